"""流程图: steps one after the other, joined by arrows.

Input: items with a label (the step) and, where wanted, text, period, number and note. Output:
numbered steps across the width, or under each other where it is small.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from charts.arrangement import Arrangement, Body, PressAxes
from charts.cells import Cell, grid, room_of
from charts.choices import CHOICES
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.kinds.timeline import event_words
from charts.numbers import aside, group
from charts.palette import PALE, ink_of
from charts.scene import Box
from charts.sound import Problem
from content.model import Datum, Figure
from content.words import message
from fonts.lengths import mm

NAME = "流程图"
AIR_MM, TIP_MM = 3.0, 1.6  # between two steps, for the arrow; its tip


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    bare = [str(i + 1) for i, d in enumerate(figure.items) if not (d.label or d.text)]
    return message("chart.event-empty", events=tuple(bare)) if bare else None


def steps(figure: Figure, width: float, gauge: Gauge, level: float, across: bool) -> Body | None:
    """Return the steps side by side under a bar of arrows, or under each other beside it."""
    count, size = len(figure.items), gauge.styles.sizes.column.at(level)
    thick, gap = between(5.0, 7.0, level), between(1.4, 2.6, level)
    room = room_of(width, count, AIR_MM) if across else width - thick - AIR_MM
    if room < (CHOICES.step_mm if across else CHOICES.words_mm):
        return None

    def cell(i: int, d: Datum) -> Cell | None:
        words = event_words(d, room, level, gauge, aside(d.series, d.period, d.note))
        if words is None:
            return None
        mark = group(Datum(value=i + 1), size * 1.2, "paper", gauge)

        def beside(ax: PressAxes, box: Box) -> None:
            left, right = box.x, box.right + (AIR_MM / 2 if i < count - 1 else 0.0)
            top, notch, foot = box.y, TIP_MM if i else 0.0, box.y + thick
            xs = [left, right - TIP_MM, right, right - TIP_MM, left, left + notch]
            ax.fill(xs, [top, top, top + thick / 2, foot, foot, top + thick / 2], ink_of(d), lw=0)
            ax.put(mark, left + notch + 1.2, top + thick / 2, (0, 0.5))
            ax.put(words, left, foot + gap + (box.height - deepest) * 0.2)

        def down(ax: PressAxes, box: Box) -> None:
            ax.bars([(box.x, box.x + thick)], [(box.y, box.y + thick)], ink_of(d))
            ax.put(mark, box.x + thick / 2, box.y + thick / 2, (0.5, 0.5))
            first = words.pieces[0]  # its line is level with the mark, or all of it is
            shift = max(0.0, thick / 2 - first.y + 0.38 * mm(first.size_pt))
            shift = (thick - words.height) / 2 if words.height < thick else shift
            ax.put(words, box.x + thick + AIR_MM, box.y + shift)

        tall = thick + gap + words.height if across else max(thick, words.height + 1.8)
        return Cell(tall, beside if across else down)

    cells = [cell(i, d) for i, d in enumerate(figure.items)]
    deepest = max((c.tall for c in cells if c), default=0.0)

    def arrows(ax: PressAxes, boxes: list[Box]) -> None:
        x = thick / 2
        for box, then in pairwise(boxes):
            end = then.y - 0.6
            ax.vlines(x, box.y + thick, end - TIP_MM / 2, color=PALE, lw=2.0)
            ax.fill([x - TIP_MM, x + TIP_MM, x], [end - TIP_MM, end - TIP_MM, end], PALE, lw=0)

    if across:
        return grid(cells, [room] * count, level, pad=AIR_MM)
    return grid(cells, [width], level, air=(2.4, 5.0), within=0.0, rules=False, first=arrows)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return steps across and under each other."""
    frame, across = (
        Frame.of(figure, width, gauge),
        partial(steps, figure, width, gauge, across=True),
    )
    ways = [Arrangement("across", across, frame, CHOICES.airy)]
    if across(0.0) is None:
        down = partial(steps, figure, width, gauge, across=False)
        ways.append(Arrangement("down", down, frame, CHOICES.airy))
    return ways
