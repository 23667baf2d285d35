"""Edits to a TrueType font in memory: fontTools font → the same font, glyphs moved, added, scaled.

Used by the build only; a running edition never imports it. Lengths are font units (1000 = 1 em).
"""

from __future__ import annotations

from typing import Any

from fontTools.misc.transform import Transform
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import dropImpliedOnCurvePoints


def ink(font: TTFont, glyph: str) -> tuple[float, float, float, float] | None:
    """Return (left, bottom, right, top) of a glyph's ink, None for a blank one."""
    pen = BoundsPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    bounds: tuple[float, float, float, float] | None = pen.bounds
    return bounds


def place(
    font: TTFont,
    source: str,
    target: str,
    *,
    dx: float,
    advance: int,
    sx: float = 1.0,
    sy: float = 1.0,
    dy: float = 0.0,
) -> None:
    """Draw glyph `source`, scaled by `sx`, `sy`, then moved by `dx`, `dy`, as glyph `target`."""
    recording = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[source].draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(TransformPen(pen, Transform(sx, 0, 0, sy, dx, dy)))
    _add(font, target, pen.glyph(), advance)


def turn(
    font: TTFont, source: str, target: str, *, about: tuple[float, float], advance: int
) -> None:
    """Draw glyph `source`, turned a quarter clockwise round a point, as glyph `target`."""
    recording = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[source].draw(recording)
    pen, (x, y) = TTGlyphPen(None), about
    recording.replay(TransformPen(pen, Transform(0, -1, 1, 0, x - y, x + y)))
    _add(font, target, pen.glyph(), advance)


def copy(source: TTFont, glyph: str, font: TTFont, target: str) -> None:
    """Draw a glyph of another font of the same em as glyph `target`."""
    if source["head"].unitsPerEm != font["head"].unitsPerEm:
        raise ValueError("the sources of one face have different ems")
    recording = DecomposingRecordingPen(source.getGlyphSet())
    source.getGlyphSet()[glyph].draw(recording)
    pen = TTGlyphPen(None)
    recording.replay(pen)
    _add(font, target, pen.glyph(), source["hmtx"][glyph][0])


def lean(font: TTFont) -> None:
    """Leave out the points midway between two curves' handles, which TrueType implies."""
    glyf = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.numberOfContours > 0:
            dropImpliedOnCurvePoints(glyph)
            glyph.recalcBounds(glyf)


def blank(font: TTFont, target: str, advance: int) -> None:
    """Add a glyph without ink, for a space."""
    _add(font, target, TTGlyphPen(None).glyph(), advance)


def _add(font: TTFont, name: str, glyph: Any, advance: int) -> None:
    if name not in font.getReverseGlyphMap():
        font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"].metrics[name] = (advance, getattr(glyph, "xMin", 0) or 0)


def remap(font: TTFont, char: str, glyph: str) -> None:
    """Let a character be drawn by a glyph, instead of its own or for the first time."""
    for table in font["cmap"].tables:
        if (
            table.isUnicode()
            and (table.format == 12 or ord(char) <= 0xFFFF)
            and table.format in (4, 12)
        ):
            table.cmap[ord(char)] = glyph


def condense(font: TTFont, scale: float) -> None:
    """Scale every outline and advance horizontally; heights stay."""
    glyf, hmtx = font["glyf"], font["hmtx"]
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        if glyph.isComposite():
            for part in glyph.components:
                part.x = round(part.x * scale)
        elif glyph.numberOfContours > 0:
            glyph.coordinates.scale((scale, 1.0))
            glyph.coordinates.toInt()
    for name in font.getGlyphOrder():
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        hmtx.metrics[name] = (round(hmtx.metrics[name][0] * scale), getattr(glyph, "xMin", 0) or 0)
