"""A story's recipes drawn from arrays: the cheapest of each height, made when they are asked for.

Input: the ways to fill a story's body with the costs of head and shape (`StoryWays`). Output: the
`Recipes` of each height. There are thousands of ways for each recipe that is ever looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from layout.plan.heads.choice import HeadChoice
from layout.plan.shapes.fill import Fills
from layout.plan.shapes.shapes import Frame, Recipe, Recipes, Rise
from layout.plan.shapes.sizes import Array, Ints


@dataclass(frozen=True, slots=True)
class StoryWays:
    """The ways to set a story in a frame with a head, as arrays: its rows and what each costs.

    `some`: which of the fills they are; `shape` is what the shape costs, `after` what follows it.
    """

    frame: Frame
    head: HeadChoice | None
    rise: Rise | None
    fills: Fills
    some: Ints
    rows: Ints
    cost: Array
    shape: Array
    after: tuple[tuple[str, float], ...]

    def recipe(self, index: int) -> Recipe:
        """Return one of the ways."""
        frame, fill = self.frame, self.fills[int(self.some[index])]
        costs = (
            ("head", self.head.cost if self.head else 0.0),
            *fill.costs,
            ("shape", float(self.shape[index])),
            *self.after,
        )
        return Recipe(
            float(self.cost[index]),
            int(self.rows[index]),
            costs,
            self.head,
            frame.columns,
            fill.slots,
            fill.overlap,
            fill.quote,
            "strip" if frame.strip else "",
            frame=frame,
            rise=self.rise,
        )


def cheapest(ways: Sequence[StoryWays], kept: int) -> dict[int, Recipes]:
    """Return the cheapest recipes for each number of rows; of one cost those that came first."""
    if not any(len(way.rows) for way in ways):
        return {}
    rows = np.concatenate([way.rows for way in ways])
    costs = np.concatenate([way.cost for way in ways])
    homes = np.repeat(np.arange(len(ways)), [len(way.rows) for way in ways])
    places = np.concatenate([np.arange(len(way.rows)) for way in ways])
    order = np.lexsort((costs, rows))
    heights, starts = np.unique(rows[order], return_index=True)
    found: dict[int, Recipes] = {}
    for height, some in zip(heights.tolist(), np.split(order, starts[1:]), strict=True):
        best = some[:kept]
        whose = tuple(zip(homes[best].tolist(), places[best].tolist(), strict=True))
        found[height] = Recipes(costs[best].tolist(), partial(_recipe, ways, whose))
    return found


def _recipe(ways: Sequence[StoryWays], whose: Sequence[tuple[int, int]], index: int) -> Recipe:
    """Return the recipe of a place among the cheapest."""
    home, place = whose[index]
    return ways[home].recipe(place)
