"""A face of a PDF that gets glyphs of another advance: asked for one by one, written at the end.

Input: a Type 0 font of the file with a TrueType program. Output: the same with the glyphs that were
asked for, in its program, its widths and its ToUnicode map alike, as PDF/A wants them to agree.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

import pikepdf

from layout.pdf.fonts import cid_widths, program_of
from layout.pdf.text import meanings
from layout.pdf.truetype import count, units, with_advances

_MOST_GLYPHS: Final = 0xFFFF


@dataclass
class Face:
    """A face of the file, and the glyphs to be added to it."""

    font: pikepdf.Object
    widths: dict[int, float] = field(init=False)
    blanks: frozenset[int] = field(init=False)
    added: dict[tuple[int, int], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Read widths and what codes mean."""
        self._below = self.font.DescendantFonts[0]
        self.widths, self._default = cid_widths(self._below)
        self.meaning = meanings(self.font.ToUnicode.read_bytes())
        self.blanks = frozenset(code for code, text in self.meaning.items() if text.isspace())
        self._program = program_of(self._below.FontDescriptor).read_bytes()
        self._next = count(self._program)

    def width(self, code: int) -> float:
        """Return a glyph's advance, thousandths of an em."""
        return self.widths.get(code, self._default)

    def wider(self, code: int, more: int) -> int | None:
        """Return the glyph that looks like another with so much more advance; None: no room."""
        key = code, more
        if key not in self.added:
            if self._next >= _MOST_GLYPHS or code not in self.meaning:
                return None
            self.added[key] = self._next
            self.widths[self._next] = self.width(code) + more
            self._next += 1
        return self.added[key]

    def write(self, pdf: pikepdf.Pdf) -> None:
        """Put the added glyphs into the face, its widths and the meanings of its codes."""
        if not self.added:
            return
        em = units(self._program)
        wanted = [(code, round((self.width(code) + more) * em / 1000)) for code, more in self.added]
        new = with_advances(self._program, wanted)
        program = pdf.make_stream(new)
        program.Length1 = len(new)
        self._below.FontDescriptor.FontFile2 = program
        first = min(self.added.values())
        widths = pikepdf.Array([width * 1000 / em for _, width in wanted])
        self._below.W = pikepdf.Array([*self._below.W, first, widths])
        table = self.font.ToUnicode.read_bytes()
        self.font.ToUnicode = pdf.make_stream(table.replace(b"endcmap", self._map() + b"endcmap"))

    def _map(self) -> bytes:
        """Return the part of a ToUnicode map for the added glyphs, a hundred at a time."""
        rows = [
            f"<{new:04x}> <{self.meaning[code].encode('utf-16-be').hex()}>"
            for (code, _), new in self.added.items()
        ]
        parts = (rows[k : k + 100] for k in range(0, len(rows), 100))
        blocks = (f"{len(p)} beginbfchar\n" + "\n".join(p) + "\nendbfchar\n" for p in parts)
        return "".join(blocks).encode()
