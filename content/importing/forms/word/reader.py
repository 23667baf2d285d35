"""Word files (.docx) → blocks.

Input: the path of a .docx. Output: its paragraphs, tables and pictures in reading order, text
boxes after the paragraph that holds them; what Word counts itself (list numbers) is written out,
deleted, hidden and struck words, comments, notes, headers and footers are listed as left out.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from content.importing.blocks import (
    Block,
    Document,
    Log,
    Look,
    Place,
    RawPicture,
    SourceError,
    Table,
    Unit,
)
from content.importing.forms.archive import check_archive
from content.importing.forms.framing import Framing, framed
from content.importing.forms.images import picture
from content.importing.forms.packet import ordinary_packet
from content.importing.forms.word.lists import Lists
from content.importing.forms.word.owntext import own_text
from content.importing.forms.word.runs import Inline, Runs, Shown
from content.importing.forms.word.styles import MC, Styles, W, on
from content.importing.forms.word.tables import album, form_lines, is_form, is_frame, rows_of
from content.importing.recognising.looks import Looks, is_head_face
from content.words import Message, message

BLOCKS = 20_000
_WRAPPERS = frozenset({f"{W}ins", f"{W}moveTo", f"{W}smartTag", f"{W}customXml"})
#: Elements beside paragraphs that hold no words.
_EMPTY = re.compile(
    r"\}(?:sectPr|bookmark\w+|proofErr|permStart|permEnd|comment\w+|\w+Range\w+|tcPr)$"
)


def read_word(path: Path, log: Log) -> Document:
    """Return a Word file's blocks."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import XMLSyntaxError

    check_archive(path)
    try:
        with ordinary_packet(path) as packet:
            opened = docx.Document(packet)
            reader = _Reader(opened, path.name, log)
            blocks = tuple(reader.blocks(opened.element.body))
            reader.aside()
            own = tuple(own_text(packet, path.name))
    except (
        OpcError,
        KeyError,
        ValueError,
        XMLSyntaxError,
        AttributeError,
        IndexError,
        TypeError,
        EOFError,
        zlib.error,
        zipfile.BadZipFile,
        RecursionError,
    ) as error:
        raise SourceError(
            "import.no-word-file", file=path.name, why=type(error).__name__
        ) from error
    if len(blocks) > BLOCKS:
        raise SourceError("import.too-many-paragraphs", file=path.name, paragraphs=len(blocks))
    return Document(path.name, tuple(Looks(blocks).applied(log)), own)


