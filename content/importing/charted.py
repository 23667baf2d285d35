"""Tables → charts and tables.

Input: an outline with the tables of its articles, and tables of spreadsheets. Output: the files
of figures/ and tables/ (a .yaml, its values in a .csv beside it); the articles name them. The kind
follows from the table's shape: years make a line, parts of 100% a share, one column bars, several
columns grouped bars. What is not clearly one chart, of one unit and few rows, is printed as the
table that it is, in its order.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from content.importing.blocks import MERGED, Log, Table
from content.importing.characters import han_and_digits, ordinary
from content.importing.files import scalar
from content.importing.outline import Outline, Paragraph, Section
from content.importing.probe import refused
from content.importing.tabled import fits, table_files
from content.importing.tabular import (
    Column,
    Data,
    Item,
    bare_title,
    shape,
    tabular,
    tidied,
    without_totals,
)
from content.words import Language, Message, message, say
from fonts.chinese.characters import HAN, SENTENCE_ENDS
from fonts.chinese.numerals import scales, stated_numbers, states, without_scale

#: Values of one chart that can still be read, and bars of one.
MOST, MOST_BARS = 30, 12
#: The shortest bar beside one of 80 mm is then 0.16 mm: a line that nobody sees.
FARTHEST = 500


@dataclass(frozen=True)
class Chart:
    """A chart to be."""

    kind: str
    title: str
    items: tuple[Item, ...]
    source: str
    note: str = ""


def charted(outline: Outline, tables: Iterable[Table], log: Log) -> dict[str, str]:
    """Return the files of charts and tables; each is named in the article it belongs to."""
    files: dict[str, str] = {}
    for table in [*outline.tables, *(t for s in outline.sections for t in s.tables)]:
        section, at = _standing(outline, table)
        _into(section, table, outline, files, log, at)
    for body in (outline.lede, *(section.body for section in outline.sections)):
        body[:] = [p for p in body if p.kind != "table" or p.text]
    for table in tables:
        _into(None, table, outline, files, log)
    return files


def _standing(outline: Outline, table: Table) -> tuple[Section | None, Paragraph | None]:
    """Return the article in which a table stands, and where; a lede has none."""
    for section in outline.sections:
        for paragraph in section.body:
            if paragraph.table is table:
                return section, paragraph
    return next((s for s in outline.sections if table in s.tables), None), None


def _into(
    section: Section | None,
    table: Table,
    outline: Outline,
    files: dict[str, str],
    log: Log,
    at: Paragraph | None = None,
) -> None:
    """Make a table a chart, a table or text; `at` is where it stands in the article."""
    table = replace(
        table,
        rows=tuple(tuple(ordinary(c, table.place, log) for c in row) for row in table.rows),
        title=ordinary(table.title, table.place, log),
    )
    table = tidied(table)
    data = tabular(table)
    data = without_totals(data) if data else None
    charts = shape(data) if data else []
    home = section or _home(outline, charts[0][1] if charts else (), log, table)
    copy = [p.text for p in outline.lede] + [p.text for s in outline.sections for p in s.body]
    why = no_chart(data, charts)
    if data is not None and not why:
        kind, items = charts[0]
        chart = _chart(data, kind, items, home, table, log)
        name = f"figure-{_count(files, 'figures') + 1}"
        made = dict(zip(("yaml", "csv"), _written(chart, name, table, copy), strict=True))
        figure = {f"figures/{name}.{ending}": words for ending, words in made.items()}
        if not refused(figure, name, copy):
            files |= figure
            home.figures.append(name)
            _tell(data, chart, table, home, name, log)
            _leave_out_rest(table, "".join(made.values()), log)
            return
        why = Message("imported.chart-refused")
    if not fits(table):
        _as_text(home, table, log, at)
        return
    name = f"table-{_count(files, 'tables') + 1}"
    files |= table_files(table, name, log)
    if at is not None:
        at.text = name
    else:
        home.set_tables.append(name)
    what = _named(table, bare_title(table.title) or table.rows[0][0])
    log.change(
        Message("imported.set-as-table"),
        table.place,
        what,
        message("imported.table-because", name=name, why=why or ""),
    )


def _named(table: Table, title: str) -> Message:
    return message("imported.table-of", rows=len(table.rows), title=title)


def _count(files: dict[str, str], sub: str) -> int:
    return sum(name.startswith(f"{sub}/") and name.endswith(".yaml") for name in files)


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
    if any(item.value.startswith("-") for item in items) and kind != "change":
        return Message("imported.below-nothing")
    if len({label for label in data.labels if label}) < len(data.labels):
        return Message("imported.names-twice")
    if len(items) < 2:
        return Message("imported.one-value")
    sizes = [abs(float(item.value)) for item in items if float(item.value)]
    if sizes and max(sizes) > FARTHEST * min(sizes):
        return Message("imported.far-apart")
    return None


def _chart(
    data: Data, kind: str, items: tuple[Item, ...], home: Section, table: Table, log: Log
) -> Chart:
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
    return Chart(kind, title, items, source, data.note)


def _tell(data: Data, chart: Chart, table: Table, home: Section, name: str, log: Log) -> None:
    """Tell that a table was drawn, what of it was not, and how to print it as it is instead."""
    items = chart.items
    shown = [label for label in data.labels if any(i.label == label for i in items)]
    if chart.kind == "ranked" and _labels(items) != " ".join(shown):
        log.change(Message("imported.rows-ordered"), table.place, " ".join(shown), _labels(items))
    log.change(
        Message("imported.drawn"),
        table.place,
        _named(table, chart.title),
        message("imported.chart-of", name=name, kind=chart.kind),
    )
    without = [
        label
        for label, *values in zip(data.labels, *(c.values for c in data.columns), strict=True)
        if not any(values)
    ]
    if without:
        log.doubt(
            table.place,
            "、".join(without),
            Message("imported.rows-empty"),
            Message("imported.rows-not-drawn"),
        )
    log.doubt(
        table.place,
        chart.title,
        message("imported.drawn-as", name=name),
        message("imported.choose-table", name=name, article=home.id),
    )


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
    column = _column(data, items)
    head = column.head if column and (kind != "key" or not data.title) else ""
    name = data.title or head or home.kicker or home.title
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
    code = "imported.table-with" if shared(best) else "imported.table-with-unnamed"
    log.doubt(
        table.place,
        bare_title(table.title) or table.rows[0][0],
        message(code, title=best.title),
        Message("imported.change-tables"),
    )
    return best


def _as_text(section: Section, table: Table, log: Log, at: Paragraph | None) -> None:
    """Write what no table of an edition holds as paragraphs, a row each, where it stands."""
    made = []
    for row in table.rows:
        cells = [" ".join(c.split()) for c in row if c.strip() and c not in MERGED]
        if cells:
            words = f"{cells[0]}：{'；'.join(cells[1:])}" if len(cells) > 1 else cells[0]
            made.append(Paragraph(words, table.place))
    place = next((i for i, p in enumerate(section.body) if p is at), len(section.body))
    section.body[place:place] = made
    extra = " ".join(w for w in (table.title, table.note) if w)
    if extra:
        log.leave_out(table.place, extra, Message("imported.table-words"))
    log.doubt(
        table.place,
        " ".join(table.rows[0])[:24],
        Message("imported.no-table"),
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
