"""Setting the slug's words with ReportLab: text and fonts → runs in faces that have the glyphs.

Words come from content: they are cut to the room they have, and a character in no TrueType face of
the library is set as 〓, the mark of a missing sort.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from fonts import FontLibrary

FAMILY, WEIGHT = "Press Hei", 500
MISSING, CUT = "〓", "…"
#: No slug needs more characters of one field than this.
MOST_CHARACTERS = 200


@cache
def _registered(name: str, path: Path) -> bool:
    """Make a font file known to ReportLab, once a process; False for one it cannot embed."""
    try:
        pdfmetrics.registerFont(TTFont(name, str(path)))
    except TTFError:
        return False
    return True


def clean(words: str) -> str:
    """Return words on one line: no controls, no runs of white space, no endless text."""
    plain = "".join(char if char.isprintable() else " " for char in words[: 4 * MOST_CHARACTERS])
    plain = " ".join(plain.split())
    return plain if len(plain) <= MOST_CHARACTERS else plain[: MOST_CHARACTERS - 1] + CUT


@dataclass(frozen=True)
class Setter:
    """Sets words in the fonts of one library."""

    fonts: FontLibrary

    def base(self) -> str:
        """Return the ReportLab name of the slug's face."""
        return self._font(MISSING)

    def _font(self, char: str) -> str:
        """Return the ReportLab name of a face that has the character, "" where there is none."""
        face = self.fonts.face_for(char, FAMILY, WEIGHT)
        if face is None:
            return ""
        name = f"{face.family}-{face.weight}-{face.sha256[:12]}".replace(" ", "")
        return name if _registered(name, face.path) else ""

    def runs(self, words: str) -> list[tuple[str, str]]:
        """Return (font, text) for stretches that one face can set."""
        chars = [(self._font(char), char) for char in words]
        chars = [(font, char) if font else (self.base(), MISSING) for font, char in chars]
        return [
            (font, "".join(char for _, char in run))
            for font, run in groupby(chars, key=lambda item: item[0])
        ]

    def width(self, words: str, size: float) -> float:
        """Return how wide words are at a size, pt."""
        return sum(
            float(pdfmetrics.stringWidth(text, font, size)) for font, text in self.runs(words)
        )

    def cut(self, words: str, size: float, room: float) -> str:
        """Return the words as far as there is room, then an ellipsis."""
        if self.width(words, size) <= room:
            return words
        for length in range(len(words) - 1, 0, -1):
            if self.width(words[:length].rstrip() + CUT, size) <= room:
                return words[:length].rstrip() + CUT
        return ""

    def draw(self, canvas: Canvas, words: str, x: float, y: float, size: float) -> float:
        """Set words from (x, y) in the canvas's fill colour; return where they end."""
        for font, text in self.runs(words):
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
            x += float(pdfmetrics.stringWidth(text, font, size))
        return x
