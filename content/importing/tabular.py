"""A table of words and numbers → values with labels, units, periods and series.

Input: a `Table`. Output: `Data`, or None where there are no numbers under a header row; and from
it the charts that its shape allows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from content.importing.blocks import Table
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

_NUMBER = re.compile(
    rf"([-−－]?)((?:\d{{1,3}}(?:[,，]\d{{3}})+|\d+)(?:\.\d+)?)\s*([%％‰]|[万亿]?[{HAN}]{{0,5}})"
)
_IN_HEAD = re.compile(r"^(.*?)\s*[（(\[/／]\s*(?:单位[:：]?\s*)?([^（）()\d]{1,8}?)\s*[）)\]]?$")
_UNIT_NOTE = re.compile(r"单位\s*[:：]\s*([^\s，。；）)]{1,8})")
_SOURCE = re.compile(r"((?:资料|数据)?来源\s*[:：]\s*[^\s].*)$")
_PERIOD = re.compile(
    r"(?:19|20)\d{2}年?(?:\d{1,2}月|上半年|下半年|[一二三四]季度|末|底)?|\d{1,2}月|[一二三四]季度|\d{4}-\d{2}(?:-\d{2})?"
)
_UNIT_COLUMN = re.compile("^(?:计量)?单位$")
_TABLE_NUMBER = re.compile(rf"^\s*[附]?表[{ONE_TO_TEN}\d]{{1,3}}(?:[-—－]\d+)?[:：.、 ]*")
_TOTAL = re.compile("^(?:合计|总计|全[市区县省]|总数|小计)$")


@dataclass(frozen=True)
class Item:
    """One value of a chart, as written in its CSV."""

    label: str
    value: str
    unit: str = ""
    period: str = ""
    series: str = ""


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


def tabular(table: Table) -> Data | None:
    """Return a table's numbers under its header row."""
    rows = [tuple(cell.strip() for cell in row) for row in table.rows]
    width = max(map(len, rows), default=0)
    rows = [row + ("",) * (width - len(row)) for row in rows]
    title, note = table.title, table.note
    while rows and len({c for c in rows[0] if c}) == 1:  # a merged title row
        words = next(c for c in rows[0] if c)
        if _UNIT_NOTE.search(words):
            note = f"{note} {words}".strip()
        else:
            title = words
        rows = rows[1:]
    if (
        len(rows) < 2
        or width < 2
        or any(_number(c) for c in rows[0][1:] if c and not _PERIOD.fullmatch(c))
    ):
        return None
    head, body = rows[0], [row for row in rows[1:] if any(row)]
    tail = [row for row in body if len([c for c in row if c]) == 1 and not _number(row[0])]
    for row in tail:
        note = f"{note} {next(c for c in row if c)}".strip()
    body = [row for row in body if row not in tail]
    unit_note = _UNIT_NOTE.search(note) or _UNIT_NOTE.search(title)
    common = unit_note[1] if unit_note else ""
    units = [""] * len(body)
    label_at = next((i for i in range(width) if not _numeric(body, i)), 0)
    columns: list[Column] = []
    for index in range(width):
        if index == label_at:
            continue
        if _UNIT_COLUMN.match(head[index]):
            units = [row[index] for row in body]
        elif _numeric(body, index):
            shown = table.units[index] if index < len(table.units) else ""
            cells = [row[index] for row in body]
            columns.append(_column(head[index], cells, common, shown))
    if not columns or not body:
        return None
    source = _SOURCE.search(note)
    rest = note.replace(source[1], "") if source else note
    rest = _UNIT_NOTE.sub("", rest).strip(" （）()；;，,")
    title = _TABLE_NUMBER.sub("", _UNIT_NOTE.sub("", title)).strip(" （）()：")
    labels = tuple(row[label_at] for row in body)
    return Data(title, labels, tuple(columns), tuple(units), source[1] if source else "", rest)


