"""The attempts: their order, and that none leaves the edition's limits."""

from __future__ import annotations

from itertools import pairwise
from math import ceil, inf
from typing import Any

import pytest

from content.model import Edition, Fit, Paragraph, Subhead
from content.words import message
from layout.page.errors import LayoutError
from layout.page.formats import PROFILES
from layout.plan.trying.attempts import Attempt, Outcome, attempts
from layout.plan.weights import WEIGHTS
from tests.plan import samples


def climb(edition: Edition, pages: float = 1.3, white: float = 0.5) -> list[Attempt]:
    """Return all attempts when each comes to so many pages, so much white."""
    tried: list[Outcome] = []
    found = []
    for attempt in attempts(edition, tried):
        found.append(attempt)
        tried.append(Outcome(attempt, (("a", pages),), white))
    return found


def fit(**more: Any) -> Edition:
    profile = more.pop("profile", "broadsheet")
    return samples.press(samples.article(), profile=profile, fit=Fit(**more))


def test_own_format_at_its_own_size_comes_first() -> None:
    for profile in PROFILES:
        first = climb(fit(profile=profile))[0]
        assert first.profile.name == profile
        assert first.body == PROFILES[profile].body_pt
        assert first.leading == 1.0
        assert first.cost == 0 and not first.notes


@pytest.mark.parametrize("body", [(9.0, 12.0), (9.5, 10.5), (10.0, 10.0), (8.0, 9.0), (10.3, 11.9)])
@pytest.mark.parametrize("pages", [0.3, 0.93, 1.4, 2.6, 6.5])
def test_sizes_stay_within_the_limits(body: tuple[float, float], pages: float) -> None:
    found = climb(fit(body_pt=body), pages)
    assert all(body[0] <= attempt.body <= body[1] for attempt in found)
    assert 1 < len(found) <= WEIGHTS.attempts.settings + len(PROFILES)


def test_no_setting_is_tried_twice() -> None:
    settings = [(a.profile.name, a.body, a.leading) for a in climb(fit())]
    assert len(set(settings)) == len(settings)


def test_copy_that_was_set_on_one_page_with_white_needs_no_second() -> None:
    """In its cheapest shapes it is 1.09 pages, made it left a fifteenth white: one, set closer."""
    edition = fit(profile="tabloid", formats=("tabloid",), body_pt=(9, 9))
    first = next(attempts(edition, []))
    tried = [Outcome(first, (("a", 1.09),), 0.066, 1, 71.0)]
    assert [one.leading for one in attempts(edition, tried)][:2] == [1.0, 0.96]


def test_settings_that_fill_pages_come_before_those_that_leave_white() -> None:
    """0.8 pages fill one with a larger body and more leading; 1.03 need less leading."""
    larger = climb(fit(formats=("broadsheet",)), 0.8)[1]
    assert larger.body > 9.0 or larger.leading > 1.0
    smaller = climb(fit(formats=("broadsheet",), body_pt=(9.0, 9.0)), 1.05)[1]
    assert smaller.leading < 1.0


def test_smaller_format_costs_and_is_told() -> None:
    found = [a for a in climb(fit(), 1.3) if a.profile.name == "tabloid"]
    assert found
    for attempt in found:
        assert attempt.cost >= WEIGHTS.attempts.format_cost
        assert attempt.notes[0] == message("plan.format-changed", format="四开", name="tabloid")


def test_copy_for_more_than_a_page_keeps_the_format_that_is_asked_for() -> None:
    """A report of 12,000 characters, 1⅓ broadsheet pages, became three tabloid ones."""
    cost = WEIGHTS.attempts.full_format_cost
    long = [a.cost for a in climb(fit(), 1.33, 0.3) if a.profile.name == "tabloid"]
    short = [a.cost for a in climb(fit(), 0.6, 0.3) if a.profile.name == "tabloid"]
    assert all(one >= cost for one in long)
    assert min(short) < cost


def test_a_unit_of_a_page_is_for_copy_that_it_holds() -> None:
    assert any(a.profile.most_pages for a in climb(fit(profile="tabloid"), 0.4))
    assert not any(a.profile.most_pages for a in climb(fit(profile="tabloid"), 1.4))


