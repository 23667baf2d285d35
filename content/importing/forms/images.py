"""Pictures out of a source, in a form that an edition takes.

Input: a picture's bytes. Output: a `RawPicture` with a known ending (GIF and BMP become PNG), or
None with the reason in the log.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from content.importing.blocks import Log, Place, RawPicture
from content.words import Message, message

if TYPE_CHECKING:
    from PIL import Image

PICTURE_BYTES = 100 * 1024 * 1024
PIXELS = 150_000_000
#: A smaller side makes 8 mm at 150 ppi: a sign, no picture.
LEAST_PIXELS = 48
_KEPT = {"JPEG": ".jpg", "PNG": ".png", "TIFF": ".tif", "WEBP": ".webp"}


def picture(data: bytes, alt: str, place: Place, log: Log) -> RawPicture | None:
    """Return a picture that can be printed."""
    from PIL import Image

    why = Message("imported.picture-large")
    if len(data) <= PICTURE_BYTES:
        try:
            with Image.open(io.BytesIO(data)) as image:
                kind, size = image.format or "", image.size
                if size[0] * size[1] > PIXELS:
                    why = message("imported.too-many-pixels", width=size[0], height=size[1])
                elif kind in _KEPT:
                    image.verify()
                    return RawPicture(data, _KEPT[kind], alt)
                elif kind in ("GIF", "BMP"):
                    out = io.BytesIO()
                    _on_white(image).save(out, "PNG")
                    log.change(Message("imported.picture-format"), place, kind, "PNG")
                    return RawPicture(out.getvalue(), ".png", alt)
                else:
                    why = message("imported.unprintable", kind=str(kind))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            why = Message("imported.picture-unreadable")
    log.doubt(place, alt or Message("imported.picture"), why, Message("imported.save-as"))
    log.hold(place, alt or Message("imported.picture"), why)
    return None


def _on_white(image: Image.Image) -> Image.Image:
    """Return a picture on the white of the paper where it is seen through."""
    from PIL import Image

    if not image.has_transparency_data:
        return image.convert("RGB")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")


def too_small(data: bytes) -> bool:
    """Tell whether a picture is a sign of a page (a logo, a dot), too small to be printed."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            return min(image.size) < LEAST_PIXELS
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return False
