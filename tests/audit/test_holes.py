"""Emptiness on hand-made rasters: what is ink, what is a gutter, what is a hole."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from fonts.setting.dress import PLAIN
from fonts.setting.styles import STYLES
from layout.judge.audit import holes
from layout.judge.audit.holes import cells, find_holes, largest_empty, without_rules
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import Frame, Grey, Sheet, TextLine
from layout.judge.verdict import forbids
from layout.page.designs import LOOK_NAMES
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.looks import look
from layout.page.units import Rect, mm, pt
from tests.audit.pages import GRID
from tests.audit.sheets import AREA, EM, LEADING, frame, full, inked, line, sheet, white

#: Millimetres of the type area: 235 × 345; one in a hundred is 810.75 mm².
LEFT, TOP = round(mm(AREA.x)), round(mm(AREA.y))
WHOLE = 235 * 345


def hollowed(x_mm: int, y_mm: int, w_mm: int, h_mm: int, grey: Grey | None = None) -> Grey:
    """Return the raster of a full page with an empty rectangle, from the type area's corner."""
    out = (full() if grey is None else grey).copy()
    top, left = 2 * (TOP + y_mm) + 1, 2 * (LEFT + x_mm)
    # One pixel more at the right: an edge between two cells is the left one's ink.
    out[top : top + 2 * h_mm, left : left + 2 * w_mm + 1] = 255
    return out


def found(page: Sheet, body_top: float = AREA.y, whites: tuple[Rect, ...] = ()) -> list[str]:
    """Return the sizes of the holes of a page, as `width × height` in mm."""
    faults = [f for f in find_holes(page, GRID, body_top, whites).faults if f.code is Code.HOLE]
    return [f"{f.told.values['columns_mm']} × {f.told.values['rows_mm']}" for f in faults]


@pytest.mark.parametrize(("step", "ink"), [(9, False), (10, True)])
def test_ink_is_a_change_of_grey(step: int, ink: bool) -> None:
    grey = inked(white(), 40, 60, 3, 2, darkness=step)
    read = cells(sheet(grey=grey), Rect(pt(38), pt(58), pt(10), pt(8)))
    assert read.shape == (8, 10)
    assert bool(read.any()) is ink
    if ink:
        rows, columns = np.nonzero(read)
        assert (rows.min(), columns.min()) in {(2, 2), (1, 1)}
        assert (rows.max(), columns.max()) == (3, 4)
    ground = inked(np.full_like(grey, 120), 40, 60, 0, 0)
    assert not cells(sheet(grey=ground), Rect(pt(38), pt(58), pt(10), pt(8))).any()


def test_an_edge_between_two_cells_counts_for_the_one_before() -> None:
    grey = white()
    grey[:, 2 * 50 :] = 100
    read = cells(sheet(grey=grey), Rect(pt(40), pt(60), pt(20), pt(4)))
    assert set(np.nonzero(read)[1].tolist()) == {9}


@pytest.mark.parametrize(("long", "left"), [(11, 11), (12, 0), (30, 0)])
def test_an_upright_hairline_alone_fills_nothing(long: int, left: int) -> None:
    ink = np.zeros((40, 40), dtype=np.bool_)
    ink[5 : 5 + long, 20] = True
    assert without_rules(ink).sum() == left
    for beside in (17, 18, 22, 23):
        near = ink.copy()
        near[:, beside] = True
        assert without_rules(near)[:, 20].sum() == long, "it belongs to what is beside it"
    level = ink.T
    assert without_rules(level).sum() == long


def test_only_the_long_piece_of_a_hairline_goes() -> None:
    ink = np.zeros((60, 40), dtype=np.bool_)
    ink[2:8, 20] = ink[20:40, 20] = True
    assert np.flatnonzero(without_rules(ink)[:, 20]).tolist() == [2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    ("rows", "columns", "is_one"), [(9, 12, True), (8, 40, False), (40, 11, False), (9, 11, False)]
)
def test_leading_and_gutters_are_no_emptiness(rows: int, columns: int, is_one: bool) -> None:
    ink = np.ones((60, 60), dtype=np.bool_)
    ink[7 : 7 + rows, 5 : 5 + columns] = False
    assert largest_empty(ink) == ((7, 5, rows, columns) if is_one else (0, 0, 0, 0))


