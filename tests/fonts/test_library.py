"""The library: look-up, fallback, an edition's own fonts, and the finished PDF's font list."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from fonts import SETTING_CSS, FontError, FontLibrary

LIBRARY = FontLibrary.shipped()
RARE = "\U00020000"  # 𠀀, CJK Extension B, in no shipped font


@pytest.fixture
def rare_font(tmp_path: Path) -> Path:
    """Return a TTF whose only character is RARE, a square."""
    pen = TTGlyphPen(None)
    for move, point in (
        ("moveTo", (50, 0)),
        ("lineTo", (50, 800)),
        ("lineTo", (900, 800)),
        ("lineTo", (900, 0)),
    ):
        getattr(pen, move)(point)
    pen.closePath()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "rare"])
    font.setupCharacterMap({ord(RARE): "rare"})
    font.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "rare": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "rare": (1000, 50)})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Edition's Own", "styleName": "Regular"})
    font.setupOS2()
    font.setupPost()
    path = tmp_path / "the edition's “own”.ttf"
    font.save(path)
    return path


def fonts_of(html: str) -> set[str]:
    """Return the names, without subset tags, of the fonts in the PDF of a page."""
    with pikepdf.open(BytesIO(weasyprint.HTML(string=html).write_pdf())) as pdf:
        found = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o]
        return {str(font.BaseFont).rpartition("+")[2] for font in found}


def page(library: FontLibrary, body: str) -> str:
    """Return a page that loads the library's fonts."""
    return f'<html lang="zh-CN"><style>{library.css()} body{{{SETTING_CSS}}}</style>{body}'


def test_unknown_family_and_weight_say_what_there_is() -> None:
    with pytest.raises(FontError, match="Press Song"):
        LIBRARY.face("Press Ming", 400)
    with pytest.raises(FontError, match=r"font\.no-weight.*'400', '600', '700', '900'"):
        LIBRARY.face("Press Song", 500)


def test_shipped_is_one_object_and_its_digest_stable() -> None:
    assert FontLibrary.shipped() is LIBRARY
    assert len(LIBRARY.digest()) == 64
    assert LIBRARY.extra == ()


@pytest.mark.parametrize(
    ("char", "family", "weight", "expected"),
    [
        ("国", "Press Song", 700, ("Press Song", 700)),
        ("国", "Press Figures", 600, ("Press Song", 600)),
        ("国", "Press Figures", 500, ("Press Song", 600)),
        ("ř", "Press Hei", 900, ("Press Kai", 400)),
        ("㊙", "Press Kai", 400, ("Press Song Rare", 400)),
        ("😀", "Press Song", 400, None),
        (RARE, "Press Title", 900, None),
    ],
)
def test_fallback(char: str, family: str, weight: int, expected: tuple[str, int] | None) -> None:
    face = LIBRARY.face_for(char, family, weight)
    assert (face and (face.family, face.weight)) == expected
    assert LIBRARY.family_for(char, family, weight) == (expected and expected[0])


@pytest.mark.parametrize("flavor", [None, "woff2"])
def test_extra_font(rare_font: Path, flavor: str | None) -> None:
    if flavor:
        plain, rare_font = rare_font, rare_font.with_suffix(".woff2")
        with TTFont(plain) as font:
            font.flavor = flavor
            font.save(rare_font)
    library = LIBRARY.with_extra([rare_font])
    assert library.extra == ("Press Extra 1",)
    assert library.family_for(RARE, "Press Song", 700) == "Press Extra 1"
    assert library.metrics("Press Extra 1", 400).advance(RARE) == 1.0
    assert library.digest() != LIBRARY.digest()
    assert LIBRARY.family_for(RARE, "Press Song", 700) is None
    rare = f"<span style=\"font-family:'Press Extra 1'\">{RARE}</span>"
    body = f"<p style=\"font-family:'Press Song'\">国{rare}"
    assert {name.split("-")[1] for name in fonts_of(page(library, body))} == {"Song", "Extra"}


def test_without_own_fonts_it_is_the_shipped_one() -> None:
    """What it has found for a character is not looked for again after each change on the desk."""
    assert LIBRARY.with_extra(()) is LIBRARY


def test_extra_fonts_number_on(rare_font: Path) -> None:
    library = LIBRARY.with_extra([rare_font]).with_extra([rare_font])
    assert library.extra == ("Press Extra 1", "Press Extra 2")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "font.unreadable"),
        (b"", "font.unknown-format"),
        (b"hello, I am no font", "font.unknown-format"),
        (b"\x00\x01\x00\x00" + b"\xff" * 400, "font.damaged"),
        (b"wOF2" + b"\x00" * 400, "font.woff2-damaged"),
    ],
)
def test_unfit_extra_font(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "bad.ttf"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(FontError, match=code):
        LIBRARY.with_extra([path])


def test_extra_font_too_large(tmp_path: Path) -> None:
    path = tmp_path / "huge.ttf"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    with pytest.raises(FontError, match=r"font\.too-large"):
        LIBRARY.with_extra([path])


def test_no_system_font_in_a_finished_page() -> None:
    body = "".join(
        f"<p style=\"font-family:'{face.family}';font-weight:{face.weight}\">"
        + (
            "2026 GDP 9%"
            if face.family == "Press Figures"
            else "他说：“好——是的……”17.7% SA60L ①㎡→·"
        )
        for face in LIBRARY.faces
    )
    names = fonts_of(page(LIBRARY, body))
    assert len(names) == len(LIBRARY.faces)
    assert all(name.startswith("Press-") for name in names)


@pytest.mark.parametrize("tables", [b"\xff\xfe\0\x80", b"gl\x80f"])
def test_an_extra_font_of_odd_tables(tmp_path: Path, tables: bytes, rare_font: Path) -> None:
    """The names of its tables are no text, or one that FreeType wants is nothing but zeros."""
    data = rare_font.read_bytes()
    at = data.index(b"glyf")
    odd, empty = tmp_path / "odd.ttf", tmp_path / "empty.ttf"
    odd.write_bytes(data[:at] + tables + data[at + 4 :])
    at = data.index(b"head")
    start, size = (int.from_bytes(data[at + k : at + k + 4], "big") for k in (8, 12))
    empty.write_bytes(data[:start] + bytes(size) + data[start + size :])
    for path in (odd, empty):
        with pytest.raises(FontError, match=r"font\.damaged"):
            LIBRARY.with_extra([path])
