"""What a banner is: the protocol of all designs, the range of heights, what they share."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from math import inf
from typing import Protocol

from content.model import Edition, Picture
from fonts.setting import Composer
from layout.page.errors import LayoutError
from layout.page.grid import Grid
from layout.page.placed import Block
from layout.page.units import MM_PER_INCH, pt
from layout.pictures import PictureError, crop_range, inspect

PICTURE_GROUND = "primary"
"""Ink under a picture: a drawing without a ground of its own stands on it."""

ANY_ASPECT = (0.5, 3.0)
"""Aspects allowed of a picture that cannot be read: the content's check reports it."""
#: Part of the type area's height that a banner takes at most: more is a hero.
MOST_SHARE = 0.42
#: A banner so much higher than it wants to be costs a tenth of a page of white less than the white
#: itself: a page with little copy has a larger picture and head, not an empty foot.
NEAR = 0.1
#: What a headline costs that is half as large as at the wanted height, twice: as a hero's, by which
#: a page full of copy has its headline first (design: prize.md, rule 4).
SMALL_COST = 0.6
#: Pixels per inch that a photograph has in its frame at least (`layout.pictures.prepare`).
LEAST_PPI = 110


class BannerError(LayoutError):
    """There is no banner of this name, or it cannot be placed in so many rows."""


class Banner(Protocol):
    """A design of the headline group."""

    covers_running_head: bool
    """True: the first page's running head is part of the banner."""

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return the possible heights in body rows of the type area, each with a cost (0 best)."""

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the banner with everything placed, from the first row on.

        Raises:
            BannerError: it does not fit into so many rows.
        """


def takes_lede(design: Banner, edition: Edition, grid: Grid, composer: Composer) -> bool:
    """Tell whether an opening sets the lede itself; a design that says nothing does not."""
    own = getattr(design, "takes_lede", None)
    return bool(own and own(edition, grid, composer))


def takes_band(design: Banner, edition: Edition, grid: Grid, composer: Composer) -> bool:
    """Tell whether an opening sets the key figures itself; a design that says nothing does not."""
    own = getattr(design, "takes_band", None)
    return bool(own and own(edition, grid, composer))


def parts_of(
    design: Banner, edition: Edition, grid: Grid, rows: int, composer: Composer
) -> tuple[Block, ...]:
    """Return the blocks of lede and key figures that the opening has set: own ones to a reader."""
    own = getattr(design, "place_parts", None)
    return own(edition, grid, rows, composer) if own else ()


def row_range(grid: Grid) -> range:
    """Return the heights a banner may have, in rows: broadsheet 10…46, tabloid 8…32 at 9 pt.

    Where there is little copy its picture and words take what would else be white. On a unit of a
    page it may take half of the height: a head needs its lines however low it is.
    """
    if grid.profile.most_pages:
        return range(5, grid.rows // 2 + 1)
    low = max(6, round(grid.rows * 0.095))
    return range(low, round(grid.rows * MOST_SHARE) + 1)


def costs(
    grid: Grid,
    wanted: float,
    fill: Callable[[int], float | None],
    size: Callable[[int], float] | None = None,
) -> tuple[tuple[int, float], ...]:
    """Return the rows that work with their cost.

    Args:
        grid: the grid.
        wanted: the part of the type area's height that suits the design best.
        fill: rows → part of the banner's height that is filled, or None where it does not fit.
        size: rows → size of the headline, pt: one smaller than at the wanted height costs.
    """
    found = []
    best = size(round(wanted * grid.rows)) if size else 0.0
    for rows in row_range(grid):
        filled = fill(rows)
        if filled is None:
            continue
        off = (rows - wanted * grid.rows) / (wanted * grid.rows)
        near = min(off, NEAR)  # from there on the cost grows evenly
        cost = 0.6 * near * (2 * off - near) + 1.5 * max(0.0, 0.8 - filled) ** 2
        if size and best:
            cost += SMALL_COST * max(0.0, 1 - size(rows) / best)
        found.append((rows, cost))
    least = min((cost for _, cost in found), default=0.0)
    return tuple((rows, round(cost - least, 4)) for rows, cost in found)


def aspects(picture: Picture) -> tuple[float, float]:
    """Return the smallest and greatest aspect (width / height) a picture's frame may have."""
    try:
        return _aspects(picture, picture.file.stat().st_mtime_ns)
    except (PictureError, OSError):
        return ANY_ASPECT


@lru_cache(maxsize=32)
def _aspects(picture: Picture, stamp: int) -> tuple[float, float]:
    """Read a picture once as long as its file's time `stamp` stays."""
    return crop_range(picture, inspect(picture))


def largest_frame(picture: Picture) -> tuple[float, float]:
    """Return how wide and how high a picture's frame may be for its pixels, pt.

    A frame narrower than the picture shows it at its whole height, a lower one at its whole width:
    one that keeps both limits has `LEAST_PPI` whatever its crop.
    """
    try:
        return _largest(picture, picture.file.stat().st_mtime_ns)
    except (PictureError, OSError):
        return inf, inf


@lru_cache(maxsize=32)
def _largest(picture: Picture, stamp: int) -> tuple[float, float]:
    """Read a picture once as long as its file's time `stamp` stays."""
    info, crop = inspect(picture), picture.crop
    if info.vector:
        return inf, inf
    across, down = (crop.right - crop.left, crop.bottom - crop.top) if crop else (1.0, 1.0)
    wide, high = across * info.width_px, down * info.height_px
    return pt(wide / LEAST_PPI * MM_PER_INCH), pt(high / LEAST_PPI * MM_PER_INCH)


def widest_frame(picture: Picture) -> float:
    """Return how wide a picture's frame may be for its pixels, pt."""
    return largest_frame(picture)[0]
