"""Many from one: a kit and a table of units → one edition folder a row.

Input: a kit's folder, its tables, and where the editions go. Output: a `MergeReport`: what became
of each row and all findings. A row that fails does not stop the others; the same input gives the
same bytes. Only folders that an earlier merge made are replaced.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from content.filling.edition import KIT
from content.filling.kit import Kit, read_kit
from content.filling.sandbox import TemplateFault, fill
from content.filling.survey import survey
from content.keeping import KeepError, recorded, with_record, write_owned
from content.merging.files import Files, edition_files
from content.merging.printable import with_glyphs
from content.merging.sources import Sources, read_sources
from content.model import Finding, Severity
from content.reading.reader import read_edition
from content.source.findings import Findings, printable
from content.source.folder import EditionFolder
from content.source.rules import Rule
from content.words import Message

_FOLDER = re.compile(r"[\w][\w.-]{0,79}")


@dataclass(frozen=True)
class MergedRow:
    """What became of a row: its folder (None: not written) and findings.

    Findings of filling name the kit's files; those of the finished edition the edition's.
    """

    key: str
    name: str
    folder: Path | None
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """True where there is an edition without errors."""
        return self.folder is not None and not any(
            finding.severity is Severity.ERROR for finding in self.findings
        )


@dataclass(frozen=True)
class MergeReport:
    """What became of all rows; `findings` are of the kit and its tables as a whole."""

    rows: tuple[MergedRow, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """True where every row is an edition without errors, and the kit has none."""
        grave = any(finding.severity is Severity.ERROR for finding in self.findings)
        return bool(self.rows) and not grave and all(row.ok for row in self.rows)

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders of the rows that are good."""
        return tuple(row.folder for row in self.rows if row.ok and row.folder is not None)


def merge(
    kit: Path,
    table: Path | Sequence[Path] | None = None,
    out: Path = Path("editions"),
    rows: Iterable[str] | None = None,
    done: Callable[[MergedRow], None] = lambda row: None,
) -> MergeReport:
    """Make an edition folder of every row.

    Args:
        kit: the kit's folder.
        table: the table, several to be joined, or a folder with the tables of `kit.yaml`; None:
            those in the kit's `data/`.
        out: the folder that the editions' folders are written into.
        rows: keys or names of the rows that are wanted; None: those that `kit.yaml` says.
        done: told of each row as it is finished.
    """
    findings = Findings()
    folder = EditionFolder(kit, findings)
    tables = () if table is None else (table,) if isinstance(table, Path) else tuple(table)
    opened = read_kit(folder, tables)
    if opened is None:
        return MergeReport((), findings.all())
    if opened.base.unknown:  # a column that no table has: no row could be filled
        return MergeReport((), findings.all())
    made: list[MergedRow] = []
    taken: set[str] = set()
    sources = read_sources(folder)
    wanted = _wanted(opened, rows, findings)
    survey(opened.base, findings, wanted, opened.file.need)
    for key in with_glyphs(opened, sources, wanted):
        row = _row(opened, sources, key, out, taken)
        made.append(row)
        done(row)
    if not made and not findings.errors():
        findings.add(Rule.BAD_TABLE, "merge.no-row", file=KIT, field="rows")
    return MergeReport(tuple(made), findings.all())


def _wanted(kit: Kit, rows: Iterable[str] | None, findings: Findings) -> list[str]:
    if rows is None:
        return list(kit.keys)
    names = {kit.base.name_of(key): key for key in reversed(kit.keys)}
    wanted = []
    for row in dict.fromkeys(rows):
        key = row if row in kit.base.rows else names.get(row)
        if key is None:
            findings.add(
                Rule.BAD_TABLE, "merge.unknown-row", file=KIT, field="rows", row=printable(row)
            )
        else:
            wanted.append(key)
    return wanted


def _row(kit: Kit, sources: Sources, key: str, out: Path, taken: set[str]) -> MergedRow:
    """Make one row's edition; what is wrong stays with the row."""
    findings = Findings()
    own = Kit(EditionFolder(kit.folder.root, findings), kit.file, kit.base, kit.shared)
    row = kit.base.row(key)
    name = kit.base.name_of(key)
    if row is None:
        findings.add(Rule.BAD_TABLE, "merge.parent-row", file=KIT, field="rows")
        return MergedRow(key, name, None, findings.all())
    for figure in kit.file.need:
        if figure not in row.names:
            file, line = kit.base.lines[key]
            findings.add(
                Rule.DATA_MISSING,
                "merge.figure-missing",
                file=file,
                line=line,
                field=figure,
                row=printable(name),
                figure=printable(figure),
            )
    figures = own.figures(row)
    target = _target(kit, figures.names, out, taken, findings)
    files = edition_files(own, sources, row, figures) if not findings.errors() else {}
    if target is None or findings.errors():
        return MergedRow(key, name, None, findings.all())
    if not _write(target, files, findings):
        return MergedRow(key, name, None, findings.all())
    result = read_edition(target)
    return MergedRow(key, name, target, (*findings.all(), *result.findings))


def _target(
    kit: Kit, names: Mapping[str, object], out: Path, taken: set[str], findings: Findings
) -> Path | None:
    """Return the folder of a row's edition."""
    made = fill(kit.file.folder, names)
    if isinstance(made, TemplateFault):
        findings.add(Rule.DATA_UNFIT, made.told, file=KIT, field="folder")
        return None
    if not _FOLDER.fullmatch(made) or made in taken:
        problem = Message("merge.name-taken" if made in taken else "merge.name-unfit")
        findings.add(
            Rule.BAD_VALUE,
            "merge.folder-name",
            file=KIT,
            field="folder",
            name=printable(made),
            problem=problem,
        )
        return None
    taken.add(made)
    return out / made


def _write(target: Path, files: Files, findings: Findings) -> bool:
    """Write a folder whole; an equal one stays as it is, one that people wrote is refused."""
    try:
        done = write_owned(
            target, with_record(files), recorded(target), keep_edits=True, durable=False
        )
    except KeepError as error:
        findings.add(Rule.FILE_UNREADABLE, error.told, file=KIT, field="folder")
        return False
    if done.kept:
        findings.add(
            Rule.EDITED_KEPT,
            "merge.edited",
            file=KIT,
            field="folder",
            name=target.name,
            files=done.kept,
        )
    return True
