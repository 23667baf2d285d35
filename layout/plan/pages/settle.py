"""Settling a block in the shape the page gives it: places of elements, line counts, columns.

Input: a block's recipes for one width and height. Output: `Settled` ways that fill the shape
exactly with every column breaking well, cheapest first. Several ways are kept, so that the page
can choose sides for pictures.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from content.model import Table
from layout.plan.measures import Measures
from layout.plan.pages.sequence import reads_in_order
from layout.plan.shapes.outline import outline_cost
from layout.plan.shapes.pouring import Copy, measure_copy
from layout.plan.shapes.shapes import Recipe, Rise, Shapes
from layout.plan.sources import Story, elements_of
from layout.plan.weights import SettleWeights, Weights

#: Of two columns about the middle a quote is tried in the right one first: text begins left.
RIGHT_OF_MIDDLE = 0.25
INFINITY = float("inf")
#: Of sums of costs.
ROUNDING = 1e-6


class Spot(NamedTuple):
    """An element at its place in a block's body: first column and row, columns and rows."""

    element: int
    column: int
    row: int
    columns: int
    rows: int


class Segment(NamedTuple):
    """A run of rows of one text column."""

    column: int
    row: int
    rows: int


@dataclass(frozen=True, slots=True)
class Settled:
    """A block fully decided: recipe, spots, quote's spot, text segments and line counts.

    `stands`: its own width and height where it stands in a larger place, with white beside it.
    """

    cost: float
    recipe: Recipe
    spots: tuple[Spot, ...] = ()
    quote: Spot | None = None
    segments: tuple[Segment, ...] = ()
    counts: tuple[int, ...] = ()
    copy: Copy | None = None
    runs_on: bool = False
    stands: tuple[int, int] | None = None


#: The ways to set a block in a shape, cheapest first.
Ways = tuple[Settled, ...]


def settle(measures: Measures, shapes: Shapes, width: int, height: int) -> Ways:
    """Return the ways to set a block in a shape, cheapest first; empty when there is none."""
    source = shapes.source
    recipes = shapes.table.get(width, {}).get(height, [])
    if not isinstance(source, Story):
        return tuple(
            Settled(recipe.cost, recipe)
            for recipe in recipes[:1]
            if all(
                measures.fits(element, measures.grid.width(width), recipe.rows - recipe.pad_rows)
                for element in elements_of(source)
            )
        )
    weights = measures.weights.settle
    ways: list[Settled] = []
    costs: list[float] = []

    def most() -> float:
        """Return the cost from which a further way would not be among those kept."""
        return costs[weights.ways - 1] if len(costs) >= weights.ways else INFINITY

    for recipe in recipes:
        if len(ways) >= weights.ways and recipe.cost > ways[0].cost + weights.reach_cost:
            break
        if recipe.cost > most() + ROUNDING:
            break  # places and column breaks only add to it
        for way in story_ways(measures, source, recipe, width, most):
            ways.append(way)
            insort(costs, way.cost)
    ways.sort(key=lambda way: way.cost)
    return tuple(ways[: weights.ways])


