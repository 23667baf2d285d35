"""Placing pages: an open press file, frames and drawn marks → sheets in the same file.

A page becomes a Form XObject with its own content stream, byte for byte, moved and never scaled.
Output intent, XMP and Info stay; tags and bookmarks, which name places on the old pages, go.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.page.errors import RenderError
from layout.products.sheet.frame import Box, Frame, PageBoxes

#: What the document says of its old pages.
OLD_KEYS = (
    "/StructTreeRoot",
    "/MarkInfo",
    "/Outlines",
    "/Names",
    "/Dests",
    "/OpenAction",
    "/PageLabels",
    "/PageMode",
    "/AcroForm",
)


@dataclass(frozen=True)
class Placed:
    """A side to print: its frame and the pages on its panels, None for a blank one."""

    frame: Frame
    pages: tuple[pikepdf.Page | None, ...]


def boxes_of(page: pikepdf.Page, number: int) -> PageBoxes:
    """Return a page's trim and bleed.

    Raises:
        RenderError: it has no TrimBox, or is turned or scaled by its dictionary.
    """
    if "/TrimBox" not in page.obj:
        raise RenderError("sheet.no-trim", page=number)
    turned = int(page.obj.get("/Rotate", 0)) % 360
    if turned or float(page.obj.get("/UserUnit", 1)) != 1:
        raise RenderError("sheet.rotated", page=number)
    return PageBoxes(_box(page.trimbox), _box(page.bleedbox))


def replace_pages(pdf: pikepdf.Pdf, sides: Sequence[Placed], marks: bytes) -> bytes:
    """Put sheets in the place of all pages and return the file; same input, same bytes.

    `marks` is a PDF with a page a side; empty where there are none.
    """
    count = len(pdf.pages)
    drawn = pikepdf.open(io.BytesIO(marks)) if marks else pikepdf.new()
    with drawn:
        for index, side in enumerate(sides):
            pdf.pages.append(_sheet(pdf, side, drawn.pages[index] if marks else None))
        del pdf.pages[:count]
        for key in OLD_KEYS:
            if key in pdf.Root:
                del pdf.Root[key]
        out = io.BytesIO()
        pdf.save(
            out,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.preserve,
        )
    return out.getvalue()


def _sheet(pdf: pikepdf.Pdf, side: Placed, marks: pikepdf.Page | None) -> pikepdf.Page:
    """Return one sheet: pages, then marks."""
    frame = side.frame
    forms, code = Dictionary(), []
    sheet = Dictionary(
        Type=Name.Page,
        MediaBox=_array(frame.paper),
        TrimBox=_array(frame.trim),
        BleedBox=_array(frame.bleed),
    )
    for place, (page, clip, shift) in enumerate(
        zip(side.pages, frame.clips, frame.shifts, strict=True), start=1
    ):
        if page is None:
            continue
        forms[f"/Page{place}"] = _form(pdf, page, clip)
        code.append(f"q 1 0 0 1 {_number(shift[0])} {_number(shift[1])} cm /Page{place} Do Q")
        if "/Group" in page.obj and "/Group" not in sheet:
            # A form without a group paints as if it stood in the sheet's content itself.
            sheet["/Group"] = page.obj["/Group"]
    if marks is not None:
        forms["/Marks"] = pdf.copy_foreign(marks.as_form_xobject())
        code.append("q /Marks Do Q")
    sheet["/Resources"] = Dictionary(XObject=forms)
    sheet["/Contents"] = pdf.make_stream("\n".join(code).encode())
    return pikepdf.Page(pdf.make_indirect(sheet))


def _form(pdf: pikepdf.Pdf, page: pikepdf.Page, clip: Box) -> pikepdf.Object:
    """Return a page as a form: its content stream as it is, shown inside the clip."""
    if isinstance(page.obj["/Contents"], Array):
        page.contents_coalesce()
    source = page.obj["/Contents"]
    form = pikepdf.Stream(pdf, source.read_raw_bytes())
    for key in ("/Filter", "/DecodeParms"):
        if key in source:
            form[key] = source[key]
    form["/Type"], form["/Subtype"] = Name.XObject, Name.Form
    form["/BBox"] = _array(clip)
    form["/Resources"] = page.resources
    return pdf.make_indirect(form)


def _box(values: Array) -> Box:
    left, bottom, right, top = (float(value) for value in values)
    return Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))


def _array(box: Box) -> Array:
    return Array([round(value, 6) for value in box])


def _number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")
