"""The band of key figures across a page (数说): title, scale, one row of cells.

Input: a `key` figure and the width of the page. Output: needed height and drawing. The part of the
title after a space, or the note, is the sub-line.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from charts.arrangement import between
from charts.cells import PAD_MM, Cell, cells, shares
from charts.choices import CHOICES
from charts.gauge import Gauge
from charts.scene import Box, Pen
from charts.units import Squares
from content.model import Figure
from fonts.lengths import mm


@dataclass(frozen=True)
class Band:
    """One row across the page."""

    figure: Figure
    width: float
    gauge: Gauge

    def cells(self, level: float) -> list[Cell]:
        """Return the cells, with squares under the numbers where every one has room for them."""
        size = self.gauge.styles.sizes.band.at(level)
        bare = cells(self.figure, self.gauge, level, size, False)
        widths = self.widths_of(bare)
        if self.figure.style == "plain" or widths is None:
            return bare
        rooms = zip(bare, widths, strict=True)
        if not all(Squares.of(c.items[0], w - PAD_MM, self.gauge) for c, w in rooms if c.single):
            return bare
        return cells(self.figure, self.gauge, level, size, True)

    def widths_of(self, row: list[Cell]) -> list[float] | None:
        """Return the width of each cell of a row with its space, or nothing."""
        return shares([c.least + PAD_MM + 1 for c in row], self.width + PAD_MM)

    def widths(self, level: float) -> list[float] | None:
        """Return the width of each cell with its space, or nothing."""
        return self.widths_of(self.cells(level))

    def words(self) -> tuple[str, str, str]:
        """Return title, sub-line and the words at the right."""
        title, _, sub = self.figure.title.partition(" ")
        note = self.figure.note
        if not sub:
            sub, note = note, ""
        return title, sub, "　".join(t for t in (note, self.figure.source) if t)

    def title_pt(self, level: float) -> float:
        """Size of the title."""
        return self.gauge.styles.band_title.size.at(level)

    def head(self, level: float) -> float:
        """Height of the title line down to the scale, mm."""
        return mm(self.title_pt(level)) * 0.95 + between(1.6, 2.6, level)

    def need(self, level: float) -> float:
        """Return the whole height, mm."""
        own, widths, styles = CHOICES, self.widths(level), self.gauge.styles
        title, sub, right = self.words()
        line = self.gauge.width(title, styles.band_title, self.title_pt(level))
        line += self.gauge.width(sub, styles.band_line)
        if (
            widths is None
            or line + self.gauge.width(right, styles.note) + own.key.band_gap_mm > self.width
        ):
            return math.inf
        row = self.cells(level)
        heads = [c.head_height(w - PAD_MM) for c, w in zip(row, widths, strict=True)]
        lines = [len(c.heading(w - PAD_MM)[0]) for c, w in zip(row, widths, strict=True)]
        if max(lines) > own.words.heading_lines:
            return math.inf
        gap = between(1.4, 2.6, level)
        return (
            self.head(level)
            + 1.8
            + between(1.0, 2.4, level)
            + max(heads)
            + gap
            + max(c.body for c in row)
            + 0.3
        )

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw head, scale and cells."""
        widths, row = self.widths(level) or [], self.cells(level)
        rest = max(0.0, box.height - self.need(level))
        title, sub, right = self.words()
        baseline = box.y + mm(self.title_pt(level)) * 0.87
        styles = self.gauge.styles
        wide = pen.text(box.x, baseline, title, styles.band_title, self.title_pt(level))
        pen.text(box.x + wide + 3.2, baseline, sub, styles.band_line)
        pen.text(box.right, baseline, right, styles.note, anchor=1)
        scale = box.y + self.head(level) + rest * 0.1
        _scale(pen, box.x, scale, box.width)
        top = scale + 1.8 + between(1.0, 2.4, level) + rest * 0.15
        heads = [c.head_height(w - PAD_MM) for c, w in zip(row, widths, strict=True)]
        number_top = top + max(heads) + between(1.4, 2.6, level) + rest * 0.25
        bottom = box.bottom - 0.3
        x = box.x
        for i, (cell, width) in enumerate(zip(row, widths, strict=True)):
            if i:
                pen.rect(x - PAD_MM * 0.5, top, 0.15, bottom - top, "grey")
            cell.draw(pen, x, top, number_top, bottom, width - PAD_MM)
            x += width


def _scale(pen: Pen, x: float, y: float, width: float) -> None:
    """Draw a rule with ticks, like a measure's."""
    pen.rect(x, y, width, 0.2, "ink")
    count = round(width / 5)
    for i in range(count + 1):
        tall = 1.8 if i % 10 == 0 else 1.2 if i % 5 == 0 else 0.7
        pen.rect(min(x + i * width / count, x + width - 0.15), y, 0.15, tall, "ink")
