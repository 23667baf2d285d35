"""Columns over many groups, e.g. ages or years, with a second series as a mark across each.

Input: items with label (group), series and value; the first series, or the highlighted one, is
drawn as columns, another as marks. Output: columns side by side with their numbers; where the
width is too small for them, a row a group. Labels such as 5—9岁 are cut to 5 where columns are
narrow, and the first and last are said under the title. Years that are further apart than the
nearest two have the mark of a broken axis between them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.dates import broken, spans
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.numbers import group
from charts.palette import HIGHLIGHT, PLAIN, SOFT
from charts.scaled import unit_once
from charts.unprinted import unprinted
from content.model import Figure
from content.words import Message, message
from fonts.lengths import mm, pt

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "柱形图"
WIDEST_MM = CHOICES.columns.widest_mm
ONE_SCALE = True
BAR_INK, MARK_INK = PLAIN, HIGHLIGHT
KEY_MM = 4.2  # height of the line that says what columns and marks are
GAP_MM = 0.8
MARK_MM = 0.6  # thickness of a mark across a column
OVER_MM = 0.9  # between a column and its number
FOOT_MM = 1.0  # between the axis and its labels


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if any(d.value is None or d.value < 0 for d in figure.items):
        return message("chart.column-below-0")
    names = {d.series for d in figure.items}
    if len(names) > 2:
        return message("chart.columns-series", series=len(names))
    if len({(d.series, d.label) for d in figure.items}) < len(figure.items):
        return message("chart.group-twice")
    return unprinted(figure, "period", "note")


def clear_of(tall: float, mark: float, number: float) -> tuple[float, str]:
    """Return how far over the axis a number stands, and its ink where that is not its own, mm.

    Over its column; where the mark is in the way inside the column, in white; where the column is
    too low for that, over the mark.
    """
    free = MARK_MM / 2 + OVER_MM / 2
    if not tall - MARK_MM < mark < tall + OVER_MM + number + free:
        return tall + OVER_MM, ""
    inside = min(tall, mark - MARK_MM / 2) - OVER_MM - number
    if inside >= OVER_MM / 2:
        return inside, "paper"
    return max(tall, mark + MARK_MM / 2) + OVER_MM, ""


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return columns, and rows for a small width."""
    own, styles = CHOICES.columns, gauge.styles
    bare, unit = unit_once(figure)
    marked = [d.series for d in bare.items if d.highlight]
    names = list(dict.fromkeys([*marked[:1], *(d.series for d in bare.items)]))
    shown = [d for d in bare.items if d.series == names[0]]
    # Of several series one is told of; in one series it is what is highlighted.
    single = len(names) == 1 and 0 < len(marked) < len(shown)
    inks = [MARK_INK if d.highlight else SOFT for d in shown] if single else [BAR_INK] * len(shown)
    marks = {d.label: d for d in bare.items if d.series != names[0]}
    most = max(d.value or 0.0 for d in bare.items) or 1.0
    whole, slot = [d.label for d in shown], width / len(shown)
    labels = whole
    if any(gauge.width(t, styles.name) + GAP_MM > slot for t in whole):
        labels = [found[0] if (found := re.search(r"\d+", t)) else t for t in whole]
    cut = "" if labels == whole else f"横轴：{whole[0]}至{whole[-1]}"
    frame = Frame.of(figure, width, gauge, caption="　".join(filter(None, (unit, cut))))
    rows_frame = Frame.of(figure, width, gauge, caption=unit)
    key = KEY_MM if any(names) else 0.0
    key_mm = sum(6.8 + gauge.width(n, styles.name) for n in names if n)
    name_mm = mm(styles.name.size.pt)

    def say_key(ax: PressAxes) -> None:
        x, base = 0.0, 0.86 * name_mm
        for name, ink, tall in zip(names, (BAR_INK, MARK_INK), (1.9, MARK_MM), strict=False):
            if name:
                ax.bars([(x, x + 3.0)], [(base - 0.95 - tall / 2, base - 0.95 + tall / 2)], ink)
                ax.say(x + 3.8, base, name, styles.name)
                x += 6.8 + gauge.width(name, styles.name)

    def columns(level: float) -> Body | None:
        numbers = [group(d, styles.sizes.column.at(level), "ink", gauge) for d in shown]
        widest = max(*(n.width for n in numbers), *(gauge.width(t, styles.name) for t in labels))
        if widest + GAP_MM > slot or slot > own.slot_mm or key_mm > width:
            return None
        # Less high where one column towers over white.
        mean = sum(d.value or 0.0 for d in shown) / len(shown)
        flat = min(1.0, max(own.least_tallness, own.mean_ratio * mean / most))
        plot = between(22.0, 46.0 if width > 100 else 36.0, level) * flat
        head, foot = key + numbers[0].height + 1.2, FOOT_MM + name_mm * 1.1

        def draw(ax: PressAxes) -> None:
            say_key(ax)
            axis = ax.size_mm[1] - foot
            scale = (axis - head) / most
            xs = [slot * (i + 0.5) for i in range(len(shown))]
            tops = [axis - (d.value or 0.0) * scale for d in shown]
            wide = slot * 0.34
            ax.bars([(x - wide, x + wide) for x in xs], [(y, axis) for y in tops], inks)
            for x, y, datum, number, label in zip(xs, tops, shown, numbers, labels, strict=True):
                over, ink = axis - y + OVER_MM, ""
                if mark := marks.get(datum.label):
                    at = (mark.value or 0.0) * scale
                    reach = slot * 0.46
                    ax.hlines(axis - at, x - reach, x + reach, color=MARK_INK, lw=pt(MARK_MM))
                    over, ink = clear_of(axis - y, at, number.height)
                ax.put(x, axis - over, number.drawn(ink), 0.5)
                ax.say(x, axis + FOOT_MM + 0.86 * name_mm, label, styles.name, anchor=0.5)
            ax.rules([axis], "ink", 0.2)
            for i, span in enumerate(spans(whole), start=1):
                if span > 1.02:  # years further apart than the nearest two
                    broken(ax, slot * i, axis)

        return Body(head + plot + foot, draw)

    left = max(gauge.width(t, styles.name) for t in whole)
    left = left + 1.6 if left else 0.0

    def rows(level: float) -> Body | None:
        numbers = [group(d, styles.sizes.column.at(level * 0.6), "ink", gauge) for d in shown]
        room = width - left - max(n.width for n in numbers) - 1.6
        if room < own.row_bar_mm:
            return None

        def draw(ax: PressAxes) -> None:
            say_key(ax)
            step, scale = (ax.size_mm[1] - key) / len(shown), room / most
            ys = [key + step * (i + 0.5) for i in range(len(shown))]
            ends = [left + (d.value or 0.0) * scale for d in shown]
            ax.bars(
                [(left, end) for end in ends],
                [(y - step * 0.33, y + step * 0.33) for y in ys],
                inks,
            )
            for y, end, datum, number in zip(ys, ends, shown, numbers, strict=True):
                ax.say(0, y, datum.label, styles.name, shift=(0, 0.37 * name_mm))
                if mark := marks.get(datum.label):
                    at, reach = left + (mark.value or 0.0) * scale, step * 0.45
                    ax.vlines(at, y - reach, y + reach, color=MARK_INK, lw=pt(MARK_MM))
                    if at - MARK_MM < end + OVER_MM + number.width + OVER_MM:
                        end = max(end, at + MARK_MM / 2)  # no room before the mark
                ax.put(end, y, number, 0, (OVER_MM, number.height / 2))

        return Body(key + between(3.2, 5.2, level) * len(shown), draw)

    ways = [plotted(frame, "columns", columns, own.stretch)]
    if width <= own.rows_to_mm or columns(0.0) is None:
        ways.append(plotted(rows_frame, "rows", rows, own.rows_stretch, own.rows_rank))
    return ways
