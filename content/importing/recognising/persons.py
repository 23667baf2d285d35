"""A box about a person (人物名片): its label, name, portrait and copy → one part.

Input: the parts of a source. Output: the same parts, each such box as one, which stands where it
stood in its story. What is not sure to be one stays a label over copy.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from content.importing.blocks import Log
from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role, is_person
from content.importing.text.lines import ended
from content.reading.asides import NAMES
from content.words import Message
from fonts.chinese.characters import HAN, SQUARE_CLOSING, SQUARE_OPENING

#: A name, and who that is, on one line are no longer; copy about a person has no more paragraphs.
_NAME_LINE, _MOST = 24, 4
#: The block of copy that such a box is.
BOX = "人物"
#: What is longer under a portrait is copy, no caption.
_CAPTION = 30
_NAME = re.compile(
    rf"([{HAN}]{{2,4}}|[{HAN}]{{1,6}}(?:·[{HAN}]{{1,8}})+)(?:[ \u3000，,、：:]+(.+))?"
)
_IN_LINE = re.compile(
    r"【?(人物(?:名片|小传|档案|简介|卡片)?)】?[：:]\s*"
    rf"([{HAN}]{{2,4}}|[{HAN}]{{1,6}}(?:·[{HAN}]{{1,8}})+)[，,]\s*(.{{10,}})"
)
_LINES = frozenset(
    {Role.HEAD, Role.SUBHEAD, Role.SHORT, Role.BYLINE, Role.KICKER, Role.DECK, Role.BODY}
    | {Role.CAPTION}  # a name under its portrait
)
_ENDS = frozenset({Role.HEAD, Role.TITLE, Role.NOTE, Role.STAFF, Role.CREDIT, Role.KICKER})


def persons(parts: Sequence[Part], log: Log) -> list[Part]:
    """Return the parts, boxes about persons put together."""
    out: list[Part] = []
    at = 0
    while at < len(parts):
        size, box = _box(parts, at, log)
        out.append(box or parts[at])
        at += size if box else 1
    return out


def named_line(line: str) -> tuple[str, str]:
    """Return a person's name and what stands behind it; the whole line where it is no name."""
    found = _NAME.fullmatch(line.strip())
    return (found[1], found[2] or "") if found else (line, "")


def _box(parts: Sequence[Part], at: int, log: Log) -> tuple[int, Part | None]:
    """Return how many parts a box takes up from a place on, and the box; None where none is."""
    part = parts[at]
    line = _IN_LINE.fullmatch(part.text) if part.role is Role.BODY else None
    if line:
        return 1, _made(part, line[1], line[2], [line[3]], None, log)
    if part.role is not Role.NOTE or not is_person(part.text):
        return 1, None
    here = at + 1
    portrait, named = None, None
    while here < len(parts) and (portrait is None or named is None):
        found = parts[here]
        if portrait is None and found.role is Role.PICTURE:
            portrait = found
        elif named is None and found.role in _LINES and _is_name(found.text):
            named = found
        else:
            break
        here += 1
    copy: list[str] = []
    while here < len(parts) and len(copy) < _MOST and _is_copy(parts[here], bool(portrait)):
        copy.append(parts[here].text)
        here += 1
    goes_on = here < len(parts) and parts[here].role not in _ENDS
    if named is None or not copy:
        return 1, None
    if goes_on:  # the story goes on behind the box
        here -= len(copy) - 1
        copy = copy[:1]
    return here - at, _made(part, part.text, named.text, copy, portrait, log)


def _is_name(text: str) -> bool:
    return len(text) <= _NAME_LINE and not ended(text) and bool(_NAME.fullmatch(text.strip()))


def _is_copy(part: Part, portrait: bool) -> bool:
    caption = part.role is Role.CAPTION and portrait and len(part.text) > _CAPTION
    return part.role is Role.BODY or caption


def _made(
    part: Part, label: str, name: str, copy: Sequence[str], portrait: Part | None, log: Log
) -> Part:
    """Return a box as a part: its rows, its name as text, its label as hint."""
    bare = label.strip(SQUARE_OPENING + SQUARE_CLOSING + "：:")
    if bare not in NAMES:
        log.leave_out(part.block.place, bare, Message("imported.box-label"))
        bare = BOX
    title, post = named_line(name)
    rows = [f"身份：{post}"] if post else []
    for index, words in enumerate(copy):
        rows += [""] * bool(index) + [words]
    picture = portrait.block.picture if portrait else None
    block = replace(part.block, text=title, hint=bare, rows=tuple(rows), picture=picture)
    return Part(Role.PERSON, block)
