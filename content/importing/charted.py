"""Tables → charts.

Input: an outline with the tables of its articles, and tables of spreadsheets. Output: the files
of figures/ (a .yaml, its values in a .csv beside it); the outline's articles name them. The kind
follows from the table's shape: years make a line, parts of 100% a share, one column bars, several
columns grouped bars; figures of several units are key figures.
A table without figures becomes text.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from content.importing.blocks import Log, Table
from content.importing.characters import han_and_digits, ordinary
from content.importing.files import scalar
from content.importing.outline import Outline, Paragraph, Section
from content.importing.tabular import Column, Data, Item, shape, tabular
from content.words import Language, Message, message, say
from fonts.chinese.characters import HAN, SENTENCE_ENDS
from fonts.chinese.numerals import scales, stated_numbers, states, without_scale

#: Values of one chart that can still be read.
MOST = 30


@dataclass(frozen=True)
class Chart:
    """A chart to be."""

    kind: str
    title: str
    items: tuple[Item, ...]
    source: str
    note: str = ""


def charted(outline: Outline, tables: Iterable[Table], log: Log) -> dict[str, str]:
    """Return the figure files; charts are named in the articles they belong to."""
    files: dict[str, str] = {}
    for table in outline.tables:
        _into(None, table, outline, files, log)
    for section in outline.sections:
        for table in section.tables:
            _into(section, table, outline, files, log)
    for table in tables:
        _into(None, table, outline, files, log)
    return files


def _into(
    section: Section | None, table: Table, outline: Outline, files: dict[str, str], log: Log
) -> None:
    table = replace(
        table,
        rows=tuple(tuple(ordinary(c, table.place, log) for c in row) for row in table.rows),
        title=ordinary(table.title, table.place, log),
    )
    data = tabular(table)
    charts = shape(data) if data else []
    if data is None or not charts:
        _as_text(section or outline.sections[-1], table, log)
        return
    seen = ""
    copy = [p.text for p in outline.lede] + [p.text for s in outline.sections for p in s.body]
    for kind, items in charts:
        home = section or _home(outline, items, log, table)
        if len(items) > MOST:
            log.doubt(
                table.place,
                data.title,
                message("imported.too-many-values", values=len(items), most=MOST),
                Message("imported.as-text"),
            )
            _as_text(home, table, log)
            return
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
            source = _own_source(table)
            log.doubt(
                table.place,
                title,
                Message("imported.no-source"),
                message("imported.written-for-now", words=source),
            )
        name = f"figure-{sum(f.endswith('.yaml') for f in files) + 1}"
        chart = Chart(kind, title, items, source, data.note)
        files[f"figures/{name}.yaml"], files[f"figures/{name}.csv"] = _written(
            chart, name, table, copy
        )
        home.figures.append(name)
        shown = [label for label in data.labels if any(i.label == label for i in items)]
        if kind == "ranked" and _labels(items) != " ".join(shown):
            log.change(
                Message("imported.rows-ordered"), table.place, " ".join(shown), _labels(items)
            )
        log.change(
            Message("imported.drawn"),
            table.place,
            message("imported.table-of", rows=len(table.rows), title=title),
            message("imported.chart-of", name=name, kind=kind),
        )
        drawn = "".join(files[f"figures/{name}.{ending}"] for ending in ("yaml", "csv"))
        seen += drawn
    _leave_out_rest(table, seen, log)


def _leave_out_rest(table: Table, drawn: str, log: Log) -> None:
    """List the cells of a table that its charts do not show; a character counts once."""
    left = Counter(han_and_digits(drawn))
    rows = [*table.rows[1:], *table.rows[:1]]
    for cell in [*(c for row in rows for c in row), *table.title.split(), *table.note.split()]:
        wanted = Counter(han_and_digits(cell))
        if wanted <= left:
            left -= wanted
        elif cell:
            log.leave_out(table.place, cell, Message("imported.not-drawn"))


def _own_source(table: Table) -> str:
    name = str(table.place.source).split("·")[0].rsplit(".", 1)[0]
    return f"资料来源：{name if re.search(f'[{HAN}]', name) else '据来稿表格'}"


def _title(data: Data, kind: str, items: tuple[Item, ...], home: Section) -> str:
    """Return a chart's title: the table's, with the head of the column where it says more."""
    name = data.title or home.kicker or home.title
    column = _column(data, items)
    head = column.head if column and kind != "key" else ""
    return f"{name}：{head}" if head and head not in name else name


def _column(data: Data, items: tuple[Item, ...]) -> Column | None:
    """Return the one column that all values of a chart stand in."""
    values = {(item.label or item.period, item.value) for item in items}
    found = [c for c in data.columns if values <= set(zip(data.labels, c.values, strict=True))]
    return found[0] if found else None


def _labels(items: Iterable[Item]) -> str:
    return " ".join(item.label for item in items)


def _home(outline: Outline, items: Iterable[Item], log: Log, table: Table) -> Section:
    """Return the article that speaks most of a table's labels."""
    labels = {word for item in items for word in (item.label, item.series) if len(word) > 1}

    def shared(section: Section) -> int:
        text = section.title + "".join(p.text for p in section.body)
        return sum(label in text for label in labels)

    stories = [s for s in outline.sections if s.kind != "box"] or outline.sections
    best = max(stories, key=lambda s: (shared(s), -len(s.figures)))
    code = "imported.chart-with" if shared(best) else "imported.chart-with-unnamed"
    why = Message(code, {"title": best.title})
    log.doubt(table.place, table.title, why, Message("imported.change-figures"))
    return best


def _as_text(section: Section, table: Table, log: Log) -> None:
    """Write a table without figures as paragraphs, a row each."""
    for row in table.rows:
        cells = [" ".join(cell.split()) for cell in row if cell.strip()]
        if cells:
            words = f"{cells[0]}：{'；'.join(cells[1:])}" if len(cells) > 1 else cells[0]
            section.body.append(Paragraph(words, table.place))
    extra = " ".join(w for w in (table.title, table.note) if w)
    if extra:
        log.leave_out(table.place, extra, Message("imported.table-words"))
    log.doubt(
        table.place,
        " ".join(table.rows[0])[:24],
        Message("imported.no-chart"),
        Message("imported.rows-as-text"),
    )


def _written(chart: Chart, name: str, table: Table, copy: Sequence[str]) -> tuple[str, str]:
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
    place = say(table.place.told, Language.ZH).text
    lines = [
        f"# 由导入生成：{re.sub(f'[^ -~{HAN}·（）。，]', ' ', place)}",
        f"kind: {chart.kind}",
        f"title: {scalar(chart.title)}",
        *([f"note: {scalar(chart.note)}"] if chart.note else []),
        f"source: {scalar(chart.source)}",
        *([] if every else ["table: true   # 数据即表；各项若在正文写明，可改写 stated"]),
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
