"""Grouped bars: several series over the same categories.

Input: items with label (category), series and value. Output: a cell a category with one bar a
series, named at its left, all on one zero-based scale; cells side by side where the width allows.
"""

from __future__ import annotations

from charts.arrangement import Arrangement
from charts.bars import series_inks
from charts.cellgrid import CellGrid
from charts.choices import CHOICES
from charts.frame import Frame, framed
from charts.gauge import Gauge
from charts.numbers import aside
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
    frame = Frame.of(figure, width, gauge)
    names = list(dict.fromkeys(d.series or d.period for d in figure.items))
    inks = series_inks(figure.items, names)
    labels = list(dict.fromkeys(d.label for d in figure.items))
    rows = [
        (d.label, (aside(d.series, d.period, d.note), d, inks[d.series or d.period]))
        for d in figure.items
    ]
    categories = tuple((label, tuple(row for own, row in rows if own == label)) for label in labels)
    ways, own = [], CHOICES.grouped
    for columns in range(1, min(own.most_columns, len(labels)) + 1):
        grid = CellGrid(categories, width, columns, gauge, gauge.styles.sizes.grouped)
        rank = own.cell_rank * abs(grid.room - own.cell_mm)
        rank += own.ragged_rank if len(labels) % columns else 0.0
        ways.append(framed(frame, f"grid{columns}", grid.need, grid.compose, rank=rank))
    return ways