class _Reader:
    """Walks through a document's body."""

    def __init__(self, opened: Any, name: str, log: Log) -> None:
        self.part = opened.part
        self.name = name
        self.log = log
        self.count = 0
        self.styles = Styles(opened.styles.element)
        self.lists = Lists(opened.part, self.styles, log)
        self.runs = Runs(self.styles)
        self.empty = 0

    def place(self, unit: Unit = Unit.PARAGRAPH) -> Place:
        return Place(self.name, self.count, unit)

    def blocks(self, holder: Any) -> Iterator[Block]:
        for element in holder.iterchildren():
            if element.tag == f"{W}p":
                yield from self.paragraph(element)
            elif element.tag == f"{W}tbl":
                yield from self.table(element)
            elif element.tag == f"{W}sdt" and _is_left(element) is not None:
                self.leave(element)
            elif element.tag == f"{W}sdt":
                for content in element.iterchildren(f"{W}sdtContent"):
                    yield from self.blocks(content)
            elif element.tag == f"{MC}AlternateContent":
                for first in list(element)[:1]:  # what follows says the same for other programs
                    yield from self.blocks(first)
            elif element.tag in _WRAPPERS:
                yield from self.blocks(element)
            elif isinstance(element.tag, str) and not _EMPTY.search(element.tag):
                inside = list(element.iter(f"{W}p"))
                self.log.doubt(
                    self.place(),
                    element.tag.rsplit("}", 1)[-1],
                    Message("imported.word-unknown"),
                    Message("imported.printed-anyway" if inside else "imported.not-taken"),
                )
                yield from self.blocks(element)

    def leave(self, control: Any) -> None:
        """List what a control shows that is no copy: a table of contents, what it asks for."""
        why = _is_left(control)
        for paragraph in control.iter(f"{W}p"):
            self.count += 1
            words = self.runs.read(paragraph).text.strip()
            if words and why is not None:
                self.log.leave_out(self.place(), words, why)

    def paragraph(self, element: Any) -> Iterator[Block]:
        self.count += 1
        inline = self.runs.read(element)
        place = self.place()
        self.note(inline, place)
        level, hint = self.style(element)
        rows = [row.strip() for row in inline.text.split("\n") if row.strip()]
        number = self.lists.number(element, place) if rows else ""
        look = self.look(element)
        if rows and number:
            self.log.change(
                Message("imported.numbered"), place, rows[0][:8], f"{number}{rows[0][:8]}"
            )
            rows[0] = number + rows[0]
            item = number[:1].isdigit() or not re.match(r"[（(第]|.{1,4}、", number)
            plain = not look.bold and not is_head_face(look.face)
            if item and not level and not hint and plain:
                hint = "body"  # an item of a list, no numbered head
        if inline.pictures:
            yield from self.pictures(inline.pictures, place)
        block = Block("", place, 0, level, hint, firm=True, look=look, soft=len(rows) > 1)
        block = replace(block, item=self.lists.is_bulleted(element))
        for row in rows:
            yield replace(block, text=row, gap=self.empty)
            self.empty = 0
        if not rows and not inline.pictures:
            self.empty += 1
        for box in inline.boxes:
            yield from (replace(block, boxed=True) for block in self.blocks(box))

    def note(self, inline: Inline, place: Place) -> None:
        """Tell what does not print and what is doubtful."""
        for words, why in inline.gone:
            self.log.leave_out(place, words, why)
            if why.code in _HELD:  # seen somewhere: somebody may have meant it
                self.log.hold(place, words, why)
        for words, why, done in inline.doubts:
            self.log.doubt(place, words[:40], why, done)

    def pictures(self, found: list[Shown], place: Place) -> Iterator[Block]:
        for shown in found:
            alt = shown.alt
            part = self.part.related_parts.get(shown.relation)
            if part is None:
                self.log.doubt(
                    place,
                    alt or Message("imported.picture"),
                    Message("imported.picture-linked"),
                    Message("imported.not-taken"),
                )
                words = alt or Message("imported.picture")
                self.log.hold(place, words, Message("imported.picture-linked"))
                continue
            ready = picture(part.blob, alt, place, self.log)
            if ready:
                seen = self.framed(ready, shown.framing, place)
                yield Block("", place, picture=seen)

    def framed(self, taken: RawPicture, framing: Framing, place: Place) -> RawPicture:
        """Return what is seen of a picture, told where that is not the whole of it."""
        words = taken.alt or Message("imported.picture")
        if framing.leans:
            why = message("imported.picture-leans", degrees=round(framing.turn))
            self.log.doubt(place, words, why, Message("imported.set-upright"))
        if not framing.alters:
            return taken
        self.log.change(
            Message("imported.picture-framed"), place, words, Message("imported.as-in-source")
        )
        data = framed(taken.data, framing)
        return replace(taken, data=data, ending=".png" if taken.ending == ".webp" else taken.ending)

    def style(self, element: Any) -> tuple[int, str]:
        """Return heading level and hint, the styles that the style is based on counted too."""
        outline = self.styles.paragraph(element, "outlineLvl")
        if outline is not None and (outline.get(f"{W}val") or "9").isdigit():
            level = int(outline.get(f"{W}val"))
            if level < 6:
                own = element.find(f"{W}pPr/{W}outlineLvl") is not None
                for style in self.styles.chain(self.styles.of_paragraph(element)):
                    if not own and _name(style) in _STYLES:
                        return 0, _STYLES[_name(style)]
                return level + 1, ""
        for style in self.styles.chain(self.styles.of_paragraph(element)):
            name = _name(style)
            if name in _STYLES:
                return 0, _STYLES[name]
            head = name.removeprefix("heading ").removeprefix("标题 ")
            if head != name and head[:1].isdigit():
                return int(head[0]), ""
        return 0, ""

    def look(self, element: Any) -> Look:
        """Return how a paragraph looks: the largest size, bold where all of it is, the face."""
        sizes, bold, faces, inks = [], [], set(), set()
        for run in element.iter(f"{W}r"):
            if not any((t.text or "").strip() for t in run.iterchildren(f"{W}t")):
                continue
            size = self.styles.run(run, element, "sz")
            value = size.get(f"{W}val") if size is not None else ""
            sizes.append(float(value) / 2 if value and value.isdigit() else 0.0)
            bold.append(on(self.styles.run(run, element, "b")))
            fonts = self.styles.run(run, element, "rFonts")
            faces.add((fonts.get(f"{W}eastAsia") or "") if fonts is not None else "")
            colour = self.styles.run(run, element, "color")
            inks.add((colour.get(f"{W}val") or "") if colour is not None else "")
        side = self.styles.paragraph(element, "jc")
        stands = side.get(f"{W}val") if side is not None else ""
        face = faces.pop() if len(faces) == 1 else ""
        ink = inks.pop() if len(inks) == 1 else ""
        ink = "" if ink.lower() in _BLACK else ink
        return Look(
            max(sizes, default=0.0),
            bool(bold) and all(bold),
            stands == "center",
            face,
            ink=ink,
            right=stands in ("right", "end"),
        )

    def table(self, element: Any) -> Iterator[Block]:
        place = Place(self.name, self.count + 1, Unit.TABLE)
        rows, found = rows_of(element, self.blocks)
        shown = album(found)
        inner = shown or [block for cells in found for cell in cells for block in cell]
        if is_form(found):
            yield from form_lines(found, self.log)
            return
        columns = {c for row in rows for c, words in enumerate(row) if words not in ("", "<", "^")}
        if len(columns) <= 1 or len(rows) == 1 or shown or is_frame(found):
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

        self.runs = Runs(self.styles)  # a field that the body leaves open ends with it
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        for relation in self.part.rels.values():
            kind = relation.reltype.rsplit("/", 1)[-1]
            if kind not in kinds or relation.is_external:
                continue
            root = etree.fromstring(relation.target_part.blob, parser)
            for element in root.iter(f"{W}p"):
                inline = self.runs.read(element)
                for box in inline.boxes:
                    inline.pieces += [self.runs.read(p).text for p in box.iter(f"{W}p")]
                words = inline.text.strip()
                self.note(inline, Place(self.name))
                if words:
                    self.log.leave_out(
                        Place(self.name), words, message("imported.of-word", what=kinds[kind])
                    )
                    if kind in ("footnotes", "endnotes", "comments"):
                        self.log.doubt(
                            Place(self.name),
                            words[:30],
                            message("imported.may-belong", what=kinds[kind]),
                            Message("imported.not-printed"),
                        )
                    if kind in ("footnotes", "endnotes"):
                        told = message("imported.of-word", what=kinds[kind])
                        self.log.hold(Place(self.name), words, told)


#: Words that somebody sees, in Word or on paper, and that are not printed.
_HELD = frozenset({"imported.struck", "imported.white", "imported.lettering"})
#: Colours that are the usual one of text.
_BLACK = frozenset({"auto", "000000", "windowtext"})
_STYLES = {
    "title": "title",
    "标题": "title",
    "subtitle": "subtitle",
    "副标题": "subtitle",
    "caption": "caption",
    "题注": "caption",
    "图注": "caption",
    "图片说明": "caption",
    "quote": "quote",
    "intense quote": "quote",
    "引用": "quote",
    "list paragraph": "",
}


def _is_left(control: Any) -> Message | None:
    """Return why a control's words are no copy; None where they are."""
    if control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
        return Message("imported.placeholder")
    gallery = control.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
    if gallery is not None and gallery.get(f"{W}val") in ("Table of Contents", "目录"):
        return Message("imported.contents")
    return None


def _name(style: Any) -> str:
    found = style.find(f"{W}name")
    return (found.get(f"{W}val") or "").lower() if found is not None else ""
