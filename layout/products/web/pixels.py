"""Pixels: pages as PNG and prepared pictures → JPEGs in the widths that screens ask for.

JPEG, not WebP: a page's four sizes take a tenth of the time, for a fifth more bytes. The smaller
ones are progressive, each made from the next larger one.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Protocol

from PIL import Image

#: Widths of a page's picture besides its own, px, and of its thumbnail.
PAGE_WIDTHS = (640, 1000, 1440)
THUMBNAIL = 320
#: An Open Graph picture, px.
SOCIAL = (1200, 630)
#: A photograph of more than LARGE px is also given in SMALL px.
SMALL, LARGE = 720, 1000
QUALITY = 70
#: Of the page's largest picture in a first view: it is shown by dense screens.
DENSE_QUALITY = 50


class Source(Protocol):
    """What the pages need of a prepared picture (`layout.pictures.Prepared`)."""

    @property
    def data(self) -> bytes:
        """JPEG, PNG or SVG."""

    @property
    def mime(self) -> str:
        """Media type of the data."""

    @property
    def alt(self) -> str:
        """Alternative text."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture in one or more widths: what `<img>` says of it, and its files."""

    src: str
    width: int
    height: int
    alt: str
    files: dict[str, bytes]
    widths: tuple[tuple[str, int], ...] = ()
    raster: bool = True

    @property
    def srcset(self) -> str:
        """The files with their widths; empty where there is one only."""
        return ", ".join(f"{file} {width}w" for file, width in self.widths)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """The picture of a page, its thumbnail, its full size, and its head for Open Graph."""

    shown: Shown
    thumbnail: Shown
    full: str
    social: bytes


def page_picture(png: bytes, number: int, alt: str) -> PagePicture:
    """Return a page's picture (number 1-based) in all widths up to its own."""
    with Image.open(io.BytesIO(png)) as opened:
        image = opened.convert("RGB")
    size = image.size
    full = f"pages/page-{number:02d}.jpg"
    files = {full: _jpeg(image, progressive=False)}
    widths = [(full, image.width)]
    social = b""
    for width in sorted((w for w in PAGE_WIDTHS if w < size[0]), reverse=True):
        image = _narrowed(image, width)
        social = social or _social(image)
        name = f"pages/page-{number:02d}-{width}.jpg"
        dense = width == PAGE_WIDTHS[-1]
        files[name] = _jpeg(image, DENSE_QUALITY if dense else QUALITY)
        widths.insert(0, (name, width))
    thumb = _narrowed(image, min(THUMBNAIL, image.width))
    name = f"pages/thumb-{number:02d}.jpg"
    return PagePicture(
        Shown(widths[0][0], *size, alt, files, tuple(widths)),
        Shown(name, thumb.width, thumb.height, alt, {name: _jpeg(thumb)}),
        full,
        social or _social(image),
    )


def _social(image: Image.Image) -> bytes:
    """Return the Open Graph picture: the head of the page, JPEG."""
    width, height = SOCIAL
    head = min(image.height, round(image.width * height / width))
    part = image.resize(SOCIAL, Image.Resampling.BICUBIC, (0, 0, image.width, head))
    return _jpeg(part, 76)


def shown_picture(source: Source, stem: str, width: float, height: float) -> Shown:
    """Return a picture of an article; `width` and `height` are its frame's, in any unit."""
    if source.mime == "image/svg+xml":
        name = f"{stem}.svg"
        scale = 1200 / width
        return Shown(
            name, 1200, round(height * scale), source.alt, {name: source.data}, raster=False
        )
    ending = "png" if source.mime == "image/png" else "jpg"
    name = f"{stem}.{ending}"
    files = {name: source.data}
    with Image.open(io.BytesIO(source.data)) as image:
        size = image.size
        widths: tuple[tuple[str, int], ...] = ()
        if image.width > LARGE:
            small = f"{stem}-{SMALL}.{ending}"
            files[small] = _encoded(_narrowed(image, SMALL), ending)
            widths = ((small, SMALL), (name, image.width))
    return Shown(name, size[0], size[1], source.alt, files, widths)


def _narrowed(image: Image.Image, width: int) -> Image.Image:
    size = (width, round(image.height * width / image.width))
    return image.resize(size, Image.Resampling.BICUBIC)


def _encoded(image: Image.Image, ending: str) -> bytes:
    if ending == "jpg":
        return _jpeg(image.convert("RGB"))
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _jpeg(image: Image.Image, quality: int = QUALITY, *, progressive: bool = True) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, progressive=progressive)
    return out.getvalue()
