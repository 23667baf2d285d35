"""Where a headline stands on a picture: words, picture, zone in pt → the best `Spot`.

On the picture's rest, or on a panel over a drawing that gives none. A stated `calm` box goes
before what is found; a stated `safe` box is the subject and stays uncovered, and so does every
face. A photograph that gives no rest is shaded (`shaded`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from content.model import Headline
from content.model.inks import InkSet
from fonts.setting import Composer
from layout.banners.onpicture.panel import on_panel
from layout.banners.onpicture.seen import TELLS, Seen
from layout.banners.onpicture.sums import Sums
from layout.banners.onpicture.worth import (
    STEPS_WORTH,
    Promises,
    Spot,
    bare,
    crossed,
    most_bare,
    most_crossed,
)
from layout.banners.words.display import STEPPED, Align, Display, display_boxes, displays
from layout.banners.words.group import Palette
from layout.page.units import Rect

#: Parts of the zone that a headline is tried in.
WIDTHS, HEIGHTS = (1.0, 0.82, 0.66, 0.52, 0.42), (0.86, 0.62, 0.44)
#: Places down the zone that are tried.
STEPS = 6


def find_spot(
    headline: Headline,
    composer: Composer,
    seen: Seen,
    zone: Rect,
    inks: InkSet,
    palette: Palette,
    least: float,
    heights: tuple[float, ...] = HEIGHTS,
) -> Spot | None:
    """Return where a headline stands on a picture: on its rest, or on a panel over a drawing.

    Args:
        headline: the words.
        composer: the composer.
        seen: the picture in its frame.
        zone: of the picture's frame, where words may stand, pt.
        inks: the edition's inks, of the screen.
        palette: its styles; inks are chosen here.
        least: smallest size of the headline, pt.
        heights: parts of the zone's height that are tried.
    """
    order = tuple(dict.fromkeys((palette.headline or "primary", "paper", "primary_dark", "ink")))
    if seen.calm is not None:
        calm = _common(seen.calm, zone)
        whole = _places(headline, composer, calm, palette, least, whole=True)
        best = _best(whole, seen, inks, order, calm=True)
        if best is not None:
            return best
    places = _places(headline, composer, zone, palette, least, heights)
    best = _best(places, seen, inks, order, calm=False)
    if seen.photograph:
        return best
    return best or on_panel(headline, composer, seen, zone, palette, least)


def _common(one: Rect, two: Rect) -> Rect:
    x, y = max(one.x, two.x), max(one.y, two.y)
    return Rect(x, y, min(one.right, two.right) - x, min(one.bottom, two.bottom) - y)


def _places(
    headline: Headline,
    composer: Composer,
    zone: Rect,
    palette: Palette,
    least: float,
    heights: tuple[float, ...] = HEIGHTS,
    *,
    whole: bool = False,
) -> Iterator[tuple[Display, Rect]]:
    """Yield displays with their places in a zone; in the whole of it where it is stated."""
    if min(zone.w, zone.h) <= 0:
        return
    for one in sizes(headline, composer, zone, palette, least, heights, whole=whole):
        yield from _down(one, zone)


def sizes(
    headline: Headline,
    composer: Composer,
    zone: Rect,
    palette: Palette,
    least: float,
    heights: tuple[float, ...] = HEIGHTS,
    *,
    whole: bool = False,
) -> Iterator[Display]:
    """Yield the different displays that fit parts of a zone."""
    seen: set[tuple[object, ...]] = set()
    for wide in (1.0,) if whole else WIDTHS:
        for high in (1.0,) if whole else heights:
            tried: dict[Align, list[Display]] = {
                align: list(
                    displays(
                        headline,
                        composer,
                        wide * zone.w,
                        high * zone.h,
                        palette,
                        align=align,
                        least=least,
                        close=True,
                    )
                )
                for align in ("left", "steps")
            }
            # Steps back to the left are as large as those to the right.
            tried["back"] = [replace(one, align="back") for one in tried["steps"]]
            for align, found in tried.items():
                for one in found:
                    key = one.way.role.style, len(one.way.lines), one.size, align
                    if key not in seen:
                        seen.add(key)
                        yield one


def _down(one: Display, zone: Rect) -> Iterator[tuple[Display, Rect]]:
    """Yield the places of a display in a zone: at its sides, in the middle, from the top down."""
    room_x, room_y = zone.w - one.width, zone.h - one.height
    aligns: tuple[tuple[float, Align], ...] = ((0.0, one.align),)
    if room_x > 0.04 * zone.w and one.align == "left":
        aligns = ((0.0, "left"), (0.5, "centre"), (1.0, "right"))
    for at, align in aligns:
        display = replace(one, align=align)
        for step in range(STEPS):
            y = zone.y + room_y * step / (STEPS - 1)
            yield display, Rect(zone.x + at * room_x, y, one.width, one.height)


def _best(
    places: Iterator[tuple[Display, Rect]],
    seen: Seen,
    inks: InkSet,
    order: tuple[str, ...],
    *,
    calm: bool,
) -> Spot | None:
    """Return the best of the places that can be read; None where none can."""
    sums = Sums(seen, TELLS)

    def most_of(place: tuple[Display, Rect]) -> float:
        """Return what a place is worth at the most: the head's size, high up before low down."""
        display, rect = place
        steps = STEPS_WORTH if display.align in STEPPED else 1.0
        high = 1 - 0.12 * (rect.y - seen.frame.y) / seen.frame.h
        return seen.size_worth(display) * steps * high

    ordered = sorted(((most_of(place), place) for place in places), key=lambda one: -one[0])

    boxes = [display_boxes(*place) for _, place in ordered]
    promises = Promises.of(boxes, [most for most, _ in ordered])
    promised = np.stack(
        (most_crossed(promises, seen, sums), most_bare(promises, seen, sums, calm=calm)), axis=1
    ).ravel()
    best: Spot | None = None
    found_at = 0
    # What promises most first: then little of the rest can still be the best. Of equals the first.
    for at in np.argsort(-promised, kind="stable").tolist():
        least = best.worth if best else 0.0
        if promised[at] < least:
            break
        most, (display, rect) = ordered[at // 2]
        own = boxes[at // 2]
        if seen.on_face((*own[0], *own[1])):
            continue
        if at % 2:
            found = bare(display, rect, own, most, seen, inks, order, calm=calm)
        else:
            found = crossed(display, rect, own, most, seen, inks, order, least)
        if found and (best is None or (-found.worth, at) < (-best.worth, found_at)):
            best, found_at = found, at
    return best
