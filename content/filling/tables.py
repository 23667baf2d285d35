"""Tables of figures: .csv and .xlsx → columns with units, rows of cells.

Input: a file of the edition or kit. Output: a `Table`; what cannot be read is a finding. Units
stand in the header, GDP（亿元）, in a row under it that begins with 单位, or in a column 单位.
Cells of a workbook are the values that its program worked out last; its named ranges are tables or
figures.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from content.filling.quantities import decimal, said
from content.source.characters import cleaned
from content.source.findings import printable
from content.source.folder import EditionFolder
from content.source.rules import Rule

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook

ENDINGS = frozenset({".csv", ".xlsx"})
MOST_ROWS, MOST_COLUMNS = 50_000, 400
MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
_EMPTY = frozenset({"", "-", "—", "——", "…", "……", "..", "...", "NA", "N/A", "n/a", "#N/A", "无"})
_HEAD = re.compile(r"(?P<name>.+?)\s*[（(\[](?P<unit>[^（）()\[\]]{1,12})[）)\]]")
#: A header names more than this part of the columns: with less a row over it is the table's title,
#: who made it and when.
HEADER_PART = 0.5
_NOTE = re.compile("(?:附?注|说明|备注|(?:资料|数据)?来源)[0-9]*[:：]")
_UNIT_ROW = frozenset({"单位", "计量单位", "unit", "Unit"})


@dataclass(frozen=True)
class Row:
    """A row: its line in the file and its cells' words by column, empty cells left out."""

    line: int
    cells: Mapping[str, str] = field(hash=False)


@dataclass(frozen=True)
class Table:
    """A table: its file, columns in order, units by column, rows, and single named cells."""

    file: str
    columns: tuple[str, ...] = ()
    units: Mapping[str, str] = field(default_factory=dict, hash=False)
    rows: tuple[Row, ...] = ()
    #: Single cells with a name of their own in a workbook, as (words, unit).
    named: Mapping[str, tuple[str, str]] = field(default_factory=dict, hash=False)
    #: Named ranges of several cells, each a table.
    ranges: Mapping[str, Table] = field(default_factory=dict, hash=False)


def read_table(path: Path, folder: EditionFolder) -> Table | None:
    """Return a table; None, with a finding, where the file cannot be read."""
    name = folder.name(path)
    if path.suffix.lower() == ".csv":
        return _csv(path, name, folder)
    if path.suffix.lower() == ".xlsx":
        return _xlsx(path, name, folder)
    folder.findings.add(Rule.BAD_TABLE, "fill.table-format", file=name)
    return None


def table_of(
    file: str, rows: Iterable[tuple[int, Sequence[str]]], folder: EditionFolder
) -> Table | None:
    """Return the table whose first row, but for its title, has the columns' names."""
    lines = [(line, [_clean(cell) for cell in cells]) for line, cells in rows]
    lines = [(line, cells) for line, cells in lines if any(cells)]
    if not lines:
        folder.findings.add(Rule.BAD_TABLE, "fill.table-empty", file=file)
        return None
    lines = _without_words(file, lines, folder)
    first, head = lines[0]
    columns, units = [], {}
    for cell in head:
        found = _HEAD.fullmatch(cell)
        column = found["name"].strip() if found else cell
        if found:
            units[column] = found["unit"].strip()
        if column and column in columns:
            folder.findings.add(
                Rule.BAD_TABLE,
                "fill.columns-alike",
                file=file,
                line=first,
                column=printable(column),
            )
        columns.append(column)
    body = lines[1:]
    if body and body[0][1][0] in _UNIT_ROW:
        units |= {c: u for c, u in zip(columns[1:], body[0][1][1:], strict=False) if c and u}
        body = body[1:]
    made = []
    for line, cells in body:
        if len([c for c in cells[len(columns) :] if c]):
            folder.findings.add(
                Rule.BAD_TABLE, "fill.cells", file=file, line=line, more=len(cells) - len(columns)
            )
        made.append(
            Row(line, {c: w for c, w in zip(columns, cells, strict=False) if c and w not in _EMPTY})
        )
    return Table(file, tuple(c for c in columns if c), units, tuple(made))


def _without_words(
    file: str, lines: list[tuple[int, list[str]]], folder: EditionFolder
) -> list[tuple[int, list[str]]]:
    """Return a table's rows without its title over the header and its notes; which, is told."""
    filled = [sum(map(bool, cells)) for _, cells in lines]
    widest = max(filled)
    header = next(at for at, count in enumerate(filled) if count > HEADER_PART * widest)
    for at in range(header + 1, len(lines)):  # 制表：甲 | 二月, over three columns with names
        if filled[at] <= filled[header] or any(map(decimal, lines[at][1])):
            break
        header = at
    aside = [line for line, _ in lines[:header]]
    kept = lines[header : header + 1]
    for (line, cells), count in zip(lines[header + 1 :], filled[header + 1 :], strict=True):
        if count == 1 < widest and _NOTE.match(next(filter(None, cells))):
            aside.append(line)
        else:
            kept.append((line, cells))
    for line in aside:
        folder.findings.add(Rule.DATA_DOUBT, "fill.row-aside", file=file, line=line)
    return kept


