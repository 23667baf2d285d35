"""Picture: a picture across the page, the headline group on a solid ground under or beside it.

The picture lies full-bleed over a strip of sand where its crop allows so wide a frame, else beside
a panel. No type stands on the picture.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from content.model import Edition
from fonts.setting import Composer
from layout.banners.base import PICTURE_GROUND, BannerError, aspects, costs, largest_frame
from layout.banners.running import least_headline
from layout.banners.words.beside import divide
from layout.banners.words.group import Group, Palette, groups, place_group
from layout.banners.words.notes import Note, caption_words, note
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText
from layout.page.units import Rect, pt

#: What an editor finds it by.
NAME = "图题并列"
PALETTE = Palette(deck="primary_dark")
GROUND = "sand"
SHARES = (0.68, 0.64, 0.6, 0.56, 0.52, 0.48, 0.44, 0.4)
"""Parts of the height that a picture above its strip may have."""


@dataclass(frozen=True, slots=True)
class _Plan:
    group: Group
    zone: Rect
    ground: Rect
    picture: Rect | None
    foot: float
    centred: bool
    fill: float
    notes: tuple[Note | None, Note | None]


class OverPicture:
    """The design that leads with a picture."""

    covers_running_head = False

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs; best at about a fifth of the page."""

        def fill(rows: int) -> float | None:
            plan = self._plan(edition, grid, rows, composer)
            return plan.fill if plan else None

        return costs(grid, 0.21, fill)

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the banner; it bleeds at both sides and ends with its last row.

        Raises:
            BannerError: it does not fit.
        """
        plan = self._plan(edition, grid, rows, composer)
        if plan is None:
            raise BannerError("banner.headline-too-long", rows=rows)
        palette = PALETTE.of(grid.styles)
        texts, rules = place_group(plan.group, plan.zone, palette, centred=plan.centred)
        fills = [Fill(plan.ground, GROUND)]
        byline, caption = plan.notes
        y, x = plan.foot, grid.area.x
        if byline:
            texts = (*texts, byline.place(x, y)[0])
            if not plan.centred:
                y += byline.height + 0.7 * grid.body
        placed: PlacedText | None = None
        if caption:
            x = grid.area.right - caption.width if plan.centred else x
            placed, squares = caption.place(x, y)
            fills.extend(squares)
        if plan.picture:
            fills.append(Fill(plan.picture, PICTURE_GROUND))
        picture = edition.headline.picture
        pictures = (
            (PlacedPicture(picture, plan.picture, placed),) if picture and plan.picture else ()
        )
        return Block(
            kind="banner",
            id="banner",
            rect=Rect(0, grid.y(0), grid.trim.w, grid.y(rows) - grid.y(0)),
            texts=texts,
            pictures=pictures,
            fills=tuple(fills),
            rules=rules,
        )

    def _plan(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> _Plan | None:
        trim, bleed = grid.trim, pt(grid.profile.reach_mm)
        whole = Rect(-bleed, grid.y(0), trim.w + 2 * bleed, grid.y(rows) - grid.y(0))
        picture = edition.headline.picture
        if picture is None:
            return self._strip(edition, grid, composer, whole, None)
        low, high = aspects(picture)
        widest, highest = largest_frame(picture)
        best: _Plan | None = None
        score = 0.0
        for share in SHARES:
            frame = Rect(whole.x, whole.y, whole.w, share * whole.h)
            if frame.w > widest or frame.h > highest or not low <= frame.w / frame.h <= high:
                continue
            ground = Rect(whole.x, frame.bottom, whole.w, whole.bottom - frame.bottom)
            plan = self._strip(edition, grid, composer, ground, frame)
            worth = plan.group.weight * share**0.5 if plan else 0.0
            if worth > score:
                best, score = plan, worth
        if best:
            return best
        panels = (
            self._panel(edition, grid, composer, whole, (low, high), measure)
            for measure in (0.45, 0.34, 0.25, 0.18)
        )
        return next((panel for panel in panels if panel), None)

    @staticmethod
    def _strip(
        edition: Edition, grid: Grid, composer: Composer, ground: Rect, frame: Rect | None
    ) -> _Plan | None:
        """Return the group centred on a strip, byline and caption in its last line."""
        area = grid.area
        half = (area.w - grid.gutter) / 2
        words = caption_words(edition.headline.picture)
        notes = (
            note(edition.signature, "byline", grid, composer, half, white=False),
            note(words, "caption", grid, composer, half, white=False),
        )
        pad = 0.7 * grid.leading
        high = max((item.height for item in notes if item), default=0.0)
        foot = ground.bottom - pad - high
        zone = Rect(area.x, ground.y + pad, area.w, foot - (pad if high else 0) - ground.y - pad)
        if zone.h <= 0:
            return None
        found = groups(
            edition.headline,
            composer,
            zone.w,
            zone.h,
            PALETTE.of(grid.styles),
            dashes=2,
            least=least_headline(grid),
        )
        group = max(found, key=lambda item: item.weight, default=None)
        if group is None:
            return None
        filled = group.height / zone.h
        return _Plan(group, zone, ground, frame, foot, True, filled, notes)

    @staticmethod
    def _panel(
        edition: Edition,
        grid: Grid,
        composer: Composer,
        whole: Rect,
        limits: tuple[float, float],
        share: float,
    ) -> _Plan | None:
        """Return the group on a panel at the left, the picture beside it up to the right bleed.

        `share` of the width is the measure of byline and caption under the group.
        """
        area, picture = grid.area, edition.headline.picture
        words = caption_words(picture)
        measure = share * area.w
        notes = (
            note(edition.signature, "byline", grid, composer, measure, white=False),
            note(words, "caption", grid, composer, measure, white=False),
        )
        heights = [item.height for item in notes if item]
        high = sum(heights) + 0.7 * grid.body * (len(heights) - 1) if heights else 0.0
        pad = 0.9 * grid.leading
        foot = whole.bottom - pad - high
        zone = Rect(area.x, whole.y + pad, area.w, foot - (pad if high else 0) - whole.y - pad)
        frame = Rect(area.x, whole.y, whole.right - area.x, whole.h)
        if zone.h <= 0:
            return None
        division = divide(
            composer,
            edition.headline,
            zone,
            frame,
            PALETTE.of(grid.styles),
            aspects=limits,
            gap=1.5 * grid.gutter,
            least=least_headline(grid),
            cut=max(0.0, pt(grid.profile.reach_mm)),
            largest=largest_frame(picture) if picture else (inf, inf),
        )
        if division is None or division.picture is None:
            return None
        wide = max((item.width for item in notes if item), default=0.0)
        if division.zone.w < wide:
            return None
        beside = division.picture.h > whole.h - 0.01
        width = division.picture.x - whole.x if beside else whole.w
        ground = Rect(whole.x, whole.y, width, whole.h)
        return _Plan(
            division.group,
            division.zone,
            ground,
            division.picture,
            foot,
            False,
            division.fill,
            notes,
        )


BANNER = OverPicture()