def shape(data: Data) -> list[tuple[str, tuple[Item, ...]]]:
    """Return the charts that a table makes, each a kind and its values."""
    heads = [column.head for column in data.columns]
    periods_down = _periods(data.labels)
    periods_across = _periods(heads)
    by_row = {u for u in data.units if u}
    if by_row:
        units = set(data.units)
        if len(units) == 1 and len(data.columns) > 1 and periods_across:
            return [_across(data)]
        if len(data.columns) > 1:
            return _rows_apart(data) if periods_across else []
        column = data.columns[0]
        if len(units) == 1:
            return [_one(data, column, periods_down)]
        items = tuple(
            Item(label, value, unit or column.unit)
            for label, value, unit in zip(data.labels, column.values, data.units, strict=True)
            if value is not None
        )
        return [("key", items)] if items else []
    if len(data.columns) == 1:
        return [_one(data, data.columns[0], periods_down)]
    if len(data.labels) == 1 and not periods_across:
        items = tuple(Item(c.head, c.values[0], c.unit) for c in data.columns if c.values[0])
        return [("key", items)]
    if (
        len({c.unit for c in data.columns}) > 1
        or len(set(heads)) < len(heads)
        or (len(data.columns) > 5 and not periods_across)
    ):
        return [_one(data, c, periods_down) for c in data.columns if any(c.values)]
    if periods_across:
        return [_across(data)]
    items = tuple(
        Item("" if periods_down else label, value, c.unit, label if periods_down else "", c.head)
        for c in data.columns
        for label, value in zip(data.labels, c.values, strict=True)
        if value is not None
    )
    if periods_down and len(data.labels) > 2:
        return [("change", items)]
    if periods_down:
        items = tuple(Item(i.series, i.value, i.unit, i.period) for i in items)
        return [("before_after", items)]
    by_label = sorted(items, key=lambda i: data.labels.index(i.label))
    return [("grouped", tuple(by_label))]


def _periods(words: Sequence[str]) -> bool:
    """Tell whether words are two moments or more, each once."""
    return len(set(words)) == len(words) > 1 and all(_PERIOD.fullmatch(word) for word in words)


def _across(data: Data) -> tuple[str, tuple[Item, ...]]:
    """Rows are series or subjects, columns are periods."""
    unit_of = [u or data.columns[0].unit for u in data.units]
    cells = [
        (label, c.head, value, unit or c.unit)
        for row, (label, unit) in enumerate(zip(data.labels, unit_of, strict=True))
        for c in data.columns
        if (value := c.values[row]) is not None
    ]
    if len(data.columns) == 2:
        return "before_after", tuple(Item(a, v, u, p) for a, p, v, u in cells)
    if len(data.labels) <= 4:
        return "change", tuple(Item("", v, u, p, a) for a, p, v, u in cells)
    return "grouped", tuple(Item(a, v, u, "", p) for a, p, v, u in cells)


def _rows_apart(data: Data) -> list[tuple[str, tuple[Item, ...]]]:
    """Rows of different units over the same periods: a chart each."""
    charts = []
    for row, (label, unit) in enumerate(zip(data.labels, data.units, strict=True)):
        items = tuple(
            Item("", value, unit, c.head, label)
            for c in data.columns
            if (value := c.values[row]) is not None
        )
        if len(items) > 1:
            charts.append(("change", items))
    return charts


def _one(data: Data, column: Column, periods: bool) -> tuple[str, tuple[Item, ...]]:
    """One column: a line over periods, parts of a whole, or bars from long to short."""
    rows = [
        (label, value, unit or column.unit)
        for label, value, unit in zip(data.labels, column.values, data.units, strict=True)
        if value is not None
    ]
    if periods:
        return "change", tuple(Item("", v, u, p, column.head) for p, v, u in rows)
    parts = [r for r in rows if not _TOTAL.match(r[0])]
    whole = sum(float(v) for _, v, _ in parts)
    if all(u == "%" for _, _, u in parts) and 99 <= whole <= 100.0001 and 2 <= len(parts) <= 6:
        return "share", tuple(Item(*r) for r in parts)
    rows = parts if len(parts) > 1 else rows  # a total is no bar beside its parts
    if len(rows) < 3 or any(float(v) < 0 for _, v, _ in rows):
        return "key", tuple(Item(*r) for r in rows)
    if not any(re.search(r"\d.*岁|以[上下]", label) for label, _, _ in rows):
        rows = sorted(rows, key=lambda r: -float(r[1]))
    return "ranked", tuple(Item(*r) for r in rows)


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
    if cells and all(_PERIOD.fullmatch(cell) for cell in cells):
        return False
    return bool(cells) and sum(_number(cell) is not None for cell in cells) > 0.7 * len(cells)


def _number(cell: str) -> tuple[str, str] | None:
    """Return a cell's number, ready for CSV, and its unit."""
    found = _NUMBER.fullmatch(cell.strip())
    if found is None:
        return None
    digits = re.sub("[,，]", "", found[2])
    return ("-" if found[1] else "") + digits, "%" if found[3] == "％" else found[3]
