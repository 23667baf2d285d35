"""Events of a timeline: the date, the words under or beside it.

Input: a datum, a measure in mm and a size level. Output: an `Event`, broken and measured.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from charts.choices import CHOICES
from charts.gauge import Gauge, block_height
from charts.numbers import Group, group, moment
from charts.palette import ink_of
from content.model import Datum
from fonts.setting.chart_styles import ChartStyles

if TYPE_CHECKING:
    from charts.sheet import PressAxes

GAP_MM = 0.9


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
        styles, sizes, room = gauge.styles, gauge.styles.sizes, max(room, 1.0)
        event_pt = styles.event.size.quarter(level)
        text_pt = styles.event_text.size.quarter(level)
        number = group(datum, sizes.event.at(level), ink_of(datum), gauge)
        return cls(
            moment(datum.period, sizes.date.at(level), ink_of(datum), gauge),
            gauge.wrap(datum.label, room, styles.event, event_pt),
            gauge.wrap(datum.text, room, styles.event_text, text_pt),
            number if datum.value is not None else None,
            gauge.wrap(datum.note, room, styles.note),
            event_pt,
            text_pt,
            styles,
        )

    def parts(self) -> list[float]:
        """Return the heights of its parts under the date, mm: words, text, number, note."""
        return [
            block_height(len(self.strong), self.styles.event, self.event_pt),
            block_height(len(self.words), self.styles.event_text, self.text_pt),
            self.number.height if self.number else 0.0,
            block_height(len(self.note), self.styles.note),
        ]

    @property
    def height(self) -> float:
        """Height of its words under the date, mm."""
        parts = [part for part in self.parts() if part]
        return sum(parts) + GAP_MM * max(0, len(parts) - 1)

    @property
    def crowded(self) -> bool:
        """Whether it has too many lines to be read."""
        return len(self.strong) + len(self.words) > CHOICES.words.event_lines

    def draw(self, ax: PressAxes, x: float, y: float) -> None:
        """Set its words from an upper left corner."""
        strong, words, number, _ = self.parts()
        ax.stack(x, y, self.strong, self.styles.event, self.event_pt)
        y += strong + GAP_MM if strong else 0.0
        ax.stack(x, y, self.words, self.styles.event_text, self.text_pt)
        y += words + GAP_MM if words else 0.0
        if self.number:
            ax.put(x, y + number, self.number)
            y += number + GAP_MM
        ax.stack(x, y, self.note, self.styles.note)
