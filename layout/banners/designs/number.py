"""Number: a figure as the picture, on a dark ground from edge to edge.

The head stands across the ground; the number of the edition's band that is marked `highlight` is as
large as the rest of it. The words round the number are those of the band: label, what stands before
and after, unit. A picture stands at the right of the ground, bleeding; where it is too wide for
that, or the band has no number, the words open alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.model import Datum, Edition, Picture
from fonts.setting import Composer, Line
from fonts.setting.roles import AnyRole
from layout.banners.base import aspects
from layout.banners.designs.type import BANNER as WORDS
from layout.banners.running import head_rect, least_headline, place_running
from layout.banners.words.display import Display, displays, place_display
from layout.banners.words.group import Palette
from layout.banners.words.heads import one_line
from layout.banners.words.notes import Note, caption_words, note
from layout.page.grid import Grid, step_down
from layout.page.placed import (
    DIGITS_HIGH,
    DIGITS_TOP,
    Block,
    Fill,
    PlacedPicture,
    PlacedText,
    SetLine,
)
from layout.page.units import Rect, pt

#: What an editor finds it by.
NAME = "大数字"
GROUND = "secondary"
#: Part of the page's height that suits it best, least and most.
BEST, LEAST, MOST = 0.34, 0.24, 0.46
#: Cost of a height a tenth of the page off the best; of a number that fills none of its width.
OFF_COST, FILL_COST = 0.04, 0.5
#: Part of the ground's height that the head takes at most, and its largest sizes, pt.
HEAD, HEAD_PT = 0.46, (110.0, 88.0, 70.0, 56.0, 42.0)
#: As wide as a plus, and as the figures' other marks.
MINUS = "−"
#: From so many on a number is written in these.
MANY, SCALES = 1e5, ((1e8, "亿"), (1e4, "万"))
#: The number is at least so many times as large as the head.
RULES = 1.6
#: The unit's size, and the label's, in sizes of the number; the label's bounds, pt.
UNIT, LABEL, LABEL_PT = 0.3, 0.12, (14.0, 30.0)
#: White: between parts, rows; between number and unit, sizes of the unit.
GAP, BESIDE = 1.2, 0.16
#: The tab over the number's words: length and thickness, and how far over them it stands, pt.
TAB = (pt(24), pt(1.6), pt(3.6))
#: Least part of the width that the number fills, and the most that a picture takes.
FULL, PICTURE = 0.8, 0.42
#: Part of the type area that may be empty beside the number's digits, over its unit. 8.6万亩 on a
#: tabloid had 0.086, on the printed page 0.122: the audit calls an opening's 0.08 a hole. 400亿元
#: there has 0.063 and stands well.
MOST_HOLLOW = 0.068
#: Least part of the width without which a number is no picture: the words open alone.
LEAST_FILLED = 0.5


@dataclass(frozen=True, slots=True)
class _Plan:
    display: Display
    head: Rect
    parts: tuple[tuple[AnyRole, str, Line, float, float, float], ...]
    """Role, ink, line, size, x and y of the words of the number."""
    picture: Rect | None
    byline: Note | None
    caption: Note | None
    foot: float
    filled: float


def chosen(edition: Edition) -> Datum | None:
    """Return the value that the opening shows: the band's first highlighted one, else its first."""
    items = edition.band.items if edition.band else ()
    numbers = [item for item in items if item.value is not None]
    return next((item for item in numbers if item.highlight), numbers[0] if numbers else None)


def written(datum: Datum) -> tuple[str, str]:
    """Return a value and its unit as they are printed: 1250000人 is 125 and 万人.

    A value that 万 or 亿 would round stands whole, its thousands parted by commas.
    """
    if datum.display or datum.value is None:
        shown = datum.display
        return shown, "" if datum.unit and shown.endswith(datum.unit) else datum.unit
    for scale, name in SCALES:
        part = round(datum.value / scale, 2)
        if abs(datum.value) >= MANY and abs(part) >= 1 and part * scale == datum.value:
            return f"{part:.10g}".replace("-", MINUS), name + datum.unit
    return f"{datum.value:,.10g}".replace("-", MINUS), datum.unit


