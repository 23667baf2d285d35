"""Facing pages: reading orders and strips → spreads of which both sides are filled.

Input: what makes shapes and settles blocks (`flow.Workshop`), the reading orders' tables of one
side, and the blocks that cross the fold. Output: for each spread the ways to make it, cheapest
first: exactly full ones, or side after side with stories that run on and declared white.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from layout.plan.pages.choosing import PagePlan, choose_pages
from layout.plan.pages.faults import Stand
from layout.plan.pages.flow import Flow, Workshop, least_area
from layout.plan.pages.order import Order
from layout.plan.pages.settle import Ways
from layout.plan.pages.sharing import INFINITY
from layout.plan.pages.spreads import Side, Strips, divisions, empty_side, joined
from layout.plan.pages.trees import GAP
from layout.plan.shapes.shapes import Shapes
from layout.plan.sources import Banner, Source

#: The ways to make each spread.
Spreads = list[list[PagePlan]]
#: What the copy takes over its blocks' least areas: strips are tried that leave so much.
NEEDS = (1.02, 1.1)
#: Rows over half of what the last two sides hold at which they are made to end level.
MORE_ROWS = (1, 3, 6)


def _white_foot(side: PagePlan) -> int:
    """Return the white rows at a side's foot."""
    feet = [height for _, row, width, height in side.whites if width == side.tree.width]
    return max(feet, default=0)


