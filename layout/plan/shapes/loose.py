"""Shapes with declared white: where no exact tiling exists, a block may stand in a larger place.

Input: a block's exact shapes. Output: for every width and height the cheapest exact shape inside
it, with the cost of the white left at its right and below. It is the last resort of the planner:
with it every block that fits a page at all can be placed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from layout.page.grid import Grid
from layout.page.units import mm
from layout.plan.weights import FlowWeights

Triple = tuple[int, int, float]


@dataclass(frozen=True, slots=True)
class Loose:
    """Shapes with white: cost and the exact shape behind each, by width and height."""

    costs: NDArray[np.float64]
    widths: NDArray[np.int64]
    heights: NDArray[np.int64]

    def triples(self) -> list[Triple]:
        """Return width, height and cost of every shape."""
        found = np.argwhere(np.isfinite(self.costs))
        return [(int(w), int(h), float(self.costs[w, h])) for w, h in found]

    def exact(self, width: int, height: int) -> tuple[int, int]:
        """Return the exact shape (width, height) that stands in a larger one."""
        return int(self.widths[width, height]), int(self.heights[width, height])


def part_of_page(grid: Grid, weights: FlowWeights) -> float:
    """Return as which part of a page a unit of one counts, by its type area; 1 for a whole page."""
    share = mm(grid.area.w) * mm(grid.area.h) / weights.whole_page_mm2
    return float(min(1.0, share) ** weights.loose_area_share)


def loosened(
    exact: Sequence[Triple], columns: int, rows: int, weights: FlowWeights, part: float = 1.0
) -> Loose:
    """Return a block's shapes with white, up to a page of `columns` × `rows`.

    `part`: as which part of a whole page this one counts (`part_of_page`).
    """
    costs = np.full((columns + 1, rows + 1), np.inf)
    widths = np.zeros((columns + 1, rows + 1), dtype=np.int64)
    heights = np.zeros_like(widths)
    for width, height, cost in exact:
        if height <= rows and cost < costs[width, height]:
            costs[width, height] = cost
            widths[width, height], heights[width, height] = width, height
    unit = weights.loose_page_cost * part / (columns * rows)
    aside = weights.loose_beside
    exactly = costs.copy()
    for width in range(1, columns + 1):
        for height in range(1, rows + 1):
            for w, h, more in ((width, height - 1, width), (width - 1, height, aside * height)):
                cost = costs[w, h] + unit * more
                if cost < costs[width, height]:
                    costs[width, height] = cost
                    widths[width, height], heights[width, height] = widths[w, h], heights[w, h]
    grown = costs + np.where(costs < exactly, weights.loose_block_cost, 0.0)
    own = exactly <= grown
    index = np.indices(costs.shape)
    costs = np.where(own, exactly, grown)
    widths, heights = np.where(own, index[0], widths), np.where(own, index[1], heights)
    return Loose(costs, widths, heights)
