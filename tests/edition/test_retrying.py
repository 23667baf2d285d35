"""A page with a fault is made another way without all other pages being printed each time."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import nullcontext
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import cast

import pytest

from layout.edition.retrying import Tries, next_plan
from layout.plan import Plan


@dataclass
class Edition:
    """Pages, each with the faults of its ways one after the other; what is printed is noted."""

    pages: list[list[bool]]
    chosen: list[int] = field(init=False)
    printed: list[tuple[int, ...]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.chosen = [0] * len(self.pages)

    def plan(self) -> Plan:
        placed = SimpleNamespace(pages=self.pages)
        return cast(Plan, SimpleNamespace(placed=placed, other=self.other))

    def other(self, pages: Collection[int]) -> Plan | None:
        moved = [i for i in pages if self.chosen[i] + 1 < len(self.pages[i])]
        for index in moved:
            self.chosen[index] += 1
        return self.plan() if moved else None

    def faulty(self, pages: Collection[int]) -> frozenset[int]:
        self.printed.append(tuple(sorted(pages)))
        return frozenset(i for i in pages if self.pages[i][self.chosen[i]])

    def made(self) -> frozenset[int]:
        """Go on until no plan follows; return the pages that are faulty in the end."""
        tries, plan, faulty = Tries(4), cast(Plan | None, self.plan()), frozenset[int]()

        def alone(_: Plan, own: frozenset[int]) -> frozenset[int]:
            return self.faulty(own)

        while plan is not None and tries.left:
            tries.left -= 1
            faulty = self.faulty(range(len(self.pages)))
            plan = next_plan(plan, faulty, tries, nullcontext, alone)
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


def test_never_more_than_four_times_and_all_pages_twice() -> None:
    edition = Edition([[True] * 9, GOOD])
    assert edition.made() == {0}
    assert edition.printed == [(0, 1), (0,), (0,), (0, 1)]
