"""Composing blocks into a page: the cheapest slicing layout that keeps reading order.

Input: each block's shapes (width in basic columns × height in rows -> cost). Output: trees of
blocks, cheapest first. Consecutive blocks are stacked (same width, heights and a gap add) or
set side by side (same height, widths add). Interval dynamic programming over (first block,
last block, width) holds the cheapest cost for every height; it is exact for this family.
Trees are then drawn lazily from the tables, best first; a leaf may turn out dearer than its
table says, or impossible (its columns do not break well), without a new run of the programme.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

from layout.plan.weights import WEIGHTS

Array = NDArray[np.float64]
#: What settling a block gives: the slicing programme only hands it on.
W = TypeVar("W")
#: An interval of blocks in a shape: first and last block, width, height.
Key = tuple[int, int, int, int]

#: White between stacked blocks, rows, with its cost.
GAPS = ((1, 0.0),)


@dataclass(frozen=True, slots=True)
class Cuts:
    """Costs of the cuts between two neighbouring blocks, by the index of the first of them.

    `stack[k]`: a horizontal cut after block k; `full[k]`: the same over the full page width
    (断版), added; `beside[k]`: two blocks side by side with heads on one line (碰题); infinite
    where the editor forbids the cut. `seam`: a gutter through most of the page (通缝), by the share
    of its height beyond `seam_free`.
    """

    stack: tuple[float, ...]
    full: tuple[float, ...]
    beside: tuple[float, ...]
    seam: float = WEIGHTS.slicing.seam_cost
    seam_free: float = WEIGHTS.slicing.seam_free_share


@dataclass(frozen=True, slots=True)
class Leaf(Generic[W]):
    """One block in its shape, with what its settling gave."""

    block: int
    width: int
    height: int
    settled: W


@dataclass(frozen=True, slots=True)
class Split(Generic[W]):
    """Two trees stacked (`gap` rows between) or side by side."""

    stacked: bool
    first: Leaf[W] | Split[W]
    second: Leaf[W] | Split[W]
    gap: int = 0

    @property
    def width(self) -> int:
        """Width in basic columns."""
        return self.first.width if self.stacked else self.first.width + self.second.width

    @property
    def height(self) -> int:
        """Height in rows."""
        if self.stacked:
            return self.first.height + self.gap + self.second.height
        return self.first.height


Tree: TypeAlias = Leaf[W] | Split[W]
#: Settles block `b` at width × height: (cost, result) or None when it cannot be set so.
Settle: TypeAlias = Callable[[int, int, int], tuple[float, W] | None]


class _Whole(NamedTuple):
    """One block in a shape, not yet settled."""

    block: int
    width: int
    height: int


class _Cut(NamedTuple):
    """Two intervals stacked (`gap` rows between) or, without a gap, side by side.

    `base`: what the cut costs; of each interval the tree of this rank is meant.
    """

    gap: int | None
    base: float
    one: Key
    two: Key
    rank_one: int = 0
    rank_two: int = 0


_Option = _Whole | _Cut
#: Options with their optimistic cost and a number that tells those of one cost apart.
_Heap = list[tuple[float, int, _Option]]


@dataclass
class _Node(Generic[W]):
    """Derivations of one (first, last, width, height), lazily sorted."""

    heap: _Heap
    found: list[tuple[float, Tree[W]]] = field(default_factory=list)
    seen: set[_Cut] = field(default_factory=set)


class _SpentError(Exception):
    """The steps allowed for a page's trees are used up."""


