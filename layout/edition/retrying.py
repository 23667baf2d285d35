"""Trying again: pages with faults are made another way, and only these are printed meanwhile.

Input: a plan, the indices of its faulty pages, what a planned page shows of faults, and what prints
some pages alone. Output: the plan to print next. Ways that show a fault are passed over without
being printed. Where other pages are good only the faulty ones are printed, and all pages once more
only where one of these turned out good, so that a long edition is not made again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass

from layout.page.placed import Page
from layout.plan import Plan

#: Prints pages of a plan, by their indices, and returns those that have a fault.
Alone = Callable[[Plan, frozenset[int]], frozenset[int]]
#: Returns the faults that a page shows before it is printed.
Shows = Callable[[Page], Collection[object]]


@dataclass
class Tries:
    """How many further plans may be printed, all their pages or some."""

    left: int


def forestalled(plan: Plan, shows: Shows) -> Plan:
    """Return the plan with pages that show faults made in the next way that shows none."""
    pages = frozenset(page.index for page in plan.placed.pages if shows(page))
    return plan.turned(_next_ways(plan, pages, shows, most=0)) if pages else plan


def next_plan(
    plan: Plan,
    faulty: frozenset[int],
    tries: Tries,
    planning: Callable[[], AbstractContextManager[None]],
    alone: Alone,
    shows: Shows,
) -> Plan | None:
    """Return the plan to print next when some pages have faults; None: there is no better one.

    Args:
        plan: the plan that was printed.
        faulty: indices of its pages with faults.
        tries: how many may still be printed; it is counted down.
        planning: measures the time of planning.
        alone: prints some pages.
        shows: what a page shows of faults; no way is tried that shows more than the one printed.
    """
    good: dict[int, int] = {}
    last, left = plan, faulty
    while left and tries.left:
        with planning():
            ways = _next_ways(last, left, shows)
            last = last.turned(ways) if ways else last
        if len(faulty) == len(plan.placed.pages):  # nothing is saved by printing some of them
            return last if ways else None
        if not ways or tries.left < 2:
            break
        tries.left -= 1
        left = alone(last, frozenset(ways))
        good.update((index, way) for index, way in ways.items() if index not in left)
    tries.left = min(tries.left, 1)  # all pages are printed once more
    return plan.turned(good) if good else None


def _next_ways(
    plan: Plan, pages: frozenset[int], shows: Shows, most: int | None = None
) -> dict[int, int]:
    """Return for pages the next way that shows no more faults than `most`, or than they show now.

    Pages that have none are left out.
    """
    found: dict[int, int] = {}
    for index in sorted(pages):
        limit = len(shows(plan.placed.pages[index])) if most is None else most
        for way in range(plan.chosen[index] + 1, plan.ways[index]):
            if len(shows(plan.turned({index: way}).placed.pages[index])) <= limit:
                found[index] = way
                break
    return found