def test_a_format_without_a_page_does_not_end_the_search_of_smaller_ones() -> None:
    """A notice of 300 characters: no tabloid page was made of it, so a broadsheet was printed."""
    tried: list[Outcome] = []
    names = []
    for attempt in attempts(fit(), tried):
        names.append(attempt.profile.name)
        made = attempt.profile.name != "tabloid"
        tried.append(Outcome(attempt, (("a", 0.2),), 0.5 if made else inf, made=made))
    assert names[:4] == ["broadsheet", "tabloid", "half", "quarter"]


def test_what_a_unit_does_not_hold_has_a_larger_one() -> None:
    """Up to pages of which there may be many; an edition that names its formats keeps to them."""

    def names(edition: Edition) -> list[str]:
        tried: list[Outcome] = []
        for attempt in attempts(edition, tried):
            made = attempt.profile.name == "tabloid"
            tried.append(Outcome(attempt, (("a", 1.5),), 0.0 if made else inf, made=made))
        return list(dict.fromkeys(outcome.attempt.profile.name for outcome in tried))

    assert names(fit(profile="quarter")) == ["quarter", "half", "tabloid"]
    assert names(fit(profile="quarter", formats=("quarter",))) == ["quarter"]


def made(edition: Edition, white: float) -> list[Attempt]:
    """Return all attempts where each makes one page of which so much stays white, cut ones none."""
    tried: list[Outcome] = []
    for attempt in attempts(edition, tried):
        left = 0.0 if attempt.profile != PROFILES[attempt.profile.name] else white
        tried.append(Outcome(attempt, (("a", 1 - white),), left, 1, 100 * left + attempt.cost))
    return [outcome.attempt for outcome in tried]


@pytest.mark.parametrize("profile", ["broadsheet", "tabloid", "half", "quarter", "eighth"])
def test_a_page_that_stays_white_is_cut_to_its_copy(profile: str) -> None:
    """A story of 250 characters left 19% of a quarter page white, one of 1,600 24% of a tabloid.

    The cut page is lower by the white rows and no narrower; it costs, and is told.
    """
    cut = [a for a in made(fit(profile=profile), 0.24) if a.profile != PROFILES[a.profile.name]]
    assert cut
    for attempt in cut:
        usual = PROFILES[attempt.profile.name]
        assert attempt.profile.rows == ceil(usual.rows * 0.76)
        off = (usual.rows - attempt.profile.rows) * usual.leading_mm
        assert attempt.profile.trim_mm[0] == usual.trim_mm[0]
        assert attempt.profile.trim_mm[1] == pytest.approx(usual.trim_mm[1] - off, abs=0.01)
        own = WEIGHTS.attempts
        assert attempt.cost >= (own.cut_cost if usual.most_pages else own.format_cost)
        assert attempt.notes[-1].code == "plan.format-cut"


@pytest.mark.parametrize(("white", "at_once"), [(0.5, True), (0.24, False)])
def test_a_page_that_no_setting_fills_is_cut_at_its_own(white: float, at_once: bool) -> None:
    """Five stories that left half a tabloid white were set at 10 pt in all leadings first."""
    tried: list[Outcome] = []
    for attempt in attempts(fit(profile="tabloid"), tried):
        page = attempt.profile == PROFILES["tabloid"]
        tried.append(Outcome(attempt, (("a", 0.5),), white if page else inf, int(page), 150.0))
    pages = [one.attempt for one in tried if one.attempt.profile.name == "tabloid"]
    assert (pages[1].profile.rows < pages[0].profile.rows) is at_once


def test_a_unit_is_cut_at_the_size_that_was_best() -> None:
    """Six briefs of 80 characters: best at 10 pt, where they left 11% of a half page white."""
    tried: list[Outcome] = []
    for attempt in attempts(fit(profile="half"), tried):
        cut = attempt.profile != PROFILES[attempt.profile.name]
        worth = 60.0 if attempt.body == 10.0 else 100.0
        tried.append(Outcome(attempt, (("a", 0.8),), 0.0 if cut else 0.2, 1, worth))
    found = [one.attempt for one in tried if one.attempt.profile.rows < PROFILES["half"].rows]
    assert {attempt.body for attempt in found} == {9.0, 10.0}
    assert len(found) == len(
        {(attempt.profile, attempt.body, attempt.leading) for attempt in found}
    )


