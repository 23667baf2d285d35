"""Bars on one scale, each with its name and its number, alone or in cells: every chart of bars.

Input: bars as named values, a width and a level. Output: the body of a chart, where they fit: names
beside the bars or over them, and the scale at which all bars and numbers hold. A bar below zero
runs to the left; its name then stands at the right of zero, as close as the others' do.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from charts.arrangement import Arrangement, Body, PressAxes
from charts.cells import Cell, grid, room_of
from charts.choices import CHOICES
from charts.dates import before_after, years
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import aside, group
from charts.palette import HIGHLIGHT, PALE, bar_ink, ink_of, shades
from charts.scene import Box
from charts.wording import NOTHING, Words
from content.model import Datum
from fonts.lengths import pt

GAP_MM, LABEL_MM = 1.2, 2.0  # bar to number, name to bar
OVER_MM, TIGHT_MM = 0.9, 0.5  # name to the bar under it
MANY_MM, MANY_GAP_MM = (2.1, 3.5), (0.9, 1.8)  # thickness of many bars, space between them
MARK_MM = 0.6  # thickness of a mark across a bar


class Bar(NamedTuple):
    """A named value, and another one to be marked on its bar."""

    name: Words
    value: float
    number: Words
    ink: str
    mark: float | None = None

    def pushed(self, scale: float, right: float) -> bool:
        """Tell whether the number stands behind the mark, at mm a unit: no room before it.

        `right` is where the number would stand else, mm from zero.
        """
        if self.mark is None:
            return False
        return self.mark * scale - MARK_MM < right + 2 * GAP_MM + self.number.width


class Look(NamedTuple):
    """How bars are drawn."""

    thick: tuple[float, float] = (2.5, 5.4)
    """mm at the least and at the greatest level."""
    gap: tuple[float, float] = (1.0, 4.0)
    side: bool = True
    """Names beside the bars, not over them."""
    slopes: bool = False
    """Each bar is joined to the next by a pale slope."""
    tight: bool = False
    """Names over the bars share the height of the numbers."""
    units: bool = False
    """Bars are squares, one for each thing."""
    shortest_mm: float = 9.0
    many: bool = False
    """So many bars that they and their numbers are small."""
    mark: float | None = None
    """A value that is marked across all bars."""


def labelled(label: str, note: str, width: float, gauge: Gauge, level: float, side: bool) -> Words:
    """Return a bar's label and note, broken for its place beside or over the bar."""
    role = gauge.styles.bar_label
    room = max(CHOICES.label_share * width, CHOICES.label_mm) if side else width
    return gauge.named(label, note, room, role, role.size.quarter(level))


def bars_of(
    items: Sequence[Datum], width: float, gauge: Gauge, level: float, look: Look
) -> list[Bar]:
    """Return values as bars with their labels and notes."""
    sizes = gauge.styles.sizes
    size = (sizes.part if look.many else sizes.bar).at(level)
    names = [
        labelled(d.label, aside(d.period, d.note), width, gauge, level, look.side) for d in items
    ]
    return [
        Bar(name, d.value or 0.0, group(d, size, ink_of(d), gauge), bar_ink(d), look.mark)
        for d, name in zip(items, names, strict=True)
    ]


