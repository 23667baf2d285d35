"""A headline on a shaded photograph: where, how strong the shade must be, and in which ink.

Input: as `onpicture.find_spot`. Output: a `Spot` with a `Shade` of an ink of the look that begins
at the nearest edge of the picture, is whole under the words and fades out past them; or None. The
shade is as strong as the words need, and no stronger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from content.model import Headline
from content.model.inks import InkSet
from fonts.setting import Composer
from layout.banners.onpicture.contrast import (
    LARGE_PT,
    WANTED,
    contrast_on,
    enough,
    read_worth,
    small_ink,
)
from layout.banners.onpicture.seen import SUBJECT_COST, Seen, covered
from layout.banners.onpicture.spots import sizes
from layout.banners.onpicture.worth import COVER_COST, MOST_COVERED, STEPS_WORTH, Spot
from layout.banners.words.display import STEPPED, Display, display_boxes
from layout.banners.words.group import Palette
from layout.page.placed import Shade
from layout.page.units import Rect

#: Words and the shade under them: white on the look's darkest, the look's inks or black on white.
#: Small black words overprint and are set on no photograph: where the words are dark the running
#: head stands over the picture.
GROUNDS = (
    ("paper", "secondary_dark"),
    ("paper", "primary_dark"),
    ("primary", "paper"),
    ("secondary_dark", "paper"),
    ("ink", "paper"),
)
#: Strengths that are tried, least first. More is a panel.
STRENGTHS = (0.24, 0.36, 0.48, 0.6, 0.7, 0.8, 0.88)
#: Unrest under the words that is left at most.
REST = 0.13
#: Where the shade ends past the words, part of the frame.
FADE = 0.24
#: What strength costs; what a light shade is worth beside a dark one, which print holds better.
STRENGTH_COST, LIGHT_WORTH = 0.32, 0.94
#: What a dark shade loses whose hue is the opposite of the picture's: brown over a blue sky is
#: dirt. From so much colour on a picture's hue counts whole (distance from grey, of 1).
HUE_COST, COLOURED = 0.3, 0.06
#: Widest words that stand on a shade from the side, part of the frame.
SIDE = 0.56
#: White between words and the end of the whole shade, headline sizes.
PAD = 0.3


def shaded_spot(
    headline: Headline,
    composer: Composer,
    seen: Seen,
    zone: Rect,
    inks: InkSet,
    palette: Palette,
    least: float,
) -> Spot | None:
    """Return where a headline stands on a shade; None where it would hide what counts."""
    best: Spot | None = None
    for display in sizes(headline, composer, zone, palette, least):
        most = seen.size_worth(display) * STEPS_WORTH
        if best is not None and most <= best.worth:
            continue
        for one, rect, side in _places(display, zone, seen.frame):
            head, small = display_boxes(one, rect)
            if seen.on_face((*head, *small)):
                continue
            hidden = seen.covered((*head, *small))
            if hidden > MOST_COVERED:
                continue
            on = max(covered(box, seen.subject) for box in (*head, *small))
            worth = most * (1 - COVER_COST * hidden) * max(0.0, 1 - SUBJECT_COST * on)
            worth /= 1.0 if one.align in STEPPED else STEPS_WORTH
            restful = _restful(seen, (*head, *small))
            for words, under in GROUNDS:
                own = worth * (1.0 if words == "paper" else LIGHT_WORTH)
                own *= read_worth(words, WANTED)
                # Only strengths at which it can still be the best are looked at on the picture.
                strengths = [
                    strength
                    for strength in restful
                    if best is None or own * (1 - STRENGTH_COST * strength) > best.worth
                ]
                strength = _strength(one, head, small, seen, inks, words, under, strengths)
                if strength is None:
                    continue
                own *= 1 - STRENGTH_COST * strength
                if words == "paper":
                    own *= 1 - HUE_COST * _strange(seen, rect, inks.rgb(under))
                if best is None or own > best.worth:
                    shade = _shade(seen.frame, rect, side, one.size, under, strength)
                    best = Spot(one, rect, words, shade=shade, worth=own)
    return best


def _places(display: Display, zone: Rect, frame: Rect) -> Iterator[tuple[Display, Rect, str]]:
    """Yield places with the side of the picture that their shade comes from."""
    wide, high = display.width, display.height
    low = zone.bottom - high
    if display.align in STEPPED or wide > SIDE * frame.w:
        x = zone.x if display.align in STEPPED else zone.x + (zone.w - wide) / 2
        one = display if display.align in STEPPED else replace(display, align="centre")
        for y, side in ((zone.y, "top"), (low, "bottom")):
            yield one, Rect(x, y, wide, high), side
        return
    for x, side in ((zone.x, "left"), (zone.right - wide, "right")):
        for y in (zone.y, (zone.y + low) / 2):
            yield display, Rect(x, y, wide, high), side


def _restful(seen: Seen, boxes: tuple[Rect, ...]) -> list[float]:
    """Return the strengths that leave a picture at rest under words, least first."""
    unrest = max(float(seen.behind(box).unrest.mean()) for box in boxes)
    return [strength for strength in STRENGTHS if unrest * (1 - strength) <= REST]


def _strength(
    display: Display,
    head: tuple[Rect, ...],
    small: tuple[Rect, ...],
    seen: Seen,
    inks: InkSet,
    words: str,
    under: str,
    strengths: Sequence[float],
) -> float | None:
    """Return the first of the strengths at which all words are read; None where none is enough."""
    if not strengths:
        return None
    rgb, ground = inks.rgb(words), inks.rgb(under)
    quiet = inks.rgb(small_ink(words))
    sizes_ = [part.size for part in (display.kicker, display.deck) if part]
    least = min(sizes_, default=LARGE_PT)
    for strength in strengths:
        shade = ground, strength
        if contrast_on(seen, head, display.size, rgb, shade) < WANTED:
            continue
        if not small or contrast_on(seen, small, least, quiet, shade) >= enough(least):
            return strength
    return None


def _strange(seen: Seen, rect: Rect, rgb: str) -> float:
    """Return how far a colour's hue is from the picture's there: 0 the same, 1 the opposite.

    Of a picture that is all but grey no hue is strange.
    """
    own = np.array([int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)])
    there = seen.behind(rect).colour.reshape(-1, 3).mean(axis=0)
    one, two = own - own.mean(), there - there.mean()
    long, coloured = float(np.linalg.norm(one)), float(np.linalg.norm(two))
    if not long or not coloured:
        return 0.0
    apart = (1 - float(one @ two) / (long * coloured)) / 2
    return apart * min(1.0, coloured / COLOURED)


def _shade(frame: Rect, rect: Rect, side: str, size: float, ink: str, strength: float) -> Shade:
    """Return the shade under words at a side of a frame."""
    pad = PAD * size
    match side:
        case "top":
            whole = (rect.bottom + pad - frame.y) / frame.h
        case "bottom":
            whole = (frame.bottom - rect.y + pad) / frame.h
        case "left":
            whole = (rect.right + pad - frame.x) / frame.w
        case _:
            whole = (frame.right - rect.x + pad) / frame.w
    whole = min(1.0, whole)
    return Shade(ink, side, strength, round(whole, 4), round(min(1.25, whole + FADE), 4))  # type: ignore[arg-type]
