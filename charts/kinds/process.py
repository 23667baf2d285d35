"""流程图: steps one after the other, joined by arrows.

Input: items with a label (the step) and, where wanted, text, period, number and note. Output:
numbered steps across the width, or under each other where it is small.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.events import Event
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.numbers import aside, group
from charts.palette import HIGHLIGHT, PALE, PLAIN
from content.model import Datum, Figure
from content.words import Message, message
from fonts.lengths import mm

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "流程图"
WIDEST_MM = CHOICES.process.widest_mm
AIR_MM = 3.0  # between two steps, for the arrow
TIP_MM = 1.6


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    bare = [str(i + 1) for i, d in enumerate(figure.items) if not (d.label or d.text)]
    return message("chart.event-empty", events=tuple(bare)) if bare else None


def steps(figure: Figure, width: float, gauge: Gauge, level: float, across: bool) -> Body | None:
    """Return the steps side by side under a bar of arrows, or under each other beside it."""
    own, count, size = CHOICES.process, len(figure.items), gauge.styles.sizes.column.at(level)
    thick = between(5.0, 7.0, level)
    wide = (width + AIR_MM / 2) / count
    room = wide - AIR_MM if across else width - thick - AIR_MM
    if room < (own.step_mm if across else own.words_mm):
        return None
    words = [d.model_copy(update={"note": aside(d.series, d.period, d.note)}) for d in figure.items]
    events = [Event.of(d.model_copy(update={"period": ""}), room, level, gauge) for d in words]
    if any(e.crowded or (e.number and e.number.width > room) for e in events):
        return None
    inks = [HIGHLIGHT if d.highlight else PLAIN for d in figure.items]
    marks = [group(Datum(value=i + 1), size * 1.2, "paper", gauge) for i in range(count)]
    gap, air = between(1.4, 2.6, level), between(2.4, 5.0, level)
    tall = [max(e.height, 0.0 if across else thick) for e in events]
    needed = thick + gap + max(tall) if across else sum(tall) + air * (count - 1)

    def draw(ax: PressAxes) -> None:
        height = ax.size_mm[1]
        if across:
            for i, (event, mark, ink) in enumerate(zip(events, marks, inks, strict=True)):
                left, right = i * wide, (i + 1) * wide - AIR_MM / 2
                notch = TIP_MM if i else 0.0
                outline = [(left, 0), (right - TIP_MM, 0), (right, thick / 2)]
                outline += [(right - TIP_MM, thick), (left, thick), (left + notch, thick / 2)]
                ax.fill(*zip(*outline, strict=True), color=ink, lw=0)
                ax.put(left + notch + 1.2, (thick + mark.height) / 2, mark)
                event.draw(ax, left, thick + gap + max(0.0, height - needed) * 0.4)
            return
        free = max(0.0, height - sum(tall)) / max(1, count - 1)
        y, radius = 0.0, thick / 2
        for i, (event, mark, ink, row) in enumerate(zip(events, marks, inks, tall, strict=True)):
            if i < count - 1:
                end = y + row + free - 0.6
                ax.vlines(radius, y + thick, end - TIP_MM / 2, color=PALE, lw=2.0)
                tip = [radius - TIP_MM, radius + TIP_MM, radius]
                ax.fill(tip, [end - TIP_MM, end - TIP_MM, end], color=PALE, lw=0)
            ax.bars([(0, thick)], [(y, y + thick)], ink)
            ax.put(radius, y + radius + mark.height / 2, mark, 0.5)
            line = mm(event.event_pt if event.strong else event.text_pt)
            event.draw(
                ax,
                thick + AIR_MM,
                y
                + max(
                    0.0, (thick - line) / 2 if event.height > thick else (row - event.height) / 2
                ),
            )
            y += row + free

    return Body(needed + (0.0 if across else 0.8), draw)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return steps across and under each other."""
    frame, own = Frame.of(figure, width, gauge), CHOICES.process
    across = partial(steps, figure, width, gauge, across=True)
    ways = [plotted(frame, "across", across, own.stretch)]
    if across(0.0) is None or width <= own.down_to_mm:
        down = partial(steps, figure, width, gauge, across=False)
        ways.append(plotted(frame, "down", down, own.stretch))
    return ways
