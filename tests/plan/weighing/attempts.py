"""Rows of the attempts at an edition: body sizes, leadings, formats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import Any, cast
from unittest.mock import patch

from content.model import Edition, Fit
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.plan.pages.choosing import PagePlan, flaws
from layout.plan.pages.faults import Fault, Stand
from layout.plan.pages.settle import Settled, Ways
from layout.plan.pages.trees import Leaf
from layout.plan.planner import plan_edition
from layout.plan.shapes.shapes import Recipe
from layout.plan.trying.attempts import Attempt, Outcome, attempts
from layout.plan.trying.draft import Draft
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.weighing import between, row


def climb(weights: Weights, pages: float, white: float = 0.5, **fit: Any) -> list[Attempt]:
    """Return all attempts when each comes to so many pages, so much white."""
    edition = samples.press(samples.article(), profile="broadsheet", fit=Fit(**fit))
    tried: list[Outcome] = []
    found = []
    for attempt in attempts(edition, tried, weights):
        found.append(attempt)
        tried.append(Outcome(attempt, (("a", pages),), white))
    return found


def whole(weights: Weights, pages: float, **fit: Any) -> list[tuple[float, float]]:
    """Return body size and leading of the attempts in the edition's own format."""
    own = climb(weights, pages, formats=("broadsheet",), **fit)
    return [(attempt.body, attempt.leading) for attempt in own]


#: What the opening's height costs, which is no part of what is good enough.
OPENING = 30.0


class StubDraft:
    """A draft that costs what it is told."""

    pages: tuple[str, ...]

    def __init__(self, worth: float, white: float) -> None:
        self.worth, self.white, self.over = worth + OPENING, white, False
        self.opening_cost = OPENING
        self.attempt, self.pages = Attempt(PROFILES["tabloid"], 9.0), ("one",)
        self.outcome = Outcome(Attempt(PROFILES["tabloid"], 9.0), ())

    def divide(self) -> bool:
        return True

    def finish(self, tried: Sequence[object]) -> int:
        return len(tried)


def tried(weights: Weights, worth: float, white: float = 0.0) -> int:
    """Return how many attempts are made when each comes to so much a page, so much of it white."""
    many = [Attempt(PROFILES["tabloid"], 9.0)] * 5
    with (
        patch("layout.plan.planner.Draft.of", lambda *_: StubDraft(worth, white)),
        patch("layout.plan.planner.attempts", lambda *_: many),
    ):
        edition: Edition = samples.press(samples.article(rank=1))  # pages are not led anew
        made: object = plan_edition(
            edition, samples.library(), samples.composer(), {}, weights=weights
        )
    return cast(int, made)


@row("attempts.spare_pages", [False, True], others=(0.3, 0.7))
def an_opening_of_half_a_page_less_is_tried_where_a_second_page_is_half_empty(
    weights: Weights,
) -> object:
    edition = samples.press(samples.article(rank=1), banner="hero")
    many = [Attempt(PROFILES["tabloid"], 9.0)]
    found = []
    for white in (0.4, 0.6):
        asked: list[bool] = []

        def drafted(*given: Any, white: float = white, asked: list[bool] = asked) -> StubDraft:
            asked.append(next(one for one in given if isinstance(one, Attempt)).lower)
            draft = StubDraft(100, white)
            draft.pages = ("one", "two")[: 1 if asked[-1] else 2]
            return draft

        with (
            patch("layout.plan.planner.Draft.of", drafted),
            patch("layout.plan.planner.attempts", lambda *_: many),
        ):
            plan_edition(edition, samples.library(), samples.composer(), {}, weights=weights)
        found.append(any(asked))
    return found


@row("attempts.flaw_cost", [0.0, 36.0, 36.0, 36.0])
def a_fault_of_shape_counts_whole(weights: Weights) -> object:
    """None, a story's shape, what shows when it is settled, a fault of the page."""
    own = weights.attempts.flaw_cost
    leaf: Leaf[Ways] = Leaf(0, 6, 40, ())
    found = []
    for shape, more, fault in (
        (35.0, 9.0, 9.0),
        (37.0, 9.0, 9.0),
        (9.0, 37.0, 9.0),
        (9.0, 9.0, 37.0),
    ):
        stand = Stand(
            samples.story("a"),
            0,
            0,
            6,
            40,
            Settled(shape + more, Recipe(shape, 40, (("shape", shape),))),
        )
        page = PagePlan((stand,), leaf, 60.0, (Fault("seam", fault, "page"),))
        found.append(flaws(page, own))
    return found


@row("attempts.good_cost", [1, 5])
def a_page_of_sixty_is_good_one_of_seventy_is_not(weights: Weights) -> object:
    return [tried(weights, worth) for worth in (60, 70)]


@row("attempts.little_white_pages", [1, 5])
def a_twentieth_of_a_page_may_be_white_not_a_tenth(weights: Weights) -> object:
    return [tried(weights, 20, white) for white in (0.05, 0.1)]


@row("attempts.settings", 5)
def five_settings_are_tried(weights: Weights) -> object:
    return len(climb(weights, 0.6, formats=("broadsheet",))) - 1


