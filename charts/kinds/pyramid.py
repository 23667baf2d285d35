"""人口金字塔: two series over the same ordered groups, back to back on one scale.

Input: items with label (group, the youngest first or last), series (two, e.g. 男 and 女) and value.
Output: bars to the left and to the right of the groups' names, the youngest at the foot, numbers
at the bars' ends.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.numbers import group
from charts.palette import HIGHLIGHT, PLAIN, SOFT
from charts.scaled import unit_once
from charts.unprinted import unprinted
from content.model import Datum, Figure
from content.words import Message, message
from fonts.lengths import mm

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "人口金字塔"
WIDEST_MM = CHOICES.pyramid.widest_mm
ONE_SCALE = True
GAP_MM = 0.8  # between a bar and its number, and to the names


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if any(d.value is None or d.value < 0 for d in figure.items):
        return message("chart.column-below-0")
    seen = {(d.series, d.label) for d in figure.items}
    if len(seen) < len(figure.items):
        return message("chart.group-twice")
    names, labels = {s for s, _ in seen}, {label for _, label in seen}
    if len(names) != 2 or len(seen) != 2 * len(labels):
        return message("chart.not-two-sides")
    return unprinted(figure, "period", "note")


def _rows(figure: Figure) -> list[list[Datum]]:
    """Return the two values of each group, the youngest last."""
    names = list(dict.fromkeys(d.series for d in figure.items))
    labels = list(dict.fromkeys(d.label for d in figure.items))
    ages = [int(found[0]) for label in labels if (found := re.search(r"\d+", label))]
    if len(ages) == len(labels) and ages == sorted(ages):
        labels.reverse()
    of = {(d.label, d.series): d for d in figure.items}
    return [[of[label, name] for name in names] for label in labels]


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the pyramid."""
    own, styles = CHOICES.pyramid, gauge.styles
    bare, unit = unit_once(figure)
    frame, rows = Frame.of(figure, width, gauge, caption=unit), _rows(bare)
    names = [d.series for d in rows[0]]
    middle = max(gauge.width(row[0].label, styles.name) for row in rows) + 2 * GAP_MM
    most = max(d.value or 0.0 for row in rows for d in row) or 1.0

    def plan(level: float) -> Body | None:
        size, head = styles.sizes.column.at(level * 0.6), mm(styles.heading.size.pt) * 1.3
        numbers = [[group(d, size, "ink", gauge) for d in row] for row in rows]
        wide = max(n.width for row in numbers for n in row) + GAP_MM
        long = (width - middle) / 2 - wide
        if long < own.shortest_mm or any(gauge.width(n, styles.heading) > long for n in names if n):
            return None
        least = max(numbers[0][0].height, mm(styles.name.size.pt) * 0.9) + 0.5
        tall = between(least, max(least, 4.6), level)

        def draw(ax: PressAxes) -> None:
            step = (ax.size_mm[1] - head) / len(rows)
            scale = long / most
            for side, name in enumerate(names):
                at = (width + (middle if side else -middle)) / 2
                turn, ink = (1, SOFT) if side else (-1, PLAIN)
                ax.say(at, head * 0.62, name, styles.heading, 0, "ink", 0 if side else 1)
                spans, heights, inks = [], [], []
                for i, row in enumerate(rows):
                    y, reach = head + step * (i + 0.5), (row[side].value or 0.0) * scale
                    spans.append((at, at + turn * reach))
                    heights.append((y - 0.43 * step, y + 0.43 * step))
                    inks.append(HIGHLIGHT if any(d.highlight for d in row) else ink)
                    number = numbers[i][side]
                    shift = (turn * GAP_MM, number.height / 2)
                    ax.put(at + turn * reach, y, number, 0 if side else 1, shift)
                ax.bars(spans, heights, inks)
            for i, row in enumerate(rows):
                base = (0, 0.36 * mm(styles.name.size.pt))
                y = head + step * (i + 0.5)
                ax.say(width / 2, y, row[0].label, styles.name, 0, "", 0.5, base)

        return Body(head + tall * len(rows), draw)

    return [plotted(frame, "pyramid", plan, own.stretch)]
