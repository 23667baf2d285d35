"""Characters and drawn things of a page, read from the finished PDF.

Input: a page opened by pypdfium2. Output: numpy columns with one entry a character, and the
frames and strokes that are drawn. All lengths are pt from the trim's left top corner, y downwards.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import pypdfium2.raw as raw

from layout.page.units import Rect

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
#: Left, lower, right and upper edge, PDF coordinates.
Box = tuple[float, float, float, float]
Outline = npt.NDArray[np.float64]
"""A closed path: n × 2, pt from the trim's left top corner."""

#: Strokes: drawn rectangles no thicker than this are rules, pt.
RULE_PT = 2.5
#: What PDFium says for a hyphen that ends a line, in its editions.
HYPHENS_AT_END = frozenset({0x02, 0xFFFE})
#: First and second halves of a character beyond U+FFFF.
HIGH, LOW = range(0xD800, 0xDC00), range(0xDC00, 0xE000)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A page's characters: boxes are those of the ink, `right` is origin plus advance."""

    text: tuple[str, ...]
    x: Floats
    right: Floats
    baseline: Floats
    size: Floats
    ink: Floats  # n × 4: left, top, right, bottom
    mcid: Ints
    font: tuple[str, ...]
    light: Floats  # relative luminance of the fill (WCAG), 0 to 1
    #: What cuts a character's text object where that is no rectangle, PDF coordinates; else None.
    cut: tuple[Outline | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawn:
    """A thing on the page that is not text: image, path or form with its box and MCID."""

    kind: str
    rect: Rect
    mcid: int


def read_glyphs(page: Any, trim: tuple[float, float, float, float]) -> Glyphs:
    """Return the page's characters in content order; generated spaces are left out."""
    textpage = page.get_textpage()
    left, top = trim[0], trim[3]
    order = _content_order(page)
    text: list[str] = []
    rows: list[tuple[float, ...]] = []
    fonts: list[str] = []
    places: list[int] = []
    cuts: list[Outline | None] = []
    known: dict[int, tuple[int, str, float, Outline | None]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    a, b, c, d = (ctypes.c_double() for _ in range(4))
    loose, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
    flags = ctypes.c_int()
    for i in range(raw.FPDFText_CountChars(textpage)):
        if raw.FPDFText_IsGenerated(textpage, i) == 1:
            continue
        char = _character(textpage, i)
        if char.isspace() or char == "\x00":
            continue
        raw.FPDFText_GetCharOrigin(textpage, i, x, y)
        raw.FPDFText_GetCharBox(textpage, i, a, b, c, d)  # left, right, bottom, top
        raw.FPDFText_GetLooseCharBox(textpage, i, loose)
        raw.FPDFText_GetMatrix(textpage, i, matrix)
        item = raw.FPDFText_GetTextObject(textpage, i)
        address = ctypes.cast(item, ctypes.c_void_p).value or 0
        if address not in known:
            length = raw.FPDFText_GetFontInfo(textpage, i, None, 0, flags)
            buffer = ctypes.create_string_buffer(length)
            raw.FPDFText_GetFontInfo(textpage, i, buffer, length, flags)
            known[address] = (
                raw.FPDFPageObj_GetMarkedContentID(item),
                buffer.value.decode("utf-8", "replace"),
                _light(textpage, i),
                _outline(item, left, top),
            )
        mcid, font, light, cut = known[address]
        cuts.append(cut)
        scale = (matrix.c**2 + matrix.d**2) ** 0.5
        size = raw.FPDFText_GetFontSize(textpage, i) * scale
        text.append(char)
        fonts.append(font)
        places.append(order.get(address, len(order)))
        rows.append(
            (
                x.value - left,
                loose.right - left,
                top - y.value,
                size,
                a.value - left,
                top - d.value,
                b.value - left,
                top - c.value,
                mcid,
                light,
            )
        )
    # PDFium sorts what overlaps on a baseline by its left edge: 。”“ squeezed changes places.
    first = np.argsort(np.array(places, dtype=np.int64), kind="stable")
    table = np.array(rows, dtype=np.float64).reshape(-1, 10)[first]
    text, fonts, cuts = ([own[i] for i in first] for own in (text, fonts, cuts))
    return Glyphs(
        tuple(text),
        table[:, 0],
        table[:, 1],
        table[:, 2],
        table[:, 3],
        table[:, 4:8],
        table[:, 8].astype(np.int64),
        tuple(fonts),
        table[:, 9],
        tuple(cuts),
    )


#: Points that a curve of a clip path is divided into.
STEPS = 12


def _outline(item: Any, left: float, top: float) -> Outline | None:
    """Return the path that cuts an object where it is no rectangle; the last one, where several."""
    path = raw.FPDFPageObj_GetClipPath(item)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    x, y = ctypes.c_float(), ctypes.c_float()
    found: Outline | None = None
    for index in range(count):
        points: list[tuple[float, float]] = []
        bends: list[tuple[float, float]] = []
        curved = False
        for part in range(raw.FPDFClipPath_CountPathSegments(path, index)):
            segment = raw.FPDFClipPath_GetPathSegment(path, index, part)
            if not segment or not raw.FPDFPathSegment_GetPoint(segment, x, y):
                continue
            point = (x.value - left, top - y.value)
            if raw.FPDFPathSegment_GetType(segment) != raw.FPDF_SEGMENT_BEZIERTO:
                points.append(point)
                continue
            curved = True
            bends.append(point)
            if len(bends) == 3 and points:
                points += _curve(points[-1], *bends)
                bends = []
        if curved:
            found = np.array(points, dtype=np.float64)
    return found


def _curve(*ends: tuple[float, float]) -> list[tuple[float, float]]:
    """Return points of a Bézier curve by its start, its two bends and its end."""
    t = np.linspace(0, 1, STEPS + 1)[1:, None]
    a, b, c, d = (np.array(end) for end in ends)
    at = a * (1 - t) ** 3 + 3 * b * t * (1 - t) ** 2 + 3 * c * t**2 * (1 - t) + d * t**3
    return [(float(px), float(py)) for px, py in at]


_PARTS = np.arange(256, dtype=np.float64) / 255
#: How light each of 256 levels of an sRGB colour is, 0 to 1.
_LINEAR = np.where(_PARTS <= 0.04045, _PARTS / 12.92, ((_PARTS + 0.055) / 1.055) ** 2.4)


def _light(textpage: Any, index: int) -> float:
    """Return the relative luminance of a character's fill, 0 to 1."""
    parts = [ctypes.c_uint() for _ in range(4)]
    if not raw.FPDFText_GetFillColor(textpage, index, *parts):
        return 0.0
    return float(luminances(np.array([part.value for part in parts[:3]], dtype=np.uint8)))


def luminances(colours: npt.NDArray[np.uint8]) -> Floats:
    """Return the relative luminance (WCAG 2.2) of sRGB colours 0 to 255 in the last axis."""
    return np.asarray(_LINEAR[colours] @ np.array([0.2126, 0.7152, 0.0722]))


def _character(textpage: Any, index: int) -> str:
    """Return the character at an index: PDFium has two entries for one beyond U+FFFF.

    Both stand in the same place; the first gives the whole character, the second a NUL. A hyphen
    at a line's end it tells as U+0002 or U+FFFE, for readers that would join the word.
    """
    unit = raw.FPDFText_GetUnicode(textpage, index)
    if unit in HYPHENS_AT_END:
        return "-"
    if unit in HIGH:
        pair = (unit, raw.FPDFText_GetUnicode(textpage, index + 1))
        return b"".join(half.to_bytes(2) for half in pair).decode("utf-16-be", "replace")
    return "\x00" if unit in LOW else chr(unit)


def _content_order(page: Any) -> dict[int, int]:
    """Return the places of the page's objects in its content, by address; forms are entered."""
    order: dict[int, int] = {}

    def enter(owner: Any, count: Any, get: Any) -> None:
        for i in range(count(owner)):
            item = get(owner, i)
            order[ctypes.cast(item, ctypes.c_void_p).value or 0] = len(order)
            if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_FORM:
                enter(item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)

    enter(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
    return order


def read_drawn(page: Any, trim: tuple[float, float, float, float]) -> tuple[Drawn, ...]:
    """Return images, paths and forms, each cut to its clip."""
    kinds = {
        raw.FPDF_PAGEOBJ_IMAGE: "image",
        raw.FPDF_PAGEOBJ_PATH: "path",
        raw.FPDF_PAGEOBJ_FORM: "form",
        raw.FPDF_PAGEOBJ_SHADING: "path",
    }
    left, top = trim[0], trim[3]
    out: list[Drawn] = []
    box = tuple(ctypes.c_float() for _ in range(4))
    for i in range(raw.FPDFPage_CountObjects(page)):
        item = raw.FPDFPage_GetObject(page, i)
        kind = kinds.get(raw.FPDFPageObj_GetType(item))
        if kind is None or not raw.FPDFPageObj_GetBounds(item, *box):
            continue
        x1, y1, x2, y2 = _common((box[0].value, box[1].value, box[2].value, box[3].value), item)
        if x2 < x1 or y2 < y1:
            continue
        rect = Rect(x1 - left, top - y2, x2 - x1, y2 - y1)
        out.append(Drawn(kind, rect, raw.FPDFPageObj_GetMarkedContentID(item)))
    return tuple(out)


def _common(bounds: Box, item: Any) -> Box:
    """Return what the bounds of an object and the boxes of all its clip paths have in common."""
    path = raw.FPDFPageObj_GetClipPath(item)
    count = raw.FPDFClipPath_CountPaths(path) if path else 0
    x1, y1, x2, y2 = bounds
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        xs: list[float] = []
        ys: list[float] = []
        for part in range(raw.FPDFClipPath_CountPathSegments(path, index)):
            segment = raw.FPDFClipPath_GetPathSegment(path, index, part)
            if segment and raw.FPDFPathSegment_GetPoint(segment, x, y):
                xs.append(x.value)
                ys.append(y.value)
        if xs:
            x1, y1 = max(x1, min(xs)), max(y1, min(ys))
            x2, y2 = min(x2, max(xs)), min(y2, max(ys))
    return x1, y1, x2, y2


def ground_of(page: Any, trim: tuple[float, float, float, float], scale: float) -> Floats:
    """Return the luminance of the trimmed page without its text, `scale` pixels a pt.

    The text of the page is switched off and stays off: it is the last thing that is read of it.
    """

    def off(owner: Any, count: Any, get: Any) -> None:
        for i in range(count(owner)):
            item = get(owner, i)
            kind = raw.FPDFPageObj_GetType(item)
            if kind == raw.FPDF_PAGEOBJ_TEXT:
                raw.FPDFPageObj_SetIsActive(item, False)
            elif kind == raw.FPDF_PAGEOBJ_FORM:
                off(item, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject)

    off(page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject)
    media = page.get_cropbox()
    pixels = page.render(scale=scale, rev_byteorder=True).to_numpy()[:, :, :3]
    left, top = round((trim[0] - media[0]) * scale), round((media[3] - trim[3]) * scale)
    wide, high = round((trim[2] - trim[0]) * scale), round((trim[3] - trim[1]) * scale)
    return luminances(pixels[top : top + high, left : left + wide])


def open_pdf(pdf: bytes) -> Any:
    """Return the document opened by pypdfium2."""
    return pdfium.PdfDocument(pdf)
