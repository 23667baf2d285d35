"""Tables of words and figures: rows of cells as written → `Table`.

Input: the rows of a pipe table, of a `.csv` or of `tables/NAME.yaml`. A cell `<` goes on with the
cell at its left, `^` with the one above it. Output: a table in which every place of the grid
belongs to one cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from content.model import Alignment, Cell, Table, TableWords
from content.model.body import Row
from content.source.copytext import read_copy
from content.source.fields import TableSource
from content.source.folder import EditionFolder
from content.source.rules import Rule
from content.source.validate import checked
from content.source.yamltree import Node, read_yaml
from content.words import Message

SUB = "tables"
YAML, CSV = frozenset({".yaml", ".yml"}), ".csv"
#: Most rows and columns of a table.
ROWS, COLUMNS = 2_000, 40
LEFT, ABOVE = "<", "^"
MARKS = (LEFT, ABOVE, 2 * ABOVE)

_PIPE = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_UNIT = re.compile(r"[（(]?\s*(?:计量)?单位\s*[：:].*")

Matrix = Sequence[Sequence[str]]


def pipe_rows(rows: Iterable[str]) -> tuple[list[list[str]], int, tuple[Alignment, ...]]:
    """Return the cells of a pipe table, how many rows are its head, and the columns' alignment."""
    cells: list[list[str]] = []
    head, align = 0, tuple[Alignment, ...]()
    for row in rows:
        if _RULE.fullmatch(row) and "-" in row and not head:
            head, align = len(cells), tuple(_alignment(part) for part in _parts(row))
        else:
            cells.append([part.replace("\\|", "|") for part in _parts(row)])
    return cells, head or min(1, len(cells)), align


def _parts(row: str) -> list[str]:
    inner = row.strip()
    inner = inner.removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [part.strip() for part in _PIPE.split(inner)]


def _alignment(rule: str) -> Alignment:
    marks = rule.startswith(":"), rule.endswith(":")
    found: dict[tuple[bool, bool], Alignment] = {
        (True, True): "center",
        (True, False): "left",
        (False, True): "right",
    }
    return found.get(marks, "auto")


def is_unit(words: str) -> bool:
    """Tell whether a line over a table says the unit of its figures."""
    return _UNIT.fullmatch(words) is not None


def merged(matrix: Matrix, columns: int) -> list[Row]:
    """Return rows of cells in which `<` and `^` are taken into the cells that they go on with."""
    grid = [[*row, *[""] * (columns - len(row))] for row in matrix]
    owner = [[(r, c) for c in range(columns)] for r in range(len(grid))]
    for r, row in enumerate(grid):
        for c, words in enumerate(row):
            if words == LEFT and c:
                owner[r][c] = owner[r][c - 1]
            elif words in MARKS[1:] and r:
                owner[r][c] = owner[r - 1][c]
    rows: list[Row] = []
    for r in range(len(grid)):
        cells = []
        for c in range(columns):
            if owner[r][c] != (r, c):
                continue
            across = 1
            while c + across < columns and owner[r][c + across] == (r, c):
                across += 1
            down = 1
            while r + down < len(grid) and owner[r + down][c] == (r, c):
                down += 1
            words = "" if grid[r][c] in MARKS else grid[r][c]
            cells.append(Cell(text=words, column=c, across=across, down=down))
        rows.append(tuple(cells))
    return rows


def is_stray(matrix: Matrix) -> bool:
    """Tell whether a mark stands where there is no cell at its left, or above."""
    first = matrix[0] if matrix else ()
    return any(c in MARKS[1:] for c in first) or any(row[:1] == [LEFT] for row in matrix)


def is_regular(rows: Sequence[Row], columns: int) -> bool:
    """Tell whether every place of the grid belongs to one cell."""
    places = [
        (r + down, cell.column + across)
        for r, row in enumerate(rows)
        for cell in row
        for down in range(cell.down)
        for across in range(cell.across)
    ]
    return len(places) == len(set(places)) == len(rows) * columns


