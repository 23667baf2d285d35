"""Checks of pages and boxes.

Input: the file's sheets. Output: figures and faults in the ledger.
"""

from __future__ import annotations

from content.words import Message, message
from layout.judge.preflight.model import NOTHING, Ledger
from layout.judge.preflight.sheets import Sheet
from layout.page.units import PT_PER_MM
from layout.pdf.boxes import Box
from layout.plant.profile import PressProfile, is_taken

#: Boxes are written with a few decimals: nearer than this they are equal, pt.
SLACK = 0.05
EVERY_PAGE = Message("preflight.every-page")
UPRIGHT = message("preflight.turned", degrees=0.0, unit=1.0)


def check_boxes(sheets: list[Sheet], profile: PressProfile, ledger: Ledger) -> None:
    """Check each page's boxes, and that all pages are alike."""
    ledger.measured("pages", str(len(sheets)), "≥ 1")
    if not sheets:
        ledger.fault("pages", Message("preflight.no-page"), measured="0", limit="≥ 1")
        return
    for sheet in sheets:
        _trim(sheet, ledger)
        _bleed(sheet, profile, ledger)
        _crop(sheet, ledger)
        _nesting(sheet, ledger)
        _rotation(sheet, ledger)
    with_trim = sum(sheet.trim is not None for sheet in sheets)
    ledger.measured("trim-box", _of(with_trim, len(sheets)), EVERY_PAGE)
    bleeds = [_least_bleed(sheet) for sheet in sheets]
    known = [bleed for bleed in bleeds if bleed is not None]
    words = f"{min(known) / PT_PER_MM:.2f} mm" if known else NOTHING
    ledger.measured("bleed", words, f"≥ {profile.bleed_mm:g} mm")
    for name in ("crop-box", "nesting"):
        ledger.measured(name, _right(ledger, name, len(sheets)), EVERY_PAGE)
    _sizes(sheets, profile, ledger)
    turned = sorted({(f"{s.rotate:g}", s.rotate, s.unit) for s in sheets})
    words = message("preflight.turns", turns=tuple(_turned(r, u) for _, r, u in turned))
    ledger.measured("rotation", words, UPRIGHT)


def _trim(sheet: Sheet, ledger: Ledger) -> None:
    if sheet.trim is None:
        ledger.fault("trim-box", Message("preflight.no-trim"), page=sheet.number, measured=NOTHING)
    if sheet.art is not None:
        ledger.fault(
            "trim-box",
            Message("preflight.art-beside" if sheet.trim else "preflight.art"),
            page=sheet.number,
            place=sheet.place(sheet.art),
            measured="ArtBox",
        )


def _least_bleed(sheet: Sheet) -> float | None:
    """Return the smallest distance from TrimBox to BleedBox, pt."""
    if sheet.trim is None:
        return None
    bleed = sheet.bleed or sheet.trim
    return min(
        sheet.trim[0] - bleed[0],
        sheet.trim[1] - bleed[1],
        bleed[2] - sheet.trim[2],
        bleed[3] - sheet.trim[3],
    )


def _bleed(sheet: Sheet, profile: PressProfile, ledger: Ledger) -> None:
    least = _least_bleed(sheet)
    wanted = profile.bleed_mm * PT_PER_MM
    if least is None or least >= wanted - SLACK:
        return
    words = f"{least / PT_PER_MM:.2f} mm"
    told = Message("preflight.no-bleed")
    if sheet.bleed is not None:
        told = message("preflight.bleed-is", bleed=words)
    ledger.fault(
        "bleed",
        told,
        page=sheet.number,
        place=sheet.place(sheet.bleed),
        measured=words,
        limit=f"≥ {profile.bleed_mm:g} mm",
    )


def _crop(sheet: Sheet, ledger: Ledger) -> None:
    if sheet.crop is not None and not _equal(sheet.crop, sheet.media):
        ledger.fault(
            "crop-box",
            Message("preflight.crop-cuts"),
            page=sheet.number,
            place=sheet.place(sheet.crop),
            measured=_mm(sheet.crop),
            limit=_mm(sheet.media),
        )


def _nesting(sheet: Sheet, ledger: Ledger) -> None:
    pairs = (
        ("TrimBox", sheet.trim, "BleedBox", sheet.bleed),
        ("TrimBox", sheet.trim, "MediaBox", sheet.media),
        ("BleedBox", sheet.bleed, "MediaBox", sheet.media),
    )
    for inner, small, outer, large in pairs:
        if small and large and not _within(small, large):
            ledger.fault(
                "nesting",
                message("preflight.box-outside", inner=inner, outer=outer),
                page=sheet.number,
                place=sheet.place(small),
                measured=_mm(small),
                limit=_mm(large),
            )


def _rotation(sheet: Sheet, ledger: Ledger) -> None:
    if sheet.rotate or sheet.unit != 1:
        words = _turned(sheet.rotate, sheet.unit)
        told = message("preflight.is-turned", turned=words)
        ledger.fault("rotation", told, page=sheet.number, measured=words, limit=UPRIGHT)


def _sizes(sheets: list[Sheet], profile: PressProfile, ledger: Ledger) -> None:
    first = sheets[0].trimmed
    size = _mm(first)
    sizes = dict.fromkeys(_mm(sheet.trimmed) for sheet in sheets)
    ledger.measured("page-size", "; ".join(list(sizes)[:4]), Message("preflight.one-size"))
    if profile.trim_mm:
        wanted = ", ".join(f"{wide:g} × {tall:g} mm" for wide, tall in profile.trim_mm)
        for sheet in sheets:
            own = [(sheet.trimmed[i + 2] - sheet.trimmed[i]) / PT_PER_MM for i in (0, 1)]
            if not is_taken((own[0], own[1]), profile):
                shown = _mm(sheet.trimmed)
                told = message("preflight.size-not-taken", size=shown, sizes=wanted)
                ledger.fault("page-size", told, page=sheet.number, measured=shown, limit=wanted)
    for sheet in sheets[1:]:
        box = sheet.trimmed
        across, down = box[2] - box[0], box[3] - box[1]
        # Among single pages a spread (通版) is two of them wide, whichever stands first.
        wide = first[2] - first[0]
        known = any(abs(across - part * wide) <= SLACK for part in (1, 2, 0.5))
        if not known or abs(down - first[3] + first[1]) > SLACK:
            ledger.fault(
                "page-size",
                message("preflight.other-size", size=_mm(box), first=size),
                page=sheet.number,
                measured=_mm(box),
                limit=size,
            )


def _right(ledger: Ledger, name: str, pages: int) -> Message:
    wrong = sum(1 for check, page in ledger.found if check == name and page)
    return _of(pages - wrong, pages)


def _of(right: int, pages: int) -> Message:
    return message("preflight.of-pages", right=right, pages=pages)


def _turned(degrees: float, unit: float) -> Message:
    return message("preflight.turned", degrees=degrees, unit=unit)


def _equal(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= SLACK for a, b in zip(one, other, strict=True))


def _within(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - SLACK
        and inner[1] >= outer[1] - SLACK
        and inner[2] <= outer[2] + SLACK
        and inner[3] <= outer[3] + SLACK
    )


def _mm(box: Box) -> str:
    return f"{(box[2] - box[0]) / PT_PER_MM:.1f} × {(box[3] - box[1]) / PT_PER_MM:.1f} mm"
