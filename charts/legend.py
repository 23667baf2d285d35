"""The words of the parts of a whole: a square of the part's ink, its label, its number.

Input: a `share` figure and a measure in mm. Output: broken and measured entries that draw
themselves.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from charts.arrangement import between
from charts.choices import CHOICES
from charts.gauge import Gauge, block_height
from charts.numbers import Group, aside, group
from charts.ring import inks, word_ink
from charts.scene import Pen
from content.model import Datum, Figure


@dataclass(frozen=True)
class Legend:
    """The words of the parts, broken for a measure."""

    figure: Figure
    room: float
    level: float
    gauge: Gauge
    inside: bool  # a single number stands in the ring

    @property
    def size(self) -> float:
        """Size of labels."""
        return self.gauge.styles.label.size.quarter(self.level)

    @property
    def reach(self) -> float:
        """Where the numbers of several parts end: not far from their labels, mm."""
        role = self.gauge.styles.label
        labels = max(self.gauge.width(d.label, role, self.size) for d in self.figure.items)
        size = self.gauge.styles.sizes.legend.at(self.level)
        numbers = max(group(d, size, "ink", self.gauge).width for d in self.figure.items)
        return min(self.room, max(labels + numbers + 3.4 + 7.0, 40.0))

    def entries(
        self,
    ) -> list[tuple[Datum, str, tuple[str, ...], tuple[str, ...], Group | None, bool]]:
        """Return datum, ink, label, note, number, and whether the number stands under the label."""
        styles = self.gauge.styles
        many = len(self.figure.items) > 1
        indent = 3.4 if many else 0.0
        made = []
        for datum, ink in zip(self.figure.items, inks(self.figure), strict=True):
            number = None
            if many or not self.inside:
                size = styles.sizes.legend.at(self.level) * (1 if many else 1.35)
                number = group(datum, size, word_ink(ink), self.gauge)
            label_room = self.room - indent
            under = not many
            if number and many:
                beside = self.reach - indent - number.width - 2.5
                tight = beside < CHOICES.words.legend_label_mm
                under = tight and self.gauge.width(datum.label, styles.label, self.size) > beside
                label_room = self.room - indent if under else beside
            made.append(
                (
                    datum,
                    ink,
                    self.gauge.wrap(datum.label, max(label_room, 1), styles.label, self.size),
                    self.gauge.wrap(
                        aside(datum.period, datum.note), max(label_room, 1), styles.note
                    ),
                    number,
                    under,
                )
            )
        return made

    def heights(self) -> list[float]:
        """Return the height of each entry, mm."""
        rows, styles = [], self.gauge.styles
        for _, _, label, note, number, under in self.entries():
            words = block_height(len(label), styles.label, self.size)
            words += block_height(len(note), styles.note) + (0.5 if note and label else 0)
            tall = number.height if number else 0.0
            rows.append(words + (tall + 1.2 if tall else 0) if under else max(words, tall))
        return rows

    @property
    def gap(self) -> float:
        """Space between entries, mm."""
        return between(1.3, 3.2, self.level)

    @property
    def height(self) -> float:
        """Height of all, mm; infinite where a number does not fit."""
        if any(
            (n and n.width + 3.4 > self.room) or len(lab) > CHOICES.words.label_lines
            for _, _, lab, _, n, _ in self.entries()
        ):
            return math.inf
        rows = self.heights()
        return sum(rows) + self.gap * (len(rows) - 1)

    def draw(self, pen: Pen, x: float, y: float, gap: float, anchor: float = 0.0) -> float:
        """Set the entries; return the y under the last. `anchor` .5 centres a single one."""
        styles = self.gauge.styles
        many = len(self.figure.items) > 1
        for (_, ink, label, note, number, under), tall in zip(
            self.entries(), self.heights(), strict=True
        ):
            left, top = x + (3.4 if many else 0.0), y
            if number and under:
                if not many:
                    number.draw(pen, left, y + number.height, anchor)
                    top += number.height + 1.2
                else:
                    number.draw(pen, left, y + tall)
            elif number:
                number.draw(pen, x + self.reach, y + (tall + number.height) / 2, anchor=1)
            if many:
                pen.rect(x, top + 0.45, 2.0, 2.0, ink)
            below = pen.lines(left, top, label, styles.label, self.size, anchor=anchor)
            pen.lines(left, below + (0.5 if label else 0), note, styles.note, anchor=anchor)
            y += tall + gap
        return y - gap
