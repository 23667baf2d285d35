"""Lengths: the one place where millimetres become points and points millimetres.

Input: a length in mm or pt. Output: the same in the other unit. `layout.page.units` hands these on;
they stand here because charts, below the pages, need them too.
"""

from __future__ import annotations

MM_PER_INCH = 25.4
PT_PER_MM = 72 / MM_PER_INCH


def pt(mm: float) -> float:
    """Return millimetres as points."""
    return mm * PT_PER_MM


def mm(points: float) -> float:
    """Return points as millimetres."""
    return points / PT_PER_MM


def inches(mm: float) -> float:
    """Return millimetres as inches."""
    return mm / MM_PER_INCH
