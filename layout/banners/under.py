"""Words across the page, as large as the type area is wide, and a picture under them.

No ground: a headline of 100 pt and more between the running head and a heavy rule, in steps where
it has two lines. A picture stands across the page under the words, as low as its subject allows.
With a ground the head is white on it, and the picture goes from edge to edge. On a page with little
copy the picture grows first, then the words: what is left of the page is no white about them.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from content.model import Edition
from fonts.setting import Composer
from layout.banners.base import PICTURE_GROUND, BannerError, aspects, largest_frame
from layout.banners.running import least_headline, place_running
from layout.banners.words.display import MOST_PT, Align, Display, displays, place_display
from layout.banners.words.group import Palette
from layout.banners.words.heads import MAX_LINES
from layout.banners.words.notes import Note, caption_words, note
from layout.page.furniture import depth, rules_across
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText
from layout.page.units import Rect, pt

#: Part of the type area's height that the words take at most, with a picture and without.
MOST, MOST_WITH = 0.34, 0.24
#: Parts of the type area's height that the picture has at least and at most, and what one may have
#: whose crop makes it no lower.
PICTURE, MOST_PICTURE = (0.1, 0.3), 0.42
#: White over and under the words, rows.
OVER, UNDER = 0.6, 1.1
#: Part of the type area's height that words and picture come to where there is little copy: half,
#: as the data page of the targets has (design: target/prize).
MOST_TALL = 0.5
#: Rows of white that are offered over that; what a row of white, of picture and of larger words
#: costs: words grow as readily as a picture, neither takes a row that copy needs.
MORE, WHITE_COST, PICTURE_COST, WORDS_COST = 12, 0.06, 0.004, 0.004
#: What a row of white costs within a ground: a reader takes it for the ground, a third of paper.
GROUND_COST = 0.02
ALIGNS: tuple[Align, ...] = ("centre", "steps")


@dataclass(frozen=True, slots=True)
class _Plan:
    display: Display
    byline: Note | None
    caption: Note | None
    words: float
    """Height of head and byline with their white, pt."""
    picture: tuple[float, float]
    """Least and greatest height of the picture, pt; 0 without one."""


class Words:
    """Words alone, or over a picture; with a `ground` it is the wide head in white (通栏)."""

    covers_running_head = True

    def __init__(
        self, ground: str = "", most_pt: float = MOST_PT, headline: str = "primary"
    ) -> None:
        """Bind an ink that bleeds behind the words, their largest size, the headline's ink."""
        self.ground, self.most_pt, self.headline = ground, most_pt, headline

    def _palette(self, grid: Grid) -> Palette:
        if self.ground:
            return Palette("paper", "sand", "sand", "sand", white=True, styles=grid.styles)
        return Palette(headline=self.headline, kicker="ink", deck="ink", styles=grid.styles)

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs: the fewest rows that the words take are best."""
        plan = self._plan(edition, grid, composer)
        if plan is None:
            return ()
        least = ceil((plan.words + plan.picture[0]) / grid.leading - 1e-6)
        found, white = [], GROUND_COST if self.ground else WHITE_COST
        for rows in range(least, max(least, round(MOST_TALL * grid.rows)) + MORE):
            grown = self._grown(plan, edition, grid, composer, rows)
            spare = rows * grid.leading - grown.words - grown.picture[0]
            picture = min(spare, grown.picture[1] - grown.picture[0])
            cost = PICTURE_COST * picture + WORDS_COST * (grown.words - plan.words)
            found.append((rows, (cost + white * (spare - picture)) / grid.leading))
        best = min(cost for _, cost in found)
        return tuple((rows, round(cost - best, 4)) for rows, cost in found)

    def _grown(
        self, plan: _Plan, edition: Edition, grid: Grid, composer: Composer, rows: int
    ) -> _Plan:
        """Return a plan whose words take what its largest picture leaves of so many rows."""
        room = min(rows, MOST_TALL * grid.rows) * grid.leading - plan.picture[1]
        lines = len(plan.display.way.lines)  # broken once more it would be larger, and a block
        larger = self._plan(edition, grid, composer, room, lines) if room > plan.words else None
        return larger if larger and larger.display.weight > plan.display.weight else plan

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the banner.

        Raises:
            BannerError: it does not fit.
        """
        plan = self._plan(edition, grid, composer)
        whole = rows * grid.leading
        if plan is None or plan.words + plan.picture[0] > whole + 0.01:
            raise BannerError("banner.headline-too-long", rows=rows)
        plan = self._grown(plan, edition, grid, composer, rows)
        area, palette, bottom = grid.area, self._palette(grid), grid.y(rows)
        height = min(plan.picture[1], whole - plan.words)
        spare = whole - plan.words - height
        white = bool(self.ground)
        running = place_running(edition, grid, 0, "paper" if white else "ink", composer)
        y = area.y + OVER * grid.leading + 0.4 * spare
        texts, rules = place_display(plan.display, area.x, y, area.w, palette)
        y += plan.display.height + 0.9 * grid.leading
        if plan.byline:
            centred = plan.display.align == "centre"
            x = area.x + (area.w - plan.byline.width) / 2 if centred else area.x
            texts = (*texts, plan.byline.place(x, y, "paper" if white else "")[0])
        fills: tuple[Fill, ...] = ()
        pictures: tuple[PlacedPicture, ...] = ()
        foot = rules_across("wenwu", area.x, area.right, bottom - depth("wenwu"), "ink")
        bleed = pt(grid.profile.bleed_mm)
        ground = Rect(-bleed, -bleed, grid.trim.w + 2 * bleed, bottom - height + bleed)
        picture = edition.headline.picture
        if picture and height:
            under = plan.caption.height + 0.55 * grid.body if plan.caption else 0.0
            frame = Rect(area.x, bottom - height, area.w, height - under)
            if white:
                frame = Rect(-bleed, frame.y, grid.trim.w + 2 * bleed, frame.h)
            placed: PlacedText | None = None
            if plan.caption:
                right = area.right - plan.caption.width
                placed, fills = plan.caption.place(right, frame.bottom + 0.5 * grid.body)
            fills = (Fill(frame, PICTURE_GROUND), *fills)
            pictures, foot = (PlacedPicture(picture, frame, placed),), []
        if white:
            fills, foot = (Fill(ground, self.ground), *fills), []
        return Block(
            kind="banner",
            id="banner",
            rect=Rect(area.x, running.rect.y, area.w, bottom - running.rect.y),
            texts=(*running.texts, *texts),
            pictures=pictures,
            fills=fills,
            rules=(*running.rules, *rules, *foot),
        )

    def _plan(
        self,
        edition: Edition,
        grid: Grid,
        composer: Composer,
        most: float = 0.0,
        lines: int = MAX_LINES,
    ) -> _Plan | None:
        """Return the words as large as `most` pt of height allow, or the usual part of the page."""
        area, picture = grid.area, edition.headline.picture
        white = bool(self.ground)
        byline = note(edition.signature, "byline", grid, composer, area.w, white=white)
        caption = note(caption_words(picture), "caption", grid, composer, area.w, white=False)
        heights = (0.0, 0.0)
        if picture:
            low, high = aspects(picture)
            under = caption.height + 0.55 * grid.body if caption else 0.0
            wide = grid.trim.w + 2 * pt(grid.profile.bleed_mm) if white else area.w
            widest, highest = largest_frame(picture)
            least = max(PICTURE[0] * area.h, wide / high)
            most = min(max(PICTURE[1] * area.h, least), wide / low, highest)
            if wide > widest or least > min(most, MOST_PICTURE * area.h):
                return None
            heights = (least + under, most + under)
        around = (OVER + UNDER) * grid.leading
        around += byline.height + 0.9 * grid.leading if byline else 0.0
        room = (most or (MOST_WITH if picture else MOST) * area.h) - around
        found = [
            one
            for align in ALIGNS
            for one in displays(
                edition.headline,
                composer,
                area.w,
                room,
                self._palette(grid),
                align=align,
                least=least_headline(grid),
                most=self.most_pt,
            )
            if len(one.way.lines) <= lines
        ]
        best = max(found, key=lambda one: one.weight, default=None)
        if best is None:
            return None
        return _Plan(best, byline, caption, best.height + around, heights)
