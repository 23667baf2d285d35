"""A table of words and numbers → values with labels, units, periods and series.

Input: a `Table`. Output: `Data`, or None where there are no numbers under a header row. Which chart
its shape makes is asked in `chartshapes`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from content.importing.blocks import MERGED, Table
from content.importing.tables.printed import NOT_MAKER, trimmed
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

_NUMBER = re.compile(
    rf"([-−－]?)((?:\d{{1,3}}(?:[,，]\d{{3}})+|\d+)(?:\.\d+)?)\s*([%％‰]|[万亿]?[{HAN}]{{0,5}})"
)
_IN_HEAD = re.compile(r"^(.*?)\s*[（(\[/／]\s*(?:单位[:：]?\s*)?([^（）()\d]{1,8}?)\s*[）)\]]?$")
_UNIT_NOTE = re.compile(rf"{NOT_MAKER}单位\s*[:：]\s*([^\s，。；）)]{{1,8}})")
#: A unit in brackets behind a title: 收入构成（%）, 原煤产量（万吨）.
_TITLE_UNIT = re.compile(
    r"[（(]\s*([%％‰]|[十百千万亿]{0,2}(?:美?元|吨|公?斤|千克|亩|公顷|人次?|户|[个家件台辆头只次天米]"
    r"|公里|[平立]方米|平方公里|千瓦时))\s*[）)]$"
)
_SOURCE = re.compile(r"((?:资料|数据)?来源\s*[:：]\s*[^\s].*)$")
PERIOD = re.compile(
    r"(?:19|20)\d{2}年?(?:\d{1,2}月(?:\d{1,2}日)?|上半年|下半年|[一二三四]季度|末|底)?|\d{1,2}月(?:\d{1,2}日)?|[一二三四]季度|\d{4}-\d{2}(?:-\d{2})?"
)
_UNIT_COLUMN = re.compile("^(?:计量)?单位$")
_TABLE_NUMBER = re.compile(rf"^\s*[附]?表[{ONE_TO_TEN}\d]{{1,3}}(?:[-—－]\d+)?[:：.、 ]*")
_TOTAL = re.compile("^(?:合计|总计|总计数|全[市区县省州镇]|总数|小计|累计)$")
_SERIAL = re.compile("(?:序|编|代|区划)号?码?|名次|排名|位次|No.?")
_NOTE = re.compile(r"(?:备?注|附注|说明)\s*[:：\d]")
#: A line this long under a table says something about it, and heads no row.
LONG = 16


@dataclass(frozen=True)
class Column:
    """A column of numbers: its head without the unit, the unit, a value (or None) a row."""

    head: str
    unit: str
    values: tuple[str | None, ...]


@dataclass(frozen=True)
class Data:
    """A table understood."""

    title: str
    labels: tuple[str, ...]
    columns: tuple[Column, ...]
    units: tuple[str, ...]  # of each row, from a unit column; empty strings otherwise
    source: str
    note: str
    words: bool = False  # it has columns that are neither labels nor figures


def tabular(table: Table) -> Data | None:
    """Return a table's numbers under its header row; `table` as `tidied` gives it."""
    table = tidied(table)
    rows, width = list(table.rows), max(map(len, table.rows), default=0)
    title, note = table.title, table.note
    if (
        len(rows) < 2
        or width < 2
        or head_rows(table) > 1
        or any(cell in MERGED for row in rows for cell in row)
        or any(_number(c) for c in rows[0][1:] if c and not PERIOD.fullmatch(c))
    ):
        return None
    head, body = rows[0], rows[1:]
    unit_note = _UNIT_NOTE.search(note) or _UNIT_NOTE.search(title)
    unit_note = unit_note or _TITLE_UNIT.search(title)
    common = unit_note[1] if unit_note and not re.search("[、,，;；/]", unit_note[1]) else ""
    units = [""] * len(body)
    label_at = next((i for i in range(width) if not _numeric(body, i)), 0)
    columns: list[Column] = []
    words = False
    for index in range(width):
        if index == label_at:
            continue
        if _UNIT_COLUMN.match(head[index]):
            units = [row[index] for row in body]
        elif _numeric(body, index) and not _SERIAL.fullmatch(head[index]):
            shown = table.units[index] if index < len(table.units) else ""
            cells = [row[index] for row in body]
            columns.append(_column(head[index], cells, common, shown))
        else:
            words = True
    if not columns or not body:
        return None
    source = _SOURCE.search(note)
    rest = note.replace(source[1], "") if source else note
    rest = trimmed(_UNIT_NOTE.sub("", rest))
    title = bare_title(title)
    labels = tuple(row[label_at] for row in body)
    source_words = source[1] if source else ""
    return Data(title, labels, tuple(columns), tuple(units), source_words, rest, words)


