"""A headline over the fold of a spread: its words → two pieces a row, the fold between phrases.

Input: the words, the two sides of the fold. Output: an `OverFold`, as large as its longer piece
lets it be: the left piece ends at the fold's margin and the right one begins at it, so that the
fold's gutter is the gap of the two phrases and no letter stands on it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import floor

from content.model import Headline
from fonts.setting import Composer, Line
from fonts.setting.roles import TITLE, Fitted, Own, Role
from layout.banners.words.display import NARROW, PITCH
from layout.banners.words.group import Palette
from layout.banners.words.heads import clear_em, ways
from layout.page.placed import PlacedText, SetLine
from layout.page.units import Rect

#: No headline over a fold is larger, pt: 79 mm a character.
MOST_PT = 224.0
#: What a second row counts: one line over both pages is what a spread is for, at half the size too.
SECOND_ROW = 0.5


@dataclass(frozen=True, slots=True)
class OverFold:
    """A headline in rows of two pieces, left and right of the fold; a lone piece stands left."""

    role: Role[Fitted, Own]
    lines: tuple[Line, ...]
    size: float
    pitch_em: float = PITCH
    """Distance of two rows: no ink of one meets the next."""

    @property
    def rows(self) -> int:
        """Rows of pieces."""
        return (len(self.lines) + 1) // 2

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.size * (1 + self.pitch_em * (self.rows - 1))

    @property
    def weight(self) -> float:
        """How large it looks."""
        narrow = NARROW if self.role.style.family == TITLE else 1.0
        return self.size * narrow * SECOND_ROW ** (self.rows - 1)

    def rects(self, left: Rect, right: Rect, y: float) -> list[Rect]:
        """Return where its pieces stand."""
        text = self.place(left, right, y, "")
        return [
            Rect(line.x, line.y, line.line.width_em * self.size, self.size) for line in text.lines
        ]

    def place(self, left: Rect, right: Rect, y: float, ink: str) -> PlacedText:
        """Return the headline with its upper edge at `y`, at the fold between two sides."""
        lines = []
        for number, line in enumerate(self.lines):
            row, second = divmod(number, 2)
            lone = len(self.lines) == 1
            wide = line.width_em * self.size
            x = right.x if second else left.x if lone else left.right - wide
            lines.append(SetLine(line, x, y + row * self.pitch_em * self.size, self.size))
        return PlacedText.of(self.role, self.size, tuple(lines), "banner/head", ink=ink)


def over_folds(
    headline: Headline,
    composer: Composer,
    side: float,
    height: float,
    palette: Palette,
    least: float,
) -> Iterator[OverFold]:
    """Yield the headline over the fold, the largest in each number of rows and each face.

    Args:
        headline: the words.
        composer: the composer.
        side: width of either side, pt.
        height: the most that there is, pt.
        palette: its styles.
        least: smallest size, pt.
    """
    for role in (palette.styles.headline_wide, palette.styles.headline):
        for fit in ways(composer, headline.title, role.style, headline.breaks):
            count = len(fit.lines)
            if count == 3 or (count == 1 and _parts(composer, headline, role) > 1):
                continue
            rows = (count + 1) // 2
            widest = max(line.width_em for line in fit.lines)
            pitch = max(PITCH, clear_em(composer, fit.lines, role.style))
            size = min(MOST_PT, side / widest, height / (1 + pitch * (rows - 1)))
            size = floor(size * 2) / 2
            if size >= least:
                yield OverFold(role, fit.lines, size, pitch)


def _parts(composer: Composer, headline: Headline, role: Role[Fitted, Own]) -> int:
    """Return into how many pieces a headline can be broken at the most, of the first two."""
    found = ways(composer, headline.title, role.style, headline.breaks)
    return max((len(fit.lines) for fit in found if len(fit.lines) <= 2), default=1)
