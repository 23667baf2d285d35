"""Change over time: lines with direct labels, moments in proportion.

Input: items with period and value, in order; items of one `series` are one line. Output: for one
line, every number at its point; for several, names at the lines' ends and the numbers in a table
under them, so that nothing can collide.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from charts.arrangement import Arrangement, between
from charts.cellgrid import Category, cell_grid, series_inks
from charts.choices import CHOICES
from charts.dates import axis
from charts.direct import at_points
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.numbers import asides, group, moment
from charts.palette import HIGHLIGHT, PLAIN, ink_of, word_ink
from charts.scaled import unit_once
from content.model import Datum, Figure
from content.words import Message, message

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "折线图"
WIDEST_MM = CHOICES.change.widest_mm
ONE_SCALE = PERIOD_FIRST = True
DATE_MM = 1.5  # between the axis and its dates
KEY_MM = 4.0  # a piece of the line before its name in the table


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if missing := [d.period for d in figure.items if d.value is None]:
        return message("chart.no-value", items=tuple(missing))
    seen = {(d.series, d.period) for d in figure.items}
    return message("chart.period-twice") if len(seen) < len(figure.items) else None


def extent(values: list[float]) -> tuple[float, float]:
    """Return the least and greatest value of the drawing; zero is in where it is near."""
    low, high = min(values), max(values)
    near = CHOICES.change.zero_ratio
    if low > 0 and low < near * high:
        low = 0.0
    if high < 0 and high > near * low:
        high = 0.0
    return (low, high) if high > low else (low - 1, high + 1)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the lines, and bars for a width that is too small for them."""
    own, styles, sizes = CHOICES.change, gauge.styles, gauge.styles.sizes
    bare, unit = unit_once(figure)
    periods = list(dict.fromkeys(d.period for d in bare.items))
    lines: dict[str, dict[str, Datum]] = {}
    for datum in bare.items:
        lines.setdefault(datum.series, {})[datum.period] = datum
    table = len(lines) > 1
    inks = series_inks(bare.items, list(lines)) if table else dict.fromkeys(lines, PLAIN)
    said = dict.fromkeys([*(() if table else lines), *(d.label for d in bare.items), unit])
    frame = Frame.of(figure, width, gauge, asides(figure.items), "　".join(filter(None, said)))
    widest = max(gauge.width(n, styles.line_name) for n in lines)
    left = min(widest, own.names_mm) + KEY_MM + 2.0 if table else 0.0
    heads = {n: gauge.block(n, "", left - KEY_MM - 1.99, styles.line_name) for n in lines if table}
    low, high = extent([d.value or 0.0 for d in bare.items])

    def plan(level: float) -> Body | None:
        size = (sizes.table if table else sizes.point).at(level)
        numbers = {
            (name, period): group(
                d, size, HIGHLIGHT if d.highlight and not table else word_ink(inks[name]), gauge
            )
            for name, items in lines.items()
            for period, d in items.items()
        }
        dates = [moment(p, sizes.axis.at(level), "ink", gauge) for p in periods]
        slot = max(g.width for g in (*numbers.values(), *dates)) + CHOICES.words.number_gap_mm
        places = axis(periods, width - left, slot)
        if places is None or any(
            len(h.label) > CHOICES.words.heading_lines for h in heads.values()
        ):
            return None
        xs = {period: left + x for period, x in zip(periods, places.xs, strict=True)}
        gap, date = between(1.2, 2.2, level), max(g.height for g in dates)
        rows = {
            name: max(head.height, *(numbers[name, p].height for p in lines[name]))
            for name, head in heads.items()
        }
        foot = DATE_MM + date + sum(rows.values()) + gap * len(rows)
        label = 0.0 if table else max(g.height for g in numbers.values()) + 3.0
        margin = label or 1.5
        plot = between(11, 34 if width < 90 else 42, level)

        def draw(ax: PressAxes) -> None:
            base = ax.size_mm[1] - foot
            top, floor = margin, base - margin

            def place(value: float) -> float:
                return floor - (value - low) / (high - low) * (floor - top)

            ax.vlines(list(xs.values()), top - margin * 0.3, base, color="tint", lw=0.4)
            ax.hlines(base, left, width, color="ink", lw=0.6)
            if low < 0 < high:
                ax.hlines(place(0), left, width, color="grey", lw=0.4)
            places.cut(ax, left, base)
            ax.vlines(list(xs.values()), base, base + 0.9, color="ink", lw=0.45)
            for x, when in zip(xs.values(), dates, strict=True):
                ax.put(x, base + DATE_MM + when.height, when, 0.5)
            for name, items in lines.items():
                across = [xs[p] for p in items]
                up = [place(d.value or 0.0) for d in items.values()]
                dot: dict[str, Any] = {"marker": "o", "markersize": between(4.2, 6.0, level)}
                dot |= {"markerfacecolor": "paper", "markeredgewidth": between(1.4, 2.0, level)}
                ax.plot(across, up, color=inks[name], lw=between(1.7, 2.6, level), **dot)
                marked = [i for i, d in enumerate(items.values()) if d.highlight and not table]
                if marked:
                    at = [across[i] for i in marked], [up[i] for i in marked]
                    ax.plot(*at, color=HIGHLIGHT, lw=0, **dot)
                if not table:
                    at_points(
                        ax,
                        base,
                        list(zip(across, up, strict=True)),
                        [numbers[name, p] for p in items],
                        slot,
                    )
            y = base + DATE_MM + date
            for name, tall in rows.items():
                ax.rules([y + gap / 2])
                y += gap + tall / 2
                ax.block(
                    0, y, heads[name], word_ink(inks[name]), shift=(0, -heads[name].height / 2)
                )
                for period in lines[name]:
                    number = numbers[name, period]
                    ax.put(xs[period], y, number, 0.5, (0, number.height / 2))
                y += tall / 2

        return Body(plot + 2 * label + foot, draw)

    if plan(0.0) is not None:
        return [plotted(frame, "lines", plan, own.stretch)]
    cells: tuple[Category, ...]
    if table:
        cells = tuple(
            (p, tuple((n, items[p], inks[n]) for n, items in lines.items() if p in items))
            for p in periods
        )
    else:
        cells = (("", tuple((d.period, d, ink_of(d)) for d in bare.items)),)
    grid = partial(cell_grid, cells, width, 1, gauge, sizes.grouped)
    return [plotted(frame, "bars", grid)]
