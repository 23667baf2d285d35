"""What stands on the fold of a spread, on hand-made sheets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from layout.judge.audit.folds import find_folded
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import Frame, TextLine
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.units import Rect, pt
from tests.audit.sheets import line, sheet

GRID = Grid.of(PROFILES["broadsheet_spread"])
FOLD = GRID.trim.w / 2
OPENING = Rect(0, 0, GRID.trim.w, pt(200))


def found(
    *lines: TextLine, frames: tuple[Frame, ...] = (), opening: Rect | None = None
) -> list[str]:
    made = replace(sheet(*lines, frames=frames), width=GRID.trim.w)
    return [str(fault.code) for fault in find_folded(made, GRID, opening)]


@pytest.mark.parametrize(
    ("left_mm", "is_one"), [(6.1, False), (5.9, True), (0.0, True), (-8.0, True), (-20.0, False)]
)
def test_a_letter_keeps_six_millimetres_from_the_fold(left_mm: float, is_one: bool) -> None:
    one = line("郑", x=FOLD + pt(left_mm), size=pt(8))
    assert found(one) == [Code.FOLD] * is_one


def test_a_page_without_a_fold_has_none() -> None:
    one = replace(sheet(line(x=FOLD)), width=GRID.trim.w)
    assert find_folded(one, Grid.of(PROFILES["broadsheet"]), None) == []


@pytest.mark.parametrize(
    ("x_mm", "y_mm", "is_one"), [(-30, 300, True), (-30, 100, False), (12, 300, False)]
)
def test_only_the_openings_picture_crosses_the_fold(x_mm: int, y_mm: int, is_one: bool) -> None:
    own = Frame(Rect(FOLD + pt(x_mm), pt(y_mm), pt(90), pt(60)), 3, False, True)
    assert found(frames=(own,), opening=OPENING) == [Code.FOLD] * is_one


def test_a_band_made_for_the_fold_has_words_on_both_sides() -> None:
    band = Frame(Rect(pt(20), pt(490), pt(740), pt(40)), 7, True, True)
    left, right = (line(x=x, baseline=pt(500), element=7) for x in (pt(30), FOLD + pt(20)))
    assert found(left, right, frames=(band,)) == []
    assert found(left, frames=(band,)) == [Code.FOLD]


@pytest.mark.parametrize(
    ("left_mm", "wide_mm", "is_one"),
    [(-30, 30, False), (-30, 31, True), (0, 30, False), (-1, 30, True), (-90, 20, False)],
)
def test_a_picture_that_ends_at_the_fold_is_not_over_it(
    left_mm: float, wide_mm: float, is_one: bool
) -> None:
    own = Frame(Rect(FOLD + pt(left_mm), pt(300), pt(wide_mm), pt(60)), 3, False, True)
    assert found(frames=(own,)) == [Code.FOLD] * is_one
    assert found(frames=(replace(own, tagged=False),)) == []


@pytest.mark.parametrize(("y_mm", "is_one"), [(169, False), (171, True)])
def test_a_picture_is_the_opening_s_by_its_middle(y_mm: float, is_one: bool) -> None:
    own = Frame(Rect(FOLD - pt(20), pt(y_mm), pt(90), pt(60)), 3, False, True)
    assert found(frames=(own,), opening=OPENING) == [Code.FOLD] * is_one


def test_each_line_near_the_fold_is_told_with_its_nearest_letter() -> None:
    lines = [line("郑", x=FOLD + pt(9), size=pt(8)), line("立新", x=FOLD + pt(2), size=pt(8))]
    made = replace(sheet(*lines), width=GRID.trim.w)
    (fault,) = find_folded(made, GRID, None)
    assert (fault.told.values["text"], fault.measure) == ("立新", 2.0)
    own = Frame(Rect(FOLD - pt(5), pt(300), pt(9), pt(60)), 3, False, True)
    made = replace(sheet(frames=[own]), width=GRID.trim.w)
    (fault,) = find_folded(made, GRID, None)
    assert fault.measure == 4.0
