"""The only way into an edition folder: nothing outside it is ever opened.

Input: a folder and names found in its files. Output: paths and texts inside the folder,
or None with a finding. Symbolic links are followed and must end inside the folder.
"""

from __future__ import annotations

import unicodedata
from pathlib import Path, PureWindowsPath
from typing import Protocol

from content.source.characters import cleaned
from content.source.findings import Findings, printable
from content.source.rules import Rule
from content.source.yamltree import Node
from content.words import Message, reason

TEXT_BYTES = 2 * 1024 * 1024
PICTURE_BYTES = 200 * 1024 * 1024
FILES_PER_FOLDER = 500


def _encoding(raw: bytes) -> Message | str:
    """Return which encoding a file that is not UTF-8 seems to have, in brackets."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Message("read.like-utf16")
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return Message("read.like-gbk")


class Filling(Protocol):
    """Puts figures where copy names them; see `content.filling`."""

    def copy(self, raw: str, *, file: str, line: int, field: str = "") -> str:
        """Return a stretch of copy with its figures."""

    def node(self, node: Node, file: str) -> Node:
        """Return a tree with the figures of its texts."""

    def chart(self, node: Node, file: str) -> Node | None:
        """Return a chart's tree with its figures; None: it is left out for want of them."""

    def left_out(self, figure: str) -> bool:
        """Tell whether a chart of this name was left out."""


class AsWritten:
    """Copy without figures from data: braces are ordinary characters."""

    def copy(self, raw: str, *, file: str, line: int, field: str = "") -> str:
        """Return the copy as it is."""
        return raw

    def node(self, node: Node, file: str) -> Node:
        """Return the tree as it is."""
        return node

    def chart(self, node: Node, file: str) -> Node | None:
        """Return the tree as it is."""
        return node

    def left_out(self, figure: str) -> bool:
        """No chart is left out."""
        return False


def id_of(path: Path) -> str:
    """Return the name by which an edition calls a file: without its ending, as copy is read.

    macOS writes é in the names of files as two characters; the copy of an edition has one. What
    cannot be printed, as a line's end, would break what is called by the name.
    """
    name = unicodedata.normalize("NFC", path.stem)
    return "".join(char if char.isprintable() else "-" for char in name)


class EditionFolder:
    """An edition folder and the collector that its faults go to.

    `filling` puts figures from `data/` into copy, where the edition has them.
    """

    def __init__(self, root: Path, findings: Findings) -> None:
        """Resolve the folder once; every later path is compared with it."""
        self.root = root.resolve()
        self.findings = findings
        self.filling: Filling = AsWritten()
        #: Lines of fields by file and field, for findings about the printed copy.
        self.lines: dict[tuple[str, str], int] = {}

    def name(self, path: Path) -> str:
        """Return a path relative to the folder, for messages."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return path.name

    def inside(self, ref: str, *, under: str = "", file: str, line: int, field: str) -> Path | None:
        """Return the path that a written name stands for, or None where it leads outside.

        The name is relative to the sub-folder `under`; the path need not exist. `file`, `line`
        and `field` say where the name is written.
        """
        windows = PureWindowsPath(ref)
        problem: Message | None = None
        if not ref or len(ref) > 200 or not ref.isprintable():
            problem = Message("read.path-no-name")
        elif windows.is_absolute() or windows.drive or windows.root or ref.startswith("~"):
            problem = Message("read.path-absolute")
        elif ".." in windows.parts:
            problem = Message("read.path-up")
        elif "\\" in ref or ":" in ref:
            problem = Message("read.path-marks")
        else:
            path = self.root / under / ref
            if self.holds(path):
                return path
            problem = Message("read.path-outside")
        self.findings.add(
            Rule.PATH_ESCAPE,
            "read.path-escape",
            file=file,
            line=line,
            field=field,
            name=printable(ref),
            problem=problem,
        )
        return None

    def holds(self, path: Path) -> bool:
        """Tell whether a path, its links followed, lies in the folder."""
        try:
            return path.resolve().is_relative_to(self.root)
        except (OSError, RuntimeError, ValueError):  # loops of links, names the system refuses
            return False

    def is_file(self, path: Path) -> bool:
        """Tell whether a path is an ordinary file inside the folder."""
        try:
            return self.holds(path) and path.is_file()
        except (OSError, ValueError):
            return False

    def listing(self, sub: str, endings: frozenset[str]) -> list[Path]:
        """Return the files of a sub-folder that have one of the endings, by name."""
        directory = self.root / sub
        try:
            if not self.holds(directory):
                self._leads_outside(sub, sub)
                return []
            if not directory.is_dir():
                return []
            entries = sorted(directory.iterdir())
        except OSError:
            return []
        chosen: list[Path] = []
        for path in entries:
            if path.name.startswith(".") or path.suffix.lower() not in endings:
                continue
            if not self.holds(path):
                self._leads_outside(f"{sub}/{path.name}", path.name)
            elif self.is_file(path):
                chosen.append(path)
            else:
                self.findings.add(
                    Rule.FILE_UNREADABLE,
                    "read.no-plain-file",
                    file=f"{sub}/{path.name}",
                    name=printable(path.name),
                )
        if len(chosen) > FILES_PER_FOLDER:
            self.findings.add(
                Rule.TOO_MANY,
                "read.too-many-files",
                file=sub,
                count=len(chosen),
                most=FILES_PER_FOLDER,
            )
        return chosen[:FILES_PER_FOLDER]

    def _leads_outside(self, file: str, name: str) -> None:
        self.findings.add(Rule.PATH_ESCAPE, "read.link-outside", file=file, name=printable(name))

    def text(self, path: Path) -> str | None:
        """Return a text file's content, lines divided by line feeds, illegal characters out."""
        name = self.name(path)
        if not self.is_file(path):
            self.findings.add(Rule.FILE_MISSING, "read.no-file", file=name)
            return None
        try:
            with path.open("rb") as stream:
                raw = stream.read(TEXT_BYTES + 1)
        except OSError as error:
            self.findings.add(Rule.FILE_UNREADABLE, "read.unreadable", file=name, why=reason(error))
            return None
        if len(raw) > TEXT_BYTES:
            self.findings.add(Rule.FILE_TOO_LARGE, "read.file-too-large", file=name)
            return None
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            self.findings.add(
                Rule.NOT_UTF8,
                "read.table-not-utf8" if path.suffix.lower() == ".csv" else "read.not-utf8",
                file=name,
                line=raw.count(b"\n", 0, error.start) + 1,
                guess=_encoding(raw),
                byte=error.start + 1,
                value=raw[error.start],
            )
            return None
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        return cleaned(text, self.findings, file=name)