class TableReader:
    """Makes tables of rows, and notes what cannot be read."""

    def __init__(self, folder: EditionFolder, file: str) -> None:
        """Bind the file in which rows stand."""
        self._folder, self._file = folder, file

    def _fault(self, code: str, line: int, **values: str | int) -> None:
        self._folder.findings.add(Rule.BAD_BLOCK, Message(code, values), file=self._file, line=line)

    def table(
        self, matrix: Matrix, head: int, words: TableWords, line: int, name: str = ""
    ) -> Table | None:
        """Return a table of so many head rows; None, with a finding, where it cannot be one."""
        filled = [row for row in matrix if any(row)]
        columns = max((len(row) for row in filled), default=0)
        if not filled or not columns:
            self._fault("read.table-empty", line)
            return None
        if len(filled) > ROWS or columns > COLUMNS:
            self._fault(
                "read.table-large",
                line,
                rows=len(filled),
                columns=columns,
                most_rows=ROWS,
                most_columns=COLUMNS,
            )
            return None
        head = min(head, len(filled) - 1)
        over = self._merged(filled[:head], columns, line)
        under = self._merged(filled[head:], columns, line + head)
        own = {k: v for k, v in words if k in TableWords.model_fields}
        file = self._file if name else ""
        return Table(id=name, file=file, columns=columns, head=over, rows=under, line=line, **own)

    def _merged(self, matrix: Matrix, columns: int, line: int) -> tuple[Row, ...]:
        """Return rows of merged cells; none is merged where they make no rectangles."""
        rows = merged(matrix, columns)
        if is_stray(matrix) or not is_regular(rows, columns):
            self._fault("read.table-merged", line)
            rows = merged([["" if c in MARKS else c for c in row] for row in matrix], columns)
        return tuple(rows)


def load_tables(folder: EditionFolder) -> dict[str, Table]:
    """Return all tables of an edition folder's `tables/` by name.

    A `.csv` that a `.yaml` names is its data; another one is a table of its own.
    """
    found: dict[str, Table] = {}
    used: set[Path] = set()
    for path in folder.listing(SUB, YAML):
        if path.stem in found:
            folder.findings.add(
                Rule.DUPLICATE_ID,
                "read.tables-of-one-name",
                file=folder.name(path),
                name=path.stem,
            )
            continue
        table = _of_yaml(path, folder, used)
        if table is not None:
            found[path.stem] = table
    for path in folder.listing(SUB, frozenset({CSV})):
        if path in used or path.stem in found:
            continue
        file = folder.name(path)
        matrix = _csv(path, folder)
        table = (
            TableReader(folder, file).table(matrix, 1, TableWords(), 1, path.stem)
            if matrix is not None
            else None
        )
        if table is not None:
            found[path.stem] = table
    return found


def table_id(written: str) -> str:
    """Return a table's name from `towns`, `towns.csv` or `tables/towns.yaml`."""
    name = written.removeprefix("./").removeprefix(f"{SUB}/")
    end = Path(name).suffix
    return name[: -len(end)] if end.lower() in YAML | {CSV} else name


def _of_yaml(path: Path, folder: EditionFolder, used: set[Path]) -> Table | None:
    file = folder.name(path)
    text = folder.text(path)
    node = read_yaml(text, folder.findings, file=file) if text is not None else None
    node = folder.filling.node(node, file) if node else None
    source = checked(TableSource, node, folder.findings, file=file) if node else None
    if source is None or node is None:
        return None
    matrix: Matrix | None = _copied(source.rows, folder, file, node)
    line = node.line_of(("rows",))
    if source.data:
        line = 1
        place = node.line_of(("data",))
        path_ = folder.inside(source.data, under=SUB, file=file, line=place, field="data")
        if path_ is None:
            return None
        used.add(path_)
        matrix, file = _csv(path_, folder), folder.name(path_)
    if matrix is None:
        return None
    return TableReader(folder, file).table(matrix, source.head, source, line, path.stem)


def _copied(rows: Matrix, folder: EditionFolder, file: str, node: Node) -> Matrix:
    """Return rows without the marks of queries, which are noted."""
    line = node.line_of(("rows",))
    return [
        [read_copy(words, folder.findings, file=file, line=line).text for words in row]
        for row in rows
    ]


def _csv(path: Path, folder: EditionFolder) -> Matrix | None:
    file = folder.name(path)
    text = folder.text(path)
    if text is None:
        return None
    rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    found: list[list[str]] = []
    try:
        for number, row in enumerate(rows):
            if number > ROWS:
                break
            line = rows.line_num
            filled = [folder.filling.copy(words, file=file, line=line) for words in row]
            found.append([read_copy(w, folder.findings, file=file, line=line).text for w in filled])
    except csv.Error as error:
        folder.findings.add(
            Rule.BAD_CSV, "read.table-unreadable", file=file, line=rows.line_num, why=str(error)
        )
        return None
    return found
