"""Sizes of a story's elements, all tried at once in arrays: which leave a total that copy takes.

Input: the elements' rows by text columns (`Family`), the columns (`Room`), the cost of each total
of lines. Output: for every number of body rows the cheapest few ways, with their costs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layout.plan.measures import Range
from layout.plan.weights import FillWeights

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


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
    risen: int = 0
    rows: int = 0

    @property
    def more(self) -> int:
        """Lines above the body."""
        return self.risen * self.rows

    def free(self, span: int, rows: Ints) -> Ints:
        """Return the rows that columns under each other have at most: risen ones where they do."""
        return rows + self.rows if span <= self.risen else rows

    def fits(self, span: int, rows: Ints, taken: Ints, least: int) -> NDArray[np.bool_]:
        """Tell whether an element leaves its columns no lines, or enough, in some place."""
        found: NDArray[np.bool_] = (rows - taken >= least) | (taken == rows)
        high = self.free(span, rows)
        found |= (high - taken >= least) | (taken == high)
        return found


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


def sizes_of(
    family: Family, rows: Ints, taken: int, table: Array, room: Room, weights: FillWeights
) -> tuple[Ints, Array, Array, tuple[Ints, ...]]:
    """Return rows, costs, costs of the share and the elements' rows.

    Of each number of rows the cheapest few. Only sizes that leave a total of lines which the copy
    takes are looked at further.
    """
    count = room.count
    areas = rows * count + room.more - taken
    if not family.spans:
        plain = table[np.minimum(areas, len(table) - 1)]
        sure = np.flatnonzero(plain < np.inf)
        return rows[sure], plain[sure], np.zeros(len(sure)), ()
    top = int(rows[-1]) + room.rows
    (a, first), *rest = family.spans
    pa: Ints = np.arange(first.least, min(first.most, top) + 1)
    own = np.asarray(first.costs[: len(pa)])
    sizes: tuple[Ints, ...] = (pa,)
    area, most = a * pa, weights.under_lines if a == count else weights.least_lines
    for b, second in rest:
        hb = np.arange(second.least, min(second.most, top) + 1)
        own = (own[:, None] + np.asarray(second.costs[: len(hb)])[None, :]).ravel()
        pa, pb = np.repeat(pa, len(hb)), np.tile(hb, len(pa))
        sizes, area, most = (pa, pb), a * pa + b * pb, weights.least_lines
    filled = table < np.inf
    filled[0] = False
    i, j = np.nonzero(filled.take(areas[:, None] - area, mode="clip"))
    n, taken_by = rows[i], [size[j] for size in sizes]
    fits = room.fits(a, n, taken_by[0], most)
    short = short_cost(room.free(a, n) - taken_by[0], weights)
    for b, _ in rest:
        fits &= room.fits(b, n, taken_by[1], most)
        if family.overlap:
            fits &= room.fits(min(a, b), n, taken_by[0] + taken_by[1], most)
        short = short + short_cost(room.free(b, n) - taken_by[1], weights)
    share = share_cost(area[j] / (n * count + room.more), len(sizes), weights)
    cost = own[j] + table[areas[i] - area[j]] + short
    whole = np.full((len(rows), len(area)), np.inf)
    whole[i, j] = np.where(fits, cost + share, np.inf)
    place = np.zeros(whole.shape, dtype=np.int64)
    place[i, j] = np.arange(len(i))
    kept = place[_cheapest(whole, weights.kept)]
    return n[kept], cost[kept], share[kept], tuple(size[kept] for size in taken_by)


def short_cost(lines: Ints, weights: FillWeights) -> Array:
    """Cost of columns that an element leaves short, by the lines left."""
    missing = np.maximum(0, weights.short_lines - lines)
    return np.where(lines > 0, weights.short_cost * missing, 0.0)


def _cheapest(cost: Array, kept: int) -> tuple[Ints, Ints]:
    """Return rows and columns of the cheapest few entries of every row that are finite."""
    rows, columns = [], []
    every = np.arange(len(cost))
    for _ in range(kept if cost.size else 0):
        best = cost.argmin(axis=1)
        finite = np.flatnonzero(cost[every, best] < np.inf)
        rows.append(finite)
        columns.append(best[finite])
        cost[every, best] = np.inf
    empty = [np.zeros(0, dtype=np.int64)]
    return np.concatenate(rows or empty), np.concatenate(columns or empty)


def share_cost(share: Array, number: int, weights: FillWeights) -> Array:
    """Cost of elements that take more or less of the body than is good."""
    off = share - weights.ideal_share(number)
    result: Array = np.where(off > 0, weights.more_cost, weights.less_cost) * off * off
    over = share - weights.most_share(number)
    result += np.where(over > 0, weights.over_cost + weights.over_share_cost * over, 0.0)
    return np.where(share > weights.ever_share, np.inf, result)
