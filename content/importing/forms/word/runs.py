"""A paragraph of a Word file → its words as a reader of the page sees them.

Input: the paragraph's element and the file's styles. Output: `Inline`: the words, with soft breaks
as line ends and tabs as tabs; what hangs on it (text boxes, pictures); what is not to be printed
(deleted, hidden, struck words, readings over characters) with the reason; and what is doubtful.
Elements that are not known are a doubt if they hold words, never a silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from content.importing.forms.word.styles import Styles, W, on
from content.importing.text import signs
from content.words import Message, message

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_M = signs.M
_SKIPPED = frozenset({f"{_MC}Fallback", f"{W}pPr", f"{W}rPr", f"{W}delInstrText"})
_RUN = f"{W}r"


@dataclass
class Inline:
    """What a paragraph holds."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)  # relation, words for it
    gone: list[tuple[str, Message]] = field(default_factory=list)  # words that do not print, why
    doubts: list[tuple[str, Message, Message]] = field(
        default_factory=list
    )  # words, why, what was done
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind of a note's mark, its id

    @property
    def text(self) -> str:
        """The words."""
        return "".join(self.pieces)


class Runs:
    """Reads the runs of one file's paragraphs."""

    def __init__(self, styles: Styles) -> None:
        """Read with these styles."""
        self.styles = styles
        #: Field codes that are open: code so far, whether its result has begun, has words.
        self.fields: list[list[Any]] = []

    def read(self, paragraph: Any) -> Inline:
        """Return what a paragraph holds."""
        self.paragraph = paragraph
        self.out = Inline()
        self.walk(paragraph)
        return self.out

    def walk(self, node: Any) -> None:
        """Read the children of an element."""
        for child in node:
            if isinstance(child.tag, str):
                self.take(child)

    def take(self, node: Any) -> None:
        """Read one element."""
        tag, out = node.tag, self.out
        if tag in _SKIPPED:
            return
        if tag == _RUN:
            self.run(node)
        elif tag in (f"{W}del", f"{W}moveFrom"):
            lost = "".join(t.text or "" for t in node.iter(f"{W}delText", f"{W}t"))
            if lost.strip():
                out.gone.append((lost, Message("imported.deleted")))
        elif tag == f"{W}txbxContent":
            out.boxes.append(node)
        elif tag in (f"{_M}oMath", f"{_M}oMathPara"):
            words = signs.equation(node)
            out.pieces.append(words)
            out.doubts.append((words, Message("imported.equation"), Message("imported.in-a-line")))
        elif tag == f"{_A}blip":
            relation = node.get(f"{_R}embed") or node.get(f"{_R}link")
            if relation:
                out.pictures.append((relation, _alt(node)))
        elif tag == f"{_V}imagedata":
            if node.get(f"{_R}id"):
                out.pictures.append((node.get(f"{_R}id"), node.get("title") or ""))
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference", f"{W}commentReference"):
            kind = tag.removeprefix(W).removesuffix("Reference")
            out.notes.append((kind, node.get(f"{W}id") or ""))
        elif tag == f"{W}altChunk":
            out.doubts.append(
                ("（嵌入的文件）", Message("imported.embedded"), Message("imported.not-taken"))
            )
        elif tag == f"{W}object" and node.get("dxaOrig") is None and not len(node):
            return
        else:
            self.walk(node)

    def run(self, run: Any) -> None:
        """Read one run."""
        before = len(self.out.pieces)
        font = self.font(run)
        for node in run:
            if isinstance(node.tag, str):
                self.of_run(node, font)
        words = "".join(self.out.pieces[before:])
        if not words.strip():
            return
        if on(self.property(run, "vanish")) or on(self.property(run, "webHidden")):
            self.drop(before, words, Message("imported.hidden"))
        elif on(self.property(run, "strike")) or on(self.property(run, "dstrike")):
            self.drop(before, words, Message("imported.struck"))
        else:
            self.place_high_or_low(run, before, words)

    def drop(self, before: int, words: str, why: Message) -> None:
        """Keep words from print, and say so."""
        del self.out.pieces[before:]
        self.out.gone.append((words, why))
        self.out.doubts.append((words.strip(), why, Message("imported.listed")))

    def place_high_or_low(self, run: Any, before: int, words: str) -> None:
        """Write raised and lowered characters as such."""
        where = self.property(run, "vertAlign")
        value = where.get(f"{W}val") if where is not None else ""
        if value not in ("superscript", "subscript"):
            return
        new = signs.raised(words.strip(), low=value == "subscript")
        if new:
            self.out.pieces[before:] = [new]
        else:
            why = message("imported.raised" if value == "superscript" else "imported.lowered")
            self.out.doubts.append((words, why, Message("imported.as-ordinary")))

    def property(self, run: Any, name: str) -> Any:
        """Return the element of a property that counts."""
        return self.styles.run(run, self.paragraph, name)

    def font(self, run: Any) -> str:
        """Return the run's font of signs, or nothing."""
        fonts = run.find(f"{W}rPr/{W}rFonts")
        name = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""
        return name if signs.is_signs(name) else ""

    def of_run(self, node: Any, font: str) -> None:
        """Read what stands in a run."""
        tag, out = node.tag, self.out
        code = self.fields[-1] if self.fields and not self.fields[-1][1] else None
        if tag == f"{W}t":
            words = node.text or ""
            if font:
                words = signs.signs(font, words)
                if "□" in words:
                    out.doubts.append(
                        (
                            words,
                            message("imported.signs-of-font", font=font),
                            Message("imported.as-box"),
                        )
                    )
            if code is None:
                out.pieces.append(words)
                if self.fields:
                    self.fields[-1][2] = True
            else:
                code[0] += words
        elif tag == f"{W}instrText":
            if self.fields:
                self.fields[-1][0] += node.text or ""
        elif tag == f"{W}fldChar":
            self.field(node.get(f"{W}fldCharType") or "")
        elif tag in (f"{W}tab", f"{W}ptab"):
            out.pieces.append("\t")
        elif tag in (f"{W}br", f"{W}cr"):
            out.pieces.append("\n")
        elif tag == f"{W}noBreakHyphen":
            out.pieces.append("-")
        elif tag == f"{W}sym":
            self.symbol(node.get(f"{W}font") or "", node.get(f"{W}char") or "")
        elif tag == f"{W}ruby":
            self.ruby(node)
        else:
            self.take(node)

    def field(self, kind: str) -> None:
        """Open a field, begin its result, or close it."""
        if kind == "begin":
            self.fields.append(["", False, False])
        elif kind == "separate" and self.fields:
            self.fields[-1][1] = True
        elif kind == "end" and self.fields:
            code, _, shown = self.fields.pop()
            name = code.split()[0].upper() if code.split() else ""
            if shown or name not in ("EQ", "SYMBOL", "="):
                return
            words = signs.field_words(code)
            if words:
                self.out.pieces.append(words)
            self.out.doubts.append(
                (
                    words or code.strip(),
                    message("imported.field", name=name),
                    Message("imported.compare"),
                )
            )
            if not words:
                self.out.gone.append((code.strip(), Message("imported.field-code")))

    def symbol(self, font: str, place: str) -> None:
        """Write a sign of a font of signs."""
        try:
            words = signs.sign(font, int(place, 16))
        except ValueError:
            words = ""
        self.out.pieces.append(words or "□")
        if not words:
            self.out.doubts.append(
                (f"{font} {place}", Message("imported.sign-unknown"), Message("imported.as-box"))
            )

    def ruby(self, node: Any) -> None:
        """Print the characters, list their readings."""
        reading = "".join(t.text or "" for t in node.iterfind(f"{W}rt//{W}t"))
        for base in node.iterchildren(f"{W}rubyBase"):
            self.walk(base)
        if reading.strip():
            self.out.gone.append((reading, Message("imported.reading")))


def _alt(blip: Any) -> str:
    for holder in blip.iterancestors(f"{_WP}inline", f"{_WP}anchor"):
        described = holder.find(f"{_WP}docPr")
        if described is not None:
            return described.get("descr") or ""
    return ""
