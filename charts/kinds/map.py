"""地图: values of districts, from the GeoJSON that the editor gives; nothing is drawn but that.

Input: items with label (a district's name) and value, `map` with the places. Output: districts in
classes of one ramp with their legend, or, for spots, discs whose areas are the values. A label
stands in its district or by its disc where it fits, the greatest first, else in a line under the
map. The projection is said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from charts.arrangement import Arrangement, Body, PressAxes
from charts.choices import CHOICES
from charts.frame import between, framed
from charts.gauge import Gauge
from charts.numbers import MISSING, group, plain
from charts.palette import HIGHLIGHT, ground_ink, ink_of, ramp
from charts.places import Plane
from charts.scene import Box, Point
from charts.sound import Problem, once, unprinted, valued
from charts.values import rounds
from charts.wording import Words, field, under
from content.model import Datum, Figure
from content.words import message
from fonts.lengths import pt

NAME = "地图"
ONE_SCALE = True
CLASSES = 6  # as many as a ramp has steps
UNEVEN = 3.0  # greatest over middle value: equal classes would put nearly all in the first
#: Sizes of words in districts that are tried, from 0 (least) to 1 (most).
SIZES = (1.0, 0.75, 0.5, 0.25)
SPOT_MM, GAP_MM = 4.5, 1.6  # radius of the greatest disc; over the legend and over the words
SPOT_GAP_MM = 0.8  # from a disc to its words …
CLEAR_MM = 0.5  # between a spot's words and another's, or its disc
FAR_MM = (3.0, 6.0, 10.0)  # … and where a thin line leads to them


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    if not figure.places:
        return message("chart.map-missing")
    names = {place.name for place in figure.places}
    if unknown := [d.label for d in figure.items if d.label not in names]:
        return message("chart.map-unknown", labels=tuple(unknown))
    if not any(word in figure.note + figure.source for word in ("审图号", "示意图")):
        return message("chart.map-number")
    return (
        valued(figure, gaps=True)
        or once(figure, message("chart.group-twice"), "label")
        or unprinted(figure, "period", "series", "note")
    )


def bounds(values: list[float]) -> list[float]:
    """Return the bounds of the classes, round numbers, zero among them where values cross it."""
    low, high = min(values), max(values)
    uneven = low > 0 and high > UNEVEN * sorted(values)[len(values) // 2]
    if uneven and (found := _doubled(low, high)):
        return found
    return rounds(low, high, CLASSES)


def _doubled(low: float, high: float) -> list[float]:
    """Return bounds each about twice the last, 50 100 200 500 1000; nothing where too many."""
    rounds = [step * 10.0**power for power in range(-9, 16) for step in (1, 2, 5)]
    first = max(i for i, bound in enumerate(rounds) if bound <= low)
    last = next((i for i, bound in enumerate(rounds) if bound > high), len(rounds))
    return [round(r, 9) for r in rounds[first : last + 1]] if last - first <= CLASSES else []


def _range(low: float, high: float, index: int, count: int) -> str:
    """Return what a class holds: under, between, from."""
    a, b = (plain(Datum(value=v)) for v in (low, high))
    if count > 1 and index == 0:
        return f"{b}以下"
    return f"{a}及以上" if 1 < count == index + 1 else f"{a}至{b}"


def around(disc: Box, wide: float, tall: float) -> Iterator[Box]:
    """Yield places for words so large round a disc, mm: beside, over, under, then farther off."""
    x, y = disc.x + disc.width / 2, disc.y + disc.height / 2
    for gap in (SPOT_GAP_MM, *FAR_MM):
        right, left = disc.right + gap, disc.x - gap - wide
        over, under = disc.y - gap - tall, disc.bottom + gap
        level, middle = y - tall / 2, x - wide / 2
        for place in (
            *((right, level), (left, level), (middle, over), (middle, under)),
            *((right, over), (right, under), (left, over), (left, under)),
        ):
            yield Box(*place, wide, tall)


def leader(disc: Box, words: Box) -> tuple[Point, Point] | None:
    """Return the line from a disc's middle to words that stand farther off, mm."""
    x, y = disc.x + disc.width / 2, disc.y + disc.height / 2
    to = min(max(x, words.x), words.right), min(max(y, words.y), words.bottom)
    return ((x, y), to) if math.dist((x, y), to) > disc.width / 2 + FAR_MM[0] - 0.1 else None


