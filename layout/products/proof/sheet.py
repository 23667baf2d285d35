"""The proof's sheet: the untouched page, a column of notes beside it, sign-off and notes below.

Input: the page's grid. Output: a `Sheet` of rectangles in pt, origin at the trim's top left corner,
as all placed geometry; what lies outside the trim is negative or beyond its edges.

The sheet is put on A3 where its words stay readable, else on A2, by a scale that is stated; where
the page is smaller than the paper it keeps its size, and notes and corrections get what is left.
"""

from __future__ import annotations

from dataclasses import dataclass

from layout.page.grid import Grid
from layout.page.units import Rect, pt
from layout.products.proof.words import said

LEFT_MM, TOP_MM, RIGHT_MM = 9.0, 17.0, 6.0
#: Between the trim and the notes: the bleed and some white.
GAP_MM = 6.0
NOTES_MM = 70.0
#: White between two columns of notes.
COLUMN_GAP_MM = 6.0
SIGN_MM = 40.0
#: Papers of an office's printers, upright, mm.
PAPERS = (("A3", 297.0, 420.0), ("A2", 420.0, 594.0))
#: Reduced further, a note of 10.5 pt is smaller than a newspaper's copy.
LEAST_SCALE = 0.8
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
    paper: str
    scale: float

    @property
    def stated(self) -> str:
        """The paper and how much smaller the page is on it, in words."""
        if self.scale == 1:
            size = said("proof.full-size")
        else:
            size = said("proof.reduced", percent=100 * self.scale)
        return f"{self.paper} {size}"

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
    paper, scale, across, down = _paper(width, least, lying=trim.w > trim.h)
    whole = Rect(-left, -top, across, down)
    inner = across - left - right
    signing = Rect(0, whole.bottom - right - sign, inner, sign)
    return Sheet(
        trim=trim,
        whole=whole,
        strip=Rect(0, -top + pt(4), inner, pt(8.5)),
        side=Rect(trim.w + gap, 0, inner - trim.w - gap, trim.h),
        below=Rect(0, trim.h + gap, inner, signing.y - gap - trim.h - gap),
        sign=signing,
        paper=paper,
        scale=scale,
    )


def _paper(width: float, height: float, *, lying: bool) -> tuple[str, float, float, float]:
    """Return the paper for a sheet of at least this size: name, scale, and its size unscaled, pt.

    A spread lies, as its page does.
    """
    fits = []
    for name, short, long in PAPERS:
        wide, high = (pt(long), pt(short)) if lying else (pt(short), pt(long))
        scale = min(wide / width, high / height, 1.0)
        fits.append((name, scale, wide / scale, high / scale))
    return next((fit for fit in fits if fit[1] >= LEAST_SCALE), fits[-1])
