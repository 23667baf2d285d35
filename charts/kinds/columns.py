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
from dataclasses import dataclass
from functools import cached_property

from charts.arrangement import Arrangement, Body, PressAxes, headed
from charts.choices import CHOICES
from charts.dates import broken
from charts.dates import spans as spans_of
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import MISSING, group, spaced
from charts.palette import HIGHLIGHT, PLAIN, SOFT, bar_ink
from charts.rows import MANY_GAP_MM, MANY_MM, MARK_MM, Look, bar_grid, bar_of
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


@dataclass(frozen=True)
class _Columns:
    """Columns and their marks in a chart so many mm wide; the figure's numbers are bare."""

    figure: Figure
    width: float
    gauge: Gauge
    short: Sequence[str] | None
    """Labels where the whole ones have no room; none: the numbers that they begin with."""

    @cached_property
    def told(self) -> list[str]:
        """The series of what is highlighted."""
        return [d.series for d in self.figure.items if d.highlight]

    @cached_property
    def names(self) -> list[str]:
        """The series: that of the columns, that of the marks."""
        return list(dict.fromkeys([*self.told[:1], *(d.series for d in self.figure.items)]))

    @cached_property
    def whole(self) -> list[str]:
        """The labels of the groups."""
        return [*parted(self.figure.items, "label")]

    @cached_property
    def shown(self) -> list[Datum]:
        """The values of the columns."""
        own = {d.label: d for d in self.figure.items if d.series == self.names[0]}
        return [own.get(label, Datum(label=label)) for label in self.whole]

    @cached_property
    def others(self) -> list[Datum]:
        return [d for d in self.figure.items if d.series != self.names[0]]

    @cached_property
    def marks(self) -> dict[str, float]:
        """The values that are marked across columns."""
        return {d.label: d.value for d in self.others if d.value is not None}

    @property
    def slot(self) -> float:
        """Width of a column with the white beside it, mm."""
        return self.width / len(self.whole)

    @cached_property
    def labels(self) -> Sequence[str]:
        """The groups' names as they stand under the columns."""
        name = self.gauge.styles.name
        if all(self.gauge.width(t, name) + GAP_MM <= self.slot for t in self.whole):
            return self.whole
        cut = [found[0] for t in self.whole if (found := re.match(r"\d+", t))]
        return self.short or (cut if len(cut) == len(self.whole) else self.whole)

    @cached_property
    def axis(self) -> str:
        """What is said of the labels where they are cut: the first and the last in whole."""
        if self.labels == self.whole or self.short:
            return ""
        return f"横轴：{self.whole[0]}至{self.whole[-1]}"

    @cached_property
    def inks(self) -> list[str]:
        """Inks of the columns: of several series one is told of; in one what is highlighted."""
        if len(self.names) == 1 and 0 < len(self.told) < len(self.shown):
            return [HIGHLIGHT if d.highlight else SOFT for d in self.shown]
        return [bar_ink(d.model_copy(update={"highlight": False})) for d in self.shown]

    @cached_property
    def word_inks(self) -> list[str]:
        """Inks of their numbers."""
        return ["ink" if self.marks or ink != HIGHLIGHT else ink for ink in self.inks]

    @cached_property
    def extent(self) -> tuple[float, float]:
        """The least and the greatest value, zero among them."""
        every = [0.0, *(d.value or 0.0 for d in self.shown), *self.marks.values()]
        return min(every), max(every) if max(every) > min(every) else 1.0

    @cached_property
    def key(self) -> Words:
        """What columns and marks are."""
        signs = field(PLAIN, 3.0, 1.9), field(HIGHLIGHT, 3.0, MARK_MM)
        named = zip(self.names, signs, strict=False)
        return self.gauge.key([(sign, name) for name, sign in named if name], self.width)

    def frame(self, said: str, notes: tuple[str, ...], axis: str = "") -> Frame:
        """Return head and foot; what has no value is said there."""
        gaps = f"{NONE}：无数据" if any(d.value is None for d in self.shown) else ""
        lost = (f"{d.label}{d.series}：{MISSING}" for d in self.others if d.value is None)
        caption = spaced(said, axis, gaps)
        return Frame.of(self.figure, self.width, self.gauge, *notes, *lost, caption=caption)

    def _labels_under(self, numbers: list[Words]) -> list[Words] | None:
        """Return the labels as beside bars, where all have room, else smaller, else nothing."""
        for role in (self.gauge.styles.bar_label, self.gauge.styles.name):
            made = [self.gauge.text(t, role) for t in self.labels]
            if max(w.width for w in (*numbers, *made)) + GAP_MM <= self.slot:
                return made
        return None

    def _plot(self, level: float) -> float:
        """Return the height of the columns, mm; less where one towers over white."""
        plot = between(22.0, 46.0 if self.width > 100 else 36.0, level)
        low, high = self.extent
        if low < 0 < high:
            return plot
        mean = sum(abs(d.value or 0.0) for d in self.shown) / len(self.shown)
        tower = CHOICES.mean_ratio * mean / (high - low)
        return plot * min(1.0, max(CHOICES.least_tallness, tower))

    def columns(self, level: float) -> Body | None:
        """Return columns side by side."""
        numbers = numbers_of(self.shown, self.slot, level, self.word_inks, self.gauge)
        labels, (low, high) = self._labels_under(numbers), self.extent
        if labels is None or self.slot > CHOICES.column_mm:
            return None
        over = max(n.height for n in numbers) + 1.2
        top, under = (over if high > 0 else 0.0), (over if low < 0 else 0.0)
        foot = under + FOOT_MM + labels[0].height

        def draw(ax: PressAxes, box: Box) -> None:
            scale = (box.height - top - foot) / (high - low)  # mm a unit
            zero, wide = box.y + top + high * scale, self.slot * HALF
            xs = [self.slot * (i + 0.5) for i in range(len(self.shown))]
            ups = [(d.value or 0.0) * scale for d in self.shown]
            spans = [(x - wide, x + wide) for x in xs]
            ax.bars(spans, [(zero - max(up, 0.0), zero - min(up, 0.0)) for up in ups], self.inks)
            for x, up, d, number, label in zip(xs, ups, self.shown, numbers, labels, strict=True):
                self._number(ax, x, zero, up, number, self.marks.get(d.label), scale)
                ax.put(label, x, box.bottom, (0.5, 1))
            ax.rules([zero], "ink", 0.2)
            for i, span in enumerate(spans_of(self.whole), start=1):
                if span > 1.02:  # years further apart than the nearest two
                    broken(ax, self.slot * i, zero)

        return headed(self.key, Body(top + self._plot(level) + foot, draw), KEY_GAP_MM)

    def _number(
        self,
        ax: PressAxes,
        x: float,
        zero: float,
        up: float,
        number: Words,
        mark: float | None,
        scale: float,
    ) -> None:
        """Draw a column's mark, and set its number over it, or under one below zero."""
        at, ink = up + OVER_MM, ""
        if mark is not None:
            y, reach = zero - mark * scale, self.slot * REACH
            ax.hlines(y, x - reach, x + reach, color=HIGHLIGHT, lw=pt(MARK_MM))
            at, ink = clear_of(up, mark * scale, number.height)
        if up < 0:
            ax.put(number, x, zero - up + OVER_MM, (0.5, 0))
        else:
            ax.put(number.drawn(ink), x, zero - at, (0.5, 1))

    def rows(self, level: float) -> Body | None:
        """Return a row a group."""
        styles, few = self.gauge.styles, len(self.shown) <= CHOICES.few_rows
        size = styles.sizes.bar.at(level) if few else styles.sizes.column.at(level * 0.6)
        role = styles.bar_label if few else styles.name
        bars = [
            bar_of(
                d,
                self.gauge.text(d.label, role),
                size,
                self.gauge,
                inks,
                self.marks.get(d.label),
                NONE,
            )
            for d, inks in zip(self.shown, zip(self.inks, self.word_inks, strict=True), strict=True)
        ]
        look = Look() if few else Look(MANY_MM, MANY_GAP_MM)
        look = look._replace(shortest_mm=CHOICES.shortest_bar_mm)
        body = bar_grid([(NOTHING, bars)], self.width, 1, level, look)
        return headed(self.key, body, KEY_GAP_MM)


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
    made = _Columns(bare, width, gauge, short)
    frame = made.frame(said, notes, made.axis)
    ways = [Arrangement("columns", made.columns, frame, CHOICES.airy)]
    if width <= CHOICES.rows_to_mm or made.columns(0.0) is None:
        rows = made.frame(said, notes)
        ways.append(Arrangement("rows", made.rows, rows, rank=CHOICES.rows_rank))
    return ways
