"""Columns as they are found from their lines, and their faults: each limit at both its sides."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import cast

import pytest

from layout.judge.audit.columns import (
    Column,
    _alike,
    _block,
    _captioned,
    _ends_at,
    _flush,
    _is_initial,
    _is_note,
    _parted,
    _round,
    _signs,
    _tables,
    _under,
    body_lines,
    edge_em,
    find_columns,
    find_off_grid,
    find_ragged,
    find_uneven,
    grid_phase,
    offset,
)
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import TextLine
from layout.page.units import Rect, mm
from tests.audit.pages import GRID
from tests.audit.sheets import AREA, EM, LEADING, column, frame, line, sheet

TEN = "春眠不觉晓处处闻啼鸟"
RIGHT = AREA.x + 10 * EM
NEXT = RIGHT + 1.6 * EM


def rows(*numbers: float, x: float = AREA.x, text: str = TEN) -> list[TextLine]:
    return column(x, numbers, text=text)


def read(*lines: TextLine, heads: tuple[TextLine, ...] = ()) -> tuple[Column, ...]:
    """Return the columns of lines that stand in reading order."""
    return find_columns(sheet(*lines).lines, GRID, heads)


def test_who_signs_stands_in_the_column_that_it_ends_with() -> None:
    """A name and a date at the right, each a paragraph of its own; what goes on does not."""
    left = [RIGHT - 4 * EM, RIGHT - 6 * EM]
    name, date = (
        line(TEN[:4], left[0], AREA.y + 4 * LEADING, element=1, opens=True, closes=True),
        line(TEN[:6], left[1], AREA.y + 5 * LEADING, element=2, opens=True, closes=True),
    )
    (found,) = read(*rows(1, 2, 3), name, date)
    assert found.bottom == date.baseline and found.left == AREA.x
    assert len(read(*rows(1, 2, 3), replace(name, closes=False))) == 2
    assert len(read(*rows(1, 2, 3), replace(name, right=RIGHT + EM))) == 2


# What is running text


def test_running_text_is_in_the_body_s_size_and_commonest_face() -> None:
    text = rows(1, 2, 3)
    larger = line(TEN, size=EM + 0.07, baseline=AREA.y)
    nearly = line(TEN, size=EM + 0.05, baseline=AREA.y)
    other = line(TEN, font="K", element=5)
    caption = line(TEN, tag="Caption", element=6)
    quote = line(TEN, tag="BlockQuote", element=7)
    digits = line("2021", font="F", element=0)
    found = body_lines(sheet(*text, larger, nearly, other, caption, quote, digits), GRID)
    assert [one.ink for one in found] == [one.ink for one in (*text, nearly, quote, digits)]


@pytest.mark.parametrize(
    ("indent", "closes", "copied"), [(0.0, True, False), (2.0, True, True), (0.0, False, True)]
)
def test_a_byline_of_the_copy_s_size_is_no_copy(indent: float, closes: bool, copied: bool) -> None:
    """One line right under the head and flush with it, as where a page is one box in Kai."""
    head = line("一封信", size=2 * EM, tag="H2", element=1, opens=True, closes=True)
    byline = line(TEN, AREA.x + indent * EM, element=2, opens=True, closes=closes)
    found = [one.element for one in body_lines(sheet(head, byline, *rows(1, 2, 3)), GRID)]
    assert (2 in found) is copied
    assert found.count(0) == 3


def test_without_tags_all_of_the_size_is_running_text() -> None:
    text = [replace(one, tag="", element=-1) for one in rows(1, 2)]
    digits = line("2021", font="F", tag="", element=-1)
    assert len(body_lines(sheet(*text, digits), GRID)) == 2
    assert len(body_lines(sheet(*text, line(TEN, tag="P")), GRID)) == 1


# Where a column begins and ends


@pytest.mark.parametrize(
    ("down", "aside", "columns"),
    [
        (1.0, 0.0, 1),
        (4.4, 0.0, 1),
        (4.6, 0.0, 2),
        (0.1, 0.0, 2),
        (-20.0, 0.0, 2),
        (1.0, 2.7, 1),
        (1.0, 2.9, 2),
        (1.0, -2.9, 2),
    ],
)
def test_a_column_goes_on_with_the_next_line_under_it(
    down: float, aside: float, columns: int
) -> None:
    """Down in lines, aside in em."""
    one = line(TEN, AREA.x + 50, AREA.y + 30 * LEADING)
    two = line(TEN, AREA.x + 50 + aside * EM, AREA.y + (30 + down) * LEADING)
    assert len(read(one, two)) == columns


def test_between_two_heads_a_column_goes_on_however_far() -> None:
    head = line("标题", tag="H2", size=18, baseline=AREA.y)
    page = sheet(head, *rows(2, 3), *rows(20, 21))
    assert len(find_columns(page.lines[1:], GRID, page.lines[:1])) == 1
    between = sheet(head, *rows(2, 3), replace(head, baseline=AREA.y + 18 * LEADING), *rows(20, 21))
    text = [one for one in between.lines if one.tag == "P"]
    heads = tuple(one for one in between.lines if one.tag == "H2")
    assert len(find_columns(text, GRID, heads)) == 2
    caption = replace(head, tag="H3")
    assert len(find_columns(page.lines[1:], GRID, (caption,))) == 2, "no head of a story"


def test_the_edges_are_those_of_most_lines() -> None:
    text = rows(1, 2, 3, 4)
    opening = replace(text[0], x=AREA.x + 2 * EM, opens=True)
    loose = replace(text[3], right=RIGHT + 0.3)
    (found,) = read(opening, *text[1:3], loose)
    assert found.left == pytest.approx(AREA.x)
    assert found.right == pytest.approx(RIGHT)
    near = replace(text[3], right=RIGHT + 0.12), replace(text[2], right=RIGHT + 0.06)
    (found,) = read(*text[:2], near[1], near[0], rows(5)[0])
    assert found.right == pytest.approx(RIGHT), "the middle one of those that are near"


def test_a_column_of_openings_begins_where_their_indent_ends() -> None:
    text = [replace(one, x=AREA.x + 2 * EM, opens=True) for one in rows(1, 2)]
    (found,) = read(*text)
    assert found.left == pytest.approx(AREA.x)


def test_without_a_full_line_a_mark_hangs_over_the_edge() -> None:
    stop = rows(1, text="春眠不觉晓处处闻啼。")[0]
    (found,) = read(stop)
    assert found.right == pytest.approx(RIGHT - EM / 2)
    ended = replace(rows(1)[0], closes=True)
    (found,) = read(ended)
    assert found.right == pytest.approx(RIGHT)


# Ragged lines


@pytest.mark.parametrize(("miss", "found"), [(0.021, False), (0.024, True)])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_line_ends_at_its_column_s_edge(miss: float, sign: int, found: bool) -> None:
    text = rows(*range(1, 9))
    text[4] = replace(text[4], right=RIGHT + sign * miss * EM)
    page = sheet(*text)
    own = find_columns(page.lines, GRID)
    faults, worst = find_ragged(page, own, GRID)
    assert [fault.code for fault in faults] == ([Code.RAGGED] if found else [])
    assert worst == pytest.approx(miss, abs=1e-6)
    assert not found or faults[0].measure == pytest.approx(miss, abs=6e-4)


@pytest.mark.parametrize(
    ("text", "over", "miss"),
    [
        ("春。", 0.0, 0.0),
        ("春。", 0.3, 0.0),
        ("春。", 0.5, 0.0),
        ("春。", 0.6, 0.1),
        ("春。", -0.1, -0.1),
        ("春晓", 0.3, 0.3),
    ],
)
def test_a_closing_mark_may_hang_by_its_blank_half(text: str, over: float, miss: float) -> None:
    own = Column((line(),), AREA.x, RIGHT)
    at = line(text, right=RIGHT + over * EM)
    assert edge_em(at, own, EM) == pytest.approx(miss, abs=1e-9)


def test_a_paragraph_s_last_line_may_be_short_and_not_long() -> None:
    for end, lines, found in ((-3.0, 8, 0), (0.1, 8, 1), (0.1, 3, 1)):
        text = rows(*range(1, lines + 1))
        text[-1] = replace(text[-1], right=RIGHT + end * EM, closes=True)
        page = sheet(*text)
        faults, worst = find_ragged(page, find_columns(page.lines, GRID), GRID)
        assert len(faults) == found
        assert worst == pytest.approx(max(0.0, end))
    few = [rows(1)[0], replace(rows(2)[0], right=RIGHT + 0.1 * EM, closes=True)]
    page = sheet(*few)
    own = (Column(page.lines, AREA.x, RIGHT),)
    assert find_ragged(page, own, GRID) == ([], 0.0), "of two lines nothing is known"


# The grid


def test_most_baselines_say_where_the_grid_is() -> None:
    text = [replace(one, baseline=one.baseline + 3.0) for one in rows(*range(1, 9))]
    text[3] = replace(text[3], baseline=text[3].baseline + 1.0)
    assert grid_phase(text, GRID) == pytest.approx(3.0)
    assert grid_phase([], GRID) == 0.0
    assert offset(text[3], GRID, 3.0) == pytest.approx(1.0)
    under = replace(text[0], baseline=text[0].baseline - 1.0)
    assert offset(under, GRID, 3.0) == pytest.approx(-1.0)
    near = [
        replace(one, baseline=one.baseline + by)
        for one, by in zip(text, (0.08, 0.08, 0.04), strict=False)
    ]
    assert grid_phase([*near, *rows(9, 10)], GRID) == pytest.approx(3.08)


@pytest.mark.parametrize(("off_mm", "found"), [(0.09, False), (0.11, True)])
@pytest.mark.parametrize("sign", [1, -1])
def test_a_line_stands_on_the_grid(off_mm: float, sign: int, found: bool) -> None:
    text = rows(*range(1, 9))
    for at in (2, 5):
        off = sign * off_mm * (1 if at == 2 else 0.999) * 72 / 25.4
        text[at] = replace(text[at], baseline=text[at].baseline + off)
    page = sheet(*text)
    faults = find_off_grid(page, find_columns(page.lines, GRID), GRID, 0.0)
    assert [fault.code for fault in faults] == ([Code.OFF_GRID] if found else [])
    if found:
        assert faults[0].measure == pytest.approx(off_mm, abs=1e-3)
        assert (faults[0].told.values["bad"], faults[0].told.values["lines"]) == (2, 8)
        assert faults[0].y_mm == pytest.approx(mm(text[2].baseline), abs=6)


# Where neighbours end


def uneven(
    one: list[TextLine], two: list[TextLine], *more: TextLine, **things: object
) -> tuple[int, float]:
    """Return how many groups of columns end unevenly, and by how many lines."""
    frames = things.get("frames", ())
    blocks = things.get("blocks", ())
    paths = things.get("paths", ())
    page = sheet(*one, *two, *more, frames=frames, paths=paths)  # type: ignore[arg-type]
    text = [line for line in page.lines if line.tag == "P"]
    heads = [line for line in page.lines if line.head]
    whites = things.get("whites", ())
    faults, worst = find_uneven(page, find_columns(text, GRID, heads), GRID, blocks, whites)  # type: ignore[arg-type]
    assert all(fault.code is Code.UNEVEN for fault in faults)
    return len(faults), worst


@pytest.mark.parametrize(("short", "found"), [(0.0, 0), (1.0, 0), (1.29, 0), (1.31, 1), (3.0, 1)])
def test_neighbours_end_within_a_line(short: float, found: int) -> None:
    two = rows(1, 2, 3, 6 - short, x=NEXT)
    count, worst = uneven(rows(1, 2, 3, 6), two)
    assert count == found
    assert worst == pytest.approx(short)


@pytest.mark.parametrize(("x", "found"), [(NEXT, 0), (AREA.x, 1)])
def test_white_that_is_declared_under_a_column_belongs_to_it(x: float, found: int) -> None:
    one, two = rows(1, 2, 3, 4, 5, 6), rows(1, 2, 3, x=NEXT)
    foot = Rect(x, two[-1].baseline + 2, 100, one[-1].baseline - two[-1].baseline)
    assert uneven(one, two, whites=[foot])[0] == found


def test_a_column_ends_with_the_ground_or_frame_of_its_box() -> None:
    """Its words stand in the middle of it; a ground under both columns levels neither."""
    one, two = rows(1, 2, 3, 6), rows(1, 2, 3, 4, x=NEXT)
    assert uneven(one, two)[0] == 1
    foot = one[-1].baseline
    left, wide = NEXT - EM, two[0].right - NEXT + 2 * EM
    ground = Rect(left, two[0].ink.y, wide, foot - two[0].ink.y)
    rule = Rect(left, foot - 0.5, wide, 0.5)
    for box in (ground, rule):
        assert uneven(one, two, paths=(box,))[0] == 0
    both = Rect(AREA.x - EM, ground.y, left + wide - AREA.x + EM, ground.h)
    assert uneven(one, two, paths=(both,))[0] == 1
    assert uneven(one, two, paths=(replace(rule, w=wide / 2),))[0] == 1


def test_the_rule_over_the_next_story_is_no_column_s_foot() -> None:
    one, two = rows(1, 2, 3, 6), rows(1, 2, 3, 6, x=NEXT)
    own = Rect(AREA.x, one[0].ink.y, two[0].right - AREA.x, one[-1].ink.bottom - one[0].ink.y)
    rule = Rect(AREA.x, own.bottom + 2 * GRID.leading, one[0].right - AREA.x, 0.5)
    assert uneven(one, two, paths=(rule,), blocks=(own,))[0] == 0


# Tables under columns


def table(x: float, right: float, *numbers: float) -> list[TextLine]:
    """Return a table of two columns of cells from `x` to `right`, a row of heads and figures."""
    places = [(x + 2, "TH"), (right - 3 * EM, "TD")]
    return [
        line(
            "镇街道" if tag == "TH" or row == numbers[0] else "682",
            left,
            AREA.y + row * LEADING,
            size=0.9 * EM,
            tag="TH" if row == numbers[0] else tag,
            element=20 + at,
        )
        for row in numbers
        for at, (left, tag) in enumerate(places)
    ]


def note(x: float, row: float, text: str = "注：示例") -> TextLine:
    return line(text, x, AREA.y + row * LEADING, size=0.8 * EM, element=60)


def own(*columns: list[TextLine], foot: float) -> tuple[Rect]:
    """Return the block round columns down to a row."""
    left, right = columns[0][0].x, columns[-1][0].right
    return (Rect(left, AREA.y, right - left, foot * LEADING),)


def test_columns_over_a_table_across_them_are_level_over_it() -> None:
    """Both stand over it: that one of them ends higher is seen, wherever the table ends."""
    one, two = rows(1, 2, 3, 6), rows(1, 2, 3, x=NEXT)
    across = table(AREA.x, two[0].right, 9, 10, 11)
    block = own(one, two, foot=12)
    assert uneven(one, two, *across, blocks=block)[1] == pytest.approx(3.0)
    assert uneven(one, rows(1, 2, 3, 6, x=NEXT), *across, blocks=block)[0] == 0


def test_beside_a_table_a_column_goes_down_to_its_foot() -> None:
    """The table stands under the second of two columns alone: there that one ends with it."""
    one, two = rows(*range(1, 12)), rows(1, 2, 3, 4, x=NEXT)
    under = table(NEXT, two[0].right, 7, 8, 9, 10, 11)
    block = own(one, two, foot=12)
    assert uneven(one, two, *under, blocks=block)[0] == 0
    short = table(NEXT, two[0].right, 7, 8, 9)
    assert uneven(one, two, *short, blocks=block)[1] == pytest.approx(2.0, abs=0.2)
    assert uneven(one, two, blocks=block)[1] == pytest.approx(7.0)


def test_a_table_ends_with_its_note_under_every_column_that_it_stands_under() -> None:
    """The note is short: under the last column nothing of it stands."""
    one, two = rows(*range(1, 12)), rows(1, 2, x=NEXT)
    three = rows(1, 2, x=two[0].right + 1.6 * EM)
    right = three[0].right
    under = table(NEXT, right, 5, 6, 7, 8, 9.4)
    block = own(one, two, three, foot=12)
    small = note(NEXT, 11)
    assert uneven(one, [*two, *three], *under, small, blocks=block)[0] == 0
    assert uneven(one, [*two, *three], *under, blocks=block)[0] == 1
    higher = table(NEXT, right, 5, 6, 7, 8)
    assert uneven(one, [*two, *three], *higher, small, blocks=block)[0] == 1, "it is too far off"
    copy = line(TEN, NEXT, AREA.y + 11 * LEADING, element=61)
    assert uneven(one, [*two, *three], *under, copy, blocks=block)[0] == 1, "copy is no note"


@pytest.mark.parametrize(("gap_em", "found"), [(0.05, 1), (1.6, 1), (3.4, 1), (3.6, 0)])
def test_columns_that_are_far_apart_are_no_neighbours(gap_em: float, found: int) -> None:
    two = rows(1, 2, 3, x=RIGHT + gap_em * EM)
    assert uneven(rows(*range(1, 7)), two)[0] == found


def test_columns_under_each_other_are_no_neighbours() -> None:
    upper, lower = rows(1, 2, 3), rows(4, 5, 6, 7, x=NEXT)
    assert uneven(upper, lower)[0] == 0
    beside = rows(3, 4, 5, 6, x=NEXT)
    assert uneven(upper, beside)[0] == 1
    assert uneven(lower, upper)[0] == 0, "what stands at the left does not follow"


def test_a_head_between_two_columns_parts_them() -> None:
    head = line("标题", NEXT, AREA.y, tag="H2", size=18, element=3)
    assert uneven(rows(*range(1, 7)), [head, *rows(1, 2, 3, x=NEXT)])[0] == 0
    sub = replace(head, tag="H3")
    assert uneven(rows(*range(1, 7)), [sub, *rows(1, 2, 3, x=NEXT)])[0] == 1


def test_columns_of_two_blocks_are_no_neighbours() -> None:
    one, two = rows(*range(1, 7)), rows(1, 2, 3, x=NEXT)
    page = Rect(AREA.x - 1, AREA.y, AREA.w, AREA.h)
    apart = (
        page,
        Rect(AREA.x - 1, AREA.y, 10.5 * EM, 300),
        Rect(NEXT - 1, AREA.y, 12 * EM, 300),
    )
    assert uneven(one, two, blocks=(page,))[0] == 1
    assert uneven(one, two, blocks=apart)[0] == 0, "the smallest block counts"


@pytest.mark.parametrize(
    ("under", "aside", "tagged", "found"),
    [
        (1.0, 0.0, True, 0),
        (3.1, 0.0, True, 0),
        (3.3, 0.0, True, 1),
        (1.0, 0.0, False, 1),
        (1.0, 10 * EM - 10, True, 0),
        (1.0, 10 * EM - 8, True, 1),
        (1.0, 10 - 10 * EM, True, 0),
        (1.0, 8 - 10 * EM, True, 1),
    ],
)
def test_a_column_ends_with_the_picture_under_it(
    under: float, aside: float, tagged: bool, found: int
) -> None:
    """Under in lines below the last one, aside in pt."""
    foot = AREA.y + 9 * LEADING
    top = AREA.y + (3 + under) * LEADING
    picture = frame(NEXT + aside, top, 10 * EM, foot - top, tagged=tagged)
    two = rows(1, 2, 3, x=NEXT)
    assert uneven(rows(*range(1, 10)), two, frames=[picture])[0] == found


def test_a_column_ends_with_all_of_the_chart_under_it() -> None:
    """The chart's source stands under its drawing, and under one of the two columns alone."""
    foot = AREA.y + 9 * LEADING
    drawing = frame(AREA.x, AREA.y + 4 * LEADING, NEXT + 10 * EM - AREA.x, 3 * LEADING)
    one, two = rows(1, 2, 3), rows(1, 2, 3, x=NEXT)
    source = line("资料来源", AREA.x, foot, tag="Figure", size=7, element=drawing.element)
    block = (Rect(AREA.x - 1, AREA.y, NEXT + 11 * EM, 10 * LEADING),)
    assert uneven(one, two, source, frames=[drawing], blocks=block)[0] == 0
    foreign = replace(source, element=drawing.element + 1)
    assert uneven(one, two, foreign, frames=[drawing], blocks=block)[0] == 1