def test_no_page_is_cut_where_formats_are_named_or_pages_filled() -> None:
    for edition, white in ((fit(profile="half", formats=("half",)), 0.3), (fit(), 0.05)):
        assert all(a.profile == PROFILES[a.profile.name] for a in made(edition, white))


def test_change_of_size_and_leading_costs_and_is_told() -> None:
    for attempt in climb(fit(formats=("broadsheet",)), 0.7)[1:]:
        assert attempt.cost > 0
        codes = [note.code for note in attempt.notes]
        assert ("plan.body-changed" in codes) == (attempt.body != 9.0)
        assert ("plan.leading-changed" in codes) == (attempt.leading != 1.0)


def test_a_greater_change_costs_more() -> None:
    plain = [a for a in climb(fit(formats=("broadsheet",)), 0.7)[1:] if a.leading == 1.12]
    for one, two in pairwise(sorted(plain, key=lambda a: a.body)):
        assert one.cost < two.cost


def test_formats_that_the_edition_names_and_no_others() -> None:
    assert {a.profile.name for a in climb(fit(formats=("tabloid",)))} == {"tabloid"}
    both = [a.profile.name for a in climb(fit(formats=("tabloid", "broadsheet")))]
    assert both[0] == "tabloid"


def test_unknown_formats_are_refused_in_words() -> None:
    article = samples.article()
    for own in ({"profile": "berliner"}, {"fit": Fit(formats=("berliner",))}):
        with pytest.raises(LayoutError) as refusal:
            samples.plan(samples.press(article, **own))
        assert refusal.value.told.code == "plan.no-format"


def made_of(edition: Edition, white: float) -> list[Attempt]:
    """Return the attempts at copy for 1.3 pages of which two are made, so much of them white."""
    tried: list[Outcome] = []
    for attempt in attempts(edition, tried):
        worth = 300.0 + attempt.cost
        tried.append(Outcome(attempt, (("a", 1.3),), white, 2, worth))
    return [one.attempt for one in tried]


def test_what_is_set_closer_than_two_white_pages_is_not_tried() -> None:
    """Four more settings of a page of questions, each of which left more white than the first."""
    own, *others = made_of(fit(formats=("broadsheet",)), 0.5)
    assert [one.set_wide for one in others] == sorted(one.set_wide for one in others)
    assert all(one.set_wide > own.set_wide for one in others)


def test_little_white_is_tried_to_be_taken_up_at_other_sizes() -> None:
    sizes = [one.set_wide for one in made_of(fit(formats=("broadsheet",)), 0.1)]
    assert sizes[1:] != sorted(sizes[1:])


@pytest.mark.parametrize("parts", [0, 3, 4, 9])
def test_copy_with_sub_heads_is_tried_with_larger_ones(parts: int) -> None:
    """Two a page at least."""
    body = [Paragraph(text="路通了。"), *(Subhead(text="第一件事") for _ in range(parts))]
    article = samples.article(body=tuple(body))
    edition = samples.press(article, profile="broadsheet", fit=Fit(formats=("broadsheet",)))
    found = made_of(edition, 0.3)
    assert any(one.opened for one in found) == (parts >= 4)


@pytest.mark.parametrize(("opening", "tried"), [(0.0, False), (0.35, True)])
def test_an_opening_takes_no_more_of_a_smaller_unit(opening: float, tried: bool) -> None:
    """Half a page holds 0.65 of a tabloid where 0.35 are an opening, not where all is copy."""
    edition = fit(profile="tabloid")
    first = next(attempts(edition, []))
    parts = (("banner", opening), ("a", 0.65 - opening))
    made = [Outcome(first, parts, 0.35, 1, 100.0)]
    following = attempts(edition, made)
    next(following)
    assert (next(following).profile.name == "half") == tried


def test_after_a_full_page_that_is_dear_what_holds_less_comes_first() -> None:
    """What holds more would be as full again."""
    tried: list[Outcome] = []
    edition = fit()
    for attempt in attempts(edition, tried):
        outcome = Outcome(attempt, (("a", 1.2),), 0.0, made=1, worth=90.0)
        tried.append(outcome)
    areas = [one.attempt.set_wide / tried[0].attempt.set_wide for one in tried[1:]]
    assert areas and areas[0] < 1.0
    assert [area >= 1.0 for area in areas] == sorted(area >= 1.0 for area in areas)
