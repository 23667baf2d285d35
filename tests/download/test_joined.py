"""Words are found and copied as they were typed, whatever air the setting puts between them."""

from __future__ import annotations

import io
from functools import cache

import numpy as np
import pikepdf
import pypdfium2
import pytest
from fontTools.ttLib import TTFont

from layout.pdf.fonts import cid_widths
from layout.products.download import joined
from layout.products.download.widened import Face
from layout.products.render import pdf as printing
from layout.products.render.html import page_html
from tests.render.build import FONTS, SCREEN, article, edition, placed

COPY = (
    "截至2026年7月27日，全区GDP突破400亿元，城区20公里主干道全线贯通，PMI为50.4%，"
    "较2016年提升17.7个百分点，A1类通用机场年内通航，Wi-Fi 6覆盖836平方公里。",
    "记者在澄江一中看到：教室1204间、面积38万m²，PM2.5为35微克，第3批、连续3年上榜。",
)


@cache
def _printed(joining: bool) -> bytes:
    made = placed(edition(articles=(article("words", 1, "7个月涨了30%", *COPY),)))
    with pytest.MonkeyPatch.context() as patch:
        if not joining:
            patch.setattr(printing, "join_words", lambda pdf: None)
        return printing.write_pdf(page_html(made, SCREEN, FONTS, {}, {}), FONTS)


def _read(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(
            document[0].get_textpage().get_text_range().replace("\r\n", "").split("\ufffe")
        )


def test_another_reads_what_was_typed() -> None:
    for words in ("7个月涨了30%", *COPY):
        assert words in _read(_printed(True))
    assert COPY[0] not in _read(_printed(False))  # and would not without


def test_nothing_moves() -> None:
    pictures = []
    for joining in (True, False):
        with pypdfium2.PdfDocument(_printed(joining)) as document:
            pictures.append(document[0].render(scale=1).to_numpy())
    assert np.array_equal(*pictures)


def test_no_gap_is_left_to_close() -> None:
    with pikepdf.open(io.BytesIO(_printed(True))) as pdf:
        before = pdf.pages[0].obj.Contents.read_bytes()
        joined.join_words(pdf)
        assert pdf.pages[0].obj.Contents.read_bytes() == before


def test_a_widened_glyph_counts_as_wide_as_it_is() -> None:
    """Else gaps behind a stretched line, whose own were closed, are taken for too wide to close."""
    with pikepdf.open(io.BytesIO(_printed(True))) as pdf:
        face = Face(next(iter(pdf.pages[0].obj.Resources.Font.values())))
        code = next(code for code in face.meaning if code in face.widths)
        wider = face.wider(code, 150)
        assert wider is not None and face.width(wider) == face.width(code) + 150


def test_widths_in_the_file_are_those_of_the_face() -> None:
    with pikepdf.open(io.BytesIO(_printed(True))) as pdf:
        fonts = pdf.pages[0].obj.Resources.Font.values()
        for below in (font.DescendantFonts[0] for font in fonts):
            face = TTFont(io.BytesIO(below.FontDescriptor.FontFile2.read_bytes()), lazy=True)
            names = face.getGlyphOrder()
            for code, width in cid_widths(below)[0].items():
                assert face["hmtx"][names[code]][0] == width
