"""An opening over the fold whose words stand on its ground: given, grid, height in pt → `Plan`.

The picture stands at the right of the words, over the fold only where its stated subject is
clear of it; or there is none.
"""

from __future__ import annotations

from collections.abc import Iterator

from content.model import Picture
from fonts.setting import Composer
from layout.banners.base import aspects
from layout.banners.fold.columns import Lede, set_columns
from layout.banners.fold.parts import (
    BETWEEN,
    FOOT,
    SMALL_PARTS,
    Given,
    Plan,
    Start,
    Words,
    deck_of,
    is_clear,
    is_dark,
    palette_of,
)
from layout.banners.words.notes import caption_words, note
from layout.page.grid import Grid
from layout.page.units import Rect, pt

#: White under the words, as a part of the type area, is no more (the audit: 8 %).
MOST_WHITE = 0.07
#: Parts of a side that words beside a picture over the fold have; least part a picture has.
WORDS, LEAST_PICTURE = (0.36, 0.5, 0.66, 0.82), 0.3


def beside_picture(
    composer: Composer,
    given: Given,
    grid: Grid,
    bottom: float,
    start: Start,
    frame: Rect | None,
    least: float,
) -> Plan | None:
    """Return the opening whose words stand beside its picture, or without any.

    `least`: size of white small words, pt.
    """
    dark, headline = is_dark(given.banner), given.headline
    left, right = grid.sides
    palette, zone = palette_of(grid, dark), start.zone
    beside = frame.x - 1.5 * grid.gutter if frame else right.right
    wide = min(beside, left.right) - left.x
    signed = note(given.signature, "byline", grid, composer, wide, white=dark)
    caption = note(caption_words(headline.picture), "caption", grid, composer, wide, white=dark)
    room = bottom - FOOT * grid.leading - zone
    room -= caption.height + grid.leading if caption else 0.0
    for part in SMALL_PARTS:
        deck = deck_of(given, grid, composer, part * start.display.size, wide, palette)
        words = Words(deck, signed, caption)
        used = words.height(grid)
        if used > room + 0.01:
            continue
        place = Rect(left.x, zone, wide, room)
        found = lede_beside(given, grid, composer, place, used, beside, least if dark else 0.0)
        if found is None:
            continue
        lede, at, empty = found
        white = empty / (grid.area.w * grid.area.h)
        if frame is None and white > MOST_WHITE:
            continue
        return Plan(start.display, start.kicker, words, lede, at, start.top, frame, white)
    return None


def lede_beside(
    given: Given,
    grid: Grid,
    composer: Composer,
    zone: Rect,
    used: float,
    beside: float,
    least: float,
) -> tuple[Lede | None, tuple[float, float], float] | None:
    """Return the lede, its place, and what stays empty under the words, pt².

    Args:
        given: what the opening is made of.
        grid: the grid.
        composer: the composer.
        zone: what the words at the left have.
        used: the height that deck and byline take of it, pt.
        beside: how far words may reach at the right, pt.
        least: size of its letters, pt.
    """
    if not given.lede:
        return None, (0.0, 0.0), (zone.h - used) * zone.w
    right = grid.sides[1]
    if beside > right.x:  # on the other side of the fold, beside the picture where there is one
        lede = next(set_columns(given.lede, composer, beside - right.x, zone.h, grid, least), None)
        if lede is not None:
            empty = (zone.h - used) * zone.w + (zone.h - lede.height) * (beside - right.x)
            return lede, (right.x, zone.y), empty
    below = used + BETWEEN * grid.leading if used else 0.0
    lede = next(set_columns(given.lede, composer, zone.w, zone.h - below, grid, least), None)
    if lede is None:
        return None
    return lede, (zone.x, zone.y + below), (zone.h - below - lede.height) * zone.w


def frames_beside(picture: Picture | None, grid: Grid, top: float, bottom: float) -> Iterator[Rect]:
    """Yield the picture's frames at the right under the headline, bleeding, the widest first.

    It crosses the fold only where an editor said where its subject is, and that is clear of it.
    """
    if picture is None or bottom - top < 0.08 * grid.trim.h:
        return
    left, right = grid.sides
    low, high = aspects(picture)
    edge, height = grid.trim.w + pt(grid.profile.reach_mm), bottom - top
    widths = [edge - left.x - share * left.w - 1.5 * grid.gutter for share in WORDS]
    for widest in (*widths, edge - right.x):
        wide = min(widest, high * height)
        if wide < max(low * height, LEAST_PICTURE * left.w):
            continue
        frame = Rect(edge - wide, top, wide, height)
        if frame.x >= right.x - 0.01 or is_clear(picture, frame, grid):
            yield frame
