"""Columns over many groups, e.g. ages or years, with a second series as a mark across each.

Input: items with label (group), series and value; the first series, or the highlighted one, is
drawn as columns, another as marks. Output: columns side by side with their numbers, those under
zero a tint of the others; where the width is too small for them, a row a group. Labels such as
5—9岁 are cut to 5 where columns are narrow, and the first and last are said under the title. Years
that are further apart than the nearest two have the mark of a broken axis between them; a missing
value leaves its place empty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from charts.arrangement import Arrangement, Body, PressAxes, headed
from charts.choices import CHOICES
from charts.dates import broken, spans
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import MISSING, group, spaced
from charts.palette import HIGHLIGHT, PLAIN, SOFT, bar_ink
from charts.rows import MARK_MM, Bar, Look, bar_grid
from charts.scaled import unit_once
from charts.scene import Box
from charts.sound import Problem, once, unprinted, valued
from charts.wording import NOTHING, Words, field
from content.model import Datum, Figure
from content.words import message
from fonts.lengths import pt

NAME = "柱形图"
ONE_SCALE = True
GAP_MM, OVER_MM, FOOT_MM, KEY_GAP_MM = 0.8, 0.9, 1.0, 1.8
HALF = 0.34  # of a column's width, of its slot
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


def numbers_of(
    shown: Sequence[Datum], slot: float, level: float, inks: Sequence[str], gauge: Gauge
) -> list[Words]:
    """Return the numbers over columns: as large as over few bars, where each has room, mm."""
    sizes = gauge.styles.sizes
    least = sizes.column.at(level)
    widest = max(group(d, least, "ink", gauge, NONE).width for d in shown)
    room = max(least, least * (slot - GAP_MM) / widest)  # at this size the widest fills its slot
    size = min(sizes.grouped.at(level), room - room % 0.25)
    return [
        group(d, max(size, least), ink, gauge, NONE) for d, ink in zip(shown, inks, strict=True)
    ]


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return columns, and rows for a small width."""
    bare, unit = unit_once(figure)
    return upright(bare, width, gauge, unit)


