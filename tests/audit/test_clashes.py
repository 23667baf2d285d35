"""Outside, over each other, too small, touching: each limit at both its sides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layout.judge.audit.clashes import (
    _depth,
    _margin,
    _opens,
    _round_edge,
    find_overflow,
    find_overlaps,
    find_small,
    find_touching,
)
from layout.judge.audit.model import Code
from layout.page.units import Rect, mm, pt
from tests.audit.pages import GRID
from tests.audit.sheets import AREA, EM, HEIGHT, WIDTH, column, frame, inked, line, sheet, white

TOP = AREA.y + 100.0
"""Where the body begins."""
MIDDLE = AREA.y + 300.0


@pytest.mark.parametrize(("past", "found"), [(0.7, False), (0.9, True)])
@pytest.mark.parametrize("side", ["left", "right", "foot"])
def test_text_may_pass_the_area_by_its_side_bearing(side: str, past: float, found: bool) -> None:
    at = {
        "left": line(x=AREA.x - past, baseline=MIDDLE),
        "right": line(x=AREA.right + past - 5 * EM, baseline=MIDDLE),
        "foot": line(baseline=AREA.bottom + past),
    }[side]
    faults = find_overflow(sheet(at), GRID, TOP)
    assert bool(faults) is found
    if found:
        assert faults[0].code is Code.OVERFLOW
        assert faults[0].measure == pytest.approx(mm(past), abs=0.006)
        assert faults[0].told.code == "audit.text-outside"


@pytest.mark.parametrize("over", [-0.1, 0.1])
@pytest.mark.parametrize("side", ["left", "right", "top", "foot"])
def test_text_is_cut_by_the_page_s_edge(side: str, over: float) -> None:
    at = {
        "left": line(x=-over, baseline=MIDDLE, element=-1),
        "right": line(x=WIDTH + over - 5 * EM, baseline=MIDDLE, element=-1),
        "top": line(baseline=EM - over, element=-1),
        "foot": line(baseline=HEIGHT + over, element=-1),
    }[side]
    told = [fault.told.code for fault in find_overflow(sheet(at), GRID, TOP)]
    assert told == (["audit.text-cut"] if over > 0 else [])


def test_over_the_body_and_in_the_margins_more_is_allowed() -> None:
    banner = line(x=AREA.x - 20, baseline=TOP)
    assert find_overflow(sheet(banner), GRID, TOP) == []
    assert find_overflow(sheet(banner), GRID, TOP - 1) != []
    running = line(x=AREA.x - 5 * EM, baseline=MIDDLE, element=-1)
    assert find_overflow(sheet(running), GRID, TOP) == []
    into = line(x=AREA.x - 5 * EM + 0.5, baseline=MIDDLE, element=-1)
    assert find_overflow(sheet(into), GRID, TOP) != []
    tagged = line(x=AREA.x - 5 * EM, baseline=MIDDLE)
    assert find_overflow(sheet(tagged), GRID, TOP) != []


@pytest.mark.parametrize(
    ("past", "y", "tagged", "found"),
    [
        (1.5, MIDDLE, True, False),
        (1.7, MIDDLE, True, True),
        (1.7, MIDDLE, False, False),
        (1.7, TOP - 1, True, False),
        (1.7, TOP, True, True),
    ],
)
def test_a_picture_may_pass_the_area_by_its_stroke(
    past: float, y: float, tagged: bool, found: bool
) -> None:
    at = frame(AREA.right + past - 50, y, 50, 50, tagged=tagged)
    told = [f.told.code for f in find_overflow(sheet(frames=[at]), GRID, TOP)]
    assert told == (["audit.frame-outside"] if found else [])


@pytest.mark.parametrize(
    ("x_mm", "code"), [(10, "audit.ink-left"), (19, ""), (257, "audit.ink-right"), (255, "")]
)
def test_ink_in_a_margin_is_found(x_mm: int, code: str) -> None:
    """From a millimetre inside the page's edge to a millimetre and a half beside the type area."""
    grey = inked(white(), x_mm, 200, 1, 6)
    faults = find_overflow(sheet(grey=grey), GRID, TOP)
    assert [fault.told.code for fault in faults] == ([code] if code else [])
    if faults:
        assert 6 <= faults[0].measure <= 14, "cells of 1 mm, of which the ink may touch two"
        assert faults[0].y_mm == pytest.approx(200, abs=1.5)


