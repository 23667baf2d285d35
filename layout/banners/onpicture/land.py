"""The figures in a picture's land: the calm low part of a drawing carries the key figures.

Input: the edition's band of key figures and a drawing in its frame. Output: a `Land`: the ink that
the drawing ends in, how high it is calm from the foot up, and how high the figures are; and the
band's block. Where the land is lower than the figures its ink runs on under the picture.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from charts import ChartError, height_range
from content.model import Figure, FigureKind
from content.model.inks import InkSet, luminance
from fonts.setting import Composer
from layout.banners.onpicture.contrast import WANTED
from layout.banners.onpicture.seen import Seen
from layout.page.grid import Grid
from layout.page.placed import Block, PlacedFigure
from layout.page.units import Rect, mm, pt
from layout.pictures.tones import Floats

#: Inks that a land may be in: solids, dark and light, with the ink of words on each.
LANDS = {
    "secondary": "paper",
    "secondary_dark": "paper",
    "secondary_deep": "paper",
    "primary": "paper",
    "primary_dark": "paper",
    "ink": "paper",
    "sand": "ink",
    "tint": "ink",
    "secondary_light": "ink",
}
#: The lowest part of a frame that says which ink it ends in.
FOOT = 0.04
#: How far its cells may be from that ink: the foot's in the middle, nearly all of the land's; and
#: the unrest of a land, on which figures stand: furrows, not houses.
LIKE, NEAR, REST = 0.09, 0.24, 0.4
#: Part of a row of cells that must be land.
WHOLE = 0.985
#: How far from their least to their ideal height figures are at least: what is left is the head's.
EASE = 0.1
#: White over and under the figures, rows: the land is their ground and needs no more around them.
OVER, UNDER = 0.6, 0.6


@dataclass(frozen=True, slots=True)
class Land:
    """The ground of the figures: its ink, how high it is in the frame, pt.

    `needed` and `least` are the height of the figures with the white over and under them.
    """

    figure: Figure
    ink: str
    high: float
    needed: float
    least: float

    @property
    def beyond(self) -> float:
        """Height by which its ink runs on under the picture, pt."""
        return max(0.0, self.needed - self.high)


def land_of(
    band: Figure | None, seen: Seen, inks: InkSet, composer: Composer, grid: Grid
) -> Land | None:
    """Return the land of a drawing; None where it ends in no plain ink, or there are no figures."""
    if band is None or band.kind is not FigureKind.KEY or seen.photograph:
        return None
    ink = _ink(seen, inks)
    if not ink:
        return None
    low, high = sorted(luminance(inks.rgb(name)) for name in (ink, LANDS[ink]))
    if (high + 0.05) / (low + 0.05) < WANTED:
        return None
    figure = band.model_copy(update={"ground": ink})
    try:
        least, ideal, most = height_range(
            figure, mm(grid.area.w), composer.measurer, grid.styles.chart
        )
    except ChartError:
        return None
    white, high = (OVER + UNDER) * grid.leading, _high(seen, inks, ink)
    needed = min(max(pt(least + EASE * (ideal - least)), high - white), pt(most)) + white
    return Land(figure, ink, high, needed, pt(least) + white)


def band_block(land: Land, frame: Rect, grid: Grid) -> Block:
    """Return the figures' block on the land of a picture in a frame."""
    area, bottom = grid.area, frame.bottom + land.beyond
    top = bottom - land.needed
    white = (OVER + UNDER) * grid.leading
    rect = Rect(area.x, top + OVER * grid.leading, area.w, land.needed - white)
    return Block("band", "band", rect, figures=(PlacedFigure(land.figure, rect),))


def _ink(seen: Seen, inks: InkSet) -> str:
    """Return the ink that a drawing's foot is in; empty where it is in none."""
    frame = seen.frame
    high = FOOT * frame.h
    foot = seen.behind(Rect(frame.x, frame.bottom - high, frame.w, high)).colour.reshape(-1, 3)
    far = {ink: float(np.median(_off(foot, inks, ink))) for ink in LANDS}
    ink = min(far, key=lambda name: far[name])
    return ink if far[ink] < LIKE else ""


def _high(seen: Seen, inks: InkSet, ink: str) -> float:
    """Return how high a drawing is calm in an ink, from its foot up, pt."""
    tones = seen.tones
    calm = (_off(tones.colour, inks, ink) < NEAR) & (tones.unrest < REST)
    rows = calm.mean(axis=1) >= WHOLE
    above = np.flatnonzero(~rows)
    count = len(rows) - 1 - (int(above[-1]) if len(above) else -1)
    return float(count / len(rows) * seen.frame.h)


def _off(colour: Floats, inks: InkSet, ink: str) -> Floats:
    """Return how far colours are from an ink, in their most different part."""
    rgb = inks.rgb(ink)
    own = np.array([int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    return np.asarray(np.abs(colour - own).max(axis=-1))
