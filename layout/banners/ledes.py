"""The lede on an opening's picture: under the head, clear of the subject, where it can be read.

Input: the lede's paragraphs and the byline, the picture in its frame with the head on it. Output: a
`Lede` with its texts placed, or None where the picture has no such place. Only on drawings of flat
tones: small black words overprint there.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np

from content.model import Paragraph
from content.model.inks import InkSet, luminance
from fonts.setting import Composer
from layout.banners.onpicture import Seen, Spot, covered
from layout.banners.words import Note
from layout.page.grid import Grid
from layout.page.placed import PlacedText, SetLine
from layout.page.units import Rect

#: Sizes in em of the body, largest first, and leading in the lede's em.
SIZES, LEADING = (1.3333, 1.25, 1.1667, 1.0556), 1.52
#: Parts of the zone's width that are tried, narrowest measure in em.
SHARES, LEAST_EM = (0.5, 0.46, 0.54, 0.42, 0.6, 0.38, 0.7), 20
#: Unrest behind nearly all of the words, contrast with it, their part that may be on the subject.
REST, CLEAR, CONTRAST, COVERED = 0.14, 0.998, 7.0, 0.0
#: Share of the ground that must be so: one letter on a roof is one too many.
WHOLE = 1.0
#: White between head, byline and words, rows.
ABOVE = 0.9


@dataclass(frozen=True, slots=True)
class Lede:
    """The placed lede, the byline over it; and where it stands."""

    byline: PlacedText | None
    texts: tuple[PlacedText, ...]
    rect: Rect


def set_lede(
    lede: tuple[Paragraph, ...],
    byline: Note | None,
    composer: Composer,
    seen: Seen,
    spot: Spot,
    zone: Rect,
    inks: InkSet,
    grid: Grid,
) -> Lede | None:
    """Return the lede under the head, the largest that finds a place.

    Args:
        lede: its paragraphs.
        byline: set over it.
        composer: the composer.
        seen: the picture.
        spot: where the head stands.
        zone: where words may stand, pt.
        inks: the edition's inks.
        grid: the grid.
    """
    role, black = grid.styles.lede, luminance(inks.rgb("ink"))
    top = spot.rect.bottom + ABOVE * grid.leading
    over = byline.height + 0.8 * grid.leading if byline else 0.0
    for em in SIZES:
        size = em * grid.body
        pitch = LEADING * size
        for share in SHARES:
            measure = int(share * zone.w / size)
            if measure < LEAST_EM or (byline and byline.width > measure * size):
                continue
            fits = [composer.fit(one.text, role.style, measure).lines() for one in lede]
            count = sum(len(lines) for lines in fits)
            high = over + pitch * (count - 1) + size
            if top + high > zone.bottom:
                continue
            wide = measure * size
            for x in (zone.x, zone.right - wide):
                rect = Rect(x, top, wide, high)
                around = 0.5 * grid.leading
                behind = seen.behind(Rect(x - around, top, wide + 2 * around, high + around))
                if (
                    float(np.quantile(behind.unrest, CLEAR)) > REST
                    or behind.contrast(black, WHOLE) < CONTRAST
                    or covered(rect, seen.subject) > COVERED
                ):
                    continue
                signed = byline.place(x, top)[0] if byline else None
                texts = []
                y = top + over
                for number, lines in enumerate(fits):
                    placed = tuple(
                        SetLine(line, x, y + k * pitch, size) for k, line in enumerate(lines)
                    )
                    texts.append(PlacedText.of(role, size, placed, f"lede#{number}"))
                    y += pitch * len(lines)
                below = Rect(x, top + over, wide, high - over)
                return Lede(signed, tuple(texts), below)
    return None


#: Sizes in em of the body of a lede on the paper, largest first; its widest measure, em; the white
#: between two columns, em.
PLAIN_SIZES, WIDEST_EM, BETWEEN_EM = (1.5, 1.4167, 1.3333, 1.25, 1.1667, 1.0556), 32, 2.0


def columns_of_lede(
    lede: tuple[Paragraph, ...], composer: Composer, room: Rect, grid: Grid
) -> Lede | None:
    """Return the lede on the paper, as large as a room takes it; None where it does not fit.

    In a wide room it stands in level columns: a paragraph that runs on is one element all the same.
    """
    role = grid.styles.lede
    for em in PLAIN_SIZES:
        size = em * grid.body
        pitch = LEADING * size
        count = max(1, ceil(room.w / size / WIDEST_EM))
        measure = int((room.w / size - BETWEEN_EM * (count - 1)) / count)
        if measure < LEAST_EM / 2:
            continue
        fits = [composer.fit(one.text, role.style, measure).lines() for one in lede]
        total = sum(len(lines) for lines in fits)
        each = ceil(total / count)
        high = pitch * (each - 1) + size
        if high > room.h:
            continue
        texts, at = [], 0
        step = (room.w - measure * size) / max(1, count - 1)
        for number, lines in enumerate(fits):
            placed = []
            for line in lines:
                column, row = divmod(at, each)
                placed.append(SetLine(line, room.x + column * step, room.y + row * pitch, size))
                at += 1
            texts.append(PlacedText.of(role, size, tuple(placed), f"lede#{number}"))
        return Lede(None, tuple(texts), Rect(room.x, room.y, room.w, high))
    return None
