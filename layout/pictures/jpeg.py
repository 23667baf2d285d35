"""Whether a JPEG holds all its pixels, though it ends as it should.

Input: the bytes of a file. Output: whether it was cut off before its last pixels. A transfer that
broke and was mended by a program has an end mark, and libjpeg fills what is missing with grey and
tells nobody (Pillow does not pass its warnings on). What it does not fill it does not read either:
put before the end mark, other bytes change the picture exactly where something is missing.
"""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from layout.pictures.files import decode, no_pillow_limit, reduced

#: Bytes that make no mark behind FF within pixels: 00 is stuffed, D0 to D7 begin a new stretch.
_NO_MARK = np.isin(np.arange(256), (0x00, *range(0xD0, 0xD8), 0xFF))
#: Bytes that are looked through at once.
_STRETCH = 1 << 20
_END, _SCAN, _PROGRESSIVE = 0xD9, 0xDA, (0xC2, 0xCA)
#: Bytes of pixels that are no mark: at least some blocks in any coding.
_OTHER = bytes(range(1, 250, 3)) * 24
#: What libjpeg fills with: middle grey, give or take a rounding.
_GREY = range(126, 131)


def is_cut(data: bytes) -> bool:
    """Tell whether the pixels of a JPEG end before the picture does."""
    end, missing = _end(data)
    if end is None:
        return False  # no end mark: decoding tells
    if missing:
        return True
    plain = _small(data)
    baseline = plain.mode == "L" and not plain.info.get("progressive")
    if baseline and plain.getpixel((plain.width - 1, plain.height - 1)) not in _GREY:
        return False
    return _small(data[:end] + _OTHER + data[end:]).tobytes() != plain.tobytes()


def _small(data: bytes) -> Image.Image:
    """Decode at an eighth of the size, only the brightness where that is kept apart.

    A progressive file is decoded at half its size: of its last scan an eighth shows nothing.
    """
    with no_pillow_limit(), Image.open(io.BytesIO(data), formats=("JPEG",)) as image:
        parts = 2 if image.info.get("progressive") else 8
        reduced(image, "L", image.width // parts, image.height // parts)
        decode(image)
        return image


def _end(data: bytes) -> tuple[int | None, bool]:
    """Return where the end mark of a file's first picture stands, and whether a scan is missing."""
    place, scans = 2, _Scans()
    while place + 2 <= len(data):
        if data[place] != 0xFF:
            return None, False
        mark = data[place + 1]
        if mark == 0xFF:
            place += 1
            continue
        if mark == _END:
            return place, scans.missing()
        length = int.from_bytes(data[place + 2 : place + 4], "big")
        segment = data[place + 4 : place + 2 + length]
        place += 2 + length
        if mark in _PROGRESSIVE:
            scans.parts = frozenset(segment[6::3][: segment[5]]) if len(segment) > 6 else None
        if mark == _SCAN:
            scans.add(segment)
            found = _mark(data, place)
            if found is None:
                return None, False
            place = found
    return None, False


def _mark(data: bytes, place: int) -> int | None:
    """Return where the mark stands that ends the pixels from a place on."""
    every = np.frombuffer(data, dtype=np.uint8)
    for start in range(place, len(data) - 1, _STRETCH):
        some = every[start : start + _STRETCH + 1]
        begins = np.flatnonzero(some[:-1] == 0xFF)
        marks = begins[~_NO_MARK[some[begins + 1]]]
        if len(marks):
            return start + int(marks[0])
    return None


class _Scans:
    """Which coefficients of which colour a progressive file has told to the last bit."""

    def __init__(self) -> None:
        #: Numbers of the colours; None: the file is not progressive.
        self.parts: frozenset[int] | None = None
        self._told: set[tuple[int, int]] = set()

    def add(self, header: bytes) -> None:
        """Take a scan's header: colours, first and last coefficient, bits left."""
        if not header or len(header) < 4 + 2 * header[0]:
            return
        colours = header[1 : 1 + 2 * header[0] : 2]
        first, last, bits = header[1 + 2 * header[0] :][:3]
        if not bits & 15:
            self._told |= {(colour, n) for colour in colours for n in range(first, last + 1)}

    def missing(self) -> bool:
        """Tell whether a colour's brightness or a coefficient was never told whole."""
        parts = self.parts or frozenset()
        return any((colour, n) not in self._told for colour in parts for n in range(64))
