"""The fold of a spread (通版): what stands on it on the finished file.

Input: a sheet and the grid. Output: faults `fold`: a letter nearer to the fold than 6 mm, a picture
or chart over it that is not the opening's. There the sheet is creased, and a plant that delivers
two pages cuts.
"""

from __future__ import annotations

import numpy as np

from content.words import Message, message
from layout.judge.audit.model import Code, Fault, Unit, beginning
from layout.judge.audit.sheet import Sheet, fault_at
from layout.page.formats import CLEAR_MM
from layout.page.grid import Grid
from layout.page.units import Rect, mm, pt

#: Ink may come nearer by so much: rounding of the file's coordinates, mm.
SLACK_MM = 0.02


def find_folded(sheet: Sheet, grid: Grid, opening: Rect | None) -> list[Fault]:
    """Return what stands on the fold; on a page without one, nothing."""
    if not grid.folded:
        return []
    fold, faults = sheet.width / 2, []
    ink = sheet.glyphs.ink
    if len(ink):
        gaps = np.maximum(ink[:, 0] - fold, fold - ink[:, 2])
        near = gaps < pt(CLEAR_MM - SLACK_MM)
        for line in sheet.lines:
            own = np.flatnonzero(near[line.first : line.last + 1])
            if len(own):
                gap = max(0.0, float(gaps[line.first + own].min()))
                told = message("audit.near-fold", text=beginning(line.text))
                faults.append(fault_at(Code.FOLD, sheet, line.ink, mm(gap), Unit.MM, told))
    for frame in sheet.frames:
        rect = frame.rect
        reach = min(fold - rect.x, rect.right - fold)
        if reach <= 0 or not frame.tagged or _opens(rect, opening) or _spares(sheet, frame.element):
            continue
        told = Message("audit.over-fold")
        faults.append(fault_at(Code.FOLD, sheet, rect, mm(reach), Unit.MM, told))
    return faults


def _opens(rect: Rect, opening: Rect | None) -> bool:
    """Tell whether a picture stands in the opening, which may cross the fold."""
    return opening is not None and rect.y + rect.h / 2 < opening.bottom


def _spares(sheet: Sheet, element: int) -> bool:
    """Tell whether a chart that crosses the fold was made to leave it free: a band of figures.

    It has words on either side, and none of them near: that has been measured.
    """
    sides = {line.ink.x > sheet.width / 2 for line in sheet.lines if line.element == element}
    return len(sides) == 2
