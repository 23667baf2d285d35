"""What font descriptors state of the faces, measured on their outlines."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from fonts import FontLibrary
from fonts.faces import Face, traits

#: The heaviest and the lightest of each family; reading a face takes a third of a second.
FACES = {face.family: face for face in FontLibrary.shipped().faces[::-1]} | {
    f"{face.family} heavy": face for face in FontLibrary.shipped().faces
}


@pytest.mark.parametrize(
    "face", [*dict.fromkeys(FACES.values())], ids=lambda face: f"{face.family} {face.weight}"
)
def test_traits_are_those_of_the_outlines(face: Face) -> None:
    stated = traits(face.family, face.weight)
    assert stated is not None
    font = TTFont(io.BytesIO(face.path.read_bytes()), lazy=True)
    names, glyphs = font.getBestCmap(), font.getGlyphSet()

    def bounds(char: str) -> tuple[float, float, float, float] | None:
        pen = BoundsPen(glyphs)
        glyphs[names[ord(char)]].draw(pen)
        found: tuple[float, float, float, float] | None = pen.bounds
        return found

    ascii_and_han = [*map(chr, range(33, 127)), *("国" if ord("国") in names else "")]
    boxes = [box for box in map(bounds, ascii_and_han) if box]
    reach = max(box[3] for box in boxes), min(box[1] for box in boxes)
    assert (stated.ascent, stated.descent) == pytest.approx(reach, abs=1)
    capital = bounds("H")
    assert capital is not None
    assert stated.cap_height == pytest.approx(capital[3], abs=1)
    assert stated.stem == pytest.approx(_stem(font), abs=2)
    assert stated.weight == font["OS/2"].usWeightClass


def _stem(font: TTFont) -> float:
    """Return how far apart the first two sides of I are at about half its height."""
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[font.getBestCmap()[ord("I")]].draw(pen)
    contours: list[list[tuple[float, float]]] = []
    for step, operands in pen.value:
        if step == "moveTo":
            contours.append([])
        contours[-1] += operands
    heights = [y for contour in contours for _, y in contour]
    middle = (min(heights) + max(heights)) / 2
    sides = sorted(
        x0 + (x1 - x0) * (middle - y0) / (y1 - y0)
        for contour in contours
        for (x0, y0), (x1, y1) in pairwise([*contour, contour[0]])
        if (y0 <= middle) != (y1 <= middle)
    )
    return float(sides[1] - sides[0])


def test_rare_faces_have_those_of_what_they_complete_and_others_none() -> None:
    assert traits("Press Song Rare", 700) == traits("Press Song", 700)
    assert traits("Press Extra 1", 400) is None
