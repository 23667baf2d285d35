"""How an edition opens, by its headline and the pictures there are.

Input: an outline and its subject. Output: the name of an opening with the reason, and which of the
headline's pictures is the one that opens. Sizes are pixels of the file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from content.importing.choosing.subject import Subject, subject_of
from content.importing.outline import Outline, PictureWords
from content.words import Message
from fonts.chinese.characters import is_han

#: Pixels across of a photograph that may open a page: 110 ppi over a tabloid's 275 mm.
ACROSS = 1190
#: Width of a wide picture in heights: an opening takes 42 % of a page of 1 : 1.4, so its frame is
#: about 1.7 wide, and a third at most is cropped away.
WIDE = 1.25
#: The same over two thirds of the page, beside a headline that stands downwards.
BESIDE = 800
#: Pairs of the caption that a headline, or a story, must have to be what it shows: one is chance.
LEAST = 2
#: A headline of no more Han characters stands downwards: with 8 it is in two lines beside a
#: picture of half the page.
DOWNWARDS = 8
#: What an office calls the picture that opens, and the numbers by which it orders others.
_NAMED = re.compile(r"(?:题图|头图|主图|封面|[0-9０-９]{1,3}[\s_\-、.．)）])")


@dataclass(frozen=True, slots=True)
class Opening:
    """The name of an opening and why it is that one."""

    name: str
    why: Message


def opening_of(outline: Outline, subject: Subject, *, figures: bool = False) -> Opening:
    """Return how an edition of this subject opens; `figures`: one is what it is about."""
    shown = [p for p in outline.pictures if p.raw]
    if not shown:
        if figures:
            return Opening("number", Message("imported.opens-number"))
        if subject.ground:
            return Opening("wide", Message("imported.opens-ground"))
        return Opening("type", Message("imported.opens-words"))
    if stands_downwards(outline, subject):
        return Opening("vertical", Message("imported.opens-down"))
    if is_wide(shown[0]):
        return Opening("hero", Message("imported.opens-hero"))
    name = "festive" if subject.ground else "quiet"
    return Opening(name, Message("imported.opens-beside"))


def opener_of(outline: Outline, pictures: Sequence[PictureWords]) -> PictureWords | None:
    """Return which of some pictures opens: the first where an office ordered them, else the best.

    The best has a form that can open from edge to edge, or any where the headline stands downwards
    beside it; of those the one whose caption has most of the headline's words, then of what the
    copy opens with, then the widest.
    """
    shown = [p for p in pictures if p.raw]
    if not shown:
        return None
    if any(_NAMED.match(str(p.place.source)) for p in shown):
        return shown[0]
    downwards = stands_downwards(outline, subject_of(outline).subject)
    about = (_pairs(f"{outline.title}，{outline.deck}"), _pairs(_begun(outline)))

    def worth(one: PictureWords) -> tuple[bool, int, int, int]:
        across = size_of(one)[0]
        fits = is_wide(one) or (downwards and across >= BESIDE)
        head, copy = (len(_pairs(one.caption) & words) for words in about)
        return fits, head if head >= LEAST else 0, copy if copy >= LEAST else 0, across

    return max(shown, key=worth)


def _begun(outline: Outline) -> str:
    """Return what the copy opens with: the lede, or the first story down to its first sub-head."""
    body = outline.lede or [p for section in outline.sections[:1] for p in section.body]
    return "，".join(p.text for p in takewhile(lambda p: p.kind == "p", body))


def stands_downwards(outline: Outline, subject: Subject) -> bool:
    """Tell whether the headline of this subject stands downwards beside its picture."""
    return subject.poems and _short(outline.title)


def is_wide(picture: PictureWords) -> bool:
    """Tell whether a picture has the form and the pixels to open a page from edge to edge."""
    across, high = size_of(picture)
    return across >= max(ACROSS, WIDE * high)


def size_of(picture: PictureWords) -> tuple[int, int]:
    """Return width and height in pixels as it is seen; nothing of a drawing or a damaged file."""
    from PIL import ExifTags, Image

    if picture.raw is None:
        return 0, 0
    try:
        with Image.open(io.BytesIO(picture.raw.data)) as image:
            wide, high = image.size
            turned = image.getexif().get(ExifTags.Base.Orientation, 1) >= 5
            return (high, wide) if turned else (wide, high)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0


def _short(title: str) -> bool:
    return 0 < sum(map(is_han, title)) <= DOWNWARDS


def _pairs(text: str) -> set[str]:
    return {a + b for a, b in pairwise(text) if is_han(a) and is_han(b)}