def test_gaps_of_six_millimetres_are_filled_in_the_share_that_is_told() -> None:
    for gap, share in ((6, 1.0), (7, 1 - 7 / 60)):
        ink = np.ones((60, 60), dtype=np.bool_)
        ink[:, 20 : 20 + gap] = False
        assert holes._closed(ink).mean() == pytest.approx(share)
        assert holes._closed(ink.T).mean() == pytest.approx(share)


@pytest.mark.parametrize(("w", "h", "hole"), [(27, 30, False), (29, 28, True), (90, 8, False)])
def test_one_part_in_a_hundred_is_a_hole(w: int, h: int, hole: bool) -> None:
    page = sheet(grey=hollowed(60, 200, w, h))
    assert found(page) == ([f"{w} × {h}"] if hole else [])
    seen = find_holes(page, GRID, AREA.y)
    if w * h > 100 and h > 8:
        assert seen.largest_mm2 == w * h
        assert seen.largest_percent == pytest.approx(100 * w * h / WHOLE)
    if hole:
        (fault,) = seen.faults
        assert (fault.x_mm, fault.y_mm) == pytest.approx((mm(AREA.x) + 60, mm(AREA.y) + 200))
        assert fault.measure == pytest.approx(100 * w * h / WHOLE, abs=0.01)
        assert fault.page == 1


@pytest.mark.parametrize("name", LOOK_NAMES)
@pytest.mark.parametrize(
    ("high", "ruled", "unruled"), [(8, 0, 0), (9, 1, 0), (12, 1, 0), (13, 1, 1)]
)
def test_a_gap_between_stories_is_no_hole_where_no_rule_parts_it(
    name: str, high: int, ruled: int, unruled: int
) -> None:
    """A strip across the page: the gap over a head, and the air within the head."""
    styles = look(name).styles(STYLES)
    page = sheet(grey=hollowed(0, 200, 230, high))
    seen = find_holes(page, replace(GRID, styles=styles), AREA.y)
    expected = unruled if styles.dress.head.rule == "none" else ruled
    assert len(seen.faults) == expected


def test_every_hole_is_told_and_pictures_and_declared_white_are_none() -> None:
    two = hollowed(150, 100, 40, 40, hollowed(20, 200, 50, 50))
    assert found(sheet(grey=two)) == ["50 × 50", "40 × 40"]
    smooth = frame(pt(LEFT + 20), pt(TOP + 200), pt(50), pt(50))
    assert found(sheet(grey=two, frames=[smooth])) == ["40 × 40"]
    meant = (Rect(pt(LEFT + 150), pt(TOP + 100), pt(40), pt(40)),)
    assert found(sheet(grey=two), whites=meant) == ["50 × 50"]


@pytest.mark.parametrize(("rows", "away", "hole"), [(2.2, 0, False), (2.2, 2, True), (3, 0, True)])
def test_two_rows_right_above_declared_white_belong_to_it(
    rows: float, away: float, hole: bool
) -> None:
    height = int(mm(rows * LEADING))
    grey = hollowed(20, 200, 190, height)
    below = Rect(AREA.x, pt(TOP + 200 + height) + away * LEADING, AREA.w, pt(40))
    assert bool(found(sheet(grey=grey), whites=(below,))) is hole


@pytest.mark.parametrize(
    ("y", "w", "h", "body_mm", "hole"),
    [
        (10, 60, 60, 60, False),
        (10, 60, 60, 42, False),
        (10, 60, 60, 38, True),
        (10, 110, 60, 100, True),
        (10, 107, 60, 100, False),
    ],
)
def test_in_the_banner_air_is_meant(y: int, w: int, h: int, body_mm: int, hole: bool) -> None:
    """Up to 8 % of the page (6,486 mm²), where its middle is over the body."""
    page = sheet(grey=hollowed(60, y, w, h))
    assert bool(found(page, AREA.y + pt(body_mm))) is hole


