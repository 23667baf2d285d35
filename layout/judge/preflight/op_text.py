"""Operators of text: strings → where they are shown, how large, in which font and paint.

Input: an interpreter and operands. Output: records in its marks.
"""

from __future__ import annotations

from collections.abc import Callable
from math import hypot
from typing import Any

import pikepdf

from content.words import Message
from layout.judge.preflight.interpreter import CLIPPING, Interpreter
from layout.judge.preflight.marks import OUTLINE, TEXT, Outline, Run, Text
from layout.judge.preflight.state import Scope
from layout.judge.preflight.typeface import named_codes
from layout.pdf import objects
from layout.pdf.boxes import Box
from layout.pdf.matrices import IDENTITY, Matrix, matrix_of, moved, scales, shifted, times

#: Letters condensed further than to 1 / this are read as small ones: their stems thin out.
CONDENSED = 2.0
#: The part of a text's matrix that turns it is nothing where it is less.
FLAT = 1e-6


def _begin_text(on: Interpreter) -> None:
    on.tm = on.line = IDENTITY


def _font(on: Interpreter, name: str, size: float) -> None:
    on.state.face, on.state.size = on.scope.face(name), float(size)


def _text_mode(on: Interpreter, mode: float) -> None:
    on.state.mode = int(mode)


def _char_space(on: Interpreter, space: float) -> None:
    on.state.spacing = float(space)


def _word_space(on: Interpreter, space: float) -> None:
    on.state.words = float(space)


def _stretch(on: Interpreter, percent: float) -> None:
    on.state.stretch = percent / 100


def _leading(on: Interpreter, leading: float) -> None:
    on.state.leading = float(leading)


def _rise(on: Interpreter, rise: float) -> None:
    on.state.rise = float(rise)


def _next_line(on: Interpreter, x: float, y: float) -> None:
    on.line = on.tm = shifted(on.line, x, y)


def _next_line_leading(on: Interpreter, x: float, y: float) -> None:
    on.state.leading = -y
    _next_line(on, x, y)


def _new_line(on: Interpreter) -> None:
    _next_line(on, 0, -on.state.leading)


def _text_matrix(on: Interpreter, *matrix: float) -> None:
    on.line = on.tm = matrix_of(matrix)


def _show(on: Interpreter, text: bytes) -> None:
    _show_parts(on, [text])


def _show_on_new_line(on: Interpreter, text: bytes) -> None:
    _new_line(on)
    _show(on, text)


def _show_spaced(on: Interpreter, words: float, spacing: float, text: bytes) -> None:
    on.state.words, on.state.spacing = float(words), float(spacing)
    _show_on_new_line(on, text)


def _show_parts(on: Interpreter, parts: list[Any]) -> None:
    """Write down a string (TJ) up to the blanks at its end; move on by its advance."""
    state = on.state
    face, size, stretch = state.face, state.size, state.stretch
    advance, start = 0.0, None
    end: float | None = None  # of the last glyph that prints
    whole = b""
    for part in parts:
        if isinstance(part, bytes):
            if start is None:
                start = advance
            whole += part
            if printed := face.printed(part):
                end = advance + face.advance(printed, state.spacing, state.words, size)
                end -= face.hollow(printed) * size / 1000
            advance += face.advance(part, state.spacing, state.words, size)
        elif isinstance(part, float):
            advance -= part * size / 1000
    matrix = times(on.tm, state.ctm)
    if whole and start is not None:
        low, high = state.rise - 0.2 * size, state.rise + 0.8 * size
        start += face.hollow_before(whole) * size / 1000
        left, right = start * stretch, (advance if end is None else end) * stretch
        box = moved(matrix, left, low, right, high)
        _shown(on, whole, matrix, box, blank=end is None)
        unraised = moved(matrix, left, low - state.rise, right, high - state.rise)
        if state.rise and not on.seen(box)[1] and on.seen(unraised)[1]:
            on.note("raised", Message("preflight.raised-away"))
    on.tm = shifted(on.tm, advance * stretch, 0)


