"""A table of a Word file → rows of cells, merged ones told.

Input: the table's element and what reads the blocks of a cell. Output: rows in which a cell `<`
goes on with the cell at its left and `^` with the one above, as tables of an edition have them. A
form that a paper is handed in on (稿签: 标题 | …, 正文 | …) is no table: it is read as its lines; a
frame that only puts stories side by side is none either.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from content.importing.blocks import TAKEN, Block, Log
from content.importing.forms.word.styles import W, on
from content.importing.recognising.covering import COVERING
from content.importing.recognising.formlabels import names_a_paper, names_a_part, names_an_entry
from content.importing.text.lines import ended
from content.words import Message

#: No sound table is wider.
_COLUMNS = 60
#: A cell of a form that says what stands beside it is no longer, characters.
_LABEL = 8

#: What a form asks for is answered in as many characters; more is copy, whatever its label.
_ANSWER = 40
#: A paragraph of copy is longer; a frame for copy has no more columns.
_COPY, _FRAME = 20, 4

#: No caption in a table of pictures is longer.
_CAPTION = 60

#: The blocks of each cell of a row.
Cells = list[list[Block]]


def rows_of(
    table: Any, blocks: Callable[[Any], Iterable[Block]]
) -> tuple[list[tuple[str, ...]], list[Cells]]:
    """Return a table's rows, and the blocks of their cells in order."""
    rows: list[tuple[str, ...]] = []
    inner: list[Cells] = []
    for row in table.iter(f"{W}tr"):
        if next(row.iterancestors(f"{W}tbl")) is not table:
            continue
        inner.append([])
        cells: list[str] = [""] * _number(row.find(f"{W}trPr/{W}gridBefore"), 0)
        for cell in row.iter(f"{W}tc"):
            if next(cell.iterancestors(f"{W}tr")) is not row:
                continue
            found = list(blocks(cell))
            words = " ".join(b.text.strip() for b in found if b.text)
            merged = cell.find(f"{W}tcPr/{W}vMerge")
            goes_on = merged is not None and merged.get(f"{W}val") != "restart"
            inner[-1].append(found)
            width = _number(cell.find(f"{W}tcPr/{W}gridSpan"), 1)
            if goes_on and rows and not words:
                above = rows[-1][len(cells) : len(cells) + width]
                cells += ["^" if c != "<" or not i else "<" for i, c in enumerate(above)]
            else:
                cells += [TAKEN.get(words, words), *["<"] * (width - 1)]
        if not on(row.find(f"{W}trPr/{W}hidden")) or any(cells):
            rows.append(tuple(cells))
    width = max(map(len, rows), default=0)
    return [(*row, *[""] * (width - len(row))) for row in rows], inner


def is_frame(inner: Sequence[Cells]) -> bool:
    """Tell whether a table only puts stories side by side: most cells hold several paragraphs.

    A row of short words alone heads columns of data.
    """
    filled = [[cell for cell in cells if cell] for cells in inner]
    if not any(filled) or max(map(len, inner)) > _FRAME:
        return False
    headed = any(cells and not any(map(_holds_copy, cells)) for cells in filled[:1])
    stories = sum(_holds_copy(cell) for cells in filled for cell in cells)
    return not headed and 2 * stories > sum(map(len, filled))


def _holds_copy(cell: Sequence[Block]) -> bool:
    """Tell whether a cell holds a picture, or copy under a head or in several paragraphs."""
    copy = any(len(block.text) > _COPY and ended(block.text) for block in cell)
    return any(block.picture for block in cell) or (copy and len(cell) > 1)


def album(inner: Sequence[Cells]) -> list[Block]:
    """Return the pictures of a table that only sets them with their captions, each before its own.

    A row of pictures stands over a row of a few words each; empty where the table is another.
    """
    rows = [[cell for cell in cells if cell] for cells in inner]
    rows = [cells for cells in rows if cells]
    pairs = list(zip(rows[::2], rows[1::2], strict=False))
    if not pairs or len(rows) % 2 or not all(map(_is_captioned, *zip(*pairs, strict=True))):
        return []
    return [
        block
        for pictures, captions in pairs
        for picture, words in zip(pictures, captions, strict=True)
        for block in (*picture, *(replace(line, hint="caption") for line in words))
    ]


def _is_captioned(pictures: Cells, captions: Cells) -> bool:
    """Tell whether a row holds only pictures, and the one under it as many short lines."""
    shown = all(block.picture for cell in pictures for block in cell)
    short = all(len(cell) == 1 and 0 < len(cell[0].text) <= _CAPTION for cell in captions)
    return shown and short and len(pictures) == len(captions)


def is_form(inner: Sequence[Cells]) -> bool:
    """Tell whether a table is a form on which a paper is handed in: its labels name one.

    A label stands before what it names, or alone in a row over it.
    """
    return names_a_paper({_label(cell) for cells in inner for cell in cells[:-1] or cells} - {""})


def form_lines(inner: Sequence[Cells], log: Log) -> Iterator[Block]:
    """Yield a form's cells as lines of a letter: a label, a colon, what stands beside it.

    What else than a paper's parts it asks for is the desk's: left out, or, where it may be meant
    for the page, held back (`COVERING`).
    """
    label = ""
    for cells in inner:
        alone = len(cells) == 1
        label = label if alone else ""
        for at, cell in enumerate(cells):
            if not label and (at + 1 < len(cells) or alone) and _label(cell):
                label, place = f"{_label(cell).rstrip(':： ')}：", cell[0].place
                continue
            desks = label and not names_a_part(label) and len(_words(cell)) <= _ANSWER
            if desks and (names_an_entry(label) or not _words(cell)):
                log.leave_out(place, f"{label}{_words(cell)}", Message("imported.form-label"))
                cell, label = [block for block in cell if block.picture], ""
            for block in cell:
                hint = COVERING if desks and not block.picture else block.hint
                yield replace(block, text=f"{label}{block.text}", hint=hint)
                label = ""


def _label(cell: Sequence[Block]) -> str:
    words = _words(cell)
    plain = all(block.picture is None and block.table is None for block in cell)
    return words if plain and len(words) <= _LABEL else ""


def _words(cell: Sequence[Block]) -> str:
    return "".join("".join(block.text.split()) for block in cell)


def _number(element: Any, usual: int) -> int:
    value = element.get(f"{W}val") if element is not None else ""
    return min(int(value), _COLUMNS) if value and value.isdigit() else usual