@pytest.mark.parametrize(("name", "hole"), [("tabloid", False), ("quarter", False), ("no", True)])
def test_in_the_banner_of_a_unit_air_is_as_large_as_in_a_page_s(name: str, hole: bool) -> None:
    """85 × 20 mm over small letters of Latin: 2 % of a page, a tenth of a quarter of one."""
    grid = Grid.of(PROFILES["quarter" if name == "quarter" else "tabloid"])
    top = AREA.y if name == "no" else AREA.y + pt(60)
    page = sheet(grey=hollowed(10, 5, 85, 20))
    assert bool(find_holes(page, grid, top).faults) is hole


# Beside heads and short lines

X, Y = 100, 200
"""The empty rectangle's corner, mm from the type area's."""


def beside(*lines: TextLine, w: int = 40, h: int = 25, x: int = X) -> bool:
    """Tell whether an empty rectangle beside these lines is a hole."""
    return bool(found(sheet(*lines, grey=hollowed(x, Y, w, h))))


@pytest.mark.parametrize(
    ("tag", "text", "w", "is_one"),
    [
        ("H2", "激发区域内生", 33, True),
        ("H2", "激发区域内生", 32, False),
        ("P", "上接2版激发", 33, True),
        ("P", "激发区域内生", 33, False),
    ],
)
def test_a_strip_beside_a_title_is_a_fault_of_its_own(
    tag: str, text: str, w: int, is_one: bool
) -> None:
    """33 × 25 mm are more than a hundredth of the page, 32 × 25 are less."""
    page = sheet(at(12, size=18, tag=tag, text=text), grey=hollowed(X, Y, w, 25))
    faults = find_holes(page, GRID, AREA.y).faults
    assert [fault.code for fault in faults] == [Code.BESIDE_HEAD] * is_one


@pytest.mark.parametrize(("tone", "is_one"), [(149, False), (150, True)])
def test_a_title_s_bar_is_drawn_and_no_strip(tone: int, is_one: bool) -> None:
    """An orange carries white words, a tint does not."""
    grey = hollowed(X, Y, 40, 25)
    grey[grey == 255] = tone
    page = sheet(at(12, size=18, tag="H2", text="激发区域内生"), grey=grey)
    faults = find_holes(page, GRID, AREA.y).faults
    assert [fault.code for fault in faults] == [Code.BESIDE_HEAD] * is_one


@pytest.mark.parametrize("name", ["tabloid", "half", "quarter"])
def test_a_strip_is_as_large_on_a_unit_of_a_page(name: str) -> None:
    """40 × 25 mm are 1.2 % of a page, on a quarter of one, too: told, and no reason to withhold."""
    title = line("激发区域", AREA.x + pt(65) - 4 * 18, AREA.y + pt(72), size=18, tag="H2")
    page = sheet(title, grey=hollowed(70, 60, 40, 25))
    (fault,) = find_holes(page, Grid.of(PROFILES[name]), AREA.y).faults
    assert fault.code is Code.BESIDE_HEAD
    assert fault.measure == pytest.approx(1.2, abs=0.05)
    assert not forbids(fault)


@pytest.mark.parametrize(
    ("text", "size", "is_one"),
    [
        ("引题四字", 10, False),
        ("引题四字", 20, True),  # a title's first line
        ("3", 20, False),  # a number
    ],
)
def test_beside_what_stands_over_a_title_is_the_white_above_it(
    text: str, size: float, is_one: bool
) -> None:
    over = at(12, size=size, tag="H2", text=text)
    title = at(14 + mm(24), X + 15, size=24, tag="H2")
    faults = find_holes(sheet(over, title, grey=hollowed(X, Y, 60, 16)), GRID, AREA.y).faults
    assert [fault.code for fault in faults if fault.code is Code.BESIDE_HEAD] == (
        [Code.BESIDE_HEAD] * is_one
    )


