"""Stages of which each is a part of the one before.

Input: items from the first stage to the last. Output: zero-based bars, each joined to the next by a
pale slope; label left (or over the bar), number at the bar's end.
"""

from __future__ import annotations

from itertools import pairwise

from charts.arrangement import Arrangement
from charts.frame import framed
from charts.gauge import Gauge
from charts.rows import Look, named_bars
from charts.sound import Problem, valued
from content.model import Figure
from content.words import message

NAME = "漏斗图"
ONE_SCALE = True


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    for first, then in pairwise(figure.items):
        if (then.value or 0) > (first.value or 0):
            return message("chart.stage-grows", stage=then.label)
    return valued(figure, message("chart.stage-below-0"), least=0)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return stages beside their labels and under them."""
    bare, frame = framed(figure, width, gauge)
    items = list(bare.items)
    if len(items) > 1 and not any(d.highlight for d in items):  # the last is what it comes to
        items[-1] = items[-1].model_copy(update={"highlight": True})
    # Slopes want more air than plain bars.
    return named_bars(items, width, gauge, frame, Look(gap=(1.6, 6.4), slopes=True))
