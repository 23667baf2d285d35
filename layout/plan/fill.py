"""Filling a story's body: sizes of pictures, charts and a pull-quote that leave the copy level.

Input: the copy at a measure, the text columns and the story's elements. Output: `Fill`s: for
every number of body rows the cheapest ways in which columns × rows less the elements' areas is a
total of lines that the copy can take. All row counts and sizes are tried at once, in arrays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.typing import NDArray

from layout.page.units import mm
from layout.plan.copy import Copy
from layout.plan.measures import Columns, Measures, Range
from layout.plan.quotes import quote_choices
from layout.plan.shapes import Quote, Rise, Slot
from layout.plan.sources import Story
from layout.plan.weights import FillWeights

Array = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Fill:
    """A way to fill so many body rows exactly."""

    rows: int
    costs: tuple[tuple[str, float], ...]
    slots: tuple[Slot, ...] = ()
    overlap: int = 0
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class _Family:
    """Text columns that each element spans, and how many columns two of them share."""

    spans: tuple[tuple[int, Range], ...]
    overlap: int
    cost: float


@dataclass(frozen=True, slots=True)
class _Room:
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


def fill_ways(
    measures: Measures,
    source: Story,
    copy: Copy,
    columns: Columns,
    limit: int,
    rise: Rise | None = None,
) -> list[Fill]:
    """Return the ways to fill a story's body in these columns, at most `limit` rows high.

    Columns that `rise` beside the head hold more lines than the body has rows.
    """
    count, weights = columns.count, measures.weights.fill
    if not copy.totals:  # an open end of so little copy that no part of it could go on
        return []
    if not max(copy.totals):
        return list(_without_copy(measures, source, columns, limit))
    least, most = min(copy.totals), max(copy.totals)
    table = np.full(limit * count + 2, np.inf)
    for lines in range(max(1, least), min(most + count, len(table))):
        table[lines] = copy.filling(lines, count)
    quotes: list[tuple[Quote | None, float]] = []
    choices = quote_choices(measures, source, columns)
    own = bool(choices) and choices[0][1] < 0
    if not own or count == 1:
        quotes.append((None, 0.0))
    if own or not any(element.pictures for element in source.elements):
        quotes.extend(choices)
    found: list[Fill] = []
    ranges = [_ranges(measures, source, index, columns) for index in range(len(source.elements))]
    for share in (weights.most_share(len(ranges)), weights.ever_share) if ranges else (0.0,):
        room = _Room(count, limit, count - rise.first if rise else 0, rise.rows if rise else 0)
        found = list(_fills(ranges, quotes, table, (least, most), room, share, weights))
        if found:
            break
    return found


def _without_copy(
    measures: Measures, source: Story, columns: Columns, limit: int
) -> Iterator[Fill]:
    """Yield the ways to set elements alone, over all columns and one under the other."""
    ranges = [_ranges(measures, source, i, columns) for i in range(len(source.elements))]
    if not ranges or any(columns.count not in found for found in ranges):
        return
    sizes = [found[columns.count] for found in ranges]
    for step in range(max(len(size.costs) for size in sizes)):
        rows = [min(size.least + step, size.most) for size in sizes]
        if sum(rows) > limit:
            return
        cost = sum(size.costs[r - size.least] for size, r in zip(sizes, rows, strict=True))
        slots = tuple(Slot(i, columns.count, r) for i, r in enumerate(rows))
        yield Fill(sum(rows), (("fill", float(cost)),), slots, columns.count if rows[1:] else 0)


def _fills(
    ranges: list[dict[int, Range]],
    quotes: list[tuple[Quote | None, float]],
    table: Array,
    lines: tuple[int, int],
    room: _Room,
    share: float,
    weights: FillWeights,
) -> Iterator[Fill]:
    """Yield the ways in which elements take no more than about a share of the body.

    Args:
        ranges: the elements' rows by number of text columns.
        quotes: pull-quotes that may be set, and none.
        table: cost by total of lines.
        lines: least and greatest total of lines.
        room: the columns.
        share: of the body; it bounds the rows that are tried.
        weights: the planner's.
    """
    (least, most), count, limit = lines, room.count, room.limit - room.rows
    for family in _families(ranges, count, weights):
        for quote, quote_cost in quotes:
            taken = quote.rows if quote else 0
            lowest = 2 * weights.least_lines + taken if quote else 1
            low = max(lowest, ceil((least + taken - room.more) / count))
            high = min(limit, int((most / (1 - share) + taken - room.more) / count) + 1)
            if low > high:
                continue
            rows = np.arange(low, high + 1)
            for row, cost, part, slots in _sizes(family, rows, taken, table, room, weights):
                costs = (
                    ("fill", cost),
                    ("share", part),
                    ("span", family.cost),
                    ("quote", quote_cost),
                )
                yield Fill(row, costs, slots, family.overlap, quote)


def _ranges(measures: Measures, source: Story, index: int, columns: Columns) -> dict[int, Range]:
    """Return the rows an element can take at every number of text columns."""
    found = {}
    for span in range(1, columns.count + 1):
        width = columns.span(span)
        if span > 1 and mm(width) > measures.weights.fill.widest_mm and span < columns.count:
            continue
        size = measures.range(source.elements[index], width)
        if size is not None:
            found[span] = size
    return found


def _families(
    ranges: list[dict[int, Range]], count: int, weights: FillWeights
) -> Iterator[_Family]:
    """Yield the ways to give the elements (at most two) their columns."""
    if not ranges:
        yield _Family((), 0, 0.0)
    elif len(ranges) == 1:
        for span, size in ranges[0].items():
            yield _Family(((span, size),), 0, span_cost(span, count, weights))
    else:
        for a, first in ranges[0].items():
            for b, second in ranges[1].items():
                cost = span_cost(a, count, weights) + span_cost(b, count, weights)
                for overlap in sorted({max(0, a + b - count), min(a, b)}):
                    if overlap and a != b and overlap == min(a, b) and max(a, b) != count:
                        continue
                    yield _Family(((a, first), (b, second)), overlap, cost)


def span_cost(span: int, count: int, weights: FillWeights) -> float:
    """A small cost for an element over every column of a wide block."""
    return weights.across_cost if span == count >= weights.across_columns else 0.0


def _sizes(
    family: _Family, rows: Ints, taken: int, table: Array, room: _Room, weights: FillWeights
) -> Iterator[tuple[int, float, float, tuple[Slot, ...]]]:
    """Yield (rows, cost, share cost, slots), the cheapest few for every number of rows."""
    count = room.count
    areas = rows * count + room.more - taken
    if not family.spans:
        for row, cost in zip(rows, table[np.minimum(areas, len(table) - 1)], strict=True):
            if cost < np.inf:
                yield int(row), float(cost), 0.0, ()
        return
    (a, first), *rest = family.spans
    top = int(rows[-1]) + room.rows
    ha = np.arange(first.least, min(first.most, top) + 1)
    ca = np.asarray(first.costs[: len(ha)])
    if not len(ha):
        return
    n = rows[:, None]
    lines = weights.least_lines
    if not rest:
        left = areas[:, None] - a * ha
        under = weights.under_lines if a == count else lines
        fits = (left > 0) & room.fits(a, n, ha, under)
        share = share_cost(a * ha / (n * count + room.more), 1, weights)
        short = short_cost(room.free(a, n) - ha, weights)
        cost = np.where(fits, ca + table[np.where(fits, left, 0)] + short, np.inf)
        for i, j in _cheapest(cost + share, weights.kept):
            slots: tuple[Slot, ...] = (Slot(0, a, int(ha[j])),)
            yield int(rows[i]), float(cost[i, j]), float(share[i, j]), slots
        return
    b, second = rest[0]
    hb = np.arange(second.least, min(second.most, top) + 1)
    cb = np.asarray(second.costs[: len(hb)])
    if not len(hb):
        return
    pa, pb = (grid.ravel() for grid in np.meshgrid(ha, hb, indexing="ij"))
    own = (ca[:, None] + cb[None, :]).ravel()
    left = areas[:, None] - a * pa - b * pb
    fits = (left > 0) & room.fits(a, n, pa, lines) & room.fits(b, n, pb, lines)
    if family.overlap:
        fits &= room.fits(min(a, b), n, pa + pb, lines)
    share = share_cost((a * pa + b * pb) / (n * count + room.more), 2, weights)
    short = short_cost(room.free(a, n) - pa, weights) + short_cost(room.free(b, n) - pb, weights)
    cost = np.where(fits, own + table[np.where(fits, left, 0)] + short, np.inf)
    for i, j in _cheapest(cost + share, weights.kept):
        pair = (Slot(0, a, int(pa[j])), Slot(1, b, int(pb[j])))
        yield int(rows[i]), float(cost[i, j]), float(share[i, j]), pair


def short_cost(lines: Ints, weights: FillWeights) -> Array:
    """Cost of columns that an element leaves short, by the lines left."""
    missing = np.maximum(0, weights.short_lines - lines)
    return np.where(lines > 0, weights.short_cost * missing, 0.0)


def _cheapest(cost: Array, kept: int) -> Iterator[tuple[int, int]]:
    """Yield (row, column) of the cheapest few entries of every row that are finite."""
    for _ in range(kept):
        columns = cost.argmin(axis=1)
        values = cost[np.arange(len(cost)), columns]
        for row in np.flatnonzero(values < np.inf):
            yield int(row), int(columns[row])
        cost = cost.copy()
        cost[np.arange(len(cost)), columns] = np.inf


def share_cost(share: Array, number: int, weights: FillWeights) -> Array:
    """Cost of elements that take more or less of the body than is good."""
    off = share - weights.ideal_share(number)
    result: Array = np.where(off > 0, weights.more_cost, weights.less_cost) * off * off
    over = share - weights.most_share(number)
    result += np.where(over > 0, weights.over_cost + weights.over_share_cost * over, 0.0)
    return np.where(share > weights.ever_share, np.inf, result)
