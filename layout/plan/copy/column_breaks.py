"""Pouring copy into columns: which paragraph takes how many lines, and where columns break.

Input: the copy's items with the line counts each can take, and the capacities of the columns
in reading order. Output: the count chosen for each item, so that every column is exactly full,
or `None` when no choice is without a widow, an orphan or a head at a column's foot.

Pure and exact: a dynamic programme over (item, lines set so far).
Rules: no single last line at the top of a column, no single first line at its foot (孤行),
a sub-head is followed by at least three lines in its column (CLREQ 3.3, design/text.md).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TypeAlias

from layout.plan.weights import WEIGHTS, BreakWeights

INFINITY = float("inf")
#: Line counts of the items so far, the last with those before it: copies of them would make copy
#: of thousands of items cost its square.
_Chosen: TypeAlias = "tuple[_Chosen, int] | None"
_States: TypeAlias = dict[int, tuple[float, _Chosen]]
#: Rows that an item may take, what they cost, and what their parting among columns costs.
_Option: TypeAlias = tuple[int, float, float]
#: The lines set before an item → the options that it has there.
_Ways: TypeAlias = Callable[[int], Iterable[_Option]]


@dataclass(frozen=True, slots=True)
class Item:
    """A paragraph, sub-head or other kind of copy: the rows it can take, each with its cost.

    `cuts` are the rows behind which it may be parted, () for nowhere; None: as a paragraph may.
    `white` is a row that never begins a column. Each time that it is parted it takes `again` rows
    more (a table's head); its options are those for no parting, one, two …
    `ends` are the rows behind which a page may end within it, None: as a column may; `parting` is
    what each column's end within it costs. `air`: rows of white that its options may add; it has
    none where it is parted, nor a sub-head at a column's top. `joined`: so many first rows stand in
    one column (beside an initial). `keeps`: the next stands in the same column.
    """

    options: tuple[tuple[int, float], ...]
    head: bool = False
    cuts: tuple[int, ...] | None = None
    white: bool = False
    again: int = 0
    ends: tuple[int, ...] | None = None
    parting: float = 0.0
    air: int = 0
    joined: int = 0
    keeps: bool = False

    @property
    def page_ends(self) -> tuple[int, ...]:
        """The rows behind which a page may end within it; () for a paragraph, too."""
        return (self.cuts or ()) if self.ends is None else self.ends

    @classmethod
    def of(cls, options: Mapping[int, float]) -> Item:
        """Return a paragraph's item, options sorted by count."""
        return cls(tuple(sorted(options.items())))


def totals(items: Sequence[Item], spread: int = WEIGHTS.breaks.spread_lines) -> dict[int, float]:
    """Return the cheapest cost for every total of lines that the copy can take.

    Totals further than `spread` lines from the cheapest one are dropped; items that repeat lines
    where they are parted, or take air, make room for these.
    """
    spread += sum(item.again * (len(item.options) - 1) + item.air for item in items)
    table: dict[int, float] = {0: 0.0}
    for item in items:
        grown: dict[int, float] = {}
        for total, cost in table.items():
            for count, extra in item.options:
                new = cost + extra
                if new < grown.get(total + count, INFINITY):
                    grown[total + count] = new
        best = min(grown, key=lambda t: (grown[t], t))
        table = {t: c for t, c in grown.items() if abs(t - best) <= spread}
    return table


def break_columns(
    items: Sequence[Item], capacities: Sequence[int], weights: BreakWeights = WEIGHTS.breaks
) -> tuple[float, tuple[int, ...]] | None:
    """Return the cost and each item's line count that fill all columns exactly.

    Args:
        items: the copy in order.
        capacities: lines in each column (or part of a column) in reading order.
        weights: where copy may break.
    """
    total = sum(capacities)
    breaks = _column_ends(capacities)
    least = [0] * (len(items) + 1)
    most = [0] * (len(items) + 1)
    for index in range(len(items) - 1, -1, -1):
        options = items[index].options
        least[index] = least[index + 1] + options[0][0]
        most[index] = most[index + 1] + options[-1][0]
    states: _States = {0: (0.0, None)}
    for index, item in enumerate(items):
        ways = _ways(item, breaks, weights)
        states = _grown(states, ways, total - most[index + 1], total - least[index + 1])
        if not states:
            return None
    found = states.get(total)
    return None if found is None else (found[0], _counts(found[1]))


def _ways(item: Item, breaks: Sequence[int], weights: BreakWeights) -> _Ways:
    """Return what gives the options of an item that begins after so many lines."""
    whole = [(count, extra, 0.0) for count, extra in item.options]
    span = _span(item, weights)

    def ways(position: int) -> Iterable[_Option]:
        first = bisect_right(breaks, position)
        at_top = not position or (first and breaks[first - 1] == position)
        if item.white and at_top:
            return ()
        own = whole[:1] if item.head and at_top else whole
        if item.again or (first < len(breaks) and position + span > breaks[first]):
            return _met(item, own, position, breaks[first:], weights)
        return own

    return ways


def _grown(states: _States, ways: _Ways, least: int, most: int) -> _States:
    """Return the cheapest ways to each line from `least` to `most` with one item more."""
    grown: _States = {}
    for position, (cost, chosen) in states.items():
        for count, extra, parting in ways(position):
            end = position + count
            if not least <= end <= most:
                continue
            new = cost + extra + parting
            known = grown.get(end)
            if known is None or new < known[0]:
                grown[end] = (new, (chosen, count))
    return grown


def _counts(chosen: _Chosen) -> tuple[int, ...]:
    """Return the items' line counts in order."""
    found: list[int] = []
    while chosen is not None:
        chosen, count = chosen
        found.append(count)
    return tuple(reversed(found))


def _column_ends(capacities: Sequence[int]) -> list[int]:
    """Return after how many lines of the copy each column ends that another one follows."""
    ends = accumulate(capacities[:-1])
    total = sum(capacities)
    return [at for at, capacity in zip(ends, capacities, strict=False) if capacity and at < total]


def breaks_well(
    start: int, end: int, item: Item, breaks: Sequence[int], weights: BreakWeights
) -> bool:
    """Tell whether an item on lines [start, end) may meet the column breaks that come after."""
    reach = end + weights.head_followers - 1 if item.head else end - (not item.keeps)
    airy = bool(item.air) and end - start > item.options[0][0]
    for at in breaks:
        if at > reach:
            return True
        if item.head or (airy and at < end):
            return False
        if item.cuts is not None:
            repeated = item.again * _partings(start, at, breaks)
            if at < end and at - start - repeated not in item.cuts:
                return False
            continue
        if min(at - start, end - at) < weights.least_part or at - start < item.joined:
            return False
    return True


def _span(item: Item, weights: BreakWeights) -> int:
    """Return up to how many lines after its first a column's end may be amiss for an item."""
    longest = max(count for count, _ in item.options)
    return longest + (weights.head_followers if item.head else item.keeps)


def _met(
    item: Item,
    options: Iterable[_Option],
    start: int,
    breaks: Sequence[int],
    weights: BreakWeights,
    part: int = 0,
) -> Iterator[_Option]:
    """Yield the options of an item on lines from `start` on that the column ends after it allow.

    `part`: rows of one part of it that may stand there alone, 0 for none.
    """
    for count, extra, _ in options:
        end = start + count
        if item.again and count != rows_with_heads(item, start, end, breaks):
            continue
        if breaks_well(start, end, item, breaks, weights):
            yield count, extra, item.parting * _partings(start, end, breaks)
    if part and breaks_well(start, start + part, item, breaks, weights):
        end = start + part
        yield part, item.options[0][1], item.parting * _partings(start, end, breaks)


def open_totals(items: Sequence[Item], weights: BreakWeights = WEIGHTS.breaks) -> dict[int, float]:
    """Return the totals of lines that copy with an open end may take: any, so that some is left.

    The last item is the line that names the next page.
    """
    first = items[0]
    least = min((first.options[0][0], *first.page_ends)) + items[-1].options[0][0]
    most = (
        sum(item.options[0][0] for item in items[:-1])
        - weights.running_part
        + items[-1].options[0][0]
    )
    return dict.fromkeys(range(max(least, weights.running_part), most + 1), 0.0)


def break_open_columns(
    items: Sequence[Item], capacities: Sequence[int], weights: BreakWeights = WEIGHTS.breaks
) -> tuple[float, tuple[int, ...]] | None:
    """Return the cost and the line counts of as many items as fill all columns exactly.

    The last count is that of the last item, the line that names the next page; what stands
    between the items counted and it is left for that page.
    """
    *copy, tail = items
    total = sum(capacities)
    end_of_copy = total - tail.options[0][0]
    breaks = _column_ends(capacities)
    left = [0] * (len(copy) + 1)
    for index in range(len(copy) - 1, -1, -1):
        left[index] = left[index + 1] + copy[index].options[0][0]
    states: _States = {0: (0.0, None)}
    best: tuple[float, tuple[int, ...]] | None = None
    for index, item in enumerate(copy):
        grown = _grown(states, _open_ways(item, breaks, end_of_copy, weights), 0, end_of_copy)
        found = grown.pop(end_of_copy, None)
        if (
            found is not None
            and found[1] is not None
            and not (item.head or item.white)
            and left[index + 1] + _left_of(item, found[1][1], end_of_copy, breaks)
            >= weights.running_part
            and (best is None or found[0] < best[0])
        ):
            best = (found[0], (*_counts(found[1]), tail.options[0][0]))
        if not grown:
            break
        states = grown
    return best


def _open_ways(item: Item, breaks: Sequence[int], end_of_copy: int, weights: BreakWeights) -> _Ways:
    """Return what gives the options of an item of which the last may be a part, without air."""
    given = item.options[:1] if item.air else item.options  # such copy fills any place
    whole = [(count, extra, 0.0) for count, extra in given]
    parted, span = item.again or item.page_ends, _span(item, weights)

    def ways(position: int) -> Iterable[_Option]:
        first = bisect_right(breaks, position)
        if item.white and (not position or (first and breaks[first - 1] == position)):
            return ()
        if parted or (first < len(breaks) and position + span > breaks[first]):
            after = breaks[first:]
            part = _part(item, position, end_of_copy, after)
            return _met(item, whole, position, after, weights, part)
        return whole

    return ways


def with_lists(items: Sequence[Item], weights: BreakWeights = WEIGHTS.breaks) -> tuple[Item, ...]:
    """Return items of which rows of a list keep together: no first or last one stands alone.

    A list is several paragraphs of a line each; one alone is as a line of a paragraph is (孤行).
    """
    found = list(items)
    start = 0
    for at in range(len(items) + 1):
        if at < len(items) and _is_row(items[at]):
            continue
        if at - start > weights.least_part:
            for first in (start, at - weights.least_part):
                found[first] = replace(items[first], keeps=True)
        start = at + 1
    return tuple(found)


def _is_row(item: Item) -> bool:
    """Tell whether an item is a paragraph of a line."""
    plain = item.cuts is None and not (item.head or item.white)
    return plain and item.options[0][0] == item.options[-1][0] == 1


def with_air(rows: int, air: int, cost: float) -> tuple[tuple[int, float], ...]:
    """Return the options of an item of so many rows that may have some more of white, by cost."""
    return tuple((rows + more, cost * more) for more in range(air + 1))


def _partings(start: int, end: int, breaks: Sequence[int]) -> int:
    """Return how many columns end within [start, end)."""
    return sum(start < at < end for at in breaks)


def rows_with_heads(item: Item, start: int, end: int, breaks: Sequence[int]) -> int:
    """Return the rows of an item with those that it repeats where it is parted."""
    return item.options[0][0] + item.again * _partings(start, end, breaks)


def _part(item: Item, start: int, end_of_copy: int, breaks: Sequence[int]) -> int:
    """Return the rows of the one part of an item that fills the copy exactly; 0: there is none."""
    if not item.page_ends:
        return 0
    room = end_of_copy - start
    own = room - item.again * _partings(start, end_of_copy, breaks)
    return room if own in item.page_ends else 0


def _left_of(item: Item, count: int, end: int, breaks: Sequence[int]) -> int:
    """Return the rows of an item that are left when it takes so many up to the copy's end."""
    own = count - item.again * _partings(end - count, end, breaks)
    return max(0, item.options[0][0] - own)
