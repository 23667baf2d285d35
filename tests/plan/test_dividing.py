"""Dividing by what pages turn out to cost: the best division, without making every page."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from layout.plan.pages.choosing import PagePlan
from layout.plan.pages.dividing import Dividing
from layout.plan.pages.order import Order
from layout.plan.pages.trees import Leaf
from layout.plan.trying.draft import Draft
from layout.plan.weights import WEIGHTS
from tests.plan.test_order import GRID, every_division, order, stories

#: A cost that no page has: such a page is not possible.
NONE = 1e6
WEIGHTS_OF_PAGES = replace(WEIGHTS.pages, redivisions=200)


class Pages:
    """Pages that cost more than their tables say, some of them impossible."""

    def __init__(self, found: Order, seed: int) -> None:
        self.order, self.seed, self.made = found, seed, list[tuple[int, int]]()

    @cache  # noqa: B019  # of one test
    def cost(self, first: int, last: int) -> float:
        more = random.Random(f"{self.seed} {first} {last}").choice((0, 1, 5, 40, NONE))
        return self.order.slicer.cost(first, last, GRID.rows) + more

    def make(self, first: int, last: int) -> list[PagePlan]:
        self.made.append((first, last))
        cost = self.cost(first, last)
        return [] if cost >= NONE else [PagePlan((), Leaf(first, 1, 1, ()), cost, ())]


@pytest.mark.parametrize("seed", range(12))
def test_the_best_of_all_divisions_is_found(seed: int) -> None:
    found = order(stories(seed))
    pages = Pages(found, seed)
    own = WEIGHTS.pages.page_cost
    costs = {
        division: sum(pages.cost(*span) + own for span in division)
        for division in every_division(found, 8)
    }
    possible = [cost for cost in costs.values() if cost < NONE]
    dividing = Dividing(found, pages.make, WEIGHTS_OF_PAGES)
    first = dividing.pages()
    if not possible:
        assert first is None
        return
    assert first is not None
    best = dividing.better(first)
    assert sum(choices[0].cost + own for choices in best) == pytest.approx(min(possible))
    assert len(pages.made) == len(set(pages.made))  # none is made twice


def test_a_page_far_from_a_dear_one_is_not_made_again() -> None:
    found = order(stories(1))
    pages = Pages(found, 1)
    dividing = Dividing(found, pages.make, WEIGHTS_OF_PAGES)
    first = dividing.pages()
    assert first is not None
    every = {span for division in every_division(found, 8) for span in division}
    dividing.better(first)
    assert len(pages.made) < len(every)


def test_pages_that_are_settled_and_not_held_leave_nothing_behind() -> None:
    """The outcome of the attempt is read all the same: it has no pages."""

    class Own(Draft):
        def __init__(self) -> None:
            self._choices, self._chosen = [[]], [0]

        cost = 0.0
        grid = GRID

        def settle_pages(self) -> bool:
            return True

        def _held(self, pages: Sequence[object]) -> bool:
            return False

        def flow(self) -> bool:
            return False

    draft = Own()
    assert not draft.divide()
    assert draft.pages == ()