@dataclass(frozen=True)
class _Map:
    """A map in a frame so many mm wide; lengths on it are mm from its own upper left corner."""

    figure: Figure
    plane: Plane
    width: float
    gauge: Gauge

    @cached_property
    def shaded(self) -> dict[str, float]:
        """The values of districts that have outlines."""
        rings = self.plane.rings
        return {
            d.label: d.value for d in self.figure.items if d.label in rings and d.value is not None
        }

    @cached_property
    def bounds(self) -> list[float]:
        """The bounds of the classes."""
        return bounds(list(self.shaded.values())) if self.shaded else []

    @cached_property
    def classes(self) -> tuple[str, ...]:
        """Inks of the classes, light to dark."""
        return ramp(len(self.bounds) - 1) if self.bounds else ()

    @cached_property
    def inks(self) -> dict[str, str]:
        """Inks of the districts."""
        found = {
            name: self.classes[
                max(i for i in range(len(self.classes)) if value >= self.bounds[i] - 1e-9)
            ]
            for name, value in self.shaded.items()
        }
        return found | {d.label: HIGHLIGHT for d in self.figure.items if d.highlight}

    @cached_property
    def key(self) -> Words:
        """The classes with what each holds."""
        count = len(self.classes)
        signs = [
            (field(ink, 4.2, 2.4), _range(*ends, i, count))
            for i, (ink, ends) in enumerate(zip(self.classes, pairwise(self.bounds), strict=True))
        ]
        return self.gauge.key(signs, self.width)

    @cached_property
    def spots(self) -> dict[Datum, tuple[float, float, float]]:
        """Where discs stand, in widths of the map, and their radius, mm; the greatest first."""
        found = [d for d in self.figure.items if d.label in self.plane.spots]
        most = max((d.value or 0.0 for d in found), default=0.0) or 1.0
        found.sort(key=lambda d: -(d.value or 0.0))
        return {
            d: (*self.plane.spots[d.label], SPOT_MM * math.sqrt(max(d.value or 0.0, 0.0) / most))
            for d in found
        }

    def over_edge(self, across: float) -> float:
        """Return how far discs reach out of a map so wide, mm."""
        tall = self.plane.height
        out = [r - min(x, 1 - x, y, tall - y) * across for x, y, r in self.spots.values()]
        return max([0.0, *out])

    def discs(self, across: float) -> dict[Datum, Box]:
        """Return where discs stand on a map so wide, mm."""
        return {
            d: Box(x * across - r, y * across - r, 2 * r, 2 * r)
            for d, (x, y, r) in self.spots.items()
        }

    def said(self, datum: Datum, size: float = 0.0) -> Words:
        """Return a place's name over its number; `size` is from 0 (least) to 1 (most)."""
        styles = self.gauge.styles
        number = group(datum, styles.sizes.place.quarter(size), "ink", self.gauge)
        name = self.gauge.text(datum.label, styles.place, size_pt=styles.place.size.quarter(size))
        return under(name, number, gap=0.4, at=0.5)

    @cached_property
    def _rooms(self) -> dict[tuple[str, float, float], tuple[Point, float]]:
        return {}

    def room(self, name: str, words: Words) -> tuple[Point, float]:
        """Return where words stand best in a district, and the map's least width for them, mm."""
        asked = name, words.width + 1.0, words.height + 1.0
        if asked not in self._rooms:
            self._rooms[asked] = self.plane.room(*asked)
        return self._rooms[asked]

    def holds(self, datum: Datum, across: float, size: float = 0.0) -> bool:
        """Tell whether a district of a map so wide, mm, holds its words at a size."""
        return self.room(datum.label, self.said(datum, size))[1] <= across

    def beside_spots(self, across: float) -> dict[Datum, Box]:
        """Return where the words of discs stand: as near as they are clear of all else, mm."""
        discs = self.discs(across)
        edge = (self.width - across) / 2
        frame = Box(-edge, 0.0, across + 2 * edge, self.plane.height * across)
        found = dict[Datum, Box]()
        for d, disc in discs.items():  # the greatest is never left out
            taken = [*(box for other, box in discs.items() if other is not d), *found.values()]
            words = self.said(d)
            free = (
                p
                for p in around(disc, words.width, words.height)
                if frame.holds(p) and not any(one.near(p, CLEAR_MM) for one in taken)
            )
            if place := next(free, None):
                found[d] = place
        return found

    def names(self, across: float, taken: list[Box]) -> list[tuple[Words, Box]]:
        """Return the names of districts that hold discs alone, where they stand on nothing, mm."""
        made = list[tuple[Words, Box]]()
        for name in self.plane.rings if not self.shaded else ():
            words = self.gauge.text(name, self.gauge.styles.name).drawn("grey_dark")
            (x, y), least = self.room(name, words)
            left, top = x * across - words.width / 2, y * across - words.height / 2
            box = Box(left, top, words.width, words.height)
            if least <= across and not any(one.near(box, GAP_MM) for one in taken):
                made.append((words, box))
        return made

    @cached_property
    def _laid(self) -> dict[float, tuple[list[Datum], dict[Datum, Box], Words]]:
        return {}

    def laid(self, across: float) -> tuple[list[Datum], dict[Datum, Box], Words]:
        """Return what is labelled in its district and beside its disc, and lines for all else."""
        if across not in self._laid:
            items = self.figure.items
            within = [d for d in items if d.label in self.shaded and self.holds(d, across)]
            hung = {} if self.shaded else self.beside_spots(across)
            rest = [d for d in items if d not in within and d not in hung]
            lines = "；".join(f"{d.label} {plain(d) or MISSING}" for d in rest)
            foot = self.gauge.text(lines, self.gauge.styles.row_text, self.width)
            self._laid[across] = within, hung, foot
        return self._laid[across]

    def plan(self, level: float) -> Body | None:
        """Return the map, as large as the frame allows."""
        across = between(CHOICES.map_share, 1.0, level) * self.width
        edge = self.over_edge(across - 2 * SPOT_MM)
        across = min(across, self.width - 2 * edge)
        if across < CHOICES.map_mm:
            return None
        foot = under(self.key, self.laid(across)[2], gap=GAP_MM)
        tall = self.plane.height * across + 2 * edge
        needed = tall + foot.height + (GAP_MM if foot.pieces else 0.0)

        def draw(ax: PressAxes, box: Box) -> None:
            left = (self.width - across) / 2
            top = box.y + max(0.0, box.height - needed) / 2 + edge
            _Drawn(self, ax, across, left, top).draw()
            ax.put(foot, 0, box.bottom, (0, 1))

        return Body(needed, draw)


