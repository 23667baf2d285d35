"""Lines that head copy by what they are and nothing else: dates, bare numerals, counts of names.

Input: the parts of all sources by their words. Output: the same parts, such lines as sub-heads
where several of them stand over copy of their own.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from content.importing.recognising.part import Part
from content.importing.recognising.roles import Role
from content.importing.recognising.rolls import counts_names
from fonts.chinese.calendar import WEEKDAYS
from fonts.chinese.numerals import ONE_TO_TEN, value_of

#: A date that heads what happened then; so many make a chronicle.
_DATE_HEAD = re.compile(
    rf"(?:[●◆■▲]\s*)?(?:[{ONE_TO_TEN}]{{1,2}}月份?|第?[一二三四]季度|(?:19|20)\d{{2}}年(?:\d{{1,2}}月(?:\d{{1,2}}日)?)?|\d{{1,2}}月(?:\d{{1,2}}日)?|(?:星期|周)[{WEEKDAYS}])"
    r"(?:[—至-]\S{2,8})?"
)
_LEAST_DATES = 3
#: A numeral alone parts an essay: 一, （二）, 其三; so do digits that are centred or bold.
_NUMERAL = re.compile(rf"[（(]?其?([{ONE_TO_TEN}]{{1,3}})[）)]?")
_DIGITS = re.compile(r"0?(\d{1,2})")
_LINES = frozenset({Role.SHORT, Role.HEAD, Role.NUMBER, Role.FURNITURE})


def over_copy(parts: list[Part]) -> list[Part]:
    """Return the parts, lines that head copy by what they are as sub-heads."""
    return _over_rolls(_counted(_chronicle(parts)))


def _chronicle(parts: list[Part]) -> list[Part]:
    """Take dates that stand over copy of their own for sub-heads, where there are several."""
    dates = [
        at
        for at, (part, after) in enumerate(itertools.pairwise(parts))
        if _DATE_HEAD.fullmatch(part.text.strip())
        and not part.block.hint
        and after.role in (Role.BODY, Role.SHORT)
        and not _DATE_HEAD.fullmatch(after.text.strip())
    ]
    return _as_subheads(parts, dates) if len(dates) >= _LEAST_DATES else parts


def _counted(parts: list[Part]) -> list[Part]:
    """Take numerals that stand alone over copy, and count on from one, for sub-heads."""
    found = [
        (at, _value(part))
        for at, (part, after) in enumerate(itertools.pairwise(parts))
        if part.role in _LINES and after.role is Role.BODY and _value(part)
    ]
    counted: list[int] = []
    for first, (_, value) in enumerate(found):
        if value != 1:
            continue
        run = [at for (at, n), due in zip(found[first:], itertools.count(1)) if n == due]
        counted += run if len(run) > 1 else []
    return _as_subheads(parts, counted)


def _value(part: Part) -> int:
    """Return the number of a line that holds nothing else; 0 of other lines."""
    text, look = part.text.strip(), part.block.look
    han = _NUMERAL.fullmatch(text)
    if han:
        return int(value_of(han[1]))
    digits = _DIGITS.fullmatch(text) if look.centred or look.bold else None
    return int(digits[1]) if digits else 0


def _as_subheads(parts: list[Part], places: Sequence[int]) -> list[Part]:
    return [replace(p, role=Role.SUBHEAD) if at in places else p for at, p in enumerate(parts)]


def _over_rolls(parts: list[Part]) -> list[Part]:
    """Take lines that count the names under them for sub-heads: 一等奖（2名）."""
    return _as_subheads(
        parts,
        [
            at
            for at, (part, after) in enumerate(itertools.pairwise(parts))
            if at and is_plain(part) and after.role is Role.ROLL and counts_names(part.text)
        ],
    )


def is_plain(part: Part) -> bool:
    """Tell whether neither words nor look say what a line is."""
    return part.role is Role.SHORT and not part.block.level and not part.block.hint
