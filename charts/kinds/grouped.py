"""Grouped bars: several series over the same categories.

Input: items with label (category), series and value. Output: a cell a category with one bar a
series, named at its left, all on one zero-based scale; cells side by side where the width allows.
"""

from __future__ import annotations

from functools import partial

from charts.arrangement import Arrangement
from charts.cellgrid import cell_grid, cell_room, series_inks
from charts.choices import CHOICES
from charts.frame import Frame, plotted
from charts.gauge import Gauge
from charts.numbers import aside
from charts.scaled import unit_once
from content.model import Figure
from content.words import Message, message

NAME = "分组条形图"
WIDEST_MM = CHOICES.grouped.widest_mm
ONE_SCALE = True


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    missing = [d.label or d.series for d in figure.items if d.value is None]
    return message("chart.no-value", items=tuple(missing)) if missing else None


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return grids of one to four columns."""
    bare, unit = unit_once(figure)
    frame = Frame.of(figure, width, gauge, caption=unit)
    names = list(dict.fromkeys(d.series or d.period for d in bare.items))
    inks = series_inks(bare.items, names)
    labels = list(dict.fromkeys(d.label for d in bare.items))
    rows = [
        (d.label, (aside(d.series, d.period, d.note), d, inks[d.series or d.period]))
        for d in bare.items
    ]
    cells = tuple((label, tuple(row for own, row in rows if own == label)) for label in labels)
    ways, own, sizes = [], CHOICES.grouped, gauge.styles.sizes.grouped
    for columns in range(1, min(own.most_columns, len(labels)) + 1):
        rank = own.cell_rank * abs(cell_room(width, columns) - own.cell_mm)
        rank += own.ragged_rank if len(labels) % columns else 0.0
        plan = partial(cell_grid, cells, width, columns, gauge, sizes)
        ways.append(plotted(frame, f"grid{columns}", plan, rank=rank))
    return ways
