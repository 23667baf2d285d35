"""Shapes of stories on hand-made columns: ribbons, blocks out of shape, gutters through a page."""

from __future__ import annotations

import pytest

from layout.judge.audit.columns import Column
from layout.judge.audit.model import Code
from layout.judge.audit.shapes import _inside, _rows, find_ribbons, find_seam, out_of_shape
from layout.page.units import Rect, pt
from tests.audit.sheets import AREA, EM, LEADING, line, sheet

WIDE = 12 * EM


def column(number: int, lines: int) -> Column:
    """Return a column of so many lines, the first under the type area's top."""
    x = AREA.x + number * (WIDE + 2 * EM)
    found = tuple(line(x=x, baseline=AREA.y + (k + 1) * LEADING) for k in range(lines))
    return Column(found, x, x + WIDE)


def story(w_mm: float, h_mm: float) -> Rect:
    return Rect(AREA.x, AREA.y, pt(w_mm), pt(h_mm))


@pytest.mark.parametrize(
    ("lines", "is_one"), [((5, 5), True), ((5, 6), False), ((5,), False), ((2, 2, 1), True)]
)
def test_columns_side_by_side_have_six_lines(lines: tuple[int, ...], is_one: bool) -> None:
    columns = [column(number, count) for number, count in enumerate(lines)]
    faults = find_ribbons(sheet(), columns, [story(150, 60)])
    assert [fault.code for fault in faults] == [Code.RIBBON] * is_one
    assert not find_ribbons(sheet(), columns, []), "where no story is known"


def test_the_rows_of_a_table_in_a_column_are_lines_of_it() -> None:
    """A table and a sentence side by side are no ribbon; one beside the columns helps neither."""
    columns = [column(0, 2), column(1, 3)]
    cells = [
        line(x=x, baseline=AREA.y + (3 + k) * LEADING, tag="TD")
        for k in range(3)
        for x in (AREA.x, AREA.x + 6 * EM)
    ]
    assert find_ribbons(sheet(*cells), columns, [story(150, 60)])[0].measure == 5
    more = [*cells, line(baseline=AREA.y + 6 * LEADING, tag="TH")]
    assert not find_ribbons(sheet(*more), columns, [story(150, 60)])
    aside = [line(x=AREA.x + 40 * EM, baseline=one.baseline, tag="TD") for one in more]
    assert find_ribbons(sheet(*aside), columns, [story(150, 60)])


@pytest.mark.parametrize(
    ("w", "h", "is_one"), [(200, 41, False), (200, 39, True), (39, 200, True), (60, 200, False)]
)
def test_a_block_is_five_to_one_at_most(w: float, h: float, is_one: bool) -> None:
    faults = find_ribbons(sheet(), [column(0, 8)], [story(w, h)])
    assert [fault.code for fault in faults] == [Code.RIBBON] * is_one


def test_a_block_without_text_is_not_judged() -> None:
    assert not find_ribbons(sheet(), [], [story(200, 20)])


@pytest.mark.parametrize(("percent", "is_one"), [(74.9, False), (75.0, True)])
def test_a_gutter_through_three_quarters_is_a_seam(percent: float, is_one: bool) -> None:
    assert [f.code for f in find_seam(sheet(), percent, AREA)] == [Code.SEAM] * is_one


def test_a_block_s_longer_side_to_the_shorter() -> None:
    assert out_of_shape(Rect(0, 0, 30, 10)) == out_of_shape(Rect(0, 0, 10, 30)) == 3


@pytest.mark.parametrize(
    ("at", "inside"), [((50, 150), True), ((49, 150), False), ((41, 150), False), ((40, 150), True)]
)
def test_a_column_is_in_the_story_round_its_middle(at: tuple[float, float], inside: bool) -> None:
    """Its middle is 50 from the left and 150 from the top; a story's edges are in it."""
    own = Column((line(baseline=100), line(baseline=200)), 40, 60)
    left = at[0] if at[0] in (40, 50) else 51
    assert _inside(own, Rect(left, 0, 90, 500)) is inside
    assert _inside(own, Rect(left, 150, 90, 9)) is inside
    assert not _inside(own, Rect(left, 151, 90, 9))
    assert not _inside(own, Rect(left, 0, 90, 149))
    assert _inside(own, Rect(left, 0, 90, 150)) is inside
    assert _inside(own, Rect(0, 0, 50, 500)) and not _inside(own, Rect(0, 0, 49, 500))
    assert not _inside(own, Rect(0, 0, 49, 500))


def test_which_cells_are_rows_of_a_column() -> None:
    own = Column((line(baseline=100),), 100, 200)
    story_ = Rect(90, 90, 300, 100)

    def rows(x: float = 100, right: float = 200, foot: float = 120, tag: str = "TD") -> int:
        return _rows(sheet(line("镇", x, foot, right=right, tag=tag)), own, story_) - 1

    assert rows() == rows(tag="TH") == 1 and rows(tag="P") == 0
    assert rows(x=99) == 1 and rows(x=98.9) == 0
    assert rows(right=201) == 1 and rows(right=201.1) == 0
    assert rows(foot=90) == rows(foot=190) == 1
    assert rows(foot=89) == rows(foot=191) == 0
