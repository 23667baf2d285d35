"""A part of a whole: a ring (style `ring`) or a field of a hundred squares (style `waffle`).

Input: one or more items that are parts of `total` (100 where the unit is %). Output: the ring or
field with its number, the words beside it where the chart is wide, else under it. Words such as 超过
are kept, and a note says that the number itself is drawn.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from charts.arrangement import Arrangement, between
from charts.frame import NOTE_INK, TITLE_LEADING, Frame, foot_lines, framed, head_rule
from charts.gauge import (
    LABEL,
    LABEL_PT,
    LEADING,
    NOTE,
    NOTE_LEADING,
    NOTE_PT,
    TITLE,
    TITLE_PT,
    Gauge,
)
from charts.numbers import Group, aside, group, number_text, plain, unit_text
from charts.scene import Box, Pen, block_height
from content.model import Datum, Figure

HOLE = 0.66  # inner radius of a ring, of its outer
INKS = ("secondary", "secondary_mid", "grey", "primary_dark", "grey_dark", "secondary_light")


def whole(figure: Figure) -> float:
    """Return the whole of which the items are parts; 0 where it is not known."""
    if figure.total:
        return figure.total
    if all(d.unit in {"%", "％"} for d in figure.items):
        return 100.0
    return sum(d.value or 0.0 for d in figure.items) if len(figure.items) > 1 else 0.0


def check(figure: Figure) -> str:
    """Return what keeps a figure from being drawn."""
    if figure.style not in {"", "ring", "waffle"}:
        return f"style {figure.style!r} is neither ring nor waffle"
    if any(d.value is None or d.value < 0 for d in figure.items):
        return "every part needs a value of 0 or more"
    if not whole(figure):
        return "of which whole? give total"
    if sum(d.value or 0.0 for d in figure.items) > whole(figure) * (1 + 1e-9):
        return f"the parts are more than the whole ({whole(figure):g})"
    return ""


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
        said += (
            f"{shape}＝{number_text(Datum(value=figure.total))}{units.pop() if len(units) == 1 else ''}。",
        )
    return said


def inks(figure: Figure) -> list[str]:
    """Return the ink of each part: red for the highlighted, or for a part that stands alone."""
    if len(figure.items) == 1:
        return ["primary"]
    cool = iter(INKS * 3)
    return ["primary" if d.highlight else next(cool) for d in figure.items]


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
        return round(between(LABEL_PT, 9.5, self.level) * 4) / 4

    def entries(
        self,
    ) -> list[tuple[Datum, str, tuple[str, ...], tuple[str, ...], Group | None, bool]]:
        """Return datum, ink, label, note, number, and whether the number stands under the label."""
        many = len(self.figure.items) > 1
        indent = 3.4 if many else 0.0
        made = []
        for datum, ink in zip(self.figure.items, inks(self.figure), strict=True):
            number = None
            if many or not self.inside:
                number = group(
                    datum, between(12, 17, self.level) * (1 if many else 1.35), ink, self.gauge
                )
            label_room = self.room - indent
            under = not many
            if number and many:
                beside = self.room - indent - number.width - 2.5
                under = beside < 16 and self.gauge.width(datum.label, LABEL, self.size) > beside
                label_room = self.room - indent if under else beside
            made.append(
                (
                    datum,
                    ink,
                    self.gauge.wrap(datum.label, max(label_room, 1), LABEL, self.size),
                    self.gauge.wrap(
                        aside(datum.period, datum.note), max(label_room, 1), NOTE, NOTE_PT
                    ),
                    number,
                    under,
                )
            )
        return made

    def heights(self) -> list[float]:
        """Return the height of each entry, mm."""
        rows = []
        for _, _, label, note, number, under in self.entries():
            words = block_height(len(label), LABEL, self.size, LEADING)
            words += block_height(len(note), NOTE, NOTE_PT, NOTE_LEADING) + (
                0.5 if note and label else 0
            )
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
            (n and n.width + 3.4 > self.room) or len(lab) > 4
            for _, _, lab, _, n, _ in self.entries()
        ):
            return math.inf
        rows = self.heights()
        return sum(rows) + self.gap * (len(rows) - 1)

    def draw(self, pen: Pen, x: float, y: float, gap: float, anchor: float = 0.0) -> float:
        """Set the entries, a single one about an `anchor` (0 left, .5 middle); return the y under the last."""
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
                number.draw(pen, x + self.room, y + (tall + number.height) / 2, anchor=1)
            if many:
                pen.rect(x, top + 0.45, 2.0, 2.0, ink)
            below = pen.lines(left, top, label, LABEL, self.size, LEADING, "ink", anchor)
            pen.lines(
                left,
                below + (0.5 if label else 0),
                note,
                NOTE,
                NOTE_PT,
                NOTE_LEADING,
                NOTE_INK,
                anchor,
            )
            y += tall + gap
        return y - gap


def in_ring(figure: Figure, across: float, gauge: Gauge) -> list[tuple[Group, float]] | None:
    """Return the lines of the number inside a ring of a diameter, with their baselines, or nothing."""
    if len(figure.items) != 1 or figure.style == "waffle":
        return None
    datum, hole = figure.items[0], across / 2 * HOLE * 0.95
    for size in (0.98 * mm_pt(across) * f for f in (0.25, 0.22, 0.19, 0.16, 0.13)):
        if size < 10:
            break
        word = max(NOTE_PT, min(size * 0.42, 10))
        lines = [(group(Datum(before=w), word, "ink", gauge)) for w in [datum.before] if w]
        lines.append(group(datum, size, "primary", gauge, words=False))
        lines += [group(Datum(before=w), word, "ink", gauge) for w in [datum.after] if w]
        total = sum(g.height for g in lines) + 0.9 * (len(lines) - 1)
        y, placed, fits = -total / 2, [], True
        for line in lines:
            for edge in (y, y + line.height):
                fits = fits and math.hypot(line.width / 2, edge) <= hole
            y += line.height
            placed.append((line, y))
            y += 0.9
        if fits:
            return placed
    return None


def mm_pt(length: float) -> float:
    """Return millimetres in points."""
    return length * 72 / 25.4


def _mark(figure: Figure, pen: Pen, x: float, y: float, across: float, gauge: Gauge) -> None:
    """Draw ring or field in a square, top left at x, y."""
    if figure.style == "waffle":
        _field(figure, pen, x, y, across, 10)
        return
    radius = across / 2
    total, at = whole(figure), 0.0
    pen.sector(x + radius, y + radius, radius * HOLE, radius, 0, 1, "grey_light")
    for datum, ink in zip(figure.items, inks(figure), strict=True):
        end = min(1.0, at + (datum.value or 0.0) / total)
        pen.sector(x + radius, y + radius, radius * HOLE, radius, at, end, ink)
        at = end
    if len(figure.items) > 1:  # white cuts between the parts
        at = 0.0
        for datum in figure.items:
            turn = 2 * math.pi * at
            sin, cos = math.sin(turn), -math.cos(turn)
            cx, cy = x + radius, y + radius
            half = 0.2
            inner, outer = radius * (HOLE - 0.02), radius * 1.005
            pen.area(
                [
                    (cx + inner * sin - half * cos, cy + inner * cos + half * sin),
                    (cx + outer * sin - half * cos, cy + outer * cos + half * sin),
                    (cx + outer * sin + half * cos, cy + outer * cos - half * sin),
                    (cx + inner * sin + half * cos, cy + inner * cos - half * sin),
                ],
                "paper",
            )
            at += (datum.value or 0.0) / total
    for line, baseline in in_ring(figure, across, gauge) or []:
        line.draw(pen, x + radius, y + radius + baseline, anchor=0.5)


def _field(figure: Figure, pen: Pen, x: float, y: float, width: float, columns: int) -> None:
    """Draw a hundred squares filled row by row."""
    pitch = width / columns
    side = pitch * 0.86
    pitch = (width - side) / (columns - 1)
    total, start = whole(figure), 0.0
    for i in range(100):
        pen.rect(x + i % columns * pitch, y + i // columns * pitch, side, side, "grey_light")
    for datum, ink in zip(figure.items, inks(figure), strict=True):
        end = min(100.0, start + (datum.value or 0.0) / total * 100)
        for i in range(int(start), math.ceil(end - 1e-9)):
            left, right = max(start - i, 0.0), min(end - i, 1.0)
            pen.rect(
                x + i % columns * pitch + left * side,
                y + i // columns * pitch,
                (right - left) * side,
                side,
                ink,
            )
        start = end


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
        title = self.gauge.wrap(self.figure.title, max(room, 1), TITLE, TITLE_PT, by_phrase=True)
        inside = in_ring(self.figure, across, self.gauge) is not None
        foot = foot_lines(
            [*notes(self.figure), self.figure.note, self.figure.source], max(room, 1), self.gauge
        )
        return title, Legend(self.figure, room, level, self.gauge, inside), foot, room

    def parts(self, level: float) -> list[float]:
        """Return the heights of title, legend and foot, mm."""
        title, legend, foot, _ = self.words(level)
        return [
            block_height(len(title), TITLE, TITLE_PT, TITLE_LEADING),
            legend.height,
            block_height(len(foot), NOTE, NOTE_PT, NOTE_LEADING),
        ]

    def need(self, level: float) -> float:
        """Return the whole height, mm."""
        title, _, foot, room = self.words(level)
        if room < 28 or len(title) > 3 or len(foot) > 5:
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
        _mark(self.figure, pen, box.x, top + (height - across) / 2, across, self.gauge)
        parts = [p for p in self.parts(level) if p]
        gap = between(1.6, 3.6, level)
        free = height - sum(parts) - gap * (len(parts) - 1)
        more = max(0.0, min(free * 0.5, 4.0 * (len(parts) - 1)))
        gap += more / max(1, len(parts) - 1)
        y = top + (free - more) / 2
        x = box.right - room
        if title:
            y = pen.lines(x, y, title, TITLE, TITLE_PT, TITLE_LEADING) + gap
        if legend.height:
            y = legend.draw(pen, x, y, legend.gap) + gap
        pen.lines(x, y, foot, NOTE, NOTE_PT, NOTE_LEADING, NOTE_INK)


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
        if legend.room < 18:
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
            _mark(self.figure, pen, left, box.y + rest * 0.3, across, self.gauge)
            gap = legend.gap + min(rest * 0.4 / max(1, len(self.figure.items) - 1), 2.0)
            top = box.y + rest * 0.5 + across + between(2.0, 4.0, level)
            single = len(self.figure.items) == 1
            legend.draw(
                pen, box.x + (box.width / 2 if single else 0), top, gap, 0.5 if single else 0.0
            )
            return
        _mark(self.figure, pen, box.x, box.y + (box.height - across) / 2, across, self.gauge)
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
    ways = [
        Arrangement(
            "beside", beside.need, beside.compose, stretch=1.1, rank=0.0 if width >= 70 else 0.1
        )
    ]
    ways.append(framed(frame, "right", right.need, right.compose, rank=0.2, stretch=1.1))
    if width <= 90:
        ways.append(framed(frame, "below", below.need, below.compose, rank=0.3, stretch=1.1))
    return ways
