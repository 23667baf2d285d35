"""Fonts as a preflight needs them: name, embedded or not, and the width of a string.

Input: a font dictionary. Output: a `Typeface`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from fonts.chinese.characters import CLOSING, OPENING, PAUSES, STOPS
from layout.pdf import objects
from layout.pdf.fonts import cid_widths, embedded, program_of
from layout.pdf.matrices import Matrix
from layout.pdf.text import meanings_of

_SUBSET = re.compile(r"[A-Z]{6}\+")
#: From glyph space to em where a font does not say (ISO 32000-1, 9.2.4).
THOUSANDTHS = Matrix(0.001, 0, 0, 0.001, 0, 0)


#: Marks whose right half is blank, where they are wider than this, em / 1000.
HALF_BLANK, FULL = CLOSING | PAUSES | STOPS - frozenset("？！"), 900.0


@dataclass(slots=True)
class Typeface:
    """A font; widths are thousandths of an em, codes have one or two bytes."""

    name: str
    kind: str
    embedded: bool
    subset: bool
    two_byte: bool
    default: float
    widths: dict[int, float] = field(default_factory=dict)
    matrix: Matrix = THOUSANDTHS
    font: Any = None  # Type 3: the dictionary with its procedures
    program: Any = None  # the embedded font
    identity: bool = False  # two-byte codes are the numbers of glyphs or of CIDs
    glyphs_by_code: bool = False  # they are those of glyphs in the font program
    names: dict[int, str] = field(default_factory=dict)  # of codes that the font names itself
    blanks: frozenset[int] = frozenset()  # two-byte codes that print nothing
    encoding: str = ""  # of one-byte codes: the table that the file names, or that underlies
    meanings: dict[int, str] = field(default_factory=dict)  # what codes mean, by ToUnicode
    glyph_map: bytes | None = None  # of CIDs: two bytes each, the numbers of their glyphs

    def printed(self, text: bytes) -> bytes:
        """Return a string without the blanks at its end (of one-byte codes all is taken)."""
        if not self.blanks:
            return text
        end = len(text)
        while end > 1 and text[end - 2] << 8 | text[end - 1] in self.blanks:
            end -= 2
        return text[:end]

    def hollow(self, text: bytes) -> float:
        """Return the blank half of a full-width mark that ends a line of text, em / 1000."""
        code = text[-2] << 8 | text[-1] if self.two_byte and len(text) > 2 else -1
        width = self.widths.get(code, self.default)
        return width / 2 if width > FULL and self.meanings.get(code, "") in HALF_BLANK else 0.0

    def hollow_before(self, text: bytes) -> float:
        """Return the blank half of a full-width mark that opens a line of text, em / 1000."""
        code = text[0] << 8 | text[1] if self.two_byte and len(text) > 2 else -1
        width = self.widths.get(code, self.default)
        return width / 2 if width > FULL and self.meanings.get(code, "") in OPENING else 0.0

    def advance(self, text: bytes, spacing: float, words: float, size: float) -> float:
        """Return a string's advance in text space, pt, before horizontal scaling."""
        widths, default = self.widths, self.default
        if self.two_byte:
            codes = [text[i] << 8 | text[i + 1] for i in range(0, len(text) - 1, 2)]
            return sum([widths.get(c, default) for c in codes]) * size / 1000 + spacing * len(codes)
        total = sum([widths.get(c, default) for c in text]) * size * self.matrix.a
        return total + spacing * len(text) + words * text.count(32)


NONE = Typeface("no font", "", False, False, False, 500.0)


def typeface_of(font: Any) -> Typeface:
    """Read a font dictionary."""
    kind = objects.name(objects.get(font, "/Subtype")).lstrip("/")
    name = objects.name(objects.get(font, "/BaseFont")).lstrip("/")[:120]
    if kind == "Type0":
        return _composite(font, name)
    if kind == "Type3":
        return _drawn(font, name)
    descriptor, encoding = objects.get(font, "/FontDescriptor"), objects.get(font, "/Encoding")
    widths, default = _simple_widths(font)
    return Typeface(
        name,
        kind,
        embedded(descriptor),
        _subset(name),
        False,
        default,
        widths,
        program=program_of(descriptor),
        names=named_codes(encoding),
        encoding=objects.name(encoding) or objects.name(objects.get(encoding, "/BaseEncoding")),
        meanings=meanings_of(font),
    )


def _composite(font: Any, name: str) -> Typeface:
    """Read a font of two-byte codes."""
    below = objects.items(objects.get(font, "/DescendantFonts"))
    child = below[0] if below else None
    descriptor = objects.get(child, "/FontDescriptor")
    meanings, (widths, default) = meanings_of(font), cid_widths(child)
    identity = objects.name(objects.get(font, "/Encoding")) == "/Identity-H"
    direct = objects.name(objects.get(child, "/CIDToGIDMap")) == "/Identity"
    return Typeface(
        name,
        "Type0",
        embedded(descriptor),
        _subset(name),
        True,
        default,
        widths,
        program=program_of(descriptor),
        identity=identity,
        glyphs_by_code=direct and identity,
        blanks=frozenset(code for code, text in meanings.items() if text.isspace()),
        meanings=meanings,
        glyph_map=_glyph_map(child) if identity else None,
    )


def _drawn(font: Any, name: str) -> Typeface:
    """Read a font whose glyphs are streams."""
    widths, default = _simple_widths(font)
    matrix = objects.matrix(objects.get(font, "/FontMatrix"), THOUSANDTHS)
    label = name or objects.name(objects.get(font, "/Name")).lstrip("/") or "Type 3 font"
    return Typeface(label, "Type3", True, True, False, default, widths, matrix, font)


def _simple_widths(font: Any) -> tuple[dict[int, float], float]:
    """Return the widths of a font of one-byte codes, and that of the others, em / 1000."""
    first = int(objects.number(objects.get(font, "/FirstChar")))
    found = objects.items(objects.get(font, "/Widths"))[:256]
    widths = {first + i: objects.number(width) for i, width in enumerate(found)}
    missing = objects.get(objects.get(font, "/FontDescriptor"), "/MissingWidth")
    return widths, objects.number(missing, 0.0 if widths else 500.0)


def _glyph_map(child: Any) -> bytes | None:
    """Return which glyph each CID shows, where the file says it itself."""
    found = objects.get(child, "/CIDToGIDMap")
    if not isinstance(found, pikepdf.Stream):
        return None
    data, whole = objects.content(found)
    return data if whole else None


def named_codes(encoding: Any) -> dict[int, str]:
    """Return code → glyph name as an encoding's differences say."""
    names: dict[int, str] = {}
    code = 0
    for item in objects.items(objects.get(encoding, "/Differences"))[:1000]:
        word = objects.name(item)
        if word:
            names[code] = word
            code += 1
        else:
            code = int(objects.number(item))
    return names


def _subset(name: str) -> bool:
    return _SUBSET.match(name) is not None
