"""Great discs of a drawing: a sun, a moon, a wheel that a headline may cross.

Input: a picture. Output: its filled circles and ellipses in fractions of the picture, the greatest
first; those under transforms, which would have to be followed, are left out, as are small ones. A
photograph has none: its edges are not known to a hair.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lxml import etree

from content.model import Picture
from layout.pictures.errors import PictureError
from layout.pictures.files import is_svg
from layout.pictures.svg_clean import local, read_svg, view_box

#: Least diameter, a part of the picture's height: a head of two lines is half of it.
LEAST = 0.3
#: Discs kept: a head crosses one.
MOST = 3


@dataclass(frozen=True, slots=True)
class Disc:
    """A disc by its middle and half axes, in fractions of the picture's width and height."""

    x: float
    y: float
    across: float
    down: float


def discs(picture: Picture) -> tuple[Disc, ...]:
    """Return the great discs of a drawing; none of a photograph or of what cannot be read."""
    if not is_svg(picture.file):
        return ()
    return _discs(picture, picture.file.stat().st_mtime_ns)


@lru_cache(maxsize=32)
def _discs(picture: Picture, stamp: int) -> tuple[Disc, ...]:
    try:
        root = read_svg(picture.file)
        left, top, wide, high = view_box(root, picture.file.name)
    except PictureError:
        return ()  # a finding of the picture's own, told elsewhere
    found = []
    for shape in root.iter():
        radii = _radii(shape)
        if radii is None or not _plain(shape):
            continue
        x, y = (_number(shape, name) for name in ("cx", "cy"))
        if 2 * min(radii) >= LEAST * high:
            across, down = radii[0] / wide, radii[1] / high
            found.append(Disc((x - left) / wide, (y - top) / high, across, down))
    return tuple(sorted(found, key=lambda disc: -disc.across)[:MOST])


def _radii(shape: etree._Element) -> tuple[float, float] | None:
    match local(shape):
        case "circle":
            return _number(shape, "r"), _number(shape, "r")
        case "ellipse":
            return _number(shape, "rx"), _number(shape, "ry")
        case _:
            return None


def _plain(shape: etree._Element) -> bool:
    """Tell whether a shape is filled and stands where its numbers say."""
    if shape.get("fill", "") == "none" or "fill:none" in (shape.get("style") or ""):
        return False
    chain = (shape, *shape.iterancestors())
    hidden = any(local(one) in ("defs", "clipPath", "mask", "symbol", "pattern") for one in chain)
    return not hidden and not any(one.get("transform") for one in chain)


def _number(shape: etree._Element, name: str) -> float:
    try:
        return float(shape.get(name) or 0.0)
    except ValueError:
        return 0.0
