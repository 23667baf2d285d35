"""Small lines of a banner: byline and caption → placed texts with their little squares."""

from __future__ import annotations

from dataclasses import dataclass

from content.model import Picture
from fonts.setting import Composer, Line, TextStyle
from fonts.setting.roles import Body, Own, Role
from layout.banners.words.heads import one_line
from layout.page.grid import Grid, step_down
from layout.page.placed import Fill, PlacedText, SetLine
from layout.page.units import Rect


def caption_words(picture: Picture | None) -> str:
    """Return what is printed under a picture: caption and credit."""
    if picture is None:
        return ""
    return " ".join(words for words in (picture.caption, picture.credit) if words)


@dataclass(frozen=True, slots=True)
class Note:
    """A byline or caption, broken for a measure; with `square` a small square stands before it."""

    role: Role[Body, Own]
    size: float
    lines: tuple[Line, ...]
    square: bool
    white: bool

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
        return self.size * (1 + self.role.leading.em * (len(self.lines) - 1))

    def place(
        self, x: float, y: float, ink: str = "", square_ink: str = "primary"
    ) -> tuple[PlacedText, tuple[Fill, ...]]:
        """Return the text with its left top corner at (x, y), in its own ink, and its square."""
        pitch = self.role.leading.em * self.size
        lines = tuple(
            SetLine(line, x + self.indent, y + pitch * number, self.size)
            for number, line in enumerate(self.lines)
        )
        side = 0.68 * self.size
        box = Rect(x, y + 0.53 * self.size - side / 2, side, side)
        fills = (Fill(box, square_ink),) if self.square else ()
        text = PlacedText.of(self.role, self.size, lines, ink=ink, reversed=self.white)
        return text, fills


def note(
    text: str, name: str, grid: Grid, composer: Composer, width: float, *, white: bool
) -> Note | None:
    """Return a byline or caption within a width in pt; None without words.

    In white it has the size and weight of reversed type.
    """
    if not text:
        return None
    styles, square = grid.styles, name == "caption"
    role = styles.banner_caption if square else styles.banner_byline
    size = styles.reversed_pt if white else step_down(role.size.pt(grid))
    style: TextStyle = role.on_ground(white)
    room = width / size - (1.25 if square else 0)
    line, width = one_line(composer, text, style)
    lines = (line,) if width <= room else composer.fit(text, style, room).lines()
    return Note(role, size, lines, square, white)
