"""Blocks between `:::NAME` and `:::`: verse, names, tables and boxes → items of the body.

Input: the name of a block, what stands behind it, and its rows. Output: items of the body with the
queries in them. Names are known in Chinese and English; others are no blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from content.model import BodyItem, Query, Roll, Subhead, TableWords, Verse
from content.reading import asides, roll, tables
from content.reading.rows import BlockCopy, Row
from content.reading.stock import Stock

FENCE = re.compile(r"\s*:::\s*([^\s:：]+)(?:[ \u3000]+(.*?))?\s*")
CLOSE = re.compile(r"\s*:::\s*")
#: Lines of a poem and names of a group: each is set in one piece, with time and memory that grow
#: with the square. 9,000 lines took 3 GB; 6,000 names took over four minutes of a busy machine.
MOST_LINES, MOST_NAMES = 1_000, 2_000
_AUTHOR = re.compile(r"(?:作者|author)\s*[：:]\s*(.+)")


@dataclass(frozen=True)
class Read:
    """A block as it was read."""

    items: tuple[BodyItem, ...]
    queries: tuple[Query, ...] = ()


def read_fence(name: str, head: str, rows: Sequence[Row], stock: Stock, file: str) -> Read:
    """Return what a block holds.

    Args:
        name: what stands behind `:::`, one of `KINDS`.
        head: what stands behind the name.
        rows: its rows, without the first and the last.
        stock: the tables that it may name, and the folder for findings.
        file: name of the file, for findings.
    """
    copy = BlockCopy(stock, file)
    line = rows[0][1] if rows else 0
    items = KINDS[name](copy, copy.words(head, line - 1), rows)
    if not items and not copy.faulty:
        copy.fault("read.block-empty", line, name=name)
    return Read(items, copy.queries)


def _verse(copy: BlockCopy, title: str, rows: Sequence[Row]) -> tuple[BodyItem, ...]:
    """Return a poem: `作者：` names who wrote it, blank rows part its stanzas."""
    stanzas: list[list[str]] = [[]]
    author = ""
    for raw, line in rows:
        words = copy.words(raw, line)
        signed = _AUTHOR.fullmatch(words) if not author and stanzas == [[]] else None
        if signed is not None:
            author = signed[1]
        elif words:
            stanzas[-1].append(words)
        elif stanzas[-1]:
            stanzas.append([])
    kept = tuple(tuple(stanza) for stanza in stanzas if stanza)
    if not kept:
        return ()
    if (count := sum(map(len, kept))) > MOST_LINES:
        copy.fault("read.verse-too-long", rows[0][1], count=count, most=MOST_LINES)
    return (Verse(title=title, author=author, stanzas=kept, line=rows[0][1]),)


def _roll(copy: BlockCopy, title: str, rows: Sequence[Row]) -> tuple[BodyItem, ...]:
    """Return the groups of a roll of names, under a sub-head where the block has a title."""
    written = [(raw, line) for raw, line in rows if raw.strip()]
    read = [(copy.words(raw.replace("\t", "\u3000\u3000"), line), line) for raw, line in written]
    found: list[BodyItem] = []
    for group in roll.groups(read):
        for name, line in group.odd:
            copy.fault("read.single-character", line, char=name)
        names = tuple(group.names)
        if len(names) > MOST_NAMES:
            copy.fault("read.roll-too-long", group.line, count=len(names), most=MOST_NAMES)
        if names:
            found.append(Roll(title=group.title, names=names, line=group.line))
        else:
            copy.fault("read.no-names", group.line, title=group.title)
    if found and title:
        found.insert(0, Subhead(text=title, level=2, line=rows[0][1] - 1))
    return tuple(found)


def _table(copy: BlockCopy, title: str, rows: Sequence[Row]) -> tuple[BodyItem, ...]:
    """Return a table: a line of its unit over its rows, notes under them.

    Without rows its title is the name of a file in `tables/`.
    """
    written = [(raw, line) for raw, line in rows if raw.strip()]
    first = rows[0][1] if rows else 0
    if not written and title:
        named = copy.stock.table(title, file=copy.file, line=first - 1, field="")
        copy.faulty = named is None
        return (named,) if named else ()
    unit, notes, cells = "", list[str](), list[str]()
    for raw, line in written:
        if raw.lstrip().startswith("|"):
            cells.append(copy.cells(raw, line))
            continue
        words = copy.words(raw, line)
        if not cells and not unit and tables.is_unit(words):
            unit = words
        elif cells:
            notes.append(words)
        else:
            copy.fault("read.table-line", line, words=words)
            notes.append(words)
    matrix, head, align = tables.pipe_rows(cells)
    words_ = TableWords(title=title, unit=unit, notes=tuple(notes), align=align)
    found = tables.TableReader(copy.folder, copy.file).table(matrix, head, words_, first)
    copy.faulty = copy.faulty or found is None
    return (found,) if found else ()


def read_pipes(raw: str, line: int, stock: Stock, file: str) -> Read:
    """Return a table that stands in an article without a block: rows that begin with |."""
    rows = [(words, number) for number, words in enumerate(raw.split("\n"), line)]
    copy = BlockCopy(stock, file)
    return Read(_table(copy, "", rows), copy.queries)


Reader = Callable[[BlockCopy, str, Sequence[Row]], tuple[BodyItem, ...]]
#: Names of blocks → their readers.
KINDS: Mapping[str, Reader] = {
    "诗": _verse,
    "verse": _verse,
    "名单": _roll,
    "roll": _roll,
    "表": _table,
    "table": _table,
    **{name: partial(asides.read, form, label) for name, (form, label) in asides.NAMES.items()},
}
