"""地图: values of districts, from the GeoJSON that the editor gives; nothing is drawn but that.

Input: items with label (a district's name) and value, `map` with the places. Output: districts in
classes of one ramp with their legend, or, for spots, discs whose areas are the values. A label
stands in its district or by its disc where it fits, the greatest first, else in a line under the
map. The projection is said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import NamedTuple

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


class _Map(NamedTuple):
    """A map in a frame so many mm wide; the numbers are bare of their unit."""

    items: tuple[Datum, ...]
    plane: Plane
    width: float
    gauge: Gauge
    inks: Mapping[str, str]
    """Of the districts that have a value, or are highlighted."""
    shaded: frozenset[str]
    """The districts that have a value."""
    spots: Mapping[Datum, tuple[float, float, float]]
    """Where discs stand, in widths of the map, and their radius, mm; the greatest first."""
    rooms: dict[tuple[str, float, float], tuple[Point, float]]
    """What was found of them."""

    def said(self, datum: Datum, size: float = 0.0) -> Words:
        """Return a place's name over its number; `size` is from 0 (least) to 1 (most)."""
        styles = self.gauge.styles
        number = group(datum, styles.sizes.place.quarter(size), "ink", self.gauge)
        name = self.gauge.text(datum.label, styles.place, size_pt=styles.place.size.quarter(size))
        return under(name, number, gap=0.4, at=0.5)

    def room(self, name: str, words: Words) -> tuple[Point, float]:
        """Return where words stand best in a district, and the map's least width for them, mm."""
        asked = name, words.width + 1.0, words.height + 1.0
        if asked not in self.rooms:
            self.rooms[asked] = self.plane.room(*asked)
        return self.rooms[asked]

    def holds(self, datum: Datum, across: float, size: float = 0.0) -> bool:
        """Tell whether a district of a map so wide, mm, holds its words at a size."""
        return self.room(datum.label, self.said(datum, size))[1] <= across

    def discs(self, across: float) -> dict[Datum, Box]:
        """Return where discs stand on a map so wide, mm from its upper left corner."""
        return {
            d: Box(x * across - r, y * across - r, 2 * r, 2 * r)
            for d, (x, y, r) in self.spots.items()
        }

    def beside_spots(self, across: float) -> dict[Datum, Box]:
        """Return where the words of discs stand: as near as they are clear of all else, mm."""
        discs, found = self.discs(across), dict[Datum, Box]()
        edge = (self.width - across) / 2
        frame = Box(-edge, 0.0, across + 2 * edge, self.plane.height * across)
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

    def names(self, across: float, taken: list[Box]) -> list[tuple[Words, Point]]:
        """Return the names of districts that hold discs alone, where they stand on nothing.

        Their middles are in widths of the map.
        """
        made = list[tuple[Words, Point]]()
        for name in self.plane.rings if not self.shaded else ():
            words = self.gauge.text(name, self.gauge.styles.name).drawn("grey_dark")
            (x, y), least = self.room(name, words)
            left, top = x * across - words.width / 2, y * across - words.height / 2
            box = Box(left, top, words.width, words.height)
            if least <= across and not any(one.near(box, GAP_MM) for one in taken):
                made.append((words, (x, y)))
        return made


