"""Word files for the tests, a paragraph at a time, with what python-docx has no call for."""

from __future__ import annotations

from pathlib import Path

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
OPENING = "澄江两岸的村子商量了一个冬天，开春先办三件小事，账目都写在祠堂门口的黑板上。"


class File:
    """A Word file with a title, an opening and a head, to which paragraphs are added."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.document.add_heading("一条河的三件小事", 0)
        self.document.add_paragraph(OPENING)
        self.document.add_heading("河岸", 1)

    def runs(self, *runs: str) -> None:
        """Add a paragraph of runs, given as the XML within each."""
        paragraph = self.document.add_paragraph()._p
        for run in runs:
            paragraph.append(parse_xml(run.replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))

    def lists(self, *levels: tuple[str, str, int], override: int = 0) -> int:
        """Add a list with levels of form, words and start; return its number."""
        part = self.document.part.numbering_part.element
        name = 700 + len(part)
        inner = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{words}"/></w:lvl>'
            for i, (form, words, start) in enumerate(levels)
        )
        kept = f'{nsdecls("w")} w:abstractNumId="{name}"'
        part.insert(0, parse_xml(f"<w:abstractNum {kept}>{inner}</w:abstractNum>"))
        self.number(name, name, override)
        return name

    def number(self, name: int, abstract: int, override: int = 0) -> None:
        """Add a list of an abstract one, begun anew at a number."""
        start = (
            f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{override}"/></w:lvlOverride>'
            if override
            else ""
        )
        self.document.part.numbering_part.element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{name}">'
                f'<w:abstractNumId w:val="{abstract}"/>{start}</w:num>'
            )
        )

    def item(self, words: str, name: int, level: int = 0) -> None:
        """Add a paragraph of a list."""
        paragraph = self.document.add_paragraph(words)._p
        paragraph.get_or_add_pPr().append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/>'
                f'<w:numId w:val="{name}"/></w:numPr>'
            )
        )

    def saved(self, folder: Path) -> Path:
        """Write the file."""
        self.document.save(str(folder / "a.docx"))
        return folder / "a.docx"


def text(words: str, look: str = "") -> str:
    """Return a run of words with a look (`<w:strike/>` …)."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
