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
from charts.dates import axis, brief, years
from charts.direct import apart, at_points
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.kinds.columns import upright
from charts.numbers import asides, group, moment, spaced
from charts.palette import HIGHLIGHT, word_ink
from charts.rows import LineLook, line_looks
from charts.scaled import unit_once
from charts.scene import Box
from charts.sound import Problem, once, valued
from charts.trend import Trend
from charts.wording import beside, field
from content.model import Datum, Figure
from content.words import message

NAME = "折线图"
ONE_SCALE = PERIOD_FIRST = True
#: From the axis to dates; a piece of the line before its name; from a line's end to its name.
DATE_MM, KEY_MM, NAME_MM = 1.5, 3.0, 1.6


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    twice = once(figure, message("chart.period-twice"), "series", "period")
    periods = list(dict.fromkeys(d.period for d in figure.items))
    if all(years([p]) for p in periods) and not years(periods):
        return message("chart.period-order", periods=tuple(periods))
    return valued(figure, gaps=True) or twice


def extent(values: list[float]) -> tuple[float, float]:
    """Return the least and greatest value of the drawing; zero is in where it is near."""
    low, high = min(values), max(values)
    near = CHOICES.zero_ratio
    if low > 0 and low < near * high:
        low = 0.0
    if high < 0 and high > near * low:
        high = 0.0
    return (low, high) if high > low else (low - 1, high + 1)


