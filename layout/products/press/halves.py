"""A spread as two pages: a press file with whole spreads → the same in halves, for plants that cut.

Input: a finished press file and how far ink goes past the fold. Output: the same file with two
pages for each of its own. Nothing is moved: both halves keep the spread's coordinates and differ in
their boxes, so that they meet exactly. Either half shows the other's ink for the bleed's width over
the fold, and has the words of its own side alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.pdf.boxes import Box, common, empty
from layout.pdf.lexer import Piece, instructions, pieces
from layout.pdf.matrices import IDENTITY, Matrix, matrix_of, moved, times
from layout.pdf.objects import content, drawn, get, matrix, numbers

#: Operators that show text, and those that place it.
SHOWING = (b"Tj", b"TJ", b"'", b'"')
#: Forms within forms are followed so deep.
DEEPEST = 8


def halves(data: bytes, bleed: float, folded: Sequence[bool] = ()) -> bytes:
    """Return the press file with each spread as two pages, left then right.

    Args:
        data: a press file with whole spreads.
        bleed: ink past the fold on either half, pt.
        folded: of each page, whether it is a spread; empty: all are.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        count = len(pdf.pages)
        modern = pdf.pdf_version >= "1.5"
        for spread, two in zip(list(pdf.pages), folded or (True,) * count, strict=True):
            if not two:
                pdf.pages.append(spread)
                continue
            trim, media = _box(spread.TrimBox), _box(spread.MediaBox)
            fold = (trim[0] + trim[2]) / 2
            for left in (True, False):
                pdf.pages.append(_half(pdf, spread, trim, media, fold, bleed, left=left))
        del pdf.pages[:count]
        pdf.remove_unreferenced_resources()
        out, modes = io.BytesIO(), pikepdf.ObjectStreamMode
        pdf.save(
            out,
            force_version=pdf.pdf_version,
            object_stream_mode=modes.generate if modern else modes.disable,
            deterministic_id=True,
            fix_metadata_version=False,
        )
    return out.getvalue()


def _half(
    pdf: pikepdf.Pdf,
    spread: pikepdf.Page,
    trim: Box,
    media: Box,
    fold: float,
    bleed: float,
    *,
    left: bool,
) -> pikepdf.Page:
    """Return one half: the spread's page with boxes and words of its own."""
    own = dict(spread.obj.items())
    own["/TrimBox"] = _array((trim[0], trim[1], fold, trim[3]) if left else (fold, *trim[1:]))
    edge = fold + bleed if left else fold - bleed
    outer = _box(spread.get("/BleedBox", spread.MediaBox))
    for key, whole in (("/BleedBox", outer), ("/MediaBox", media), ("/CropBox", media)):
        if key in own or key == "/BleedBox":
            own[key] = _array((*whole[:2], edge, whole[3]) if left else (edge, *whole[1:]))
    own.pop("/Parent", None)
    window = _box(own["/MediaBox"])
    side = (media[0], media[1], fold, media[3]) if left else (fold, *media[1:])
    data, _ = drawn(spread.obj)
    cutter = _Cutter(pdf, window, (side[0], side[1], side[2], side[3]))
    code, resources = cutter.cut(data, spread.resources, IDENTITY, 0)
    own["/Contents"] = pdf.make_stream(code)
    own["/Resources"] = resources
    return pikepdf.Page(pdf.make_indirect(Dictionary(own)))


class _Cutter:
    """Leaves out of content what one half does not show: the other side's words, all far off."""

    def __init__(self, pdf: pikepdf.Pdf, window: Box, side: Box) -> None:
        self._pdf, self._window, self._side = pdf, window, side

    def cut(
        self, data: bytes, resources: pikepdf.Object, start: Matrix, depth: int
    ) -> tuple[bytes, pikepdf.Object]:
        """Return content without these, and its resources with forms that were cut as well."""
        forms = dict(get(resources, "/XObject").items()) if "/XObject" in resources else {}
        made: dict[str, pikepdf.Object] = {}
        parts: list[bytes] = []
        at = 0
        for piece, ctm, text in _states(data, start):
            keep: bytes | None = None
            if piece.operator in SHOWING and text is not None:
                x = times(text, ctm).e
                if not self._side[0] <= x < self._side[2]:
                    keep = b""
            elif piece.operator == b"Do":
                (name,) = _operands(data, piece)
                keep = self._drawn(str(name), forms, ctm, depth, made)
            if keep is not None:
                parts += [data[at : piece.start], keep, b"\n"]
                at = piece.end
        parts.append(data[at:])
        # Each half's own: what one does not draw is taken out of its resources afterwards.
        resources = Dictionary(dict(resources.items()))
        if made:
            resources["/XObject"] = Dictionary({**forms, **made})
        return b"".join(parts), resources

    def _drawn(
        self,
        name: str,
        forms: dict[str, pikepdf.Object],
        ctm: Matrix,
        depth: int,
        made: dict[str, pikepdf.Object],
    ) -> bytes | None:
        """Return what stands for the drawing of a picture or form; None: what stands there."""
        thing = forms.get(name)
        if thing is None:
            return None
        if thing.get("/Subtype") == Name.Image:
            return b"" if empty(common(moved(ctm, 0, 0, 1, 1), self._window)) else None
        own = times(matrix(thing.get("/Matrix")), ctm)
        box = numbers(thing.get("/BBox"), 4)
        if box is not None:
            place = moved(own, *box)
            if empty(common(place, self._window)):
                return b""
            if self._side[0] <= place[0] and place[2] <= self._side[2]:
                return None
        if depth >= DEEPEST:
            return None
        data, _ = content(thing)
        code, resources = self.cut(data, thing.get("/Resources", Dictionary()), own, depth + 1)
        form = self._pdf.make_stream(code)
        for key, value in thing.items():
            if key not in ("/Length", "/Filter", "/DecodeParms", "/Resources"):
                form[key] = value
        form["/Resources"] = resources
        other = f"{name}H{len(made)}"
        made[other] = form
        return f"{other} Do".encode()


def _states(data: bytes, start: Matrix) -> Iterator[tuple[Piece, Matrix, Matrix | None]]:
    """Yield each instruction with the matrix that it is drawn by and, in text, the text's own."""
    stack: list[Matrix] = []
    ctm, text, line = start, None, IDENTITY
    for piece in pieces(data):
        match piece.operator:
            case b"q":
                stack.append(ctm)
            case b"Q":
                ctm = stack.pop() if stack else ctm
            case b"cm":
                ctm = times(matrix_of(_operands(data, piece)), ctm)
            case b"BT":
                text = line = IDENTITY
            case b"ET":
                text = None
            case b"Tm":
                text = line = matrix_of(_operands(data, piece))
            case b"Td" | b"TD":
                x, y = _operands(data, piece)
                text = line = times(Matrix(1, 0, 0, 1, x, y), line)
        yield piece, ctm, text


def _operands(data: bytes, piece: Piece) -> list[Any]:
    ((_, operands),) = instructions(data[piece.start : piece.end])
    return operands


def _box(values: Any) -> Box:
    left, bottom, right, top = (float(value) for value in values)
    return left, bottom, right, top


def _array(box: Any) -> Array:
    return Array([round(float(value), 6) for value in box])