def test_a_column_ends_with_the_caption_under_its_picture() -> None:
    foot = AREA.y + 9 * LEADING
    picture = frame(NEXT, AREA.y + 4 * LEADING, 10 * EM, 3 * LEADING)
    caption = line("图说图说", NEXT, foot, tag="Caption", size=8, element=9)
    one, two = rows(*range(1, 10)), rows(1, 2, 3, x=NEXT)
    assert uneven(one, two, frames=[picture])[0] == 1
    assert uneven(one, two, caption, frames=[picture])[0] == 0
    block = (Rect(AREA.x - 1, AREA.y, 23 * EM, 12 * LEADING),)
    assert uneven(one, two, caption, frames=[picture], blocks=block)[0] == 0
    short = (Rect(AREA.x - 1, AREA.y, 23 * EM, 7 * LEADING),)
    assert uneven(one, two, caption, frames=[picture], blocks=short)[0] == 1, "not of its block"


def test_a_short_caption_reaches_under_all_of_its_picture() -> None:
    """Of two pictures under each other, the upper one's caption bridges the gap."""
    upper = frame(NEXT, AREA.y + 4 * LEADING, 10 * EM, 3 * LEADING)
    lower = frame(NEXT, AREA.y + 10.6 * LEADING, 10 * EM, 4 * LEADING)
    caption = line("图", NEXT, AREA.y + 8 * LEADING, tag="Caption", size=8, element=9)
    one, two = rows(*range(1, 15)), rows(1, 2, 3, x=NEXT)
    assert uneven(one, two, frames=[upper, lower])[0] == 1
    assert uneven(one, two, caption, frames=[upper, lower])[0] == 0


