"""Sheets: layers drawn over each other as pixels, kept so that the next is drawn from the last.

Input: PDFs of one page and a resolution. Output: `Sheet`, the pixels and their PNG. A sheet of
which a kept one differs in some layers is that one, with the place where these draw copied from a
drawing of all layers that reach there: what does not reach there makes no difference to it.
"""

from __future__ import annotations

import hashlib
import math
import struct
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, TypeAlias

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pypdfium2 import raw

#: Bytes of pixels kept by a process: eight broadsheets at 96 dpi, 9 MB each.
MOST_BYTES = 80_000_000
#: Layers whose places are kept.
MOST_INKS = 1_000
#: Rows of a picture that are compressed together: what a change of a line must compress again.
BAND_ROWS = 64
#: Fast rather than small: the picture goes no further than this machine.
COMPRESS_LEVEL = 1
WHITE = (255, 255, 255, 255)
CLEAR = (0, 0, 0, 0)

Pixels: TypeAlias = NDArray[np.uint8]
#: A layer's digest and the resolution it is drawn in.
_Drawn = tuple[bytes, float]


class Area(NamedTuple):
    """A place on a picture, px: from left and top to before right and bottom."""

    left: int
    top: int
    right: int
    bottom: int

    def __bool__(self) -> bool:
        """Whether it holds a pixel."""
        return self.left < self.right and self.top < self.bottom

    def meets(self, other: Area) -> bool:
        """Tell whether two places have a pixel in common."""
        return bool(
            Area(
                max(self.left, other.left),
                max(self.top, other.top),
                min(self.right, other.right),
                min(self.bottom, other.bottom),
            )
        )


#: No place at all.
NOWHERE = Area(0, 0, 0, 0)


@dataclass(frozen=True)
class Sheet:
    """Layers by their digests, the pixels they make, and these compressed band by band."""

    names: tuple[bytes, ...]
    pixels: Pixels
    bands: tuple[bytes, ...]

    @cached_property
    def png(self) -> bytes:
        """The picture as a file."""
        height, width, _ = self.pixels.shape
        header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)
        check = zlib.adler32(b"")
        for top in range(0, height, BAND_ROWS):
            check = zlib.adler32(_rows(self.pixels[top : top + BAND_ROWS]), check)
        data = b"".join((b"\x78\x01", *self.bands, b"\x03\x00", struct.pack(">I", check)))
        chunks = ((b"IHDR", header), (b"IDAT", data), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, held) for kind, held in chunks)


_sheets: OrderedDict[tuple[tuple[bytes, ...], float], Sheet] = OrderedDict()
_inks: OrderedDict[_Drawn, Area] = OrderedDict()


def sheet_of(layers: Sequence[bytes], dpi: float) -> Sheet:
    """Return one-page PDFs of equal size drawn over each other, lowest first."""
    names = tuple(map(_name, layers))
    key = names, dpi
    if key not in _sheets:
        found = _from_kept(names, layers, dpi)
        if found is None:
            pixels = _drawn(layers, dpi)
            found = Sheet(names, pixels, _bands(pixels, range(0, len(pixels), BAND_ROWS)))
        _sheets[key] = found
        while len(_sheets) > 1 and sum(s.pixels.nbytes for s in _sheets.values()) > MOST_BYTES:
            _sheets.popitem(last=False)
    _sheets.move_to_end(key)
    return _sheets[key]


def ink_of(layer: bytes, dpi: float) -> Area:
    """Return the place outside which a layer draws nothing, not even white."""
    key = _name(layer), dpi
    if key not in _inks:
        page = _Page(layer, dpi)
        bitmap = page.bitmap(raw.FPDFBitmap_BGRA, CLEAR)
        page.draw(bitmap)
        inked = bitmap.to_numpy().view(np.uint32)[..., 0]
        rows, columns = np.flatnonzero(inked.any(axis=1)), np.flatnonzero(inked.any(axis=0))
        area = NOWHERE
        if len(rows):
            area = Area(
                *(int(edge) for edge in (columns[0], rows[0], columns[-1] + 1, rows[-1] + 1))
            )
        _inks[key] = area
        if len(_inks) > MOST_INKS:
            _inks.popitem(last=False)
    _inks.move_to_end(key)
    return _inks[key]


