"""A page of the web, saved or pasted → blocks.

Input: the bytes of an .html or .mht file and the folder it lies in. Output: its heads, paragraphs,
tables and pictures in their order, with the evidence of how they are shown. What stands around the
copy (navigation, lists of links, what is hidden) is listed as left out, never passed over.
"""

from __future__ import annotations

import base64
import binascii
import email
import email.policy
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from content.importing.blocks import (
    MERGED,
    TAKEN,
    Block,
    Document,
    Log,
    Look,
    Place,
    SourceError,
    Table,
    Unit,
)
from content.importing.forms.images import PICTURE_BYTES, picture, too_small
from content.importing.forms.web.around import furniture_of, over_lists, pieces, title_in
from content.importing.forms.web.leaves import LEAVES, SKIPPED, WRAP, Cell, Leaf, Page
from content.importing.recognising.looks import Looks
from content.importing.recognising.roles import Role, role_of
from content.importing.text.characters import STROKE
from content.importing.text.coding import coded
from content.importing.text.notes import is_note_mark
from content.words import Message, message
from fonts.chinese.characters import CLOSING, HAN, OPENING, PAUSES, STOPS, one_of

HTML_BYTES = 30 * 1024 * 1024
_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w-]{2,20})", re.I)
_BEFORE, _AFTER = one_of(CLOSING | PAUSES | STOPS), one_of(OPENING)
_IN_HAN = re.compile(rf"(?<=[{HAN}{_BEFORE}]) ?{WRAP} ?(?=[{HAN}{_AFTER}])")
#: What a line over or under a page's copy tells of it; two of these make it such a line.
_LABELS = (
    "来源|作者|记者|编辑|责任编辑|责编|编审|校对|字号|字体|发布时间|发布日期|更新时间|时间|日期|打印|分享到?|浏览次数|浏览|点击"
    "|阅读|视力保护色|发布机构|信息来源|稿源|我要纠错|收藏|保存"
)
_LABEL = re.compile(
    rf"\s*(?=(?<![{HAN}])(?:{_LABELS})(?:\s*[:：{STROKE}]|\s|$)|(?<!\d)\d{{4}}[-年/]\d)"
)
_CUT = re.compile(
    rf"\s*[|｜]\s*|\s+(?=[【\[]?(?:{_LABELS})(?:\s*[:：{STROKE}]|\s|$))|(?<=\d)\s+(?=[{HAN}])"
)
#: Who wrote it, and the day on the same line: 县中医院　柏青　2026-11-08.
_DATED = re.compile(r"(.{2,40}?)\s+(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?)")
#: No such line is longer.
_LABELLED = 160
_INDENT = re.compile("^[\u3000\xa0 ]{2,}")
#: A cell of a table of data has no more characters.
_CELL = 80


def read_web(path: Path, raw: bytes, log: Log) -> Document:
    """Return the blocks of a page."""
    if len(raw) > HTML_BYTES:
        raise SourceError("import.text-large", file=path.name, most_mb=HTML_BYTES >> 20)
    pictures: dict[str, bytes] = {}
    if path.suffix.lower() in (".mht", ".mhtml") or raw[:200].lstrip()[:13] == b"MIME-Version:":
        raw, pictures = _unpacked(raw, path.name)
    stated = _CHARSET.search(raw[:4096])
    found = coded(raw, stated[1].decode("ascii") if stated else "")
    if found is None:
        raise SourceError("import.unknown-coding", file=path.name)
    text, coding = found
    if not coding.startswith("utf-8"):
        log.change(Message("imported.coding"), Place(path.name), coding.upper(), "UTF-8")
    page, own = _parsed(text), _words_of(text)
    if page.too_many:
        raise SourceError("import.too-many-paragraphs", file=path.name, paragraphs=LEAVES)
    reader = _Reader(path, pictures, log)
    blocks = tuple(reader.blocks(page))
    return Document(
        path.name,
        tuple(Looks(blocks).applied(log)),
        tuple((Place(path.name), words) for words in own),
    )


def _parsed(text: str) -> Page:
    page = Page()
    _feed(text, page)
    page.close()
    return page


