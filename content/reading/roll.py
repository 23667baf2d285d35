"""A roll of names (名单): its rows as written → groups with their names in order.

Names are parted by tabs, wide blanks, several blanks or 、; one blank may stand inside a name of
two characters. A row that ends with ： is the head of a group, words before ： are, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from fonts.chinese.characters import HAN

#: Between two names for sure; a single blank may stand inside one. A remark in brackets is no
#: longer than 60 characters: to look to the end of the row at each of 60,000 marks takes long.
_BRACKETED = r"(?![^（()）]{0,60}[）)])"
_PARTED = re.compile(rf"(?:\t+|[ \u3000]{{2,}}|[、，,；;]){_BRACKETED}")
_BLANK = re.compile(rf"[ \u3000\u00a0]+{_BRACKETED}")
_ONE = re.compile(rf"[{HAN}]")
_TWO = re.compile(rf"([{HAN}])([{HAN}])")
_HEAD = re.compile(r"(?:#+\s*)?([^：:]{1,40})[：:]\s*(.*)|#+\s*(.+)")
#: White between the characters of a name of two, which so is as wide as one of three.
INNER = "\u3000"


@dataclass
class Group:
    """A group as it is read: its head, its names, its line, and single characters left over."""

    title: str
    line: int
    names: list[str] = field(default_factory=list)
    odd: list[tuple[str, int]] = field(default_factory=list)


def printed(name: str) -> str:
    """Return a name as it is printed: one of two characters with a wide blank inside."""
    two = _TWO.fullmatch(name)
    return f"{two[1]}{INNER}{two[2]}" if two else name


def groups(rows: Sequence[tuple[str, int]]) -> tuple[Group, ...]:
    """Return the groups of a roll: rows of words and their lines."""
    found = [Group("", rows[0][1] if rows else 0)]
    for words, line in rows:
        if not words.strip():
            continue
        head = _HEAD.fullmatch(words.strip())
        rest = words
        if head is not None:
            title, rest = (head[1] or head[3] or "").strip(), head[2] or ""
            if found[-1].names or found[-1].title:
                found.append(Group(title, line))
            else:
                found[-1].title, found[-1].line = title, line
        for name in names(rest):
            if _ONE.fullmatch(name):
                found[-1].odd.append((name, line))
            found[-1].names.append(printed(name))
    return tuple(group for group in found if group.names or group.title)


def names(row: str) -> Iterator[str]:
    """Yield the names of a row; single characters beside each other are a name of two."""
    parts = [_joined(part) for part in _PARTED.split(row.strip()) if part.strip()]
    flat = [one for part in parts for one in part]
    index = 0
    while index < len(flat):
        one, two = flat[index], flat[index + 1] if index + 1 < len(flat) else ""
        if _ONE.fullmatch(one) and _ONE.fullmatch(two):
            yield one + two
            index += 2
        else:
            yield one
            index += 1


def _joined(part: str) -> list[str]:
    """Return the words of a part between sure bounds; Latin words beside each other are one."""
    found: list[str] = []
    for word in _BLANK.split(part.strip()):
        if found and found[-1].isascii() and word.isascii():
            found[-1] += f" {word}"
        elif word:
            found.append(word)
    return found
