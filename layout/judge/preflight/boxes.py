"""Checks of pages and boxes.

Input: the file's sheets. Output: figures and faults in the ledger.
"""

from __future__ import annotations

from layout.judge.preflight.model import Ledger
from layout.judge.preflight.sheets import Sheet
from layout.page.units import PT_PER_MM
from layout.pdf.boxes import Box
from layout.plant.profile import PressProfile

#: Boxes are written with a few decimals: nearer than this they are equal, pt.
SLACK = 0.05


def check_boxes(sheets: list[Sheet], profile: PressProfile, ledger: Ledger) -> None:
    """Check each page's boxes, and that all pages are alike."""
    ledger.measured("pages", str(len(sheets)), "≥ 1")
    if not sheets:
        ledger.fault("pages", "the file has no page", measured="0", limit="≥ 1")
        return
    for sheet in sheets:
        _trim(sheet, ledger)
        _bleed(sheet, profile, ledger)
        _crop(sheet, ledger)
        _nesting(sheet, ledger)
        _rotation(sheet, ledger)
    with_trim = sum(sheet.trim is not None for sheet in sheets)
    ledger.measured("trim-box", f"{with_trim} of {len(sheets)} pages", "every page")
    bleeds = [_least_bleed(sheet) for sheet in sheets]
    known = [bleed for bleed in bleeds if bleed is not None]
    words = f"{min(known) / PT_PER_MM:.2f} mm" if known else "none"
    ledger.measured("bleed", words, f"≥ {profile.bleed_mm:g} mm")
    for name in ("crop-box", "nesting"):
        ledger.measured(name, _right(ledger, name, len(sheets)), "every page")
    _sizes(sheets, ledger)
    turned = {f"{s.rotate:g}°, unit {s.unit:g}" for s in sheets}
    ledger.measured("rotation", "; ".join(sorted(turned)), "0°, unit 1")


def _trim(sheet: Sheet, ledger: Ledger) -> None:
    if sheet.trim is None:
        ledger.fault("trim-box", "no TrimBox", page=sheet.number, measured="none")
    if sheet.art is not None:
        ledger.fault(
            "trim-box", "an ArtBox beside the TrimBox" if sheet.trim else "an ArtBox",
            page=sheet.number, place=sheet.place(sheet.art), measured="ArtBox",
        )  # fmt: skip


def _least_bleed(sheet: Sheet) -> float | None:
    """Return the smallest distance from TrimBox to BleedBox, pt."""
    if sheet.trim is None:
        return None
    bleed = sheet.bleed or sheet.trim
    return min(
        sheet.trim[0] - bleed[0], sheet.trim[1] - bleed[1],
        bleed[2] - sheet.trim[2], bleed[3] - sheet.trim[3],
    )  # fmt: skip


def _bleed(sheet: Sheet, profile: PressProfile, ledger: Ledger) -> None:
    least = _least_bleed(sheet)
    wanted = profile.bleed_mm * PT_PER_MM
    if least is None or least >= wanted - SLACK:
        return
    words = f"{least / PT_PER_MM:.2f} mm"
    message = "no BleedBox" if sheet.bleed is None else f"the bleed is {words}"
    ledger.fault(
        "bleed", message, page=sheet.number, place=sheet.place(sheet.bleed),
        measured=words, limit=f"≥ {profile.bleed_mm:g} mm",
    )  # fmt: skip


def _crop(sheet: Sheet, ledger: Ledger) -> None:
    if sheet.crop is not None and not _equal(sheet.crop, sheet.media):
        ledger.fault(
            "crop-box", "the CropBox cuts the page", page=sheet.number,
            place=sheet.place(sheet.crop), measured=_mm(sheet.crop), limit=_mm(sheet.media),
        )  # fmt: skip


def _nesting(sheet: Sheet, ledger: Ledger) -> None:
    pairs = (
        ("TrimBox", sheet.trim, "BleedBox", sheet.bleed),
        ("TrimBox", sheet.trim, "MediaBox", sheet.media),
        ("BleedBox", sheet.bleed, "MediaBox", sheet.media),
    )
    for inner, small, outer, large in pairs:
        if small and large and not _within(small, large):
            ledger.fault(
                "nesting", f"the {inner} is not within the {outer}", page=sheet.number,
                place=sheet.place(small), measured=_mm(small), limit=_mm(large),
            )  # fmt: skip


def _rotation(sheet: Sheet, ledger: Ledger) -> None:
    if sheet.rotate or sheet.unit != 1:
        words = f"{sheet.rotate:g}°, unit {sheet.unit:g}"
        ledger.fault(
            "rotation", f"the page is turned or scaled: {words}", page=sheet.number,
            measured=words, limit="0°, unit 1",
        )  # fmt: skip


def _sizes(sheets: list[Sheet], ledger: Ledger) -> None:
    first = sheets[0].trimmed
    size = _mm(first)
    sizes = dict.fromkeys(_mm(sheet.trimmed) for sheet in sheets)
    ledger.measured("page-size", "; ".join(list(sizes)[:4]), "one size")
    for sheet in sheets[1:]:
        box = sheet.trimmed
        across, down = box[2] - box[0], box[3] - box[1]
        if (
            abs(across - first[2] + first[0]) > SLACK or abs(down - first[3] + first[1]) > SLACK
        ):  # fmt: skip
            ledger.fault(
                "page-size", f"trimmed to {_mm(box)}, the first page to {size}",
                page=sheet.number, measured=_mm(box), limit=size,
            )  # fmt: skip


def _right(ledger: Ledger, name: str, pages: int) -> str:
    wrong = sum(1 for check, page in ledger.found if check == name and page)
    return f"{pages - wrong} of {pages} pages"


def _equal(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= SLACK for a, b in zip(one, other, strict=True))


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - SLACK and inner[1] >= outer[1] - SLACK
        and inner[2] <= outer[2] + SLACK and inner[3] <= outer[3] + SLACK
    )  # fmt: skip


def _mm(box: Box) -> str:
    return f"{(box[2] - box[0]) / PT_PER_MM:.1f} × {(box[3] - box[1]) / PT_PER_MM:.1f} mm"