# The parts of the rules, each at its edges


@pytest.mark.parametrize(
    ("text", "size", "tag", "is_one"),
    [
        ("春", 1.81, "P", True),
        ("春", 1.79, "P", False),
        ("春眠", 3, "P", False),
        ("A", 3, "P", False),
        ("春", 3, "H2", False),
    ],
)
def test_which_character_is_an_initial(text: str, size: float, tag: str, is_one: bool) -> None:
    assert _is_initial(line(text, size=size * EM, tag=tag), GRID) is is_one


@pytest.mark.parametrize(
    ("aside", "down", "element", "moved"),
    [
        (2.5, 0.0, 0, True),
        (3.9, 0.0, 0, True),
        (4.0, 0.0, 0, False),
        (0.0, 0.0, 0, False),
        (-1.0, 0.0, 0, False),
        (2.5, 0.49, 0, True),
        (2.5, 0.5, 0, False),
        (2.5, -2.9, 0, True),
        (2.5, -3.0, 0, False),
        (2.5, 0.0, 1, False),
    ],
)
def test_lines_beside_an_initial_begin_with_it(
    aside: float, down: float, element: int, moved: bool
) -> None:
    """An initial of 3 em; its lines stand within its height, and a character more beside it."""
    initial = line("春", 100, 300, size=3 * EM)
    text = line(TEN, 100 + aside * EM, 300 + down * EM, element=element)
    other = line(TEN, 100, 400)
    (one, two) = _flush((text, other), [initial], GRID)
    assert (one.x == 100) is (moved or aside == 0)
    assert one.x == (100 if moved else text.x)
    assert two == other


