"""Copy that leaves white at the feet of its columns: a short story's parts end where they end.

Input: the copy's items, the capacities of the columns in reading order, what a row of white costs.
Output: what `break_columns` gives, and the lines that each column really takes. Copy of a few
paragraphs with a table among them seldom fills columns evenly: a column ends with a paragraph, a
table or a stanza, the last one with the copy.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from layout.plan.copy.column_breaks import Item, breaks_well, rows_with_heads
from layout.plan.weights import BreakWeights

INFINITY = float("inf")
#: Count and white of the items so far, the last with those before it.
_Chosen: TypeAlias = "tuple[_Chosen, int, int] | None"


@dataclass(frozen=True, slots=True)
class White:
    """White at columns' feet: what it costs at all, and a row at the copy's end and within it.

    `most_rows`: in all of them; `most_share`: of a column's rows.
    """

    own_cost: float
    row_cost: float
    within_cost: float
    most_rows: int
    most_share: float

    def grown(self, totals: Mapping[int, float]) -> dict[int, float]:
        """Return the totals of lines that copy and white can take, from those of the copy."""
        found = dict(totals)
        for total, cost in totals.items():
            for rows in range(1, self.most_rows + 1):
                with_white = cost + self.own_cost + self.row_cost * rows
                if with_white < found.get(total + rows, INFINITY):
                    found[total + rows] = with_white
        return found


class Uneven(NamedTuple):
    """What copy costs in columns, each item's line count, the lines that each column takes."""

    cost: float
    counts: tuple[int, ...]
    rows: tuple[int, ...]


def break_uneven(
    items: Sequence[Item], capacities: Sequence[int], white: White, weights: BreakWeights
) -> Uneven | None:
    """Return the cheapest way to set copy in columns of which some end with white."""
    ends = list(accumulate(capacities))
    total = ends[-1]
    left = [0] * (len(items) + 1)
    for index in range(len(items) - 1, -1, -1):
        left[index] = left[index + 1] + items[index].options[0][0]
    states: dict[int, tuple[float, _Chosen]] = {0: (0.0, None)}
    for index, item in enumerate(items):
        grown: dict[int, tuple[float, _Chosen]] = {}
        last = index == len(items) - 1
        row = white.row_cost if last else white.within_cost
        may_end = last or _parts(item, items[index + 1])
        for position, (cost, chosen) in states.items():
            first = bisect_right(ends, position)
            at_top = position == (ends[first - 1] if first else 0)
            if item.white and at_top:
                continue
            after = ends[first:-1]
            for count, extra in item.options[:1] if item.head and at_top else item.options:
                end = position + count
                if end + left[index + 1] > total or not breaks_well(
                    position, end, item, after, weights
                ):
                    continue
                if item.again and count != rows_with_heads(item, position, end, after):
                    continue
                column = bisect_right(ends, end - 1)
                foot = ends[column]
                most = min(white.most_rows, int(white.most_share * capacities[column]))
                for rows in {0, foot - end} if may_end and foot - end <= most else {0}:
                    if last and end + rows != total:
                        continue
                    new = cost + extra + row * rows
                    known = grown.get(end + rows)
                    if known is None or new < known[0]:
                        grown[end + rows] = new, (chosen, count, rows)
        states = grown
    found = states.get(total)
    if found is None:
        return None
    told = _told(*found, capacities)
    return told._replace(cost=told.cost + white.own_cost) if sum(told.rows) < total else told


def _parts(item: Item, following: Item) -> bool:
    """Tell whether copy is parted between two items, so that a column may end there with white.

    From one paragraph to the next it reads on.
    """
    if item.head or following.white:
        return False
    return following.head or item.white or item.cuts is not None or following.cuts is not None


def _told(cost: float, chosen: _Chosen, capacities: Sequence[int]) -> Uneven:
    """Return counts and the columns' lines from what was chosen, item by item."""
    counts: list[tuple[int, int]] = []
    while chosen is not None:
        chosen, count, rows = chosen
        counts.insert(0, (count, rows))
    ends, taken, at = list(accumulate(capacities)), list(capacities), 0
    for count, rows in counts:
        at += count + rows
        if rows:
            taken[ends.index(at)] -= rows
    return Uneven(cost, tuple(count for count, _ in counts), tuple(taken))
