"""Pictures out of a source, in a form that an edition takes.

Input: a picture's bytes. Output: a `RawPicture` with a known ending (GIF and BMP become PNG), or
None with the reason in the log.
"""

from __future__ import annotations

import io

from content.importing.blocks import Log, Place, RawPicture

PICTURE_BYTES = 100 * 1024 * 1024
PIXELS = 150_000_000
_KEPT = {"JPEG": ".jpg", "PNG": ".png", "TIFF": ".tif", "WEBP": ".webp"}


def picture(data: bytes, alt: str, place: Place, log: Log) -> RawPicture | None:
    """Return a picture that can be printed."""
    from PIL import Image

    why = ""
    if len(data) > PICTURE_BYTES:
        why = "图片过大"
    else:
        try:
            with Image.open(io.BytesIO(data)) as image:
                kind, size = image.format or "", image.size
                if size[0] * size[1] > PIXELS:
                    why = f"图片像素过多（{size[0]}×{size[1]}）"
                elif kind in _KEPT:
                    image.verify()
                    return RawPicture(data, _KEPT[kind], alt)
                elif kind in ("GIF", "BMP"):
                    out = io.BytesIO()
                    image.convert("RGB").save(out, "PNG")
                    log.change("图片格式", place, kind, "PNG")
                    return RawPicture(out.getvalue(), ".png", alt)
                else:
                    why = f"不能印的图片格式 {kind}"
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            why = "图片不能读取（或为 EMF、WMF 矢量图）"
    log.doubt(place, alt or "图片", why, "未收入；请另存为 JPEG 或 PNG 放进 pictures/")
    return None
