"""Cells of key figures: a label, a large number, small squares that count it out.

Input: items of a `key` figure; neighbours of one `series` share a cell and stand as bars. Output:
measured `Cell`s that draw themselves, and the widths that a row of them wants.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import TYPE_CHECKING

from charts.arrangement import between
from charts.choices import CHOICES
from charts.gauge import Block, Gauge
from charts.numbers import Group, aside, group
from charts.palette import HIGHLIGHT, PLAIN, ink_of
from charts.scaled import counts
from content.model import Datum, Figure
from fonts.lengths import mm

if TYPE_CHECKING:
    from charts.sheet import PressAxes

PAD_MM = 4.0  # between a cell's words and the next cell
SIDE_MM = 2.3  # of a square that counts


@dataclass(frozen=True)
class Squares:
    """Squares of one datum: how many, what one is, and the step from one to the next."""

    count: float
    key: str
    pitch: float

    @classmethod
    def of(cls, datum: Datum, room: float, gauge: Gauge) -> Squares | None:
        """Count a datum out in squares, where it is a number of things and there is room."""
        value, most = datum.value or 0.0, CHOICES.squares.most
        if not counts(datum) or not 0 < value < 1e15:
            return None
        step = Decimal(10) ** max(0, math.ceil(math.log10(value / most)) if value > most else 0)
        count = value / float(step)
        key = f"一格＝{format(step, 'f')}{datum.unit}"
        left = room - gauge.width(key, gauge.styles.note) - 1.6
        pitch = min(SIDE_MM * 1.22, left / math.ceil(count - 1e-9))
        return cls(count, key, pitch) if pitch >= CHOICES.squares.least_pitch_mm else None

    def draw(self, ax: PressAxes, x: float, foot: float) -> None:
        """Draw the squares on a line, their key after them."""
        side, whole = self.pitch * 0.82, math.ceil(self.count - 1e-9)
        tall, note = min(SIDE_MM, side * 1.5), ax.gauge.styles.note
        lefts = [x + i * self.pitch for i in range(whole)]
        parts = [min(1.0, self.count - i) for i in range(whole)]
        spans = [(a, a + side * part) for a, part in zip(lefts, parts, strict=True)]
        ax.bars(spans, [(foot - tall, foot)] * whole, PLAIN)
        shift = (1.0, 0.36 * mm(note.size.pt))
        ax.say(x + whole * self.pitch, foot - tall / 2, self.key, note, shift=shift)


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

    @cached_property
    def numbers(self) -> list[Group]:
        """Its numbers."""
        styles, size = self.gauge.styles, self.number_pt
        size = size if self.single else styles.series_number.pt(size)
        inks = [HIGHLIGHT if d.highlight else self.ink for d in self.items]
        return [group(d, size, ink, self.gauge) for d, ink in zip(self.items, inks, strict=True)]

    @cached_property
    def names(self) -> list[str]:
        """The words over the bars of a series."""
        return [aside(d.label, d.period, d.note) for d in self.items]

    @property
    def least(self) -> float:
        """Least width, mm."""
        if self.single:
            return max(self.numbers[0].width, CHOICES.key.narrowest_cell_mm - PAD_MM)
        role, pairs = self.gauge.styles.row_name, zip(self.names, self.numbers, strict=True)
        return max(self.gauge.width(name, role) + number.width + 1.5 for name, number in pairs)

    def heading(self, room: float) -> Block:
        """Return label and note, broken."""
        first, role = self.items[0], self.gauge.styles.label
        label = first.label if self.single else first.series
        note = aside(first.series, first.period, first.note) if self.single else ""
        return self.gauge.block(label, note, room, role, role.size.quarter(self.level))

    @property
    def bar(self) -> float:
        """Height of a bar of a series, mm."""
        return between(2.0, 3.0, self.level)

    @property
    def row(self) -> float:
        """Height of one row of a series, mm."""
        name = mm(self.gauge.styles.row_name.size.pt) * 0.96
        return max(name + 0.5 + self.bar, self.numbers[0].height)

    @property
    def under(self) -> float:
        """Height of the squares with the space over them, mm."""
        return between(1.6, 3.0, self.level) + SIDE_MM if self.squares else 0.0

    @property
    def body(self) -> float:
        """Height of the number with its squares, mm."""
        if self.single:
            return self.numbers[0].height + self.under
        return self.row * len(self.items) + between(1.0, 2.2, self.level) * (len(self.items) - 1)

    def draw(
        self, ax: PressAxes, x: float, top: float, number_top: float, bottom: float, room: float
    ) -> None:
        """Draw the cell: heading at `top`, number from `number_top`, squares at `bottom`."""
        ax.block(x, top, self.heading(room))
        if not self.single:
            self._bars(ax, x, number_top, bottom, room)
            return
        squares = Squares.of(self.items[0], room, self.gauge) if self.squares else None
        floor = bottom - self.under
        ax.put(x, (number_top + floor + self.numbers[0].height) / 2, self.numbers[0])
        if squares:
            squares.draw(ax, x, bottom)

    def _bars(self, ax: PressAxes, x: float, top: float, bottom: float, room: float) -> None:
        count, role = len(self.items), self.gauge.styles.row_name
        most = max(abs(d.value or 0) for d in self.items) or 1.0
        room -= max(n.width for n in self.numbers) + 1.2
        gap = min((bottom - top - self.row * count) / max(1, count - 1), 4.0)
        foot = bottom - (self.row + gap) * (count - 1)
        for datum, number, name in zip(self.items, self.numbers, self.names, strict=True):
            ax.say(x, foot - self.bar - 0.5 - 0.1 * mm(role.size.pt), name, role)
            long = abs(datum.value or 0) / most * room
            ax.bars([(x, x + long)], [(foot - self.bar, foot)], ink_of(datum))
            ax.put(x + max(long, self.gauge.width(name, role)) + 1.2, foot, number)
            foot += self.row + gap


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


def shared(least: Sequence[float], width: float) -> list[float] | None:
    """Share a width out: as equal as the least widths allow; nothing where they do not fit."""
    if sum(least) > width:
        return None
    rest, count = width, len(least)
    for wide in sorted(least, reverse=True):
        if wide <= rest / count:
            break
        rest -= wide
        count -= 1
    level = rest / count if count else 0.0
    return [max(w, level) for w in least]
