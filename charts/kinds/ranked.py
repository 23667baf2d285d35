"""Ranked horizontal bars, or unit squares where values are small whole counts (style `units`).

Input: items with label and value, in the order given. Output: one row each: label, bar from zero,
number at its end. Side by side where the width allows, else the label over its bar.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.palette import ink_of
from charts.rows import Rows
from charts.scaled import counts, unit_once
from content.model import Figure
from content.words import Message, message

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "条形图"
WIDEST_MM = CHOICES.ranked.widest_mm
ONE_SCALE = True


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    missing = [d.label for d in figure.items if d.value is None]
    return message("chart.no-value", items=tuple(missing)) if missing else None


def in_units(figure: Figure) -> bool:
    """Tell whether the values can be counted out in squares."""
    most = max(d.value or 0.0 for d in figure.items)
    counted = figure.style == "units" and all(counts(d) for d in figure.items)
    return counted and 0 < most <= CHOICES.ranked.most_units


def _squares(ax: PressAxes, rows: Rows, places: list[float]) -> None:
    """Draw a square for each unit, of one size in all rows."""
    wide, tall = 0.87, min(rows.bar, 0.87 * rows.scale * 1.25)
    for datum, y in zip(rows.items, places, strict=True):
        count = int(datum.value or 0)
        spans = [(i, i + wide) for i in range(count)]
        ax.bars(spans, [(y - tall / 2, y + tall / 2)] * count, ink_of(datum))


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return bars beside their labels and under them."""
    bare, unit = unit_once(figure)
    frame = Frame.of(figure, width, gauge, caption=unit)
    units = in_units(figure)

    def plan(level: float, side: bool) -> Body | None:
        rows = Rows.of(bare.items, width, gauge, level, side)
        if rows is None:
            return None

        def draw(ax: PressAxes) -> None:
            places = rows.label(ax)
            if units:
                _squares(ax, rows, places)
                return
            values = [d.value or 0.0 for d in rows.items]
            spans = [(y - rows.bar / 2, y + rows.bar / 2) for y in places]
            ax.bars([(0, v) for v in values], spans, [ink_of(d) for d in rows.items])
            if min(values) < 0:  # over their bars labels leave no place for a line through all
                ends = zip(*spans, strict=True) if not side else ([0.0], [ax.size_mm[1]])
                ax.vlines([0.0] * (1 if side else len(spans)), *ends, color="ink", lw=0.5)

        gaps = between(1.0, 4.0, level) * (len(rows.heights) - 1)
        return Body(sum(rows.heights) + gaps, draw)

    own = CHOICES.ranked
    beside = 0.0 if width >= own.side_from_mm else own.narrow_side_rank
    ways = [plotted(frame, "side", partial(plan, side=True), rank=beside)]
    if plan(0.0, True) is None or width <= own.over_to_mm:
        ways.append(plotted(frame, "over", partial(plan, side=False), rank=own.over_rank))
    return ways