def dearer(weights: Weights, part: float) -> int:
    """Return how many settings are tried when each costs such a part of the first attempt."""
    edition = samples.press(samples.article(), fit=Fit(formats=("broadsheet",)))
    tried: list[Outcome] = []
    for attempt in attempts(edition, tried, weights):
        worth = 100.0 * (part if tried else 1.0)
        tried.append(Outcome(attempt, (("a", 0.6),), 0.05, 1, worth))
    return len(tried) - 1


@row("attempts.far_settings", 2)
def two_settings_that_are_much_dearer_end_the_search(weights: Weights) -> object:
    return dearer(weights, 2.0)


@row("attempts.far_part", [5, 2])
def three_fifths_dearer_is_much_dearer(weights: Weights) -> object:
    return [dearer(weights, part) for part in (1.55, 1.65)]


@row("attempts.bodies_pt", [9.0, 10.0], others=((9.0, 9.5), (8.5, 9.0, 10.0), (9.0, 11.0)))
def bodies_go_from_nine_to_ten(weights: Weights) -> object:
    found = [body for body, _ in whole(weights, 0.6, body_pt=(7.875, 14))]
    found += [body for body, _ in whole(weights, 1.05, body_pt=(7.875, 14))]
    return [min(found), max(found)]


@row("attempts.leadings", [0.96, 1.12], others=((1.0, 1.12), (0.96, 1.0), (0.9, 1.0, 1.2)))
def leadings_go_from_four_less_to_twelve_more(weights: Weights) -> object:
    found = [leading for _, leading in whole(weights, 0.6, body_pt=(9, 9))]
    found += [leading for _, leading in whole(weights, 1.05, body_pt=(9, 9))]
    return [min(found), max(found)]


@row("attempts.elastic_share", (9.0, 1.08), others=(0.5, 1.8))
def content_grows_less_than_its_characters(weights: Weights) -> object:
    """0.93 pages fill one at 108% of leading: half as elastic they would need 112%."""
    return whole(weights, 0.93, body_pt=(9.0, 9.0))[1]


@row("attempts.taken_up_pages", (9.0, 1.08), others=(0.0,))
def three_hundredths_of_a_page_are_taken_up(weights: Weights) -> object:
    """What comes to 1.009 pages stands on one."""
    return whole(weights, 0.945, body_pt=(9.0, 9.0))[1]


@row("attempts.format_cost")
def the_smaller_format(weights: Weights) -> object:
    """Dearer than 104% of leading and a body a quarter point larger (2.8), cheaper than a tenth
    of a page white and a story that runs on (12)."""
    found = [a for a in climb(weights, 0.7) if a.profile.name == "tabloid"]
    return between(5.0, min(a.cost for a in found), 12.0) if found else "no smaller format"


def smaller(weights: Weights, white: float) -> float:
    """Return what a smaller format costs when the first attempt left so much white."""
    weights = replace(weights, attempts=replace(weights.attempts, settings=99))
    found = [a.cost for a in climb(weights, 0.7, white) if a.profile.name == "tabloid"]
    return min(found, default=99.0)


@row("attempts.white_area_share")
def white_counts_less_in_half_a_page(weights: Weights) -> object:
    """By less than a tenth in the next format, by more in the one after it."""
    weights = replace(weights, attempts=replace(weights.attempts, settings=99))
    found = {a.profile.name: a.white_part for a in climb(weights, 0.2)}
    return between(0.7, found["half"], 0.88) if found["tabloid"] > 0.85 else "too little"


def cut(weights: Weights, white: float) -> list[int]:
    """Return the rows of the pages that are cut, where each is a unit that stays so white."""
    edition = samples.press(samples.article(), profile="quarter")
    tried: list[Outcome] = []
    for attempt in attempts(edition, tried, weights):
        rows = PROFILES[attempt.profile.name].rows
        left = white * attempt.profile.rows / rows
        tried.append(Outcome(attempt, (("a", 0.3),), left, 1, 1000 * left + attempt.cost))
    profiles = [outcome.attempt.profile for outcome in tried]
    return [one.rows for one in profiles if one.rows < PROFILES[one.name].rows]


@row("attempts.cuts", 8)
def four_units_are_cut(weights: Weights) -> object:
    """At their own size, and four when sizes were tried."""
    return len(cut(weights, 0.2))


@row("attempts.cut_cost")
def a_lower_unit(weights: Weights) -> object:
    """Cheaper than another format (8), dearer than a step of body and of leading (2.8)."""
    edition = samples.press(samples.article(), profile="quarter")
    tried: list[Outcome] = []
    for attempt in attempts(edition, tried, weights):
        if attempt.profile.rows == 28:  # its first cut: nothing else changed
            return between(2.8, attempt.cost, 7.0)
        tried.append(Outcome(attempt, (("a", 0.8),), 0.18, 1, 50.0))
    return "no lower unit"