def _from_kept(names: tuple[bytes, ...], layers: Sequence[bytes], dpi: float) -> Sheet | None:
    """Return a sheet made from the most like of those kept, in whose place it is kept.

    None: none is like it, or nobody knows where the layers drew that are no more in it.
    """
    here = dict(zip(names, layers, strict=True))
    for key in sorted(_sheets, key=lambda key: -len(here.keys() & set(key[0]))):
        old, gone = key[0], [name for name in key[0] if name not in here]
        stay = [name for name in old if name in here]
        if key[1] != dpi or not stay or stay != [name for name in names if name in old]:
            continue
        if any((name, dpi) not in _inks for name in gone):
            continue
        fresh = [ink_of(layer, dpi) for name, layer in here.items() if name not in old]
        area = _around([*(_inks[name, dpi] for name in gone), *fresh])
        reach = [layer for layer in layers if ink_of(layer, dpi).meets(area)]
        return _with_area(_sheets.pop(key), names, area, reach, dpi)
    return None


def _with_area(
    old: Sheet, names: tuple[bytes, ...], area: Area, layers: Sequence[bytes], dpi: float
) -> Sheet:
    """Return a sheet with a place of it as these layers draw it."""
    if not area:
        return Sheet(names, old.pixels, old.bands)
    pixels = old.pixels.copy()
    rows, columns = slice(area.top, area.bottom), slice(area.left, area.right)
    pixels[rows, columns] = _drawn(layers, dpi)[rows, columns] if layers else WHITE[0]
    first, last = area.top // BAND_ROWS, (area.bottom - 1) // BAND_ROWS
    fresh = _bands(pixels, range(first * BAND_ROWS, area.bottom, BAND_ROWS))
    return Sheet(names, pixels, (*old.bands[:first], *fresh, *old.bands[last + 1 :]))


def _drawn(layers: Sequence[bytes], dpi: float) -> Pixels:
    """Return the pixels of layers drawn over each other on white."""
    bitmap: pdfium.PdfBitmap | None = None
    for layer in layers:
        page = _Page(layer, dpi)
        if bitmap is None:
            bitmap = page.bitmap(raw.FPDFBitmap_BGR, WHITE)
        page.draw(bitmap)
    assert bitmap is not None, "a page has at least its furniture"
    pixels: Pixels = np.ascontiguousarray(bitmap.to_numpy())
    return pixels


class _Page:
    """The first page of a PDF, shown as the download shows it: its CropBox is its TrimBox.

    Cut from the whole sheet instead, it would lie on other fractions of a pixel.
    """

    def __init__(self, data: bytes, dpi: float) -> None:
        self._document = pdfium.PdfDocument(data)
        page = self._document[0]
        page.set_cropbox(*page.get_trimbox())
        page.close()
        self._page = self._document[0]  # pdfium takes a page's boxes when it is loaded
        scale = dpi / 72
        self.width = math.ceil(self._page.get_width() * scale)
        self.height = math.ceil(self._page.get_height() * scale)

    def bitmap(self, form: int, ground: tuple[int, int, int, int]) -> pdfium.PdfBitmap:
        """Return a bitmap of its size, red first."""
        bitmap = pdfium.PdfBitmap.new_native(self.width, self.height, form, rev_byteorder=True)
        bitmap.fill_rect(ground, 0, 0, self.width, self.height)
        return bitmap

    def draw(self, bitmap: pdfium.PdfBitmap) -> None:
        """Draw it over what a bitmap holds, and close it."""
        size, flags = (self.width, self.height), raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
        raw.FPDF_RenderPageBitmap(bitmap, self._page, 0, 0, *size, 0, flags)
        self._page.close()
        self._document.close()


def _around(areas: Iterable[Area]) -> Area:
    """Return the least place that holds all these."""
    held = [area for area in areas if area]
    if not held:
        return NOWHERE
    left, top, right, bottom = zip(*held, strict=True)
    return Area(min(left), min(top), max(right), max(bottom))


def _bands(pixels: Pixels, tops: Iterable[int]) -> tuple[bytes, ...]:
    """Return bands of rows compressed each by itself, so that they can follow each other."""
    found = []
    for top in tops:
        packer = zlib.compressobj(COMPRESS_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        rows = _rows(pixels[top : top + BAND_ROWS])
        found.append(packer.compress(rows) + packer.flush(zlib.Z_FULL_FLUSH))
    return tuple(found)


def _rows(pixels: Pixels) -> bytes:
    """Return rows as PNG has them: each after the number of its filter, which is none."""
    height, width, _ = pixels.shape
    found = np.zeros((height, 1 + 3 * width), np.uint8)
    found[:, 1:] = pixels.reshape(height, -1)
    return found.tobytes()


def _chunk(kind: bytes, held: bytes) -> bytes:
    return struct.pack(">I", len(held)) + kind + held + struct.pack(">I", zlib.crc32(kind + held))


def _name(layer: bytes) -> bytes:
    return hashlib.sha256(layer).digest()
