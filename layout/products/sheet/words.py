"""Setting the slug's words with ReportLab: text and fonts → runs in faces that have the glyphs.

Words come from content: they are cut to the room they have, and a character in no TrueType face of
the library is set as 〓, the mark of a missing sort.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas

from fonts import FontLibrary
from fonts.setting.proof_styles import PROOF, ProofStyles
from fonts.setting.roles import Points, Role

SlugRole: TypeAlias = Role[Points, None]
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
    """Sets words in the fonts of one library; `styles` states the roles of all words."""

    fonts: FontLibrary
    styles: ProofStyles = PROOF

    def base(self, role: SlugRole | None = None) -> str:
        """Return the ReportLab name of a role's face, of the slug's first line without one."""
        return self._font(MISSING, role or self.styles.slug)

    def _font(self, char: str, role: SlugRole) -> str:
        """Return the ReportLab name of a face that has the character, "" where there is none."""
        face = self.fonts.face_for(char, role.style.family, role.style.weight)
        if face is None:
            return ""
        name = f"{face.family}-{face.weight}-{face.sha256[:12]}".replace(" ", "")
        return name if _registered(name, face.path) else ""

    def runs(self, words: str, role: SlugRole) -> list[tuple[str, str]]:
        """Return (font, text) for stretches that one face can set."""
        chars = [(self._font(char, role), char) for char in words]
        chars = [(font, char) if font else (self.base(role), MISSING) for font, char in chars]
        return [
            (font, "".join(char for _, char in run))
            for font, run in groupby(chars, key=lambda item: item[0])
        ]

    def width(self, words: str, role: SlugRole) -> float:
        """Return how wide words of a role are, pt."""
        return sum(
            float(pdfmetrics.stringWidth(text, font, role.size.pt))
            for font, text in self.runs(words, role)
        )

    def cut(self, words: str, role: SlugRole, room: float) -> str:
        """Return the words as far as there is room, then an ellipsis."""
        if self.width(words, role) <= room:
            return words
        for length in range(len(words) - 1, 0, -1):
            if self.width(words[:length].rstrip() + CUT, role) <= room:
                return words[:length].rstrip() + CUT
        return ""

    def draw(self, canvas: Canvas, words: str, x: float, y: float, role: SlugRole) -> float:
        """Set words from (x, y) in the canvas's fill colour; return where they end."""
        for font, text in self.runs(words, role):
            canvas.setFont(font, role.size.pt)
            canvas.drawString(x, y, text)
            x += float(pdfmetrics.stringWidth(text, font, role.size.pt))
        return x
