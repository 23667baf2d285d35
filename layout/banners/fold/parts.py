"""Parts of an opening over the fold: an edition → what it is `Given`; and the `Plan` made of it.

Headline, kicker, deck, byline, caption and lede, each with its place, pt; and their inks.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.model import Edition, Headline, Ink, Paragraph, Picture
from fonts.setting import Composer
from layout.banners.fold.columns import Lede
from layout.banners.fold.overfold import OverFold
from layout.banners.fold.overpicture import OnPicture
from layout.banners.words.group import Palette, Small, small_of
from layout.banners.words.notes import Note
from layout.page.formats import CLEAR_MM
from layout.page.grid import Grid
from layout.page.units import Rect, pt
from layout.pictures import crop_for, inspect

#: Openings of one page whose spread stands on the paper's white.
ON_PAPER = ("quiet", "vertical", "type")
#: White over the headline, under it, and at the strip's foot, rows.
OVER, UNDER, FOOT = 0.9, 1.5, 1.6
#: Parts of the headline that the deck is tried in, largest first; it is no larger than so many pt.
SMALL_PARTS, SMALL_PT = (0.42, 0.36, 0.3, 0.24), 54.0
#: A kicker is so large beside the deck's usual part.
KICKER_PART = 0.2
#: In white on a ground of several inks a letter is no smaller: thin strokes fill in on newsprint.
#: Where no other place is, the least of reversed type serves.
REVERSED_PT, LAST_REVERSED_PT = 12.0, 10.5
#: White between deck, byline and lede, rows.
BETWEEN = 1.3


@dataclass(frozen=True, slots=True)
class Words:
    """What stands at the left under the headline."""

    deck: Small | None
    byline: Note | None
    caption: Note | None

    def height(self, grid: Grid) -> float:
        """Height of deck and byline, pt."""
        parts = [part.height for part in (self.deck, self.byline) if part]
        return sum(parts) + BETWEEN * grid.leading * max(0, len(parts) - 1)


@dataclass(frozen=True, slots=True)
class Given:
    """What an opening is made of: all that its plan depends on but the grid."""

    headline: Headline
    signature: str
    lede: tuple[Paragraph, ...]
    banner: str
    inks: tuple[tuple[str, Ink], ...]
    stamp: int

    @classmethod
    def of(cls, edition: Edition) -> Given:
        """Return what an edition gives."""
        picture = edition.headline.picture
        stamp = picture.file.stat().st_mtime_ns if picture and picture.file.is_file() else 0
        inks = tuple(edition.inks.items())
        lede = edition.lede
        return cls(edition.headline, edition.signature, lede, edition.banner, inks, stamp)


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands; lengths in pt."""

    head: OverFold
    kicker: Small | None
    words: Words
    lede: Lede | None
    lede_at: tuple[float, float]
    top: float
    picture: Rect | None
    white: float
    """Part of the room under the headline that is left empty."""
    over: OnPicture | None = None
    """Inks of words that stand on the picture."""
    caption_y: float = 0.0
    """Where the caption stands; 0: at the foot."""


@dataclass(frozen=True, slots=True)
class Start:
    """The headline and what stands over it; where it begins and what is under it begins, pt."""

    display: OverFold
    kicker: Small | None
    top: float
    zone: float


def kicker_of(
    headline: Headline, grid: Grid, composer: Composer, display: OverFold, palette: Palette
) -> Small | None:
    """Return the kicker over a headline."""
    role = grid.styles.banner_kicker
    largest = max(role.size.least_pt, KICKER_PART * display.size)
    return small_of(headline.kicker, role, largest, composer, grid.sides[0].w, palette, 0)


def deck_of(
    given: Given, grid: Grid, composer: Composer, size: float, width: float, palette: Palette
) -> Small | None:
    """Return the deck at most so large."""
    role = grid.styles.banner_deck
    largest = max(role.size.least_pt, min(size, SMALL_PT))
    return small_of(given.headline.deck, role, largest, composer, width, palette, 0)


def is_dark(banner: str) -> bool:
    """Tell whether the spread of an opening has a ground."""
    return banner not in ON_PAPER


def palette_of(grid: Grid, dark: bool) -> Palette:
    """Return the inks of the words on a dark ground, or on paper."""
    if dark:
        return Palette(
            headline="paper",
            kicker="sand",
            deck="sand",
            dash="sand",
            white=True,
            styles=grid.styles,
        )
    return Palette(headline="primary", kicker="ink", deck="ink", styles=grid.styles)


def is_clear(picture: Picture, frame: Rect, grid: Grid) -> bool:
    """Tell whether the subject of a picture over the fold is known and clear of it."""
    if picture.safe is None:
        return False
    crop = crop_for(picture, inspect(picture), frame.w / frame.h)
    across = crop.right - crop.left
    ends = (
        frame.x + (edge - crop.left) / across * frame.w
        for edge in (picture.safe.left, picture.safe.right)
    )
    fold = grid.trim.w / 2
    one, two = ends
    return two < fold - pt(CLEAR_MM) or one > fold + pt(CLEAR_MM)
