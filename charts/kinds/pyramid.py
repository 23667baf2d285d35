"""人口金字塔: two series over the same ordered groups, back to back on one scale.

Input: items with label (group, the youngest first or last), series (two, e.g. 男 and 女) and value.
Output: bars to the left and to the right of the groups' names, the youngest at the foot, numbers
at the bars' ends.
"""

from __future__ import annotations

import re

from charts.arrangement import Arrangement, Body, PressAxes
from charts.choices import CHOICES
from charts.frame import between, framed
from charts.gauge import Gauge
from charts.numbers import group
from charts.palette import HIGHLIGHT, PLAIN, SOFT
from charts.scene import Box
from charts.sound import Problem, once, unprinted, valued
from charts.values import paired
from content.model import Datum, Figure
from content.words import message

NAME = "人口金字塔"
ONE_SCALE = True
GAP_MM = 0.8  # between a bar and its number, and to the names


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    names, labels = {d.series for d in figure.items}, {d.label for d in figure.items}
    if len(names) != 2 or len(figure.items) != 2 * len(labels):
        return message("chart.not-two-sides")
    return (
        valued(figure, message("chart.column-below-0"), least=0)
        or once(figure, message("chart.group-twice"), "series", "label")
        or unprinted(figure, "period", "note")
    )


def _rows(figure: Figure) -> list[tuple[Datum, Datum]]:
    """Return the two values of each group, the youngest last."""
    rows = paired(figure.items, lambda d: d.series)
    ages = [int(found[0]) for d, _ in rows if (found := re.search(r"\d+", d.label))]
    return rows[::-1] if len(ages) == len(rows) and ages == sorted(ages) else rows


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the pyramid."""
    styles, (bare, frame) = gauge.styles, framed(figure, width, gauge)
    rows = _rows(bare)
    heads = [gauge.text(d.series, styles.heading) for d in rows[0]]
    names = [gauge.text(row[0].label, styles.name) for row in rows]
    half = max(n.width for n in names) / 2 + GAP_MM
    most = max(d.value or 0.0 for row in rows for d in row) or 1.0

    def plan(level: float) -> Body | None:
        size, head = styles.sizes.column.at(level * 0.6), heads[0].height * 1.35
        numbers = [[group(d, size, "ink", gauge) for d in row] for row in rows]
        long = width / 2 - half - max(n.width for row in numbers for n in row) - GAP_MM
        if long < CHOICES.shortest_side_mm or any(h.width > long for h in heads):
            return None
        least = max(numbers[0][0].height, names[0].height * 0.94) + 0.5

        def draw(ax: PressAxes, box: Box) -> None:
            step, scale, middle = (box.height - head) / len(rows), long / most, width / 2
            ys = [box.y + head + step * (i + 0.5) for i in range(len(rows))]
            for side, (turn, own) in enumerate(((-1, PLAIN), (1, SOFT))):
                zero, at = middle + turn * half, (1 - turn) / 2
                ax.put(heads[side], zero, box.y, (at, 0))
                ends = [zero + turn * (row[side].value or 0.0) * scale for row in rows]
                inks = [HIGHLIGHT if any(d.highlight for d in row) else own for row in rows]
                ax.bars(
                    [(zero, end) for end in ends],
                    [(y - 0.43 * step, y + 0.43 * step) for y in ys],
                    inks,
                )
                for y, end, number in zip(ys, ends, numbers, strict=True):
                    ax.put(number[side], end, y, (at, 0.5), (turn * GAP_MM, 0))
            for y, name in zip(ys, names, strict=True):
                ax.put(name, middle, y, (0.5, 0.5))

        return Body(head + between(least, max(least, 4.6), level) * len(rows), draw)

    return [Arrangement("pyramid", plan, frame, CHOICES.airy)]
