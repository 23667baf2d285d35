"""Widths of characters in a file against those in its font: one far off spaces words wrongly.

Input: a face and the codes of it that are shown. Output: how far off, em / 1000. Read are TrueType
programs and bare CFF ones, where the file tells which glyph a code shows.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

from fontTools.cffLib import CFFFontSet
from fontTools.pens.basePen import NullPen

from layout.judge.preflight.outlines import MOST_FONT, cff_name, glyphs_by_code, glyphs_by_map
from layout.judge.preflight.typeface import Typeface
from layout.pdf import objects
from layout.pdf.truetype import advances

#: Widths in a file and in its font may differ by rounding, em / 1000; more spaces words wrongly.
MOST_OFF = 10
_Ways = Callable[[int], Iterable[float]]


def far_width(face: Typeface, codes: Iterable[int]) -> float:
    """Return how far a width in the file is from the font's own, em / 1000; 0: none is far."""
    data = objects.content(face.program)[0] if face.program is not None else b""
    if not data or len(data) > MOST_FONT:
        return 0.0
    try:
        own = _own(face, data)
        return max((_off(face, code, own) for code in codes), default=0.0) if own else 0.0
    except Exception:  # tables that `whole` does not ask for
        return 0.0


def _off(face: Typeface, code: int, own: _Ways) -> float:
    """Return how far a code's width is from that of each glyph that it may show; 0: not far."""
    if not face.two_byte and code not in face.widths:
        return 0.0
    stated = face.widths.get(code, face.default)
    least = min((abs(width - stated) for width in own(code)), default=0.0)
    return least if least > MOST_OFF else 0.0


def _own(face: Typeface, data: bytes) -> _Ways | None:
    """Return how a code finds the widths that its font has of it, em / 1000."""
    if data[:4] in (b"\0\1\0\0", b"true"):
        found = advances(data)
        glyphs = glyphs_by_code(face) if face.two_byte else glyphs_by_map(face, data)
        # The glyph of what is missing is told by `whole`, not by its width.
        return lambda code: [found[glyph] for glyph in glyphs(code) if 0 < glyph < len(found)]
    if data[:1] == b"\1":
        return _of_cff(face, data)
    return None


def _of_cff(face: Typeface, data: bytes) -> _Ways | None:
    fonts = CFFFontSet()
    fonts.decompile(io.BytesIO(data), None)
    top = fonts[0]
    if face.two_byte and not (face.identity and hasattr(top, "ROS")):
        return None
    scale = 1000 * float(getattr(top, "FontMatrix", [0.001])[0] or 0.001)

    def widths(code: int) -> list[float]:
        name = cff_name(face, code)
        if name not in top.CharStrings.charStrings:
            return []
        drawn = top.CharStrings[name]
        drawn.draw(NullPen())
        return [drawn.width * scale]

    return widths
