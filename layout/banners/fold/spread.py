"""Spread (通版): the opening of two facing pages, across the fold: an edition, rows → its block.

The headline stands over both pages, the fold between its phrases; under it deck, byline and lede,
and the picture. One that any crop makes so wide is the opening's ground, and all words stand on it
where they can be read; another stands at the right of the words, over the fold only where its
stated subject is clear of it. What stands on a side keeps to that side. A dark ground bleeds where
the edition's opening has a ground or picture; else the words stand on the paper.
"""

from __future__ import annotations

from content.model import Edition
from fonts.setting import Composer
from fonts.setting.keeping import kept_by_owner
from layout.banners.base import BannerError
from layout.banners.fold import photofold
from layout.banners.fold.beside import beside_picture, frames_beside
from layout.banners.fold.grounds import on_photo, on_picture
from layout.banners.fold.overfold import over_folds
from layout.banners.fold.parts import (
    BETWEEN,
    FOOT,
    LAST_REVERSED_PT,
    OVER,
    REVERSED_PT,
    UNDER,
    Given,
    Plan,
    Start,
    is_dark,
    kicker_of,
    palette_of,
)
from layout.banners.fold.photofold import OnPhoto
from layout.banners.running import head_rect, least_headline, place_running
from layout.banners.words.group import place_small
from layout.page.furniture import depth, rules_across
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText, Rule
from layout.page.units import Rect, pt
from layout.pictures.subject import with_subject

#: Of the page's height: what the opening has best, and at most.
BEST, MOST = 0.42, 0.56
#: Cost of a tenth of the page off the best; of a hundredth of it white under the words, which is
#: air where they stand beside a picture.
OFF_COST, WHITE_COST, AIR_COST = 0.3, 0.02, 0.004
#: Part of the height that the headline takes at most.
HEAD_PART = 0.24
#: A picture beside the words instead of under them counts as so many tenths off the best height.
BESIDE_OFF = 1.5


