"""Filling a story's body: sizes of pictures, charts and a pull-quote that leave the copy level.

Input: the copy at a measure, the text columns and the story's elements. Output: `Fill`s: for
every number of body rows the cheapest ways in which columns × rows less the elements' areas is a
total of lines that the copy can take. All row counts and sizes are tried at once, in arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from layout.page.units import mm
from layout.plan.elements import Range
from layout.plan.measures import Measures
from layout.plan.shapes.lazily import Lazily
from layout.plan.shapes.pouring import Copy
from layout.plan.shapes.quotes import quote_choices
from layout.plan.shapes.shapes import Quote, Rise, Slot
from layout.plan.shapes.sizes import (
    Array,
    Family,
    Found,
    Ints,
    Room,
    Sizes,
    cheapest_sizes,
    families,
)
from layout.plan.sources import Story
from layout.plan.text_columns import Columns


@dataclass(frozen=True, slots=True)
class Fill:
    """A way to fill so many body rows exactly."""

    rows: int
    costs: tuple[tuple[str, float], ...]
    slots: tuple[Slot, ...] = ()
    overlap: int = 0
    quote: Quote | None = None


class Fills(Lazily[Fill]):
    """Ways to fill a body: their rows and costs as arrays, each a `Fill` when it is asked for."""

    def __init__(
        self,
        rows: Ints,
        named: Sequence[tuple[str, Array]],
        homes: Sequence[tuple[Family, Quote | None]],
        home: Ints,
        sizes: Sequence[Ints],
    ) -> None:
        """Bind rows, costs by name and elements' rows; `home` is each one's place in `homes`."""
        self.rows, self._named, self._sizes = rows, named, sizes
        self._homes, self._home = homes, home

    def costs(self, before: float) -> Array:
        """Return `before` with each named cost added, one after the other."""
        cost = np.full(len(self.rows), before)
        for _, values in self._named:
            cost += values
        return cost

    def __len__(self) -> int:
        """Return how many ways there are."""
        return len(self.rows)

    def made(self, at: int) -> Fill:
        """Return the way of a place."""
        family, quote = self._homes[self._home[at]]
        slots = (
            Slot(number, span, int(rows[at]))
            for number, ((span, _), rows) in enumerate(zip(family.spans, self._sizes, strict=True))
        )
        costs = tuple((name, float(values[at])) for name, values in self._named)
        return Fill(int(self.rows[at]), costs, tuple(slots), family.overlap, quote)


_NOTHING = Fills(np.zeros(0, dtype=np.int64), (), (), np.zeros(0, dtype=np.int64), ())


def fill_ways(
    measures: Measures,
    source: Story,
    copy: Copy,
    columns: Columns,
    limit: int,
    rise: Rise | None = None,
) -> Fills:
    """Return the ways to fill a story's body in these columns; see `Filler`."""
    return Filler(measures, source, copy, columns, limit).ways(rise)


