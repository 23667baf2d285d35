"""Columns over many groups, e.g. ages, with a second series as a mark across each.

Input: items with label (group), series and value; the first series, or the highlighted one, is
drawn as columns, another as marks. Output: columns side by side with their numbers; where the width
is too small for them, a row a group. Labels such as 5—9岁 are cut to 5 where
columns are narrow, and the first and last are said over them. Years that are further apart than the
nearest two have the mark of a broken axis between them.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.dates import broken, spans
from charts.frame import Frame, framed
from charts.gauge import Gauge
from charts.numbers import Group, group
from charts.palette import HIGHLIGHT, PLAIN
from charts.scene import Box, Pen
from charts.unprinted import unprinted
from content.model import Datum, Figure
from content.words import Message, message
from fonts.lengths import mm

NAME = "柱形图"
WIDEST_MM = CHOICES.columns.widest_mm
ONE_SCALE = True

BAR_INK, MARK_INK = PLAIN, HIGHLIGHT
KEY_MM = 4.2  # height of the line that says what columns and marks are
GAP_MM = 0.8
MARK_MM = 0.6  # thickness of a mark across a column
OVER_MM = 0.9  # between a column and its number


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if any(d.value is None or d.value < 0 for d in figure.items):
        return message("chart.column-below-0")
    names = list(dict.fromkeys(d.series for d in figure.items))
    if len(names) > 2:
        return message("chart.columns-series", series=len(names))
    seen = [(d.series, d.label) for d in figure.items]
    return (
        message("chart.group-twice")
        if len(set(seen)) < len(seen)
        else unprinted(figure, "period", "note")
    )


def clear_of(tall: float, mark: float, number: float) -> tuple[float, str]:
    """Return how far over the axis a number stands, and its ink where that is not its own, mm.

    Over its column; where the mark is in the way inside the column, in white; where the column is
    too low for that, over the mark.
    """
    free = MARK_MM / 2 + OVER_MM / 2
    if not tall - MARK_MM < mark < tall + OVER_MM + number + free:
        return tall + OVER_MM, ""
    inside = min(tall, mark - MARK_MM / 2) - OVER_MM - number
    if inside >= OVER_MM / 2:
        return inside, "paper"
    return max(tall, mark + MARK_MM / 2) + OVER_MM, ""


@dataclass(frozen=True)
class Columns:
    """The groups at one width."""

    figure: Figure
    width: float
    gauge: Gauge

    @property
    def names(self) -> list[str]:
        """The series: columns first."""
        marked = [d.series for d in self.figure.items if d.highlight]
        return list(dict.fromkeys([*marked[:1], *(d.series for d in self.figure.items)]))

    @property
    def bars(self) -> list[Datum]:
        """The values drawn as columns."""
        return [d for d in self.figure.items if d.series == self.names[0]]

    @property
    def marks(self) -> dict[str, Datum]:
        """The values drawn as marks, by group."""
        return {d.label: d for d in self.figure.items if d.series != self.names[0]}

    @property
    def most(self) -> float:
        """The greatest value."""
        return max(d.value or 0.0 for d in self.figure.items) or 1.0

    @property
    def unit(self) -> str:
        """The unit that all share, stated once; empty where they differ."""
        units = {d.unit for d in self.figure.items}
        return units.pop() if len(units) == 1 else ""

    def number(self, datum: Datum, size: float) -> Group:
        """Compose a number without the common unit."""
        bare = datum.model_copy(update={"unit": ""}) if self.unit else datum
        return group(bare, size, "ink", self.gauge)

    def key(self, pen: Pen, x: float, y: float, cut: str = "") -> None:
        """Say what columns and marks are, the unit, and what the labels were cut from."""
        own = self.gauge.styles.name
        base = y + 0.86 * mm(own.size.pt)
        for name, ink, tall in zip(self.names, (BAR_INK, MARK_INK), (1.9, 0.6), strict=False):
            if name:
                pen.rect(x, base - 0.95 - tall / 2, 3.0, tall, ink)
                x += 3.8 + pen.text(x + 3.8, base, name, own) + 3.0
        if words := self.said(cut):
            pen.text(x, base, words, self.gauge.styles.note)

    def said(self, cut: str) -> str:
        """Return the words behind the names."""
        return "　".join(t for t in (self.unit and f"单位：{self.unit}", cut) if t)

    def key_width(self, cut: str) -> float:
        """Width of that line, mm."""
        names = sum(6.8 + self.gauge.width(n, self.gauge.styles.name) for n in self.names if n)
        return names + self.gauge.width(self.said(cut), self.gauge.styles.note)

    def cut(self, slot: float) -> str:
        """Say from what to what the groups go, where their labels are cut to a number."""
        if self.labels(slot) == [d.label for d in self.bars]:
            return ""
        return f"横轴：{self.bars[0].label}至{self.bars[-1].label}"

    @property
    def tallness(self) -> float:
        """Part of the usual height: less where one column towers over white."""
        mean = sum(d.value or 0.0 for d in self.bars) / len(self.bars)
        own = CHOICES.columns
        return min(1.0, max(own.least_tallness, own.mean_ratio * mean / self.most))

    # Columns side by side.
    def size(self, level: float) -> float:
        """Size of the numbers over the columns, pt."""
        return self.gauge.styles.sizes.column.at(level)

    def labels(self, slot: float) -> list[str]:
        """Return the groups' labels, cut to their first number where they do not fit."""
        whole, name = [d.label for d in self.bars], self.gauge.styles.name
        if all(self.gauge.width(t, name) + GAP_MM <= slot for t in whole):
            return whole
        return [found[0] if (found := re.search(r"\d+", t)) else t for t in whole]

    def need(self, level: float) -> float:
        """Return the height of columns side by side, mm."""
        slot = self.width / len(self.bars)
        numbers = [self.number(d, self.size(level)) for d in self.bars]
        widest = max(n.width for n in numbers)
        name = self.gauge.styles.name
        widest = max(widest, *(self.gauge.width(t, name) for t in self.labels(slot)))
        if widest + GAP_MM > slot or slot > CHOICES.columns.slot_mm:
            return math.inf
        if self.key_width(self.cut(slot)) > self.width:
            return math.inf
        plot = between(22.0, 46.0 if self.width > 100 else 36.0, level) * self.tallness
        return KEY_MM + numbers[0].height + 1.2 + plot + 1.0 + mm(name.size.pt) * 1.1

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw the columns."""
        slot = box.width / len(self.bars)
        self.key(pen, box.x, box.y, self.cut(slot))
        own = self.gauge.styles.name
        axis = box.bottom - 1.0 - mm(own.size.pt) * 1.1
        numbers = [self.number(d, self.size(level)) for d in self.bars]
        top = box.y + KEY_MM + numbers[0].height + 1.2
        scale = (axis - top) / self.most
        wide = slot * 0.68
        labels = self.labels(slot)
        for i, (datum, number, label) in enumerate(zip(self.bars, numbers, labels, strict=True)):
            x = box.x + slot * (i + 0.5)
            tall = (datum.value or 0.0) * scale
            pen.rect(x - wide / 2, axis - tall, wide, max(tall, 0.15), BAR_INK)
            foot, ink = tall + OVER_MM, ""
            mark = self.marks.get(datum.label)
            if mark is not None:
                at = (mark.value or 0.0) * scale
                pen.rect(x - slot * 0.46, axis - at - MARK_MM / 2, slot * 0.92, MARK_MM, MARK_INK)
                foot, ink = clear_of(tall, at, number.height)
            number.drawn(ink).draw(pen, x, axis - foot, anchor=0.5)
            pen.text(x, axis + 1.0 + 0.86 * mm(own.size.pt), label, own, anchor=0.5)
        pen.rect(box.x, axis - 0.1, box.width, 0.2, "ink")
        for i, span in enumerate(spans([d.label for d in self.bars]), start=1):
            if span > 1.02:  # years further apart than the nearest two
                broken(pen, box.x + slot * i, axis)

    # A row a group.
    def row(self, level: float) -> float:
        """Height of a row, mm."""
        return between(3.2, 5.2, level)

    def need_rows(self, level: float) -> float:
        """Return the height of a row a group, mm."""
        if self.room(level) < CHOICES.columns.row_bar_mm:
            return math.inf
        return KEY_MM + self.row(level) * len(self.bars)

    def left(self) -> float:
        """Width of the labels, mm."""
        widths = [self.gauge.width(d.label, self.gauge.styles.name) for d in self.bars]
        return max(widths) + 1.6 if max(widths) else 0.0

    def room(self, level: float) -> float:
        """Length of the longest bar, mm."""
        numbers = max(self.number(d, self.size(level * 0.6)).width for d in self.bars)
        return self.width - self.left() - numbers - 1.6

    def compose_rows(self, pen: Pen, box: Box, level: float) -> None:
        """Draw a row a group."""
        self.key(pen, box.x, box.y)
        row = (box.height - KEY_MM) / len(self.bars)
        scale = self.room(level) / self.most
        left = box.x + self.left()
        y, own = box.y + KEY_MM, self.gauge.styles.name
        for datum in self.bars:
            middle = y + row / 2
            pen.text(box.x, middle + 0.37 * mm(own.size.pt), datum.label, own)
            end = (datum.value or 0.0) * scale
            pen.rect(left, middle - row * 0.33, max(end, 0.15), row * 0.66, BAR_INK)
            mark, number = self.marks.get(datum.label), self.number(datum, self.size(level * 0.6))
            if mark is not None:
                at = (mark.value or 0.0) * scale
                pen.rect(left + at - 0.3, middle - row * 0.45, 0.6, row * 0.9, MARK_INK)
                if at - MARK_MM < end + OVER_MM + number.width + OVER_MM:  # no room before the mark
                    end = max(end, at + MARK_MM / 2)
            number.draw(pen, left + end + OVER_MM, middle + number.height / 2)
            y += row


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return columns, and rows for a small width."""
    frame = Frame.of(figure, width, gauge)
    columns = Columns(figure, width, gauge)
    own = CHOICES.columns
    ways = [framed(frame, "columns", columns.need, columns.compose, stretch=own.stretch)]
    if width <= own.rows_to_mm or not math.isfinite(columns.need(0)):
        need, draw = columns.need_rows, columns.compose_rows
        ways.append(framed(frame, "rows", need, draw, own.rows_stretch, own.rows_rank))
    return ways
