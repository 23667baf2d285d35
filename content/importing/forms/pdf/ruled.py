"""Tables between rules: the lines of a page and what is drawn on it → a line for each row of cells.

A table is rules that meet, at least two columns and two rows between them, with short words in its
cells. Where a rule is missing between two cells they are one: `<` goes on with the cell at its
left, `^` with the one above. Rules around a page's columns of copy make none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from content.importing.blocks import TAKEN
from content.importing.forms.pdf.drawn import MEET, Box, Drawn
from content.importing.forms.pdf.line import Line
from content.importing.text.lines import glue

#: More rules than this are a map or a drawing.
_RULES = 800
#: So many edges one way and the other: two columns, two rows.
_EDGES = 3
#: So many cells with words; half of them are no longer than this, and none than that, characters.
_CELLS, _SHORT, _LONG = 3, 24, 160


@dataclass(frozen=True)
class _Grid:
    """Rules that meet: the edges of the columns from the left, of the rows from the top, in pt."""

    across: tuple[float, ...]
    down: tuple[float, ...]
    upright: tuple[Box, ...]
    level: tuple[Box, ...]

    def cell(self, line: Line) -> tuple[int, int] | None:
        """Return the row and column in which a line stands."""
        x, y = (line.left + line.right) / 2, line.base + 0.3 * line.size
        row = next((i for i, (a, b) in enumerate(pairwise(self.down)) if b < y < a), None)
        col = next((i for i, (a, b) in enumerate(pairwise(self.across)) if a < x < b), None)
        return (row, col) if row is not None and col is not None else None

    def joined(self, row: int, col: int) -> str:
        """Return how a cell goes on with another: `<`, `^` or not."""
        y = (self.down[row] + self.down[row + 1]) / 2
        x = (self.across[col] + self.across[col + 1]) / 2
        if col and not any(
            abs(rule.left - self.across[col]) <= MEET and rule.foot < y < rule.top
            for rule in self.upright
        ):
            return "<"
        if row and not any(
            abs(rule.foot - self.down[row]) <= MEET and rule.left < x < rule.right
            for rule in self.level
        ):
            return "^"
        return ""


def with_tables(lines: Sequence[Line], drawn: Drawn) -> list[Line]:
    """Return the lines of a page, those of a table as one line a row, which holds its cells."""
    out = list(lines)
    for grid in _grids(drawn):
        inside = [(cell, line) for line in out if (cell := grid.cell(line))]
        rows = _rows(grid, inside)
        if rows:
            taken = {id(line) for _, line in inside}
            out = [line for line in out if id(line) not in taken] + rows
    return out


def _grids(drawn: Drawn) -> Iterator[_Grid]:
    """Yield the rules that meet, larger tables first."""
    upright = [*drawn.upright, *(side for box in drawn.frames for side in _sides(box))]
    level = [*drawn.level, *(edge for box in drawn.frames for edge in _edges(box))]
    if len(upright) + len(level) > _RULES:
        return
    found = []
    for some, others in _meeting(upright, level):
        across = _places(
            [rule.left for rule in some]
            + [min(rule.left for rule in others), max(rule.right for rule in others)]
        )
        down = _places([rule.foot for rule in others])[::-1]
        if min(len(across), len(down)) >= _EDGES:
            found.append(_Grid(tuple(across), tuple(down), tuple(some), tuple(others)))
    yield from sorted(found, key=lambda grid: -len(grid.across) * len(grid.down))


def _sides(box: Box) -> tuple[Box, Box]:
    return Box(box.left, box.foot, box.left, box.top), Box(box.right, box.foot, box.right, box.top)


def _edges(box: Box) -> tuple[Box, Box]:
    return Box(box.left, box.foot, box.right, box.foot), Box(box.left, box.top, box.right, box.top)


def _meeting(upright: list[Box], level: list[Box]) -> list[tuple[list[Box], list[Box]]]:
    """Return groups of rules that meet, upright ones and level ones."""
    groups: list[tuple[list[Box], list[Box]]] = [([rule], []) for rule in upright]
    for rule in level:
        near = [
            group
            for group in groups
            if any(
                rule.left - MEET <= one.left <= rule.right + MEET
                and one.foot - MEET <= rule.foot <= one.top + MEET
                for one in group[0]
            )
        ]
        whole: tuple[list[Box], list[Box]] = ([], [rule])
        for group in near:
            whole[0].extend(group[0])
            whole[1].extend(group[1])
        groups = [group for group in groups if not any(group is one for one in near)]
        groups += [whole] if near else []
    return [group for group in groups if group[0] and group[1]]


def _places(values: list[float]) -> list[float]:
    """Return where rules stand, those side by side as one place."""
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > 2 * MEET:
            out.append(value)
    return out


def _rows(grid: _Grid, inside: Sequence[tuple[tuple[int, int], Line]]) -> list[Line]:
    """Return a line for each row of a table; none where the rules are of no table."""
    count = len(grid.across) - 1
    marks = [[grid.joined(row, col) for col in range(count)] for row in range(len(grid.down) - 1)]
    words = [[""] * count for _ in marks]
    for (row, col), line in sorted(inside, key=lambda one: (-one[1].base, one[1].left)):
        while marks[row][col]:
            row, col = (row, col - 1) if marks[row][col] == "<" else (row - 1, col)
        words[row][col] = glue(words[row][col], line.text) if words[row][col] else line.text
    said = [len(cell) for row in words for cell in row if cell]
    if len(said) < _CELLS or median(said) > _SHORT or max(said) > _LONG:
        return []
    size = median(line.size for _, line in inside)
    face = inside[0][1].face
    return [
        Line(
            "　".join(cell for cell in row if cell),
            grid.across[0],
            grid.across[-1],
            grid.down[at + 1] + MEET,
            size,
            bold=False,
            face=face,
            cells=tuple(
                TAKEN.get(cell, cell) or mark for cell, mark in zip(row, marks[at], strict=True)
            ),
        )
        for at, row in enumerate(words)
        if any(row)
    ]