def at(
    row_mm: float,
    right_mm: float = X - 5,
    *,
    text: str = "激发区域内生",
    size: float = EM,
    tag: str = "P",
    closes: bool = False,
) -> TextLine:
    """Return a line that ends at a place (mm from the type area), its foot row_mm under its top."""
    x, foot = AREA.x + pt(right_mm) - size * len(text), AREA.y + pt(Y + row_mm)
    return line(text, x, foot, size=size, tag=tag, closes=closes)


def test_alone_emptiness_is_a_hole_and_beside_a_head_none() -> None:
    assert beside()
    assert not beside(at(12, size=18, tag="H2"))
    assert beside(at(12, size=1.29 * EM)), "as small as text"
    assert not beside(at(12, size=1.5 * EM))
    assert beside(at(12, size=18, text="激")), "one character is no head"


@pytest.mark.parametrize(
    ("right", "hole"), [(X - 79, False), (X - 81, True), (X + 1.5, False), (X + 2.5, True)]
)
def test_a_head_is_at_the_side_up_to_eighty_millimetres(right: float, hole: bool) -> None:
    assert beside(at(12, right, size=18, tag="H2")) is hole


@pytest.mark.parametrize(
    ("foot", "hole"), [(11.6, False), (10.4, True), (19.9, False), (20.8, True)]
)
def test_emptiness_lies_within_a_head_s_air(foot: float, hole: bool) -> None:
    """A head of 18 pt (6.4 mm) whose foot is so far under the emptiness's top: 14 mm of air."""
    assert beside(at(foot, size=18, tag="H2")) is hole


@pytest.mark.parametrize(
    ("foot", "hole"), [(19.9, False), (20.8, False), (23.9, False), (24.8, True)]
)
def test_over_a_head_without_a_rule_the_gap_is_of_its_air(foot: float, hole: bool) -> None:
    """4 mm more over a head of 18 pt (6.4 mm), as nothing parts the two: 18 mm."""
    bare = replace(STYLES, dress=replace(PLAIN, head=replace(PLAIN.head, rule="none")))
    grid = Grid.of(PROFILES["tabloid"], None, bare)
    page = sheet(at(foot, size=18, tag="P"), grey=hollowed(X, Y, 40, 25))
    assert bool(find_holes(page, grid, AREA.y).faults) is hole


def test_small_lines_under_a_head_are_its_own() -> None:
    head, byline = at(10, size=18, tag="H2"), at(17, size=7.5)
    assert beside(head)
    assert not beside(head, byline)


@pytest.mark.parametrize(
    ("w", "h", "hole"), [(165, 29, False), (170, 29, True), (66, 30, False), (70, 30, True)]
)
def test_beside_a_head_up_to_a_twentieth_is_meant_where_it_is_low(
    w: int, h: int, hole: bool
) -> None:
    """6 % of the page is 4,864 mm²; higher than 29 mm only 2.5 %, 2,026 mm²."""
    heads = [at(17, 50, size=24, tag="H2")]
    assert beside(*heads, w=w, h=h, x=55) is hole


@pytest.mark.parametrize(("lines", "hole"), [(True, False), (False, True)])
def test_on_a_unit_of_a_page_what_is_meant_is_a_share_of_the_page(lines: bool, hole: bool) -> None:
    """85 × 14 mm beside the last line of a lede are 7 % of a quarter page, 1.5 % of its page."""
    quarter = Grid.of(PROFILES["quarter"])
    x, y = mm(quarter.area.x - AREA.x) + 25, mm(quarter.area.y - AREA.y) + 60
    foot = quarter.area.y + pt(65)
    end = [line("来分水", quarter.area.x, foot, size=1.2 * EM, closes=True)] * lines
    page = sheet(*end, grey=hollowed(round(x), round(y), 85, 14))
    faults = find_holes(page, quarter, quarter.area.y).faults
    assert [fault.code for fault in faults] == [Code.HOLE] * hole


