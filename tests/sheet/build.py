"""Helpers of the sheet tests: press files made by hand, measurements on finished sheets."""

from __future__ import annotations

import io
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pikepdf
from pikepdf import Array, Dictionary, Name

from fonts import FontLibrary
from layout.page.units import pt
from layout.plant.profile import press_profile
from layout.products.sheet import Slug
from tests.press.measure import PLATES, separations

FONTS = FontLibrary.shipped()
NEWSPRINT = press_profile()
#: A page of 150 × 200 mm with 3 mm of bleed; a fraction of a point everywhere.
WIDTH, HEIGHT, BLEED = pt(150), pt(200), pt(3)

XMP = (
    b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>"
    b"<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/></x:xmpmeta>"
)
Plates = npt.NDArray[np.float64]


def press_file(
    contents: Sequence[str], *, sizes: Sequence[tuple[float, float]] = (), trim: bool = True
) -> bytes:
    """Return a PDF/X-4-like file, a page for each content; the trim's bottom left is (0, 0)."""
    pdf = pikepdf.new()
    for index, content in enumerate(contents):
        width, height = sizes[index] if sizes else (WIDTH, HEIGHT)
        box = Array([-BLEED, -BLEED, width + BLEED, height + BLEED])
        page = Dictionary(
            Type=Name.Page,
            MediaBox=box,
            BleedBox=box,
            Resources=Dictionary(),
            Contents=pdf.make_stream(content.encode()),
            Group=Dictionary(Type=Name.Group, S=Name.Transparency, CS=Name.DeviceCMYK),
        )
        if trim:
            page["/TrimBox"] = Array([0, 0, width, height])
        pdf.pages.append(pikepdf.Page(pdf.make_indirect(page)))
    pdf.Root["/OutputIntents"] = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name.GTS_PDFX,
                OutputConditionIdentifier=NEWSPRINT.condition.identifier,
                DestOutputProfile=pdf.make_stream(NEWSPRINT.icc.read_bytes(), N=4),
            )
        ]
    )
    pdf.Root["/Metadata"] = pdf.make_stream(XMP, Type=Name.Metadata, Subtype=Name.XML)
    pdf.Root["/Outlines"] = pdf.make_indirect(Dictionary(Type=Name.Outlines, Count=0))
    return saved(pdf)


def saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True, fix_metadata_version=False)
    return out.getvalue()


def full(c: float, m: float, y: float, k: float) -> str:
    """Return a content that paints far over the bleed."""
    return f"{c} {m} {y} {k} k -500 -500 3000 3000 re f"


def slugs(count: int) -> list[Slug]:
    return [
        Slug(
            "株洲日报",
            f"{n + 5:02d}版",
            "昂首阔步",
            "2021年7月27日",
            file="a.pdf",
            time="2021-07-27 08:00",
        )
        for n in range(count)
    ]


def opened(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def box(page: pikepdf.Page, name: str) -> list[float]:
    return [float(value) for value in page.obj[name]]


def form(page: pikepdf.Page, name: str) -> Any:
    return page.obj["/Resources"]["/XObject"][name]


def on_whole_points(data: bytes) -> bytes:
    """Return a file whose MediaBoxes lie on whole points, so that pixels of two files compare."""
    with opened(data) as pdf:
        for page in pdf.pages:
            left, bottom, right, top = box(page, "/MediaBox")
            page.obj["/MediaBox"] = Array(
                [math.floor(left), math.floor(bottom), math.ceil(right), math.ceil(top)]
            )
        return saved(pdf)


def plates(data: bytes, folder: Path, dpi: int = 72) -> list[Plates]:
    """Return each page's four plates by Ghostscript, (4, height, width) in percent."""
    folder.mkdir(exist_ok=True)
    pages = separations(data, folder, dpi, trimmed=False)
    return [np.stack([page[ink] for ink in PLATES]) for page in pages]


def inside(
    ink: Plates, page: pikepdf.Page, box_: Sequence[float], shrink: int = 0, dpi: int = 72
) -> Plates:
    """Return the whole pixels of the plates that lie in a box of the page, given in pt."""
    left, bottom, _, _ = box(page, "/MediaBox")
    scale, height = dpi / 72, ink.shape[1]
    x0, x1 = np.ceil((box_[0] - left) * scale), np.floor((box_[2] - left) * scale)
    y0, y1 = np.ceil((box_[1] - bottom) * scale), np.floor((box_[3] - bottom) * scale)
    rows = slice(int(height - y1) + shrink, int(height - y0) - shrink)
    return ink[:, rows, int(x0) + shrink : int(x1) - shrink]
