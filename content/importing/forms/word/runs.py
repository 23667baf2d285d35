"""A paragraph of a Word file → its words as a reader of the page sees them.

Input: the paragraph's element and the file's styles. Output: `Inline`: the words, with soft breaks
as line ends and tabs as tabs; what hangs on it (text boxes, pictures); what is not to be printed
(deleted, hidden, struck words, readings over characters) with the reason; and what is doubtful.
Elements that are not known are a doubt if they hold words, never a silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from content.importing.forms.framing import Framing
from content.importing.forms.word.fields import Field, Fields, is_contents_row
from content.importing.forms.word.shapes import described, drawn, is_white, of_vml
from content.importing.forms.word.styles import MC, Styles, W, on
from content.importing.text import eqfields, signs
from content.importing.text.notes import is_note_mark
from content.words import Message, message

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_V = "{urn:schemas-microsoft-com:vml}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_M = signs.M
_SKIPPED = frozenset({f"{MC}Fallback", f"{W}pPr", f"{W}rPr", f"{W}delInstrText"})
_RUN = f"{W}r"


@dataclass(frozen=True)
class Shown:
    """A picture: its relation, the words for it, how it is framed."""

    relation: str
    alt: str
    framing: Framing


@dataclass
class Inline:
    """What a paragraph holds."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)
    pictures: list[Shown] = field(default_factory=list)
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
        self.fields = Fields()

    def read(self, paragraph: Any) -> Inline:
        """Return what a paragraph holds."""
        self.paragraph = paragraph
        self.out = Inline()
        contents = self.fields.contents()
        self.walk(paragraph)
        if (contents or self.fields.contents()) and is_contents_row(self.out.text):
            self.out.gone.append((self.out.text.strip(), Message("imported.contents")))
            self.out.pieces.clear()
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
            words = signs.behind(out.text, signs.equation(node))
            out.pieces.append(words)
            out.doubts.append((words, Message("imported.equation"), Message("imported.in-a-line")))
        elif tag == f"{_A}blip":
            relation = node.get(f"{_R}embed") or node.get(f"{_R}link")
            if relation:
                self.picture(relation, node, drawn(node))
        elif tag == f"{_V}imagedata":
            if node.get(f"{_R}id"):
                self.picture(node.get(f"{_R}id"), node, of_vml(node))
        elif tag == f"{_V}textpath":
            self.lettering(node.get("string") or "")
        elif tag == f"{W}sdt" and node.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            before = len(out.pieces)
            self.walk(node)
            self.drop(before, Message("imported.placeholder"))
        elif tag == f"{W}sdt" and (box := node.find(f"{W}sdtPr/{_W14}checkbox")) is not None:
            out.pieces.append("✓" if on(box.find(f"{_W14}checked"), f"{_W14}val") else "□")
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
        out = self.out
        before, pictures, boxes = len(out.pieces), len(out.pictures), len(out.boxes)
        font = self.font(run)
        for node in run:
            if isinstance(node.tag, str):
                self.of_run(node, font)
        words = "".join(out.pieces[before:])
        more = len(out.pictures) > pictures or len(out.boxes) > boxes
        if not words.strip() and not more:
            return
        if on(self.property(run, "vanish")) or on(self.property(run, "webHidden")):
            self.drop(before, Message("imported.hidden"))
            self.drop_drawings(pictures, boxes)
        elif not words.strip():
            return
        elif on(self.property(run, "strike")) or on(self.property(run, "dstrike")):
            self.drop(before, Message("imported.struck"))
        elif is_white(run, self.paragraph, self.styles):
            self.drop(before, Message("imported.white"))
        else:
            if on(self.property(run, "caps")) or on(self.property(run, "smallCaps")):
                out.pieces[before:] = [words.upper()]
            self.place_high_or_low(run, before, words)

    def drop(self, before: int, why: Message) -> None:
        """Keep words from print, and say so."""
        words = "".join(self.out.pieces[before:])
        del self.out.pieces[before:]
        if words.strip():
            self.out.gone.append((words, why))
            self.out.doubts.append((words.strip(), why, Message("imported.listed")))

    def drop_drawings(self, pictures: int, boxes: int) -> None:
        """Keep the pictures and text boxes of a hidden run from print, and say so."""
        for shown in self.out.pictures[pictures:]:
            self.hide(shown.alt)
        hidden = Message("imported.hidden")
        for box in self.out.boxes[boxes:]:
            words = "".join(t.text or "" for t in box.iter(f"{W}t"))
            self.out.gone.append((words, hidden))
            self.out.doubts.append((words, hidden, Message("imported.listed")))
        del self.out.pictures[pictures:], self.out.boxes[boxes:]

    def hide(self, alt: str) -> None:
        """Tell of a picture that is not seen."""
        words = alt or "（图片）"
        self.out.doubts.append(
            (words, Message("imported.hidden-picture"), Message("imported.not-taken"))
        )

    def picture(self, relation: str, node: Any, framing: Framing) -> None:
        """Take a picture, if it is seen."""
        alt, hidden = described(node)
        alt = alt or node.get("title") or ""
        if hidden:
            self.hide(alt)
        else:
            self.out.pictures.append(Shown(relation, alt, framing))

    def lettering(self, words: str) -> None:
        """List words that are drawn as a picture of letters (WordArt): an editor decides."""
        if words.strip():
            why = Message("imported.lettering")
            self.out.gone.append((words, why))
            self.out.doubts.append((words, why, Message("imported.listed")))

    def place_high_or_low(self, run: Any, before: int, words: str) -> None:
        """Write raised and lowered characters as such."""
        high = self.height(run)
        if not high:
            return
        new = signs.raised(words.strip(), low=high < 0)
        if new:
            self.out.pieces[before:] = [new]
        elif not is_note_mark(words):
            why = message("imported.raised" if high > 0 else "imported.lowered")
            self.out.doubts.append((words, why, Message("imported.as-ordinary")))

    def height(self, run: Any) -> int:
        """Return above 0 for a raised run, under 0 for a lowered one.

        A run is so by its alignment, or by a shift of its baseline (w:position, half points) and
        a size under that of the run before it: a shift alone levels faces of unlike heights.
        """
        where = self.property(run, "vertAlign")
        value = where.get(f"{W}val") if where is not None else ""
        if value in ("superscript", "subscript"):
            return 1 if value == "superscript" else -1
        before = run.getprevious()
        if before is None or before.tag != _RUN or not self.number(run, "position"):
            return 0
        smaller = 0 < self.number(run, "sz") < self.number(before, "sz")
        return self.number(run, "position") if smaller else 0

    def number(self, run: Any, name: str) -> int:
        """Return a property that is a number (half points), 0 where a run has none."""
        found = self.property(run, name)
        given = (found.get(f"{W}val") or "") if found is not None else ""
        return int(given) if re.fullmatch(r"-?\d{1,4}", given) else 0

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
            if self.fields.write(words):
                out.pieces.append(words)
        elif tag == f"{W}instrText":
            self.fields.instruct(node.text or "")
        elif tag == f"{W}fldChar":
            ended = self.fields.mark(node.get(f"{W}fldCharType") or "")
            if ended is not None:
                self.field(ended)
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

    def field(self, ended: Field) -> None:
        """Write what a field without a result shows."""
        if ended.shown or ended.name not in ("EQ", "SYMBOL", "="):
            return
        code = ended.code
        words = signs.field_words(code) or signs.behind(self.out.text, eqfields.shown(code))
        if words and self.fields.write(words):
            self.out.pieces.append(words)
        self.out.doubts.append(
            (
                words or code.strip(),
                message("imported.field", name=ended.name),
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
