"""Reading a finished proof back: characters with their boxes, annotations, what was laid over it.

All boxes are (left, bottom, right, top) in the page's own coordinates, pt, as they are before a
proof is scaled to its paper.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
from pypdfium2 import raw

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Char:
    """A character as it was set, with the box of its ink."""

    text: str
    box: Box

    @property
    def middle(self) -> tuple[float, float]:
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2


@dataclass(frozen=True)
class Note:
    """An annotation with the boxes that it covers."""

    kind: str
    words: str
    author: str
    subject: str
    rect: Box
    quads: tuple[Box, ...]


def scale_of(pdf: bytes) -> float:
    """Return how much smaller a proof's pages are than what they are proofs of."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        contents = document.pages[0].obj.Contents
        first = contents[0] if isinstance(contents, pikepdf.Array) else contents
        found = re.match(rb"q ([0-9.]+) 0 0 ", first.read_bytes())
        return float(found[1]) if found else 1.0


def chars(pdf: bytes, page: int = 0) -> list[Char]:
    """Return all visible characters of a page in the file's order."""
    scale = scale_of(pdf)
    with pdfium.PdfDocument(pdf) as document:
        text = document[page].get_textpage()
        found = []
        for index in range(text.count_chars()):
            code = raw.FPDFText_GetUnicode(text.raw, index)
            if raw.FPDFText_IsGenerated(text.raw, index) or chr(code).isspace():
                continue
            left, bottom, right, top = (side / scale for side in text.get_charbox(index))
            found.append(Char(chr(code), (left, bottom, right, top)))
    return found


def overlay(pdf: bytes, page: int = 0) -> list[Char]:
    """Return the characters that the proof laid over a page, without the page's own."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        contents = document.pages[page].obj.Contents
        last = contents[-1].read_bytes()
        assert b"/Artifact BMC" in last and b"Do" in last
        own = last.replace(b"\nQ\n", b"\n", 1)
        scale = f"q {scale_of(pdf):.6f} 0 0 ".encode()  # so that it can be read off again
        document.pages[page].obj.Contents = document.make_stream(scale + b"1 0 0 cm Q\n" + own)
        document.save(out)
    return chars(out.getvalue(), page)


def notes(pdf: bytes, page: int = 0) -> list[Note]:
    """Return a page's annotations."""
    found = []
    scale = scale_of(pdf)
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for item in document.pages[page].get("/Annots", ()):
            values = [float(v) / scale for v in item.get("/QuadPoints", ())]
            quads = tuple(
                (min(q[::2]), min(q[1::2]), max(q[::2]), max(q[1::2]))
                for q in (values[k : k + 8] for k in range(0, len(values), 8))
            )
            left, bottom, right, top = (float(v) / scale for v in item.Rect)
            found.append(
                Note(
                    str(item.Subtype),
                    str(item.Contents),
                    str(item.T),
                    str(item.Subj),
                    (left, bottom, right, top),
                    quads,
                )
            )
    return found


def inside(char: Char, boxes: tuple[Box, ...]) -> bool:
    """Tell whether a character's middle lies in one of the boxes."""
    x, y = char.middle
    return any(b[0] <= x <= b[2] and b[1] <= y <= b[3] for b in boxes)


def overlap(a: Box, b: Box) -> float:
    """Return the area that two boxes share, pt²."""
    wide = min(a[2], b[2]) - max(a[0], b[0])
    high = min(a[3], b[3]) - max(a[1], b[1])
    return max(0.0, wide) * max(0.0, high)


def bare(text: str) -> str:
    """Return a text without blanks."""
    return "".join(text.split())
