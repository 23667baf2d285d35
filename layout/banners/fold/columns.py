"""A lede over the fold's opening: paragraphs, a width and height in pt → a `Lede` in level columns.

As large as the room lets it be; no column narrower or wider than is read with ease.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from content.model import Paragraph
from fonts.setting import Composer, Line
from layout.page.grid import Grid
from layout.page.placed import Block, PlacedText, SetLine
from layout.page.units import Rect

#: The lede: sizes in em of the body, leading in its own em, its measures in em, best in the middle.
SIZES, LEADING, MEASURES = (1.7778, 1.5556, 1.3333, 1.25, 1.1667, 1.0556), 1.58, (17, 34)


@dataclass(frozen=True, slots=True)
class Lede:
    """A lede in columns of so many em, each of so many lines."""

    size: float
    measure: int
    columns: tuple[tuple[tuple[int, Line], ...], ...]
    gutter: float

    @property
    def width(self) -> float:
        """Width of all columns, pt."""
        return len(self.columns) * (self.measure * self.size + self.gutter) - self.gutter

    @property
    def height(self) -> float:
        """Height of the first column, the highest, pt."""
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


def set_columns(
    lede: tuple[Paragraph, ...],
    composer: Composer,
    width: float,
    height: float,
    grid: Grid,
    smallest: float = 0.0,
) -> Iterator[Lede]:
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
                yield Lede(size, measure, columns, gutter)
