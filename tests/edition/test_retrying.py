"""A page with a fault is made another way without all other pages being printed each time."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

import pytest

from layout.edition.retrying import Tries, forestalled, next_plan
from layout.page.placed import Page
from layout.plan import Plan


@dataclass
class Edition:
    """Pages, each with the faults of its ways one after the other; what is printed is noted.

    `shown`: of each page, the ways that show a fault before they are printed.
    """

    pages: list[list[bool]]
    shown: list[tuple[int, ...]] = field(default_factory=list)
    printed: list[tuple[int, ...]] = field(default_factory=list)

    def plan(self, chosen: tuple[int, ...] = ()) -> Plan:
        chosen = chosen or (0,) * len(self.pages)

        def turned(ways: Mapping[int, int]) -> Plan:
            return self.plan(tuple(ways.get(i, way) for i, way in enumerate(chosen)))

        placed = [SimpleNamespace(index=i, way=way) for i, way in enumerate(chosen)]
        ways = tuple(map(len, self.pages))
        plan = SimpleNamespace(chosen=chosen, ways=ways, turned=turned)
        return cast(Plan, SimpleNamespace(**vars(plan), placed=SimpleNamespace(pages=placed)))

    def shows(self, page: Page) -> tuple[str, ...]:
        way, own = vars(page)["way"], self.shown[page.index] if self.shown else ()
        return ("ribbon",) if way in own else ()

    def faulty(self, plan: Plan, pages: Collection[int]) -> frozenset[int]:
        self.printed.append(tuple(sorted(pages)))
        return frozenset(i for i in pages if self.pages[i][plan.chosen[i]])

    def made(self) -> frozenset[int]:
        """Go on until no plan follows; return the pages that are faulty in the end."""
        tries, faulty = Tries(4), frozenset[int]()
        plan: Plan | None = forestalled(self.plan(), self.shows)
        while plan is not None and tries.left:
            tries.left -= 1
            faulty = self.faulty(plan, range(len(self.pages)))
            plan = next_plan(plan, faulty, tries, nullcontext, self.faulty, self.shows)
        return faulty


GOOD, BAD = [False], [True]
ALL = (0, 1, 2)


@pytest.mark.parametrize(
    ("pages", "printed"),
    [
        ([GOOD, GOOD, GOOD], [ALL]),
        ([GOOD, [True, False], GOOD], [ALL, (1,), ALL]),
        ([GOOD, [True, True, False], GOOD], [ALL, (1,), (1,), ALL]),
        ([[True, False], [True, True, False], GOOD], [ALL, (0, 1), (1,), ALL]),
        ([[True, False]], [(0,), (0,)]),
        ([[True, True, False]], [(0,), (0,), (0,)]),
    ],
)
def test_only_faulty_pages_are_printed_until_they_are_good(
    pages: list[list[bool]], printed: list[tuple[int, ...]]
) -> None:
    edition = Edition(pages)
    assert not edition.made()
    assert edition.printed == printed


def test_pages_without_a_better_way_are_printed_once() -> None:
    edition = Edition([BAD, GOOD])
    assert edition.made() == {0}
    assert edition.printed == [(0, 1)]


def test_never_more_than_thrice_and_all_pages_once_where_none_turns_out_good() -> None:
    edition = Edition([[True] * 9, GOOD])
    assert edition.made() == {0}
    assert edition.printed == [(0, 1), (0,), (0,)]


def test_ways_that_show_a_fault_are_not_printed() -> None:
    edition = Edition([[True, True, False], GOOD], shown=[(0, 1), ()])
    assert not edition.made()
    assert edition.printed == [(0, 1)]


def test_a_page_of_which_every_way_shows_a_fault_is_printed_in_its_best() -> None:
    edition = Edition([[False, True, True], GOOD], shown=[(0, 1, 2), ()])
    assert not edition.made()
    assert edition.printed == [(0, 1)]


def test_no_way_that_shows_a_fault_takes_the_place_of_one_that_shows_none() -> None:
    edition = Edition([[True, False, False], GOOD], shown=[(1,), ()])
    assert not edition.made()
    assert edition.printed == [(0, 1), (0,), (0, 1)]
