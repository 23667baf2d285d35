"""Bars of several series in cells that share one scale.

Input: rows of (name, datum) per category. Output: a measured `BarCell` that draws names at the
left, bars from a common zero and numbers at their ends; used by grouped bars and by comparisons.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from charts.arrangement import between
from charts.choices import CHOICES
from charts.gauge import Gauge, block_height
from charts.numbers import Group, group
from charts.palette import HIGHLIGHT, PLAIN, SOFT
from charts.scene import Pen
from content.model import Datum
from fonts.lengths import mm

INKS = (PLAIN, HIGHLIGHT, SOFT, "grey", "primary_dark", "grey_dark")
GAP_MM = 1.4  # between name, bar and number


def series_inks(items: Sequence[Datum], names: Sequence[str]) -> dict[str, str]:
    """Return the ink of each series: red for the highlighted one, or for the second."""
    marked = [n for n in names if any(d.highlight for d in items if (d.series or d.period) == n)]
    if not marked or len(marked) == len(names):
        return {n: INKS[i % len(INKS)] for i, n in enumerate(names)}
    cool = iter([i for i in INKS if not i.startswith(HIGHLIGHT)] * (len(names) + 1))
    return {n: HIGHLIGHT if n in marked else next(cool) for n in names}


@dataclass(frozen=True)
class BarCell:
    """The bars of one category."""

    label: str
    rows: tuple[tuple[str, Datum, str], ...]  # name, datum, ink
    width: float
    gauge: Gauge
    level: float
    number_pt: float

    @property
    def size(self) -> float:
        """Size of the label."""
        return self.gauge.styles.heading.size.quarter(self.level)

    @property
    def heading(self) -> tuple[str, ...]:
        """Lines of the label."""
        return self.gauge.wrap(self.label, self.width, self.gauge.styles.heading, self.size)

    def numbers(self) -> list[Group]:
        """Return the numbers."""
        return [group(d, self.number_pt, ink, self.gauge) for _, d, ink in self.rows]

    @property
    def names(self) -> float:
        """Width of the names' column, mm."""
        widest = max(self.gauge.width(n, self.gauge.styles.name) for n, _, _ in self.rows)
        return widest + GAP_MM if widest else 0.0

    @property
    def bar(self) -> float:
        """Height of a bar, mm."""
        return between(2.4, 5.2, self.level)

    @property
    def row(self) -> float:
        """Height of one row, mm."""
        name = mm(self.gauge.styles.name.size.pt) * 0.96
        return max(self.bar, name, max(n.height for n in self.numbers()))

    @property
    def row_gap(self) -> float:
        """Least space between rows, mm."""
        return between(0.6, 1.8, self.level)

    @property
    def height(self) -> float:
        """Height of the cell, mm."""
        head = block_height(len(self.heading), self.gauge.styles.heading, self.size)
        rows = self.row * len(self.rows) + self.row_gap * (len(self.rows) - 1)
        return rows + (head + between(1.0, 2.0, self.level) if head else 0.0)

    def scale(self, low: float) -> float:
        """Return the largest scale, mm per unit, at which all bars and numbers fit, or 0."""
        room = self.width - self.names
        found = math.inf
        for (_, datum, _), number in zip(self.rows, self.numbers(), strict=True):
            free = room - number.width - GAP_MM
            if free < CHOICES.bars.shortest_mm:
                return 0.0
            length = max(datum.value or 0.0, 0.0) - low
            if length > 0:
                found = min(found, free / length)
        return found

    def draw(self, pen: Pen, x: float, y: float, rest: float, scale: float, low: float) -> None:
        """Draw the cell with `rest` mm more than its height shared out among its rows."""
        styles = self.gauge.styles
        y = pen.lines(x, y, self.heading, styles.heading, self.size)
        gap = self.row_gap
        if self.heading:
            y += between(1.0, 2.0, self.level) + rest / (len(self.rows) + 1)
        if len(self.rows) > 1:
            gap += rest / (len(self.rows) + (1 if self.heading else -1))
        zero = x + self.names - low * scale
        for (name, datum, ink), number in zip(self.rows, self.numbers(), strict=True):
            middle = y + self.row / 2
            pen.text(x, middle + 0.37 * mm(styles.name.size.pt), name, styles.name)
            value = datum.value or 0.0
            left, right = zero + min(value, 0.0) * scale, zero + max(value, 0.0) * scale
            pen.rect(left, middle - self.bar / 2, max(right - left, 0.3), self.bar, ink)
            number.draw(pen, right + GAP_MM * 0.8, middle + number.height / 2)
            y += self.row + gap
        if low < 0:
            foot = y - gap
            top = foot - self.row * len(self.rows) - gap * (len(self.rows) - 1)
            pen.rect(zero - 0.09, top, 0.18, foot - top, "ink")
