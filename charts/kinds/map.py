"""地图: values of districts, from the GeoJSON that the editor gives; nothing is drawn but that.

Input: items with label (a district's name) and value, `map` with the places. Output: districts in
classes of one ramp with their legend, or, for spots, discs whose areas are the values. A label
stands in its district where it fits, else in a line under the map. The projection is said.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from charts.arrangement import Arrangement, Body
from charts.choices import CHOICES
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import MISSING, group, plain
from charts.palette import HIGHLIGHT, PLAIN, ground_ink, ramp
from charts.places import Plane
from charts.scaled import unit_once
from charts.scene import Box
from charts.sound import Problem, once, unprinted, valued
from charts.wording import Words, beside, field, flow, under
from content.model import Datum, Figure
from content.words import message
from fonts.lengths import pt

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "地图"
ONE_SCALE = True
CLASSES = 6  # as many as a ramp has steps
SPOT_MM, GAP_MM = 4.5, 1.6  # radius of the greatest disc; over the legend and over the words
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
    raw = (high - low) / CLASSES or abs(high) or 1.0
    power = 10.0 ** math.floor(math.log10(raw))
    for step in (s * power * t for t in (1, 10) for s in _STEPS):
        first = math.floor(low / step)
        count = math.floor(high / step) + 1 - first
        if count <= CLASSES:
            return [round((first + i) * step, 9) for i in range(count + 1)]
    return [low, high]


def _range(low: float, high: float, index: int, count: int) -> str:
    """Return what a class holds: under, between, from."""
    a, b = (plain(Datum(value=v)) for v in (low, high))
    if count > 1 and index == 0:
        return f"{b}以下"
    return f"{a}及以上" if 1 < count == index + 1 else f"{a}至{b}"


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the map, as large as its frame allows."""
    styles, plane, (bare, unit) = gauge.styles, Plane.of(figure.places), unit_once(figure)
    frame = Frame.of(figure, width, gauge, f"{plane.projection}。", caption=unit)
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
    key = flow(
        [
            beside(
                field(ink, 4.2, 2.4),
                gauge.text(_range(*ends, i, len(inks)), styles.name),
                gap=1.0,
                at=0.5,
            )
            for i, (ink, ends) in enumerate(zip(inks, pairwise(edges), strict=True))
        ],
        width,
        2.4,
        1.0,
    )

    @cache
    def label(datum: Datum) -> tuple[Words, tuple[float, float], float]:
        """Return a district's words, where they stand best, and the map's least width for them."""
        number = group(datum, styles.sizes.column.pt, "ink", gauge)
        words = under(gauge.text(datum.label, styles.name), number, gap=0.4, at=0.5)
        return words, *plane.room(datum.label, words.width + 1.0, words.height + 1.0)

    @cache
    def laid(across: float) -> tuple[list[Datum], Words]:
        """Return what is labelled in its district, and the lines under the map for all else."""
        within = [d for d in bare.items if d.label in shaded and label(d)[2] <= across]
        rest = [f"{d.label} {plain(d) or MISSING}" for d in bare.items if d not in within]
        return within, gauge.text("；".join(rest), styles.row_text, width)

    def plan(level: float) -> Body | None:
        across = between(CHOICES.map_share, 1.0, level) * width
        if across < CHOICES.map_mm:
            return None
        within, lines = laid(across)
        foot = under(key, lines, gap=GAP_MM)
        needed = plane.height * across + foot.height + (GAP_MM if foot.pieces else 0.0)

        def draw(ax: PressAxes, box: Box) -> None:
            from matplotlib.patches import PathPatch
            from matplotlib.path import Path

            free = max(0.0, box.height - needed)
            left, top = (width - across) / 2, box.y + free / 2

            def on(x: float, y: float) -> tuple[float, float]:
                return left + x * across, top + y * across

            for name, rings in plane.rings.items():
                paths = [Path([on(*point) for point in ring], closed=True) for ring in rings]
                ground = PathPatch(Path.make_compound_path(*paths), fc=of.get(name, "tint"))
                ground.set(edgecolor="paper", linewidth=0.9)
                ax.add_artist(ground)
            for datum in within:
                words, place, _ = label(datum)
                ax.put(words.drawn(ground_ink(of[datum.label])), *on(*place), (0.5, 0.5))
            for datum in bare.items:
                if spot := plane.spots.get(datum.label):
                    size = pt(2 * SPOT_MM * math.sqrt(max(datum.value or 0.0, 0.0) / most))
                    ink = HIGHLIGHT if datum.highlight else PLAIN
                    ax.plot(*on(*spot), "o", markersize=size, color=ink, markeredgecolor="paper")
            ax.put(foot, 0, box.bottom, (0, 1))

        return Body(needed, draw)

    return [Arrangement("map", plan, frame)]
