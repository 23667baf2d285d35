"""Hero: the picture is the opening. It bleeds; the head stands on its rest.

Forms, of which the best at each height is taken (`_best_of`): the head on a calm part of the
picture; on a shade blended into a photograph; on a panel over a drawing; across the page over the
picture; beside an upright one. Never on a face. Where the audit finds words on the picture that
cannot be read, the edition is planned again with the forms apart from it (`apart`).
Without a picture the words open alone; one too coarse for any form stands beside the head.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from content.model import Edition, Headline, Ink, Paragraph, Picture
from content.model.inks import InkSet
from fonts.setting import Composer
from fonts.setting.keeping import kept_by_owner
from layout.banners.apart import Apart, Words, beside, over, run_on
from layout.banners.base import BannerError, aspects, widest_frame
from layout.banners.designs.quiet import BANNER as BESIDE
from layout.banners.designs.type import BANNER as WORDS
from layout.banners.display import place_display
from layout.banners.group import Palette
from layout.banners.ledes import Lede, set_lede
from layout.banners.onpicture import (
    WANTED,
    Seen,
    Spot,
    contrast_on,
    find_spot,
    ink_on,
    small_ink,
)
from layout.banners.running import head_rect, least_headline, place_running
from layout.banners.shaded import shaded_spot
from layout.banners.words import Note, caption_words, note
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText
from layout.page.units import Rect, pt
from layout.pictures.files import is_svg
from layout.pictures.subject import with_subject

#: Part of the page's height that the opening has: best, least and most (design: prize.md).
BEST, LEAST, MOST = 0.42, 0.28, 0.55
#: Cost of a height a tenth of the page off the best; of a head that is worth nothing.
OFF_COST, HEAD_COST = 0.04, 0.3
#: Unrest behind the running head up to which it stands on the picture, and its contrast there.
HEAD_REST, HEAD_CONTRAST = 0.16, 5.0
#: Heights are offered so many rows apart: the blocks below fill what is between.
EVERY = 3
#: Parts of the zone that the head may take where the lede stands under it, largest first.
PARTS = (0.75, 0.64, 0.54, 0.46)
#: Ink under the picture: light, so that words on a drawing without a ground can be read.
GROUND = "sand"
#: Unrest behind a caption on the picture.
CAPTION_REST = 0.1


@dataclass(frozen=True, slots=True)
class _On:
    """A head on its picture."""

    frame: Rect
    spot: Spot
    running: str
    byline: Note | None
    caption: Note | None
    lede: Lede | None


_Plan = _On | Apart


class Hero:
    """The design whose picture is the page's upper part."""

    covers_running_head = True

    def __init__(self, *, apart: bool = False) -> None:
        """Bind the forms; `apart`: only those in which no word stands on the picture."""
        self.apart = apart
        #: The design that is taken where words on the picture cannot be read.
        self.unread = "" if apart else "apart"

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs; best at 42 % of the page, where the head is large."""
        if edition.headline.picture is None:
            return WORDS.rows(edition, grid, composer)
        plans = self._plans(edition, grid, composer)
        if not plans:  # no crop of the picture serves
            return BESIDE.rows(edition, grid, composer)
        costs = _costs(plans, grid)
        takes = self._takes_lede(plans, grid)
        kept = {rows: cost for rows, cost in costs.items() if bool(plans[rows].lede) == takes}
        least = min(kept.values())
        return tuple((rows, round(cost - least, 4)) for rows, cost in kept.items())

    def takes_lede(self, edition: Edition, grid: Grid, composer: Composer) -> bool:
        """Tell whether the lede stands in the opening."""
        if edition.headline.picture is None:
            return False
        return self._takes_lede(self._plans(edition, grid, composer), grid)

    @staticmethod
    def _takes_lede(plans: dict[int, _Plan], grid: Grid) -> bool:
        """Tell whether the heights with the lede are taken or those without: as the best is."""
        costs = _costs(plans, grid)
        return bool(plans and plans[min(costs, key=lambda rows: costs[rows])].lede)

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the banner, which ends with its picture or the line under it.

        Raises:
            BannerError: it does not fit.
        """
        picture = edition.headline.picture
        if picture is None:
            return WORDS.place(edition, grid, rows, composer)
        plans = self._plans(edition, grid, composer)
        if not plans:
            return BESIDE.place(edition, grid, rows, composer)
        plan = plans.get(rows) or self._plan(edition, grid, rows, composer)
        if plan is None:
            raise BannerError("banner.headline-too-long", rows=rows)
        shown = with_subject(picture)
        if isinstance(plan, _On):
            block = _placed_on(plan, edition, shown, grid, composer)
        else:
            block = _placed_apart(plan, edition, shown, grid, composer)
        return replace(
            block,
            rect=Rect(0, 0, grid.trim.w, grid.y(rows)),
            order=(picture.id, "banner/head"),
        )

    def place_lede(
        self, edition: Edition, grid: Grid, rows: int, composer: Composer
    ) -> tuple[Block, ...]:
        """Return the lede's block, which stands in the opening; none where it does not."""
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
        own = tuple(edition.inks.items())
        return planned(composer, given, grid, rows, own, stamp, self.apart)