@pytest.mark.parametrize(
    ("tag", "aside", "opens", "closes", "is_one"),
    [
        ("H1", 0.0, True, True, True),
        ("H2", 0.49, True, True, True),
        ("H2", -0.49, True, True, True),
        ("H2", 0.5, True, True, False),
        ("H2", -0.5, True, True, False),
        ("H3", 0.0, True, True, False),
        ("H2", 0.0, True, False, False),
        ("H2", 0.0, False, True, False),
    ],
)
def test_which_line_signs_a_head(
    tag: str, aside: float, opens: bool, closes: bool, is_one: bool
) -> None:
    head = line("标题", 100, 300, tag=tag)
    assert _signs(line(TEN, 100 + aside * EM, opens=opens, closes=closes), head, GRID) is is_one


@pytest.mark.parametrize(("start", "parts"), [(4, False), (5, True), (10, True), (11, False)])
def test_a_story_begins_after_a_line_or_with_the_next(start: int, parts: bool) -> None:
    before, after = replace(line(), first=4), replace(line(), first=10)
    assert _parted([1, start, 30], before, after) is parts


def test_the_line_over_a_part_that_goes_on_begins_a_column() -> None:
    first = rows(1, 2, 3)
    part = [line("上接第1页", AREA.x, AREA.y + 4 * LEADING), *rows(5, 6)]
    page = sheet(*first, *part)
    assert [len(one.lines) for one in find_columns(page.lines, GRID, page.lines)] == [3, 3]


