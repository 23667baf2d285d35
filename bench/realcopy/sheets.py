"""Copy's tables → a workbook or CSV with an office's habits: two-storey heads, hidden sheets."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Alignment

from bench.realcopy.copy import Copy, Grid

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
HIDDEN_SHEET = ("内部底稿勿发", "测算口径", "丙某某核")
HIDDEN_ROW = ("隐藏行示例乡", "1.1", "2.2", "3.3")


@dataclass(frozen=True, slots=True)
class Book:
    """How a workbook is written."""

    hidden_sheet: bool = False
    hidden_row: bool = False
    as_text: bool = False  # numbers as text
    broken: bool = False  # a formula's #N/A
    ending: str = ".xlsx"
    encoding: str = "gb18030"  # of a .csv


def tables(copy: Copy) -> list[Grid]:
    """Return the copy's tables."""
    return [e for story in copy.stories for e in story.body if isinstance(e, Grid)]


def without_tables(copy: Copy) -> Copy:
    """Return the copy without its tables."""
    bare = (
        replace(s, body=tuple(e for e in s.body if not isinstance(e, Grid))) for s in copy.stories
    )
    return replace(copy, stories=tuple(s for s in bare if s.body))


def write_book(copy: Copy, file: Path, form: Book) -> tuple[str, ...]:
    """Write the workbook; return the words in it that must not be printed."""
    if form.ending == ".csv":
        _write_csv(tables(copy)[0], file, form)
        return ()
    book = openpyxl.Workbook()
    dropped: list[str] = []
    for number, grid in enumerate(tables(copy)):
        sheet: Any = book.active if number == 0 else book.create_sheet()
        sheet.title = f"Sheet{number + 1}"
        _write(sheet, grid, form)
        if form.hidden_row:
            at = sheet.max_row + 1
            for column, cell in enumerate(HIDDEN_ROW, 1):
                sheet.cell(at, column, cell)
            sheet.row_dimensions[at].hidden = True
            dropped.append(HIDDEN_ROW[0])
        if form.broken:
            sheet.cell(sheet.max_row + 1, 2, "#N/A")
            dropped.append("#N/A")
    if form.hidden_sheet:
        hidden: Any = book.create_sheet("底稿")
        for row, words in enumerate(HIDDEN_SHEET, 1):
            hidden.cell(row, 1, words)
            hidden.cell(row, 2, row * 11.5)
        hidden.sheet_state = "hidden"
        dropped += HIDDEN_SHEET
    book.save(file)
    return tuple(dropped)


def _write(sheet: Any, grid: Grid, form: Book) -> None:
    sheet.cell(1, 1, grid.title)
    wide = len(grid.rows[0])
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=wide)
    sheet.cell(1, 1).alignment = Alignment(horizontal="center")
    for r, row in enumerate(grid.rows, 2):
        for c, cell in enumerate(row, 1):
            if not cell:
                continue
            number = _NUMBER.fullmatch(cell) and not form.as_text
            sheet.cell(r, c, float(cell) if number else cell)
            if number:
                sheet.cell(r, c).number_format = "0.0"
    for top, left, low, right in grid.merges:
        sheet.merge_cells(
            start_row=top + 2, start_column=left + 1, end_row=low + 2, end_column=right + 1
        )
    if grid.note:
        sheet.cell(len(grid.rows) + 2, 1, grid.note)


def _write_csv(grid: Grid, file: Path, form: Book) -> None:
    out = io.StringIO()
    note = [(grid.note,)] if grid.note else []
    csv.writer(out).writerows([(grid.title,), *grid.rows, *note])
    file.write_bytes(out.getvalue().encode(form.encoding))