def story_ways(
    measures: Measures,
    source: Story,
    recipe: Recipe,
    width: int,
    most: Callable[[], float] = lambda: INFINITY,
) -> Iterator[Settled]:
    """Yield the ways one recipe of a story can be set, but for those that cost `most` or more.

    `width` is the block's, in basic columns.
    """
    frame = recipe.frame
    assert recipe.columns is not None and frame is not None
    role = measures.styles.box if frame.pad_rows else measures.styles.body
    copy = measure_copy(measures, source, role, recipe.columns.measure)
    rows = recipe.body_rows - 2 * frame.pad_rows
    count = recipe.columns.count
    drawable = False
    seen: set[tuple[Segment, ...]] = set()
    skipped: list[tuple[Spot, ...]] = []
    ways = _Ways(recipe, count, rows, measures.weights, bool(source.body))
    late = ends_with_table(source)
    for placed, place_cost in placings(recipe, count, rows, measures.weights.settle, late=late):
        if recipe.cost + place_cost > most() + ROUNDING:
            skipped.append(placed)
            continue
        for spots, quote, quote_cost, segments in ways.of(placed):
            cost = recipe.cost + place_cost + quote_cost  # column breaks only add to it
            if cost <= most() + ROUNDING:
                while skipped:
                    seen.update(segments for *_, segments in ways.of(skipped.pop()))
            if segments in seen:
                continue
            seen.add(segments)
            if cost > most() + ROUNDING:
                continue
            poured = _poured(copy, segments, count, rows, source, measures.weights)
            if poured is None:
                continue
            # Asked last: to measure a chart at a new width takes longer than to break columns.
            if not drawable and not _drawable(measures, source, recipe):
                return
            drawable = True
            more, ended, counts = poured
            if not reads_in_order(source, copy, counts, ended, spots):
                continue
            spots = _closed_up(spots, ended, count) if late else spots
            cost += more
            runs = [(segment.column, segment.rows) for segment in ended]
            full = measures.grid.width(width)
            cost += outline_cost(measures, source, recipe, full, copy, spots, runs)
            yield Settled(cost, recipe, spots, quote, ended, counts, copy, source.open_end)


def _poured(
    copy: Copy,
    segments: tuple[Segment, ...],
    count: int,
    rows: int,
    source: Story,
    weights: Weights,
) -> tuple[float, tuple[Segment, ...], tuple[int, ...]] | None:
    """Return what copy costs beyond its recipe in the columns, where they end, its line counts."""
    lines = sum(s.rows for s in segments)
    expected = copy.filling(lines, count)
    for _, short in copy.endings(lines, count):
        ended = _shortened(segments, count, rows, short)
        if ended is None:
            continue
        found = copy.broken(tuple(s.rows for s in ended), weights.breaks, source.open_end)
        if found is not None:
            return found[0] + copy.short_cost * short - expected, ended, found[1]
    uneven = copy.uneven(tuple(s.rows for s in segments), weights.breaks)
    if uneven is None:
        return None
    some = zip(segments, uneven.rows, strict=True)
    ended = tuple(segment._replace(rows=own) for segment, own in some)
    return uneven.cost - expected, ended, uneven.counts


def _closed_up(
    spots: tuple[Spot, ...], segments: tuple[Segment, ...], count: int
) -> tuple[Spot, ...]:
    """Return an element over all columns moved up to copy that ends over it with white."""
    (spot,) = spots
    over = [segment.row + segment.rows for segment in segments if segment.row < spot.row]
    return (spot._replace(row=max(over)),) if over and spot.columns == count else spots


def _drawable(measures: Measures, source: Story, recipe: Recipe) -> bool:
    """Tell whether a recipe's elements can really be drawn in their columns and rows."""
    assert recipe.columns is not None
    return all(
        measures.fits(
            recipe.element(source.elements[slot.element], source.body),
            recipe.columns.span(slot.columns),
            slot.rows,
        )
        for slot in recipe.slots
    )


@dataclass(frozen=True, slots=True)
class _Ways:
    """The ways that the elements and the quote of a recipe leave its columns to the copy."""

    recipe: Recipe
    count: int
    rows: int
    weights: Weights
    copied: bool

    def of(
        self, placed: tuple[Spot, ...]
    ) -> Iterator[tuple[tuple[Spot, ...], Spot | None, float, tuple[Segment, ...]]]:
        """Yield the elements, the quote with the cost of its place, the free runs of columns."""
        count, rows = self.count, self.rows
        rise = self.recipe.rise if self.copied else None  # else persons' own copy stands there
        rise = rise or Rise(count, 0)
        spots = _lifted(placed, rise)
        if any(s.row < rise.top(s.column) or s.row + s.rows > rows for s in spots):
            return  # it serves beside the head alone
        if not all(_reads_on(spot, spots, rows, rise) for spot in spots):
            return
        least = self.weights.fill.least_lines
        for quote, cost in quote_spots(self.recipe, spots, count, rows, self.weights):
            segments = _segments(spots if quote is None else (*spots, quote), count, rows, rise)
            if not (spots and _stubs(segments, rise, least)):
                yield spots, quote, cost, segments