@pytest.mark.parametrize(("h", "hole"), [(9, False), (10, False), (11, True)])
def test_beside_two_lines_of_text_a_low_strip_is_meant(h: int, hole: bool) -> None:
    """2.3 lines are 10.4 mm."""
    lines = [at(4.5), at(9)]
    assert beside(*lines, w=95, h=h) is hole


@pytest.mark.parametrize(("h", "hole"), [(15, False), (16, True)])
def test_beside_a_credit_line_a_strip_may_be_higher(h: int, hole: bool) -> None:
    """3.4 lines are 15.4 mm."""
    assert beside(at(8, size=7.5), w=60, h=h) is hole


@pytest.mark.parametrize(("above", "hole"), [(2, False), (7, True)])
def test_beside_a_byline_under_a_title_a_strip_may_be_higher(above: float, hole: bool) -> None:
    """A byline is as large as the text; the title ends so many mm over the emptiness."""
    title, byline = at(-above, X + 50, size=24, tag="H2"), at(6)
    assert beside(byline, w=70, h=13)
    assert beside(title, byline, w=70, h=13) is hole


@pytest.mark.parametrize(
    ("gap", "tag", "hole"), [(2, "H2", False), (9, "H2", True), (2, "P", True)]
)
def test_a_kicker_over_a_title_is_of_the_head(gap: float, tag: str, hole: bool) -> None:
    """16 mm of air at its side are more than a credit line has; 5.4 mm are 1.2 rows."""
    title = at(12 + gap + mm(24), X + 15, size=24, tag=tag)
    kicker = at(12, size=1.1 * EM)
    assert beside(kicker, w=60, h=16)
    assert beside(kicker, title, w=60, h=16) is hole


def verse(rows: int, *, right: float = X - 2, closes: bool = True) -> list[TextLine]:
    return [at(4.54 * (k + 1), right, closes=closes) for k in range(rows)]


def test_beside_lines_that_end_early_all_the_way_down_is_none() -> None:
    tall = {"w": 40, "h": 60}
    assert not beside(*verse(13), **tall)
    assert beside(*verse(13, closes=False), **tall)
    assert beside(*verse(10), **tall), "the foot has no line"
    assert not beside(*verse(11), **tall), "14 mm of air"
    gap = verse(13)[:3] + verse(13)[7:]
    assert beside(*gap, **tall)
    assert not beside(*(verse(13)[:4] + verse(13)[6:]), **tall)
    assert beside(*verse(13, right=X + 3), **tall), "not at its left"


def test_such_lines_are_of_one_column_with_the_emptiness() -> None:
    """28 em and a gutter, 104 mm in all from the line's beginning to the emptiness's end."""
    start = X - 2 - mm(6 * EM)
    wide = int(mm(32.9 * EM) - (X - start))
    assert not beside(*verse(13), w=wide, h=60)
    assert beside(*verse(13), w=wide + 1, h=60)


# Charts


def hollow(w: int, h: int, empty: tuple[int, int], chart: bool = True) -> bool:
    """Tell whether a chart with an empty rectangle of this size in it is hollow."""
    grey = hollowed(40, 100, *empty)
    at_ = Frame(Rect(pt(LEFT + 40), pt(TOP + 100), pt(w), pt(h)), 90, chart, True)
    faults = find_holes(sheet(grey=grey, frames=[at_]), GRID, AREA.y).faults
    return any(fault.code is Code.HOLLOW for fault in faults)


@pytest.mark.parametrize(
    ("empty", "is_hollow"), [((30, 30), False), ((40, 47), False), ((40, 54), True)]
)
def test_a_chart_is_hollow_where_a_third_of_it_is_empty(
    empty: tuple[int, int], is_hollow: bool
) -> None:
    """35 % of 100 × 60 mm are 2,100 mm²."""
    assert hollow(100, 60, empty) is is_hollow
    assert not hollow(100, 60, empty, chart=False)


