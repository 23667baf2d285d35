"""Tables → rows by key: tables and what is written about them (`TableUse`) → `Joined`.

The row that sums up the others is no unit and stands apart; what does not fit is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from content.filling.quantities import decimal
from content.filling.spec import TableUse
from content.filling.tables import Row, Table, headed
from content.filling.unitnames import close_name, is_total
from content.source.findings import Findings, printable
from content.source.rules import Rule
from content.words import Message, Value


class Joined:
    """Tables joined by their key."""

    def __init__(
        self, use: TableUse, tables: Sequence[Table], findings: Findings, file: str, line: int = 0
    ) -> None:
        """Join the tables.

        Args:
            use: what is written about the tables.
            tables: the tables, in order; the first has all rows.
            findings: where faults go.
            file: file that `use` stands in.
            line: its line.
        """
        self.use, self._findings, self._file, self._line = use, findings, file, line
        self.rows: dict[str, dict[str, str]] = {}
        self.lines: dict[str, tuple[str, int]] = {}
        self.units: dict[str, str] = {}
        self.columns: list[str] = []
        self.nameless: set[str] = set()
        #: The row that sums up the others: its file, line and cells. It is no unit.
        self.total: tuple[str, int, dict[str, str]] | None = None
        self.broken = False  # rows are lost whose figures a sum would need
        self.unread = ""  # the first of these
        first = tables[0] if tables else Table("")
        self._key = headed(use.key, first.columns, first.units) or next(iter(first.columns), "")
        self._name = headed(use.name, first.columns, first.units) or self._key
        for number, table in enumerate(tables):
            self._join(table, first=number == 0)

    def note(
        self, rule: Rule, code: str, *, file: str = "", line: int = 0, **values: Value
    ) -> None:
        """Add a finding; about the description of the tables where no file is named."""
        self._findings.add(
            rule,
            Message(code, values),
            file=file or self._file,
            line=line if file else self._line,
            field="" if file else "columns",
        )

    def name_of(self, key: str) -> str:
        """Return a row's name."""
        return self.rows[key].get(self._name, key)

    def _join(self, table: Table, *, first: bool) -> None:
        if self._key not in table.columns:
            self.note(
                Rule.BAD_TABLE,
                "fill.no-key-column",
                file=table.file,
                line=1,
                column=printable(self._key),
            )
            return
        self.units |= table.units
        self.columns += [c for c in table.columns if c not in self.columns]
        parent = self.use.parent
        above = {parent.row, *parent.rows.values()} - {""} if parent else set()
        seen: dict[str, tuple[int, str, Mapping[str, str]]] = {}
        for row in table.rows:
            key = row.cells.get(self._key, "")
            key = key if re.search(r"\w", key) else ""  # ，,,,, is an empty row
            name = row.cells.get(self._name, "")
            called = (key, name) if key else row.cells.values()  # 合计 over number and name
            if key not in above and any(map(is_total, called)):
                self._note_total(table.file, row.line, row.cells, first=first)
                continue
            if not key:
                self._note_keyless(table, row, first=first)
                continue
            if key in seen:
                self._breaks(name or key, first=first and row.cells != seen[key][2])
                self.note(
                    Rule.BAD_TABLE,
                    "fill.key-twice",
                    file=table.file,
                    line=row.line,
                    key=printable(key),
                    first=seen[key][0],
                    taken=printable(seen[key][1] or key),
                    name=printable(name or key),
                )
                continue
            seen[key] = row.line, name, row.cells
            if first or key in self.rows:
                cells = self.rows.setdefault(key, {})
                for column, words in row.cells.items():
                    cells.setdefault(column, words)
                self.lines.setdefault(key, (table.file, row.line))
            if first and self._name in table.columns:
                self._name_row(key, name, table.file, row.line)

    def _breaks(self, row: str, *, first: bool) -> None:
        """Keep that a row of the first table is lost."""
        if first:
            self.broken, self.unread = True, self.unread or row

    def _note_keyless(self, table: Table, row: Row, *, first: bool) -> None:
        """Tell a row with figures whose unit is not said; a sum would need them."""
        figures = sum(decimal(words) is not None for words in row.cells.values())
        if figures:
            self._breaks(f"{table.file}:{row.line}", first=first)
            self.note(
                Rule.BAD_TABLE,
                "fill.row-keyless",
                file=table.file,
                line=row.line,
                column=printable(self._key),
                figures=figures,
            )

    def _note_total(self, file: str, line: int, cells: Mapping[str, str], *, first: bool) -> None:
        """Keep the row of totals, which is no unit."""
        if first and self.total is None:
            self.total = file, line, dict(cells)
        self.note(Rule.DATA_DOUBT, "fill.total-row", file=file, line=line)

    def _name_row(self, key: str, name: str, file: str, line: int) -> None:
        """Close up a name that is spread out; refuse a row without any."""
        if not name:
            self.nameless.add(key)
            self.note(
                Rule.BAD_TABLE,
                "fill.row-nameless",
                file=file,
                line=line,
                column=printable(self._name),
                key=printable(key),
            )
            return
        closed = close_name(name)
        if closed != name:
            self.rows[key][self._name] = closed
            self.note(
                Rule.DATA_DOUBT,
                "fill.name-spaced",
                file=file,
                line=line,
                name=printable(name),
                closed=printable(closed),
            )
