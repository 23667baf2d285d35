"""What a settled story will look like to the audit: strips beside its head, columns too low.

Input: a story's recipe, where its elements stand, the free runs of its columns. Output: what these
cost beyond what the recipe, which knows no places, has for them. Limits are the audit's own
(`layout.judge.audit.holes`, `shapes`), measured before anything is drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Protocol

from layout.plan.copy.pieces import Piece
from layout.plan.heads.strips import TEXT_AIR, Under, strip_cost
from layout.plan.measures import ROW_INSET, Measures
from layout.plan.shapes.pouring import Copy
from layout.plan.shapes.shapes import Recipe
from layout.plan.sources import Story
from layout.plan.weights import StoryWeights

#: Forms of sub-heads that leave the rest of their line white: the others have a ground or a rule.
BARE = ("plain", "bar")


class Place(Protocol):
    """An element at its place in a body: first column and row, columns and rows."""

    @property
    def element(self) -> int:
        """Its number among the story's elements."""

    @property
    def column(self) -> int:
        """First column."""

    @property
    def row(self) -> int:
        """First row."""

    @property
    def columns(self) -> int:
        """Columns."""

    @property
    def rows(self) -> int:
        """Rows."""


def outline_cost(
    measures: Measures,
    source: Story,
    recipe: Recipe,
    width: float,
    copy: Copy,
    spots: Sequence[Place],
    lines: Iterable[tuple[int, int]],
) -> float:
    """Return what the audit's faults of shape cost, as far as the recipe could not know them.

    Args:
        measures: the edition's measures.
        source: the story.
        recipe: how it is set.
        width: width in pt over which its head stands, were nothing to rise beside it.
        copy: its copy at the measure of its columns.
        spots: where its elements stand.
        lines: the free runs of its columns: column and lines.
    """
    columns = recipe.columns
    assert columns is not None
    cost = 0.0
    if not source.article.kind.boxed:
        weights = measures.weights.stories
        longest = recipe.body_rows + (recipe.rise.rows if recipe.rise else 0)
        cost += low_lines_cost(lines, weights) - low_cost(longest, columns.count, weights)
    under = under_head(measures, source, recipe, copy, spots)
    if recipe.head is not None and any(air > TEXT_AIR * measures.grid.leading for _, air in under):
        own = columns.span(recipe.rise.first) if recipe.rise else width
        cost += strip_cost(measures, recipe.head, own, under)
        cost -= strip_cost(measures, recipe.head, own)
    return max(0.0, cost)


def low_cost(rows: int, columns: int, weights: StoryWeights) -> float:
    """Cost of columns side by side that are so low."""
    if columns == 1 or rows >= weights.low_rows:
        return 0.0
    return weights.low_fault_cost + weights.low_cost * (weights.low_rows - rows)


def low_lines_cost(lines: Iterable[tuple[int, int]], weights: StoryWeights) -> float:
    """Cost of columns of copy that are all low: what elements leave of them counts."""
    found: Counter[int] = Counter()
    for column, some in lines:
        found[column] += some
    return low_cost(max(found.values()), len(found), weights) if found else 0.0


def under_head(
    measures: Measures, source: Story, recipe: Recipe, copy: Copy, spots: Sequence[Place]
) -> list[Under]:
    """Return what stands under a head, column by column: where it begins, the air over its ink.

    A drawing that fills its columns to the foot stands as low as its shape, which is never cut,
    lets it. Under a head over one column, sub-heads that the copy begins with end as it does: the
    white at their right goes on from that beside the title.
    """
    leading, frame, columns = measures.grid.leading, recipe.frame, recipe.columns
    assert columns is not None
    rows = recipe.body_rows - 2 * (frame.pad_rows if frame else 0)
    count = recipe.rise.first if recipe.rise else columns.count
    air = TEXT_AIR * leading
    found = [(columns.x(column), air) for column in range(count)]
    if count == 1 and not any(spot.row == 0 and spot.column == 0 for spot in spots):
        wide, high = _subheads_first(measures, copy, columns.em)
        found += [(wide, air + high)] if high else []
    for spot in spots:
        if spot.row == 0 and spot.rows == rows:
            inset = ROW_INSET * leading
            high = rows * leading - 2 * inset
            spare = measures.spare(source.elements[spot.element], columns.span(spot.columns), high)
            for column in range(spot.column, min(count, spot.column + spot.columns)):
                found[column] = columns.x(column), inset + spare
    return found


def _subheads_first(measures: Measures, copy: Copy, em: float) -> tuple[float, float]:
    """Return width and height in pt of the sub-heads with which copy of a size in pt begins.

    None where a rule or ground runs behind them to the column's end.
    """
    pieces: list[Piece] = []
    if measures.styles.dress.subhead in BARE:
        heads = takewhile(lambda pair: pair[1].head, zip(copy.pieces, copy.items, strict=True))
        pieces = [piece for piece, _ in heads]
    wide = max((line.width_em * p.size(em) for p in pieces for line in p.lines), default=0.0)
    return wide, sum(p.head_rows for p in pieces) * measures.grid.leading
