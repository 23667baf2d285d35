"""The headline group: kicker, headline and deck → the largest that fits a frame, set in it.

Sizes come from the scale by measured widths, faces and leadings from the table of styles; what
height is left over is spread over the gaps, so that the group looks placed at any height.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from content.model import Headline
from fonts.setting import Composer, Line
from fonts.setting.roles import TITLE, Own, Part, Role
from fonts.setting.styles import STYLES, Styles
from layout.banners.words.heads import Breaking, breakings, wrapped
from layout.page.grid import SCALE
from layout.page.placed import PlacedText, Rule, SetLine
from layout.page.units import Rect

GAP = 0.17
"""Least distance of kicker and deck from the headline, in headline sizes; up to GAP_MOST."""
GAP_MOST = 0.42
SMALLER = (1.0, 0.86, 0.74)
"""Kicker and deck give way so far before the headline does."""
SMALLEST = 10.5
"""A kicker or deck that finds no place otherwise is set down to this size, pt."""
DASH = 1.7
"""Length of the dash before a deck, and with the gap behind it, in deck sizes."""
DASH_GAP = 0.55


@dataclass(frozen=True, slots=True)
class Palette:
    """Inks of a group, empty: the role's own; `white` sets small type bold."""

    headline: str = ""
    kicker: str = ""
    deck: str = ""
    dash: str = "primary"
    white: bool = False
    styles: Styles = STYLES

    def of(self, styles: Styles) -> Palette:
        """Return the palette with another table of styles."""
        return replace(self, styles=styles)


@dataclass(frozen=True, slots=True)
class Small:
    """A kicker or deck, broken; `pitch` and `size` in pt."""

    role: Role[Part, Own]
    size: float
    lines: tuple[Line, ...]
    dashed: int = 0

    @property
    def width(self) -> float:
        """Widest line with its dashes, pt."""
        dashes = self.dashed * (DASH + DASH_GAP) * self.size
        return max(line.width_em for line in self.lines) * self.size + dashes

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.size * (1 + self.role.leading.em * (len(self.lines) - 1))


@dataclass(frozen=True, slots=True)
class Group:
    """A headline group chosen for a frame, not placed yet."""

    way: Breaking
    size: float
    kicker: Small | None
    deck: Small | None

    @property
    def width(self) -> float:
        """Widest part in pt."""
        parts = [self.way.width_em * self.size]
        parts += [part.width for part in (self.kicker, self.deck) if part]
        return max(parts)

    @property
    def pitch_em(self) -> float:
        """Least distance of two lines, em: no ink of one meets the next."""
        return max(self.way.role.leading.em, self.way.clear_em)

    @property
    def height(self) -> float:
        """Least height in pt."""
        gaps = sum(GAP * self.size for part in (self.kicker, self.deck) if part)
        small = sum(part.height for part in (self.kicker, self.deck) if part)
        pitch = self.pitch_em
        return self.size * (1 + pitch * (len(self.way.lines) - 1)) + gaps + small

    @property
    def weight(self) -> float:
        """How large it looks: the root of a character's area, less what its breaks cost."""
        width = 0.93 if self.way.role.style.family == TITLE else 1.0
        return self.size * width * self.way.penalty


def place_small(part: Small, x: float, y: float, ink: str, *, white: bool) -> PlacedText:
    """Return a kicker or deck with its left top corner at (x, y)."""
    pitch = part.role.leading.em * part.size
    lines = tuple(
        SetLine(line, x, y + number * pitch, part.size) for number, line in enumerate(part.lines)
    )
    return PlacedText.of(part.role, part.size, lines, ink=ink, reversed=white)


