"""Lengths and rectangles: the one place where millimetres become points.

Input: lengths in mm or pt. Output: the other unit; `Rect` is in pt with its origin at the trim's
top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass

PT_PER_MM = 72 / 25.4


def pt(mm: float) -> float:
    """Return millimetres as points."""
    return mm * PT_PER_MM


def mm(points: float) -> float:
    """Return points as millimetres."""
    return points / PT_PER_MM


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle in pt, origin at the trim's top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Right edge in pt."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Lower edge in pt."""
        return self.y + self.h
