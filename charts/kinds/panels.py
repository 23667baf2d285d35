"""分栏图: rows of things and columns of measures that share no unit, each column on its own scale.

Input: items with two of label, series and period; what all values of one unit have in common heads
a column, the other names a row. Output: a table with bars from zero in it, each column's unit under
its head; numbers alone where bars have no room or a value is below zero.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import accumulate
from typing import NamedTuple

from charts.arrangement import Arrangement, Body, PressAxes
from charts.cells import PAD_MM, shared
from charts.choices import CHOICES
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import aside, asides, even, group
from charts.palette import HIGHLIGHT, PLAIN, SOFT
from charts.scene import Box
from charts.sound import Problem, once, valued
from charts.values import parted
from charts.wording import Words
from content.model import Datum, Figure
from content.words import message

NAME = "分栏图"
GAP_MM, THICK_MM, HEAD_MM = 1.0, (1.9, 3.2), 1.4  # number to bar; of a bar; under the heads
LEAST_BAR_MM = 8.0


def columns_of(items: Sequence[Datum]) -> dict[str, list[Datum]]:
    """Return the measures by name, each of one unit; nothing where neither series nor label is."""
    for field in ("series", "label"):
        found = parted(items, field)
        if len(found) > 1 and all(len({d.unit for d in one}) == 1 for one in found.values()):
            return found
    return {}


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


class _Measure(NamedTuple):
    """A column of one unit at one size level."""

    values: dict[str, Datum]
    """By row."""
    numbers: dict[str, Words]
    widest: float
    """Width of its numbers, mm."""


@dataclass(frozen=True)
class _Panels:
    """Rows and columns of a chart so many mm wide."""

    figure: Figure
    width: float
    gauge: Gauge

    @cached_property
    def columns(self) -> dict[str, list[Datum]]:
        """The measures by name."""
        return columns_of(self.figure.items)

    @cached_property
    def rows(self) -> list[str]:
        """The rows' names."""
        return list(dict.fromkeys(row_name(d, self.columns) for d in self.figure.items))

    @cached_property
    def bare(self) -> dict[str, dict[str, Datum]]:
        """The values by measure and row, their unit in the measure's head."""
        alone = {"unit": "", "note": ""}
        return {
            head: {row_name(d, self.columns): d.model_copy(update=alone) for d in even(items)}
            for head, items in self.columns.items()
        }

    @cached_property
    def told(self) -> set[str]:
        """The rows that are highlighted."""
        return {r for own in self.bare.values() for r, d in own.items() if d.highlight}

    def measures(self, level: float) -> dict[str, _Measure]:
        """Return the columns with their numbers."""
        size, made = self.gauge.styles.sizes.table.at(level), dict[str, _Measure]()
        for head, own in self.bare.items():
            numbers = {
                r: group(d, size, HIGHLIGHT if r in self.told else PLAIN, self.gauge)
                for r, d in own.items()
            }
            made[head] = _Measure(own, numbers, max(n.width for n in numbers.values()))
        return made

    def plan(self, level: float, bars: bool) -> Body | None:
        """Return the table; nothing where its words have no room."""
        styles, measures = self.gauge.styles, self.measures(level)
        role = styles.bar_label
        room = max(CHOICES.label_mm, CHOICES.label_share * self.width / 2)
        names = {r: self.gauge.text(r, role, room, role.size.quarter(level)) for r in self.rows}
        left = max(n.width for n in names.values())
        least = LEAST_BAR_MM + GAP_MM if bars else 0.0
        wide = [m.widest + least + PAD_MM for m in measures.values()]
        rooms = shared(wide, self.width - left)
        if rooms is None or max(n.lines for n in names.values()) > 2:
            return None
        heads = [
            self.gauge.named(h, self.columns[h][0].unit, wide - PAD_MM, styles.heading)
            for h, wide in zip(measures, rooms, strict=True)
        ]
        if any(h.lines > CHOICES.heading_lines for h in heads):
            return None
        lefts = [left + PAD_MM + x for x in accumulate(rooms[:-1], initial=0.0)]
        top = max(h.height for h in heads) + HEAD_MM
        first = next(iter(measures.values())).numbers
        tall = max(w.height for w in (*names.values(), *first.values()))
        step, thick = tall + between(0.9, 2.6, level), between(*THICK_MM, level)

        def draw(ax: PressAxes, box: Box) -> None:
            pitch = (box.height - top) / len(self.rows)
            ys = {r: box.y + top + pitch * (i + 0.5) for i, r in enumerate(self.rows)}
            ax.rules([box.y + top + pitch * i for i in range(1, len(self.rows))])
            ax.rules([box.y + top], "ink", 0.2)
            for r, y in ys.items():
                ax.put(names[r].drawn(HIGHLIGHT if r in self.told else ""), 0, y, (0, 0.5))
            for measure, x, wide, head in zip(measures.values(), lefts, rooms, heads, strict=True):
                ax.put(head, x, box.y + top - HEAD_MM, (0, 1))
                for r, number in measure.numbers.items():
                    ax.put(number, x + measure.widest, ys[r], (1, 0.5))
                if bars:
                    begin = x + measure.widest + GAP_MM
                    self._bars(ax, measure, ys, begin, x + wide - PAD_MM, thick)

        return Body(top + step * len(self.rows), draw)

    def _bars(
        self,
        ax: PressAxes,
        measure: _Measure,
        ys: dict[str, float],
        begin: float,
        end: float,
        thick: float,
    ) -> None:
        """Draw a measure's bars on its own scale, from `begin` (zero) to `end` (its most), mm."""
        lengths = {r: d.value for r, d in measure.values.items() if d.value}
        scale = (end - begin) / (max(lengths.values(), default=0.0) or 1.0)
        ax.bars(
            [(begin, begin + long * scale) for long in lengths.values()],
            [(ys[r] - thick / 2, ys[r] + thick / 2) for r in lengths],
            [HIGHLIGHT if r in self.told else SOFT if self.told else PLAIN for r in lengths],
        )


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the rows with bars and with numbers alone."""
    frame = Frame.of(figure, width, gauge, *asides(figure.items))
    plan = _Panels(figure, width, gauge).plan
    signed = any((d.value or 0.0) < 0 for d in figure.items)
    ways = [("bars", True, 0.0), ("numbers", False, CHOICES.rows_rank)][signed:]
    return [
        Arrangement(name, partial(plan, bars=bars), frame, CHOICES.airy, rank)
        for name, bars, rank in ways
    ]
