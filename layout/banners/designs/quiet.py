"""Quiet: a white ground, the head in ink between rules, one accent in the first ink.

A thick and a thin rule (文武线) stand under the running head in place of its own.
With a picture the group stands at the left beside it; without one it is centred. A design that
differs in inks, fills and rules alone is a `Quiet` with other `palette` and `furniture`. On a page
with little copy the picture crosses it under the head.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from content.model import Edition
from fonts.setting import Composer
from layout.banners.base import PICTURE_GROUND, BannerError, aspects, largest_frame
from layout.banners.family import AWAY, Family
from layout.banners.running import least_headline, place_running
from layout.banners.under import Words
from layout.banners.words.beside import LEAST_PICTURE, Division, divide, division_costs
from layout.banners.words.group import Palette, place_group
from layout.banners.words.notes import Note, caption_words, note
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, Rule
from layout.page.units import Rect

#: What an editor finds it by.
NAME = "素雅"
PALETTE = Palette()
THICK = 2.5
"""Weight of the upper rule, pt; a thin one follows (文武线)."""
THIN = 0.5


@dataclass(frozen=True, slots=True)
class _Plan:
    division: Division
    byline: Note | None
    caption: Note | None


class Quiet:
    """The typographic design, for sober days."""

    covers_running_head = True
    palette = PALETTE
    wanted, wanted_with = 0.16, 0.21
    """Parts of the type area's height that suit it best, without a picture and with one."""

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs; best at about `wanted` of the page."""

        def division(rows: int) -> Division | None:
            plan = self._plan(edition, grid, rows, composer)
            return plan.division if plan else None

        return division_costs(edition, grid, (self.wanted, self.wanted_with), division)

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the banner; the running head in the margin above is part of it.

        Raises:
            BannerError: it does not fit.
        """
        plan = self._plan(edition, grid, rows, composer)
        if plan is None:
            raise BannerError("banner.headline-too-long", rows=rows)
        area = grid.area
        running = place_running(edition, grid, 0, "ink", composer, rule=False)
        rect = Rect(area.x, running.rect.y, area.w, grid.y(rows) - running.rect.y)
        centred, palette = plan.division.picture is None, self.palette.of(grid.styles)
        texts, rules = place_group(
            plan.division.group, plan.division.zone, palette, centred=centred
        )
        fills, own = self.furniture(rect, grid)
        rules = (*running.rules, *rules, *own)
        if plan.byline:
            x = area.x + (area.w - plan.byline.width) / 2 if centred else area.x
            y = rect.bottom - THIN / 2 - 0.75 * grid.body - plan.byline.height
            texts = (*texts, plan.byline.place(x, y)[0])
        pictures: tuple[PlacedPicture, ...] = ()
        frame, picture = plan.division.picture, edition.headline.picture
        if picture and frame:
            caption = None
            if plan.caption:
                y = frame.bottom + 0.55 * grid.body
                caption, square = plan.caption.place(frame.x, y)
                fills = (*fills, Fill(frame, PICTURE_GROUND), *square)
            else:
                fills = (*fills, Fill(frame, PICTURE_GROUND))
            pictures = (PlacedPicture(picture, frame, caption),)
        return Block(
            kind="banner",
            id="banner",
            rect=rect,
            texts=(*running.texts, *texts),
            pictures=pictures,
            fills=fills,
            rules=rules,
        )

    def furniture(self, rect: Rect, grid: Grid) -> tuple[tuple[Fill, ...], tuple[Rule, ...]]:
        """Return what stands behind and between the words.

        Args:
            rect: the banner with its running head, pt.
            grid: the grid; its first row is the first under the running head.
        """
        top, bottom = grid.y(-1) + THICK / 2, rect.bottom - THIN / 2
        return (), (
            Rule(rect.x, top, rect.right, top, THICK, "ink"),
            Rule(rect.x, top + 4, rect.right, top + 4, THIN, "ink"),
            Rule(rect.x, bottom, rect.right, bottom, THIN, "ink"),
        )

    def _plan(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> _Plan | None:
        rect = grid.rect(0, -1, grid.columns, rows + 1)
        picture = edition.headline.picture
        byline = note(edition.signature, "byline", grid, composer, rect.w * 0.45, white=False)
        top = rect.y + THICK + 4 + 0.6 * grid.leading
        foot = rect.bottom - THIN - 0.75 * grid.body
        under = byline.height + 0.9 * grid.leading if byline else 0.0
        zone = Rect(rect.x, top, rect.w, foot - under - top)
        if not picture:
            division = self._divide(edition, grid, composer, zone, zone, None)
            return _Plan(division, byline, None) if division else None
        words = caption_words(picture)
        limits = aspects(picture)

        def caption(width: float) -> Note | None:
            return note(words, "caption", grid, composer, width, white=False)

        # The picture stands down to the byline's line where the byline fits beside it, else above.
        for lift in (0.0, under):
            # The caption broken for the narrowest picture has the greatest height there is.
            narrow = caption(LEAST_PICTURE * rect.w)
            below = narrow.height + 0.55 * grid.body if narrow else 0.0
            frame = Rect(rect.x, top, rect.w, foot - lift - below - top)
            division = self._divide(edition, grid, composer, zone, frame, limits)
            if division is None or division.picture is None:
                continue
            if lift or not byline or byline.width <= division.zone.w:
                return _Plan(division, byline, caption(division.picture.w))
        return None

    def _divide(
        self,
        edition: Edition,
        grid: Grid,
        composer: Composer,
        zone: Rect,
        frame: Rect,
        limits: tuple[float, float] | None,
    ) -> Division | None:
        picture = edition.headline.picture
        if min(zone.h, frame.h) <= 0:
            return None
        return divide(
            composer,
            edition.headline,
            zone,
            frame,
            self.palette.of(grid.styles),
            aspects=limits,
            gap=1.5 * grid.gutter,
            least=least_headline(grid),
            dashes=1 if limits else 2,
            largest=largest_frame(picture) if picture else (inf, inf),
        )


BESIDE = Quiet()
BANNER = Family(BESIDE, Words(headline="ink"), AWAY)
