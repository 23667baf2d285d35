"""Markdown → blocks.

Input: the text of a Markdown file, and its path for pictures beside it. Output: headings with
their levels, paragraphs without marks of emphasis, tables, and pictures of the same folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from content.importing.blocks import Block, Document, Log, Place, Table
from content.importing.forms.images import PICTURE_BYTES, picture
from content.importing.text.lines import glue
from content.words import Message, message

_PICTURE = re.compile(
    r"!\[([^\]]{0,300})\]\(\s*<?([^)>\s]{1,300})>?(?:\s+\"([^\"]{0,300})\")?\s*\)"
)
_LINK = re.compile(r"\[([^\]]{1,300})\]\(([^)\s]{1,500})(?:\s+\"[^\"]{0,300}\")?\)")
_STRONG = re.compile(
    r"(\*\*\*|\*\*|__|~~|`)(?=\S)(.{1,2000}?)(?<=\S)\1|(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?!\*)"
)
_TAG = re.compile(r"</?[A-Za-z][^>\n]{0,200}>|<!--.{0,2000}?-->")
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}$")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_ORDERED = re.compile(r"\s*\d{1,3}[.)]\s+(?=\S)")
_STRUCK = re.compile(r"~~(?=\S)(.{1,500}?)(?<=\S)~~")
#: The mark of a note, and the note itself.
_NOTE_MARK = re.compile(r"\[\^[^\]\s]{1,20}\]")
_NOTE = re.compile(r"\[\^[^\]\s]{1,20}\]:.*")
_ITEM = re.compile(r"\s*(?:[-*+])\s+(?=\S)")
_BREAK = re.compile(r"^\|?[\s:|-]{3,}\|?$")


def read_markdown(text: str, path: Path, log: Log) -> Document:
    """Return a Markdown file's blocks."""
    return Document(path.name, tuple(_Reader(path, log).blocks(text.split("\n"))))


class _Reader:
    def __init__(self, path: Path, log: Log) -> None:
        self.path = path
        self.log = log

    def blocks(self, rows: list[str]) -> Iterator[Block]:
        start = self.front_matter(rows)
        held: list[tuple[int, str]] = []
        fenced = False
        for number, raw in enumerate([*rows[start:], ""], start + 1):
            if raw.strip().startswith(("```", "~~~")):
                fenced = not fenced
                self.log.leave_out(
                    self.place(number), raw.strip(), Message("imported.markdown-mark")
                )
                continue
            heading = None if fenced else _HEADING.fullmatch(raw.strip())
            parts = bool(
                not raw.strip()
                or heading
                or _ITEM.match(raw)
                or _ORDERED.match(raw)
                or _RULE.fullmatch(raw)
            )
            in_table = bool(held) and held[-1][1].strip().startswith("|")
            if held and (parts or raw.strip().startswith("|") != in_table):
                yield from self.flush(held)
                held = []
            if heading:
                yield from self.words(heading[2], number, level=len(heading[1]))
            elif raw.strip() and not _RULE.fullmatch(raw):
                held.append((number, raw))
        if held:
            yield from self.flush(held)

    def front_matter(self, rows: list[str]) -> int:
        """List a front matter as left out; return the first row after it."""
        if not rows or rows[0].strip() != "---":
            return 0
        for index, row in enumerate(rows[1:40], 1):
            if row.strip() == "---":
                for number, words in enumerate(rows[1:index], 2):
                    if words.strip():
                        self.log.leave_out(
                            self.place(number), words.strip(), Message("imported.markdown-head")
                        )
                return index + 1
        return 0

    def flush(self, held: list[tuple[int, str]]) -> Iterator[Block]:
        number = held[0][0]
        rows = [row.strip() for _, row in held]
        if len(rows) >= 2 and rows[0].startswith("|") and _BREAK.match(rows[1]):
            cells = [self.cells(row) for i, row in enumerate(rows) if i != 1]
            yield Block("", self.place(number), table=Table(tuple(cells), self.place(number)))
            return
        quote = rows[0].startswith(">")
        words = ""
        for row in rows:
            row = row.lstrip(">").strip() if quote else row
            words = glue(words, row) if words else row
        bare = _ITEM.sub("", words, count=1) if _ITEM.match(words) else words
        if bare != words:
            self.log.change(
                Message("imported.bullet-removed"), self.place(number), words[:8], bare[:8]
            )
        yield from self.words(bare, number, hint="body" if bare != words else "")

    def cells(self, row: str) -> tuple[str, ...]:
        parts = re.split(r"(?<!\\)\|", row.strip().removeprefix("|").removesuffix("|"))
        return tuple(self.plain(part.replace("\\|", "|").strip(), 0) for part in parts)

    def words(self, text: str, number: int, level: int = 0, hint: str = "") -> Iterator[Block]:
        place = self.place(number)
        for found in _PICTURE.finditer(text):
            alt, target, title = found[1], found[2], found[3] or ""
            ready = self.load(target, alt, place)
            if ready:
                yield ready
            caption = title or alt
            if caption:
                yield Block(caption, place, hint="caption")
        rest = self.plain(_PICTURE.sub("", text), number).strip()
        if rest:
            yield Block(rest, place, 1, level, hint, firm=True)

    def load(self, target: str, alt: str, place: Place) -> Block | None:
        root = self.path.resolve().parent
        try:
            file = (root / target).resolve()
            inside = ":" not in target and file.is_relative_to(root) and file.is_file()
            data = file.read_bytes() if inside and file.stat().st_size <= PICTURE_BYTES else b""
        except (OSError, ValueError):
            inside, data = False, b""
        if not inside:
            self.log.doubt(
                place, target, Message("imported.picture-elsewhere"), Message("imported.not-taken")
            )
            self.log.hold(place, alt or target, Message("imported.picture-elsewhere"))
            return None
        ready = picture(data, alt, place, self.log)
        return Block("", place, picture=ready) if ready else None

    def plain(self, text: str, number: int) -> str:
        """Return words without Markdown's marks; what a mark held is kept."""
        place = self.place(number)
        for found in _LINK.finditer(text):
            self.log.leave_out(place, found[2], Message("imported.link"))
        for found in _STRUCK.finditer(text):
            self.log.leave_out(place, found[1], Message("imported.struck"))
            self.log.doubt(place, found[1], Message("imported.struck"), Message("imported.listed"))
            self.log.hold(place, found[1], Message("imported.struck"))
        for pattern in (_NOTE, _NOTE_MARK):
            for found in pattern.finditer(text):
                note = message("imported.of-note", mark=found[0][:40])
                self.log.leave_out(place, found[0], note)
                self.log.doubt(place, found[0][:40], note, Message("imported.not-printed"))
                if pattern is _NOTE:
                    self.log.hold(place, found[0], note)
            text = pattern.sub("", text)
        new = _LINK.sub(lambda m: m[1], _STRUCK.sub("", text))
        for _ in range(3):
            new = _STRONG.sub(lambda m: m[2] or m[3], new)
        for found in _TAG.finditer(new):
            self.log.leave_out(place, found[0], Message("imported.html-tag"))
        new = re.sub(r"\\([\\`*_{}\[\]()#+.!|>-])", r"\1", _TAG.sub("", new))
        if new != text:
            self.log.change(Message("imported.markdown-removed"), place, text[:30], new[:30])
        return new

    def place(self, number: int) -> Place:
        return Place(self.path.name, number)
