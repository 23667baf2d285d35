"""Hero: the picture is the opening. It bleeds at top and sides; the head stands on its rest.

The running head stands on the picture too where that can be read, else in the margin over it, and
so does the lede, under the head. Byline and caption stand in a line under the picture otherwise.
Without a picture the words open alone; one that no crop makes so wide stands beside the head.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from content.model import Edition, Headline, Ink, Paragraph
from content.model.inks import InkSet
from fonts.setting import Composer
from fonts.setting.keeping import kept_by_owner
from layout.banners.base import BannerError, aspects
from layout.banners.designs.quiet import BANNER as BESIDE
from layout.banners.designs.type import BANNER as WORDS
from layout.banners.display import place_display
from layout.banners.group import Palette
from layout.banners.ledes import Lede, set_lede
from layout.banners.onpicture import Seen, Spot, find_spot, ink_on
from layout.banners.running import head_rect, least_headline, place_running
from layout.banners.words import Note, caption_words, note
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText
from layout.page.units import Rect, pt

#: Part of the page's height that the opening has: best, least and most (design: prize.md).
BEST, LEAST, MOST = 0.42, 0.28, 0.55
#: Cost of a height a tenth of the page off the best.
OFF_COST = 0.04
#: Unrest behind the running head up to which it stands on the picture, and its contrast there.
HEAD_REST, HEAD_CONTRAST = 0.16, 5.0
#: Heights are offered so many rows apart: the blocks below fill what is between.
EVERY = 2
#: Parts of the zone that the head may take where the lede stands under it, largest first.
PARTS = (0.75, 0.64, 0.54, 0.46)
#: Ink under the picture: light, so that words on a drawing without a ground can be read.
GROUND = "sand"
#: Unrest behind a caption on the picture.
CAPTION_REST = 0.1


@dataclass(frozen=True, slots=True)
class _Plan:
    frame: Rect
    seen: Seen
    spot: Spot
    running: str
    byline: Note | None
    caption: Note | None
    lede: Lede | None
    foot: float


class Hero:
    """The design whose picture is the page's upper part."""

    covers_running_head = True

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs; best at 42 % of the page."""
        if edition.headline.picture is None:
            return WORDS.rows(edition, grid, composer)
        plans = self._plans(edition, grid, composer)
        if not plans:  # no crop of the picture is so wide
            return BESIDE.rows(edition, grid, composer)
        takes = any(plan.lede for plan in plans.values())
        found = []
        for rows, plan in plans.items():
            if bool(plan.lede) == takes:
                off = (grid.y(rows) / grid.trim.h - BEST) / 0.1
                found.append((rows, OFF_COST * off * off))
        least = min(cost for _, cost in found)
        return tuple((rows, round(cost - least, 4)) for rows, cost in found)

    def takes_lede(self, edition: Edition, grid: Grid, composer: Composer) -> bool:
        """Tell whether the lede stands on the picture."""
        if edition.headline.picture is None:
            return False
        return any(plan.lede for plan in self._plans(edition, grid, composer).values())

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the banner, which ends with its picture or the line under it.

        Raises:
            BannerError: it does not fit.
        """
        picture = edition.headline.picture
        if picture is None:
            return WORDS.place(edition, grid, rows, composer)
        if not self._plans(edition, grid, composer):
            return BESIDE.place(edition, grid, rows, composer)
        plan = self._plan(edition, grid, rows, composer)
        if plan is None:
            raise BannerError("banner.headline-too-long", rows=rows)
        spot, frame, area = plan.spot, plan.frame, grid.area
        palette = _palette(grid, spot.ink)
        texts, rules = place_display(spot.display, spot.rect.x, spot.rect.y, spot.rect.w, palette)
        running = place_running(edition, grid, 0, plan.running, composer)
        fills = [Fill(frame, GROUND)]
        if spot.panel:
            fills.append(Fill(spot.panel, "primary"))
        if plan.lede and plan.lede.byline:
            texts = (*texts, plan.lede.byline)
        y = frame.bottom + 0.55 * grid.body
        if plan.byline:
            texts = (*texts, plan.byline.place(area.x, y)[0])
        placed: PlacedText | None = None
        if plan.caption and plan.caption.white:  # on the picture's foot
            y = frame.bottom - plan.caption.height - 0.8 * grid.body
            placed, squares = plan.caption.place(
                area.right - plan.caption.width, y, "paper", "paper"
            )
            fills = [fills[0], *fills[1:], *squares]
        elif plan.caption:
            right = area.right - plan.caption.width
            if plan.byline and plan.byline.width > right - grid.gutter - area.x:
                y += plan.byline.height + 0.5 * grid.body
            placed, squares = plan.caption.place(right, y)
            fills.extend(squares)
        return Block(
            kind="banner",
            id="banner",
            rect=Rect(0, 0, grid.trim.w, grid.y(rows)),
            texts=(*running.texts, *_named(texts)),
            pictures=(PlacedPicture(picture, frame, placed),),
            fills=tuple(fills),
            rules=(*running.rules, *rules),
            order=(picture.id, "banner/head"),
        )

    def place_lede(
        self, edition: Edition, grid: Grid, rows: int, composer: Composer
    ) -> tuple[Block, ...]:
        """Return the lede's block, which stands on the picture; none where it does not."""
        if not self.takes_lede(edition, grid, composer):
            return ()
        plan = self._plan(edition, grid, rows, composer)
        if plan is None or plan.lede is None:
            return ()
        return (Block("lede", "lede", plan.lede.rect, texts=plan.lede.texts),)

    def _plans(self, edition: Edition, grid: Grid, composer: Composer) -> dict[int, _Plan]:
        """Return the plans by rows, each height that an opening may have."""
        found = {}
        for rows in range(0, grid.rows, EVERY):
            if LEAST <= grid.y(rows) / grid.trim.h <= MOST:
                plan = self._plan(edition, grid, rows, composer)
                if plan:
                    found[rows] = plan
        return found

    def _plan(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> _Plan | None:
        head = edition.headline
        assert head.picture is not None
        given = head, edition.signature, edition.lede
        stamp = head.picture.file.stat().st_mtime_ns
        return planned(composer, given, grid, rows, tuple(edition.inks.items()), stamp)


@kept_by_owner(256)
def planned(
    composer: Composer,
    given: tuple[Headline, str, tuple[Paragraph, ...]],
    grid: Grid,
    rows: int,
    own: tuple[tuple[str, Ink], ...],
    stamp: int,
) -> _Plan | None:
    """Return where everything stands at a height in rows; None where it does not fit.

    Args:
        composer: the composer.
        given: headline with its picture, signature and lede.
        grid: the grid.
        rows: height of the opening in the type area.
        own: the edition's inks.
        stamp: when the picture's file was changed.
    """
    headline, signature, lede = given
    picture = headline.picture
    assert picture is not None
    inks, area, trim = InkSet.of(dict(own)), grid.area, grid.trim
    bleed, head = pt(grid.profile.bleed_mm), head_rect(grid)
    least = least_headline(grid)
    low, high = aspects(picture)
    white = note(caption_words(picture), "caption", grid, composer, area.w, white=True)
    dark = note(caption_words(picture), "caption", grid, composer, area.w, white=False)
    byline = note(signature, "byline", grid, composer, area.w, white=False)
    for over in (True, False):
        top = -bleed if over else head.bottom + 0.5
        whole = Rect(-bleed, top, trim.w + 2 * bleed, grid.y(rows) - top)
        for with_lede in (True, False) if lede else (False,):
            # With the lede the byline stands on the picture; the caption where it can be read.
            caption = white
            frame = whole
            seen = Seen.of(picture, frame, inks) if low <= whole.w / whole.h <= high else None
            if seen is None or (white and not _reads(seen, white, grid, inks)):
                caption = dark
            under = [item for item in (byline, caption) if item and not item.white]
            if with_lede:
                under = [item for item in under if item is not byline]
            foot = 0.0
            if under:
                wide = sum(item.width for item in under) + grid.gutter
                stacked = len(under) > 1 and wide > area.w
                foot = sum(i.height for i in under) if stacked else max(i.height for i in under)
                foot += (0.5 * grid.body if stacked else 0.0) + 0.9 * grid.body
                frame = Rect(whole.x, whole.y, whole.w, whole.h - foot)
            if not low <= frame.w / frame.h <= high:
                continue
            seen = Seen.of(picture, frame, inks)
            running = "ink"
            if over:
                strip = Rect(area.x, head.y, area.w, head.h)
                order = ("ink", "paper") if seen.flat else ("paper",)
                running, contrast = ink_on(seen, strip, inks, order)
                rest = float(seen.behind(strip).unrest.mean())
                if contrast < HEAD_CONTRAST or rest > HEAD_REST:
                    continue
            start = head.bottom + 0.9 * grid.leading
            end = frame.bottom - 1.1 * grid.leading
            if caption and caption.white:
                end -= caption.height
            zone = Rect(area.x, start, area.w, end - start)
            for part in PARTS if with_lede and seen.flat else (1.0,):
                upper = Rect(zone.x, zone.y, zone.w, part * zone.h)
                spot = find_spot(
                    headline, composer, seen, upper, inks, _palette(grid, "primary"), least
                )
                if spot is None:
                    continue
                if not with_lede:
                    return _Plan(frame, seen, spot, running, byline, caption, None, foot)
                if spot.panel is None and seen.flat:
                    set_ = set_lede(lede, byline, composer, seen, spot, zone, inks, grid)
                    if set_ is not None:
                        return _Plan(frame, seen, spot, running, None, caption, set_, foot)
    return None


def _reads(seen: Seen, caption: Note, grid: Grid, inks: InkSet) -> bool:
    """Tell whether a caption can be read in white at the picture's foot."""
    frame, area = seen.frame, grid.area
    high = caption.height + 1.2 * grid.body
    place = Rect(area.right - caption.width, frame.bottom - high, caption.width, high)
    behind = seen.behind(place)
    rest = float(behind.unrest.mean())
    return rest < CAPTION_REST and ink_on(seen, place, inks, ("paper",))[1] >= HEAD_CONTRAST


def _palette(grid: Grid, ink: str) -> Palette:
    small = {"paper": "paper", "primary": "secondary"}.get(ink, "ink")
    return Palette(
        headline=ink, kicker=small, deck=small, dash=small, white=ink == "paper", styles=grid.styles
    )


def _named(texts: tuple[PlacedText, ...]) -> tuple[PlacedText, ...]:
    """Return texts of which the first has the name that the reading order is stated by."""
    return (replace(texts[0], id="banner/head"), *texts[1:])


BANNER = Hero()
