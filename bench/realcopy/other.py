"""Copy → the other forms that come in: RTF and ODT written by hand, and a PDF in two columns.

A PDF has no paragraphs: lines of a measure, a running head and a page number on each page.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bench.realcopy.copy import Copy, Line, printed

_FONTS = Path(__file__).parents[2] / "fonts" / "files"
#: Size of type in pt by role; other roles are text.
_SIZES = {"headline": 22.0, "title": 16.0, "subhead": 14.0, "edition-deck": 14.0, "byline": 11.0}
_TEXT = 10.5
#: A4 in pt, margins, gutter between columns, leading of text.
_PAGE, _MARGIN, _GUTTER, _LEADING = (595.0, 842.0), 60.0, 20.0, 16.0
RUNNING = "某县融媒体中心内部资料"


def write_rtf(copy: Copy, file: Path) -> tuple[str, ...]:
    """Write an RTF file, heads bold and centred."""
    rows = []
    for line in printed(copy):
        head = line.role in _SIZES
        look = rf"\qc\b\fs{round(2 * _SIZES[line.role])} " if head else r"\fi420\fs21 "
        rows.append(rf"\pard\plain{look}{_escaped(line.text)}\par")
    words = "\n".join([r"{\rtf1\ansi\ansicpg936\uc1", *rows, "}"])
    file.write_bytes(words.encode("ascii"))
    return ()


def _escaped(text: str) -> str:
    units = memoryview(text.encode("utf-16-le")).cast("H")
    return "".join(
        chr(u) if 32 <= u < 127 and chr(u) not in "\\{}" else rf"\u{u - 65536 * (u > 32767)}?"
        for u in units
    )


def write_odt(copy: Copy, file: Path) -> tuple[str, ...]:
    """Write an ODT file, heads by outline level."""
    levels = {"headline": 1, "title": 2, "subhead": 3}
    rows = []
    for line in printed(copy):
        words = escape(line.text)
        if line.role in levels:
            level = levels[line.role]
            rows.append(f'<text:h text:outline-level="{level}">{words}</text:h>')
        else:
            rows.append(f"<text:p>{words}</text:p>")
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces} '
        f'office:version="1.2"><office:body><office:text>{"".join(rows)}</office:text>'
        f"</office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest xmlns:manifest='
        '"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry '
        f'manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry '
        'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", kind, zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("content.xml", content)
    return ()


def write_pdf(copy: Copy, file: Path) -> tuple[str, ...]:
    """Write a PDF in two columns, the headline over both."""
    for name in ("PressSong-400", "PressHei-700"):
        pdfmetrics.registerFont(TTFont(name, _FONTS / f"{name}.ttf"))
    canvas = Canvas(str(file), pagesize=_PAGE, invariant=True)
    columns = _Columns(canvas)
    lines = printed(copy)
    opening = [line for line in lines[:3] if line.role in ("headline", "edition-deck")]
    columns.across(opening)
    for line in lines:
        if line not in opening:
            columns.add(line)
    columns.end()
    canvas.save()
    return (RUNNING,)


class _Columns:
    """A page's two columns, filled from the top."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.width = (_PAGE[0] - 2 * _MARGIN - _GUTTER) / 2
        self.column, self.top = 0, _PAGE[1] - _MARGIN
        self.y = self.top

    def across(self, lines: Sequence[Line]) -> None:
        """Set lines over both columns."""
        for line in lines:
            size = _SIZES[line.role]
            self.y -= size * 1.5
            self.canvas.setFont("PressHei-700", size)
            self.canvas.drawCentredString(_PAGE[0] / 2, self.y, line.text)
        self.y -= _LEADING
        self.top = self.y

    def add(self, line: Line) -> None:
        """Set one line of copy, broken to the measure."""
        head = line.role in _SIZES
        size = min(_SIZES.get(line.role, _TEXT), 14.0)
        font = "PressHei-700" if head else "PressSong-400"
        text = line.text if head else f"　　{line.text}"
        start = 0
        while start < len(text):
            end = start + 1
            while end < len(text) and self._fits(text[start : end + 1], font, size):
                end += 1
            self._row(text[start:end], font, size)
            start = end

    def _fits(self, text: str, font: str, size: float) -> bool:
        return bool(pdfmetrics.stringWidth(text, font, size) <= self.width)

    def _row(self, text: str, font: str, size: float) -> None:
        if self.y - _LEADING < _MARGIN:
            if self.column == 1:
                self.end()
                self.top = _PAGE[1] - _MARGIN
            self.column = 1 - self.column
            self.y = self.top
        self.y -= _LEADING
        self.canvas.setFont(font, size)
        self.canvas.drawString(_MARGIN + self.column * (self.width + _GUTTER), self.y, text)

    def end(self) -> None:
        """Finish a page."""
        self.canvas.setFont("PressSong-400", 8)
        self.canvas.drawString(_MARGIN, _PAGE[1] - 40, RUNNING)
        self.canvas.drawCentredString(_PAGE[0] / 2, 36, f"— {self.canvas.getPageNumber()} —")
        self.canvas.showPage()
