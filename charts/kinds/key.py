"""Key figures: a band across the page (数说), or a block in a column.

Input: items with label and number; neighbours of one `series` share a cell. Output: one row of
cells under the band's head and scale; or a grid of cells; or a list, label left and number right.
The part of the title after a space, or the note, is the band's sub-line. Style `plain`: no squares.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby

from charts.arrangement import Arrangement, between
from charts.frame import NOTE_INK, Frame, framed
from charts.gauge import (
    BAND_TITLE,
    LABEL,
    LABEL_PT,
    LEADING,
    NOTE,
    NOTE_LEADING,
    NOTE_PT,
    Gauge,
    mm,
)
from charts.numbers import Group, aside, group
from charts.scene import Box, Pen, block_height
from charts.units import SIDE_MM, Squares
from content.model import Datum, Figure

BAND_FROM_MM = 150
PAD_MM = 4.0  # between a cell's words and the next cell
NARROWEST_CELL_MM = 20.0
WIDEST_CELL_MM = 62.0


def check(figure: Figure) -> str:
    """Return what keeps a figure from being drawn."""
    bare = [d.label for d in figure.items if d.value is None and not d.display]
    return f"no number for {'、'.join(bare)}" if bare else ""


def row_name(datum: Datum) -> str:
    """Return the words over a bar of a series."""
    return aside(datum.label, datum.period, datum.note)


@dataclass(frozen=True)
class Cell:
    """One item, or neighbours of one series."""

    items: tuple[Datum, ...]
    gauge: Gauge
    level: float
    number_pt: float
    squares: bool
    ink: str

    @property
    def single(self) -> bool:
        """Whether it holds one number."""
        return len(self.items) == 1

    @property
    def label_pt(self) -> float:
        """Size of labels."""
        return round(between(LABEL_PT, 9.5, self.level) * 4) / 4

    @property
    def row_pt(self) -> float:
        """Size of the numbers of a series."""
        return max(11.5, self.number_pt * 0.52)

    def number(self, datum: Datum, size: float) -> Group:
        """Compose a number."""
        return group(datum, size, "primary" if datum.highlight else self.ink, self.gauge)

    @property
    def least(self) -> float:
        """Least width, mm."""
        if self.single:
            return max(self.number(self.items[0], self.number_pt).width, NARROWEST_CELL_MM - PAD_MM)
        return max(
            self.gauge.width(row_name(d), LABEL, NOTE_PT) + self.number(d, self.row_pt).width + 1.5
            for d in self.items
        )

    def heading(self, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the lines of label and note."""
        first = self.items[0]
        label = first.label if self.single else first.series
        note = aside(first.series, first.period, first.note) if self.single else ""
        return (
            self.gauge.wrap(label, room, LABEL, self.label_pt),
            self.gauge.wrap(note, room, NOTE, NOTE_PT),
        )

    def head_height(self, room: float) -> float:
        """Height of label and note, mm."""
        label, note = self.heading(room)
        below = block_height(len(note), NOTE, NOTE_PT, NOTE_LEADING)
        return block_height(len(label), LABEL, self.label_pt, LEADING) + (
            below + 0.5 if below else 0
        )

    @property
    def row(self) -> float:
        """Height of one row of a series, mm."""
        return max(
            mm(NOTE_PT) * 0.96 + 0.5 + between(2.0, 3.0, self.level),
            self.number(self.items[0], self.row_pt).height,
        )

    @property
    def body(self) -> float:
        """Height of the number with its squares, mm."""
        if self.single:
            tall = self.number(self.items[0], self.number_pt).height
            return tall + (between(1.6, 3.0, self.level) + SIDE_MM if self.squares else 0)
        return self.row * len(self.items) + between(1.0, 2.2, self.level) * (len(self.items) - 1)

    def draw(
        self, pen: Pen, x: float, top: float, number_top: float, bottom: float, room: float
    ) -> None:
        """Draw the cell: heading at `top`, number from `number_top`, squares at `bottom`."""
        label, note = self.heading(room)
        y = pen.lines(x, top, label, LABEL, self.label_pt, LEADING)
        pen.lines(x, y + 0.5, note, NOTE, NOTE_PT, NOTE_LEADING, NOTE_INK)
        if self.single:
            datum = self.items[0]
            number = self.number(datum, self.number_pt)
            squares = Squares.of(datum, room, self.gauge) if self.squares else None
            floor = bottom - (SIDE_MM + between(1.6, 3.0, self.level) if self.squares else 0)
            baseline = (number_top + floor + number.height) / 2
            number.draw(pen, x, baseline)
            if squares:
                squares.draw(pen, x, bottom, "secondary", "grey_light")
            return
        self._bars(pen, x, number_top, bottom, room)

    def _bars(self, pen: Pen, x: float, top: float, bottom: float, room: float) -> None:
        numbers = [self.number(d, self.row_pt) for d in self.items]
        most = max(abs(d.value or 0) for d in self.items) or 1.0
        room -= max(n.width for n in numbers) + 1.2
        gap = (bottom - top - self.row * len(self.items)) / max(1, len(self.items) - 1)
        gap = min(gap, 4.0)
        y = bottom - self.row * len(self.items) - gap * (len(self.items) - 1)
        bar = between(2.0, 3.0, self.level)
        for datum, number in zip(self.items, numbers, strict=True):
            foot = y + self.row
            width = pen.text(
                x, foot - bar - 0.5 - 0.1 * mm(NOTE_PT), row_name(datum), LABEL, NOTE_PT
            )
            long = abs(datum.value or 0) / most * room
            pen.rect(
                x, foot - bar, max(long, 0.3), bar, "primary" if datum.highlight else "secondary"
            )
            number.draw(pen, x + max(long, width) + 1.2, foot)
            y += self.row + gap


