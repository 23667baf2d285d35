"""Spread (通版): the opening of two facing pages, across the fold.

The headline stands over both pages, the fold between its phrases; under it deck, byline and lede,
and the picture. One that any crop makes so wide is the opening's ground, and all words stand on it
where they can be read; another stands at the right of the words, over the fold only where its
stated subject is clear of it. What stands on a side keeps to that side. A dark ground bleeds where
the edition's opening has a ground or picture; else the words stand on the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import ceil, floor

from content.model import Edition, Headline, Ink, Paragraph, Picture
from content.model.inks import InkSet
from fonts.setting import Composer, Line
from fonts.setting.keeping import kept_by_owner
from layout.banners import photofold
from layout.banners.base import BannerError, aspects, widest_frame
from layout.banners.group import Palette, Small, place_small, small_of
from layout.banners.onpicture import Seen
from layout.banners.onpicture import small_ink as small_ink_of
from layout.banners.overfold import OverFold, over_folds
from layout.banners.overpicture import OnPicture, head_ink, readable, small_ink
from layout.banners.photofold import INKS, PARTS, OnPhoto, crosses_well, foot, shaded
from layout.banners.running import head_rect, least_headline, place_running
from layout.banners.words import Note, caption_words, note
from layout.page.formats import CLEAR_MM
from layout.page.furniture import depth, rules_across
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText, Rule, SetLine
from layout.page.units import Rect, pt
from layout.pictures import crop_for, inspect
from layout.pictures.files import is_svg
from layout.pictures.subject import with_subject

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
#: Of the page's height: an opening on its picture is no lower. Parts of a side that its words take.
LEAST_HERO, SHARES = 0.28, (0.56, 0.68, 0.8, 1.0)
#: White round small words on a picture, rows: a roof that ends right under a letter is too near.
CLEAR_ROWS = 1.0
#: A picture beside the words instead of under them counts as so many tenths off the best height.
BESIDE_OFF = 1.5
#: Parts of the headline that the deck is tried in, largest first; it is no larger than so many pt.
SMALL_PARTS, SMALL_PT = (0.42, 0.36, 0.3, 0.24), 54.0
#: A kicker is so large beside the deck's usual part.
KICKER_PART = 0.2
#: White under the words, as a part of the type area, is no more (the audit: 8 %).
MOST_WHITE = 0.07
#: The lede: sizes in em of the body, leading in its own em, its measures in em, best in the middle.
SIZES, LEADING, MEASURES = (1.7778, 1.5556, 1.3333, 1.25, 1.1667, 1.0556), 1.58, (17, 34)
#: In white on a ground of several inks a letter is no smaller: thin strokes fill in on newsprint.
#: Where no other place is, the least of reversed type serves.
REVERSED_PT, LAST_REVERSED_PT = 12.0, 10.5
#: White between deck, byline and lede, rows.
BETWEEN = 1.3
#: Parts of a side that words beside a picture over the fold have; least part a picture has.
WORDS, LEAST_PICTURE = (0.36, 0.5, 0.66, 0.82), 0.3


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
class _Given:
    """What an opening is made of: all that its plan depends on but the grid."""

    headline: Headline
    signature: str
    lede: tuple[Paragraph, ...]
    banner: str
    inks: tuple[tuple[str, Ink], ...]
    stamp: int

    @classmethod
    def of(cls, edition: Edition) -> _Given:
        picture = edition.headline.picture
        stamp = picture.file.stat().st_mtime_ns if picture and picture.file.is_file() else 0
        inks = tuple(edition.inks.items())
        lede = edition.lede
        return cls(edition.headline, edition.signature, lede, edition.banner, inks, stamp)


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
    over: OnPicture | None = None
    """Inks of words that stand on the picture."""
    caption_y: float = 0.0
    """Where the caption stands; 0: at the foot."""


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
    def _plans(edition: Edition, grid: Grid, composer: Composer) -> dict[int, _Plan | OnPhoto]:
        """Return the plans by rows; where a photograph can be the ground, these alone."""
        given = _Given.of(edition)
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
        plan = planned(composer, _Given.of(edition), grid, rows)
        if plan is None:
            raise BannerError("banner.headline-too-long", rows=rows)
        if isinstance(plan, OnPhoto):
            return self._place_on_photo(plan, edition, grid, rows, composer)
        dark, bottom, over = is_dark(edition.banner), grid.y(rows), plan.over
        white = over.white if over else dark
        left, right = grid.sides
        palette = _palette(grid, dark)
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
        plan = planned(composer, _Given.of(edition), grid, rows)
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
        plan: _Plan, grid: Grid, rows: int, *, white: bool
    ) -> tuple[PlacedText | None, tuple[Fill, ...]]:
        """Return the picture's caption and the square before it."""
        caption = plan.words.caption
        if caption is None:
            return None, ()
        inks = ("paper", "paper") if white else ("", "primary")
        foot = grid.y(rows) - FOOT * grid.leading - caption.height
        return caption.place(grid.sides[0].x, plan.caption_y or foot, *inks)


