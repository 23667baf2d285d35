"""Two moments compared: how it was, how it is.

Input: items with period and value; items of one label belong together. Output: the numbers side by
side with an arrow, under them zero-based bars on one axis; or one bar a moment where the width is
small.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from charts.arrangement import Arrangement, between
from charts.cellgrid import CellGrid
from charts.choices import CHOICES
from charts.frame import Frame, framed
from charts.gauge import Gauge, block_height
from charts.numbers import Group, asides, group, moment
from charts.palette import HIGHLIGHT, SOFT
from charts.scaled import mixed_units
from charts.scene import TICK_MM, Box, Pen
from content.model import Datum, Figure
from content.words import Message, message

NAME = "前后对比图"
WIDEST_MM = CHOICES.before_after.widest_mm
PERIOD_FIRST = True

ARROW_MM = 9.0
BAR_GAP_MM = 0.5


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    missing = [d.label or d.period for d in figure.items if d.value is None]
    if missing:
        return message("chart.no-value", items=tuple(missing))
    return next(filter(None, (mixed_units(figure, items) for _, items in pairs_of(figure))), None)


def pairs_of(figure: Figure) -> tuple[tuple[str, tuple[Datum, ...]], ...]:
    """Return the moments that are compared, by what they are moments of."""
    labels = dict.fromkeys(d.label for d in figure.items)
    return tuple((name, tuple(d for d in figure.items if d.label == name)) for name in labels)


def inks_of(items: tuple[Datum, ...]) -> list[str]:
    """Return inks: the last moment red unless others are highlighted."""
    marked = any(d.highlight for d in items)
    return [
        HIGHLIGHT if (d.highlight if marked else i == len(items) - 1) else SOFT
        for i, d in enumerate(items)
    ]


@dataclass(frozen=True)
class Side:
    """Each pair on a row: numbers side by side, bars under them."""

    pairs: tuple[tuple[str, tuple[Datum, ...]], ...]
    width: float
    gauge: Gauge

    def blocks(
        self, items: tuple[Datum, ...], level: float
    ) -> list[tuple[Datum, str, Group, Group]]:
        """Return datum, ink, date and number of each moment."""
        sizes = self.gauge.styles.sizes
        big, small = sizes.moment.at(level), sizes.moment_date.at(level)
        return [
            (d, ink, moment(d.period, small, "ink", self.gauge), group(d, big, ink, self.gauge))
            for d, ink in zip(items, inks_of(items), strict=True)
        ]

    def slot(self, items: tuple[Datum, ...]) -> float:
        """Width of a moment, mm."""
        return (self.width + ARROW_MM) / len(items) - ARROW_MM

    def label(self, text: str, level: float) -> tuple[tuple[str, ...], float, float]:
        """Return a label's lines, size and height."""
        role = self.gauge.styles.heading
        size = role.size.quarter(level)
        lines = self.gauge.wrap(text, self.width, role, size)
        return lines, size, block_height(len(lines), role, size)

    def row(self, label: str, items: tuple[Datum, ...], level: float) -> list[float]:
        """Return heights of label, date, number and bar with the spaces above them, mm."""
        blocks = self.blocks(items, level)
        tall = self.label(label, level)[2]
        date = max(b[2].height for b in blocks)
        gap = between(1.3, 2.4, level)
        return [
            tall,
            date + gap if tall and date else date,
            max(b[3].height for b in blocks) + (gap if tall or date else 0),
            self.bars(items, level) + gap,
        ]

    def bar(self, level: float) -> float:
        """Height of a bar, mm."""
        return between(1.7, 3.2, level)

    def bars(self, items: tuple[Datum, ...], level: float) -> float:
        """Height of the bars under each other, mm."""
        return len(items) * self.bar(level) + (len(items) - 1) * BAR_GAP_MM

    def most(self, items: tuple[Datum, ...]) -> float:
        """The value that fills the width: of all pairs, or of one where their units differ."""
        every = [d for _, pair in self.pairs for d in pair]
        shared = len({d.unit for d in every if d.unit}) <= 1
        return max(d.value or 0.0 for d in (every if shared else items)) or 1.0

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        own = CHOICES
        total = between(2.6, 6.0, level) * (len(self.pairs) - 1)
        for label, items in self.pairs:
            slot = self.slot(items)
            if slot < own.before_after.slot_mm or any(
                max(b[2].width, b[3].width) > slot for b in self.blocks(items, level)
            ):
                return math.inf
            if (
                any((d.value or 0) < 0 for d in items)
                or len(self.label(label, level)[0]) > own.words.pair_lines
            ):
                return math.inf
            total += sum(self.row(label, items, level))
        return total

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw the pairs."""
        rest = max(0.0, box.height - self.need(level))
        gap = between(2.6, 6.0, level)
        extra = rest / len(self.pairs)
        y = box.y
        for n, (label, items) in enumerate(self.pairs):
            if n:
                pen.rect(box.x, y - gap / 2 - 0.06, box.width, 0.12, "grey_light")
            lines, size, _ = self.label(label, level)
            parts = self.row(label, items, level)
            pen.lines(box.x, y, lines, self.gauge.styles.heading, size)
            date = y + parts[0] + parts[1] + extra * 0.25
            number = date + parts[2] + extra * 0.35
            foot = number + parts[3] + extra * 0.4
            bar, top, most = self.bar(level), foot - self.bars(items, level), self.most(items)
            blocks = self.blocks(items, level)
            for i, (datum, ink, when, figure) in enumerate(blocks):
                x = box.x + i * (self.slot(items) + ARROW_MM)
                when.draw(pen, x, date)
                figure.draw(pen, x, number)
                long = max(TICK_MM, (datum.value or 0.0) / most * self.width)
                pen.rect(box.x, top + i * (bar + BAR_GAP_MM), long, bar, ink)
                if i:
                    tall = blocks[0][3].height
                    _arrow(pen, x - ARROW_MM / 2, number - tall / 2, min(tall, 4.0))
            y = foot + gap


def _arrow(pen: Pen, x: float, y: float, tall: float) -> None:
    """Draw an arrow to the right around a point."""
    half, long = tall * 0.32, 5.0
    pen.rect(x - long / 2, y - 0.25, long - half, 0.5, "grey_dark")
    tip = x + long / 2
    pen.area([(tip - half * 1.3, y - half), (tip, y), (tip - half * 1.3, y + half)], "grey_dark")


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return numbers side by side, and bars under each other."""
    own = CHOICES.before_after
    frame = Frame.of(figure, width, gauge, asides(figure.items))
    pairs = pairs_of(figure)
    side = Side(pairs, width, gauge)
    ways = [framed(frame, "side", side.need, side.compose, stretch=own.stretch)]
    categories = tuple(
        (label, tuple((d.period, d, ink) for d, ink in zip(items, inks_of(items), strict=True)))
        for label, items in pairs
    )
    for columns in (1, 2) if mixed_units(figure) is None else ():
        if columns <= len(pairs):
            grid = CellGrid(categories, width, columns, gauge, gauge.styles.sizes.compared)
            rank = own.bars_rank + own.bars_column_rank * columns
            ways.append(framed(frame, f"bars{columns}", grid.need, grid.compose, rank=rank))
    return ways
