"""地图: values of districts, from the GeoJSON that the editor gives; nothing is drawn but that.

Input: items with label (a district's name) and value, `map` with the places. Output: districts in
classes of one ramp with their legend, or, for spots, discs whose areas are the values. A label
stands in its district or beside its disc where it fits, else in a line under the map. The
projection is said.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise

from charts.arrangement import Arrangement, Body, PressAxes
from charts.choices import CHOICES
from charts.frame import between, framed
from charts.gauge import Gauge
from charts.numbers import MISSING, group, plain
from charts.palette import HIGHLIGHT, PLAIN, ground_ink, ramp
from charts.places import Plane
from charts.scene import Box
from charts.sound import Problem, once, unprinted, valued
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
SPOT_GAP_MM = 0.8  # from a disc to its words
_STEPS = (1, 2, 2.5, 5, 10)


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
    raw = (high - low) / CLASSES or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    for step in (s * power * t for t in (1, 10) for s in _STEPS):
        first = math.floor(low / step)
        count = math.floor(high / step) + 1 - first
        if count <= CLASSES:
            return [round((first + i) * step, 9) for i in range(count + 1)]
    return [low, high]


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

    def beside_spots(across: float) -> dict[Datum, Box]:
        """Return where the words of discs stand: at the right or left, clear of all else, mm."""
        spots = {d: plane.spots[d.label] for d in bare.items if d.label in plane.spots}
        discs = {
            d: Box(x * across - radius(d), y * across - radius(d), 2 * radius(d), 2 * radius(d))
            for d, (x, y) in spots.items()
        }
        found: dict[Datum, Box] = {}
        for d, disc in discs.items():
            words = said(d)
            taken = [*(box for other, box in discs.items() if other is not d), *found.values()]
            lefts = disc.right + SPOT_GAP_MM, disc.x - SPOT_GAP_MM - words.width
            for left in lefts:
                y = disc.y + (disc.height - words.height) / 2
                box = Box(left, y, words.width, words.height)
                edge = (width - across) / 2
                free = -edge <= left and box.right <= across + edge
                free = free and y >= 0 and box.bottom <= plane.height * across
                if d not in found and free and not any(box.overlaps(one) for one in taken):
                    found[d] = box
        return found

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
            for datum in bare.items:
                if spot := plane.spots.get(datum.label):
                    size, ink = pt(2 * radius(datum)), HIGHLIGHT if datum.highlight else PLAIN
                    ax.plot(*on(*spot), "o", markersize=size, color=ink, markeredgecolor="paper")
            for datum, place_mm in hung.items():
                ax.put(said(datum), left + place_mm.x, top + place_mm.y)
            ax.put(foot, 0, box.bottom, (0, 1))

        return Body(needed, draw)

    return [Arrangement("map", plan, frame)]