@kept_by_owner(512)
def planned(composer: Composer, given: _Given, grid: Grid, rows: int) -> _Plan | OnPhoto | None:
    """Return where everything stands at a height in rows; None where it does not fit."""
    dark, bottom = is_dark(given.banner), grid.y(rows)
    left = grid.sides[0]
    palette = _palette(grid, dark)
    top = head_rect(grid).bottom + OVER * grid.leading
    headline = given.headline
    most = HEAD_PART * grid.trim.h
    displays = over_folds(headline, composer, left.w, most, palette, least_headline(grid))
    display = max(displays, key=lambda one: one.weight, default=None)
    if display is None:
        return None
    kicker = _kicker(headline, grid, composer, display, palette)
    zone = top + display.height + UNDER * grid.leading
    zone += kicker.height + 0.5 * grid.leading if kicker else 0.0
    start = _Start(display, kicker, top, zone)
    if headline.picture is not None:
        over = _on_picture(composer, given, grid, bottom, start)
        if over is not None:
            return over
        photo = _on_photo(composer, given, grid, bottom, start)
        if photo is not None:
            return photo
    frames: list[Rect | None] = [*_frames(headline.picture, grid, zone, bottom)]
    if headline.picture is None:
        frames = [None]
    for least in (REVERSED_PT, LAST_REVERSED_PT):
        for frame in frames:
            found = _beside(composer, given, grid, bottom, start, frame, least)
            if found is not None:
                return found
    return None


@dataclass(frozen=True, slots=True)
class _Start:
    """The headline and what stands over it; where it begins and what is under it begins, pt."""

    display: OverFold
    kicker: Small | None
    top: float
    zone: float


def _beside(
    composer: Composer,
    given: _Given,
    grid: Grid,
    bottom: float,
    start: _Start,
    frame: Rect | None,
    least: float,
) -> _Plan | None:
    """Return the opening whose words stand beside its picture, or without any.

    `least`: size of white small words, pt.
    """
    dark, headline = is_dark(given.banner), given.headline
    left, right = grid.sides
    palette, zone = _palette(grid, dark), start.zone
    beside = frame.x - 1.5 * grid.gutter if frame else right.right
    wide = min(beside, left.right) - left.x
    signed = note(given.signature, "byline", grid, composer, wide, white=dark)
    caption = note(caption_words(headline.picture), "caption", grid, composer, wide, white=dark)
    room = bottom - FOOT * grid.leading - zone
    room -= caption.height + grid.leading if caption else 0.0
    for part in SMALL_PARTS:
        deck = _deck(given, grid, composer, part * start.display.size, wide, palette)
        words = _Words(deck, signed, caption)
        used = words.height(grid)
        if used > room + 0.01:
            continue
        place = Rect(left.x, zone, wide, room)
        found = _lede(given, grid, composer, place, used, beside, least if dark else 0.0)
        if found is None:
            continue
        lede, at, empty = found
        white = empty / (grid.area.w * grid.area.h)
        if frame is None and white > MOST_WHITE:
            continue
        return _Plan(start.display, start.kicker, words, lede, at, start.top, frame, white)
    return None