class Spread:
    """The design over a fold."""

    covers_running_head = True

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs: those that the words fill, and a picture's best."""
        found = []
        for rows, plan in self._plans(edition, grid, composer).items():
            share = grid.y(rows) / grid.trim.h
            if isinstance(plan, OnPhoto):
                off = abs(share - photofold.BEST) / 0.1
                found.append((rows, OFF_COST * off * off + plan.cost))
            else:
                off = abs(share - BEST) / 0.1 if plan.picture else 0.0
                off += BESIDE_OFF if plan.picture and plan.over is None else 0.0
                white = AIR_COST if plan.picture else WHITE_COST
                cost = OFF_COST * off * off + white * (100 * plan.white) ** 2
                found.append((rows, cost))
        least = min((cost for _, cost in found), default=0.0)
        return tuple((rows, round(cost - least, 4)) for rows, cost in found)

    def takes_lede(self, edition: Edition, grid: Grid, composer: Composer) -> bool:
        """Tell whether there is a lede that stands under the headline: on a photograph is none."""
        plans = self._plans(edition, grid, composer).values()
        return bool(edition.lede) and not any(isinstance(plan, OnPhoto) for plan in plans)

    @staticmethod
    def _plans(edition: Edition, grid: Grid, composer: Composer) -> dict[int, Plan | OnPhoto]:
        """Return the plans by rows; where a photograph can be the ground, these alone."""
        given = Given.of(edition)
        found = {
            rows: plan
            for rows in range(grid.rows)
            if (share := grid.y(rows) / grid.trim.h) <= photofold.MOST
            and (plan := planned(composer, given, grid, rows)) is not None
            and (share <= MOST or isinstance(plan, OnPhoto))
        }
        if any(isinstance(plan, OnPhoto) for plan in found.values()):
            return {rows: plan for rows, plan in found.items() if isinstance(plan, OnPhoto)}
        return found

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the opening, which ends with its last row.

        Raises:
            BannerError: it does not fit.
        """
        plan = planned(composer, Given.of(edition), grid, rows)
        if plan is None:
            raise BannerError("banner.headline-too-long", rows=rows)
        if isinstance(plan, OnPhoto):
            return self._place_on_photo(plan, edition, grid, rows, composer)
        dark, bottom, over = is_dark(edition.banner), grid.y(rows), plan.over
        white = over.white if over else dark
        left, right = grid.sides
        palette = palette_of(grid, dark)
        strip = over.running if over else "paper" if dark else "ink"
        running = place_running(edition, grid, 0, strip, composer)
        fills: list[Fill] = []
        rules: list[Rule] = [] if over else list(running.rules)
        trim, bleed = grid.trim, pt(grid.profile.reach_mm)
        if over is None and dark:
            ground = Rect(-bleed, -bleed, trim.w + 2 * bleed, bottom + bleed)
            fills.append(Fill(ground, "primary"))
        elif over is None:
            top = bottom - depth("wenwu")
            for side in (left, right):
                rules.extend(rules_across("wenwu", side.x, side.right, top, "ink"))
        # On a picture small words are white or black: what was measured there.
        small = ("paper" if white else "ink") if over else palette.deck
        texts: list[PlacedText] = []
        y = plan.top
        if plan.kicker:
            texts.append(place_small(plan.kicker, left.x, y, small, white=white))
            y += plan.kicker.height + 0.5 * grid.leading
        texts.append(plan.head.place(left, right, y, over.head if over else palette.headline))
        y += plan.head.height + UNDER * grid.leading
        words = plan.words
        if words.deck:
            texts.append(place_small(words.deck, left.x, y, small, white=white))
            y += words.deck.height + BETWEEN * grid.leading
        if words.byline:
            texts.append(words.byline.place(left.x, y, "paper" if white else "")[0])
        pictures: tuple[PlacedPicture, ...] = ()
        picture = edition.headline.picture
        if picture and plan.picture:
            fills.append(Fill(plan.picture, "sand"))
            caption, squares = self._caption(plan, grid, rows, white=white)
            fills.extend(() if over else squares)
            pictures = (PlacedPicture(picture, plan.picture, caption),)
        return Block(
            kind="banner",
            id="banner",
            rect=Rect(0, 0, trim.w, bottom),
            texts=(*running.texts, *texts),
            pictures=pictures,
            fills=tuple(fills),
            rules=tuple(rules),
            order=(picture.id, "banner/head") if picture and plan.picture else (),
        )

    @staticmethod
    def _place_on_photo(
        plan: OnPhoto, edition: Edition, grid: Grid, rows: int, composer: Composer
    ) -> Block:
        """Return the opening whose ground is its photograph."""
        picture = edition.headline.picture
        assert picture is not None
        running = place_running(
            edition, grid, 0, "paper" if plan.ink == "paper" else "ink", composer
        )
        bylines, caption, squares = plan.notes(grid)
        head, *rest = plan.texts(grid)
        return Block(
            kind="banner",
            id="banner",
            rect=Rect(0, 0, grid.trim.w, grid.y(rows)),
            texts=(*running.texts, head, *rest, *bylines),
            pictures=(plan.picture(with_subject(picture), caption),),
            fills=tuple(squares),
            rules=tuple(running.rules),
            order=(picture.id, "banner/head"),
        )

    def place_parts(
        self, edition: Edition, grid: Grid, rows: int, composer: Composer
    ) -> tuple[Block, ...]:
        """Return the lede's block, which stands on one side under the headline."""
        plan = planned(composer, Given.of(edition), grid, rows)
        if plan is None or isinstance(plan, OnPhoto):
            return ()
        found = []
        if plan.over:  # what is drawn over the picture: rules and the caption's square
            running = place_running(edition, grid, 0, plan.over.running, composer)
            squares = self._caption(plan, grid, rows, white=plan.over.white)[1]
            place = Rect(0, 0, grid.trim.w, grid.y(rows))
            found.append(Block("ground", "over", place, fills=squares, rules=running.rules))
        white = plan.over.white if plan.over else is_dark(edition.banner)
        if plan.lede:
            found.append(plan.lede.place(*plan.lede_at, grid, white))
        return tuple(found)

    @staticmethod
    def _caption(
        plan: Plan, grid: Grid, rows: int, *, white: bool
    ) -> tuple[PlacedText | None, tuple[Fill, ...]]:
        """Return the picture's caption and the square before it."""
        caption = plan.words.caption
        if caption is None:
            return None, ()
        inks = ("paper", "paper") if white else ("", "primary")
        foot = grid.y(rows) - FOOT * grid.leading - caption.height
        return caption.place(grid.sides[0].x, plan.caption_y or foot, *inks)


@kept_by_owner(512)
def planned(composer: Composer, given: Given, grid: Grid, rows: int) -> Plan | OnPhoto | None:
    """Return where everything stands at a height in rows; None where it does not fit."""
    dark, bottom = is_dark(given.banner), grid.y(rows)
    left = grid.sides[0]
    palette = palette_of(grid, dark)
    top = head_rect(grid).bottom + OVER * grid.leading
    headline = given.headline
    most = HEAD_PART * grid.trim.h
    displays = over_folds(headline, composer, left.w, most, palette, least_headline(grid))
    display = max(displays, key=lambda one: one.weight, default=None)
    if display is None:
        return None
    kicker = kicker_of(headline, grid, composer, display, palette)
    zone = top + display.height + UNDER * grid.leading
    zone += kicker.height + 0.5 * grid.leading if kicker else 0.0
    start = Start(display, kicker, top, zone)
    if headline.picture is not None:
        over = on_picture(composer, given, grid, bottom, start)
        if over is not None:
            return over
        photo = on_photo(composer, given, grid, bottom, start)
        if photo is not None:
            return photo
    frames: list[Rect | None] = [*frames_beside(headline.picture, grid, zone, bottom)]
    if headline.picture is None:
        frames = [None]
    for least in (REVERSED_PT, LAST_REVERSED_PT):
        for frame in frames:
            found = beside_picture(composer, given, grid, bottom, start, frame, least)
            if found is not None:
                return found
    return None


BANNER = Spread()