def groups(
    headline: Headline,
    composer: Composer,
    width: float,
    height: float,
    palette: Palette,
    *,
    dashes: int,
    least: float,
) -> Iterator[Group]:
    """Yield for each breaking of the headline the largest group within `width` × `height` pt.

    Args:
        headline: the words.
        composer: the composer.
        width: of the frame.
        height: of the frame.
        palette: inks, weight of the small parts, styles.
        dashes: 1 before the deck, 2 on both its sides, 0 none.
        least: smallest size of the headline, pt.
    """
    styles = palette.styles

    def small(
        text: str, role: Role[Part, Own], size: float, part: float, dashed: int
    ) -> Small | None:
        return small_of(text, role, role.size.pt(size, part), composer, width, palette, dashed)

    for way in breakings(composer, headline.title, styles, headline.breaks):
        for size in reversed(SCALE):
            if size < least:
                break
            if size * way.width_em > width or size > height:
                continue
            options = (
                Group(
                    way,
                    size,
                    small(headline.kicker, styles.banner_kicker, size, part, 0),
                    small(headline.deck, styles.banner_deck, size, part, dashes),
                )
                for part in SMALLER
            )
            fitting = (g for g in options if g.height <= height and g.width <= width)
            group = next(fitting, None)
            if group is not None:
                yield group
                break


def small_of(
    text: str,
    role: Role[Part, Own],
    largest: float,
    composer: Composer,
    width: float,
    palette: Palette,
    dashed: int,
) -> Small | None:
    """Return a kicker or deck on one line, smaller or broken where it must be."""
    if not text:
        return None
    style = role.on_ground(palette.white)
    options = [s for s in reversed(SCALE) if SMALLEST <= s <= largest]
    for lines in (1, 2, 3):
        for size in options:
            if lines == 1 and size < 0.6 * largest:
                break
            room = width / size - dashed * (DASH + DASH_GAP)
            broken = wrapped(composer, text, style, room, lines) if room > 4 else None
            if broken is not None:
                return Small(role, size, broken, dashed)
    size = options[-1]
    return Small(role, size, composer.fit(text, style, width / size).lines())


def place_group(
    group: Group, zone: Rect, palette: Palette, *, centred: bool
) -> tuple[tuple[PlacedText, ...], tuple[Rule, ...]]:
    """Return a group's texts and dashes in a zone that is at least as large.

    Spare height goes first into the gaps (up to twice their least), then above and below.
    """
    spare = max(0.0, zone.h - group.height)
    gap_count = sum(1 for part in (group.kicker, group.deck) if part)
    line_gaps = len(group.way.lines) - 1
    least, most = group.pitch_em, max(group.pitch_em, group.way.role.leading.most_em)
    room_lines = line_gaps * (most - least) * group.size
    room_gaps = gap_count * (GAP_MOST - GAP) * group.size
    room = room_lines + room_gaps
    share = min(1.0, 0.55 * spare / room) if room else 0.0
    pitch = group.size * (least + (most - least) * share)
    gap = group.size * (GAP + (GAP_MOST - GAP) * share)
    y = zone.y + 0.48 * (spare - room * share)
    texts: list[PlacedText] = []
    rules: list[Rule] = []

    def small(part: Small, ink: str) -> None:
        """Set a kicker or deck at y."""
        lines = []
        for number, line in enumerate(part.lines):
            em = line.width_em
            indent = (DASH + DASH_GAP) * part.size if part.dashed == 1 else 0.0
            x = zone.x + ((zone.w - em * part.size) / 2 if centred else indent)
            top = y + number * part.role.leading.em * part.size
            lines.append(SetLine(line, x, top, part.size))
            middle = top + 0.52 * part.size
            if part.dashed and number == 0:
                start = x - (DASH + DASH_GAP) * part.size
                ends = [(start, start + DASH * part.size)]
                if part.dashed == 2:
                    end = x + (em + DASH_GAP) * part.size
                    ends.append((end, end + DASH * part.size))
                weight = max(0.6, 0.055 * part.size)
                rules.extend(Rule(a, middle, b, middle, weight, palette.dash) for a, b in ends)
        text = PlacedText.of(part.role, part.size, tuple(lines), ink=ink, reversed=palette.white)
        texts.append(text)

    if group.kicker:
        small(group.kicker, palette.kicker)
        y += group.kicker.height + gap
    lines = []
    for number, line in enumerate(group.way.lines):
        x = zone.x + ((zone.w - line.width_em * group.size) / 2 if centred else 0.0)
        lines.append(SetLine(line, x, y + number * pitch, group.size))
    texts.append(PlacedText.of(group.way.role, group.size, tuple(lines), ink=palette.headline))
    y += group.size + line_gaps * pitch + gap
    if group.deck:
        small(group.deck, palette.deck)
    return tuple(texts), tuple(rules)
