"""Spreadsheets and CSV → tables of what a person sees.

Input: an .xlsx, or the text of a .csv. Output: a `Table` for each named range, else for each block
of filled cells on a sheet that is not hidden; cells in their displayed form. What is hidden, and
values that are errors, are left out and told.
"""

from __future__ import annotations

import csv
import html
import io
import re
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from content.importing.blocks import MERGED, Block, Document, Log, Place, SourceError, Table
from content.importing.forms.archive import check_archive
from content.importing.forms.packet import ordinary_packet
from content.importing.forms.sheets.displayed import CHINESE_FORMS, shown, tells_moment
from content.importing.forms.sheets.grid import Grid, blocks_of, is_error, without_seconds
from content.importing.forms.sheets.inks import is_struck, is_white, without_struck
from content.importing.forms.sheets.looks import Looks, looks_of
from content.importing.forms.sheets.owntext import shared_words, tell_others, words_of
from content.importing.forms.sheets.pictures import (
    Placed,
    among,
    pictures_on,
    without_captions,
)
from content.importing.forms.sheets.rolls import rolls_of
from content.importing.text.lines import TEXT_BYTES
from content.words import Message, message
from fonts.chinese.characters import HAN

#: Rows and columns of a sheet that are read; a table of an edition has no more.
ROWS, COLUMNS = 2000, 40
#: So many cells, rows or columns of a sheet are named by a doubt about all of them.
_NAMED = 12
Read = tuple[Document, tuple[Table, ...]]


