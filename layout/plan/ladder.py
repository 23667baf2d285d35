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
from layout.page.formats import PROFILES
from layout.page.profile import Profile

#: Steps of the body size in pt.
STEP = 0.25
#: Attempts at other sizes for one format, and at cuts for one size.
MOST, MOST_CUTS = 7, 3
#: Sizes, the nearest first, at which stories are cut.
SIZES_CUT = 4
#: What a smaller format, a change of size (by its logarithm) and a continued story cost.
FORMAT_COST, SIZE_COST, CUT_COST = 40.0, 60.0, 10.0


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
        base = FORMAT_COST * place
        yield Attempt(profile, first, base, notes=notes)
        for size in list(_sizes(tried[start].pages, first, low, high))[:MOST]:
            yield _resized(profile, size, first, base, notes)
        for outcome in list(tried[start : start + SIZES_CUT]):
            for cuts in list(_cuts(outcome))[:MOST_CUTS]:
                size = outcome.attempt.body
                whole = outcome.attempt
                words = "continued on the next page: " + ", ".join(cuts)
                yield Attempt(profile, size, whole.cost + CUT_COST, cuts, (*whole.notes, words))


def _resized(
    profile: Profile, size: float, first: float, base: float, notes: tuple[str, ...]
) -> Attempt:
    """Return an attempt at another body size."""
    words = f"body size {size:g} pt instead of {first:g} pt to fill the pages"
    return Attempt(profile, size, base + SIZE_COST * abs(log(size / first)), notes=(*notes, words))


def _cuts(outcome: Outcome) -> Iterator[Mapping[str, tuple[float, ...]]]:
    """Yield cuts of the stories in which pages would end, each a little earlier or later too."""
    total = outcome.pages
    for shift in (0.0, -0.12, 0.12, -0.24, 0.24):
        for whole in dict.fromkeys((max(2, round(total)), max(2, ceil(total)))):
            scale = whole / total
            cuts: dict[str, tuple[float, ...]] = {}
            done = 0.0
            for key, may_cut, share in outcome.parts:
                start, done = done, done + share * scale
                ends = [end for end in range(1, whole) if start < end < done]
                at = tuple((end - start) / (done - start) + shift for end in ends)
                if may_cut and at and all(0.1 < part < 0.9 for part in at):
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
