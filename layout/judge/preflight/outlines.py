"""Glyphs without an outline → characters that are meant to be seen and are not in their font.

Input: a face and the codes of it that are shown. Output: the first code whose glyph is empty, or
absent, though what it means is a character that is seen. Judged are TrueType programs and bare CFF
ones, and only codes whose meaning the file tells: by ToUnicode or by the name of a glyph. A code
that means nothing and that the font's own map does not know shows the glyph of what is missing.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Iterable

from fontTools import agl
from fontTools.cffLib import CFFFontSet
from fontTools.encodings.MacRoman import MacRoman
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.pens.boundsPen import BoundsPen
from fontTools.ttLib import TTFont

from layout.judge.preflight.typeface import Typeface
from layout.pdf import objects
from layout.pdf.truetype import without_outline

#: Characters that print nothing and are no blanks: fillers of Hangul, the empty Braille cell.
_FILLERS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0\u17b4\u17b5")
#: Categories of Unicode that are not seen: blanks, controls, formats, surrogates, private, none.
_UNSEEN = ("Z", "C")
#: What codes of one byte mean by the encodings that a PDF may name (ISO 32000-1, annex D).
_ENCODINGS = {"/MacRomanEncoding": MacRoman, "/StandardEncoding": StandardEncoding}
#: Larger font programs are not read, bytes; a charstring that draws is longer than this.
MOST_FONT, LEAST_DRAWN = 60_000_000, 8
#: Where a symbol font keeps its codes (ISO 32000-1, 9.6.6.4).
_SYMBOL = 0xF000
#: Codes of one byte that are blanks whatever the font, where a subset may leave them out.
_BLANKS = frozenset((*range(9, 14), 32, 160))


def seen(text: str) -> bool:
    """Return whether a character, or several, print something."""
    return any(
        unicodedata.category(char)[0] not in _UNSEEN
        and char not in _FILLERS
        and not 0xFE00 <= ord(char) <= 0xFE0F
        and not 0xE0100 <= ord(char) <= 0xE01EF
        for char in text
    )


def meant(face: Typeface, code: int) -> str:
    """Return what a code means, or nothing where the file does not say."""
    if code in face.meanings:
        return face.meanings[code]
    if face.two_byte:
        return ""
    return str(agl.toUnicode(glyph_name(face, code)))


def glyph_name(face: Typeface, code: int) -> str:
    """Return the name of a one-byte code's glyph, or nothing where the file does not say."""
    if code in face.names:
        return face.names[code].lstrip("/")
    if face.encoding == "/WinAnsiEncoding":
        char = bytes([code]).decode("cp1252", "ignore")
        return agl.UV2AGL.get(ord(char), "") if char else ""
    table = _ENCODINGS.get(face.encoding)
    name = table[code] if table else ""
    return "" if name == ".notdef" else name


def cff_name(face: Typeface, code: int) -> str:
    """Return the name that a bare CFF program has of a code's glyph."""
    return f"cid{code:05}" if face.two_byte else glyph_name(face, code)


def lacking(face: Typeface, codes: Iterable[int]) -> int | None:
    """Return the first code that means a character to be seen and has no outline."""
    shown = sorted(codes)
    wanted = [code for code in shown if seen(meant(face, code))]
    data = objects.content(face.program)[0] if face.program is not None and shown else b""
    if not data or len(data) > MOST_FONT:
        return None
    try:
        if data[:4] in (b"\0\1\0\0", b"true"):
            glyphs = glyphs_by_code(face) if face.two_byte else glyphs_by_map(face, data)
            empty = _in_truetype(data, wanted, glyphs)
            return _unknown(face, shown, glyphs) if empty is None else empty
        if data[:1] == b"\1":
            return _in_cff(face, data, wanted)
    except Exception:  # a program that `whole` finds no fault with, and is odd in another way
        return None
    return None


def _in_truetype(data: bytes, wanted: list[int], glyphs: Callable[[int], set[int]]) -> int | None:
    ways = {code: glyphs(code) for code in wanted}
    empty = without_outline(data, set().union(*ways.values()) - {0})
    return next((code for code, found in ways.items() if found and found - {0} <= empty), None)


def _unknown(face: Typeface, codes: list[int], glyphs: Callable[[int], set[int]]) -> int | None:
    """Return the first one-byte code that means nothing and that the font's map does not know."""
    asked = (code for code in codes if not face.two_byte and code not in _BLANKS)
    return next((code for code in asked if not meant(face, code) and glyphs(code) == {0}), None)


def glyphs_by_code(face: Typeface) -> Callable[[int], set[int]]:
    """Return how a two-byte code finds its glyph; the empty set: it is not known."""
    if face.glyph_map is not None:
        held = face.glyph_map
        return lambda code: {int.from_bytes(held[2 * code : 2 * code + 2])}
    return lambda code: {code} if face.glyphs_by_code else set()


def glyphs_by_map(face: Typeface, data: bytes) -> Callable[[int], set[int]]:
    """Return how a one-byte code finds its glyphs, by each way that a reader may take.

    The empty set: the program has no map of its own.
    """
    font = TTFont(io.BytesIO(data), lazy=True)
    tables = font["cmap"].tables if "cmap" in font else []
    if not tables:
        return lambda _code: set()

    def found(code: int) -> set[int]:
        char = meant(face, code)
        names = {table.cmap.get(key) for table in tables for key in (code, _SYMBOL + code)}
        if len(char) == 1:
            names |= {table.cmap.get(ord(char)) for table in tables if table.isUnicode()}
        if (name := glyph_name(face, code)) in font.getReverseGlyphMap():
            names.add(name)
        return {font.getGlyphID(name) for name in names if name} or {0}

    return found


def _in_cff(face: Typeface, data: bytes, wanted: list[int]) -> int | None:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    keyed = hasattr(top, "ROS")
    if face.two_byte and not (face.identity and keyed):
        return None
    for code in wanted:
        name = cff_name(face, code)
        if name not in top.CharStrings.charStrings:
            continue  # `whole` tells what a subset left out
        drawn = top.CharStrings[name]
        if len(drawn.bytecode or b"") < LEAST_DRAWN:
            pen = BoundsPen(None)
            drawn.draw(pen)
            if pen.bounds is None:
                return code
    return None
