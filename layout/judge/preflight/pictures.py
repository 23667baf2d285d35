"""Pictures on a page → their resolution, colour, masks and compression.

Input: an image XObject or an inline image, and the interpreter that meets it. Output: records.
"""

from __future__ import annotations

from math import hypot
from typing import Any

import pikepdf

from content.words import Message
from layout.judge.preflight.colour import CMYK, GRAY, PATTERN, RGB, UNKNOWN, Space
from layout.judge.preflight.interpreter import Interpreter
from layout.judge.preflight.marks import MASK, PICTURE, PLAIN_PICTURE, Paint
from layout.judge.preflight.marks import Image as Drawn
from layout.judge.preflight.masks import Mask, mask_of
from layout.judge.preflight.pixels import data_fault
from layout.pdf import objects
from layout.pdf.matrices import moved

#: Where a JPEG has its marks, profiles and thumbnails, bytes.
MOST_HEAD = 4_000_000
#: Colours by number in a JPEG 2000 file (ISO 15444-1 and -2).
_JPX = {12: CMYK, 16: RGB, 17: GRAY, 18: RGB}
_SHORT = {
    "/W": "/Width",
    "/H": "/Height",
    "/CS": "/ColorSpace",
    "/F": "/Filter",
    "/BPC": "/BitsPerComponent",
    "/IM": "/ImageMask",
    "/D": "/Decode",
}
_SHORT_FILTERS = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}


def draw(on: Interpreter, image: Any) -> None:
    """Write down an image XObject and its masks."""
    stencil = objects.get(image, "/ImageMask") is True
    names = objects.filters(image)
    space = objects.get(image, "/ColorSpace")
    found = None
    if not stencil:
        found = _inside(image) if space is None and "/JPXDecode" in names else on.scope.space(space)
    _record(
        on,
        (objects.get(image, "/Width"), objects.get(image, "/Height")),
        tuple(names),
        objects.get(image, "/BitsPerComponent"),
        found,
        opi=objects.get(image, "/OPI") is not None,
    )
    if objects.items(objects.get(image, "/Alternates")):
        on.note("opi", Message("preflight.alternates"))
    if (decode := objects.get(image, "/Decode")) is not None:
        _decoded(on, objects.items(decode), found, _adobe(image, names))
    if objects.elsewhere(image):
        on.note("opi", Message("preflight.picture-elsewhere"))
    elif why := data_fault(image, names, found):
        on.note("picture-data", why)
    for key in (Mask.HARD, Mask.SOFT):
        if (found_mask := mask_of(image, key)) is not None:
            _record_mask(on, found_mask, key)
    mask = objects.get(image, Mask.SOFT)
    if isinstance(mask, pikepdf.Stream):
        on.note("transparent", Message("preflight.picture-with-mask"))
        box, _ = on.seen(moved(on.state.ctm, 0, 0, 1, 1))
        on.use(on.scope.space(objects.get(mask, "/ColorSpace")), MASK, box)
    elif objects.number(objects.get(image, "/SMaskInData")) > 0:
        on.note("transparent", Message("preflight.picture-with-mask"))


def _decoded(on: Interpreter, decode: Any, space: Space | None, adobe: bool) -> None:
    """Judge a picture's Decode: as many pairs as it has colours, and no negative.

    Photoshop's JPEGs are kept as negatives, which Decode turns round; a stencil's two values may
    stand in either order, as its data may.
    """
    if space is not None and space.family == "unknown":
        return
    values = [objects.number(value, -1e9) for value in decode] if isinstance(decode, list) else []
    parts = 1 if space is None else space.components
    if len(values) != 2 * parts or min(values) < -1e6:
        on.note("picture-data", Message("preflight.picture-decode"))
        return
    negative = all(low > high for low, high in zip(values[::2], values[1::2], strict=True))
    if negative and space is not None and space.family in ("cmyk", "icc-4") and not adobe:
        on.note("negative", Message("preflight.picture-negative"))


def _adobe(image: Any, names: list[str]) -> bool:
    """Return whether a picture is a JPEG with Adobe's mark, whose CMYK may be a negative."""
    if names[-1:] != ["/DCTDecode"]:
        return False
    try:
        raw = image.read_raw_bytes()
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return False
    return len(names) > 1 or b"Adobe" in raw[:MOST_HEAD]