class Slicer(Generic[W]):
    """Tables of cheapest costs for all intervals of blocks, and the trees behind them."""

    def __init__(
        self,
        shapes: Sequence[Sequence[tuple[int, int, float]]],
        columns: int,
        rows: int,
        cuts: Cuts,
        most_steps: int = 1_000_000,
    ) -> None:
        """Fill the tables.

        Args:
            shapes: for each block its (width, height, cost) triples.
            columns: basic columns of the page.
            rows: rows of the page.
            cuts: costs of the cuts.
            most_steps: options looked at, at most, each time `trees` is asked.
        """
        self.columns, self.rows, self.cuts = columns, rows, cuts
        self.count = len(shapes)
        self.tables: dict[tuple[int, int], Array] = {}
        self._nodes: dict[Key, _Node[W]] = {}
        self._serial = 0
        self.most_steps = self._steps = most_steps
        for index, triples in enumerate(shapes):
            self.tables[index, index] = self._table(triples)
        heights = np.arange(rows + 1)
        self._seam = cuts.seam * np.maximum(0.0, heights / rows - cuts.seam_free)
        for length in range(1, self.count):
            for first in range(self.count - length):
                self.tables[first, first + length] = self._interval(first, first + length)

    def with_last(
        self, last: int, triples: Sequence[tuple[int, int, float]], cuts: Cuts
    ) -> Slicer[W]:
        """Return a slicer of the blocks before `last` and of another one in its place."""
        other = copy(self)
        other.cuts, other.count = cuts, last + 1
        other.tables = {key: t for key, t in self.tables.items() if key[1] < last}
        other._nodes = {}
        other.tables[last, last] = self._table(triples)
        for first in range(last - 1, -1, -1):
            other.tables[first, last] = other._interval(first, last)
        return other

    def _table(self, triples: Sequence[tuple[int, int, float]]) -> Array:
        table = np.full((self.columns + 1, self.rows + 1), np.inf)
        for width, height, cost in triples:
            if height <= self.rows:
                table[width, height] = min(table[width, height], cost)
        return table

    def _interval(self, first: int, last: int) -> Array:
        columns, rows = self.columns, self.rows
        out = np.full((columns + 1, rows + 1), np.inf)
        splits = [
            k
            for k in range(first, last)
            if np.isfinite(self.tables[first, k]).any()
            and np.isfinite(self.tables[k + 1, last]).any()
        ]
        if not splits:
            return out
        left = np.stack([self.tables[first, k] for k in splits])
        right = np.stack([self.tables[k + 1, last] for k in splits])
        stack = np.asarray([self.cuts.stack[k] for k in splits])[:, None, None]
        stack = np.repeat(stack, columns + 1, axis=1)
        stack[:, columns, 0] += np.asarray([self.cuts.full[k] for k in splits])
        lifted = left + stack
        useful = np.flatnonzero(np.isfinite(lifted).any(axis=(0, 1)))
        other = np.flatnonzero(np.isfinite(right).any(axis=(0, 1)))
        if len(useful) and len(other):
            low = int(other[0])
            for height in useful:
                room = rows - int(height) - GAPS[0][0]
                if room < low:
                    break
                best = (lifted[:, :, height, None] + right[:, :, low : room + 1]).min(axis=0)
                for gap, cost in GAPS:
                    start = int(height) + gap + low
                    width = min(best.shape[1], rows + 1 - start)
                    if width > 0:
                        view = out[:, start : start + width]
                        np.minimum(view, best[:, :width] + cost, out=view)
        beside = np.asarray([self.cuts.beside[k] for k in splits])[:, None, None]
        if np.isfinite(beside).any():
            left = left + beside
            for width in range(2, columns + 1):
                pair = left[:, 1:width] + right[:, width - 1 : 0 : -1]
                best = pair.min(axis=(0, 1))
                if width == columns:
                    best = best + self._seam
                np.minimum(out[width], best, out=out[width])
        return out

    def cost(self, first: int, last: int, height: int) -> float:
        """Return the cheapest (optimistic) cost of blocks first…last over the full width."""
        return float(self.tables[first, last][self.columns, height])

    def trees(
        self, first: int, last: int, height: int, settle: Settle[W]
    ) -> Iterator[tuple[float, Tree[W]]]:
        """Yield the full-width trees of blocks first…last at a height, cheapest first."""
        rank, self._steps = 0, self.most_steps
        while True:
            try:
                found = self._kth((first, last, self.columns, height), rank, settle)
            except _SpentError:
                return
            if found is None:
                return
            yield found
            rank += 1

    def _kth(self, key: Key, rank: int, settle: Settle[W]) -> tuple[float, Tree[W]] | None:
        """Return the tree of this rank, or None when there are not so many."""
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = _Node(self._options(key))
        while len(node.found) <= rank:
            if not node.heap:
                return None
            if self._steps <= 0:
                raise _SpentError
            self._steps -= 1
            cost, _, option = heapq.heappop(node.heap)
            try:
                actual = self._evaluate(option, settle)
            except _SpentError:
                self._push(node, cost, option)
                raise
            if actual is None:
                continue
            total, tree = actual
            if total > cost + 1e-9:
                self._push(node, total, option)
                continue
            if not _repeats(tree):
                node.found.append((total, tree))
            if isinstance(option, _Cut):
                for follower in (
                    option._replace(rank_one=option.rank_one + 1),
                    option._replace(rank_two=option.rank_two + 1),
                ):
                    if follower not in node.seen:
                        node.seen.add(follower)
                        self._push(node, total, follower)
        return node.found[rank]

    def _push(self, node: _Node[W], cost: float, option: _Option) -> None:
        self._serial += 1
        heapq.heappush(node.heap, (cost, self._serial, option))

    def _evaluate(self, option: _Option, settle: Settle[W]) -> tuple[float, Tree[W]] | None:
        """Return an option's true cost and tree."""
        if isinstance(option, _Whole):
            settled = settle(*option)
            return None if settled is None else (settled[0], Leaf(*option, settled[1]))
        first = self._kth(option.one, option.rank_one, settle)
        if first is None:
            return None
        second = self._kth(option.two, option.rank_two, settle)
        if second is None:
            return None
        total = option.base + first[0] + second[0]
        return total, Split(option.gap is not None, first[1], second[1], option.gap or 0)

    def _options(self, key: Key) -> _Heap:
        """Return all ways to make an interval's shape, as a heap by optimistic cost."""
        first, last, width, height = key
        heap: _Heap = []
        if first == last:
            cost = float(self.tables[first, first][width, height])
            if cost < np.inf:
                heap.append((cost, 0, _Whole(first, width, height)))
            return heap
        for k in range(first, last):
            left, right = self.tables[first, k], self.tables[k + 1, last]
            for gap, gap_cost in GAPS:
                base = self.cuts.stack[k] + gap_cost
                if width == self.columns:
                    base += self.cuts.full[k]
                if base == np.inf or height - gap < 2:
                    continue
                uppers = np.arange(1, height - gap)
                costs = left[width, uppers] + right[width, height - gap - uppers]
                for index in np.flatnonzero(np.isfinite(costs)):
                    upper = int(uppers[index])
                    lower = height - gap - upper
                    option = _Cut(gap, base, (first, k, width, upper), (k + 1, last, width, lower))
                    self._serial += 1
                    heap.append((float(costs[index]) + base, self._serial, option))
            base = self.cuts.beside[k]
            if base == np.inf:
                continue
            if width == self.columns:
                base += float(self._seam[height])
            for one in range(1, width):
                cost = float(left[one, height] + right[width - one, height])
                if cost < np.inf:
                    two = width - one
                    beside = _Cut(None, base, (first, k, one, height), (k + 1, last, two, height))
                    self._serial += 1
                    heap.append((cost + base, self._serial, beside))
        heapq.heapify(heap)
        return heap


def _repeats(tree: Tree[W]) -> bool:
    """Tell whether a tree says again what another tree says: cuts of one kind nest to the left."""
    return (
        isinstance(tree, Split)
        and isinstance(tree.second, Split)
        and tree.stacked == tree.second.stacked
    )


def leaves(tree: Tree[W], column: int = 0, row: int = 0) -> Iterator[tuple[Leaf[W], int, int]]:
    """Yield a tree's leaves in reading order, each with its column and row."""
    if isinstance(tree, Leaf):
        yield tree, column, row
        return
    yield from leaves(tree.first, column, row)
    if tree.stacked:
        yield from leaves(tree.second, column, row + tree.first.height + tree.gap)
    else:
        yield from leaves(tree.second, column + tree.first.width, row)
