"""A piece of copy: one item of the body as it is set at a measure, and what stands where in it.

Input: nothing. Output: frozen data that passes from the measuring of copy to the placing of it.
Lengths are in em of the copy's size, rows count from the piece's first.
"""

from __future__ import annotations

from dataclasses import dataclass

from fonts.setting import Fit, Line
from fonts.setting.roles import AnyRole, Part


@dataclass(frozen=True, slots=True)
class Cell:
    """A line at a place within its piece: row, and distance from the column's left edge."""

    row: int
    x_em: float
    line: Line


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are one text: a line of verse with its turned-over rest, a name."""

    role: AnyRole
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """One item of the copy, with what the page needs to name it.

    A paragraph has a `fit`; a sub-head `lines` that take `step` rows each; verse and rolls have
    `stretches`, which stand together in a `group` of this tag.
    """

    id: str
    role: AnyRole
    fit: Fit | None
    lines: tuple[Line, ...] = ()
    step: int = 1
    stretches: tuple[Stretch, ...] = ()
    group: str = ""

    def size(self, copy_pt: float) -> float:
        """Return its size in pt: a part of its copy's where it is no paragraph."""
        return copy_pt if self.fit is not None else part_of(self.role, copy_pt)


def part_of(role: AnyRole, copy_pt: float) -> float:
    """Return the size in pt of a role within copy of a size in pt."""
    return role.size.pt(copy_pt) if isinstance(role.size, Part) else copy_pt