def test_the_smallest_block_round_a_column_s_middle_is_its_own() -> None:
    own = Column((line(baseline=100), line(baseline=200)), 40, 60)
    outer, inner = Rect(0, 0, 500, 500), Rect(50, 150, 10, 10)
    assert _block(own, [outer]) == outer
    assert _block(own, [outer, inner]) == _block(own, [inner, outer]) == inner
    edge = Rect(40, 140, 10, 10)
    assert _block(own, [edge]) == edge, "its edges are in it"
    for beside in (Rect(51, 0, 90, 500), Rect(0, 0, 49, 500), Rect(0, 151, 90, 9)):
        assert _block(own, [beside]) is None
    assert _block(own, [Rect(0, 0, 90, 149)]) is None
    low, narrow = Rect(0, 140, 100, 20), Rect(45, 100, 10, 100)
    assert _block(own, [low, narrow]) == narrow, "by its area"


@pytest.mark.parametrize(
    ("gap", "aside", "wide", "reached"),
    [
        (2, 0, 40, True),
        (0, 0, 40, False),
        (1.4 * LEADING, 0, 40, True),
        (1.6 * LEADING, 0, 40, False),
        (2, -0.9, 40, True),
        (2, -1.0, 40, False),
        (2, 0, 100.9, True),
        (2, 0, 101.0, False),
    ],
)
def test_a_frame_reaches_down_to_its_caption(
    gap: float, aside: float, wide: float, reached: bool
) -> None:
    """From under its foot to a line and a half below; as wide as it is, with a point at a side."""
    picture = Rect(100, 100, 100, 50)
    caption = line("图说", 100 + aside, 150 + gap, right=100 + wide, size=2, tag="Caption")
    found = _captioned(picture, sheet(caption), GRID)
    assert found.bottom == pytest.approx(150 + gap if reached else 150)
    assert _captioned(picture, sheet(replace(caption, tag="P")), GRID) == picture
    two = replace(caption, ink=replace(caption.ink, y=caption.ink.y + LEADING))
    more = _captioned(picture, sheet(two, caption), GRID)
    assert more.bottom == pytest.approx(150 + gap + LEADING if reached else max(150, more.bottom))


