"""The ladder of attempts: formats, body sizes and cuts, in the order they are tried.

Input: an edition and what earlier attempts came to. Output: the next attempt. The edition's own
format at its own body size comes first; then sizes at which the content should come to a whole
number of pages; then stories cut where a page would end, to run on; then the smaller format.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil, floor, log, sqrt

from content.model import Edition
from content.words import Message, message
from layout.page.formats import PROFILES
from layout.page.profile import Profile
from layout.plan.weights import WEIGHTS, AttemptWeights

#: Pages of an edition without content: sizes are divided by it.
NO_PAGES = 0.05


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: a format, a body size, cuts of stories, what the change costs, notes for people."""

    profile: Profile
    body: float
    cost: float = 0.0
    cuts: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt came to: each block's key, whether it can be cut, and its part of a page."""

    attempt: Attempt
    parts: tuple[tuple[str, bool, float], ...]

    @property
    def pages(self) -> float:
        """Pages that the blocks fill in their cheapest shapes."""
        return sum(share for _, _, share in self.parts)


def attempts(
    edition: Edition, tried: Sequence[Outcome], weights: AttemptWeights = WEIGHTS.attempts
) -> Iterator[Attempt]:
    """Yield attempts; `tried` grows while they are made."""
    for place, name in enumerate(_formats(edition)):
        profile = PROFILES[name]
        notes = (message("plan.format-changed", format=profile.title, name=name),) if place else ()
        start = len(tried)
        low, high = edition.fit.body_pt
        first = min(max(profile.body_pt, low), high)
        base = weights.format_cost * place
        yield Attempt(profile, first, base, notes=notes)
        for size in list(_sizes(tried[start].pages, first, low, high, weights))[: weights.sizes]:
            note = message("plan.body-changed", body_pt=size, usual_pt=first)
            cost = base + weights.size_cost * abs(log(size / first))
            yield Attempt(profile, size, cost, notes=(*notes, note))
        for outcome in list(tried[start : start + weights.sizes_cut]):
            for cuts in list(_cuts(outcome, weights))[: weights.cuts]:
                whole = outcome.attempt
                note = message("plan.continued", articles=tuple(cuts))
                cost = whole.cost + weights.cut_cost
                yield Attempt(profile, whole.body, cost, cuts, (*whole.notes, note))


def _cuts(outcome: Outcome, weights: AttemptWeights) -> Iterator[Mapping[str, tuple[float, ...]]]:
    """Yield cuts of the stories in which pages would end, each a little earlier or later too."""
    total = outcome.pages
    least = weights.least_cut_share
    for shift in weights.cut_shifts:
        for whole in dict.fromkeys((max(2, round(total)), max(2, ceil(total)))):
            scale = whole / total
            cuts: dict[str, tuple[float, ...]] = {}
            done = 0.0
            for key, may_cut, share in outcome.parts:
                start, done = done, done + share * scale
                ends = [end for end in range(1, whole) if start < end < done]
                at = tuple((end - start) / (done - start) + shift for end in ends)
                if may_cut and at and all(least < part < 1 - least for part in at):
                    cuts[key] = at
            if cuts:
                yield cuts


def _formats(edition: Edition) -> list[str]:
    """Return the names of the formats that may be used, in order."""
    if edition.fit.formats:
        return [name for name in edition.fit.formats if name in PROFILES]
    names = [edition.profile]
    while PROFILES[names[-1]].smaller:
        names.append(PROFILES[names[-1]].smaller)
    return names


def _sizes(
    pages: float, first: float, low: float, high: float, weights: AttemptWeights
) -> Iterator[float]:
    """Yield body sizes that should bring the content to whole pages, the nearest first."""
    wanted: dict[float, float] = {}
    fewest = max(1, floor(pages) - weights.fewer_pages)
    for whole in range(fewest, ceil(pages) + weights.more_pages + 1):
        for factor in weights.size_factors:
            size = first * sqrt(whole / max(pages, NO_PAGES)) * factor
            size = round(size / weights.size_step_pt) * weights.size_step_pt
            if low <= size <= high and size != first:
                distance = abs(log(size / first)) + abs(factor - 1)
                wanted[size] = min(distance, wanted.get(size, distance))
    yield from sorted(wanted, key=lambda s: (wanted[s], s))
