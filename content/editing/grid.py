"""A chart's or a table's data as cells: its file → columns and rows; changed rows → the file.

Input: a draft and the name of a figure, or `tables/` and that of a table. Output: a `Grid`: the
`items` of its YAML, or the rows of the .csv that it names; and the draft with other rows. A row
that stays keeps its line as it was.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from content.editing.change import Edit, EditError, added
from content.editing.draft import Draft
from content.editing.pieces import Piece
from content.editing.settings import without_item
from content.editing.stored import ABSENT

ITEMS = "items"
#: Before the name of a table, which has no names of columns over its rows: its head is printed.
TABLES = "tables/"
#: The columns of a chart that has none of them yet, in the order in which they are written.
USUAL = ("label", "value", "unit", "stated")


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `was`: its place in the file, -1 of a new one."""

    was: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """The data of a chart or table, and the file in which it stands.

    `over` is how many lines of a .csv stand over the rows: the names of the columns.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    over: int = 1


def grid_of(draft: Draft, figure: str) -> Grid:
    """Return a chart's data.

    Raises:
        EditError: there is no such chart, or it cannot be read.
    """
    if figure.startswith(TABLES):
        return _of_table(draft, f"{figure}.csv")
    file = f"figures/{figure}.yaml"
    pieces = draft.pieces(file)
    table = next((p.words for p in pieces if p.field == "data"), "")
    if table:
        name = f"figures/{table.removeprefix('figures/')}"
        rows = [row for row in _read(draft, name) if row]
        if not rows:
            raise EditError("edit.unreadable", file=name)
        return Grid(name, tuple(rows[0]), tuple(Row(i, tuple(r)) for i, r in enumerate(rows[1:])))
    items = _items(pieces)
    used = dict.fromkeys(key for item in items for key in item) or dict.fromkeys(USUAL)
    rows_ = (tuple(item.get(key, "") for key in used) for item in items)
    return Grid(file, tuple(used), tuple(Row(i, cells) for i, cells in enumerate(rows_)))


def put_rows(draft: Draft, seen: Grid, rows: Sequence[Row]) -> None:
    """Put other rows into a chart's data; new ones come last.

    Args:
        draft: the edition.
        seen: the data as whoever changed it saw it.
        rows: the rows now, each with as many cells as there are columns.

    Raises:
        EditError: somebody else has changed the data, or a cell cannot be written.
    """
    figure = seen.file.removeprefix("figures/").partition(".")[0]
    kept = [row.was for row in rows if row.was >= 0]
    fresh = [row.was for row in rows[len(kept) :]]
    wide = all(len(row.cells) == len(seen.columns) for row in rows)
    if kept != sorted(set(kept)) or any(was >= 0 for was in fresh) or not wide:
        raise EditError("edit.outside")
    if kept and kept[-1] >= len(seen.rows):
        raise EditError("edit.changed", field=figure)
    if seen.file.endswith(".csv"):
        _put_lines(draft, seen, rows)
        return
    for row in rows:
        old = seen.rows[row.was].cells if row.was >= 0 else ()
        if row.was >= 0:
            edits = [
                Edit(f"{ITEMS}[{row.was}].{key}", was, now)
                for key, was, now in zip(seen.columns, old, row.cells, strict=True)
                if was != now
            ]
            draft.edit(seen.file, *edits)
    for index in sorted(set(range(len(seen.rows))) - set(kept), reverse=True):
        gone = without_item(seen.file, draft.text(seen.file), ITEMS, index)
        draft.put(seen.file, gone.after, gone.fields[0])
    for row in rows[len(kept) :]:
        item = {k: cell for k, cell in zip(seen.columns, row.cells, strict=True) if cell.strip()}
        if item:
            more = added(seen.file, draft.text(seen.file), ITEMS, item)
            draft.put(seen.file, more.after, ITEMS)


def _of_table(draft: Draft, file: str) -> Grid:
    """Return a table's cells, its columns by letters; short rows are filled up."""
    if draft.text(file) == ABSENT:
        raise EditError("edit.missing", file=file)
    rows = [row for row in _read(draft, file) if row]
    if not rows:
        raise EditError("edit.unreadable", file=file)
    count = max(map(len, rows))
    cells = [tuple(row) + ("",) * (count - len(row)) for row in rows]
    names = tuple(_column(number) for number in range(count))
    return Grid(file, names, tuple(Row(i, row) for i, row in enumerate(cells)), over=0)


def _column(number: int) -> str:
    """Return what a column is called, as a spreadsheet does: A … Z, AA."""
    before = _column(number // 26 - 1) if number >= 26 else ""
    return before + chr(ord("A") + number % 26)


def _items(pieces: Sequence[Piece]) -> list[dict[str, str]]:
    """Return the values of a chart's items by name."""
    items: dict[str, dict[str, str]] = {}
    for piece in pieces:
        index, _, key = piece.field.partition("].")
        if index.startswith(f"{ITEMS}[") and key and "." not in key and "[" not in key:
            items.setdefault(index, {})[key] = piece.words
    return list(items.values())


def _read(draft: Draft, file: str) -> list[list[str]]:
    try:
        return list(csv.reader(io.StringIO(draft.text(file)), strict=True))
    except csv.Error as error:
        raise EditError("edit.unreadable", file=file) from error


def _put_lines(draft: Draft, seen: Grid, rows: Sequence[Row]) -> None:
    """Put rows into a .csv; those that stay keep their lines."""
    text = draft.text(seen.file)
    lines = [line for line in text.split("\n") if line.strip()]
    # A cell of several lines: all is written anew.
    whole = len(lines) == len(seen.rows) + seen.over
    written = lines[: seen.over] if whole else [_line(seen.columns)][: seen.over]
    for row in rows:
        same = row.was >= 0 and seen.rows[row.was].cells == row.cells
        written.append(lines[row.was + seen.over] if same and whole else _line(row.cells))
    draft.put(seen.file, "\n".join(written) + "\n", seen.file)


def _line(cells: Sequence[str]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="").writerow(cells)
    return stream.getvalue()