def test_a_ground_that_bleeds_on_both_sides_is_meant() -> None:
    grey = inked(inked(white(), 5, 200, 1, 1), 5, 230, 1, 1)
    grounds = [Rect(0, pt(200), WIDTH, pt(30))]
    assert find_overflow(sheet(grey=grey), GRID, TOP) != []
    assert find_overflow(sheet(grey=grey, paths=grounds), GRID, TOP) == []
    short = [Rect(0, pt(200), WIDTH - 0.6, pt(30))]
    assert find_overflow(sheet(grey=grey, paths=short), GRID, TOP) != []
    inside = inked(white(), 5, 215, 1, 1)
    assert find_overflow(sheet(grey=inside, paths=grounds), GRID, TOP) != []


@pytest.mark.parametrize(("deep", "found"), [(0.3, False), (0.5, True)])
def test_boxes_of_characters_may_touch(deep: float, found: bool) -> None:
    one, two = line(baseline=MIDDLE), line(baseline=MIDDLE + EM - deep, element=1)
    faults = find_overlaps(sheet(one, two))
    assert [f.code for f in faults] == ([Code.OVERLAP] if found else [])
    beside = line(x=AREA.x + 5 * EM - deep, baseline=MIDDLE, element=1)
    assert bool(find_overlaps(sheet(one, beside))) is found


@pytest.mark.parametrize(
    ("deep", "other", "found"),
    [(0.24 * EM, 3, False), (0.26 * EM, 3, True), (0.24 * EM, 4, True)],
)
def test_within_one_chart_letters_may_come_closer(deep: float, other: int, found: bool) -> None:
    one = line(baseline=MIDDLE, tag="Figure", element=3)
    two = line(baseline=MIDDLE + EM - deep, tag="Figure", element=other)
    assert bool(find_overlaps(sheet(one, two))) is found


@pytest.mark.parametrize(
    ("deep", "element", "tagged", "found"),
    [
        (0.9, 0, True, False),
        (1.0, 0, True, False),
        (1.1, 0, True, True),
        (1.1, 90, True, False),
        (1.1, -1, True, False),
        (1.1, 0, False, False),
    ],
)
def test_text_over_a_picture_is_its_own_or_a_fault(
    deep: float, element: int, tagged: bool, found: bool
) -> None:
    at = line(x=100, baseline=300, size=10, element=element)
    picture = frame(100, 300 - deep, 100, 60, tagged=tagged)
    told = [f.told.code for f in find_overlaps(sheet(at, frames=[picture]))]
    assert told == (["audit.over-picture"] if found else [])


@pytest.mark.parametrize(("size", "found"), [(7.0, False), (6.995, False), (6.98, True)])
def test_text_is_no_smaller_than_seven_points(size: float, found: bool) -> None:
    faults = find_small(sheet(*column(AREA.x, (3,)), line(size=size, baseline=MIDDLE)))
    assert [f.code for f in faults] == ([Code.SMALL] if found else [])
    assert not found or faults[0].measure == pytest.approx(size)


@pytest.mark.parametrize(("gap", "found"), [(2.1, False), (1.9, True), (-5.0, True)])
def test_pictures_stand_two_points_apart(gap: float, found: bool) -> None:
    one, right = frame(100, 300, 80, 60), frame(180 + gap, 300, 80, 60, element=91)
    faults = find_touching(sheet(frames=[one, right]))
    assert [f.code for f in faults] == ([Code.TOUCHING] if found else [])
    assert not found or faults[0].measure == pytest.approx(mm(gap), abs=0.01)
    under = frame(100, 360 + gap, 80, 60, element=91)
    assert bool(find_touching(sheet(frames=[one, under]))) is found
    assert find_touching(sheet(frames=[one, frame(400, 600, 80, 60)])) == []


