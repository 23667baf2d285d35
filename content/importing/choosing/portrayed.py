"""Portraits called after the persons of a story → boxes about these persons (人物).

Input: the sections of an outline, and photographs that have no place. Output: where three parts or
more on end are about persons whom portraits are called after, by their sub-heads (李莉：十指如飞;
十指如飞 李莉) or by the first words of their copy (李莉，银行柜员), each is a box with its portrait
and its copy, so that they stand abreast; the portraits that were taken. A single one may be of a
place, and stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath

from content.importing.outline import Paragraph, PictureWords, Section
from content.importing.recognising.persons import BOX, named_line
from content.reading.asides import FEWEST_ABREAST, LONGEST_ABREAST
from fonts.chinese.characters import HAN

#: What parts a name from the other words of a sub-head that ends with it.
_PARTED = r"[ \u3000，,、：:—·|｜/／]+"
_LAST = re.compile(rf"(.+?){_PARTED}([{HAN}]{{2,4}})")
_FIRST = re.compile(rf"([{HAN}]{{2,4}})[，,、：:（(]")


def portrayed(
    stories: Sequence[Section], loose: Sequence[PictureWords]
) -> list[tuple[PictureWords, str]]:
    """Make boxes of the persons that portraits are called after; return these with the names."""
    portraits = {PurePath(str(p.place.source)).stem: p for p in loose}
    taken: list[tuple[PictureWords, str]] = []
    for story in stories:
        body: list[Paragraph] = []
        for is_person, run in groupby(_parts(story.body), lambda p: _portrait(p, portraits)[0]):
            parts = list(run)
            names = {_portrait(part, portraits)[1] for part in parts}
            if not is_person or not FEWEST_ABREAST <= len(parts) == len(names):
                body += [paragraph for part in parts for paragraph in part]
                continue
            for part in parts:
                _, name, post = _portrait(part, portraits)
                portrait = portraits.pop(name)
                body.append(_box(part, name, post, portrait))
                taken.append((portrait, name))
        story.body = body
    return taken


def _parts(body: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Yield a sub-head with the copy under it, and what stands before the first."""
    part: list[Paragraph] = []
    for paragraph in body:
        if paragraph.kind.startswith("#") and part:
            yield part
            part = []
        part.append(paragraph)
    if part:
        yield part


def _portrait(
    part: Sequence[Paragraph], portraits: dict[str, PictureWords]
) -> tuple[bool, str, str]:
    """Tell whether a part is a person of a portrait, short enough to stand abreast; name, post."""
    head, *copy = part
    name, post = _named(head.text, copy[0].text if copy else "", portraits)
    plain = all(p.kind == "p" and not (p.held or p.query) for p in copy)
    short = 0 < sum(len(p.text) for p in copy) <= LONGEST_ABREAST
    return head.kind.startswith("#") and name in portraits and plain and short, name, post


def _named(head: str, copy: str, portraits: dict[str, PictureWords]) -> tuple[str, str]:
    """Return of whom a part is, of those that portraits are called after, and its other words."""
    name, post = named_line(head)
    if name in portraits:
        return name, post
    last = _LAST.fullmatch(head.strip())
    if last and last[2] in portraits:
        return last[2], last[1]
    first = _FIRST.match(copy)
    return (first[1], head) if first and first[1] in portraits else ("", head)


def _box(part: Sequence[Paragraph], name: str, post: str, portrait: PictureWords) -> Paragraph:
    rows = [f"身份：{post}"] if post else []
    for index, paragraph in enumerate(part[1:]):
        rows += [""] * bool(index) + [paragraph.text]
    portrait.caption = "" if portrait.caption == name else portrait.caption
    box = Paragraph(name, part[0].place, BOX, whole=True, rows=tuple(rows))
    box.portrait = portrait
    return box
