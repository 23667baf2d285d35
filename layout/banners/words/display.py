"""Display heads: a headline as large as its frame allows, exactly, with kicker and deck.

Input: the words and a frame in pt. Output: `Display`s, one for each sound way to break the
headline; placed, texts and rules. Here sizes follow the frame by half points and not the scale:
a headline across the page ends with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor
from typing import Literal

from content.model import Headline
from fonts.setting import Composer
from fonts.setting.roles import TITLE
from layout.banners.words.group import DASH, DASH_GAP, SMALLEST, Palette, Small, small_of
from layout.banners.words.heads import Breaking, breakings
from layout.page.placed import PlacedText, Rule, SetLine
from layout.page.units import Rect

Align = Literal["left", "centre", "right", "steps", "back"]
#: Alignments whose lines stand in at opposite sides: down to the right, or back to the left.
STEPPED = ("steps", "back")
#: Distance of two lines and of deck and kicker from the headline, headline sizes.
PITCH, GAP = 1.09, 0.24
#: The latter is no more than this, pt: a fourth of a large head parts what belongs together.
MOST_GAP = 14.0
#: Kicker and deck are no larger than this part of the headline.
SMALL_PART = 0.25
#: Steps: how far the lines of a pair stand in at opposite sides, em.
STEP_EM = 0.62
#: Close, as on a picture, where each row of white is one less of picture or head: distance of two
#: lines, most white to the small parts, pt, and their part of the headline (design: target/prize,
#: hero: 1.02, 11 pt, 25 of 128 pt).
CLOSE_PITCH, CLOSE_GAP, CLOSE_PART = 1.05, 11.0, 0.21
#: The next size that is tried where small parts have no room, of the one before: a step of 5% cost
#: the first edition's headline 6 pt at four heights of its opening.
LESS = 0.98
#: What a point of the narrow cut counts beside one of the full face: it serves where words would
#: not fit otherwise (design: prize.md, rule 4).
NARROW = 0.8
#: What sums of lengths differ by rounding, pt.
ROUNDING = 1e-6
#: No headline is larger, pt: 70 mm a character.
MOST_PT = 200.0


@dataclass(frozen=True, slots=True)
class Display:
    """A headline with its small parts, chosen for a frame, not placed yet; lengths in pt."""

    way: Breaking
    size: float
    kicker: Small | None
    deck: Small | None
    align: Align
    close: bool = False

    @property
    def pitch(self) -> float:
        """Distance of two lines."""
        return _pitch(self.way, close=self.close) * self.size

    @property
    def width(self) -> float:
        """Widest part."""
        step = STEP_EM * self.size if self.align in STEPPED else 0.0
        parts = [self.way.width_em * self.size + step]
        parts += [part.width for part in (self.kicker, self.deck) if part]
        return max(parts)

    @property
    def gap(self) -> float:
        """White between the headline and its small parts."""
        return _gap(self.size, close=self.close)

    @property
    def height(self) -> float:
        """Height of all parts."""
        small = sum(part.height + self.gap for part in (self.kicker, self.deck) if part)
        return self.size + self.pitch * (len(self.way.lines) - 1) + small

    @property
    def weight(self) -> float:
        """How large it looks, less what its breaks cost; a narrow cut looks poor so large."""
        narrow = NARROW if self.way.role.style.family == TITLE else 1.0
        return self.size * narrow * self.way.penalty


def displays(
    headline: Headline,
    composer: Composer,
    width: float,
    height: float,
    palette: Palette,
    *,
    align: Align,
    least: float,
    most: float = MOST_PT,
    dashes: int = 0,
    close: bool = False,
) -> Iterator[Display]:
    """Yield for each breaking the largest display within `width` × `height` pt.

    Args:
        headline: the words.
        composer: the composer.
        width: of the frame.
        height: of the frame.
        palette: its styles, and whether small parts are in white.
        align: how lines stand to each other; steps, and steps back, are for two lines and more.
        least: smallest size of the headline, pt.
        most: largest.
        dashes: before the deck 1, on both its sides 2.
        close: lines and small parts stand close, as on a picture.
    """
    styles = palette.styles
    part = CLOSE_PART if close else SMALL_PART
    parts = sum(map(bool, (headline.kicker, headline.deck)))
    for way in breakings(composer, headline.title, styles, headline.breaks):
        lines, pitch = len(way.lines), _pitch(way, close=close)
        if align in STEPPED and lines < 2:
            continue
        step = STEP_EM if align in STEPPED else 0.0
        size = min(most, width / (way.width_em + step), height / (1 + pitch * (lines - 1)))
        size = floor(size * 2) / 2
        while size >= least:
            # Most sizes are too large by their lines alone, whatever the small parts come to.
            smallest = parts * (SMALLEST + _gap(size, close=close))
            if size * (1 + pitch * (lines - 1)) + smallest > height + ROUNDING:
                size = floor(size * LESS * 2) / 2
                continue
            smalls = []
            for words, role, own in (
                (headline.kicker, styles.banner_kicker, 0),
                (headline.deck, styles.banner_deck, dashes),
            ):
                largest = max(role.size.least_pt, min(part * size, 2 * role.size.most_pt))
                smalls.append(small_of(words, role, largest, composer, width, palette, own))
            found = Display(way, size, smalls[0], smalls[1], align, close)
            if found.height <= height and found.width <= width + 0.01:
                yield found
                break
            size = floor(size * LESS * 2) / 2


def _pitch(way: Breaking, *, close: bool) -> float:
    """Return the distance of two lines, em: no ink of one meets the next."""
    return max(CLOSE_PITCH if close else PITCH, way.clear_em)


def _gap(size: float, *, close: bool) -> float:
    """Return the white between a headline of a size and its small parts, pt."""
    return min(max(GAP * size, 9.0), CLOSE_GAP if close else MOST_GAP)


def display_boxes(display: Display, rect: Rect) -> tuple[tuple[Rect, ...], tuple[Rect, ...]]:
    """Return where the lines of a display in a rectangle stand: the headline's, the small ones'."""
    head: list[Rect] = []
    small: list[Rect] = []
    for part, lines in _lines(display, rect.x, rect.y, rect.w):
        own, size = (small, part.size) if part else (head, display.size)
        own += [Rect(line.x, line.y, line.line.width_em * size, size) for line in lines]
    return tuple(head), tuple(small)


def place_display(
    display: Display, x: float, y: float, width: float, palette: Palette
) -> tuple[tuple[PlacedText, ...], tuple[Rule, ...]]:
    """Return the texts and dashes with the left top corner at (x, y), within `width` pt."""
    texts: list[PlacedText] = []
    rules: list[Rule] = []
    for part, lines in _lines(display, x, y, width):
        if part is None:
            role = display.way.role
            texts.append(PlacedText.of(role, display.size, lines, ink=palette.headline))
            continue
        ink = palette.kicker if part is display.kicker else palette.deck
        texts.append(PlacedText.of(part.role, part.size, lines, ink=ink, reversed=palette.white))
        rules.extend(_dashes(part, lines[0], palette.dash))
    return tuple(texts), tuple(rules)


def _dashes(part: Small, first: SetLine, ink: str) -> Iterator[Rule]:
    """Yield the dashes before, and behind, the first line of a small part."""
    if not part.dashed:
        return
    middle = first.y + 0.52 * part.size
    ends = [(first.x - (DASH + DASH_GAP) * part.size, first.x - DASH_GAP * part.size)]
    if part.dashed == 2:
        start = first.x + first.line.width_em * part.size + DASH_GAP * part.size
        ends.append((start, start + DASH * part.size))
    weight = max(0.6, 0.055 * part.size)
    yield from (Rule(a, middle, b, middle, weight, ink) for a, b in ends)


def _lines(
    display: Display, x: float, y: float, width: float
) -> Iterator[tuple[Small | None, tuple[SetLine, ...]]]:
    """Yield kicker, headline (None) and deck with their lines at their places, from the top."""

    def left(wide: float) -> float:
        match display.align:
            case "centre":
                return x + (width - wide) / 2
            case "right":
                return x + width - wide
            case _:
                return x

    def small(part: Small, top: float) -> tuple[SetLine, ...]:
        dash = (DASH + DASH_GAP) * part.size if part.dashed == 1 else 0.0
        pitch = part.role.leading.em
        return tuple(
            SetLine(
                line,
                left(line.width_em * part.size + dash) + dash,
                top + number * pitch * part.size,
                part.size,
            )
            for number, line in enumerate(part.lines)
        )

    if display.kicker:
        yield display.kicker, small(display.kicker, y)
        y += display.kicker.height + display.gap
    lines = []
    last = len(display.way.lines) - 1
    for number, line in enumerate(display.way.lines):
        wide = line.width_em * display.size
        if display.align in STEPPED:
            stands_in = (number == last) == (display.align == "steps")
            at = x + display.width - wide if stands_in else x
        else:
            at = left(wide)
        lines.append(SetLine(line, at, y + number * display.pitch, display.size))
    yield None, tuple(lines)
    y += display.size + display.pitch * last + display.gap
    if display.deck:
        yield display.deck, small(display.deck, y)
