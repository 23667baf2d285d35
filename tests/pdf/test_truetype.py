"""Glyphs added to a TrueType program: the same look, another advance, a font that tools read."""

from __future__ import annotations

import io

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from fonts import FontLibrary
from layout.pdf.truetype import count, units, with_advances

FACES = {(face.family, face.weight): face.path for face in FontLibrary.shipped().faces}


def _drawn(font: TTFont, glyph: int) -> list[object]:
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getGlyphOrder()[glyph]].draw(pen)
    return list(pen.value)


@pytest.mark.parametrize(("family", "weight"), [("Press Figures", 500), ("Press Kai", 400)])
def test_added_glyphs_look_the_same_and_are_wider(family: str, weight: int) -> None:
    program = FACES[family, weight].read_bytes()
    before = TTFont(io.BytesIO(program), lazy=True)
    codes = before.getBestCmap()
    glyphs = [before.getGlyphID(codes[ord(char)]) for char in "8 %é"]
    had = count(program)
    after = TTFont(
        io.BytesIO(with_advances(program, [(glyph, 777) for glyph in glyphs])),
        checkChecksums=2,  # sums of the tables are right, or it raises
    )
    assert units(program) == before["head"].unitsPerEm
    assert after["maxp"].numGlyphs == had + len(glyphs)
    order = after.getGlyphOrder()
    for place, glyph in enumerate(glyphs):
        assert after["hmtx"][order[had + place]][0] == 777
        assert after["hmtx"][order[glyph]] == before["hmtx"][before.getGlyphOrder()[glyph]]
        assert _drawn(after, had + place) == _drawn(before, glyph)
    assert _drawn(after, glyphs[0])  # an eight has ink
