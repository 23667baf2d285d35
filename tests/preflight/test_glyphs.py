"""Text that would vanish or be spaced wrongly: glyphs, maps and widths of embedded TrueType."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Pdf

from layout.judge.preflight import preflight
from layout.plant.profile import press_profile
from tests.download.made import continued_pdf

CHECKS = {"glyphs", "font-program"}


def _fonts(pdf: Pdf) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/CIDFontType2":
            yield item


def emptied(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        held = TTFont(io.BytesIO(font.FontDescriptor.FontFile2.read_bytes()))
        for name in held.getGlyphOrder():
            held["glyf"][name] = Glyph()
        out = io.BytesIO()
        held.save(out)
        font.FontDescriptor.FontFile2 = pdf.make_stream(out.getvalue())


def unmapped(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        font.CIDToGIDMap = pdf.make_stream(bytes(200))


def narrowed(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        font.W, font.DW = Array([]), 300


def sound(pdf: Pdf) -> None:
    pass


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (sound, set()),
        (emptied, {"glyphs"}),
        (unmapped, {"glyphs"}),
        (narrowed, {"font-program"}),
    ],
)
def test_text_that_a_rip_would_lose_is_found(
    change: Callable[[Pdf], None], found: set[str]
) -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(continued_pdf())) as pdf:
        change(pdf)
        pdf.save(out)
    report = preflight(out.getvalue(), press_profile(), separations=False)
    assert {fault.check for fault in report.errors} & CHECKS == found
