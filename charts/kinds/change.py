"""Change over time: lines with direct labels, moments in proportion.

Input: items with period and value, in order; items of one `series` are one line. Output: for one
line, every number at its point; for several, names at the lines' ends and the numbers in a table
under them, so that nothing can collide.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from charts.arrangement import Arrangement, between
from charts.bars import series_inks
from charts.cellgrid import CellGrid
from charts.choices import CHOICES
from charts.dates import Axis, axis
from charts.direct import at_points
from charts.frame import Frame, framed
from charts.gauge import Gauge
from charts.numbers import Group, asides, group, moment
from charts.palette import HIGHLIGHT, PLAIN, ink_of
from charts.scene import Box, Pen
from content.model import Datum, Figure
from content.words import Message, message
from fonts.lengths import mm

NAME = "折线图"
WIDEST_MM = CHOICES.change.widest_mm
ONE_SCALE = True
PERIOD_FIRST = True


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    missing = [d.period for d in figure.items if d.value is None]
    if missing:
        return message("chart.no-value", items=tuple(missing))
    seen = [(d.series, d.period) for d in figure.items]
    return message("chart.period-twice") if len(set(seen)) < len(seen) else None


def extent(values: list[float]) -> tuple[float, float]:
    """Return the least and greatest value of the drawing; zero is in where it is near."""
    low, high = min(values), max(values)
    near = CHOICES.change.zero_ratio
    if low > 0 and low < near * high:
        low = 0.0
    if high < 0 and high > near * low:
        high = 0.0
    return (low, high) if high > low else (low - 1, high + 1)


@dataclass(frozen=True)
class Lines:
    """The lines at one width."""

    figure: Figure
    width: float
    gauge: Gauge

    @property
    def periods(self) -> list[str]:
        """Periods in order."""
        return list(dict.fromkeys(d.period for d in self.figure.items))

    @property
    def series(self) -> dict[str, dict[str, Datum]]:
        """Items by series and period."""
        found: dict[str, dict[str, Datum]] = {}
        for datum in self.figure.items:
            found.setdefault(datum.series, {})[datum.period] = datum
        return found

    @property
    def table(self) -> bool:
        """Whether the numbers stand in a table under the lines."""
        return len(self.series) > 1

    def inks(self) -> dict[str, str]:
        """Return the ink of each series."""
        names = list(self.series)
        if len(names) == 1:
            return {names[0]: PLAIN}
        return series_inks(self.figure.items, names)

    def number(self, datum: Datum, level: float, ink: str) -> Group:
        """Compose a number at its point or in the table."""
        if self.unit:
            datum = datum.model_copy(update={"unit": ""})
        sizes = self.gauge.styles.sizes
        if self.table:
            return group(datum, sizes.table.at(level), ink, self.gauge)
        ink = HIGHLIGHT if datum.highlight else ink
        return group(datum, sizes.point.at(level), ink, self.gauge)

    def date(self, period: str, level: float) -> Group:
        """Compose a period under the axis."""
        return moment(period, self.gauge.styles.sizes.axis.at(level), "ink", self.gauge)

    def names(self) -> float:
        """Width of the series' names at the left of the table, mm."""
        if not self.table:
            return 0.0
        widest = max(self.gauge.width(n, self.gauge.styles.line_name) for n in self.series)
        return min(widest, CHOICES.change.names_mm) + 2.0

    def axis(self, level: float) -> Axis | None:
        """Place the periods, true to scale; nothing where the width is too small."""
        widest = max(self.date(p, level).width for p in self.periods)
        inks = self.inks()
        for name, items in self.series.items():
            widest = max(widest, *(self.number(d, level, inks[name]).width for d in items.values()))
        least = widest + CHOICES.words.number_gap_mm
        return axis(self.periods, self.width - self.names(), least)

    def name_lines(self, name: str) -> tuple[str, ...]:
        """Break a series' name."""
        return self.gauge.wrap(name, self.names() - 2.0 + 0.01, self.gauge.styles.line_name)

    def rows(self, level: float) -> list[float]:
        """Return the heights of the table's rows, mm."""
        if not self.table:
            return []
        inks, role = self.inks(), self.gauge.styles.line_name
        rows = []
        for name, items in self.series.items():
            words = len(self.name_lines(name)) * mm(role.size.pt) * role.leading.em
            rows.append(
                max(words, *(self.number(d, level, inks[name]).height for d in items.values()))
            )
        return rows

    @property
    def unit(self) -> str:
        """The unit that all numbers share, stated once over the lines; empty where they differ."""
        units = {d.unit for d in self.figure.items}
        return units.pop() if len(units) == 1 else ""

    def caption_lines(self) -> tuple[str, ...]:
        """Break the line over the drawing: labels, unit, name of a single series."""
        single = "" if self.table else next(iter(self.series))
        labels = "、".join(
            t for t in dict.fromkeys([single, *(d.label for d in self.figure.items)]) if t
        )
        words = "　".join(t for t in (labels, self.unit and f"单位：{self.unit}") if t)
        return self.gauge.wrap(words, self.width, self.gauge.styles.caption)

    def caption_height(self) -> float:
        """Height of the line over the drawing, mm."""
        role = self.gauge.styles.caption
        return len(self.caption_lines()) * mm(role.size.pt) * role.leading.em

    def foot(self, level: float) -> float:
        """Height under the axis, mm."""
        dates = max((self.date(p, level).height for p in self.periods), default=0.0)
        tall = 1.5 + dates
        gap = between(1.2, 2.2, level)
        return tall + sum(r + gap for r in self.rows(level))

    def need(self, level: float) -> float:
        """Return the height of the body, mm."""
        most = CHOICES.words.heading_lines
        if self.axis(level) is None or any(len(self.name_lines(n)) > most for n in self.series):
            return math.inf
        plot = between(11, 34 if self.width < 90 else 42, level)
        inks = self.inks()
        tall = max(
            self.number(d, level, inks[n]).height
            for n, items in self.series.items()
            for d in items.values()
        )
        labels = 0.0 if self.table else 2 * (tall + 3.0)
        return self.caption_height() + labels + plot + self.foot(level)

    def compose(self, pen: Pen, box: Box, level: float) -> None:
        """Draw lines, axis, dates and numbers."""
        pen.lines(box.x, box.y, self.caption_lines(), self.gauge.styles.caption)
        inks, names, places = self.inks(), self.names(), self.axis(level)
        assert places is not None, "drawn at a level that has no room"
        axis = box.bottom - self.foot(level)
        periods = self.periods
        xs = {p: box.x + names + x for p, x in zip(periods, places.xs, strict=True)}
        slot = min((b - a for a, b in pairwise(places.xs)), default=self.width - names)
        values = [d.value or 0.0 for d in self.figure.items]
        low, high = extent(values)
        numbers = {
            (n, p): self.number(d, level, inks[n])
            for n, items in self.series.items()
            for p, d in items.items()
        }
        tall = 0.0 if self.table else max(g.height for g in numbers.values()) + 3.0
        top = box.y + self.caption_height() + (tall or 1.5)
        bottom = axis - (tall or 1.5)

        def place(value: float) -> float:
            return bottom - (value - low) / (high - low) * (bottom - top)

        for x in xs.values():
            pen.rect(
                x - 0.06, top - (tall or 1.5) * 0.3, 0.12, axis - top + (tall or 1.5) * 0.3, "tint"
            )
        pen.rect(box.x + names, axis - 0.1, self.width - names, 0.2, "ink")
        if low < 0 < high:
            pen.rect(box.x + names, place(0) - 0.06, self.width - names, 0.12, "grey")
        places.cut(pen, box.x + names, axis)
        for period, x in xs.items():
            pen.rect(x - 0.08, axis, 0.16, 0.9, "ink")
            date = self.date(period, level)
            date.draw(pen, x, axis + 1.5 + date.height, anchor=0.5)
        for name, items in self.series.items():
            points = [(xs[p], place(d.value or 0.0)) for p, d in items.items()]
            if len(points) > 1:
                pen.path(points, inks[name], between(0.6, 0.9, level))
            for (x, y), datum in zip(points, items.values(), strict=True):
                ink = HIGHLIGHT if datum.highlight and not self.table else inks[name]
                pen.disc(x, y, between(0.9, 1.3, level), ink)
                pen.disc(x, y, between(0.45, 0.65, level), "paper")
            if not self.table:
                at_points(pen, box, points, [numbers[name, p] for p in items], slot)
        if self.table:
            self._table(pen, box, axis, level, numbers, xs)

    def _table(
        self,
        pen: Pen,
        box: Box,
        axis: float,
        level: float,
        numbers: dict[tuple[str, str], Group],
        xs: dict[str, float],
    ) -> None:
        """Set the numbers under the dates, a row a series."""
        inks, gap = self.inks(), between(1.2, 2.2, level)
        role = self.gauge.styles.line_name
        em, leading = mm(role.size.pt), role.leading.em
        y = axis + 1.5 + max(self.date(p, level).height for p in self.periods)
        for (name, items), tall in zip(self.series.items(), self.rows(level), strict=True):
            pen.rect(box.x, y + gap / 2 - 0.06, box.width, 0.12, "grey_light")
            y += gap
            lines = self.name_lines(name)
            start = y + tall / 2 - (len(lines) - 1) * leading / 2 * em + 0.37 * em
            for i, line in enumerate(lines):
                pen.text(box.x, start + i * leading * em, line, role, ink=inks[name])
            for period in items:
                number = numbers[name, period]
                number.draw(pen, xs[period], y + tall / 2 + number.height / 2, anchor=0.5)
            y += tall


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the lines, and bars for a width that is too small for them."""
    lines = Lines(figure, width, gauge)
    frame = Frame.of(figure, width, gauge, asides(figure.items))
    stretch = CHOICES.change.stretch
    ways = [framed(frame, "lines", lines.need, lines.compose, stretch=stretch)]
    if math.isfinite(lines.need(0)):
        return ways
    inks = lines.inks()
    if lines.table:
        categories = tuple(
            (p, tuple((n, items[p], inks[n]) for n, items in lines.series.items() if p in items))
            for p in lines.periods
        )
    else:
        label = "、".join(
            t for t in dict.fromkeys([*lines.series, *(d.label for d in figure.items)]) if t
        )
        categories = (
            (
                label,
                tuple((d.period, d, ink_of(d)) for d in figure.items),
            ),
        )
    grid = CellGrid(categories, width, 1, gauge, gauge.styles.sizes.grouped)
    ways.append(framed(frame, "bars", grid.need, grid.compose))
    return ways
