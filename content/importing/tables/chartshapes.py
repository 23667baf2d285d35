"""Values of a table → the charts that its shape makes.

Input: `Data`. Output: kinds of chart, each with its items: years make a line, parts of 100% a
share, one column bars from long to short, several columns grouped bars, or what tells more.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from content.importing.tables.tabular import PERIOD, Column, Data, is_total
from content.model import Datum
from content.reading.charting import kind_for
from content.words import Message

#: Kinds that show more of two values a thing than bars do.
_TELLING = ("slope", "dumbbell", "pyramid", "stacked")


@dataclass(frozen=True)
class Item:
    """One value of a chart, as written in its CSV."""

    label: str
    value: str
    unit: str = ""
    period: str = ""
    series: str = ""


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
        return [(_of_several("before_after", items), items)]
    by_label = sorted(items, key=lambda i: data.labels.index(i.label))
    return [(_of_several("grouped", by_label), tuple(by_label))]


#: Why a kind was chosen, in the words of the reader that chooses one itself.
_WHY = {
    "change": "years",
    "before_after": "two",
    "slope": "slope",
    "dumbbell": "slope",
    "grouped": "groups",
    "pyramid": "sexes",
    "stacked": "wholes",
    "columns": "steps-of-values",
    "share": "share",
    "ranked": "ranked",
}


def why_kind(kind: str, items: Sequence[Item]) -> Message:
    """Return the reason for the kind of a chart."""
    apart = len({item.unit for item in items}) > 1
    return Message(f"read.kind-{_WHY.get(kind, 'units' if apart else 'few')}")


def _of_several(usual: str, items: Sequence[Item]) -> str:
    """Return the kind for several values a thing: a usual one, or what shows more of these data."""
    data = [
        Datum(label=i.label, value=float(i.value), unit=i.unit, period=i.period, series=i.series)
        for i in items
    ]
    found, _ = kind_for(data, False, None)
    return found if found in _TELLING else usual


def _periods(words: Sequence[str]) -> bool:
    """Tell whether words are two moments or more, each once."""
    return len(set(words)) == len(words) > 1 and all(PERIOD.fullmatch(word) for word in words)


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
        items = tuple(Item(a, v, u, p) for a, p, v, u in cells)
        return _of_several("before_after", items), items
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
    parts = [r for r in rows if not is_total(r[0])]
    whole = sum(float(v) for _, v, _ in parts)
    if all(u == "%" for _, _, u in parts) and 99 <= whole <= 100.0001 and 2 <= len(parts) <= 6:
        return "share", tuple(Item(*r) for r in parts)
    rows = parts if len(parts) > 1 else rows  # a total is no bar beside its parts
    if len(rows) < 3:
        return "key", tuple(Item(*r) for r in rows)
    if not any(re.search(r"\d.*岁|以[上下]", label) for label, _, _ in rows):
        rows = sorted(rows, key=lambda r: -float(r[1]))
    return "ranked", tuple(Item(*r) for r in rows)
