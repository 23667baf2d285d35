"""A headline beside or over its picture: for photographs that give words no place.

Input: headline, picture in its range of crops, the grid and a height in rows. Output: an `Apart`:
the head on the paper and the picture's frame, which bleeds. `over`: the head across the page, the
picture under it from edge to edge. `beside`: an upright picture at the right edge, the head and the
lede in the column that is left.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from content.model import Headline, Paragraph
from content.model.inks import InkSet
from fonts.setting import Composer
from layout.banners.onpicture.ledes import Lede, columns_of_lede
from layout.banners.onpicture.seen import Seen
from layout.banners.words.display import Align, Display, displays
from layout.banners.words.group import Palette
from layout.banners.words.notes import Note
from layout.page.grid import Grid
from layout.page.units import Rect, pt

#: How words apart from the picture count beside words on it. A picture from edge to edge under a
#: head across the page is one large thing; half a page beside a column of words is two small ones:
#: at 0.84 three of ten editions opened so whose picture could bear the head (`Hero.lower` is for
#: pages that have no room for it).
OVER_WORTH, BESIDE_WORTH = 0.78, 0.66
#: How much size counts, as on a picture.
SIZE_WORTH = 0.75
#: Parts of the page's width that an upright picture takes, widest first.
SHARES = (0.56, 0.52, 0.48, 0.44, 0.4, 0.36, 0.32)
#: What a larger picture adds.
PICTURE_WORTH = 0.35
#: White over and under the words, rows.
OVER, UNDER = 0.9, 1.0
#: Part of its column's height that the head fills at best, and what is lost below that. At 0.8 a
#: tabloid had 60 × 40 mm of white under the byline, and the lede stood elsewhere.
FULL, EMPTY_COST = 0.9, 2.0
#: Part of the type area that may stay empty under the words of the column: what is left of a line
#: or two; a picture that is higher than its words would leave a hole (design: prize.md, rule 3).
MOST_EMPTY = 0.03
#: Grounds that may run on from a drawing's edge; the edge, parts of its width and height; how far
#: its colour may be from the ink's, of 1.
GROUNDS, EDGE, UPPER, LIKE = ("sand", "tint", "paper"), 0.04, 0.7, 0.07
#: The head over its picture: parts of the height that it may take.
HEAD_PARTS = (0.62, 0.5, 0.4, 0.3)


@dataclass(frozen=True, slots=True)
class Apart:
    """A head and a picture that do not touch."""

    form: str
    display: Display
    rect: Rect
    frame: Rect
    byline: tuple[Note, float, float] | None
    caption: tuple[Note, float, float] | None
    lede: Lede | None
    worth: float
    #: The ink that the picture's edge runs on in, under the head; empty: the head is on the paper.
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """What is said: headline, lede, byline and caption, as notes of several widths."""

    headline: Headline
    lede: tuple[Paragraph, ...]
    byline: Note | None
    caption: Note | None


def over(
    words: Words,
    composer: Composer,
    grid: Grid,
    rows: int,
    top: float,
    limits: tuple[float, float],
    palette: Palette,
    least: float,
    widest: float,
) -> Apart | None:
    """Return the head across the page over its picture; None where no crop of it is so low."""
    area, bleed = grid.area, pt(grid.profile.reach_mm)
    start, bottom = top + OVER * grid.leading, grid.y(rows)
    foot = _foot(words, grid)
    wide = grid.trim.w + 2 * bleed
    low, high = wide / limits[1], wide / limits[0]
    if wide > widest:
        return None
    best: Apart | None = None
    for part in HEAD_PARTS:
        room = min(part * (bottom - start), bottom - start - foot - low - UNDER * grid.leading)
        for align in ("centre", "steps"):
            for one in _displays(words, composer, area.w, room, palette, align, least):
                y = start + one.height + UNDER * grid.leading
                frame = Rect(-bleed, y, wide, bottom - foot - y)
                spare = frame.h - high
                if frame.h < low or spare > 2 * grid.leading:
                    continue
                if spare > 0:
                    frame = Rect(frame.x, frame.y + spare, frame.w, high)
                worth = one.weight**SIZE_WORTH * OVER_WORTH
                worth *= (frame.h / (bottom - start)) ** PICTURE_WORTH
                if best is None or worth > best.worth:
                    x = area.x + (0 if align == "steps" else (area.w - one.width) / 2)
                    rect = Rect(x, start + max(0.0, spare) / 2, one.width, one.height)
                    byline, caption = _at_foot(words, grid, frame.bottom)
                    best = Apart("over", one, rect, frame, byline, caption, None, worth)
    return best


def beside(
    words: Words,
    composer: Composer,
    grid: Grid,
    rows: int,
    top: float,
    limits: tuple[float, float],
    palette: Palette,
    least: float,
    widest: float,
) -> Apart | None:
    """Return the head beside an upright picture; None where its crops are wider than that.

    The picture is no higher than the words fill the column beside it.
    """
    area, bleed, trim = grid.area, pt(grid.profile.reach_mm), grid.trim
    bottom = grid.y(rows)
    high = bottom - top
    best: Apart | None = None
    for share in SHARES:
        wide = share * trim.w + bleed
        if not limits[0] <= wide / high <= limits[1] or wide > widest:
            continue
        frame = Rect(trim.w + bleed - wide, top, wide, high)
        left = Rect(area.x, top + OVER * grid.leading, frame.x - 1.5 * grid.gutter - area.x, 0)
        for with_lede in (True, False) if words.lede else (False,):
            for one in _displays(words, composer, left.w, high, palette, "left", least):
                most = one.weight**SIZE_WORTH * BESIDE_WORTH
                most *= (frame.w / trim.w / SHARES[2]) ** PICTURE_WORTH
                if best is not None and most <= best.worth:
                    continue
                made = _column(
                    words, composer, grid, one, left, bottom, frame, most, with_lede=with_lede
                )
                if made is not None and (best is None or made.worth > best.worth):
                    best = made
    return best


def _column(
    words: Words,
    composer: Composer,
    grid: Grid,
    one: Display,
    left: Rect,
    bottom: float,
    frame: Rect,
    most: float,
    *,
    with_lede: bool,
) -> Apart | None:
    """Return a head with what stands under it in the column beside a picture.

    `most`: what it is worth where it fills the column.
    """
    gap = 1.1 * grid.leading
    y = left.y + one.height + gap
    byline = (words.byline, left.x, y) if words.byline else None
    if words.byline:
        if words.byline.width > left.w:
            return None
        y += words.byline.height + 0.8 * grid.leading
    # The last line keeps clear of the picture's foot, where a ground may end.
    foot = bottom - (words.caption.height + 0.6 * grid.body if words.caption else 0.0)
    if words.caption and words.caption.width > left.w:
        return None
    end = foot - (gap if words.caption else 0.0)
    lede: Lede | None = None
    if with_lede:
        room = Rect(left.x, y, left.w, end - y)
        lede = columns_of_lede(words.lede, composer, room, grid)
        if lede is None:
            return None
        y = lede.rect.bottom
    if y > end + 0.01 or left.w * (end - y) > MOST_EMPTY * grid.area.w * grid.area.h:
        return None
    filled = (y - left.y) / (end - left.y)
    worth = most * (1 - EMPTY_COST * max(0.0, FULL - filled))
    # At the picture, not at the page's edge: it is the picture's.
    caption = (words.caption, left.right - words.caption.width, foot) if words.caption else None
    rect = Rect(left.x, left.y, one.width, one.height)
    return Apart("beside", one, rect, frame, byline, caption, lede, worth)


def run_on(seen: Seen, inks: InkSet) -> str:
    """Return the ink that a drawing's left edge is in; empty where it is in none of the grounds.

    What stands beside such a drawing stands on its own ground: head and picture are one.
    """
    frame = seen.frame
    edge = seen.behind(Rect(frame.x, frame.y, EDGE * frame.w, UPPER * frame.h))
    tone = edge.colour.reshape(-1, 3)
    for ink in GROUNDS:
        own = np.array([int(inks.rgb(ink)[i : i + 2], 16) / 255 for i in (1, 3, 5)])
        if float(np.quantile(np.abs(tone - own).max(axis=1), 0.9)) < LIKE:
            return ink
    return ""


def _displays(
    words: Words,
    composer: Composer,
    width: float,
    height: float,
    palette: Palette,
    align: Align,
    least: float,
) -> Iterator[Display]:
    if min(width, height) <= 0:
        return
    for part in (1.0, 0.85, 0.7, 0.55):
        yield from displays(
            words.headline, composer, width, part * height, palette, align=align, least=least
        )


def _foot(words: Words, grid: Grid) -> float:
    """Return the height of the line under a picture, with the white over it, pt."""
    notes = [item for item in (words.byline, words.caption) if item]
    if not notes:
        return 0.0
    stacked = sum(item.width for item in notes) + grid.gutter > grid.area.w
    high = sum(i.height for i in notes) if stacked else max(i.height for i in notes)
    return high + (0.5 * grid.body if stacked and len(notes) > 1 else 0.0) + 0.9 * grid.body


def _at_foot(
    words: Words, grid: Grid, y: float
) -> tuple[tuple[Note, float, float] | None, tuple[Note, float, float] | None]:
    """Return byline and caption at their places under a picture that ends at y."""
    area = grid.area
    y += 0.55 * grid.body
    byline = (words.byline, area.x, y) if words.byline else None
    if words.caption is None:
        return byline, None
    right = area.right - words.caption.width
    if words.byline and words.byline.width > right - grid.gutter - area.x:
        y += words.byline.height + 0.5 * grid.body
    return byline, (words.caption, right, y)
