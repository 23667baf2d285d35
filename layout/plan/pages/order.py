"""One reading order of an edition's blocks: its slicing tables and its division into full pages.

Input: the blocks' shapes in an order. Output: an `Order`: which blocks go on which page, at what
cost, over the tables of `slicing`. A page that proves impossible is struck out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from content.model import Edition
from layout.page.grid import Grid
from layout.plan.pages.settle import Ways
from layout.plan.pages.sharing import INFINITY, Sharing, Span
from layout.plan.pages.slicing import Cuts, Slicer
from layout.plan.shapes.shapes import Shapes
from layout.plan.sources import (
    Band,
    Banner,
    Contents,
    Foot,
    FreeElement,
    Lede,
    Source,
    begins_page,
    stands_beside_next,
    stays_with_next,
)
from layout.plan.weights import WEIGHTS, SlicingWeights, Weights

#: Blocks over the full width: no cut about them is a fault.
ACROSS = Banner | Lede | Contents | Band | Foot


class Order:
    """One reading order: its slicing tables and the cheapest division into pages."""

    def __init__(
        self,
        parts: Sequence[Shapes],
        grid: Grid,
        edition: Edition,
        cost: float,
        weights: Weights = WEIGHTS,
    ) -> None:
        """Fill the tables of the blocks in this order, whose own cost is `cost`, and divide."""
        self.parts = tuple(parts)
        self.sources = tuple(part.source for part in parts)
        self.edition, self.grid, self.own, self.weights = edition, grid, cost, weights
        #: What pages cost that were settled, by first and last block; infinite: there is none.
        self.known: dict[Span, float] = {}
        self.breaks: tuple[Span, ...] = ()
        self.cost = INFINITY
        self.tabulate([part.triples() for part in self.parts])

    def tabulate(self, triples: Sequence[Sequence[tuple[int, int, float]]]) -> None:
        """Fill the tables from the blocks' (width, height, cost) triples, and divide."""
        self.slicer: Slicer[Ways] = Slicer(
            triples,
            self.grid.columns,
            self.grid.rows,
            cuts_between(self.sources, self.weights.slicing),
            self.weights.slicing.most_steps,
        )
        self.divide()

    def divide(self) -> None:
        """Divide the blocks into full pages anew, by what is known of pages that were settled."""
        self.breaks, cost = self._partition()
        self.cost = cost + self.own

    def _partition(self) -> tuple[tuple[Span, ...], float]:
        """Return the cheapest division into full pages.

        It is of no more pages than the edition wishes for, or of as few more as it takes.
        """
        count = len(self.sources)
        costs = {
            (first, last): cost
            for last in range(count)
            for first in self.slicer.begins(last)
            if (cost := self._page_cost(first, last)) < INFINITY
        }
        sharing = Sharing(count)
        found, cheapest = 0, INFINITY
        for pages in range(1, count + 1):
            if pages > self.edition.fit.max_pages and found:
                break
            cost = sharing.further(costs)
            if cost < cheapest:
                found, cheapest = pages, cost
            if sharing.ended:
                break
        return tuple(sharing.spans(found)), cheapest

    def _page_cost(self, first: int, last: int) -> float:
        """Return the (optimistic) cost of a page of these blocks; infinite: there is none."""
        if first and not may_break(self.sources[first - 1], self.sources[first]):
            return INFINITY
        if any(begins_page(source) for source in self.sources[first + 1 : last + 1]):
            return INFINITY
        own = self.weights.pages
        parted = own.parted_cost if isinstance(self.sources[first], FreeElement) else 0.0
        found = self.known.get((first, last), self.expected(first, last))
        return found + own.page_cost + parted

    def expected(self, first: int, last: int) -> float:
        """Return what the tables say that a page of these blocks costs."""
        return self.slicer.cost(first, last, self.grid.rows)


def may_break(before: Source, after: Source) -> bool:
    """Tell whether a page may end between two blocks."""
    return not (
        stays_with_next(before)
        or isinstance(before, Banner | Lede | Contents)
        or isinstance(after, Foot)
    )


def cuts_between(sources: Sequence[Source], weights: SlicingWeights) -> Cuts:
    """Return the costs of the cuts after each block."""
    stack, full, beside = [], [], []
    for one, two in pairwise(sources):
        opening = isinstance(one, ACROSS) or isinstance(two, ACROSS)
        stack.append(INFINITY if stands_beside_next(one) else weights.stack_cost)
        full.append(0.0 if opening else weights.full_cost)
        element = isinstance(one, FreeElement) or isinstance(two, FreeElement)
        near = weights.beside_element_cost if element else weights.beside_cost
        beside.append(INFINITY if opening and not isinstance(one, Lede) else near)
    return Cuts(
        tuple(stack),
        tuple(full),
        tuple(beside),
        weights.seam_cost,
        weights.seam_free_share,
        weights.seam_most_share,
        weights.seam_through_cost,
        weights.seam_whole_share,
        weights.seam_whole_cost,
    )