def _lifted(spots: tuple[Spot, ...], rise: Rise) -> tuple[Spot, ...]:
    """Return the elements at the top of columns that rise beside the head moved up with them."""
    if not rise.rows:
        return spots
    found: list[Spot] = []
    for spot in spots:
        above = [
            other
            for other in spots
            if other is not spot
            and other.row < spot.row
            and other.column < spot.column + spot.columns
            and spot.column < other.column + other.columns
        ]
        leads = all(other.row + other.rows == spot.row for other in above) if above else True
        at_top = spot.row == sum(other.rows for other in above) and leads
        columns = [spot, *above]
        lifted = at_top and all(other.column >= rise.first for other in columns)
        found.append(spot._replace(row=spot.row - rise.rows) if lifted else spot)
    return tuple(found)


def _stubs(segments: tuple[Segment, ...], rise: Rise, least: int) -> bool:
    """Tell whether a few lines stand by themselves over, under or beside an element.

    Where no column rises `fill` has seen to that; with risen ones it only saw that some place
    serves.
    """
    return bool(rise.rows) and any(segment.rows < least for segment in segments)


def _shortened(
    segments: tuple[Segment, ...], count: int, rows: int, short: int
) -> tuple[Segment, ...] | None:
    """Return the segments with the last columns a line shorter; None where one has no foot."""
    if not short:
        return segments
    found = list(segments)
    for column in range(count - short, count):
        feet = [i for i, s in enumerate(found) if s.column == column and s.row + s.rows == rows]
        if not feet or found[feet[0]].rows < 2:
            return None
        found[feet[0]] = found[feet[0]]._replace(rows=found[feet[0]].rows - 1)
    return tuple(found)


def _reads_on(spot: Spot, spots: tuple[Spot, ...], rows: int, rise: Rise) -> bool:
    """Tell whether the text still reads on around an element.

    Under an element over several columns a reader does not know whether to go on below it or at
    the top of the next column, so text stands above it or below it, never both.
    """
    if spot.columns == 1:
        return True
    above, below = False, False
    for column in range(spot.column, spot.column + spot.columns):
        others = [o for o in spots if o is not spot and o.column <= column < o.column + o.columns]
        upper = sum(o.rows for o in others if o.row < spot.row)
        lower = sum(o.rows for o in others if o.row > spot.row)
        above = above or spot.row - rise.top(column) > upper
        below = below or rows - spot.row - spot.rows > lower
    return not (above and below)


def ends_with_table(source: Story) -> bool:
    """Tell whether a story's one element is a table that its copy leads to: nothing follows it."""
    tables = [element.table for element in source.elements]
    ends = isinstance(source.body[-1] if source.body else None, Table)
    return ends and len(tables) == 1 and tables[0] is not None


def placings(
    recipe: Recipe, count: int, rows: int, weights: SettleWeights, *, late: bool = False
) -> Iterator[tuple[tuple[Spot, ...], float]]:
    """Yield places for a recipe's elements, with a cost for the less usual ones.

    `late`: the one element is best at the foot, under the copy.
    """
    slots = recipe.slots
    if not slots:
        yield (), 0.0
        return
    first = slots[0]
    if len(slots) == 1:
        for column, side_cost in _sides(first.columns, count, weights):
            across = first.columns == count
            for row, row_cost in _anchors(first.rows, rows, across, late, weights):
                yield (Spot(0, column, row, first.columns, first.rows),), side_cost + row_cost
        return
    second = slots[1]
    for one, one_cost in _sides(first.columns, count, weights):
        for two, two_cost in _sides(second.columns, count, weights):
            shared = min(one + first.columns, two + second.columns) - max(one, two)
            if max(0, shared) != recipe.overlap:
                continue
            for places in _stacked(first.rows, second.rows, rows, shared > 0, weights):
                yield (
                    (
                        Spot(0, one, places[0], first.columns, first.rows),
                        Spot(1, two, places[1], second.columns, second.rows),
                    ),
                    weights.pair_share * (one_cost + two_cost) + places[2],
                )


