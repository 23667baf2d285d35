"""Change over time: lines with direct labels, moments in proportion.

Input: items with period and value, in order; items of one `series` are one line; where a value is
missing the line has a gap. Output: for one line, every number at its point; for several, the
numbers in a table under them, so that nothing can collide.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from charts.arrangement import Arrangement, Body
from charts.choices import CHOICES
from charts.dates import axis, years
from charts.direct import at_points
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.kinds.grouped import cells_of_bars
from charts.numbers import asides, group, moment, spaced
from charts.palette import HIGHLIGHT, PLAIN, ink_of, word_ink
from charts.rows import series_inks
from charts.scaled import unit_once
from charts.scene import Box
from charts.sound import Problem, once, valued
from charts.wording import beside, field
from content.model import Datum, Figure
from content.words import message

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "折线图"
ONE_SCALE = PERIOD_FIRST = True
DATE_MM, KEY_MM = 1.5, 3.0  # axis to dates; a piece of the line before its name


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


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the lines, and bars for a width that is too small for them."""
    styles, sizes = gauge.styles, gauge.styles.sizes
    bare, unit = unit_once(figure)
    periods = list(dict.fromkeys(d.period for d in bare.items))
    lines: dict[str, dict[str, Datum]] = {}
    for datum in bare.items:
        lines.setdefault(datum.series, {})[datum.period] = datum
    table = len(lines) > 1
    inks = series_inks(bare.items, list(lines)) if table else dict.fromkeys(lines, PLAIN)
    said = spaced(*(() if table else lines), *(d.label for d in bare.items), unit)
    frame = Frame.of(figure, width, gauge, *asides(figure.items), caption=said)
    widest = min(max(gauge.width(n, styles.line_name) for n in lines), CHOICES.names_mm)
    heads = {
        n: beside(
            field(inks[n], KEY_MM, 0.8),
            gauge.text(n, styles.line_name, widest + 0.01),
            gap=1.0,
            at=0.5,
        )
        for n in lines
        if table
    }
    left = widest + KEY_MM + 3.0 if table else 0.0
    low, high = extent([d.value for d in bare.items if d.value is not None])

    def plan(level: float) -> Body | None:
        size = (sizes.table if table else sizes.point).at(level)
        told = {id(d) for d in bare.items if d.highlight and not table}
        numbers = {
            (name, period): group(
                d, size, HIGHLIGHT if id(d) in told else word_ink(inks[name]), gauge
            )
            for name, items in lines.items()
            for period, d in items.items()
        }
        dates = [moment(gauge, p, sizes.axis.at(level)) for p in periods]
        slot = max(g.width for g in (*numbers.values(), *dates)) + CHOICES.number_gap_mm
        places = axis(periods, width - left, slot)
        if places is None or any(h.lines > CHOICES.heading_lines for h in heads.values()):
            return None
        xs = {period: left + x for period, x in zip(periods, places.xs, strict=True)}
        gap, date = between(1.2, 2.2, level), max(g.height for g in dates)
        rows = {
            name: max(head.height, *(numbers[name, p].height for p in lines[name]))
            for name, head in heads.items()
        }
        foot = DATE_MM + date + sum(rows.values()) + gap * len(rows)
        margin = 1.5 if table else max(g.height for g in numbers.values()) + 3.0
        plot = between(11, 34 if width < 90 else 42, level) + (0.0 if table else 2 * margin)

        def draw(ax: PressAxes, box: Box) -> None:
            base = box.height - foot
            top, floor = margin, base - margin

            def place(datum: Datum | None) -> float:
                if datum is None or datum.value is None:
                    return float("nan")
                return floor - (datum.value - low) / (high - low) * (floor - top)

            ax.vlines(list(xs.values()), top - margin * 0.3, base, color="tint", lw=0.4)
            ax.hlines(base, left, width, color="ink", lw=0.6)
            if low < 0 < high:
                ax.hlines(place(Datum(value=0.0)), left, width, color="grey", lw=0.4)
            places.cut(ax, left, base)
            ax.vlines(list(xs.values()), base, base + 0.9, color="ink", lw=0.45)
            for x, when in zip(xs.values(), dates, strict=True):
                ax.put(when, x, base + DATE_MM, (0.5, 0))
            pen = between(1.7, 2.6, level)
            dot: dict[str, Any] = {"marker": "o", "ms": 2.3 * pen, "mfc": "paper", "mew": 0.8 * pen}
            for name, items in lines.items():
                up = {p: place(items.get(p)) for p in periods}
                ax.plot(list(xs.values()), list(up.values()), color=inks[name], lw=pen, **dot)
                marked = [p for p in items if id(items[p]) in told]
                if marked:
                    at = [xs[p] for p in marked], [up[p] for p in marked]
                    ax.plot(*at, color=HIGHLIGHT, lw=0, **dot)
                if not table:
                    drawn = [p for p in items if items[p].value is not None]
                    points = [(xs[p], up[p]) for p in drawn]
                    at_points(ax, base, width, points, [numbers[name, p] for p in drawn], slot)
                    for p in items.keys() - set(drawn):
                        ax.put(numbers[name, p], xs[p], base - 0.8, (0.5, 1))
            y = base + DATE_MM + date
            for name, tall in rows.items():
                ax.rules([y + gap / 2])
                y += gap + tall / 2
                ax.put(heads[name], 0, y, (0, 0.5))
                for period in lines[name]:
                    ax.put(numbers[name, period], xs[period], y, (0.5, 0.5))
                y += tall / 2

        return Body(plot + foot, draw)

    if plan(0.0) is not None:
        return [Arrangement("lines", plan, frame, CHOICES.airy)]
    cells = [("", [(d.period, d, ink_of(d)) for d in bare.items])]
    if table:
        cells = [
            (p, [(n, items[p], inks[n]) for n, items in lines.items() if p in items])
            for p in periods
        ]
    grid = partial(cells_of_bars, cells, width, gauge, sizes.grouped, columns=1)
    return [Arrangement("bars", grid, frame)]
