"""A head on its picture: the frame, the head, what stands round it → a `Standing`, and its block.

Input: the words, the picture, a height in rows. Output: the best form in which the head stands on
the picture, with the lede in its calm and the key figures in its land where it has them; None where
the head cannot be read on it. The picture runs behind the running head where that can be read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from content.model import Edition, Figure, Headline, Paragraph, Picture
from content.model.inks import InkSet
from fonts.setting import Composer
from layout.banners.base import aspects, widest_frame
from layout.banners.onpicture.contrast import WANTED, contrast_on, ink_on, small_ink
from layout.banners.onpicture.land import Land, land_of
from layout.banners.onpicture.ledes import Lede, lede_room, set_lede
from layout.banners.onpicture.seen import Seen
from layout.banners.onpicture.shaded import shaded_spot
from layout.banners.onpicture.spots import HEIGHTS, find_spot
from layout.banners.onpicture.worth import Spot
from layout.banners.running import head_rect, least_headline, place_running, raised_rect
from layout.banners.words.display import place_display
from layout.banners.words.group import Palette
from layout.banners.words.notes import Note, caption_words, note
from layout.page.grid import Grid
from layout.page.placed import Block, Cut, Fill, PlacedPicture, PlacedText
from layout.page.units import Rect, pt
from layout.pictures.subject import with_subject

#: Unrest behind the running head up to which it stands on the picture, and its contrast there.
HEAD_REST, HEAD_CONTRAST = 0.16, 5.0
#: Unrest behind a caption on the picture.
CAPTION_REST = 0.1
#: White over a head: under a running head on the picture, and under the upper edge of one that
#: begins below it; and under the last words on a picture, rows.
OVER, OVER_EDGE, UNDER = 0.3, 0.7, 1.1
#: What runs on under a picture begins so far above its foot, pt.
SEAM = 6.0
#: Times that a picture's frame is fitted to its land: each leaves a twentieth of what was short;
#: and what is added over that, pt.
FITTINGS, HAIR = 4, 0.05
#: Ink under the picture: light, so that words on a drawing without a ground can be read.
GROUND = "sand"


@dataclass(frozen=True, slots=True)
class Said:
    """What an opening says: headline, byline, lede, and the key figures if it takes them."""

    headline: Headline
    signature: str
    lede: tuple[Paragraph, ...]
    band: Figure | None = None

    @classmethod
    def of(cls, edition: Edition) -> Said:
        """Return what an edition's opening says; figures placed by the editor are not taken."""
        band = None if edition.band_after else edition.band
        return cls(edition.headline, edition.signature, edition.lede, band)


@dataclass(frozen=True, slots=True)
class Standing:
    """A head on its picture."""

    frame: Rect
    spot: Spot
    running: str
    #: The picture runs behind the running head, which is raised on it.
    behind: bool
    byline: Note | None
    caption: Note | None
    lede: Lede | None
    land: Land | None = None

    @property
    def worth(self) -> float:
        """What it is worth beside other forms."""
        return self.spot.worth


@dataclass(frozen=True, slots=True)
class _Try:
    """What is tried: over the running head or under it, with the lede and the figures or not."""

    behind: bool
    lede: bool
    band: bool


def standing(
    composer: Composer, said: Said, grid: Grid, rows: int, inks: InkSet
) -> Standing | None:
    """Return the best form in which the head stands on the picture."""
    picture = said.headline.picture
    assert picture is not None
    bleed = pt(grid.profile.reach_mm)
    if grid.trim.w + 2 * bleed > widest_frame(picture):
        return None
    for one in _tries(said):
        found = _tried(composer, said, grid, rows, inks, one)
        if found is not None:
            return found
    return None


def _tries(said: Said) -> Iterator[_Try]:
    for behind in (True, False):
        for lede in (True, False) if said.lede else (False,):
            for band in (True, False) if said.band else (False,):
                yield _Try(behind, lede, band)


