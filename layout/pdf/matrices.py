"""Matrices of PDF: `pikepdf.Matrix`, which multiplies three times as fast as tuples do here.

Input: six numbers of a file, damaged or not. Output: a matrix that can be reckoned with: one whose
numbers have run away is the identity, so that no place on a page becomes infinite or NaN.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot, sqrt

from pikepdf import Matrix, Rectangle

from layout.pdf.boxes import Box

__all__ = ["IDENTITY", "Matrix", "matrix_of", "moved", "scale_of", "scales", "shifted", "times"]

IDENTITY = Matrix()
#: A page is 1e4 pt wide: larger numbers are damage; their squares do not overflow yet.
RUNAWAY = 1e15


def matrix_of(values: Iterable[float]) -> Matrix:
    """Return the matrix of six numbers.

    Raises:
        ValueError: they are not six.
        TypeError: one is no number.
    """
    a, b, c, d, e, f = values
    return _steady(Matrix(a, b, c, d, e, f))


def times(m: Matrix, n: Matrix) -> Matrix:
    """Return m × n: first m, then n."""
    return _steady(m @ n)


def shifted(m: Matrix, x: float, y: float) -> Matrix:
    """Return a matrix that first moves by x and y, then does what m does."""
    return _steady(m.translated(x, y))


def moved(m: Matrix, x0: float, y0: float, x1: float, y1: float) -> Box:
    """Return the box around a rectangle after a matrix."""
    box = m.transform(Rectangle(x0, y0, x1, y1))
    return box.llx, box.lly, box.urx, box.ury


def scales(m: Matrix) -> tuple[float, float]:
    """Return the smallest and the largest stretch of a matrix (its singular values)."""
    a, b, c, d = m.shorthand[:4]
    plus, minus = hypot(a + d, b - c), hypot(a - d, b + c)
    return abs(plus - minus) / 2, (plus + minus) / 2


def scale_of(m: Matrix) -> float:
    """Return how much larger a matrix makes things: the root of what it does to areas."""
    return sqrt(abs(m.a * m.d - m.b * m.c))


def _steady(m: Matrix) -> Matrix:
    """Return a matrix, or the identity for one that is damage; NaN is not smaller than anything."""
    return m if sum(map(abs, m.shorthand)) < RUNAWAY else IDENTITY
