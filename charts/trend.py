"""Long lines: more moments than numbers have room for, read off a scale.

Input: lines by name and moment, a width and a level. Output: the body: level rules with round
values at the left, round years or months under them, each line broken where moments are missing.
One line has its last number, and its greatest, least, first and highlighted ones where they have
room, with their dates where these are not named under them; several have name and last number at
their ends.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from charts.arrangement import Body, PressAxes
from charts.choices import CHOICES
from charts.dates import pauses, ticks, years
from charts.direct import where_free
from charts.frame import between
from charts.lines import DATE_MM, NAME_MM, LineLook, Lines, at_ends, end_height
from charts.numbers import group, moment, plain
from charts.palette import HIGHLIGHT, word_ink
from charts.scene import Box, Point
from charts.values import rounds
from charts.wording import Words, beside, under
from content.model import Datum

TICK_MM = 1.4  # from the scale's values to the axes
TOLD_MM = 2.6  # from a point to the far side of what is said there, but for its height
TALL_MM, WIDE_MM = ((17, 40), (26, 52)), 120.0  # height of the plot, mm; the second from WIDE_MM on
NAMES_SHARE = 0.28  # of the width: the widest name at a line's end
STEPS = 5  # of the scale: more rules are a grid
DATES_APART = 1.35  # widths of a date from one to the next


class Trend(Lines):
    """Lines that are read off a scale."""

    @cached_property
    def moments(self) -> list[float]:
        """Where moments stand, from 0 to 1."""
        found = years(self.periods) or list(map(float, range(len(self.periods))))
        return [(one - found[0]) / ((found[-1] - found[0]) or 1.0) for one in found]

    @cached_property
    def bounds(self) -> list[float]:
        """The values of the scale's rules."""
        return rounds(*self.extent, STEPS)

    def body(self, level: float) -> Body | None:
        """Return the lines; nothing where they have no room."""
        lines = self.lines.values()
        if len(self.periods) < 3 or any(
            all(d.value is None for d in items.values()) for items in lines
        ):
            return None
        sized = _Sized(self, level)
        if sized.run < CHOICES.trend_mm:
            return None
        return Body(sized.over + sized.plot + sized.under + sized.foot, sized.draw)