def _costs(plans: dict[int, _Plan], grid: Grid) -> dict[int, float]:
    """Return what each height costs beside the best there could be."""
    most = max((_worth(plan) for plan in plans.values()), default=1.0)
    return {
        rows: OFF_COST * ((grid.y(rows) / grid.trim.h - BEST) / 0.1) ** 2
        + HEAD_COST * (1 - _worth(plan) / most)
        for rows, plan in plans.items()
    }


def _worth(plan: _Plan) -> float:
    return plan.spot.worth if isinstance(plan, _On) else plan.worth


def _placed_on(
    plan: _On, edition: Edition, picture: Picture, grid: Grid, composer: Composer
) -> Block:
    """Return the block of a head on its picture."""
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
        texts=(*running.texts, *_named(texts)),
        pictures=(PlacedPicture(picture, frame, placed, shades),),
        fills=tuple(fills),
        rules=(*running.rules, *rules),
    )


def _placed_apart(
    plan: Apart, edition: Edition, picture: Picture, grid: Grid, composer: Composer
) -> Block:
    """Return the block of a head apart from its picture."""
    palette = _palette(grid, "primary")
    texts, rules = place_display(plan.display, plan.rect.x, plan.rect.y, plan.rect.w, palette)
    running = place_running(edition, grid, 0, "ink", composer)
    fills = [Fill(plan.frame, GROUND)]
    if plan.ground not in ("", "paper"):
        bleed = pt(grid.profile.reach_mm)
        wide, high = grid.trim.w + 2 * bleed, plan.frame.bottom + bleed
        fills.insert(0, Fill(Rect(-bleed, -bleed, wide, high), plan.ground))
    if plan.byline:
        byline, x, y = plan.byline
        texts = (*texts, byline.place(x, y)[0])
    placed: PlacedText | None = None
    if plan.caption:
        caption, x, y = plan.caption
        placed, squares = caption.place(x, y)
        fills.extend(squares)
    return Block(
        kind="banner",
        id="banner",
        rect=plan.frame,
        texts=(*running.texts, *_named(texts)),
        pictures=(PlacedPicture(picture, plan.frame, placed),),
        fills=tuple(fills),
        rules=(*running.rules, *rules),
    )


@kept_by_owner(256)
def planned(
    composer: Composer,
    given: tuple[Headline, str, tuple[Paragraph, ...]],
    grid: Grid,
    rows: int,
    own: tuple[tuple[str, Ink], ...],
    stamp: int,
    apart: bool,
) -> _Plan | None:
    """Return where everything stands at a height in rows; None where it does not fit.

    Args:
        composer: the composer.
        given: headline with its picture, signature and lede.
        grid: the grid.
        rows: height of the opening in the type area.
        own: the edition's inks.
        stamp: when the picture's file was changed.
        apart: no words on the picture.
    """
    inks = InkSet.of(dict(own))
    found: list[_Plan] = []
    on = None if apart else _on(composer, given, grid, rows, inks)
    if on is not None:
        picture = given[0].picture
        if picture is not None and picture.calm is not None:  # an editor has said where
            return on
        found.append(on)
    beside_it = _apart(composer, given, grid, rows, inks)
    if beside_it is not None:
        found.append(beside_it)
    return max(found, key=_worth, default=None)


def _apart(
    composer: Composer,
    given: tuple[Headline, str, tuple[Paragraph, ...]],
    grid: Grid,
    rows: int,
    inks: InkSet,
) -> Apart | None:
    """Return the best form in which head and picture do not touch."""
    headline, signature, lede = given
    assert headline.picture is not None
    picture = with_subject(headline.picture)
    area, palette, least = grid.area, _palette(grid, "primary"), least_headline(grid)
    top = head_rect(grid).bottom + 0.5
    widest = widest_frame(picture)

    def words(width: float) -> Words:
        return Words(
            headline,
            lede,
            note(signature, "byline", grid, composer, width, white=False),
            note(caption_words(picture), "caption", grid, composer, width, white=False),
        )

    limits = aspects(picture)
    found = [
        over(words(area.w), composer, grid, rows, top, limits, palette, least, widest),
        beside(words(0.36 * area.w), composer, grid, rows, top, limits, palette, least, widest),
    ]
    best = max((one for one in found if one), key=_worth, default=None)
    if best is None or best.form != "beside" or not is_svg(picture.file):
        return best
    return replace(best, ground=run_on(Seen.of(picture, best.frame, inks), inks))


