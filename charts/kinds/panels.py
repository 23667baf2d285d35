"""分栏图: rows of things and columns of measures that share no unit, each column on its own scale.

Input: items with two of label, series and period; what all values of one unit have in common heads
a column, the other names a row. Output: a table with bars from zero in it, each column's unit under
its head; numbers alone where bars have no room or a value is below zero.
"""

from __future__ import annotations

from functools import partial

from charts.arrangement import Arrangement, Body, PressAxes
from charts.cells import PAD_MM, shared
from charts.choices import CHOICES
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import aside, asides, even, group
from charts.palette import HIGHLIGHT, PLAIN, SOFT
from charts.scaled import columns_of
from charts.scene import Box
from charts.sound import Problem, once, valued
from content.model import Datum, Figure
from content.words import message

NAME = "分栏图"
GAP_MM, THICK_MM, HEAD_MM = 1.0, (1.9, 3.2), 1.4  # number to bar; of a bar; under the heads
LEAST_BAR_MM = 8.0


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    if not columns_of(figure.items):
        return message("chart.no-columns")
    return valued(figure, gaps=True) or once(
        figure, message("chart.group-twice"), "label", "series", "period"
    )


def row_name(datum: Datum, columns: dict[str, list[Datum]]) -> str:
    """Return what names the row of a value."""
    return aside(*(t for t in (datum.label, datum.series, datum.period) if t not in columns))


def table(
    columns: dict[str, list[Datum]], width: float, gauge: Gauge, level: float, bars: bool
) -> Body | None:
    """Return the measures' table, with bars or numbers alone; nothing where words have no room."""
    styles, alone = gauge.styles, {"unit": "", "note": ""}  # the unit is in the measure's head
    role, size = styles.bar_label, styles.sizes.table.at(level)
    values = {
        head: {row_name(d, columns): d.model_copy(update=alone) for d in even(items)}
        for head, items in columns.items()
    }
    told = {r for own in values.values() for r, d in own.items() if d.highlight}
    numbers = {
        head: {r: group(d, size, HIGHLIGHT if r in told else PLAIN, gauge) for r, d in own.items()}
        for head, own in values.items()
    }
    room = max(CHOICES.label_mm, CHOICES.label_share * width / 2)
    rows = dict.fromkeys(row_name(d, columns) for items in columns.values() for d in items)
    names = {r: gauge.text(r, role, room, role.size.quarter(level)) for r in rows}
    left = max(n.width for n in names.values())
    widest = [max(n.width for n in own.values()) for own in numbers.values()]
    least = PAD_MM + (LEAST_BAR_MM + GAP_MM if bars else 0.0)
    rooms = shared([wide + least for wide in widest], width - left)
    if rooms is None or max(n.lines for n in names.values()) > 2:
        return None
    heads = [
        gauge.named(h, columns[h][0].unit, wide - PAD_MM, styles.heading)
        for h, wide in zip(columns, rooms, strict=True)
    ]
    if any(h.lines > CHOICES.heading_lines for h in heads):
        return None
    top = max(h.height for h in heads) + HEAD_MM
    tall = max(w.height for w in (*names.values(), *next(iter(numbers.values())).values()))
    step, thick = tall + between(0.9, 2.6, level), between(*THICK_MM, level)

    def draw(ax: PressAxes, box: Box) -> None:
        pitch, line = (box.height - top) / len(rows), box.y + top
        ys = {r: line + pitch * (i + 0.5) for i, r in enumerate(rows)}
        ax.rules([line + pitch * i for i in range(1, len(rows))])
        ax.rules([line], "ink", 0.2)
        for r, y in ys.items():
            ax.put(names[r].drawn(HIGHLIGHT if r in told else ""), 0, y, (0, 0.5))
        x = left + PAD_MM
        for head, own, wide, room in zip(heads, numbers, widest, rooms, strict=True):
            ax.put(head, x, line - HEAD_MM, (0, 1))
            for r, number in numbers[own].items():
                ax.put(number, x + wide, ys[r], (1, 0.5))
            begin, long = x + wide + GAP_MM, room - PAD_MM - wide - GAP_MM
            lengths = {r: d.value for r, d in values[own].items() if d.value and bars}
            most = max(lengths.values(), default=1.0)  # each measure is on a scale of its own
            ax.bars(
                [(begin, begin + value / most * long) for value in lengths.values()],
                [(ys[r] - thick / 2, ys[r] + thick / 2) for r in lengths],
                [HIGHLIGHT if r in told else SOFT if told else PLAIN for r in lengths],
            )
            x += room

    return Body(top + step * len(rows), draw)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the rows with bars and with numbers alone."""
    frame = Frame.of(figure, width, gauge, *asides(figure.items))
    plan = partial(table, columns_of(figure.items), width, gauge)
    signed = any((d.value or 0.0) < 0 for d in figure.items)
    ways = [("bars", True, 0.0), ("numbers", False, CHOICES.rows_rank)][signed:]
    return [
        Arrangement(name, partial(plan, bars=bars), frame, CHOICES.airy, rank)
        for name, bars, rank in ways
    ]
