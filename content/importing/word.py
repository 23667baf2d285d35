"""Word files (.docx) → blocks.

Input: the path of a .docx. Output: its paragraphs, tables and pictures in reading order, text
boxes after the paragraph that holds them; what Word counts itself (list numbers) is written out,
deleted words, comments, notes, headers and footers are listed as left out.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from content.importing.archive import check_archive
from content.importing.blocks import Block, Document, Log, Place, SourceError, Table, Unit
from content.importing.images import picture
from content.importing.looks import Looks
from content.importing.wordlists import Lists
from content.words import Message, message

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
BLOCKS = 20_000


def read_word(path: Path, log: Log) -> Document:
    """Return a Word file's blocks."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    check_archive(path)
    try:
        opened = docx.Document(str(path))
        reader = _Reader(opened, path.name, log)
        blocks = tuple(reader.blocks(opened.element.body))
        reader.aside()
    except (
        OpcError,
        KeyError,
        ValueError,
        XMLSyntaxError,
        zipfile.BadZipFile,
        RecursionError,
    ) as error:
        raise SourceError(
            "import.no-word-file", file=path.name, why=type(error).__name__
        ) from error
    if len(blocks) > BLOCKS:
        raise SourceError("import.too-many-paragraphs", file=path.name, paragraphs=len(blocks))
    return Document(path.name, tuple(Looks(blocks).applied(reader.looks, log)))


class _Reader:
    """Walks through a document's body."""

    def __init__(self, opened: Any, name: str, log: Log) -> None:
        self.part = opened.part
        self.name = name
        self.log = log
        self.count = 0
        self.lists = Lists(opened.part, log)
        self.styles = {s.style_id: s for s in opened.styles}
        self.looks: dict[int, tuple[float, bool, bool]] = {}
        self.empty = 0

    def place(self, unit: Unit = Unit.PARAGRAPH) -> Place:
        return Place(self.name, self.count, unit)

    def blocks(self, holder: Any) -> Iterator[Block]:
        for element in holder.iterchildren():
            if element.tag == f"{W}p":
                yield from self.paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self.table(element)
            elif element.tag == f"{W}sdt":
                for content in element.iterchildren(f"{W}sdtContent"):
                    yield from self.blocks(content)
            elif element.tag in (f"{W}ins", f"{W}smartTag", f"{W}customXml"):
                yield from self.blocks(element)

    def paragraph(self, element: Any) -> Iterator[Block]:
        self.count += 1
        text, boxes, pictures, gone = _content(element)
        for words in gone:
            self.log.leave_out(self.place(), words, Message("imported.deleted"))
        level, hint, style = self.style(element)
        rows = [row.strip() for row in text.split("\n") if row.strip()]
        number = self.lists.number(element, style, self.place()) if rows else ""
        if rows and number:
            self.log.change(
                Message("imported.numbered"), self.place(), rows[0][:8], f"{number}{rows[0][:8]}"
            )
            rows[0] = number + rows[0]
            if number[:1].isdigit() and not level and not hint and not self.look(element)[1]:
                hint = "body"  # an item of a list, no numbered head
        place = self.place()
        if pictures:
            yield from self.pictures(pictures, place)
        for row in rows:
            self.looks[self.count] = self.look(element)
            yield Block(row, place, self.empty, level, hint, firm=True)
            self.empty = 0
        if not rows and not pictures:
            self.empty += 1
        for box in boxes:
            yield from self.blocks(box)

    def pictures(self, found: list[tuple[str, str]], place: Place) -> Iterator[Block]:
        for relation, alt in found:
            part = self.part.related_parts.get(relation)
            if part is None:
                self.log.doubt(
                    place,
                    alt or Message("imported.picture"),
                    Message("imported.picture-linked"),
                    Message("imported.not-taken"),
                )
                continue
            ready = picture(part.blob, alt, place, self.log)
            if ready:
                yield Block("", place, picture=ready)

    def style(self, element: Any) -> tuple[int, str, Any]:
        """Return heading level, hint and style, the style it is based on counted too."""
        properties = element.find(f"{W}pPr")
        chosen = properties.find(f"{W}pStyle") if properties is not None else None
        style = self.styles.get(chosen.get(f"{W}val")) if chosen is not None else None
        outline = properties.find(f"{W}outlineLvl") if properties is not None else None
        if outline is not None and (outline.get(f"{W}val") or "9").isdigit():
            level = int(outline.get(f"{W}val"))
            if level < 6:
                return level + 1, "", style
        base, depth = style, 0
        while base is not None and depth < 8:
            name = (base.name or "").lower()
            for words, hint in _STYLES.items():
                if name == words:
                    return 0, hint, style
            head = name.removeprefix("heading ").removeprefix("标题 ")
            if head != name and head[:1].isdigit():
                return int(head[0]), "", style
            base, depth = getattr(base, "base_style", None), depth + 1
        return 0, "", style

    def look(self, element: Any) -> tuple[float, bool, bool]:
        """Return size in pt (0 not stated), whether all of it is bold, whether it is centred."""
        sizes, bold = [], []
        for run in element.iter(f"{W}r"):
            if not any((t.text or "").strip() for t in run.iterchildren(f"{W}t")):
                continue
            properties = run.find(f"{W}rPr")
            size = properties.find(f"{W}sz") if properties is not None else None
            value = size.get(f"{W}val") if size is not None else ""
            sizes.append(float(value) / 2 if value and value.isdigit() else 0.0)
            mark = properties.find(f"{W}b") if properties is not None else None
            bold.append(mark is not None and mark.get(f"{W}val") not in ("0", "false"))
        properties = element.find(f"{W}pPr")
        side = properties.find(f"{W}jc") if properties is not None else None
        centred = side is not None and side.get(f"{W}val") == "center"
        return max(sizes, default=0.0), bool(bold) and all(bold), centred

    def table(self, element: Any) -> Iterator[Block]:
        rows: list[tuple[str, ...]] = []
        inner: list[Block] = []
        place = Place(self.name, self.count + 1, Unit.TABLE)
        for row in element.iter(f"{W}tr"):
            if next(row.iterancestors(f"{W}tbl")) is not element:
                continue
            cells: list[str] = []
            for cell in row.iterchildren(f"{W}tc"):
                found = list(self.blocks(cell))
                words = " ".join(b.text for b in found if b.text)
                merged = cell.find(f"{W}tcPr/{W}vMerge")
                if merged is not None and merged.get(f"{W}val") != "restart" and rows and not words:
                    words = ""
                inner += found
                cells.append(words)
                span = cell.find(f"{W}tcPr/{W}gridSpan")
                wide = span.get(f"{W}val") if span is not None else "1"
                cells += [""] * (min(int(wide), 60) - 1 if wide and wide.isdigit() else 0)
            rows.append(tuple(cells))
        if not any(any(row) for row in rows) or max(map(len, rows)) == 1 or len(rows) == 1:
            if rows:
                self.log.change(
                    Message("imported.table-split"),
                    place,
                    message("imported.rows", count=len(rows)),
                    message("imported.paragraphs", count=len(inner)),
                )
            yield from inner
            return
        yield from (b for b in inner if b.picture or b.table)
        yield Block("", place, table=Table(tuple(rows), place))

    def aside(self) -> None:
        """List what stands outside the body: headers, footers, notes, comments."""
        kinds = {
            "header": Message("imported.header"),
            "footer": Message("imported.footer"),
            "footnotes": Message("imported.footnotes"),
            "endnotes": Message("imported.endnotes"),
            "comments": Message("imported.comments"),
        }
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for relation in self.part.rels.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if kind not in kinds or relation.is_external:
                continue
            root = etree.fromstring(relation.target_part.blob, parser)
            for element in root.iter(f"{W}p"):
                words = _content(element)[0].strip()
                if words:
                    self.log.leave_out(
                        Place(self.name, 0), words, message("imported.of-word", what=kinds[kind])
                    )
                    if kind in ("footnotes", "endnotes", "comments"):
                        self.log.doubt(
                            Place(self.name),
                            words[:30],
                            message("imported.may-belong", what=kinds[kind]),
                            Message("imported.not-printed"),
                        )