def cells(
    figure: Figure, gauge: Gauge, level: float, number_pt: float, squares: bool
) -> list[Cell]:
    """Return the cells of a figure at a level."""
    made = []
    counter = iter(range(len(figure.items)))
    for _, items in groupby(figure.items, key=lambda d: d.series or next(counter)):
        found = tuple(items)
        whole = len(found) > 1 and all(d.value is not None for d in found)
        for part in (found,) if whole else tuple((d,) for d in found):
            made.append(
                Cell(part, gauge, level, number_pt, squares, "secondary" if whole else "primary")
            )
    return made


def shares(least: list[float], width: float) -> list[float] | None:
    """Share a width out: as equal as the least widths allow."""
    if sum(least) > width:
        return None
    order = sorted(least, reverse=True)
    rest, count = width, len(least)
    for wide in order:
        if wide <= rest / count:
            break
        rest -= wide
        count -= 1
    level = rest / count if count else 0.0
    return [max(w, level) for w in least]


@dataclass(frozen=True)
class Band:
    """One row across the page."""

    figure: Figure
    width: float
    gauge: Gauge

    def cells(self, level: float) -> list[Cell]:
        """Return the cells."""
        return cells(
            self.figure, self.gauge, level, between(25, 48, level), self.figure.style != "plain"
        )

    def widths(self, level: float) -> list[float] | None:
        """Return the width of each cell with its space, or nothing."""
        return shares([c.least + PAD_MM + 1 for c in self.cells(level)], self.width + PAD_MM)

    def words(self) -> tuple[str, str, str]:
        """Return title, sub-line and the words at the right."""
        title, _, sub = self.figure.title.partition(" ")
        note = self.figure.note
        if not sub:
            sub, note = note, ""
        return title, sub, "　".join(t for t in (note, self.figure.source) if t)

    def title_pt(self, level: float) -> float:
        """Size of the title."""
        return between(15, 21, level)

    def head(self, level: float) -> float:
        """Height of the title line down to the scale, mm."""
        return mm(self.title_pt(level)) * 0.95 + between(1.6, 2.6, level)

    def need(self, level: float) -> float:
        """Return the whole height, mm."""
        widths = self.widths(level)
        title, sub, right = self.words()
        line = self.gauge.width(title, BAND_TITLE, self.title_pt(level)) + self.gauge.width(
            sub, LABEL, 9
        )
        if widths is None or line + self.gauge.width(right, NOTE, NOTE_PT) + 10 > self.width:
            return math.inf
        row = self.cells(level)
        heads = [c.head_height(w - PAD_MM) for c, w in zip(row, widths, strict=True)]
        if any(len(c.heading(w - PAD_MM)[0]) > 3 for c, w in zip(row, widths, strict=True)):
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
        wide = pen.text(box.x, baseline, title, BAND_TITLE, self.title_pt(level), "primary")
        pen.text(box.x + wide + 3.2, baseline, sub, LABEL, 9)
        pen.text(box.right, baseline, right, NOTE, NOTE_PT, NOTE_INK, anchor=1)
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


