"""How wide shown text is: a page's fonts → the advance in em of an operand of TJ or Tj."""

from __future__ import annotations

import re
from collections.abc import Callable

import pikepdf

from layout.pdf.fonts import cid_widths

#: A string of two-byte glyph numbers, or a number that moves back by thousandths of an em.
PART = re.compile(rb"<([0-9a-fA-F]*)>|(-?[\d.]+)")


def advances(fonts: pikepdf.Object) -> Callable[[bytes, bytes], float]:
    """Return a function of a font's name and an operand; fonts are read when first asked for."""
    known: dict[bytes, tuple[dict[int, float], float]] = {}

    def advance(font: bytes, shown: bytes) -> float:
        if font not in known:
            held = fonts[font.decode("latin-1")]
            known[font] = cid_widths(held["/DescendantFonts"][0])
        widths, default = known[font]
        total = 0.0
        for glyphs, back in PART.findall(shown):
            for start in range(0, len(glyphs), 4):
                total += widths.get(int(glyphs[start : start + 4], 16), default)
            total -= float(back or 0)
        return total / 1000

    return advance
