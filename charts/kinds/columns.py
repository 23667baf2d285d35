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
from functools import partial
from typing import NamedTuple

from charts.arrangement import Arrangement, Body, PressAxes, headed
from charts.choices import CHOICES
from charts.dates import broken
from charts.dates import spans as spans_of
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import MISSING, group
from charts.palette import HIGHLIGHT, PLAIN, SOFT, bar_ink
from charts.rows import MANY_GAP_MM, MANY_MM, MARK_MM, Bar, Look, bar_grid
from charts.scaled import unit_once
from charts.scene import Box
from charts.sound import Problem, once, unprinted, valued
from charts.values import parted
from charts.wording import NOTHING, Words, field
from content.model import Datum, Figure
from content.words import message
from fonts.lengths import pt

NAME = "柱形图"
ONE_SCALE = True
GAP_MM, OVER_MM, FOOT_MM, KEY_GAP_MM = 0.8, 0.9, 1.0, 1.8
HALF, REACH = 0.34, 0.46  # of a column's width, of a mark's, of their slot
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


def clear_of(tall: float, mark: float, number: float, *, fits: bool = True) -> tuple[float, str]:
    """Return how far over the axis a number stands, and its ink where that is not its own, mm.

    Over its column; where the mark is in the way inside the column, in white; where the column is
    too low or (`fits`) too narrow for that, over the mark.
    """
    free = MARK_MM / 2 + OVER_MM / 2
    if not tall - MARK_MM < mark < tall + OVER_MM + number + free:
        return tall + OVER_MM, ""
    inside = min(tall, mark - MARK_MM / 2) - OVER_MM - number
    if fits and inside >= OVER_MM / 2:
        return inside, "paper"
    return max(tall, mark + MARK_MM / 2) + OVER_MM, ""


def numbers_of(
    shown: Sequence[Datum], wide: float, level: float, inks: Sequence[str], gauge: Gauge
) -> list[Words]:
    """Return the numbers over columns: as large as over few bars, where each has room, mm.

    `wide`: how wide the widest may be.
    """
    sizes = gauge.styles.sizes
    least = sizes.column.at(level)
    widest = max(group(d, least, "ink", gauge, NONE).width for d in shown)
    room = max(least, least * wide / widest)
    size = min(sizes.grouped.at(level), room - room % 0.25)
    return [
        group(d, max(size, least), ink, gauge, NONE) for d, ink in zip(shown, inks, strict=True)
    ]


class _Columns(NamedTuple):
    """Columns and their marks in a chart so many mm wide; the numbers are bare of their unit."""

    width: float
    gauge: Gauge
    shown: list[Datum]
    """The values of the columns."""
    marks: dict[str, float]
    """The values that are marked across columns, by their label."""
    labels: Sequence[str]
    """The groups' names as they stand under the columns."""
    inks: list[str]
    word_inks: list[str]
    key: Words
    """What columns and marks are."""

    @property
    def slot(self) -> float:
        """Width of a column with the white beside it, mm."""
        return self.width / len(self.shown)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return columns, and rows for a small width."""
    bare, unit = unit_once(figure)
    return upright(bare, width, gauge, (unit,))


def upright(
    bare: Figure,
    width: float,
    gauge: Gauge,
    said: tuple[str, ...],
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
    told = [d.series for d in bare.items if d.highlight]
    names = list(dict.fromkeys([*told[:1], *(d.series for d in bare.items)]))
    own = {d.label: d for d in bare.items if d.series == names[0]}
    whole = [*parted(bare.items, "label")]
    shown = [own.get(label, Datum(label=label)) for label in whole]
    others = [d for d in bare.items if d.series != names[0]]
    marks = {d.label: d.value for d in others if d.value is not None}
    # Of several series one is told of; in one it is what is highlighted.
    picked = len(names) == 1 and 0 < len(told) < len(shown)
    inks = [HIGHLIGHT if picked and d.highlight else SOFT if picked else _plain(d) for d in shown]
    word_inks = ["ink" if marks or ink != HIGHLIGHT else ink for ink in inks]
    signs = field(PLAIN, 3.0, 1.9), field(HIGHLIGHT, 3.0, MARK_MM)
    key = gauge.key([pair[::-1] for pair in zip(names, signs, strict=False) if pair[0]], width)
    labels = _labels(whole, short, width, gauge)
    of = _Columns(width, gauge, shown, marks, labels, inks, word_inks, key)
    cut = "" if labels is whole or labels is short else f"横轴：{whole[0]}至{whole[-1]}"
    gaps = f"{NONE}：{MISSING}" if any(d.value is None for d in shown) else ""
    lost = [f"{d.label}{d.series}：{MISSING}" for d in others if d.value is None]

    def frame(axis: str) -> Frame:
        return Frame.of(bare, width, gauge, *notes, *lost, caption=(*said, axis, gaps))

    ways = [Arrangement("columns", partial(columns, of), frame(cut), CHOICES.airy)]
    if width <= CHOICES.rows_to_mm or columns(of, 0.0) is None:
        ways.append(Arrangement("rows", partial(rows, of), frame(""), rank=CHOICES.rows_rank))
    return ways


def _plain(datum: Datum) -> str:
    """Return the ink of a column among others of which none is told of."""
    return bar_ink(datum.model_copy(update={"highlight": False}))


def _labels(whole: list[str], short: list[str] | None, width: float, gauge: Gauge) -> Sequence[str]:
    """Return the groups' names: whole, short, or cut to the numbers that they begin with."""
    room = width / len(whole) - GAP_MM
    if all(gauge.width(t, gauge.styles.name) <= room for t in whole):
        return whole
    cut = [found[0] for t in whole if (found := re.match(r"\d+", t))]
    return short or (cut if len(cut) == len(whole) else whole)