def _tried(
    composer: Composer, said: Said, grid: Grid, rows: int, inks: InkSet, one: _Try
) -> Standing | None:
    """Return one form, None where something of it has no place."""
    picture = said.headline.picture
    assert picture is not None
    stated = picture.safe is not None
    picture = with_subject(picture)
    low, high = aspects(picture)
    area, head = grid.area, raised_rect(grid) if one.behind else head_rect(grid)
    bleed = pt(grid.profile.reach_mm)
    top = -bleed if one.behind else head.bottom + 0.5
    whole = Rect(-bleed, top, grid.trim.w + 2 * bleed, grid.y(rows) - top)
    notes = [
        note(caption_words(picture), "caption", grid, composer, area.w, white=white)
        for white in (True, False)
    ]
    byline = note(said.signature, "byline", grid, composer, area.w, white=False)
    caption = notes[0]
    frame, seen, land = whole, None, None
    if low <= whole.w / whole.h <= high:
        seen = Seen.of(picture, frame, inks, stated=stated)
    # Figures stand at the foot; a caption there only where it can be read.
    if one.band or seen is None or (caption and not _reads(seen, caption, grid, inks)):
        caption = notes[1]
    # With the lede the byline stands on the picture.
    under = [i for i in (None if one.lede else byline, caption) if i and not i.white]
    frame = Rect(whole.x, whole.y, whole.w, whole.h - _foot(under, grid))
    if not low <= frame.w / frame.h <= high:
        return None
    seen = Seen.of(picture, frame, inks, stated=stated)
    if one.band:
        land = land_of(said.band, seen, inks, composer, grid)
        if land is None:
            return None
        if land.beyond:
            shown = _over_land(said, land, frame, picture, inks, composer, grid, stated=stated)
            if shown is None:
                return None
            frame, seen, land = shown
    start = head.bottom + (OVER if one.behind else OVER_EDGE) * grid.leading
    end = frame.bottom - UNDER * grid.leading
    if land:
        end = frame.bottom + land.beyond - max(land.needed, land.high)
    if caption and caption.white:
        end -= caption.height
    zone = Rect(area.x, start, area.w, end - start)
    if zone.h <= 0:
        return None
    upper = zone
    if one.lede:
        if not seen.flat:
            return None
        room = lede_room(said.lede, byline, composer, seen, zone, inks, grid)
        if room is None:
            return None
        upper = Rect(zone.x, zone.y, zone.w, room - zone.y)
    strip = Rect(area.x, head.y, area.w, head.h)
    # A drawing is never shaded: whether its running head is read does not wait for the head.
    if one.behind and not seen.photograph and _running(seen, None, strip, inks) is None:
        return None
    spot = _spot(composer, said.headline, grid, seen, upper, inks, lede=one.lede)
    if spot is None:
        return None
    running = "ink"
    if one.behind:
        found = _running(seen, spot, strip, inks)
        if found is None:
            return None
        running = found
    if not one.lede:
        return Standing(frame, spot, running, one.behind, byline, caption, None, land)
    if spot.panel is not None:
        return None
    lede = set_lede(said.lede, byline, composer, seen, spot, zone, inks, grid)
    if lede is None:
        return None
    return Standing(frame, spot, running, one.behind, None, caption, lede, land)


def _over_land(
    said: Said,
    land: Land,
    frame: Rect,
    picture: Picture,
    inks: InkSet,
    composer: Composer,
    grid: Grid,
    *,
    stated: bool,
) -> tuple[Rect, Seen, Land] | None:
    """Return a picture's frame without what its land runs on under it, the picture in it, the land.

    Lower, the picture has a lower land: what runs on is the more, until both hold the figures.
    """
    low, high = aspects(picture)
    beyond = land.beyond
    for _ in range(FITTINGS):
        lower = Rect(frame.x, frame.y, frame.w, frame.h - beyond)
        if not low <= lower.w / lower.h <= high:
            return None
        seen = Seen.of(picture, lower, inks, stated=stated)
        again = land_of(said.band, seen, inks, composer, grid)
        if again is None:
            return None
        # What runs on keeps its height.
        needed = again.high + beyond
        if needed >= land.least:
            return lower, seen, replace(again, needed=needed)
        beyond += land.least - needed + HAIR
    return None


def _spot(
    composer: Composer,
    headline: Headline,
    grid: Grid,
    seen: Seen,
    upper: Rect,
    inks: InkSet,
    *,
    lede: bool,
) -> Spot | None:
    """Return the head's place; on a shade of a photograph that gives no rest."""
    own, least = palette(grid, "primary"), least_headline(grid)
    # Over the lede the zone is what it leaves: a head may fill it.
    heights = (1.0, *HEIGHTS) if lede else HEIGHTS
    spot = find_spot(headline, composer, seen, upper, inks, own, least, heights)
    if seen.photograph and not lede and (spot is None or not seen.calm):
        shaded = shaded_spot(headline, composer, seen, upper, inks, own, least)
        if shaded and (spot is None or shaded.worth > spot.worth):
            spot = shaded
    return spot