def upright(
    bare: Figure,
    width: float,
    gauge: Gauge,
    said: str,
    *notes: str,
    short: list[str] | None = None,
) -> list[Arrangement]:
    """Return columns, and rows for a small width.

    Args:
        bare: values without the unit that the caption says.
        width: mm.
        gauge: what measures words.
        said: the caption.
        notes: for the chart's foot.
        short: labels where the whole ones have no room; none: the numbers that they begin with.
    """
    styles = gauge.styles
    told = [d.series for d in bare.items if d.highlight]
    names = list(dict.fromkeys([*told[:1], *(d.series for d in bare.items)]))
    own = {d.label: d for d in bare.items if d.series == names[0]}
    whole = list(dict.fromkeys(d.label for d in bare.items))
    shown = [own.get(label, Datum(label=label)) for label in whole]
    others = [d for d in bare.items if d.series != names[0]]
    marks = {d.label: d.value for d in others if d.value is not None}
    notes += tuple(f"{d.label}{d.series}：{MISSING}" for d in others if d.value is None)
    labels, slot = whole, width / len(whole)
    if any(gauge.width(t, styles.name) + GAP_MM > slot for t in whole):
        cut = [found[0] for t in whole if (found := re.match(r"\d+", t))]
        labels = short or (cut if len(cut) == len(whole) else whole)
    axis = "" if labels == whole or short else f"横轴：{whole[0]}至{whole[-1]}"
    # Of several series one is told of; in one series it is what is highlighted.
    single = len(names) == 1 and 0 < len(told) < len(shown)
    rest = [bar_ink(d.model_copy(update={"highlight": False})) for d in shown]
    if single:
        rest = [HIGHLIGHT if d.highlight else SOFT for d in shown]
    every = [0.0, *(d.value or 0.0 for d in shown), *marks.values()]
    low, high = min(every), max(every) if max(every) > min(every) else 1.0
    words = ["ink" if marks or ink != HIGHLIGHT else ink for ink in rest]
    gaps = f"{NONE}：无数据" if any(d.value is None for d in shown) else ""
    signs = field(PLAIN, 3.0, 1.9), field(HIGHLIGHT, 3.0, MARK_MM)
    key = gauge.key([(s, n) for n, s in zip(names, signs, strict=False) if n], width)

    def columns(level: float) -> Body | None:
        numbers = numbers_of(shown, slot, level, words, gauge)
        roles = (styles.bar_label, styles.name)  # labels as beside bars, where all have room
        below = next(
            (
                made
                for made in ([gauge.text(t, role) for t in labels] for role in roles)
                if max(w.width for w in (*numbers, *made)) + GAP_MM <= slot
            ),
            None,
        )
        if below is None or slot > CHOICES.column_mm:
            return None
        plot = between(22.0, 46.0 if width > 100 else 36.0, level)
        if not low < 0 < high:  # less high where one column towers over white
            mean = sum(abs(d.value or 0.0) for d in shown) / len(shown)
            tower = CHOICES.mean_ratio * mean / (high - low)
            plot *= min(1.0, max(CHOICES.least_tallness, tower))
        over = max(n.height for n in numbers) + 1.2
        top, under = (over if high > 0 else 0.0), (over if low < 0 else 0.0)
        foot = under + FOOT_MM + below[0].height

        def draw(ax: PressAxes, box: Box) -> None:
            scale = (box.height - top - foot) / (high - low)  # mm a unit
            zero, wide = box.y + top + high * scale, slot * HALF
            xs = [slot * (i + 0.5) for i in range(len(shown))]
            ups = [(d.value or 0.0) * scale for d in shown]
            ax.bars(
                [(x - wide, x + wide) for x in xs],
                [(zero - max(up, 0.0), zero - min(up, 0.0)) for up in ups],
                rest,
            )
            for x, up, d, number, label in zip(xs, ups, shown, numbers, below, strict=True):
                at, ink = up + OVER_MM, ""
                if (mark := marks.get(d.label)) is not None:
                    y, reach = zero - mark * scale, slot * 0.46
                    ax.hlines(y, x - reach, x + reach, color=HIGHLIGHT, lw=pt(MARK_MM))
                    at, ink = clear_of(up, mark * scale, number.height)
                if up < 0:
                    ax.put(number, x, zero - up + OVER_MM, (0.5, 0))
                else:
                    ax.put(number.drawn(ink), x, zero - at, (0.5, 1))
                ax.put(label, x, box.bottom, (0.5, 1))
            ax.rules([zero], "ink", 0.2)
            for i, span in enumerate(spans(whole), start=1):
                if span > 1.02:  # years further apart than the nearest two
                    broken(ax, slot * i, zero)

        return headed(key, Body(top + plot + foot, draw), KEY_GAP_MM)

    def rows(level: float) -> Body | None:
        few = len(shown) <= CHOICES.few_rows
        size = styles.sizes.bar.at(level) if few else styles.sizes.column.at(level * 0.6)
        role = styles.bar_label if few else styles.name
        bars = [
            Bar(
                gauge.text(d.label, role),
                d.value or 0.0,
                group(d, size, word, gauge, NONE),
                ink,
                marks.get(d.label),
            )
            for d, ink, word in zip(shown, rest, words, strict=True)
        ]
        look = Look() if few else Look((2.1, 3.5), (0.9, 1.8))
        look = look._replace(shortest_mm=CHOICES.shortest_bar_mm)
        return headed(key, bar_grid([(NOTHING, bars)], width, 1, level, look), KEY_GAP_MM)

    frame, rows_frame = (
        Frame.of(bare, width, gauge, *notes, caption=spaced(said, part, gaps))
        for part in (axis, "")
    )
    ways = [Arrangement("columns", columns, frame, CHOICES.airy)]
    if width <= CHOICES.rows_to_mm or columns(0.0) is None:
        ways.append(Arrangement("rows", rows, rows_frame, rank=CHOICES.rows_rank))
    return ways
