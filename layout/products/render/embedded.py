"""Pixels that a drawing holds itself: a data URI → PNG bytes in sRGB or grey.

The drawing was cleaned before (`layout.pictures.svg_clean`): other data than these never come here
but from a fault. What is too large or broken is refused, and so fails the build.
"""

from __future__ import annotations

import base64
import binascii
import io

from PIL import Image

#: How the address of such an image begins.
EMBEDDED = (
    "data:image/png;base64,",
    "data:image/jpeg;base64,",
    "data:image/gif;base64,",
    "data:image/webp;base64,",
)
_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")
MOST_PIXELS = 20_000_000
_KEPT = ("L", "LA", "RGB", "RGBA")


def embedded_image(address: str) -> bytes:
    """Return the image as PNG: PDF/A takes neither CMYK pixels under an RGB intent nor 16 bits.

    Raises:
        ValueError: it is too large, or no image of a known format.
    """
    try:
        data = base64.b64decode(address.partition(",")[2], validate=False)
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise ValueError(f"an image in a drawing has more than {MOST_PIXELS:,} pixels")
            see_through = "A" in image.getbands() or "transparency" in image.info
            mode = image.mode
            if mode not in _KEPT:
                mode = "L" if mode in ("1", "I", "I;16", "F") else "RGB"
            wanted = "RGBA" if see_through and mode in ("RGB", "P", "L") else mode
            pixels = image.convert(wanted)
    except (OSError, binascii.Error, SyntaxError) as error:
        raise ValueError(f"an image in a drawing cannot be read ({error})") from error
    out = io.BytesIO()
    pixels.save(out, "PNG", compress_level=9)
    return out.getvalue()
