"""Number: a figure as the picture, on a dark ground from edge to edge.

The head stands across the ground; the number of the edition's band that is marked `highlight` is as
large as the rest of it. The words round the number are those of the band: label, what stands before
and after, unit. A picture stands at the right of the ground, bleeding; where it is too wide for
that, or the band has no number, the words open alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from content.model import Datum, Edition, Picture
from fonts.setting import Composer, Line
from fonts.setting.roles import AnyRole
from layout.banners.base import aspects
from layout.banners.designs.type import BANNER as WORDS
from layout.banners.running import head_rect, least_headline, place_running
from layout.banners.words.display import Display, display_boxes, displays, place_display
from layout.banners.words.group import Palette
from layout.banners.words.heads import one_line, ways
from layout.banners.words.notes import Note, caption_words, note
from layout.judge.audit.foreseen import MOST_EMPTY, empty_share
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
HEAD, HEAD_PT = 0.46, (150.0, 128.0, 110.0, 97.0, 88.0, 78.0, 70.0, 63.0, 56.0, 49.0, 42.0)
#: As wide as a plus, and as the figures' other marks.
MINUS = "−"
#: From so many on a number is written in these.
MANY, SCALES = 1e5, ((1e8, "亿"), (1e4, "万"))
#: The number is at least so many times as large as the head.
RULES = 1.6
#: The unit's size, and the label's, in sizes of the number; the label's bounds, pt.
UNIT, LABEL, LABEL_PT = 0.3, 0.12, (14.0, 30.0)
#: In a column at the number's side: the unit's greatest size and the column's least width, in sizes
#: of the number; the label's most lines, their distance, and its part of the digits' height.
ASIDE, ASIDE_WIDE, LINES, PITCH, ASIDE_HIGH = 0.36, 0.35, 4, 1.25, 0.56
#: White: between parts, rows; between number and unit, sizes of the unit.
GAP, BESIDE = 1.2, 0.16
#: The tab over the number's words: length and thickness, and how far over them it stands, pt.
TAB = (pt(24), pt(1.6), pt(3.6))
#: Least part of the width that the number's words fill, and the most that a picture takes.
FULL, PICTURE = 0.8, 0.42
#: Least part of the width without which a number is no picture: with its words, and of its digits.
LEAST_FILLED, LEAST_DIGITS = 0.5, 0.36
#: Cost of a largest empty rectangle as large as the type area: a hole of a twentieth counts as much
#: as a height half a tenth of the page off.
HOLLOW_COST = 1.0

_Part = tuple[AnyRole, str, Line, float, float, float]
"""Role, ink, line, size, x and y of a line of the number's words."""


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number and its words; lengths in pt."""

    parts: tuple[_Part, ...]
    size: float
    digits: float
    across: float
    """The width of the digits, and of all."""


@dataclass(frozen=True, slots=True)
class _Plan:
    display: Display
    head: Rect
    figure: _Figure
    picture: Rect | None
    byline: Note | None
    caption: Note | None
    foot: float
    cost: float


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
    #: The role of what it is made of: where no text has it the words open alone, which is told.
    role = "number"

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
                found.append((rows, OFF_COST * off * off + plan.cost))
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
        for role, ink, line, size, x, y in plan.figure.parts:
            lines = (SetLine(line, x, y, size),)
            texts = (*texts, PlacedText.of(role, size, lines, ink=ink, reversed=True))
        ground = Rect(-bleed, -bleed, grid.trim.w + 2 * bleed, bottom - plan.foot + bleed)
        fills = [Fill(ground, GROUND)]
        if plan.figure.parts:  # a tab over the number's words parts them from the head's
            words = min(box.y for box in _boxes(plan.figure))
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
        room = Rect(area.x, top + 0.9 * grid.leading, wide, end - top - 0.9 * grid.leading)
        found = _composed(edition, datum, room, frame, grid, rows, composer)
        return _Plan(*found[:3], frame, byline, caption, foot, found[3]) if found else None


def _composed(
    edition: Edition,
    datum: Datum,
    room: Rect,
    picture: Rect | None,
    grid: Grid,
    rows: int,
    composer: Composer,
) -> tuple[Display, Rect, _Figure, float] | None:
    """Return head, its place, number and their cost: under the largest head, without a hole."""
    gap, palette = GAP * grid.leading, _palette(grid)
    for most in HEAD_PT:
        shown = max(
            displays(
                edition.headline,
                composer,
                room.w,
                HEAD * room.h,
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
        head = Rect(room.x, room.y, room.w, shown.height)
        under = head.bottom + gap + TAB[2]
        left = Rect(room.x, under, room.w, room.bottom - gap - under)
        fixed = [*sum(display_boxes(shown, head), ()), *([picture] if picture else [])]
        found = []
        for figure in _figures(datum, left, grid, composer):
            hollow = empty_share((*fixed, *_boxes(figure)), grid, rows)
            large = figure.size >= RULES * shown.size and figure.across >= LEAST_FILLED * room.w
            if large and figure.digits >= LEAST_DIGITS * room.w and hollow <= MOST_EMPTY:
                short = max(0.0, FULL - figure.across / room.w)
                found.append((shown, head, figure, FILL_COST * short + HOLLOW_COST * hollow))
        if found:
            return min(found, key=lambda one: one[3])
    return None


def _boxes(figure: _Figure) -> Iterator[Rect]:
    """Yield where the lines of a number's words are inked."""
    for _, _, line, size, x, y in figure.parts:
        digits = size == figure.size
        top, high = (DIGITS_TOP, DIGITS_HIGH) if digits else (0.0, 1.0)
        yield Rect(x, y + top * size, line.width_em * size, high * size)


