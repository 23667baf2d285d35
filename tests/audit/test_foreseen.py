"""Faults of shape seen before printing: where blocks stand says what the audit will find."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content.model import Figure
from layout.judge.audit.foreseen import emptiness, foreseen, stories_of, within_of
from layout.judge.audit.model import Code
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Block, Head, Page, PlacedFigure
from layout.page.units import Rect, pt

GRID = Grid.of(PROFILES["broadsheet"])
C, R = GRID.columns, GRID.rows
#: First column and row, columns and rows.
Place = tuple[int, int, int, int]


def page(*places: Place, kind: str = "story") -> Page:
    blocks = (Block(kind, f"a{i}", GRID.rect(*place)) for i, place in enumerate(places))
    return Page(0, "1", tuple(blocks))


def half(top: int, rows: int) -> tuple[Place, Place]:
    return (0, top, C // 2, rows), (C // 2, top, C - C // 2, rows)


@pytest.mark.parametrize(
    ("made", "codes"),
    [
        (page((0, 0, C, R)), set()),
        (page(*half(0, R)), {Code.SEAM}),
        (page(*half(0, R // 2), *half(R // 2, R - R // 2)), {Code.SEAM}),
        (page(*half(0, R // 2), (0, R // 2 + 1, C, R // 2 - 1)), set()),
        (page(*half(0, 7 * R // 10), (0, 7 * R // 10 + 1, C, R // 4)), set()),
        (page((0, 0, C, R // 12), (0, R // 12 + 1, C, R - R // 12 - 1)), {Code.RIBBON}),
        (page((0, 0, C, R // 12), (0, R // 12 + 1, C, R - R // 12 - 1), kind="band"), set()),
    ],
)
def test_where_blocks_stand_says_what_will_be_found(made: Page, codes: set[Code]) -> None:
    assert foreseen(made, GRID) == codes


def parts(*placed: tuple[str, Rect], kind: str = "story") -> Page:
    return Page(0, "1", tuple(Block(kind, name, rect) for name, rect in placed))


UPPER = Rect(100, 100, 200, 50)


@pytest.mark.parametrize(
    ("name", "rect", "one"),
    [
        ("a/2", Rect(100, 160, 200, 40), True),
        ("a/2", Rect(100.9, 160, 200, 40), True),
        ("a/2", Rect(101.1, 160, 199, 40), False),
        ("a/2", Rect(100, 160, 200.9, 40), True),
        ("a/2", Rect(100, 160, 201.1, 40), False),
        ("a/2", Rect(100, 100, 200, 40), False),
        ("b/2", Rect(100, 160, 200, 40), False),
    ],
)
def test_chapters_under_each_other_are_one_frame(name: str, rect: Rect, one: bool) -> None:
    found = stories_of(parts(("a/1", UPPER), (name, rect)))
    whole = (Rect(100, 100, 200, rect.bottom - 100),)
    assert found == (whole if one else (UPPER, rect))
    assert stories_of(parts(("a/1", UPPER), (name, rect), kind="band")) == ()


@pytest.mark.parametrize(
    ("opening", "head", "one"),
    [
        (Rect(100, 0, 200, 80), None, True),
        (Rect(80, 0, 240, 80), None, True),  # bled
        (Rect(100, 0, 200, 80), Head(UPPER, ()), False),
        (Rect(0, 0, 400, 80), None, False),
        (Rect(110, 0, 190, 80), None, False),
    ],
)
def test_the_opening_and_the_copy_under_its_headline_are_one_frame(
    opening: Rect, head: Head | None, one: bool
) -> None:
    blocks = (Block("banner", "banner", opening), Block("story", "a", UPPER, head))
    found = stories_of(Page(0, "", blocks))
    assert found == ((Rect(100, 0, 200, 150),) if one else (UPPER,))


@pytest.mark.parametrize(
    ("name", "rect", "gutter"),
    [
        ("a/2", Rect(310, 120, 90, 90), Rect(300, 120, 10, 30)),
        ("a/2", Rect(300, 120, 90, 90), Rect(300, 120, 0, 30)),
        ("a/2", Rect(299, 120, 90, 90), None),
        ("a/2", Rect(339, 120, 90, 90), Rect(300, 120, 39, 30)),
        ("a/2", Rect(340, 120, 90, 90), None),
        ("a/2", Rect(310, 150, 90, 90), None),
        ("b/2", Rect(310, 120, 90, 90), None),
    ],
)
def test_the_gutter_between_parts_of_a_story(name: str, rect: Rect, gutter: Rect | None) -> None:
    for made in (parts(("a/1", UPPER), (name, rect)), parts((name, rect), ("a/1", UPPER))):
        assert within_of(made) == (() if gutter is None else (gutter,))
    assert within_of(parts(("a/1", UPPER), (name, rect), kind="band")) == ()


def test_a_seam_is_cut_by_declared_white_and_by_the_fold() -> None:
    made = page(*half(0, R))
    across = Rect(GRID.area.x, GRID.area.y + GRID.area.h / 2, GRID.area.w, 40)
    assert foreseen(made, GRID) == {Code.SEAM}
    assert foreseen(replace(made, whites=(across,)), GRID) == set()
    spread = Grid.of(PROFILES["broadsheet_spread"])
    assert spread.fold is not None
    left = Block("story", "a", Rect(spread.area.x, spread.area.y, 500, spread.area.h))
    right = replace(left, id="b", rect=Rect(spread.fold.right, spread.area.y, 500, spread.area.h))
    wide = replace(left, rect=replace(left.rect, w=spread.fold.x - spread.area.x))
    assert foreseen(Page(0, "1", (wide, right)), spread) == set()


@pytest.mark.parametrize(("rows", "share"), [(20, 1.0), (10, 0.5)])
def test_an_opening_without_marks_is_empty(rows: int, share: float) -> None:
    area = GRID.area
    whole = share * 20 * GRID.leading * area.w / (area.h * area.w)
    assert emptiness([], GRID, rows) == pytest.approx(whole, rel=0.05)
    ground = Block("banner", "banner", Rect(area.x, area.y, area.w, 20 * GRID.leading))
    assert emptiness([ground], GRID, rows) == emptiness([], GRID, rows), "a ground is empty"


def test_an_opening_s_words_and_pictures_fill_it() -> None:
    area, leading = GRID.area, GRID.leading
    x, y, wide, high = area.x, area.y, area.w, 20 * leading
    chart = Figure(id="f", title="图", items=())

    def left(*rects: Rect) -> float:
        made = tuple(PlacedFigure(chart, each) for each in rects)
        block = Block("banner", "banner", Rect(x, y, wide, high), figures=made)
        return emptiness([block], GRID, 20) * area.h / high

    assert left(Rect(x, y, wide / 2, high)) == pytest.approx(0.5, abs=0.03)
    assert left(Rect(x + wide / 2, y, wide / 2, high)) == pytest.approx(0.5, abs=0.03)
    assert left(Rect(x, y, wide, high / 4)) == pytest.approx(0.75, abs=0.05)
    assert left(Rect(x, y + high * 3 / 4, wide, high)) == pytest.approx(0.75, abs=0.05)
    assert left(Rect(x, y, wide, high)) == 0
    assert left(Rect(x, y + pt(8), wide, high)) == 0, "leading and gutters are no emptiness"
    assert left(Rect(x, y + pt(13), wide, high)) > 0
    assert left(Rect(x + pt(11), y, wide, high)) == 0
    assert left(Rect(x + pt(16), y, wide, high)) > 0


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        (100, 500, True),
        (99.1, 500.9, True),
        (98.9, 500, False),
        (100, 501.1, False),
        (181, 500, False),
        (179, 500, True),
    ],
)
def test_a_story_without_a_head_is_one_frame_with_the_opening_that_is_as_wide(
    left: float, right: float, one: bool
) -> None:
    """A bled opening is wider: from four fifths of its width on the story is under all of it."""
    made = parts(("a", Rect(left, 200, right - left, 300)))
    opening = Block("banner", "banner", Rect(100, 50, 400, 140))
    (found,) = stories_of(replace(made, blocks=(opening, *made.blocks)))
    assert (found.y == 50) is one and found.bottom == 500