@pytest.mark.parametrize("out", ["x", "y", "w", "h"])
def test_a_picture_within_another_is_one(out: str) -> None:
    def inner(by: float) -> list[object]:
        place = {"x": 110.0, "y": 310.0, "w": 40.0, "h": 30.0}
        if out in "xy":
            place[out] = {"x": 100.0, "y": 300.0}[out] - by
        else:
            place[out] = {"w": 70.0, "h": 50.0}[out] + by
        small = frame(place["x"], place["y"], place["w"], place["h"], element=91)
        found = frame(100, 300, 80, 60), small
        return [*find_touching(sheet(frames=found)), *find_touching(sheet(frames=found[::-1]))]

    assert inner(0.9) == []
    assert len(inner(1.0)) == len(inner(1.1)) == 2


def test_what_is_lower_than_five_millimetres_is_no_picture() -> None:
    for height, found in ((pt(4.9), 0), (pt(5.1), 1)):
        strips = [frame(100, 300, 80, height), frame(181, 300, 80, height, element=91)]
        assert len(find_touching(sheet(frames=strips))) == found
    loose = [frame(100, 300, 80, 60), frame(181, 300, 80, 60, tagged=False)]
    assert find_touching(sheet(frames=loose)) == []


def test_the_edge_of_a_ground_above_the_area_hides_nothing_in_it() -> None:
    """A band that bleeds over the head of the page has its edges over the rows looked at."""
    grey = inked(white(), 5, 200, 1, 1)
    above = [Rect(0, 0, WIDTH, TOP - pt(5))]
    assert find_overflow(sheet(grey=grey, paths=above), GRID, TOP) != []


@pytest.mark.parametrize(
    ("at_mm", "cells"),
    [(10.5, (9, 12)), (0.5, (0, 2)), (1.5, (0, 3)), (-1.5, (0, 1)), (-2.5, (0, 0)), (-9.5, (0, 0))],
)
def test_an_edge_touches_the_cells_round_it(at_mm: float, cells: tuple[int, int]) -> None:
    found = _round_edge(pt(at_mm))
    assert (found.start, found.stop) == cells


@pytest.mark.parametrize(
    ("x", "y", "in_margin"),
    [
        (AREA.x - 10, MIDDLE, True),
        (AREA.x - 9, MIDDLE, False),
        (AREA.right, MIDDLE, True),
        (AREA.right - 1, MIDDLE, False),
        (AREA.x, AREA.y - 10, True),
        (AREA.x, AREA.y - 9, False),
        (AREA.x, AREA.bottom, True),
        (AREA.x, AREA.bottom - 1, False),
    ],
)
def test_what_lies_in_the_margins(x: float, y: float, in_margin: bool) -> None:
    assert _margin(Rect(x, y, 10, 10), AREA) is in_margin


@pytest.mark.parametrize(
    ("left", "right", "seen"), [(2, 2, True), (0, 2, True), (2, 0, True), (7, 7, False)]
)
def test_where_the_press_prints_no_further_a_ground_s_sides_are_seen(
    left: float, right: float, seen: bool
) -> None:
    """A ground that ends with the press, 5 mm in: of its foot and of its sides nothing is told."""
    grid = replace(GRID, profile=replace(GRID.profile, inset_mm=5))
    grey = inked(white(), 5, 200, 1, 31)
    ground = Rect(pt(5 + 0.05 * left), pt(200), WIDTH - pt(10 + 0.05 * (left + right)), pt(30))
    faults = find_overflow(sheet(grey=grey, paths=[ground]), grid, TOP)
    assert (faults == []) is (max(left, right) < 3)
    without = find_overflow(sheet(grey=grey, paths=[ground]), GRID, TOP)
    assert without != [], "elsewhere it would be a stroke in the margin"
    assert seen == (max(left, right) < 3)
    beyond = inked(grey, 5, 240, 1, 1)
    assert find_overflow(sheet(grey=beyond, paths=[ground]), grid, TOP) != []


