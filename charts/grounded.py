"""Key figures on a ground: a row in a picture's land or on a field of ink.

Input: a figure that the page has given a ground, a width in mm. Output: the `Body` of one row: the
title and its line, the leading figure about twice as large as the others, their names over them,
all numbers on one foot; the source under the row. Words take the one ink that is read there.
"""

from __future__ import annotations

from itertools import accumulate

from charts.arrangement import Body, PressAxes
from charts.cells import shared
from charts.choices import CHOICES
from charts.frame import between
from charts.gauge import Gauge
from charts.numbers import aside, group
from charts.palette import HIGHLIGHT, ground_ink
from charts.scene import Box
from charts.wording import Words, under
from content.model import Datum, Figure
from fonts.lengths import pt

#: Between the title and its line, between names and numbers, between words and the leading number,
#: over the source: mm.
LINE_MM, NAME_MM, LEAD_MM, SOURCE_MM = 1.6, (2.2, 4.0), 3.5, 2.8
#: Between two figures, mm: a hairline with white on both sides.
PAD_MM = 7.0
#: A name over its number is given so much at least, mm: six characters.
NAME_LEAST_MM = 19.0
#: A hairline between two figures, mm: what white lines on a ground need.
UPRIGHT_MM = 0.18


def grounded(figure: Figure, width: float, gauge: Gauge, level: float) -> Body | None:
    """Return the row; nothing where a name or number has no room."""
    styles, ink = gauge.styles, ground_ink(figure.ground)
    number_ink = ink if ink == "paper" else HIGHLIGHT
    size, items = styles.sizes.grounded.at(level), figure.items
    lead = next((d for d in items if d.highlight), items[0])
    sizes = [CHOICES.lead_times * size if d is lead else size for d in items]
    numbers = [
        group(d, pt_, number_ink, gauge).drawn(ink if ink == "paper" else "")
        for d, pt_ in zip(items, sizes, strict=True)
    ]
    title = under(
        gauge.text(figure.title, styles.band_title, size_pt=styles.band_title.size.at(level)),
        gauge.text(figure.note, styles.band_line),
        gap=LINE_MM,
    ).drawn(ink)
    first = _name(items[0], NAME_LEAST_MM, gauge, level, ink)
    opening = max(title.width, first.width)
    least = [max(n.width, NAME_LEAST_MM) + PAD_MM for n in numbers]
    least[0] = opening + LEAD_MM + numbers[0].width + PAD_MM
    widths = shared(least, width + PAD_MM)
    if widths is None:
        return None
    # What is left over goes to names; the leading figure keeps to its need.
    spare = (widths[0] - least[0]) / max(1, len(widths) - 1)
    if spare > 0:
        widths = [least[0], *(wide + spare for wide in widths[1:])]
    lefts = list(accumulate(widths[:-1], initial=0.0))
    names = [
        _name(d, wide - PAD_MM, gauge, level, ink) for d, wide in zip(items, widths, strict=True)
    ]
    if max(name.lines for name in names[1:] or names) > CHOICES.heading_lines:
        return None
    source = gauge.text(figure.source, styles.grounded_note).drawn(ink)
    gap = between(*NAME_MM, level)
    column = title.height + gap + first.height
    row = max(
        column,
        numbers[0].height,
        *(name.height + gap + one.height for name, one in zip(names[1:], numbers[1:], strict=True)),
        0.0,
    )
    needed = row + (SOURCE_MM + source.height if source.pieces else 0.0)

    def draw(ax: PressAxes, box: Box) -> None:
        foot = box.bottom - (needed - row)
        ax.put(title, 0.0, box.y)
        ax.put(first, 0.0, foot, (0, 1))
        ax.put(numbers[0], opening + LEAD_MM, foot, (0, 1))
        for name, one, left in zip(names[1:], numbers[1:], lefts[1:], strict=True):
            ax.vlines(left - PAD_MM / 2, box.y, foot, color=ink, lw=pt(UPRIGHT_MM))
            ax.put(name, left, box.y)
            ax.put(one, left, foot, (0, 1))
        ax.put(source, box.right, box.bottom, (1, 1))

    return Body(needed, draw)


def _name(datum: Datum, room: float, gauge: Gauge, level: float, ink: str) -> Words:
    """Return what a figure is called, with its series and note under it."""
    role = gauge.styles.grounded_label
    more, small = aside(datum.series, datum.period, datum.note), gauge.styles.grounded_note
    return gauge.named(datum.label, more, room, role, role.size.at(level), small).drawn(ink)
