"""What a headline at a place on a picture is worth: a display, its boxes, the picture → `Spot`.

In one ink, or in two where it crosses a disc; None where it cannot be read there. What a place
is worth at the most is told from sums alone: a search looks closely only where that is much.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from content.model.inks import InkSet
from layout.banners.onpicture.contrast import (
    LARGE_PT,
    LEAST,
    contrast_on,
    enough,
    ink_of,
    read_worth,
    small_ink,
)
from layout.banners.onpicture.crossing import PART, Crossing, crossings
from layout.banners.onpicture.seen import SUBJECT_COST, TELLS, Seen, spared
from layout.banners.onpicture.sums import Stretches, Sums
from layout.banners.words.display import Display
from layout.page.placed import Shade
from layout.page.units import Rect
from layout.pictures.tones import Floats

#: Mean unrest behind a headline from which it does not stand on the bare picture.
BUSY = 0.2
#: Characters of kicker and deck behind which it is measured at a time.
PIECE = 3.0
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


@dataclass(frozen=True, eq=False)
class Promises:
    """All places that are tried, as arrays: their boxes, and what each is worth at the most."""

    head: Stretches
    small: Stretches
    worth: Floats

    @classmethod
    def of(cls, boxes: Sequence[Boxes], worth: Sequence[float]) -> Promises:
        """Bind the boxes of every place, and what it is worth at the most by its head's size."""
        heads, smalls = [head for head, _ in boxes], [small for _, small in boxes]
        return cls(Stretches.of(heads), Stretches.of(smalls), np.array(worth))


def most_bare(places: Promises, seen: Seen, sums: Sums, *, calm: bool) -> Floats:
    """Return what a head in one ink is worth at each place at the most; `NO` for none."""
    if calm:
        return np.asarray(places.worth * ROUNDING)
    head, small = places.head, places.small
    unrest = head.most(sums.unrest(head))
    telling = sums.telling(head) + sums.telling(small)
    hidden = telling / max(1, seen.tones.telling(TELLS))
    worth = places.worth * (1 - UNREST_COST * unrest) * (1 - COVER_COST * hidden)
    worth *= _clear(np.maximum(_on_subject(head, seen), _on_subject(small, seen))) * ROUNDING
    return np.where((unrest > BUSY) | (hidden > MOST_COVERED), NO, worth)


def most_crossed(places: Promises, seen: Seen, sums: Sums) -> Floats:
    """Return what a head that crosses a disc is worth at each place at the most; `NO` for none."""
    head, small = places.head, places.small
    told = max(1, seen.tones.telling(TELLS))
    under, clear = sums.telling(small), _clear(_on_subject(small, seen))
    most = np.full(len(places.worth), NO)
    for number, _ in enumerate(seen.discs):
        part = sums.on_disc(number, head)
        hidden = (sums.beside_disc(number, head) + under) / told
        # On a bare disc a head is clear of the subject.
        own = np.minimum(clear, _clear(head.most(sums.on_subject(number, head))))
        crossing = CROSS_WORTH + PART_WORTH * np.minimum(part, WELL_CROSSED)
        worth = crossing * (1 - COVER_COST * hidden) * own
        most = np.maximum(most, np.where((part < PART[0]) | (hidden > MOST_COVERED), NO, worth))
    return np.where(most > 0, most * places.worth * ROUNDING, NO)


def _on_subject(boxes: Stretches, seen: Seen) -> Floats:
    """Return the most that a box of each place lies on the subject."""
    return boxes.most(boxes.covered(seen.subject))


def _clear(on: Floats) -> Floats:
    """Return what places are worth of which so much lies on the subject; see `spared`."""
    return np.maximum(0.0, 1 - SUBJECT_COST * on)


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
    if unrest > BUSY or (not calm and crosses(small, seen)):
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
    return Spot(display, rect, ink, worth=worth * read_worth(ink, contrast))


def crosses(small: Sequence[Rect], seen: Seen) -> bool:
    """Tell whether some of the small words stand on something that is not calm: an edge, a sign.

    They are looked at a few characters at a time: over a whole deck a roof's edge is little.
    """
    for box in small:
        count = max(1, round(box.w / (PIECE * box.h)))
        wide = box.w / count
        pieces = (Rect(box.x + n * wide, box.y, wide, box.h) for n in range(count))
        if any(float(seen.behind(piece).unrest.mean()) > BUSY for piece in pieces):
            return True
    return False


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

    def worth_of(part: float, unrest: float, ink: str, contrast: float) -> float:
        return _cross_worth(part) * worth * (1 - UNREST_COST * unrest) * read_worth(ink, contrast)

    def serves(part: float, unrest: float, ink: str, contrast: float) -> bool:
        return worth_of(part, unrest, ink, contrast) * clear * ROUNDING >= needed

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
        worth_ = worth_of(own.part, own.unrest, own.outside, own.contrast)
        worth_ *= (1 - COVER_COST * hidden) * min(clear, spared(own.on_subject))
        if best is None or worth_ > best.worth:
            best = Spot(display, rect, own.outside, worth=worth_, crossing=own)
    return best
