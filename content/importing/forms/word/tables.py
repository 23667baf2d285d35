"""A table of a Word file → rows of cells, merged ones told.

Input: the table's element and what reads the blocks of a cell. Output: rows in which a cell `<`
goes on with the cell at its left and `^` with the one above, as tables of an edition have them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from content.importing.blocks import Block
from content.importing.forms.word.styles import W, on

#: No sound table is wider.
_COLUMNS = 60
#: A cell that holds these and nothing else would be read as merged.
_TAKEN = {"<": "＜", "^": "＾"}


def rows_of(
    table: Any, blocks: Callable[[Any], Iterable[Block]]
) -> tuple[list[tuple[str, ...]], list[Block]]:
    """Return a table's rows, and the blocks of all its cells in order."""
    rows: list[tuple[str, ...]] = []
    inner: list[Block] = []
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue
        cells: list[str] = [""] * _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is not row:
                continue
            found = list(blocks(cell))
            words = " ".join(b.text.strip() for b in found if b.text)
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            inner += found
            width = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            if goes_on and rows and not words:
                above = rows[-1][len(cells) : len(cells) + width]
                cells += ["^" if c != "<" or not i else "<" for i, c in enumerate(above)]
            else:
                cells += [_TAKEN.get(words, words), *["<"] * (width - 1)]
        if not on(row.find(f"{W}trPr/{W}hidden")) or any(cells):
            rows.append(tuple(cells))
    width = max(map(len, rows), default=0)
    return [(*row, *[""] * (width - len(row))) for row in rows], inner


def _number(element: Any, usual: int) -> int:
    value = element.get(f"{W}val") if element is not None else ""
    return min(int(value), _COLUMNS) if value and value.isdigit() else usual
