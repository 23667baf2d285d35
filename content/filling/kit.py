"""A kit: an edition folder with `kit.yaml`, from which editions are made, one a row of a table.

Input: a kit's folder and, where they lie elsewhere, its tables. Output: `Kit`: what `kit.yaml`
says, the joined tables, the figures that all rows share, and the keys of the rows that are wanted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from content.filling.edition import KIT, SUB, Named, open_tables, read_data
from content.filling.filling import Figures
from content.filling.mapping import Base, RowData
from content.filling.sandbox import TemplateFault
from content.filling.spec import TableUse
from content.filling.tables import Table, read_table
from content.model import Frozen, Names
from content.source.findings import printable
from content.source.folder import AsWritten, EditionFolder, Filling
from content.source.rules import Rule
from content.source.validate import checked
from content.source.yamltree import read_yaml

#: A figure has none of the unit above.
NO_PARENT = "fill.no-parent"
#: The same where a unit of the group lacks the figure: no place is told.
NO_PLACE = "fill.place-unsure"


class RowsUse(Frozen):
    """Which rows become editions; nothing said: all."""

    column: str = Field(default="", description="column that is looked at; empty: the key")
    starts: Names = Field(default=(), description="the cell begins with one of these")
    keys: Names = Field(default=(), description="the cell is one of these")


class KitFile(TableUse):
    """`kit.yaml`: the table's part as in `data/*.yaml`, and what is made of its rows."""

    folder: str = Field(
        default="{{ key }}", description="name of each edition's folder, e.g. census-{{ key }}"
    )
    rows: RowsUse = Field(default=RowsUse(), description="which rows become editions")
    need: Names = Field(default=(), description="figures without which a row becomes no edition")
    missing: Literal["refuse", "skip"] = Field(
        default="refuse",
        description="where a row lacks a figure that its copy needs: refuse the row; or skip the "
        "sentence, and print a note. Without the unit above, comparisons are skipped either way",
    )
    sample: str = Field(
        default="", description="key of the row that `check` and `serve` show; empty: the first"
    )


@dataclass(frozen=True)
class Kit:
    """A kit with its tables."""

    folder: EditionFolder
    file: KitFile
    base: Base
    shared: Named

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the rows that become editions, in the table's order."""
        use = self.file.rows
        made = []
        for key, cells in self.base.rows.items():
            words = cells.get(use.column, "") if use.column else key
            wanted = not (use.starts or use.keys)
            wanted = wanted or words in use.keys or words.startswith(tuple(use.starts) or ("\0",))
            if wanted and not self.base.is_parent(key) and key not in self.base.nameless:
                made.append(key)
        return tuple(made)

    def figures(self, row: RowData) -> Figures:
        """Return what fills the copy for a row."""
        names = {**self.shared.names, **row.names}
        empty = frozenset(self.shared.empty | row.empty)
        told = frozenset(self.shared.told | self.base.unknown)
        return Figures(names, self.folder.findings, empty, told, skips=self._skips)

    def _skips(self, fault: TemplateFault) -> bool:
        """Tell whether copy goes on without what is missing."""
        if fault.kind != "empty":
            return False
        return fault.told.code in (NO_PARENT, NO_PLACE) or self.file.missing == "skip"


def read_kit(folder: EditionFolder, tables: Sequence[Path] = ()) -> Kit | None:
    """Return a kit; None, with findings, where it cannot be used.

    Args:
        folder: the kit's folder, with the collector of findings.
        tables: files, or one folder that has files of the names in `kit.yaml`; none: the kit's
            own `data/`.
    """
    text = folder.text(folder.root / KIT)
    node = read_yaml(text, folder.findings, file=KIT) if text is not None else None
    file = checked(KitFile, node, folder.findings, file=KIT) if node else None
    if file is None or node is None:
        return None
    line = node.line_of(("tables",))
    opened = _given(file, tables, folder) if tables else _own(file, folder, line)
    if not opened:
        return None
    base = Base(file, opened, folder.findings, KIT, node.line_of(("columns",)))
    shared = read_data(folder, file.tables)
    return Kit(folder, file, base, shared)


def _own(file: KitFile, folder: EditionFolder, line: int) -> list[Table] | None:
    if not file.tables:
        folder.findings.add(
            Rule.MISSING_FIELD,
            "fill.kit-without-table",
            file=KIT,
            line=line,
            field="tables",
            folder=SUB,
        )
        return None
    return open_tables(file.tables, folder, KIT, line)


def _given(file: KitFile, tables: Sequence[Path], folder: EditionFolder) -> list[Table] | None:
    """Return tables that lie elsewhere."""
    paths: list[Path] = []
    for table in tables:
        if table.is_dir():
            names = file.tables or tuple(sorted(p.name for p in table.glob("*.csv")))
            paths += [table / Path(name).name for name in names]
        else:
            paths.append(table)
    opened = []
    for path in paths:
        place = EditionFolder(path.parent, folder.findings)
        if not place.is_file(place.root / path.name):
            folder.findings.add(
                Rule.FILE_MISSING, "fill.no-table-file", file=path.name, name=printable(path.name)
            )
            return None
        found = read_table(place.root / path.name, place)
        if found is None:
            return None
        opened.append(found)
    return opened


def sample(folder: EditionFolder) -> Filling:
    """Return what fills a kit's own copy when it is read as an edition: its sample row."""
    kit = read_kit(folder)
    if kit is None:
        return AsWritten()
    keys = kit.keys
    key = kit.file.sample or (keys[0] if keys else "")
    row = kit.base.row(key)
    if row is None:
        folder.findings.add(
            Rule.BAD_TABLE, "fill.no-sample", file=KIT, field="sample", key=printable(key)
        )
        return AsWritten()
    return kit.figures(row)
