"""Words on a spread's picture: in which ink they are read there, if any.

Input: the picture in its frame, and where words shall stand. Output: inks, or None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from content.model.inks import InkSet, luminance
from layout.banners.onpicture.contrast import WANTED, ink_on
from layout.banners.onpicture.ledes import CONTRAST, REST
from layout.banners.onpicture.seen import Seen, covered
from layout.banners.onpicture.worth import BUSY
from layout.page.units import Rect

#: Inks that a headline is tried in.
HEADS = ("paper", "primary", "ink")
#: Of a headline on the subject, and of the ground that small words have alike.
MOST_COVERED, ALIKE = 0.02, 0.998
#: Contrast of white words of 12 pt and more: twice as much as is read by (WCAG 2.2: 4.5) is not to
#: be had from an ink; black ones on flat tones have `ledes.CONTRAST`.
WHITE_CONTRAST = 5.0


@dataclass(frozen=True, slots=True)
class OnPicture:
    """Inks of headline and running head, and whether small words are white."""

    head: str
    running: str
    white: bool


def head_ink(seen: Seen, pieces: Sequence[Rect], inks: InkSet) -> str | None:
    """Return the ink in which all pieces of a headline are read; None where they are not."""
    if any(float(seen.behind(rect).unrest.mean()) > BUSY for rect in pieces):
        return None
    if any(covered(rect, seen.subject) > MOST_COVERED for rect in pieces):
        return None
    for ink in HEADS:
        if all(ink_on(seen, rect, inks, (ink,))[1] >= WANTED for rect in pieces):
            return ink
    return None


def small_ink(seen: Seen, strips: Sequence[Rect], inks: InkSet) -> str | None:
    """Return the ink of small words in strips: black on flat tones, else white; None: neither."""
    for ink in ("ink", "paper"):
        if ink == "ink" and not seen.flat:
            continue
        if all(readable(seen, strip, inks, white=ink == "paper") for strip in strips):
            return ink
    return None


def readable(seen: Seen, rect: Rect, inks: InkSet, *, white: bool) -> bool:
    """Tell whether small words are read all over a rectangle, clear of the subject."""
    behind = seen.behind(rect)
    least = WHITE_CONTRAST if white else CONTRAST
    ink = luminance(inks.rgb("paper" if white else "ink"))
    return (
        float(np.quantile(behind.unrest, ALIKE)) <= REST
        and behind.contrast(ink, 1.0) >= least
        and covered(rect, seen.subject) == 0
    )