def _feed(text: str, target: object) -> None:
    from lxml import etree

    parser = etree.HTMLParser(target=target, huge_tree=True, encoding="utf-8")
    try:
        parser.feed(text.encode("utf-8", "replace"))
        parser.close()
    except (etree.LxmlError, AssertionError):
        return  # nothing in it: what was met is kept


def _words_of(text: str) -> list[str]:
    """Return all words of a page as the file has them, read apart from the blocks."""
    counter = _Words()
    _feed(text, counter)
    return [words for words in counter.found if words.strip()]


class _Words:
    """Takes all words that are no program, style or title."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._off = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._off += self._off > 0 or SKIPPED.fullmatch(tag) is not None

    def end(self, tag: str) -> None:
        self._off -= self._off > 0

    def data(self, words: str) -> None:
        if not self._off:
            self.found.append(words)

    def comment(self, words: str) -> None:
        """Pass over a comment."""

    def close(self) -> None:
        """End."""


class _Reader:
    def __init__(self, path: Path, pictures: Mapping[str, bytes], log: Log) -> None:
        self.path, self.pictures, self.log = path, pictures, log
        self.count = 0
        self.absent = False  # the picture just met could not be taken

    def place(self, unit: Unit = Unit.PARAGRAPH) -> Place:
        return Place(self.path.name, self.count, unit)

    def blocks(self, page: Page) -> Iterator[Block]:
        leaves = _unfolded(page.leaves)
        furniture = furniture_of(leaves)
        furniture |= over_lists(page.title, leaves, furniture)
        titled = any(leaf.level for i, leaf in enumerate(leaves) if i not in furniture)
        title = "" if titled else title_in(page.title, leaves, furniture)
        site = pieces(page.title) - {title} if title else set()
        for index, leaf in enumerate(leaves):
            if index in furniture:
                self.count += 1
                words = " ".join([leaf.text.strip(), *(words for words, _ in leaf.gone)]).strip()
                words = _plain(words) or " ".join(_all_words(leaf)) or leaf.alt
                if words:
                    self.log.leave_out(self.place(), words, Message("imported.web-furniture"))
                continue
            for block in self.of_leaf(leaf):
                if title and block.text.replace(" ", "") in site:  # over the title
                    self.log.leave_out(block.place, block.text, Message("imported.web-furniture"))
                elif title and block.text.replace(" ", "") == title:
                    title = ""
                    yield Block(block.text, block.place, block.gap, hint="title", firm=True)
                elif self.absent and _is_caption(block):
                    yield replace(block, hint="caption")
                else:
                    yield block
                self.absent = False

    def of_leaf(self, leaf: Leaf) -> Iterator[Block]:
        if leaf.source:
            yield from self.picture(leaf)
        elif leaf.cells:
            yield self.table(leaf)
        else:
            yield from self.paragraphs(leaf)

    def paragraphs(self, leaf: Leaf) -> Iterator[Block]:
        self.count += 1
        place = self.place()
        self.tell(leaf, place)
        rows = [row for line in leaf.text.split("\n") for row in _labelled(_plain(line))]
        parts = _parts(rows)
        look = _look(leaf)
        gap, number = leaf.gap, leaf.number
        hint = {"figcaption": "caption", "blockquote": "quote"}.get(leaf.tag, "")
        for part in parts:
            soft = len(part) > 1
            for row in part:
                words = row.strip(" \t\xa0\u3000")
                if not words:
                    continue
                if number:
                    self.log.change(
                        Message("imported.numbered"), place, words[:8], f"{number}{words[:8]}"
                    )
                    words, number = number + words, ""
                    hint = hint or "body"
                block = Block(words, place, gap, leaf.level, hint, firm=True, look=look, soft=soft)
                yield replace(block, item=leaf.tag == "li")
                gap = 0

    def tell(self, leaf: Leaf, place: Place) -> None:
        """Tell what does not print."""
        for words, kind in leaf.gone:
            why = _GONE[kind] if kind in _GONE else message("imported.of-note", mark=words)
            self.log.leave_out(place, words, why)
            if kind != "reading" and len(words) > 1:
                self.log.doubt(place, words[:40], why, Message("imported.listed"))
        for words, kind in (one for one in leaf.bad_shift if not is_note_mark(one[0])):
            why = Message("imported.raised" if kind == "sup" else "imported.lowered")
            self.log.doubt(place, words[:40], why, Message("imported.as-ordinary"))

    def picture(self, leaf: Leaf) -> Iterator[Block]:
        place = self.place()
        data = self.load(leaf.source)
        if data is None:
            shown, self.absent = leaf.source[:80], True
            self.log.doubt(
                place, shown, Message("imported.picture-elsewhere"), Message("imported.not-taken")
            )
            if re.search(f"[{HAN}]", leaf.alt):
                self.log.leave_out(place, leaf.alt, Message("imported.web-alt"))
            return
        if too_small(data):
            self.log.leave_out(place, leaf.alt or leaf.source[-40:], Message("imported.web-icon"))
            return
        ready = picture(data, leaf.alt, place, self.log)
        if ready:
            yield Block("", place, picture=ready)

    def load(self, source: str) -> bytes | None:
        """Return a picture's bytes: from the page itself, its packet, or the folder beside it."""
        if source.startswith("data:"):
            head, _, body = source.partition(",")
            try:
                data = (
                    base64.b64decode(body) if head.endswith(";base64") else unquote(body).encode()
                )
            except (binascii.Error, ValueError):
                return None
            return data if data and not head.startswith("data:image/svg") else None
        if source in self.pictures:
            return self.pictures[source]
        if source.startswith("cid:"):
            return self.pictures.get(source)
        name = unquote(re.split(r"[?#]", source)[0])
        root = self.path.resolve().parent
        try:
            file = (root / name).resolve()
            sound = "://" not in name and not name.startswith("//") and file.is_relative_to(root)
            if sound and file.is_file() and file.stat().st_size <= PICTURE_BYTES:
                return file.read_bytes()
        except (OSError, ValueError):
            return None
        return None

    def table(self, leaf: Leaf) -> Block:
        self.count += 1
        place = self.place(Unit.TABLE)
        for row in leaf.cells:
            for cell in row:
                for inner in cell.leaves:
                    self.tell(inner, place)
        return Block("", place, leaf.gap, table=Table(_grid(leaf), place, title=leaf.caption))