@pytest.mark.parametrize(
    ("left", "right", "foot", "is_one"),
    [
        (-1.4, 1.4, 1, True),
        (-1.6, 0, 1, True),
        (1.4, 0, 1, True),
        (1.5, 0, 1, False),
        (0, -1.4, 1, True),
        (0, -1.5, 1, False),
        (-1.5, 1.5, 1, False),
        (0, 0, 0, False),
    ],
)
def test_which_ground_stands_round_the_end_of_a_column(
    left: float, right: float, foot: float, is_one: bool
) -> None:
    """A box's words keep one and a half em off its edge at most; edges in em from the column's."""
    own = Column((line(baseline=200),), 100, 200)
    x, end = 100 + left * EM, 200 + right * EM
    assert _round(own, Rect(x, 150, end - x, 50 + foot), GRID) is is_one


@pytest.mark.parametrize(
    ("size", "gap", "left", "right", "is_one"),
    [
        (0.96, 2, 0, 0, True),
        (0.98, 2, 0, 0, False),
        (0.9, 0, 0, 0, True),
        (0.9, -1, 0, 0, False),
        (0.9, 1.9 * LEADING, 0, 0, True),
        (0.9, 2.1 * LEADING, 0, 0, False),
        (0.9, 2, -0.9, 0, True),
        (0.9, 2, -1.0, 0, False),
        (0.9, 2, 0, 0.9, True),
        (0.9, 2, 0, 1.0, False),
    ],
)
def test_which_line_is_a_note_under_a_table(
    size: float, gap: float, left: float, right: float, is_one: bool
) -> None:
    table_ = Rect(100, 100, 200, 100)
    high = size * EM
    own = line("注", 100 + left * EM, 200 + gap + high, size=high, right=300 + right * EM)
    assert _is_note(own, table_, GRID) is is_one


