"""The attempts: formats, body sizes and leadings, in the order they are tried.

Input: an edition and what earlier attempts came to. Output: the next attempt. The edition's own
format at its own body size comes first; what it came to says at which sizes, leadings and in which
smaller formats the content is nearest to whole pages: the most promising of these follow.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, log

from content.model import Edition
from content.words import Message, message
from layout.page.formats import PROFILES
from layout.page.profile import Profile
from layout.plan.weights import WEIGHTS, Weights


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: a format, a body size, a leading, what the change costs, notes for people."""

    profile: Profile
    body: float
    leading: float = 1.0
    cost: float = 0.0
    notes: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt came to: each block's key and its part of a page, and white, in pages.

    Where no page could be made white is infinite.
    """

    attempt: Attempt
    parts: tuple[tuple[str, float], ...]
    white: float = 0.0

    @property
    def pages(self) -> float:
        """Pages that the blocks fill in their cheapest shapes."""
        return sum(share for _, share in self.parts)


def attempts(
    edition: Edition, tried: Sequence[Outcome], weights: Weights = WEIGHTS
) -> Iterator[Attempt]:
    """Yield attempts; `tried` grows while they are made."""
    names = formats(edition)
    profile = PROFILES[names[0]]
    low, high = edition.fit.body_pt
    first = min(max(profile.body_pt, low), high)
    yield Attempt(profile, first)
    pages = tried[0].pages
    own = weights.attempts
    short = tried[0].white >= own.short_pages
    smaller = own.format_cost if short else own.full_format_cost
    found: list[tuple[float, int, Attempt]] = []
    for place, name in enumerate(names):
        other = PROFILES[name]
        come_to = pages * _area(profile) / _area(other)
        if other.most_pages and come_to > other.most_pages:
            continue
        for attempt, cost in _settings(other, come_to, first, (low, high), weights):
            base = smaller * place
            if place:
                note = message("plan.format-changed", format=other.title, name=name)
                attempt = replace(attempt, notes=(note, *attempt.notes))
            ready = replace(attempt, cost=attempt.cost + base)
            found.append((cost + base, len(found), ready))
    for _, _, attempt in sorted(found)[: own.settings]:
        if (attempt.profile, attempt.body, attempt.leading) != (profile, first, 1.0):
            yield attempt


def _settings(
    profile: Profile, pages: float, first: float, bodies: tuple[float, float], weights: Weights
) -> Iterator[tuple[Attempt, float]]:
    """Yield a format's body sizes and leadings, each with its cost and that of the white left."""
    own, (low, high) = weights.attempts, bodies
    for body in sorted({first, *(size for size in own.bodies_pt if low <= size <= high)}):
        for leading in own.leadings:
            come_to = pages * ((body / first) ** 2 * leading) ** own.elastic_share
            whole = max(1, ceil(come_to - own.taken_up_pages))
            white = max(0.0, whole - come_to) * weights.flow.white_page_cost / whole
            cost = own.size_cost * abs(log(body / first)) + own.leading_cost * abs(log(leading))
            notes = []
            if body != first:
                notes.append(message("plan.body-changed", body_pt=body, usual_pt=first))
            if leading != 1.0:
                notes.append(message("plan.leading-changed", ratio=leading))
            yield Attempt(profile, body, leading, cost, tuple(notes)), cost + white


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