def columns(of: _Columns, level: float) -> Body | None:
    """Return columns side by side."""
    # Where marks are, a number may stand inside its column.
    room = 2 * of.slot * HALF if of.marks else of.slot
    numbers = numbers_of(of.shown, room - GAP_MM, level, of.word_inks, of.gauge)
    for role in (of.gauge.styles.bar_label, of.gauge.styles.name):  # as beside bars, else smaller
        labels = [of.gauge.text(t, role) for t in of.labels]
        if max(w.width for w in (*numbers, *labels)) + GAP_MM <= of.slot:
            break
    else:
        return None
    if of.slot > CHOICES.column_mm:
        return None
    values = [d.value or 0.0 for d in of.shown]
    low, high = min(0.0, *values, *of.marks.values()), max(0.0, *values, *of.marks.values())
    high = high if high > low else 1.0
    over = max(n.height for n in numbers) + 1.2
    top, under = (over if high > 0 else 0.0), (over if low < 0 else 0.0)
    foot = under + FOOT_MM + labels[0].height
    plot = between(22.0, 46.0 if of.width > 100 else 36.0, level)
    if not low < 0 < high:  # less where one towers over white
        tower = CHOICES.mean_ratio * sum(map(abs, values)) / len(values) / (high - low)
        plot *= min(1.0, max(CHOICES.least_tallness, tower))

    def draw(ax: PressAxes, box: Box) -> None:
        scale = (box.height - top - foot) / (high - low)  # mm a unit
        zero, wide = box.y + top + high * scale, of.slot * HALF
        xs, ups = [of.slot * (i + 0.5) for i in range(len(values))], [v * scale for v in values]
        spans = [(x - wide, x + wide) for x in xs]
        ax.bars(spans, [(zero - max(up, 0.0), zero - min(up, 0.0)) for up in ups], of.inks)
        for x, up, d, number, label in zip(xs, ups, of.shown, numbers, labels, strict=True):
            at, ink = up + OVER_MM, ""
            if (mark := of.marks.get(d.label)) is not None:
                y, reach = zero - mark * scale, of.slot * REACH
                ax.hlines(y, x - reach, x + reach, color=HIGHLIGHT, lw=pt(MARK_MM))
                fits = number.width < 2 * wide
                at, ink = clear_of(up, mark * scale, number.height, fits=fits)
            if up < 0:
                ax.put(number, x, zero - up + OVER_MM, (0.5, 0))
            else:
                ax.put(number.drawn(ink), x, zero - at, (0.5, 1))
            ax.put(label, x, box.bottom, (0.5, 1))
        ax.rules([zero], "ink", 0.2)
        for i, span in enumerate(spans_of([d.label for d in of.shown]), start=1):
            if span > 1.02:  # years further apart than the nearest two
                broken(ax, of.slot * i, zero)

    return headed(of.key, Body(top + plot + foot, draw), KEY_GAP_MM)


def rows(of: _Columns, level: float) -> Body | None:
    """Return a row a group."""
    styles, few = of.gauge.styles, len(of.shown) <= CHOICES.few_rows
    size = styles.sizes.bar.at(level) if few else styles.sizes.column.at(level * 0.6)
    role, look = (styles.bar_label, Look()) if few else (styles.name, Look(MANY_MM, MANY_GAP_MM))
    bars = [
        Bar(
            of.gauge.text(d.label, role),
            d.value or 0.0,
            group(d, size, word_ink, of.gauge, NONE),
            ink,
            of.marks.get(d.label),
        )
        for d, ink, word_ink in zip(of.shown, of.inks, of.word_inks, strict=True)
    ]
    look = look._replace(shortest_mm=CHOICES.shortest_bar_mm)
    return headed(of.key, bar_grid([(NOTHING, bars)], of.width, 1, level, look), KEY_GAP_MM)
