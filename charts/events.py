"""Events of a timeline: the date, the words under or beside it, the dot on the rule.

Input: a datum, a measure in mm and a size level. Output: an `Event`, broken and measured.
"""

from __future__ import annotations

from dataclasses import dataclass

from charts.choices import CHOICES
from charts.gauge import Gauge, block_height
from charts.numbers import Group, group, moment
from charts.palette import ink_of
from charts.scene import Pen
from content.model import Datum
from fonts.setting.chart_styles import ChartStyles


@dataclass(frozen=True)
class Event:
    """The words of an event, broken for a measure."""

    date: Group
    strong: tuple[str, ...]
    words: tuple[str, ...]
    number: Group | None
    note: tuple[str, ...]
    event_pt: float
    text_pt: float
    styles: ChartStyles

    @classmethod
    def of(cls, datum: Datum, room: float, level: float, gauge: Gauge) -> Event:
        """Break an event's words for a measure at a level."""
        styles = gauge.styles
        event_pt = styles.event.size.quarter(level)
        text_pt = styles.event_text.size.quarter(level)
        return cls(
            moment(datum.period, styles.sizes.date.at(level), ink_of(datum), gauge),
            gauge.wrap(datum.label, room, styles.event, event_pt),
            gauge.wrap(datum.text, room, styles.event_text, text_pt),
            group(datum, styles.sizes.event.at(level), ink_of(datum), gauge)
            if datum.value is not None
            else None,
            gauge.wrap(datum.note, room, styles.note),
            event_pt,
            text_pt,
            styles,
        )

    def parts(self) -> list[float]:
        """Return the heights of its parts under the date, mm."""
        return [
            h
            for h in (
                block_height(len(self.strong), self.styles.event, self.event_pt),
                block_height(len(self.words), self.styles.event_text, self.text_pt),
                self.number.height if self.number else 0.0,
                block_height(len(self.note), self.styles.note),
            )
            if h
        ]

    @property
    def height(self) -> float:
        """Height of its words, mm."""
        parts = self.parts()
        return sum(parts) + 0.9 * max(0, len(parts) - 1)

    @property
    def crowded(self) -> bool:
        """Whether there are too many short lines."""
        return len(self.strong) + len(self.words) > CHOICES.words.event_lines

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Set the words."""
        y = top
        if self.strong:
            y = pen.lines(x, y, self.strong, self.styles.event, self.event_pt) + 0.9
        if self.words:
            y = pen.lines(x, y, self.words, self.styles.event_text, self.text_pt) + 0.9
        if self.number:
            self.number.draw(pen, x, y + self.number.height)
            y += self.number.height + 0.9
        pen.lines(x, y, self.note, self.styles.note)


def dot(pen: Pen, x: float, y: float, radius: float, ink: str) -> None:
    """Draw the double ring of an event."""
    pen.disc(x, y, radius, ink)
    pen.disc(x, y, radius * 0.74, "paper")
    pen.disc(x, y, radius * 0.42, ink)
