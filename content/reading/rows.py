"""The rows of a block between `:::NAME` and `:::` → words as they are printed.

Input: raw rows with their lines of the file. Output: words; queries and faults are noted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from content.model import Paragraph, Query
from content.reading.leads import opened, without_marks
from content.reading.stock import Stock
from content.source.copytext import read_copy
from content.source.folder import EditionFolder
from content.source.markdown import note_markdown
from content.source.rules import Rule
from content.words import Message

Row = tuple[str, int]
"""Words and their line of the file."""


@dataclass
class BlockCopy:
    """Reads the rows of one block: queries out, marks noted."""

    stock: Stock
    file: str
    queries: tuple[Query, ...] = ()
    faulty: bool = False

    @property
    def folder(self) -> EditionFolder:
        """The edition's folder."""
        return self.stock.folder

    def cells(self, raw: str, line: int) -> str:
        """Return a row of a pipe table as it is printed, its bars included."""
        bare = raw.replace("|", " ")
        note_markdown(bare, self.folder.findings, file=self.file, line=line)
        read = read_copy(raw, self.folder.findings, file=self.file, line=line)
        self.queries += read.queries
        return read.text

    def words(self, raw: str, line: int) -> str:
        """Return a row's words as they are printed."""
        note_markdown(raw, self.folder.findings, file=self.file, line=line)
        read = read_copy(raw, self.folder.findings, file=self.file, line=line)
        self.queries += read.queries
        return read.text

    def fault(self, code: str, line: int, **values: str | int) -> None:
        """Note what cannot be read."""
        self.faulty = True
        told = Message(code, values)
        self.folder.findings.add(Rule.BAD_BLOCK, told, file=self.file, line=line)

    def paragraph(self, rows: Sequence[Row]) -> Paragraph:
        """Return rows that belong together as a paragraph, the bold words at its start marked."""
        raw = "\n".join(words for words, _ in rows)
        for words, line in zip(without_marks(raw).split("\n"), (n for _, n in rows), strict=True):
            note_markdown(words, self.folder.findings, file=self.file, line=line)
        read = read_copy(raw, self.folder.findings, file=self.file, line=rows[0][1])
        self.queries += read.queries
        read, bold = opened(read)
        return Paragraph(text=read.text, line=rows[0][1], bold=bold)
