"""The lede on an opening's picture: under the head, clear of the subject, where it can be read.

Input: the lede's paragraphs and the byline, the picture in its frame with the head on it. Output: a
`Lede` with its texts placed, or None where the picture has no such place. Only on drawings of flat
tones: small black words overprint there.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

import numpy as np
import numpy.typing as npt

from content.model import Paragraph
from content.model.inks import InkSet, luminance
from fonts.setting import Composer
from layout.banners.onpicture.seen import Seen, covered
from layout.banners.onpicture.worth import Spot
from layout.banners.words.notes import Note
from layout.page.grid import Grid
from layout.page.placed import PlacedText, SetLine
from layout.page.units import Rect

#: Sizes in em of the body, largest first, and leading in the lede's em, close as the body's: what a
#: lede on a picture takes in height is lost to the head.
SIZES, LEADING = (1.3333, 1.25, 1.1667, 1.0556), 1.4
#: Parts of the zone's width that are tried, narrowest measure in em.
SHARES, LEAST_EM = (0.5, 0.46, 0.54, 0.42, 0.6, 0.38, 0.7), 20
#: Those tried where the lede is to be as low as it can: a line less is worth a step more.
FINE_SHARES = tuple(0.38 + 0.02 * step for step in range(12))
#: Unrest behind nearly all of the words, contrast with it, their part that may be on the subject.
REST, CLEAR, CONTRAST, COVERED = 0.14, 0.998, 7.0, 0.0
#: Share of the ground that must be so: one letter on a roof is one too many.
WHOLE = 1.0
#: White between head, byline and words, and steps in which a place is looked for, rows.
ABOVE, LEDGE = 0.6, 0.5


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
    top = spot.rect.bottom + ABOVE * grid.leading
    over = byline.height + 0.8 * grid.leading if byline else 0.0
    role, ground = grid.styles.lede, _Ground(seen, inks, grid)
    for em in SIZES:
        size = em * grid.body
        pitch = LEADING * size
        for share in (*SHARES, *FINE_SHARES):
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
                if not ground.clear(Rect(x, top, wide, high)):
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


def lede_room(
    lede: tuple[Paragraph, ...],
    byline: Note | None,
    composer: Composer,
    seen: Seen,
    zone: Rect,
    inks: InkSet,
    grid: Grid,
) -> float | None:
    """Return down to where a head may stand so that the lede finds its place under it, pt.

    The lede is taken as small as it may be on a picture, and as low as the picture is calm.
    """
    role, ground = grid.styles.lede, _Ground(seen, inks, grid)
    over = byline.height + 0.8 * grid.leading if byline else 0.0
    low = zone.y
    for em in SIZES[-1:]:
        size = em * grid.body
        for share in FINE_SHARES:
            measure = int(share * zone.w / size)
            if measure < LEAST_EM or (byline and byline.width > measure * size):
                continue
            count = sum(len(composer.fit(p.text, role.style, measure).lines()) for p in lede)
            high = over + LEDGE * grid.leading + LEADING * size * (count - 1) + size
            wide = measure * size
            for x in (zone.x, zone.right - wide):
                y = zone.bottom - high
                # Above the lowest place that is known none is looked for.
                while y > low and not ground.clear(Rect(x, y, wide, high)):
                    y -= LEDGE * grid.leading
                low = max(low, y)
        if low > zone.y:
            return low - ABOVE * grid.leading
    return None


class _Ground:
    """Where a picture is calm, light and none of the subject: the ground of small black words."""

    def __init__(self, seen: Seen, inks: InkSet, grid: Grid) -> None:
        """Sum up the cells that are not, once for all places that are tried."""
        tones, black = seen.tones, luminance(inks.rgb("ink"))
        self.seen, self.around = seen, 0.5 * grid.leading
        low, high = np.minimum(tones.light, black), np.maximum(tones.light, black)
        self.faint = _sums((high + 0.05) / (low + 0.05) < CONTRAST)
        self.restless = _sums(tones.unrest > REST)

    def clear(self, rect: Rect) -> bool:
        """Tell whether words may stand in a rectangle of the page."""
        if covered(rect, self.seen.subject) > COVERED:
            return False
        more = self.around
        box = Rect(rect.x - more, rect.y, rect.w + 2 * more, rect.h + more)
        across, down = self.seen.cells(box)
        size = (across.stop - across.start) * (down.stop - down.start)
        if _within(self.faint, across, down) > (1 - WHOLE) * size:
            return False
        return bool(_within(self.restless, across, down) <= (1 - CLEAR) * size)


def _sums(cells: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return the counts of cells over and left of each corner."""
    return np.pad(cells.astype(np.int64).cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))


def _within(sums: npt.NDArray[np.int64], across: slice, down: slice) -> int:
    """Return the count of cells between edges."""
    top, bottom, left, right = down.start, down.stop, across.start, across.stop
    return int(sums[bottom, right] - sums[top, right] - sums[bottom, left] + sums[top, left])


#: Sizes in em of the body of a lede on the paper, largest first; its widest measure, em; the white
#: between two columns, em; its leading in its em.
PLAIN_SIZES, WIDEST_EM, BETWEEN_EM = (1.5, 1.4167, 1.3333, 1.25, 1.1667, 1.0556), 32, 2.0
PLAIN_LEADING = 1.46


def columns_of_lede(
    lede: tuple[Paragraph, ...], composer: Composer, room: Rect, grid: Grid
) -> Lede | None:
    """Return the lede on the paper, as large as a room takes it; None where it does not fit.

    In a wide room it stands in level columns: a paragraph that runs on is one element all the same.
    """
    role = grid.styles.lede
    for em in PLAIN_SIZES:
        size = em * grid.body
        pitch = PLAIN_LEADING * size
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
