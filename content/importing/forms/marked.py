"""Markdown → blocks.

Input: the text of a Markdown file, and its path for pictures beside it. Output: headings with
their levels, paragraphs without marks of emphasis, tables, and pictures of the same folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from content.importing.blocks import Block, Document, Log, Place, Table
from content.importing.forms.images import PICTURE_BYTES, picture
from content.importing.text.lines import ended, glue
from content.importing.text.signs import raised
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
#: What parts the head of a table from its rows; a frame of bars about it is left out by some.
_BREAK = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
#: A row of = or - under a line makes a head of it; no head is longer, characters.
_UNDER, _HEAD_MOST = re.compile(r"\s{0,3}(=+|-{2,})\s*"), 64
#: A job on a list, done or open; a row that ends so is broken there.
_TASK = re.compile(r"\[([ xX])\]\s+(?=\S)")
_BROKEN = re.compile(r"(?: {2,}|\\)$")
#: What of a front matter is printed, the level and hint of each.
_FIELDS = {
    "title": (1, ""),
    "标题": (1, ""),
    "subtitle": (0, "subtitle"),
    "副标题": (0, "subtitle"),
    "author": (0, ""),
    "作者": (0, ""),
}
_FIELD = re.compile(rf"({'|'.join(_FIELDS)})\s*[:：]", re.I)
#: Where the address of a link stands apart: [1]: http://…; and the link to it: [words][1].
_ADDRESS = re.compile(r"\s{0,3}\[(?!\^)[^\]]{1,80}\]:\s*<?\S+>?(?:\s+[\"'(].{0,200})?\s*")
_LINK_APART = re.compile(r"(?<!!)\[([^\]\[]{1,300})\]\[[^\]\[]{0,80}\]")
#: Raised and lowered characters: m^2^, H~2~O.
_SHIFTED = re.compile(r"(?<!~)~(?=\S)([^~\s]{1,8})~(?!~)|\^(?=\S)([^^\s]{1,8})\^")


def read_markdown(text: str, path: Path, log: Log) -> Document:
    """Return a Markdown file's blocks."""
    return Document(path.name, tuple(_Reader(path, log).blocks(text.split("\n"))))


class _Reader:
    def __init__(self, path: Path, log: Log) -> None:
        self.path = path
        self.log = log

    def blocks(self, rows: list[str]) -> Iterator[Block]:
        start = self.front_matter(rows)
        yield from self.head(rows[:start], rows[start:])
        held: list[tuple[int, str]] = []
        fenced = tabled = False
        for number, raw in enumerate([*rows[start:], ""], start + 1):
            if raw.strip().startswith(("```", "~~~")):
                fenced = not fenced
                self.log.leave_out(
                    self.place(number), raw.strip(), Message("imported.markdown-mark")
                )
                continue
            if not fenced and self.is_address(raw, number):
                continue
            under = None if fenced or tabled else _UNDER.fullmatch(raw)
            if held and under and _may_head(held):
                words = " ".join(row.strip() for _, row in held)
                yield from self.words(words, held[0][0], level=1 if "=" in under[1] else 2)
                held = []
                continue
            heading = None if fenced else _HEADING.fullmatch(raw.strip())
            begins = "|" in raw and _is_break(rows[number : number + 1])
            goes_on = tabled and "|" in raw
            parts = bool(
                not raw.strip()
                or heading
                or _ITEM.match(raw)
                or _ORDERED.match(raw)
                or _RULE.fullmatch(raw)
            )
            if held and not goes_on and (parts or begins or tabled):
                yield from self.flush(held, tabled=tabled)
                held = []
            tabled = begins or goes_on
            if heading:
                yield from self.words(heading[2], number, level=len(heading[1]))
            elif raw.strip() and not _RULE.fullmatch(raw) and not (under and "=" in raw):
                held.append((number, raw))
        if held:
            yield from self.flush(held, tabled=tabled)

    def is_address(self, raw: str, number: int) -> bool:
        """Tell whether a row holds the address of a link and nothing else; it is left out."""
        if not _ADDRESS.fullmatch(raw):
            return False
        self.log.leave_out(self.place(number), raw.strip(), Message("imported.link"))
        return True

    def front_matter(self, rows: list[str]) -> int:
        """List a front matter as left out; return the first row after it."""
        if not rows or rows[0].strip() != "---":
            return 0
        for index, row in enumerate(rows[1:40], 1):
            if row.strip() == "---":
                for number, words in enumerate(rows[1:index], 2):
                    if words.strip() and not _FIELD.match(words):
                        self.log.leave_out(
                            self.place(number), words.strip(), Message("imported.markdown-head")
                        )
                return index + 1
        return 0

    def head(self, front: list[str], rows: list[str]) -> Iterator[Block]:
        """Yield title, deck and writer as a front matter states them.

        Copy with a title of its own (#) says all of it itself: they are told as left out.
        """
        own = any(row.startswith("# ") for row in rows)
        for number, row in enumerate(front, 1):
            field = _FIELD.match(row)
            words = row[field.end() :].strip().strip("\"'“”[]") if field else ""
            if field is None:
                continue
            printed = bool(words) and not own
            told = field[0].strip() if printed else row.strip()
            self.log.leave_out(self.place(number), told, Message("imported.markdown-head"))
            if printed:
                level, hint = _FIELDS[field[1].lower()]
                yield Block(words, self.place(number), 0, level, hint, firm=True)

    def flush(self, held: list[tuple[int, str]], *, tabled: bool) -> Iterator[Block]:
        number = held[0][0]
        rows = [row.strip() for _, row in held]
        if tabled and len(rows) >= 2:
            cells = [self.cells(row) for i, row in enumerate(rows) if i != 1]
            yield Block("", self.place(number), table=Table(tuple(cells), self.place(number)))
            return
        quote = rows[0].startswith(">")
        lines = [""]
        for index, (_, raw) in enumerate(held):
            row = raw.strip().lstrip(">").strip() if quote else raw.strip()
            broken = bool(_BROKEN.search(raw)) and index + 1 < len(held)
            row = row.removesuffix("\\").rstrip() if broken else row
            lines[-1] = glue(lines[-1], row) if lines[-1] else row
            lines += [""] * broken
        for line in lines:
            soft = len(lines) > 1
            yield from (replace(b, soft=soft) for b in self.paragraph(line, number))

    def paragraph(self, words: str, number: int) -> Iterator[Block]:
        """Yield the blocks of a paragraph or an item of a list, without the item's mark."""
        bare = _ITEM.sub("", words, count=1) if _ITEM.match(words) else words
        if bare != words:
            task = _TASK.match(bare)
            if task:
                mark = Message("imported.markdown-mark")
                self.log.leave_out(self.place(number), task[0].strip(), mark)
                bare = ("□ " if task[1] == " " else "✓ ") + bare[task.end() :]
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
        new = _LINK_APART.sub(lambda m: m[1], new)
        new = _SHIFTED.sub(lambda m: raised(m[1] or m[2], low=bool(m[1])) or m[0], new)
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


def _is_break(rows: Sequence[str]) -> bool:
    """Tell whether the row after one parts the head of a table from its rows."""
    return bool(rows) and "|" in rows[0] and bool(_BREAK.fullmatch(rows[0]))


def _may_head(held: Sequence[tuple[int, str]]) -> bool:
    """Tell whether the lines over a row of = or - are a head: short, and no sentence or item."""
    words = "".join(row.strip() for _, row in held)
    item = _ITEM.match(held[0][1]) or words.startswith(">")
    return len(words) <= _HEAD_MOST and not ended(words) and not item
