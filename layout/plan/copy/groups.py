"""Groups (组图): several pictures and charts of one story as one element, in rows of cells.

Input: the sources in order, a width in pt and the measures. Output: the rows of the grid that the
group can take with their costs, and, for a chosen height, every source's frame. Pictures of a row
are of one height and as wide as their aspects ask; charts share a row's width evenly, as far as
they fill it. A picture's frame holds its caption, so that nothing of it can stand with another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log
from typing import Protocol

from content.model import Figure, Picture
from layout.page.grid import Grid
from layout.page.units import Rect
from layout.plan.weights import GroupWeights, Weights

#: Gap between two cells, em of the body: as between two columns of a narrow story.
GAP_EM = 1.0
Item = Picture | Figure


class ItemMeasures(Protocol):
    """What a group asks: how large its sources may be."""

    @property
    def grid(self) -> Grid:
        """The grid of the page."""

    @property
    def weights(self) -> Weights:
        """The planner's weights."""

    @property
    def element_gap(self) -> float:
        """White between an element and the text above or below it, pt."""

    def natural(self, picture: Picture) -> float:
        """Return the aspect (width / height) of a picture as the photographer made it."""

    def frame_heights(self, item: Item, width: float) -> tuple[float, float, float] | None:
        """Return least, best and greatest height in pt; None where it is too narrow."""

    def below(self, item: Item, width: float) -> float:
        """Return the height in pt of what stands under a frame."""

    def widest(self, figure: Figure) -> float:
        """Return the width in pt from which on a chart looks hollow."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A source's part of a row: width, least, best and greatest height of its frame, pt."""

    source: Item
    width: float
    low: float
    ideal: float
    high: float


@dataclass(frozen=True, slots=True)
class Row:
    """Cells side by side, all of one height; `below`: the highest caption, pt.

    `hollow`: by how much of their widths its charts are too wide.
    """

    cells: tuple[Cell, ...]
    below: float
    hollow: float = 0.0

    @property
    def low(self) -> float:
        """Least height of the frames, pt."""
        return max(cell.low for cell in self.cells)

    @property
    def high(self) -> float:
        """Greatest height of the frames, pt."""
        return max(self.low, min(cell.high for cell in self.cells))

    def cost(self, height: float, weight: float) -> float:
        """Return what cutting the row's sources to a height costs."""
        return weight * sum(log(height / cell.ideal) ** 2 for cell in self.cells)


def partitions(count: int, most: int) -> Iterator[tuple[int, ...]]:
    """Yield the ways to part so many cells into rows of at most `most`, as even as can be.

    The longer rows stand above or below.
    """
    for rows in range(ceil(count / most), count + 1):
        short, longer = divmod(count, rows)
        sizes = [short + 1] * longer + [short] * (rows - longer)
        yield tuple(sizes)
        if 0 < longer < rows:
            yield tuple(reversed(sizes))


def arrangements(
    measures: ItemMeasures, items: Sequence[Item], width: float
) -> Iterator[tuple[Row, ...]]:
    """Yield the ways to set a group at a width in pt."""
    gap = GAP_EM * measures.grid.body
    for sizes in partitions(len(items), measures.weights.groups.most_in_row):
        rows: list[Row] = []
        at = 0
        for size in sizes:
            row = _row(measures, items[at : at + size], width, gap)
            if row is None:
                break
            rows.append(row)
            at += size
        else:
            yield tuple(rows)


def _row(measures: ItemMeasures, items: Sequence[Item], width: float, gap: float) -> Row | None:
    """Return a row of these sources; None where one has too little room or heights disagree."""
    room = width - gap * (len(items) - 1)
    widths = _widths(measures, items, room)
    cells = []
    for item, own in zip(items, widths, strict=True):
        heights = measures.frame_heights(item, own)
        if heights is None:
            return None
        cells.append(Cell(item, own, *heights))
    hollow = sum(
        max(0.0, log(cell.width / measures.widest(cell.source)))
        for cell in cells
        if isinstance(cell.source, Figure)
    )
    row = Row(tuple(cells), max(measures.below(c.source, c.width) for c in cells), hollow)
    if row.low > min(cell.high for cell in cells) + 1e-6:
        return None
    return row


def _widths(measures: ItemMeasures, items: Sequence[Item], room: float) -> list[float]:
    """Return the widths of a row's sources in pt: charts share it evenly, but none is hollow.

    Pictures take what is left, as their aspects ask.
    """
    even = room / len(items)
    pictures = [measures.natural(item) for item in items if isinstance(item, Picture)]
    if not pictures:
        return [even] * len(items)
    charts = [min(even, measures.widest(item)) for item in items if isinstance(item, Figure)]
    unit = (room - sum(charts)) / sum(pictures)
    wide = iter(charts)
    return [
        unit * measures.natural(item) if isinstance(item, Picture) else next(wide) for item in items
    ]


