"""What stands at a page's edges: artwork that ends at the trim, ink beyond the press, near words.

Input: a page's plates, and its strings. Output: faults in the ledger. Webs are not cut to the
millimetre: what touches the trim must go on over the bleed, and words must keep away from it.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from content.words import Message, message
from layout.judge.preflight.marks import Marks
from layout.judge.preflight.model import NOTHING, Ledger
from layout.judge.preflight.paints import visible
from layout.judge.preflight.plates import Plates
from layout.judge.preflight.sheets import Sheet
from layout.page.units import PT_PER_MM
from layout.pdf.boxes import Box
from layout.plant.profile import PressProfile

#: Ink that counts as artwork, 1/255: about 5 %.
INK = 13
#: Artwork this long at the trim must bleed; less is a letter or a rule that ends there, mm.
LONG_MM = 5.0
#: How far in artwork must reach to touch the trim, and how far out it must go on, mm.
IN_MM, SKIP_MM = 0.6, 0.5
#: Ink outside of what prints that is more than a rounded pixel, mm².
AREA_MM2 = 1.0
SIDES = {
    "left": "preflight.edge-left",
    "right": "preflight.edge-right",
    "top": "preflight.edge-top",
    "bottom": "preflight.edge-bottom",
}


def check_bleed_art(sheet: Sheet, plates: Plates, profile: PressProfile, ledger: Ledger) -> None:
    """Note artwork that touches the trim and does not go on over the bleed."""
    if not profile.bleed_mm or sheet.trim is None or sheet.bleed is None:
        return
    inked = plates.total > INK
    for side, code in SIDES.items():
        inside, outside, step = _strips(sheet, plates, inked, side, profile)
        if not inside.size or not outside.size:
            continue
        # Along the edge: ink right up to the trim, and none over some part of the bleed.
        lost = np.logical_and(inside.all(axis=0), ~outside.all(axis=0))
        length = _longest(np.asarray(lost)) * step
        if length >= LONG_MM:
            ledger.fault(
                "bleed-art",
                Message(code, {"mm": length}),
                page=sheet.number,
                measured=f"{length:.0f} mm",
                limit=f"{profile.bleed_mm:g} mm",
            )


def _strips(
    sheet: Sheet,
    plates: Plates,
    inked: npt.NDArray[np.bool_],
    side: str,
    profile: PressProfile,
) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_], float]:
    """Return ink inside the trim and over the bleed (away from the trim first), and mm a step."""
    assert sheet.trim is not None
    left, low, right, high = plates.box
    height, width = inked.shape
    across, down = width / (right - left), height / (high - low)  # pixels a pt
    x0, x1 = (sheet.trim[0] - left) * across, (sheet.trim[2] - left) * across
    y0, y1 = (high - sheet.trim[3]) * down, (high - sheet.trim[1]) * down
    table = inked
    if side in ("left", "right"):
        table, pixel, other = inked.T, across, down
        edge, begin, end = (x0, y0, y1) if side == "left" else (x1, y0, y1)
    else:
        pixel, other = down, across
        edge, begin, end = (y0, x0, x1) if side == "top" else (y1, x0, x1)
    first = side in ("left", "top")
    mm = pixel * PT_PER_MM
    deep, skip, far = IN_MM * mm, SKIP_MM * mm, (profile.bleed_mm - SKIP_MM) * mm
    own = slice(round(begin), round(end))
    if first:
        inner = table[round(edge) + 1 : round(edge + deep) + 2, own]
        outer = table[max(0, round(edge - far)) : max(0, round(edge - skip)), own]
    else:
        inner = table[max(0, round(edge - deep) - 2) : round(edge) - 1, own]
        outer = table[round(edge + skip) : round(edge + far), own]
    return inner, outer, 1 / (other * PT_PER_MM)


def _longest(marked: npt.NDArray[np.bool_]) -> int:
    """Return the length of the longest run."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], marked.astype(np.int8), [0]))))
    return int((edges[1::2] - edges[::2]).max()) if edges.size else 0


def check_printable(sheet: Sheet, plates: Plates, profile: PressProfile, ledger: Ledger) -> None:
    """Note ink outside of what the press prints."""
    if profile.printable_mm is None:
        return
    left, low, right, high = plates.box
    height, width = plates.total.shape
    x_px, y_px = width / (right - left), height / (high - low)
    area = printable(sheet, profile)
    inked = plates.total > INK
    columns = slice(max(0, round((area[0] - left) * x_px) - 1), round((area[2] - left) * x_px) + 1)
    rows = slice(max(0, round((high - area[3]) * y_px) - 1), round((high - area[1]) * y_px) + 1)
    inked[rows, columns] = False
    mm2 = float(inked.sum()) / (x_px * y_px * PT_PER_MM**2)
    if mm2 < AREA_MM2:
        return
    ys, xs = np.nonzero(inked)
    box = (
        left + float(xs.min()) / x_px,
        high - float(ys.max() + 1) / y_px,
        left + float(xs.max() + 1) / x_px,
        high - float(ys.min()) / y_px,
    )
    wide, tall = profile.printable_mm
    ledger.fault(
        "printable",
        message("preflight.ink-outside", mm2=mm2),
        page=sheet.number,
        place=sheet.place(box),
        measured=f"{mm2:.0f} mm²",
        limit=f"{wide:g} × {tall:g} mm",
    )


def printable(sheet: Sheet, profile: PressProfile) -> Box:
    """Return what the press prints of a page: the middle of its trim."""
    assert profile.printable_mm is not None
    left, low, right, high = sheet.trimmed
    wide, tall = (length * PT_PER_MM / 2 for length in profile.printable_mm)
    x, y = (left + right) / 2, (low + high) / 2
    return x - wide, y - tall, x + wide, y + tall


def check_safe(
    sheets: Sequence[Sheet], marks: Marks, profile: PressProfile, ledger: Ledger
) -> None:
    """Note text that stands too near the trim."""
    by = {sheet.number: sheet for sheet in sheets}
    least = profile.text.safe_mm
    nearest: float | None = None
    for text in visible(marks.texts, by):
        trim = by[text.page].trimmed
        left, low, right, high = text.box
        if right <= trim[0] or left >= trim[2] or high <= trim[1] or low >= trim[3]:
            continue
        gaps = (left - trim[0], trim[2] - right, low - trim[1], trim[3] - high)
        away = min(gaps) / PT_PER_MM
        nearest = away if nearest is None else min(nearest, away)
        if away < least - 0.05:
            ledger.fault(
                "safe-text",
                message("preflight.near-trim", mm=max(0.0, away)),
                page=text.page,
                place=by[text.page].place(text.box),
                measured=f"{away:.1f} mm",
                limit=f"≥ {least:g} mm",
            )
    shown = NOTHING if nearest is None else f"{nearest:.1f} mm"
    ledger.measured("safe-text", shown, f"≥ {least:g} mm")
