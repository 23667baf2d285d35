"""Hero: the picture is the opening. It bleeds; the head stands on its rest.

Forms, of which the best at each height is taken (`_best_of`): the head on a calm part of the
picture; on a shade blended into a photograph; on a panel over a drawing; across the page over the
picture; beside an upright one. Never on a face. Where the audit finds words on the picture that
cannot be read, the edition is planned again with the forms apart from it (`apart`); where the page
cannot hold so high a picture, with the last alone (`lower`).
Without a picture the words open alone; one too coarse for any form stands beside the head.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from content.model import Edition, Ink, Picture
from content.model.inks import InkSet
from fonts.setting import Composer
from fonts.setting.keeping import kept_by_owner
from layout.banners.base import BannerError, aspects, widest_frame
from layout.banners.designs.quiet import BESIDE
from layout.banners.designs.type import BANNER as WORDS
from layout.banners.onpicture.apart import Apart, Words, beside, over, run_on
from layout.banners.onpicture.land import band_block
from layout.banners.onpicture.seen import Seen
from layout.banners.onpicture.standing import (
    GROUND,
    Said,
    Standing,
    named,
    palette,
    placed_standing,
    standing,
)
from layout.banners.running import head_rect, least_headline, place_running
from layout.banners.words.display import place_display
from layout.banners.words.notes import caption_words, note
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText
from layout.page.units import Rect, pt
from layout.pictures.files import is_svg
from layout.pictures.subject import with_subject

#: What an editor finds it by.
NAME = "大图"
#: Part of the page's height that the opening has: best, least and most (design: prize.md).
BEST, LEAST, MOST = 0.42, 0.28, 0.55
#: The most where the copy fills so little of the page that it would be half white under a picture
#: of half its height: there what is over the best is no fault but for this part of its cost. A
#: picture or chart of the copy counts as so many characters.
MOST_ALONE, LITTLE, ALONE_PART, ELEMENT = 0.75, 0.25, 0.2, 500
#: The least with few words beside an upright picture: it is as high as they are.
LEAST_BESIDE = 0.16
#: Part of the height of figures in the picture's land that counts: elsewhere on the page they would
#: stand anyway.
LAND_PART = 0.25
#: Cost of a height a tenth of the page off the best; of a head that is worth nothing; of a lede or
#: figures that find no place on the picture and take rows of the page instead. A head dearer than
#: this (2.0) took of the first edition four rows more than it gave back: 130 pt in place of 106,
#: the leading story's head at 36 in place of 54 over a picture of a column.
OFF_COST, HEAD_COST, LEFT_COST = 0.1, 1.5, 0.06
#: A headline of so many points near the best height is of an opening's rank (design: prize.md, rule
#: 4), and keeps it: no height is offered at which it is smaller than this part of that. Of 130 pt,
#: 106 crossed four fifths of the first edition's page alone, over copy that fits under 121 as well.
RANK_PT, RANK_PART = 90.0, 0.85
#: Heights are offered so many rows apart: the blocks below fill what is between. Near the best, by
#: less than this part of the page, every one is: there a row is six points of the head (110, 117
#: and 123 pt at 42, 43 and 44 rows of the first edition).
EVERY, NEAR = 3, 0.03

_Plan = Standing | Apart
Forms = Literal["all", "apart", "beside"]
"""Which forms a hero may have: `apart`, none with words on the picture; `beside`, those abreast."""


class Hero:
    """The design whose picture is the page's upper part."""

    covers_running_head = True

    def __init__(self, forms: Forms = "all") -> None:
        """Bind the forms; `apart`: only those in which no word stands on the picture."""
        self.forms = forms
        #: The design that is taken where words on the picture cannot be read.
        self.unread = "apart" if forms == "all" else ""
        #: The design that is tried where this one takes a page too many, or leaves white.
        self.lower = None if forms == "beside" else Hero("beside")

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs; best at 42 % of the page, where the head is large."""
        if edition.headline.picture is None:
            return WORDS.rows(edition, grid, composer)
        plans = self._plans(edition, grid, composer)
        if not plans:  # no crop of the picture serves
            return BESIDE.rows(edition, grid, composer)
        alone = _alone(edition, grid)
        costs = _costs(plans, grid, alone=alone)
        takes = _takes(plans, grid, alone=alone)
        kept = {rows: cost for rows, cost in costs.items() if _parts(plans[rows]) == takes}
        kept = _of_rank(kept, plans, grid)
        least = min(kept.values())
        return tuple((rows, round(cost - least, 4)) for rows, cost in kept.items())

    def takes_lede(self, edition: Edition, grid: Grid, composer: Composer) -> bool:
        """Tell whether the lede stands in the opening."""
        return self._taken(edition, grid, composer)[0]

    def takes_band(self, edition: Edition, grid: Grid, composer: Composer) -> bool:
        """Tell whether the key figures stand in the picture's land."""
        return self._taken(edition, grid, composer)[1]

    def _taken(self, edition: Edition, grid: Grid, composer: Composer) -> _Parts:
        if edition.headline.picture is None:
            return False, False
        plans = self._plans(edition, grid, composer)
        return _takes(plans, grid, alone=_alone(edition, grid))

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
        if isinstance(plan, Standing):
            block = placed_standing(plan, edition, shown, grid, composer)
        else:
            block = _placed_apart(plan, edition, shown, grid, composer)
        return replace(
            block,
            rect=Rect(0, 0, grid.trim.w, grid.y(rows)),
            order=(picture.id, "banner/head"),
        )

    def place_parts(
        self, edition: Edition, grid: Grid, rows: int, composer: Composer
    ) -> tuple[Block, ...]:
        """Return the blocks of lede and key figures, where they stand in the opening."""
        lede, band = self._taken(edition, grid, composer)
        plan = self._plan(edition, grid, rows, composer) if lede or band else None
        found = []
        if plan is not None and lede and plan.lede:
            found.append(Block("lede", "lede", plan.lede.rect, texts=plan.lede.texts))
        if isinstance(plan, Standing) and band and plan.land:
            found.append(band_block(plan.land, plan.frame, grid))
        return tuple(found)

    def _plans(self, edition: Edition, grid: Grid, composer: Composer) -> Mapping[int, _Plan]:
        """Return the plans by rows, each height that an opening may have."""
        most = MOST_ALONE if _alone(edition, grid) else MOST
        return _plans(composer, *self._given(edition, grid), most)

    def _plan(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> _Plan | None:
        said, grid, own, stamp, forms = self._given(edition, grid)
        return planned(composer, said, grid, rows, own, stamp, forms)

    def _given(self, edition: Edition, grid: Grid) -> _Given:
        picture = edition.headline.picture
        assert picture is not None
        stamp = picture.file.stat().st_mtime_ns
        return Said.of(edition), grid, tuple(edition.inks.items()), stamp, self.forms


_Given = tuple[Said, Grid, tuple[tuple[str, Ink], ...], int, Forms]
"""What a plan is made of, as `planned` names it."""
_Parts = tuple[bool, bool]
"""Whether the opening takes the lede, and the key figures."""


def _alone(edition: Edition, grid: Grid) -> bool:
    """Tell whether the copy fills so little of a page that the picture is the page."""
    told = sum(len(item.text) for article in edition.articles for item in article.body)
    shown = sum(len(article.pictures) + len(article.figures) for article in edition.articles)
    square = grid.body * grid.leading  # of a character with its part of the leading
    filled = (told + ELEMENT * shown) * square / (grid.area.w * grid.area.h)
    return 0 < filled < LITTLE


def _size(plan: _Plan) -> float:
    """Return the size of the headline, pt."""
    return plan.spot.display.size if isinstance(plan, Standing) else plan.display.size


def _parts(plan: _Plan) -> _Parts:
    return bool(plan.lede), isinstance(plan, Standing) and plan.land is not None


def _takes(plans: Mapping[int, _Plan], grid: Grid, *, alone: bool) -> _Parts:
    """Return what the opening takes at all its heights: what it does at the best one."""
    costs = _costs(plans, grid, alone=alone)
    return _parts(plans[min(costs, key=lambda rows: costs[rows])]) if plans else (False, False)


def _of_rank(
    costs: Mapping[int, float], plans: Mapping[int, _Plan], grid: Grid
) -> dict[int, float]:
    """Return the costs of those heights at which the headline keeps the rank it may have."""
    near = (_size(plans[rows]) for rows in costs if abs(grid.y(rows) / grid.trim.h - BEST) < NEAR)
    best = max(near, default=0.0)
    least = RANK_PART * best if best >= RANK_PT else 0.0
    return {rows: cost for rows, cost in costs.items() if _size(plans[rows]) >= least}


def _costs(plans: Mapping[int, _Plan], grid: Grid, *, alone: bool) -> dict[int, float]:
    """Return what each height costs beside the best there could be; `alone`: with little copy."""
    most = max((plan.worth for plan in plans.values()), default=1.0)
    # What one height takes of lede and figures, another might.
    takes = [any(parts) for parts in zip(*map(_parts, plans.values()), strict=True)]
    found = {}
    for rows, plan in plans.items():
        left = sum(one and not own for one, own in zip(takes, _parts(plan), strict=True))
        head = HEAD_COST * (1 - plan.worth / most)
        off = _off(rows, plan, grid)
        over = alone and grid.y(rows) / grid.trim.h > BEST
        found[rows] = (ALONE_PART * off if over else off) + head + LEFT_COST * left
    return found


def _off(rows: int, plan: _Plan, grid: Grid) -> float:
    """Return what a height costs that is not the best one."""
    land = plan.land.needed if isinstance(plan, Standing) and plan.land else 0.0
    high = grid.y(rows) - LAND_PART * land
    return OFF_COST * ((high / grid.trim.h - BEST) / 0.1) ** 2


def _placed_apart(
    plan: Apart, edition: Edition, picture: Picture, grid: Grid, composer: Composer
) -> Block:
    """Return the block of a head apart from its picture."""
    own = palette(grid, "primary")
    texts, rules = place_display(plan.display, plan.rect.x, plan.rect.y, plan.rect.w, own)
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
        texts=(*running.texts, *named(texts)),
        pictures=(PlacedPicture(picture, plan.frame, placed),),
        fills=tuple(fills),
        rules=(*running.rules, *rules),
    )


