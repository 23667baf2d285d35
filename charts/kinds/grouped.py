"""Grouped bars: several series over the same categories.

Input: items with label (category), series and value. Output: a cell a category with one bar a
series, named at its left, all on one zero-based scale; cells side by side where the width allows.
"""

from __future__ import annotations

from functools import partial

from charts.arrangement import Arrangement, Body
from charts.cells import ragged, room_of
from charts.choices import CHOICES
from charts.frame import framed
from charts.gauge import Gauge
from charts.numbers import aside, group
from charts.palette import word_ink
from charts.rows import Bar, Look, bar_grid, series_inks
from charts.sound import Problem, valued
from charts.values import parted
from content.model import Datum, Figure
from fonts.setting.roles import Points

NAME = "分组条形图"
ONE_SCALE = True


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    return valued(figure, gaps=True)


def cells_of_bars(
    groups: list[tuple[str, list[tuple[str, Datum, str]]]],
    width: float,
    gauge: Gauge,
    numbers: Points,
    level: float,
    columns: int,
) -> Body | None:
    """Return groups (name, and name, value and ink of each bar) as cells of bars."""
    styles, size = gauge.styles, numbers.at(level)
    role, room = styles.heading, room_of(width, columns)
    cells = [
        (
            gauge.text(head, role, room, role.size.quarter(level)),
            [
                Bar(
                    gauge.text(n, styles.name),
                    d.value or 0.0,
                    group(d, size, word_ink(ink), gauge),
                    ink,
                )
                for n, d, ink in rows
            ],
        )
        for head, rows in groups
    ]
    return bar_grid(cells, width, columns, level, Look((2.4, 5.2), (0.6, 1.8)))


def _named(datum: Datum, field: str) -> str:
    """Return a bar's name within its cell."""
    return aside(datum.series if field == "label" else "", datum.period, datum.note)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return grids of one to four columns."""
    bare, frame = framed(figure, width, gauge)
    inks = series_inks(bare.items, list(dict.fromkeys(d.series or d.period for d in bare.items)))
    field = "label" if any(d.label for d in bare.items) else "series"  # what each cell is of
    cells = [
        (head, [(_named(d, field), d, inks[d.series or d.period]) for d in items])
        for head, items in parted(bare.items, field).items()
    ]
    ways = []
    for columns in range(1, min(CHOICES.most_columns, len(cells)) + 1):
        rank = CHOICES.cell_rank * abs(room_of(width, columns) - CHOICES.bars_cell_mm)
        rank += ragged(len(cells), columns)
        sizes = gauge.styles.sizes.grouped
        plan = partial(cells_of_bars, cells, width, gauge, sizes, columns=columns)
        ways.append(Arrangement(f"grid{columns}", plan, frame, rank=rank))
    return ways
