"""The proof (校样) for 三审三校: an edition's PDF and placed pages → a PDF to correct on.

Around the untouched page stand line numbers, article ids, the editor's queries as numbered notes
and as annotations, findings of the check, faults of the audit, a header and the sign-off box.
Pictures are of low resolution. Same input, same bytes; time is only what `stamp` says.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Sequence

from reportlab.pdfgen.canvas import Canvas

from content.model import Edition, Finding
from fonts import FontLibrary
from layout.judge.audit.model import Fault
from layout.page.placed import Page, PlacedEdition
from layout.page.units import Rect, pt
from layout.products.proof import furniture, margin
from layout.products.proof.changes import changes
from layout.products.proof.combine import combine
from layout.products.proof.listing import notes_of, numbered_faults
from layout.products.proof.missing import with_stand_ins
from layout.products.proof.notes import Note, draw_notes, flow
from layout.products.proof.pen import Pen
from layout.products.proof.places import Marked, find_places
from layout.products.proof.queries import find_marks
from layout.products.proof.sheet import COLUMN_GAP_MM, Sheet, sheet_of
from layout.products.proof.words import APART, said

__all__ = ["proof_pdf", "with_stand_ins"]


def proof_pdf(
    pdf: bytes,
    placed: PlacedEdition,
    fonts: FontLibrary,
    *,
    findings: Sequence[Finding] = (),
    faults: Sequence[Fault] = (),
    stamp: str = "",
    missing: Collection[str] = (),
    before: bytes | None = None,
) -> bytes:
    """Return the proof of an edition.

    Args:
        pdf: the finished PDF of the same placed edition, in the screen's colours.
        placed: the placed edition.
        fonts: the fonts it was composed with; notes are set in them too.
        findings: what the check found, listed by their articles.
        faults: what the audit found, framed on their pages.
        stamp: words for the header, such as the time of the build or the round of correction.
        missing: ids of pictures that `with_stand_ins` stood in for, framed grey.
        before: an earlier proof or download file; what changed since is marked (核红).
    """
    edition = placed.edition
    sheets = {grid: sheet_of(grid) for grid in map(placed.grid_of, placed.pages)}
    own = tuple(sheets[placed.grid_of(page)] for page in placed.pages)
    places = find_places(placed, fonts)
    marks = find_marks(edition, places)
    labelled = numbered_faults(faults)
    changed = None if before is None else changes(before, pdf, edition, places)
    notes = notes_of(edition, placed.pages, places, marks, findings, labelled, changed)
    marked: list[Marked] = [*(changed or ()), *marks]
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, pageCompression=1)
    styles = placed.grid.styles.proof
    pens = {grid: Pen(canvas, sheet, fonts, styles) for grid, sheet in sheets.items()}
    further = []
    for page in placed.pages:
        pen = pens[placed.grid_of(page)]
        canvas.setPageSize((pen.sheet.whole.w, pen.sheet.whole.h))
        free = margin.free_on(page, places)
        furniture.draw_watermark(pen)
        furniture.draw_trim(pen)
        furniture.draw_missing(pen, page, missing)
        margin.draw_line_numbers(pen, (n for n in places.lines if n.page == page.index), free)
        margin.draw_tags(pen, edition, page, places, free)
        here = [item for item in labelled if item[1].page == page.index + 1]
        margin.draw_faults(pen, page, here, free)
        margin.draw_marks(pen, (m for m in marked if m.page == page.index and m.rects), free)
        furniture.draw_header(pen, edition, page, len(placed.pages), stamp, "")
        furniture.draw_sign_off(pen)
        left = _notes_on_sheet(pen, notes[page.index])
        canvas.showPage()
        further.append(_further(pen, edition, page, len(placed.pages), stamp, left))
    canvas.save()
    title = f"{said('proof.proof')}{APART}{edition.headline.title}"
    return combine(pdf, out.getvalue(), own, further, [m for m in marked if m.rects], title)


def _notes_on_sheet(pen: Pen, notes: Sequence[Note]) -> tuple[Note, ...]:
    """Set notes beside and under the page; return those for which there was no room."""
    sheet = pen.sheet
    columns = (sheet.side, *sheet.columns_below)
    placed, left = flow(pen, notes, columns)
    draw_notes(pen, placed)
    used = max((note.column for note in placed), default=0)
    furniture.draw_blank(pen, _rest(sheet, used))
    return left


def _rest(sheet: Sheet, used: int) -> Rect:
    """Return what is left under the page when so many columns there hold notes."""
    box = sheet.below
    if used == 0:
        return box
    x = sheet.columns_below[used - 1].right + pt(COLUMN_GAP_MM)
    return Rect(x, box.y, box.right - x, box.h)


def _further(
    pen: Pen, edition: Edition, page: Page, pages: int, stamp: str, notes: Sequence[Note]
) -> int:
    """Set notes on further sheets (附页); return how many these are."""
    count = 0
    while notes:
        count += 1
        furniture.draw_header(pen, edition, page, pages, stamp, said("proof.further", number=count))
        placed, notes = flow(pen, notes, pen.sheet.columns_of_further)
        draw_notes(pen, placed)
        pen.canvas.showPage()
    return count
