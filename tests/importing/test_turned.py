"""Pages that lie on their side, and vertical lines, are laid so that their lines are level."""

from __future__ import annotations

import math

import pytest

from content.importing.forms.pdf.chars import Line, _over
from content.importing.forms.pdf.drawn import Box
from content.importing.forms.pdf.turned import Glyph, standing, turn_of

WIDE, HIGH, SIZE = 600.0, 800.0, 10.0


def glyphs(quarter: int, down: int = 0) -> list[Glyph]:
    """Return two lines of ten characters, as a page turned by so many quarters has them."""
    found = []
    for row in range(2):
        for at in range(10):
            x, y = 50 + SIZE * at, 700.0 - 20 * row
            if down:
                x, y = 500.0 - 20 * row, 700 - SIZE * at
            for _ in range(quarter):  # against the clock, on a page of the other format
                x, y = HIGH - y, x
            box = Box(x, y, x + SIZE, y + SIZE)
            found.append(Glyph(str(row), box, x, y, SIZE, quarter * math.pi / 2))
    return found


@pytest.mark.parametrize("quarter", [0, 1])
def test_the_lines_of_a_page_are_level(quarter: int) -> None:
    found = glyphs(quarter)
    wide, high = (HIGH, WIDE) if quarter else (WIDE, HIGH)
    turn = turn_of(found, wide, high)
    assert (turn.quarter, turn.vertical, turn.height) == (quarter, False, HIGH)
    edges = [turn.edges(one) for one in found]
    assert [round(base) for _, _, base in edges] == [700] * 10 + [680] * 10
    assert all(turn.level(one) for one in found)


def test_vertical_lines_are_read_from_the_right() -> None:
    found = glyphs(0, down=1)
    turn = turn_of(found, WIDE, HIGH)
    assert turn.vertical
    edges = [turn.edges(one) for one in found]
    first, second = edges[:10], edges[10:]
    assert min(base for *_, base in first) > max(base for *_, base in second)
    assert [left for left, *_ in first] == sorted(left for left, *_ in first)


def test_a_large_title_that_stands_upright_on_a_level_page() -> None:
    title = [
        Glyph(word, Box(500, 600 - 40 * at, 540, 640 - 40 * at), 500, 600 - 40 * at, 40, 0)
        for at, word in enumerate("守粮人")
    ]
    found = glyphs(0)
    assert turn_of([*found, *title], WIDE, HIGH).quarter == 0
    assert standing([*found, *title, *found]) == [title]
    lines = [Line("文", 50, 450, base, SIZE, bold=False, face="") for base in (630, 610, 200)]
    over = _over(title, lines)
    assert (over.text, over.left) == ("守粮人", 50) and over.base > lines[0].top


def test_a_word_askew_turns_no_page() -> None:
    leans = [Glyph("样", Box(0, 0, SIZE, SIZE), 0, 0, SIZE, 0.7)] * 4
    turn = turn_of([*glyphs(0), *leans], WIDE, HIGH)
    assert turn.quarter == 0 and not turn.level(leans[0])
