"""A shade under words on a photograph: an ink, blended into the pixels from one side.

Input: shades as placed (`layout.page.placed.Shade`) and the inks. Output: a `Veil`, which takes an
sRGB picture and gives it shaded. Done to the pixels, it needs no transparency of any file, and what
is separated for a press is one picture.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PIL import Image

from content.model.inks import InkSet
from layout.page.placed import Shade

Veil = Callable[[Image.Image], Image.Image]


def veil(shades: tuple[Shade, ...], inks: InkSet) -> Veil | None:
    """Return what shades a picture; None where nothing does."""
    if not shades:
        return None
    colours = [tuple(bytes.fromhex(inks.rgb(shade.ink)[1:])) for shade in shades]

    def laid(image: Image.Image) -> Image.Image:
        for shade, colour in zip(shades, colours, strict=True):
            image = Image.composite(
                Image.new("RGB", image.size, colour), image.convert("RGB"), _mask(shade, image.size)
            )
        return image

    return laid


def _mask(shade: Shade, size: tuple[int, int]) -> Image.Image:
    """Return how strong a shade is in each pixel, 0 to 255.

    Beyond where it is whole it falls as a cosine does: neither end of the fade is seen.
    """
    level = shade.side in ("top", "bottom")
    count = size[1] if level else size[0]
    at = (np.arange(count) + 0.5) / count
    if shade.side in ("bottom", "right"):
        at = at[::-1]
    fade = np.clip((at - shade.whole) / max(1e-6, shade.end - shade.whole), 0, 1)
    line = np.round(255 * shade.strength * (1 + np.cos(np.pi * fade)) / 2).astype(np.uint8)
    strip = line[:, None] if level else line[None, :]
    return Image.fromarray(np.ascontiguousarray(np.broadcast_to(strip, size[::-1])))
