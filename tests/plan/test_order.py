"""Dividing a reading order into full pages: exact, within the editor's limits."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations, pairwise

import pytest

from content.model import Fit
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.plan.pages.order import Order
from layout.plan.shapes.shapes import Recipe, Shapes
from layout.plan.sources import Banner, Foot, Source, begins_page, stays_with_next
from tests.plan import samples

GRID = Grid.of(PROFILES["tabloid"])
INFINITY = float("inf")
Division = tuple[tuple[int, int], ...]


def shapes(source: Source, *heights: tuple[int, float]) -> Shapes:
    """A block over the full width: heights in rows with their costs."""
    found = Shapes(source)
    for rows, cost in heights:
        found.add(GRID.columns, Recipe(cost, rows))
    return found.seal()


def order(parts: list[Shapes], most: int = 8) -> Order:
    edition = samples.press(samples.article(), fit=Fit(max_pages=most))
    return Order(parts, GRID, edition, 0.0)


def stories(seed: int, **wishes: bool) -> list[Shapes]:
    """Seven blocks that fill a page in many ways; one of them has the editor's wishes."""
    rng = random.Random(seed)
    wished = rng.randrange(1, 6)
    parts = []
    for index in range(7):
        source = samples.story(f"s{index}")
        if index == wished:
            source = replace(source, **wishes)  # type: ignore[arg-type]  # names of flags
        heights = [(rows, float(rng.randint(0, 20))) for rows in range(8, GRID.rows + 1)]
        parts.append(shapes(source, *rng.sample(heights, 40)))
    return parts


def every_division(found: Order, most: int) -> dict[Division, float]:
    """Return all divisions of the blocks into at most so many pages, each with its cost."""
    count = len(found.sources)
    costs = {}
    for pages in range(1, most + 1):
        for cuts in combinations(range(1, count), pages - 1):
            edges = (0, *cuts, count)
            division = tuple((a, b - 1) for a, b in pairwise(edges))
            if any(keeps_together(found, first) for first, _ in division[1:]):
                continue
            breaks = {i for i, s in enumerate(found.sources) if begins_page(s) and i}
            if not breaks <= set(cuts):
                continue
            costs[division] = sum(found.slicer.cost(a, b, GRID.rows) for a, b in division)
    return costs


def keeps_together(found: Order, first: int) -> bool:
    return stays_with_next(found.sources[first - 1])


@pytest.mark.parametrize("wish", ["", "with_next", "page_break"])
@pytest.mark.parametrize("most", [1, 2, 3, 8])
@pytest.mark.parametrize("seed", range(6))
def test_division_is_the_cheapest_within_the_limit(seed: int, most: int, wish: str) -> None:
    found = order(stories(seed, **({wish: True} if wish else {})), most)
    page = order([shapes(samples.story("a"), (GRID.rows, 0.0))]).cost  # what a page costs
    for pages in range(most, 9):  # more than wished for where it must be
        every = every_division(found, pages)
        best = min((cost + page * len(d) for d, cost in every.items()), default=INFINITY)
        if best < INFINITY:
            break
    assert found.cost == pytest.approx(best)
    if best < INFINITY:
        assert every[found.breaks] + page * len(found.breaks) == pytest.approx(best)
    else:
        assert found.breaks == ()


def test_fewer_pages_where_more_are_cheaper_but_not_wished_for() -> None:
    rows = GRID.rows
    parts = [
        shapes(Banner(), (10, 0.0)),
        shapes(samples.story("a"), (30, 30.0), (rows - 11, 0.0)),
        shapes(samples.story("b"), (rows - 42, 30.0), (rows, 0.0)),
    ]
    assert order(parts, 2).breaks == ((0, 1), (2, 2))
    assert order(parts, 1).breaks == ((0, 2),)


def test_more_pages_than_wished_for_where_no_fewer_hold_the_copy() -> None:
    parts = [shapes(samples.story(f"s{index}"), (GRID.rows, 0.0)) for index in range(40)]
    assert len(order(parts, 8).breaks) == 40


def test_page_that_proved_impossible_is_not_used_again() -> None:
    found = order(stories(1))
    seen = set()
    while found.breaks:
        assert found.breaks not in seen
        seen.add(found.breaks)
        found.known[found.breaks[0]] = INFINITY
        cost = found.cost
        found.divide()
        assert found.cost >= cost
        assert not set(found.known) & set(found.breaks)
    assert len(seen) > 1


def test_no_page_begins_with_the_credits_or_ends_with_the_banner() -> None:
    full = (GRID.rows, 0.0)
    credits = [shapes(samples.story("a"), full), shapes(Foot(), full)]
    assert order(credits).breaks == ()
    opening = [shapes(Banner(), full), shapes(samples.story("a"), full)]
    assert order(opening).breaks == ()