@row("attempts.cut_shares", [28, 31], others=((1.0,), (0.5,), (1.0, 0.8)))
def half_of_the_white_is_cut_where_all_is_too_much(weights: Weights) -> object:
    """Of a quarter's 34 rows six are white: 28 hold the copy no more, 31 do."""
    edition = samples.press(samples.article(), profile="quarter")
    tried: list[Outcome] = []
    for attempt in attempts(edition, tried, weights):
        held = attempt.profile.rows >= 30
        white = 0.18 if attempt.profile.rows == 34 else 0.0
        tried.append(Outcome(attempt, (("a", 0.8),), white, int(held), 1.0 if held else inf))
    rows = [one.attempt.profile.rows for one in tried if one.attempt.profile.name == "quarter"]
    return [one for one in dict.fromkeys(rows) if one < 34]


@row("attempts.least_rows", [True, False], others=(2, 12))
def a_head_and_its_text_need_eight_rows(weights: Weights) -> object:
    """Of an eighth's fifteen rows ten may be left, and not four."""
    weights = replace(weights, attempts=replace(weights.attempts, cuts=8))
    return [10 in cut(weights, 0.35), bool({4, 5, 6, 7} & set(cut(weights, 0.75)))]


@row("attempts.full_format_cost")
def a_smaller_format_for_copy_that_fills_its_own(weights: Weights) -> object:
    """Dearer than a third of a page white (35), cheaper than seven tenths of it (70)."""
    return between(35.0, smaller(weights, 0.0), 70.0)


@row("attempts.short_pages", [False, True], others=(0.05, 0.25))
def an_eighth_of_a_page_white_is_short(weights: Weights) -> object:
    return [smaller(weights, white) < 30 for white in (0.1, 0.2)]


@row("attempts.smaller_pages", [True, False])
def copy_that_is_a_third_too_much_for_a_unit_is_tried_in_it(weights: Weights) -> object:
    """Half a tabloid is a quarter of a broadsheet: two thirds of a tabloid, not four fifths."""

    def units(pages: float) -> bool:
        edition = samples.press(samples.article(), profile="tabloid")
        tried: list[Outcome] = []
        for attempt in attempts(edition, tried, weights):
            if PROFILES[attempt.profile.name].most_pages:
                return True
            tried.append(Outcome(attempt, (("a", pages),), 1 - pages, 1, 100.0))
        return False

    return [units(pages) for pages in (0.55, 0.75)]


@row("attempts.grown_pages", [0.6, 0.39])
def a_page_filled_far_beyond_its_cheapest_shapes_has_a_grown_opening(weights: Weights) -> object:
    """Made to 0.6 of a page: what fills 0.42 stretched its heads, what fills 0.39 its opening."""
    own = weights.attempts
    profile = PROFILES["tabloid"]
    made = [Outcome(Attempt(profile, 9.0), (("a", part),), 0.4, 1, 1.0) for part in (0.42, 0.39)]
    return [round(one.filled(own.short_pages, own.grown_pages), 2) for one in made]


@row("attempts.size_cost")
def a_body_of_ten_points(weights: Weights) -> object:
    """Dearer than twelve hundredths more leading (3.4), cheaper than a head out of rank (8)."""
    found = climb(weights, 0.82, formats=("broadsheet",), body_pt=(10, 10))
    first = next((a for a in found if (a.body, a.leading) != (10.0, 1.0)), None)
    own = climb(weights, 0.85, formats=("broadsheet",), body_pt=(9, 10))
    ten = [a.cost for a in own if a.body == 10.0 and a.leading == 1.0]
    assert first is not None
    return between(3.4, min(ten), 8.0) if ten else "not tried"


@row("attempts.leading_cost")
def twelve_hundredths_more_leading(weights: Weights) -> object:
    """Dearer than any white at all (2), cheaper than a story that takes much over (6)."""
    found = climb(weights, 0.85, formats=("broadsheet",), body_pt=(9, 9))
    return between(2.0, max(a.cost for a in found), 6.0)


def compared(weights: Weights, worth: float, pages: int) -> bool:
    """Tell whether so many exact pages of that worth are compared with others."""
    asked: list[bool] = []

    class Own(Draft):
        def __init__(self) -> None:
            self._choices, self._chosen = [[] for _ in range(pages)], []

        cost = 0.0
        over = False
        grid = Grid.of(PROFILES["broadsheet"])

        @property
        def weights(self) -> Weights:
            return weights

        @property
        def worth(self) -> float:
            return worth

        def settle_pages(self) -> bool:
            return True

        def flow(self) -> bool:
            asked.append(True)
            return False

    Own().divide()
    return bool(asked)


@row("attempts.fine_cost", [False, True], others=(10.0, 60.0))
def exact_pages_dearer_than_thirty_are_compared(weights: Weights) -> object:
    """With pages that run on or leave white: at 20 a page they are taken as they are."""
    return [compared(weights, worth, 1) for worth in (20.0, 40.0)]


@row("attempts.compared_pages", [True, False], others=(4, 40))
def exact_pages_of_a_long_edition_are_taken(weights: Weights) -> object:
    """Pages that run on are made for eight, and not for twenty."""
    return [compared(weights, 50.0, pages) for pages in (8, 20)]
