"""A grid of bar cells on one scale.

Input: categories with their rows, a width and a number of columns. Output: needed height and
drawing; the cells of a grid row stand level, hairlines part the rows.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from charts.arrangement import between
from charts.bars import BarCell
from charts.choices import CHOICES
from charts.gauge import Gauge
from charts.scene import Box, Pen
from content.model import Datum
from fonts.setting.roles import Points

PAD_MM = 5.0
Category = tuple[str, tuple[tuple[str, Datum, str], ...]]


@dataclass(frozen=True)
class CellGrid:
    """Categories in columns."""

    categories: tuple[Category, ...]
    width: float
    columns: int
    gauge: Gauge
    numbers: Points

    @property
    def room(self) -> float:
        """Width of a cell, mm."""
        return (self.width + PAD_MM) / self.columns - PAD_MM

    def rows(self, level: float) -> list[list[BarCell]]:
        """Return the cells row by row."""
        made = [
            BarCell(label, rows, self.room, self.gauge, level, self.numbers.at(level))
            for label, rows in self.categories
        ]
        return [made[i : i + self.columns] for i in range(0, len(made), self.columns)]

    @property
    def low(self) -> float:
        """The least value, or zero."""
        return min(0.0, *(d.value or 0.0 for _, rows in self.categories for _, d, _ in rows))

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        rows, most = self.rows(level), CHOICES.words.heading_lines
        if any(c.scale(self.low) <= 0 or len(c.heading) > most for row in rows for c in row):
            return math.inf
        return sum(max(c.height for c in row) for row in rows) + between(2.4, 6.0, level) * (
            len(rows) - 1
        )

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw the cells."""
        rows = self.rows(level)
        scale = min(c.scale(self.low) for row in rows for c in row)
        scale = scale if math.isfinite(scale) else 1.0
        rest = max(0.0, box.height - self.need(level))
        within, gap = rest / len(rows), between(2.4, 6.0, level)
        if len(rows) > 1:
            within *= 0.6
            gap += rest * 0.4 / (len(rows) - 1)
        y = box.y
        for n, row in enumerate(rows):
            tall = max(c.height for c in row)
            if n:
                pen.rect(box.x, y - gap / 2 - 0.06, box.width, 0.12, "grey_light")
            for i, cell in enumerate(row):
                cell.draw(
                    pen,
                    box.x + i * (self.room + PAD_MM),
                    y,
                    within + tall - cell.height,
                    scale,
                    self.low,
                )
            y += tall + within + gap