def _is_caption(block: Block) -> bool:
    """Tell whether what follows a picture that is not there is its caption."""
    plain = bool(block.text) and not (block.level or block.look.bold or block.hint)
    return plain and role_of(block.text) is Role.CAPTION


_GONE = {
    "hidden": Message("imported.hidden"),
    "struck": Message("imported.struck"),
    "reading": Message("imported.reading"),
}


def _plain(words: str) -> str:
    """Return words without the ends of the page's own lines."""
    return _IN_HAN.sub("", words).replace(WRAP, " ")


def _labelled(row: str) -> list[str]:
    """Return a line that tells source, date and size of type as one line each; others as it is."""
    bare = row.strip()
    dated = _DATED.fullmatch(bare)
    if dated is not None and role_of(dated[1]) is Role.BYLINE:
        return [dated[1], dated[2]]
    if len(bare) > _LABELLED or len(_LABEL.findall(bare)) < 2 or "。" in bare:
        return [row]
    return [piece for piece in _CUT.split(bare) if piece.strip()]


def _parts(rows: list[str]) -> list[list[str]]:
    """Return lines as paragraphs: parted by an empty line, or each by its indent."""
    filled = [row for row in rows if row.strip(" \t\xa0\u3000")]
    indented = sum(bool(_INDENT.match(row)) for row in filled)
    long = sum(len(row.strip()) > 40 for row in filled)
    if len(filled) > 1 and (indented >= len(filled) / 2 or long >= len(filled) / 2):
        return [[row] for row in filled]
    parts: list[list[str]] = [[]]
    for row in rows:
        if row.strip(" \t\xa0\u3000"):
            parts[-1].append(row)
        elif parts[-1]:
            parts.append([])
    return [part for part in parts if part]