def test_small_charts_are_never_hollow() -> None:
    assert not hollow(120, 17, (120, 16))
    assert hollow(120, 19, (120, 18))
    assert not hollow(40, 20, (40, 20)), "no more than a hundredth of the page"


def test_leading_is_that_of_the_grid() -> None:
    """What the tests above say in mm holds of a tabloid's rows."""
    assert mm(LEADING) == pytest.approx(4.54)


def test_a_title_over_the_verse_stands_beside_its_emptiness_too() -> None:
    """However far it begins at the left: it may run over two columns."""
    title = at(9, X - 3, size=18, tag="H2", text="黄土地上开放的蒲公英与河", closes=True)
    tall = {"w": 30, "h": 60}
    assert not beside(title, *verse(13)[4:], **tall)
    assert beside(*verse(13)[4:], **tall)


def test_an_indent_is_no_part_of_a_hole() -> None:
    """A gutter of 7 mm and the indents of 6 mm of lines that are a paragraph each."""
    grey = hollowed(X, Y, 13, 100)
    lines = [
        line(x=AREA.x + pt(X + 13), baseline=AREA.y + pt(Y + 4 + 4.5 * k), opens=True)
        for k in range(22)
    ]
    assert found(sheet(grey=grey))
    assert not found(sheet(*lines, grey=grey))
    assert found(sheet(*(replace(one, opens=False) for one in lines), grey=grey))


# The parts of the rules, each at its edges


@pytest.mark.parametrize(
    ("left", "right", "cells_"),
    [
        (3.5, 5.005, (3, 5)),
        (4.0, 5.02, (4, 6)),
        (0.4, 0.5, (0, 1)),
        (-3.0, 2.0, (0, 2)),
        (-9.0, -3.0, (0, 0)),
    ],
)
def test_a_rectangle_in_cells_is_cut_at_the_area(
    left: float, right: float, cells_: tuple[int, int]
) -> None:
    area, far = Rect(100, 200, 500, 700), pt(right - left)
    one = holes.in_cells(Rect(100 + pt(left), 200, far, pt(1.5)), area)
    assert one == (cells_[0], 0, cells_[1], 2)
    other = holes.in_cells(Rect(100, 200 + pt(left), pt(1.5), far), area)
    assert other == (0, cells_[0], 2, cells_[1])


HOLE_AT = Rect(300, 400, 100, 50)


@pytest.mark.parametrize(
    ("left", "right", "is_one"),
    [
        (100, 290, True),
        (100, 300 + pt(1.9), True),
        (100, 300 + pt(2.1), False),
        (100, 300 - pt(9.9), True),
        (100, 300 - pt(10.1), False),
        (400 + pt(9.9), 600, True),
        (400 + pt(10.1), 600, False),
        (400 - pt(1.9), 600, True),
        (400 - pt(2.1), 600, False),
    ],
)
def test_what_is_beside_an_emptiness(left: float, right: float, is_one: bool) -> None:
    """Ten millimetres off at most, and two within it."""
    at_ = line("春", left, 430, right=right)
    assert holes._beside(at_, HOLE_AT, 10) is is_one
    assert not holes._beside(line("春", left, 400, right=right), HOLE_AT, 10), "above it"


@pytest.mark.parametrize(
    ("size", "high", "large"),
    [
        (1.31, 1.0, True),
        (1.29, 1.0, False),
        (1.0, 1.46, True),
        (1.0, 1.43, False),
    ],
)
def test_a_head_s_line_is_large_by_its_size_or_its_ink(
    size: float, high: float, large: bool
) -> None:
    """Nine tenths of the ink's height are its size."""
    one = line("春", size=size * EM)
    assert holes._large(replace(one, ink=replace(one.ink, h=high * EM)), GRID) is large


