"""An opening over the fold whose ground is its picture: given, grid, height in pt → `Plan`.

A drawing with all words on it where they are read, or a photograph with the headline on it
(`OnPhoto`); None where neither can be.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from math import floor

from content.model.inks import InkSet
from fonts.setting import Composer
from layout.banners.base import aspects, widest_frame
from layout.banners.fold.columns import Lede, set_columns
from layout.banners.fold.overpicture import OnPicture, head_ink, readable, small_ink
from layout.banners.fold.parts import (
    BETWEEN,
    FOOT,
    REVERSED_PT,
    SMALL_PARTS,
    UNDER,
    Given,
    Plan,
    Start,
    Words,
    deck_of,
    is_clear,
    kicker_of,
    palette_of,
)
from layout.banners.fold.photofold import PARTS, OnPhoto, crosses_well, foot, shaded
from layout.banners.onpicture.contrast import small_ink as small_ink_of
from layout.banners.onpicture.seen import Seen
from layout.banners.onpicture.shaded import GROUNDS
from layout.banners.running import head_rect
from layout.banners.words.group import Palette
from layout.banners.words.notes import caption_words, note
from layout.page.grid import Grid
from layout.page.units import Rect, pt
from layout.pictures.files import is_svg
from layout.pictures.subject import with_subject

#: Of the page's height: an opening on its picture is no lower. Parts of a side that its words take.
LEAST_HERO, SHARES = 0.28, (0.56, 0.68, 0.8, 1.0)
#: White round small words on a picture, rows: a roof that ends right under a letter is too near.
CLEAR_ROWS = 1.0


def on_picture(
    composer: Composer, given: Given, grid: Grid, bottom: float, start: Start
) -> Plan | None:
    """Return the opening whose ground is its picture; None where the words are not read there."""
    picture, trim, bleed = given.headline.picture, grid.trim, pt(grid.profile.reach_mm)
    assert picture is not None
    frame = Rect(-bleed, -bleed, trim.w + 2 * bleed, bottom + bleed)
    low, high = aspects(picture)
    if bottom / trim.h < LEAST_HERO or not low <= frame.w / frame.h <= high:
        return None
    if picture.safe is None or not is_clear(picture, frame, grid):
        return None
    inks = InkSet.of(dict(given.inks))
    seen = Seen.of(picture, frame, inks)
    left, right = grid.sides
    y = start.zone - UNDER * grid.leading - start.display.height
    pieces = start.display.rects(left, right, y)
    head = head_ink(seen, pieces, inks)
    strips = [Rect(side.x, head_rect(grid).y, side.w, head_rect(grid).h) for side in (left, right)]
    running = small_ink(seen, strips, inks)
    if head is None or running is None:
        return None
    for share in SHARES:
        wide = share * left.w
        for white in (True, False):
            if not (white or seen.flat):  # black overprints: only on flat tones
                continue
            palette = palette_of(grid, white)
            signed = note(given.signature, "byline", grid, composer, wide, white=white)
            caption = note(caption_words(picture), "caption", grid, composer, wide, white=white)
            for part in SMALL_PARTS:
                deck = deck_of(given, grid, composer, part * start.display.size, wide, palette)
                words = Words(deck, signed, caption)
                used = words.height(grid)
                y = start.zone + (used + BETWEEN * grid.leading if used else 0.0)
                under = caption.height + 1.5 * grid.leading if caption else 0.0
                room = bottom - FOOT * grid.leading - y - under
                least = REVERSED_PT if white else 0.0
                ledes: list[Lede | None] = [None]
                if given.lede:
                    ledes = [*set_columns(given.lede, composer, wide, room, grid, least)]
                for lede in ledes:
                    end = y + (lede.height if lede else 0.0)
                    around = CLEAR_ROWS * grid.leading
                    high = end + under + around - start.zone
                    block = Rect(left.x - around, start.zone, wide + 2 * around, high)
                    if readable(seen, block, inks, white=white):
                        return Plan(
                            start.display,
                            start.kicker,
                            words,
                            lede,
                            (left.x, y),
                            start.top,
                            frame,
                            0.0,
                            OnPicture(head, running, white),
                            end + 1.5 * grid.leading if caption else 0.0,
                        )
    return None


def on_photo(
    composer: Composer, given: Given, grid: Grid, bottom: float, start: Start
) -> OnPhoto | None:
    """Return the opening whose ground is its photograph; None where it cannot be."""
    headline, trim, bleed = given.headline, grid.trim, pt(grid.profile.reach_mm)
    picture = headline.picture
    assert picture is not None
    if is_svg(picture.file) or trim.w + 2 * bleed > widest_frame(picture):
        return None
    left, right = grid.sides
    signed = note(given.signature, "byline", grid, composer, left.w, white=False)
    caption = note(caption_words(picture), "caption", grid, composer, right.w, white=False)
    stated, shown = picture.safe is not None, with_subject(picture)
    under = bottom - foot((signed, caption), grid)
    inks, running = InkSet.of(dict(given.inks)), head_rect(grid)
    strips = [Rect(side.x, running.y, side.w, running.h) for side in (left, right)]
    found: list[OnPhoto] = []
    for words in GROUNDS:
        white = words[0] == "paper"
        top = -bleed if white else running.bottom + 0.5
        frame = Rect(-bleed, top, trim.w + 2 * bleed, under - top)
        low, high = aspects(shown)
        if bottom / trim.h < LEAST_HERO or not low <= frame.w / frame.h <= high:
            continue
        seen = Seen.of(shown, frame, inks, stated=stated)
        if not crosses_well(seen, trim.w / 2):
            continue
        gap, small = UNDER * grid.leading, small_ink_of(words[0])
        palette = Palette(words[0], small, small, small, white, grid.styles)
        for size_part, part in product(PARTS, SMALL_PARTS):
            display = replace(start.display, size=floor(2 * size_part * start.display.size) / 2)
            kicker = kicker_of(headline, grid, composer, display, palette)
            y = start.top + (kicker.height + 0.5 * grid.leading if kicker else 0.0)
            zone = y + display.height + gap
            deck = deck_of(given, grid, composer, part * display.size, left.w, palette)
            smalls = [
                (Rect(left.x, at, one.width, one.height), one.size)
                for one, at in ((kicker, start.top), (deck, zone))
                if one
            ]
            pieces = [(rect, display.size) for rect in display.rects(left, right, y)]
            on = strips if white else []
            shades = shaded(seen, words, pieces, smalls, on, inks)
            if shades is not None:
                found.append(
                    OnPhoto(
                        display,
                        kicker,
                        deck,
                        signed,
                        caption,
                        start.top,
                        gap,
                        frame,
                        words[0],
                        shades,
                        size_part,
                    )
                )
    return min(found, key=lambda one: one.cost, default=None)
