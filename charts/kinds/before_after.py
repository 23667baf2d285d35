"""Two moments compared: how it was, how it is.

Input: items with period and value; items of one label belong together. Output: the numbers side by
side with an arrow, under them zero-based bars on one axis; or one bar a moment where the width is
small.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.cellgrid import cell_grid
from charts.choices import CHOICES
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.numbers import asides, group, moment
from charts.palette import HIGHLIGHT, SOFT
from charts.scaled import mixed_units
from content.model import Datum, Figure
from content.words import Message, message

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "前后对比图"
WIDEST_MM = CHOICES.before_after.widest_mm
PERIOD_FIRST = True
ARROW_MM = 9.0
BAR_GAP_MM = 0.5


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if missing := [d.label or d.period for d in figure.items if d.value is None]:
        return message("chart.no-value", items=tuple(missing))
    return next(filter(None, (mixed_units(figure, items) for _, items in pairs_of(figure))), None)


def pairs_of(figure: Figure) -> tuple[tuple[str, tuple[Datum, ...]], ...]:
    """Return the moments that are compared, by what they are moments of."""
    labels = dict.fromkeys(d.label for d in figure.items)
    return tuple((name, tuple(d for d in figure.items if d.label == name)) for name in labels)


def inks_of(items: tuple[Datum, ...]) -> list[str]:
    """Return inks: the last moment highlighted unless others are."""
    marked = any(d.highlight for d in items)
    return [
        HIGHLIGHT if (d.highlight if marked else i == len(items) - 1) else SOFT
        for i, d in enumerate(items)
    ]


def side_by_side(
    pairs: tuple[tuple[str, tuple[Datum, ...]], ...], width: float, gauge: Gauge, level: float
) -> Body | None:
    """Return each pair on a row: its numbers side by side, its bars under them."""
    own, styles, sizes = CHOICES, gauge.styles, gauge.styles.sizes
    big, small = sizes.moment.at(level), sizes.moment_date.at(level)
    head_pt, gap = styles.heading.size.quarter(level), between(1.3, 2.4, level)
    bar, part = between(1.7, 3.2, level), between(2.6, 6.0, level)
    every = [d for _, pair in pairs for d in pair]
    shared = len({d.unit for d in every if d.unit}) <= 1
    rows, needed = [], part * (len(pairs) - 1)
    for label, items in pairs:
        slot = (width + ARROW_MM) / len(items) - ARROW_MM
        head = gauge.block(label, "", width, styles.heading, head_pt)
        dates = [moment(d.period, small, "ink", gauge) for d in items]
        numbers = [group(d, big, i, gauge) for d, i in zip(items, inks_of(items), strict=True)]
        if slot < own.before_after.slot_mm or max(g.width for g in (*dates, *numbers)) > slot:
            return None
        if min(d.value or 0 for d in items) < 0 or len(head.label) > own.words.pair_lines:
            return None
        date, number = max(g.height for g in dates), max(g.height for g in numbers)
        at_date = head.height + (gap if head.height and date else 0.0) + date
        at_number = at_date + (gap if at_date else 0.0) + number
        foot = at_number + gap + len(items) * (bar + BAR_GAP_MM) - BAR_GAP_MM
        most = max(d.value or 0.0 for d in (every if shared else items)) or 1.0
        rows.append((items, slot, head, dates, numbers, (at_date, at_number, foot), most))
        needed += foot

    def draw(ax: PressAxes) -> None:
        extra = max(0.0, ax.size_mm[1] - needed) / len(rows)
        y = 0.0
        for items, slot, head, dates, numbers, (at_date, at_number, foot), most in rows:
            if y:
                ax.rules([y - part / 2])
            ax.block(0, y, head)
            base = y + at_number + extra * 0.6
            end = y + foot + extra
            top = end - len(items) * (bar + BAR_GAP_MM) + BAR_GAP_MM
            for i, (date, number) in enumerate(zip(dates, numbers, strict=True)):
                x = i * (slot + ARROW_MM)
                ax.put(x, y + at_date + extra * 0.25, date)
                ax.put(x, base, number)
                if i:
                    middle, tip = base - number.height / 2, x - ARROW_MM / 2 + 2.5
                    style = {"arrowstyle": "-|>,head_length=.32,head_width=.2", "lw": 1.2}
                    style |= {
                        "color": "grey_dark",
                        "shrinkA": 0,
                        "shrinkB": 0,
                        "mutation_scale": 10,
                    }
                    ax.annotate("", (tip, middle), (tip - 5.0, middle), arrowprops=style)
            tops = [top + i * (bar + BAR_GAP_MM) for i in range(len(items))]
            spans = [(0.0, (d.value or 0.0) / most * width) for d in items]
            ax.bars(spans, [(t, t + bar) for t in tops], inks_of(items))
            y = end + part

    return Body(needed, draw)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return numbers side by side, and bars under each other."""
    own, pairs = CHOICES.before_after, pairs_of(figure)
    frame = Frame.of(figure, width, gauge, asides(figure.items))
    side = partial(side_by_side, pairs, width, gauge)
    ways = [plotted(frame, "side", side, own.stretch)]
    cells = tuple(
        (label, tuple((d.period, d, ink) for d, ink in zip(items, inks_of(items), strict=True)))
        for label, items in pairs
    )
    for columns in (1, 2) if mixed_units(figure) is None else ():
        if columns <= len(pairs):
            plan = partial(cell_grid, cells, width, columns, gauge, gauge.styles.sizes.compared)
            rank = own.bars_rank + own.bars_column_rank * columns
            ways.append(plotted(frame, f"bars{columns}", plan, rank=rank))
    return ways