def _on_picture(
    composer: Composer, given: _Given, grid: Grid, bottom: float, start: _Start
) -> _Plan | None:
    """Return the opening whose ground is its picture; None where the words are not read there."""
    picture, trim, bleed = given.headline.picture, grid.trim, pt(grid.profile.reach_mm)
    assert picture is not None
    frame = Rect(-bleed, -bleed, trim.w + 2 * bleed, bottom + bleed)
    low, high = aspects(picture)
    if bottom / trim.h < LEAST_HERO or not low <= frame.w / frame.h <= high:
        return None
    if picture.safe is None or not _clear(picture, frame, grid):
        return None
    inks = InkSet.of(dict(given.inks))
    seen = Seen.of(picture, frame, inks)
    left, right = grid.sides
    y = start.zone - UNDER * grid.leading - start.display.height
    pieces = start.display.rects(left, right, y)
    head = head_ink(seen, pieces, inks)
    strips = [Rect(side.x, head_rect(grid).y, side.w, head_rect(grid).h) for side in (left, right)]
    running = small_ink(seen, strips, inks)
    if head is None or running is None:
        return None
    for share in SHARES:
        wide = share * left.w
        for white in (True, False):
            if not (white or seen.flat):  # black overprints: only on flat tones
                continue
            palette = _palette(grid, white)
            signed = note(given.signature, "byline", grid, composer, wide, white=white)
            caption = note(caption_words(picture), "caption", grid, composer, wide, white=white)
            for part in SMALL_PARTS:
                deck = _deck(given, grid, composer, part * start.display.size, wide, palette)
                words = _Words(deck, signed, caption)
                used = words.height(grid)
                y = start.zone + (used + BETWEEN * grid.leading if used else 0.0)
                under = caption.height + 1.5 * grid.leading if caption else 0.0
                room = bottom - FOOT * grid.leading - y - under
                least = REVERSED_PT if white else 0.0
                ledes: list[_Lede | None] = [None]
                if given.lede:
                    ledes = [*set_columns(given.lede, composer, wide, room, grid, least)]
                for lede in ledes:
                    end = y + (lede.height if lede else 0.0)
                    around = CLEAR_ROWS * grid.leading
                    high = end + under + around - start.zone
                    block = Rect(left.x - around, start.zone, wide + 2 * around, high)
                    if readable(seen, block, inks, white=white):
                        return _Plan(
                            start.display,
                            start.kicker,
                            words,
                            lede,
                            (left.x, y),
                            start.top,
                            frame,
                            0.0,
                            OnPicture(head, running, white),
                            end + 1.5 * grid.leading if caption else 0.0,
                        )
    return None


def _on_photo(
    composer: Composer, given: _Given, grid: Grid, bottom: float, start: _Start
) -> OnPhoto | None:
    """Return the opening whose ground is its photograph; None where it cannot be."""
    headline, trim, bleed = given.headline, grid.trim, pt(grid.profile.reach_mm)
    picture = headline.picture
    assert picture is not None
    if is_svg(picture.file) or trim.w + 2 * bleed > widest_frame(picture):
        return None
    left, right = grid.sides
    signed = note(given.signature, "byline", grid, composer, left.w, white=False)
    caption = note(caption_words(picture), "caption", grid, composer, right.w, white=False)
    stated, shown = picture.safe is not None, with_subject(picture)
    under = bottom - foot((signed, caption), grid)
    inks, running = InkSet.of(dict(given.inks)), head_rect(grid)
    strips = [Rect(side.x, running.y, side.w, running.h) for side in (left, right)]
    found: list[OnPhoto] = []
    for words in INKS:
        white = words[0] == "paper"
        top = -bleed if white else running.bottom + 0.5
        frame = Rect(-bleed, top, trim.w + 2 * bleed, under - top)
        low, high = aspects(shown)
        if bottom / trim.h < LEAST_HERO or not low <= frame.w / frame.h <= high:
            continue
        seen = Seen.of(shown, frame, inks, stated=stated)
        if not crosses_well(seen, trim.w / 2):
            continue
        gap, small = UNDER * grid.leading, small_ink_of(words[0])
        palette = Palette(words[0], small, small, small, white, grid.styles)
        for size_part, part in product(PARTS, SMALL_PARTS):
            display = replace(start.display, size=floor(2 * size_part * start.display.size) / 2)
            kicker = _kicker(headline, grid, composer, display, palette)
            y = start.top + (kicker.height + 0.5 * grid.leading if kicker else 0.0)
            zone = y + display.height + gap
            deck = _deck(given, grid, composer, part * display.size, left.w, palette)
            smalls = [
                (Rect(left.x, at, one.width, one.height), one.size)
                for one, at in ((kicker, start.top), (deck, zone))
                if one
            ]
            pieces = [(rect, display.size) for rect in display.rects(left, right, y)]
            on = strips if white else []
            shades = shaded(seen, words, pieces, smalls, on, inks)
            if shades is not None:
                found.append(
                    OnPhoto(
                        display,
                        kicker,
                        deck,
                        signed,
                        caption,
                        start.top,
                        gap,
                        frame,
                        words[0],
                        shades,
                        size_part,
                    )
                )
    return min(found, key=lambda one: one.cost, default=None)


