"""Rare characters on a page: its HTML loads their faces, no other page's does; they print whole."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from bench.told import chinese
from fonts.setting.styles import STYLES
from layout.judge.audit.glyphs import read_glyphs
from layout.judge.glyphs import missing_glyphs
from layout.page.units import Rect, mm
from layout.pictures import inspect, prepare
from layout.products.render.html import page_html
from layout.products.render.pdf import write_pdf
from tests.render.build import FONTS, SCREEN, article, edition, picture, pictured, placed

RARE = "國臺師龍𠮷㉑㊣"
COPY = f"党员{RARE}与𬴊𫖯二人，在白关镇的服饰产业园里住了一年，人人都说好。"


def page(copy: str) -> str:
    """Return the HTML of a page with one article of this copy."""
    source = edition(articles=(article("one", 1, "诠释逆势增长实力", copy),))
    return page_html(placed(source), SCREEN, FONTS, {}, {})


def embedded(data: bytes) -> set[str]:
    """Return the names of a file's fonts."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o]
        return {str(font.FontName).rpartition("+")[2] for font in found}


def test_an_ordinary_page_loads_no_rare_face() -> None:
    html = page(COPY.replace(RARE, ""))
    assert "Rare" not in html
    assert not any("Rare" in name for name in embedded(write_pdf(html, FONTS)))


def test_a_page_with_rare_characters_loads_their_faces_and_prints_them() -> None:
    html = page(COPY)
    assert "PressSongRare-400.ttf" in html
    assert "PressHeiRare" not in html
    data = write_pdf(html, FONTS)
    assert "Press-Song-Rare" in embedded(data)
    with pdfium.PdfDocument(data) as document:
        text = "".join(document[0].get_textpage().get_text_range().split())
        assert COPY in text
        # The audit reads a character beyond U+FFFF as one, in its place.
        glyphs = read_glyphs(document[0], document[0].get_trimbox())
    told = "".join(glyphs.text)
    assert COPY in told
    at = told.index("𠮷")
    advance = glyphs.right[at] - glyphs.x[at]
    assert abs(advance - glyphs.size[at]) < 0.01 * glyphs.size[at]


def test_words_in_a_drawing_take_rare_faces_too(tmp_path: Path) -> None:
    drawn = picture(tmp_path)
    plain = drawn.file.read_text("utf-8")
    words = '<text x="10" y="40" font-family="Arial">臺灣國</text></svg>'
    for ending, rare in (("</svg>", False), (words, True)):
        drawn.file.write_text(plain.replace("</svg>", ending), encoding="utf-8")
        rect = Rect(60, 600, 300, 100)
        ready = prepare(drawn, inspect(drawn), mm(rect.w), mm(rect.h), SCREEN)
        pages = placed(edition(hero=drawn), pictured(drawn, rect))
        html = page_html(pages, SCREEN, FONTS, {}, {drawn.id: ready})
        assert ("Press Hei Rare" in html) is rare
        names = embedded(write_pdf(html, FONTS, pictures={drawn.id: ready}))
        assert ("Press-Hei-Rare" in names) is rare


def test_a_hint_tells_what_is_lent_and_an_error_what_is_missing() -> None:
    source = edition(
        "昂首𠮷國新时代", deck="国", articles=(article("one", 1, "诠释", f"{COPY}𠀀"),)
    )
    lent, missing = missing_glyphs(source, FONTS)
    assert (lent.rule, lent.severity, lent.field) == ("glyph-fallback", "hint", "headline.title")
    assert "“𠮷”（U+20BB7）" in chinese(lent).text
    assert "國" not in chinese(lent).text
    assert (missing.rule, missing.severity) == ("glyph-missing", "error")
    assert "U+20000" in chinese(missing).text


def test_the_hint_follows_the_table() -> None:
    """What a field is set in is asked of the table of styles, not of another list."""
    source = edition("昂首𠮷國新时代", deck="国")
    own = replace(STYLES, headline=replace(STYLES.headline, style=STYLES.banner_deck.style))
    (title,) = missing_glyphs(source, FONTS)
    assert title.field == "headline.title"
    # In Hei 500 the rare character comes from a Hei, and looks like its neighbours.
    assert missing_glyphs(source, FONTS, own) == ()
