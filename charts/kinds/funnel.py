"""Stages of which each is a part of the one before.

Input: items from the first stage to the last. Output: zero-based bars, each joined to the next by a
pale slope; label left (or over the bar), number at the bar's end.
"""

from __future__ import annotations

import math
from functools import partial
from itertools import pairwise

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Frame, framed
from charts.gauge import Gauge
from charts.kinds.ranked import Rows
from charts.palette import HIGHLIGHT, PALE, PLAIN
from charts.scene import Box, Pen
from content.model import Figure
from content.words import Message, message

NAME = "漏斗图"
WIDEST_MM = CHOICES.funnel.widest_mm
ONE_SCALE = True


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    values = [d.value for d in figure.items]
    if any(v is None or v < 0 for v in values):
        return message("chart.stage-below-0")
    numbers = [v for v in values if v is not None]
    for i, (first, then) in enumerate(pairwise(numbers)):
        if then > first:
            return message("chart.stage-grows", stage=figure.items[i + 1].label)
    return None


def _draw(rows: Rows, pen: Pen, box: Box) -> None:
    figure, heights, groups = rows.figure, rows.heights(), rows.groups
    styles = rows.gauge.styles
    scale, zero = rows.scale()
    spare = max(0.0, box.height - sum(heights))
    gap = spare / (len(heights) - 1) if len(heights) > 1 else 0.0
    y = box.y + (spare / 2 if len(heights) == 1 else 0)
    bars: list[tuple[float, float, float]] = []
    for datum, height, number in zip(figure.items, heights, groups, strict=True):
        body = max(rows.bar, number.height)
        middle = y + height / 2 if rows.side else y + height - body / 2
        bars.append(
            (middle - rows.bar / 2, middle + rows.bar / 2, max((datum.value or 0.0) * scale, 0.4))
        )
        y += height + gap
    left = box.x + zero
    if rows.side:
        for (_, foot, wide), (top, _, narrow) in pairwise(bars):
            pen.area(
                [(left, foot), (left + wide, foot), (left + narrow, top), (left, top)],
                PALE,
            )
    y = box.y + (spare / 2 if len(heights) == 1 else 0)
    last = len(figure.items) - 1
    marked = any(d.highlight for d in figure.items)
    for i, (datum, height, number, (top, foot, wide)) in enumerate(
        zip(figure.items, heights, groups, bars, strict=True)
    ):
        label, note = rows.labels(datum)
        start = y + (height - rows.label_height(datum)) / 2 if rows.side else y
        below = pen.lines(box.x, start, label, styles.bar_label, rows.label_pt)
        pen.lines(box.x, below + (0.5 if label else 0), note, styles.note)
        red = datum.highlight if marked else i == last and i > 0
        pen.rect(left, top, wide, foot - top, HIGHLIGHT if red else PLAIN)
        number.draw(pen, left + wide + 1.2, (top + foot) / 2 + number.height / 2)
        y += height + gap


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return stages beside their labels and under them."""
    frame = Frame.of(figure, width, gauge)
    last = len(figure.items) - 1
    if last and not any(d.highlight for d in figure.items):  # the last stage is what it comes to
        items = tuple(
            d.model_copy(update={"highlight": i == last}) for i, d in enumerate(figure.items)
        )
        figure = figure.model_copy(update={"items": items})

    def rows(level: float, side: bool) -> Rows:
        return Rows(figure, width, gauge, level, side)

    def need(level: float, side: bool) -> float:
        found = rows(level, side).need()
        spread = between(0.6, 2.4, level) * last  # slopes want more air than plain bars
        return found + spread if math.isfinite(found) else found

    def draw(pen: Pen, box: Box, level: float, side: bool) -> None:
        _draw(rows(level, side), pen, box)

    ways, own = [], CHOICES.funnel
    for name, side, rank, stretch in (
        ("side", True, 0.0, own.side_stretch),
        ("over", False, own.over_rank, own.over_stretch),
    ):
        ways.append(
            framed(
                frame,
                name,
                partial(need, side=side),
                partial(draw, side=side),
                stretch=stretch,
                rank=rank,
            )
        )
    return ways
