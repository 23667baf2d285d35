"""WeasyPrint sets what the composer measured: right edges read back from the PDF by pypdfium2."""

from __future__ import annotations

import ctypes
from html import escape

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from weasyprint import HTML

from fonts import SETTING_CSS, FontLibrary
from fonts.setting import Composer, Line, TextStyle, line_html

SIZE_PT = 9.0
LEADING_PT = 12.0
LEFT_PT = 20.0
EXTRA = (
    "——题记：他说：“‘绿水青山’就是金山银山。”（见《芦淞区志》《株洲日报》）——这不是偶然……"
    "It’s “Boeing 737 MAX 8”，售价$1.2亿；2021年7月27日，气温−3℃～25℃，"
    "增长9.5%、13‰！？掌上株洲·记者/杨凌凌。"
)


def set_page(lines: list[Line], style: TextStyle, css: str) -> bytes:
    """Return a PDF with each line at its own place, as the pages' templates set it."""
    spans = "".join(
        f'<span style="left:{LEFT_PT + line.indent_em * SIZE_PT}pt;top:{20 + k * LEADING_PT}pt">'
        f"{line_html(line)}</span>"
        for k, line in enumerate(lines)
    )
    height = 40 + len(lines) * LEADING_PT
    rules = (
        f"{css}@page{{size:400pt {height}pt;margin:0}}body{{margin:0;{SETTING_CSS}"
        f"font:{style.weight} {SIZE_PT}pt '{style.family}'}}"
        "p{margin:0}p>span{position:absolute;white-space:pre;line-height:12pt;height:12pt}"
    )
    page = f'<html lang="zh-CN"><style>{rules}</style><body><p>{spans}</p>'
    document: bytes = HTML(string=page).write_pdf()
    return document


def last_origins(document: bytes) -> dict[int, tuple[str, float]]:
    """Return line number → its last character and the place of its origin, in em from the left."""
    page = pypdfium2.PdfDocument(document)[0]
    text = page.get_textpage()
    height = page.get_height()
    found: dict[int, tuple[str, float]] = {}
    x, y = ctypes.c_double(), ctypes.c_double()
    for index in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, index))
        if char.isspace() or ord(char) < 32:
            continue
        pdfium.FPDFText_GetCharOrigin(text, index, x, y)
        number = int((height - y.value - 20) // LEADING_PT)
        place = (x.value - LEFT_PT) / SIZE_PT
        if number not in found or found[number][1] < place:
            found[number] = (char, place)
    return found


@pytest.mark.parametrize(
    ("family", "weight", "measure"),
    [
        ("Press Song", 400, 19),
        ("Press Song", 700, 12),
        ("Press Hei", 400, 17),
        ("Press Kai", 400, 26),
    ],
)
def test_right_edges_are_level(
    composer: Composer, paragraphs: list[str], family: str, weight: int, measure: int
) -> None:
    library = FontLibrary.shipped()
    style = TextStyle(family, weight)
    texts = [*paragraphs[:6], EXTRA]
    lines = [line for text in texts for line in composer.fit(text, style, measure).lines()]
    found = last_origins(set_page(lines, style, library.css([library.face(family, weight)])))
    assert len(found) == len(lines)
    checked = 0
    for number, line in enumerate(lines):
        char, place = found[number]
        shown = [run for run in line.runs if run.text.strip()][-1]
        assert shown.text[-1] == char, escape(line.text)
        if not line.justified:
            continue
        # PDFium gives both halves of —— the place of the first.
        metrics = library.metrics(family, weight)
        advance = metrics.run(shown.text) if char == "—" else metrics.advance(char)
        # The last margin takes off what the mark gave and the trailing letter-spacing.
        edge = place + advance + shown.spacing_em + shown.after_em
        assert abs(edge - measure) <= 0.02, (line.text, edge)
        checked += 1
    assert checked > 0.6 * len(lines)


def test_the_markup_escapes_and_adds_no_space(composer: Composer) -> None:
    (line,) = composer.fit("甲<b>&“乙”", TextStyle(), 20).lines()
    html = line_html(line)
    assert "&lt;b&gt;&amp;" in html
    assert "<b>" not in html
    assert "> <" not in html
