"""Ink, measured on the separations: total ink, its maximum and where.

Input: the PDF's bytes and the file's sheets. Output: figures and faults in the ledger. What cannot
be measured is an error, never a pass.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from content.words import Message, message
from layout.judge.preflight.edges import check_bleed_art, check_printable
from layout.judge.preflight.grounds import Strings, check_grounds
from layout.judge.preflight.model import NOT_MEASURED, NOTHING, Ledger
from layout.judge.preflight.plates import InkError, Total, separate
from layout.judge.preflight.sheets import Sheet
from layout.page.units import MM_PER_INCH
from layout.pdf import ghostscript
from layout.pdf.boxes import Box
from layout.plant.profile import PressProfile

#: A plate is 8 bits: four rounded tints may stand two levels above their sum.
SLACK_LEVELS = 2
#: Regions over the limit are told apart by cells of this size, mm.
CELL_MM = 5


def check_ink(
    pdf: bytes,
    sheets: list[Sheet],
    strings: Strings,
    profile: PressProfile,
    ledger: Ledger,
    resolution: int,
) -> float | None:
    """Check total ink and plates; return the file's maximum in percent, None if not measured."""
    limit = f"≤ {profile.total_ink:g} %"
    if not ghostscript.installed():
        ledger.measured("ink", NOT_MEASURED, limit)
        told = Message("preflight.gs-missing")
        ledger.fault("ink", told, measured=NOT_MEASURED, limit=limit, own=True)
        return None
    most: float | None = None
    coverage: dict[str, list[float]] = {}
    whole = True
    for sheet, made in separate(pdf, sheets, profile, resolution):
        if isinstance(made, InkError):
            whole = False
            told = message("preflight.ink-unmeasured", why=made.told)
            page = sheet.number
            ledger.fault("ink", told, page=page, measured=NOT_MEASURED, limit=limit, own=True)
            continue
        total = made.total
        most = max(most or 0.0, _percent(int(total.max())))
        _over(sheet, made.box, total, profile, ledger)
        for name, plate in made.plates.items():
            coverage.setdefault(name, []).append(float(plate.mean()) / 2.55)
        if not total.any():
            told = Message("preflight.blank")
            ledger.fault("plates", told, page=sheet.number, measured="0 %", warn=True)
        elif not made.plates["Black"].any():
            ledger.fault(
                "plates",
                Message("preflight.no-black"),
                page=sheet.number,
                measured="0 %",
                warn=True,
                own=True,
            )
        check_grounds(sheet, made, strings, profile, ledger)
        check_bleed_art(sheet, made, profile, ledger)
        check_printable(sheet, made, profile, ledger)
    bleed = message("preflight.artwork-bleeds", mm=profile.bleed_mm)
    ledger.measured("bleed-art", str(ledger.count("bleed-art")), bleed)
    if profile.printable_mm is not None:
        wide, tall = profile.printable_mm
        count = str(ledger.count("printable"))
        ledger.measured("printable", count, f"{wide:g} × {tall:g} mm")
    else:
        ledger.measured("printable", NOTHING, Message("preflight.allowed"))
    words = NOT_MEASURED if most is None or not whole else f"{most:.1f} %"
    ledger.measured("ink", words, limit)
    shown = (f"{name} {np.mean(values):.1f} %" for name, values in coverage.items())
    ledger.measured("plates", ", ".join(shown), Message("preflight.ink-on-pages"))
    return most if whole else None


def _over(sheet: Sheet, area: Box, total: Total, profile: PressProfile, ledger: Ledger) -> None:
    """Note each region whose ink is over the limit: its maximum, its area, its place."""
    over = total > profile.total_ink * 2.55 + SLACK_LEVELS
    if not over.any():
        return
    height, width = total.shape
    x_pt, y_pt = (area[2] - area[0]) / width, (area[3] - area[1]) / height
    mm2 = x_pt * y_pt / 72**2 * MM_PER_INCH**2
    for rows, columns in _regions(over, max(1, round(CELL_MM / MM_PER_INCH * 72 / x_pt))):
        part, inks = over[rows, columns], total[rows, columns]
        ys, xs = np.nonzero(part)
        left, top = columns.start + int(xs.min()), rows.start + int(ys.min())
        right, low = columns.start + int(xs.max()) + 1, rows.start + int(ys.max()) + 1
        box = (
            area[0] + left * x_pt,
            area[3] - low * y_pt,
            area[0] + right * x_pt,
            area[3] - top * y_pt,
        )
        worst = _percent(int(inks.max()))
        at_y, at_x = np.unravel_index(int(inks.argmax()), inks.shape)
        x, y = columns.start + float(at_x) + 0.5, rows.start + float(at_y) + 0.5
        spot = sheet.place(
            (
                area[0] + x * x_pt,
                area[3] - y * y_pt,
                area[0] + x * x_pt,
                area[3] - y * y_pt,
            )
        )
        area_mm2 = float(part.sum() * mm2)
        told = message("preflight.ink-over", ink=worst, mm2=area_mm2)
        if spot:
            told = message("preflight.ink-over-at", ink=worst, mm2=area_mm2, x=spot.x, y=spot.y)
        ledger.fault(
            "ink",
            told,
            page=sheet.number,
            place=sheet.place(box),
            measured=f"{worst:.1f} %",
            limit=f"≤ {profile.total_ink:g} %",
        )


def _regions(over: npt.NDArray[np.bool_], cell: int) -> list[tuple[slice, slice]]:
    """Return the boxes round neighbouring cells that hold a pixel over the limit, worst first."""
    height, width = over.shape
    down, across = -(-height // cell), -(-width // cell)
    padded = np.zeros((down * cell, across * cell), dtype=bool)
    padded[:height, :width] = over
    cells = padded.reshape(down, cell, across, cell).sum(axis=(1, 3))
    left = set(zip(*(index.tolist() for index in np.nonzero(cells)), strict=True))
    regions = []
    while left:
        group = [left.pop()]
        for row, column in group:
            for near in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1) if i or j):
                if near in left:
                    left.discard(near)
                    group.append(near)
        rows, columns = [row for row, _ in group], [column for _, column in group]
        weight = sum(int(cells[place]) for place in group)
        regions.append(
            (
                weight,
                slice(min(rows) * cell, min((max(rows) + 1) * cell, height)),
                slice(min(columns) * cell, min((max(columns) + 1) * cell, width)),
            )
        )
    regions.sort(key=lambda item: (-item[0], item[1].start, item[2].start))
    return [(rows, columns) for _, rows, columns in regions]


def _percent(level: int) -> float:
    return level / 2.55
