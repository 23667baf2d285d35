"""What a document shows of a picture: the part that is not cropped away, mirrored and turned.

Input: a picture's bytes and its `Framing`. Output: the bytes of what is seen, in the same inks.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

#: A picture that leans no more than this, degrees, was meant to stand on a side.
_LEAN = 1.0


@dataclass(frozen=True)
class Framing:
    """What is cropped away, as shares left, top, right and bottom; degrees clockwise; mirrored."""

    cropped: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    turn: float = 0.0
    mirrored: bool = False
    upside_down: bool = False

    @property
    def quarters(self) -> int:
        """Quarter turns clockwise; 0 of one that leans otherwise."""
        return 0 if self.leans else round(self.turn / 90) % 4

    @property
    def leans(self) -> bool:
        """Tell whether it stands on none of its sides."""
        return abs(self.turn - 90 * round(self.turn / 90)) > _LEAN

    @property
    def crops(self) -> bool:
        """Tell whether a part of it is not seen, and another is."""
        left, top, right, bottom = self.cropped
        return any(self.cropped) and left + right < 1 and top + bottom < 1

    @property
    def alters(self) -> bool:
        """Tell whether the picture is shown otherwise than its file has it."""
        return self.crops or self.mirrored or self.upside_down or bool(self.quarters)


def framed(data: bytes, framing: Framing) -> bytes:
    """Return what is seen of a picture; the picture itself where it cannot be read."""
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data)) as opened:
            kind = opened.format if opened.format in ("JPEG", "TIFF") else "PNG"
            profile = opened.info.get("icc_profile")
            image: Image.Image = ImageOps.exif_transpose(opened)
            if framing.crops:
                wide, high = image.size
                left, top = round(framing.cropped[0] * wide), round(framing.cropped[1] * high)
                right = max(left + 1, round((1 - framing.cropped[2]) * wide))
                bottom = max(top + 1, round((1 - framing.cropped[3]) * high))
                image = image.crop((left, top, right, bottom))
            if framing.mirrored:
                image = ImageOps.mirror(image)
            if framing.upside_down:
                image = ImageOps.flip(image)
            if framing.quarters:
                image = image.rotate(-90 * framing.quarters, expand=True)
            out = io.BytesIO()
            options = {"quality": 95, "subsampling": 0} if kind == "JPEG" else {}
            image.save(out, kind, icc_profile=profile, **options)
    except (OSError, ValueError, SyntaxError):
        return data  # damaged: the check names it
    return out.getvalue()