def _shown(on: Interpreter, text: bytes, matrix: Matrix, box: Box, *, blank: bool) -> None:
    state = on.state
    cut, shown = on.seen(box)
    stroked = state.mode in (1, 5)
    paint = state.stroke if stroked else state.fill
    alpha = state.stroke_seen if stroked else state.fill_seen
    mode = state.mode if alpha > 0 else 3
    if mode not in (3, 7):
        pattern = state.stroke_pattern if stroked else state.fill_pattern
        if state.face.font is None:
            on.coloured(paint, pattern, TEXT, cut)
        if state.mode in (2, 6):
            on.coloured(state.stroke, state.stroke_pattern, OUTLINE, cut)
    if shown and mode != 3 and paint.white and (state.darkens or state.group_darkens):
        on.note("multiplied", Message("preflight.white-multiplied"))
    if mode == CLIPPING:
        state.letters += (len(on.marks.texts),)
    on.marks.texts.append(
        Text(
            on.page,
            cut,
            shown,
            state.face,
            _seen_size(on, matrix),
            mode,
            paint.through(alpha),
            state.stroke_over if stroked else state.fill_over,
            state.opm,
            _mirrored(on, matrix),
            _outline(on, mode),
            blank,
            _run(matrix, box) if shown and on.place is None else None,
        )
    )
    if shown and mode != 3:
        _used(on, text, cut)
    if state.face.font is not None:
        _glyphs(on, text, matrix)


def _seen_size(on: Interpreter, matrix: Matrix) -> float:
    """Return how large letters look, pt: their height; condensed to under half, twice the width."""
    state = on.state
    wide = abs(state.stretch) * hypot(matrix.a, matrix.b)
    return abs(state.size) * min(hypot(matrix.c, matrix.d), CONDENSED * wide)


def _run(matrix: Matrix, box: Box) -> Run | None:
    """Return a line as it is before the clip; of a line aslant its box tells nothing."""
    level, upright = abs(matrix.b) < FLAT, abs(matrix.a) < FLAT
    return None if level == upright else Run(box, int(upright))


def _outline(on: Interpreter, mode: int) -> Outline | None:
    """Return the line along the letters' edges, where the rendering mode draws one."""
    state = on.state
    if mode not in (1, 2, 5, 6) or state.stroke_seen <= 0:
        return None
    width = state.width * scales(state.ctm)[0]
    return Outline(
        state.stroke.through(state.stroke_seen), width, state.stroke_over, mode in (1, 5)
    )


def _mirrored(on: Interpreter, matrix: Matrix) -> bool:
    """Return whether letters are read only in a mirror: their text space is turned over.

    A Type 3 face's own matrix says nothing: Chromium turns it over, and draws its glyphs so too.
    """
    return (matrix.a * matrix.d - matrix.b * matrix.c) * on.state.stretch < 0


def _used(on: Interpreter, text: bytes, box: Box) -> None:
    """Write down which codes of a face are shown, and where first."""
    face = on.state.face
    _, codes = on.marks.glyphs.setdefault(id(face), (face, {}))
    if face.two_byte:
        found = {text[i] << 8 | text[i + 1] for i in range(0, len(text) - 1, 2)}
    else:
        found = set(text)
    for code in found - codes.keys():
        codes[code] = (on.page, box)


def _glyphs(on: Interpreter, text: bytes, matrix: Matrix) -> None:
    """Follow each glyph of a Type 3 font once a page."""
    state = on.state
    font, size = state.face.font, state.size
    codes = [c for c in dict.fromkeys(text) if (id(state.face), c) not in on.done]
    if not codes:
        return
    names = named_codes(objects.get(font, "/Encoding"))
    procedures = objects.get(font, "/CharProcs")
    scale = times(state.face.matrix, times(Matrix(size, 0, 0, size, 0, 0), matrix))
    resources = objects.get(font, "/Resources")
    for code in codes:
        on.done.add((id(state.face), code))
        glyph = objects.get(procedures, names.get(code, ""))
        if isinstance(glyph, pikepdf.Stream):
            scope, colourless = on.scope, on.colourless
            if resources is not None:
                on.scope = Scope(resources, on.marks)
            try:
                on.inside(glyph, scale, None, ("glyph", id(state.face), code))
            finally:
                on.scope, on.colourless = scope, colourless


OPERATORS: dict[bytes, Callable[..., None]] = {
    b"BT": _begin_text,
    b"Tf": _font,
    b"Tr": _text_mode,
    b"Tc": _char_space,
    b"Tw": _word_space,
    b"Tz": _stretch,
    b"TL": _leading,
    b"Ts": _rise,
    b"Td": _next_line,
    b"TD": _next_line_leading,
    b"T*": _new_line,
    b"Tm": _text_matrix,
    b"Tj": _show,
    b"TJ": _show_parts,
    b"'": _show_on_new_line,
    b'"': _show_spaced,
}