def _free(rows: Sequence[Row], height: float, gap: float) -> float:
    """Return what rows of a whole height leave to their frames, pt."""
    return height - sum(row.below for row in rows) - gap * (len(rows) - 1)


def nearest(rows: Sequence[Row], height: float, gap: float) -> tuple[float, float]:
    """Return how far off, in pt, the nearest whole height is that rows can have, and that one."""
    free = _free(rows, height, gap)
    low, high = sum(row.low for row in rows), sum(row.high for row in rows)
    if low - 1e-6 <= free <= high + 1e-6:
        return 0.0, height
    kept = min(max(free, low), high)
    return abs(free - kept), height + kept - free


def fitted(
    rows: Sequence[Row], height: float, gap: float, weight: float
) -> tuple[tuple[float, ...], float] | None:
    """Return every row's frame height at a whole height in pt, with the cost; None: it cannot be.

    What is over the least heights is shared out by how much each row can take.
    """
    low, high = sum(row.low for row in rows), sum(row.high for row in rows)
    free = _free(rows, height, gap)
    if not low - 1e-6 <= free <= high + 1e-6:
        return None
    part = (free - low) / (high - low) if high > low else 0.0
    heights = tuple(row.low + part * (row.high - row.low) for row in rows)
    return heights, sum(row.cost(h, weight) for row, h in zip(rows, heights, strict=True))


def group_rows(measures: ItemMeasures, items: Sequence[Item], width: float) -> dict[int, float]:
    """Return rows of the grid → cost of a group at a width in pt; white to the text included."""
    leading, gap = measures.grid.leading, GAP_EM * measures.grid.body
    own = measures.weights.groups
    found: dict[int, float] = {}
    for rows in arrangements(measures, items, width):
        fixed = sum(row.below for row in rows) + gap * (len(rows) - 1) + measures.element_gap
        least = ceil((sum(row.low for row in rows) + fixed) / leading - 1e-6)
        most = floor((sum(row.high for row in rows) + fixed) / leading + 1e-6)
        for number in range(max(1, least), min(most, measures.grid.rows) + 1):
            fit = fitted(rows, number * leading - measures.element_gap, gap, own.crop_cost)
            if fit is not None:
                cost = fit[1] + rows_cost(rows, own)
                found[number] = min(cost, found.get(number, cost))
    return found


def rows_cost(rows: Sequence[Row], weights: GroupWeights) -> float:
    """Return what the rows cost whatever their height: uneven ones, hollow charts."""
    hollow = weights.hollow_cost * sum(row.hollow for row in rows)
    return weights.row_cost * _uneven(rows) + hollow


def _uneven(rows: Sequence[Row]) -> int:
    """Return how many rows have another number of cells than the row before."""
    return sum(len(one.cells) != len(two.cells) for one, two in pairwise(rows))


def has_height(measures: ItemMeasures, items: Sequence[Item], width: float, high: float) -> bool:
    """Tell whether some arrangement of a group has a height, both in pt, captions included."""
    gap, cost = GAP_EM * measures.grid.body, measures.weights.groups.crop_cost
    found = arrangements(measures, items, width)
    return any(fitted(rows, high, gap, cost) is not None for rows in found)


def place_group(
    measures: ItemMeasures, items: Sequence[Item], rect: Rect
) -> tuple[tuple[Item, Rect], ...]:
    """Return each source with its frame, caption included, in a rectangle (pt).

    `group_rows` names the heights that some arrangement has. In a place of another one stands that
    comes nearest: one too low leaves white at the foot, of one too high every frame is lower.

    Raises:
        ValueError: the rectangle is too narrow for any arrangement.
    """
    gap, own = GAP_EM * measures.grid.body, measures.weights.groups
    best: tuple[tuple[float, float], tuple[Row, ...], tuple[float, ...]] | None = None
    for rows in arrangements(measures, items, rect.w):
        away, height = nearest(rows, rect.h, gap)
        fit = fitted(rows, height, gap, own.crop_cost)
        if fit is None:
            continue
        cost = away, fit[1] + rows_cost(rows, own)
        if best is None or cost < best[0]:
            part = min(1.0, _free(rows, rect.h, gap) / _free(rows, height, gap))
            best = cost, rows, tuple(part * high for high in fit[0])
    if best is None:
        raise ValueError(f"no arrangement of {len(items)} in {rect.w:.1f} pt")
    found: list[tuple[Item, Rect]] = []
    y = rect.y
    for row, height in zip(best[1], best[2], strict=True):
        x = rect.x
        for cell in row.cells:
            below = measures.below(cell.source, cell.width)
            found.append((cell.source, Rect(x, y, cell.width, height + below)))
            x += cell.width + gap
        y += height + row.below + gap
    return tuple(found)
