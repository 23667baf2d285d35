"""Copy → a Word file, its heads told by styles, weight, face, lists or by nothing at all."""

from __future__ import annotations

import random
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Literal

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from bench.realcopy import runs
from bench.realcopy.copy import (
    NUMBERED,
    Ask,
    Copy,
    Element,
    Grid,
    Line,
    Photo,
    Roll,
    Story,
    Verse,
    element_lines,
    head_lines,
    photo_words,
    story_lines,
)
from bench.realcopy.pictures import jpeg
from bench.realcopy.plain import spread
from bench.realcopy.rough import roughen

Heads = Literal["styles", "bold", "faces", "none", "auto"]
#: Style, size in pt (bold), face (GB/T 9704), centred: by role.
_LOOKS: dict[str, tuple[str, float, str, bool]] = {
    "headline": ("Title", 22, "方正小标宋简体", True),
    "edition-kicker": ("Subtitle", 14, "楷体_GB2312", True),
    "edition-deck": ("Subtitle", 14, "楷体_GB2312", True),
    "edition-speaker": ("Normal", 12, "楷体_GB2312", True),
    "edition-dateline": ("Normal", 12, "楷体_GB2312", True),
    "title": ("Heading 1", 18, "黑体", True),
    "story-kicker": ("Subtitle", 12, "楷体_GB2312", True),
    "story-deck": ("Subtitle", 12, "楷体_GB2312", True),
    "story-label": ("Heading 3", 12, "黑体", False),
    "byline": ("Normal", 10.5, "楷体_GB2312", False),
    "subhead": ("Heading 2", 14, "楷体_GB2312", False),
    "roll-head": ("Heading 2", 12, "黑体", False),
    "verse-title": ("Heading 2", 14, "黑体", True),
}
_TEXT_FACE = "仿宋_GB2312"


@dataclass(frozen=True, slots=True)
class Word:
    """How a Word file is written."""

    heads: Heads = "styles"
    verse: Literal["soft", "lines", "table"] = "soft"
    roll: Literal["spaces", "tabs", "table"] = "spaces"
    numbered: bool = True  # the sections' heads are counted in the text
    running: bool = False  # running head and page number
    soft: bool = False  # paragraphs parted by soft breaks, not by paragraphs
    boxes: bool = False  # stories with a label stand in text boxes
    bold_questions: bool = False
    rough: bool = False  # as hands leave it, see `rough.py`
    pictures: bool = True  # False: captions alone, the pictures are sent beside the file
    ending: str = ".docx"


def write_word(copy: Copy, file: Path, form: Word) -> tuple[str, ...]:
    """Write the file; return the words in it that are no copy."""
    writer = _Writer(form)
    for line in head_lines(copy):
        writer.line(line)
    for story in copy.stories:
        writer.story(story)
    dropped: list[str] = []
    if form.running:
        section = writer.document.sections[0]
        section.header.paragraphs[0].text = "某县融媒体中心内部资料"
        section.footer.paragraphs[0].text = "— 1 —"
        dropped.append("某县融媒体中心内部资料")
    if form.rough:
        roughen(writer.document, random.Random(f"rough {copy.title}"))
    writer.document.save(str(file))
    return tuple(dropped)