def _map_of(figure: Figure, plane: Plane, width: float, gauge: Gauge) -> tuple[_Map, Words]:
    """Return a map and its key: the classes with what each holds."""
    values = {d.label: d.value for d in figure.items if d.value is not None}
    shaded = {name: value for name, value in values.items() if name in plane.rings}
    edges = bounds([*shaded.values()]) if shaded else [0.0]
    classes, count = ramp(len(edges) - 1) if shaded else (), len(edges) - 1
    inks = {
        name: classes[max(i for i in range(count) if value >= edges[i] - 1e-9)]
        for name, value in shaded.items()
    } | {d.label: HIGHLIGHT for d in figure.items if d.highlight}
    signs = [
        (field(ink, 4.2, 2.4), _range(*ends, i, count))
        for i, (ink, ends) in enumerate(zip(classes, pairwise(edges), strict=True))
    ]
    discs = [d for d in figure.items if d.label in plane.spots]
    discs.sort(key=lambda d: -(d.value or 0.0))
    most = max((d.value or 0.0 for d in discs), default=0.0) or 1.0
    spots = {
        d: (*plane.spots[d.label], SPOT_MM * math.sqrt(max(d.value or 0.0, 0.0) / most))
        for d in discs
    }
    made = _Map(figure.items, plane, width, gauge, inks, frozenset(shaded), spots, {})
    return made, gauge.key(signs, width)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the map, as large as its frame allows."""
    plane = Plane.of(figure.places)
    bare, frame = framed(figure, width, gauge, f"{plane.projection}。")
    of, key = _map_of(bare, plane, width, gauge)

    @cache
    def laid(across: float) -> tuple[list[Datum], dict[Datum, Box], Words]:
        """Return what is labelled in its district and beside its disc, and lines for all else."""
        within = [d for d in of.items if d.label in of.shaded and of.holds(d, across)]
        hung = {} if of.shaded else of.beside_spots(across)
        rest = [d for d in of.items if d not in within and d not in hung]
        lines = "；".join(f"{d.label} {plain(d) or MISSING}" for d in rest)
        return within, hung, gauge.text(lines, gauge.styles.row_text, width)

    def plan(level: float) -> Body | None:
        across = between(CHOICES.map_share, 1.0, level) * width
        least = across - 2 * SPOT_MM  # discs reach out of a map so wide by `edge`
        reach = (r - min(x, 1 - x, y, plane.height - y) * least for x, y, r in of.spots.values())
        edge = max([0.0, *reach])
        across = min(across, width - 2 * edge)
        if across < CHOICES.map_mm:
            return None
        within, hung, lines = laid(across)
        foot = under(key, lines, gap=GAP_MM)
        tall = plane.height * across
        needed = tall + 2 * edge + foot.height + (GAP_MM if foot.pieces else 0.0)

        def draw(ax: PressAxes, box: Box) -> None:
            side, top = (width - across) / 2, max(0.0, box.height - needed) / 2 + edge
            ax.values((0, 1), (0, plane.height), (side, side, top, box.height - top - tall))
            ax.put(foot, -side / across, (box.bottom - top) / across, (0, 1))
            _districts(ax, of)
            _within(ax, of, within, across)
            _spots(ax, of, hung, across)

        return Body(needed, draw)

    return [Arrangement("map", plan, frame)]


def _districts(ax: PressAxes, of: _Map) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    for name, rings in of.plane.rings.items():
        path = Path.make_compound_path(*(Path(ring, closed=True) for ring in rings))
        ax.add_artist(PathPatch(path, fc=of.inks.get(name, "tint"), ec="paper", lw=0.9))


def _within(ax: PressAxes, of: _Map, within: list[Datum], across: float) -> None:
    """Set words in their districts, as large as all of them have room."""
    fits = (s for s in SIZES if all(of.holds(d, across, s) for d in within))
    size = next(fits, 0.0)
    for datum in within:
        words = of.said(datum, size)
        place, _ = of.room(datum.label, words)
        ax.put(words.drawn(ground_ink(of.inks[datum.label])), *place, (0.5, 0.5))


def _spots(ax: PressAxes, of: _Map, hung: dict[Datum, Box], across: float) -> None:
    """Draw the discs, the small on top; their words, with a line to those that stand farther off.

    Districts have their names where these stand on nothing.
    """
    discs = of.discs(across)
    for datum, (x, y, radius) in of.spots.items():
        ax.plot(x, y, "o", ms=pt(2 * radius), color=ink_of(datum), markeredgecolor="paper")
    for datum, place in hung.items():
        if line := leader(discs[datum], place):
            (x, y), (a, b) = line
            ax.plot([x / across, a / across], [y / across, b / across], color="grey_dark", lw=0.4)
        ax.put(of.said(datum), place.x / across, place.y / across)
    for words, middle in of.names(across, [*discs.values(), *hung.values()]):
        ax.put(words, *middle, (0.5, 0.5))
