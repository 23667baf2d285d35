"""The ladder: the order of attempts, and that none leaves the edition's limits."""

from __future__ import annotations

import re
from itertools import islice, pairwise
from typing import Any

import pytest

from content.model import Edition, Fit, Wishes
from content.words import Language, message, say
from layout.page.errors import LayoutError
from layout.page.formats import PROFILES
from layout.plan.ladder import Attempt, Outcome, attempts
from layout.plan.weights import WEIGHTS
from tests.plan import samples

Parts = tuple[tuple[str, bool, float], ...]
TWO_AND_A_BIT: Parts = (
    ("banner", False, 0.2),
    ("a", True, 0.9),
    ("b", True, 0.9),
    ("c", True, 0.3),
)


def climb(edition: Edition, parts: Parts = TWO_AND_A_BIT) -> list[Attempt]:
    """Return all attempts when each comes to nothing; blocks grow with the square of the body."""
    tried: list[Outcome] = []
    found = []
    for attempt in islice(attempts(edition, tried), 500):
        found.append(attempt)
        base = attempt.profile.body_pt
        factor = (attempt.body / base) ** 2
        tried.append(Outcome(attempt, tuple((k, c, share * factor) for k, c, share in parts)))
    assert len(found) < 500
    return found


def fit(**more: Any) -> Edition:
    profile = more.pop("profile", "broadsheet")
    return samples.press(samples.article(), profile=profile, fit=Fit(**more))


def test_own_format_at_its_own_size_comes_first() -> None:
    for profile in PROFILES:
        first = climb(fit(profile=profile))[0]
        assert first.profile.name == profile
        assert first.body == PROFILES[profile].body_pt
        assert first.cost == 0 and not first.cuts and not first.notes


@pytest.mark.parametrize("body", [(9.0, 12.0), (9.5, 10.5), (10.0, 10.0), (8.0, 9.0), (10.3, 11.9)])
@pytest.mark.parametrize("pages", [0.3, 0.93, 1.4, 2.6, 6.5])
def test_sizes_stay_within_the_limits(body: tuple[float, float], pages: float) -> None:
    parts = tuple((key, cut, share * pages / 2.3) for key, cut, share in TWO_AND_A_BIT)
    found = climb(fit(body_pt=body), parts)
    assert all(body[0] <= attempt.body <= body[1] for attempt in found)
    assert {attempt.profile.name for attempt in found} == {"broadsheet", "tabloid"}


def test_each_format_tries_sizes_then_cuts() -> None:
    found = climb(fit())
    for name in ("broadsheet", "tabloid"):
        own = [attempt for attempt in found if attempt.profile.name == name]
        stages = [2 if attempt.cuts else 0 if attempt is own[0] else 1 for attempt in own]
        assert stages == sorted(stages)
        assert set(stages) == {0, 1, 2}
        assert stages.count(1) <= WEIGHTS.attempts.sizes
    formats = [attempt.profile.name for attempt in found]
    assert formats == sorted(formats, key=["broadsheet", "tabloid"].index), "one after the other"


def test_no_size_is_tried_twice() -> None:
    whole = [(a.profile.name, a.body) for a in climb(fit()) if not a.cuts]
    assert len(set(whole)) == len(whole)


def test_smaller_format_costs_more_and_is_told() -> None:
    found = climb(fit())
    own = [a for a in found if a.profile.name == "broadsheet" and not a.cuts]
    smaller = next(a for a in found if a.profile.name == "tabloid")
    assert smaller.cost > max(a.cost for a in own[:2])
    assert [note.code for note in smaller.notes] == ["plan.format-changed"]
    assert smaller.notes[0].values["name"] == "tabloid"


def test_change_of_size_costs_and_is_told() -> None:
    sizes = [a for a in climb(fit()) if a.profile.name == "broadsheet" and not a.cuts]
    for attempt in sizes[1:]:
        assert attempt.cost > 0
        (note,) = attempt.notes
        assert note == message("plan.body-changed", body_pt=attempt.body, usual_pt=9.0)
    off = sorted(sizes, key=lambda a: abs(a.body - 9.0))
    assert all(a.cost <= b.cost + 1e-9 for a, b in pairwise(off))


def test_stories_are_cut_where_pages_end() -> None:
    cut = [a for a in climb(fit()) if a.cuts]
    assert cut
    for attempt in cut:
        assert set(attempt.cuts) <= {"a", "b", "c"}
        for shares in attempt.cuts.values():
            assert all(0 < share < 1 for share in shares)
        assert message("plan.continued", articles=tuple(attempt.cuts)) in attempt.notes
        assert attempt.cost > 0


def test_what_cannot_be_cut_is_not() -> None:
    parts = tuple((key, False, share) for key, _, share in TWO_AND_A_BIT)
    assert not any(attempt.cuts for attempt in climb(fit(), parts))


def test_formats_that_the_edition_names_and_no_others() -> None:
    assert {a.profile.name for a in climb(fit(formats=("tabloid",)))} == {"tabloid"}
    both = [a.profile.name for a in climb(fit(formats=("tabloid", "broadsheet")))]
    assert both[0] == "tabloid" and set(both) == {"tabloid", "broadsheet"}
    assert {a.profile.name for a in climb(fit(profile="tabloid"))} == {"tabloid"}, "none is smaller"


def test_too_little_text_is_refused_with_a_remedy() -> None:
    edition = samples.press(samples.article(characters=130), fit=Fit(body_pt=(9, 9)))
    with pytest.raises(LayoutError) as refusal:
        samples.plan(edition)
    text, remedy = say(refusal.value.told, Language.EN)
    assert text.startswith("no full pages can be made")
    assert "四开" in text and "at 9 pt" in text
    assert re.match(r"add about \d+ characters, or pictures, or widen fit", remedy)


def test_more_pages_than_allowed_are_refused() -> None:
    articles = [samples.article(f"a{i}", 900, i) for i in range(6)]
    with pytest.raises(LayoutError) as refusal:
        samples.plan(samples.press(*articles, fit=Fit(max_pages=1, body_pt=(9, 9))))
    text, remedy = say(refusal.value.told, Language.EN)
    assert text.endswith(", and fit allows 1 page")
    assert re.match(r"cut about \d+ characters, or pictures", remedy)


def test_wishes_that_bind_are_named_where_nothing_fits() -> None:
    articles = [samples.article(n, 300, wishes=Wishes(page_break=True)) for n in "abc"]
    with pytest.raises(LayoutError) as refusal:
        samples.plan(samples.press(*articles, fit=Fit(formats=("broadsheet",), body_pt=(9, 9))))
    remedy = say(refusal.value.told, Language.ZH).remedy
    assert "取消一个愿望（a 的 page_break；b 的 page_break" in remedy


def test_unknown_formats_are_refused_in_words() -> None:
    article = samples.article()
    with pytest.raises(LayoutError):
        samples.plan(samples.press(article, profile="berliner"))
    with pytest.raises(LayoutError):
        samples.plan(samples.press(article, fit=Fit(formats=("berliner",))))
