"""Operators that draw what the resources hold: forms, pictures, shadings.

Input: an interpreter and operands. Output: records in its marks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf

from content.words import Message
from layout.judge.preflight import pictures
from layout.judge.preflight.colour import PATTERN
from layout.judge.preflight.interpreter import Interpreter
from layout.judge.preflight.marks import SHADING, Paint
from layout.pdf import objects


def _shading(on: Interpreter, name: str) -> None:
    found = on.scope.find("/Shading", name)
    space = on.scope.space(objects.get(found, "/ColorSpace"))
    on.use(space, SHADING, on.seen(None)[0])
    on.through(Paint(PATTERN), False)


def _draw(on: Interpreter, name: str) -> None:
    found = on.held("/XObject", name)
    if not isinstance(found, pikepdf.Stream):
        return
    kind = objects.name(objects.get(found, "/Subtype"))
    if kind == "/Image":
        pictures.draw(on, found)
    elif kind == "/Form":
        on.form(found)
    elif kind == "/PS":
        on.note("opi", Message("preflight.postscript"))


def _inline_image(on: Interpreter, dictionary: dict[str, Any], data: bytes) -> None:
    pictures.draw_inline(on, dictionary, data)


def _uncoloured_glyph(on: Interpreter, *_: float) -> None:
    on.colourless = True


OPERATORS: dict[bytes, Callable[..., None]] = {
    b"sh": _shading,
    b"Do": _draw,
    b"BI": _inline_image,
    b"d1": _uncoloured_glyph,
}
