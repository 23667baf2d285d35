"""Spreads (通版): two facing pages planned as one; nothing but strips across crosses the fold.

Input: one reading order's tables for one side of the fold, and the heights of the strips across.
Output: divisions into sides, cheapest first: the first spread has the opening over its sides and a
band of figures under them, and its sides are of the rows that are left; further ones have sides of
a page's height. All are filled exactly in reading order, the left one first. Also: two sides'
choices made one page's.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from charts import ChartError
from content.model import FigureKind
from layout.plan.elements import Element
from layout.plan.measures import Measures
from layout.plan.pages.choosing import PagePlan, White
from layout.plan.pages.faults import Stand, pair_faults
from layout.plan.pages.order import Order, may_break
from layout.plan.pages.settle import Ways
from layout.plan.pages.sharing import INFINITY, Sharing, Span
from layout.plan.pages.trees import GAP, Leaf, Split, Tree
from layout.plan.sources import Band, Banner, FreeElement, Source, begins_page
from layout.plan.weights import Weights

#: Blocks of one side: the first, the last, and the rows they fill.
Side = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Strips:
    """Rows of the opening and of the band at the foot (0: none), and what both cost."""

    top: int
    foot: int
    cost: float

    def left(self, rows: int) -> int:
        """Return the rows that are left between them on a page of so many."""
        return rows - sum(strip + GAP for strip in (self.top, self.foot) if strip)


@dataclass(frozen=True, slots=True)
class Division:
    """A way to divide an order: the strips across, the blocks of each side, what it costs."""

    cost: float
    strips: Strips
    sides: tuple[Side, ...]


def crosses(source: Source) -> bool:
    """Tell whether a block of a spread crosses the fold: the opening, a band made for it."""
    if isinstance(source, Band):
        figure = source.element.figure
        return figure is not None and figure.fold_mm > 0
    return isinstance(source, Banner)


def across_fold(sources: Sequence[Source], measures: Measures) -> tuple[Source, ...]:
    """Return the blocks with a band that can leave the fold free made so; another keeps a side."""
    found, across = list[Source](), measures.across
    for source in sources:
        figure = source.element.figure if isinstance(source, Band) else None
        if figure is not None and figure.kind == FigureKind.KEY:
            fold = across.grid.profile.fold_mm
            folded = Element(figure.model_copy(update={"fold_mm": fold}))
            if band_fits(across, folded):
                source = Band(folded)
        found.append(source)
    return tuple(found)


def band_fits(measures: Measures, element: Element) -> bool:
    """Tell whether a band can be drawn over the whole width."""
    try:
        return (
            measures.range(element, measures.grid.width(measures.grid.columns), exact=True)
            is not None
        )
    except ChartError:
        return False


def divisions(
    order: Order, strips: Sequence[Strips], dead: set[Side], most_sides: int
) -> list[Division]:
    """Return the divisions into pairs of sides, cheapest first; of each pair of strips the best.

    Args:
        order: blocks and tables of one side.
        strips: what stands across the first spread.
        dead: sides that proved impossible.
        most_sides: as many sides at the most.
    """
    found = []
    whole = _costs(order, order.grid.rows, dead) if most_sides > 2 else {}
    known: dict[int, dict[tuple[int, int], float]] = {}
    for across in strips:
        under = across.left(order.grid.rows)
        if under <= 0:
            continue
        if under not in known:
            known[under] = _costs(order, under, dead)
        own = known[under]
        best = _cheapest(len(order.parts), (own, own), whole, most_sides)
        if best is not None:
            sides = tuple(
                (first, last, under if place < 2 else order.grid.rows)
                for place, (first, last) in enumerate(best[1])
            )
            found.append(Division(best[0] + across.cost, across, sides))
    return sorted(found, key=lambda division: division.cost)


def _costs(order: Order, rows: int, dead: set[Side]) -> dict[tuple[int, int], float]:
    """Return the (optimistic) cost of every run of blocks that fills one side."""
    found, sources, own = {}, order.sources, order.weights.pages
    for last in range(len(sources)):
        if last + 1 < len(sources) and not may_break(sources[last], sources[last + 1]):
            continue
        for first in order.slicer.begins(last):
            begun = any(begins_page(source) for source in sources[first + 1 : last + 1])
            if begun or (first, last, rows) in dead:
                continue
            cost = order.slicer.cost(first, last, rows)
            if cost < INFINITY:
                parted = own.parted_cost if isinstance(sources[first], FreeElement) else 0.0
                found[first, last] = cost + parted + own.page_cost
    return found


def _cheapest(
    count: int,
    firsts: Sequence[dict[Span, float]],
    others: dict[Span, float],
    most: int,
) -> tuple[float, list[Span]] | None:
    """Return the cheapest way to share so many blocks out to an even number of sides."""
    sharing, best = Sharing(count), (INFINITY, 0)
    for number in range(1, most + 1):
        cost = sharing.further(firsts[number - 1] if number <= len(firsts) else others)
        if number % 2 == 0 and cost < best[0]:
            best = cost, number
    return (best[0], sharing.spans(best[1])) if best[1] else None


def empty_side(columns: int, rows: int) -> PagePlan:
    """Return a side without blocks, all of it declared white."""
    return PagePlan((), Leaf(-1, columns, rows, ()), 0.0, (), ((0, 0, columns, rows),))


def joined(
    left: Sequence[PagePlan],
    right: Sequence[PagePlan],
    top: Stand | None,
    foot: Stand | None,
    weights: Weights,
    white: Sequence[White] = (),
) -> list[PagePlan]:
    """Return the pages made of two sides' choices between strips, cheapest first.

    Args:
        left: choices of the left side, cheapest first.
        right: of the right side.
        top: what stands across the fold over them; None: nothing.
        foot: what stands across it under them.
        weights: the planner's.
        white: what stays empty under both sides.
    """
    found = [_one(one, two, top, foot, weights, white) for one, two in product(left, right)]
    return heapq.nsmallest(weights.pages.kept, found, key=lambda page: page.cost)


def _one(
    left: PagePlan,
    right: PagePlan,
    top: Stand | None,
    foot: Stand | None,
    weights: Weights,
    white: Sequence[White],
) -> PagePlan:
    """Return one page of two sides: the right one's columns go on behind the left one's."""
    columns = left.tree.width
    down = top.height + GAP if top else 0
    ones = tuple(replace(s, row=s.row + down) for s in left.stands)
    twos = tuple(replace(s, row=s.row + down, column=s.column + columns) for s in right.stands)
    over = [
        fault for one in ones for two in twos for fault in pair_faults(one, two, weights.faults)
    ]
    if foot is not None:
        sides = (*ones, *twos)
        over += [fault for one in sides for fault in pair_faults(one, foot, weights.faults)]
    tree: Tree[Ways] = Split(False, left.tree, right.tree)
    if top is not None:
        tree = Split(True, _leaf(top), tree, GAP)
    if foot is not None:
        tree = Split(True, tree, _leaf(foot), GAP)
    own = sum(strip.way.cost for strip in (top, foot) if strip)
    return PagePlan(
        (*((top,) if top else ()), *ones, *twos, *((foot,) if foot else ())),
        tree,
        own + left.cost + right.cost + sum(fault.cost for fault in over),
        (*left.faults, *right.faults, *over),
        (*_moved(left.whites, 0, down), *_moved(right.whites, columns, down), *white),
    )


def _leaf(strip: Stand) -> Leaf[Ways]:
    return Leaf(0, strip.width, strip.height, (strip.way,))


def _moved(whites: Sequence[White], right: int, down: int) -> Iterator[White]:
    for column, row, width, height in whites:
        yield column + right, row + down, width, height