def _on(
    composer: Composer,
    given: tuple[Headline, str, tuple[Paragraph, ...]],
    grid: Grid,
    rows: int,
    inks: InkSet,
) -> _On | None:
    """Return the best form in which the head stands on the picture."""
    headline, signature, lede = given
    picture = headline.picture
    assert picture is not None
    stated = picture.safe is not None
    picture = with_subject(picture)
    area, trim = grid.area, grid.trim
    bleed, head = pt(grid.profile.reach_mm), head_rect(grid)
    least = least_headline(grid)
    low, high = aspects(picture)
    if trim.w + 2 * bleed > widest_frame(picture):
        return None
    white = note(caption_words(picture), "caption", grid, composer, area.w, white=True)
    dark = note(caption_words(picture), "caption", grid, composer, area.w, white=False)
    byline = note(signature, "byline", grid, composer, area.w, white=False)
    for over_ in (True, False):
        top = -bleed if over_ else head.bottom + 0.5
        whole = Rect(-bleed, top, trim.w + 2 * bleed, grid.y(rows) - top)
        for with_lede in (True, False) if lede else (False,):
            # With the lede the byline stands on the picture; the caption where it can be read.
            caption = white
            frame = whole
            seen = None
            if low <= whole.w / whole.h <= high:
                seen = Seen.of(picture, frame, inks, stated=stated)
            if seen is None or (white and not _reads(seen, white, grid, inks)):
                caption = dark
            under = [item for item in (byline, caption) if item and not item.white]
            if with_lede:
                under = [item for item in under if item is not byline]
            if under:
                wide = sum(item.width for item in under) + grid.gutter
                stacked = len(under) > 1 and wide > area.w
                foot = sum(i.height for i in under) if stacked else max(i.height for i in under)
                foot += (0.5 * grid.body if stacked else 0.0) + 0.9 * grid.body
                frame = Rect(whole.x, whole.y, whole.w, whole.h - foot)
            if not low <= frame.w / frame.h <= high:
                continue
            seen = Seen.of(picture, frame, inks, stated=stated)
            start = head.bottom + 0.9 * grid.leading
            end = frame.bottom - 1.1 * grid.leading
            if caption and caption.white:
                end -= caption.height
            zone = Rect(area.x, start, area.w, end - start)
            strip = Rect(area.x, head.y, area.w, head.h)
            for part in PARTS if with_lede and seen.flat else (1.0,):
                upper = Rect(zone.x, zone.y, zone.w, part * zone.h)
                palette = _palette(grid, "primary")
                spot = find_spot(headline, composer, seen, upper, inks, palette, least)
                if seen.photograph and not with_lede and (spot is None or not seen.calm):
                    shaded = shaded_spot(headline, composer, seen, upper, inks, palette, least)
                    if shaded and (spot is None or shaded.worth > spot.worth):
                        spot = shaded
                if spot is None:
                    continue
                running = "ink"
                if over_:
                    found = _running(seen, spot, strip, inks)
                    if found is None:
                        continue
                    running = found
                if not with_lede:
                    return _On(frame, spot, running, byline, caption, None)
                if spot.panel is None and seen.flat:
                    set_ = set_lede(lede, byline, composer, seen, spot, zone, inks, grid)
                    if set_ is not None:
                        return _On(frame, spot, running, None, caption, set_)
    return None


def _running(seen: Seen, spot: Spot, strip: Rect, inks: InkSet) -> str | None:
    """Return the ink of a running head on the picture; None where it cannot be read there."""
    shade = spot.shade
    if shade is not None and shade.side == "top":
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


def _palette(grid: Grid, ink: str) -> Palette:
    small = small_ink(ink)
    return Palette(
        headline=ink, kicker=small, deck=small, dash=small, white=ink == "paper", styles=grid.styles
    )


def _named(texts: tuple[PlacedText, ...]) -> tuple[PlacedText, ...]:
    """Return texts of which the first has the name that the reading order is stated by."""
    return (replace(texts[0], id="banner/head"), *texts[1:])


BANNER = Hero()
