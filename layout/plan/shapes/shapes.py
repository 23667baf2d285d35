"""Shapes of blocks: for every width, the heights a block can fill exactly, and how.

Input: nothing but the words. Output: the data that passes between the shape makers
(`stories`, `openings`, `elements`), the slicing programme and the realiser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from layout.plan.elements import Element
from layout.plan.heads.choice import HeadChoice
from layout.plan.shapes.lazily import Lazily
from layout.plan.shapes.pouring import Copy
from layout.plan.sources import Source
from layout.plan.text_columns import Columns
from layout.plan.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Slot:
    """An element's size within a block: text columns and rows (caption and white included)."""

    element: int
    columns: int
    rows: int


@dataclass(frozen=True, slots=True)
class Quote:
    """A pull-quote's place: one text column wide, so many rows high."""

    text: str
    rows: int


@dataclass(frozen=True, slots=True)
class LedeSetting:
    """A lede set in its columns, `each` lines high."""

    columns: Columns
    copy: Copy
    counts: tuple[int, ...]
    each: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a story's text stands within its block: columns, left offset in pt, rows of padding."""

    columns: Columns
    left: float
    pad_rows: int
    strip: bool


@dataclass(frozen=True, slots=True)
class Rise:
    """Text columns beside a head: from column `first` on they begin so many rows above the body."""

    first: int
    rows: int

    def top(self, column: int) -> int:
        """Return the row of the body with which a column begins: 0, or above it."""
        return -self.rows if column >= self.first else 0


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a block fills one shape exactly; `frame` of a story, `lede` of a lede.

    `rise`: of the columns that stand beside the head, which then stands over the others alone.
    """

    cost: float
    rows: int
    costs: tuple[tuple[str, float], ...] = ()
    head: HeadChoice | None = None
    columns: Columns | None = None
    slots: tuple[Slot, ...] = ()
    overlap: int = 0
    quote: Quote | None = None
    style: str = ""
    pad_rows: int = 0
    frame: Frame | None = None
    lede: LedeSetting | None = None
    rise: Rise | None = None

    def element(self, element: Element, body: Sequence[object]) -> Element:
        """Return a story's element as it stands: beside the head what leads to persons, if there.

        `body` is the story's copy: where it has any that rises beside the head, nothing else does.
        """
        if self.rise is None or self.columns is None or body:
            return element
        return element.beside(self.columns.count, self.rise.first, self.rise.rows)

    @property
    def body_rows(self) -> int:
        """Rows below the head."""
        return self.rows - (self.head.rows if self.head else 0)


class Recipes(Lazily[Recipe]):
    """A shape's recipes, cheapest first: their costs, and each recipe when it is asked for."""

    def __init__(self, costs: Sequence[float], make: Callable[[int], Recipe]) -> None:
        """Bind what makes the recipe of each cost."""
        self.costs, self._make = costs, make
        self._made: dict[int, Recipe] = {}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.costs)

    def made(self, at: int) -> Recipe:
        """Return the recipe of a place."""
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]


#: Recipes are sorted and cut when so many times the kept ones have come, not each time.
SORTED_AT = 4


@dataclass
class Shapes:
    """All recipes of one block: width in basic columns -> height in rows -> recipes by cost.

    `kept`: recipes kept for one width and height.
    """

    source: Source
    table: dict[int, dict[int, Sequence[Recipe]]] = field(default_factory=dict)
    kept: int = WEIGHTS.slicing.recipes

    def add(self, width: int, recipe: Recipe) -> None:
        """Keep a recipe if it is among the cheapest of its shape."""
        if recipe.rows < 1:
            return
        row = self.table.setdefault(width, {}).setdefault(recipe.rows, [])
        assert isinstance(row, list)
        row.append(recipe)
        if len(row) > SORTED_AT * self.kept:
            row.sort(key=lambda r: r.cost)
            del row[2 * self.kept :]

    def seal(self) -> Shapes:
        """Sort and cut every shape's recipes."""
        for heights in self.table.values():
            for row in heights.values():
                if isinstance(row, list):
                    row.sort(key=lambda r: r.cost)
                    del row[self.kept :]
        return self

    def best(self, width: int) -> Mapping[int, float]:
        """Return height -> cheapest cost at a width."""
        return {
            height: row.costs[0] if isinstance(row, Recipes) else row[0].cost
            for height, row in self.table.get(width, {}).items()
            if row
        }

    def triples(self) -> list[tuple[int, int, float]]:
        """Return width, height and cheapest cost of every shape."""
        return [(w, h, c) for w in self.table for h, c in self.best(w).items()]


def total(parts: Iterable[tuple[str, float]]) -> float:
    """Return the sum of named costs."""
    return sum(cost for _, cost in parts)
