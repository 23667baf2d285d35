"""Matrices and boxes of PDF: plain tuples, pure functions.

Input and output: matrices (a, b, c, d, e, f) and boxes (left, bottom, right, top), pt.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import hypot, isfinite

from layout.judge.preflight.marks import Box

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
#: Larger than any page; beyond it numbers are damage.
MOST = 1e7
EVERYWHERE: Box = (-MOST, -MOST, MOST, MOST)


def times(m: Sequence[float], n: Matrix) -> Matrix:
    """Return m × n: first m, then n."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    made = (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip
    return made if all(abs(value) < 1e15 for value in made) else IDENTITY


def moved(m: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """Return the box around a rectangle after a matrix."""
    a, b, c, d, e, f = m
    if b == 0 == c:
        left, right, low, high = a * x0 + e, a * x1 + e, d * y0 + f, d * y1 + f
        return (min(left, right), min(low, high), max(left, right), max(low, high))
    xs = (a * x0 + c * y0, a * x1 + c * y0, a * x0 + c * y1, a * x1 + c * y1)
    ys = (b * x0 + d * y0, b * x1 + d * y0, b * x0 + d * y1, b * x1 + d * y1)
    return (min(xs) + e, min(ys) + f, max(xs) + e, max(ys) + f)


def common(one: Box, other: Box) -> Box:
    """Return the box that two have in common; it may be turned inside out."""
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])
    )  # fmt: skip


def empty(box: Box) -> bool:
    """Return whether a box holds nothing, not even a line."""
    return not (box[0] <= box[2] and box[1] <= box[3])


def finite(box: Box) -> Box:
    """Return a box whose numbers can be reckoned with."""
    return tuple(  # type: ignore[return-value]
        min(max(value, -MOST), MOST) if isfinite(value) else 0.0 for value in box
    )


def scales(m: Matrix) -> tuple[float, float]:
    """Return the smallest and the largest stretch of a matrix (its singular values)."""
    a, b, c, d = m[:4]
    plus, minus = hypot(a + d, b - c), hypot(a - d, b + c)
    return abs(plus - minus) / 2, (plus + minus) / 2