def _look(leaf: Leaf) -> Look:
    if not leaf.looks:
        return Look()
    faces = Counter[str]()
    for count, shown in leaf.looks:
        faces[shown.face] += count
    return Look(
        max(shown.size for _, shown in leaf.looks),
        all(shown.bold for _, shown in leaf.looks),
        all(shown.centred for _, shown in leaf.looks),
        next(iter(faces)) if len(faces) == 1 else "",
        right=all(shown.right for _, shown in leaf.looks),
    )


def _unfolded(leaves: list[Leaf]) -> list[Leaf]:
    """Return leaves with tables that only arrange a page opened: what they hold, in its order."""
    out: list[Leaf] = []
    waiting = list(reversed(leaves))
    while waiting:
        leaf = waiting.pop()
        if leaf.tag != "table" or (leaf.cells and _is_data(leaf)):
            out.append(leaf)
            continue
        inner = [one for row in leaf.cells for cell in row for one in cell.leaves]
        if leaf.caption:
            inner.insert(0, Leaf(leaf.caption, around=leaf.around))
        waiting += reversed(inner)
    return out


def _is_data(table: Leaf) -> bool:
    """Tell whether a table is one of data, and no frame for a page's columns."""
    rows = [row for row in table.cells if row]
    cells = [cell for row in rows for cell in row]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    if any(leaf.tag == "table" or leaf.source for cell in cells for leaf in cell.leaves):
        return False
    words = ["".join(leaf.text for leaf in cell.leaves).strip() for cell in cells]
    filled = sum(bool(one) for one in words)
    links = sum(leaf.links for cell in cells for leaf in cell.leaves)
    return (
        max(map(len, words)) <= _CELL
        and filled >= 0.5 * len(words)
        and links < 0.5 * sum(map(len, words))
    )


def _grid(table: Leaf) -> tuple[tuple[str, ...], ...]:
    """Return a table's cells as rows, cells that span others marked."""
    width = 0
    below: dict[tuple[int, int], str] = {}
    rows: list[list[str]] = []
    for number, row in enumerate(table.cells):
        made: list[str] = []
        for cell in row:
            while (number, len(made)) in below:
                made.append(below[number, len(made)])
            first = len(made)
            made += [_cell_words(cell), *([MERGED[0]] * (cell.across - 1))]
            for down in range(1, min(cell.down, len(table.cells) - number)):
                for across in range(cell.across):
                    below[number + down, first + across] = MERGED[1]
        while (number, len(made)) in below:
            made.append(below[number, len(made)])
        width = max(width, len(made))
        if made:
            rows.append(made)
    return tuple(tuple(row + [""] * (width - len(row))) for row in rows)


def _cell_words(cell: Cell) -> str:
    words = " ".join(_plain(leaf.text).strip() for leaf in cell.leaves)
    words = " ".join(words.split())
    return TAKEN.get(words, words)


def _all_words(leaf: Leaf) -> Iterator[str]:
    for row in leaf.cells:
        for cell in row:
            for inner in cell.leaves:
                yield inner.text.strip()


def _unpacked(raw: bytes, name: str) -> tuple[bytes, dict[str, bytes]]:
    """Return the page of a web archive (.mht) and its pictures by their addresses."""
    page = b""
    pictures: dict[str, bytes] = {}
    try:
        packet = email.message_from_bytes(raw, policy=email.policy.default)
        for part in packet.walk():
            if part.is_multipart():
                continue
            data = part.get_payload(decode=True)
            if not isinstance(data, bytes):
                continue
            if part.get_content_type() in ("text/html", "application/xhtml+xml") and not page:
                stated = part.get_content_charset() or ""
                found = coded(data, stated)
                page = found[0].encode("utf-8") if found else data
                page = _CHARSET.sub(b"<meta ", page, count=3)
            elif part.get_content_maintype() == "image":
                for key in (part.get("Content-Location"), part.get("Content-ID")):
                    if key:
                        address = str(key).strip()
                        pictures[address] = data
                        pictures[f"cid:{address.strip('<>')}"] = data
    except (LookupError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise SourceError("import.no-web", file=name, why=type(error).__name__) from error
    if not page:
        raise SourceError("import.no-web", file=name, why="text/html")
    return page, pictures
