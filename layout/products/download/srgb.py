"""The sRGB profile: nothing → the bytes of an ICC profile, version 2.1, always the same.

Written from the numbers of IEC 61966-2-1, adapted to D50 by Bradford's method, so that the file
carries nobody's licence and no date of its making. Three shared curves of 1,024 steps: 2.5 KB.
"""

from __future__ import annotations

import struct
from functools import cache

#: Columns of the matrix from linear sRGB to XYZ under D50.
_RED = (0.4360657, 0.2224884, 0.0139160)
_GREEN = (0.3851471, 0.7168732, 0.0970764)
_BLUE = (0.1430664, 0.0606079, 0.7140961)
_D50 = (0.9642029, 1.0, 0.8249054)
_STEPS = 1024
NAME = "sRGB IEC61966-2.1"


@cache
def srgb_profile() -> bytes:
    """Return the profile."""
    curve = struct.pack(">4s4xI", b"curv", _STEPS) + b"".join(
        struct.pack(">H", round(_linear(step / (_STEPS - 1)) * 65535)) for step in range(_STEPS)
    )
    tags = {
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"desc": _description(NAME),
        b"wtpt": _xyz(_D50),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table, body, places = b"", b"", dict[bytes, int]()
    start = 128 + 4 + 12 * len(tags)
    for tag, data in tags.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += struct.pack(">4sII", tag, places[data], len(data))
    size = start + len(body)
    return _header(size) + struct.pack(">I", len(tags)) + table + body


def _linear(value: float) -> float:
    """Return the light of a value, both 0 … 1."""
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _header(size: int) -> bytes:
    """Return the header: a display profile of 1 January 2000, relative colorimetric."""
    head = struct.pack(
        ">I4xI4s4s4s6H4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ", 2000, 1, 1, 0, 0, 0, b"acsp"
    )
    return (head.ljust(64, b"\0") + struct.pack(">I", 1) + _fixed(_D50)).ljust(128, b"\0")


def _fixed(values: tuple[float, ...]) -> bytes:
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + _fixed(values)


def _description(words: str) -> bytes:
    """Return a textDescriptionType: ASCII, without Unicode and Macintosh variants."""
    text = words.encode("ascii") + b"\0"
    return struct.pack(">4s4xI", b"desc", len(text)) + text + b"\0" * (4 + 4 + 2 + 1 + 67)
