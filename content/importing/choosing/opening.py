"""How an edition opens, by its headline and the pictures there are.

Input: an outline and its subject. Output: the name of an opening with the reason, and which of the
headline's pictures is the one that opens. Sizes are pixels of the file.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from content.importing.choosing.subject import Subject
from content.importing.outline import Outline, PictureWords
from content.words import Message
from fonts.chinese.characters import is_han

#: Pixels across of a photograph that may open a page: 110 ppi over a tabloid's 275 mm.
ACROSS = 1190
#: Width of a wide picture in heights: an opening takes 42 % of a page of 1 : 1.4, so its frame is
#: about 1.7 wide, and a third at most is cropped away.
WIDE = 1.25
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
    """Return how an edition of this subject opens; `figures`: its copy states key figures."""
    shown = [p for p in outline.pictures if p.raw]
    if not shown:
        if figures:
            return Opening("number", Message("imported.opens-number"))
        if subject.ground:
            return Opening("wide", Message("imported.opens-ground"))
        return Opening("type", Message("imported.opens-words"))
    if subject.poems and _short(outline.title):
        return Opening("vertical", Message("imported.opens-down"))
    if is_wide(shown[0]):
        return Opening("hero", Message("imported.opens-hero"))
    name = "festive" if subject.ground else "quiet"
    return Opening(name, Message("imported.opens-beside"))


def first_picture(pictures: Sequence[PictureWords]) -> PictureWords | None:
    """Return the picture that opens: the first where an office ordered them, else the strongest.

    The strongest is a wide one before others, then the one with most pixels across.
    """
    shown = [p for p in pictures if p.raw]
    if not shown:
        return None
    if any(_NAMED.match(str(p.place.source)) for p in shown):
        return shown[0]

    return max(shown, key=lambda one: (is_wide(one), size_of(one)[0]))


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