def _sides(span: int, count: int, weights: SettleWeights) -> tuple[tuple[int, float], ...]:
    """First columns an element may start in: right, left, middle."""
    sides = {count - span: 0.0}
    sides.setdefault(0, weights.left_cost)
    if count - span >= 2:
        sides.setdefault((count - span) // 2, weights.middle_cost)
    return tuple(sides.items())


def _anchors(
    taken: int, rows: int, across: bool, late: bool, weights: SettleWeights
) -> tuple[tuple[int, float], ...]:
    """Rows an element may start on: at the top or at the foot (`late`: rather there)."""
    if taken == rows:
        return ((0, 0.0),)
    cost = weights.across_foot_cost if across else weights.foot_cost
    top, foot = (0, cost if late else 0.0), (rows - taken, 0.0 if late else cost)
    return (foot, top) if late else (top, foot)


def _stacked(
    one: int, two: int, rows: int, shared: bool, weights: SettleWeights
) -> tuple[tuple[int, int, float], ...]:
    """Start rows of two elements with a cost: (first, second, cost)."""
    if shared:
        if one + two > rows:
            return ()
        ways = [(0, rows - two, 0.0), (rows - one, 0, weights.crossed_cost)]
        if one + two < rows:
            ways.append((0, one, weights.under_cost))
            ways.append((rows - two - one, rows - two, weights.both_foot_cost))
        return tuple(ways)
    return (
        (0, rows - two, 0.0),
        (0, 0, weights.both_top_cost),
        (rows - one, 0, weights.first_foot_cost),
        (rows - one, rows - two, weights.both_foot_cost),
    )


def quote_spots(
    recipe: Recipe, spots: tuple[Spot, ...], count: int, rows: int, weights: Weights
) -> Iterator[tuple[Spot | None, float]]:
    """Yield places for the pull-quote: inside a free column, never at its top or foot."""
    if recipe.quote is None:
        yield None, 0.0
        return
    taken, own, least = recipe.quote.rows, weights.settle, weights.fill.least_lines
    middle = (count - 1) / 2
    right = middle + RIGHT_OF_MIDDLE
    for column in sorted(range(count), key=lambda c: (abs(c - right), c)):
        start, end = 0, rows
        for spot in spots:
            if spot.column <= column < spot.column + spot.columns:
                if spot.row <= start:
                    start = max(start, spot.row + spot.rows)
                else:
                    end = min(end, spot.row)
        room = end - start - taken
        if room < 2 * least:
            continue
        for part in own.quote_parts:
            offset = max(least, min(room - least, round(room * part)))
            yield (
                Spot(-1, column, start + offset, 1, taken),
                abs(part - 0.5) + own.quote_column_cost * abs(column - middle),
            )


def _segments(spots: tuple[Spot, ...], count: int, rows: int, rise: Rise) -> tuple[Segment, ...]:
    """Return the free runs of rows of every column, in reading order."""
    found: list[Segment] = []
    down = sorted(spots, key=itemgetter(2))  # by row
    for column in range(count):
        row = rise.top(column)
        for _, first, top, columns, taken in down:
            if first <= column < first + columns:
                if top > row:
                    found.append(Segment(column, row, top - row))
                row = top + taken
        if row < rows:
            found.append(Segment(column, row, rows - row))
    return tuple(found)
