"""Words of an opening on its picture: can they be read there?

Input: a sheet and where its opening stands. Output: a fault for each line whose contrast with what
is over and under its letters is too low (WCAG 2.2: 3 : 1 for large words, 4.5 : 1 for small ones).
"""

from __future__ import annotations

import numpy as np

from content.words import message
from layout.judge.audit.model import Code, Fault, Unit
from layout.judge.audit.sheet import PX_PER_MM, Sheet, TextLine, fault_at
from layout.page.units import Rect, mm

#: Words from this size on are large, pt; least contrasts of large and small ones.
LARGE_PT, LARGE, SMALL = 18.0, 3.0, 4.5
#: Height of the strips over and under a line that are looked at, em; of their pixels the share
#: that may be worse: a star, a bird, the edge of a cloud.
STRIP_EM, SHARE = 0.13, 0.12
#: Grey of a screen to luminance.
GAMMA = 2.2


def find_faint(sheet: Sheet, opening: Rect | None) -> list[Fault]:
    """Return the lines of an opening that cannot be read on its picture."""
    if opening is None:
        return []
    faults = []
    for line in sheet.lines:
        if line.ink.y < opening.y or line.ink.bottom > opening.bottom or not _on(sheet, line):
            continue
        contrast = contrast_of(sheet, line)
        if contrast < (LARGE if line.size >= LARGE_PT else SMALL):
            told = message("audit.faint", text=line.text[:12])
            faults.append(fault_at(Code.OVERLAP, sheet, line.ink, contrast, Unit.CONTRAST, told))
    return faults


def _on(sheet: Sheet, line: TextLine) -> bool:
    """Tell whether a line stands on a picture that is not its own."""
    for frame in sheet.frames:
        r, ink = frame.rect, line.ink
        meet = min(r.right, ink.right) > max(r.x, ink.x) and min(r.bottom, ink.bottom) > max(
            r.y, ink.y
        )
        if meet and frame.tagged and not frame.chart and line.element != frame.element:
            return True
    return False


def contrast_of(sheet: Sheet, line: TextLine) -> float:
    """Return the contrast of a line with what is over and under its letters."""
    ink, high = line.ink, STRIP_EM * line.size
    tone = _luminance(np.array([float(np.median(sheet.glyphs.tone[line.first : line.last + 1]))]))
    parts = [_part(sheet, Rect(ink.x, y, ink.w, high)) for y in (ink.y - high, ink.bottom)]
    behind = _luminance(np.concatenate([part.ravel() for part in parts]))
    if not behind.size:
        return 21.0
    low, light = np.minimum(behind, tone), np.maximum(behind, tone)
    return round(float(np.quantile((light + 0.05) / (low + 0.05), SHARE)), 2)


def _part(sheet: Sheet, rect: Rect) -> np.ndarray:
    """Return the pixels of a rectangle, one row at least."""
    x, y = max(0, round(mm(rect.x) * PX_PER_MM)), max(0, round(mm(rect.y) * PX_PER_MM))
    right = max(x + 1, round(mm(rect.right) * PX_PER_MM))
    bottom = max(y + 1, round(mm(rect.bottom) * PX_PER_MM))
    return sheet.grey[y:bottom, x:right]


def _luminance(grey: np.ndarray) -> np.ndarray:
    return (np.asarray(grey, dtype=np.float64) / 255) ** GAMMA
