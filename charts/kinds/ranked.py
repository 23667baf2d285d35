"""Ranked horizontal bars, or unit squares where values are small whole counts (style `units`).

Input: items with label and value, in the order given. Output: one row each: label, bar from zero,
number at its end. Side by side where the width allows, else the label over its bar.
"""

from __future__ import annotations

from charts.arrangement import Arrangement
from charts.choices import CHOICES
from charts.frame import Frame
from charts.gauge import Gauge
from charts.rows import Look, named_bars
from charts.scaled import counts, unit_once
from charts.sound import Problem, valued
from content.model import Figure

NAME = "条形图"
ONE_SCALE = True


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    return valued(figure, gaps=True)


def in_units(figure: Figure) -> bool:
    """Tell whether the values can be counted out in squares."""
    most = max(d.value or 0.0 for d in figure.items)
    counted = figure.style == "units" and all(counts(d) for d in figure.items)
    return counted and 0 < most <= CHOICES.most_units


def beyond_whole(figure: Figure) -> bool:
    """Tell whether values are per cent of something that some of them pass: its line is drawn."""
    units = {d.unit for d in figure.items}
    values = [d.value for d in figure.items if d.value is not None]
    return units <= {"%", "％"} and min(values) >= 0 and max(values) > 100 > min(values)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return bars beside their labels and under them."""
    mark = 100.0 if beyond_whole(figure) else None
    bare, unit = unit_once(figure)
    caption = (unit, "" if mark is None else "竖线：100%")
    frame = Frame.of(figure, width, gauge, caption=caption)
    look = Look(units=in_units(figure), mark=mark)
    return named_bars(bare.items, width, gauge, frame, look)
