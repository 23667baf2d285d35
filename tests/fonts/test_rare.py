"""Rare characters: which there are, which face lends them, and that only their pages load it."""

from __future__ import annotations

import io
import subprocess
import sys
from functools import cache
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium
import pytest
import weasyprint
from weasyprint.formatting_structure import boxes

from fonts import SETTING_CSS, Face, FontLibrary
from fonts.faces import RARE
from fonts.repertoire import han, repertoire, traditional

LIBRARY = FontLibrary.shipped()
NAMES = "國臺師龍劉𠮷㉑㊣"
EM = {"Press Title Rare": 0.86}


def two_byte(encoding: str, leads: range) -> set[str]:
    """Return the characters of a code's two-byte area, without those for private use."""
    found = set()
    for lead in leads:
        for trail in range(0x40, 0xFF):
            try:
                found.add(bytes((lead, trail)).decode(encoding))
            except UnicodeDecodeError:
                continue
    return {char for char in found if len(char) == 1 and not "\ue000" <= char <= "\uf8ff"}


@cache
def gb18030_level_1() -> frozenset[str]:
    """Return GB 18030-2022 level 1: all two-byte characters, U+4E00–9FEF, extension A."""
    ranged = (*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FF0))
    return frozenset(two_byte("gb18030", range(0x81, 0xFF)) | set(map(chr, ranged)))


@cache
def big5() -> frozenset[str]:
    """Return Big5 levels 1 and 2: 5,401 and 7,652 Han characters, of which two stand twice."""
    return frozenset(char for char in two_byte("big5", range(0xA4, 0xFA)) if char >= "\u3400")


def test_the_lists_are_the_standards() -> None:
    assert len({c for c in gb18030_level_1() if "\u4e00" <= c <= "\u9fef"}) == 20_976
    assert len({c for c in gb18030_level_1() if "\u3400" <= c <= "\u4db5"}) == 6_582
    level_1 = {c for c in two_byte("big5", range(0xA4, 0xC7)) if c >= "\u3400"}
    assert (len(level_1), len({c for c in big5() if c <= "\u9fff"})) == (5_401, 13_051)
    assert level_1 - han() <= traditional()
    assert len(traditional()) == 2_978
    assert not traditional() & repertoire()


@pytest.mark.parametrize("family", ["Press Song", "Press Hei"])
@pytest.mark.parametrize(
    "chars",
    [gb18030_level_1, big5, han, traditional],
    ids=["gb18030-level-1", "big5", "gb18030-level-2-has-the-8105", "traditional"],
)
def test_song_and_hei_have_every_character(family: str, chars: object) -> None:
    wanted = chars()  # type: ignore[operator]
    strange = {
        char
        for char in wanted
        if (face := LIBRARY.face_for(char, family, 400)) is None
        or face.family.removesuffix(" Rare") != family
    }
    # ≒ is in Kai only; so are three forms that no dictionary of Noto's has.
    assert strange <= set("≒𡑍𣈶𥗽")
    assert all(LIBRARY.family_for(char, family, 400) for char in strange)


@pytest.mark.parametrize("face", LIBRARY.rare, ids=lambda face: face.path.stem)
def test_a_rare_face_has_the_traditional_characters_at_one_width(face: Face) -> None:
    metrics = LIBRARY.metrics(face.family, face.weight)
    has = [char for char in traditional() if metrics.has(char)]
    assert len(has) >= 2_971
    assert {round(metrics.advance(char), 4) for char in has} == {EM.get(face.family, 1.0)}
    assert (metrics.ascent, metrics.descent) == (0.88, 0.12)
    assert metrics.has(" ") and not metrics.has("国")


