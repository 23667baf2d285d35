"""Change over time: lines with direct labels, moments in proportion.

Input: items with period and value, in order; items of one `series` are one line; where a value is
missing the line has a gap. Output: for one line, every number at its point; for two that do not
cross, the numbers over the upper and under the lower one, their names at their ends; for others,
the numbers in a table under them, so that nothing can collide. One line that crosses zero is
columns where they have room. Where numbers have none the lines are read off a scale
(`charts.trend`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import Any

from charts.arrangement import Arrangement, Body, PressAxes
from charts.choices import CHOICES
from charts.dates import Axis, axis, brief, years
from charts.direct import at_points
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.kinds.columns import upright
from charts.lines import DATE_MM, NAME_MM, Lines, at_ends
from charts.numbers import asides, group, moment, spaced
from charts.palette import HIGHLIGHT, word_ink
from charts.scaled import unit_once
from charts.scene import Box
from charts.sound import Problem, once, valued
from charts.trend import Trend
from charts.values import parted
from charts.wording import Words, beside, field
from content.model import Datum, Figure
from content.words import message

NAME = "折线图"
ONE_SCALE = PERIOD_FIRST = True
KEY_MM = 3.0  # a piece of the line before its name


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    twice = once(figure, message("chart.period-twice"), "series", "period")
    periods = list(parted(figure.items, "period"))
    if all(years([p]) for p in periods) and not years(periods):
        return message("chart.period-order", periods=tuple(periods))
    return valued(figure, gaps=True) or twice


class _Numbered(Lines):
    """Lines all of whose numbers are printed."""

    @cached_property
    def order(self) -> list[str]:
        """The upper and the lower of two lines that neither cross nor have gaps; else nothing."""
        if len(self.lines) != 2:
            return []
        rows = [
            [items.get(p, Datum()).value for p in self.periods] for items in self.lines.values()
        ]
        pairs = [(a, b) for a, b in zip(*rows, strict=True) if a is not None and b is not None]
        if len(pairs) < len(self.periods):
            return []
        for names in (list(self.lines), list(self.lines)[::-1]):
            if all(a > b for a, b in pairs):
                return names
            pairs = [(b, a) for a, b in pairs]
        return []

    def plan(self, level: float, named_ends: bool) -> Body | None:
        """Return the lines with their numbers at the points, or else in a table under them."""
        sized = _Sized(self, level, named_ends)
        if any(h.lines > CHOICES.heading_lines for h in sized.heads.values()):
            return None
        places = axis(self.periods, sized.end - sized.left, sized.slot)
        if places is None:
            return None
        return Body(sized.plot + sized.foot, partial(sized.draw, places))


@dataclass(frozen=True)
class _Sized:
    """Lines at one size level: their words, the room these take, mm, and how all is drawn."""

    of: _Numbered
    level: float
    named_ends: bool
    """Names at the lines' ends: the numbers over the upper and under the lower one."""

    @property
    def table(self) -> bool:
        """Whether the numbers stand in a table under the lines."""
        return not (self.of.single or self.named_ends)

    @cached_property
    def told(self) -> set[int]:
        """The values that are highlighted in one line, by their identity."""
        return {id(d) for d in self.of.bare.items if d.highlight and self.of.single}

    @cached_property
    def numbers(self) -> dict[tuple[str, str], Words]:
        """All numbers by line and moment."""
        sizes, gauge = self.of.gauge.styles.sizes, self.of.gauge
        size = (sizes.table if self.table else sizes.point).at(self.level)
        return {
            (name, p): group(
                d,
                size,
                HIGHLIGHT if id(d) in self.told else word_ink(self.of.looks[name].ink),
                gauge,
            )
            for name, items in self.of.lines.items()
            for p, d in items.items()
        }

    @cached_property
    def dates(self) -> list[Words]:
        """The moments' names; short ones where the whole have no room."""
        gauge, size = self.of.gauge, self.of.gauge.styles.sizes.axis.at(self.level)
        whole = [moment(gauge, p, size) for p in self.of.named.values()]
        if max(d.width for d in whole) + CHOICES.number_gap_mm <= self.of.width / len(whole):
            return whole
        return [moment(gauge, p, size) for p in brief(self.of.periods)[0]]

    @cached_property
    def _widest(self) -> float:
        """Width of the lines' names."""
        gauge, role = self.of.gauge, self.of.gauge.styles.line_name
        return min(max(gauge.width(n, role) for n in self.of.lines), CHOICES.names_mm)

    @cached_property
    def heads(self) -> dict[str, Words]:
        """The lines' names."""
        gauge, role = self.of.gauge, self.of.gauge.styles.line_name
        return {n: gauge.text(n, role, self._widest + 0.01) for n in self.of.lines}

    @cached_property
    def left(self) -> float:
        """Width of the table's heads."""
        return self._widest + KEY_MM + 3.0 if self.table else 0.0

    @cached_property
    def slot(self) -> float:
        """Least distance of two moments."""
        words = (*self.numbers.values(), *self.dates)
        return max(g.width for g in words) + CHOICES.number_gap_mm

    @cached_property
    def half(self) -> float:
        """From the last moment to the end of its numbers, where names follow them."""
        last = self.of.periods[-1]
        return max((self.numbers[n, last].width for n in self.of.order), default=0.0) / 2

    @cached_property
    def end(self) -> float:
        """Where the axis ends; names at the lines' ends stand behind it."""
        if not self.named_ends:
            return self.of.width
        return self.of.width - max(0.0, self._widest + NAME_MM + self.half - self.slot / 2)

    @cached_property
    def gap(self) -> float:
        """Height between the table's rows."""
        return between(1.2, 2.2, self.level)

    @cached_property
    def date(self) -> float:
        """Height of the dates."""
        return max(g.height for g in self.dates)

    @cached_property
    def rows(self) -> dict[str, float]:
        """Heights of the table's rows."""
        return {
            name: max(head.height, *(self.numbers[name, p].height for p in self.of.lines[name]))
            for name, head in self.heads.items()
            if self.table
        }

    @cached_property
    def foot(self) -> float:
        """Height of all that stands under the axis."""
        return DATE_MM + self.date + sum(self.rows.values()) + self.gap * len(self.rows)

    @cached_property
    def margin(self) -> float:
        """Height over and under the lines."""
        return 1.5 if self.table else max(g.height for g in self.numbers.values()) + 3.0

    @cached_property
    def plot(self) -> float:
        """Height of all that stands over the axis."""
        tall = between(11, 34 if self.of.width < 90 else 42, self.level)
        return tall + (0.0 if self.table else 2 * self.margin)

    def draw(self, places: Axis, ax: PressAxes, box: Box) -> None:
        """Draw the axis, the lines and their words."""
        base = box.height - self.foot
        xs = {p: self.left + x for p, x in zip(self.of.periods, places.xs, strict=True)}
        top, floor = self.margin, base - self.margin
        low, high = self.of.extent

        def place(datum: Datum | None) -> float:
            if datum is None or datum.value is None:
                return float("nan")
            return floor - (datum.value - low) / (high - low) * (floor - top)

        ax.vlines(list(xs.values()), top - self.margin * 0.3, base, color="tint", lw=0.4)
        ax.hlines(base, self.left, self.end, color="ink", lw=0.6)
        if low < 0 < high:
            ax.hlines(place(Datum(value=0.0)), self.left, self.end, color="grey", lw=0.4)
        places.cut(ax, self.left, base)
        self.of.dated(ax, base, zip(xs.values(), self.dates, strict=True))
        for name, items in self.of.lines.items():
            ups = {p: place(items.get(p)) for p in self.of.periods}
            self._line(ax, name, xs, ups)
            if not self.table:
                self._at_points(ax, name, xs, ups, base)
        if self.named_ends:
            last = self.of.periods[-1]
            ys = [place(self.of.lines[name][last]) for name in self.of.order]
            heads = [self.heads[name] for name in self.of.order]
            at_ends(ax, xs[last] + self.half + NAME_MM, ys, heads, base)
        self._rows(ax, xs, base + DATE_MM + self.date)

    def _line(self, ax: PressAxes, name: str, xs: dict[str, float], ups: dict[str, float]) -> None:
        """Draw a line with its dots, those of what is highlighted in their ink."""
        pen, stroke = between(1.7, 2.6, self.level), self.of.looks[name]
        dot: dict[str, Any] = {"marker": "o", "ms": 2.3 * pen, "mfc": "paper", "mew": 0.8 * pen}
        line = dot | {"ls": stroke.style, "lw": pen * stroke.weight, "color": stroke.ink}
        ax.plot(list(xs.values()), list(ups.values()), **line)
        marked = [p for p, d in self.of.lines[name].items() if id(d) in self.told]
        if marked:
            ax.plot([xs[p] for p in marked], [ups[p] for p in marked], color=HIGHLIGHT, lw=0, **dot)

    def _at_points(
        self, ax: PressAxes, name: str, xs: dict[str, float], ups: dict[str, float], base: float
    ) -> None:
        """Set a line's numbers at its points, and over the axis that one has no value."""
        items = self.of.lines[name]
        drawn = [p for p in items if items[p].value is not None]
        points, numbers = [(xs[p], ups[p]) for p in drawn], [self.numbers[name, p] for p in drawn]
        sides = (name == self.of.order[0],) if self.named_ends else (True, False)
        room = 0.0 if self.named_ends else self.slot  # a name follows: no number moves to it
        at_points(ax, base, self.end, points, numbers, room, sides)
        for p in (p for p in items if p not in drawn):
            ax.put(self.numbers[name, p], xs[p], base - 0.8, (0.5, 1))

    def _rows(self, ax: PressAxes, xs: dict[str, float], y: float) -> None:
        """Set the table's rows under a height, mm."""
        for name, tall in self.rows.items():
            ax.rules([y + self.gap / 2])
            y += self.gap + tall / 2
            sign = field(self.of.looks[name].ink, KEY_MM, 0.8)
            ax.put(beside(sign, self.heads[name], gap=1.0, at=0.5), 0, y, (0, 0.5))
            for period in self.of.lines[name]:
                ax.put(self.numbers[name, period], xs[period], y, (0.5, 0.5))
            y += tall / 2


