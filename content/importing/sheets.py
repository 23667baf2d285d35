"""Spreadsheets and CSV → tables.

Input: an .xlsx, or the text of a .csv. Output: a `Table` for each named range, else for each block
of filled cells on a sheet; cells as they are shown (12.5%, 1,234 亿元 → number and unit).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from content.importing.archive import check_archive
from content.importing.blocks import Log, Place, SourceError, Table
from content.words import Message, message

ROWS, COLUMNS = 2000, 60
_SOURCE = re.compile(r"(?:资料|数据)?来源\s*[:：]|^注\s*[:：]|^说明\s*[:：]")
_FORMAT_UNIT = re.compile(r'"\s*([^"\d]{1,8})\s*"')


def read_workbook(path: Path, log: Log) -> tuple[Table, ...]:
    """Return a workbook's tables."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(path)
    try:
        book = load_workbook(path, read_only=True, data_only=True, keep_links=False)
        written = load_workbook(path, read_only=True, keep_links=False)
        try:
            ranges: list[tuple[str, Any, str | None]] = list(_ranges(book))
            if not ranges:
                ranges = [(sheet.title, sheet, None) for sheet in book.worksheets]
            tables: list[Table] = []
            for title, sheet, cells in ranges:
                formulas = written[sheet.title]
                tables += _of_sheet(path.name, title, (sheet, formulas), cells, log)
            return tuple(tables)
        finally:
            book.close()
            written.close()
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        zipfile.BadZipFile,
        SyntaxError,
    ) as error:
        raise SourceError("import.no-workbook", file=path.name, why=type(error).__name__) from error


def read_csv(text: str, name: str, log: Log) -> tuple[Table, ...]:
    """Return the tables of a CSV file; tabs and semicolons divide cells too."""
    head = text[:4000]
    mark = max(",\t;", key=head.count)
    rows = [
        tuple(cell.strip() for cell in row)
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    ]
    return tuple(_blocks(rows, [""] * COLUMNS, Place(name, 1), Path(name).stem, log))


def _ranges(book: Any) -> Iterator[tuple[str, Any, str | None]]:
    for name, defined in book.defined_names.items():
        if name.startswith("_") or defined.hidden:
            continue
        for sheet, cells in defined.destinations:
            if sheet in book.sheetnames and ":" in cells:
                yield name, book[sheet], cells.replace("$", "")


def _of_sheet(
    name: str, title: str, sheets: tuple[Any, Any], cells: str | None, log: Log
) -> Iterator[Table]:
    """Yield a sheet's tables; `sheets` are its values and, again, its formulas."""
    sheet, formulas = sheets
    rows: list[tuple[str, ...]] = []
    units = [""] * COLUMNS
    first = 1
    bounds: dict[str, int] = {"max_row": ROWS, "max_col": COLUMNS}
    if cells:
        from openpyxl.utils import range_boundaries

        left, top, right, bottom = range_boundaries(cells)
        left, top = left or 1, top or 1
        bounds = {
            "min_col": left,
            "min_row": top,
            "max_col": min(right or COLUMNS, left + COLUMNS - 1),
            "max_row": min(bottom or ROWS, top + ROWS - 1),
        }
        first = top
    elif (sheet.max_row or 0) > ROWS:
        log.doubt(
            Place(f"{name}·{title}"),
            message("imported.rows", count=sheet.max_row),
            message("imported.first-rows", rows=ROWS),
            Message("imported.rest-unread"),
        )
    both = zip(sheet.iter_rows(**bounds), formulas.iter_rows(**bounds), strict=False)
    for number, (row, sources) in enumerate(both, first):
        shown = []
        for column, (cell, source) in enumerate(zip(row, sources, strict=False)):
            words, unit = _shown(cell.value, getattr(cell, "number_format", "") or "")
            if cell.value is None and source.value is not None:
                log.doubt(
                    Place(f"{name}·{title}", number), str(source.value)[:40],
                    Message("imported.formula-empty"), Message("imported.cell-empty"),
                )  # fmt: skip
            shown.append(words)
            if unit and column < COLUMNS:
                units[column] = units[column] or unit
        rows.append(tuple(shown))
    yield from _blocks(rows, units, Place(f"{name}·{title}", first), title, log)


def _shown(value: object, form: str) -> tuple[str, str]:
    """Return a cell as it is shown, and the unit that its number format states."""
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return "是" if value else "否", ""
    if isinstance(value, dt.datetime | dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return day.isoformat(), ""
    if isinstance(value, int | float):
        unit = "%" if "%" in form else ""
        number = float(value) * (100 if unit else 1)
        found = _FORMAT_UNIT.search(form)
        return f"{number:.12g}", unit or (found[1] if found else "")
    return str(value).strip(), ""


def _blocks(
    rows: list[tuple[str, ...]], units: list[str], place: Place, title: str, log: Log
) -> Iterator[Table]:
    """Cut rows at empty ones; a row of one cell before a block is its title, after it a source."""
    block: list[tuple[str, ...]] = []
    words, note, start = title, "", place.number

    def done() -> Iterator[Table]:
        if block:
            used = [
                i for i in range(max(map(len, block))) if any(i < len(r) and r[i] for r in block)
            ]
            cut = tuple(tuple(r[i] if i < len(r) else "" for i in used) for r in block)
            yield Table(cut, Place(place.source, start), words,
                        tuple(units[i] if i < len(units) else "" for i in used), note)  # fmt: skip

    for number, row in enumerate([*rows, ()], place.number):
        filled = [cell for cell in row if cell]
        following = rows[number - place.number + 1 : number - place.number + 2]
        if len(filled) > 1 or (block and row[:1] == (*filled,) and _goes_on(following)):
            if not block:
                start = number
            block.append(row)
        elif len(filled) == 1 and (_SOURCE.search(filled[0]) or (block and _is_unit(filled[0]))):
            note = f"{note} {filled[0]}".strip()
        elif len(filled) == 1 and not block:
            if _is_unit(filled[0]):
                note = f"{note} {filled[0]}".strip()
            else:
                words = filled[0]
        else:
            if len(filled) == 1:
                yield from done()
                block, note, words = [], "", filled[0]
            elif block and not _source_follows(rows, number - place.number):
                yield from done()
                block, note, words = [], "", title
    yield from done()


def _goes_on(following: list[tuple[str, ...]]) -> bool:
    """Tell whether a row of one cell lacks its value only: figures follow, no new head."""
    return any(re.fullmatch(r"-?\d[\d.,]*%?", cell) for row in following for cell in row[1:])


def _is_unit(cell: str) -> bool:
    return bool(re.match(r"[（(]?单位\s*[:：]", cell))


def _source_follows(rows: list[tuple[str, ...]], index: int) -> bool:
    after: Iterable[tuple[str, ...]] = rows[index + 1 : index + 2]
    return any(
        len([c for c in r if c]) == 1 and _SOURCE.search(next(c for c in r if c)) for r in after
    )
