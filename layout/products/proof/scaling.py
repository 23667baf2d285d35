"""Scaling a proof to its paper: pages of a PDF and a scale → the same pages so much smaller.

Content, boxes, annotations and the places that bookmarks lead to are scaled alike, so that what is
read on a screen and what comes out of a printer at "actual size" are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array

BOXES = ("/MediaBox", "/CropBox", "/BleedBox", "/TrimBox", "/ArtBox")
#: Lengths of an annotation that stand in its page's space.
LENGTHS = ("/Rect", "/QuadPoints", "/Vertices", "/InkList")


def scaled(scale: float) -> bytes:
    """Return what stands before a page's content, to be ended by one Q."""
    return f"q {scale:.6f} 0 0 {scale:.6f} 0 0 cm\n".encode()


def scale_page(page: pikepdf.Page, scale: float) -> None:
    """Scale a page's boxes and annotations; its content begins with `scaled` already."""
    for box in BOXES:
        if box in page.obj:
            page.obj[box] = _times(page.obj[box], scale)
    for item in page.obj.get("/Annots", ()):
        for key in LENGTHS:
            if key in item:
                item[key] = _times(item[key], scale)


def scale_further(page: pikepdf.Page, scale: float) -> None:
    """Scale a page that is a sheet of its own."""
    page.contents_add(scaled(scale), prepend=True)
    page.contents_add(b"\nQ\n")
    scale_page(page, scale)


def scale_targets(pdf: pikepdf.Pdf, scales: Mapping[tuple[int, int], float]) -> None:
    """Scale the places that bookmarks and links lead to, and the frames of figures.

    `scales`: by the number of the page's object; a spread is scaled more than a page.
    """
    usual = next(iter(scales.values()), 1.0)
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary):
            for target in _targets(item):
                scale = _scale(target[0], scales, usual)
                for k in range(2, min(4, len(target))):  # /XYZ left top zoom
                    if _is_number(target[k]):
                        target[k] = float(target[k]) * scale
            frame = item.get("/A")
            if isinstance(frame, pikepdf.Dictionary) and "/BBox" in frame:
                frame.BBox = _times(frame.BBox, _scale(item.get("/Pg"), scales, usual))


def _scale(page: object, scales: Mapping[tuple[int, int], float], usual: float) -> float:
    """Return the scale of a page; the usual one where none is named."""
    return scales.get(page.objgen, usual) if isinstance(page, pikepdf.Object) else usual


def _targets(item: pikepdf.Dictionary) -> Iterator[pikepdf.Array]:
    """Yield the destinations in an object: `[page /XYZ left top zoom]`."""
    action = item.get("/A")
    found = [item.get("/Dest"), item.get("/D")]
    found += [action.get("/D")] if isinstance(action, pikepdf.Dictionary) else []
    for one in found:
        if isinstance(one, pikepdf.Array) and len(one) > 2 and one[1] == "/XYZ":
            yield one


def _is_number(value: object) -> bool:
    return not isinstance(value, pikepdf.Object) and value is not None


def _times(values: pikepdf.Object, scale: float) -> pikepdf.Array:
    return Array([float(value) * scale for value in values])
