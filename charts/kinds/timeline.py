"""Dated events on a scale: across the width, or down it where the chart is narrow or tall.

Input: items with a period and a text (a label is its strong first line). Output: a rule with a dot
and a date for each event, the words under or beside it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.dates import years
from charts.events import Event, dot
from charts.frame import Frame, framed
from charts.gauge import Gauge, block_height
from charts.numbers import moment
from charts.palette import PLAIN, ink_of
from charts.scene import Box, Pen
from content.model import Figure
from content.words import Message, message

NAME = "时间轴"
WIDEST_MM = CHOICES.timeline.widest_mm
PERIOD_FIRST = True


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    bare = [str(i + 1) for i, d in enumerate(figure.items) if not (d.period or d.label or d.text)]
    return message("chart.event-empty", events=tuple(bare)) if bare else None


@dataclass(frozen=True)
class Across:
    """The events side by side along a rule: true to scale with ticks, or evenly spaced without."""

    figure: Figure
    width: float
    gauge: Gauge
    scaled: bool

    @property
    def periods(self) -> list[str]:
        """When each event was."""
        return [d.period for d in self.figure.items]

    @cached_property
    def slots(self) -> list[tuple[float, float]]:
        """Left edge and width of each event, mm; empty where the dates have no scale."""
        count = len(self.figure.items)
        if not self.scaled:
            return [(self.width * i / count, self.width / count) for i in range(count)]
        dates = years(self.periods)
        if not dates or count < 2 or dates[-1] - dates[0] > CHOICES.timeline.most_years:
            return []
        mean = (dates[-1] - dates[0]) / (count - 1)
        scale = self.width / (dates[-1] - dates[0] + max(mean, 0.5))
        edges = [(d - dates[0]) * scale for d in dates] + [self.width]
        return [(a, b - a) for a, b in pairwise(edges)]

    def events(self, level: float) -> list[Event]:
        """Break all events."""
        return [
            Event.of(d, max(wide - 2.6, 1.0), level, self.gauge)
            for d, (_, wide) in zip(self.figure.items, self.slots, strict=True)
        ]

    def radius(self, level: float) -> float:
        """Radius of a dot, mm."""
        return between(1.4, 2.1, level)

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        if not self.slots:
            return math.inf
        events = self.events(level)
        for event, (_, wide) in zip(events, self.slots, strict=True):
            date = event.date.width + 2.2 * self.radius(level) + 1.5
            number = event.number.width + 2.6 if event.number else 0.0
            if wide < max(CHOICES.timeline.slot_mm, date, number) or event.crowded:
                return math.inf
        date = max(e.date.height for e in events)
        words = max(e.height for e in events)
        return (
            date + between(1.0, 1.8, level) + self.radius(level) + between(1.3, 2.8, level) + words
        )

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw rule, dots, dates and words."""
        events, radius = self.events(level), self.radius(level)
        rest = max(0.0, box.height - self.need(level))
        date = max(e.date.height for e in events)
        top = box.y + rest * 0.15
        axis = top + date + between(1.0, 1.8, level) + rest * 0.1
        below = axis + radius + between(1.3, 2.8, level) + rest * 0.3
        pen.rect(box.x, axis - 0.2, box.width, 0.4, PLAIN)
        if self.scaled:
            self._ticks(pen, box.x + radius, axis, box.width - radius)
        for datum, event, (left, _) in zip(self.figure.items, events, self.slots, strict=True):
            x = box.x + left
            dot(pen, x + radius, axis, radius, ink_of(datum))
            event.date.draw(pen, x + 2 * radius + 0.5, axis - between(1.0, 1.8, level))
            event.draw(pen, x, below)

    def _ticks(self, pen: Pen, x: float, axis: float, room: float) -> None:
        """Draw the scale: years, and the finest part of a year that is not too fine."""
        dates = years(self.periods) or []
        scale = self.slots[1][0] / (dates[1] - dates[0])
        parts = next((p for p in (12, 4, 1) if scale / p >= 1.4), 1)
        first = dates[0]
        for i in range(1, int(room / scale * parts) + 1):
            whole = abs((first + i / parts) % 1) < 1e-6 or abs((first + i / parts) % 1 - 1) < 1e-6
            pen.rect(x + i * scale / parts - 0.07, axis, 0.14, 1.5 if whole else 0.95, PLAIN)


