"""Dated events on a scale: across the width, or down it where the chart is narrow or tall.

Input: items with a period and a text (a label is its strong first line). Output: a rule with a dot
and a date for each event, the words under or beside it.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.dates import years
from charts.events import Event
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge, block_height
from charts.numbers import moment
from charts.palette import PLAIN, ink_of
from content.model import Figure
from content.words import Message, message
from fonts.lengths import pt

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "时间轴"
WIDEST_MM = CHOICES.timeline.widest_mm
PERIOD_FIRST = True
AIR_MM = 2.6  # between the words of two events
RULE_PT, TICK_PT = 1.1, 0.4


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    bare = [str(i + 1) for i, d in enumerate(figure.items) if not (d.period or d.label or d.text)]
    return message("chart.event-empty", events=tuple(bare)) if bare else None


def _dots(ax: PressAxes, figure: Figure, xs: list[float], ys: list[float], radius: float) -> None:
    """Draw the events' dots, hollow, in their inks."""
    for ink in dict.fromkeys(ink_of(d) for d in figure.items):
        own = [i for i, d in enumerate(figure.items) if ink_of(d) == ink]
        at = [xs[i] for i in own], [ys[i] for i in own]
        face: dict[str, Any] = {"markerfacecolor": "paper", "markeredgewidth": pt(0.5 * radius)}
        ax.plot(*at, color=ink, lw=0, marker="o", markersize=pt(1.5 * radius), **face)


def slots_of(figure: Figure, width: float, scaled: bool) -> list[tuple[float, float]]:
    """Return left edge and width of each event, mm; empty where the dates have no scale."""
    count = len(figure.items)
    if not scaled:
        return [(width * i / count, width / count) for i in range(count)]
    dates = years([d.period for d in figure.items])
    if not dates or count < 2 or dates[-1] - dates[0] > CHOICES.timeline.most_years:
        return []
    mean = (dates[-1] - dates[0]) / (count - 1)
    scale = width / (dates[-1] - dates[0] + max(mean, 0.5))
    edges = [(d - dates[0]) * scale for d in dates] + [width]
    return [(a, b - a) for a, b in pairwise(edges)]


def _ticks(figure: Figure, width: float, scale: float) -> list[tuple[float, float]]:
    """Return place and length of the ticks: years, and the finest part that is not too fine."""
    dates = years([d.period for d in figure.items]) or []
    parts = next((p for p in (12, 4, 1) if scale / p >= 1.4), 1)
    made = []
    for i in range(1, int(width / scale * parts) + 1):
        over = (dates[0] + i / parts) % 1
        made.append((i * scale / parts, 1.5 if min(over, 1 - over) < 1e-6 else 0.95))
    return made


def across(figure: Figure, width: float, gauge: Gauge, level: float, scaled: bool) -> Body | None:
    """Return the events side by side along a rule: true to scale with ticks, or evenly spaced."""
    slots, radius = slots_of(figure, width, scaled), between(1.4, 2.1, level)
    if not slots:
        return None
    events = [
        Event.of(d, wide - AIR_MM, level, gauge)
        for d, (_, wide) in zip(figure.items, slots, strict=True)
    ]
    for event, (_, wide) in zip(events, slots, strict=True):
        date = event.date.width + 2.2 * radius + 1.5
        number = event.number.width + AIR_MM if event.number else 0.0
        if wide < max(CHOICES.timeline.slot_mm, date, number) or event.crowded:
            return None
    date, words = max(e.date.height for e in events), max(e.height for e in events)
    over, under = between(1.0, 1.8, level), between(1.3, 2.8, level)
    needed = date + over + radius + under + words

    def draw(ax: PressAxes) -> None:
        rest = max(0.0, ax.size_mm[1] - needed)
        axis = date + over + rest * 0.25
        ax.hlines(axis, 0, width, color=PLAIN, lw=RULE_PT)
        if scaled:
            dates = years([d.period for d in figure.items]) or []
            room = width - radius
            ticks = _ticks(figure, room, slots[1][0] / (dates[1] - dates[0]))
            ax.vlines(
                [radius + x for x, _ in ticks],
                axis,
                [axis + t for _, t in ticks],
                PLAIN,
                lw=TICK_PT,
            )
        _dots(ax, figure, [x + radius for x, _ in slots], [axis] * len(slots), radius)
        for event, (x, _) in zip(events, slots, strict=True):
            ax.put(x + 2 * radius + 0.5, axis - over, event.date)
            event.draw(ax, x, axis + radius + under + rest * 0.3)

    return Body(needed, draw)


def down(figure: Figure, width: float, gauge: Gauge, level: float, column: bool) -> Body | None:
    """Return the events along an upright rule; dates over the words or in a column of their own."""
    own, radius, styles = CHOICES.timeline, between(1.3, 2.0, level), gauge.styles
    left, gap, under = 2 * radius + 1.8, between(1.8, 4.2, level), between(1.3, 2.2, level)
    dates = [moment(d.period, styles.sizes.date.at(level), "ink", gauge) for d in figure.items]
    start = left + max(d.width for d in dates) + between(2.5, 4.5, level) if column else left
    if width - start < (own.beside_words_mm if column else own.under_words_mm):
        return None
    events = [Event.of(d, width - start, level, gauge) for d in figure.items]
    if any(
        e.crowded
        or left + e.date.width > width
        or (e.number is not None and start + e.number.width > width)
        for e in events
    ):
        return None

    def first(event: Event) -> float:
        """Return how far under the top of the date its words begin: first lines level, mm."""
        if not column:
            return event.date.height + (under if event.height else 0.0)
        if event.height <= event.date.height:
            return (event.date.height - event.height) / 2
        return max(0.0, (event.date.height - block_height(1, styles.event_text, event.text_pt)) / 2)

    rows = [max(first(e) + e.height, e.date.height) for e in events]

    def draw(ax: PressAxes) -> None:
        tall = ax.size_mm[1]
        free = max(0.0, tall - sum(rows)) / max(1, len(rows) - 1)
        y, middles = 0.0, []
        for event, row in zip(events, rows, strict=True):
            middles.append(y + event.date.height / 2)
            ax.put(left, y + event.date.height, event.date)
            event.draw(ax, start, y + first(event))
            y += row + free
        ax.vlines(
            radius, middles[0], tall if len(rows) > 1 else middles[0], color=PLAIN, lw=RULE_PT
        )
        _dots(ax, figure, [radius] * len(rows), middles, radius)

    return Body(sum(rows) + gap * (len(rows) - 1), draw)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the events across, and down with the date beside or over the words."""
    frame, own = Frame.of(figure, width, gauge), CHOICES.timeline
    ways, fits = [], False
    for scaled, rank in ((True, 0.0), (False, own.even_rank)):
        plan = partial(across, figure, width, gauge, scaled=scaled)
        fits = fits or plan(0.0) is not None
        name = "scaled" if scaled else "across"
        ways.append(plotted(frame, name, plan, own.across_stretch, rank))
    for column, rank, widest in (
        (True, own.beside_rank, own.beside_to_mm),
        (False, own.under_rank, own.under_to_mm),
    ):
        if not fits or width <= widest:  # short lines would leave the right half empty
            plan = partial(down, figure, width, gauge, column=column)
            name = "beside" if column else "under"
            ways.append(plotted(frame, name, plan, own.down_stretch, rank))
    return ways
