"""Ranked horizontal bars, or unit squares where values are small whole counts (style `units`).

Input: items with label and value, in the order given. Output: one row each: label, bar from zero,
number at its end. Side by side where the width allows, else the label over its bar.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import partial

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Frame, framed
from charts.gauge import Gauge, block_height
from charts.numbers import Group, aside, group
from charts.palette import ink_of
from charts.scene import Box, Pen
from content.model import Datum, Figure
from content.words import Message, message

NAME = "条形图"
WIDEST_MM = CHOICES.ranked.widest_mm
ONE_SCALE = True


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    missing = [d.label for d in figure.items if d.value is None]
    return message("chart.no-value", items=tuple(missing)) if missing else None


def in_units(figure: Figure) -> bool:
    """Tell whether the values can be counted out in squares."""
    values = [d.value or 0.0 for d in figure.items]
    return (
        figure.style == "units"
        and all(v >= 0 and v == int(v) for v in values)
        and 0 < max(values) <= CHOICES.ranked.most_units
    )


@dataclass(frozen=True)
class Rows:
    """The rows at one level, broken and measured."""

    figure: Figure
    width: float
    gauge: Gauge
    level: float
    side: bool

    @property
    def label_pt(self) -> float:
        """Size of the labels."""
        return self.gauge.styles.bar_label.size.quarter(self.level)

    @property
    def bar(self) -> float:
        """Height of a bar, mm."""
        return between(2.5, 5.4, self.level)

    @property
    def gap(self) -> float:
        """Least space between two rows, mm."""
        return between(1.0, 4.0, self.level)

    @property
    def groups(self) -> list[Group]:
        """The numbers."""
        size = self.gauge.styles.sizes.bar.at(self.level)
        return [group(d, size, ink_of(d), self.gauge) for d in self.figure.items]

    @property
    def label_width(self) -> float:
        """Width of the labels' column, mm."""
        if not self.side:
            return self.width
        items, role, note = self.figure.items, self.gauge.styles.bar_label, self.gauge.styles.note
        longest = max(self.gauge.width(d.label, role, self.label_pt) for d in items)
        noted = max(self.gauge.width(aside(d.period, d.note), note) for d in items)
        own = CHOICES.ranked
        return min(max(longest, noted), max(own.label_share * self.width, own.label_mm)) + 0.01

    def labels(self, datum: Datum) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the lines of a label and of its note."""
        room = self.label_width
        return (
            self.gauge.wrap(datum.label, room, self.gauge.styles.bar_label, self.label_pt),
            self.gauge.wrap(aside(datum.period, datum.note), room, self.gauge.styles.note),
        )

    def label_height(self, datum: Datum) -> float:
        """Return the height of a label with its note, mm."""
        label, note = self.labels(datum)
        styles = self.gauge.styles
        below = block_height(len(note), styles.note)
        return block_height(len(label), styles.bar_label, self.label_pt) + (
            below + 0.5 if below else 0
        )

    def heights(self) -> list[float]:
        """Return the height of each row without gaps, mm."""
        groups = self.groups
        rows = []
        for datum, number in zip(self.figure.items, groups, strict=True):
            body = max(self.bar, number.height)
            label = self.label_height(datum)
            rows.append(max(body, label) if self.side else body + (label + 0.9 if label else 0))
        if self.side and max(rows) < CHOICES.ranked.level_ratio * min(rows):
            rows = [max(rows)] * len(rows)
        return rows

    def scale(self) -> tuple[float, float]:
        """Return mm per unit of value and the x of zero; scale 0 where nothing fits."""
        left = (self.label_width + 3.0) if self.side and self.label_width > 0.1 else 0.0
        room = self.width - left - 1.2
        values = [d.value or 0.0 for d in self.figure.items]
        low = min(0.0, *values)
        limits = [
            (room - g.width) / (max(v, 0.0) - low)
            for v, g in zip(values, self.groups, strict=True)
            if max(v, 0) > low
        ]
        if any(room - g.width < CHOICES.ranked.shortest_bar_mm for g in self.groups):
            return 0.0, left
        scale = min(limits, default=1.0)
        return scale, left - low * scale

    def need(self) -> float:
        """Return the height of the body, mm."""
        most = CHOICES.words.label_lines
        if self.scale()[0] <= 0 or any(len(self.labels(d)[0]) > most for d in self.figure.items):
            return math.inf
        rows = self.heights()
        return sum(rows) + self.gap * (len(rows) - 1)


def _draw(rows: Rows, pen: Pen, box: Box) -> None:
    figure, heights, groups = rows.figure, rows.heights(), rows.groups
    styles = rows.gauge.styles
    scale, zero = rows.scale()
    units = in_units(figure)
    most = int(max((d.value or 0 for d in figure.items), default=0))
    spare = max(0.0, box.height - sum(heights))
    gap = spare / max(1, len(heights) - 1) if len(heights) > 1 else 0.0
    y = box.y + (spare / 2 if len(heights) == 1 else 0)
    for i, (datum, height, number) in enumerate(zip(figure.items, heights, groups, strict=True)):
        if i:
            pen.rect(box.x, y - gap / 2 - 0.06, box.width, 0.12, "grey_light")
        label, note = rows.labels(datum)
        block = rows.label_height(datum)
        top = y + (height - block) / 2 if rows.side else y
        top = pen.lines(box.x, top, label, styles.bar_label, rows.label_pt)
        pen.lines(box.x, top + (0.5 if label else 0), note, styles.note)
        body = max(rows.bar, number.height)
        middle = y + height / 2 if rows.side else y + height - body / 2
        value = datum.value or 0.0
        start, end = zero + min(0.0, value) * scale, zero + max(0.0, value) * scale
        after = box.x + max(end, zero) + 1.2
        if units:
            pitch = min(scale, rows.bar * 1.9)
            after = box.x + zero + value * pitch + 0.8
            _units(
                pen,
                box.x + zero,
                middle,
                rows.bar,
                pitch,
                int(value),
                most,
                after + number.width + 0.8,
                ink_of(datum),
            )
        else:
            pen.rect(
                box.x + start, middle - rows.bar / 2, max(end - start, 0.3), rows.bar, ink_of(datum)
            )
        number.draw(pen, after, middle + number.height / 2)
        y += height + gap
    if any((d.value or 0) < 0 for d in figure.items):
        pen.rect(box.x + zero - 0.09, box.y, 0.18, y - gap - box.y, "ink")


def _units(
    pen: Pen,
    x: float,
    middle: float,
    height: float,
    pitch: float,
    count: int,
    most: int,
    free: float,
    ink: str,
) -> None:
    """Draw `count` filled squares and, from `free` on, pale ones up to `most`."""
    side = pitch * 0.87
    tall = min(height, side * 1.25)
    for i in range(count):
        pen.rect(x + i * pitch, middle - tall / 2, side, tall, ink)
    for i in range(count, most):
        if x + i * pitch >= free:
            pen.rect(x + i * pitch, middle - tall / 2, side, tall, "tint")


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return bars beside their labels and under them."""
    frame = Frame.of(figure, width, gauge)

    def rows(level: float, side: bool) -> Rows:
        return Rows(figure, width, gauge, level, side)

    def need(level: float, side: bool) -> float:
        return rows(level, side).need()

    def draw(pen: Pen, box: Box, level: float, side: bool) -> None:
        _draw(rows(level, side), pen, box)

    ways, own = [], CHOICES.ranked
    sides = math.isfinite(need(0.0, True))
    beside = 0.0 if width >= own.side_from_mm else own.narrow_side_rank
    for name, side, rank in (("side", True, beside), ("over", False, own.over_rank)):
        if not side and sides and width > own.over_to_mm:
            continue
        ways.append(
            framed(
                frame,
                name,
                partial(need, side=side),
                partial(draw, side=side),
                rank=rank,
            )
        )
    return ways
