"""What a picture file is: size, kind and mode, without decoding it.

Input: a `Picture` of the edition. Output: a `PictureInfo`, or a `PictureError` that an
editor can act on.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image

from content.model import Picture
from layout.pictures.errors import PictureError
from layout.pictures.files import BROKEN, broken, check_whole, is_svg, open_raster
from layout.pictures.jpeg import is_cut
from layout.pictures.svg_clean import clean, not_too_deep, read_svg, view_box

#: EXIF tag of the orientation and the values that swap width and height.
ORIENTATION_TAG = 0x0112
TURNED = (5, 6, 7, 8)

#: A drawing's size is given in pixels as if its longer side had at least this many.
VECTOR_PX = 10_000


@dataclass(frozen=True)
class PictureInfo:
    """Size and kind of a picture.

    `width_px` and `height_px` are after EXIF orientation. For a drawing they are the viewBox's
    size, multiplied where it is not in whole numbers.
    """

    width_px: int
    height_px: int
    vector: bool
    mode: str

    @property
    def aspect(self) -> float:
        """Width divided by height."""
        return self.width_px / self.height_px


def orientation(image: Image.Image) -> int:
    """Return the EXIF orientation (1–8) that is still to be applied; 1 where none is stated.

    Pillow turns a TIFF by itself and already gives the turned size; of a PNG it would decode all
    the pixels to look for a block behind them.
    """
    if image.format == "TIFF" or (image.format == "PNG" and "exif" not in image.info):
        return 1
    try:
        value = image.getexif().get(ORIENTATION_TAG, 1)
    except BROKEN:
        return 1  # a broken EXIF block does not spoil the picture
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _check_pixels(path: Path) -> None:
    """Refuse a JPEG whose pixels end before the picture does.

    Raises:
        PictureError: its name.
    """
    try:
        cut = is_cut(path.read_bytes())
    except BROKEN as error:
        raise broken(path, error) from None
    if cut:
        raise PictureError("picture.cut-off", file=path.name)


def inspect(picture: Picture) -> PictureInfo:
    """Read a picture's head, and the whole of a drawing, which may hold what no page prints.

    A file that has not changed is not read again: to see that a JPEG is whole takes a second.

    Raises:
        PictureError: when the file is missing, unreadable, cut off, too large or of another format,
            or a drawing that is refused.
    """
    try:
        state = picture.file.stat()
    except OSError:
        return _inspected(picture.file)
    return _known(picture.file, (state.st_ino, state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=1024)
def _known(path: Path, stamp: tuple[int, int, int]) -> PictureInfo:
    """Return what is known of a file with such a stamp."""
    return _inspected(path)


def _inspected(path: Path) -> PictureInfo:
    if is_svg(path):
        from layout.pictures.svg_style import inline_styles  # loads a CSS parser

        root = read_svg(path)
        _, _, width, height = view_box(root, path.name)
        with not_too_deep(path.name):
            inline_styles(root, path.name)
            clean(root, path.name)
        if not (width.is_integer() and height.is_integer()):
            scale = max(1.0, VECTOR_PX / max(width, height))
            width, height = width * scale, height * scale
        return PictureInfo(max(1, round(width)), max(1, round(height)), True, "svg")
    with open_raster(path) as image:
        check_whole(path, image)
        if image.format in ("JPEG", "MPO"):
            _check_pixels(path)
        width_px, height_px = image.size
        if orientation(image) in TURNED:
            width_px, height_px = height_px, width_px
        return PictureInfo(width_px, height_px, False, image.mode)