class Number:
    """The design whose picture is a number."""

    covers_running_head = True

    def rows(
        self, edition: Edition, grid: Grid, composer: Composer
    ) -> tuple[tuple[int, float], ...]:
        """Return heights with costs: about a third of the page, the number across it."""
        if chosen(edition) is None:
            return WORDS.rows(edition, grid, composer)
        found = []
        for rows in range(grid.rows):
            share = grid.y(rows) / grid.trim.h
            plan = self._plan(edition, grid, rows, composer) if LEAST <= share <= MOST else None
            if plan is not None:
                off = (share - BEST) / 0.1
                short = max(0.0, FULL - plan.filled)
                found.append((rows, OFF_COST * off * off + FILL_COST * short))
        if not found:
            return WORDS.rows(edition, grid, composer)
        least = min(cost for _, cost in found)
        return tuple((rows, round(cost - least, 4)) for rows, cost in found)

    def place(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> Block:
        """Return the banner; its ground ends with its last row or the line under it.

        Raises:
            BannerError: neither the number nor the words alone fit.
        """
        plan = self._plan(edition, grid, rows, composer) if chosen(edition) else None
        if plan is None:
            return WORDS.place(edition, grid, rows, composer)
        bleed, area, bottom = pt(grid.profile.bleed_mm), grid.area, grid.y(rows)
        texts, rules = place_display(
            plan.display, plan.head.x, plan.head.y, plan.head.w, _palette(grid)
        )
        running = place_running(edition, grid, 0, "paper", composer)
        for role, ink, line, size, x, y in plan.parts:
            lines = (SetLine(line, x, y, size),)
            texts = (*texts, PlacedText.of(role, size, lines, ink=ink, reversed=True))
        ground = Rect(-bleed, -bleed, grid.trim.w + 2 * bleed, bottom - plan.foot + bleed)
        fills = [Fill(ground, GROUND)]
        if plan.parts:  # a tab over the number's words parts them from the head's
            words = min(part[5] for part in plan.parts)
            fills.append(Fill(Rect(area.x, words - TAB[2], TAB[0], TAB[1]), "primary"))
        y = ground.bottom + 0.55 * grid.body
        if plan.byline:
            texts = (*texts, plan.byline.place(area.x, y)[0])
        pictures: tuple[PlacedPicture, ...] = ()
        picture = edition.headline.picture
        if picture is not None and plan.picture is not None:
            placed: PlacedText | None = None
            if plan.caption:
                placed, squares = plan.caption.place(area.right - plan.caption.width, y)
                fills.extend(squares)
            pictures = (PlacedPicture(picture, plan.picture, placed),)
        return Block(
            kind="banner",
            id="banner",
            rect=Rect(0, 0, grid.trim.w, bottom),
            texts=(*running.texts, *texts),
            pictures=pictures,
            fills=tuple(fills),
            rules=(*running.rules, *rules),
        )

    def _plan(self, edition: Edition, grid: Grid, rows: int, composer: Composer) -> _Plan | None:
        datum, area = chosen(edition), grid.area
        assert datum is not None
        picture = edition.headline.picture
        half = (area.w - grid.gutter) / 2
        byline = note(edition.signature, "byline", grid, composer, half, white=False)
        caption = note(caption_words(picture), "caption", grid, composer, half, white=False)
        notes = [item.height for item in (byline, caption) if item]
        foot = max(notes) + 0.9 * grid.body if notes else 0.0
        top, end = head_rect(grid).bottom, grid.y(rows) - foot
        wide = area.w
        frame: Rect | None = None
        if picture is not None:
            frame = _frame(picture, grid, top + 0.5, end)
            if frame is None:
                return None
            wide = frame.x - 1.5 * grid.gutter - area.x
        start, gap = top + 0.9 * grid.leading, GAP * grid.leading
        palette = _palette(grid)
        for most in HEAD_PT:
            shown = max(
                displays(
                    edition.headline,
                    composer,
                    wide,
                    HEAD * (end - start),
                    palette,
                    align="left",
                    least=least_headline(grid),
                    most=most,
                ),
                key=lambda one: one.weight,
                default=None,
            )
            if shown is None:
                return None
            head = Rect(area.x, start, wide, shown.height)
            under = head.bottom + gap + TAB[2]
            left = Rect(area.x, under, wide, end - gap - under)
            found = _number(datum, left, grid, composer)
            if found is None:
                continue
            _, across, size, hollow = found
            full = across >= LEAST_FILLED * wide and hollow <= MOST_HOLLOW * area.w * area.h
            if full and size >= RULES * shown.size:
                break
        else:
            return None
        return _Plan(shown, head, found[0], frame, byline, caption, foot, across / wide)


def _frame(picture: Picture, grid: Grid, top: float, end: float) -> Rect | None:
    """Return the frame of a picture at the right of the ground, as wide as it may be."""
    low, high = aspects(picture)
    bleed, trim = pt(grid.profile.bleed_mm), grid.trim
    wide = min(PICTURE * trim.w, high * (end - top))
    if wide < low * (end - top):
        return None
    return Rect(trim.w + bleed - wide, top, wide, end - top)


def _number(
    datum: Datum, room: Rect, grid: Grid, composer: Composer
) -> tuple[tuple[tuple[AnyRole, str, Line, float, float, float], ...], float, float, float] | None:
    """Return a number's words as large as a room takes them, their width and the number's size, pt.

    The last is what stays empty at the number's side, over its unit, pt².
    """
    styles = grid.styles
    shown, unit_ = written(datum)
    value, value_em = one_line(composer, shown, styles.number.on_ground(True))
    small = styles.banner_kicker
    unit_words = unit_ + datum.after
    unit = one_line(composer, unit_words, small.on_ground(True)) if unit_words else None
    said = " ".join(word for word in (datum.label, datum.note, datum.before) if word)
    label = one_line(composer, said, small.on_ground(True)) if said else None
    em = value_em + ((unit[1] + BESIDE) * UNIT if unit else 0.0)
    size = min(room.w / em, room.h / DIGITS_HIGH)
    over = 0.0
    label_pt = 0.0
    if label:
        label_pt = step_down(min(max(LABEL * size, LABEL_PT[0]), LABEL_PT[1], room.w / label[1]))
        over = 1.5 * label_pt
        size = min(room.w / em, (room.h - over) / DIGITS_HIGH)
    if size <= label_pt:
        return None
    y = room.bottom - DIGITS_HIGH * size
    parts: list[tuple[AnyRole, str, Line, float, float, float]] = []
    if label:
        parts.append((small, "sand", label[0], label_pt, room.x, y - over))
    parts.append((styles.number, "paper", value, size, room.x, y - DIGITS_TOP * size))
    if unit:
        own = UNIT * size
        base = room.bottom - 0.88 * own
        x = room.x + value_em * size + BESIDE * own
        parts.append((small, "sand", unit[0], own, x, base))
    hollow = (room.w - value_em * size) * (
        over + DIGITS_HIGH * size - (UNIT * size if unit else 0.0)
    )
    return tuple(parts), em * size, size, hollow


def _palette(grid: Grid) -> Palette:
    return Palette("paper", "sand", "sand", "sand", white=True, styles=grid.styles)


BANNER = Number()
