"""Photographs that lie beside one text → the story each belongs to, and the one that opens.

Input: an outline in which they all hang on the last story, for a folder states no place for them.
Output: the same outline: each picture with the story that its words name, the strongest wide one
over all, portraits with the persons they are called after; what no story names goes where fewest
pictures are. Each is told as a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import PurePath

from content.importing.blocks import Log
from content.importing.choosing.opening import LEAST, is_wide, opener_of, stands_downwards
from content.importing.choosing.portrayed import portrayed
from content.importing.choosing.subject import subject_of
from content.importing.forms.photos import PHOTOS
from content.importing.outline import Outline, PictureWords, Section
from content.words import Message, message
from fonts.chinese.characters import HAN

#: A pair of characters in a story's head tells as much as so many in its copy.
IN_HEAD = 3
_HAN_RUN = re.compile(f"[{HAN}]+")


def with_portraits(outline: Outline, log: Log) -> None:
    """Stand photographs beside the persons they are called after, wherever they were put."""
    stories = _stories(outline)
    files = [p for section in outline.sections for p in section.pictures if _is_file(p)]
    taken = portrayed(stories, files)
    for portrait, name in taken:
        log.withdraw(portrait.place)
        _tell(portrait, message("imported.beside-story", title=name), log)
    for section in outline.sections:
        section.pictures = [
            p for p in section.pictures if not any(p is portrait for portrait, _ in taken)
        ]


def _stories(outline: Outline) -> list[Section]:
    return [s for s in outline.sections if s.kind != "box"] or outline.sections


def placed_loose(outline: Outline, log: Log) -> None:
    """Give the photographs that lie beside the one text of an import their places."""
    if not outline.sections:
        return
    last = outline.sections[-1]
    loose = [p for p in last.pictures if _is_file(p)]
    if not loose:
        return
    last.pictures = [p for p in last.pictures if not _is_file(p)]
    stories = _stories(outline)
    named = {id(p): found for p in loose if (found := _named_after(p, stories))}
    free = [p for p in loose if id(p) not in named]
    opens = None if outline.pictures else _opener(outline, free, alone=len(stories) == 1)
    if opens is not None:
        outline.pictures = [opens]
        _tell(opens, Message("imported.opens-edition"), log)
    for picture in loose:
        if picture is opens:
            continue
        story = named.get(id(picture)) or _nearest(picture, stories)
        story.pictures.append(picture)
        if len(stories) > 1:
            _tell(picture, message("imported.beside-story", title=story.title), log)


def _opener(outline: Outline, free: Sequence[PictureWords], *, alone: bool) -> PictureWords | None:
    """Return the picture that opens; an upright one beside a single story, or one downwards."""
    best = opener_of(outline, free)
    if best is None:
        return None
    alone = alone or stands_downwards(outline, subject_of(outline).subject)
    return best if alone or is_wide(best) else None


def _is_file(picture: PictureWords) -> bool:
    """Tell whether a picture is a file of its own, with no place in a text."""
    return picture.raw is not None and PurePath(str(picture.place.source)).suffix.lower() in PHOTOS


def _named_after(picture: PictureWords, stories: Sequence[Section]) -> Section | None:
    """Return the story whose head names what the file is called: a person, a village."""
    found = _HAN_RUN.match(PurePath(str(picture.place.source)).stem)
    if found is None or len(found[0]) < 2:
        return None
    return next((s for s in stories if found[0] in f"{s.kicker}{s.title}"), None)


def _nearest(picture: PictureWords, stories: Sequence[Section]) -> Section:
    """Return the story that has most of the caption's words, else the one with fewest pictures."""
    pairs = {a + b for run in _HAN_RUN.findall(picture.caption) for a, b in pairwise(run)}

    def shared(story: Section) -> int:
        copy = "".join(p.text for p in story.body)
        return sum(IN_HEAD * (pair in story.title) + (pair in copy) for pair in pairs)

    best = max(stories, key=shared)
    return best if shared(best) >= LEAST else min(stories, key=lambda s: len(s.pictures))


def _tell(picture: PictureWords, done: Message, log: Log) -> None:
    words = picture.caption or PurePath(str(picture.place.source)).name
    log.doubt(picture.place, words, Message("imported.picture-without-place"), done)
