"""How light, busy and telling a picture is, place by place: where words may stand, in which ink.

Input: a picture. Output: `Tones`: colour, relative luminance (WCAG), unrest and weight, arrays over
the whole picture, and the faces in it; a stretch is asked for by a box in fractions. A drawing is
drawn small first, which loads WeasyPrint; where that cannot be done all of it counts as busy.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from math import ceil
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
from PIL import Image

from content.model import Box, Picture
from content.model.inks import InkSet
from layout.page.units import pt
from layout.pdf import weasy
from layout.pictures.faces import faces
from layout.pictures.files import BROKEN, decode, is_svg, no_pillow_limit, open_raster, reduced
from layout.pictures.info import PictureInfo, inspect, orientation
from layout.pictures.raster import upright
from layout.pictures.salience import weights

Floats = npt.NDArray[np.float64]
#: Cells along the longer side: one is 2 to 3 mm on an opening, less than a stroke of its head.
CELLS = 200
#: A picture of more pixels is made smaller by so many rows of the small one at once.
HUGE, BAND = 40_000_000, 32
#: A part of a cell that words may reach into and are not seen on it.
HAIR = 0.05
#: Pixels of a cell's side: what changes within a cell disturbs, too.
FINE = 4
#: A drawing's colours stand for what is behind them where it is clear: the paper's white.
_WHITE = (255, 255, 255)


#: Photographs whose tones are kept, some 100 kB each: more than an edition has (60).
MOST_KNOWN = 64
#: Drawings whose tones are kept, each in one set of inks.
MOST_DRAWN = 16


Made = TypeVar("Made", bound="Tones | Callable[[], Tones]")


@dataclass(frozen=True, eq=False)
class Tones:
    """Luminance, unrest and weight, each 0 to 1, of a picture's cells, rows × columns.

    `weight` is how much a cell tells: what differs from its surroundings in tone or colour, what
    has detail, faces most of all. `colour` is sRGB, 0 to 1, in a third axis. `faces` are boxes in
    fractions of the whole picture, also in a part of it.
    """

    light: Floats
    unrest: Floats
    colour: Floats
    weight: Floats
    faces: tuple[Box, ...] = ()
    _telling: dict[float, int] = field(default_factory=dict, init=False, repr=False)

    def part(self, box: Box) -> Tones:
        """Return the cells of a box in fractions of the picture; one cell at least."""
        return self.within(box.left, box.top, box.right, box.bottom)

    def within(self, x: float, y: float, right_x: float, foot_y: float) -> Tones:
        """Return the cells between edges in fractions of the picture; one cell at least."""
        across, down = self.cells(x, y, right_x, foot_y)
        cut = (down, across)
        colour, weight = self.colour[cut], self.weight[cut]
        return Tones(self.light[cut], self.unrest[cut], colour, weight, self.faces)

    def cells(self, x: float, y: float, right_x: float, foot_y: float) -> tuple[slice, slice]:
        """Return the columns and rows between edges in fractions; one of each at least."""
        rows, columns = self.light.shape
        top, left = int(y * rows), int(x * columns)
        bottom = max(top + 1, round(foot_y * rows))
        right = max(left + 1, round(right_x * columns))
        return slice(left, right), slice(top, bottom)

    def touched(self, x: float, y: float, right_x: float, foot_y: float) -> Tones:
        """Return all cells that an area between edges in fractions meets, if only in part."""
        rows, columns = self.light.shape
        right, foot = ceil(right_x * columns - HAIR), ceil(foot_y * rows - HAIR)
        return self.within(x, y, right / columns, foot / rows)

    def telling(self, least: float) -> int:
        """Return how many cells tell more than so much, counted once."""
        if least not in self._telling:
            self._telling[least] = int((self.weight > least).sum())
        return self._telling[least]

    def contrast(self, luminance: float, share: float = 0.94) -> float:
        """Return the contrast that words of a luminance have over such a share of the cells."""
        low, high = np.minimum(self.light, luminance), np.maximum(self.light, luminance)
        return float(np.quantile((high + 0.05) / (low + 0.05), 1 - share))

    def patches(self, side: int = 1) -> Floats:
        """Return the luminance of all patches of so many cells a side."""
        return smoothed(self.light, side)

    def blended(self, rgb: str, strength: float) -> Tones:
        """Return the tones under an ink of a strength 0 to 1: colours move towards it."""
        ink = np.array([int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)])
        colour = self.colour * (1 - strength) + ink * strength
        unrest = self.unrest * (1 - strength)
        return Tones(luminances(colour), unrest, colour, self.weight, self.faces)


def worst(light: Floats, luminance: float) -> float:
    """Return the contrast that words of a luminance have on the worst of some patches."""
    low, high = np.minimum(light, luminance), np.maximum(light, luminance)
    return float(((high + 0.05) / (low + 0.05)).min())


def smoothed(cells: Floats, side: int) -> Floats:
    """Return the means of all squares of a side that lie in an array; of the whole where none."""
    rows, columns = (min(side, size) for size in cells.shape)
    if rows <= 1 and columns <= 1:
        return cells
    sums = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1))
    cells.cumsum(axis=0).cumsum(axis=1, out=sums[1:, 1:])
    part = sums[rows:, columns:] - sums[:-rows, columns:] - sums[rows:, :-columns]
    return np.asarray((part + sums[:-rows, :-columns]) / (rows * columns))


def luminances(colour: Floats) -> Floats:
    """Return the relative luminance (WCAG 2.2) of sRGB colours 0 to 1 in the last axis."""
    linear = np.where(colour <= 0.04045, colour / 12.92, ((colour + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def tones(picture: Picture, inks: InkSet) -> Tones:
    """Return a picture's tones; of a drawing in these inks."""
    if is_svg(picture.file):
        return _of_drawing(picture, inks)
    return _of_photograph(picture.file, picture.file.stat().st_mtime_ns)