def test_ink_in_a_margin_is_told_where_it_begins() -> None:
    (fault,) = find_overflow(sheet(grey=inked(white(), 10, 200, 2, 6)), GRID, TOP)
    assert fault.x_mm == 1
    assert 198.5 < fault.y_mm < 201
    (fault,) = find_overflow(sheet(grey=inked(white(), 260, 300, 2, 6)), GRID, TOP)
    assert fault.x_mm == pytest.approx(mm(AREA.right) + 1.5, abs=0.1)
    assert 298.5 < fault.y_mm < 301
    edge = inked(white(), 0, 200, 1, 6)
    assert find_overflow(sheet(grey=edge), GRID, TOP) == [], "what is cut off"
    above = inked(white(), 10, int(mm(TOP)) - 6, 2, 6)
    assert find_overflow(sheet(grey=above), GRID, TOP) == []
    assert find_overflow(sheet(grey=above), GRID, AREA.y) != []


@pytest.mark.parametrize(
    ("y", "high", "size", "chart", "opens"),
    [
        (0, 80, 10, False, True),
        (0, 80, 10, True, False),
        (0, 200, 10, False, True),
        (0, 201, 10, False, False),
        (0, 80, 50, False, True),
        (0, 80, 51, False, False),
        (-50, 100, 10, False, True),
        (-51, 100, 10, False, False),
    ],
)
def test_what_is_of_an_opening(
    y: float, high: float, size: float, chart: bool, opens: bool
) -> None:
    """The middle of the picture, and all of the line, is in it."""
    opening = Rect(0, 0, WIDTH, 100)
    picture = frame(0, y, 90, high, chart=chart)
    assert _opens(line(baseline=50, size=size), picture, opening) is opens
    assert not _opens(line(baseline=100.5), picture, opening)
    if opens:
        assert _opens(line(baseline=100), picture, opening)


def test_how_deep_two_boxes_are_in_each_other() -> None:
    one = Rect(0, 0, 10, 10)
    assert _depth(one, Rect(7, 2, 5, 5)) == _depth(Rect(7, 2, 5, 5), one) == 3
    assert _depth(one, Rect(2, 6, 5, 9)) == _depth(Rect(2, 6, 5, 9), one) == 4
    assert _depth(one, Rect(12, 0, 5, 5)) == -2


def test_what_is_told_of_things_over_each_other() -> None:
    one, two = line("甲乙丙", baseline=MIDDLE), line("丁戊己", baseline=MIDDLE, element=1)
    (fault,) = find_overlaps(sheet(one, two))
    assert (fault.told.values["one"], fault.told.values["other"]) == ("甲乙丙", "丁戊己")
    assert fault.measure == pytest.approx(EM, abs=0.01)
    chart = [replace(each, tag="Figure", element=3) for each in (one, two)]
    assert len(find_overlaps(sheet(*chart))) == 1
    other = [chart[0], replace(chart[1], tag="P")]
    touching = [other[0], replace(other[1], ink=replace(other[1].ink, y=MIDDLE - 0.2 * EM))]
    assert len(find_overlaps(sheet(*touching))) == 1, "a line of text within a chart's letters"


@pytest.mark.parametrize("at", [0, 2, 4])
def test_one_character_over_another_is_enough(at: int) -> None:
    """Of a line of five, the first, the middle or the last."""
    one = line("春眠不觉晓", x=100, baseline=300, size=10)
    two = line("字", x=100 + 10 * at, baseline=306, size=10, element=1)
    for lines in ((one, two), (two, one)):
        (fault,) = find_overlaps(sheet(*lines))
        assert fault.measure == pytest.approx(4, abs=0.01)
    assert (
        find_overlaps(sheet(one, replace(two, x=155, right=165, ink=Rect(155, 296, 10, 10)))) == []
    )
