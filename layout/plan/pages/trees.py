"""Drawing trees of blocks from the tables of the slicing programme, cheapest first.

Input: the cheapest costs of intervals of blocks (`Costs`), and what settles a block in a shape.
Output: trees, best first (Huang and Chiang 2005, lazy k best): every interval in a shape keeps the
ways to make it in a heap, and its second-best tree is only looked for when somebody asks. A leaf
may turn out dearer than its table says, or impossible: then the ways that hold it sink in their
heaps. Where much does so a search is long; its steps are counted.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, NamedTuple, Protocol, TypeAlias, TypeVar

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
#: What settling a block gives: the slicing programme only hands it on.
W = TypeVar("W")
#: An interval of blocks in a shape: first and last block, width, height.
Key = tuple[int, int, int, int]

#: White between stacked blocks, rows.
GAP = 1


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


class Costs(Protocol):
    """The tables that trees are drawn from."""

    columns: int

    def alone(self, block: int, width: int, height: int) -> float:
        """Return the cost of a block in a shape."""

    def ways(self, key: Key) -> tuple[Array, Array]:
        """Return the costs of an interval's ways and what the cuts of them cost.

        Both by place of the cut: each height of the upper part (from 1), then each width of the
        left part (from 1).
        """


class SpentError(Exception):
    """The steps allowed for a page's trees are used up."""


class _Cut(NamedTuple):
    """Two intervals stacked (`stacked`) or side by side: of each the tree of this rank is meant.

    `base`: what the cut costs.
    """

    stacked: bool
    base: float
    one: Key
    two: Key
    rank_one: int = 0
    rank_two: int = 0


#: None: the block as it is.
_Option: TypeAlias = _Cut | None
#: What an option comes to: its true cost and tree; None where that is not known yet.
_Made: TypeAlias = tuple[float, Tree[W]] | None


class _Node(Generic[W]):
    """The ways to make one interval in a shape, cheapest first; found trees in order."""

    __slots__ = ("at", "bases", "costs", "found", "heap", "key", "order", "seen", "serial")

    def __init__(self, key: Key, costs: Array, bases: Array) -> None:
        """Sort the ways; those of one cost stay in the order of their cuts."""
        self.key, self.bases = key, bases
        every = costs.ravel()
        count = int(np.count_nonzero(every < np.inf))
        self.order = every.argsort(kind="stable")[:count]
        self.costs = every[self.order].tolist()
        self.at = self.serial = 0
        self.heap: list[tuple[float, int, _Option, _Made[W]]] = []
        self.found: list[tuple[float, Tree[W]]] = []
        self.seen: set[_Cut] = set()

    def push(self, cost: float, option: _Option, made: _Made[W] = None) -> None:
        """Put an option among the others; of equal cost it is the last."""
        self.serial += 1
        heapq.heappush(self.heap, (cost, self.serial, option, made))

    @property
    def more(self) -> bool:
        """Tell whether an option is left."""
        return bool(self.heap) or self.at < len(self.costs)

    def pop(self) -> tuple[float, _Option, _Made[W]]:
        """Take the cheapest option, of those of one cost the one that was there first."""
        at = self.at
        if at < len(self.costs) and not (self.heap and self.heap[0][0] < self.costs[at]):
            self.at += 1
            return self.costs[at], self._way(int(self.order[at])), None
        cost, _, option, made = heapq.heappop(self.heap)
        return cost, option, made

    def _way(self, place: int) -> _Option:
        """Return the option at a place of the sorted costs."""
        first, last, width, height = self.key
        if first == last:
            return None
        uppers = max(0, height - GAP - 1)
        index, cut = divmod(place, uppers + width - 1)
        k = first + index
        if cut < uppers:
            upper, lower = cut + 1, uppers - cut
            base = float(self.bases[index, 0])
            return _Cut(True, base, (first, k, width, upper), (k + 1, last, width, lower))
        one = cut - uppers + 1
        base = float(self.bases[index, 1])
        return _Cut(False, base, (first, k, one, height), (k + 1, last, width - one, height))


class Trees(Generic[W]):
    """Trees of all intervals of blocks, kept while they are drawn."""

    def __init__(self, costs: Costs) -> None:
        """Begin with none."""
        self._costs = costs
        self._nodes: dict[Key, _Node[W]] = {}
        self.steps = 0

    def kth(self, key: Key, rank: int, settle: Settle[W]) -> tuple[float, Tree[W]] | None:
        """Return the tree of this rank, or None when there are not so many.

        Raises:
            SpentError: no steps are left.
        """
        node = self._nodes.get(key)
        if node is None:
            node = self._nodes[key] = _Node(key, *self._ways(key))
        while len(node.found) <= rank:
            if not node.more:
                return None
            if self.steps <= 0:
                raise SpentError
            self.steps -= 1
            cost, option, actual = node.pop()
            if actual is None:
                try:
                    actual = self._evaluate(key, option, settle)
                except SpentError:
                    node.push(cost, option)
                    raise
                if actual is None:
                    continue
            total, tree = actual
            if total > cost + 1e-9:
                node.push(total, option, actual)
                continue
            if not _repeats(tree):
                node.found.append((total, tree))
            if option is not None:
                stacked, base, first, second, one, two = option
                for follower in (
                    _Cut(stacked, base, first, second, one + 1, two),
                    _Cut(stacked, base, first, second, one, two + 1),
                ):
                    if follower not in node.seen:
                        node.seen.add(follower)
                        node.push(total, follower)
        return node.found[rank]

    def _ways(self, key: Key) -> tuple[Array, Array]:
        first, last, width, height = key
        if first == last:
            alone = np.array([self._costs.alone(first, width, height)])
            return alone, alone
        return self._costs.ways(key)

    def _evaluate(
        self, key: Key, option: _Option, settle: Settle[W]
    ) -> tuple[float, Tree[W]] | None:
        """Return an option's true cost and tree."""
        if option is None:
            block, _, width, height = key
            settled = settle(block, width, height)
            return None if settled is None else (settled[0], Leaf(block, width, height, settled[1]))
        first = self.kth(option.one, option.rank_one, settle)
        if first is None:
            return None
        second = self.kth(option.two, option.rank_two, settle)
        if second is None:
            return None
        total = option.base + first[0] + second[0]
        return total, Split(option.stacked, first[1], second[1], GAP if option.stacked else 0)


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