_STYLES = {
    "title": "title", "标题": "title", "subtitle": "subtitle", "副标题": "subtitle",
    "caption": "caption", "题注": "caption", "图注": "caption", "图片说明": "caption",
    "quote": "quote", "intense quote": "quote", "引用": "quote", "list paragraph": "",
}  # fmt: skip


def _content(element: Any) -> tuple[str, list[Any], list[tuple[str, str]], list[str]]:
    """Return a paragraph's words, its text boxes, its pictures and words that were deleted."""
    words: list[str] = []
    boxes: list[Any] = []
    pictures: list[tuple[str, str]] = []
    gone: list[str] = []
    stack = list(reversed(list(element)))
    while stack:
        node = stack.pop()
        tag = node.tag
        if tag == f"{W}t":
            words.append(node.text or "")
        elif tag in (f"{W}tab", f"{W}ptab"):
            words.append(" ")
        elif tag in (f"{W}br", f"{W}cr"):
            words.append("\n")
        elif tag == f"{W}noBreakHyphen":
            words.append("-")
        elif tag in (f"{W}del", f"{W}moveFrom"):
            lost = "".join(t.text or "" for t in node.iter(f"{W}delText", f"{W}t"))
            if lost.strip():
                gone.append(lost)
        elif tag == f"{W}txbxContent":
            boxes.append(node)
        elif tag == f"{_MC}Fallback" or tag == f"{W}pPr" or tag == f"{W}instrText":
            continue  # the same again for old programs; properties; field codes
        elif tag == f"{_A}blip":
            relation = node.get(f"{_R}embed") or node.get(f"{_R}link")
            if relation:
                pictures.append((relation, _alt(node)))
        elif tag == f"{_V}imagedata":
            relation = node.get(f"{_R}id")
            if relation:
                pictures.append((relation, node.get("title") or ""))
        else:
            stack += reversed(list(node))
    return "".join(words), boxes, pictures, gone


def _alt(blip: Any) -> str:
    for holder in blip.iterancestors(f"{_WP}inline", f"{_WP}anchor"):
        described = holder.find(f"{_WP}docPr")
        if described is not None:
            return described.get("descr") or ""
    return ""
