"""Charts through WeasyPrint: every character stands where it was measured."""

from __future__ import annotations

import io

import pypdfium2 as pdfium
import pytest

import charts
from charts.chart import scene
from content.model import Figure
from content.model.inks import InkSet, Medium
from fonts.lengths import mm
from fonts.library import FontLibrary
from tests.charts.samples import KEY, USUAL

SIZES: list[tuple[Figure, float, float]] = [
    *((f, 54.0, part) for f in USUAL for part in (0.0, 1.0)),
    *((f, 113.2, 0.4) for f in USUAL),
    (KEY, 350.0, 0.5),
]
MARGIN_MM = 4.0


@pytest.fixture(scope="module")
def pages(fonts: FontLibrary) -> pdfium.PdfDocument:
    """One chart a page, in press inks."""
    from weasyprint import HTML

    html = [
        f"<html lang=zh-CN><style>{fonts.css()} @page {{size: 360mm 200mm; margin: {MARGIN_MM}mm}}"
        "body {margin: 0} svg {display: block; break-after: page; break-inside: avoid}</style>"
    ]
    for figure, width, part in SIZES:
        low, _, high = charts.height_range(figure, width, fonts)
        height = low + (high - low) * part
        drawing = charts.draw(figure, width, height, InkSet.of({}, Medium.PRESS), fonts)
        html.append(drawing.svg)
    return pdfium.PdfDocument(io.BytesIO(HTML(string="".join(html)).write_pdf()))


@pytest.mark.parametrize("number", range(len(SIZES)), ids=lambda n: f"{SIZES[n][0].id}-{n}")
def test_printed_where_measured(number: int, pages: pdfium.PdfDocument, fonts: FontLibrary) -> None:
    figure, width, part = SIZES[number]
    low, _, high = charts.height_range(figure, width, fonts)
    marks = scene(figure, width, low + (high - low) * part, fonts)
    page = pages[number]
    text = page.get_textpage()
    top = page.get_height()
    printed = []
    for i in range(text.count_chars()):
        char = text.get_text_range(i, 1)
        if not char.strip():
            continue
        left, bottom, right, upper = text.get_charbox(i)
        printed.append(
            (
                char,
                mm(left) - MARGIN_MM,
                mm(top - upper) - MARGIN_MM,
                mm(right) - MARGIN_MM,
                mm(top - bottom) - MARGIN_MM,
            )
        )
    boxes = [words.box for words in marks.words]
    wanted = "".join(w.text for w in marks.words)
    assert sorted(c[0] for c in printed) == sorted("".join(wanted.split()))
    for char, left, upper, right, lower in printed:
        middle = (left + right) / 2, (upper + lower) / 2
        home = [
            w
            for w, b in zip(marks.words, boxes, strict=True)
            if char in w.text
            and b.x - 0.1 <= middle[0] <= b.right + 0.1
            and b.y - 0.1 <= middle[1] <= b.bottom + 0.4
        ]
        assert home, f"{char} is printed at {middle}, away from its line"
        assert left >= -0.1 and right <= width + 0.1, f"{char} is cut"