@dataclass(frozen=True)
class _Sized:
    """Long lines at one size level: what is said, the room it takes, mm, and how it is drawn."""

    of: Trend
    level: float

    @cached_property
    def scale(self) -> dict[float, Words]:
        """The scale's values."""
        size, gauge = self.of.gauge.styles.sizes.column.at(self.level), self.of.gauge
        return {
            value: moment(gauge, plain(Datum(value=value)), size, "grey_dark")
            for value in self.of.bounds
        }

    @cached_property
    def ends(self) -> dict[str, Words]:
        """What stands at each line's end: its last number; of several, name and number."""
        gauge, made = self.of.gauge, dict[str, Words]()
        size, role = gauge.styles.sizes.table.at(self.level), gauge.styles.line_name
        room = min(CHOICES.names_mm, NAMES_SHARE * self.of.width)
        for name, items in self.of.lines.items():
            last = [d for d in items.values() if d.value is not None][-1]
            number = group(last, size, word_ink(self.of.looks[name].ink), gauge)
            said = Words() if self.of.single else gauge.text(name, role, room)
            made[name] = (
                under(said, number, gap=0.3) if said.lines > 1 else beside(said, number, gap=1.0)
            )
        return made

    @cached_property
    def told(self) -> dict[str, Words]:
        """What is said at moments of one line, the most telling first; of several nothing."""
        if not self.of.single:
            return {}
        (items,), gauge = self.of.lines.values(), self.of.gauge
        valued = [(d.value, p) for p, d in items.items() if d.value is not None]
        picked = [p for _, p in valued if items[p].highlight]
        chosen = dict.fromkeys([max(valued)[1], min(valued)[1], *picked, valued[0][1]])
        chosen.pop(valued[-1][1], None)
        sizes, made = gauge.styles.sizes, dict[str, Words]()
        dated = {self.of.periods[index] for index in self.dates}  # right under it
        for p in chosen:
            date = moment(gauge, self.of.named[p], sizes.column.at(self.level))
            ink = HIGHLIGHT if p in picked else word_ink("")
            number = group(items[p], sizes.table.at(self.level), ink, gauge)
            made[p] = number if p in dated else under(date, number, gap=0.5, at=0.5)
        return made

    @cached_property
    def left(self) -> float:
        return max(words.width for words in self.scale.values()) + TICK_MM

    @cached_property
    def run(self) -> float:
        """Length of the lines."""
        right = max(words.width for words in self.ends.values()) + NAME_MM
        return self.of.width - self.left - right

    @cached_property
    def dates(self) -> dict[int, Words]:
        """The moments that are named, by their index: as many as stand clear of each other."""
        gauge, moments = self.of.gauge, self.of.moments
        size = gauge.styles.sizes.axis.at(self.level * 0.5)
        wide = min(moment(gauge, name, size).width for name in self.of.named.values()) * DATES_APART
        found = ticks(self.of.periods, lambda a, b: self.run * (moments[b] - moments[a]) / wide)
        return {i: moment(gauge, text, size) for i, text in found.items()}

    @cached_property
    def foot(self) -> float:
        """Height of the dates."""
        return DATE_MM + max(words.height for words in self.dates.values())

    @cached_property
    def plot(self) -> float:
        """Height of the lines."""
        tall = between(*TALL_MM[self.of.width >= WIDE_MM], self.level)
        named = 0.0 if self.of.single else end_height(self.ends.values()) * len(self.ends)
        return max(tall, named)

    @cached_property
    def _room(self) -> float:
        """Height that what is told at a point takes."""
        return max((words.height for words in self.told.values()), default=0.0) + TOLD_MM

    @cached_property
    def over(self) -> float:
        """Height over the scale's last rule; numbers over the greatest stand clear of its end."""
        half = max(words.height for words in self.scale.values()) / 2
        if not self.of.single:
            return half
        low, high = self.of.bounds[0], self.of.bounds[-1]
        return max(half, self._room - (high - max(self.of.values)) / (high - low) * self.plot)

    @cached_property
    def under(self) -> float:
        """Height under its first rule; nothing stands under zero where all is over it."""
        low, high = self.of.bounds[0], self.of.bounds[-1]
        if not self.of.single or not low:
            return 0.0
        return max(0.0, self._room - (min(self.of.values) - low) / (high - low) * self.plot)

    def draw(self, ax: PressAxes, box: Box) -> None:
        """Draw scale, dates, lines and what stands at them."""
        of, base = self.of, box.height - self.foot
        zero, low = base - self.under, of.bounds[0]
        unit = (zero - self.over) / (of.bounds[-1] - low)  # mm a unit
        right = self.left + self.run
        xs = [self.left + self.run * at for at in of.moments]
        taken = list[Box]()
        for value, words in self.scale.items():
            y = zero - (value - low) * unit
            ink, pen = ("ink", 0.5) if value == 0 else ("grey_light", 0.35)
            ax.hlines(y, self.left, right, color=ink, lw=pen)
            ax.put(words, self.left - TICK_MM, y, (1, 0.5))
            begin, over = self.left - TICK_MM - words.width, y - words.height / 2
            taken.append(Box(begin, over, words.width, words.height))
        ax.hlines(base, self.left, right, color="ink", lw=0.6)
        of.dated(ax, base, [(xs[i], words) for i, words in self.dates.items()])
        finals = list[float]()
        for name, items in of.lines.items():
            points = {
                p: (x, zero - (found - low) * unit)
                for p, x in zip(of.periods, xs, strict=True)
                if p in items and (found := items[p].value) is not None
            }
            line = [*points.values()]
            finals.append(line[-1][1])
            self._line(ax, points, of.looks[name])
            spots = [(points[p], words) for p, words in self.told.items()]
            dots = [line[-1], *where_free(ax, base, right, line, spots, taken)]
            ax.plot(*zip(*dots, strict=True), "o", color=of.looks[name].ink, ms=3.2)
        ends = [*self.ends.values()]
        at_ends(ax, right + NAME_MM, finals, ends, base if of.single else box.height)

    def _line(self, ax: PressAxes, points: Mapping[str, Point], look: LineLook) -> None:
        """Draw a line, broken where moments are missing; a moment between two breaks is a dot."""
        breaks, parts = pauses(self.of.periods), list[list[Point]]([[]])
        for i, period in enumerate(self.of.periods):
            if i in breaks or period not in points:
                parts.append([])
            if period in points:
                parts[-1].append(points[period])
        width = between(1.5, 2.3, self.level) * look.weight
        for part in filter(None, parts):
            style = "o" if len(part) == 1 else look.style
            ax.plot(*zip(*part, strict=True), style, color=look.ink, lw=width, ms=1.6 * width)