def tidied(table: Table) -> Table:
    """Return a table of equal rows; rows over it that are its title or unit, notes under it."""
    rows = [tuple(cell.strip() for cell in row) for row in table.rows]
    width = max(map(len, rows), default=0)
    rows = [row + ("",) * (width - len(row)) for row in rows]
    rows = [row for row in rows if any(row)]
    title, note = table.title, table.note
    while width > 1 and len(rows) > 1 and len({*rows[0]} - {"", *MERGED}) == 1:
        words = next(c for c in rows[0] if c)
        if _UNIT_NOTE.search(words):
            note = f"{note} {words}".strip()
        else:
            title = words if title in words or not title else f"{title} {words}"
        rows = rows[1:]
        rows[0] = tuple("" if cell == "^" else cell for cell in rows[0])
    while width > 1 and len(rows) > 2 and _is_note(rows[-1]):
        note = f"{next(c for c in rows.pop() if c)} {note}".strip()
    return replace(table, rows=tuple(rows), title=title, note=note)


def _is_note(row: tuple[str, ...]) -> bool:
    """Tell whether a row under a table says something about it."""
    words = [cell for cell in row if cell and cell not in MERGED]
    if len(set(words)) != 1 or _number(words[0]):
        return False
    return bool(_SOURCE.search(words[0]) or _NOTE.match(words[0]) or len(words[0]) >= LONG)


def head_rows(table: Table) -> int:
    """Return how many rows of a tidied table are its head: one, or the storeys of a merged one."""
    rows, count = table.rows, 1
    while count < min(len(rows) - 1, 4):
        row, above = rows[count], rows[count - 1]
        if any(_number(cell) and not PERIOD.fullmatch(cell) for cell in row):
            break
        blank = any(not a and b for a, b in zip(above[1:], row[1:], strict=True)) and not row[0]
        if not ("^" in row or ("<" in above and not _group(row)) or blank):
            break
        count += 1
    return count


def _group(row: tuple[str, ...]) -> bool:
    """Tell whether a row is one cell over all columns: the head of a group of rows."""
    return all(cell == "<" for cell in row[1:])


def is_total(label: str) -> bool:
    """Tell whether a row sums up the others."""
    return _TOTAL.match("".join(label.split())) is not None


def bare_title(title: str) -> str:
    """Return a table's title without its number and its unit."""
    return trimmed(_TABLE_NUMBER.sub("", _UNIT_NOTE.sub("", title)))


def without_totals(data: Data) -> Data:
    """Return a table's data without the rows that sum up the others; of one column a note says."""
    kept = [i for i, label in enumerate(data.labels) if not is_total(label)]
    if len(kept) in (0, len(data.labels)):
        return data
    sums = ""
    if len(data.columns) == 1:
        one = data.columns[0]
        sums = "　".join(
            f"{''.join(data.labels[i].split())}{one.values[i]}{one.unit or data.units[i]}"
            for i in range(len(data.labels))
            if i not in kept and one.values[i] is not None
        )
    note = "　".join(filter(None, (data.note, sums)))
    columns = tuple(replace(c, values=tuple(c.values[i] for i in kept)) for c in data.columns)
    labels, units = (tuple(words[i] for i in kept) for words in (data.labels, data.units))
    return replace(data, labels=labels, columns=columns, units=units, note=note)


def _column(head: str, cells: list[str], common: str, shown: str) -> Column:
    found = _IN_HEAD.match(head)
    name, unit = (found[1], found[2]) if found and found[1] else (head, "")
    numbers = [_number(cell) for cell in cells]
    own = {n[1] for n in numbers if n and n[1]}
    if not unit:
        unit = shown or (own.pop() if len(own) == 1 else "") or common
    return Column(
        name.strip(), "%" if unit == "％" else unit, tuple(n[0] if n else None for n in numbers)
    )


def _numeric(body: list[tuple[str, ...]], index: int) -> bool:
    cells = [row[index] for row in body if row[index] not in ("", "-", "—", "–", "…", "/")]
    if cells and all(PERIOD.fullmatch(cell) for cell in cells):
        return False
    return bool(cells) and sum(_number(cell) is not None for cell in cells) > 0.7 * len(cells)


def _number(cell: str) -> tuple[str, str] | None:
    """Return a cell's number, ready for CSV, and its unit."""
    found = _NUMBER.fullmatch(cell.strip())
    if found is None:
        return None
    digits = re.sub("[,，]", "", found[2])
    return ("-" if found[1] else "") + digits, "%" if found[3] == "％" else found[3]
