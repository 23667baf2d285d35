"""Choosing breaks: a prepared paragraph, a measure → for each number of lines the best breaks.

Best fit over the whole paragraph (Knuth and Plass 1981) with the number of lines as a second
dimension of the table, so that a paragraph can be asked for one line more or fewer. All lines that
could end at a break are weighed at once (NumPy over prefix sums); then one layer of the table a
line is filled. Lengths in em; costs have no unit.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fonts.chinese.characters import is_mark
from fonts.setting.costs import (
    COUNTS_ABOVE,
    COUNTS_BELOW,
    LOOSE,
    LOOSE_SLACK,
    OVER_GOOD,
    RAGGED,
    RAGGED_EM,
    RAGGED_OVER,
    SHRINK_COST,
    SPACE_COST,
    STRETCH_COST,
    STRETCH_GOOD,
    STRETCH_MOST,
    WIDOW,
    WIDOW_WORD,
    Mode,
)
from fonts.setting.items import Prepared
from fonts.setting.joints import GAP_ROOM_EM, PLAIN
from fonts.setting.style import Beside

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

EPSILON = 1e-9
_LONG = 400


@dataclass(frozen=True, slots=True)
class Table:
    """Sums up to each break; a line from break i to break j is as wide as end[j] - start[i]."""

    box: Ints
    """Index of the first box behind each break; the first is 0, the last len(boxes)."""
    start: Floats
    end: Floats
    start_shrink: Floats
    end_shrink: Floats
    start_stretch: Floats
    end_stretch: Floats
    start_gaps: Floats
    end_gaps: Floats
    start_mixed: Floats
    """Number of Han-Latin gaps, which are stretched with the others up to GAP_ROOM_EM."""
    end_mixed: Floats
    blank: Floats
    """What the closing mark before each break can give up at a line end."""
    cost: Floats
    """Of breaking there (inside words)."""
    han: Floats
    signs: Floats

    @property
    def count(self) -> int:
        """Number of breaks, the start included and the end not."""
        return len(self.box) - 1


def tabulate(prepared: Prepared) -> Table:
    """Return the sums of a paragraph with at least one box."""
    boxes, joints = prepared.boxes, prepared.joints
    body = np.array([box.body for box in boxes])
    parts = [
        (j.natural, j.shrink, j.stretch, j.plain, j.mixed, j.breakable, j.cost)
        for j in (*joints, PLAIN)  # at the end a line breaks, and what stands there counts for none
    ]
    natural, shrink, stretch, plain, mixed, breakable, cost = np.array(parts, dtype=np.float64).T
    at = np.concatenate(([0], np.flatnonzero(breakable) + 1))
    last = at[1:] - 1

    def before(values: Floats) -> Floats:
        return np.concatenate(([0.0], np.cumsum(values)))[at]

    def at_end(starts: Floats, values: Floats) -> Floats:
        return np.concatenate(([0.0], starts[1:] - values[last]))

    blank = np.concatenate(([0.0], np.array([box.blank_at_end for box in boxes])[last]))
    start, gaps, mixes = before(body + natural), before(plain), before(mixed)
    start_shrink, start_stretch = before(shrink), before(stretch)
    return Table(
        box=at,
        start=start,
        end=at_end(start, natural) + blank,
        start_shrink=start_shrink,
        end_shrink=at_end(start_shrink, shrink) + blank,
        start_stretch=start_stretch,
        end_stretch=at_end(start_stretch, stretch),
        start_gaps=gaps,
        end_gaps=at_end(gaps, plain),
        start_mixed=mixes,
        end_mixed=at_end(mixes, mixed),
        blank=blank,
        cost=np.concatenate(([0.0], cost[last])),
        han=before(np.array([box.is_han for box in boxes], dtype=np.float64)),
        signs=before(
            np.array([0 if is_mark(box.kind) else len(box.text) for box in boxes], dtype=np.float64)
        ),
    )


@dataclass(frozen=True, slots=True)
class Weighed:
    """All lines at one measure: line r of the table ends behind break r + 1."""

    measure: float
    index: Ints
    """Breaks that line r may begin with, filled up to one length."""
    lines: Floats
    """What each of these costs."""
    first: Ints
    high: Ints
    """The first break that line r may begin with, and that behind the last."""
    final_first: int
    final: Floats
    """The same of the last line."""


@dataclass(frozen=True, slots=True)
class Solution:
    """The table filled for one measure."""

    totals: dict[int, float]
    """Number of lines → cost of the cheapest breaks."""
    _own: Weighed
    _layers: tuple[Floats, ...]
    _narrow: Weighed
    _beside: int = 0

    def breaks(self, count: int) -> list[int]:
        """Return the breaks of the cheapest setting in so many lines, both ends included.

        They are indices into Table.box.
        """
        last = self._at(count)
        here = last.final_first + int(
            np.argmin(self._layers[count - 1][last.final_first :] + last.final)
        )
        path = [len(self._own.lines) + 1, here]
        for number in range(count - 1, 0, -1):
            layer, weighed = self._layers[number - 1], self._at(number)
            first = int(weighed.first[here - 1])
            row = weighed.lines[here - 1]
            here = first + int(
                np.argmin(layer[first : first + len(row)] + row[: len(layer) - first])
            )
            path.append(here)
        return path[::-1]

    def _at(self, number: int) -> Weighed:
        """Return the lines that a line of this number, from 1 on, is taken from."""
        return self._narrow if number <= self._beside else self._own


def solve(
    table: Table, measure: float, indent: float, mode: Mode, beside: Beside | None = None
) -> Solution:
    """Weigh all lines and fill the table; `totals` is empty when the mode allows no setting.

    The first lines stand `beside` an initial; a paragraph has as many at least.
    """
    own = weigh(table, measure, indent, mode)
    narrow, lines = own, 0
    if beside is not None:
        narrow, lines = weigh(table, measure - beside.width_em, 0.0, mode), beside.lines
    layers, totals = _fill(table, own, narrow, lines)
    return Solution(totals, own, tuple(layers), narrow, lines)


def weigh(table: Table, measure: float, indent: float, mode: Mode) -> Weighed:
    """Weigh all lines of a measure, the first one with an indent."""
    count = table.count
    shrinks = mode is not Mode.RAGGED
    start = table.start.copy()
    start[0] -= indent
    tight_start = start - table.start_shrink if shrinks else start
    tight_end = table.end - table.end_shrink if shrinks else table.end - table.blank
    ends = slice(1, count)
    low = np.searchsorted(tight_start[:count], tight_end[1:] - measure - EPSILON)
    if mode is Mode.STRICT:
        wide_start = start + table.start_stretch + _most(table.start_gaps, table.start_mixed)
        wide_end = table.end + table.end_stretch + _most(table.end_gaps, table.end_mixed)
        high = np.searchsorted(wide_start[:count], wide_end[ends] - measure + EPSILON, "right")
    else:
        high = np.arange(1, count)
    first = low[:-1]
    width = int((high - first).max(initial=1))
    index = first[:, None] + np.arange(max(width, 1))
    valid = index < high[:, None]
    index = np.minimum(index, count - 1)
    lines = _weigh(table, start, index, ends, measure, mode)
    lines[~valid] = np.inf
    final_first = int(low[-1])
    final = _weigh_last(table, start, final_first, measure, mode)
    return Weighed(measure, index, lines, first, high, final_first, final)


def _most(gaps: Floats, mixed: Floats) -> Floats:
    """Return what so many gaps take at most."""
    return STRETCH_MOST * gaps + min(STRETCH_MOST, GAP_ROOM_EM) * mixed


def _weigh(
    table: Table, start: Floats, index: Ints, ends: slice, measure: float, mode: Mode
) -> Floats:
    """Return the cost of each line from break index[r, k] to break r + 1."""
    lack = measure - table.end[ends, None] + start[index]
    if mode is Mode.RAGGED:
        slack = np.maximum(lack, 0.0) / measure
        return RAGGED * slack * slack * slack + 1e-3 * slack + table.cost[ends, None]
    blank = table.blank[ends, None]
    gives = table.end_shrink[ends, None] - blank - table.start_shrink[index]
    squeeze = np.maximum(-lack - blank, 0.0) / np.maximum(gives, EPSILON)
    early = table.end_stretch[ends, None] - table.start_stretch[index]
    gaps = np.maximum(table.end_gaps[ends, None] - table.start_gaps[index], EPSILON)
    mixed = table.end_mixed[ends, None] - table.start_mixed[index]
    rest = np.maximum(lack - early, 0.0)
    spread = np.maximum(rest / (gaps + mixed), (rest - GAP_ROOM_EM * mixed) / gaps)
    ratio = spread / STRETCH_GOOD
    cost: Floats = STRETCH_COST * ratio * ratio * ratio + SHRINK_COST * squeeze * squeeze * squeeze
    cost += OVER_GOOD * (spread > STRETCH_GOOD + EPSILON)
    if table.end_stretch[-1] > 0:
        opened = np.clip(lack / np.maximum(early, EPSILON), 0.0, 1.0)
        cost += SPACE_COST * opened * opened * opened
    if mode is Mode.LOOSE:
        slack = np.maximum(lack, 0.0) / measure
        left = LOOSE + LOOSE_SLACK * slack * slack + RAGGED_OVER * (lack > RAGGED_EM + EPSILON)
        cost = np.where(spread > STRETCH_MOST + EPSILON, left, cost)
    return cost + table.cost[ends, None]


def _weigh_last(table: Table, start: Floats, first: int, measure: float, mode: Mode) -> Floats:
    """Return the cost of a last line from each break at or behind `first`."""
    lack = measure - table.end[-1] + start[first : table.count]
    blank = table.blank[-1]
    gives = table.end_shrink[-1] - blank - table.start_shrink[first : table.count]
    squeeze = np.maximum(-lack - blank, 0.0) / np.maximum(gives, EPSILON)
    cost: Floats = SHRINK_COST * squeeze**3
    han = table.han[-1] - table.han[first : table.count]
    signs = table.signs[-1] - table.signs[first : table.count]
    widow = np.where(han >= 2, 0.0, np.where(signs >= 2, WIDOW_WORD, WIDOW))
    if first == 0:  # a paragraph of one line (注：) leaves no widow behind
        widow[0] = 0.0
    cost += widow
    if mode is Mode.RAGGED:
        slack = np.maximum(lack, 0.0) / measure
        cost += 0.25 * RAGGED * slack * slack * slack
    return cost


def _fill(
    table: Table, own: Weighed, narrow: Weighed, beside: int
) -> tuple[list[Floats], dict[int, float]]:
    """Fill the table: layer n holds the least cost of reaching each break in n lines.

    The first `beside` lines are `narrow` ones.
    """
    count = table.count
    layer = np.full(count, np.inf)
    layer[0] = 0.0
    layers, totals = [layer], dict[int, float]()
    fewest, low, top = 0, 0, 1
    number = 0
    while True:
        number += 1
        line = narrow if number <= beside else own
        if top > line.final_first and number >= beside:
            total = float((layer[line.final_first :] + line.final).min())
            if total < np.inf:
                totals[number] = total
                fewest = fewest or number
        if fewest and number >= fewest + COUNTS_BELOW + COUNTS_ABOVE:
            break
        low_row = int(np.searchsorted(line.high, low, "right"))
        top_row = int(np.searchsorted(line.first, top, "left"))
        if count > _LONG:
            reach = own.measure
            low_row = max(low_row, int(np.searchsorted(table.start, (number - 4) * reach)))
            top_row = min(top_row, int(np.searchsorted(table.start, (number + 3) * reach)))
        top_row = min(top_row, count - 1)
        if low_row >= top_row:
            break
        rows = slice(low_row, top_row)
        reached = np.full(count, np.inf)
        reached[low_row + 1 : top_row + 1] = (layer[line.index[rows]] + line.lines[rows]).min(
            axis=1
        )
        layer, low, top = reached, low_row + 1, top_row + 1
        layers.append(layer)
    return layers, totals
