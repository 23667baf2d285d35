"""How far a picture may be cropped, and the best crop for a frame.

Input: a `Picture` with its crop box and safe area, its `PictureInfo`, and a frame's aspect
(width / height). Output: a range of aspects, or a `Box` in fractions of the picture.

With a crop box of W × H and a safe area of w × h (both in pixels), the largest crop of aspect a
is min(W, aH) wide; it holds the safe area when w/H ≤ a ≤ W/h.
"""

from __future__ import annotations

from content.model import Box, Picture
from layout.pictures.errors import PictureError
from layout.pictures.info import PictureInfo

#: A stretch of a picture's width or height, in fractions.
Ends = tuple[float, float]
#: The whole picture.
WHOLE = Box(left=0, top=0, right=1, bottom=1)

#: Side of the safe area where none is stated, as a part of the crop box's side.
DEFAULT_SAFE = 0.76
#: White beside a drawing that is kept whole, as a part of its frame: rows are seldom its height.
MARGIN = 0.12

#: No crop may be longer by this: across a broadsheet's page it would be 7 mm high.
STRIP = 50.0


def boxes(picture: Picture) -> tuple[Box, Box]:
    """Return the crop box and the safe area, the latter cut to the former.

    Where no safe area is stated it is the centre 76% × 76% of the crop box.

    Raises:
        PictureError: when the safe area lies outside the crop box.
    """
    crop = picture.crop or WHOLE
    if picture.safe is None:
        dx = (crop.right - crop.left) * (1 - DEFAULT_SAFE) / 2
        dy = (crop.bottom - crop.top) * (1 - DEFAULT_SAFE) / 2
        safe = Box(
            left=crop.left + dx, top=crop.top + dy, right=crop.right - dx, bottom=crop.bottom - dy
        )
    else:
        left, right = max(crop.left, picture.safe.left), min(crop.right, picture.safe.right)
        top, bottom = max(crop.top, picture.safe.top), min(crop.bottom, picture.safe.bottom)
        if right <= left or bottom <= top:
            raise PictureError("picture.safe-outside", picture=picture.id)
        safe = Box(left=left, top=top, right=right, bottom=bottom)
    return crop, safe


def kept_whole(picture: Picture, info: PictureInfo) -> bool:
    """Tell whether a picture is never cropped: a drawing of which no part is said to be enough.

    A map or diagram is cut nowhere without loss; an editor's `safe` or `crop` says otherwise.
    """
    return info.vector and picture.safe is None and picture.crop is None


def crop_range(picture: Picture, info: PictureInfo) -> tuple[float, float]:
    """Return the smallest and the greatest aspect of a frame in which nothing needed is lost."""
    if kept_whole(picture, info):
        return info.aspect * (1 - MARGIN), info.aspect / (1 - MARGIN)
    crop, safe = boxes(picture)
    smallest = (safe.right - safe.left) / (crop.bottom - crop.top) * info.aspect
    greatest = (crop.right - crop.left) / (safe.bottom - safe.top) * info.aspect
    return smallest, greatest


def check_shape(picture: Picture, info: PictureInfo) -> None:
    """Refuse a picture of which every crop is a strip.

    Raises:
        PictureError: its name and pixels.
    """
    least, most = crop_range(picture, info)
    if least > STRIP or most < 1 / STRIP:
        raise PictureError(
            "picture.strip",
            file=picture.file.name,
            width_px=info.width_px,
            height_px=info.height_px,
            most=STRIP,
        )


def crop_for(picture: Picture, info: PictureInfo, aspect: float) -> Box:
    """Return the best crop of this aspect.

    It is as large as the crop box allows, holds the safe area and is centred on its centre, or as
    near as it lets it on that of both it and a stated calm area: words shall stand there. A drawing
    that is kept whole has none.
    Outside `crop_range` the aspect is kept and as little as possible of the safe area is lost.

    Raises:
        ValueError: when the aspect is not positive.
    """
    if not aspect > 0:
        raise ValueError(f"a frame's aspect must be positive, not {aspect}")
    if kept_whole(picture, info):
        return WHOLE
    crop, safe = boxes(picture)
    # In fractions of the picture a crop of this aspect has sides in this relation.
    relation = aspect / info.aspect
    width = min(crop.right - crop.left, (crop.bottom - crop.top) * relation)
    height = min(crop.bottom - crop.top, width / relation)
    calm = picture.calm or safe
    ends = min(safe.left, calm.left), max(safe.right, calm.right)
    left = _place((crop.left, crop.right), (safe.left, safe.right), ends, width)
    ends = min(safe.top, calm.top), max(safe.bottom, calm.bottom)
    top = _place((crop.top, crop.bottom), (safe.top, safe.bottom), ends, height)
    return Box(left=left, top=top, right=min(1.0, left + width), bottom=min(1.0, top + height))


def _place(limits: Ends, safe: Ends, wanted: Ends, length: float) -> float:
    """Return where a stretch begins: centred on the wanted one, moved into the limits.

    The wanted stretch holds the safe one; where not all of it fits, the safe one stays within.
    Moving into the limits cannot push a safe stretch out that fits, since it lies inside them.
    """
    start = (wanted[0] + wanted[1] - length) / 2
    if length >= safe[1] - safe[0]:
        start = min(max(start, safe[1] - length), safe[0])
    else:
        start = (safe[0] + safe[1] - length) / 2
    return min(max(start, limits[0]), max(limits[0], limits[1] - length))
