"""The lines over a story that no look tells apart: 引题, 主题, 副题, 署名.

Input: the places of lines that stand together. Output: their roles. The line over a deck (——) is
the title; of two lines the one of two parts or the compact one is, and what is over it its kicker.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from content.importing.blocks import Log
from content.importing.recognising.groups import issued, signed
from content.importing.recognising.headline import DECK
from content.importing.recognising.part import Part
from content.importing.recognising.roles import (
    PAPER_KIND,
    Role,
    is_label,
    joined_names,
    mark_of,
    name_line,
    pen_name,
    two_parts,
)
from content.words import Message

#: What may stand in a group of lines over a story.
LINE = frozenset({Role.SHORT, Role.BYLINE, Role.DATELINE, Role.DECK, Role.NOTE})
_ISSUER = re.compile(r"(?:委员会|委|政府|办公室|局|厅|部|院|会|公司|学校)$")
_ON = re.compile(r"^(?:关于|印发|转发)")
#: The second half of an official title on two lines: 与2026年…的报告.
_HALF = re.compile(r"^(?:与|和|及|以及|暨|的|并|草案)(?!时|平|谐|气)")
#: What a series of stories is called; its name stands over the title.
_SERIES = re.compile(
    "(?:故事|系列|纪事|风采|人物|观察|走笔|一线|进行时|专栏|连载|行动|走基层|调查)$"
)


def composed(parts: list[Part], places: Sequence[int], role: Role, log: Log) -> None:
    """Give the lines of a group their roles.

    Args:
        parts: all parts; those of the group are replaced.
        places: places of the group's lines.
        role: what the title becomes, TITLE or HEAD.
        log: takes the doubts.
    """
    last = places[-1]
    if len(places) > 1 and (_heads_roll(parts, last) or _heads_copy(parts, last)):
        parts[places[-1]] = replace(parts[places[-1]], role=Role.SUBHEAD)
        places = places[:-1]
    lines = [i for i in places if parts[i].role is Role.SHORT]
    lines = _signatures(parts, places, lines, log)
    _joined(parts, lines)
    if not lines:
        return
    title = _title(parts, places, lines)
    for place in lines:
        if place == title:
            parts[place] = replace(parts[place], role=role)
            continue
        over = place < title
        parts[place] = replace(parts[place], role=Role.KICKER if over else Role.DECK)
        log.doubt(
            parts[place].block.place,
            parts[place].text,
            Message("imported.over-title" if over else "imported.under-title"),
            Message("imported.as-kicker" if over else "imported.as-deck"),
        )


def _heads_roll(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line under a title heads a roll of names, as a line over the next one does."""
    rolls = [i for i, part in enumerate(parts) if i > at and part.role is Role.ROLL]
    short = parts[at].role is Role.SHORT and rolls[:1] == [at + 1]
    return short and any(parts[i - 1].role in (Role.SHORT, Role.SUBHEAD) for i in rolls[1:])


def _heads_copy(parts: Sequence[Part], at: int) -> bool:
    """Tell whether a line under a title is the first sub-head: one amid the copy has its mark."""
    mark = mark_of(parts[at].text)
    later = (i for i in range(at + 2, len(parts)) if mark_of(parts[i].text) == mark)
    short = parts[at].role is Role.SHORT and bool(mark)
    lines = (Role.SHORT, Role.SUBHEAD)
    return short and any(parts[i].role in lines and parts[i - 1].role is Role.BODY for i in later)


def _signatures(parts: list[Part], places: Sequence[int], lines: list[int], log: Log) -> list[int]:
    """Make lines that only name who wrote the story its byline; return the other lines."""
    while len(lines) > 1 and _signs(parts[lines[-1]].text, parts[lines[0]].text):
        at = lines.pop()
        if any(parts[i].role is Role.BYLINE for i in places):
            lines.append(at)
            return lines
        parts[at] = replace(parts[at], role=Role.BYLINE)
        log.doubt(
            parts[at].block.place,
            parts[at].text,
            Message("imported.name-under-title"),
            Message("imported.as-byline"),
        )
    return lines


def _signs(text: str, title: str) -> bool:
    named = signed(text) or name_line(text) or joined_names(text) or issued(text, title)
    return named or (len(title) > len(text) + 1 and pen_name(text))


def _joined(parts: list[Part], lines: list[int]) -> None:
    """Join an official title that runs over two lines: who issues it, and 关于 what."""
    for before, after in itertools.pairwise(lines):
        first, second = parts[before], parts[after]
        if _ISSUER.search(first.text) and _ON.match(second.text):
            words = f"{first.text} {second.text}"
        elif _HALF.match(second.text) and PAPER_KIND.search(second.text):
            words = f"{first.text}|{second.text}"
        else:
            continue
        parts[before] = replace(first, block=replace(first.block, text=words))
        parts[after] = replace(second, block=replace(second.block, text=""))
        lines.remove(after)
        return


def _title(parts: Sequence[Part], places: Sequence[int], lines: Sequence[int]) -> int:
    """Return which of the lines is the title."""
    told = [i for i in lines if parts[i].block.level or parts[i].block.hint == "title"]
    if len(lines) == 1 or told:
        return told[0] if told else lines[0]
    decks = [i for i in places if parts[i].role is Role.DECK]
    if decks and lines[0] < decks[0]:
        return max(i for i in lines if i < decks[0])
    if len(lines) > 2:
        return lines[1]
    first, second = lines
    return second if _kicker(parts, first, second) else first


def _kicker(parts: Sequence[Part], first: int, second: int) -> bool:
    """Tell whether the first of two lines stands over the title, and not the second under it."""
    one, two = parts[first].text, parts[second].text
    if is_label(one):
        return True
    if bool(PAPER_KIND.search(one)) != bool(PAPER_KIND.search(two)):
        return bool(PAPER_KIND.search(two))
    if two_parts(one) != two_parts(two):
        return two_parts(two)
    if DECK.search(two):
        return False
    if mark_of(one) != mark_of(two):
        return bool(mark_of(two))
    if sum(p.text.startswith("—") for p in parts if p.role is Role.DECK) > 1:
        return True  # decks of this source have their dash
    if len(one) <= 6 < len(two) or (_SERIES.search(one) and len(one) < len(two)):
        return True
    return len(one) > len(two) + 3 and ("，" in one or len(two) <= 16)