@dataclass(frozen=True)
class _Lines:
    """What is drawn at one width: values by line and period, each line's ink."""

    bare: Figure
    lines: dict[str, dict[str, Datum]]
    periods: list[str]
    width: float
    gauge: Gauge

    @cached_property
    def looks(self) -> dict[str, LineLook]:
        return line_looks(self.bare.items, list(self.lines))

    @cached_property
    def inks(self) -> dict[str, str]:
        return {name: look.ink for name, look in self.looks.items()}

    @cached_property
    def dates(self) -> tuple[str, ...]:
        """The moments as they are named: months of one year without it, which the caption says."""
        texts, year = brief(self.periods)
        return tuple(texts if year else self.periods)

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

    def plan(self, level: float, at_ends: bool) -> Body | None:
        """Return the lines with their numbers at the points, or else in a table under them."""
        styles, sizes, width, gauge = (
            self.gauge.styles,
            self.gauge.styles.sizes,
            self.width,
            self.gauge,
        )
        table = len(self.lines) > 1 and not at_ends
        size = (sizes.table if table else sizes.point).at(level)
        told = {id(d) for d in self.bare.items if d.highlight and len(self.lines) == 1}
        numbers = {
            (name, p): group(
                d, size, HIGHLIGHT if id(d) in told else word_ink(self.inks[name]), gauge
            )
            for name, items in self.lines.items()
            for p, d in items.items()
        }
        dates = [moment(gauge, p, sizes.axis.at(level)) for p in self.dates]
        if max(d.width for d in dates) + CHOICES.number_gap_mm > width / len(dates):
            dates = [moment(gauge, p, sizes.axis.at(level)) for p in brief(self.periods)[0]]
        widest = min(max(gauge.width(n, styles.line_name) for n in self.lines), CHOICES.names_mm)
        heads = {n: gauge.text(n, styles.line_name, widest + 0.01) for n in self.lines}
        left = widest + KEY_MM + 3.0 if table else 0.0
        slot = max(g.width for g in (*numbers.values(), *dates)) + CHOICES.number_gap_mm
        half = (
            max(numbers[name, self.periods[-1]].width for name in self.order) / 2 if at_ends else 0
        )
        right = max(0.0, widest + NAME_MM + half - slot / 2) if at_ends else 0.0
        places = axis(self.periods, width - left - right, slot)
        if places is None or any(h.lines > CHOICES.heading_lines for h in heads.values()):
            return None
        xs = {period: left + x for period, x in zip(self.periods, places.xs, strict=True)}
        gap, date = between(1.2, 2.2, level), max(g.height for g in dates)
        rows = {
            name: max(head.height, *(numbers[name, p].height for p in self.lines[name]))
            for name, head in heads.items()
            if table
        }
        foot = DATE_MM + date + sum(rows.values()) + gap * len(rows)
        margin = 1.5 if table else max(g.height for g in numbers.values()) + 3.0
        plot = between(11, 34 if width < 90 else 42, level) + (0.0 if table else 2 * margin)
        low, high = extent([d.value for d in self.bare.items if d.value is not None])

        def draw(ax: PressAxes, box: Box) -> None:
            base = box.height - foot
            top, floor = margin, base - margin

            def place(datum: Datum | None) -> float:
                if datum is None or datum.value is None:
                    return float("nan")
                return floor - (datum.value - low) / (high - low) * (floor - top)

            end = width - right
            ax.vlines(list(xs.values()), top - margin * 0.3, base, color="tint", lw=0.4)
            ax.hlines(base, left, end, color="ink", lw=0.6)
            if low < 0 < high:
                ax.hlines(place(Datum(value=0.0)), left, end, color="grey", lw=0.4)
            places.cut(ax, left, base)
            ax.vlines(list(xs.values()), base, base + 0.9, color="ink", lw=0.45)
            for x, when in zip(xs.values(), dates, strict=True):
                ax.put(when, x, base + DATE_MM, (0.5, 0))
            pen = between(1.7, 2.6, level)
            dot: dict[str, Any] = {"marker": "o", "ms": 2.3 * pen, "mfc": "paper", "mew": 0.8 * pen}
            for name, items in self.lines.items():
                up = {p: place(items.get(p)) for p in self.periods}
                stroke = self.looks[name]
                line = dot | {"ls": stroke.style, "lw": pen * stroke.weight, "color": stroke.ink}
                ax.plot(list(xs.values()), list(up.values()), **line)
                marked = [p for p in items if id(items[p]) in told]
                if marked:
                    at = [xs[p] for p in marked], [up[p] for p in marked]
                    ax.plot(*at, color=HIGHLIGHT, lw=0, **dot)
                if not table:
                    drawn = [p for p in items if items[p].value is not None]
                    points = [(xs[p], up[p]) for p in drawn]
                    sides = (name == self.order[0],) if at_ends else (True, False)
                    room = 0.0 if at_ends else slot  # a name follows: no number moves to it
                    at_points(ax, base, end, points, [numbers[name, p] for p in drawn], room, sides)
                    for p in items.keys() - set(drawn):
                        ax.put(numbers[name, p], xs[p], base - 0.8, (0.5, 1))
            if at_ends:
                tall = max(head.height for head in heads.values()) + 0.8
                last = [place(self.lines[name][self.periods[-1]]) for name in self.order]
                for name, y in zip(
                    self.order, apart(last, tall, 0.0, base - tall / 2), strict=True
                ):
                    ax.put(heads[name], xs[self.periods[-1]] + half + NAME_MM, y, (0, 0.5))
            y = base + DATE_MM + date
            for name, tall in rows.items():
                ax.rules([y + gap / 2])
                y += gap + tall / 2
                head = beside(field(self.inks[name], KEY_MM, 0.8), heads[name], gap=1.0, at=0.5)
                ax.put(head, 0, y, (0, 0.5))
                for period in self.lines[name]:
                    ax.put(numbers[name, period], xs[period], y, (0.5, 0.5))
                y += tall / 2

        return Body(plot + foot, draw)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the lines; columns or bars where they have no room."""
    bare, unit = unit_once(figure)
    periods = list(dict.fromkeys(d.period for d in bare.items))
    short, year = brief(periods)
    lines: dict[str, dict[str, Datum]] = {}
    for datum in bare.items:
        lines.setdefault(datum.series, {})[datum.period] = datum
    single, notes = len(lines) == 1, asides(figure.items)
    told = (*(lines if single else ()), *(d.label for d in bare.items), year)
    said = spaced(*(words for words in told if words not in figure.title), unit)
    shown = _Lines(bare, lines, periods, width, gauge)
    frame, ways = Frame.of(figure, width, gauge, *notes, caption=said), list[Arrangement]()
    values = [d.value for d in bare.items if d.value is not None]
    if single and min(values) < 0 < max(values):
        moved = {"period": "", "series": "", "note": ""}
        items = [d.model_copy(update={"label": d.period, **moved}) for d in bare.items]
        whole = bare.model_copy(update={"items": tuple(items)})
        ways = upright(whole, width, gauge, said, *notes, short=short)
    else:
        for at_ends in (True, False) if shown.order else (False,):
            plan = partial(shown.plan, at_ends=at_ends)
            if not ways and plan(0.0) is not None:
                name = "ends" if at_ends else "lines"
                ways.append(Arrangement(name, plan, frame, CHOICES.airy))
    trend = Trend(lines, periods, shown.looks, extent(values), width, gauge)
    full = bool(ways) and ways[0].plan(0.0) is not None  # all numbers have room
    if (full and (single or shown.order)) or (ways and single and len(periods) <= CHOICES.few_rows):
        return ways
    if trend.body(0.0) is None:
        return ways
    rank = CHOICES.table_rank
    return [
        Arrangement("trend", trend.body, frame, CHOICES.airy),
        *(replace(way, rank=way.rank + rank) for way in ways),
    ]