class Filler:
    """Fills a story's body in text columns of at most `limit` rows."""

    def __init__(
        self, measures: Measures, source: Story, copy: Copy, columns: Columns, limit: int
    ) -> None:
        """Prepare all that does not depend on how the columns rise beside the head."""
        self._copy, self._count, self._limit = copy, columns.count, limit
        weights = measures.weights.fill
        self._weights = weights.of_photos() if source.article.kind.pictured else weights
        if any(element.people is not None for element in source.elements):
            self._weights = weights.of_people()
        self._measures, self._source, self._columns = measures, source, columns
        elements = range(len(source.elements))
        self._ranges = [_ranges(measures, source, index, columns) for index in elements]
        if not copy.totals or not max(copy.totals):
            return
        self._table = copy.fillings(limit * columns.count + 2, columns.count)
        choices = quote_choices(measures, source, columns)
        own = bool(choices) and choices[0][1] < 0
        self._quotes: list[tuple[Quote | None, float]] = []
        if not own or columns.count == 1 or source.continues or source.continued:
            lost = own and not source.continues  # a further part may set it
            self._quotes.append((None, measures.weights.quotes.dropped_cost if lost else 0.0))
        if own or not any(element.pictures for element in source.elements):
            self._quotes.extend(choices)
        ways = tuple(families(self._ranges, columns.count, self._weights))
        self._sizes = Sizes.of(ways, Room(columns.count, limit, 0, 0), self._weights)

    def ways(self, rise: Rise | None = None) -> Fills:
        """Return the ways; columns that `rise` beside the head hold more lines than the body."""
        if not self._copy.totals:  # an open end of so little copy that no part of it could go on
            return _NOTHING
        if not max(self._copy.totals):
            return self._without_copy(rise)
        count, weights = self._count, self._weights
        room = Room(count, self._limit, count - rise.first if rise else 0, rise.rows if rise else 0)
        number = len(self._ranges)
        found = _NOTHING
        for share in (weights.most_share(number), weights.ever_share) if number else (0.0,):
            found = self._within(room, share)
            if len(found):
                break
        return found

    def _without_copy(self, rise: Rise | None) -> Fills:
        """Return the ways to set elements alone, over all columns and one under the other.

        Where columns rise, the copy that leads to persons stands in them, beside the head.
        """
        if not self._ranges or any(self._count not in found for found in self._ranges):
            return _NOTHING
        sizes = [found[self._count] for found in self._ranges]
        if rise is not None:
            raised = self._source.elements[0].beside(self._count, rise.first, rise.rows)
            size = self._measures.range(raised, self._columns.span(self._count))
            if size is None:
                return _NOTHING
            sizes = [size, *sizes[1:]]
        family = Family(
            tuple((self._count, size) for size in sizes), self._count if sizes[1:] else 0, 0.0
        )
        steps = range(max(len(size.costs) for size in sizes))
        rows = [[min(size.least + step, size.most) for size in sizes] for step in steps]
        some = [own for own in rows if sum(own) <= self._limit]
        costs = [
            sum(size.costs[r - size.least] for size, r in zip(sizes, own, strict=True))
            for own in some
        ]
        all_rows = np.array(some, dtype=np.int64).reshape(len(some), len(sizes))
        home = np.zeros(len(some), dtype=np.int64)
        named = (("fill", np.array(costs, dtype=np.float64)),)
        return Fills(all_rows.sum(axis=1), named, [(family, None)], home, list(all_rows.T))

    def _within(self, room: Room, share: float) -> Fills:
        """Return the ways in which elements take no more than about a share of the body.

        It bounds the rows that are tried.
        """
        weights, sizes, count = self._weights, self._sizes, room.count
        least, most = min(self._copy.totals), max(self._copy.totals)
        found: list[Found] = []
        quotes: list[Ints] = []
        for number, (quote, _) in enumerate(self._quotes):
            taken = quote.rows if quote else 0
            lowest = 2 * weights.least_lines + taken if quote else 1
            low = max(lowest, ceil((least + taken - room.more) / count))
            high = int((most / (1 - share) + taken - room.more) / count) + 1
            rows = np.arange(low, min(room.limit - room.rows, high) + 1)
            for some in cheapest_sizes(sizes, rows, taken, self._table, room, weights):
                found.append(some)
                quotes.append(np.full(len(some.rows), number))
        if not found:
            return _NOTHING
        body, places, cost, part, turn = (
            np.concatenate([getattr(some, name) for some in found])
            for name in ("rows", "places", "cost", "share", "turn")
        )
        quote_of = np.concatenate(quotes)
        family = sizes.home[places]
        # Family after family, quote after quote, as of equal costs the first is taken.
        order = np.lexsort((body, turn, quote_of, family))
        quote_of, family, places = quote_of[order], family[order], places[order]
        spans = np.array([one.cost for one in sizes.families])
        quoted = np.array([own for _, own in self._quotes])
        named = (
            ("fill", cost[order]),
            ("share", part[order]),
            ("span", spans[family]),
            ("quote", quoted[quote_of]),
        )
        homes = [(one, quote) for one in sizes.families for quote, _ in self._quotes]
        home = family * len(self._quotes) + quote_of
        return Fills(body[order], named, homes, home, [own[places] for own in sizes.rows])


def _ranges(measures: Measures, source: Story, index: int, columns: Columns) -> dict[int, Range]:
    """Return the rows an element can take at every number of text columns."""
    found = {}
    for span in range(1, columns.count + 1):
        width, element = columns.span(span), source.elements[index]
        broad = mm(width) > measures.weights.fill.widest_mm and element.people is None
        if span > 1 and broad and span < columns.count:
            continue
        size = measures.range(element, width)
        if size is not None:
            found[span] = size
    return found