def _crossing(shown: _Numbered, said: str, notes: tuple[str, ...]) -> list[Arrangement]:
    """Return one line that crosses zero as columns."""
    moved = {"period": "", "series": "", "note": ""}
    items = [d.model_copy(update={"label": d.period, **moved}) for d in shown.bare.items]
    whole = shown.bare.model_copy(update={"items": tuple(items)})
    short = brief(shown.periods)[0]
    return upright(whole, shown.width, shown.gauge, said, *notes, short=short)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the lines; columns or bars where they have no room."""
    bare, unit = unit_once(figure)
    shown, trend = _Numbered(bare, width, gauge), Trend(bare, width, gauge)
    single, notes = shown.single, asides(figure.items)
    year = brief(shown.periods)[1]
    told = (*(shown.lines if single else ()), *(d.label for d in bare.items), year)
    said = spaced(*(words for words in told if words not in figure.title), unit)
    frame, ways = Frame.of(figure, width, gauge, *notes, caption=said), list[Arrangement]()
    if single and min(shown.values) < 0 < max(shown.values):
        ways = _crossing(shown, said, notes)
    else:
        for named_ends in (True, False) if shown.order else (False,):
            plan = partial(shown.plan, named_ends=named_ends)
            if not ways and plan(0.0) is not None:
                name = "ends" if named_ends else "lines"
                ways.append(Arrangement(name, plan, frame, CHOICES.airy))
    full = bool(ways) and ways[0].plan(0.0) is not None  # all numbers have room
    if (full and (single or shown.order)) or (
        ways and single and len(shown.periods) <= CHOICES.few_rows
    ):
        return ways
    if trend.body(0.0) is None:
        return ways
    return [
        Arrangement("trend", trend.body, frame, CHOICES.airy),
        *(replace(way, rank=way.rank + CHOICES.table_rank) for way in ways),
    ]
