"""Words set downwards (竖排) in an opening: text and role → columns, and columns → placed text.

Lengths in pt; a group of columns is placed by its right edge, the first column there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from fonts.setting import Composer, Line, TextStyle
from fonts.setting.roles import AnyRole
from layout.page.placed import PlacedText, SetLine


def downwards(style: TextStyle) -> TextStyle:
    """Return a style with its lines running down."""
    return replace(style, vertical=True, indent_em=0.0, justify=False)


@dataclass(frozen=True, slots=True)
class Columns:
    """A text set downwards: role, size, distance of two columns in em, and its lines."""

    role: AnyRole
    size: float
    pitch_em: float
    lines: tuple[Line, ...]
    ink: str = ""

    @property
    def length(self) -> float:
        """Its longest column, pt."""
        return max(line.width_em for line in self.lines) * self.size

    @property
    def width(self) -> float:
        """Breadth of all columns, from ink to ink, pt."""
        return self.size * (1 + self.pitch_em * (len(self.lines) - 1))

    def place(self, right: float, top: float, bottom: float | None = None) -> PlacedText:
        """Return the text with its first column ending at `right`, from a top or to a bottom."""
        breadth = self.pitch_em * self.size
        first = right - self.size / 2 - breadth / 2
        y = top if bottom is None else bottom - self.length
        lines = tuple(
            SetLine(line, first - breadth * k, y, breadth) for k, line in enumerate(self.lines)
        )
        style = downwards(self.role.style)
        role = replace(self.role, style=style)
        return PlacedText.of(role, self.size, lines, ink=self.ink)


def columns(
    composer: Composer,
    words: str,
    role: AnyRole,
    size: float,
    longest: float,
    pitch_em: float,
    most: int,
) -> Columns | None:
    """Return words broken between phrases into columns no longer than `longest`; None without any.

    They are balanced; where `most` columns do not hold them they are broken as a paragraph is.
    """
    if not words or longest < 2 * size:
        return None
    style, parts = downwards(role.style), len(words.split())
    by_part = composer.head_widths(words, style, most).get(parts, longest)
    found = None
    if parts > 1 and by_part * size <= longest:  # each part of a deck has a column of its own
        found = composer.head(words, style, by_part, parts)
    found = found or composer.head(words, style, longest / size, most)
    lines = found.lines if found else composer.fit(words, style, longest / size).lines()
    return Columns(role, size, pitch_em, lines) if len(lines) <= most else None
