"""Colour profiles: bytes → what is wrong with them, and how far they are from the plant's own.

Input: the bytes of an embedded ICC profile. Output: a fault in words, or a mean colour difference.
"""

from __future__ import annotations

import io
from functools import cache
from itertools import product
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

from content.words import Message

#: Mean CIE ΔE from which two profiles are not of one printing condition; two builds of one table
#: differ by about 1, coated and newsprint by 15.
FOREIGN = 5.0
#: Tints of each ink whose looks are compared.
TINTS = (0, 128, 255)
_COLOURS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4, b"Lab ": 3}
_DAMAGE = (OSError, ValueError, TypeError, ImageCms.PyCMSError)


def profile_fault(data: bytes, colours: int) -> Message | None:
    """Return what is wrong with a colour profile's bytes, for so many colours (0: any)."""
    if len(data) < 132:
        return Message("preflight.icc-empty")
    if data[36:40] != b"acsp" or int.from_bytes(data[:4], "big") > len(data):
        return Message("preflight.icc-cut")
    if colours and _COLOURS.get(data[16:20], colours) != colours:
        return Message("preflight.icc-colours")
    if not 0 < int.from_bytes(data[128:132], "big") < 200:
        return Message("preflight.icc-empty")
    try:
        ImageCms.ImageCmsProfile(io.BytesIO(data))
    except _DAMAGE:
        return Message("preflight.icc-cut")
    return None


def distance(data: bytes, own: Path) -> float | None:
    """Return the mean ΔE of 81 colours in two CMYK profiles; None where one gives no colours."""
    if data == own.read_bytes():
        return 0.0
    try:
        return float(np.sqrt(((_looks(data) - _looks(own.read_bytes())) ** 2).sum(axis=1)).mean())
    except _DAMAGE:
        return None


@cache
def _looks(data: bytes) -> npt.NDArray[np.float64]:
    rows = np.array(list(product(TINTS, repeat=4)), np.uint8)
    image = Image.frombytes("CMYK", (len(rows), 1), rows.tobytes())
    lab = ImageCms.profileToProfile(
        image,
        ImageCms.ImageCmsProfile(io.BytesIO(data)),
        ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")),
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
        "LAB",
    )
    if lab is None:
        raise ValueError
    values = np.frombuffer(lab.tobytes(), np.uint8).reshape(-1, 3).astype(np.float64)
    values[:, 1:] -= 256 * (values[:, 1:] >= 128)
    values[:, 0] /= 2.55
    return values
