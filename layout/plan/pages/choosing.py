"""A page chosen: the cheapest trees of its blocks, scored again as a whole page.

Input: trees with their settled blocks. Output: `PagePlan`s: every block's way chosen so that
neighbours agree (sides of pictures), with the faults of the whole page; and the hairlines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from layout.page.grid import Grid
from layout.page.placed import Rule
from layout.plan.pages.airing import aired, wide_gaps
from layout.plan.pages.faults import Fault, Stand, page_faults, pair_faults
from layout.plan.pages.settle import Ways
from layout.plan.pages.trees import Leaf, Tree, leaves
from layout.plan.shapes.pouring import Taken
from layout.plan.sources import Source, Story
from layout.plan.weights import WEIGHTS, FaultWeights, Weights

INFINITY = float("inf")


#: White that is declared: first column and row, columns and rows.
White = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class PagePlan:
    """A page's choice: stands in reading order, the tree, its cost and faults, white rows below."""

    stands: tuple[Stand, ...]
    tree: Tree[Ways]
    cost: float
    faults: tuple[Fault, ...]
    whites: tuple[White, ...] = ()

    @property
    def taken(self) -> Taken:
        """How much of its copy the last story takes, where it runs on."""
        way = self.stands[-1].way
        assert way.copy is not None
        tops = tuple(accumulate((segment.rows for segment in way.segments), initial=0))
        taken = way.copy.taken(way.counts, tops)
        return replace(taken, quoted=way.recipe.quote is not None)


def flaws(page: PagePlan, cost: float) -> float:
    """Return what a page's flaws cost: heads, shapes and faults that cost so much, each counted so.

    Such a one has what the audit calls a fault of shape, or much white beside it.
    """
    costs = [fault.cost for fault in page.faults]
    for way in (stand.way for stand in page.stands if isinstance(stand.source, Story)):
        costs += [own for name, own in way.recipe.costs if name in ("head", "shape")]
        costs.append(way.cost - way.recipe.cost)  # what shows when it is settled
    return cost * sum(own >= cost for own in costs)


def choose_pages(
    sources: Sequence[Source],
    grid: Grid,
    trees: Iterable[tuple[float, Tree[Ways]]],
    weights: Weights = WEIGHTS,
    white: int = 0,
    rows: int | None = None,
) -> list[PagePlan]:
    """Return pages made of the first of these trees, cheapest first, whole-page faults included.

    `white` rows are left of `rows`, which are the page's unless others stand over them.
    """
    foot, left = grid.rows if rows is None else rows, white
    found: list[PagePlan] = []
    floor, own = INFINITY, weights.pages
    meetings = Meetings(sources, weights.faults)
    for number, (cost, tree) in zip(range(own.further_trees), trees, strict=False):
        floor = min(floor, cost)
        known = sorted(page.cost for page in found)
        dear = known[own.dear_rank - 1 : own.dear_rank]
        if dear and cost >= dear[0]:
            break
        enough = number >= own.trees or cost > floor + own.reach_cost
        if enough and known and known[0] < cost + own.reach_cost:
            break
        stands = choose_ways(meetings, tree, own.sweeps)
        faults = page_faults(stands, grid.columns, grid.rows, weights.faults, meetings.between)
        base = cost - sum(leaf.settled[0].cost for leaf, _, _ in leaves(tree))
        total = base + sum(s.way.cost for s in stands) + sum(f.cost for f in faults)
        if white and not grid.folded:  # the sides of a spread stand level
            tree, left = aired(tree, sources, white, weights.flow)
            rows_of = (row for _, _, row in leaves(tree))
            stands = tuple(replace(s, row=row) for s, row in zip(stands, rows_of, strict=True))
        whites = tuple(_whites(stands, tree, grid, (foot - left, left)))
        found.append(PagePlan(stands, tree, total, faults, whites))
    found.sort(key=lambda page: page.cost)
    return found[: own.kept]


def _whites(
    stands: Sequence[Stand], tree: Tree[Ways], grid: Grid, foot: tuple[int, int]
) -> Iterator[White]:
    """Yield a page's white: between blocks, at its foot, and beside such as do not fill places."""
    yield from ((0, row, grid.columns, rows) for row, rows in wide_gaps(tree))
    if foot[1]:
        yield 0, foot[0], grid.columns, foot[1]
    for stand, (leaf, column, row) in zip(stands, leaves(tree), strict=True):
        if stand.width < leaf.width:
            yield column + stand.width, row, leaf.width - stand.width, leaf.height
        if stand.height < leaf.height:
            yield column, row + stand.height, stand.width, leaf.height - stand.height


class Meetings:
    """Blocks at their places, and the faults between any two: the trees of a page share most."""

    def __init__(self, sources: Sequence[Source], weights: FaultWeights) -> None:
        """Begin with none; `sources` are the blocks that leaves name by their numbers."""
        self._sources, self._weights = sources, weights
        self._stands: dict[tuple[int, int, int, int, int, int], Stand] = {}
        # By which ones they are, as all are kept: to hash a stand is to hash all that it holds.
        self._between: dict[tuple[int, int], tuple[Fault, ...]] = {}

    def stand(self, leaf: Leaf[Ways], column: int, row: int, way: int) -> Stand:
        """Return a block at its place, set in one of its ways."""
        key = (leaf.block, leaf.width, leaf.height, column, row, way)
        if key not in self._stands:
            settled = leaf.settled[way]
            # what it really takes of its place
            width, height = leaf.settled[0].stands or (leaf.width, leaf.height)
            source = self._sources[leaf.block]
            self._stands[key] = Stand(source, column, row, width, height, settled)
        return self._stands[key]

    def between(self, one: Stand, two: Stand) -> tuple[Fault, ...]:
        """Return the faults between two blocks, which are of this page's `stand`s."""
        key = (id(one), id(two))
        if key not in self._between:
            self._between[key] = tuple(pair_faults(one, two, self._weights))
        return self._between[key]


def choose_ways(meetings: Meetings, tree: Tree[Ways], sweeps: int) -> tuple[Stand, ...]:
    """Choose each block's way (sides of pictures) so that neighbours agree."""
    options = [
        [meetings.stand(*place, way) for way in range(len(place[0].settled))]
        for place in leaves(tree)
    ]
    chosen = [stands[0] for stands in options]
    for _ in range(sweeps):
        for index, stands in enumerate(options):
            if len(stands) < 2:
                continue
            others = [*chosen[:index], *chosen[index + 1 :]]
            costs = [
                stand.way.cost
                + sum(fault.cost for other in others for fault in meetings.between(stand, other))
                for stand in stands
            ]
            chosen[index] = stands[costs.index(min(costs))]
    return tuple(chosen)


def hairlines(grid: Grid, tree: Tree[Ways], column: int = 0, row: int = 0) -> Iterator[Rule]:
    """Yield the hairlines between stories that stand side by side."""
    if isinstance(tree, Leaf):
        return
    first, second = tree.first, tree.second
    yield from hairlines(grid, first, column, row)
    if tree.stacked:
        yield from hairlines(grid, second, column, row + first.height + tree.gap)
        return
    x = grid.x(column + first.width) - grid.gutter / 2
    dress = grid.styles.dress
    over_fold = grid.folded and column + first.width == grid.side_columns
    if dress.hairline and not over_fold:
        yield Rule(x, grid.y(row), x, grid.y(row + tree.height), dress.hairline, dress.hairline_ink)
    yield from hairlines(grid, second, column + first.width, row)
