"""Fonts in a PDF: their descriptors, and the advances of their glyphs.

Input: an opened file, or a font's tables, of unknown quality. Output: objects and numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from layout.pdf import objects

#: Most entries of a table of widths: a font has at most 65,536 glyphs.
MOST_WIDTHS = 70_000
#: The keys under which a descriptor holds an embedded font.
FILES = ("/FontFile", "/FontFile2", "/FontFile3")


def descriptors(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Yield each font's name, with the mark of its subset (`ABCDEF+`), and its descriptor."""
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/FontDescriptor":
            yield str(item.get("/FontName", "/?")).removeprefix("/"), item


def embedded(descriptor: Any) -> bool:
    """Return whether a descriptor holds the font itself."""
    return any(isinstance(objects.get(descriptor, key), pikepdf.Stream) for key in FILES)


def program_of(descriptor: Any) -> Any:
    """Return the font program that a descriptor holds, or None."""
    found = (objects.get(descriptor, key) for key in FILES)
    return next((one for one in found if isinstance(one, pikepdf.Stream)), None)


def cid_widths(font: Any) -> tuple[dict[int, float], float]:
    """Return a CID font's advances by glyph number, and that of all others, in em / 1000."""
    return _widths(objects.get(font, "/W")), objects.number(objects.get(font, "/DW"), 1000.0)


def _widths(table: Any) -> dict[int, float]:
    """Return a table of widths: `c [w …]` and `first last w` (ISO 32000-1, 9.7.4.3)."""
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