@pytest.mark.parametrize(
    ("gap", "tag", "size", "aside", "under"),
    [
        (0, "H2", 20, 0, True),
        (-1, "H2", 20, 0, False),
        (1.1 * LEADING, "H2", 20, 0, True),
        (1.3 * LEADING, "H2", 20, 0, False),
        (4, "P", 20, 0, False),
        (4, "H2", 1.2 * EM, 0, False),
        (4, "H2", 20, 200, False),
    ],
)
def test_a_title_right_under_a_line(
    gap: float, tag: str, size: float, aside: float, under: bool
) -> None:
    kicker = line("春眠不觉晓", 200, 300)
    title = line("春眠不觉晓", 200 + aside, 300 + gap + size, size=size, tag=tag, element=1)
    page = sheet(kicker, title)
    assert bool(holes._titles_under(page, page.lines[0], GRID)) is under
    assert holes._kicker(page, page.lines[0], GRID) is under


@pytest.mark.parametrize(
    ("text", "size", "is_one"),
    [("春眠不", 15.9, True), ("春眠不", 16.1, False), ("12", 20, True), ("123", 20, False)],
)
def test_a_kicker_is_smaller_or_a_number(text: str, size: float, is_one: bool) -> None:
    """Four fifths of a title of 20 pt."""
    title = line("春眠不觉晓", 200, 330, size=20, tag="H2", element=1)
    page = sheet(line(text, 200, 305, size=size), title)
    assert holes._over_title(page, page.lines[0], GRID) is is_one


@pytest.mark.parametrize(
    ("foot", "size", "x", "is_one"),
    [
        (400, 20, 310, True),
        (400 - 1.1 * LEADING, 20, 310, True),
        (400 + 1.1 * LEADING, 20, 310, True),
        (400 - 1.3 * LEADING, 20, 310, False),
        (400 + 1.3 * LEADING, 20, 310, False),
        (400, 1.2 * EM, 310, False),
        (400, 20, 400, False),
        (400, 20, 260, False),
    ],
)
def test_right_under_a_title_that_runs_over_it(
    foot: float, size: float, x: float, is_one: bool
) -> None:
    page = sheet(line("春眠", x, foot, size=size))
    assert holes._under_head(page, HOLE_AT, GRID) is is_one


@pytest.mark.parametrize(
    ("tag", "text", "size", "is_one"),
    [
        ("H2", "春眠不觉", 20, True),
        ("H3", "春眠不觉", 20, False),
        ("P", "上接第1页", 9, True),
        ("P", "春眠不觉", 9, False),
    ],
)
def test_a_title_or_the_line_of_a_part_stands_beside(
    tag: str, text: str, size: float, is_one: bool
) -> None:
    at_ = line(text, 295 - size * len(text), 430, size=size, tag=tag, element=1)
    assert holes._beside_title(sheet(at_), HOLE_AT, GRID) is is_one
    under = line("春眠不觉晓", 210, 470, size=30, tag="H2", element=2)
    far = replace(under, ink=replace(under.ink, y=430 + 1.1 * LEADING, x=100, w=190))
    aside = replace(far, ink=replace(far.ink, y=500))
    kicker = replace(at_, ink=replace(at_.ink, y=400, h=30))
    assert holes._beside_title(sheet(kicker, aside), HOLE_AT, GRID) is is_one


def test_white_right_above_declared_white_is_of_it() -> None:
    """A line that ends short and the gap under it: 2.4 rows, half of them off at most."""

    def edges(h: float = 20, up: float = 0, left: float = 0, right: float = 0) -> bool:
        hole = Rect(300, 400, 100, h)
        white_ = Rect(300 - left, 400 + h + up, 100 + left + right, 90)
        return holes._edges(hole, white_, GRID)

    assert edges()
    assert edges(up=1.1 * LEADING) and not edges(up=1.3 * LEADING)
    assert edges(up=-1.1 * LEADING) and not edges(up=-1.3 * LEADING)
    assert edges(h=2.3 * LEADING) and not edges(h=2.5 * LEADING)
    assert edges(left=-pt(1.9)) and not edges(left=-pt(2.1))
    assert edges(right=-pt(1.9)) and not edges(right=-pt(2.1))


