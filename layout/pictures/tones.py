"""How light and how busy a picture is, place by place: where words may stand, and in which ink.

Input: a picture. Output: `Tones`: relative luminance (WCAG) and unrest, both small arrays over the
whole picture; a stretch of them is asked for by a box in fractions of the picture. A drawing is
drawn small first, which loads WeasyPrint; where that cannot be done all of it counts as busy.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from content.model import Box, Picture
from content.model.inks import InkSet
from layout.page.units import pt
from layout.pictures.files import BROKEN, decode, is_svg, no_pillow_limit, open_raster
from layout.pictures.info import PictureInfo, inspect

Floats = npt.NDArray[np.float64]
#: Cells along the longer side: one is 2 to 3 mm on an opening, less than a stroke of its head.
CELLS = 160
#: Pixels of a cell's side: what changes within a cell disturbs, too.
FINE = 4
#: A drawing's colours stand for what is behind them where it is clear: the paper's white.
_WHITE = (255, 255, 255)


@dataclass(frozen=True, eq=False)
class Tones:
    """Luminance 0 to 1 and unrest 0 to 1 of a picture's cells, rows × columns."""

    light: Floats
    unrest: Floats

    def part(self, box: Box) -> Tones:
        """Return the cells of a box in fractions of the picture; one cell at least."""
        rows, columns = self.light.shape
        top, left = int(box.top * rows), int(box.left * columns)
        bottom = max(top + 1, round(box.bottom * rows))
        right = max(left + 1, round(box.right * columns))
        cut = (slice(top, bottom), slice(left, right))
        return Tones(self.light[cut], self.unrest[cut])

    def contrast(self, luminance: float, share: float = 0.94) -> float:
        """Return the contrast that words of a luminance have over such a share of the cells."""
        low, high = np.minimum(self.light, luminance), np.maximum(self.light, luminance)
        return float(np.quantile((high + 0.05) / (low + 0.05), 1 - share))


def tones(picture: Picture, inks: InkSet) -> Tones:
    """Return a picture's tones; of a drawing in these inks."""
    stamp = picture.file.stat().st_mtime_ns
    if is_svg(picture.file):
        return _of_drawing(picture, stamp, tuple((n, inks.rgb(n)) for n in inks.inks), inks)
    return _of_photograph(picture, stamp)


@lru_cache(maxsize=16)
def _of_photograph(picture: Picture, stamp: int) -> Tones:
    with open_raster(picture.file) as image:
        try:
            with no_pillow_limit():
                image.draft(None, (2 * FINE * CELLS, 2 * FINE * CELLS))
                decode(image)
                small = image.convert("RGB")
                small.thumbnail((FINE * CELLS, FINE * CELLS), Image.Resampling.BOX)
        except BROKEN:
            return _busy()
    return _measured(small)


_DRAWN: dict[object, Tones] = {}


def _of_drawing(picture: Picture, stamp: int, key: object, inks: InkSet) -> Tones:
    known = picture, stamp, key
    if known not in _DRAWN:
        if len(_DRAWN) > 16:
            _DRAWN.clear()
        _DRAWN[known] = _measured(_drawn(picture, inspect(picture), inks))
    return _DRAWN[known]


def _drawn(picture: Picture, info: PictureInfo, inks: InkSet) -> Image.Image:
    """Return a drawing as pixels."""
    # Only a drawing that is an opening needs them: 0.6 s.
    import pypdfium2
    from weasyprint import HTML

    # Loads a CSS parser.
    from layout.pictures.svg import prepare_svg

    wide, high = info.aspect * 100.0, 100.0
    whole = Box(left=0, top=0, right=1, bottom=1)
    svg, _ = prepare_svg(picture, whole, wide, high, inks, "")
    address = "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")
    page = (
        f"<style>@page{{size:{wide}mm {high}mm;margin:0}}img{{display:block;width:{wide}mm;"
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
    return Tones(np.full((CELLS, CELLS), 0.2), np.ones((CELLS, CELLS)))


def _measured(image: Image.Image) -> Tones:
    """Return luminance and unrest: how far lightness changes within a cell and to the next."""
    parts = np.asarray(image, dtype=np.float64) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    fine = linear @ np.array([0.2126, 0.7152, 0.0722])
    rows, columns = max(1, fine.shape[0] // FINE), max(1, fine.shape[1] // FINE)
    fine = np.pad(
        fine, ((0, max(0, FINE - fine.shape[0])), (0, max(0, FINE - fine.shape[1]))), "edge"
    )
    blocks = fine[: rows * FINE, : columns * FINE].reshape(rows, FINE, columns, FINE)
    light = blocks.mean(axis=(1, 3))
    within = np.cbrt(blocks).std(axis=(1, 3))  # lightness as the eye takes it
    seen = np.cbrt(light)
    change = np.zeros_like(seen)
    for axis in (0, 1):
        step = np.abs(np.diff(seen, axis=axis))
        first, last = [(0, 0), (0, 0)], [(0, 0), (0, 0)]
        first[axis], last[axis] = (0, 1), (1, 0)
        change = np.maximum(change, np.maximum(np.pad(step, first), np.pad(step, last)))
    return Tones(light, np.clip(np.maximum(change * 4, within * 4), 0, 1))