@pytest.mark.parametrize(
    ("x", "is_one"), [(190, True), (191, False), (192, False), (70, True), (69, False), (68, False)]
)
def test_a_row_of_cells_reaches_under_a_column(x: float, is_one: bool) -> None:
    """By more than nine points, from its first cell to its last."""
    own = Column((line(),), 100, 200)
    cells = [Rect(x + 20, 0, 19.5, 9), Rect(x, 0, 10, 9)]
    assert _under(cells, own) is is_one


def test_tables_end_where_the_page_goes_on_above_or_with_text() -> None:
    head, one, two = (
        line("镇", 100, 200 + LEADING * k, tag="TH" if k == 0 else "TD", size=8) for k in range(3)
    )
    small = line("注", 100, 200 + 3.4 * LEADING, size=8)
    text = line(TEN, 100, 200 + 5 * LEADING)
    again = replace(head, baseline=200 - 2 * LEADING, ink=replace(head.ink, y=50))
    found = list(_tables(sheet(head, one, two, small, text, again), GRID))
    assert [rect.bottom for rect in found] == [small.ink.bottom, again.ink.bottom]
    assert list(_tables(sheet(text, small), GRID)) == []
    level_ = replace(two, baseline=one.baseline - LEADING / 2)
    assert len(list(_tables(sheet(head, one, level_), GRID))) == 1, "a cell set a little higher"
    above = replace(two, baseline=one.baseline - LEADING)
    assert len(list(_tables(sheet(head, one, above), GRID))) == 2
    assert list(_tables(sheet(small, head), GRID)) == [head.ink]


