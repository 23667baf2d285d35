"""The proof's sheet: the untouched page, a column of notes beside it, sign-off and notes below.

Input: the page's grid. Output: a `Sheet` of rectangles in pt, origin at the trim's top left corner,
as all placed geometry; what lies outside the trim is negative or beyond its edges.

The sheet has A proportions, so that it fills A3 or A2 where it is printed scaled to the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

from layout.page.grid import Grid
from layout.page.units import Rect, pt

LEFT_MM, TOP_MM, RIGHT_MM = 9.0, 17.0, 6.0
#: Between the trim and the notes: the bleed and some white.
GAP_MM = 6.0
NOTES_MM = 70.0
#: White between two columns of notes.
COLUMN_GAP_MM = 6.0
SIGN_MM = 34.0
#: Least height of the notes under the page.
LEAST_BELOW_MM = 20.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where everything of a proof stands."""

    trim: Rect
    whole: Rect
    strip: Rect
    side: Rect
    below: Rect
    sign: Rect

    @property
    def columns_below(self) -> tuple[Rect, ...]:
        """The columns of notes under the page."""
        return _columns(self.below)

    @property
    def columns_of_further(self) -> tuple[Rect, ...]:
        """The columns of notes of a further sheet (附页)."""
        y = self.strip.bottom + pt(GAP_MM)
        bottom = self.whole.bottom - pt(RIGHT_MM)
        return _columns(Rect(self.below.x, y, self.below.w, bottom - y))


def _columns(area: Rect) -> tuple[Rect, ...]:
    """Divide an area into columns about as wide as the notes beside the page, from the left."""
    gap = pt(COLUMN_GAP_MM)
    count = max(1, int((area.w + gap) / (pt(NOTES_MM) + gap)))
    width = (area.w - (count - 1) * gap) / count
    return tuple(Rect(area.x + k * (width + gap), area.y, width, area.h) for k in range(count))


def sheet_of(grid: Grid) -> Sheet:
    """Return the sheet around a page of this grid."""
    trim = grid.trim
    left, top, right, gap = pt(LEFT_MM), pt(TOP_MM), pt(RIGHT_MM), pt(GAP_MM)
    notes, sign = pt(NOTES_MM), pt(SIGN_MM)
    width = left + trim.w + gap + notes + right
    least = top + trim.h + 2 * gap + pt(LEAST_BELOW_MM) + sign + right
    # Upright as the page is, on a sheet of the usual proportion; a spread lies.
    height = max(width * sqrt(2) if trim.h >= trim.w else width / sqrt(2), least)
    whole = Rect(-left, -top, width, height)
    inner = width - left - right
    signing = Rect(0, whole.bottom - right - sign, inner, sign)
    return Sheet(
        trim=trim,
        whole=whole,
        strip=Rect(0, -top + pt(4), inner, pt(8.5)),
        side=Rect(trim.w + gap, 0, notes, trim.h),
        below=Rect(0, trim.h + gap, inner, signing.y - gap - trim.h - gap),
        sign=signing,
    )
