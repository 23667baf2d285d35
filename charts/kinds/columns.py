"""Columns over many groups, e.g. ages or years, with a second series as a mark across each.

Input: items with label (group), series and value; the first series, or the highlighted one, is
drawn as columns, another as marks. Output: columns side by side with their numbers; where the
width is too small for them, a row a group. Labels such as 5—9岁 are cut to 5 where columns are
narrow, and the first and last are said under the title. Years that are further apart than the
nearest two have the mark of a broken axis between them; a missing value leaves its place empty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, Body, headed
from charts.choices import CHOICES
from charts.dates import broken, spans
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import group, spaced
from charts.palette import HIGHLIGHT, PLAIN, SOFT
from charts.rows import MARK_MM, Bar, Look, bar_grid
from charts.scaled import unit_once
from charts.scene import Box
from charts.sound import Problem, once, unprinted, valued
from charts.wording import NOTHING, beside, field, flow
from content.model import Figure
from content.words import message
from fonts.lengths import pt

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "柱形图"
ONE_SCALE = True
GAP_MM, OVER_MM, FOOT_MM, KEY_GAP_MM = 0.8, 0.9, 1.0, 1.8
NONE = "—"  # what stands over the place of a missing column


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    names = {d.series for d in figure.items}
    if len(names) > 2:
        return message("chart.columns-series", series=len(names))
    return (
        valued(figure, gaps=True)
        or once(figure, message("chart.group-twice"), "series", "label")
        or unprinted(figure, "period", "note")
    )


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
    styles, (bare, unit) = gauge.styles, unit_once(figure)
    told = [d.series for d in bare.items if d.highlight]
    names = list(dict.fromkeys([*told[:1], *(d.series for d in bare.items)]))
    shown = [d for d in bare.items if d.series == names[0]]
    marks = {d.label: d.value for d in bare.items if d.series != names[0] and d.value is not None}
    # Of several series one is told of; in one series it is what is highlighted.
    single = len(names) == 1 and 0 < len(told) < len(shown)
    inks = [(HIGHLIGHT if d.highlight else SOFT) if single else PLAIN for d in shown]
    every = [0.0, *(d.value or 0.0 for d in shown), *marks.values()]
    low, high = min(every), max(every) if max(every) > min(every) else 1.0
    whole, slot = [d.label for d in shown], width / len(shown)
    labels = whole
    if any(gauge.width(t, styles.name) + GAP_MM > slot for t in whole):
        labels = [found[0] if (found := re.search(r"\d+", t)) else t for t in whole]
    cut = "" if labels == whole else f"横轴：{whole[0]}至{whole[-1]}"
    gaps = f"{NONE}：无数据" if any(d.value is None for d in shown) else ""
    frame = Frame.of(figure, width, gauge, caption=spaced(unit, cut, gaps))
    rows_frame = Frame.of(figure, width, gauge, caption=spaced(unit, gaps))
    signs = field(PLAIN, 3.0, 1.9), field(HIGHLIGHT, 3.0, MARK_MM)
    entries = [
        beside(sign, gauge.text(name, styles.name), gap=GAP_MM, at=0.5)
        for name, sign in zip(names, signs, strict=False)
        if name
    ]
    key = flow(entries, width, 3.0, 0.8)
    if len(marks) < len([d for d in bare.items if d.series != names[0]]):
        return []

    def columns(level: float) -> Body | None:
        numbers = [group(d, styles.sizes.column.at(level), "ink", gauge, NONE) for d in shown]
        below = [gauge.text(t, styles.name) for t in labels]
        if max(w.width for w in (*numbers, *below)) + GAP_MM > slot or slot > CHOICES.column_mm:
            return None
        # Less high where one column towers over white.
        mean = sum(abs(d.value or 0.0) for d in shown) / len(shown)
        tower = CHOICES.mean_ratio * mean / (high - low)
        plot = between(22.0, 46.0 if width > 100 else 36.0, level)
        plot *= min(1.0, max(CHOICES.least_tallness, tower))
        over = max(n.height for n in numbers) + 1.2
        under, foot = over if low < 0 else 0.0, FOOT_MM + below[0].height

        def draw(ax: PressAxes, box: Box) -> None:
            top, end = box.y + (over if high > 0 else 0.0), box.bottom - foot - under
            scale = (end - top) / (high - low)
            zero, wide = top + high * scale, slot * 0.34
            xs = [slot * (i + 0.5) for i in range(len(shown))]
            ends = [zero - (d.value or 0.0) * scale for d in shown]
            ax.bars(
                [(x - wide, x + wide) for x in xs],
                [(min(y, zero), max(y, zero)) for y in ends],
                inks,
            )
            for x, y, d, number, label in zip(xs, ends, shown, numbers, below, strict=True):
                up, ink = zero - y + OVER_MM, ""
                if (mark := marks.get(d.label)) is not None:
                    at, reach = mark * scale, slot * 0.46
                    ax.hlines(zero - at, x - reach, x + reach, color=HIGHLIGHT, lw=pt(MARK_MM))
                    up, ink = clear_of(zero - y, at, number.height)
                if (d.value or 0.0) < 0:
                    ax.put(number, x, y + OVER_MM, (0.5, 0))
                else:
                    ax.put(number.drawn(ink), x, zero - up, (0.5, 1))
                ax.put(label, x, box.bottom - foot + FOOT_MM, (0.5, 0))
            ax.rules([zero], "ink", 0.2)
            for i, span in enumerate(spans(whole), start=1):
                if span > 1.02:  # years further apart than the nearest two
                    broken(ax, slot * i, zero)

        return headed(key, Body(over + plot + under + foot, draw), KEY_GAP_MM)

    def rows(level: float) -> Body | None:
        size = styles.sizes.column.at(level * 0.6)
        bars = [
            Bar(
                gauge.text(d.label, styles.name),
                d.value or 0.0,
                group(d, size, "ink", gauge, NONE),
                ink,
                marks.get(d.label),
            )
            for d, ink in zip(shown, inks, strict=True)
        ]
        look = Look((2.1, 3.5), (0.9, 1.8), shortest_mm=CHOICES.shortest_bar_mm)
        return headed(key, bar_grid([(NOTHING, bars)], width, 1, level, look), KEY_GAP_MM)

    ways = [Arrangement("columns", columns, frame, CHOICES.airy)]
    if width <= CHOICES.rows_to_mm or columns(0.0) is None:
        ways.append(Arrangement("rows", rows, rows_frame, rank=CHOICES.rows_rank))
    return ways