def _abreast(bars: list[Bar], columns: int) -> list[tuple[Words, list[Bar]]]:
    """Return bars in columns of as many rows, the last filled up with nothing."""
    each = -(-len(bars) // columns)
    bars = bars + [Bar(NOTHING, 0.0, NOTHING, PALE)] * (each * columns - len(bars))
    return [(NOTHING, bars[i : i + each]) for i in range(0, len(bars), each)]


def series_inks(items: Sequence[Datum], names: Sequence[str]) -> dict[str, str]:
    """Return the ink of each series: that of highlights for the highlighted one, a ramp else.

    The last of several years, and what is after a change, is the darkest.
    """
    marked = [n for n in names if any(d.highlight for d in items if (d.series or d.period) == n)]
    if len(marked) == len(names):
        marked = []
    inks = shades(len(names) - len(marked))
    cool = iter(inks[::-1] if years(names) or before_after(names) else inks)
    return {n: HIGHLIGHT if n in marked else next(cool) for n in names}


def _fitted(
    bars: Sequence[Bar], room: float, look: Look, crossing: bool
) -> tuple[float, float] | None:
    """Return the place of zero and mm a unit: the greatest at which names and numbers have room.

    A number that a mark is in the way of stands behind it: the smaller the scale, the more do.
    """
    behind = frozenset[int]()
    while True:
        fitted = _with_room(bars, room, look, crossing, behind)
        if fitted is None:
            return None
        more = {i for i, b in enumerate(bars) if b.pushed(fitted[1], fitted[1] * max(b.value, 0.0))}
        if more <= behind:
            return fitted
        behind |= more


def _with_room(
    bars: Sequence[Bar], room: float, look: Look, crossing: bool, behind: frozenset[int]
) -> tuple[float, float] | None:
    """Return zero and scale; the numbers of the bars `behind` stand at the right of their marks."""
    lowest = min(0.0, *(b.value for b in bars))
    widest = max(b.name.width for b in bars) if look.side else 0.0
    if crossing:  # what stands at the left and at the right of zero: mm, and mm a mm of scale
        ends = [(GAP_MM + b.number.width, abs(b.value)) for b in bars]
        names = [(b.name.width + LABEL_MM if b.name.pieces else 0.0, 0.0) for b in bars]
        every = list(zip(bars, ends, names, strict=True))
        lefts = {end if b.value < 0 else name for b, end, name in every}
        rights = {name if b.value < 0 else end for b, end, name in every}
    else:
        lefts = {(widest + LABEL_MM if widest else 0.0, -lowest)}
        rights = {(GAP_MM + b.number.width, max(b.value, 0.0)) for b in bars}
    for mark in (b.mark for b in bars if b.mark is not None):
        (lefts if mark < 0 else rights).add((MARK_MM, abs(mark)))
    rights |= {(GAP_MM + bars[i].number.width, max(bars[i].mark or 0.0, 0.0)) for i in behind}
    frees = [(room - a - c, b + d) for a, b in lefts for c, d in rights]
    if min(free for free, _ in frees) < look.shortest_mm:
        return None
    scale = min((free / by for free, by in frees if by > 0), default=1.0)
    return max(a + b * scale for a, b in lefts), scale


def _heights(bars: Sequence[Bar], look: Look, thick: float) -> list[float]:
    """Return the heights of the rows, mm; those that are not much unlike are alike."""
    bodies = [max(thick, b.number.height) for b in bars]
    names = [b.name.height for b in bars]
    if look.tight:
        return [max(b, n + TIGHT_MM + thick) for b, n in zip(bodies, names, strict=True)]
    if not look.side:
        return [b + (n + OVER_MM if n else 0.0) for b, n in zip(bodies, names, strict=True)]
    found = [max(pair) for pair in zip(bodies, names, strict=True)]
    alike = max(found) < CHOICES.level_ratio * min(found)
    return [max(found)] * len(found) if alike else found


class _Rows(NamedTuple):
    """Bars under each other with the place of zero and their scale, mm."""

    bars: Sequence[Bar]
    zero: float
    scale: float
    look: Look
    thick: float
    crossing: bool
    heights: list[float]

    def draw(self, ax: PressAxes, box: Box) -> None:
        """Draw the rows, what is left of the height between them."""
        spare, half = box.height - sum(self.heights), self.thick / 2
        step = spare / (len(self.heights) - 1) if len(self.heights) > 1 else 0.0
        top, zero = box.y + (0.0 if step else spare / 2), box.x + self.zero
        ends, ys = [zero + bar.value * self.scale for bar in self.bars], list[float]()
        for bar, tall, end in zip(self.bars, self.heights, ends, strict=True):
            reach = half if self.look.tight else max(half, bar.number.height / 2)
            ys.append(top + (tall / 2 if self.look.side else tall - reach))
            self._name(ax, bar, box.x, zero, ys[-1], top)
            right, foot = max(end, zero), ys[-1] + bar.number.height / 2
            if self.look.tight:
                right, foot = max(right, box.x + bar.name.width), top + tall
            if bar.mark is not None:
                at = zero + bar.mark * self.scale
                up = half * (1.3 if self.look.side else 1.0)  # words stand close over it
                foot_of = ys[-1] + half * 1.3
                ax.vlines(at, ys[-1] - up, foot_of, HIGHLIGHT, lw=pt(MARK_MM), zorder=3)
                right = max(right, at) if bar.pushed(self.scale, right - zero) else right
            if self.crossing and bar.value < 0:
                ax.put(bar.number, end, ys[-1], (1, 0.5), (-GAP_MM, 0))
            else:
                ax.put(bar.number, right, foot, (0, 1), (GAP_MM, 0))
            top += tall + step
        self._bars(ax, zero, ends, ys)
        if min(b.value for b in self.bars) < 0:  # over bars names leave no place for one line
            whole = self.look.side
            tops, feet = ([y - half for y in ys], [y + half for y in ys])
            tops, feet = ([box.y], [box.bottom]) if whole else (tops, feet)
            ax.vlines([zero] * len(tops), tops, feet, color="ink", lw=0.5)

    def _name(
        self, ax: PressAxes, bar: Bar, left: float, zero: float, y: float, top: float
    ) -> None:
        """Set a name: over its bar, at the left, or beside zero where bars run both ways."""
        way = 1 if bar.value < 0 else -1
        if not self.look.side:
            ax.put(bar.name, left, top)
        elif self.crossing:
            ax.put(bar.name, zero, y, ((1 - way) / 2, 0.5), (LABEL_MM * way, 0))
        else:
            ax.put(bar.name, left, y, (0, 0.5))

    def _bars(self, ax: PressAxes, zero: float, ends: list[float], ys: list[float]) -> None:
        """Draw the bars, or a square for each thing; pale slopes between stages."""
        half, rows = self.thick / 2, list(zip(self.bars, ends, ys, strict=True))
        if self.look.slopes and self.look.side:
            for (_, a, y), (_, b, then) in pairwise(rows):
                ax.fill_betweenx([y + half, then - half], zero, [a, b], color=PALE, lw=0)
        if self.look.units:
            wide = 0.87 * self.scale
            half = min(half, wide * 0.6)
            for bar, _, y in rows:
                lefts = [zero + i * self.scale for i in range(int(bar.value))]
                ax.bars(
                    [(x, x + wide) for x in lefts], [(y - half, y + half)] * len(lefts), bar.ink
                )
            return
        spans = [(min(zero, end), max(zero, end)) for end in ends]
        ax.bars(spans, [(y - half, y + half) for y in ys], [b.ink for b in self.bars])


def bar_cells(
    groups: Sequence[tuple[Words, Sequence[Bar]]], room: float, level: float, look: Look
) -> list[Cell] | None:
    """Return a cell for each group of bars under its head, all on one scale; where they fit."""
    every = [bar for _, bars in groups for bar in bars]
    widest = 0.0 if look.side else max(bar.name.width for bar in every)
    if look.tight:
        widest = max(bar.name.width + GAP_MM + bar.number.width for bar in every)
    if max(bar.name.lines for bar in every) > CHOICES.label_lines or widest > room:
        return None
    thick = between(*look.thick, level)
    crossing = look.side and min(b.value for b in every) < 0
    crossing = crossing and all(b.name.height < 2.5 * thick + 2.0 for b in every)
    fitted = _fitted(every, room, look, crossing)
    if fitted is None and crossing:
        crossing, fitted = False, _fitted(every, room, look, False)
    if fitted is None:
        return None
    cells = []
    for head, bars in groups:
        heights = _heights(bars, look, thick)
        tall = sum(heights) + between(*look.gap, level) * (len(bars) - 1)
        rows = _Rows(bars, *fitted, look, thick, crossing, heights)
        cells.append(Cell(tall, rows.draw, head))
    return cells


def bar_grid(
    groups: Sequence[tuple[Words, Sequence[Bar]]],
    width: float,
    columns: int,
    level: float,
    look: Look,
) -> Body | None:
    """Return groups of bars under their heads in so many columns, where they fit."""
    room = room_of(width, columns)
    cells = bar_cells(groups, room, level, look)
    if cells is None:
        return None
    return grid(cells, [room] * columns, level, inner=(1.0, 2.0), within=0.6)


def named_bars(
    items: Sequence[Datum], width: float, gauge: Gauge, frame: Frame, look: Look
) -> list[Arrangement]:
    """Return the ways of bars under each other: beside their names, and under them."""
    own = CHOICES

    def plan(level: float, side: bool, columns: int = 1) -> Body | None:
        shown = look._replace(side=side, shortest_mm=own.shortest_bar_mm)
        bars = bars_of(items, room_of(width, columns), gauge, level, shown)
        return bar_grid(_abreast(bars, columns), width, columns, level, shown)

    many = len(items) > own.one_column and not look.slopes
    if many:
        look = look._replace(many=True, thick=MANY_MM, gap=MANY_GAP_MM)
    abreast = [
        Arrangement(f"side{n}", partial(plan, side=True, columns=n), frame)
        for n in range(2, own.most_columns + 1)
        if many and room_of(width, n) >= own.column_of_bars_mm and len(items) >= n * own.least_rows
    ][-1:]
    narrow = width < own.side_from_mm and not look.slopes  # slopes join bars beside their names
    rank = (own.narrow_side_rank if narrow else 0.0) + (own.rows_rank if abreast else 0.0)
    stretch = own.airy if look.slopes else own.stretch
    ways = [*abreast, Arrangement("side", partial(plan, side=True), frame, stretch, rank)]
    if plan(0.0, True) is None or (width <= own.over_to_mm and not abreast):
        ways.append(Arrangement("over", partial(plan, side=False), frame, rank=own.over_rank))
    return ways
