"""White that a page's blocks leave: spread between them, or gathered where it looks meant.

Input: a page's tree and the rows that it leaves. Output: the tree with wider gaps between the
blocks that stand one under the other over the whole width, and the rows that stay white at the
foot. A few rows each are the air of the heads below; what is more stands together, over the
credits where the page ends with these, so that they close the page at its foot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from layout.page.furniture import rules_across
from layout.page.grid import Grid
from layout.page.placed import Rule
from layout.plan.pages.trees import GAP, Leaf, Split, Tree, W
from layout.plan.sources import Foot, Source
from layout.plan.weights import FlowWeights

#: Rows from the last block to the rule that closes a page over the white at its foot.
CLOSING_ROWS = 0.6


def aired(
    tree: Tree[W], sources: Sequence[Source], white: int, weights: FlowWeights
) -> tuple[Tree[W], int]:
    """Return the tree with `white` rows spread in it, and what is left of them at the foot."""
    upper, parts = tree, list[Split[W]]()
    while isinstance(upper, Split) and upper.stacked:
        parts.insert(0, upper)
        upper = upper.first
    if not (white and parts):
        return tree, white
    closes = isinstance(parts[-1].second, Leaf) and isinstance(
        sources[parts[-1].second.block], Foot
    )
    gaps = parts[:-1] if closes else parts
    spread = min(white, weights.air_most_rows * len(gaps))
    if 0 < white - spread < weights.least_white_rows and not closes:
        spread = max(0, white - weights.least_white_rows)
    grown = upper
    for number, part in enumerate(gaps):
        # The first take a row more where it does not come out even: heads there are larger.
        more = spread // len(gaps) + (number < spread % len(gaps))
        grown = replace(part, first=grown, gap=part.gap + more)
    if not closes:
        return grown, white - spread
    return replace(parts[-1], first=grown, gap=parts[-1].gap + white - spread), 0


def wide_gaps(tree: Tree[W]) -> Iterator[tuple[int, int]]:
    """Yield first row and rows of the white that was spread between the blocks of a page."""
    if isinstance(tree, Split) and tree.stacked:
        yield from wide_gaps(tree.first)
        if tree.gap > GAP:
            yield tree.first.height, tree.gap - GAP


def closing(grid: Grid, whites: Iterable[tuple[int, int, int, int]]) -> Iterator[Rule]:
    """Yield the rules under the last block of a page that ends in white: it is seen to end there.

    They are those under the running head. `whites`: first column and row, columns and rows; several
    beside and under each other may make the white at the foot.
    """
    covered = Counter[int]()  # columns that are white, by row
    for _, row, columns, rows in whites:
        covered.update(dict.fromkeys(range(row, row + rows), columns))
    foot = 0
    while foot < grid.rows and covered[grid.rows - 1 - foot] == grid.columns:
        foot += 1
    if foot and not grid.folded:
        place, dress = grid.rect(0, grid.rows - foot, grid.columns, foot), grid.styles.dress.running
        top = place.y + CLOSING_ROWS * grid.leading
        yield from rules_across(dress.rule, place.x, place.right, top, dress.ink)
