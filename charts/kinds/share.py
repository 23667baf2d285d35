"""A part of a whole: a ring (style `ring`) or a field of a hundred squares (style `waffle`).

Input: one or more items that are parts of `total` (100 where the unit is %). Output: the ring or
field with its number, the words beside it where the chart is wide, else under it. Words such as
超过 are kept, and a note says that the number itself is drawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Frame, foot_lines, framed, head_rule
from charts.gauge import Gauge, block_height
from charts.legend import Legend
from charts.numbers import number_text, plain, unit_text
from charts.ring import draw_whole, in_ring, whole
from charts.scene import Box, Pen
from content.model import Datum, Figure
from content.words import Message, message

NAME = "占比图"
WIDEST_MM = CHOICES.share.widest_mm
ONE_SCALE = True


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if figure.style not in {"", "ring", "waffle"}:
        return message("chart.share-style", style=figure.style)
    if any(d.value is None or d.value < 0 for d in figure.items):
        return message("chart.part-below-0")
    if not whole(figure):
        return message("chart.no-whole")
    if sum(d.value or 0.0 for d in figure.items) > whole(figure) * (1 + 1e-9):
        return message("chart.parts-over-whole", whole=whole(figure))
    return None


def notes(figure: Figure) -> tuple[str, ...]:
    """Return the note on words that a drawing cannot show."""
    said = tuple(
        f"注：原文为“{plain(d)}”，图按{number_text(d)}{unit_text(d)}绘。"
        for d in figure.items
        if d.before or d.after
    )
    units = {d.unit for d in figure.items}
    if figure.total and units != {"%"}:
        shape = "全部方格" if figure.style == "waffle" else "整环"
        unit = units.pop() if len(units) == 1 else ""
        said += (f"{shape}＝{number_text(Datum(value=figure.total))}{unit}。",)
    return said


@dataclass(frozen=True)
class Beside:
    """Ring left; title, words, note and source at its right."""

    figure: Figure
    width: float
    gauge: Gauge

    def across(self, level: float) -> float:
        """Diameter, mm."""
        return between(17, max(17.0, min(48.0, 0.42 * self.width)), level)

    def words(self, level: float) -> tuple[tuple[str, ...], Legend, tuple[str, ...], float]:
        """Return title, legend, foot and their measure."""
        across = self.across(level)
        room = self.width - across - between(3.5, 6, level)
        role = self.gauge.styles.title
        title = self.gauge.wrap(self.figure.title, max(room, 1), role, by_phrase=True)
        inside = in_ring(self.figure, across, self.gauge) is not None
        foot = foot_lines(
            [*notes(self.figure), self.figure.note, self.figure.source], max(room, 1), self.gauge
        )
        return title, Legend(self.figure, room, level, self.gauge, inside), foot, room

    def parts(self, level: float) -> list[float]:
        """Return the heights of title, legend and foot, mm."""
        title, legend, foot, _ = self.words(level)
        return [
            block_height(len(title), self.gauge.styles.title),
            legend.height,
            block_height(len(foot), self.gauge.styles.note),
        ]

    def need(self, level: float) -> float:
        """Return the whole height, mm."""
        title, _, foot, room = self.words(level)
        own = CHOICES.share
        if room < own.beside_room_mm:
            return math.inf
        if len(title) > own.title_lines or len(foot) > own.foot_lines:
            return math.inf
        gaps = between(1.6, 3.6, level) * (sum(1 for p in self.parts(level) if p) - 1)
        return (
            between(3.0, 4.5, level) + max(self.across(level), sum(self.parts(level)) + gaps) + 0.4
        )

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw rule, ring and words."""
        head_rule(pen, box.x, box.y, box.width)
        across = self.across(level)
        title, legend, foot, room = self.words(level)
        top = box.y + between(3.0, 4.5, level)
        height = box.bottom - 0.4 - top
        draw_whole(self.figure, pen, box.x, top + (height - across) / 2, across, self.gauge)
        parts = [p for p in self.parts(level) if p]
        gap = between(1.6, 3.6, level)
        free = height - sum(parts) - gap * (len(parts) - 1)
        more = max(0.0, min(free * 0.5, 4.0 * (len(parts) - 1)))
        gap += more / max(1, len(parts) - 1)
        y = top + (free - more) / 2
        x = box.right - room
        if title:
            y = pen.lines(x, y, title, self.gauge.styles.title) + gap
        if legend.height:
            y = legend.draw(pen, x, y, legend.gap) + gap
        pen.lines(x, y, foot, self.gauge.styles.note)


@dataclass(frozen=True)
class Under:
    """The common head; the ring under it, its words beside or below."""

    figure: Figure
    width: float
    gauge: Gauge
    below: bool

    def across(self, level: float) -> float:
        """Diameter, mm."""
        if self.below:
            return between(min(24.0, self.width), min(self.width, 46.0), level)
        return between(15, max(15.0, min(48.0, 0.48 * self.width)), level)

    def legend(self, level: float) -> Legend:
        """Return the words of the parts."""
        across = self.across(level)
        room = self.width if self.below else self.width - across - between(3.5, 6, level)
        return Legend(
            self.figure,
            room,
            level,
            self.gauge,
            in_ring(self.figure, across, self.gauge) is not None,
        )

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        legend = self.legend(level)
        if legend.room < CHOICES.share.room_mm:
            return math.inf
        if self.below:
            return self.across(level) + between(2.0, 4.0, level) + legend.height
        return max(self.across(level), legend.height)

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw ring and words."""
        legend, across = self.legend(level), self.across(level)
        rest = max(0.0, box.height - self.need(level))
        if self.below:
            left = box.x + (box.width - across) / 2
            draw_whole(self.figure, pen, left, box.y + rest * 0.3, across, self.gauge)
            gap = legend.gap + min(rest * 0.4 / max(1, len(self.figure.items) - 1), 2.0)
            top = box.y + rest * 0.5 + across + between(2.0, 4.0, level)
            single = len(self.figure.items) == 1
            legend.draw(
                pen, box.x + (box.width / 2 if single else 0), top, gap, 0.5 if single else 0.0
            )
            return
        draw_whole(self.figure, pen, box.x, box.y + (box.height - across) / 2, across, self.gauge)
        count = len(self.figure.items)
        spread = max(0.0, box.height - legend.height)
        gap = legend.gap + (min(spread * 0.6 / (count - 1), 4) if count > 1 else 0)
        tall = legend.height + (gap - legend.gap) * (count - 1)
        legend.draw(pen, box.right - legend.room, box.y + (box.height - tall) / 2, gap)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return ring beside all words, ring beside its labels, ring over its labels."""
    frame = Frame.of(figure, width, gauge, notes(figure))
    beside = Beside(figure, width, gauge)
    right, below = Under(figure, width, gauge, False), Under(figure, width, gauge, True)
    own = CHOICES.share
    first, stretch = 0.0 if width >= own.beside_from_mm else own.narrow_rank, own.stretch
    ways = [Arrangement("beside", beside.need, beside.compose, stretch, first)]
    ways.append(framed(frame, "right", right.need, right.compose, stretch, own.right_rank))
    if width <= own.below_to_mm:
        ways.append(framed(frame, "below", below.need, below.compose, stretch, own.below_rank))
    return ways
