"""Words on their ground: can they be read there?

Input: a sheet and where its opening stands. Output: a fault for each line that stands on ground too
like it: WCAG 2.2 asks for 3 : 1 under large words and 4.5 : 1 under small ones. The ground is the
finished page drawn without its text. On an opening's picture a letter is judged by the worst patch
under it, one in two inks by those under each; elsewhere a line by the middle of its ground: a
label, a box and a banner are of one tint, and edges that pass through letters do not hide them.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from content.words import message
from layout.judge.audit.glyphs import Floats
from layout.judge.audit.model import Code, Fault, Unit, beginning
from layout.judge.audit.sheet import GROUND_PX_PER_MM, Sheet, TextLine, fault_at, stands_on
from layout.page.units import Rect, mm, pt

#: Words from this size on are large, pt; least contrasts of large and small ones. A chart's are
#: held to that of large ones, as all parts of a drawing are (WCAG 1.4.11): they are semi-bold, and
#: on its middle tint neither white nor black comes to more than 4.2.
LARGE_PT, LARGE, SMALL = 18.0, 3.0, 4.5
#: Side of a patch of ground, em: about two strokes of a letter. A star or a bird within it is
#: averaged with what is round it, as the eye does; an edge that runs through a letter is not.
PATCH_EM = 0.22
#: Ground round a letter that belongs to it, em: what its outline is seen against.
ROUND_EM = 0.06
#: Part of a patch that a letter's ink must have to be judged on it: an edge runs through others.
LEAST_OWN = 0.25


def find_faint(sheet: Sheet, opening: Rect | None) -> list[Fault]:
    """Return the lines that cannot be read on an opening's picture, or on what is under them."""
    if sheet.ground is None:
        return []
    faults = []
    for line in sheet.lines:
        least = LARGE if line.size >= LARGE_PT or line.tag == "Figure" else SMALL
        if _on_picture(sheet, line, opening):
            code, told = Code.OVERLAP, message("audit.faint", text=beginning(line.text))
            contrast = contrast_of(sheet, sheet.ground, line)
        else:
            code, told = Code.PALE, message("audit.text", text=beginning(line.text))
            contrast = _plain_contrast(sheet, sheet.ground, line)
        if contrast < least:
            faults.append(fault_at(code, sheet, line.ink, contrast, Unit.CONTRAST, told))
    return faults


def _on_picture(sheet: Sheet, line: TextLine, opening: Rect | None) -> bool:
    """Tell whether a line stands in the opening, on a picture."""
    if opening is None or line.ink.y < opening.y or line.ink.bottom > opening.bottom:
        return False
    return any(stands_on(line, frame) for frame in sheet.frames)


def _plain_contrast(sheet: Sheet, ground: Floats, line: TextLine) -> float:
    """Return the contrast of a line's faintest letter with the middle of the ground behind it."""
    behind = _part(ground, line.ink)[0]
    if not behind.size:
        return 21.0
    letters = range(line.first, line.last + 1)
    light = sheet.glyphs.light[line.first : line.last + 1]
    under = np.full(light.shape, np.median(behind))
    if np.ptp(behind):
        boxes = (sheet.glyphs.ink[index] for index in letters)
        parts = (_part(ground, Rect(x, y, right - x, foot - y))[0] for x, y, right, foot in boxes)
        under = np.array([np.median(part) if part.size else np.nan for part in parts])
    low, high = np.minimum(light, under), np.maximum(light, under)
    contrasts = (high + 0.05) / (low + 0.05)
    return round(float(np.nanmin(contrasts, initial=21.0)), 2)


def contrast_of(sheet: Sheet, ground: Floats, line: TextLine) -> float:
    """Return the contrast of a line's letters with the worst patch of ground under one of them."""
    worst = 21.0
    for index in range(line.first, line.last + 1):
        left, top, right, bottom = sheet.glyphs.ink[index]
        more = ROUND_EM * line.size
        box = Rect(left - more, top - more, right - left + 2 * more, bottom - top + 2 * more)
        for light, patches in _seen(sheet, ground, box, PATCH_EM * line.size, index):
            if patches.size:
                low, high = np.minimum(patches, light), np.maximum(patches, light)
                worst = min(worst, float(((high + 0.05) / (low + 0.05)).min()))
    return round(worst, 2)


def _seen(
    sheet: Sheet, ground: Floats, box: Rect, side: float, index: int
) -> Iterator[tuple[float, Floats]]:
    """Yield a letter's luminance with the patches behind it: twice where it changes its ink."""
    part, x, y = _part(ground, box)
    light, twin = float(sheet.glyphs.light[index]), sheet.twins.get(index)
    if twin is None:
        yield light, _patches(part, np.ones(part.shape, dtype=bool), side)
        return
    inside = twin.inside(x[None, :], y[:, None])
    yield light, _patches(part, ~inside, side)
    yield twin.light, _patches(part, inside, side)


def _part(ground: Floats, box: Rect) -> tuple[Floats, Floats, Floats]:
    """Return the ground in a box of the page, and where its columns and rows lie, pt."""
    x, y = (max(0, round(mm(v) * GROUND_PX_PER_MM)) for v in (box.x, box.y))
    right = max(x + 1, round(mm(box.right) * GROUND_PX_PER_MM))
    bottom = max(y + 1, round(mm(box.bottom) * GROUND_PX_PER_MM))
    part = ground[y:bottom, x:right]
    rows, columns = part.shape
    pixel = pt(1 / GROUND_PX_PER_MM)
    across, down = (np.arange(size, dtype=np.float64) + 0.5 for size in (columns, rows))
    return part, np.asarray((x + across) * pixel), np.asarray((y + down) * pixel)


def _patches(part: Floats, own: npt.NDArray[np.bool_], side: float) -> Floats:
    """Return the mean luminance of the patches that a part of the ground is divided into.

    Only pixels that are a letter's `own` count; a patch with fewer than a quarter of them is none.
    """
    if not part.size:
        return part.ravel()
    step = max(1, round(mm(side) * GROUND_PX_PER_MM))
    rows, columns = (np.arange(0, max(1, size - step // 2), step) for size in part.shape)

    def sums(cells: Floats) -> Floats:
        return np.asarray(np.add.reduceat(np.add.reduceat(cells, rows, axis=0), columns, axis=1))

    whole = np.outer(np.diff([*rows, part.shape[0]]), np.diff([*columns, part.shape[1]]))
    counts = sums(own.astype(np.float64))
    enough = counts >= LEAST_OWN * whole
    return np.asarray(sums(np.where(own, part, 0.0))[enough] / counts[enough])
