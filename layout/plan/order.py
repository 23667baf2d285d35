"""One reading order of an edition's blocks: its slicing tables and its division into full pages.

Input: the blocks' shapes in an order. Output: an `Order`: which blocks go on which page, at what
cost, over the tables of `slicing`. A page that proves impossible is struck out.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from content.model import Edition
from layout.geometry import Grid
from layout.plan.shapes import Shapes, Source
from layout.plan.slicing import Cuts, Slicer

INFINITY = float("inf")
#: Fixed cost of a further page, and of a picture or chart that comes a page after its story.
PAGE_COST, PARTED_COST = 6.0, 12.0

_OPENINGS = ("banner", "lede", "band", "foot")


class Order:
    """One reading order: its slicing tables and the cheapest division into pages."""

    def __init__(self, parts: Sequence[Shapes], grid: Grid, edition: Edition, cost: float) -> None:
        """Fill the tables of the blocks in this order, whose own cost is `cost`, and divide."""
        self.parts = tuple(parts)
        self.sources = tuple(part.source for part in parts)
        self.edition, self.grid, self.own = edition, grid, cost
        self.slicer = Slicer(
            [
                [(w, h, c) for w in part.table for h, c in part.best(w).items()]
                for part in self.parts
            ],
            grid.columns,
            grid.rows,
            _cuts(self.sources),
        )
        self.dead: set[tuple[int, int]] = set()
        self.breaks: tuple[tuple[int, int], ...] = ()
        self.cost = INFINITY
        self.divide()

    def divide(self) -> None:
        """Divide the blocks into full pages anew, without those that proved impossible."""
        self.breaks, cost = self._partition()
        self.cost = cost + self.own

    def _partition(self) -> tuple[tuple[tuple[int, int], ...], float]:
        """Return the cheapest division of the blocks into full pages."""
        count, rows = len(self.sources), self.grid.rows
        best: list[tuple[float, int]] = [(0.0, 0)] + [(INFINITY, 0)] * count
        for last in range(count):
            for first in range(last + 1):
                if (first, last) in self.dead or not self._may_break(first):
                    continue
                if any(s.page_break for s in self.sources[first + 1 : last + 1]):
                    continue
                cost = best[first][0] + self.slicer.cost(first, last, rows) + PAGE_COST
                if self.sources[first].kind == "element":
                    cost += PARTED_COST
                if cost < best[last + 1][0]:
                    best[last + 1] = (cost, first)
        pages: list[tuple[int, int]] = []
        at = count
        if best[count][0] == INFINITY:
            return (), INFINITY
        while at:
            first = best[at][1]
            pages.append((first, at - 1))
            at = first
        pages.reverse()
        if len(pages) > self.edition.fit.max_pages:
            return (), INFINITY
        return tuple(pages), best[count][0]

    def _may_break(self, first: int) -> bool:
        """Tell whether a page may begin with this block."""
        if first == 0:
            return True
        before = self.sources[first - 1]
        return not (
            before.with_next
            or before.beside_next
            or before.kind in ("banner", "lede")
            or self.sources[first].kind == "foot"
        )


def _cuts(sources: Sequence[Source]) -> Cuts:
    """Return the costs of the cuts after each block."""
    stack, full, beside = [], [], []
    for one, two in pairwise(sources):
        opening = one.kind in _OPENINGS or two.kind in _OPENINGS
        stack.append(INFINITY if one.beside_next else 0.3)
        full.append(0.0 if opening else 1.6)
        element = two.kind == "element" or one.kind == "element"
        beside.append(INFINITY if opening and one.kind != "lede" else 0.2 if element else 0.9)
    return Cuts(tuple(stack), tuple(full), tuple(beside))
