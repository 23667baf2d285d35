"""Opening picture files safely: which formats, how large, and whether the file is whole.

Input: a path. Output: a lazily opened Pillow image (header read, pixels not), or a
`PictureError`. Nothing outside this module calls `Image.open`.
"""

from __future__ import annotations

import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageFile, UnidentifiedImageError

from layout.pictures.errors import PictureError

#: Formats read; MPO, of telephones, opens as JPEG. EPS and PSD are left out: they run a program
#: or carry layers.
FORMATS = ("JPEG", "PNG", "TIFF", "WEBP", "AVIF", "JPEG2000", "GIF", "BMP")

#: Greatest number of pixels, so that decoding takes at most a gigabyte. A JPEG is decoded at up to
#: 1/8 of its size, the others whole, at 4 bytes a pixel; a progressive JPEG keeps 2 bytes of each
#: colour of each pixel, JPEG 2000 four, AVIF two of three planes beside the picture itself; what is
#: see-through is reduced from a copy, a palette's colours are brought to channels beside it, and a
#: picture one of whose colours is see-through (`keyed`) takes both, 12 bytes a pixel.
MAX_PIXELS_JPEG = 400_000_000
MAX_PIXELS = 160_000_000
MAX_PIXELS_OF = {
    "progressive": 120_000_000,
    "JPEG2000": 50_000_000,
    "AVIF": 80_000_000,
    "see-through": 80_000_000,
    "palette": 120_000_000,
    "keyed": 50_000_000,
}

#: Bytes at the end of a file in which the format's last mark is looked for.
TAIL = 65_536

#: What Pillow raises on broken files, by format and by place of the break.
BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    KeyError,
    IndexError,
    TypeError,
    struct.error,
    MemoryError,
)

#: TIFF tags of the places and lengths of strips and of tiles.
STRIPS = (273, 279)
TILES = (324, 325)

_guard = threading.Lock()


def is_svg(path: Path) -> bool:
    """Tell whether a file is an SVG, by its name or its first bytes."""
    if path.suffix.lower() == ".svg":
        return True
    try:
        with path.open("rb") as file:
            head = file.read(1024)
    except OSError:
        return False
    return head.lstrip(b"\xef\xbb\xbf \r\n\t").startswith((b"<?xml", b"<svg"))


@contextmanager
def no_pillow_limit() -> Iterator[None]:
    """Put Pillow's own limit (a warning at 89 MP) aside; this package applies its own."""
    with _guard:
        before = Image.MAX_IMAGE_PIXELS
        Image.MAX_IMAGE_PIXELS = None
        try:
            yield
        finally:
            Image.MAX_IMAGE_PIXELS = before


def open_raster(path: Path) -> Image.Image:
    """Open a picture without reading its pixels.

    Raises:
        PictureError: when the file is missing, of another format, or too large.
    """
    Image.init()  # loads the rarer formats, once; naming one not loaded is a KeyError
    try:
        with no_pillow_limit():
            image = Image.open(path, formats=FORMATS)
    except FileNotFoundError:
        raise PictureError("picture.missing", file=path.name) from None
    except UnidentifiedImageError:
        raise PictureError("picture.unknown-format", file=path.name) from None
    except BROKEN as error:
        raise broken(path, error) from None
    width, height = image.size
    limit = _most_pixels(image)
    if width * height > limit:
        image.close()
        raise PictureError(
            "picture.too-many-pixels",
            file=path.name,
            width_px=width,
            height_px=height,
            millions=round(width * height / 1e6),
            most=round(limit / 1e6),
        )
    if width < 1 or height < 1:
        image.close()
        raise PictureError("picture.empty", file=path.name)
    return image


def _most_pixels(image: Image.Image) -> int:
    """Return how many pixels a picture of this kind may have."""
    if image.format in ("JPEG", "MPO"):
        whole = image.info.get("progressive") or image.info.get("progression")
        return MAX_PIXELS_OF["progressive"] if whole else MAX_PIXELS_JPEG
    kinds = {
        str(image.format): True,
        "see-through": image.mode.endswith(("A", "a")),
        "palette": image.mode == "P",
        "keyed": "transparency" in image.info,
    }
    return min(MAX_PIXELS, *(MAX_PIXELS_OF.get(kind, MAX_PIXELS) for kind in kinds if kinds[kind]))


def broken(path: Path, error: BaseException) -> PictureError:
    """Return the error for a file that cannot be decoded."""
    return PictureError("picture.damaged", file=path.name, why=str(error))


def decode(image: Image.Image) -> None:
    """Decode a picture; a cut-off one is an error, whatever another library has told Pillow.

    Importing WeasyPrint makes Pillow pad cut-off files with grey.
    """
    padded = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        image.load()
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = padded


def reduced(image: Image.Image, mode: str | None, width: float, height: float) -> None:
    """Have a JPEG decoded smaller, at least so many pixels wide and high; others stay as they are.

    Pillow divides by both: a picture of a few pixels one way comes to none.
    """
    image.draft(mode, (max(1, round(width)), max(1, round(height))))


def check_whole(path: Path, image: Image.Image) -> None:
    """Check, without decoding where that is possible, that the file has its end.

    A JPEG or PNG without its last mark, and a TIFF or WebP shorter than it states, are decoded
    (a JPEG at 1/8) to be sure.

    Raises:
        PictureError: when the file is cut off.
    """
    if _has_end(path, image):
        return
    try:
        with open_raster(path) as again, no_pillow_limit():
            reduced(again, None, 1, 1)
            decode(again)
    except BROKEN as error:
        raise broken(path, error) from None


def _has_end(path: Path, image: Image.Image) -> bool:
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(12)
        file.seek(max(0, size - TAIL))
        tail = file.read()
    match image.format:
        case "JPEG" | "MPO":
            return b"\xff\xd9" in tail[4:]
        case "PNG":
            return b"IEND" in tail
        case "WEBP":
            return size >= int.from_bytes(head[4:8], "little") + 8
        case "TIFF":
            return _tiff_end(image) <= size
        case _:
            return False


def _tiff_end(image: Image.Image) -> int:
    """Return where the last strip or tile of a TIFF ends, in bytes."""
    tags = getattr(image, "tag_v2", {})
    ends = [
        offset + count
        for offsets, counts in (STRIPS, TILES)
        for offset, count in zip(tags.get(offsets, ()), tags.get(counts, ()), strict=False)
    ]
    return max(ends, default=0)
