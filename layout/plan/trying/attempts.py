"""The attempts: formats, body sizes and leadings, in the order they are tried.

Input: an edition and what earlier attempts came to. Output: the next attempt. The edition's own
format at its own body size comes first. Where it leaves white, each smaller format is tried as it
is until one is filled or holds the copy no more. What all these came to says at which sizes and
leadings the content is nearest to whole pages: the most promising of these follow, but for such as
would leave more white than one that was tried, and until some come out much dearer than the best.
Pages that stay white even so are tried with larger sub-heads, and with an overview of the copy.
What a unit of a page holds at no size has a larger unit, up to pages of which there may be many.
One page that the copy does not fill at any of these is a unit as high as the copy: editors cut a
page's rows, and no paper leaves white where other matter can stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf, log

from content.model import Edition, Paragraph, Subhead
from content.words import Message, message
from layout.page.formats import PROFILES
from layout.page.profile import Profile
from layout.plan.pages.overview import heads_of
from layout.plan.sources import Banner
from layout.plan.weights import WEIGHTS, AttemptWeights, Weights


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: a format, a body size, a leading, what the change costs, notes for people.

    `white_part`: what white counts in this format, in the edition's own it counts whole.
    `opened`: its sub-heads are larger, with more white about them; `overview`: the heads of the
    copy are listed over it; `lower`: the opening is the one that takes less of the page.
    """

    profile: Profile
    body: float
    leading: float = 1.0
    cost: float = 0.0
    notes: tuple[Message, ...] = ()
    white_part: float = 1.0
    opened: bool = False
    overview: bool = False
    lower: bool = False

    @property
    def set_wide(self) -> float:
        """Area that a character takes of what it does at 1 pt and the format's own leading."""
        return self.body**2 * self.leading


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt came to: each block's key and its part of a page, and white, in pages.

    `made`: pages made; none, and white is infinite, where there was no way. `worth`: their cost.
    """

    attempt: Attempt
    parts: tuple[tuple[str, float], ...]
    white: float = 0.0
    made: int = 0
    worth: float = inf

    @property
    def pages(self) -> float:
        """Pages that the blocks fill in their cheapest shapes."""
        return sum(share for _, share in self.parts)

    def filled(self, short: float, grown: float) -> float:
        """Return the pages that the blocks fill: as they were made where they leave white.

        Where hardly any is left (less than `short` pages) pictures and heads were stretched to fill
        the page, and only the cheapest shapes say what the copy needs: no more than the pages on
        which it stands. So they do where a single page was filled to `grown` pages more than they:
        its opening grew into the white.
        """
        if not self.made:
            return self.pages
        if self.white < short:
            return min(self.pages, self.made)
        as_made = self.made - self.white
        return self.pages if self.made == 1 and as_made > self.pages + grown else as_made


def attempts(
    edition: Edition, tried: Sequence[Outcome], weights: Weights = WEIGHTS
) -> Iterator[Attempt]:
    """Yield attempts; `tried` grows while they are made."""
    names = formats(edition)
    own = weights.attempts
    low, high = edition.fit.body_pt
    first = min(max(PROFILES[names[0]].body_pt, low), high)
    yield Attempt(PROFILES[names[0]], first)
    short = tried[0].white >= own.short_pages
    filled = tried[0].filled(own.short_pages, own.grown_pages)
    # Copy for more than a page of the format that is asked for is not too short for it.
    step = own.format_cost if short and filled <= 1 else own.full_format_cost
    known = {names[0]: filled}
    if short:
        yield from _smaller(names, first, step, tried, known, own)
    yield from _as_high_as_copy(edition, tried, own, first=True)
    yield from _set_otherwise(edition, first, step, tried, known, weights)
    yield from _as_high_as_copy(edition, tried, own, first=False)
    yield from _opened(edition, tried, own)
    yield from _with_overview(edition, tried, weights)
    for place, name in enumerate(_larger(edition), start=1):
        if any(outcome.made for outcome in tried):
            return
        yield _in_format(Attempt(PROFILES[name], first), tried[0].attempt, place, step, own)


def _smaller(
    names: Sequence[str],
    first: float,
    step: float,
    tried: Sequence[Outcome],
    known: dict[str, float],
    weights: AttemptWeights,
) -> Iterator[Attempt]:
    """Yield the smaller formats of copy that is too short, until one leaves no white.

    What the blocks fill of each that was tried is added to `known`.
    """
    for place, name in enumerate(names[1:], start=1):
        attempt = _in_format(Attempt(PROFILES[name], first), tried[0].attempt, place, step, weights)
        # An opening grows where there is white, and is low again in a smaller format: what the
        # blocks fill in their cheapest shapes says whether it is worth a try.
        most, larger = attempt.profile.most_pages, tried[-1]
        least = min(larger.pages, larger.filled(weights.short_pages, weights.grown_pages))
        # An opening takes as much of a smaller unit as of a larger one: its type is smaller there.
        opening = min(least, dict(larger.parts).get(Banner.key, 0.0))
        rest = _as_in(least - opening, larger.attempt.profile, attempt.profile)
        if most and opening + rest > most * weights.smaller_pages:
            return
        yield attempt
        made = tried[-1]
        known[name] = (
            made.filled(weights.short_pages, weights.grown_pages)
            if made.made
            else _come_to(larger, attempt.profile, weights)
        )
        if made.white < weights.short_pages:
            return


def _set_otherwise(
    edition: Edition,
    first: float,
    step: float,
    tried: Sequence[Outcome],
    known: Mapping[str, float],
    weights: Weights,
) -> Iterator[Attempt]:
    """Yield other settings of the formats, the most promising first, while one may be better.

    `known`: what the blocks fill of the formats that were tried.
    """
    own, begun = weights.attempts, tried[0]
    short = begun.white >= own.short_pages
    full = begun.made > 0 and begun.white == 0.0  # dear for all that: it holds too much
    found: list[tuple[bool, float, int, Attempt]] = []
    for place, name in enumerate(formats(edition)):
        profile = PROFILES[name]
        come_to = known.get(name, _come_to(begun, profile, own))
        if (short and name not in known) or (
            profile.most_pages and come_to > profile.most_pages * own.smaller_pages
        ):
            continue
        for attempt, cost in _settings(profile, come_to, first, edition.fit.body_pt, weights):
            ready = _in_format(attempt, begun.attempt, place, step, own)
            fuller = full and ready.set_wide >= begun.attempt.set_wide
            found.append((fuller, cost * ready.white_part + ready.cost, len(found), ready))
    asked = {(t.attempt.profile, t.attempt.body, t.attempt.leading) for t in tried}
    fresh = (
        (cost, attempt)
        for _, cost, _, attempt in sorted(found)
        if (attempt.profile, attempt.body, attempt.leading) not in asked
    )
    far = 0  # settings in succession that came out much dearer: what is amiss no setting mends
    for (cost, attempt), _ in zip(fresh, range(own.settings), strict=False):
        if cost >= min(outcome.worth for outcome in tried) or far == own.far_settings:
            return
        if not _leaves_more(attempt, tried, own):
            yield attempt
            best = min(outcome.worth for outcome in tried)
            far = far + 1 if tried[-1].worth > own.far_part * best else 0


def _as_high_as_copy(
    edition: Edition, tried: Sequence[Outcome], weights: AttemptWeights, *, first: bool
) -> Iterator[Attempt]:
    """Yield single pages that the copy does not fill, lower by their white: units of its height.

    On a lower one the opening is lower, so that some white may come again. `first`: units of a
    page at their own body size, and pages that no setting would fill, the best first. When other
    sizes were tried, what is best of all, whole pages as well, as long as it stays white. An
    edition that names its formats keeps them.
    """
    if edition.fit.formats:
        return
    cut: list[Outcome] = []
    for _ in range(weights.cuts):
        made = sorted((one for one in tried if one not in cut), key=lambda one: one.worth)
        lower = (one for one in made[: None if first else 1] if _may_be_cut(one, weights, first))
        best = next(lower, None)
        if best is None:
            return
        cut.append(best)
        for part in weights.cut_shares:  # less of it where the copy stands worse on the lower page
            attempt = _cut(best.attempt, part * best.white, weights)
            if attempt is None or any(one.attempt == attempt for one in tried):
                break
            yield attempt
            if tried[-1].worth < best.worth:
                break


def _leaves_more(attempt: Attempt, tried: Sequence[Outcome], weights: AttemptWeights) -> bool:
    """Tell whether an attempt leaves more white than one that already left too much.

    It is set closer than that one in the same format; and wider than the first attempt, which made
    as many pages, so that it makes no fewer.
    """
    first = tried[0].attempt
    return any(
        one.white >= weights.short_pages
        and 1 < one.made == tried[0].made
        and one.attempt.profile == attempt.profile == first.profile
        and (one.attempt.opened, one.attempt.overview) == (attempt.opened, attempt.overview)
        and first.set_wide <= attempt.set_wide < one.attempt.set_wide
        for one in tried
    )


def _opened(
    edition: Edition, tried: Sequence[Outcome], weights: AttemptWeights
) -> Iterator[Attempt]:
    """Yield the best attempt with larger sub-heads where pages of copy with them leave white."""
    best = min(tried, key=lambda one: one.worth)
    parts = sum(
        isinstance(item, Subhead) or (isinstance(item, Paragraph) and item.leads)
        for article in edition.articles
        for item in article.body
    )
    few = 1 < best.made <= weights.compared_pages
    if few and parts >= weights.fewest_opened * best.made and best.white >= weights.short_pages:
        yield replace(best.attempt, opened=True, cost=best.attempt.cost + weights.opened_cost)


def _with_overview(
    edition: Edition, tried: Sequence[Outcome], weights: Weights
) -> Iterator[Attempt]:
    """Yield the best attempts with an overview where few pages of copy with heads leave white."""
    own, by_worth = weights.attempts, sorted(tried, key=lambda one: one.worth)
    best = by_worth[0]
    few = 1 < best.made <= own.overview_pages and best.white >= own.short_pages
    if edition.contents is not None or not few or not heads_of(edition, weights.overview):
        return
    for one in by_worth[: own.overviews]:
        cost = one.attempt.cost + own.overview_cost
        attempt = replace(one.attempt, overview=True, cost=cost)
        if one.white >= own.short_pages and not _leaves_more(attempt, tried, own):
            yield attempt


def _may_be_cut(outcome: Outcome, weights: AttemptWeights, first: bool) -> bool:
    """Tell whether a single page is white enough to be cut; `first`: whatever its setting."""
    profile = outcome.attempt.profile
    white = weights.little_white_pages if profile.most_pages else weights.short_pages
    if first and not profile.most_pages:  # as white in the widest setting
        white = max(white, 1 - (1 - white) / _widest(outcome.attempt, weights))
    kind = bool(profile.most_pages) or not profile.fold_mm
    return kind and outcome.made == 1 and white <= outcome.white < 1


def _widest(attempt: Attempt, weights: AttemptWeights) -> float:
    """Return how many times what it fills an attempt's content fills in the widest setting."""
    widest = weights.bodies_pt[-1] ** 2 * weights.leadings[-1]
    return float((widest / attempt.set_wide) ** weights.elastic_share)


