"""Tables → charts and tables.

Input: an outline with the tables of its articles, and tables of spreadsheets. Output: the files
of figures/ and tables/ (a .yaml, its values in a .csv beside it); the articles name them. The kind
follows from the table's shape: years make a line, parts of 100% a share, one column bars, several
columns grouped bars. What is not clearly one chart, of one unit and few rows, is printed as the
table that it is, in its order.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import count

from content.importing.blocks import MERGED, Log, Table
from content.importing.forms.kindred import Text, kin
from content.importing.outline import Outline, Paragraph, Section
from content.importing.tables.chartmaking import Chart, chart_files, make_chart, no_chart
from content.importing.tables.chartshapes import Item, shape, why_kind
from content.importing.tables.probe import refused
from content.importing.tables.tabled import fits, table_files
from content.importing.tables.tabular import Data, bare_title, tabular, tidied, without_totals
from content.importing.text.characters import han_and_digits, ordinary
from content.words import Message, message
from fonts.chinese.characters import HAN

#: A number of a table that copy may state; one digit is everywhere.
_NUMBER = re.compile(r"\d[\d.]+")


def charted(
    outline: Outline, tables: Iterable[Table], log: Log, *, as_tables: bool = False
) -> dict[str, str]:
    """Return the files of charts and tables; each is named in the article it belongs to.

    `as_tables`: no table is drawn, each is printed as it is.
    """
    files: dict[str, str] = {}
    for table in [*outline.tables, *(t for s in outline.sections for t in s.tables)]:
        section, at = _standing(outline, table)
        _into(section, table, outline, files, log, at, as_tables=as_tables)
    for body in (outline.lede, *(section.body for section in outline.sections)):
        body[:] = [p for p in body if p.kind != "table" or p.text]
    for table in tables:
        _into(None, table, outline, files, log, as_tables=as_tables)
    return files


@dataclass(frozen=True, slots=True)
class Brought:
    """A table that came later: its files, what names them in the story, why it is not drawn."""

    files: dict[str, str]
    figures: tuple[str, ...]
    tables: tuple[str, ...]
    why: Message | None


def brought(table: Table, story: str, copy: Sequence[str], taken: Collection[str]) -> Brought:
    """Return the chart of a table that is brought to one story, or the table where none is clear.

    Args:
        table: the cells as they came.
        story: the title of the story.
        copy: its paragraphs.
        taken: the edition's files, whose names are not given again.
    """
    body = [Paragraph(words, table.place) for words in copy]
    home, log = Section("story", story, table.place, body=body), Log()
    outline, files = Outline(sections=[home]), dict.fromkeys(taken, "")
    _into(home, table, outline, files, log)
    told = (c.after.values.get("why") for c in log.changes if isinstance(c.after, Message))
    why = (
        next((one for one in told if isinstance(one, Message)), None) if not home.figures else None
    )
    fresh = {name: words for name, words in files.items() if name not in taken}
    return Brought(fresh, tuple(home.figures), tuple(home.set_tables), why)


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
    *,
    as_tables: bool = False,
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
    home = section or _home(outline, log, table)
    copy = [p.text for p in outline.lede] + [p.text for s in outline.sections for p in s.body]
    why = Message("imported.as-wished") if as_tables else no_chart(data, charts)
    if data is not None and not why:
        kind, items = charts[0]
        chart = make_chart(data, kind, items, home, table, log)
        name = _free(files, "figures", "figure")
        made = dict(zip(("yaml", "csv"), chart_files(chart, name, table, copy), strict=True))
        figure = {f"figures/{name}.{ending}": words for ending, words in made.items()}
        if not refused(figure, name, copy):
            files |= figure
            home.figures.append(name)
            _tell(data, chart, table, home, name, log)
            drawn = re.sub("#.*", "", "".join(made.values()))  # remarks print nothing
            _leave_out_rest(table, drawn, log)
            return
        why = Message("imported.chart-refused")
    if not fits(table):
        _as_text(home, table, log, at)
        return
    name = _free(files, "tables", "table")
    over = {outline.title.replace("|", ""), home.title.replace("|", "")} - {""}
    files |= table_files(replace(table, title=_unsaid(table.title, over)), name, log)
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


def _unsaid(title: str, over: Collection[str]) -> str:
    """Return what a table's title says beyond the headline or the title that stands over it."""
    said = max((words for words in over if title.startswith(words)), key=len, default="")
    rest = title[len(said) :]
    return title if re.match(f"[{HAN}A-Za-z0-9]", rest) else rest.strip()


def _named(table: Table, title: str) -> Message:
    return message("imported.table-of", rows=len(table.rows), title=title)


def _free(files: Collection[str], sub: str, stem: str) -> str:
    """Return the first name with a number that no file has."""
    return next(n for n in (f"{stem}-{i}" for i in count(1)) if f"{sub}/{n}.yaml" not in files)


def _tell(data: Data, chart: Chart, table: Table, home: Section, name: str, log: Log) -> None:
    """Tell that a table was drawn, what of it was not, and how to print it as it is instead."""
    items, why = chart.items, why_kind(chart.kind, chart.items)
    shown = [label for label in data.labels if any(i.label == label for i in items)]
    if chart.kind == "ranked" and _labels(items) != " ".join(shown):
        log.change(Message("imported.rows-ordered"), table.place, " ".join(shown), _labels(items))
    log.change(
        Message("imported.drawn"),
        table.place,
        _named(table, chart.title),
        message("imported.chart-of", name=name, kind=chart.kind, why=why),
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
        message("imported.drawn-as", why=why),
        message("imported.choose-table", name=name, article=home.id),
    )


def _leave_out_rest(table: Table, drawn: str, log: Log) -> None:
    """List the cells of a table that its charts do not show; a character counts once."""
    left = Counter(han_and_digits(drawn))
    cells = [*(cell for row in table.rows[1:] for cell in row), *table.rows[0][1:]]
    gone = [table.rows[0][0]]  # what its column is called: 年份; a chart has no place for it
    for cell in [*cells, *table.title.split(), *table.note.split()]:
        wanted = Counter(han_and_digits(cell))
        if wanted <= left:
            left -= wanted
        else:
            gone.append(cell)
    for cell in filter(None, gone):
        log.leave_out(table.place, cell, Message("imported.not-drawn"))


def _labels(items: Iterable[Item]) -> str:
    return " ".join(item.label for item in items)


def _home(outline: Outline, log: Log, table: Table) -> Section:
    """Return the article that a table's words, or else its numbers, speak of."""
    stories = [s for s in outline.sections if s.kind != "box"] or outline.sections
    copies = ["".join(p.text for p in s.body) for s in stories]
    cells = [table.title, *(cell for row in table.rows for cell in row)]
    texts = [Text(s.title, copy) for s, copy in zip(stories, copies, strict=True)]
    found = kin(" ".join(cells), texts)
    if found is None:
        numbers = {n for cell in cells for n in _NUMBER.findall(cell)}
        stated = [len(numbers & set(_NUMBER.findall(copy))) for copy in copies]
        most = max(stated)
        found = stated.index(most) if most and stated.count(most) == 1 else None
    best = stories[found] if found is not None else min(stories, key=lambda s: len(s.figures))
    log.doubt(
        table.place,
        bare_title(table.title) or table.rows[0][0],
        message(
            "imported.table-with" if found is not None else "imported.table-with-unnamed",
            title=best.title.replace("|", ""),
        ),
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
