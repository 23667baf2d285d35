"""One caption for a group of pictures (组图): captions, a width in pt → their lines in one block.

The captions stand together under the pictures, each opened by its number (①), in one, two or three
columns; the pictures have the number in a corner. Each stays its own picture's caption to a reader
who hears the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from content.model import Figure, Picture
from fonts.setting import Composer, Line
from fonts.setting.styles import Styles
from layout.page.grid import Grid
from layout.page.placed import Badge, Fill, PlacedText, SetLine
from layout.page.units import Rect
from layout.plan.copy.groups import ItemMeasures
from layout.plan.weights import Weights

#: Least measure of a column of captions and white between two, em of the captions; columns at most.
LEAST_EM, BETWEEN_EM, MOST_COLUMNS = 20.0, 2.0, 3
#: White over the block, em of the body; a badge's side, sizes of its number.
OVER_EM, SIDE = 0.45, 1.45
#: Measure that holds any number, em of it.
NUMBER_EM = 4.0
INK = "primary"


class CaptionMeasures(ItemMeasures, Protocol):
    """What captions ask, besides what their group does: with what they are set."""

    @property
    def composer(self) -> Composer:
        """Composes the captions."""

    @property
    def styles(self) -> Styles:
        """The table of styles."""


@dataclass(frozen=True, slots=True)
class Captions:
    """Captions set in columns: the lines of each, the columns' captions, their width in pt."""

    lines: tuple[tuple[Line, ...], ...]
    columns: tuple[tuple[int, ...], ...]
    width: float
    step: float
    """From the left of a column to that of the next, pt."""

    @property
    def most(self) -> int:
        """Lines of the longest column."""
        return max(sum(len(self.lines[k]) for k in column) for column in self.columns)


@dataclass(frozen=True, slots=True)
class Bare:
    """What a group asks of the measures where its captions stand together under it."""

    of: ItemMeasures
    height: float
    """Of the captions with their white, pt."""

    @property
    def grid(self) -> Grid:
        """The grid of the page."""
        return self.of.grid

    @property
    def weights(self) -> Weights:
        """The planner's weights."""
        return self.of.weights

    @property
    def element_gap(self) -> float:
        """White between the group and the text, and the captions, pt."""
        return self.of.element_gap + self.height

    def natural(self, picture: Picture) -> float:
        """Return the aspect (width / height) of a picture as the photographer made it."""
        return self.of.natural(picture)

    def frame_heights(
        self, item: Picture | Figure, width: float
    ) -> tuple[float, float, float] | None:
        """Return least, best and greatest height in pt; None where it is too narrow."""
        return self.of.frame_heights(item, width)

    def below(self, item: Picture | Figure, width: float) -> float:
        """Return the height in pt of what stands under a frame: nothing."""
        return 0.0

    def widest(self, figure: Figure) -> float:
        """Return the width in pt from which on a chart looks hollow."""
        return self.of.widest(figure)


def together(measures: CaptionMeasures, captions: Sequence[str], width: float) -> ItemMeasures:
    """Return what a group asks; the measures themselves where each caption stands alone."""
    if not captions:
        return measures
    return Bare(measures, captions_height(measures, captions, width))


def set_captions(measures: CaptionMeasures, captions: Sequence[str], width: float) -> Captions:
    """Set captions in as many columns as a width holds, as even as their order lets them be."""
    role = measures.styles.caption
    size = role.size.pt(measures.grid)
    fitting = int((width / size + BETWEEN_EM) / (LEAST_EM + BETWEEN_EM))
    count = max(1, min(MOST_COLUMNS, fitting, len(captions)))
    measure = (width / size - BETWEEN_EM * (count - 1)) / count
    lines = tuple(measures.composer.fit(one, role.style, measure).lines() for one in captions)
    ways = (
        tuple(tuple(range(a, b)) for a, b in zip((0, *cuts), (*cuts, len(captions)), strict=True))
        for cuts in combinations(range(1, len(captions)), count - 1)
    )
    step = (measure + BETWEEN_EM) * size
    found = (Captions(lines, way, measure * size, step) for way in ways)
    return min(found, key=lambda one: one.most)


def captions_height(measures: CaptionMeasures, captions: Sequence[str], width: float) -> float:
    """Return the height in pt of captions that stand together, with the white over them."""
    most = set_captions(measures, captions, width).most
    return most * measures.styles.caption.leading.pt(measures.grid) + OVER_EM * measures.grid.body


def place_captions(
    measures: CaptionMeasures, captions: Sequence[str], pictures: Sequence[Picture], place: Rect
) -> tuple[PlacedText, ...]:
    """Return the captions of pictures under a group whose frames end with the top of a place."""
    found = set_captions(measures, captions, place.w)
    role, grid = measures.styles.caption, measures.grid
    size, leading = role.size.pt(grid), role.leading.pt(grid)
    texts = []
    for number, column in enumerate(found.columns):
        x, y = place.x + number * found.step, place.y + OVER_EM * grid.body
        for index in column:
            lines = tuple(
                SetLine(line, x, y + k * leading, leading)
                for k, line in enumerate(found.lines[index])
            )
            texts.append(PlacedText.of(role, size, lines, f"{pictures[index].id}/caption"))
            y += leading * len(lines)
    return tuple(texts)


def badge(measures: CaptionMeasures, number: int, frame: Rect) -> Badge:
    """Return a picture's number in the lower left corner of its frame."""
    role = measures.styles.picture_number
    size = role.size.pt(measures.grid)
    side = SIDE * size
    ground = Rect(frame.x, frame.bottom - side, side, side)
    line = measures.composer.fit(str(number), role.style, NUMBER_EM).lines()[0]
    x = ground.x + (side - line.width_em * size) / 2
    text = PlacedText.of(role, size, (SetLine(line, x, ground.y, side),))
    return Badge(text, Fill(ground, INK))