@dataclass(frozen=True)
class _Drawn:
    """A map so many mm wide on axes, its upper left corner at a point."""

    of: _Map
    ax: PressAxes
    across: float
    left: float
    top: float

    def on(self, x: float, y: float) -> Point:
        """Return a point of the map, in its widths, on the axes."""
        return self.left + x * self.across, self.top + y * self.across

    def draw(self) -> None:
        """Draw districts, discs and words."""
        within, hung, _ = self.of.laid(self.across)
        self._districts()
        self._within(within)
        self._spots()
        self._beside(hung)

    def _districts(self) -> None:
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        for name, rings in self.of.plane.rings.items():
            paths = [Path([self.on(*point) for point in ring], closed=True) for ring in rings]
            ink = self.of.inks.get(name, "tint")
            ground = PathPatch(Path.make_compound_path(*paths), fc=ink)
            ground.set(edgecolor="paper", linewidth=0.9)
            self.ax.add_artist(ground)

    def _within(self, within: list[Datum]) -> None:
        """Set words in their districts, as large as all of them have room."""
        fits = (s for s in SIZES if all(self.of.holds(d, self.across, s) for d in within))
        size = next(fits, 0.0)
        for datum in within:
            words = self.of.said(datum, size)
            place, _ = self.of.room(datum.label, words)
            ink = ground_ink(self.of.inks[datum.label])
            self.ax.put(words.drawn(ink), *self.on(*place), (0.5, 0.5))

    def _spots(self) -> None:
        """Draw the discs, the small on top."""
        for datum, (x, y, radius) in self.of.spots.items():
            size, ink = pt(2 * radius), ink_of(datum)
            self.ax.plot(*self.on(x, y), "o", ms=size, color=ink, markeredgecolor="paper")

    def _beside(self, hung: dict[Datum, Box]) -> None:
        """Set the words of discs, a line to those that stand farther off, and districts' names."""
        discs = self.of.discs(self.across)
        for datum, place in hung.items():
            if line := leader(discs[datum], place):
                ends = [self.on(x / self.across, y / self.across) for x, y in line]
                self.ax.plot(*zip(*ends, strict=True), color="grey_dark", lw=0.4)
            self.ax.put(self.of.said(datum), self.left + place.x, self.top + place.y)
        for words, place in self.of.names(self.across, [*discs.values(), *hung.values()]):
            self.ax.put(words, self.left + place.x, self.top + place.y)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the map, as large as its frame allows."""
    plane = Plane.of(figure.places)
    bare, frame = framed(figure, width, gauge, f"{plane.projection}。")
    return [Arrangement("map", _Map(bare, plane, width, gauge).plan, frame)]