def _cut(attempt: Attempt, white: float, weights: AttemptWeights) -> Attempt | None:
    """Return an attempt on a page without its white rows; None where hardly any are left."""
    profile, usual = attempt.profile, PROFILES[attempt.profile.name]
    rows = ceil(profile.rows * (1 - white))
    off = (profile.rows - rows) * profile.leading_mm
    wide, tall = profile.trim_mm
    if not off or rows < weights.least_rows:
        return None
    cut = replace(profile, rows=rows, trim_mm=(wide, round(tall - off, 2)), most_pages=1)
    notes = tuple(note for note in attempt.notes if note.code != "plan.format-cut")
    note = message("plan.format-cut", height_mm=cut.trim_mm[1], usual_mm=usual.trim_mm[1])
    step = weights.cut_cost if usual.most_pages else weights.format_cost
    cost = attempt.cost + (step if profile == usual else 0.0)
    return replace(attempt, profile=cut, cost=cost, notes=(*notes, note))


def _in_format(
    attempt: Attempt, first: Attempt, place: int, step: float, weights: AttemptWeights
) -> Attempt:
    """Return an attempt in a format that stands `place` steps after that of the first attempt."""
    if not place:
        return attempt
    profile = attempt.profile
    note = message("plan.format-changed", format=profile.title, name=profile.name)
    return replace(
        attempt,
        cost=attempt.cost + step * place,
        notes=(note, *attempt.notes),
        white_part=(_area(profile) / _area(first.profile)) ** weights.white_area_share,
    )