def test_an_indent_is_two_em_before_a_paragraph_s_first_line() -> None:
    first = line("春眠", 300, 400, opens=True)
    others = (
        replace(first, opens=False),
        replace(first, tag="H2"),
        replace(first, size=EM + 0.07),
        replace(first, size=EM - 0.07),
    )
    assert holes._indents(sheet(*others), GRID) == []
    (found_,) = holes._indents(sheet(replace(first, size=EM + 0.05), *others), GRID)
    assert (found_.right, found_.w, found_.y, found_.h) == (300, 2 * EM, 400 - EM, EM)


def test_a_hollow_chart_is_told_with_its_place_and_size() -> None:
    grey = hollowed(50, 110, 60, 30)
    own = Frame(Rect(pt(LEFT + 40), pt(TOP + 100), pt(90), pt(50)), 90, True, True)
    (fault,) = find_holes(sheet(grey=grey, frames=[own]), GRID, AREA.y).faults
    assert fault.code is Code.HOLLOW and fault.page == 1
    assert (fault.x_mm, fault.y_mm) == pytest.approx((LEFT + 50, TOP + 110), abs=1)
    assert fault.told.values["columns_mm"] == pytest.approx(60, abs=1)
    assert fault.told.values["rows_mm"] == pytest.approx(30, abs=1)
    assert fault.told.values["width_mm"] == pytest.approx(90)
    assert fault.told.values["height_mm"] == pytest.approx(50)
    assert fault.measure == pytest.approx(100 * 60 * 30 / WHOLE, abs=0.15)


def test_a_strip_in_a_chart_is_room_beside_its_labels() -> None:
    """Twelve millimetres and more are empty, either way."""
    for size, hollow_ in ((11, False), (14, True)):
        assert hollow(100, 20, (90, size)) is hollow_
        assert hollow(20, 100, (size, 90)) is hollow_


def test_what_is_let_pass_is_measured_below_the_banner() -> None:
    head = at(12, size=18, tag="P")
    page = sheet(head, grey=hollowed(X, Y, 40, 25))
    seen = find_holes(page, GRID, AREA.y)
    assert seen.faults == () and seen.largest_mm2 < 1000
    assert seen.beside_percent == pytest.approx(100 * 1000 / WHOLE)
    assert find_holes(page, GRID, AREA.y + pt(Y + 12)).beside_percent == seen.beside_percent
    assert find_holes(page, GRID, AREA.y + pt(Y + 14)).beside_percent == 0


def test_of_two_as_large_the_upper_and_the_left_one_is_told_first() -> None:
    ink = np.ones((60, 60), dtype=np.bool_)
    ink[5:15, 5:20] = ink[5:15, 30:45] = ink[30:40, 5:20] = False
    assert largest_empty(ink) == (5, 5, 10, 15)


@pytest.mark.parametrize(("tone", "dark"), [(0, True), (149, True), (150, False), (255, False)])
def test_what_is_drawn_in_a_full_tone_is_no_hole(tone: int, dark: bool) -> None:
    """The half of it decides: a bar of white words is dark between them."""
    grey = np.full((200, 160), 255, dtype=np.uint8)
    grey[2 * 30 : 2 * 50, 2 * 20 : 2 * 60] = tone  # 20 to 60 mm across, 30 to 50 mm down
    page = sheet(grey=grey)
    bar = Rect(pt(20), pt(30), pt(40), pt(20))
    assert holes._on_full_tone(page, bar) is dark
    for off in (Rect(pt(20), pt(52), pt(40), pt(20)), Rect(pt(62), pt(30), pt(15), pt(20))):
        assert not holes._on_full_tone(page, off)
    assert holes._on_full_tone(page, Rect(pt(20), pt(42), pt(40), pt(15))) is dark
    assert not holes._on_full_tone(page, Rect(pt(20), pt(41), pt(40), pt(19)))