@dataclass(frozen=True)
class Grid:
    """Cells in rows of some columns."""

    figure: Figure
    width: float
    gauge: Gauge
    columns: int

    def rows(self, level: float) -> list[list[Cell]]:
        """Return the cells row by row."""
        made = cells(self.figure, self.gauge, level, between(18, 34, level), False)
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
        for row in self.rows(level):
            for cell in row:
                if cell.least > self.room or len(cell.heading(self.room)[0]) > 3:
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
        size = round(between(LABEL_PT, 9.5, level) * 4) / 4
        rows = []
        for datum in self.figure.items:
            number = group(
                datum,
                between(13, 24, level),
                "primary" if not datum.series else "secondary",
                self.gauge,
            )
            room = self.width - number.width - 3
            if room < 14:
                return []
            label = self.gauge.wrap(datum.label, room, LABEL, size)
            note = self.gauge.wrap(
                aside(datum.series, datum.period, datum.note),
                room,
                NOTE,
                NOTE_PT,
            )
            tall = block_height(len(label), LABEL, size, LEADING)
            tall += block_height(len(note), NOTE, NOTE_PT, NOTE_LEADING) + (0.5 if note else 0)
            rows.append((datum, label, note, number, max(tall, number.height)))
        return rows

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        rows = self.rows(level)
        if not rows or any(len(label) > 3 for _, label, _, _, _ in rows):
            return math.inf
        return sum(r[4] for r in rows) + between(1.6, 4.4, level) * (len(rows) - 1)

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw the rows."""
        rows = self.rows(level)
        size = round(between(LABEL_PT, 9.5, level) * 4) / 4
        spare = box.height - sum(r[4] for r in rows)
        gap = spare / (len(rows) - 1) if len(rows) > 1 else 0.0
        y = box.y if gap else box.y + spare / 2
        for i, (_, label, note, number, tall) in enumerate(rows):
            if i:
                pen.rect(box.x, y - gap / 2 - 0.06, box.width, 0.12, "grey_light")
            words = block_height(len(label), LABEL, size, LEADING)
            words += block_height(len(note), NOTE, NOTE_PT, NOTE_LEADING) + (0.5 if note else 0)
            below = pen.lines(box.x, y + (tall - words) / 2, label, LABEL, size, LEADING)
            pen.lines(box.x, below + 0.5, note, NOTE, NOTE_PT, NOTE_LEADING, NOTE_INK)
            number.draw(pen, box.right, y + (tall + number.height) / 2, anchor=1)
            y += tall + gap


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return band, grids and list."""
    ways = []
    band = Band(figure, width, gauge)
    if width >= BAND_FROM_MM and math.isfinite(band.need(0)):
        return [Arrangement("band", band.need, band.compose, stretch=1.16)]
    frame = Frame.of(figure, width, gauge)
    count = len(cells(figure, gauge, 0, 20, False))
    grids = [Grid(figure, width, gauge, columns) for columns in range(1, min(count, 8) + 1)]
    grids = [g for g in grids if math.isfinite(g.need(0))]
    # A number alone in a wide cell leaves it empty.
    close = [g for g in grids if g.room <= WIDEST_CELL_MM or g.columns == count]
    for grid in close or grids[-1:]:
        rank = 0.15 + (0.25 if count % grid.columns else 0.0)
        rank += 0.2 if grid.columns == 1 and count > 2 else 0.0
        ways.append(framed(frame, f"grid{grid.columns}", grid.need, grid.compose, rank=rank))
    if width < 100 or not ways:
        rows = List(figure, width, gauge)
        ways.append(framed(frame, "list", rows.need, rows.compose, rank=0.2))
    return ways
