"""Festive: a ground in the first ink from the bleed's edge down, the head in white, a picture.

The running head stands reversed in the ground's top; byline and caption stand in a darker strip
at its foot. On a page with little copy the picture goes from edge to edge under the head.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from content.model import Edition
from fonts.setting import Composer
from layout.banners.base import BannerError, aspects, largest_frame
from layout.banners.family import AWAY, Family
from layout.banners.running import least_headline, place_running
from layout.banners.under import Words
from layout.banners.words.beside import Division, divide, division_costs
from layout.banners.words.group import Palette, place_group
from layout.banners.words.notes import Note, caption_words, note
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText
from layout.page.units import Rect, pt

#: What an editor finds it by.
NAME = "庆典"
#: Largest size of a head across the page, pt (design: prize.md, rule 4).
MOST = 140.0
#: Parts of the type area's height that suit it best, without a picture and with one.
WANTED, WANTED_WITH = 0.17, 0.21
PALETTE = Palette(headline="paper", kicker="sand", deck="sand", dash="sand", white=True)


@dataclass(frozen=True, slots=True)
class _Plan:
    division: Division
    strip: Rect
    byline: Note | None
    caption: Note | None
    stacked: bool


class Festive:
    """The loud design, for days of celebration."""

    covers_running_head = True

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs; best at about a fifth of the page, with a picture."""

        def division(rows: int) -> Division | None:
            plan = self._plan(edition, grid, rows, composer)
            return plan.division if plan else None

        return division_costs(edition, grid, (WANTED, WANTED_WITH), division)

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the banner; its ground ends with its last row.

        Raises:
            BannerError: it does not fit.
        """
        plan = self._plan(edition, grid, rows, composer)
        if plan is None:
            raise BannerError("banner.headline-too-long", rows=rows)
        bleed, trim = pt(grid.profile.reach_mm), grid.trim
        bottom = grid.y(rows)
        centred = plan.division.picture is None
        texts, rules = place_group(
            plan.division.group, plan.division.zone, PALETTE.of(grid.styles), centred=centred
        )
        running = place_running(edition, grid, 0, "paper", composer)
        ground = Rect(-bleed, -bleed, trim.w + 2 * bleed, bottom + bleed)
        fills = [Fill(ground, "primary"), *running.fills]
        if plan.strip.h:
            fills.append(Fill(plan.strip, "primary_dark"))
        placed_caption: PlacedText | None = None
        pad = (plan.strip.h - self._inner(plan.byline, plan.caption, plan.stacked, grid)) / 2
        y = plan.strip.y + pad
        if plan.byline:
            text, _ = plan.byline.place(grid.area.x, y, "paper")
            texts = (*texts, text)
            if plan.stacked:
                y += plan.byline.height + 0.5 * grid.body
        if plan.caption:
            x = grid.area.x if plan.stacked else grid.area.right - plan.caption.width
            placed_caption, squares = plan.caption.place(x, y, "paper", "paper")
            fills.extend(squares)
        pictures: tuple[PlacedPicture, ...] = ()
        picture = edition.headline.picture
        if picture and plan.division.picture:
            pictures = (PlacedPicture(picture, plan.division.picture, placed_caption),)
        return Block(
            kind="banner",
            id="banner",
            rect=Rect(0, 0, trim.w, bottom),
            texts=(*running.texts, *texts),
            pictures=pictures,
            fills=tuple(fills),
            rules=(*running.rules, *rules),
        )

    @staticmethod
    def _inner(byline: Note | None, caption: Note | None, stacked: bool, grid: Grid) -> float:
        """Return the height of the strip's words, pt."""
        heights = [item.height for item in (byline, caption) if item]
        if not heights:
            return 0.0
        return sum(heights) + 0.5 * grid.body if stacked else max(heights)

    def _plan(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> _Plan | None:
        area, trim, bleed = grid.area, grid.trim, pt(grid.profile.reach_mm)
        picture = edition.headline.picture
        byline = note(edition.signature, "byline", grid, composer, area.w, white=True)
        caption = note(caption_words(picture), "caption", grid, composer, area.w, white=True)
        both = (byline.width if byline else 0) + (caption.width if caption else 0)
        stacked = bool(byline and caption) and both > area.w - 2 * grid.gutter
        inner = self._inner(byline, caption, stacked, grid)
        strip_h = inner + grid.body if inner else 0.0
        bottom = grid.y(rows)
        strip = Rect(-bleed, bottom - strip_h, trim.w + 2 * bleed, strip_h)
        top = grid.y(-1)
        over, under = 1.1 * grid.leading, 0.6 * grid.leading
        zone = Rect(area.x, top + over, area.w, strip.y - top - over - under)
        rule = top + 0.5  # the picture stands below the running head's rule
        frame = Rect(area.x, rule, trim.w + bleed - area.x, strip.y - rule)
        if zone.h <= 0:
            return None
        division = divide(
            composer,
            edition.headline,
            zone,
            frame,
            PALETTE.of(grid.styles),
            aspects=aspects(picture) if picture else None,
            gap=1.5 * grid.gutter,
            least=least_headline(grid),
            dashes=1 if picture else 2,
            cut=bleed,
            largest=largest_frame(picture) if picture else (inf, inf),
        )
        return _Plan(division, strip, byline, caption, stacked) if division else None


BESIDE, OVER = Festive(), Words(ground="primary", most_pt=MOST)
BANNER = Family(BESIDE, OVER, AWAY)
