"""Operators of painting: a content stream → its operations; which of them show, fill and stroke."""

from __future__ import annotations

from collections.abc import Mapping

import pikepdf

from layout.page.errors import RenderError
from layout.pdf.lexer import Piece, pieces

OPERATORS = frozenset(
    b"b B b* B* BDC BMC BT c cm CS cs d d0 d1 Do DP EMC ET f F f* G g gs h i j J K k l m M MP n q Q"
    b" re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y".split()
)
SHOW = frozenset((b"Tj", b"TJ"))
FILLS = frozenset((b"f", b"F", b"f*", b"b", b"B", b"b*", b"B*"))
STROKES = frozenset((b"s", b"S", b"b", b"B", b"b*", b"B*"))
PAINTS = FILLS | STROKES | {b"n", b"sh"}
COLOURS = frozenset(b"cs CS scn SCN sc SC k K g G rg RG".split())
CONSTRUCTS = frozenset((b"m", b"l", b"c", b"v", b"y"))


def operations(stream: pikepdf.Object) -> list[Piece]:
    """Return a stream's operations in order.

    Raises:
        RenderError: something in it is no operation that can be kept, e.g. an inline image.
    """
    found = list(pieces(stream.read_bytes()))
    strange = {piece.operator for piece in found} - OPERATORS
    if strange:
        names = tuple(sorted(name.decode("latin-1") for name in strange))
        raise RenderError("press.unknown-operator", operators=names)
    return found


def numbers(words: bytes) -> list[float]:
    """Return the numbers of an operation's operands."""
    return [float(word) for word in words.split()]


def trivial_states(states: Mapping[str, pikepdf.Object]) -> frozenset[bytes]:
    """Return the names of graphics states that say no more than that nothing is transparent."""
    return frozenset(
        name.encode()
        for name, state in states.items()
        if all(
            (key in ("/ca", "/CA") and float(value) == 1)
            or key == "/Type"
            or (key == "/BM" and str(value) == "/Normal")
            for key, value in state.items()
        )
    )
