"""Long lines: more moments than numbers have room for, read off a scale.

Input: lines by name and moment, a width and a level. Output: the body: level rules with round
values at the left, round years or months under them, each line broken where moments are missing.
One line has its last number, and with their dates its greatest, least, first and highlighted ones
where they have room; several have name and last number at their ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from charts.arrangement import Body, PressAxes
from charts.choices import CHOICES
from charts.dates import brief, pauses, ticks, years
from charts.direct import apart, where_free
from charts.frame import between
from charts.gauge import Gauge
from charts.numbers import group, moment, plain
from charts.palette import HIGHLIGHT, word_ink
from charts.rows import LineLook
from charts.scene import Box, Point
from charts.values import rounds
from charts.wording import Words, beside, under
from content.model import Datum

#: From the scale's values to the axes, from the axes to dates, from a line's end to its words.
TICK_MM, DATE_MM, NAME_MM = 1.4, 1.5, 1.6
TOLD_MM = 2.6  # from a point to the far side of what is said there, but for its height
TALL_MM, WIDE_MM = ((17, 40), (26, 52)), 120.0  # height of the plot, mm; the second from WIDE_MM on
NAMES_SHARE = 0.28  # of the width: the widest name at a line's end
STEPS = 5  # of the scale: more rules are a grid
DATES_APART = 1.35  # widths of a date from one to the next


@dataclass(frozen=True)
class Trend:
    """What is drawn at one width; `extent` is what the scale must hold."""

    lines: Mapping[str, Mapping[str, Datum]]
    periods: Sequence[str]
    looks: Mapping[str, LineLook]
    extent: tuple[float, float]
    width: float
    gauge: Gauge

    @cached_property
    def moments(self) -> list[float]:
        """Where moments stand, from 0 to 1."""
        found = years(self.periods) or list(map(float, range(len(self.periods))))
        return [(one - found[0]) / ((found[-1] - found[0]) or 1.0) for one in found]

    @cached_property
    def named(self) -> dict[str, str]:
        """The moments' names; without the year that the caption says."""
        short, year = brief(self.periods)
        return dict(zip(self.periods, short if year else self.periods, strict=True))

    @cached_property
    def bounds(self) -> list[float]:
        """The values of the scale's rules."""
        return rounds(*self.extent, STEPS)

    def ends(self, level: float) -> dict[str, Words]:
        """Return what stands at each line's end: its last number; of several, name and number."""
        size, made = self.gauge.styles.sizes.table.at(level), dict[str, Words]()
        room = min(CHOICES.names_mm, NAMES_SHARE * self.width)
        for name, items in self.lines.items():
            last = [d for d in items.values() if d.value is not None][-1]
            number = group(last, size, word_ink(self.looks[name].ink), self.gauge)
            role = self.gauge.styles.line_name
            said = self.gauge.text(name, role, room) if len(self.lines) > 1 else Words()
            made[name] = (
                under(said, number, gap=0.3) if said.lines > 1 else beside(said, number, gap=1.0)
            )
        return made

    @cached_property
    def values(self) -> list[float]:
        """All values."""
        return [
            d.value for line in self.lines.values() for d in line.values() if d.value is not None
        ]

    def told(self, level: float) -> dict[str, Words]:
        """Return what is said at moments of one line, the most telling first."""
        (items,), sizes = self.lines.values(), self.gauge.styles.sizes
        valued = [(d.value, p) for p, d in items.items() if d.value is not None]
        picked = [p for p, d in items.items() if d.highlight and d.value is not None]
        chosen = dict.fromkeys([max(valued)[1], min(valued)[1], *picked, valued[0][1]])
        chosen.pop(valued[-1][1], None)
        return {
            p: under(
                moment(self.gauge, self.named[p], sizes.column.at(level)),
                group(
                    items[p],
                    sizes.table.at(level),
                    HIGHLIGHT if p in picked else word_ink(""),
                    self.gauge,
                ),
                gap=0.5,
                at=0.5,
            )
            for p in chosen
        }

    def body(self, level: float) -> Body | None:
        """Return the lines; nothing where they have no room."""
        gauge, sizes, single = self.gauge, self.gauge.styles.sizes, len(self.lines) == 1
        if len(self.periods) < 3 or any(
            all(d.value is None for d in items.values()) for items in self.lines.values()
        ):
            return None
        scale = {
            value: moment(gauge, plain(Datum(value=value)), sizes.column.at(level), "grey_dark")
            for value in self.bounds
        }
        ends = self.ends(level)
        left = max(words.width for words in scale.values()) + TICK_MM
        right = max(words.width for words in ends.values()) + NAME_MM
        run = self.width - left - right
        if run < CHOICES.trend_mm:
            return None
        tick_pt = sizes.axis.at(level * 0.5)
        wide = {p: moment(gauge, self.named[p], tick_pt).width for p in self.periods}
        wide_most = min(wide.values()) * DATES_APART
        dates = {
            i: moment(gauge, text, tick_pt)
            for i, text in ticks(
                self.periods, lambda a, b: run * (self.moments[b] - self.moments[a]) / wide_most
            ).items()
        }
        foot = DATE_MM + max(words.height for words in dates.values())
        tall = max(words.height for words in ends.values()) + 0.8
        told = self.told(level) if single else {}
        room = max((words.height for words in told.values()), default=0.0) + TOLD_MM
        plot = max(
            between(*TALL_MM[self.width >= WIDE_MM], level),
            0.0 if single else tall * len(self.lines),
        )
        low, high = self.bounds[0], self.bounds[-1]
        top = max(words.height for words in scale.values()) / 2
        under = 0.0
        if single:  # numbers over the greatest and under the least stand clear of the rules' ends
            top = max(top, room - (high - max(self.values)) / (high - low) * plot)
            if low:  # nothing stands under zero where all is over it
                under = max(0.0, room - (min(self.values) - low) / (high - low) * plot)

        def draw(ax: PressAxes, box: Box) -> None:
            base = box.height - foot
            unit = (base - under - top) / (high - low)  # mm a unit
            xs = {p: left + run * at for p, at in zip(self.periods, self.moments, strict=True)}
            taken = list[Box]()
            for value, words in scale.items():
                y = base - under - (value - low) * unit
                ink, pen = ("ink", 0.5) if value == 0 else ("grey_light", 0.35)
                ax.hlines(y, left, left + run, color=ink, lw=pen)
                ax.put(words, left - TICK_MM, y, (1, 0.5))
                over = y - words.height / 2
                taken.append(Box(left - TICK_MM - words.width, over, words.width, words.height))
            ax.hlines(base, left, left + run, color="ink", lw=0.6)
            for i, words in dates.items():
                x = xs[self.periods[i]]
                ax.vlines(x, base, base + 0.9, color="ink", lw=0.45)
                begin = min(max(x - words.width / 2, 0.0), self.width - words.width)
                ax.put(words, begin, base + DATE_MM)
            finals = list[float]()
            for name, items in self.lines.items():
                points = {
                    p: (xs[p], base - under - (found - low) * unit)
                    for p in self.periods
                    if p in items and (found := items[p].value) is not None
                }
                *_, last = points.values()
                finals.append(last[1])
                self._line(ax, points, self.looks[name], between(1.5, 2.3, level))
                spots = [(points[p], words) for p, words in told.items()]
                line = [*points.values()]
                dots = [last, *where_free(ax, base, left + run, line, spots, taken)]
                ax.plot(*zip(*dots, strict=True), "o", color=self.looks[name].ink, ms=3.2)
            places = apart(finals, tall, 0.0, (base if single else box.height) - tall / 2)
            for words, y in zip(ends.values(), places, strict=True):
                ax.put(words, left + run + NAME_MM, y, (0, 0.5))

        return Body(top + plot + under + foot, draw)

    def _line(self, ax: PressAxes, points: Mapping[str, Point], look: LineLook, pen: float) -> None:
        """Draw a line, broken where moments are missing; a moment between two breaks is a dot."""
        breaks, parts = pauses(self.periods), list[list[Point]]([[]])
        for i, period in enumerate(self.periods):
            if i in breaks or period not in points:
                parts.append([])
            if period in points:
                parts[-1].append(points[period])
        for part in filter(None, parts):
            style = "o" if len(part) == 1 else look.style
            width = pen * look.weight
            ax.plot(*zip(*part, strict=True), style, color=look.ink, lw=width, ms=1.6 * width)
