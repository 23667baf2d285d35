"""Fonts as a preflight needs them: name, embedded or not, and the width of a string.

Input: a font dictionary. Output: a `Typeface`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import pikepdf

from layout.pdf import objects
from layout.pdf.matrices import Matrix

_SUBSET = re.compile(r"[A-Z]{6}\+")
#: Most entries of a font's table of widths.
MOST_WIDTHS = 70_000
#: From glyph space to em where a font does not say (ISO 32000-1, 9.2.4).
THOUSANDTHS = Matrix(0.001, 0, 0, 0.001, 0, 0)


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
        below = objects.items(objects.get(font, "/DescendantFonts"))
        child = below[0] if below else None
        descriptor = objects.get(child, "/FontDescriptor")
        default = objects.number(objects.get(child, "/DW"), 1000.0)
        made = Typeface(name, kind, _file(descriptor), _subset(name), True, default)
        made.widths = _cid_widths(objects.get(child, "/W"))
        return made
    descriptor = objects.get(font, "/FontDescriptor")
    first = int(objects.number(objects.get(font, "/FirstChar")))
    found = objects.items(objects.get(font, "/Widths"))[:256]
    widths = {first + i: objects.number(width) for i, width in enumerate(found)}
    default = objects.number(objects.get(descriptor, "/MissingWidth"), 0.0 if widths else 500.0)
    if kind == "Type3":
        matrix = objects.matrix(objects.get(font, "/FontMatrix"), THOUSANDTHS)
        label = name or objects.name(objects.get(font, "/Name")).lstrip("/") or "Type 3 font"
        return Typeface(
            label, kind, True, True, False, default, widths,
            matrix, font,
        )  # fmt: skip
    return Typeface(name, kind, _file(descriptor), _subset(name), False, default, widths)


def _file(descriptor: Any) -> bool:
    return any(
        isinstance(objects.get(descriptor, key), pikepdf.Stream)
        for key in ("/FontFile", "/FontFile2", "/FontFile3")
    )


def _subset(name: str) -> bool:
    return _SUBSET.match(name) is not None


def _cid_widths(table: Any) -> dict[int, float]:
    """Return /W of a CID font: `c [w …]` and `first last w`."""
    widths: dict[int, float] = {}
    items = objects.items(table)[:MOST_WIDTHS]
    at = 0
    while at + 1 < len(items) and len(widths) < MOST_WIDTHS:
        first = int(objects.number(items[at]))
        if isinstance(items[at + 1], pikepdf.Array):
            for offset, width in enumerate(objects.items(items[at + 1])[:MOST_WIDTHS]):
                widths[first + offset] = objects.number(width)
            at += 2
        elif at + 2 < len(items):
            last = min(int(objects.number(items[at + 1])), first + MOST_WIDTHS)
            width = objects.number(items[at + 2])
            widths.update(dict.fromkeys(range(first, last + 1), width))
            at += 3
        else:
            break
    return widths
