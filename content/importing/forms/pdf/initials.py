"""A large initial that reaches down over lines of its paragraph → the first character of these.

Input: the characters of a page whose lines are level. Output: the same characters; an initial
stands in the first row beside it, and the further rows begin where it begins, so that all of them
are lines of one paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import mode

from content.importing.forms.pdf.turned import Char
from fonts.chinese.characters import is_han

#: An initial is so many times the text's size and reaches down over so many rows at least.
_LARGE, _ROWS = 1.7, 2
#: Text begins no further behind it, em of the text; its head is level with theirs within so much.
_NEAR, _LEVEL = 1.2, 1.2
#: Where characters of one size end above their baseline, em.
_ASCENT = 0.88


def with_initials(chars: Sequence[Char]) -> list[Char]:
    """Return the characters of a page, each initial in the first row that stands beside it."""
    out = list(chars)
    if not out:
        return out
    usual = mode(round(char.size, 1) for char in out)
    for initial in [c for c in out if c.size >= _LARGE * usual and is_han(c.text)]:
        rows = _beside(initial, out, usual)
        if len(rows) >= _ROWS and _is_alone(initial, out):
            first = rows[0]
            head = first.base + _ASCENT * first.size
            if abs(initial.base + _ASCENT * initial.size - head) > _LEVEL * usual:
                continue
            out = [_set(char, initial, rows) for char in out]
    return out


def _beside(initial: Char, chars: Sequence[Char], usual: float) -> list[Char]:
    """Return the first characters of the rows beside an initial, from the top down."""
    near = sorted(
        (
            char
            for char in chars
            if char.size < initial.size / _LARGE
            and 0 <= char.left - initial.right + 0.5 * usual <= (_NEAR + 0.5) * usual
            and initial.base - 0.5 * usual <= char.base < initial.base + initial.size
        ),
        key=lambda one: (-one.base, one.left),
    )
    rows: list[Char] = []
    for char in near:
        if not rows or rows[-1].base - char.base > 0.5 * char.size:
            rows.append(char)
    return rows


def _is_alone(initial: Char, chars: Sequence[Char]) -> bool:
    """Tell whether no other character as large stands at a side of one, or over or under it."""
    reach = 2.2 * initial.size
    return not any(
        one is not initial
        and one.size >= initial.size / _LARGE
        and abs(one.left - initial.left) < reach
        and abs(one.base - initial.base) < reach
        and one.size == initial.size
        for one in chars
    )


def _set(char: Char, initial: Char, rows: Sequence[Char]) -> Char:
    """Return a character as it is set where the initial has the text's size."""
    first = rows[0]
    if char is initial:
        return replace(first, text=char.text, left=initial.left, right=first.left, spaced=False)
    if any(char is row for row in rows[1:]):
        return replace(char, left=initial.left)
    return char
