"""地图: values of districts, from the GeoJSON that the editor gives; nothing is drawn but that.

Input: items with label (a district's name) and value, `map` with the places. Output: districts in
classes of one ramp with their legend, or, for spots, discs whose areas are the values. A label
stands in its district or by its disc where it fits, the greatest first, else in a line under the
map. The projection is said.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from charts.arrangement import Arrangement, Body, PressAxes
from charts.choices import CHOICES
from charts.frame import between, framed
from charts.gauge import Gauge
from charts.numbers import MISSING, group, plain
from charts.palette import HIGHLIGHT, PLAIN, ground_ink, ramp
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


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the map, as large as its frame allows."""
    styles, plane = gauge.styles, Plane.of(figure.places)
    bare, frame = framed(figure, width, gauge, f"{plane.projection}。")
    shaded = {
        d.label: d.value for d in bare.items if d.label in plane.rings and d.value is not None
    }
    edges = bounds(list(shaded.values())) if shaded else []
    inks = ramp(len(edges) - 1) if edges else ()
    of = {
        name: inks[max(i for i in range(len(inks)) if value >= edges[i] - 1e-9)]
        for name, value in shaded.items()
    } | {d.label: HIGHLIGHT for d in bare.items if d.highlight}
    most = max((d.value or 0.0 for d in bare.items if d.label in plane.spots), default=0.0) or 1.0
    signs = [
        (field(ink, 4.2, 2.4), _range(*ends, i, len(inks)))
        for i, (ink, ends) in enumerate(zip(inks, pairwise(edges), strict=True))
    ]
    key = gauge.key(signs, width)

    @cache
    def said(datum: Datum, size: float = 0.0) -> Words:
        """Return a place's name over its number; `size` is from 0 (least) to 1 (most)."""
        number = group(datum, styles.sizes.place.quarter(size), "ink", gauge)
        name = gauge.text(datum.label, styles.place, size_pt=styles.place.size.quarter(size))
        return under(name, number, gap=0.4, at=0.5)

    @cache
    def label(datum: Datum, size: float = 0.0) -> tuple[Words, tuple[float, float], float]:
        """Return a district's words, where they stand best, and the map's least width for them."""
        words = said(datum, size)
        return words, *plane.room(datum.label, words.width + 1.0, words.height + 1.0)

    def radius(datum: Datum) -> float:
        return SPOT_MM * math.sqrt(max(datum.value or 0.0, 0.0) / most)

    def over_edge(across: float) -> float:
        """Return how far discs reach out of a map so wide, mm."""
        spots = [(radius(d), plane.spots[d.label]) for d in bare.items if d.label in plane.spots]
        return max([0.0, *(r - min(x, 1 - x, y, plane.height - y) * across for r, (x, y) in spots)])

    def discs_of(across: float) -> dict[Datum, Box]:
        """Return where discs stand, mm."""
        spots = {d: plane.spots[d.label] for d in bare.items if d.label in plane.spots}
        return {
            d: Box(x * across - radius(d), y * across - radius(d), 2 * radius(d), 2 * radius(d))
            for d, (x, y) in spots.items()
        }

    def beside_spots(across: float) -> dict[Datum, Box]:
        """Return where the words of discs stand: as near as they are clear of all else, mm."""
        discs = discs_of(across)
        edge = (width - across) / 2
        frame = Box(-edge, 0.0, across + 2 * edge, plane.height * across)
        found = dict[Datum, Box]()
        for d in sorted(discs, key=lambda d: -(d.value or 0.0)):  # the greatest is never left out
            taken = [*(box for other, box in discs.items() if other is not d), *found.values()]
            words = said(d)
            places = around(discs[d], words.width, words.height)
            free = (
                p
                for p in places
                if frame.holds(p) and not any(one.near(p, CLEAR_MM) for one in taken)
            )
            if place := next(free, None):
                found[d] = place
        return found

    def names_of(across: float, taken: list[Box]) -> list[tuple[Words, Box]]:
        """Return the names of districts that hold discs alone, where they stand on nothing, mm."""
        made = list[tuple[Words, Box]]()
        for name in plane.rings if not shaded else ():
            words = gauge.text(name, styles.name).drawn("grey_dark")
            (x, y), least = plane.room(name, words.width + 1.0, words.height + 1.0)
            left, top = x * across - words.width / 2, y * across - words.height / 2
            box = Box(left, top, words.width, words.height)
            if least <= across and not any(one.near(box, GAP_MM) for one in taken):
                made.append((words, box))
        return made

    @cache
    def laid(across: float) -> tuple[list[Datum], dict[Datum, Box], Words]:
        """Return what is labelled in its district and beside its disc, and lines for all else."""
        within = [d for d in bare.items if d.label in shaded and label(d)[2] <= across]
        hung = {} if shaded else beside_spots(across)
        rest = [d for d in bare.items if d not in within and d not in hung]
        lines = "；".join(f"{d.label} {plain(d) or MISSING}" for d in rest)
        return within, hung, gauge.text(lines, styles.row_text, width)

    def largest(within: list[Datum], across: float) -> float:
        """Return the largest size at which all words that stand in districts fit there."""
        fits = (s for s in SIZES if all(label(d, s)[2] <= across for d in within))
        return next(fits, 0.0)

    def plan(level: float) -> Body | None:
        across = between(CHOICES.map_share, 1.0, level) * width
        edge = over_edge(across - 2 * SPOT_MM)
        across = min(across, width - 2 * edge)
        if across < CHOICES.map_mm:
            return None
        within, hung, lines = laid(across)
        foot = under(key, lines, gap=GAP_MM)
        needed = plane.height * across + 2 * edge + foot.height + (GAP_MM if foot.pieces else 0.0)

        def draw(ax: PressAxes, box: Box) -> None:
            from matplotlib.patches import PathPatch
            from matplotlib.path import Path

            free = max(0.0, box.height - needed)
            left, top = (width - across) / 2, box.y + free / 2 + edge

            def on(x: float, y: float) -> tuple[float, float]:
                return left + x * across, top + y * across

            for name, rings in plane.rings.items():
                paths = [Path([on(*point) for point in ring], closed=True) for ring in rings]
                ground = PathPatch(Path.make_compound_path(*paths), fc=of.get(name, "tint"))
                ground.set(edgecolor="paper", linewidth=0.9)
                ax.add_artist(ground)
            size = largest(within, across)
            for datum in within:
                words, place, _ = label(datum, size)
                ax.put(words.drawn(ground_ink(of[datum.label])), *on(*place), (0.5, 0.5))
            for datum in sorted(bare.items, key=lambda d: -(d.value or 0.0)):  # the small on top
                if spot := plane.spots.get(datum.label):
                    size, ink = pt(2 * radius(datum)), HIGHLIGHT if datum.highlight else PLAIN
                    ax.plot(*on(*spot), "o", markersize=size, color=ink, markeredgecolor="paper")
            discs = discs_of(across)
            for datum, place_mm in hung.items():
                if line := leader(discs[datum], place_mm):
                    xs, ys = zip(*(on(x / across, y / across) for x, y in line), strict=True)
                    ax.plot(xs, ys, color="grey_dark", lw=0.4)
                ax.put(said(datum), left + place_mm.x, top + place_mm.y)
            for words, place_mm in names_of(across, [*discs.values(), *hung.values()]):
                ax.put(words, left + place_mm.x, top + place_mm.y)
            ax.put(foot, 0, box.bottom, (0, 1))

        return Body(needed, draw)

    return [Arrangement("map", plan, frame)]
