"""Preflight: any PDF, ours or not, and a press profile → every limit measured, a report.

Input: the PDF's bytes and a `PressProfile`. Output: a `Report`; `ok` says whether the file may go
to the plant. Nothing is asked of whoever made the file.
"""

from __future__ import annotations

import pikepdf

from content.words import Message, message
from layout.judge.preflight.boxes import check_boxes
from layout.judge.preflight.document import Marked, check_document, sweep
from layout.judge.preflight.edges import check_safe
from layout.judge.preflight.fine import check_fine
from layout.judge.preflight.grounds import check_strings, strings_of
from layout.judge.preflight.ink import check_ink
from layout.judge.preflight.lettering import check_lettering
from layout.judge.preflight.marks import Marks
from layout.judge.preflight.model import (
    NOTHING,
    Check,
    Facts,
    Fault,
    Ledger,
    Place,
    Report,
    report_json,
)
from layout.judge.preflight.paints import check_paints
from layout.judge.preflight.plates import RESOLUTION
from layout.judge.preflight.sheets import Sheet, open_file, read_marks, read_sheets
from layout.judge.preflight.whole import check_whole
from layout.page.errors import ContentError
from layout.page.units import PT_PER_MM
from layout.plant.profile import PressProfile

__all__ = ["Check", "Fault", "Place", "Report", "preflight", "report_json"]

#: What pikepdf raises, late, of objects that are not what they should be.
DAMAGE = (pikepdf.PdfError, RuntimeError, ValueError, TypeError, AttributeError, LookupError)


def preflight(
    pdf: bytes,
    profile: PressProfile,
    *,
    separations: bool = True,
    resolution: int = RESOLUTION,
) -> Report:
    """Measure a press file against a plant's profile.

    Args:
        pdf: the file.
        profile: the plant's limits.
        separations: measure ink on Ghostscript's plates; without them ink is left out.
        resolution: of the separations, dpi.

    Raises:
        ContentError: the file cannot be read: no PDF, a password, too large.
    """
    with open_file(pdf) as opened:
        try:
            return measure(opened, pdf, profile, separations=separations, resolution=resolution)
        except DAMAGE as error:
            raise ContentError("preflight.too-damaged", why=type(error).__name__) from error


def measure(
    opened: pikepdf.Pdf, pdf: bytes, profile: PressProfile, *, separations: bool, resolution: int
) -> Report:
    """Measure an opened file."""
    ledger = Ledger()
    if any("reconstruct" in str(told) for told in opened.get_warnings()):
        ledger.fault("damage", Message("preflight.rebuilt"))
    sheets = read_sheets(opened)
    found = sweep(opened)
    marks = read_marks(sheets)
    marked = check_document(opened, found, sheets, profile, ledger)
    check_boxes(sheets, profile, ledger)
    check_paints(sheets, marks, found, profile, ledger)
    check_lettering(sheets, marks, found, profile, ledger)
    check_fine(sheets, marks, profile, ledger)
    check_safe(sheets, marks, profile, ledger)
    check_whole(opened, sheets, marks, ledger)
    by = {sheet.number: sheet for sheet in sheets}
    strings, most = strings_of(marks, by, profile), None
    if separations and sheets:
        most = check_ink(pdf, sheets, strings, profile, ledger, resolution)
    check_strings(strings, by, profile, ledger)
    ledger.measured("damage", _damage(ledger), NOTHING)
    facts = _facts(pdf, opened.pdf_version, marked, sheets, marks, most)
    return ledger.report(profile.name, facts)


def _damage(ledger: Ledger) -> Message:
    count = sum(len(known) for (check, _), known in ledger.found.items() if check == "damage")
    return message("preflight.faults", count=count)


def _facts(
    pdf: bytes,
    version: str,
    marked: Marked,
    sheets: list[Sheet],
    marks: Marks,
    most: float | None,
) -> Facts:
    box = sheets[0].trimmed if sheets else (0.0, 0.0, 0.0, 0.0)
    inks = {ink for colour in marks.colours for ink in colour.space.spots}
    return Facts(
        bytes=len(pdf),
        version=version,
        standard=marked.standard,
        producer=marked.producer,
        title=marked.title,
        condition=marked.condition,
        pages=len(sheets),
        trim_mm=(
            round((box[2] - box[0]) / PT_PER_MM, 2),
            round((box[3] - box[1]) / PT_PER_MM, 2),
        ),
        fonts=tuple(sorted({text.face.name for text in marks.texts})),
        images=sum(image.mask is None for image in marks.images),
        inks=tuple(sorted(inks)),
        transparency=any(note.kind in ("transparent", "group") for note in marks.notes),
        most_ink=None if most is None else round(most, 1),
    )
