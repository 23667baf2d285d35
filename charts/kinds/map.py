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

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge, block_height
from charts.numbers import Group, group, plain
from charts.palette import HIGHLIGHT, PLAIN, ground_ink, ramp
from charts.places import Plane
from charts.scaled import unit_once
from charts.unprinted import unprinted
from content.model import Datum, Figure
from content.words import Message, message
from fonts.lengths import mm, pt

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "地图"
WIDEST_MM = CHOICES.map.widest_mm
ONE_SCALE = True
CLASSES = 6  # as many as a ramp has steps
SPOT_MM = 4.5  # radius of the greatest disc
KEY_MM, SQUARE_MM = 4.6, (4.2, 2.4)  # the legend's line, its fields
_STEPS = (1, 2, 2.5, 5, 10)


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if not figure.places:
        return message("chart.map-missing")
    if missing := [d.label for d in figure.items if d.value is None]:
        return message("chart.no-value", items=tuple(missing))
    names = {place.name for place in figure.places}
    if unknown := [d.label for d in figure.items if d.label not in names]:
        return message("chart.map-unknown", labels=tuple(unknown))
    if len({d.label for d in figure.items}) < len(figure.items):
        return message("chart.group-twice")
    if not any(word in figure.note + figure.source for word in ("审图号", "示意图")):
        return message("chart.map-number")
    return unprinted(figure, "period", "series", "note")


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


def _class(value: float, edges: list[float]) -> int:
    return max(i for i in range(len(edges) - 1) if value >= edges[i] - 1e-9)


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the map, as large as its frame allows."""
    own, styles, plane = CHOICES.map, gauge.styles, Plane.of(figure.places)
    bare, unit = unit_once(figure)
    frame = Frame.of(figure, width, gauge, (f"{plane.projection}。",), unit)
    shaded = [d for d in bare.items if d.label in plane.rings]
    edges = bounds([d.value or 0.0 for d in shaded]) if shaded else []
    inks = ramp(len(edges) - 1) if edges else ()
    of = {d.label: inks[_class(d.value or 0.0, edges)] for d in shaded}
    most = max((d.value or 0.0 for d in bare.items if d.label in plane.spots), default=0.0) or 1.0
    name_mm = mm(styles.name.size.pt)
    texts = [_range(a, b, i, len(inks)) for i, (a, b) in enumerate(pairwise(edges))]
    fields: list[tuple[float, int]] = []  # of the legend: x and line
    x, line = 0.0, 0
    for text in texts:
        long = SQUARE_MM[0] + 1 + gauge.width(text, styles.name)
        if x and x + long > width:
            x, line = 0.0, line + 1
        fields.append((x, line))
        x += long + 2.4
    key = KEY_MM + line * (SQUARE_MM[1] + 1.0) if edges else 0.0

    def label(datum: Datum) -> tuple[Group, float, float]:
        number = group(datum, styles.sizes.column.pt, "ink", gauge)
        wide = max(gauge.width(datum.label, styles.name), number.width)
        return number, wide + 1.0, name_mm + number.height + 1.4

    @cache
    def fits(name: str) -> tuple[tuple[float, float], float]:
        datum = next(d for d in bare.items if d.label == name)
        _, wide, tall = label(datum)
        return plane.room(name, wide, tall)

    def laid(across: float) -> tuple[list[Datum], tuple[str, ...]]:
        """Return what is labelled in its district, and the lines under the map for all else."""
        within = [d for d in shaded if fits(d.label)[1] <= across]
        rest = "；".join(f"{d.label} {plain(d)}" for d in bare.items if d not in within)
        return within, gauge.wrap(rest, width, styles.row_text)

    def plan(level: float) -> Body | None:
        across = between(own.least_share, 1.0, level) * width
        if across < own.shortest_mm:
            return None
        within, lines = laid(across)
        under = block_height(len(lines), styles.row_text) + (1.2 if lines else 0.0)
        needed = plane.height * across + key + under

        def draw(ax: PressAxes) -> None:
            free = max(0.0, ax.size_mm[1] - needed)
            left, top = (width - across) / 2, free / 2

            def on(points: list[tuple[float, float]]) -> tuple[list[float], list[float]]:
                return [left + x * across for x, _ in points], [top + y * across for _, y in points]

            told = {d.label for d in bare.items if d.highlight}
            for name, rings in plane.rings.items():
                from matplotlib.patches import PathPatch
                from matplotlib.path import Path

                paths = [
                    Path(list(zip(*on(list(ring)), strict=True)), closed=True) for ring in rings
                ]
                ink = HIGHLIGHT if name in told else of.get(name, "tint")
                ax.add_patch(PathPatch(Path.make_compound_path(*paths), fc=ink, ec="paper", lw=0.9))
            for datum in within:
                (x, y), _ = fits(datum.label)
                number, _, tall = label(datum)
                (a,), (b,) = on([(x, y)])
                ink = "paper" if datum.label in told else ground_ink(of[datum.label])
                ax.say(a, b - tall / 2 + 0.7 + 0.8 * name_mm, datum.label, styles.name, 0, ink, 0.5)
                ax.put(a, b + tall / 2 - 0.7, number.drawn(ink), 0.5)
            for datum in bare.items:
                if spot := plane.spots.get(datum.label):
                    size = 2 * SPOT_MM * math.sqrt(max(datum.value or 0.0, 0.0) / most)
                    ink = HIGHLIGHT if datum.highlight else PLAIN
                    ax.plot(
                        *on([spot]), "o", markersize=pt(size), color=ink, markeredgecolor="paper"
                    )
            first = top + plane.height * across + KEY_MM - SQUARE_MM[1] - 0.6
            for text, ink, (x, row) in zip(texts, inks, fields, strict=True):
                y = first + row * (SQUARE_MM[1] + 1.0)
                ax.bars([(x, x + SQUARE_MM[0])], [(y, y + SQUARE_MM[1])], ink)
                shift = (SQUARE_MM[0] + 1, SQUARE_MM[1] / 2 + 0.36 * name_mm)
                ax.say(x, y, text, styles.name, shift=shift)
            ax.stack(0, needed - under + free / 2 + 1.2, lines, styles.row_text)

        return Body(needed, draw)

    return [plotted(frame, "map", plan, own.stretch)]


def _range(low: float, high: float, index: int, count: int) -> str:
    """Return what a class holds: under, between, from."""
    a, b = (plain(Datum(value=v)) for v in (low, high))
    if count == 1:
        return f"{a}至{b}"
    if index == 0:
        return f"{b}以下"
    return f"{a}及以上" if index == count - 1 else f"{a}至{b}"
