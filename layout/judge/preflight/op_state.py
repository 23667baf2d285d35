"""Operators of the graphics state and of colour.

Input: an interpreter and operands. Output: its state, changed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf

from content.words import Message, message
from layout.judge.preflight.colour import CMYK, GRAY, RGB, Space
from layout.judge.preflight.interpreter import Interpreter
from layout.judge.preflight.marks import MASK, Paint
from layout.pdf import objects
from layout.pdf.matrices import matrix_of, times

#: States that are kept by `q`; more are not, as no reader keeps so many.
MOST_STATES = 4_000
#: So many every RIP keeps (ISO 32000-1, Annex C; ISO 19005-2, 6.1.13).
NESTED = 28


#: Blend modes in which white leaves no trace.
DARKENING = frozenset({"/Multiply", "/Darken", "/ColorBurn"})


def _save(on: Interpreter) -> None:
    if len(on.stack) < MOST_STATES:
        on.stack.append(on.state)
        on.state = on.state.copy()
    if len(on.stack) > NESTED:
        on.note("nested", message("preflight.nested", most=NESTED))


def _restore(on: Interpreter) -> None:
    if len(on.stack) > on.floor:
        on.state = on.stack.pop()


def _concat(on: Interpreter, *matrix: float) -> None:
    on.state.ctm = times(matrix_of(matrix), on.state.ctm)


def _line_width(on: Interpreter, width: float) -> None:
    on.state.width = abs(width)


def _dash(on: Interpreter, lengths: Any = None, *_: Any) -> None:
    """Judge a dash pattern: lengths that a RIP stops at, or that each draws in its own way."""
    values = objects.items(lengths) if isinstance(lengths, pikepdf.Object) else lengths
    if not isinstance(values, list) or any(objects.number(value, -1.0) < 0 for value in values):
        on.note("cut", Message("preflight.dash-wrong"))
    elif values and not any(objects.number(value) for value in values):
        on.note("dash", Message("preflight.dash-of-nothing"))


def _graphics(on: Interpreter, name: str) -> None:
    """Set what an ExtGState says."""
    found = on.held("/ExtGState", name)
    state = on.state
    values = dict(objects.entries(found))
    if "/OP" in values:
        state.stroke_over = values["/OP"] is True
        state.fill_over = state.stroke_over
    if "/op" in values:
        state.fill_over = values["/op"] is True
    state.opm = int(objects.number(values.get("/OPM"), state.opm))
    state.width = objects.number(values.get("/LW"), state.width)
    if "/D" in values:
        _dash(on, *objects.items(values["/D"]))
    state.stroke_alpha = objects.number(values.get("/CA"), state.stroke_alpha)
    state.fill_alpha = objects.number(values.get("/ca"), state.fill_alpha)
    if min(state.stroke_alpha, state.fill_alpha) < 1:
        on.note("transparent", Message("preflight.opacity"))
    modes = values.get("/BM")
    said = [objects.name(modes), *map(objects.name, objects.items(modes))]
    if modes is not None:  # of several the first that is known counts
        state.darkens = next((mode in DARKENING for mode in said if mode), False)
    for mode in said:
        if mode not in ("", "/Normal", "/Compatible"):
            on.note("transparent", message("preflight.blend", mode=mode[1:]))
    for key, plain in (("/TR", ("/Identity",)), ("/TR2", ("/Default", "/Identity"))):
        if key in values and objects.name(values[key]) not in plain:
            on.note("transfer", message("preflight.transfer-curve", key=key[1:]))
    if _transfers(values.get("/HT")):
        on.note("transfer", message("preflight.transfer-curve", key="HT"))
    elif isinstance(values.get("/HT"), pikepdf.Dictionary | pikepdf.Stream):
        on.note("screen", Message("preflight.own-screen"))
    font = objects.items(values.get("/Font"))
    if len(font) == 2:
        state.face, state.size = on.scope.font(font[0]), objects.number(font[1])
    mask = values.get("/SMask")
    if isinstance(mask, pikepdf.Dictionary):
        on.note("transparent", Message("preflight.soft-mask"))
        group = objects.get(mask, "/G")
        drawn = ("mask", objects.key_of(group))
        if isinstance(group, pikepdf.Stream) and drawn not in on.done:
            on.done.add(drawn)
            on.form(group, MASK)


def _transfers(halftone: Any, depth: int = 0) -> bool:
    """Whether a halftone, or one of those for single inks in it, has a transfer function."""
    own = objects.get(halftone, "/TransferFunction")
    if own is not None and objects.name(own) != "/Identity":
        return True
    if depth or objects.number(objects.get(halftone, "/HalftoneType")) != 5:
        return False
    return any(_transfers(part, 1) for _, part in objects.entries(halftone))


def _fill_space(on: Interpreter, name: str) -> None:
    space = on.scope.space(name)
    on.state.fill, on.state.fill_pattern = first_colour(space), None


def _stroke_space(on: Interpreter, name: str) -> None:
    space = on.scope.space(name)
    on.state.stroke, on.state.stroke_pattern = first_colour(space), None


def _fill_colour(on: Interpreter, *values: Any) -> None:
    on.state.fill, on.state.fill_pattern = _colour(on, on.state.fill.space, values)


def _stroke_colour(on: Interpreter, *values: Any) -> None:
    on.state.stroke, on.state.stroke_pattern = _colour(on, on.state.stroke.space, values)


def _colour(on: Interpreter, space: Space, values: tuple[Any, ...]) -> tuple[Paint, Any]:
    pattern = None
    if values and isinstance(values[-1], str):
        pattern = on.held("/Pattern", values[-1])
        values = values[:-1]
    return colour_of(space, *values), pattern


def _fill_gray(on: Interpreter, g: float) -> None:
    on.state.fill, on.state.fill_pattern = colour_of(GRAY, g), None


def _stroke_gray(on: Interpreter, g: float) -> None:
    on.state.stroke, on.state.stroke_pattern = colour_of(GRAY, g), None


def _fill_rgb(on: Interpreter, r: float, g: float, b: float) -> None:
    on.note("rgb", message("preflight.rgb-set", operator="rg"))
    on.state.fill, on.state.fill_pattern = colour_of(RGB, r, g, b), None


def _stroke_rgb(on: Interpreter, r: float, g: float, b: float) -> None:
    on.note("rgb", message("preflight.rgb-set", operator="RG"))
    on.state.stroke, on.state.stroke_pattern = colour_of(RGB, r, g, b), None


def _fill_cmyk(on: Interpreter, c: float, m: float, y: float, k: float) -> None:
    on.state.fill, on.state.fill_pattern = colour_of(CMYK, c, m, y, k), None


def _stroke_cmyk(on: Interpreter, c: float, m: float, y: float, k: float) -> None:
    on.state.stroke, on.state.stroke_pattern = colour_of(CMYK, c, m, y, k), None


def colour_of(space: Space, *values: float) -> Paint:
    """Return a colour; what is no number raises here, not where it is judged."""
    return Paint(space, tuple(map(float, values)))


def first_colour(space: Space) -> Paint:
    """Return the colour that a space begins with."""
    if space.family in ("cmyk", "icc-4"):
        return Paint(space, (0.0, 0.0, 0.0, 1.0))
    first = 1.0 if space.family in ("separation", "devicen") else 0.0
    return Paint(space, (first,) * space.components)


OPERATORS: dict[bytes, Callable[..., None]] = {
    b"q": _save,
    b"Q": _restore,
    b"cm": _concat,
    b"w": _line_width,
    b"d": _dash,
    b"gs": _graphics,
    b"cs": _fill_space,
    b"CS": _stroke_space,
    b"sc": _fill_colour,
    b"scn": _fill_colour,
    b"SC": _stroke_colour,
    b"SCN": _stroke_colour,
    b"g": _fill_gray,
    b"G": _stroke_gray,
    b"rg": _fill_rgb,
    b"RG": _stroke_rgb,
    b"k": _fill_cmyk,
    b"K": _stroke_cmyk,
}
