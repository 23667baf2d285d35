"""Text that would vanish or be spaced wrongly: glyphs, maps and widths of embedded TrueType."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Name, Pdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont as ReportLab
from reportlab.pdfgen.canvas import Canvas

from fonts.faces import FILES
from layout.judge.preflight import preflight
from layout.judge.preflight.outlines import meant, seen
from layout.judge.preflight.typeface import Typeface, typeface_of
from layout.pdf.text import meanings_of
from layout.plant.profile import press_profile
from tests.download.made import continued_pdf
from tests.preflight.build import add, press_file, rect, text
from tests.preflight.odd_cases import show_square

CHECKS = {"glyphs", "font-program"}


def _fonts(pdf: Pdf) -> Iterator[pikepdf.Object]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Subtype") == "/CIDFontType2":
            yield item


def emptied(pdf: Pdf) -> None:
    for font in _fonts(pdf):
        held = TTFont(_program(font))
        for name in held.getGlyphOrder():
            held["glyf"][name] = Glyph()
        out = io.BytesIO()
        held.save(out)
        font.FontDescriptor.FontFile2 = pdf.make_stream(out.getvalue())


def one_emptied(pdf: Pdf) -> None:
    """Take the outline of one letter away, as a subset that was made for other copy."""
    font = next(font for font in _fonts(pdf) if len(TTFont(_program(font)).getGlyphOrder()) > 9)
    held = TTFont(_program(font))
    last = next(n for n in reversed(held.getGlyphOrder()) if held["glyf"][n].numberOfContours > 0)
    held["glyf"][last] = Glyph()
    out = io.BytesIO()
    held.save(out)
    font.FontDescriptor.FontFile2 = pdf.make_stream(out.getvalue())


def _program(font: pikepdf.Object) -> io.BytesIO:
    return io.BytesIO(font.FontDescriptor.FontFile2.read_bytes())


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
        (one_emptied, {"glyphs"}),
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


def one_byte(lost: str, change: Callable[[pikepdf.Object], None] | None = None) -> bytes:
    """Return a page of ReportLab, whose font has codes of one byte, without some letters."""
    out = io.BytesIO()
    pdfmetrics.registerFont(ReportLab("Lost", FILES / "PressSong-400.ttf"))
    canvas = Canvas(out)
    canvas.setFont("Lost", 14)
    canvas.drawString(60, 700, "\u7f16\u8f91\u90e8 \u4e00\u5171 12 \u4eba\u200b")
    canvas.save()
    with pikepdf.open(out) as pdf:
        (font,) = (f for f in pdf.objects if isinstance(f, pikepdf.Dictionary) and "/Widths" in f)
        held = TTFont(_program(font))
        (table,) = (table.cmap for table in held["cmap"].tables)
        meanings = meanings_of(font)
        for code, name in table.items():
            if meanings.get(code, "") in lost:
                held["glyf"][name] = Glyph()
        changed = io.BytesIO()
        held.save(changed)
        font.FontDescriptor.FontFile2 = pdf.make_stream(changed.getvalue())
        if change is not None:
            change(font)
        done = io.BytesIO()
        pdf.save(done)
    return done.getvalue()


@pytest.mark.parametrize(("lost", "found"), [("", False), ("\u8f91", True), ("2", True)])
def test_a_letter_without_an_outline_is_found_by_codes_of_one_byte(lost: str, found: bool) -> None:
    """Blanks and what joins or parts letters have none, and want none."""
    report = preflight(one_byte(lost), press_profile(), separations=False)
    assert ("glyphs" in {fault.check for fault in report.errors}) is found


def halved(font: pikepdf.Object) -> None:
    font.Widths = Array([width / 2 for width in font.Widths])


def unknown(font: pikepdf.Object) -> None:
    """Let the program's map know one of the codes no more, and nothing tell what it means."""
    held = TTFont(_program(font))
    for table in held["cmap"].tables:
        del table.cmap[max(table.cmap)]
    out = io.BytesIO()
    held.save(out)
    font.FontDescriptor.FontFile2.write(out.getvalue())
    del font["/ToUnicode"]


@pytest.mark.parametrize(("change", "check"), [(halved, "font-program"), (unknown, "glyphs")])
def test_widths_and_maps_of_codes_of_one_byte_are_held_to_the_font(
    change: Callable[[pikepdf.Object], None], check: str
) -> None:
    report = preflight(one_byte("", change), press_profile(), separations=False)
    assert {fault.check for fault in report.errors} & CHECKS == {check}


@pytest.mark.parametrize(("names", "found"), [("AAA", set()), ("AAB", {"glyphs"})])
def test_names_of_a_font_s_codes_are_held_to_its_glyphs(names: str, found: set[str]) -> None:
    """As Ghostscript and page programs write a subset of a Type 1 font."""

    def shown(pdf: Pdf) -> None:
        show_square(pdf, *names)

    report = preflight(press_file(shown), press_profile(), separations=False)
    assert {fault.check for fault in report.errors} & CHECKS == found


def test_a_line_that_is_drawn_in_parts_has_lost_nothing() -> None:
    """A headline in two colours is drawn twice, each time with a clip of its own."""

    def parted(pdf: Pdf) -> None:
        for left, width in ((0, 34), (34, 100)):
            add(pdf, 2, text(30, 80, 12, before=f"{rect(left, 0, width, 100)} re W n"))

    report = preflight(press_file(parted), press_profile(), separations=False)
    assert not [fault for fault in report.faults if fault.check == "invisible-text"]


def test_what_a_code_means_is_told_by_its_name_where_no_map_tells() -> None:
    face = typeface_of(pikepdf.Dictionary(Encoding=Name.WinAnsiEncoding, Subtype=Name.TrueType))
    assert [meant(face, code) for code in (65, 0x80, 32)] == ["A", "\u20ac", " "]
    assert [seen(text) for text in ("A", " ", "\u3000", "\u200d", "\u2800", "", "\ufe0f")] == [
        *(True, False, False, False, False, False, False)
    ]


@pytest.mark.parametrize(
    ("end", "width", "bytes_", "hollow"),
    [
        ("，", 1000, 4, 500),
        ("师", 1000, 4, 0),
        ("？", 1000, 4, 0),
        ("，", 500, 4, 0),
        ("，", 1000, 2, 0),
    ],
)
def test_the_blank_half_of_a_mark_at_a_line_s_end_is_no_ink(
    end: str, width: float, bytes_: int, hollow: float
) -> None:
    """A mark alone stands in no line: upright copy sets each so, and there its half lies below."""
    face = Typeface("a", "CIDFontType2", True, True, True, 1000.0, {2: width}, meanings={2: end})
    assert face.hollow(b"\0\1\0\2"[-bytes_:]) == hollow


@pytest.mark.parametrize(
    ("start", "width", "hollow"),
    [("“", 1000, 500), ("（", 1000, 500), ("”", 1000, 0), ("年", 1000, 0), ("“", 400, 0)],
)
def test_the_blank_half_of_a_mark_that_opens_a_line_is_not_counted(
    start: str, width: float, hollow: float
) -> None:
    widths, meanings = {1: width, 2: 1000.0}, {1: start, 2: "年"}
    face = Typeface("f", "Type0", True, True, True, 1000, widths, meanings=meanings)
    assert face.hollow_before(b"\0\1\0\2") == hollow
    assert face.hollow_before(b"\0\1") == 0.0  # alone it stands in no line, as upright copy is set
