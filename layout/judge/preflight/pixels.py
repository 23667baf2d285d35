"""The data of pictures → what is wrong with it: cut off, or other than the PDF says.

Input: an image XObject. Output: a message, or nothing.
"""

from __future__ import annotations

import io
import struct
from typing import Any

import pikepdf
from PIL import Image, ImageFile

from content.words import Message
from layout.judge.preflight.colour import Space
from layout.pdf import objects
from layout.pdf.fax import END_OF_BLOCK, rows

#: Filters whose data is read whole to be counted; pictures by others have their own checks.
_READ = frozenset(
    {"/FlateDecode", "/LZWDecode", "/RunLengthDecode", "/ASCII85Decode", "/ASCIIHexDecode"}
)
#: Larger pictures are not decoded, bits and pixels.
MOST_BITS, MOST_PIXELS = 4_000_000_000, 200_000_000
#: Fax data of more bytes is not decoded: a second's work. Its end is looked for.
MOST_FAX = 300_000
#: Columns of fax data where nothing is said (ISO 32000-1, table 11).
_COLUMNS = 1728
#: Length of a JBIG2 segment that does not tell it.
_UNTOLD = 0xFFFFFFFF


def data_fault(image: Any, names: list[str], space: Space | None) -> Message | None:
    """Return what is wrong with a picture's data: cut off, or less than its size asks for."""
    if names and names[-1] == "/DCTDecode":
        return _jpeg_fault(image, space)
    if names == ["/JPXDecode"]:
        return _jpx_fault(image)
    if names == ["/CCITTFaxDecode"]:
        return _fax_fault(image)
    if names == ["/JBIG2Decode"]:
        return _jbig2_fault(image)
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


def _fax_fault(image: Any) -> Message | None:
    """Return what is wrong with a fax: it holds all rows, each as wide as the picture."""
    try:
        raw = image.read_raw_bytes()
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return Message("preflight.picture-cut")
    parms = objects.get(image, "/DecodeParms")
    if isinstance(parms, pikepdf.Array):
        parms = next(iter(objects.items(parms)), None)
    width, height = (int(objects.number(objects.get(image, key))) for key in ("/Width", "/Height"))
    if not 0 < width * height < MOST_PIXELS:
        return None
    columns = int(objects.number(objects.get(parms, "/Columns"), _COLUMNS))
    if columns != width:
        return Message("preflight.picture-other")
    k = int(objects.number(objects.get(parms, "/K")))
    if len(raw) > MOST_FAX:
        ends = objects.get(parms, "/EndOfBlock") is not False and k < 0
        end = int.from_bytes(raw[-8:])
        marked = any(end >> at & 0xFFFFFF == END_OF_BLOCK for at in range(40))
        return Message("preflight.picture-cut") if ends and not marked else None
    aligned = objects.get(parms, "/EncodedByteAlign") is True
    whole = rows(raw, columns, height, k, aligned=aligned) >= height
    return None if whole else Message("preflight.picture-cut")


def _jbig2_fault(image: Any) -> Message | None:
    """Return what is wrong with JBIG2 data: all its segments are there (ITU-T T.88, 7.2)."""
    try:
        raw = image.read_raw_bytes()
    except (pikepdf.PdfError, ValueError, RuntimeError):
        return Message("preflight.picture-cut")
    at = 0
    while at < len(raw):
        if at + 11 > len(raw):
            return Message("preflight.picture-cut")
        number, flags, referred = struct.unpack_from(">IBB", raw, at)
        count, at = referred >> 5, at + 6
        if count == 7:  # the long form: a count of four bytes, and a bit for each and for itself
            count = struct.unpack_from(">I", raw, at - 1)[0] & 0x1FFFFFFF
            at += 3 + (count + 8) // 8
        at += count * (1 if number <= 256 else 2 if number <= 65_536 else 4)
        at += 4 if flags & 0x40 else 1
        if at + 4 > len(raw):
            return Message("preflight.picture-cut")
        size = struct.unpack_from(">I", raw, at)[0]
        if size == _UNTOLD:
            return None
        at += 4 + size
    return Message("preflight.picture-cut") if at > len(raw) or not raw else None
