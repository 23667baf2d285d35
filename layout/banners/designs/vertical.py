"""Vertical: the head set downwards (竖排) at the right, deck beside it, picture at the left.

The first line stands at the far right, the next one left of it; the deck follows, smaller, broken
at phrases. Only words that run downwards without turning are set so: Han characters and blanks.
Others (marks, figures, Latin) and pages without a picture take the quiet design: heads lie there.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.model import Edition, Picture
from fonts.chinese.characters import is_han
from fonts.setting import Composer
from fonts.setting.roles import AnyRole
from layout.banners.base import BannerError, aspects
from layout.banners.designs.quiet import BANNER as BESIDE
from layout.banners.heads import breakings, one_line
from layout.banners.running import least_headline, place_running
from layout.banners.words import Note, caption_words, note
from layout.page.furniture import depth, rules_across
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText, SetLine
from layout.page.units import Rect, pt

#: Part of the page's height that the opening has: best, least and most; what a tenth off costs.
BEST, LEAST, MOST, OFF_COST = 0.4, 0.26, 0.56, 0.04
#: From a character to the next and from a column to the next, em; the largest head, pt.
STEP, COLUMN, LARGEST = 1.06, 1.3, 150.0
#: The deck: its part of the head, sizes in pt, step and columns, em; as many columns at most.
DECK, DECK_PT, DECK_STEP, DECK_COLUMN, DECKS = 0.22, (14.0, 24.0), 1.12, 1.75, 3
#: White between head, deck and picture, gutters; over and under, rows.
BETWEEN, OVER = 2.0, 0.8
#: Ink under the picture: light, as its edge shows a hair of it.
GROUND = "sand"
#: The head column takes no more of the width.
WIDEST = 0.5


@dataclass(frozen=True, slots=True)
class _Column:
    """Characters set downwards: what is set, its role and size, its middle x and top y in pt."""

    words: str
    role: AnyRole
    size: float
    step: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class _Plan:
    frame: Rect
    head: tuple[_Column, ...]
    deck: tuple[_Column, ...]
    byline: Note | None
    caption: Note | None


class Vertical:
    """The design with a vertical head."""

    covers_running_head = True

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs; best at two fifths of the page."""
        found = []
        for rows in range(grid.rows):
            share = grid.y(rows) / grid.trim.h
            if LEAST <= share <= MOST and self._plan(edition, grid, rows, composer):
                found.append((rows, OFF_COST * ((share - BEST) / 0.1) ** 2))
        if not found:
            return BESIDE.rows(edition, grid, composer)
        least = min(cost for _, cost in found)
        return tuple((rows, round(cost - least, 4)) for rows, cost in found)

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the banner.

        Raises:
            BannerError: it does not fit.
        """
        plan = self._plan(edition, grid, rows, composer)
        if plan is None:
            if self._upright(edition) and self.rows(edition, grid, composer)[0][0] > rows:
                raise BannerError("banner.headline-too-long", rows=rows)
            return BESIDE.place(edition, grid, rows, composer)
        picture = edition.headline.picture
        assert picture is not None
        area, bottom = grid.area, grid.y(rows)
        running = place_running(edition, grid, 0, "ink", composer)
        texts = [_set(plan.head, composer)]
        if plan.deck:
            texts.append(_set(plan.deck, composer))
        y = plan.frame.bottom + 0.55 * grid.body
        fills = [Fill(plan.frame, GROUND)]
        if plan.byline:
            texts.append(plan.byline.place(area.x, y)[0])
        placed: PlacedText | None = None
        if plan.caption:
            x = max(area.x, plan.frame.right - plan.caption.width)
            if plan.byline and x < area.x + plan.byline.width + grid.gutter:
                y += plan.byline.height + 0.4 * grid.body
            placed, squares = plan.caption.place(x, y)
            fills.extend(squares)
        foot = rules_across("double", area.x, area.right, bottom - depth("double"), "ink")
        return Block(
            kind="banner",
            id="banner",
            rect=Rect(0, running.rect.y, grid.trim.w, bottom - running.rect.y),
            texts=(*running.texts, *texts),
            pictures=(PlacedPicture(picture, plan.frame, placed),),
            fills=tuple(fills),
            rules=(*running.rules, *foot),
        )

    @staticmethod
    def _upright(edition: Edition) -> Picture | None:
        """Return the picture where the words run downwards as they are; None otherwise."""
        head = edition.headline
        upright = all(is_han(char) or char.isspace() for char in head.title + head.deck)
        return head.picture if upright and not head.kicker else None

    def _plan(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> _Plan | None:
        picture, area = self._upright(edition), grid.area
        if picture is None:
            return None
        top = grid.y(0) + (OVER - 1) * grid.leading
        notes = (
            note(edition.signature, "byline", grid, composer, 0.6 * area.w, white=False),
            note(caption_words(picture), "caption", grid, composer, 0.6 * area.w, white=False),
        )
        under = sum(item.height for item in notes if item) + 1.8 * grid.body
        bottom = grid.y(rows) - 0.7 * grid.leading
        head = self._head(edition, grid, composer, top, bottom - top)
        if head is None:
            return None
        left = min(column.x - column.size / 2 for column in head)
        gap = BETWEEN * grid.gutter
        deck = self._deck(edition, grid, composer, left - gap, top, bottom - top, head[0].size)
        if deck:
            left = min(column.x - column.size / 2 for column in deck)
        bleed = pt(grid.profile.bleed_mm)
        frame = Rect(-bleed, top, left - gap + bleed, grid.y(rows) - under - top)
        low, high = aspects(picture)
        if frame.h <= 0 or frame.w <= 0.3 * area.w or not low <= frame.w / frame.h <= high:
            return None
        return _Plan(frame, head, deck, *notes)

    @staticmethod
    def _head(
        edition: Edition, grid: Grid, composer: Composer, top: float, high: float
    ) -> tuple[_Column, ...] | None:
        """Return the headline in one or two columns, the largest; None where it is too small."""
        area, best = grid.area, tuple[_Column, ...]()
        styles, title = grid.styles, edition.headline.title
        for way in breakings(composer, title, styles, edition.headline.breaks):
            lines = ["".join(line.text.split()) for line in way.lines]
            longest = max(len(words) for words in lines)
            size = min(LARGEST, high / (1 + STEP * (longest - 1)))
            wide = 1 + COLUMN * (len(lines) - 1)
            size = int(2 * min(size, WIDEST * area.w / wide)) / 2
            if size <= least_headline(grid) or (best and size * way.penalty <= best[0].size):
                continue
            best = tuple(
                _Column(
                    words, way.role, size, STEP, area.right - size * (0.5 + COLUMN * number), top
                )
                for number, words in enumerate(lines)
            )
        return best or None

    @staticmethod
    def _deck(
        edition: Edition,
        grid: Grid,
        composer: Composer,
        right: float,
        top: float,
        high: float,
        head: float,
    ) -> tuple[_Column, ...]:
        """Return the deck in columns that end at `right`, broken between words."""
        words, role = edition.headline.deck, grid.styles.banner_deck
        if not words:
            return ()
        size = int(2 * min(DECK_PT[1], max(DECK_PT[0], DECK * head))) / 2
        longest = int((high / size - 1) / DECK_STEP) + 1
        found = composer.head(words, role.style, longest, DECKS)
        lines = found.lines if found else composer.fit(words, role.style, longest).lines()
        return tuple(
            _Column(
                "".join(line.text.split()),
                role,
                size,
                DECK_STEP,
                right - size * (0.5 + DECK_COLUMN * number),
                top,
            )
            for number, line in enumerate(lines)
        )


def _set(columns: tuple[_Column, ...], composer: Composer) -> PlacedText:
    """Return the columns of one text, a character a line."""
    first = columns[0]
    lines = []
    for column in columns:
        for number, char in enumerate(column.words):
            line, em = one_line(composer, char, column.role.style)
            x = column.x - em * column.size / 2
            y = column.y + number * column.step * column.size
            lines.append(SetLine(line, x, y, column.size))
    ink = "" if first.role.css != "headline" else "ink"
    return PlacedText.of(first.role, first.size, tuple(lines), ink=ink)


BANNER = Vertical()
