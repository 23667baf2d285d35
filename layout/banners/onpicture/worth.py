"""What a headline at a place on a picture is worth: a display, its boxes, the picture → `Spot`.

In one ink, or in two where it crosses a disc; None where it cannot be read there. What a place
is worth at the most is told from sums alone: a search looks closely only where that is much.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from content.model.inks import InkSet
from layout.banners.onpicture.contrast import (
    LARGE_PT,
    LEAST,
    WANTED,
    contrast_on,
    enough,
    ink_of,
    small_ink,
)
from layout.banners.onpicture.crossing import PART, Crossing, crossings
from layout.banners.onpicture.seen import TELLS, Seen, spared
from layout.banners.onpicture.sums import Sums
from layout.banners.words.display import Display
from layout.page.placed import Shade
from layout.page.units import Rect

#: Mean unrest behind a headline from which it does not stand on the bare picture.
BUSY = 0.2
#: How much unrest counts beside size.
UNREST_COST = 1.5
#: Which part of what a picture tells most a headline may cover, and what covering costs.
MOST_COVERED, COVER_COST = 0.16, 2.4
#: What lines in steps gain; what a head gains that crosses a disc: the two are one drawing.
STEPS_WORTH, CROSS_WORTH = 1.03, 1.1
#: What it gains more for the part of it on the disc, up to a third: a scratch is no crossing.
PART_WORTH, WELL_CROSSED = 0.6, 0.33
#: A place that cannot serve; what a product may be more by rounding than its factors say.
NO, ROUNDING = -1.0, 1 + 1e-9
#: What crossing a disc makes of a head's worth at the most.
MOST_CROSS_WORTH = (CROSS_WORTH + PART_WORTH * WELL_CROSSED) * ROUNDING


@dataclass(frozen=True, slots=True)
class Spot:
    """A display at its place; `panel` or `shade` is the ground behind it where it needs one.

    `crossing`: its letters change ink where they cross a disc.
    """

    display: Display
    rect: Rect
    ink: str
    panel: Rect | None = None
    shade: Shade | None = None
    worth: float = 0.0
    crossing: Crossing | None = None


Boxes: TypeAlias = tuple[tuple[Rect, ...], tuple[Rect, ...]]
"""Where the lines of a headline stand, and those of its kicker and deck."""


def most_bare(boxes: Boxes, worth: float, seen: Seen, sums: Sums, *, calm: bool) -> float:
    """Return what a head in one ink is worth at a place at the most; `NO` where it cannot stand."""
    if calm:
        return worth * ROUNDING
    head, small = boxes
    unrest = max(sums.unrest(box) for box in head)
    hidden = sums.telling((*head, *small)) / max(1, seen.tones.telling(TELLS))
    if unrest > BUSY or hidden > MOST_COVERED:
        return NO
    worth *= (1 - UNREST_COST * unrest) * (1 - COVER_COST * hidden)
    return worth * seen.clear((*head, *small)) * ROUNDING


def most_crossed(boxes: Boxes, worth: float, seen: Seen, sums: Sums) -> float:
    """Return what a head that crosses a disc is worth at a place at the most; `NO` for none."""
    head, small = boxes
    told = max(1, seen.tones.telling(TELLS))
    under = sums.telling(small)
    most = NO
    for number, _ in enumerate(seen.discs):
        part = sums.on_disc(number, head)
        hidden = (sums.beside_disc(number, head) + under) / told
        if part < PART[0] or hidden > MOST_COVERED:
            continue
        # On a bare disc a head is clear of the subject.
        on = max(sums.on_subject(number, box) for box in head)
        clear = min(seen.clear(small), spared(on))
        most = max(most, _cross_worth(part) * (1 - COVER_COST * hidden) * clear)
    return most * worth * ROUNDING if most > 0 else NO


def _cross_worth(part: float) -> float:
    """Return what a part of a head on a disc makes of its worth."""
    return CROSS_WORTH + PART_WORTH * min(part, WELL_CROSSED)


def bare(
    display: Display,
    rect: Rect,
    boxes: Boxes,
    worth: float,
    seen: Seen,
    inks: InkSet,
    order: tuple[str, ...],
    *,
    calm: bool,
) -> Spot | None:
    """Return a head in one ink at its place, where it can be read; `worth`: at the most."""
    head, small = boxes
    unrest = 0.0 if calm else max(float(seen.behind(box).unrest.mean()) for box in head)
    if unrest > BUSY:
        return None
    worth *= 1 - UNREST_COST * unrest
    if not calm:
        hidden = seen.covered((*head, *small))
        if hidden > MOST_COVERED:
            return None
        worth *= (1 - COVER_COST * hidden) * seen.clear((*head, *small))
    found = ink_of(display, head, small, seen, inks, order)
    if found is None:
        return None
    ink, contrast = found
    return Spot(display, rect, ink, worth=worth * _read(contrast))


def crossed(
    display: Display,
    rect: Rect,
    boxes: Boxes,
    worth: float,
    seen: Seen,
    inks: InkSet,
    order: tuple[str, ...],
    needed: float,
) -> Spot | None:
    """Return a head that changes its ink at a disc, where it crosses one and can be read.

    One that is worth less than `needed` need not be found.
    """
    head, small = boxes
    clear = seen.clear(small)

    def serves(part: float) -> bool:
        return _cross_worth(part) * worth * clear * ROUNDING >= needed

    best: Spot | None = None
    told = max(1, seen.tones.telling(TELLS))
    least = min((part.size for part in (display.kicker, display.deck) if part), default=LARGE_PT)
    for own in crossings(seen, head, display.size, inks, order, LEAST, TELLS, serves):
        quiet = small_ink(own.outside)
        if small and contrast_on(seen, small, least, inks.rgb(quiet)) < enough(least):
            continue
        hidden = own.hidden / told + (seen.covered(small) if small else 0.0)
        if own.unrest > BUSY or hidden > MOST_COVERED:
            continue
        worth_ = _cross_worth(own.part) * worth
        worth_ *= (1 - UNREST_COST * own.unrest) * _read(own.contrast)
        worth_ *= (1 - COVER_COST * hidden) * min(clear, spared(own.on_subject))
        if best is None or worth_ > best.worth:
            best = Spot(display, rect, own.outside, worth=worth_, crossing=own)
    return best


def _read(contrast: float) -> float:
    """Return what a contrast between the least and the wanted one is worth."""
    return min(1.0, 0.7 + 0.3 * (contrast - LEAST) / (WANTED - LEAST))
