"""Trying again: the finished file shows faults on some pages, so these are made another way.

Input: a plan, the indices of its faulty pages, and what prints some pages alone. Output: the plan
to print next. Where other pages are good only the faulty ones are printed until they are good
too, so that one fault does not have all pages of a long edition made again and again.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass

from layout.plan import Plan

#: Prints pages of a plan, by their indices, and returns those that have a fault.
Alone = Callable[[Plan, frozenset[int]], frozenset[int]]


@dataclass
class Tries:
    """How many further plans may be printed, all their pages or some."""

    left: int


def next_plan(
    plan: Plan,
    faulty: frozenset[int],
    tries: Tries,
    planning: Callable[[], AbstractContextManager[None]],
    alone: Alone,
) -> Plan | None:
    """Return the plan to print next when some pages have faults; None: there is none.

    Args:
        plan: the plan that was printed.
        faulty: indices of its pages with faults.
        tries: how many may still be printed; it is counted down.
        planning: measures the time of planning.
        alone: prints some pages.
    """
    if not faulty or not tries.left:
        return None
    with planning():
        other = plan.other(faulty)
    if len(faulty) == len(plan.placed.pages):
        return other
    while other is not None and tries.left > 1:
        tries.left -= 1
        faulty = alone(other, faulty)
        if not faulty:
            break
        with planning():
            further = other.other(faulty)
        if further is None:
            break
        other = further
    tries.left = min(tries.left, 1)  # all pages are printed once more
    return other