def read_workbook(path: Path, log: Log) -> Read:
    """Return the words that a workbook shows, and its tables."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    check_archive(path)
    try:
        with ordinary_packet(path) as shown, ordinary_packet(path) as source:
            book = load_workbook(
                shown, read_only=True, data_only=True, keep_links=False, rich_text=True
            )
            written = load_workbook(source, read_only=True, keep_links=False)
            try:
                return _read_book(path.name, book, written, log)
            finally:
                book.close()
                written.close()
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        AttributeError,
        IndexError,
        EOFError,
        zlib.error,
        zipfile.BadZipFile,
        SyntaxError,
    ) as error:
        raise SourceError("import.no-workbook", file=path.name, why=type(error).__name__) from error


def read_csv(text: str, name: str, log: Log) -> Read:
    """Return the words and tables of a CSV file; tabs, semicolons and bars divide cells too."""
    mark = ""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5:
        mark, text = first.strip()[4], rest  # a line that Excel reads and nobody sees
    mark = mark or max(",\t;|", key=text[:4000].count)
    before = csv.field_size_limit(TEXT_BYTES)
    try:
        rows = [
            tuple(_sound(cell.strip(), f"{name}·{number}", log) for cell in row)
            for number, row in enumerate(
                csv.reader(io.StringIO(text, newline=""), delimiter=mark), 1
            )
        ]
    except csv.Error as error:
        raise SourceError("import.no-csv", file=name, why=str(error)) from error
    finally:
        csv.field_size_limit(before)
    own = tuple(_counted(name, enumerate(rows, 1)))
    rows = _within(rows, name, log)
    stem = Path(name).stem
    title = stem if re.search(f"[{HAN}]", stem) else ""
    grid = Grid(name, title, rows, range(1, len(rows) + 1))
    copy: list[Block] = []
    tables = tuple(blocks_of(grid, log, copy))
    return Document(name, tuple(copy), own), tables


def _counted(name: str, rows: Iterable[tuple[int, tuple[str, ...]]]) -> Iterator[tuple[Place, str]]:
    """Yield the words of cells, a unit in brackets by itself: a chart writes it elsewhere."""
    for number, row in rows:
        whole = html.unescape(" ".join(row))  # &nbsp; is no word
        for words in filter(None, re.split(r"[（）()\s]+", whole)):
            yield Place(name, number), words


def _within(rows: list[tuple[str, ...]], name: str, log: Log) -> list[tuple[str, ...]]:
    """Return the rows and columns that are read; the others are listed as left out."""
    for number, row in enumerate(rows, 1):
        beyond = row if number > ROWS else row[COLUMNS:]
        if any(beyond):
            log.leave_out(Place(name, number), " ".join(c for c in beyond if c), _TOO_MANY)
    return [row[:COLUMNS] for row in rows[:ROWS]]


_UNHIDE = Message("imported.unhide")
_TOO_MANY = message("imported.first-cells", rows=ROWS, columns=COLUMNS)


def _read_book(name: str, book: Any, written: Any, log: Log) -> Read:
    ranges = list(_ranges(book))
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            log.doubt(Place(name), sheet.title, Message("imported.hidden-sheet"), _UNHIDE)
        elif ranges and sheet.title not in {s.title for _, s, _ in ranges}:
            log.doubt(
                Place(name),
                sheet.title,
                Message("imported.named-ranges"),
                Message("imported.not-taken"),
            )
    for sheet in book.chartsheets:
        chart = message("imported.sheet-charts", count=1)
        log.doubt(Place(f"{name}·{sheet.title}"), chart, chart, Message("imported.draw-again"))
    wanted = ranges or [(sheet.title, sheet, None) for sheet in book.worksheets]
    tables: list[Table] = []
    copy: list[Block] = []
    own: list[tuple[Place, str]] = []
    shared = shared_words(book._archive)
    told: set[str] = set()
    for title, sheet, cells in wanted:
        if sheet.sheet_state != "visible":
            continue
        path = sheet._worksheet_path
        with book._archive.open(path) as stream:
            looks = looks_of(stream, COLUMNS)
        reader = _Sheet(f"{name}·{title}", title, looks, log)
        grid = reader.grid(sheet, written[sheet.title], cells)
        texts = list(words_of(book._archive, path, shared, reader.seen))
        own += _counted(grid.name, ((row, (words,)) for row, words in texts))
        known = {" ".join(words.split()) for _, words in texts}
        figures = (
            tuple(c for c in row if " ".join(c.split()) not in known | {*MERGED})
            for row in grid.rows
        )
        own += _counted(grid.name, zip(grid.numbers, figures, strict=True))
        on: list[Placed] = []
        if sheet.title not in told:
            told.add(sheet.title)
            on = pictures_on(book._archive, path, grid.name, log)
            tell_others(book._archive, path, f"{name}·{sheet.title}", log, len(on))
        grid, pictures = without_captions(grid, on)
        own_copy = [*rolls_of(grid)]
        tables += [] if own_copy else blocks_of(grid, log, own_copy)
        copy += among(own_copy, pictures)
    return Document(name, tuple(copy), tuple(own)), tuple(tables)


def _ranges(book: Any) -> Iterator[tuple[str, Any, str | None]]:
    for name, defined in book.defined_names.items():
        if name.startswith("_") or defined.hidden:
            continue
        for sheet, cells in defined.destinations:
            if sheet in book.sheetnames and ":" in cells:
                yield name, book[sheet], cells.replace("$", "")


class _Sheet:
    """Reads one sheet as it is seen."""

    def __init__(self, name: str, title: str, looks: Looks, log: Log) -> None:
        self.name, self.log, self.looks = name, log, looks
        usual = title.rstrip("0123456789") in ("Sheet", "工作表", "表")
        self.title = "" if usual else title
        self._bound = (1, 1, 0, 0)
        self._unseen: set[tuple[int, int]] = set()
        self._bare: list[tuple[str, str]] = []

    def seen(self, row: int, column: int) -> bool:
        """Tell whether a cell was read by `grid`: within its bounds, not hidden or merged over."""
        top, left, bottom, right = self._bound
        return (
            top <= row <= bottom
            and left <= column <= right
            and not self.looks.hides_row(row)
            and column not in self.looks.columns
            and (row, column) not in self._unseen
            and not any(
                t <= row <= b and f <= column <= e and (row, column) != (t, f)
                for t, f, b, e in self.looks.merged
            )
        )

    def grid(self, sheet: Any, formulas: Any, cells: str | None) -> Grid:
        """Return the cells that are seen, of a range or of the whole sheet."""
        top, left, bottom, right = self._bound = self._bounds(sheet, cells)
        bounds = {"min_row": top, "max_row": bottom, "min_col": left, "max_col": right}
        columns = [c for c in range(left, right + 1) if c not in self.looks.columns]
        both = zip(sheet.iter_rows(**bounds), formulas.iter_rows(**bounds), strict=False)
        rows, numbers, hidden = [], [], 0
        for number, (row, sources) in enumerate(both, top):
            if self.looks.hides_row(number):
                hidden += any(cell.value is not None for cell in row)
                continue
            made = [""] * len(columns)
            for cell, source in zip(row, sources, strict=False):
                at = getattr(cell, "column", None)
                if at in columns:
                    made[columns.index(at)] = self._words(cell, source)
            rows.append(tuple(made))
            numbers.append(number)
        self._tell(hidden, [c for c in self.looks.columns if left <= c <= right])
        self._tell_bare()
        rows = without_seconds(rows, numbers, self.name, self.log)
        return Grid(self.name, self.title, self._merged(rows, numbers, columns), numbers)

    def _bounds(self, sheet: Any, cells: str | None) -> tuple[int, int, int, int]:
        from openpyxl.utils import range_boundaries

        if cells:
            left, top, right, bottom = range_boundaries(cells)
            left, top = left or 1, top or 1
            right, bottom = right or left + COLUMNS - 1, bottom or top + ROWS - 1
        else:
            top, left = 1, 1
            bottom, right = sheet.max_row or ROWS, sheet.max_column or COLUMNS
        if bottom - top >= ROWS or right - left >= COLUMNS:
            self.log.doubt(
                Place(self.name),
                message("imported.cells", rows=bottom - top + 1, columns=right - left + 1),
                _TOO_MANY,
                Message("imported.rest-unread"),
            )
        return top, left, min(bottom, top + ROWS - 1), min(right, left + COLUMNS - 1)

    def _words(self, cell: Any, source: Any) -> str:
        """Return what a cell shows; nothing, with a doubt, of an error."""
        value, place = cell.value, f"{self.name}·{getattr(cell, 'coordinate', '')}"
        if value is None:
            if getattr(source, "value", None) is not None:
                self._bare.append((source.coordinate, str(source.value)))
            return ""
        form, value = _form(cell, value)
        runs = self.looks.rich.get(getattr(cell, "coordinate", ""), value)
        value, struck = without_struck(runs)
        for run in struck:
            self._drop(run, place, Message("imported.struck"))
        words = shown(value, form)
        if words and is_struck(cell):
            words = self._drop(words, place, Message("imported.struck"))
        elif words and is_white(cell):
            words = self._drop(words, place, Message("imported.white"))
        if not words and str(value).strip():
            self._unseen.add((cell.row, cell.column))
            self.log.doubt(
                Place(place), ";;;", Message("imported.hidden-cell"), Message("imported.not-taken")
            )
        return _sound(words, place, self.log)

    def _drop(self, words: str, place: str, why: Message) -> str:
        """Keep words from print until an editor has decided; return what is printed: nothing."""
        self.log.leave_out(Place(place), words, why)
        self.log.doubt(Place(place), words[:40], why, Message("imported.listed"))
        self.log.hold(Place(place), words, why)
        return ""

    def _tell_bare(self) -> None:
        """Tell once which cells of the sheet have a formula whose result was not saved."""
        if not self._bare:
            return
        cells = "、".join(at for at, _ in self._bare[:_NAMED]) + "…" * (len(self._bare) > _NAMED)
        self.log.doubt(
            Place(f"{self.name}·{cells}"),
            self._bare[0][1][:40],
            Message("imported.formula-empty"),
            Message("imported.cell-empty"),
        )

    def _tell(self, rows: int, columns: Iterable[int]) -> None:
        """Tell what is hidden, without its words: they are not for print."""
        from openpyxl.utils import get_column_letter

        hidden = [get_column_letter(c) for c in sorted(columns)]
        if rows:
            numbers = "、".join(map(str, sorted(self.looks.rows)[:_NAMED]))
            self.log.doubt(
                Place(self.name), numbers, message("imported.hidden-rows", rows=rows), _UNHIDE
            )
        if hidden:
            self.log.doubt(
                Place(self.name),
                "、".join(hidden[:_NAMED]),
                message("imported.hidden-columns", columns=len(hidden)),
                _UNHIDE,
            )

    def _merged(
        self, rows: list[tuple[str, ...]], numbers: list[int], columns: list[int]
    ) -> list[tuple[str, ...]]:
        """Return rows in which the places of merged cells say so."""
        made = [list(row) for row in rows]
        for top, left, bottom, right in self.looks.merged:
            down = [at for at, number in enumerate(numbers) if top <= number <= bottom]
            across = [at for at, column in enumerate(columns) if left <= column <= right]
            for row in down:
                for column in across:
                    if row != down[0]:
                        made[row][column] = MERGED[1]
                    elif column != across[0]:
                        made[row][column] = MERGED[0]
        return [tuple(row) for row in made]


def _form(cell: Any, value: Any) -> tuple[str, Any]:
    """Return a cell's format, and its value: a date where the format makes one of a number.

    openpyxl knows neither a Chinese Excel's own codes nor aaaa, the day of the week.
    """
    form = getattr(cell, "number_format", "") or ""
    style = getattr(cell, "_style_id", None)
    if style is None:
        return form, value
    code = cell.parent.parent._cell_styles[style].numFmtId
    own = CHINESE_FORMS.get(code) or (form if tells_moment(form) else None)
    if own is None:
        return form, value
    if isinstance(value, int | float) and not isinstance(value, bool):
        from openpyxl.utils.datetime import from_excel

        value = from_excel(value, cell.parent.parent.epoch)
    return own, value


def _sound(words: str, place: str, log: Log) -> str:
    """Return a cell's words; an error that a formula shows is a doubt, and will not be printed."""
    if is_error(words):
        log.doubt(
            Place(place), words, Message("imported.error-value"), Message("imported.error-blank")
        )
        log.leave_out(Place(place), words, Message("imported.error-value"))
    return {"<": "＜", "^": "＾"}.get(words, words)
