"""Sharing blocks out to pages: what each run of blocks costs as a page → the cheapest divisions.

Input: how many blocks there are and, page after page, what the runs of blocks cost that may stand
on it. Output: the least cost of all blocks on so many pages, and the runs on each.
"""

from __future__ import annotations

from collections.abc import Mapping

INFINITY = float("inf")
#: A page's first and last block.
Span = tuple[int, int]


class Sharing:
    """The cheapest ways to share blocks out in their order, a page more at a time."""

    def __init__(self, count: int) -> None:
        """Begin with no page; `count` is of the blocks."""
        # For each block: the cheapest cost of all before it, and where the last page began.
        self._before = [0.0] + [INFINITY] * count
        self._starts: list[list[int]] = []

    def further(self, costs: Mapping[Span, float]) -> float:
        """Add a page of one of these runs; return the cost of all blocks; infinite: no way."""
        before = self._before
        now, starts = [INFINITY] * len(before), [0] * len(before)
        for (first, last), own in costs.items():
            if before[first] + own < now[last + 1]:
                now[last + 1], starts[last + 1] = before[first] + own, first
        self._before = now
        self._starts.append(starts)
        return now[-1]

    @property
    def ended(self) -> bool:
        """Tell whether no way leaves blocks for a further page, or ends with this one."""
        return min(self._before) == INFINITY

    def spans(self, pages: int) -> list[Span]:
        """Return the runs of the cheapest way with so many pages."""
        found: list[Span] = []
        at = len(self._before) - 1
        for starts in reversed(self._starts[:pages]):
            found.append((starts[at], at - 1))
            at = starts[at]
        return found[::-1]
