"""Headline group beside a picture: a frame → the division that makes most of both.

The group stands at the left, the picture takes the rest up to the frame's right edge.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

from content.model import Edition, Headline
from fonts.setting import Composer
from fonts.setting.keeping import kept_by_owner
from layout.banners.base import costs
from layout.banners.words.group import Group, Palette, groups
from layout.page.grid import Grid
from layout.page.units import Rect

SHARES = (0.76, 0.7, 0.64, 0.58, 0.52, 0.46, 0.4, 0.34)
"""Parts of the frame's width that the group may have at most."""
LEAST_PICTURE = 0.22
"""Least part of the frame's width for the picture."""
WIDE = 1.8
"""A picture wider than so many heights gains nothing: its subject does not grow."""
PICTURE_WORTH = 0.22
"""How much a larger picture counts beside a larger headline."""


@dataclass(frozen=True, slots=True)
class Division:
    """A group, its zone and the picture's frame (None without a picture)."""

    group: Group
    zone: Rect
    picture: Rect | None
    fill: float


def division_costs(
    edition: Edition,
    grid: Grid,
    wanted: tuple[float, float],
    division: Callable[[int], Division | None],
) -> tuple[tuple[int, float], ...]:
    """Return a banner's heights (rows) with costs: how well each is filled, how large its head is.

    Args:
        edition: the edition.
        grid: the grid.
        wanted: parts of the type area's height that suit it best, without a picture and with one.
        division: rows → what stands in a banner so high, or None where it does not fit.
    """

    def fill(rows: int) -> float | None:
        made = division(rows)
        return made.fill if made else None

    def size(rows: int) -> float:
        made = division(rows)
        return made.group.size if made else 0.0

    if edition.headline.picture is None:
        return costs(grid, wanted[0], fill)
    return costs(grid, wanted[1], fill, size)


@kept_by_owner(128)
def divide(
    composer: Composer,
    headline: Headline,
    zone: Rect,
    frame: Rect,
    palette: Palette,
    *,
    aspects: tuple[float, float] | None,
    gap: float,
    least: float,
    dashes: int = 1,
    cut: float = 0,
    largest: tuple[float, float] = (inf, inf),
) -> Division | None:
    """Return the best division, None where nothing fits.

    Args:
        composer: the composer.
        headline: the words.
        zone: where the group may stand, pt; its right edge counts without a picture only.
        frame: the area that picture and group share; the picture fills its height.
        palette: inks of the group.
        aspects: smallest and greatest width / height of the picture; None without a picture.
        gap: between group and picture, pt.
        least: smallest size of the headline, pt.
        dashes: dashes beside the deck.
        cut: part of the frame's right side that the trim takes off, pt.
        largest: greatest width and height of the picture for its pixels, pt. One that has not
            enough for the least of pictures here takes its place all the same: it is refused later.
    """
    if aspects is None:
        return _alone(headline, composer, zone, palette, least, dashes)
    best: tuple[float, Division] | None = None
    low, high = aspects
    widest, highest = largest if largest[0] >= LEAST_PICTURE * frame.w else (inf, inf)
    for share in SHARES:
        limit = share * frame.w
        for group in groups(headline, composer, limit, zone.h, palette, dashes=dashes, least=least):
            left = zone.x + group.width + gap
            width = min(frame.right - left, high * frame.h, widest)
            if width < LEAST_PICTURE * frame.w:
                continue
            # A picture too wide for the place left to it is lower than the frame, at its foot.
            height = min(frame.h, (width - cut) / low, highest)
            picture = Rect(frame.right - width, frame.bottom - height, width, height)
            slack = picture.x - left
            filled = group.height / zone.h
            worth = min(width, WIDE * frame.h) ** PICTURE_WORTH * (height / frame.h)
            score = group.weight * worth * (1 - 0.6 * slack / frame.w)
            score *= 1 - 0.35 * max(0.0, 0.7 - filled)
            if best is None or score > best[0]:
                place = Rect(zone.x, zone.y, group.width + slack, zone.h)
                filled *= max(0.1, 1 - 1.6 * slack / frame.w) * height / frame.h
                best = score, Division(group, place, picture, filled)
    return best[1] if best else None


def _alone(
    headline: Headline, composer: Composer, zone: Rect, palette: Palette, least: float, dashes: int
) -> Division | None:
    """Return the largest group across the whole zone."""
    found = groups(headline, composer, zone.w, zone.h, palette, dashes=dashes, least=least)
    group = max(found, key=lambda item: item.weight, default=None)
    if group is None:
        return None
    return Division(group, zone, None, group.height / zone.h)
