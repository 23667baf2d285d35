"""Grounds: where a page already holds so much ink that black may not be laid on top.

Input: the paths and photographs painted, in the page's own space. Output: whether letters would
touch one of them.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]
Box: TypeAlias = tuple[float, float, float, float]
"""Left, low, right, high."""
Matrix: TypeAlias = tuple[float, float, float, float, float, float]

IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
#: Places across and up letters at which a ground is looked for.
ACROSS, UP = 9, 3


def times(one: Matrix, two: Matrix) -> Matrix:
    """Return the matrix that applies `one`, then `two`."""
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (
        a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j,
        e * g + f * i + k, e * h + f * j + m,
    )  # fmt: skip


def apply(matrix: Matrix, x: float, y: float) -> Point:
    """Return where a matrix puts a point."""
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def scale_of(matrix: Matrix) -> float:
    """Return how much larger a matrix makes things."""
    return math.sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))


def corners(box: Box) -> tuple[Point, ...]:
    """Return a box's corners, in the order of walking round it."""
    left, low, right, high = box
    return (left, low), (right, low), (right, high), (left, high)


def box_of(points: Sequence[Point]) -> Box:
    """Return the box that holds all points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def common(one: Box, two: Box) -> Box | None:
    """Return what two boxes have in common."""
    left, low = max(one[0], two[0]), max(one[1], two[1])
    right, high = min(one[2], two[2]), min(one[3], two[3])
    return (left, low, right, high) if left <= right and low <= high else None


def holds(box: Box, point: Point) -> bool:
    """Whether a point lies in a box."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


@dataclass
class Path:
    """The path under construction: the points of each part, curves by their control points."""

    parts: list[list[Point]] = field(default_factory=list)
    rectangles: bool = True

    def add(self, points: list[Point]) -> None:
        """Begin a part."""
        self.parts.append(points)

    def go(self, points: list[Point]) -> None:
        """Go on with the last part."""
        if self.parts:
            self.parts[-1] += points


@dataclass
class Grounds:
    """Heavy grounds and photographs painted so far on a page."""

    _seen: list[tuple[Box, list[list[Point]]]] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._seen)

    def add(self, parts: list[list[Point]], clip: Box | None) -> None:
        """Note a shape of these parts, of which the clip shows something."""
        parts = [part for part in parts if len(part) > 2]
        if not parts:
            return
        whole = box_of([point for part in parts for point in part])
        shown = common(whole, clip) if clip else whole
        if shown:
            self._seen.append((shown, parts))

    def touch(self, box: Box) -> bool:
        """Whether letters in this box would touch one of them."""
        left, low, right, high = box
        return any(
            a <= right and left <= c and b <= high and low <= d and _meets(box, (a, b, c, d), parts)
            for (a, b, c, d), parts in self._seen
        )


def _meets(box: Box, shown: Box, parts: list[list[Point]]) -> bool:
    """Whether a box and a shape, of which a box is shown, overlap."""
    shared = common(box, shown)
    if shared is None:
        return False
    if any(holds(shared, point) for part in parts for point in part):
        return True
    left, low, right, high = shared
    return any(
        _inside(
            (left + (right - left) * i / (ACROSS - 1), low + (high - low) * j / (UP - 1)), parts
        )
        for i in range(ACROSS)
        for j in range(UP)
    )


def _inside(point: Point, parts: list[list[Point]]) -> bool:
    """Whether a point lies in a shape: a ray from it crosses the outline an odd number of times."""
    x, y = point
    odd = False
    for part in parts:
        for (x0, y0), (x1, y1) in zip(part, [*part[1:], part[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                odd = not odd
    return odd
