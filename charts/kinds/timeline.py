"""Dated events on a scale: across the width, or down it where the chart is narrow or tall.

Input: items with a period and a text (a label is its strong first line). Output: a rule with a dot
and a date for each event, the words under or beside it.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise

from charts.arrangement import Arrangement, Body, PressAxes
from charts.cells import Cell, grid
from charts.choices import CHOICES
from charts.dates import broken, spans, years
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import group, moment
from charts.palette import PLAIN, ink_of
from charts.scene import Box
from charts.sound import Problem
from charts.wording import Words, under
from content.model import Datum, Figure
from content.words import message
from fonts.lengths import mm, pt

NAME = "时间轴"
PERIOD_FIRST = True
AIR_MM, RULE_PT, TICK_PT = 2.6, 1.1, 0.4  # between the words of two events; of the axis


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    bare = [str(i + 1) for i, d in enumerate(figure.items) if not (d.period or d.label or d.text)]
    return message("chart.event-empty", events=tuple(bare)) if bare else None


def event_words(datum: Datum, room: float, level: float, gauge: Gauge, note: str) -> Words | None:
    """Return an event's words under its date: label, text, number, note; nothing where too many."""
    styles = gauge.styles
    strong = gauge.text(datum.label, styles.event, room, styles.event.size.quarter(level))
    text = gauge.text(datum.text, styles.event_text, room, styles.event_text.size.quarter(level))
    number = group(datum, styles.sizes.event.at(level), ink_of(datum), gauge, "")
    if strong.lines + text.lines > CHOICES.event_lines or number.width > room:
        return None
    return under(strong, text, number, gauge.text(note, styles.note, room), gap=0.9)


def _dot(ax: PressAxes, datum: Datum, x: float, y: float, radius: float) -> None:
    size, pen = pt(1.5 * radius), pt(0.5 * radius)
    ax.plot(x, y, "o", color=ink_of(datum), ms=size, mfc="paper", mew=pen)


def slots_of(figure: Figure, width: float, scaled: bool) -> list[float]:
    """Return the width of each event, mm; empty where the dates have no scale."""
    count = len(figure.items)
    if not scaled:
        return [width / count] * count
    dates = years([d.period for d in figure.items])
    if not dates or count < 2 or dates[-1] - dates[0] > CHOICES.most_years:
        return []
    mean = (dates[-1] - dates[0]) / (count - 1)
    edges = [*dates, dates[-1] + max(mean, 0.5)]
    return [(b - a) * width / (edges[-1] - edges[0]) for a, b in pairwise(edges)]


def _ticks(ax: PressAxes, dates: list[float], slots: list[float], x: float, y: float) -> None:
    """Draw ticks: years, and the finest part of them that is not too fine."""
    year = slots[0] / (dates[1] - dates[0])
    parts = next((p for p in (12, 4, 1) if year / p >= 1.4), 1)
    ends = [i / parts for i in range(1, int((sum(slots) - x) / year * parts) + 1)]
    tall = [1.5 if abs((dates[0] + t + 0.5) % 1 - 0.5) < 1e-6 else 0.95 for t in ends]
    ax.vlines([x + t * year for t in ends], y, [y + t for t in tall], PLAIN, lw=TICK_PT)


def across(figure: Figure, width: float, gauge: Gauge, level: float, scaled: bool) -> Body | None:
    """Return the events side by side along a rule: true to scale with ticks, or evenly spaced."""
    slots, radius = slots_of(figure, width, scaled), between(1.4, 2.1, level)
    gap, periods = between(1.3, 2.8, level), [d.period for d in figure.items]

    def cell(d: Datum, wide: float) -> Cell | None:
        date = moment(gauge, d.period, gauge.styles.sizes.date.at(level), ink_of(d))
        words = event_words(d, wide - AIR_MM, level, gauge, d.note)
        if words is None or wide < max(CHOICES.slot_mm, date.width + AIR_MM):
            return None

        def draw(ax: PressAxes, box: Box) -> None:
            _dot(ax, d, box.x + radius, box.y + radius, radius)
            ax.put(words, box.x, box.y + 2 * radius + gap + (box.height - deepest) * 0.3)

        return Cell(2 * radius + gap + words.height, draw, date)

    cells = [cell(*pair) for pair in zip(figure.items, slots, strict=bool(slots))]
    deepest = max((c.tall for c in cells if c), default=0.0)

    def axis(ax: PressAxes, boxes: list[Box]) -> None:
        y = boxes[0].y + radius
        ax.hlines(y, 0, width, color=PLAIN, lw=RULE_PT)
        for box, then, span in zip(boxes, boxes[1:], spans(periods), strict=False):
            if not scaled and span > 1.02:  # further apart than the nearest two
                broken(ax, (box.x + then.x) / 2 + radius, y)
        if scaled:
            _ticks(ax, years(periods) or [], slots, radius, y)

    widths = [wide - AIR_MM for wide in slots]
    return grid(cells, widths, level, inner=(1.0, 1.8), pad=AIR_MM, first=axis)


def down(figure: Figure, width: float, gauge: Gauge, level: float, column: bool) -> Body | None:
    """Return the events along an upright rule; dates over the words or in a column of their own."""
    radius, styles = between(1.3, 2.0, level), gauge.styles
    left, gap = 2 * radius + 1.8, between(1.3, 2.2, level)
    size = styles.sizes.date.at(level)
    dates = [moment(gauge, d.period, size, ink_of(d)) for d in figure.items]
    start = left + max(d.width for d in dates) + between(2.5, 4.5, level) if column else left
    if width - start < (CHOICES.beside_words_mm if column else CHOICES.words_mm):
        return None
    middle = dates[0].height / 2

    def cell(d: Datum, date: Words) -> Cell | None:
        words = event_words(d, width - start, level, gauge, d.note)
        if words is None or left + date.width > width:
            return None
        first = mm(words.pieces[0].size_pt) if words.pieces else 0.0
        top = max(0.0, middle - 0.48 * first) if column else date.height + gap

        def draw(ax: PressAxes, box: Box) -> None:
            _dot(ax, d, radius, box.y + middle, radius)
            ax.put(date, left, box.y)
            ax.put(words, start, box.y + top)

        return Cell(max(date.height, top + words.height if words.pieces else 0.0), draw)

    cells = [cell(*pair) for pair in zip(figure.items, dates, strict=True)]

    def rule(ax: PressAxes, boxes: list[Box]) -> None:
        end = boxes[-1].bottom if len(boxes) > 1 else boxes[0].y + middle
        ax.vlines(radius, boxes[0].y + middle, end, color=PLAIN, lw=RULE_PT)

    return grid(cells, [width], level, air=(1.8, 4.2), within=0.0, rules=False, first=rule)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the events across, and down with the date beside or over the words."""
    frame, ways, fits = Frame.of(figure, width, gauge), [], False
    for scaled, rank in ((True, 0.0), (False, CHOICES.even_rank)):
        plan = partial(across, figure, width, gauge, scaled=scaled)
        fits = fits or plan(0.0) is not None
        name = "scaled" if scaled else "across"
        ways.append(Arrangement(name, plan, frame, CHOICES.airy, rank))
    for column, rank, widest in (
        (True, CHOICES.beside_rank, CHOICES.beside_to_mm),
        (False, CHOICES.under_rank, CHOICES.under_to_mm),
    ):
        if not fits or width <= widest:  # short lines would leave the right half empty
            plan = partial(down, figure, width, gauge, column=column)
            name = "beside" if column else "under"
            ways.append(Arrangement(name, plan, frame, CHOICES.airy, rank))
    return ways
