"""Rows of the attempts at an edition: sizes, cuts, formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast
from unittest.mock import patch

from content.model import Edition, Fit
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.plan.ladder import Attempt, Outcome, attempts
from layout.plan.planner import plan_edition
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.test_ladder import Parts
from tests.plan.weighing import between, row

GRID = Grid.of(PROFILES["tabloid"])
HALF = GRID.columns // 2

MANY: Parts = tuple((f"s{n}", True, 0.47) for n in range(5))


def climb(weights: Weights, parts: Parts = MANY, **fit: Any) -> list[Attempt]:
    """Return all attempts when each comes to nothing; blocks grow with the square of the body."""
    edition = samples.press(samples.article(), profile="broadsheet", fit=Fit(**fit))
    tried: list[Outcome] = []
    found = []
    for attempt in attempts(edition, tried, weights.attempts):
        found.append(attempt)
        factor = (attempt.body / attempt.profile.body_pt) ** 2
        tried.append(Outcome(attempt, tuple((k, c, share * factor) for k, c, share in parts)))
    return [attempt for attempt in found if attempt.profile.name == "broadsheet"]


def sizes(weights: Weights, **fit: Any) -> list[float]:
    """Return the body sizes that are tried."""
    return [attempt.body for attempt in climb(weights, **fit) if not attempt.cuts]


class StubDraft:
    """A draft that costs what it is told."""

    def __init__(self, worth: float) -> None:
        self.worth, self.cost, self.outcome = worth, worth, None

    def settle_pages(self) -> bool:
        return True

    def finish(self, tried: Sequence[object]) -> int:
        return len(tried)


def tried(weights: Weights, edition: Edition, *worths: float) -> int:
    """Return how many attempts are made when they come to so much a page."""
    waiting = iter((*worths, *worths[-1:] * 50))

    def drafts(*_: object) -> StubDraft:
        return StubDraft(next(waiting))

    many = [Attempt(PROFILES["tabloid"], 9.0)] * 50
    with (
        patch("layout.plan.planner.Draft.of", drafts),
        patch("layout.plan.planner.attempts", lambda *_: many),
    ):
        made: object = plan_edition(
            edition, samples.library(), samples.composer(), {}, weights=weights
        )
    return cast(int, made)


@row("attempts.good_cost", [1, 4])
def a_page_of_forty_is_good_one_of_fifty_is_not(weights: Weights) -> object:
    edition = samples.press(samples.article())
    return [tried(weights, edition, worth) for worth in (40, 50)]


@row("attempts.further", 4)
def three_more_attempts_follow_a_dear_one(weights: Weights) -> object:
    return tried(weights, samples.press(samples.article()), 60)


@row("attempts.size_step_pt", [True, False])
def sizes_go_by_quarter_points(weights: Weights) -> object:
    found = sizes(weights, body_pt=(7.875, 14))
    return [all(size % step == 0 for size in found) for step in (0.25, 0.5)]


@row("attempts.sizes", 7)
def seven_other_sizes_are_tried(weights: Weights) -> object:
    return len(sizes(weights, body_pt=(7.875, 14))) - 1


@row("attempts.cuts", 3)
def three_cuts_are_tried_at_a_size(weights: Weights) -> object:
    return sum(bool(attempt.cuts) for attempt in climb(weights, body_pt=(9, 9)))


@row("attempts.sizes_cut", 4)
def stories_are_cut_at_four_sizes(weights: Weights) -> object:
    found = climb(weights, body_pt=(7.875, 14))
    return len({attempt.body for attempt in found if attempt.cuts})


@row("attempts.format_cost")
def the_smaller_format(weights: Weights) -> object:
    """Dearer than a body a half larger (24) and a cut (10), cheaper than a good page (45)."""
    edition = samples.press(samples.article(), profile="broadsheet")
    found: list[Outcome] = []
    for attempt in attempts(edition, found, weights.attempts):
        if attempt.profile.name == "tabloid":
            return between(34.0, attempt.cost, 45.0)
        found.append(Outcome(attempt, MANY))
    return "no smaller format"


@row("attempts.size_cost")
def a_body_a_quarter_larger(weights: Weights) -> object:
    """Dearer than stories that run on (10), cheaper than a smaller format (40)."""
    found = climb(weights, (("a", False, 0.64),), body_pt=(9, 12))
    return between(10.0, next(a.cost for a in found if a.body == 11.25), 20.0)


@row("attempts.cut_cost")
def a_story_that_runs_on(weights: Weights) -> object:
    """Dearer than a further page (6), cheaper than a body a quarter larger (13.4)."""
    return between(6.0, next(a.cost for a in climb(weights, body_pt=(9, 9)) if a.cuts), 13.4)


@row(
    "attempts.size_factors",
    [9.0, 8.75, 8.25, 9.75, 10.25, 8.0, 10.75, 11.75],
    others=((1.0, 0.95, 1.2), (1.0, 0.8, 1.05), (1.1, 0.95, 1.05)),
)
def sizes_a_twentieth_off_are_tried_too(weights: Weights) -> object:
    return sizes(weights, body_pt=(7.875, 14))


def plainly(weights: Weights, **more: Any) -> Weights:
    """Return the weights with nothing tried beside what is asked for, and all of that."""
    own = replace(weights.attempts, sizes=99, cuts=99, **more)
    return replace(weights, attempts=own)


def sizes_of_nine_pages(weights: Weights) -> list[float]:
    """Return the body sizes at which about nine pages of content should fill whole pages."""
    own = plainly(weights, size_factors=(1.0,))
    edition = samples.press(samples.article(), profile="broadsheet", fit=Fit(body_pt=(7.875, 14)))
    found: list[Outcome] = []
    for attempt in attempts(edition, found, own.attempts):
        if attempt.profile.name == "tabloid":
            break
        found.append(Outcome(attempt, (("a", False, 9.0),)))
    return sorted(outcome.attempt.body for outcome in found)


@row("attempts.fewer_pages", [8.5, 9.0, 9.5, 10.0])
def a_page_less_is_tried(weights: Weights) -> object:
    return sizes_of_nine_pages(weights)


@row("attempts.more_pages", [8.5, 9.0, 9.5, 10.0])
def two_pages_more_are_tried(weights: Weights) -> object:
    return sizes_of_nine_pages(weights)


def cuts(weights: Weights, parts: Parts) -> list[float]:
    """Return where a story in which the first page ends is cut."""
    found = climb(weights, parts, body_pt=(9, 9))
    return [round(share, 2) for attempt in found for at in attempt.cuts.values() for share in at]


@row(
    "attempts.cut_shifts",
    [0.5, 0.38, 0.62, 0.26, 0.74],
    others=((0.0, -0.12, 0.12, -0.24), (0.0, -0.06, 0.12, -0.24, 0.24), (0.1, -0.12, 0.12)),
)
def cuts_are_tried_earlier_and_later(weights: Weights) -> object:
    parts = (("a", True, 0.5), ("b", True, 1.0), ("c", True, 0.5))
    return cuts(plainly(weights), parts)


@row("attempts.least_cut_share", [[0.15], []])
def no_part_of_a_story_is_less_than_a_tenth(weights: Weights) -> object:
    own = plainly(weights, cut_shifts=(0.0,))
    return [
        cuts(own, (("a", True, 1 - share), ("b", True, 1.0), ("c", True, share)))
        for share in (0.15, 0.07)
    ]
