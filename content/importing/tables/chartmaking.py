"""A chart of a table: whether it is one, its title and source, its files.

Input: a table's values and the shapes they make. Output: why a table is printed as a table;
`Chart`, and its .yaml with the values in a .csv beside it.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass

from content.importing.blocks import Log, Table
from content.importing.outline import Section
from content.importing.tables.chartshapes import Item
from content.importing.tables.tabular import Column, Data
from content.importing.writing.files import WRITTEN, scalar
from content.words import Message, message
from fonts.chinese.characters import HAN, SENTENCE_ENDS
from fonts.chinese.numerals import scales, stated_numbers, states, without_scale

#: What is printed where a table states no source: a file's name is none.
OWN_SOURCE = "资料来源：据来稿表格"
#: Values of one chart that can still be read, and bars of one.
MOST, MOST_BARS = 30, 12
#: The shortest bar beside one of 80 mm is then 0.16 mm: a line that nobody sees.
FARTHEST = 500
#: Kinds whose parts or sides begin at nothing, and numbers alone, which show no side of it.
_OF_NOTHING = ("share", "pyramid", "stacked", "key")
#: Heads that say no more than a title of parts does.
_SHARES = re.compile("占比|比重|比例|构成|结构")


@dataclass(frozen=True)
class Chart:
    """A chart to be."""

    kind: str
    title: str
    items: tuple[Item, ...]
    source: str
    note: str = ""


def no_chart(data: Data | None, charts: Sequence[tuple[str, tuple[Item, ...]]]) -> Message | None:
    """Return why a table is printed as a table; None where it clearly is one chart."""
    if data is None or not charts:
        return Message("imported.head-merged")
    if data.words:
        return Message("imported.word-columns")
    if len(charts) > 1:
        return Message("imported.several-units")
    kind, items = charts[0]
    if not all(item.unit for item in items):
        return Message("imported.no-unit")
    most = MOST if kind in ("change", "before_after", "grouped") else MOST_BARS
    if len(items) > most or (len(data.labels) > MOST_BARS and kind != "change"):
        return message("imported.too-many-values", values=len(items), most=most)
    if any(item.value.startswith("-") for item in items) and kind in _OF_NOTHING:
        return Message("imported.below-nothing")
    if len({label for label in data.labels if label}) < len(data.labels):
        return Message("imported.names-twice")
    if len(items) < 2:
        return Message("imported.one-value")
    sizes = [abs(float(item.value)) for item in items if float(item.value)]
    if sizes and max(sizes) > FARTHEST * min(sizes):
        return Message("imported.far-apart")
    return None


def make_chart(
    data: Data, kind: str, items: tuple[Item, ...], home: Section, table: Table, log: Log
) -> Chart:
    """Return a table's chart; a title or source that it does not state is a doubt."""
    title = _title(data, kind, items, home)
    if not data.title:
        log.doubt(
            table.place,
            title,
            Message("imported.no-title"),
            message("imported.title-for-now", title=title),
        )
    source = data.source
    if not source:
        source = OWN_SOURCE
        log.doubt(
            table.place,
            title,
            Message("imported.no-source"),
            message("imported.written-for-now", words=source),
        )
    return Chart(kind, title, items, source, data.note)


def _theme(home: Section) -> str:
    """Return what a section is about; a column's name over its title (【民生】) does not say it."""
    return home.title if home.column or not home.kicker else home.kicker


def _title(data: Data, kind: str, items: tuple[Item, ...], home: Section) -> str:
    """Return a chart's title: the table's, with the head of the column where it says more."""
    column = _column(data, items)
    head = column.head if column and (kind != "key" or not data.title) else ""
    name = data.title or head or _theme(home)
    units = {item.unit for item in items}
    for unit in units if len(units) == 1 else ():  # it is said under the title
        name = re.sub(rf"[（(]{re.escape(unit)}[）)]$", "", name) or name
    said = head in name or (_SHARES.search(name) and _SHARES.fullmatch(head))
    return name if said else f"{name}：{head}"


def _column(data: Data, items: tuple[Item, ...]) -> Column | None:
    """Return the one column that all values of a chart stand in."""
    values = {(item.label or item.period, item.value) for item in items}
    found = [c for c in data.columns if values <= set(zip(data.labels, c.values, strict=True))]
    return found[0] if found else None


def chart_files(chart: Chart, name: str, table: Table, copy: Sequence[str]) -> tuple[str, str]:
    """Return a figure's .yaml and .csv; values that the copy states all name their words."""
    stated = [stating(item, copy) for item in chart.items]
    every = all(stated)
    fields = ["label", "period", "series", "value", "unit"]
    used = [f for f in fields if any(getattr(item, f) for item in chart.items) or f == "value"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*used, "stated"] if every else used)
    for item, words in zip(chart.items, stated, strict=True):
        row = [getattr(item, field) for field in used]
        writer.writerow([*row, words] if every else row)
    place = re.sub(f"[^ -~{HAN}·（）。，]", " ", WRITTEN.text(table.place.told))
    lines = [
        f"# {WRITTEN.text('imported.from-import', place=place)}",
        f"kind: {chart.kind}",
        f"title: {scalar(chart.title)}",
        *([f"note: {scalar(chart.note)}"] if chart.note else []),
        f"source: {scalar(chart.source)}",
        *([] if every else [f"table: true   # {WRITTEN.text('imported.data-is-table')}"]),
        f"data: {name}.csv",
    ]
    return "\n".join(lines) + "\n", out.getvalue()


def stating(item: Item, copy: Sequence[str]) -> str:
    """Return the clause of the copy that states a value: its names, its number, its unit."""
    value, unit = float(item.value), without_scale(item.unit)
    names = [name for name in (item.label, item.series, item.period) if name]
    for paragraph in copy:
        for clause in re.split(f"[，；{SENTENCE_ENDS}]", paragraph):
            if not all(name in clause for name in names) or unit not in clause:
                continue
            wanted = [value * scale for scale in scales(item.unit)]
            if any(states(n, one) for n in stated_numbers(clause) for one in wanted):
                return clause.strip()
    return ""
