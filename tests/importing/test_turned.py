"""Pages that lie on their side, and vertical lines, are laid so that their lines are level."""

from __future__ import annotations

import math

import pytest

from content.importing.forms.pdf.drawn import Box, Drawn
from content.importing.forms.pdf.line import Line
from content.importing.forms.pdf.order import in_order
from content.importing.forms.pdf.paragraphs import texts
from content.importing.forms.pdf.turned import Glyph, turn_of
from content.importing.forms.pdf.upright import laid, upright

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
    assert upright([*found, *title, *found]) == [[title]]
    lines = [Line("文", 50, 450, base, SIZE, bold=False, face="") for base in (630, 610, 200)]
    over = laid([title], lines, [])[0]
    assert (over.text, over.left) == ("守粮人", 50) and over.base > lines[0].top


@pytest.mark.parametrize("framed", [True, False])
def test_an_upright_title_stands_over_the_copy_beside_it_or_alone_in_a_frame(
    *, framed: bool
) -> None:
    title = [
        Glyph(word, Box(300, 600 - 40 * at, 340, 640 - 40 * at), 300, 600 - 40 * at, 40, 0)
        for at, word in enumerate("腊肉香")
    ]
    left = [Line("左", 50, 250, base, SIZE, bold=False, face="") for base in (630, 610)]
    head = [Line("左题", 50, 130, 640, 20, bold=True, face="")]
    right = [Line("右", 350, 450, base, SIZE, bold=False, face="") for base in (620, 600)]
    frame = [Box(290, 500, 345, 660)] if framed else []
    over = laid([title], [*head, *left, *right], frame)[0]
    assert (over.left, over.within is not None) == ((300, True) if framed else (350, False))
    assert framed or over.base < 640


def vertical(lines: list[str], left: float, top: float) -> list[Glyph]:
    """Return lines that run down, the first at the right."""
    return [
        Glyph(char, Box(x, y, x + SIZE, y + SIZE), x, y, SIZE, 0)
        for row, words in enumerate(lines)
        for at, char in enumerate(words)
        for x, y in [(left - 20 * row, top - SIZE * (at + 1))]
    ]


def test_vertical_lines_in_a_frame_of_a_level_page_are_lines_of_their_own() -> None:
    poem = vertical(["霜降", "柿子红透了", "留给天上的鸟", "也留一点甜"], 500, 700)
    poem[1], poem[2] = poem[2], poem[1]  # a file may go to and fro between two lines
    found = [*glyphs(0), *poem, *glyphs(0)]
    blocks = upright(found)
    assert [["".join(g.text for g in run) for run in block] for block in blocks] == [
        ["霜降", "柿子红透了", "留给天上的鸟", "也留一点甜"]
    ]
    frame = Box(430, 400, 520, 710)
    level = Line("文" * 40, 50, 420, 690, SIZE, bold=False, face="")
    lines = laid(blocks[0], [level], [frame])
    columns = in_order([[level, *lines]], [Drawn(frames=(frame,))])
    said = [one.text for one in texts(columns) if one.apart]
    assert said == ["霜降", "柿子红透了", "留给天上的鸟", "也留一点甜"]


def test_a_word_askew_turns_no_page() -> None:
    leans = [Glyph("样", Box(0, 0, SIZE, SIZE), 0, 0, SIZE, 0.7)] * 4
    turn = turn_of([*glyphs(0), *leans], WIDE, HIGH)
    assert turn.quarter == 0 and not turn.level(leans[0])
