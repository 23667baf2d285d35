"""Places of a map on paper: projected, measured, and where each one's label has room.

Input: places as longitude and latitude. Output: a `Plane` in units of the map's width, y downwards,
and for a label of some mm the least width of the map at which it fits inside its district.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from content.model import Place
from content.words import Language, message, say

Point = tuple[float, float]
_GRID = 11  # trials for a label along each side of a district
_STEP = 0.012  # of the map's width: outlines are looked at so finely


@dataclass(frozen=True)
class Plane:
    """A map of width 1: outlines and spots by name, its height, how it was projected."""

    rings: dict[str, tuple[tuple[Point, ...], ...]]
    spots: dict[str, Point]
    height: float
    projection: str

    @classmethod
    def of(cls, places: Sequence[Place]) -> Plane:
        """Project places: equidistant, true to scale along their middle latitude."""
        points = [p for place in places for ring in place.rings for p in ring]
        points += [place.point for place in places if place.point]
        xs, ys = [x for x, _ in points], [y for _, y in points]
        middle = (min(ys) + max(ys)) / 2
        earth = max(map(abs, xs)) <= 180 and max(map(abs, ys)) <= 90
        across = math.cos(math.radians(middle)) if earth else 1.0
        told = message("chart.plane")
        if earth:
            told = message("chart.equidistant", latitude=middle)
        said = say(told, Language.ZH).text  # a note on the page
        wide = (max(xs) - min(xs)) * across or 1.0

        def at(point: Point) -> Point:
            return (point[0] - min(xs)) * across / wide, (max(ys) - point[1]) / wide

        rings = {p.name: tuple(tuple(map(at, ring)) for ring in p.rings) for p in places if p.rings}
        spots = {p.name: at(p.point) for p in places if p.point}
        return cls(rings, spots, (max(ys) - min(ys)) / wide, said)

    def room(self, name: str, wide: float, tall: float) -> tuple[Point, float]:
        """Return where a label of this size stands best in a district, and the least map width.

        At this width of the map, in the label's unit, the label's corners reach the outline.
        """
        rings = self.rings[name]
        outer = max(rings, key=_area)
        edge = np.array([p for ring in rings for p in _fine(ring)])
        xs, ys = [x for x, _ in outer], [y for _, y in outer]
        best: tuple[float, Point] = (0.0, ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2))
        across = [min(xs) + (max(xs) - min(xs)) * i / _GRID for i in range(1, _GRID)]
        down = [min(ys) + (max(ys) - min(ys)) * j / _GRID for j in range(1, _GRID)]
        # All trials against the whole outline at once: a map was half planned with this loop.
        beside = [2 * np.abs(edge[:, 0] - x) / wide for x in across]
        above = [2 * np.abs(edge[:, 1] - y) / tall for y in down]
        for x, to_side in zip(across, beside, strict=True):
            for y, to_end in zip(down, above, strict=True):
                free = float(np.maximum(to_side, to_end).min())
                if free > best[0] and _inside((x, y), rings):
                    best = free, (x, y)
        return best[1], 1 / best[0] if best[0] else math.inf


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(a * d - c * b for (a, b), (c, d) in pairs)) / 2


def _fine(ring: Sequence[Point]) -> list[Point]:
    """Return the points of an outline, none farther from the next than a step."""
    made: list[Point] = []
    for (a, b), (c, d) in zip(ring, (*ring[1:], ring[0]), strict=True):
        count = max(1, math.ceil(math.hypot(c - a, d - b) / _STEP))
        made += [(a + (c - a) * i / count, b + (d - b) * i / count) for i in range(count)]
    return made


def _inside(point: Point, rings: Sequence[Sequence[Point]]) -> bool:
    """Tell whether a point is inside of outlines: an odd number of them lies to its right."""
    x, y = point
    odd = False
    for ring in rings:
        for (a, b), (c, d) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (b > y) != (d > y) and x < a + (y - b) / (d - b) * (c - a):
                odd = not odd
    return odd
