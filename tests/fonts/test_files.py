"""The shipped files: what they hold, what they are called, that they are the ones of SHA256SUMS."""

from __future__ import annotations

import hashlib

import pytest
from fontTools.ttLib import TTFont

from fonts import Face, FontLibrary
from fonts.faces import HERE, checksums
from fonts.repertoire import han, repertoire

ORDINARY = FontLibrary.shipped().faces
FACES = (*ORDINARY, *FontLibrary.shipped().rare)
CHINESE = [face for face in ORDINARY if face.family != "Press Figures"]
EVERYDAY = (
    "，。、；：！？（）《》〈〉「」『』【】〔〕“”‘’…—·～％＋－＝￥＆＠１２ＡＢ"
    "①②⑩⑳㈠Ⅰ℃‰№±×÷≤≥≠≈∞√°′″々〇○●◎■□▲△▼▽▶◆◇★☆※→←↑↓§㎡㎞㎏㎝㎜㏄²³₂½¼¥£€$%"
)


def name_of(face: Face) -> str:
    """Name a parametrised case."""
    return face.path.name


@pytest.mark.parametrize("face", FACES, ids=name_of)
def test_checksum(face: Face) -> None:
    assert hashlib.sha256(face.path.read_bytes()).hexdigest() == face.sha256


def test_sums_list_every_file_and_no_other() -> None:
    assert (
        set(checksums())
        == {path.name for path in (HERE / "files").iterdir()}
        == {f.path.name for f in FACES}
    )


def test_repertoire_is_the_standard_tables() -> None:
    assert len(han()) == 8230
    gb2312 = {
        bytes((row, cell)).decode("gb2312", "ignore")
        for row in range(0xB0, 0xF8)
        for cell in range(0xA1, 0xFF)
    } - {""}
    assert len(gb2312) == 6763
    assert gb2312 < han()


@pytest.mark.parametrize("face", CHINESE, ids=name_of)
def test_chinese_face_has_every_han_character_at_one_width(face: Face) -> None:
    metrics = FontLibrary.shipped().metrics(face.family, face.weight)
    em = 0.86 if face.family == "Press Title" else 1.0
    assert {round(metrics.advance(char), 4) if metrics.has(char) else None for char in han()} == {
        em
    }


@pytest.mark.parametrize("face", CHINESE, ids=name_of)
def test_chinese_face_has_the_everyday_signs(face: Face) -> None:
    metrics = FontLibrary.shipped().metrics(face.family, face.weight)
    assert [char for char in EVERYDAY if not metrics.has(char)] == []


def test_every_listed_sign_is_in_some_face() -> None:
    library = FontLibrary.shipped()
    nowhere = {char for char in repertoire() if library.family_for(char, "Press Song", 400) is None}
    assert nowhere == {"\u03a2", "\u2072", "\u2073"}  # not assigned in Unicode


@pytest.mark.parametrize("face", FACES, ids=name_of)
def test_names_weight_box_and_tables(face: Face) -> None:
    with TTFont(face.path) as font:
        assert font["name"].getBestFamilyName() == face.family
        assert font["name"].getDebugName(1) == face.family
        assert "Open Font License" in font["name"].getDebugName(13)
        assert font["OS/2"].usWeightClass == face.weight
        assert (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap) == (880, -120, 0)
        assert "glyf" in font
        layout = [font[table].table for table in ("GSUB", "GPOS") if table in font]
    tags = {record.FeatureTag for table in layout for record in table.FeatureList.FeatureRecord}
    assert tags <= {"ccmp", "halt", "tnum", "vert", "vrt2"}


@pytest.mark.parametrize("face", CHINESE, ids=name_of)
def test_every_mark_has_its_form_for_vertical_lines(face: Face) -> None:
    """Each has a glyph of its own: two marks that share one would be read back as the same."""
    with TTFont(face.path) as font:
        cmap, table = font.getBestCmap(), font["GSUB"].table
        tagged = [r for r in table.FeatureList.FeatureRecord if r.FeatureTag == "vert"]
        lookups = {n for record in tagged for n in record.Feature.LookupListIndex}
        forms = {
            level: upright
            for n in lookups
            for part in table.LookupList.Lookup[n].SubTable
            for level, upright in getattr(part, "ExtSubTable", part).mapping.items()
        }
        marks = "，、。！？：；（）《》〈〉「」『』【】〔〕“”‘’"
        found = [forms.get(cmap[ord(mark)], cmap[ord(mark)]) for mark in marks]
        assert not set(found) & {cmap[ord(mark)] for mark in marks}
        assert len(set(found)) == len(marks)
        widths = {font["hmtx"][glyph][0] for glyph in found}
    assert widths == {860 if face.family == "Press Title" else 1000}


def test_licences_are_there() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted((HERE / "licences").iterdir())]
    assert len(texts) == 8
    assert all("SIL OPEN FONT LICENSE" in text for text in texts)
