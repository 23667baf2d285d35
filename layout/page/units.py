"""Rectangles on a page, and the lengths of `fonts.lengths` for all who work on pages.

Input: lengths in mm or pt. Output: the other unit; `Rect` is in pt with its origin at the trim's
top left corner.
"""

from __future__ import annotations

from dataclasses import dataclass

from fonts.lengths import MM_PER_INCH, PT_PER_MM, inches, mm, pt

__all__ = ["MM_PER_INCH", "PT_PER_MM", "Rect", "inches", "mm", "pt"]


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
