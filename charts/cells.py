"""Cells of key figures: a label, a large number, small squares that count it out.

Input: items of a `key` figure; neighbours of one `series` share a cell and stand as bars. Output:
measured `Cell`s that draw themselves, and the widths that a row of them wants.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from charts.arrangement import between
from charts.choices import CHOICES
from charts.gauge import Gauge, block_height
from charts.numbers import Group, aside, group
from charts.palette import HIGHLIGHT, PLAIN, ink_of
from charts.scene import Pen
from charts.units import SIDE_MM, Squares
from content.model import Datum, Figure
from fonts.lengths import mm

PAD_MM = 4.0  # between a cell's words and the next cell


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
        return self.gauge.styles.label.size.quarter(self.level)

    @property
    def row_pt(self) -> float:
        """Size of the numbers of a series."""
        return self.gauge.styles.series_number.pt(self.number_pt)

    def number(self, datum: Datum, size: float) -> Group:
        """Compose a number."""
        return group(datum, size, HIGHLIGHT if datum.highlight else self.ink, self.gauge)

    @property
    def least(self) -> float:
        """Least width, mm."""
        if self.single:
            return max(
                self.number(self.items[0], self.number_pt).width,
                CHOICES.key.narrowest_cell_mm - PAD_MM,
            )
        name = self.gauge.styles.row_name
        return max(
            self.gauge.width(row_name(d), name) + self.number(d, self.row_pt).width + 1.5
            for d in self.items
        )

    def heading(self, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the lines of label and note."""
        first = self.items[0]
        label = first.label if self.single else first.series
        note = aside(first.series, first.period, first.note) if self.single else ""
        return (
            self.gauge.wrap(label, room, self.gauge.styles.label, self.label_pt),
            self.gauge.wrap(note, room, self.gauge.styles.note),
        )

    def head_height(self, room: float) -> float:
        """Height of label and note, mm."""
        label, note = self.heading(room)
        styles = self.gauge.styles
        below = block_height(len(note), styles.note)
        return block_height(len(label), styles.label, self.label_pt) + (below + 0.5 if below else 0)

    @property
    def row(self) -> float:
        """Height of one row of a series, mm."""
        return max(
            mm(self.gauge.styles.row_name.size.pt) * 0.96 + 0.5 + between(2.0, 3.0, self.level),
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
        y = pen.lines(x, top, label, self.gauge.styles.label, self.label_pt)
        pen.lines(x, y + 0.5, note, self.gauge.styles.note)
        if self.single:
            datum = self.items[0]
            number = self.number(datum, self.number_pt)
            squares = Squares.of(datum, room, self.gauge) if self.squares else None
            floor = bottom - (SIDE_MM + between(1.6, 3.0, self.level) if self.squares else 0)
            baseline = (number_top + floor + number.height) / 2
            number.draw(pen, x, baseline)
            if squares:
                squares.draw(pen, x, bottom, PLAIN, "grey_light")
            return
        self._bars(pen, x, number_top, bottom, room)

    def _bars(self, pen: Pen, x: float, top: float, bottom: float, room: float) -> None:
        numbers = [self.number(d, self.row_pt) for d in self.items]
        most = max(abs(d.value or 0) for d in self.items) or 1.0
        room -= max(n.width for n in numbers) + 1.2
        gap = (bottom - top - self.row * len(self.items)) / max(1, len(self.items) - 1)
        gap = min(gap, 4.0)
        y = bottom - self.row * len(self.items) - gap * (len(self.items) - 1)
        bar, name = between(2.0, 3.0, self.level), self.gauge.styles.row_name
        for datum, number in zip(self.items, numbers, strict=True):
            foot = y + self.row
            width = pen.text(x, foot - bar - 0.5 - 0.1 * mm(name.size.pt), row_name(datum), name)
            long = abs(datum.value or 0) / most * room
            pen.rect(x, foot - bar, max(long, 0.3), bar, ink_of(datum))
            number.draw(pen, x + max(long, width) + 1.2, foot)
            y += self.row + gap


def cells(
    figure: Figure,
    gauge: Gauge,
    level: float,
    number_pt: float,
    squares: bool,
    accent: bool = False,
) -> list[Cell]:
    """Return the cells of a figure at a level; with `accent`, red is kept for the highlighted."""
    accent = accent and any(d.highlight for d in figure.items)
    made: list[Cell] = []
    counter = iter(range(len(figure.items)))
    for _, items in groupby(figure.items, key=lambda d: d.series or next(counter)):
        found = tuple(items)
        whole = len(found) > 1 and all(d.value is not None for d in found)
        ink = PLAIN if whole or accent else HIGHLIGHT
        parts = (found,) if whole else tuple((d,) for d in found)
        made += [Cell(part, gauge, level, number_pt, squares, ink) for part in parts]
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
