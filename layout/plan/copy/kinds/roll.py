"""Rolls of names (名单): the names of a group at a measure → rows of aligned names.

A name of two characters is spaced to three (the reader does so); one that is wider than its place
takes two, or more. Names stand in the order of the source, row by row, each row read across before
the next. Lengths are in em of the names where nothing else is said.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil, floor

from content.model import Roll
from fonts.setting import Line
from layout.plan.copy.column_breaks import Item, with_air
from layout.plan.copy.pieces import Cell, Piece, Stretch
from layout.plan.copy.setter import Setter
from layout.plan.weights import KindWeights

#: What rounding may do to a sum of widths, em.
NEAR = 1e-6


@dataclass(frozen=True, slots=True)
class Places:
    """The places of a row: how many, how wide and how far apart."""

    measure: float
    count: int
    width: float
    step: float
    long_gap: float

    @property
    def white(self) -> float:
        """White left over at the end of a row."""
        return max(0.0, self.measure - (self.count - 1) * self.step - self.width)

    def needed(self, width: float) -> int:
        """Return how many places a name of a width takes, with the white behind it."""
        if width <= self.width + NEAR or not self.step:
            return 1
        return ceil((width + self.long_gap) / self.step - NEAR)

    def holds(self, place: int, width: float) -> bool:
        """Tell whether a name of a width can begin at a place of a row."""
        return place < self.count and place * self.step + width <= self.measure + NEAR


def places(widths: list[float], measure: float, weights: KindWeights) -> Places:
    """Return the places of a row for names of these widths at a measure."""
    ordered = sorted(widths)
    usual = ordered[min(len(ordered) - 1, floor(weights.roll_fitting_share * len(ordered)))]
    width = min(measure, max(weights.roll_least_em, float(ceil(usual - NEAR))))
    gap = weights.roll_gap_em
    count = max(1, floor((measure + gap) / (width + gap) + NEAR))
    step = (measure - width) / (count - 1) if count > 1 else 0.0
    most = width + weights.roll_most_gap_em
    return Places(measure, count, width, min(step, most), weights.roll_long_gap_em)


def set_roll(
    on: Setter, part: Roll, name: str, measure: float, head_tag: str
) -> list[tuple[Piece, Item]]:
    """Return the pieces of a group: its head, its names.

    Args:
        on: what it is set with.
        part: the group.
        name: id of its texts.
        measure: of the column, em of the copy.
        head_tag: tag of its head where it stands under sub-heads; "": that of its role.
    """
    found = [_head(on, part.title, name, measure, head_tag)] if part.title else []
    role = on.styles.roll
    own = measure / role.size.part
    lines = [on.composer.fit(one, role.style, own).lines() for one in part.names]
    grid = places([_width(set_) for set_ in lines], own, on.weights)
    stretches: list[Stretch] = []
    row, place, high = 0, 0, 1
    for set_ in lines:
        if place and not grid.holds(place, _width(set_)):
            row, place, high = row + high, 0, 1
        x = place * grid.step * role.size.part
        cells = tuple(Cell(row + k, x, line) for k, line in enumerate(set_))
        stretches.append(Stretch(role, cells))
        place, high = place + grid.needed(_width(set_)), max(high, len(set_))
    rows = row + high
    cost = on.weights.roll_white_cost * rows * grid.white
    piece = Piece(name, role, None, stretches=tuple(stretches), group="ul")
    return [*found, (piece, Item(((rows, cost),), cuts=_cuts(stretches, rows)))]


def _width(lines: tuple[Line, ...]) -> float:
    return max(line.width_em for line in lines)


def _cuts(stretches: list[Stretch], rows: int) -> tuple[int, ...]:
    """Return the rows before which a roll may be parted: two rows stay on either side."""
    starts = {stretch.cells[0].row for stretch in stretches}
    return tuple(sorted(row for row in starts if 2 <= row <= rows - 2))


def _head(on: Setter, words: str, name: str, measure: float, tag: str) -> tuple[Piece, Item]:
    """Return the head of a group, flush left over its names, and the white that may stand over it.

    A list that has more room than names is so parted as it is read.
    """
    role = replace(on.styles.roll_head, tag=tag or on.styles.roll_head.tag)
    lines = on.composer.fit(words, role.style, measure / role.size.part).lines()
    cells = tuple(Cell(row, 0.0, line) for row, line in enumerate(lines))
    piece = Piece(name, role, None, stretches=(Stretch(role, cells),))
    own = on.weights
    rows = with_air(len(lines), own.roll_head_air_rows, own.roll_head_air_cost)
    return piece, Item(rows, head=True, air=own.roll_head_air_rows)
