"""A spread opened by its photograph: the picture over both pages, the headline on it.

Input: the picture in its frame, the headline over the fold and the small words. Output: an
`OnPhoto`: headline and deck stand on the picture, in white or, under the running head, in a dark
ink; where they need one on a shade from its upper edge, as strong as they need and no stronger.
Byline and caption stand under it, the lede is a block of the page. None where words would hide what
the picture tells, or a face, a figure or much of the subject would lie on the fold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from content.model import Picture
from content.model.inks import InkSet
from layout.banners.fold.overfold import OverFold
from layout.banners.onpicture.contrast import WANTED, contrast_on, small_ink
from layout.banners.onpicture.seen import TELLS, Seen, covered
from layout.banners.onpicture.shaded import FADE, PAD, REST, STRENGTHS
from layout.banners.onpicture.worth import MOST_COVERED
from layout.banners.words.group import Small, place_small
from layout.banners.words.notes import Note
from layout.page.formats import CLEAR_MM
from layout.page.grid import Grid
from layout.page.placed import Fill, PlacedPicture, PlacedText, Shade
from layout.page.units import Rect, pt

#: Part of a piece that stands on the stated calm area from which an editor has said that it may.
IN_CALM = 0.95
#: Size that the words of the running head are judged by, pt.
RUNNING_PT = 9.0
#: Of what a photograph tells most, the strip along the fold may have so many times the part that an
#: even picture has there: more, and something that counts stands on it. The strip is three times
#: what letters keep clear: nothing that counts is narrower.
ON_FOLD, STRIP = 1.5, 3.0
#: White over byline and caption under the picture, em of the body.
OVER_EM = 0.55
#: Of the page's height: a photograph over both pages has best, and at most.
BEST, MOST = 0.5, 0.62
#: Parts of the largest size in which a headline is tried on a photograph; what being smaller costs,
#: and a shade: one of .7 leaves little of the photograph and costs as .14 of the page off the best.
PARTS, SMALLER_COST, SHADE_COST = (1.0, 0.86, 0.74, 0.64), 0.6, 1.2


@dataclass(frozen=True, slots=True)
class OnPhoto:
    """Words on a photograph over the fold; `top`: where they begin, pt."""

    head: OverFold
    kicker: Small | None
    deck: Small | None
    byline: Note | None
    caption: Note | None
    top: float
    gap: float
    frame: Rect
    ink: str
    shades: tuple[Shade, ...]
    part: float
    """Of the largest size of the headline."""

    @property
    def cost(self) -> float:
        """What its shade and a smaller headline cost."""
        shade = sum(shade.strength**2 for shade in self.shades)
        return SHADE_COST * shade + SMALLER_COST * (1 - self.part)

    def texts(self, grid: Grid) -> tuple[PlacedText, ...]:
        """Return kicker, headline and deck."""
        left, right = grid.sides
        white, small = self.ink == "paper", small_ink(self.ink)
        found, y = list[PlacedText](), self.top
        if self.kicker:
            found.append(place_small(self.kicker, left.x, y, small, white=white))
            y += self.kicker.height + 0.5 * grid.leading
        found.append(self.head.place(left, right, y, self.ink))
        y += self.head.height + self.gap
        if self.deck:
            found.append(place_small(self.deck, left.x, y, small, white=white))
        return tuple(found)

    def notes(self, grid: Grid) -> tuple[tuple[PlacedText, ...], PlacedText | None, list[Fill]]:
        """Return byline, caption and its square under the picture: each on a side of its own."""
        left, right = grid.sides
        y = self.frame.bottom + OVER_EM * grid.body
        bylines = (self.byline.place(left.x, y)[0],) if self.byline else ()
        if self.caption is None:
            return bylines, None, []
        placed, squares = self.caption.place(right.right - self.caption.width, y)
        return bylines, placed, list(squares)

    def picture(self, picture: Picture, caption: PlacedText | None) -> PlacedPicture:
        """Return the picture with its shade."""
        return PlacedPicture(picture, self.frame, caption, self.shades)


def foot(notes: Sequence[Note | None], grid: Grid) -> float:
    """Return the height of what stands under the picture, pt."""
    high = max((one.height for one in notes if one), default=0.0)
    return high + 2 * OVER_EM * grid.body if high else 0.0


def crosses_well(seen: Seen, fold: float) -> bool:
    """Tell whether a photograph may lie over the fold at `fold` pt.

    No face is on it, the stated subject is clear of it, and of what it tells most no more lies
    there than elsewhere.
    """
    clear = pt(CLEAR_MM)
    band = Rect(fold - clear, seen.frame.y, 2 * clear, seen.frame.h)
    if any(covered(band, face) > 0 for face in seen.faces):
        return False
    if seen.subject is not None:
        return covered(band, seen.subject) == 0
    near = Rect(fold - STRIP * clear, band.y, 2 * STRIP * clear, band.h)
    share = float((seen.behind(near).weight > TELLS).sum()) / max(1, seen.tones.telling(TELLS))
    return share <= ON_FOLD * near.w / seen.frame.w


def shaded(
    seen: Seen,
    words: tuple[str, str],
    pieces: Sequence[tuple[Rect, float]],
    small: Sequence[tuple[Rect, float]],
    strips: Sequence[Rect],
    inks: InkSet,
) -> tuple[Shade, ...] | None:
    """Return the shade that words on a photograph need, if any; None: they cannot stand on it.

    Args:
        seen: the photograph in its frame.
        words: the ink of the words, and that of the shade under them.
        pieces: where the headline's pieces stand, with their size in pt.
        small: where kicker and deck stand, with their sizes.
        strips: where the running head stands on it.
        inks: the edition's inks, of the screen.
    """
    boxes = tuple(rect for rect, _ in (*pieces, *small))
    told = tuple(rect for rect in boxes if covered(rect, seen.calm) < IN_CALM)
    if seen.on_face(boxes) or seen.covered(told) > MOST_COVERED:
        return None
    if any(covered(rect, seen.subject) > 0 for rect in boxes):
        return None
    under, ground = words[1], inks.rgb(words[1])
    unrest = max(float(seen.behind(rect).unrest.mean()) for rect in (*boxes, *strips))
    wanted = [
        *((rect, size, words[0], WANTED) for rect, size in pieces),
        *((rect, size, small_ink(words[0]), WANTED) for rect, size in small),
        *((rect, RUNNING_PT, words[0], WANTED) for rect in strips),
    ]
    for strength in (0.0, *STRENGTHS):
        if unrest * (1 - strength) > REST:
            continue
        if all(
            contrast_on(seen, (rect,), size, inks.rgb(ink), (ground, strength)) >= least
            for rect, size, ink, least in wanted
        ):
            if not strength:
                return ()
            lowest = max(rect.bottom for rect in boxes) + PAD * max(size for _, size in pieces)
            whole = min(1.0, (lowest - seen.frame.y) / seen.frame.h)
            end = min(1.25, whole + FADE)
            return (Shade(under, "top", strength, round(whole, 4), round(end, 4)),)
    return None
