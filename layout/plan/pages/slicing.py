"""Composing blocks into a page: the cheapest slicing layout that keeps reading order.

Input: each block's shapes (width in basic columns × height in rows -> cost). Output: trees of
blocks, cheapest first. Consecutive blocks are stacked (same width, heights and a gap add) or
set side by side (same height, widths add). Interval dynamic programming over (first block,
last block, width) holds the cheapest cost for every height; it is exact for this family.
Trees are then drawn lazily from the tables (`trees`); a leaf may turn out dearer than its table
says, or impossible (its columns do not break well), without a new run of the programme.

A block of w columns × h rows takes w × (h + 1) of the page's columns × (rows + 1), for each has a
gap below but the last. Blocks that take more together at the least stand on no page: they have no
table, so that tables and time grow with the number of blocks and not with its square.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Generic

import numpy as np

from layout.plan.pages.trees import GAP, Array, Key, Settle, SpentError, Tree, Trees, W
from layout.plan.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Cuts:
    """Costs of the cuts between two neighbouring blocks, by the index of the first of them.

    `stack[k]`: a horizontal cut after block k; `full[k]`: the same over the full page width
    (断版), added; `beside[k]`: two blocks side by side with heads on one line (碰题); infinite
    where the editor forbids the cut. `seam`: a gutter through most of the page (通缝), by the share
    of its height beyond `seam_free`; from `seam_most` on `seam_through` is added, and from
    `seam_whole` on `seam_parted`.
    """

    stack: tuple[float, ...]
    full: tuple[float, ...]
    beside: tuple[float, ...]
    seam: float = WEIGHTS.slicing.seam_cost
    seam_free: float = WEIGHTS.slicing.seam_free_share
    seam_most: float = WEIGHTS.slicing.seam_most_share
    seam_through: float = WEIGHTS.slicing.seam_through_cost
    seam_whole: float = WEIGHTS.slicing.seam_whole_share
    seam_parted: float = WEIGHTS.slicing.seam_whole_cost


class Slicer(Generic[W]):
    """Tables of cheapest costs for the intervals of blocks, and the trees behind them."""

    def __init__(
        self,
        shapes: Sequence[Sequence[tuple[int, int, float]]],
        columns: int,
        rows: int,
        cuts: Cuts,
        most_steps: int = 1_000_000,
        page_rows: int = 0,
    ) -> None:
        """Fill the tables.

        Args:
            shapes: for each block its (width, height, cost) triples.
            columns: basic columns of the page.
            rows: rows of the page.
            cuts: costs of the cuts.
            most_steps: options looked at, at most, each time `trees` is asked.
            page_rows: rows of the whole page where these are those under an opening across it:
                a gutter counts by its share of the page.
        """
        self.columns, self.rows, self.cuts = columns, rows, cuts
        self.most_steps = most_steps
        self.spent = False
        shares = np.arange(rows + 1) / (page_rows or rows)
        through = np.where(shares >= cuts.seam_most, cuts.seam_through, 0.0)
        through += np.where(shares >= cuts.seam_whole, cuts.seam_parted, 0.0)
        self._seam = cuts.seam * np.maximum(0.0, shares - cuts.seam_free) + through
        alone = [self._table(triples) for triples in shapes]
        self._areas = [self._least_area(table) for table in alone]
        self._firsts = [self._first(last) for last in range(len(alone))]
        lasts = [bisect_right(self._firsts, first) - 1 for first in range(len(alone))]
        size = (columns + 1, rows + 1)
        # An interval's table stands twice, so that all ways to cut an interval are one slice:
        # with those that begin with the same block, and with those that end with it.
        self._from = [np.full((last - k + 1, *size), np.inf) for k, last in enumerate(lasts)]
        self._to = [np.full((k - first + 1, *size), np.inf) for k, first in enumerate(self._firsts)]
        for last, table in enumerate(alone):
            self._fill(last, table)
        self._trees: Trees[W] = Trees(self)

    def with_last(
        self, last: int, triples: Sequence[tuple[int, int, float]], cuts: Cuts
    ) -> Slicer[W]:
        """Return a slicer of the blocks before `last` and of another one in its place."""
        other = copy(self)
        other.cuts, other.spent = cuts, False
        table = self._table(triples)
        other._areas = [*self._areas[:last], self._least_area(table)]
        other._firsts = self._firsts[:last]
        other._firsts.append(other._first(last))
        other._from = [known[: last - k] for k, known in enumerate(self._from[:last])]
        size = (last - other._firsts[last] + 1, self.columns + 1, self.rows + 1)
        other._to = [*self._to[:last], np.full(size, np.inf)]
        other._fill(last, table)
        other._trees = Trees(other)
        return other

    def _table(self, triples: Sequence[tuple[int, int, float]]) -> Array:
        """Return a block's costs by width and height."""
        table = np.full((self.columns + 1, self.rows + 1), np.inf)
        for width, height, cost in triples:
            if height <= self.rows:
                table[width, height] = min(table[width, height], cost)
        return table

    def _least_area(self, table: Array) -> float:
        """Return what a block takes of a page's columns × (rows + gap) at the least."""
        widths, heights = np.nonzero(table < np.inf)
        return float((widths * (heights + GAP)).min()) if len(widths) else np.inf

    def _first(self, last: int) -> int:
        """Return the first block that may stand on one page with `last`."""
        first, area = last, self._areas[last]
        room = self.columns * (self.rows + GAP)
        while first > 0 and area + self._areas[first - 1] <= room:
            first -= 1
            area += self._areas[first]
        return first

    def _fill(self, last: int, table: Array) -> None:
        """Fill the tables of all intervals that end with a block."""
        low = self._firsts[last]
        for first in range(last, low - 1, -1):
            found = table if first == last else self._interval(first, last)
            self._to[last][first - low] = found
            if first < len(self._from) and last - first < len(self._from[first]):
                self._from[first][last - first] = found

    def _pairs(self, first: int, last: int) -> tuple[Array, Array]:
        """Return the tables of both parts of an interval, for every place of its cut."""
        low = self._firsts[last]
        return self._from[first][: last - first], self._to[last][first + 1 - low : last + 1 - low]

    def _interval(self, first: int, last: int) -> Array:
        """Return an interval's table from those of its parts."""
        columns, rows = self.columns, self.rows
        out = np.full((columns + 1, rows + 1), np.inf)
        left, right = self._pairs(first, last)
        serve = np.isfinite(left).any(axis=(1, 2)) & np.isfinite(right).any(axis=(1, 2))
        if not serve.any():
            return out
        left, right = left[serve], right[serve]
        splits = first + np.flatnonzero(serve)
        stack = np.asarray(self.cuts.stack)[splits][:, None, None]
        stack = np.repeat(stack, columns + 1, axis=1)
        stack[:, columns, 0] += np.asarray(self.cuts.full)[splits]
        lifted = left + stack
        useful = np.flatnonzero(np.isfinite(lifted).any(axis=(0, 1)))
        other = np.flatnonzero(np.isfinite(right).any(axis=(0, 1)))
        low = int(other[0])
        for height in useful:
            room = rows - int(height) - GAP
            if room < low:
                break
            best = (lifted[:, :, height, None] + right[:, :, low : room + 1]).min(axis=0)
            view = out[:, int(height) + GAP + low :]
            np.minimum(view, best, out=view)
        beside = np.asarray(self.cuts.beside)[splits][:, None, None]
        if np.isfinite(beside).any():
            left = left + beside
            for width in range(2, columns + 1):
                pair = left[:, 1:width] + right[:, width - 1 : 0 : -1]
                best = pair.min(axis=(0, 1)) + self._seam
                np.minimum(out[width], best, out=out[width])
        return out

    def begins(self, last: int) -> range:
        """Return the blocks with which a page may begin that ends with `last`."""
        return range(self._firsts[last], last + 1)

    def cost(self, first: int, last: int, height: int) -> float:
        """Return the cheapest (optimistic) cost of blocks first…last over the full width."""
        low = self._firsts[last]
        return float(self._to[last][first - low, self.columns, height]) if first >= low else np.inf

    def alone(self, block: int, width: int, height: int) -> float:
        """Return the cost of a block in a shape."""
        return float(self._to[block][-1, width, height])

    def ways(self, key: Key) -> tuple[Array, Array]:
        """Return the costs of an interval's ways and what the cuts cost; see `trees.Costs`."""
        first, last, width, height = key
        left, right = self._pairs(first, last)
        bases = np.empty((last - first, 2))
        bases[:, 0], bases[:, 1] = self.cuts.stack[first:last], self.cuts.beside[first:last]
        if width == self.columns:
            bases[:, 0] += self.cuts.full[first:last]
        bases[:, 1] += self._seam[height]
        uppers = max(0, height - GAP - 1)
        stacked = left[:, width, 1 : uppers + 1] + right[:, width, uppers:0:-1] + bases[:, :1]
        beside = left[:, 1:width, height] + right[:, width - 1 : 0 : -1, height] + bases[:, 1:]
        return np.concatenate((stacked, beside), axis=1), bases

    def trees(
        self, first: int, last: int, height: int, settle: Settle[W]
    ) -> Iterator[tuple[float, Tree[W]]]:
        """Yield the full-width trees of blocks first…last at a height, cheapest first.

        `spent` tells afterwards whether the search was ended by its steps.
        """
        rank, self.spent = 0, False
        self._trees.steps = self.most_steps
        while self.cost(first, last, height) < np.inf:
            try:
                found = self._trees.kth((first, last, self.columns, height), rank, settle)
            except SpentError:
                self.spent = True
                return
            if found is None:
                return
            yield found
            rank += 1
