"""Events of a timeline: the date, the words under or beside it, the dot on the rule.

Input: a datum, a measure in mm and a size level. Output: an `Event`, broken and measured.
"""

from __future__ import annotations

from dataclasses import dataclass

from charts.arrangement import between
from charts.choices import CHOICES
from charts.gauge import LABEL, LABEL_PT, LEADING, NOTE, NOTE_LEADING, NOTE_PT, STRONG, Gauge
from charts.numbers import Group, group, moment
from charts.scene import Pen, block_height
from content.model import Datum


def ink_of(datum: Datum) -> str:
    """Return the ink of an event."""
    return "primary" if datum.highlight else "secondary"


@dataclass(frozen=True)
class Event:
    """The words of an event, broken for a measure."""

    date: Group
    strong: tuple[str, ...]
    words: tuple[str, ...]
    number: Group | None
    note: tuple[str, ...]
    size: float

    @classmethod
    def of(cls, datum: Datum, room: float, level: float, gauge: Gauge) -> Event:
        """Break an event's words for a measure at a level."""
        size = round(between(LABEL_PT, 10, level) * 4) / 4
        return cls(
            moment(datum.period, between(12, 18, level), ink_of(datum), gauge),
            gauge.wrap(datum.label, room, STRONG, size),
            gauge.wrap(datum.text, room, LABEL, size),
            group(datum, between(11, 16, level), ink_of(datum), gauge)
            if datum.value is not None
            else None,
            gauge.wrap(datum.note, room, NOTE, NOTE_PT),
            size,
        )

    def parts(self) -> list[float]:
        """Return the heights of its parts under the date, mm."""
        return [
            h
            for h in (
                block_height(len(self.strong), STRONG, self.size, LEADING),
                block_height(len(self.words), LABEL, self.size, LEADING),
                self.number.height if self.number else 0.0,
                block_height(len(self.note), NOTE, NOTE_PT, NOTE_LEADING),
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
            y = pen.lines(x, y, self.strong, STRONG, self.size, LEADING) + 0.9
        if self.words:
            y = pen.lines(x, y, self.words, LABEL, self.size, LEADING) + 0.9
        if self.number:
            self.number.draw(pen, x, y + self.number.height)
            y += self.number.height + 0.9
        pen.lines(x, y, self.note, NOTE, NOTE_PT, NOTE_LEADING, "grey_dark")


def dot(pen: Pen, x: float, y: float, radius: float, ink: str) -> None:
    """Draw the double ring of an event."""
    pen.disc(x, y, radius, ink)
    pen.disc(x, y, radius * 0.74, "paper")
    pen.disc(x, y, radius * 0.42, ink)
