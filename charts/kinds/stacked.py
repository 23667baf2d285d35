"""Wholes divided into the same parts, one bar a whole: how they differ.

Input: items with label (part), series (whole) and value. Output: one bar a series, all of one
length, its parts in one ramp from light to dark; a number stands on its part where that is 6 % or
more and wide enough, else under it at the end of a thin line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

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
from charts.values import parted, whole
from charts.wording import Words, field
from content.model import Datum, Figure
from content.words import message

NAME = "构成图"
ONE_SCALE = True
CUT_MM, PAD_MM, LEAD_MM = 0.2, 0.6, 1.6  # white between parts; about a number; of a thin line
LABELLED = 0.06  # share from which a part has its number on it


class _Part(NamedTuple):
    """A part of a bar, from `left` to `right`, mm; its number stands on it or hangs under it."""

    left: float
    right: float
    ink: str
    number: Words
    inside: bool

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    if len({d.label for d in figure.items}) > MOST_STEPS:
        return message("chart.too-many-parts", most=MOST_STEPS)
    if fault := valued(figure, message("chart.part-below-0"), least=0):
        return fault
    for items in parted(figure.items, "series").values():
        if not (parts := sum(d.value or 0.0 for d in items)):
            return message("chart.whole-of-0")
        if parts > whole(items) * (1 + 1e-9):
            return message("chart.parts-over-whole", sum=round(parts, 6), whole=whole(items))
    return once(figure, message("chart.part-twice"), "series", "label") or unprinted(
        figure, "period", "note"
    )


def inks_of(wholes: Mapping[str, list[Datum]], parts: list[str]) -> dict[str, str]:
    """Return the inks of the parts: a ramp, and that of highlights for what is picked out.

    A whole of which every part is picked out is picked out itself: its parts keep their ramp, or
    none could be told from the next.
    """
    told = [d.label for one in wholes.values() if not _picked(one) for d in one if d.highlight]
    return dict(zip(parts, ramp(len(parts)), strict=True)) | dict.fromkeys(told, HIGHLIGHT)


def _picked(items: Sequence[Datum]) -> bool:
    return all(d.highlight for d in items)


def parts_of(
    items: list[Datum],
    total: float,
    left: float,
    width: float,
    inks: Mapping[str, str],
    size: float,
    gauge: Gauge,
) -> list[_Part]:
    """Return the parts of a whole of `total` from `left` to `width`, mm, with their numbers."""
    room, shares = width - left, [(d.value or 0.0) / total for d in items]
    drawn = seen(shares, (TICK_MM + CUT_MM) / room)
    edges = pairwise(accumulate((share * room for share in drawn), initial=left))
    made = []
    for (a, b), share, d in zip(edges, shares, items, strict=True):
        ink = ground_ink(inks[d.label])
        number = group(d, size, ink, gauge)
        inside = share >= LABELLED and number.width + 2 * PAD_MM <= b - a
        made.append(_Part(a, b, inks[d.label], number.drawn(ink if inside else "ink"), inside))
    return made


def bar_of(name: Words, parts: list[_Part], width: float, level: float) -> Cell | None:
    """Return a whole's bar; nothing where the numbers under it have no room."""
    hanging, left = [part for part in parts if not part.inside], parts[0].left
    wide = max((part.number.width for part in hanging), default=0.0) + 2 * PAD_MM
    if wide * len(hanging) > width - left:
        return None
    ends = apart([part.middle for part in hanging], wide, left + wide / 2, width - wide / 2)
    hung = LEAD_MM + max((part.number.height for part in hanging), default=-LEAD_MM)
    bar = max(between(4.2, 7.5, level), name.height)

    def draw(ax: PressAxes, box: Box) -> None:
        foot = box.bottom - hung
        tall = min(foot - box.y, bar + 3.0)
        top, at = foot - tall, iter(ends)
        ax.put(name, 0, top + tall / 2, (0, 0.5))
        spans = [(part.left, part.right - CUT_MM) for part in parts]
        ax.bars(spans, [(top, foot)] * len(spans), [part.ink for part in parts])
        for part in parts:  # in their order: so they are read
            if part.inside:
                ax.put(part.number, part.middle, top + tall / 2, (0.5, 0.5))
                continue
            x = next(at)
            ax.plot([part.middle, x], [foot, foot + LEAD_MM - 0.4], color="grey_dark", lw=0.4)
            ax.put(part.number, x, foot + LEAD_MM, (0.5, 0))

    return Cell(bar + hung, draw)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return bars under their key."""
    styles, (bare, frame) = gauge.styles, framed(figure, width, gauge)
    wholes = parted(bare.items, "series")
    totals = {s: whole(items) for s, items in parted(figure.items, "series").items()}
    parts = list(dict.fromkeys(d.label for d in bare.items))
    inks = inks_of(wholes, parts)
    some = "" if all(map(_picked, wholes.values())) else HIGHLIGHT
    widest = max(CHOICES.label_share * width, CHOICES.label_mm)
    names = {
        s: gauge.text(s, styles.whole_name, widest).drawn(some if _picked(items) else "")
        for s, items in wholes.items()
    }
    left = max(n.width for n in names.values()) + 1.6 if any(wholes) else 0.0

    def plan(level: float) -> Body | None:
        role, signs = styles.part_label, [(field(inks[p], 2.3, 2.3), p) for p in parts]
        key = gauge.key(signs, width, role, role.size.quarter(level))
        long = max(n.lines for n in names.values()) > CHOICES.heading_lines
        if width - left < CHOICES.stack_mm or key.width > width or long:
            return None
        size = styles.sizes.part.at(level)
        bars = [
            bar_of(
                names[s], parts_of(items, totals[s], left, width, inks, size, gauge), width, level
            )
            for s, items in wholes.items()
        ]
        body = grid(bars, [width], level, air=(1.2, 2.6), within=0.5, rules=False)
        return headed(key, body, between(1.8, 3.0, level))

    return [Arrangement("stacked", plan, frame, CHOICES.airy)]