class _Writer:
    def __init__(self, form: Word) -> None:
        self.form = form
        self.document: Document = docx.Document()
        normal = self.document.styles["Normal"]
        normal.element.get_or_add_rPr().get_or_add_rFonts().set(
            qn("w:eastAsia"), _TEXT_FACE if form.heads == "faces" else "宋体"
        )
        normal.font.size = Pt(16 if form.heads == "faces" else 12)
        self.lists = runs.chinese_lists(self.document) if form.heads == "auto" else 0

    def story(self, story: Story) -> None:
        """Write one story."""
        if self.form.boxes and story.label:
            lines = [line.text for line in story_lines(story)]
            runs.text_box(self.document.paragraphs[-1], lines)
            return
        heads = ("story-label", "story-kicker", "title", "story-deck", "byline")
        for line in story_lines(story, titled=True):
            if line.role in heads and line.text:
                self.line(line)
        if self.form.soft:
            texts = [line.text for e in story.body for line in element_lines(e)]
            self._broken(self.document.add_paragraph(), tuple(f"　　{text}" for text in texts))
        else:
            for element in story.body:
                self.element(element)
        if story.close:
            self.document.add_paragraph(story.close)

    def line(self, line: Line, source: str = "") -> None:
        """Write one line in the look of its role."""
        style, size, face, centred = _LOOKS.get(line.role, ("Normal", 12, _TEXT_FACE, False))
        if line.role == "subhead" and line.level == 1:
            style, face = "Heading 2", "黑体"
        elif line.role == "subhead" and line.level == 3:
            style, size, face = "Heading 4", 12, _TEXT_FACE
        elif line.role == "subhead" and line.level == 2:
            style = "Heading 3" if NUMBERED.match(line.text) else "Heading 2"
        known = line.role in _LOOKS
        heads, text = self.form.heads, source or line.text
        paragraph = self.document.add_paragraph()
        if heads == "styles" and known:
            paragraph.style = self.document.styles[style]
        elif heads == "auto" and known:
            level = {"title": 0, "subhead": line.level - 1}.get(line.role)
            if level is not None and NUMBERED.match(text):
                text = NUMBERED.sub("", text)
                runs.listed(paragraph, self.lists, level)
                paragraph.style = self.document.styles[style]
        runs.marked(paragraph, text)
        if heads in ("bold", "faces") and known:
            if centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            for run in paragraph.runs:
                if heads == "bold":
                    run.bold, run.font.size = True, Pt(size)
                else:
                    runs.face(run, face)
        if not known and heads != "none":
            paragraph.paragraph_format.first_line_indent = Pt(24)

    def element(self, element: Element) -> None:
        """Write one element of a story."""
        match element:
            case Photo():
                self._photo(element)
            case Verse():
                self._verse(element)
            case Roll():
                self._roll(element)
            case Grid():
                runs.table(self.document, element)
            case Ask() if self.form.bold_questions:
                first, *rest = element_lines(element)
                run = self.document.add_paragraph().add_run(first.text)
                run.bold = True
                for line in rest:
                    self.document.add_paragraph(line.text)
            case _:
                raw = getattr(element, "text", "")
                for line in element_lines(element):
                    self.line(line, raw if line.role == "paragraph" else "")

    def _photo(self, photo: Photo) -> None:
        words = photo_words(photo)
        if not self.form.pictures:
            self.document.add_paragraph(words)
            return
        if photo.over and words:
            self.document.add_paragraph(words)
        paragraph = self.document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        stream = BytesIO(jpeg(photo.name, photo.size))
        wide = photo.size[0] >= photo.size[1]
        paragraph.add_run().add_picture(stream, width=Mm(140 if wide else 80))
        if not photo.over and words:
            under = self.document.add_paragraph(words)
            under.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _verse(self, verse: Verse) -> None:
        self.line(Line("verse-title", verse.title))
        if verse.author:
            self.document.add_paragraph(verse.author).alignment = WD_ALIGN_PARAGRAPH.CENTER
        if self.form.verse == "table":
            grid = self.document.add_table(rows=1, cols=2)
            half = (len(verse.stanzas) + 1) // 2
            for column, part in enumerate((verse.stanzas[:half], verse.stanzas[half:])):
                lines = tuple(line for stanza in part for line in stanza)
                self._broken(grid.cell(0, column).paragraphs[0], lines)
            return
        for stanza in verse.stanzas:
            if self.form.verse == "soft":
                self._broken(self.document.add_paragraph(), stanza)
                continue
            for line in stanza:
                self.document.add_paragraph(line)
            self.document.add_paragraph()

    def _broken(self, paragraph: Paragraph, lines: tuple[str, ...]) -> None:
        for index, line in enumerate(lines):
            run = paragraph.add_run(line)
            if index + 1 < len(lines):
                run.add_break(WD_BREAK.LINE)

    def _roll(self, roll: Roll) -> None:
        for head, names in roll.groups:
            if head:
                self.line(Line("roll-head", head))
            rows = [names[start : start + 5] for start in range(0, len(names), 5)]
            if self.form.roll == "table":
                grid = self.document.add_table(rows=len(rows), cols=5)
                for r, row in enumerate(rows):
                    for c, name in enumerate(row):
                        grid.cell(r, c).text = spread(name)
                continue
            gap = "　" if self.form.roll == "spaces" else "\t"
            for row in rows:
                self.document.add_paragraph(gap.join(spread(name) for name in row))
