"""A table of a source → a table of an edition: `tables/NAME.yaml` and its `.csv`.

Input: a tidied `Table`. Output: the files. Order, merged cells and totals stay as they are; a
figure that is missing is shown as —.
"""

from __future__ import annotations

import csv
import io
import re

from content.importing.blocks import MERGED, Log, Table
from content.importing.tables.printed import NOT_MAKER, trimmed
from content.importing.tables.tabular import head_rows
from content.importing.writing.files import scalar
from content.model.cells import NOTHING, is_figure
from content.reading.tables import is_regular, is_stray, merged
from content.words import Message

_UNIT = re.compile(rf"[（(]?\s*({NOT_MAKER}单位\s*[:：]\s*[^\s（）()]+)\s*[）)]?")
#: What a unit leaves before a mark that closes where it is taken out: （截至1月25日，单位：元）.
_AT_CLOSING = re.compile(r" +(?=[）)】])")
#: A bracket that says the unit behind something else: （截至11月25日，单位：元）.
_UNIT_BEHIND = re.compile(r"[，,；;]\s*(单位\s*[:：]\s*[^\s，（）()]+)(?=[）)])")
#: Words of a cell that is no cell of a table any more.
LONGEST = 300
#: Rows that a head may have; a cell merged further down is taken apart.
MOST_STOREYS = 4
#: Of the cells with words, so many are figures where a column is one of figures.
_FIGURES = 0.6


def fits(table: Table) -> bool:
    """Tell whether an edition's table can hold it: rows and columns, and no essay in a cell."""
    cells = [cell for row in table.rows for cell in row]
    columns = max(map(len, table.rows), default=0)
    return (
        1 < len(table.rows) <= 2000
        and 1 < columns <= 40
        and all(len(cell) <= LONGEST for cell in cells)
    )


def table_files(table: Table, name: str, log: Log) -> dict[str, str]:
    """Return the files of a table."""
    rows = [[" ".join(cell.split()) for cell in row] for row in table.rows]
    head = _whole_head(rows, head_rows(table))
    _part(rows, head, table, log)
    _mark_missing(rows, head, table, log)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    unit = _UNIT_BEHIND.search(f"{table.title} {table.note}")
    pattern = _UNIT_BEHIND if unit else _UNIT
    unit = unit or _UNIT.search(f"{table.title} {table.note}")
    title = trimmed(" ".join(pattern.sub("", table.title).split()))
    note = _AT_CLOSING.sub("", " ".join(pattern.sub(" ", table.note).split()))
    lines = [
        *([f"title: {scalar(title)}"] if title else []),
        *([f"unit: {scalar(unit[1])}"] if unit else []),
        *([f"notes: {scalar(note)}"] if note else []),
        *([f"head: {head}"] if head != 1 else []),
        f"data: {name}.csv",
    ]
    return {f"tables/{name}.yaml": "\n".join(lines) + "\n", f"tables/{name}.csv": out.getvalue()}


def _whole_head(rows: list[list[str]], head: int) -> int:
    """Return the rows of a head with those that its merged cells reach down to."""
    last = min(len(rows) - 1, MOST_STOREYS)
    while head < last and "^" in rows[head]:
        head += 1
    return head


def _part(rows: list[list[str]], head: int, table: Table, log: Log) -> None:
    """Take cells apart that reach from the head into the body, or make no rectangle.

    A merged cell counts for each of its rows, so its words stand in the body once more.
    """
    for column, cell in enumerate(rows[head]):
        if cell == "^":
            rows[head][column] = next(r[column] for r in rows[head::-1] if r[column] != "^")
    for part in (rows[:head], rows[head:]):
        if is_stray(part) or not is_regular(merged(part, len(part[0])), len(part[0])):
            for row in part:
                row[:] = ["" if cell in MERGED else cell for cell in row]
            log.doubt(
                table.place,
                " ".join(part[0])[:40],
                Message("imported.merged-crooked"),
                Message("imported.merged-parted"),
            )


def _mark_missing(rows: list[list[str]], head: int, table: Table, log: Log) -> None:
    """Write — where a figure is missing; a row of a label alone heads the rows under it."""
    body = rows[head:]
    for column in range(1, len(rows[0])):
        cells = [row[column] for row in body if row[column] not in (*MERGED, *NOTHING)]
        if sum(map(is_figure, cells)) <= _FIGURES * len(cells) or not cells:
            continue
        for row in body:
            group = len(row) > 2 and not any(row[1:])
            if not row[column] and not group:
                row[column] = "—"
                log.doubt(
                    table.place,
                    f"{row[0]}：{rows[0][column]}",
                    Message("imported.no-figure"),
                    Message("imported.dash-for-now"),
                )
