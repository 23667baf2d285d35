"""Which of the drafts is taken, once one fills its pages and is good."""

from __future__ import annotations

from collections.abc import Sequence
from unittest.mock import patch

import pytest

from layout.page.formats import PROFILES
from layout.plan.planner import plan_edition
from layout.plan.trying.attempts import Attempt, Outcome
from tests.plan import samples


class _Draft:
    """A draft that costs what it is told, part of it for the height of its opening."""

    def __init__(self, worth: float, opening: float, white: float) -> None:
        self.worth, self.opening_cost, self.white, self.over = worth, opening, white, False
        self.attempt = Attempt(PROFILES["tabloid"], 9.0)
        self.outcome = Outcome(self.attempt, ())
        self.pages = (object(),)

    def divide(self) -> bool:
        return True

    def finish(self, tried: Sequence[object]) -> float:
        return self.white


@pytest.mark.parametrize(
    ("second", "white"),
    [((88.5, 47.0, 0.03), 0.03), ((88.5, 30.0, 0.03), 0.2), ((40.0, 0.0, 0.03), 0.03)],
)
def test_a_taller_opening_that_fills_the_page_does_not_lose_to_white(
    second: tuple[float, float, float], white: float
) -> None:
    """Copy for 0.77 of a broadsheet filled it under a taller opening, and a fifth stayed white.

    Where the other faults of the full page are dearer, the white stays.
    """
    drafts = iter([_Draft(49.5, 2.2, 0.2), _Draft(*second)])
    two = [Attempt(PROFILES["tabloid"], 9.0)] * 2
    with (
        patch("layout.plan.planner.Draft.of", lambda *_: next(drafts)),
        patch("layout.plan.planner.attempts", lambda *_: two),
    ):
        edition = samples.press(samples.article(rank=1))  # pages are not led anew
        made: object = plan_edition(edition, samples.library(), samples.composer(), {})
    assert made == white
