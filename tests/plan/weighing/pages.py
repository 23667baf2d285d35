"""Rows of whole pages: cuts between blocks, pages and their number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, cast
from unittest.mock import patch

from content.model import Fit
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.plan.elements import Element
from layout.plan.pages.choosing import Meetings, PagePlan, choose_pages, choose_ways
from layout.plan.pages.dividing import Dividing
from layout.plan.pages.faults import Fault, Stand
from layout.plan.pages.order import Order
from layout.plan.pages.settle import Settled, Ways
from layout.plan.pages.trees import Leaf, Split
from layout.plan.shapes.shapes import Recipe, Shapes
from layout.plan.sources import FreeElement
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.weighing import between, row

GRID = Grid.of(PROFILES["tabloid"])
HALF = GRID.columns // 2

# Cuts between neighbouring blocks


def block(name: str, kind: str, *shapes: tuple[int, int]) -> Shapes:
    """Return a block that takes these widths and heights at no cost."""
    element = Element(samples.photograph(name))
    free = FreeElement(name, samples.bare(), element)
    found = Shapes(free if kind == "element" else samples.story(name))
    for width, rows in shapes:
        found.add(width, Recipe(0.0, rows))
    return found.seal()


def order(weights: Weights, *parts: Shapes, pages: int = 1) -> Order:
    """Return the tables of a reading order."""
    edition = samples.press(samples.article(), fit=Fit(max_pages=pages))
    return Order(parts, GRID, edition, 0.0, weights)


def stacked(weights: Weights, width: int) -> float:
    """Return what two stories stacked cost at a width."""
    found = order(weights, block("a", "story", (width, 10)), block("b", "story", (width, 10)))
    [upright], _ = found.slicer.ways((0, 1, width, 21))
    return float(upright.min())


def beside(weights: Weights, rows: int = 10, kind: str = "story") -> float:
    """Return what two blocks side by side cost."""
    found = order(weights, block("a", "story", (HALF, rows)), block("b", kind, (HALF, rows)))
    return found.slicer.cost(0, 1, rows)


@row("slicing.stack_cost")
def two_stories_stacked(weights: Weights) -> object:
    """Dearer than a picture beside its story (0.2), cheaper than an unlike head beside (0.7)."""
    return between(0.2, stacked(weights, HALF), 0.5)


@row("slicing.full_cost")
def two_stories_stacked_over_the_whole_width(weights: Weights) -> object:
    """Dearer than side by side (0.9) and a row of white (1.3), cheaper than a third line."""
    return between(1.3, stacked(weights, GRID.columns), 2.8)


@row("slicing.beside_cost")
def two_stories_side_by_side(weights: Weights) -> object:
    """Dearer than stacked in a column (0.3), cheaper than stacked over the whole width (1.9)."""
    return between(0.5, beside(weights), 1.6)


@row("slicing.beside_element_cost")
def a_picture_beside_a_story(weights: Weights) -> object:
    """Dearer than nothing much (0.1), cheaper than two stories stacked (0.3)."""
    return between(0.1, beside(weights, kind="element"), 0.3)


@row("slicing.seam_cost")
def a_gutter_through_seven_tenths_of_the_page(weights: Weights) -> object:
    """Dearer than two stories stacked over the width (1.9), cheaper than a second line (2.2)."""
    return between(1.9, beside(weights, round(0.7 * GRID.rows)), 2.3)


@row("slicing.seam_most_share", [False, True], others=(0.66, 0.76))
def a_gutter_of_three_quarters_of_the_page_is_through(weights: Weights) -> object:
    return [beside(weights, round(share * GRID.rows)) > 5 for share in (0.68, 0.73)]


@row("slicing.seam_through_cost")
def a_gutter_through_four_fifths_of_the_page(weights: Weights) -> object:
    """Dearer than an article that runs on and a page fault (18), cheaper than two (30)."""
    return between(18.0, beside(weights, round(0.8 * GRID.rows)), 30.0)


@row("slicing.seam_whole_share", [False, True], others=(0.8, 0.95))
def a_gutter_of_nine_tenths_parts_the_page(weights: Weights) -> object:
    return [beside(weights, round(share * GRID.rows)) > 50 for share in (0.84, 0.89)]


@row("slicing.seam_whole_cost")
def a_gutter_through_the_whole_page(weights: Weights) -> object:
    """Dearer than a fault of shape (36) and a story that runs on (18), cheaper than two (72)."""
    return between(54.0, beside(weights, GRID.rows), 72.0)


@row("slicing.seam_free_share", [True, False])
def a_gutter_through_half_the_page_is_free(weights: Weights) -> object:
    whole = beside(weights, 10)
    return [beside(weights, round(share * GRID.rows)) == whole for share in (0.5, 0.6)]


# Pages


@row("pages.page_cost")
def a_further_page(weights: Weights) -> object:
    """Dearer than pictures that touch (5), cheaper than stories that run on (10)."""
    return between(4.0, order(weights, block("a", "story", (GRID.columns, GRID.rows))).cost, 10.0)


@row("pages.parted_cost")
def a_picture_a_page_after_its_story(weights: Weights) -> object:
    """Dearer than stories that run on (10), cheaper than a smaller format (40)."""
    whole = (GRID.columns, GRID.rows)
    found = order(weights, block("a", "story", whole), block("a+p", "element", whole), pages=2)
    return between(10.0, found.cost - 2 * weights.pages.page_cost, 20.0)


@row("pages.redivisions", 12)
def pages_are_divided_anew_a_dozen_times(weights: Weights) -> object:
    asked: list[tuple[int, int]] = []

    class Divisions:
        """Another division each time."""

        breaks: tuple[tuple[int, int], ...] = ((0, 0),)

        def __init__(self) -> None:
            self.known: dict[tuple[int, int], float] = {}

        def divide(self) -> None:
            self.breaks = ((0, len(self.known)),)

    def impossible(first: int, last: int) -> list[PagePlan]:
        asked.append((first, last))
        return []

    assert Dividing(cast(Any, Divisions()), impossible, weights.pages).pages() is None
    return len(asked)


def leaf(number: int, cost: float = 0.0) -> Leaf[Ways]:
    """Return a block over half the page's height."""
    return Leaf(number, GRID.columns, 37, (Settled(cost, Recipe(cost, 37)),))


