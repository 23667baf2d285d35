"""Rows of a label, a bar and a number, measured: bars, stages.

Input: values, a width and a level. Output: `Rows`, where they fit: labels beside the bars or over
them, and the scale at which all bars and numbers hold. A bar below zero runs to the left; with
labels beside the bars its label then stands at the right of zero, as close as the others' do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from charts.arrangement import between
from charts.choices import CHOICES
from charts.gauge import Block, Gauge
from charts.numbers import Group, aside, group
from charts.palette import ink_of
from content.model import Datum

if TYPE_CHECKING:
    from charts.sheet import PressAxes

GAP_MM = 1.2  # between a bar and its number
LABEL_MM = 2.2  # between a label and its bar
OVER_MM = 0.9  # between a label and the bar under it


@dataclass(frozen=True)
class Rows:
    """Labels, numbers and heights of some rows, the place of zero and mm a unit."""

    items: Sequence[Datum]
    blocks: list[Block]
    numbers: list[Group]
    heights: list[float]
    bar: float
    zero: float
    scale: float
    side: bool
    crossing: bool

    @classmethod
    def of(
        cls, items: Sequence[Datum], width: float, gauge: Gauge, level: float, side: bool
    ) -> Rows | None:
        """Measure rows; nothing where they do not fit."""
        own, styles = CHOICES.ranked, gauge.styles
        bar, role = between(2.5, 5.4, level), styles.bar_label
        size = role.size.quarter(level)
        room = max(own.label_share * width, own.label_mm) if side else width
        blocks = [gauge.block(d.label, aside(d.period, d.note), room, role, size) for d in items]
        big = styles.sizes.bar.at(level)
        numbers = [group(d, big, ink_of(d), gauge) for d in items]
        if any(len(b.label) > CHOICES.words.label_lines for b in blocks):
            return None
        heights = []
        for block, number in zip(blocks, numbers, strict=True):
            body, label = max(bar, number.height), block.height
            heights.append(max(body, label) if side else body + (label + OVER_MM if label else 0))
        if side and max(heights) < own.level_ratio * min(heights):
            heights = [max(heights)] * len(heights)
        values = [d.value or 0.0 for d in items]
        crossing = side and min(values) < 0 and all(b.height < 1.5 * heights[0] for b in blocks)
        found = (_crossing if crossing else _one_way)(
            values, [b.width for b in blocks], [n.width for n in numbers], width, side
        )
        if found is None:
            return None
        return cls(items, blocks, numbers, heights, bar, *found, side, crossing)

    def tops(self, height: float) -> list[float]:
        """Return the upper edges of the rows when so much height is shared out."""
        spare, count = max(0.0, height - sum(self.heights)), len(self.heights)
        gap = spare / (count - 1) if count > 1 else 0.0
        y, made = spare / 2 if count == 1 else 0.0, []
        for tall in self.heights:
            made.append(y)
            y += tall + gap
        return made

    def middles(self, height: float) -> list[float]:
        """Return the heights of the bars' middles."""
        rows = zip(self.tops(height), self.heights, self.numbers, strict=True)
        return [
            y + (tall / 2 if self.side else tall - max(self.bar, n.height) / 2)
            for y, tall, n in rows
        ]

    def label(self, ax: PressAxes) -> list[float]:
        """Make x the values and set labels and numbers; return the heights of the bars' middles."""
        ax.values(self.zero, self.scale)
        tall = ax.size_mm[1]
        places = self.middles(tall)
        for d, block, number, top, row, y in zip(
            self.items,
            self.blocks,
            self.numbers,
            self.tops(tall),
            self.heights,
            places,
            strict=True,
        ):
            value = d.value or 0.0
            below = self.crossing and value < 0
            if not self.side:
                ax.block(0, top, block, over=ax.by_rows)
            elif below:
                ax.block(0, y, block, "", 0, (LABEL_MM, -block.height / 2))
            elif self.crossing:
                ax.block(0, y, block, "", 1, (-LABEL_MM, -block.height / 2))
            else:
                ax.block(0, top + (row - block.height) / 2, block, over=ax.by_rows)
            end = value if below else max(value, 0.0)
            shift = (-GAP_MM if below else GAP_MM), number.height / 2
            ax.put(end, y, number, 1 if below else 0, shift)
        return places


def _one_way(
    values: list[float], labels: list[float], numbers: list[float], width: float, side: bool
) -> tuple[float, float] | None:
    """Return the place of zero and the scale; numbers stand at the right of their bars."""
    widest = max(labels)
    left = widest + LABEL_MM if side and widest > 0.1 else 0.0
    room, low = width - left - GAP_MM, min(0.0, *values)
    if any(room - n < CHOICES.ranked.shortest_bar_mm for n in numbers):
        return None
    limits = [
        (room - n) / (max(v, 0.0) - low)
        for v, n in zip(values, numbers, strict=True)
        if max(v, 0) > low
    ]
    scale = min(limits, default=1.0)
    return left - low * scale, scale


def _crossing(
    values: list[float], labels: list[float], numbers: list[float], width: float, side: bool
) -> tuple[float, float] | None:
    """Return the place of zero and the scale; what is below zero is the others' mirror."""

    def sides(scale: float) -> tuple[float, float]:
        reach = [abs(v) * scale + GAP_MM + n for v, n in zip(values, numbers, strict=True)]
        named = [n + LABEL_MM if n else 0.0 for n in labels]
        below = [v < 0 for v in values]
        return (
            max(r if b else n for r, n, b in zip(reach, named, below, strict=True)),
            max(n if b else r for r, n, b in zip(reach, named, below, strict=True)),
        )

    low, high = 0.0, width / max(abs(v) for v in values)
    for _ in range(32):
        scale = (low + high) / 2
        low, high = (scale, high) if sum(sides(scale)) <= width else (low, scale)
    if low * max(abs(v) for v in values) < CHOICES.ranked.shortest_bar_mm / 2:
        return None
    return sides(low)[0], low
