"""Masks of pictures → those whose edges are seen: hard ones, and soft ones that are nearly hard.

Input: an image XObject. Output: the mask. What is soft throughout, as a shadow, may be as coarse
as it likes.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any

import numpy as np
import pikepdf

from layout.pdf import objects

#: Soft masks of more pixels are not looked into: coarse ones are small.
MOST_PIXELS = 4_000_000
#: From one pixel to the next, of 255: an edge that is drawn, not a shadow that fades.
STEP = 96
#: An outline crosses each row of its height twice; so many of all rows and columns have an edge.
LEAST_SHARE = 0.2


class Mask(StrEnum):
    """How a picture's mask is kept: by the key."""

    HARD = "/Mask"
    SOFT = "/SMask"


def mask_of(image: Any, kind: Mask) -> Any:
    """Return a picture's mask of a kind where its edges are seen; None: there is none."""
    mask = objects.get(image, kind)
    if not isinstance(mask, pikepdf.Stream):
        return None
    width, height = (int(objects.number(objects.get(mask, key))) for key in ("/Width", "/Height"))
    if min(width, height) < 1 or width * height == 1:
        return None
    return mask if kind is Mask.HARD or _edged(mask, width, height) else None


def _edged(mask: Any, width: int, height: int) -> bool:
    """Whether a soft mask of 8 bits steps from clear to full within a pixel or two."""
    if width * height > MOST_PIXELS or int(objects.number(mask.get("/BitsPerComponent"))) != 8:
        return False
    data, whole = objects.content(mask)
    if not whole or len(data) < width * height:
        return False
    values = np.frombuffer(data, np.uint8, width * height).reshape(height, width).astype(np.int16)
    steps = sum(int((abs(np.diff(values, axis=axis)) >= STEP).sum()) for axis in (0, 1))
    return steps >= LEAST_SHARE * (width + height)
