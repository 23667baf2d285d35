"""Words as they were typed: gaps that the setting leaves between glyphs become advances.

A viewer reads a blank where the next glyph stands more than about 0.1 em behind the last one's
advance: "2016年" set with air was found as "2016 年" only. No viewer reads one where the advance
itself is wide. So a glyph before such a gap is shown by another of the same look and a wider
advance, added to the face in the file: nothing on the page moves, and every viewer, whether it
reckons by the widths in the file or by those in the face, finds and copies what was typed.

Input: an open tagged PDF whose tree is in order (`render.tags`). Output: the same, in place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import pikepdf

from layout.pdf.lexer import Piece, instructions, pieces
from layout.pdf.matrices import IDENTITY, Matrix, matrix_of, times
from layout.products.download.widened import Face

#: Gaps from here on are closed, thousandths of an em. Poppler and pdf.js read a blank from 100 on,
#: MuPDF from 150, PDFium from 111 behind a figure.
LEAST: Final = 60
#: They are closed by steps of this, so that few glyphs are added; what remains is under LEAST.
STEP: Final = 50
#: The widest that is closed: a Han–Latin gap has 375 at most, a squeezed mark's side 500, and a
#: stretched line adds 250. In a drawing words of two labels may stand as near as an em.
MOST: Final = 800
MOST_DRAWN: Final = 400
#: Glyphs of one line stand as high to a hundredth of an em.
LEVEL: Final = 0.01
#: Kinds of elements whose marked content is a drawing's, not one text's.
_DRAWN: Final = "/Figure"
_PART = re.compile(rb"<([0-9a-fA-F]*)>|(-?[\d.]+)")


def join_words(pdf: pikepdf.Pdf) -> None:
    """Close the gaps of all pages."""
    faces: dict[tuple[int, int], Face] = {}
    for index, page in enumerate(pdf.pages):
        before = page.obj.Contents.read_bytes()
        after = _Page(page, _owners(pdf, index), faces).joined(before)
        if after != before:
            page.obj.Contents = pdf.make_stream(after)
    for face in faces.values():
        face.write(pdf)


def _owners(pdf: pikepdf.Pdf, index: int) -> list[pikepdf.Object | None]:
    """Return the element that owns each marked content of a page."""
    root = pdf.Root.get("/StructTreeRoot")
    if root is None or "/ParentTree" not in root:
        return []
    numbers = root.ParentTree.Nums
    at = int(pdf.pages[index].obj.get("/StructParents", -1))
    for k in range(0, len(numbers), 2):
        if int(numbers[k]) == at:
            return list(numbers[k + 1])
    return []


@dataclass
class _Glyph:
    """A glyph that is shown: its code, and how far back the next one is set (TJ)."""

    code: int
    back: float = 0.0


@dataclass
class _Shown:
    """One TJ or Tj: where it stands in the stream, its face and glyphs, where it starts."""

    piece: Piece
    face: Face
    size: float
    place: Matrix
    owner: tuple[int, int]
    drawn: bool
    glyphs: list[_Glyph]
    changed: bool = False

    @property
    def width(self) -> float:
        """How far the next glyph would stand from the start, in text space."""
        advance = sum(self.face.width(glyph.code) - glyph.back for glyph in self.glyphs)
        return advance * self.size / 1000

    def gap_to(self, following: _Shown) -> float:
        """Return the gap to what is shown next, thousandths of an em; nought where none is meant.

        It counts only within one element, on one line, and if both are of about one size.
        """
        if self.owner != following.owner or not self.owner[0]:
            return 0.0
        if self.glyphs[-1].code in self.face.blanks:
            return 0.0
        if following.glyphs[0].code in following.face.blanks:
            return 0.0
        try:
            start = times(following.place, self.place.inverse())
        except ValueError:  # text without extent
            return 0.0
        if abs(start.f) > LEVEL * self.size or abs(start.b) > LEVEL or start.a <= 0:
            return 0.0
        return 1000 * (start.e - self.width) / self.size

    def join(self, gap: float) -> None:
        """Widen the last glyph by what a gap has of whole steps."""
        last = self.glyphs[-1]
        code = self._wider(last.code, gap)
        if code is not None:
            last.code, self.changed = code, True

    def join_inside(self) -> None:
        """Widen glyphs before gaps between them."""
        for glyph, following in zip(self.glyphs, self.glyphs[1:], strict=False):
            gap = -glyph.back
            if gap < LEAST or {glyph.code, following.code} & self.face.blanks:
                continue
            code = self._wider(glyph.code, gap)
            if code is not None:
                glyph.back += _steps(gap)
                glyph.code, self.changed = code, True

    def _wider(self, code: int, gap: float) -> int | None:
        most = MOST_DRAWN if self.drawn else MOST
        return self.face.wider(code, _steps(gap)) if LEAST <= gap <= most else None

    def words(self) -> bytes:
        """Return the operation as it is now."""
        parts = []
        for glyph in self.glyphs:
            parts.append(f"<{glyph.code:04x}>")
            if glyph.back:
                parts.append(f"{glyph.back:g}")
        return f"[{''.join(parts)}] TJ".encode()


def _steps(gap: float) -> int:
    return int(gap // STEP) * STEP


class _Page:
    """Reads one page's content and changes what it shows."""

    def __init__(
        self,
        page: pikepdf.Page,
        owners: list[pikepdf.Object | None],
        faces: dict[tuple[int, int], Face],
    ) -> None:
        """Note who owns which marked content, and the file's faces as far as they are known."""
        self._fonts = page.obj.Resources.get("/Font", pikepdf.Dictionary())
        self._owners = owners
        self._faces = faces

    def joined(self, data: bytes) -> bytes:
        """Return the content with its gaps closed."""
        last: _Shown | None = None
        done: list[_Shown] = []
        for shown in self._read(data):
            if last is not None:
                gap = last.gap_to(shown)
                if gap >= LEAST:
                    last.join(gap)
            shown.join_inside()
            done.append(shown)
            last = shown
        parts, at = [], 0
        for shown in done:
            if shown.changed:
                parts += [data[at : shown.piece.start], shown.words()]
                at = shown.piece.end
        return b"".join([*parts, data[at:]])

    def _read(self, data: bytes) -> Iterator[_Shown]:
        """Yield what is shown in order, in faces that can be added to."""
        ctm, line = IDENTITY, IDENTITY
        font: tuple[Face | None, float] = None, 0.0
        kept: list[tuple[Matrix, tuple[Face | None, float]]] = []
        marks: list[int] = []
        for piece in pieces(data):
            match piece.operator:
                case b"q":
                    kept.append((ctm, font))
                case b"Q":
                    ctm, font = kept.pop()
                case b"cm":
                    ctm = times(matrix_of(map(float, piece.words.split())), ctm)
                case b"BMC":
                    marks.append(-1)
                case b"BDC":
                    marks.append(_mark(data[piece.start : piece.end]))
                case b"EMC":
                    marks.pop()
                case b"BT":
                    line = IDENTITY
                case b"Tm":
                    line = matrix_of(map(float, piece.words.split()))
                case b"Tf":
                    name, size = piece.words.split()
                    font = self._face(name.decode("latin-1")), float(size)
                case b"TJ" | b"Tj":
                    glyphs = _glyphs(piece.words)
                    if font[0] is None or not font[1] or not glyphs:
                        continue
                    owner = self._owner(marks[-1] if marks else -1)
                    drawn = owner is not None and owner.get("/S") == _DRAWN
                    key = (0, 0) if owner is None else owner.objgen
                    yield _Shown(piece, font[0], font[1], times(line, ctm), key, drawn, glyphs)

    def _owner(self, mark: int) -> pikepdf.Object | None:
        return self._owners[mark] if 0 <= mark < len(self._owners) else None

    def _face(self, name: str) -> Face | None:
        """Return a face with two-byte glyph numbers, a TrueType program and meanings, else None."""
        font = self._fonts[name]
        if font.objgen not in self._faces:
            below = font.get("/DescendantFonts")
            if below is None or "/FontFile2" not in below[0].FontDescriptor:
                return None
            if "/ToUnicode" not in font or below[0].get("/CIDToGIDMap") != "/Identity":
                return None
            self._faces[font.objgen] = Face(font)
        return self._faces[font.objgen]


def _mark(operation: bytes) -> int:
    """Return the number of marked content that an operation opens, -1 for none."""
    ((_, operands),) = instructions(operation)
    properties = operands[1]
    return int(properties.get("/MCID", -1)) if isinstance(properties, dict) else -1


def _glyphs(words: bytes) -> list[_Glyph]:
    """Return the glyphs that the operand of a TJ or Tj shows; a first shift back is dropped."""
    found: list[_Glyph] = []
    for codes, back in _PART.findall(words):
        found += [_Glyph(int(codes[k : k + 4], 16)) for k in range(0, len(codes), 4)]
        if back and found:
            found[-1].back += float(back)
    return found