def draw_inline(on: Interpreter, dictionary: dict[str, Any], data: bytes) -> None:
    """Write down an inline image."""
    values = {_SHORT.get(key, key): value for key, value in dictionary.items()}
    space = values.get("/ColorSpace")
    if isinstance(space, list):
        space = _object(space)
    filters = values.get("/Filter")
    names = filters if isinstance(filters, list) else [filters] if filters else []
    found = None if values.get("/ImageMask") is True else on.scope.space(space)
    if "/Decode" in values:
        _decoded(on, values["/Decode"], found, False)
    if not names and len(data) < _bytes(values, found):
        on.note("picture-data", Message("preflight.picture-cut"))
    _record(
        on,
        (values.get("/Width"), values.get("/Height")),
        tuple(_SHORT_FILTERS.get(str(n), str(n)) for n in names),
        values.get("/BitsPerComponent"),
        found,
        opi=False,
    )


def _bytes(values: dict[str, Any], space: Space | None) -> int:
    """Return how many bytes of data the size of an inline image asks for."""
    width, height = (int(objects.number(values.get(key))) for key in ("/Width", "/Height"))
    bits = int(objects.number(values.get("/BitsPerComponent"), 1 if space is None else 8))
    parts = 1 if space is None else space.components
    return (width * bits * parts + 7) // 8 * height


def _record_mask(on: Interpreter, mask: Any, kind: Mask) -> None:
    """Write down a mask of a picture: its pixels are the steps of an edge."""
    size = int(objects.number(mask.get("/Width"))), int(objects.number(mask.get("/Height")))
    box, shown = on.seen(moved(on.state.ctm, 0, 0, 1, 1))
    names, bits = tuple(objects.filters(mask)), 8 if kind is Mask.SOFT else 1
    on.marks.images.append(
        Drawn(on.page, box, shown, size, _ppi(on, *size), names, bits, False, kind)
    )


def _ppi(on: Interpreter, width: int, height: int) -> float:
    """Return the pixels to an inch of something in the unit square, in its coarser direction.

    A single pixel is of one colour, however long: gradients are kept as strips of one row.
    """
    a, b, c, d = on.state.ctm.shorthand[:4]
    across, down = hypot(a, b) / 72, hypot(c, d) / 72
    return min(
        width / across if across > 1e-6 and width > 1 else 1e6,
        height / down if down > 1e-6 and height > 1 else 1e6,
    )


def _record(
    on: Interpreter,
    pixels: tuple[Any, Any],
    filters: tuple[str, ...],
    bits: Any,
    space: Space | None,
    *,
    opi: bool,
) -> None:
    state = on.state
    width, height = int(objects.number(pixels[0])), int(objects.number(pixels[1]))
    if width < 1 or height < 1:
        on.note("picture-data", Message("preflight.picture-sizeless"))
        return
    box, shown = on.seen(moved(state.ctm, 0, 0, 1, 1))
    if space is None:
        on.coloured(state.fill, state.fill_pattern, PLAIN_PICTURE, box)
        on.through(state.fill, state.fill_over)
    else:
        on.use(space, PICTURE, box)
        on.through(Paint(PATTERN), False)
    on.marks.images.append(
        Drawn(
            on.page,
            box,
            shown and state.fill_seen > 0,
            (width, height),
            _ppi(on, width, height),
            filters,
            int(objects.number(bits, 1 if space is None else 8)),
            opi,
        )
    )


def _object(value: Any) -> Any:
    """Return a colour space of an inline image as a PDF object: names and one string."""
    if isinstance(value, list):
        return pikepdf.Array([_object(item) for item in value[:8]])
    if isinstance(value, bytes):
        return pikepdf.String(value)
    if isinstance(value, str):
        return pikepdf.Name(_LONG.get(value, value))
    return int(value) if isinstance(value, float) else 0


_LONG = {"/I": "/Indexed", "/G": "/DeviceGray", "/RGB": "/DeviceRGB", "/CMYK": "/DeviceCMYK"}


def _inside(image: Any) -> Space:
    """Return the space that a JPEG 2000 file states itself."""
    try:
        head = image.read_raw_bytes()[:4096]
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return UNKNOWN
    at = head.find(b"colr")
    if at < 0 or len(head) < at + 11 or head[at + 4] != 1:
        return UNKNOWN
    return _JPX.get(int.from_bytes(head[at + 7 : at + 11], "big"), UNKNOWN)
