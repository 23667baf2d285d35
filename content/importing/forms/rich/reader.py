"""Rich Text (.rtf) → blocks.

Input: the path and bytes of an .rtf. Output: its paragraphs with how they look, tables by their
cells, pictures. Heads are told by size, weight and place, as of a Word file without styles. What
stands round the copy (headers, footers, notes, comments), and hidden, struck and deleted words are
listed as left out.
"""

from __future__ import annotations

import binascii
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from content.importing.blocks import Block, Document, Log, Look, Place, SourceError, Table, Unit
from content.importing.forms.images import picture, too_small
from content.importing.forms.rich.tokens import APART, Piece, State, Tokens
from content.importing.forms.web.styles import face_of
from content.importing.recognising.looks import Looks
from content.importing.text import signs
from content.words import Message

RICH_BYTES = 100 * 1024 * 1024


def read_rich(path: Path, raw: bytes, log: Log) -> Document:
    """Return the blocks of a rich text file."""
    if len(raw) > RICH_BYTES:
        raise SourceError("import.too-large", file=path.name, most_mb=RICH_BYTES >> 20)
    reader = _Reader(path.name, raw, log)
    try:
        blocks = tuple(reader.blocks())
    except (ValueError, TypeError, OverflowError) as error:
        raise SourceError("import.no-rich", file=path.name) from error
    return Document(path.name, tuple(Looks(blocks).applied(log)), tuple(reader.own))


class _Reader:
    """The paragraphs of one file, as they come."""

    def __init__(self, name: str, raw: bytes, log: Log) -> None:
        self.name, self.log = name, log
        self.tokens = Tokens(raw)
        self.own: list[tuple[Place, str]] = []
        self.number = 1
        self.run: list[Piece] = []
        self.aside: list[str] = []  # of a header, a note
        self.pictures: list[bytes] = []
        self.cells: list[str] = []
        self.rows: list[tuple[str, ...]] = []

    @property
    def place(self) -> Place:
        return Place(self.name, self.number, Unit.PARAGRAPH)

    def blocks(self) -> Iterator[Block]:
        """Yield the file's blocks."""
        for piece in self.tokens.pieces():
            if piece.picture:
                self.pictures.append(piece.picture)
            elif piece.state.where in APART.values():
                self._apart(piece)
            elif piece.end:
                yield from self._ended(piece)
            elif piece.state.gone:
                self._gone(piece)
            else:
                self.run.append(piece)
        yield from self._ended(Piece(State(), end="par"))
        yield from self._table()

    def _ended(self, piece: Piece) -> Iterator[Block]:
        """Yield what ends with a paragraph; cells and rows are kept until their table ends."""
        if piece.end == "line":
            self.run.append(piece._replace(text="\n"))
        elif piece.end == "cell":
            self.cells.append(self._words().strip())
            self.run.clear()
        elif piece.end == "row":
            self.rows.append(tuple(self.cells))
            self.cells = []
        elif piece.state.table:
            self.run.append(piece._replace(text="\n"))  # goes on in its cell
        else:
            yield from self._table()
            yield from self._paragraph()

    def _paragraph(self) -> Iterator[Block]:
        words, run = self._words(), [one for one in self.run if one.text.strip()]
        self.run.clear()
        lines = [line for line in words.split("\n") if line.strip()]
        for line in lines:
            soft = len(lines) > 1
            yield Block(line.strip(), self.place, firm=True, soft=soft, look=self._look(run))
        yield from self._pictures()
        self.number += 1

    def _words(self) -> str:
        """Return the words of the run, raised and lowered ones as signs; note what the file has."""
        out = ""
        for piece in self.run:
            raised = signs.raised(piece.text, low=piece.state.script == "sub")
            out += raised if piece.state.script and raised else piece.text
        self.own += [(self.place, line) for line in out.split("\n") if line.strip()]
        return out

    def _look(self, run: list[Piece]) -> Look:
        if not run:
            return Look()
        weight: Counter[tuple[int, int]] = Counter()
        for one in run:
            weight[one.state.size, one.state.face] += len(one.text)
        (size, face), _ = weight.most_common(1)[0]
        align = run[-1].state.align
        return Look(
            size / 2,
            all(one.state.bold for one in run),
            align == "c",
            face_of(self.tokens.faces.get(face, "")),
            right=align == "r",
        )

    def _pictures(self) -> Iterator[Block]:
        for digits in self.pictures:
            try:
                data = binascii.unhexlify(b"".join(digits.split()))
            except binascii.Error:
                continue
            if not too_small(data):
                ready = picture(data, "", self.place, self.log)
                if ready:
                    yield Block("", self.place, picture=ready)
        self.pictures.clear()

    def _table(self) -> Iterator[Block]:
        if self.rows:
            wide = max(map(len, self.rows))
            rows = tuple(row + ("",) * (wide - len(row)) for row in self.rows)
            self.rows = []
            yield Block("", self.place, table=Table(rows, self.place))

    def _apart(self, piece: Piece) -> None:
        """Keep the words of a header, footer, note or comment, and tell them at their end."""
        self.aside.append(piece.text)
        words = "".join(self.aside).strip()
        if piece.end and words:
            self.log.leave_out(self.place, words, Message(f"imported.{piece.state.where}"))
            self.own.append((self.place, words))
        if piece.end:
            self.aside.clear()

    def _gone(self, piece: Piece) -> None:
        words = piece.text.strip()
        if words:
            why = Message(f"imported.{piece.state.gone}")
            self.log.leave_out(self.place, words, why)
            self.own.append((self.place, words))
            if piece.state.gone != "deleted":
                self.log.doubt(self.place, words, why, Message("imported.listed"))
