"""Pictures on a page → their resolution, colour, masks and compression.

Input: an image XObject or an inline image, and the interpreter that meets it. Output: records.
"""

from __future__ import annotations

import io
from math import hypot
from typing import Any

import pikepdf
from PIL import Image, ImageFile

from content.words import Message
from layout.judge.preflight.colour import CMYK, GRAY, PATTERN, RGB, UNKNOWN, Space
from layout.judge.preflight.interpreter import Interpreter
from layout.judge.preflight.marks import MASK, PICTURE, PLAIN_PICTURE, Paint
from layout.judge.preflight.marks import Image as Drawn
from layout.pdf import objects
from layout.pdf.matrices import moved

#: Filters whose data is read whole to be counted; pictures by others have their own checks.
_READ = frozenset(
    {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"}
)
#: Larger pictures are not decoded, bits and pixels.
MOST_BITS, MOST_PIXELS = 4_000_000_000, 200_000_000
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
    if why := data_fault(image, names, found):
        on.note("picture-data", why)
    mask = objects.get(image, "/SMask")
    if isinstance(mask, pikepdf.Stream):
        on.note("transparent", Message("preflight.picture-with-mask"))
        box, _ = on.seen(moved(on.state.ctm, 0, 0, 1, 1))
        on.use(on.scope.space(objects.get(mask, "/ColorSpace")), MASK, box)
    elif objects.number(objects.get(image, "/SMaskInData")) > 0:
        on.note("transparent", Message("preflight.picture-with-mask"))


def data_fault(image: Any, names: list[str], space: Space | None) -> Message | None:
    """Return what is wrong with a picture's data: cut off, or less than its size asks for."""
    if names and names[-1] == "/DCTDecode":
        return _jpeg_fault(image, space)
    if names == ["/JPXDecode"]:
        return _jpx_fault(image)
    if not _READ.issuperset(names):
        return None
    width, height = (int(objects.number(objects.get(image, key))) for key in ("/Width", "/Height"))
    bits = int(objects.number(objects.get(image, "/BitsPerComponent"), 1 if space is None else 8))
    parts = 1 if space is None else space.components
    if not 0 < width * height * bits * parts < MOST_BITS:
        return None
    plain = names in ([], ["/FlateDecode"]) and objects.get(image, "/DecodeParms") is None
    if not plain and objects.heavy(image):
        return None
    data, whole = objects.content(image)
    if not whole or len(data) < (width * bits * parts + 7) // 8 * height:
        return Message("preflight.picture-cut")
    return None


def _jpx_fault(image: Any) -> Message | None:
    """Return what is wrong with a JPEG 2000 picture: its code stream must begin and end.

    Within the code stream no two bytes are those of its end mark (ISO 15444-1, A.3).
    """
    try:
        raw = image.read_raw_bytes()
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return Message("preflight.picture-cut")
    start = raw.find(b"\xff\x4f\xff\x51")
    return None if 0 <= start < raw.rfind(b"\xff\xd9") else Message("preflight.picture-cut")


def _jpeg_fault(image: Any, space: Space | None) -> Message | None:
    """Return what is wrong with a JPEG: it is decoded to its last line.

    Importing WeasyPrint makes Pillow pad cut-off files with grey, which would find them whole.
    """
    padded = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        raw = image.read_raw_bytes()
        names = objects.filters(image)
        if len(names) > 1:  # e.g. ASCII85 around it: not ours to take off
            return None
        if not raw.startswith(b"\xff\xd8"):
            return Message("preflight.picture-cut")
        with Image.open(io.BytesIO(raw)) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                return None
            opened.load()
            stated = [int(objects.number(objects.get(image, key))) for key in ("/Width", "/Height")]
            parts = len(opened.getbands())
            other = space is not None and space.family != "unknown" and space.components != parts
            if other or list(opened.size) != stated:
                return Message("preflight.picture-other")
    except Exception:
        return Message("preflight.picture-cut")
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = padded
    return None


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
    a, b, c, d = state.ctm.shorthand[:4]
    across, down = hypot(a, b) / 72, hypot(c, d) / 72
    ppi = min(
        width / across if across > 1e-6 else 1e6,
        height / down if down > 1e-6 else 1e6,
    )
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
            shown and state.fill_alpha > 0,
            (width, height),
            ppi,
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
