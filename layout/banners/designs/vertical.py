"""Vertical: the head set downwards (竖排) at the right, deck beside it, picture at the left.

The first line stands at the far right, the next one left of it; its characters are spaced by their
ink. The deck follows, smaller; byline and caption hang at the foot beside the picture, which bleeds
at the left. A section's name of two or four characters is the seal under the head. Without a
picture, or where no head fits, the quiet design serves.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from content.model import Edition
from fonts.chinese.characters import is_han
from fonts.setting import Composer, Line
from fonts.setting.roles import Body, Fitted, Own, Role
from layout.banners.base import BannerError, aspects, largest_frame
from layout.banners.designs.quiet import BESIDE
from layout.banners.running import least_headline, place_running
from layout.banners.words.downwards import Columns, columns, downwards
from layout.banners.words.heads import breakings
from layout.banners.words.notes import caption_words
from layout.page.furniture import depth, rules_across
from layout.page.grid import Grid, step_down
from layout.page.placed import Block, Fill, PlacedPicture, PlacedText, Rule, SetLine
from layout.page.units import Rect, pt

#: What an editor finds it by.
NAME = "直排"
#: Part of the page's height that the opening has: best, least and most; what a tenth off costs.
BEST, LEAST, MOST, OFF_COST = 0.46, 0.26, 0.58, 0.04
#: White between two inks of the head, and from a column to the next, em; the largest head, pt.
WHITE, COLUMN, LARGEST = 0.19, 1.16, 170.0
#: The deck: its part of the head, sizes in pt, columns, em; as many columns at most.
DECK, DECK_PT, DECK_COLUMN, DECKS = 0.16, (12.0, 20.0), 1.75, 4
#: Kicker: its part of the head, sizes in pt.
KICKER, KICKER_PT = 0.14, (11.0, 18.0)
#: White between head, deck and picture, gutters; over, rows.
BETWEEN, OVER = 1.5, 1.0
#: Byline and caption: as many columns at most; white between deck and them, em.
NOTES, NOTE_WHITE = 3, 3.0
#: Ink under the picture: light, as its edge shows a hair of it.
GROUND = "sand"
#: The head column takes no more of the width.
WIDEST = 0.46
#: The seal: its side as a part of the head's size, within pt: its characters are of 9 pt at least;
#: the white within its line, part of it.
SEAL, SEAL_PT, SEAL_LINE = 0.3, (27.0, 44.0), 0.05


@dataclass(frozen=True, slots=True)
class _Plan:
    frame: Rect
    texts: tuple[PlacedText, ...]
    caption: PlacedText | None
    fills: tuple[Fill, ...]
    rules: tuple[Rule, ...]


class Vertical:
    """The design with a vertical head."""

    covers_running_head = True

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs; best at a little under half of the page."""
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
            options = self.rows(edition, grid, composer)
            if edition.headline.picture and options[0][0] > rows:
                raise BannerError("banner.headline-too-long", rows=rows)
            return BESIDE.place(edition, grid, rows, composer)
        picture = edition.headline.picture
        assert picture is not None
        area, bottom = grid.area, grid.y(rows)
        running = place_running(edition, grid, 0, "ink", composer)
        form = grid.styles.dress.foot
        foot = rules_across(form, area.x, area.right, bottom - depth(form), "ink")
        return Block(
            kind="banner",
            id="banner",
            rect=Rect(0, running.rect.y, grid.trim.w, bottom - running.rect.y),
            texts=(*running.texts, *plan.texts),
            pictures=(PlacedPicture(picture, plan.frame, plan.caption),),
            fills=(Fill(plan.frame, GROUND), *plan.fills),
            rules=(*running.rules, *plan.rules, *foot),
        )

    def _plan(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> _Plan | None:
        words, picture, area = edition.headline, edition.headline.picture, grid.area
        if picture is None:
            return None
        styles, gap = grid.styles, BETWEEN * grid.gutter
        top = grid.y(0) + (OVER - 1) * grid.leading
        bottom = grid.y(rows) - 0.9 * grid.leading
        seal = _seal_words(edition)
        head = _head(edition, grid, composer, bottom - top, sealed=bool(seal))
        if head is None:
            return None
        texts, fills, rules = [head.place(area.right, top)], [], []
        right = area.right
        if seal:
            side = min(SEAL_PT[1], max(SEAL_PT[0], SEAL * head.size))
            stamp = Rect(right - side, bottom - side, side, side)
            text, lines = _seal(seal, stamp, grid, composer)
            texts.append(text)
            fills.append(Fill(stamp, "primary"))
            rules += lines
        right -= head.width + gap
        size = _within(KICKER * head.size, KICKER_PT)
        kicker = columns(composer, words.kicker, styles.banner_kicker, size, bottom - top, 1.6, 2)
        if words.kicker:
            if kicker is None:
                return None
            texts.insert(0, kicker.place(right, top))
            right -= kicker.width + 0.5 * gap
        size, pitch = _within(DECK * head.size, DECK_PT), DECK_COLUMN
        role = styles.banner_deck
        deck = columns(composer, words.deck, role, size, 0.62 * (bottom - top), pitch, DECKS)
        if words.deck:
            if deck is None:
                return None
            texts.append(deck.place(right, top))
        low = (deck.length if deck else 0.0) + NOTE_WHITE * grid.body
        notes = [
            _note(composer, grid, role, said, bottom - top - low)
            for role, said in (
                (styles.banner_byline_down, edition.signature),
                (styles.banner_caption_down, caption_words(picture)),
            )
        ]
        x, caption = right, None
        for note, said in zip(notes, (edition.signature, caption_words(picture)), strict=True):
            if not said:
                continue
            if note is None:
                return None
            placed = note.place(x, 0.0, bottom)
            if note.role.css == "caption":
                caption = placed
            else:
                texts.append(placed)
            x -= note.width + 0.7 * gap
        left = min(x, right - (deck.width + gap if deck else 0.0))
        bleed = pt(grid.profile.reach_mm)
        frame = Rect(-bleed, top, left + bleed, bottom - top)
        least, most = aspects(picture)
        widest, highest = largest_frame(picture)
        if frame.w > widest or frame.h > highest:
            return None
        if frame.w <= 0.3 * area.w or not least <= frame.w / frame.h <= most:
            return None
        return _Plan(frame, tuple(texts), caption, tuple(fills), tuple(rules))


def _within(size: float, limits: tuple[float, float]) -> float:
    """Return a size in half points within limits."""
    return int(2 * min(limits[1], max(limits[0], size))) / 2


def _note(
    composer: Composer, grid: Grid, role: Role[Body, Own], words: str, longest: float
) -> Columns | None:
    """Return byline or caption in columns, None without words or room."""
    size = step_down(role.size.pt(grid))
    return columns(composer, words, role, size, longest, role.leading.em, NOTES)


def _head(
    edition: Edition, grid: Grid, composer: Composer, high: float, *, sealed: bool
) -> Columns | None:
    """Return the headline in as many columns as let it be largest; None where it is too small."""
    styles, title, best = grid.styles, edition.headline.title, None
    down = replace(
        styles, headline=_down(styles.headline), headline_wide=_down(styles.headline_wide)
    )
    for way in breakings(composer, title, down, edition.headline.breaks):
        lines = tuple(composer.even(line, way.role.style, WHITE) for line in way.lines)
        longest, wide = max(line.width_em for line in lines), 1 + COLUMN * (len(lines) - 1)
        room = high / longest
        if sealed:
            under = longest + 2 * WHITE
            room = min(high / (under + SEAL), (high - SEAL_PT[0]) / under)
        size = int(2 * min(LARGEST, room, WIDEST * grid.area.w / wide)) / 2
        if size <= least_headline(grid) or (best and size * way.penalty <= best.size):
            continue
        best = Columns(way.role, size, COLUMN, lines, "ink")
    return best


def _down(role: Role[Fitted, Own]) -> Role[Fitted, Own]:
    return replace(role, style=downwards(role.style))


def _seal_words(edition: Edition) -> str:
    """Return the characters of the seal: the section's name, where it is two or four Han."""
    words = edition.paper.section
    return words if len(words) in (2, 4) and all(map(is_han, words)) else ""


def _seal(words: str, stamp: Rect, grid: Grid, composer: Composer) -> tuple[PlacedText, list[Rule]]:
    """Return a seal's characters in white, read from the right, and the line within its edge."""
    role = replace(grid.styles.running_name, style=downwards(grid.styles.verse_down.style))
    half = len(words) // 2
    parts = (words[:half], words[half:])
    inner = stamp.w * (1 - 4 * SEAL_LINE)
    size = inner / 2 / (1.02 if half == 2 else 1.3)
    lines: list[SetLine] = []
    for number, part in enumerate(parts):
        line: Line = composer.fit(part, role.style, 4.0).lines()[0]
        breadth = inner / 2
        x = stamp.right - 2 * SEAL_LINE * stamp.w - breadth * (number + 1)
        lines.append(SetLine(line, x, stamp.y + (stamp.h - half * size) / 2, breadth))
    at = SEAL_LINE * stamp.w
    x1, y1, x2, y2 = stamp.x + at, stamp.y + at, stamp.right - at, stamp.bottom - at
    rules = [
        Rule(x1, y1, x2, y1, 0.5, "paper"),
        Rule(x1, y2, x2, y2, 0.5, "paper"),
        Rule(x1, y1, x1, y2, 0.5, "paper"),
        Rule(x2, y1, x2, y2, 0.5, "paper"),
    ]
    return PlacedText.of(role, size, tuple(lines), ink="paper"), rules


BANNER = Vertical()