class Facing:
    """Makes spreads of one edition, for one format and body size."""

    def __init__(
        self,
        workshop: Workshop,
        orders: Sequence[Order],
        across: Sequence[Shapes],
        most_pages: int,
    ) -> None:
        """Bind what makes shapes.

        Args:
            workshop: what makes shapes.
            orders: the reading orders of what stands on the sides.
            across: what crosses the fold: the opening, and perhaps a band.
            most_pages: pages that are wished for, a spread being two.
        """
        self.workshop, self.orders, self.across = workshop, orders, across
        self.most_sides = 2 * max(1, -(-most_pages // 2))
        self.rows = workshop.grid.rows
        self.strips = self._strips()

    def _strips(self) -> list[Strips]:
        """Return the strips across the first spread, cheapest first: its opening and its band."""
        top, *foot = sorted(self.across, key=lambda part: not isinstance(part.source, Banner))
        bands = [(rows, cost) for _, rows, cost in foot[0].triples()] if foot else [(0, 0.0)]
        found = [
            Strips(rows, band, cost + own) for _, rows, cost in top.triples() for band, own in bands
        ]
        return sorted(found, key=lambda strips: strips.cost)

    def exactly(self) -> Spreads | None:
        """Return spreads whose sides are filled exactly; None where no division gives such.

        One spread more than is wished for is made where else none is full.
        """
        for most in (self.most_sides, self.most_sides + 2):
            found = self._exactly(most)
            if found is not None:
                return found
        return None

    def _exactly(self, most_sides: int) -> Spreads | None:
        best: Spreads | None = None
        cheapest, weights = INFINITY, self.workshop.weights
        for order in self.orders:
            dead, left, settled = set[Side](), self.strips, False
            for _ in range(weights.pages.redivisions):
                found = divisions(order, left, dead, most_sides)
                if not found or found[0].cost + order.own >= cheapest:
                    break
                sides = [self._side(order, side) for side in found[0].sides]
                if order.slicer.spent and not settled:
                    settled = True
                    order.tabulate([self.workshop.settled_triples(part) for part in order.parts])
                    continue
                if all(sides):
                    spreads = self._joined(sides, found[0].strips)
                    cost = sum(spread[0].cost for spread in spreads) + order.own
                    if cost < cheapest:
                        cheapest, best = cost, spreads
                    # The next best strips may come out cheaper once their sides are settled.
                    left = [one for one in left if one != found[0].strips]
                dead.update(s for s, got in zip(found[0].sides, sides, strict=True) if not got)
        return best

    def _side(self, order: Order, side: Side) -> list[PagePlan]:
        """Return the ways to fill one side, cheapest first."""
        first, last, rows = side
        workshop = self.workshop

        def settle(block: int, width: int, height: int) -> tuple[float, Ways] | None:
            ways = workshop.settled(order.parts[block], width, height)
            return (ways[0].cost, ways) if ways else None

        trees = order.slicer.trees(first, last, rows, settle)
        return choose_pages(order.sources, workshop.grid, trees, workshop.weights, 0, rows)

    def flowing(self, sources: Sequence[Source]) -> Spreads | None:
        """Return spreads made side after side between the likeliest strips.

        None: some block is too large for any side.
        """
        weights = self.workshop.weights.flow
        best: tuple[float, Spreads] | None = None
        for strips in self._likely(sources):
            under = strips.left(self.rows)
            for loose in (False, True):
                flowed = Flow(self.workshop, loose=loose, heights=(under, under)).pages(sources)
                if flowed is None:
                    continue
                odd = len(flowed.pages) % 2
                cost = flowed.cost + strips.cost + (weights.white(1.0) if odd else 0.0)
                if best is None or cost < best[0]:
                    best = cost, self._joined(flowed.pages, strips)
                level = self._level(flowed.pages, sources, strips, loose=loose)
                if level is not None and level[0] + strips.cost < best[0]:
                    best = level[0] + strips.cost, level[1]
                if flowed.cost < weights.loose_from_cost * len(flowed.pages):
                    break
        return None if best is None else best[1]

    def _level(
        self,
        pages: Sequence[Sequence[PagePlan]],
        sources: Sequence[Source],
        strips: Strips,
        *,
        loose: bool,
    ) -> tuple[float, Spreads] | None:
        """Return the same copy with the last two sides ending level, and its cost, white included.

        None: they do, or it cannot be shared out so.
        """
        weights, count = self.workshop.weights.flow, len(pages) + len(pages) % 2
        under = strips.left(self.rows)
        most = under if count == 2 else self.rows
        used = most - _white_foot(pages[-1][0])
        if len(pages) == count:
            used += most
        for more in MORE_ROWS:
            rows = ceil(used / 2) + more
            if rows >= most:
                return None
            # The first two sides stand under the strips, the last two end level.
            before = (under, under, *(self.rows,) * count)[: count - 2]
            heights = (*before, rows, rows)
            flowed = Flow(self.workshop, loose=loose, heights=heights).pages(sources)
            if flowed is not None and len(flowed.pages) == count:
                white = 2 * weights.white((most - rows) / self.rows)
                return flowed.cost + white, self._joined(flowed.pages, strips, most - rows)
        return None

    def _nearest(self, rows: float) -> Strips:
        """Return the strips that leave about so many rows, the cheapest of these."""
        return min(self.strips, key=lambda one: (abs(one.left(self.rows) - rows), one.cost))

    def _likely(self, sources: Sequence[Source]) -> list[Strips]:
        """Return the strips that are tried: the best, and those that leave what the copy needs."""
        if not self.strips:  # the opening fits nowhere
            return []
        areas = [least_area(self.workshop.shapes(source)) for source in sources]
        need = sum(area for area in areas if area < INFINITY) / (2 * self.workshop.grid.columns)

        near = [self._nearest(part * need) for part in NEEDS]
        return list(dict.fromkeys((*self.strips[:1], *near)))

    def _joined(
        self, sides: Sequence[Sequence[PagePlan]], strips: Strips, white: int = 0
    ) -> Spreads:
        """Return the spreads of so many sides, the first between its strips.

        `white`: rows that stay empty under the last two.
        """
        columns, found = self.workshop.grid.columns, list[list[PagePlan]]()
        for at in range(0, len(sides), 2):
            rows = self.rows if at else strips.left(self.rows)
            right = sides[at + 1] if at + 1 < len(sides) else [empty_side(columns, rows)]
            top = self._stand(strips.top, 0) if not at else None
            foot = self._stand(strips.foot, self.rows - strips.foot) if not at else None
            down = strips.top + GAP if top else 0
            empty = []
            if white and at + 2 >= len(sides):
                empty = [(0, down + rows - white, 2 * columns, white)]
            weights = self.workshop.weights
            found.append(joined(sides[at], right, top, foot, weights, empty))
        return found

    def _stand(self, rows: int, row: int) -> Stand | None:
        """Return the opening (`row` 0) or the band of so many rows, settled; None without any."""
        if not rows:
            return None
        columns = self.workshop.grid.whole.columns
        part = next(p for p in self.across if isinstance(p.source, Banner) == (row == 0))
        way = self.workshop.settled(part, columns, rows)[0]
        return Stand(part.source, 0, row, columns, rows, way)