@kept_by_owner(most=16)
def _plans(
    composer: Composer,
    said: Said,
    grid: Grid,
    own: tuple[tuple[str, Ink], ...],
    stamp: int,
    forms: Forms,
    most: float,
) -> Mapping[int, _Plan]:
    """Return the plans by rows, up to a part of the page's height.

    Lower ones are of use only where the head is no smaller for it.
    """

    def within(least: float, most: float) -> Iterator[tuple[int, _Plan]]:
        for rows in range(grid.rows):
            part = grid.y(rows) / grid.trim.h
            every = forms == "beside" or rows % EVERY == 0 or abs(part - BEST) < NEAR
            if every and least <= part <= most:
                plan = planned(composer, said, grid, rows, own, stamp, forms)
                if plan:
                    yield rows, plan

    found = dict(within(LEAST, most))
    smallest = min(map(_size, found.values()), default=0.0)
    low = within(LEAST_BESIDE, LEAST)
    return {**{rows: plan for rows, plan in low if _size(plan) >= smallest}, **found}


@kept_by_owner(256)
def planned(
    composer: Composer,
    said: Said,
    grid: Grid,
    rows: int,
    own: tuple[tuple[str, Ink], ...],
    stamp: int,
    forms: Forms,
) -> _Plan | None:
    """Return where everything stands at a height in rows; None where it does not fit.

    Args:
        composer: the composer.
        said: what the opening says.
        grid: the grid.
        rows: height of the opening in the type area.
        own: the edition's inks.
        stamp: when the picture's file was changed.
        forms: which it may have.
    """
    inks = InkSet.of(dict(own))
    if forms == "beside" or grid.y(rows) / grid.trim.h < LEAST:
        return _apart(composer, said, grid, rows, inks, low=True)
    found: list[_Plan] = []
    on = None if forms == "apart" else standing(composer, said, grid, rows, inks)
    if on is not None:
        picture = said.headline.picture
        if picture is not None and picture.calm is not None:  # an editor has said where
            return on
        found.append(on)
    beside_it = _apart(composer, said, grid, rows, inks)
    if beside_it is not None:
        found.append(beside_it)
    return max(found, key=lambda plan: plan.worth, default=None)


def _apart(
    composer: Composer, said: Said, grid: Grid, rows: int, inks: InkSet, *, low: bool = False
) -> Apart | None:
    """Return the best form in which head and picture do not touch; `low`: they stand abreast."""
    assert said.headline.picture is not None
    picture = with_subject(said.headline.picture)
    area, own, least = grid.area, palette(grid, "primary"), least_headline(grid)
    top = head_rect(grid).bottom + 0.5
    most = widest_frame(picture)

    def words(width: float) -> Words:
        return Words(
            said.headline,
            said.lede,
            note(said.signature, "byline", grid, composer, width, white=False),
            note(caption_words(picture), "caption", grid, composer, width, white=False),
        )

    limits = aspects(picture)
    forms = (beside,) if low else (over, beside)
    measures = {over: area.w, beside: 0.36 * area.w}
    found = [
        form(words(measures[form]), composer, grid, rows, top, limits, own, least, most)
        for form in forms
    ]
    best = max((one for one in found if one), key=lambda form: form.worth, default=None)
    if best is None or best.form != "beside" or not is_svg(picture.file):
        return best
    return replace(best, ground=run_on(Seen.of(picture, best.frame, inks), inks))


BANNER = Hero()
