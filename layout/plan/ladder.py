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
from layout.geometry import PROFILES, Profile

#: Steps of the body size in pt.
STEP = 0.25
#: Attempts at other sizes for one format.
MOST = 7


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try: a format, a body size, cuts of stories, what the change costs, notes for people."""

    profile: Profile
    body: float
    cost: float = 0.0
    cuts: Mapping[str, tuple[float, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt came to: each block's key, whether it can be cut, and its part of a page."""

    attempt: Attempt
    parts: tuple[tuple[str, bool, float], ...]

    @property
    def pages(self) -> float:
        """Pages that the blocks fill in their cheapest shapes."""
        return sum(share for _, _, share in self.parts)


def attempts(edition: Edition, tried: Sequence[Outcome]) -> Iterator[Attempt]:
    """Yield attempts; `tried` grows while they are made."""
    for place, name in enumerate(_formats(edition)):
        profile = PROFILES[name]
        notes = (f"format changed to {profile.title} ({name})",) if place else ()
        start = len(tried)
        low, high = edition.fit.body_pt
        first = min(max(profile.body_pt, low), high)
        yield Attempt(profile, first, 40.0 * place, notes=notes)
        pages = tried[start].pages
        sizes = list(_sizes(pages, first, low, high))
        for size in sizes[:MOST]:
            change = abs(log(size / first))
            words = f"body size {size:g} pt instead of {first:g} pt to fill the pages"
            yield Attempt(profile, size, 40.0 * place + 60 * change, notes=(*notes, words))
        for cuts in _cuts(tried[start]):
            words = "continued on the next page: " + ", ".join(cuts)
            yield Attempt(profile, first, 40.0 * place + 10.0, cuts, (*notes, words))


def _cuts(outcome: Outcome) -> Iterator[Mapping[str, tuple[float, ...]]]:
    """Yield cuts of the stories in which pages would end, each a little earlier or later too."""
    total = outcome.pages
    for whole in dict.fromkeys((max(1, round(total)), ceil(total), max(1, floor(total)))):
        scale = whole / total
        for shift in (0.0, -0.15, 0.15, -0.3, 0.3):
            cuts: dict[str, tuple[float, ...]] = {}
            done = 0.0
            for key, may_cut, share in outcome.parts:
                start, done = done, done + share * scale
                ends = [end for end in range(1, whole) if start < end < done]
                at = tuple((end - start) / (done - start) + shift for end in ends)
                if may_cut and at and all(0.12 < part < 0.88 for part in at):
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


def _sizes(pages: float, first: float, low: float, high: float) -> Iterator[float]:
    """Yield body sizes that should bring the content to whole pages, the nearest first."""
    wanted: dict[float, float] = {}
    for whole in range(max(1, floor(pages) - 1), ceil(pages) + 3):
        for factor in (1.0, 0.95, 1.05):
            size = first * sqrt(whole / max(pages, 0.05)) * factor
            size = round(size / STEP) * STEP
            if low <= size <= high and size != first:
                distance = abs(log(size / first)) + abs(factor - 1)
                wanted[size] = min(distance, wanted.get(size, 9.0))
    yield from sorted(wanted, key=lambda s: (wanted[s], s))
