"""Boxes of PDF: left, bottom, right, top, pt; pure functions over plain tuples.

Input and output: boxes and points in one space, y upwards.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import TypeAlias

Box: TypeAlias = tuple[float, float, float, float]
Point: TypeAlias = tuple[float, float]

#: Larger than any page; beyond it numbers are damage.
MOST = 1e7
EVERYWHERE: Box = (-MOST, -MOST, MOST, MOST)


def common(one: Box, other: Box) -> Box:
    """Return the box that two have in common; turned inside out where there is none (`empty`)."""
    return (
        max(one[0], other[0]),
        max(one[1], other[1]),
        min(one[2], other[2]),
        min(one[3], other[3]),
    )


def empty(box: Box) -> bool:
    """Return whether a box holds nothing, not even a line."""
    return not (box[0] <= box[2] and box[1] <= box[3])


def finite(box: Box) -> Box:
    """Return a box whose numbers can be reckoned with."""
    left, low, right, high = (
        min(max(value, -MOST), MOST) if isfinite(value) else 0.0 for value in box
    )
    return left, low, right, high


def corners(box: Box) -> tuple[Point, ...]:
    """Return a box's corners, in the order of walking round it."""
    left, low, right, high = box
    return (left, low), (right, low), (right, high), (left, high)


def box_of(points: Sequence[Point]) -> Box:
    """Return the box that holds all points."""
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def holds(box: Box, point: Point) -> bool:
    """Return whether a point lies in a box, its edges included."""
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]