def _kicker(
    headline: Headline, grid: Grid, composer: Composer, display: OverFold, palette: Palette
) -> Small | None:
    """Return the kicker over a headline."""
    role = grid.styles.banner_kicker
    largest = max(role.size.least_pt, KICKER_PART * display.size)
    return small_of(headline.kicker, role, largest, composer, grid.sides[0].w, palette, 0)


def _deck(
    given: _Given, grid: Grid, composer: Composer, size: float, width: float, palette: Palette
) -> Small | None:
    """Return the deck at most so large."""
    role = grid.styles.banner_deck
    largest = max(role.size.least_pt, min(size, SMALL_PT))
    return small_of(given.headline.deck, role, largest, composer, width, palette, 0)


def _lede(
    given: _Given,
    grid: Grid,
    composer: Composer,
    zone: Rect,
    used: float,
    beside: float,
    least: float,
) -> tuple[_Lede | None, tuple[float, float], float] | None:
    """Return the lede, its place, and what stays empty under the words, pt².

    Args:
        given: what the opening is made of.
        grid: the grid.
        composer: the composer.
        zone: what the words at the left have.
        used: the height that deck and byline take of it, pt.
        beside: how far words may reach at the right, pt.
        least: size of its letters, pt.
    """
    if not given.lede:
        return None, (0.0, 0.0), (zone.h - used) * zone.w
    right = grid.sides[1]
    if beside > right.x:  # on the other side of the fold, beside the picture where there is one
        lede = next(set_columns(given.lede, composer, beside - right.x, zone.h, grid, least), None)
        if lede is not None:
            empty = (zone.h - used) * zone.w + (zone.h - lede.height) * (beside - right.x)
            return lede, (right.x, zone.y), empty
    below = used + BETWEEN * grid.leading if used else 0.0
    lede = next(set_columns(given.lede, composer, zone.w, zone.h - below, grid, least), None)
    if lede is None:
        return None
    return lede, (zone.x, zone.y + below), (zone.h - below - lede.height) * zone.w


def _frames(picture: Picture | None, grid: Grid, top: float, bottom: float) -> Iterator[Rect]:
    """Yield the picture's frames at the right under the headline, bleeding, the widest first.

    It crosses the fold only where an editor said where its subject is, and that is clear of it.
    """
    if picture is None or bottom - top < 0.08 * grid.trim.h:
        return
    left, right = grid.sides
    low, high = aspects(picture)
    edge, height = grid.trim.w + pt(grid.profile.reach_mm), bottom - top
    widths = [edge - left.x - share * left.w - 1.5 * grid.gutter for share in WORDS]
    for widest in (*widths, edge - right.x):
        wide = min(widest, high * height)
        if wide < max(low * height, LEAST_PICTURE * left.w):
            continue
        frame = Rect(edge - wide, top, wide, height)
        if frame.x >= right.x - 0.01 or _clear(picture, frame, grid):
            yield frame


def is_dark(banner: str) -> bool:
    """Tell whether the spread of an opening has a ground."""
    return banner not in ON_PAPER


def set_columns(
    lede: tuple[Paragraph, ...],
    composer: Composer,
    width: float,
    height: float,
    grid: Grid,
    smallest: float = 0.0,
) -> Iterator[_Lede]:
    """Yield a lede as it stands in `width` × `height` pt in level columns, the largest first.

    `smallest`: no smaller letters, pt.
    """
    role, (least, most) = grid.styles.lede, MEASURES
    for em in SIZES:
        size = em * grid.body
        if size < smallest - 0.01:
            return
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
                yield _Lede(size, measure, columns, gutter)


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