def _foot(under: list[Note], grid: Grid) -> float:
    """Return the height of the lines under a picture, pt."""
    if not under:
        return 0.0
    stacked = len(under) > 1 and sum(i.width for i in under) + grid.gutter > grid.area.w
    foot = sum(i.height for i in under) if stacked else max(i.height for i in under)
    return foot + (0.5 * grid.body if stacked else 0.0) + 0.9 * grid.body


def placed_standing(
    plan: Standing, edition: Edition, picture: Picture, grid: Grid, composer: Composer
) -> Block:
    """Return the block of a head on its picture."""
    spot, frame, area = plan.spot, plan.frame, grid.area
    own = palette(grid, spot.ink)
    texts, rules = place_display(spot.display, spot.rect.x, spot.rect.y, spot.rect.w, own)
    running = place_running(edition, grid, 0, plan.running, composer, raised=plan.behind)
    land = plan.land
    beyond = land.beyond if land else 0.0
    fills = [Fill(frame, GROUND)]
    if land and land.beyond:  # it begins under the picture, so that no white shows between
        fills.append(Fill(Rect(frame.x, frame.bottom - SEAM, frame.w, beyond + SEAM), land.ink))
    if spot.panel:
        fills.append(Fill(spot.panel, "primary"))
    if plan.lede and plan.lede.byline:
        texts = (*texts, plan.lede.byline)
    y = frame.bottom + beyond + 0.55 * grid.body
    if plan.byline:
        texts = (*texts, plan.byline.place(area.x, y)[0])
    placed: PlacedText | None = None
    if plan.caption and plan.caption.white:  # on the picture's foot
        y = frame.bottom - plan.caption.height - 0.8 * grid.body
        placed, squares = plan.caption.place(area.right - plan.caption.width, y, "paper", "paper")
        fills.extend(squares)
    elif plan.caption:
        right = area.right - plan.caption.width
        if plan.byline and plan.byline.width > right - grid.gutter - area.x:
            y += plan.byline.height + 0.5 * grid.body
        placed, squares = plan.caption.place(right, y)
        fills.extend(squares)
    shades = (spot.shade,) if spot.shade else ()
    return Block(
        kind="banner",
        id="banner",
        rect=frame,
        texts=(*running.texts, *named(texts)),
        pictures=(PlacedPicture(picture, frame, placed, shades),),
        fills=tuple(fills),
        rules=(*running.rules, *rules),
        cuts=_cuts(spot, texts),
    )


def _cuts(spot: Spot, texts: tuple[PlacedText, ...]) -> tuple[Cut, ...]:
    """Return the headline in its second ink on the disc that it crosses."""
    crossing = spot.crossing
    if crossing is None:
        return ()
    return tuple(
        Cut(replace(text, ink=crossing.inside), crossing.disc)
        for text in texts
        if text.role == spot.display.way.role.css
    )


def _running(seen: Seen, spot: Spot | None, strip: Rect, inks: InkSet) -> str | None:
    """Return the ink of a running head on the picture; None where it cannot be read there."""
    shade = spot.shade if spot else None
    if spot is not None and shade is not None and shade.side == "top":
        ground = inks.rgb(shade.ink), shade.strength
        good = contrast_on(seen, (strip,), 9.0, inks.rgb(spot.ink), ground) >= WANTED
        return spot.ink if good and (spot.ink == "paper" or seen.flat) else None
    order = ("ink", "paper") if seen.flat else ("paper",)
    running, contrast = ink_on(seen, strip, inks, order)
    rest = float(seen.behind(strip).unrest.mean())
    return None if contrast < HEAD_CONTRAST or rest > HEAD_REST else running


def _reads(seen: Seen, caption: Note, grid: Grid, inks: InkSet) -> bool:
    """Tell whether a caption can be read in white at the picture's foot."""
    frame, area = seen.frame, grid.area
    high = caption.height + 1.2 * grid.body
    place = Rect(area.right - caption.width, frame.bottom - high, caption.width, high)
    behind = seen.behind(place)
    rest = float(behind.unrest.mean())
    return rest < CAPTION_REST and ink_on(seen, place, inks, ("paper",))[1] >= HEAD_CONTRAST


def palette(grid: Grid, ink: str) -> Palette:
    """Return the inks of a head and its small parts."""
    small = small_ink(ink)
    return Palette(
        headline=ink, kicker=small, deck=small, dash=small, white=ink == "paper", styles=grid.styles
    )


def named(texts: tuple[PlacedText, ...]) -> tuple[PlacedText, ...]:
    """Return texts of which the first has the name that the reading order is stated by."""
    return (replace(texts[0], id="banner/head"), *texts[1:])