@pytest.mark.parametrize(
    ("down", "neighbours"), [(3.4, True), (3.6, False), (-3.4, True), (-3.6, False)]
)
def test_columns_half_a_line_apart_in_height_are_still_neighbours(
    down: float, neighbours: bool
) -> None:
    """Three lines, then the next column's first half a line under the last; the same upwards."""
    upper, lower = rows(1, 2, 3), rows(1 + abs(down) - 1, 2 + abs(down), x=NEXT)
    one, two = (
        (upper, lower)
        if down > 0
        else (
            [replace(each, x=AREA.x, right=RIGHT) for each in lower],
            [replace(each, x=NEXT, right=NEXT + 10 * EM) for each in upper],
        )
    )
    found = uneven(one, two)[1]
    assert (found > 0) is neighbours


def test_lines_are_alike_by_face_tag_and_size() -> None:
    one = line()
    assert _alike(one, line(size=EM + 0.05)) and _alike(one, line(size=EM - 0.05))
    others = line(size=EM + 0.07), line(size=EM - 0.07), line(font="K"), line(tag="TD")
    assert not any(_alike(one, other) for other in others)


@pytest.mark.parametrize(
    ("tag", "font", "ends"),
    [
        ("Caption", "T", True),
        ("BlockQuote", "T", True),
        ("H3", "T", True),
        ("P", "K", True),
        ("P", "T", False),
        ("H2", "K", False),
        ("", "K", False),
    ],
)
@pytest.mark.parametrize("block", [True, False])
def test_what_a_column_ends_with(tag: str, font: str, ends: bool, block: bool) -> None:
    """Within its block all but running text and heads; else captions, quotes, sub-heads, charts."""
    one, two = rows(1, 2, 3, 6), rows(1, 2, 3, x=NEXT)
    under = line("图说图说", NEXT, AREA.y + 6 * LEADING, tag=tag, font=font, element=9)
    known = own(one, two, foot=8) if block else ()
    page = sheet(*one, *two, under)
    columns = find_columns(page.lines[:7], GRID)
    count = len(find_uneven(page, columns, GRID, known)[0])
    ends = ends and (block or tag != "P")
    assert count == (0 if ends else 1)


def test_the_shortest_column_is_told_by_its_last_line() -> None:
    page = sheet(*rows(*range(1, 9)), *rows(1, 2, x=NEXT), line("末行", NEXT, AREA.y + 3 * LEADING))
    (fault,) = find_uneven(page, find_columns(page.lines, GRID), GRID)[0]
    assert (fault.told.values["columns"], fault.told.values["text"]) == (2, "末行")
    assert fault.x_mm == pytest.approx(mm(NEXT), abs=0.06)
    assert fault.y_mm == pytest.approx(mm(AREA.y + 3 * LEADING), abs=0.06)


@pytest.mark.parametrize(("off", "left"), [(0.1, 99.9), (0.25, 100.0)])
def test_a_column_begins_with_the_leftmost_of_the_lines_that_are_near(
    off: float, left: float
) -> None:
    text = [line(TEN, 100, 20 * k) for k in range(1, 4)]
    (found,) = read(*text, line(TEN, 100 - off, 80))
    assert found.left == pytest.approx(left)


@pytest.mark.parametrize(
    ("x", "right", "opens", "closes", "signs"),
    [
        (60.0, 200.0, True, True, True),
        (60.0, 205.0, True, True, True),
        (60.0, 206.5, True, True, False),
        (60.0, 193.5, True, True, False),
        (60.0, 200.0, False, True, False),
        (60.0, 200.0, True, False, False),
        (50.0, 200.0, True, True, False),
        (40.0, 200.0, True, True, False),
    ],
)
def test_who_signs_ends_where_the_lines_over_him_do(
    x: float, right: float, opens: bool, closes: bool, signs: bool
) -> None:
    """Within six tenths of an em of ten points; as broad as they it is a paragraph."""

    def line(x: float, right: float, opens: bool = True, closes: bool = True) -> TextLine:
        own = SimpleNamespace(x=x, right=right, opens=opens, closes=closes)
        return cast(TextLine, own)

    over = [line(50, 190), line(52, 200)]
    assert _ends_at(over, line(x, right, opens, closes), 10.0) is signs