def looked_at(weights: Weights, costs: Sequence[float], fault: float) -> int:
    """Return how many trees of these costs are looked at when each page has a fault."""
    seen = 0

    def trees() -> Iterator[tuple[float, Split[Ways]]]:
        nonlocal seen
        for cost in costs:
            seen += 1
            yield cost, Split(True, leaf(0, cost), leaf(1), 1)

    sources = (samples.story("a"), samples.story("b"))
    with patch(
        "layout.plan.pages.choosing.page_faults", lambda *_: (Fault("fault", fault, "page"),)
    ):
        choose_pages(sources, GRID, trees(), weights)
    return seen


@row("pages.trees", 25)
def two_dozen_trees_are_scored_and_one_more_is_drawn(weights: Weights) -> object:
    return looked_at(weights, [0.0] * 100, fault=5)


@row("pages.further_trees", 72)
def six_dozen_trees_are_scored_while_all_have_a_fault_of_craft(weights: Weights) -> object:
    return looked_at(weights, [0.0] * 200, fault=50)


@row("pages.reach_cost", 16)
def a_tree_fifteen_dearer_is_not_scored(weights: Weights) -> object:
    return looked_at(weights, range(100), fault=20)


@row("pages.dear_rank", 4)
def three_good_pages_are_enough(weights: Weights) -> object:
    return looked_at(weights, range(100), fault=0)


@row("pages.kept", 5)
def five_ways_to_make_a_page_are_kept(weights: Weights) -> object:
    sources = (samples.story("a"), samples.story("b"))
    trees = [(0.0, Split(True, leaf(0), leaf(1), 1))] * 20
    with patch("layout.plan.pages.choosing.page_faults", lambda *_: (Fault("fault", 50, "page"),)):
        return len(choose_pages(sources, GRID, trees, weights))


@row("pages.sweeps", [0, 1], others=(1,))
def a_block_that_gave_way_may_come_back(weights: Weights) -> object:
    """The first gives way to the second, the second too; then the first need not."""
    ways = [tuple(Settled(0.1 * n, Recipe(0.0, 37)) for n in range(2)) for _ in range(2)]
    clashes = {(0, 0): 5.0, (1, 0): 2.0}
    one, two = (Leaf(n, GRID.columns, 37, own) for n, own in enumerate(ways))
    tree = Split(True, one, two, 1)

    def pair(one: Stand, two: Stand, weights: object) -> list[Fault]:
        first, second = sorted((one, two), key=lambda stand: stand.row)
        chosen = round(first.way.cost * 10), round(second.way.cost * 10)
        return [Fault("clash", clashes.get(chosen, 0.0), "page")]

    sources = (samples.story("a"), samples.story("b"))
    with patch("layout.plan.pages.choosing.pair_faults", pair):
        stands = choose_ways(Meetings(sources, weights.faults), tree, weights.pages.sweeps)
    return [round(stand.way.cost * 10) for stand in stands]