def expect(picture: Picture, inks: InkSet, made: Callable[[], Tones]) -> None:
    """Take a drawing's tones in these inks from what is `made`, when they are asked for.

    Another process may be at it meanwhile: to draw it this one would load WeasyPrint.
    """
    key = _key(picture, inks)
    if not isinstance(_DRAWN.get(key), Tones):
        _keep(key, made)


def drawing_tones(picture: Picture, inks: InkSet) -> Tones:
    """Return a drawing's tones in these inks, drawn here and now."""
    return _measured(_drawn(picture, inspect(picture), inks))


def photograph_tones(file: Path) -> Tones:
    """Return a photograph's tones; those of a middle grey where it cannot be read."""
    return _of_photograph(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=MOST_KNOWN)
def _of_photograph(file: Path, stamp: int) -> Tones:
    with open_raster(file) as image:
        try:
            with no_pillow_limit():
                reduced(image, None, 2 * FINE * CELLS, 2 * FINE * CELLS)
                decode(image)
                turn = orientation(image)
                small = upright(coarse(image, FINE * CELLS), turn)
                small.thumbnail((FINE * CELLS, FINE * CELLS), Image.Resampling.BOX)
        except BROKEN:
            return _busy()
    return _measured(small, faces(small))


def coarse(image: Image.Image, least: int) -> Image.Image:
    """Return a picture in RGB; a huge one smaller, band by band: a copy takes the memory twice.

    Its longer side is no less than twice as many pixels as asked for.
    """
    step = max(image.size) // (2 * least)
    if image.width * image.height <= HUGE or step < 2:
        return image.convert("RGB")
    small = Image.new("RGB", (-(-image.width // step), -(-image.height // step)))
    for row in range(0, small.height, BAND):
        box = 0, row * step, image.width, min(image.height, (row + BAND) * step)
        small.paste(image.crop(box).convert("RGB").reduce(step), (0, row))
    return small


#: Tones of drawings, or where they come from.
_DRAWN: dict[object, Tones | Callable[[], Tones]] = {}


def _of_drawing(picture: Picture, inks: InkSet) -> Tones:
    key = _key(picture, inks)
    known = _DRAWN.get(key)
    if known is None:
        return _keep(key, drawing_tones(picture, inks))
    if isinstance(known, Tones):
        return known
    try:
        found = known()
    except Exception:  # the other process is gone; what is wrong with the drawing is told here too
        found = drawing_tones(picture, inks)
    return _keep(key, found)


def _keep(key: object, made: Made) -> Made:
    if len(_DRAWN) > MOST_DRAWN:
        _DRAWN.clear()
    _DRAWN[key] = made
    return made


def _key(picture: Picture, inks: InkSet) -> object:
    """Return what a drawing's tones depend on."""
    colours = tuple((name, inks.rgb(name)) for name in inks.inks)
    return picture.file, picture.file.stat().st_mtime_ns, colours


def _drawn(picture: Picture, info: PictureInfo, inks: InkSet) -> Image.Image:
    """Return a drawing as pixels."""
    # Only a drawing that is an opening needs them: 0.6 s.
    import pypdfium2

    weasy.load()
    from weasyprint import HTML

    # Loads a CSS parser.
    from layout.pictures.svg import prepare_svg

    wide, high = info.aspect * 100.0, 100.0
    whole = Box(left=0, top=0, right=1, bottom=1)
    svg, _ = prepare_svg(picture, whole, wide, high, inks, "")
    address = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")
    page = (
        f"<style>@page{{size:{wide}mm {high}mm;margin:0}}body{{margin:0}}"
        f"img{{display:block;width:{wide}mm;"
        f'height:{high}mm}}</style><img src="{address}">'
    )
    document: Any = pypdfium2.PdfDocument(HTML(string=page).write_pdf())
    try:
        pixels: Image.Image = (
            document[0].render(scale=FINE * CELLS / max(pt(wide), pt(high))).to_pil()
        )
    finally:
        document.close()
    small = pixels.convert("RGB")
    small.thumbnail((FINE * CELLS, FINE * CELLS), Image.Resampling.BOX)
    return small


def _busy() -> Tones:
    """Return the tones of a picture that cannot be read: a middle grey without rest."""
    cells = np.full((CELLS, CELLS), 0.2)
    ones = np.ones((CELLS, CELLS))
    return Tones(cells, ones, np.full((CELLS, CELLS, 3), 0.48), ones)


def _measured(image: Image.Image, found: tuple[Box, ...] = ()) -> Tones:
    """Return luminance and unrest: how far lightness changes within a cell and to the next."""
    parts = np.asarray(image, dtype=np.float64) / 255
    lacking = [max(0, FINE - size) for size in parts.shape[:2]]
    parts = np.pad(parts, ((0, lacking[0]), (0, lacking[1]), (0, 0)), "edge")
    rows, columns = (size // FINE for size in parts.shape[:2])
    pieces = parts[: rows * FINE, : columns * FINE].reshape(rows, FINE, columns, FINE, 3)
    blocks = luminances(pieces)
    light, colour = blocks.mean(axis=(1, 3)), pieces.mean(axis=(1, 3))
    within = np.cbrt(blocks).std(axis=(1, 3))  # lightness as the eye takes it
    seen = np.cbrt(light)
    change = np.zeros_like(seen)
    for axis in (0, 1):
        step = np.abs(np.diff(seen, axis=axis))
        first, last = [(0, 0), (0, 0)], [(0, 0), (0, 0)]
        first[axis], last[axis] = (0, 1), (1, 0)
        change = np.maximum(change, np.maximum(np.pad(step, first), np.pad(step, last)))
    unrest = np.clip(np.maximum(change * 4, within * 4), 0, 1)
    return Tones(light, unrest, colour, weights(colour, unrest, found), found)
