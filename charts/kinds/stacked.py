"""Wholes divided into the same parts, one bar a whole: how they differ.

Input: items with label (part), series (whole) and value. Output: one bar a series, all of one
length, and under them a table with the number of every part, so that no number is lost in a narrow
part.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Frame, framed
from charts.gauge import Gauge
from charts.numbers import Group, group
from charts.palette import HIGHLIGHT, PALE, PLAIN, SOFT
from charts.scene import TICK_MM, Box, Pen, seen
from charts.unprinted import unprinted
from content.model import Datum, Figure
from content.words import Message, message
from fonts.lengths import mm

NAME = "构成图"
WIDEST_MM = CHOICES.stacked.widest_mm
ONE_SCALE = True

#: From the pale to the strong; the last two in the second colour.
INKS = ("grey", PALE, SOFT, PLAIN, "primary_bright", HIGHLIGHT)
SQUARE_MM = 2.3
CUT_MM = 0.2  # white between two parts
MOST_PARTS = len(INKS)


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if any(d.value is None or d.value < 0 for d in figure.items):
        return message("chart.part-below-0")
    if len({d.label for d in figure.items}) > MOST_PARTS:
        return message("chart.too-many-parts", most=MOST_PARTS)
    series = {d.series for d in figure.items}
    if any(not sum(d.value or 0.0 for d in figure.items if d.series == s) for s in series):
        return message("chart.whole-of-0")
    seen = [(d.series, d.label) for d in figure.items]
    return (
        message("chart.part-twice")
        if len(set(seen)) < len(seen)
        else unprinted(figure, "period", "note")
    )


@dataclass(frozen=True)
class Wholes:
    """Bars and table at one width."""

    figure: Figure
    width: float
    gauge: Gauge

    @property
    def series(self) -> list[str]:
        """The wholes in order."""
        return list(dict.fromkeys(d.series for d in self.figure.items))

    @property
    def parts(self) -> list[str]:
        """The parts in order."""
        return list(dict.fromkeys(d.label for d in self.figure.items))

    def datum(self, series: str, part: str) -> Datum | None:
        """Return the value of a part of a whole."""
        found = [d for d in self.figure.items if (d.series, d.label) == (series, part)]
        return found[0] if found else None

    def number(self, datum: Datum, level: float) -> Group:
        """Compose a number of the table."""
        first = datum.series == self.series[0]
        size = self.gauge.styles.sizes.part.at(level)
        return group(datum, size, "ink" if first else "grey_dark", self.gauge)

    def columns(self, level: float) -> list[float]:
        """Widths of the table's columns of numbers, mm."""
        return [
            max(
                self.gauge.width(name, self.gauge.styles.note),
                *(self.number(d, level).width for d in self.figure.items if d.series == name),
            )
            + 4.0
            for name in self.series
        ]

    def bar(self, level: float) -> float:
        """Height of a bar, mm."""
        return between(4.0, 7.5, level)

    def row(self, level: float) -> float:
        """Height of a row of the table, mm."""
        return max(self.number(d, level).height for d in self.figure.items) + between(
            1.3, 3.0, level
        )

    @property
    def names(self) -> float:
        """Width of the wholes' names, mm."""
        return max(self.gauge.width(n, self.gauge.styles.whole_name) for n in self.series) + 1.8

    def label_pt(self, level: float) -> float:
        """Size of the parts' labels."""
        return self.gauge.styles.part_label.size.quarter(level)

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        label = self.gauge.styles.part_label
        labels = max(self.gauge.width(p, label, self.label_pt(level)) for p in self.parts)
        if SQUARE_MM + 1.2 + labels + sum(self.columns(level)) > self.width:
            return math.inf
        if self.width - self.names < CHOICES.stacked.shortest_bar_mm:
            return math.inf
        bars = (self.bar(level) + between(1.2, 2.2, level)) * len(self.series)
        return bars + between(1.0, 2.5, level) + 3.4 + self.row(level) * len(self.parts)

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw bars and table."""
        rest = max(0.0, box.height - self.need(level))
        bar = self.bar(level) + min(3.0, rest * 0.25 / len(self.series))
        gap = between(1.2, 2.2, level)
        inks = dict(zip(self.parts, INKS, strict=False))
        whole, label = self.gauge.styles.whole_name, self.gauge.styles.part_label
        y = box.y
        for name in self.series:
            pen.text(box.x, y + bar / 2 + 0.37 * mm(whole.size.pt), name, whole)
            values = [(p, d.value or 0.0) for p in self.parts if (d := self.datum(name, p))]
            room, all_parts = box.width - self.names, sum(v for _, v in values)
            shares = seen([v / all_parts for _, v in values], (TICK_MM + CUT_MM) / room)
            x = box.x + self.names
            for (part, _), share in zip(values, shares, strict=True):
                pen.rect(x, y, share * room, bar, inks[part])
                x += share * room
                pen.rect(x - CUT_MM / 2, y, CUT_MM, bar, "paper")
            y += bar + gap
        y += between(1.0, 2.5, level)
        widths = self.columns(level)
        self._heads(pen, box.right, y, widths)
        y += 3.4
        row = (box.bottom - y) / len(self.parts)
        for part in self.parts:
            pen.rect(box.x, y - 0.06, box.width, 0.12, "grey_light")
            middle = y + row / 2
            pen.rect(box.x, middle - SQUARE_MM / 2, SQUARE_MM, SQUARE_MM, inks[part])
            size = self.label_pt(level)
            pen.text(box.x + SQUARE_MM + 1.2, middle + 0.37 * mm(size), part, label, size)
            x = box.right
            for name, width in reversed(list(zip(self.series, widths, strict=True))):
                datum = self.datum(name, part)
                if datum is not None:
                    number = self.number(datum, level)
                    number.draw(pen, x, middle + number.height / 2, anchor=1)
                x -= width
            y += row

    def _heads(self, pen: Pen, right: float, y: float, widths: list[float]) -> None:
        """Name the table's columns."""
        x, note = right, self.gauge.styles.note
        for name, width in reversed(list(zip(self.series, widths, strict=True))):
            pen.text(x, y + 0.86 * mm(note.size.pt), name, note, anchor=1)
            x -= width


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return bars over their table."""
    wholes = Wholes(figure, width, gauge)
    frame = Frame.of(figure, width, gauge)
    stretch = CHOICES.stacked.stretch
    return [framed(frame, "stacked", wholes.need, wholes.compose, stretch=stretch)]
