"""Spread (通版): the opening of two facing pages, across the fold.

The headline stands over both pages, the fold between its phrases; under it deck, byline and lede,
and the picture. One that any crop makes so wide is the opening's ground; another stands at the
right of the words, over the fold only where its stated subject is clear of it. What stands on a
side keeps to that side. A dark ground bleeds where the edition's opening has a ground or picture;
else the words stand on the paper.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from content.model import Edition, Paragraph, Picture
from fonts.setting import Composer, Line
from layout.banners.base import BannerError, aspects
from layout.banners.group import Palette, Small, small_of
from layout.banners.overfold import OverFold, over_folds
from layout.banners.running import head_rect, least_headline, place_running
from layout.banners.words import Note, caption_words, note
from layout.page.furniture import depth, rules_across
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText, Rule, SetLine
from layout.page.units import Rect, pt
from layout.pictures import crop_for, inspect

#: Openings of one page whose spread stands on the paper's white.
ON_PAPER = ("quiet", "vertical", "type")
#: Of the page's height: what the opening has best, and at most.
BEST, MOST = 0.42, 0.56
#: Cost of a tenth of the page off the best; of a hundredth of it white under the words, which is
#: air where they stand beside a picture.
OFF_COST, WHITE_COST, AIR_COST = 0.3, 0.02, 0.004
#: White over the headline, under it, and at the strip's foot, rows.
OVER, UNDER, FOOT = 0.9, 1.5, 1.6
#: Part of the height that the headline takes at most.
HEAD_PART = 0.24
#: Parts of the headline that the deck is tried in, largest first; it is no larger than so many pt.
SMALL_PARTS, SMALL_PT = (0.42, 0.36, 0.3, 0.24), 54.0
#: A kicker is so large beside the deck's usual part.
KICKER_PART = 0.2
#: White under the words, as a part of the type area, is no more (the audit: 8 %).
MOST_WHITE = 0.07
#: The lede: sizes in em of the body, leading in its own em, its measures in em, best in the middle.
SIZES, LEADING, MEASURES = (1.7778, 1.5556, 1.3333, 1.25, 1.1667, 1.0556), 1.58, (17, 34)
#: In white on a ground of several inks a letter is no smaller: thin strokes fill in on newsprint.
REVERSED_PT = 12.0
#: White between deck, byline and lede, rows.
BETWEEN = 1.3
#: Least part of a side that words beside a picture have, and a picture beside words.
LEAST_WORDS, LEAST_PICTURE = 0.36, 0.3
#: How far a subject stands from the fold at least, mm (design: prize.md).
CLEAR_MM = 6.0


@dataclass(frozen=True, slots=True)
class _Lede:
    """A lede in columns of so many em, each of so many lines."""

    size: float
    measure: int
    columns: tuple[tuple[tuple[int, Line], ...], ...]
    gutter: float

    @property
    def width(self) -> float:
        return len(self.columns) * (self.measure * self.size + self.gutter) - self.gutter

    @property
    def height(self) -> float:
        return self.size * (1 + LEADING * (len(self.columns[0]) - 1))

    def place(self, x: float, y: float, grid: Grid, white: bool) -> Block:
        """Return the lede's block with its left top corner at (x, y)."""
        role, found = grid.styles.lede, dict[int, list[SetLine]]()
        for number, column in enumerate(self.columns):
            left = x + number * (self.measure * self.size + self.gutter)
            for row, (paragraph, line) in enumerate(column):
                top = y + row * LEADING * self.size
                found.setdefault(paragraph, []).append(SetLine(line, left, top, self.size))
        ink = "paper" if white else ""
        texts = tuple(
            PlacedText.of(role, self.size, tuple(lines), f"lede#{k}", ink=ink, reversed=white)
            for k, lines in sorted(found.items())
        )
        return Block("lede", "lede", Rect(x, y, self.width, self.height), texts=texts)


@dataclass(frozen=True, slots=True)
class _Words:
    """What stands at the left under the headline."""

    deck: Small | None
    byline: Note | None
    caption: Note | None

    def height(self, grid: Grid) -> float:
        """Height of deck and byline, pt."""
        parts = [part.height for part in (self.deck, self.byline) if part]
        return sum(parts) + BETWEEN * grid.leading * max(0, len(parts) - 1)


@dataclass(frozen=True, slots=True)
class _Plan:
    head: OverFold
    kicker: Small | None
    words: _Words
    lede: _Lede | None
    lede_at: tuple[float, float]
    top: float
    picture: Rect | None
    white: float
    """Part of the room under the headline that is left empty."""


