"""Sizes of a story's elements, all tried at once in arrays: which leave a total that copy takes.

Input: the elements' rows by text columns (`Family`), the columns (`Room`), the cost of each total
of lines. Output: for every number of body rows the cheapest few ways, with their costs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from layout.plan.elements import Range
from layout.plan.weights import FillWeights

Array = NDArray[np.float64]
Ints = NDArray[np.int64]
INFINITY = float("inf")
#: Sizes × rows that are tried in one array, 8 MB: no gain beyond.
MOST_AT_ONCE = 1_000_000
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Family:
    """Text columns that each element spans, and how many columns two of them share."""

    spans: tuple[tuple[int, Range], ...]
    overlap: int
    cost: float


@dataclass(frozen=True, slots=True)
class Room:
    """Text columns of at most `limit` rows, of which the last `risen` begin `rows` rows higher."""

    count: int
    limit: int
    risen: int
    rows: int

    @property
    def more(self) -> int:
        """Lines above the body."""
        return self.risen * self.rows

    def fits(self, span: Ints, rows: Ints, taken: Ints, least: Ints) -> NDArray[np.bool_]:
        """Tell whether elements leave their columns no lines, or enough, in some place."""
        left, high = rows - taken, self.free(span, rows) - taken
        found: NDArray[np.bool_] = (left >= least) | (left == 0) | (high >= least) | (high == 0)
        return found

    def free(self, span: Ints, rows: Ints) -> Ints:
        """Return the rows that columns under each other have at most: risen ones where they do."""
        return rows + np.where(span <= self.risen, self.rows, 0) if self.rows else rows


@dataclass(frozen=True, slots=True)
class Sizes:
    """All sizes of all families, one after the other: `home` is the family's place.

    `spans` and `rows` are of each element; `own` is what these cost, `area` what they take,
    `least` the lines that they leave, `shared` the columns that hold both, 0 for none.
    """

    families: tuple[Family, ...]
    home: Ints
    spans: tuple[Ints, ...]
    rows: tuple[Ints, ...]
    own: Array
    area: Ints
    least: Ints
    shared: Ints

    @classmethod
    def of(cls, ways: Sequence[Family], room: Room, weights: FillWeights) -> Sizes:
        """Return the sizes of families with as many elements each."""
        parts: list[tuple[Ints, ...]] = []
        costs: list[Array] = []
        for number, family in enumerate(ways):
            rows: tuple[Ints, ...] = ()
            own = np.zeros(1)
            for _, size in family.spans:
                some = np.arange(size.least, min(size.most, room.limit) + 1)
                more = np.asarray(size.costs[: len(some)])
                before = len(own)
                own = (own[:, None] + more[None, :]).ravel() if rows else more
                rows = (*(np.repeat(one, len(some)) for one in rows), np.tile(some, before))
            spans = [np.full(len(own), span) for span, _ in family.spans]
            alone = len(spans) == 1 and family.spans[0][0] == room.count
            lines = weights.under_lines if alone else weights.least_lines
            both = min((span for span, _ in family.spans), default=0) if family.overlap else 0
            fixed = (np.full(len(own), value) for value in (number, lines, both))
            parts.append((*fixed, *spans, *rows))
            costs.append(own)
        count = len(ways[0].spans) if ways else 0
        joined: list[Ints] = [np.concatenate(one) for one in zip(*parts, strict=True)]
        home, least, shared, *rest = joined or (_NONE, _NONE, _NONE)
        of_spans, of_rows = tuple(rest[:count]), tuple(rest[count:])
        area = np.zeros_like(home)
        for one, high in zip(of_spans, of_rows, strict=True):
            area += one * high
        every = np.concatenate(costs) if costs else np.zeros(0)
        return cls(tuple(ways), home, of_spans, of_rows, every, area, least, shared)

    def chunks(self, rows: int) -> Iterator[slice]:
        """Yield slices of whole families, each with not too many sizes for so many body rows."""
        ends = np.searchsorted(self.home, np.arange(len(self.families)), side="right").tolist()
        start = 0
        for end, following in pairwise([*ends, INFINITY]):
            if (following - start) * rows > MOST_AT_ONCE:
                yield slice(start, end)
                start = end


def families(ranges: list[dict[int, Range]], count: int, weights: FillWeights) -> Iterator[Family]:
    """Yield the ways to give the elements (at most two) their columns."""
    if not ranges:
        yield Family((), 0, 0.0)
    elif len(ranges) == 1:
        for span, size in ranges[0].items():
            yield Family(((span, size),), 0, span_cost(span, count, weights))
    else:
        for a, first in ranges[0].items():
            for b, second in ranges[1].items():
                cost = span_cost(a, count, weights) + span_cost(b, count, weights)
                for overlap in sorted({max(0, a + b - count), min(a, b)}):
                    if overlap and a != b and overlap == min(a, b) and max(a, b) != count:
                        continue
                    yield Family(((a, first), (b, second)), overlap, cost)


def span_cost(span: int, count: int, weights: FillWeights) -> float:
    """A small cost for an element over every column of a wide block."""
    return weights.across_cost if span == count >= weights.across_columns else 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """Sizes that fill so many body rows: their places, what the lines and the share cost.

    `turn`: 0 for the cheapest of its family and rows, 1 for the next.
    """

    rows: Ints
    places: Ints
    cost: Array
    share: Array
    turn: Ints


def cheapest_sizes(
    sizes: Sizes, rows: Ints, taken: int, table: Array, room: Room, weights: FillWeights
) -> Iterator[Found]:
    """Yield, for every family and number of body rows, the cheapest few sizes.

    Only sizes that leave a total of lines which the copy takes are looked at further.
    """
    filled = table < np.inf
    filled[0] = False
    areas = rows * room.count + room.more - taken
    for chunk in sizes.chunks(len(rows)):
        i, j = np.nonzero(filled.take(areas[:, None] - sizes.area[chunk], mode="clip"))
        j += chunk.start
        n, area, least = rows[i], sizes.area[j], sizes.least[j]
        fits = np.ones(len(i), dtype=np.bool_)
        short = np.zeros(len(i))
        for span, own in zip(sizes.spans, sizes.rows, strict=True):
            fits &= room.fits(span[j], n, own[j], least)
            short += short_cost(room.free(span[j], n) - own[j], weights)
        if len(sizes.rows) > 1:
            both, shared = sizes.rows[0][j] + sizes.rows[1][j], sizes.shared[j]
            fits &= (shared == 0) | room.fits(shared, n, both, least)
        share = share_cost(area / (n * room.count + room.more), len(sizes.rows), weights)
        cost = sizes.own[j] + table[areas[i] - area] + short
        whole = np.where(fits, cost + share, np.inf)
        group = i * len(sizes.families) + sizes.home[j]
        for turn, best in enumerate(_cheapest(whole, group, weights.kept)):
            yield Found(n[best], j[best], cost[best], share[best], np.full(len(best), turn))


def _cheapest(cost: Array, group: Ints, kept: int) -> Iterator[Ints]:
    """Yield the places of the cheapest finite cost of each group, then of the next, ...

    Groups stand one after the other; of equal costs the first comes first.
    """
    some = np.flatnonzero(cost < np.inf)
    cost, group = cost[some], group[some]
    for _ in range(kept):
        if not len(cost):
            return
        first = np.flatnonzero(np.append(True, group[1:] != group[:-1]))
        least = np.minimum.reduceat(cost, first)
        counts = np.diff(np.append(first, len(cost)))
        equal = np.flatnonzero(cost == np.repeat(least, counts))
        best = equal[np.append(True, group[equal][1:] != group[equal][:-1])]
        yield some[best]
        left = np.ones(len(cost), dtype=np.bool_)
        left[best] = False
        some, cost, group = some[left], cost[left], group[left]


def short_cost(lines: Ints, weights: FillWeights) -> Array:
    """Cost of columns that an element leaves short, by the lines left."""
    missing = np.maximum(0, weights.short_lines - lines)
    return np.where(lines > 0, weights.short_cost * missing, 0.0)


def share_cost(share: Array, number: int, weights: FillWeights) -> Array:
    """Cost of elements that take more or less of the body than is good."""
    off = share - weights.ideal_share(number)
    result: Array = np.where(off > 0, weights.more_cost, weights.less_cost) * off * off
    over = share - weights.most_share(number)
    result += np.where(over > 0, weights.over_cost + weights.over_share_cost * over, 0.0)
    return np.where(share > weights.ever_share, np.inf, result)
