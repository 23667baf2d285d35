"""Key figures: a band across the page (数说), or a block in a column.

Input: items with label and number; neighbours of one `series` share a cell. Output: one row of
cells under the band's head and scale; or a grid of cells; or a list, label left and number right.
The part of the title after a space, or the note, is the band's sub-line. Style `plain`: no squares.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from charts.arrangement import Arrangement, between
from charts.band import Band
from charts.cells import PAD_MM, Cell, cells
from charts.choices import CHOICES
from charts.frame import Frame, framed
from charts.gauge import Gauge, block_height
from charts.numbers import Group, aside, group
from charts.palette import HIGHLIGHT, PLAIN
from charts.scene import Box, Pen
from content.model import Datum, Figure
from content.words import Message, message

NAME = "关键数字"
WIDEST_MM = CHOICES.key.widest_mm


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    bare = [d.label for d in figure.items if d.value is None and not d.display]
    return message("chart.no-number", items=tuple(bare)) if bare else None


@dataclass(frozen=True)
class Grid:
    """Cells in rows of some columns."""

    figure: Figure
    width: float
    gauge: Gauge
    columns: int

    def rows(self, level: float) -> list[list[Cell]]:
        """Return the cells row by row."""
        size = self.gauge.styles.sizes.cell.at(level)
        made = cells(self.figure, self.gauge, level, size, False, accent=True)
        return [made[i : i + self.columns] for i in range(0, len(made), self.columns)]

    @property
    def room(self) -> float:
        """Width of a cell's words, mm."""
        return (self.width + PAD_MM) / self.columns - PAD_MM

    def parts(self, level: float) -> list[tuple[float, float]]:
        """Return the heights of heading and number of each row."""
        return [
            (max(c.head_height(self.room) for c in row), max(c.body for c in row))
            for row in self.rows(level)
        ]

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        most = CHOICES.words.heading_lines
        for row in self.rows(level):
            for cell in row:
                if cell.least > self.room or len(cell.heading(self.room)[0]) > most:
                    return math.inf
        parts = self.parts(level)
        inner = between(1.1, 2.4, level)
        return sum(h + inner + b for h, b in parts) + between(2.6, 6.0, level) * (len(parts) - 1)

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw the cells."""
        rest = max(0.0, box.height - self.need(level))
        rows, parts = self.rows(level), self.parts(level)
        inner = between(1.1, 2.4, level) + rest * 0.3 / len(rows)
        gap = between(2.6, 6.0, level) + (rest * 0.7 / (len(rows) - 1) if len(rows) > 1 else 0)
        y = box.y + (rest * 0.25 if len(rows) == 1 else 0)
        for n, (row, (head, body)) in enumerate(zip(rows, parts, strict=True)):
            if n:
                pen.rect(box.x, y - gap / 2 - 0.06, box.width, 0.12, "grey_light")
            for i, cell in enumerate(row):
                x = box.x + i * (self.room + PAD_MM)
                if i:
                    pen.rect(x - PAD_MM * 0.5, y, 0.12, head + inner + body, "grey_light")
                cell.draw(pen, x, y, y + head + inner, y + head + inner + body, self.room)
            y += head + inner + body + gap


@dataclass(frozen=True)
class List:
    """One item a row: label left, number at the right edge."""

    figure: Figure
    width: float
    gauge: Gauge

    def rows(
        self, level: float
    ) -> list[tuple[Datum, tuple[str, ...], tuple[str, ...], Group, float]]:
        """Return label, note and number of each row with its height."""
        styles = self.gauge.styles
        size = styles.label.size.quarter(level)
        rows = []
        plain = not any(d.highlight for d in self.figure.items)
        for datum in self.figure.items:
            number = group(
                datum,
                styles.sizes.listed.at(level),
                HIGHLIGHT if datum.highlight or (plain and not datum.series) else PLAIN,
                self.gauge,
            )
            room = self.width - number.width - 3
            if room < CHOICES.key.list_label_mm:
                return []
            label = self.gauge.wrap(datum.label, room, styles.label, size)
            words = aside(datum.series, datum.period, datum.note)
            note = self.gauge.wrap(words, room, styles.note)
            tall = block_height(len(label), styles.label, size)
            tall += block_height(len(note), styles.note) + (0.5 if note else 0)
            rows.append((datum, label, note, number, max(tall, number.height)))
        return rows

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        rows, most = self.rows(level), CHOICES.words.heading_lines
        if not rows or any(len(label) > most for _, label, _, _, _ in rows):
            return math.inf
        return sum(r[4] for r in rows) + between(1.6, 4.4, level) * (len(rows) - 1)

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw the rows."""
        rows = self.rows(level)
        styles = self.gauge.styles
        size = styles.label.size.quarter(level)
        spare = box.height - sum(r[4] for r in rows)
        gap = spare / (len(rows) - 1) if len(rows) > 1 else 0.0
        y = box.y if gap else box.y + spare / 2
        for i, (_, label, note, number, tall) in enumerate(rows):
            if i:
                pen.rect(box.x, y - gap / 2 - 0.06, box.width, 0.12, "grey_light")
            words = block_height(len(label), styles.label, size)
            words += block_height(len(note), styles.note) + (0.5 if note else 0)
            below = pen.lines(box.x, y + (tall - words) / 2, label, styles.label, size)
            pen.lines(box.x, below + 0.5, note, styles.note)
            number.draw(pen, box.right, y + (tall + number.height) / 2, anchor=1)
            y += tall + gap


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return band, grids and list."""
    ways, own = [], CHOICES.key
    band = Band(figure, width, gauge)
    if width >= own.band_from_mm and math.isfinite(band.need(0)):
        alone = width >= own.band_alone_mm
        stretch = own.band_stretch if alone else own.band_part_stretch
        ways.append(Arrangement("band", band.need, band.compose, stretch))
        if alone:
            return ways
    frame = Frame.of(figure, width, gauge)
    count = len(cells(figure, gauge, 0, 20, False))
    grids = [
        Grid(figure, width, gauge, columns)
        for columns in range(1, min(count, own.most_columns) + 1)
    ]
    grids = [g for g in grids if math.isfinite(g.need(0))]
    # A number alone in a wide cell leaves it empty.
    close = [g for g in grids if g.room <= own.widest_cell_mm or g.columns == count]
    for grid in close or grids[-1:]:
        rank = own.grid_rank + (own.ragged_rank if count % grid.columns else 0.0)
        rank += own.single_rank if grid.columns == 1 and count > 2 else 0.0
        rank += own.beside_band_rank if ways and ways[0].name == "band" else 0.0
        ways.append(framed(frame, f"grid{grid.columns}", grid.need, grid.compose, rank=rank))
    if width < own.list_to_mm or not ways:
        rows = List(figure, width, gauge)
        ways.append(framed(frame, "list", rows.need, rows.compose, rank=own.list_rank))
    return ways