def _frame(picture: Picture, grid: Grid, top: float, end: float) -> Rect | None:
    """Return the frame of a picture at the right of the ground, as wide as it may be."""
    low, high = aspects(picture)
    bleed, trim = pt(grid.profile.bleed_mm), grid.trim
    wide = min(PICTURE * trim.w, high * (end - top))
    if wide < low * (end - top):
        return None
    return Rect(trim.w + bleed - wide, top, wide, end - top)


def _figures(datum: Datum, room: Rect, grid: Grid, composer: Composer) -> Iterator[_Figure]:
    """Yield a number's words as large as a room takes them: under their label, beside it."""
    styles = grid.styles
    small = styles.banner_kicker.on_ground(True)
    shown, unit_ = written(datum)
    value = one_line(composer, shown, styles.number.on_ground(True))
    words = unit_ + datum.after
    unit = one_line(composer, words, small) if words else None
    label = " ".join(word for word in (datum.label, datum.note, datum.before) if word)
    for way in (_under, _aside):
        figure = way(value, unit, label, room, grid, composer)
        if figure is not None:
            yield figure


_Set = tuple[Line, float]
"""A line and its width, em."""


def _under(
    value: _Set, unit: _Set | None, label: str, room: Rect, grid: Grid, composer: Composer
) -> _Figure | None:
    """Return a number under its label, the unit at its foot."""
    small = grid.styles.banner_kicker
    over = label_pt = 0.0
    em = value[1] + ((unit[1] + BESIDE) * UNIT if unit else 0.0)
    size = min(room.w / em, room.h / DIGITS_HIGH)
    line = one_line(composer, label, small.on_ground(True)) if label else None
    if line:
        label_pt = step_down(min(max(LABEL * size, LABEL_PT[0]), LABEL_PT[1], room.w / line[1]))
        over = 1.5 * label_pt
        size = min(room.w / em, (room.h - over) / DIGITS_HIGH)
    if size <= label_pt:
        return None
    y = room.bottom - DIGITS_HIGH * size
    parts: list[_Part] = []
    if line:
        parts.append((small, "sand", line[0], label_pt, room.x, y - over))
    parts.append((grid.styles.number, "paper", value[0], size, room.x, y - DIGITS_TOP * size))
    if unit:
        own = UNIT * size
        x = room.x + value[1] * size + BESIDE * own
        parts.append((small, "sand", unit[0], own, x, room.bottom - 0.88 * own))
    return _Figure(tuple(parts), size, value[1] * size, em * size)


def _aside(
    value: _Set, unit: _Set | None, label: str, room: Rect, grid: Grid, composer: Composer
) -> _Figure | None:
    """Return a number as high as the room, label and unit in a column at its side.

    The label's head is level with the digits', the unit's foot with theirs.
    """
    small = grid.styles.banner_kicker
    size = min(room.w / (value[1] + ASIDE_WIDE), room.h / DIGITS_HIGH)
    high = DIGITS_HIGH * size
    x, y = room.x + (value[1] + BESIDE * UNIT) * size, room.bottom - high
    wide = room.right - x
    lines: tuple[Line, ...] = ()
    label_pt = unit_pt = 0.0
    if not (label or unit):
        return None
    if label:
        label_pt, lines = _block(label, wide, ASIDE_HIGH * high, LABEL_PT[0], grid, composer)
        if not lines:
            return None
    taken = PITCH * label_pt * len(lines)
    if unit:
        unit_pt = step_down(min(ASIDE * size, wide / unit[1], high - taken))
        if unit_pt < max(label_pt, LABEL_PT[0]):
            return None
    parts: list[_Part] = [
        (small, "sand", line, label_pt, x, y + PITCH * label_pt * number)
        for number, line in enumerate(lines)
    ]
    parts.append((grid.styles.number, "paper", value[0], size, room.x, y - DIGITS_TOP * size))
    if unit:
        parts.append((small, "sand", unit[0], unit_pt, x, room.bottom - 0.88 * unit_pt))
    column = max(line.width_em * own for role, _, line, own, *_ in parts if role is small)
    return _Figure(tuple(parts), size, value[1] * size, x - room.x + column)


def _block(
    words: str, wide: float, high: float, least: float, grid: Grid, composer: Composer
) -> tuple[float, tuple[Line, ...]]:
    """Return the largest size, pt, and lines of words within a width and a height; else none."""
    style = grid.styles.banner_kicker.on_ground(True)
    found: tuple[float, tuple[Line, ...]] = (0.0, ())
    for fit in ways(composer, words, style):
        count = len(fit.lines)
        size = step_down(min(wide / fit.width_em, high / (PITCH * count)))
        if count <= LINES and size > max(found[0], least):
            found = size, fit.lines
    return found


def _palette(grid: Grid) -> Palette:
    return Palette("paper", "sand", "sand", "sand", white=True, styles=grid.styles)


BANNER = Number()