def headed(stated: str, columns: Sequence[str], units: Mapping[str, str]) -> str:
    """Return the column that is stated by its name, or by its header as it stands: GDP（亿元）."""
    found = None if stated in columns else _HEAD.fullmatch(_clean(stated))
    if found and units.get(name := found["name"].strip()) == found["unit"].strip():
        return name
    return stated


def _clean(cell: str) -> str:
    return " ".join(cell.split())


def _csv(path: Path, name: str, folder: EditionFolder) -> Table | None:
    text = folder.text(path)
    if text is None:
        return None
    rows: list[tuple[int, Sequence[str]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            rows.append((line, cells))
            line = reader.line_num + 1
            if len(rows) > MOST_ROWS or len(cells) > MOST_COLUMNS:
                _too_large(name, folder)
                return None
    except csv.Error as error:
        folder.findings.add(
            Rule.BAD_TABLE, "fill.csv-unreadable", file=name, line=reader.line_num, why=str(error)
        )
        return None
    return table_of(name, rows, folder)


def _too_large(name: str, folder: EditionFolder) -> None:
    folder.findings.add(
        Rule.BAD_TABLE, "fill.table-too-large", file=name, rows=MOST_ROWS, columns=MOST_COLUMNS
    )


def _xlsx(path: Path, name: str, folder: EditionFolder) -> Table | None:
    if not folder.is_file(path):
        folder.findings.add(Rule.FILE_MISSING, "read.no-file", file=name)
        return None
    import openpyxl

    try:
        if path.stat().st_size > MOST_BYTES:
            _too_large(name, folder)
            return None
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                _too_large(name, folder)
                return None
        book = openpyxl.load_workbook(path, read_only=True, data_only=True, keep_links=False)
    except Exception as error:  # openpyxl ends in many ways on a damaged file
        folder.findings.add(
            Rule.BAD_TABLE, "fill.workbook-closed", file=name, why=type(error).__name__
        )
        return None
    try:
        return _book(book, name, folder)
    except Exception as error:
        folder.findings.add(
            Rule.BAD_TABLE, "fill.workbook-unreadable", file=name, why=type(error).__name__
        )
        return None
    finally:
        book.close()


def _book(book: Workbook, name: str, folder: EditionFolder) -> Table | None:
    named: dict[str, tuple[str, str]] = {}
    ranges: dict[str, Table] = {}
    for label, defined in book.defined_names.items():
        for sheet, place in defined.destinations:
            if sheet not in book.sheetnames:
                continue
            cells = book[sheet][place.replace("$", "")]
            if not isinstance(cells, tuple):
                words, unit = _cell(cells, folder, name)
                if words not in _EMPTY:
                    named[label] = (words, unit)
            elif cells and isinstance(cells[0], tuple):
                made = table_of(f"{name}", _rows(cells, folder, name), folder)
                if made is not None:
                    ranges[label] = made
    sheet = book.worksheets[0] if book.worksheets else None
    if sheet is None:
        folder.findings.add(Rule.BAD_TABLE, "fill.no-sheet", file=name)
        return None
    first = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
    rows = _rows(first, folder, name)
    if not any(any(cells) for _, cells in rows) or ((named or ranges) and len(rows) < 2):
        return Table(name, named=named, ranges=ranges)
    table = table_of(name, rows, folder)
    if table is None:
        return None
    return Table(name, table.columns, table.units, table.rows, named, ranges)


def _rows(
    rows: Iterable[Sequence[Any]], folder: EditionFolder, name: str
) -> list[tuple[int, list[str]]]:
    made = []
    for number, cells in enumerate(rows, start=1):
        line = next((c.row for c in cells if getattr(c, "row", None)), number)
        made.append((line, [_joined(_cell(cell, folder, name)) for cell in cells]))
    return made


def _joined(cell: tuple[str, str]) -> str:
    return cell[0]


def _cell(cell: Any, folder: EditionFolder, name: str) -> tuple[str, str]:
    """Return a cell's words and, where its format shows a share in %, that unit."""
    value = cell.value
    if value is None:
        return "", ""
    if isinstance(value, bool):
        return ("是" if value else "否"), ""
    if isinstance(value, int | float):
        exact = Decimal(f"{value:.15g}")  # as many digits as a spreadsheet shows
        if "%" in str(getattr(cell, "number_format", "")):
            return f"{exact * 100:f}%", "%"
        return f"{exact:f}", ""
    if hasattr(value, "strftime"):
        return value.strftime("%Y-%m-%d"), ""
    return cleaned(str(value), folder.findings, file=name, line=cell.row or 0), ""


def amount(words: str, unit: str) -> tuple[Decimal, str] | None:
    """Return value and unit of a cell; a % in the cell is of the value, whatever the unit says."""
    value = decimal(words)
    if value is None:
        return None
    if words.rstrip().endswith(("%", "％")):
        return value * 100, "%"
    return value, said(unit)