def _come_to(outcome: Outcome, profile: Profile, weights: AttemptWeights) -> float:
    """Return the pages of another format that the content of an attempt would fill."""
    return _as_in(
        outcome.filled(weights.short_pages, weights.grown_pages), outcome.attempt.profile, profile
    )


def _as_in(pages: float, one: Profile, other: Profile) -> float:
    """Return pages of a format as pages of another."""
    return pages * _area(one) / _area(other)


def _settings(
    profile: Profile, pages: float, first: float, bodies: tuple[float, float], weights: Weights
) -> Iterator[tuple[Attempt, float]]:
    """Yield a format's body sizes and leadings, each with the cost of the white that is left."""
    own, (low, high) = weights.attempts, bodies
    for body in sorted({first, *(size for size in own.bodies_pt if low <= size <= high)}):
        for leading in own.leadings:
            come_to = pages * ((body / first) ** 2 * leading) ** own.elastic_share
            whole = max(1, ceil(come_to - own.taken_up_pages))
            white = whole * weights.flow.white(max(0.0, whole - come_to) / whole)
            cost = own.size_cost * abs(log(body / first)) + own.leading_cost * abs(log(leading))
            notes = []
            if body != first:
                notes.append(message("plan.body-changed", body_pt=body, usual_pt=first))
            if leading != 1.0:
                notes.append(message("plan.leading-changed", ratio=leading))
            yield Attempt(profile, body, leading, cost, tuple(notes)), white


def _area(profile: Profile) -> float:
    """Return the columns × rows of a format in units of its body: what it holds of copy."""
    return profile.width_mm * profile.rows * profile.leading_mm / profile.body_pt**2


def formats(edition: Edition) -> list[str]:
    """Return the names of the formats that may be used, in order."""
    if edition.fit.formats:
        return [name for name in edition.fit.formats if name in PROFILES]
    names = [edition.profile]
    while PROFILES[names[-1]].smaller:
        names.append(PROFILES[names[-1]].smaller)
    return names


def _larger(edition: Edition) -> Iterator[str]:
    """Yield the names of the larger formats, for an edition that names none: none is refused."""
    name = edition.profile
    while not edition.fit.formats and PROFILES[name].most_pages:
        name = next(one for one, profile in PROFILES.items() if profile.smaller == name)
        yield name
