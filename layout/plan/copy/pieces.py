"""A piece of copy: one item of the body as it is set at a measure, and what stands where in it.

Input: nothing. Output: frozen data that passes from the measuring of copy to the placing of it.
Lengths are in em of the copy's size, rows count from the piece's first.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from content.model import AsideForm, Picture
from fonts.setting import Fit, Line
from fonts.setting.roles import AnyRole
from layout.plan.copy.setter import part_of
from layout.plan.copy.tables.setting import TableSetting


@dataclass(frozen=True, slots=True)
class Cell:
    """A line at a place within its piece: row, and distance from the column's left edge.

    A vertical line hangs from its row, so far under its top, in a column of a breadth.
    """

    row: int
    x_em: float
    line: Line
    breadth_em: float = 0.0
    down_em: float = 0.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that are one text: a line of verse with its turned-over rest, a name."""

    role: AnyRole
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class InlineTable:
    """A table within a column, in whole rows of the grid: title, each of its rows, notes."""

    setting: TableSetting
    title_rows: int
    row_rows: tuple[int, ...]
    note_rows: int

    @property
    def head_rows(self) -> int:
        """Rows of the grid that its head takes."""
        return sum(self.row_rows[: len(self.setting.heads)])

    @property
    def rows(self) -> int:
        """Rows of the grid that it takes where it is not parted."""
        return self.title_rows + sum(self.row_rows) + self.note_rows

    def start(self, row: int) -> int:
        """Return the row of the grid, from its first, on which a row of its body begins."""
        return self.title_rows + sum(self.row_rows[: len(self.setting.heads) + row])

    def rows_in(self, count: int) -> int:
        """Return how many rows of its body stand in so many rows of the grid from its first."""
        starts = [self.start(row) for row in range(len(self.setting.body) + 1)]
        return max((row for row, start in enumerate(starts) if start <= count), default=0)


@dataclass(frozen=True, slots=True)
class Portrait:
    """A portrait at its place within a box: rows from the piece's first, em of the copy."""

    picture: Picture
    row: int
    rows: int
    x_em: float
    width_em: float


@dataclass(frozen=True, slots=True)
class Code:
    """A code at the left of a box: its address, alternative text, the side of its square.

    `beside`: words stand beside it, else under it.
    """

    link: str
    alt: str
    side_em: float
    beside: bool


@dataclass(frozen=True, slots=True)
class InlineBox:
    """A box within a column: form and rows, the width of the word over it, its portrait or code.

    `continued`: it goes on from another page.
    """

    form: AsideForm
    rows: int
    continued: bool = False
    label_em: float = 0.0
    portrait: Portrait | None = None
    code: Code | None = None

    def down(self, count: int) -> int:
        """Return by how many rows its words stand lower where it takes more rows than its own."""
        return max(0, count - self.rows) // 2


@dataclass(frozen=True, slots=True)
class Initial:
    """A paragraph's first character, as high as its first `lines` lines (首字下沉).

    `scale`: its size in sizes of the copy. `down_em`: how much lower than on the foot of its last
    line it stands, so that its ink has the middle of its lines.
    """

    line: Line
    lines: int
    scale: float
    down_em: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """One item of the copy, with what the page needs to name it.

    A paragraph has a `fit`, and perhaps an `initial`, which its lines are without; a sub-head has
    `lines`, of which the first takes `step` rows and each further one `apart` of them; verse and
    rolls have `stretches`, which stand together in a `group` of this tag; a table is a `table`; a
    box has `stretches`, too, and a `box` round them. The lines of who signs end at the `right`.
    """

    id: str
    role: AnyRole
    fit: Fit | None
    lines: tuple[Line, ...] = ()
    step: int = 1
    apart: float = 1.0
    stretches: tuple[Stretch, ...] = ()
    group: str = ""
    table: InlineTable | None = None
    box: InlineBox | None = None
    initial: Initial | None = None
    right: bool = False

    @property
    def head_rows(self) -> int:
        """Rows that the lines of a sub-head take: those of one head are near each other."""
        return ceil(self.step + self.apart * (len(self.lines) - 1))

    def size(self, copy_pt: float) -> float:
        """Return its size in pt: a part of its copy's where it is no paragraph."""
        return copy_pt if self.fit is not None else part_of(self.role, copy_pt)
