"""Stages of which each is a part of the one before.

Input: items from the first stage to the last. Output: zero-based bars, each joined to the next by a
pale slope; label left (or over the bar), number at the bar's end.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.palette import PALE, ink_of
from charts.rows import Rows
from charts.scaled import unit_once
from content.model import Figure
from content.words import Message, message

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "漏斗图"
WIDEST_MM = CHOICES.funnel.widest_mm
ONE_SCALE = True


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if any(d.value is None or d.value < 0 for d in figure.items):
        return message("chart.stage-below-0")
    for first, then in pairwise(figure.items):
        if (then.value or 0) > (first.value or 0):
            return message("chart.stage-grows", stage=then.label)
    return None


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return stages beside their labels and under them."""
    bare, unit = unit_once(figure)
    frame = Frame.of(figure, width, gauge, caption=unit)
    items, last = list(bare.items), len(bare.items) - 1
    if last and not any(d.highlight for d in items):  # the last stage is what it comes to
        items[last] = items[last].model_copy(update={"highlight": True})

    def plan(level: float, side: bool) -> Body | None:
        rows = Rows.of(items, width, gauge, level, side)
        if rows is None:
            return None

        def draw(ax: PressAxes) -> None:
            half = rows.bar / 2
            stages = [(d.value or 0.0, y) for d, y in zip(items, rows.label(ax), strict=True)]
            if side:
                for (wide, y), (narrow, below) in pairwise(stages):
                    ax.fill_betweenx([y + half, below - half], 0, [wide, narrow], color=PALE, lw=0)
            spans = [(y - half, y + half) for _, y in stages]
            ax.bars([(0, value) for value, _ in stages], spans, [ink_of(d) for d in items])

        # Slopes want more air than plain bars.
        gaps = (between(1.0, 4.0, level) + between(0.6, 2.4, level)) * last
        return Body(sum(rows.heights) + gaps, draw)

    own = CHOICES.funnel
    return [
        plotted(frame, "side", partial(plan, side=True), own.side_stretch),
        plotted(frame, "over", partial(plan, side=False), own.over_stretch, own.over_rank),
    ]
