"""Wholes divided into the same parts, one bar a whole: how they differ.

Input: items with label (part), series (whole) and value. Output: one bar a series, all of one
length, its parts in one ramp from light to dark, and under them a table with the number of every
part, so that no number is lost in a narrow part.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.numbers import group
from charts.palette import HIGHLIGHT, MOST_STEPS, ramp
from charts.scaled import unit_once
from charts.scene import TICK_MM, seen
from charts.unprinted import unprinted
from content.model import Figure
from content.words import Message, message
from fonts.lengths import mm

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "构成图"
WIDEST_MM = CHOICES.stacked.widest_mm
ONE_SCALE = True
SQUARE_MM, GAP_MM = 2.3, 1.2  # of the table: a part's square, and to its name
HEAD_MM = 3.4  # height of the table's heads
CUT_MM = 0.2  # white between two parts


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if any(d.value is None or d.value < 0 for d in figure.items):
        return message("chart.part-below-0")
    if len({d.label for d in figure.items}) > MOST_STEPS:
        return message("chart.too-many-parts", most=MOST_STEPS)
    series = {d.series for d in figure.items}
    if any(not sum(d.value or 0.0 for d in figure.items if d.series == s) for s in series):
        return message("chart.whole-of-0")
    if len({(d.series, d.label) for d in figure.items}) < len(figure.items):
        return message("chart.part-twice")
    return unprinted(figure, "period", "note")


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return bars over their table."""
    own, styles = CHOICES.stacked, gauge.styles
    bare, unit = unit_once(figure)
    frame = Frame.of(figure, width, gauge, caption=unit)
    wholes = list(dict.fromkeys(d.series for d in bare.items))
    parts = list(dict.fromkeys(d.label for d in bare.items))
    data = {(d.series, d.label): d for d in bare.items}
    told = {d.label for d in bare.items if d.highlight}
    inks = dict(zip(parts, ramp(len(parts)), strict=True)) | dict.fromkeys(told, HIGHLIGHT)
    names = max(gauge.width(n, styles.whole_name) for n in wholes) + 1.8

    def plan(level: float) -> Body | None:
        size, part_pt = styles.part_label.size.quarter(level), styles.sizes.part.at(level)
        numbers = {
            key: group(d, part_pt, "ink" if key[0] == wholes[0] else "grey_dark", gauge)
            for key, d in data.items()
        }
        columns = [
            max(gauge.width(n, styles.note), *(g.width for k, g in numbers.items() if k[0] == n))
            + 4.0
            for n in wholes
        ]
        label = SQUARE_MM + GAP_MM + max(gauge.width(p, styles.part_label, size) for p in parts)
        if label + sum(columns) > width or width - names < own.shortest_bar_mm:
            return None
        bar, gap, under = (
            between(4.0, 7.5, level),
            between(1.2, 2.2, level),
            between(1.0, 2.5, level),
        )
        row = max(n.height for n in numbers.values()) + between(1.3, 3.0, level)
        needed = (bar + gap) * len(wholes) + under + HEAD_MM + row * len(parts)

        def draw(ax: PressAxes) -> None:
            rest = max(0.0, ax.size_mm[1] - needed)
            thick, y, room = bar + min(3.0, rest * 0.25 / len(wholes)), 0.0, width - names
            for whole in wholes:
                middle, name_mm = y + thick / 2, mm(styles.whole_name.size.pt)
                ax.say(0, middle, whole, styles.whole_name, shift=(0, 0.37 * name_mm))
                there = [p for p in parts if (whole, p) in data]
                values = [data[whole, p].value or 0.0 for p in there]
                shares = seen([v / sum(values) for v in values], (TICK_MM + CUT_MM) / room)
                edges = [names]
                for share in shares:
                    edges.append(edges[-1] + share * room)
                spans = [(a, b - CUT_MM) for a, b in pairwise(edges)]
                ax.bars(spans, [(y, y + thick)] * len(spans), [inks[p] for p in there])
                y += thick + gap
            y += under
            ends = [width - sum(columns[i + 1 :]) for i in range(len(wholes))]
            for whole, end in zip(wholes, ends, strict=True):
                ax.say(end, y + 0.86 * mm(styles.note.size.pt), whole, styles.note, anchor=1)
            y += HEAD_MM
            step = (ax.size_mm[1] - y) / len(parts)
            ax.rules([y + step * i for i in range(len(parts))])
            middles = [y + step * (i + 0.5) for i in range(len(parts))]
            half = SQUARE_MM / 2
            squares = [(m - half, m + half) for m in middles]
            ax.bars([(0, SQUARE_MM)] * len(parts), squares, [inks[p] for p in parts])
            for part, middle in zip(parts, middles, strict=True):
                shift = (SQUARE_MM + GAP_MM, 0.37 * mm(size))
                ax.say(0, middle, part, styles.part_label, size, shift=shift)
                for whole, end in zip(wholes, ends, strict=True):
                    if number := numbers.get((whole, part)):
                        ax.put(end, middle, number, 1, (0, number.height / 2))

        return Body(needed, draw)

    return [plotted(frame, "stacked", plan, own.stretch)]
