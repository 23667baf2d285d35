"""Where one unit stands among others, measure by measure: a dot a unit on a line.

Input: items with label (measure), series (unit) and value, one unit highlighted; all on one scale
from zero. Output: a row a measure with its label, the highlighted unit's number and a line of dots,
from the least to the greatest.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Frame, framed
from charts.gauge import Gauge
from charts.numbers import Group, group, number_text
from charts.palette import HIGHLIGHT, PALE, SOFT
from charts.scene import Box, Pen
from charts.unprinted import unprinted
from content.model import Datum, Figure
from content.words import Message, message
from fonts.lengths import mm

NAME = "点带图"
WIDEST_MM = CHOICES.strip.widest_mm

KEY_MM = 4.4
OWN_MM, OTHER_MM = 1.5, 0.85  # radius of a dot


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if any(d.value is None or d.value < 0 for d in figure.items):
        return message("chart.dot-below-0")
    for label in {d.label for d in figure.items}:
        if sum(1 for d in figure.items if d.label == label and d.highlight) != 1:
            return message("chart.no-highlight", label=label)
    return unprinted(figure, "period", "note")


@dataclass(frozen=True)
class Strip:
    """The rows at one width."""

    figure: Figure
    width: float
    gauge: Gauge

    @property
    def rows(self) -> list[tuple[Datum, list[Datum]]]:
        """Highlighted value and the others, measure by measure."""
        labels = dict.fromkeys(d.label for d in self.figure.items)
        made = []
        for label in labels:
            items = [d for d in self.figure.items if d.label == label]
            own = next(d for d in items if d.highlight)
            made.append((own, [d for d in items if d is not own]))
        return made

    @property
    def most(self) -> float:
        """The end of the scale: 100 for shares."""
        most = max(d.value or 0.0 for d in self.figure.items) or 1.0
        return 100.0 if most <= 100 and {d.unit for d in self.figure.items} == {"%"} else most

    def number(self, datum: Datum, level: float) -> Group:
        """Compose the highlighted unit's number."""
        return group(datum, self.gauge.styles.sizes.strip.at(level), HIGHLIGHT, self.gauge)

    def label_pt(self, level: float) -> float:
        """Size of the labels."""
        return self.gauge.styles.strip_label.size.quarter(level)

    def row(self, level: float) -> float:
        """Height of a row: label and number over the line, mm."""
        head = max(self.number(own, level).height for own, _ in self.rows)
        return max(head, mm(self.label_pt(level))) + 1.4 + 2 * OWN_MM + between(0.8, 3.0, level)

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        if self.width < CHOICES.strip.shortest_mm:
            return math.inf
        for own, _ in self.rows:
            label = self.gauge.width(own.label, self.gauge.styles.strip_label, self.label_pt(level))
            if label + self.number(own, level).width + CHOICES.strip.label_gap_mm > self.width:
                return math.inf
        return KEY_MM + self.row(level) * len(self.rows)

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw the rows."""
        own, name = self.rows[0][0], self.gauge.styles.name
        base = box.y + 0.86 * mm(name.size.pt)
        pen.disc(box.x + OWN_MM, base - 0.9, OWN_MM * 0.8, HIGHLIGHT)
        x = box.x + 2 * OWN_MM + 1.0
        x += pen.text(x, base, own.series, name) + 3.5
        pen.disc(x, base - 0.9, OTHER_MM, SOFT)
        pen.text(x + 1.8, base, "其他各处", name)
        end = number_text(Datum(value=self.most)) + own.unit
        pen.text(box.right, base, f"0—{end}", self.gauge.styles.note, anchor=1)
        row = (box.height - KEY_MM) / len(self.rows)
        y = box.y + KEY_MM
        for own, others in self.rows:
            self._row(pen, box, y, row, own, others, level)
            y += row

    def _row(
        self,
        pen: Pen,
        box: Box,
        y: float,
        row: float,
        own: Datum,
        others: list[Datum],
        level: float,
    ) -> None:
        """Draw one measure."""
        number, size = self.number(own, level), self.label_pt(level)
        head = max(number.height, mm(size))
        free = row - (head + 1.4 + 2 * OWN_MM)
        foot = y + free * 0.45 + head
        pen.text(box.x, foot, own.label, self.gauge.styles.strip_label, size)
        number.draw(pen, box.right, foot, anchor=1)
        line = foot + 1.4 + OWN_MM
        left, room = box.x + OWN_MM, box.width - 2 * OWN_MM
        pen.rect(left, line - 0.08, room, 0.16, "grey")
        places = [left + room * (d.value or 0.0) / self.most for d in (own, *others)]
        pen.rect(min(places), line - 0.3, max(places) - min(places), 0.6, PALE)
        for place in places[1:]:
            pen.disc(place, line, OTHER_MM, SOFT)
        pen.disc(places[0], line, OWN_MM, HIGHLIGHT)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the rows under each other."""
    strip = Strip(figure, width, gauge)
    frame = Frame.of(figure, width, gauge)
    stretch = CHOICES.strip.stretch
    return [framed(frame, "strip", strip.need, strip.compose, stretch=stretch)]
