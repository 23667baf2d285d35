"""White that a page leaves is spread over its heads; what is more stands together."""

from __future__ import annotations

import pytest

from layout.plan.pages.airing import aired, closing, wide_gaps
from layout.plan.pages.trees import GAP, Leaf, Split, Tree
from layout.plan.sources import Foot, Source
from layout.plan.weights import WEIGHTS
from tests.plan import samples

STORIES: tuple[Source, ...] = tuple(samples.story(name) for name in "abcd")


def page(*heights: int) -> Tree[None]:
    """Return blocks of such heights one under the other."""
    tree: Tree[None] = Leaf(0, 8, heights[0], None)
    for number, height in enumerate(heights[1:], start=1):
        tree = Split(True, tree, Leaf(number, 8, height, None), GAP)
    return tree


def spread(tree: Tree[None], white: int, *last: Source) -> tuple[list[int], int, int]:
    """Return the rows added to each gap, those left at the foot, and how much higher it is."""
    count = len(STORIES) - len(last)
    grown, left = aired(tree, (*STORIES[:count], *last), white, WEIGHTS.flow)
    return [rows for _, rows in wide_gaps(grown)], left, grown.height - tree.height


@pytest.mark.parametrize(
    ("white", "gaps", "left"),
    [
        (0, [], 0),
        (4, [2, 1, 1], 0),
        (6, [2, 2, 2], 0),
        (7, [2, 1, 1], 3),
        (8, [2, 2, 1], 3),
        (20, [2, 2, 2], 14),
    ],
)
def test_white_is_spread_first(white: int, gaps: list[int], left: int) -> None:
    """Never one or two rows at the foot: these would look like a mistake."""
    assert spread(page(20, 20, 20, 20), white) == (gaps, left, white - left)


def test_credits_stand_at_the_foot_of_the_page() -> None:
    assert spread(page(20, 20, 20, 1), 20, Foot()) == ([2, 2, 16], 0, 20)
    assert spread(page(20, 20, 20, 1), 4, Foot()) == ([2, 2], 0, 4)


def test_a_page_of_stories_side_by_side_keeps_its_white() -> None:
    beside: Tree[None] = Split(False, Leaf(0, 4, 50, None), Leaf(1, 4, 50, None))
    assert aired(beside, STORIES, 9, WEIGHTS.flow) == (beside, 9)


def test_blocks_under_stories_side_by_side_move_down() -> None:
    beside: Tree[None] = Split(False, Leaf(0, 4, 50, None), Leaf(1, 4, 50, None))
    under = Split(True, beside, Leaf(2, 8, 30, None), GAP)
    grown, left = aired(under, STORIES, 2, WEIGHTS.flow)
    assert list(wide_gaps(grown)) == [(50, 2)] and left == 0


def test_a_page_that_ends_in_white_is_closed_by_the_rule_of_its_running_head() -> None:
    grid = samples.measures("tabloid").grid
    rules = list(closing(grid, ((0, 60, grid.columns, grid.rows - 60),)))
    assert {(rule.x1, rule.x2) for rule in rules} == {(grid.area.x, grid.area.right)}
    assert all(grid.y(60) < rule.y1 < grid.y(61) for rule in rules)


def test_the_rule_stands_under_the_last_line_of_a_page_of_little_copy() -> None:
    """White beside a block, under it and at the foot: the rule is not at the foot's beginning."""
    grid = samples.measures("tabloid").grid
    beside, under = (4, 0, grid.columns - 4, 32), (0, 7, 4, 25)
    rules = list(closing(grid, (beside, under, (0, 32, grid.columns, grid.rows - 32))))
    assert rules and all(grid.y(7) < rule.y1 < grid.y(8) for rule in rules)


def test_white_between_blocks_or_under_one_of_them_has_none() -> None:
    grid = samples.measures("tabloid").grid
    inner, part = (0, 20, grid.columns, 5), (0, 60, 2, grid.rows - 60)
    assert not list(closing(grid, (inner, part)))
