"""Putting a proof together: the page's PDF and the sheets drawn for it → one file.

The page itself is not moved or redrawn: its boxes grow around it, and what was drawn for the sheet
is laid over it as an artifact. Tags, bookmarks and links stay right.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from layout.page.units import Rect
from layout.products.proof.lowres import lower_resolution
from layout.products.proof.places import Marked
from layout.products.proof.scaling import scale_further, scale_page, scale_targets, scaled
from layout.products.proof.sheet import Sheet
from layout.products.proof.words import said

#: Name of a sheet's drawing, with its page's number: pages may share their resources.
OVERLAY = "/ProofSheet"
HIGHLIGHT = (1.0, 0.90, 0.30)
CARET = (0.84, 0.0, 0.12)
#: Annotation flag: printed with the page (ISO 32000-1, 12.5.3).
PRINTED = 4
#: What the page's file claims of itself and a proof does not keep.
CLAIMS = ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance", "pdfaid:rev", "pdfuaid:rev")


def combine(
    pdf: bytes,
    drawn: bytes,
    own: Sequence[Sheet],
    further: Sequence[int],
    marks: Iterable[Marked],
    title: str,
) -> bytes:
    """Return the proof's bytes.

    Args:
        pdf: the edition's pages.
        drawn: of each page its sheet, followed by its further sheets.
        own: of each page the sheet's measures.
        further: how many further sheets each page has.
        marks: queries and changes, to be annotations too.
        title: the document's title.
    """
    by_page: dict[int, list[Marked]] = {}
    for mark in marks:
        by_page.setdefault(mark.page, []).append(mark)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as proof, pikepdf.open(io.BytesIO(drawn)) as sheets:
        lower_resolution(proof)
        at = 0
        scales = {
            page.obj.objgen: sheet.scale for page, sheet in zip(proof.pages, own, strict=True)
        }
        for index, (page, count) in enumerate(zip(list(proof.pages), further, strict=True)):
            sheet = own[index]
            left, top = float(page.trimbox[0]), float(page.trimbox[3])
            _lay_over(proof, page, sheets.pages[at], sheet, left, top)
            _annotate(proof, page, by_page.get(index, ()), left, top)
            scale_page(page, sheet.scale)
            at += 1 + count
        at = 0
        for index, count in enumerate(further):
            place = index + 1 + sum(further[:index])
            for extra in range(count):
                proof.pages.insert(place + extra, sheets.pages[at + 1 + extra])
                scale_further(proof.pages[place + extra], own[index].scale)
            at += 1 + count
        scale_targets(proof, scales)
        _retitle(proof, title)
        proof.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
            recompress_flate=True,
        )
    return out.getvalue()


def _lay_over(
    pdf: pikepdf.Pdf, page: pikepdf.Page, drawn: pikepdf.Page, sheet: Sheet, left: float, top: float
) -> None:
    """Widen a page's boxes to the sheet and lay the drawing over it, as an artifact."""
    whole = sheet.whole
    x, y = left + whole.x, top - whole.bottom
    page.obj.MediaBox = Array([x, y, x + whole.w, y + whole.h])
    for box in ("/CropBox", "/ArtBox"):
        if box in page.obj:
            del page.obj[box]
    form = pdf.copy_foreign(drawn.as_form_xobject())
    name = page.add_resource(form, Name.XObject, name=Name(f"{OVERLAY}{page.index + 1}"))
    scale = sheet.scale
    page.contents_add(scaled(scale), prepend=True)
    place = f"{scale:.6f} 0 0 {scale:.6f} {x * scale:.4f} {y * scale:.4f} cm"
    page.contents_add(f"\nQ\n/Artifact BMC q {place} {name} Do Q EMC\n".encode())


def _annotate(
    pdf: pikepdf.Pdf, page: pikepdf.Page, marks: Iterable[Marked], left: float, top: float
) -> None:
    """Add an annotation to the words of each mark: a highlight, or a caret where none stand."""
    for mark in marks:
        boxes = [Rect(left + r.x, top - r.bottom, r.w, r.h) for r in mark.rects]  # y upwards
        x1, y1 = min(b.x for b in boxes), min(b.y for b in boxes)
        x2, y2 = max(b.right for b in boxes), max(b.y + b.h for b in boxes)
        colour = CARET if mark.point else HIGHLIGHT
        item = Dictionary(
            Type=Name.Annot,
            Subtype=Name.Caret if mark.point else Name.Highlight,
            Rect=Array([x1, y1, x2, y2]),
            C=Array(list(colour)),
            F=PRINTED,
            T=String(said("proof.editor")),
            Contents=String(mark.contents),
            Subj=String(mark.subject),
            NM=String(mark.name),
        )
        if not mark.point:
            item.QuadPoints = Array(
                [
                    value
                    for b in boxes
                    for value in (b.x, b.y + b.h, b.right, b.y + b.h, b.x, b.y, b.right, b.y)
                ]
            )
        draws = "\n".join(f"{b.x:.3f} {b.y:.3f} {b.w:.3f} {b.h:.3f} re" for b in boxes) + (
            " f" if not mark.point else " n"
        )
        red, green, blue = colour
        look = pdf.make_stream(f"/M gs {red} {green} {blue} rg {draws}".encode())
        look.Type, look.Subtype = Name.XObject, Name.Form
        look.BBox = Array([x1, y1, x2, y2])
        look.Resources = Dictionary(ExtGState=Dictionary(M=Dictionary(BM=Name.Multiply)))
        item.AP = Dictionary(N=look)
        if "/Annots" not in page.obj:
            page.obj.Annots = Array()
        page.obj.Annots.append(pdf.make_indirect(item))


def _retitle(pdf: pikepdf.Pdf, title: str) -> None:
    """Name the file a proof and take back what only the page's own file may claim."""
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as words:
        for claim in CLAIMS:
            if claim in words:
                del words[claim]
        words["dc:title"] = title
    if "/Title" in pdf.docinfo:
        pdf.docinfo["/Title"] = String(title)
