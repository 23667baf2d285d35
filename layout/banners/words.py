"""Small lines of a banner: byline and caption → placed texts with their little squares."""

from __future__ import annotations

from dataclasses import dataclass

from content.model import Picture
from fonts.setting import Composer, Line, TextStyle
from layout.banners.base import REVERSED_PT
from layout.banners.heads import one_line
from layout.page.grid import Grid, step_down
from layout.page.placed import Fill, PlacedText, SetLine
from layout.page.units import Rect
from layout.products.render.roles import HEI

PITCH = 1.4


def caption_words(picture: Picture | None) -> str:
    """Return what is printed under a picture: caption and credit."""
    if picture is None:
        return ""
    return " ".join(words for words in (picture.caption, picture.credit) if words)


@dataclass(frozen=True, slots=True)
class Note:
    """A byline or caption, broken for a measure; with `square` a small square stands before it."""

    role: str
    style: TextStyle
    size: float
    lines: tuple[Line, ...]
    square: bool

    @property
    def indent(self) -> float:
        """Room of the square, pt."""
        return 1.25 * self.size if self.square else 0.0

    @property
    def width(self) -> float:
        """Widest line, with the square, pt."""
        return self.indent + max(line.width_em for line in self.lines) * self.size

    @property
    def height(self) -> float:
        """Height in pt."""
        return self.size * (1 + PITCH * (len(self.lines) - 1))

    def place(
        self, x: float, y: float, ink: str, square_ink: str = "primary"
    ) -> tuple[PlacedText, tuple[Fill, ...]]:
        """Return the text with its left top corner at (x, y), and its square."""
        lines = tuple(
            SetLine(line, x + self.indent, y + PITCH * self.size * number, self.size)
            for number, line in enumerate(self.lines)
        )
        side = 0.68 * self.size
        box = Rect(x, y + 0.53 * self.size - side / 2, side, side)
        fills = (Fill(box, square_ink),) if self.square else ()
        return PlacedText(self.role, self.style, self.size, lines, ink=ink), fills


def note(
    text: str, role: str, grid: Grid, composer: Composer, width: float, *, white: bool
) -> Note | None:
    """Return a byline or caption within a width in pt; None without words.

    In white it is bold and 10.5 pt at least, else somewhat smaller than the body.
    """
    if not text:
        return None
    factor = 0.89 if role == "caption" else 1.0
    size = REVERSED_PT if white else step_down(max(8.0, factor * grid.body))
    style = TextStyle(family=HEI, weight=700 if white else 400, indent_em=0, justify=False)
    square = role == "caption"
    room = width / size - (1.25 if square else 0)
    line, width = one_line(composer, text, style)
    lines = (line,) if width <= room else composer.fit(text, style, room).lines()
    return Note(role, style, size, lines, square)
