"""Filling a story's body: sizes of pictures, charts and a pull-quote that leave the copy level.

Input: the copy at a measure, the text columns and the story's elements. Output: `Fill`s: for
every number of body rows the cheapest ways in which columns × rows less the elements' areas is a
total of lines that the copy can take. All row counts and sizes are tried at once, in arrays.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import overload

import numpy as np

from layout.page.units import mm
from layout.plan.copy import Copy
from layout.plan.measures import Columns, Measures, Range
from layout.plan.quotes import quote_choices
from layout.plan.shapes import Quote, Rise, Slot
from layout.plan.sizes import Array, Family, Ints, Room, families, sizes_of
from layout.plan.sources import Story
from layout.plan.weights import FillWeights


@dataclass(frozen=True, slots=True)
class Fill:
    """A way to fill so many body rows exactly."""

    rows: int
    costs: tuple[tuple[str, float], ...]
    slots: tuple[Slot, ...] = ()
    overlap: int = 0
    quote: Quote | None = None


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways of one family with one quote, as arrays: rows of the body, costs, elements' rows."""

    family: Family
    quote: Quote | None
    rows: Ints
    costs: tuple[tuple[str, Array], ...]
    sizes: tuple[Ints, ...] = ()

    def fill(self, index: int) -> Fill:
        """Return one of the ways."""
        slots = (
            Slot(number, span, int(rows[index]))
            for number, ((span, _), rows) in enumerate(
                zip(self.family.spans, self.sizes, strict=True)
            )
        )
        costs = tuple((name, float(values[index])) for name, values in self.costs)
        overlap = self.family.overlap
        return Fill(int(self.rows[index]), costs, tuple(slots), overlap, self.quote)


class Fills(Sequence[Fill]):
    """Ways to fill a body: their rows and costs as arrays, each a `Fill` when it is asked for."""

    def __init__(self, ways: Sequence[_Ways]) -> None:
        """Join ways, each with the same names of costs."""
        self._ways = [way for way in ways if len(way.rows)]
        self._ends = list(accumulate(len(way.rows) for way in self._ways))
        rows = [way.rows for way in self._ways]
        self.rows: Ints = np.concatenate(rows) if rows else np.zeros(0, dtype=np.int64)

    def costs(self, before: float) -> Array:
        """Return `before` with each named cost added, one after the other."""
        parts = []
        for way in self._ways:
            cost = np.full(len(way.rows), before)
            for _, values in way.costs:
                cost = cost + values
            parts.append(cost)
        return np.concatenate(parts) if parts else np.zeros(0)

    def __len__(self) -> int:
        """Return how many ways there are."""
        return len(self.rows)

    @overload
    def __getitem__(self, index: int) -> Fill: ...

    @overload
    def __getitem__(self, index: slice) -> list[Fill]: ...

    def __getitem__(self, index: int | slice) -> Fill | list[Fill]:
        """Return one way, or some."""
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        place = bisect_right(self._ends, at)
        return self._ways[place].fill(at - (self._ends[place - 1] if place else 0))


def fill_ways(
    measures: Measures,
    source: Story,
    copy: Copy,
    columns: Columns,
    limit: int,
    rise: Rise | None = None,
) -> Fills:
    """Return the ways to fill a story's body in these columns, at most `limit` rows high.

    Columns that `rise` beside the head hold more lines than the body has rows.
    """
    count, weights = columns.count, measures.weights.fill
    if not copy.totals:  # an open end of so little copy that no part of it could go on
        return Fills(())
    if not max(copy.totals):
        return Fills(list(_without_copy(measures, source, columns, limit)))
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
    found = Fills(())
    ranges = [_ranges(measures, source, index, columns) for index in range(len(source.elements))]
    for share in (weights.most_share(len(ranges)), weights.ever_share) if ranges else (0.0,):
        room = Room(count, limit, count - rise.first if rise else 0, rise.rows if rise else 0)
        found = Fills(list(_fills(ranges, quotes, table, (least, most), room, share, weights)))
        if len(found):
            break
    return found


def _without_copy(
    measures: Measures, source: Story, columns: Columns, limit: int
) -> Iterator[_Ways]:
    """Yield the ways to set elements alone, over all columns and one under the other."""
    ranges = [_ranges(measures, source, i, columns) for i in range(len(source.elements))]
    if not ranges or any(columns.count not in found for found in ranges):
        return
    sizes = [found[columns.count] for found in ranges]
    spans = tuple((columns.count, size) for size in sizes)
    family = Family(spans, columns.count if sizes[1:] else 0, 0.0)
    for step in range(max(len(size.costs) for size in sizes)):
        rows = [min(size.least + step, size.most) for size in sizes]
        if sum(rows) > limit:
            return
        cost = sum(size.costs[r - size.least] for size, r in zip(sizes, rows, strict=True))
        own = tuple(np.array([r]) for r in rows)
        yield _Ways(family, None, np.array([sum(rows)]), (("fill", np.array([float(cost)])),), own)


def _fills(
    ranges: list[dict[int, Range]],
    quotes: list[tuple[Quote | None, float]],
    table: Array,
    lines: tuple[int, int],
    room: Room,
    share: float,
    weights: FillWeights,
) -> Iterator[_Ways]:
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
    for family in families(ranges, count, weights):
        for quote, quote_cost in quotes:
            taken = quote.rows if quote else 0
            lowest = 2 * weights.least_lines + taken if quote else 1
            low = max(lowest, ceil((least + taken - room.more) / count))
            high = min(limit, int((most / (1 - share) + taken - room.more) / count) + 1)
            if low > high:
                continue
            rows = np.arange(low, high + 1)
            own, cost, part, sizes = sizes_of(family, rows, taken, table, room, weights)
            costs = (
                ("fill", cost),
                ("share", part),
                ("span", np.full(len(own), family.cost)),
                ("quote", np.full(len(own), quote_cost)),
            )
            yield _Ways(family, quote, own, costs, sizes)


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