class Spread:
    """The design over a fold."""

    covers_running_head = True

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs: those that the words fill, and a picture's best."""
        found = []
        for rows in range(grid.rows):
            share = grid.y(rows) / grid.trim.h
            plan = self._plan(edition, grid, rows, composer) if share <= MOST else None
            if plan is not None:
                off = (share - BEST) / 0.1 if plan.picture else 0.0
                white = AIR_COST if plan.picture else WHITE_COST
                cost = OFF_COST * off * off + white * (100 * plan.white) ** 2
                found.append((rows, cost))
        least = min((cost for _, cost in found), default=0.0)
        return tuple((rows, round(cost - least, 4)) for rows, cost in found)

    def takes_lede(self, edition: Edition, grid: Grid, composer: Composer) -> bool:
        """Tell whether there is a lede: it stands under the headline."""
        return bool(edition.lede)

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the opening, which ends with its last row.

        Raises:
            BannerError: it does not fit.
        """
        plan = self._plan(edition, grid, rows, composer)
        if plan is None:
            raise BannerError("banner.headline-too-long", rows=rows)
        dark, bottom = is_dark(edition), grid.y(rows)
        left, right = grid.sides
        palette = _palette(grid, dark)
        running = place_running(edition, grid, 0, "paper" if dark else "ink", composer)
        fills: list[Fill] = []
        rules: list[Rule] = list(running.rules)
        trim, bleed = grid.trim, pt(grid.profile.reach_mm)
        if dark:
            ground = Rect(-bleed, -bleed, trim.w + 2 * bleed, bottom + bleed)
            fills.append(Fill(ground, "primary"))
        else:
            top = bottom - depth("wenwu")
            for side in (left, right):
                rules.extend(rules_across("wenwu", side.x, side.right, top, "ink"))
        texts: list[PlacedText] = []
        y = plan.top
        if plan.kicker:
            texts.append(_placed(plan.kicker, left.x, y, palette.kicker, dark))
            y += plan.kicker.height + 0.5 * grid.leading
        texts.append(plan.head.place(left, right, y, palette.headline))
        y += plan.head.height + UNDER * grid.leading
        words = plan.words
        if words.deck:
            texts.append(_placed(words.deck, left.x, y, palette.deck, dark))
            y += words.deck.height + BETWEEN * grid.leading
        if words.byline:
            texts.append(words.byline.place(left.x, y, "paper" if dark else "")[0])
        pictures: tuple[PlacedPicture, ...] = ()
        picture = edition.headline.picture
        if picture and plan.picture:
            caption: PlacedText | None = None
            if words.caption:
                white = ("paper", "paper") if dark else ("", "primary")
                foot = bottom - FOOT * grid.leading - words.caption.height
                caption, squares = words.caption.place(left.x, foot, *white)
                fills.extend(squares)
            fills.append(Fill(plan.picture, "sand"))
            pictures = (PlacedPicture(picture, plan.picture, caption),)
        return Block(
            kind="banner",
            id="banner",
            rect=Rect(0, 0, trim.w, bottom),
            texts=(*running.texts, *texts),
            pictures=pictures,
            fills=tuple(fills),
            rules=tuple(rules),
        )

    def place_lede(
        self, edition: Edition, grid: Grid, rows: int, composer: Composer
    ) -> tuple[Block, ...]:
        """Return the lede's block, which stands on one side under the headline."""
        plan = self._plan(edition, grid, rows, composer)
        if plan is None or plan.lede is None:
            return ()
        return (plan.lede.place(*plan.lede_at, grid, is_dark(edition)),)

    def _plan(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> _Plan | None:
        """Return where everything stands at a height in rows; None where it does not fit."""
        dark, bottom = is_dark(edition), grid.y(rows)
        left, right = grid.sides
        palette, head = _palette(grid, dark), head_rect(grid)
        top = head.bottom + OVER * grid.leading
        headline = edition.headline
        displays = over_folds(
            headline, composer, left.w, HEAD_PART * grid.trim.h, palette, least_headline(grid)
        )
        display = max(displays, key=lambda one: one.weight, default=None)
        if display is None:
            return None
        styles = grid.styles
        kicker = small_of(
            headline.kicker,
            styles.banner_kicker,
            max(styles.banner_kicker.size.least_pt, KICKER_PART * display.size),
            composer,
            left.w,
            palette,
            0,
        )
        zone = top + display.height + UNDER * grid.leading
        zone += kicker.height + 0.5 * grid.leading if kicker else 0.0
        frame = self._frame(headline.picture, grid, zone, bottom)
        if headline.picture is not None and frame is None:
            return None
        beside = frame.x - 1.5 * grid.gutter if frame else right.right
        wide = (beside if beside < left.right else left.right) - left.x
        signed = note(edition.signature, "byline", grid, composer, wide, white=dark)
        caption = note(caption_words(headline.picture), "caption", grid, composer, wide, white=dark)
        room = bottom - FOOT * grid.leading - zone
        room -= caption.height + grid.leading if caption else 0.0
        for part in SMALL_PARTS:
            size = max(styles.banner_deck.size.least_pt, min(part * display.size, SMALL_PT))
            role = styles.banner_deck
            deck = small_of(headline.deck, role, size, composer, wide, palette, 0)
            words = _Words(deck, signed, caption)
            used = words.height(grid)
            if used > room + 0.01:
                continue
            found = self._lede(
                edition, grid, composer, Rect(left.x, zone, wide, room), used, beside
            )
            if found is None:
                continue
            lede, at, empty = found
            white = empty / (grid.area.w * grid.area.h)
            if frame is None and white > MOST_WHITE:
                continue
            return _Plan(display, kicker, words, lede, at, top, frame, white)
        return None

    @staticmethod
    def _lede(
        edition: Edition, grid: Grid, composer: Composer, zone: Rect, used: float, beside: float
    ) -> tuple[_Lede | None, tuple[float, float], float] | None:
        """Return the lede, its place, and what stays empty under the words, pt².

        Args:
            edition: the edition.
            grid: the grid.
            composer: the composer.
            zone: what the words at the left have.
            used: the height that deck and byline take of it, pt.
            beside: how far words may reach at the right, pt.
        """
        if not edition.lede:
            return None if used <= 0 else (None, (0.0, 0.0), (zone.h - used) * zone.w)
        right, white = grid.sides[1], is_dark(edition)
        if beside > right.x:  # on the other side of the fold, beside the picture where there is one
            lede = set_columns(edition.lede, composer, beside - right.x, zone.h, grid, white=white)
            if lede is not None:
                empty = (zone.h - used) * zone.w + (zone.h - lede.height) * (beside - right.x)
                return lede, (right.x, zone.y), empty
        below = used + BETWEEN * grid.leading if used else 0.0
        lede = set_columns(edition.lede, composer, zone.w, zone.h - below, grid, white=white)
        if lede is None:
            return None
        return lede, (zone.x, zone.y + below), (zone.h - below - lede.height) * zone.w

    @staticmethod
    def _frame(picture: Picture | None, grid: Grid, top: float, bottom: float) -> Rect | None:
        """Return the picture's frame at the right under the headline, bleeding; None without one.

        It crosses the fold only where an editor said where its subject is, and that is clear of it.
        """
        if picture is None or bottom - top < 0.08 * grid.trim.h:
            return None
        left, right = grid.sides
        low, high = aspects(picture)
        edge, height = grid.trim.w + pt(grid.profile.reach_mm), bottom - top
        most = edge - left.x - LEAST_WORDS * left.w - 1.5 * grid.gutter
        for widest in (most, edge - right.x):
            wide = min(widest, high * height)
            if wide < max(low * height, LEAST_PICTURE * left.w):
                continue
            frame = Rect(edge - wide, top, wide, height)
            if frame.x >= right.x - 0.01 or _clear(picture, frame, grid):
                return frame
        return None


def is_dark(edition: Edition) -> bool:
    """Tell whether a spread's opening has a ground."""
    return edition.banner not in ON_PAPER


def set_columns(
    lede: tuple[Paragraph, ...],
    composer: Composer,
    width: float,
    height: float,
    grid: Grid,
    *,
    white: bool,
) -> _Lede | None:
    """Return a lede as large as it stands in `width` × `height` pt, its columns level.

    `white`: it is set in white on a ground.
    """
    role, (least, most) = grid.styles.lede, MEASURES
    for em in SIZES:
        size = em * grid.body
        if white and size < REVERSED_PT:
            break
        for count in (1, 2, 3, 4):
            gutter = 2 * size if count > 1 else 0.0
            measure = int((width - (count - 1) * gutter) / count / size)
            if measure > most and count == 1:
                measure = most
            if not least <= measure <= most:
                continue
            lines = [
                (number, line)
                for number, one in enumerate(lede)
                for line in composer.fit(one.text, role.style, measure).lines()
            ]
            each = ceil(len(lines) / count)
            if size * (1 + LEADING * (each - 1)) > height + 0.01 or each < 2:
                continue
            columns = tuple(tuple(lines[k * each : (k + 1) * each]) for k in range(count))
            if all(columns):
                return _Lede(size, measure, columns, gutter)
    return None


def _clear(picture: Picture, frame: Rect, grid: Grid) -> bool:
    """Tell whether the subject of a picture over the fold is known and clear of it."""
    if picture.safe is None:
        return False
    crop = crop_for(picture, inspect(picture), frame.w / frame.h)
    across = crop.right - crop.left
    ends = (
        frame.x + (edge - crop.left) / across * frame.w
        for edge in (picture.safe.left, picture.safe.right)
    )
    fold = grid.trim.w / 2
    one, two = ends
    return two < fold - pt(CLEAR_MM) or one > fold + pt(CLEAR_MM)


def _placed(part: Small, x: float, y: float, ink: str, white: bool) -> PlacedText:
    """Return a kicker or deck with its left top corner at (x, y)."""
    pitch = part.role.leading.em * part.size
    lines = tuple(
        SetLine(line, x, y + number * pitch, part.size) for number, line in enumerate(part.lines)
    )
    return PlacedText.of(part.role, part.size, lines, ink=ink, reversed=white)


def _palette(grid: Grid, dark: bool) -> Palette:
    if dark:
        return Palette(
            headline="paper",
            kicker="sand",
            deck="sand",
            dash="sand",
            white=True,
            styles=grid.styles,
        )
    return Palette(headline="primary", kicker="ink", deck="ink", styles=grid.styles)


BANNER = Spread()