@pytest.mark.parametrize(
    ("char", "family", "weight", "expected"),
    [
        ("國", "Press Song", 400, ("Press Song Rare", 400)),
        ("國", "Press Song", 600, ("Press Song Rare", 700)),
        ("國", "Press Song", 900, ("Press Song Rare", 900)),
        ("國", "Press Hei", 500, ("Press Hei Rare", 500)),
        ("國", "Press Hei", 900, ("Press Hei Rare", 700)),
        ("國", "Press Kai", 400, ("Press Kai Rare", 400)),
        ("國", "Press Title", 900, ("Press Title Rare", 900)),
        ("國", "Press Figures", 600, ("Press Hei Rare", 700)),
        # In one weight only: a head takes the face that is nearest in weight, Kai takes Song.
        ("𠮷", "Press Song", 400, ("Press Song Rare", 400)),
        ("𠮷", "Press Hei", 400, ("Press Hei Rare", 500)),
        ("𠮷", "Press Song", 700, ("Press Hei Rare", 500)),
        ("𠮷", "Press Title", 900, ("Press Hei Rare", 500)),
        ("𠮷", "Press Kai", 400, ("Press Song Rare", 400)),
    ],
)
def test_which_face_lends(char: str, family: str, weight: int, expected: tuple[str, int]) -> None:
    face = LIBRARY.face_for(char, family, weight)
    assert face and (face.family, face.weight) == expected
    assert LIBRARY.is_rare(face)


def test_ordinary_text_opens_no_rare_face() -> None:
    """Asking for all that the ordinary faces have opens no other file."""
    code = (
        "from fonts import FontLibrary, library\n"
        "from fonts.repertoire import repertoire\n"
        "opened = []\n"
        "plain = library.Metrics\n"
        "library.Metrics = lambda path: opened.append(path.name) or plain(path)\n"
        "l = FontLibrary.shipped()\n"
        "for f in l.faces:\n"
        "    for c in '国𬴊𫖯A1，—':\n"
        "        assert not l.is_rare(l.face_for(c, f.family, f.weight))\n"
        "assert opened and not any('Rare' in name for name in opened), opened\n"
        "l.face_for('國', 'Press Song', 400)\n"
        "assert 'PressSongRare-400.ttf' in opened\n"
    )
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", code], cwd=root, check=True)


def test_a_document_loads_the_rare_families_that_it_names() -> None:
    assert LIBRARY.named_in("<p style=\"font-family:'Press Song'\">") == LIBRARY.faces
    found = LIBRARY.named_in("<span style=\"font-family:'Press Song Rare';font-weight:400\">")
    rare = found[len(LIBRARY.faces) :]
    assert {face.family for face in rare} == {"Press Song Rare"}
    assert len(rare) == len(RARE["Press Song Rare"])
    assert "Rare" not in LIBRARY.css()


def spans(weight: int, family: str) -> list[tuple[str, Face]]:
    """Return the rare characters with the faces that a family's text takes them from."""
    faces = [(char, LIBRARY.face_for(char, family, weight)) for char in NAMES]
    return [(char, face) for char, face in faces if face]


def test_measured_set_and_read_back_agree() -> None:
    """Each is as wide as measured, keeps the line's height, is embedded and comes out as itself."""
    runs = [
        run
        for family, weight in (("Press Song", 400), ("Press Hei", 700), ("Press Title", 900))
        for run in spans(weight, family)
    ]
    marks = "".join(
        f"<span style=\"font-family:'{face.family}';font-weight:{face.weight};line-height:0\">"
        f"{char}</span>"
        for char, face in runs
    )
    css = LIBRARY.css(LIBRARY.named_in(marks))
    html = (
        f'<html lang="zh-CN"><style>{css}@page{{size:4000px 200px;margin:0}}'
        f"p{{margin:0;font:100px/120px 'Press Song';white-space:pre;{SETTING_CSS}}}</style>"
        f"<p>国{marks}"
    )
    document = weasyprint.HTML(string=html).render()
    (page,) = document.pages
    found = list(page._page_box.descendants())
    texts = [box for box in found if isinstance(box, boxes.TextBox)][1:]
    assert [box.height for box in found if isinstance(box, boxes.LineBox)] == [120]
    for (char, face), box in zip(runs, texts, strict=True):
        width = LIBRARY.metrics(face.family, face.weight).advance(char)
        assert box.width / 100 == pytest.approx(width, abs=0.002), char
    data = document.write_pdf()
    assert pdfium.PdfDocument(data)[0].get_textpage().get_text_range() == "国" + NAMES * 3
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fonts = {
            str(o.FontName).partition("+")[2]
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and "/FontFile2" in o
        }
    assert all(name.startswith("Press-") for name in fonts)
    assert {"Press-Song", "Press-Song-Rare", "Press-Title-Rare-Heavy"} <= fonts