@dataclass(frozen=True)
class Down:
    """The events under each other along an upright rule; dates over the words or in a column."""

    figure: Figure
    width: float
    gauge: Gauge
    column: bool

    def places(self, level: float) -> tuple[float, float]:
        """Return the x of dates and of words."""
        left = 2 * between(1.3, 2.0, level) + 1.8
        if not self.column:
            return left, left
        size = self.gauge.styles.sizes.date.at(level)
        dates = max(moment(d.period, size, "ink", self.gauge).width for d in self.figure.items)
        return left, left + dates + between(2.5, 4.5, level)

    def events(self, level: float) -> list[Event]:
        """Break all events."""
        room = self.width - self.places(level)[1]
        return [Event.of(d, max(room, 1.0), level, self.gauge) for d in self.figure.items]

    def first(self, event: Event) -> float:
        """Return how far under the top of the date its words begin: first lines level, mm."""
        if event.height <= event.date.height:
            return (event.date.height - event.height) / 2
        line = block_height(1, self.gauge.styles.event_text, event.text_pt)
        return max(0.0, (event.date.height - line) / 2)

    def rows(self, level: float) -> list[float]:
        """Return the height of each event, mm."""
        rows = []
        for event in self.events(level):
            if self.column:
                rows.append(max(self.first(event) + event.height, event.date.height))
            else:
                rows.append(
                    event.date.height
                    + (between(1.3, 2.2, level) + event.height if event.height else 0)
                )
        return rows

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        events = self.events(level)
        dates, words = self.places(level)
        own = CHOICES.timeline
        least = own.beside_words_mm if self.column else own.under_words_mm
        if self.width - words < least or any(
            e.crowded
            or dates + e.date.width > self.width
            or (e.number and words + e.number.width > self.width)
            for e in events
        ):
            return math.inf
        rows = self.rows(level)
        return sum(rows) + between(1.8, 4.2, level) * (len(rows) - 1)

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw rule, dots, dates and words."""
        events, rows = self.events(level), self.rows(level)
        spare = max(0.0, box.height - sum(rows))
        gap = spare / max(1, len(rows) - 1) if len(rows) > 1 else 0.0
        radius = between(1.3, 2.0, level)
        dates, words = self.places(level)
        y, middles = box.y, []
        for event, row in zip(events, rows, strict=True):
            middles.append(y + event.date.height / 2)
            event.date.draw(pen, box.x + dates, y + event.date.height)
            top = y + event.date.height + between(1.3, 2.2, level)
            if self.column:
                top = y + self.first(event)
            event.draw(pen, box.x + words, top)
            y += row + gap
        end = box.bottom if len(rows) > 1 else middles[-1]
        pen.rect(box.x + radius - 0.2, middles[0], 0.4, end - middles[0], PLAIN)
        for datum, middle in zip(self.figure.items, middles, strict=True):
            dot(pen, box.x + radius, middle, radius, ink_of(datum))


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the events across, and down with the date beside or over the words."""
    frame = Frame.of(figure, width, gauge)
    ways, own = [], CHOICES.timeline
    for scaled, rank in ((True, 0.0), (False, own.even_rank)):
        across = Across(figure, width, gauge, scaled)
        name = "scaled" if scaled else "across"
        ways.append(framed(frame, name, across.need, across.compose, own.across_stretch, rank))
    fits = any(math.isfinite(way.need(0.0)) for way in ways)
    for column, rank, widest in (
        (True, own.beside_rank, own.beside_to_mm),
        (False, own.under_rank, own.under_to_mm),
    ):
        if fits and width > widest:  # short lines would leave the right half empty
            continue
        down = Down(figure, width, gauge, column)
        name = "beside" if column else "under"
        ways.append(framed(frame, name, down.need, down.compose, own.down_stretch, rank))
    return ways
