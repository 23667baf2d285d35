"""Photographs inside a drawing: whole, of a kind that is read, and not too many pixels.

Input: a cleaned tree. Output: nothing, or a `PictureError` with the number of the photograph.
"""

from __future__ import annotations

import base64
import binascii
import io

from lxml import etree
from PIL import Image, UnidentifiedImageError

from layout.pictures.errors import PictureError
from layout.pictures.files import BROKEN, decode, no_pillow_limit

#: Millions of pixels of all photographs in a drawing: a whole broadsheet page at 150 ppi has 7.4,
#: and four times that is decoded in half a second and 120 MB.
MOST_MEGAPIXELS = 30

FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def check_images(root: etree._Element, name: str) -> None:
    """Refuse a drawing with a photograph that is not in it or not decoded, or too many pixels.

    Raises:
        PictureError: the first photograph that is at fault.
    """
    left = MOST_MEGAPIXELS * 1_000_000
    for number, element in enumerate(root.iter("image"), 1):
        address = str(element.get("href") or "")
        if not address.startswith("data:"):  # cleaning leaves no other that could be shown
            raise _unfit(name, number, "data:image/png;base64, ?")
        try:
            data = base64.b64decode("".join(address.partition(",")[2].split()), validate=True)
            with no_pillow_limit(), Image.open(io.BytesIO(data), formats=FORMATS) as image:
                left -= image.width * image.height
                if left < 0:
                    raise _unfit(name, number, f"> {MOST_MEGAPIXELS} MP")
                decode(image)
        except UnidentifiedImageError:
            raise _unfit(name, number, "PNG / JPEG ?") from None
        except (binascii.Error, *BROKEN) as error:
            raise _unfit(name, number, str(error)) from None


def _unfit(name: str, number: int, why: str) -> PictureError:
    return PictureError(
        "picture.svg-image", file=name, number=number, why=why, millions=MOST_MEGAPIXELS
    )
