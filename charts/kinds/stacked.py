"""Wholes divided into the same parts, one bar a whole: how they differ.

Input: items with label (part), series (whole) and value. Output: one bar a series, all of one
length, its parts in one ramp from light to dark; a number stands on its part where that is 6 % or
more and wide enough, else under it at the end of a thin line.
"""

from __future__ import annotations

from itertools import pairwise

from charts.arrangement import Arrangement, Body, PressAxes, headed
from charts.cells import Cell, grid
from charts.choices import CHOICES
from charts.direct import apart
from charts.frame import between, framed
from charts.gauge import Gauge
from charts.numbers import group
from charts.palette import HIGHLIGHT, MOST_STEPS, ground_ink, ramp
from charts.scene import TICK_MM, Box, seen
from charts.sound import Problem, once, unprinted, valued
from charts.values import parted
from charts.wording import Words, field
from content.model import Datum, Figure
from content.words import message

NAME = "构成图"
ONE_SCALE = True
CUT_MM, PAD_MM, LEAD_MM = 0.2, 0.6, 1.6  # white between parts; about a number; of a thin line
LABELLED = 0.06  # share from which a part has its number on it


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    if len({d.label for d in figure.items}) > MOST_STEPS:
        return message("chart.too-many-parts", most=MOST_STEPS)
    series = {d.series for d in figure.items}
    if fault := valued(figure, message("chart.part-below-0"), least=0):
        return fault
    if any(not sum(d.value or 0.0 for d in figure.items if d.series == s) for s in series):
        return message("chart.whole-of-0")
    return once(figure, message("chart.part-twice"), "series", "label") or unprinted(
        figure, "period", "note"
    )


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return bars under their key."""
    styles, (bare, frame) = gauge.styles, framed(figure, width, gauge)
    wholes = parted(bare.items, "series")
    parts = list(dict.fromkeys(d.label for d in bare.items))
    # A whole of which every part is picked out is picked out itself: its parts keep their ramp, or
    # none could be told from the next.
    own = {s for s, items in wholes.items() if all(d.highlight for d in items)}
    told = {d.label for s, items in wholes.items() if s not in own for d in items if d.highlight}
    inks = dict(zip(parts, ramp(len(parts)), strict=True)) | dict.fromkeys(told, HIGHLIGHT)
    shown = HIGHLIGHT if len(own) < len(wholes) else ""
    names = {s: gauge.text(s, styles.whole_name).drawn(shown if s in own else "") for s in wholes}
    left = max(n.width for n in names.values()) + 1.6 if any(wholes) else 0.0
    room = width - left

    def cell(name: str, items: list[Datum], level: float) -> Cell | None:
        bar = between(4.2, 7.5, level)
        values = [d.value or 0.0 for d in items]
        shares = [v / sum(values) for v in values]
        edges = [left]
        for share in seen(shares, (TICK_MM + CUT_MM) / room):
            edges.append(edges[-1] + share * room)
        size = styles.sizes.part.at(level)
        numbers = list[tuple[float, Words, bool]]()
        for (a, b), share, d in zip(pairwise(edges), shares, items, strict=True):
            number = group(d, size, ground_ink(inks[d.label]), gauge).drawn(
                ground_ink(inks[d.label])
            )
            fits = share >= LABELLED and number.width + 2 * PAD_MM <= b - a
            numbers.append(((a + b) / 2, number if fits else number.drawn("ink"), fits))
        off = [(x, number) for x, number, fits in numbers if not fits]
        wide = max((n.width for _, n in off), default=0.0) + 2 * PAD_MM
        if wide * len(off) > room:
            return None
        low, high = left + wide / 2, width - wide / 2
        at = apart([x for x, _ in off], wide, low, high)
        hung = LEAD_MM + max((n.height for _, n in off), default=-LEAD_MM)

        def draw(ax: PressAxes, box: Box) -> None:
            foot = box.y + box.height - hung
            tall = min(foot - box.y, bar + 3.0)
            top = foot - tall
            ax.put(names[name], 0, top + tall / 2, (0, 0.5))
            spans = [(a, b - CUT_MM) for a, b in pairwise(edges)]
            ax.bars(spans, [(top, foot)] * len(spans), [inks[d.label] for d in items])
            ends = iter(at)
            for x, number, fits in numbers:  # in the parts' order: so they are read
                if fits:
                    ax.put(number, x, top + tall / 2, (0.5, 0.5))
                    continue
                end = next(ends)
                ax.plot([x, end], [foot, foot + LEAD_MM - 0.4], color="grey_dark", lw=0.4)
                ax.put(number, end, foot + LEAD_MM, (0.5, 0))

        return Cell(bar + hung, draw)

    def plan(level: float) -> Body | None:
        role, signs = styles.part_label, [(field(inks[p], 2.3, 2.3), p) for p in parts]
        key = gauge.key(signs, width, role, role.size.quarter(level))
        if room < CHOICES.stack_mm or key.width > width:
            return None
        made = [cell(name, items, level) for name, items in wholes.items()]
        bars = grid(made, [width], level, air=(1.2, 2.6), within=0.5, rules=False)
        return headed(key, bars, between(1.8, 3.0, level))

    return [Arrangement("stacked", plan, frame, CHOICES.airy)]
