"""Parts of a Word file that python-docx has no call for → XML in its place."""

from __future__ import annotations

from collections.abc import Sequence

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from bench.realcopy.copy import Grid
from bench.realcopy.marks import pieces

_W = nsdecls("w")
_TRACKED = 'w:id="{id}" w:author="丙某某" w:date="2026-01-05T09:00:00Z"'


def marked(paragraph: Paragraph, text: str) -> None:
    """Add text with its marks to a paragraph."""
    for number, (kind, words) in enumerate(pieces(text), 900):
        match kind:
            case "ins" | "del":
                paragraph._p.append(_tracked(kind, words, number))
            case "ruby":
                paragraph._p.append(_ruby(words))
            case "sym":
                paragraph._p.append(_symbol(words))
            case "field":
                paragraph._p.append(_field(words))
            case _:
                _plain(paragraph.add_run(words), kind)


def _plain(run: Run, kind: str) -> None:
    font = run.font
    match kind:
        case "sup":
            font.superscript = True
        case "sub":
            font.subscript = True
        case "hidden":
            font.hidden = True
        case "strike":
            font.strike = True
        case "bold":
            font.bold = True


def _tracked(kind: str, words: str, number: int) -> BaseOxmlElement:
    tag = "delText" if kind == "del" else "t"
    return parse_xml(
        f"<w:{kind} {_W} {_TRACKED.format(id=number)}>"
        f"<w:r><w:{tag}>{words}</w:{tag}></w:r></w:{kind}>"
    )


def _ruby(words: str) -> BaseOxmlElement:
    base, _, reading = words.partition("|")
    return parse_xml(
        f"<w:r {_W}><w:ruby><w:rubyPr/><w:rt><w:r><w:t>{reading}</w:t></w:r></w:rt>"
        f"<w:rubyBase><w:r><w:t>{base}</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )


#: Places of characters in the Symbol font.
_SYMBOLS = {"≥": "F0B3", "≤": "F0A3", "°": "F0B0", "×": "F0B4", "±": "F0B1"}


def _symbol(words: str) -> BaseOxmlElement:
    return parse_xml(f'<w:r {_W}><w:sym w:font="Symbol" w:char="{_SYMBOLS[words]}"/></w:r>')


def _field(words: str) -> BaseOxmlElement:
    return parse_xml(
        f'<w:fldSimple {_W} w:instr=" DATE \\@ &quot;yyyy年M月d日&quot; ">'
        f"<w:r><w:t>{words}</w:t></w:r></w:fldSimple>"
    )


def face(run: Run, name: str) -> None:
    """Set a run in a Chinese face."""
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    for key in ("w:eastAsia", "w:ascii", "w:hAnsi"):
        fonts.set(qn(key), name)


def chinese_lists(document: Document) -> int:
    """Add lists 一、（一）1. to the document; return their number."""
    part = document.part.numbering_part.element
    forms = ("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:suff w:val="nothing"/><w:lvlText w:val="{text}"/></w:lvl>'
        for i, (kind, text) in enumerate(forms)
    )
    abstract = parse_xml(f'<w:abstractNum {_W} w:abstractNumId="77">{levels}</w:abstractNum>')
    part.insert(0, abstract)
    part.append(parse_xml(f'<w:num {_W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    return 77


def listed(paragraph: Paragraph, number: int, level: int) -> None:
    """Make a paragraph an item of a list."""
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:numPr {_W}><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')
    )


def text_box(paragraph: Paragraph, lines: Sequence[str]) -> None:
    """Hang a text box on a paragraph."""
    inner = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    paragraph._p.append(
        parse_xml(
            f'<w:r {_W} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict>'
            f'<v:shape style="width:200pt;height:80pt"><v:textbox><w:txbxContent>'
            f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
        )
    )


def table(document: Document, grid: Grid) -> None:
    """Write a table under its title, cells merged, its note below."""
    document.add_paragraph(grid.title)
    drawn = document.add_table(rows=len(grid.rows), cols=len(grid.rows[0]))
    drawn.style = document.styles["Table Grid"]
    for r, row in enumerate(grid.rows):
        for c, cell in enumerate(row):
            if cell:
                drawn.cell(r, c).text = cell
    for top, left, low, right in grid.merges:
        words = grid.rows[top][left]
        merged = drawn.cell(top, left).merge(drawn.cell(low, right))
        merged.text = words
    if grid.note:
        document.add_paragraph(grid.note)
