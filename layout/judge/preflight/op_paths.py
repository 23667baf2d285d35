"""Operators of paths: points → shapes that are painted, with their paint and thinnest line.

Input: an interpreter and operands. Output: records in its marks.
"""

from __future__ import annotations

from collections.abc import Callable
from math import hypot

from layout.judge.preflight.interpreter import Interpreter
from layout.judge.preflight.marks import FILL, STROKE, Shape
from layout.judge.preflight.paths import Path
from layout.pdf.boxes import Box, common
from layout.pdf.matrices import Matrix, moved, scales
from layout.plant.inks import Make, make_of


def _move(on: Interpreter, x: float, y: float) -> None:
    on.path.move(x, y)


def _line_to(on: Interpreter, x: float, y: float) -> None:
    on.path.points.extend((x, y))


def _curve(on: Interpreter, *points: float) -> None:
    on.path.curve(points)


def _close(on: Interpreter) -> None:
    on.path.close()


def _rectangle(on: Interpreter, x: float, y: float, w: float, h: float) -> None:
    on.path.rectangle(x, y, w, h)


def _clip(on: Interpreter) -> None:
    on.clipping = True


def _fill_path(on: Interpreter) -> None:
    _paint(on, fill=True, stroke=False)


def _stroke_path(on: Interpreter) -> None:
    _paint(on, fill=False, stroke=True)


def _fill_stroke(on: Interpreter) -> None:
    _paint(on, fill=True, stroke=True)


def _end_path(on: Interpreter) -> None:
    _paint(on, fill=False, stroke=False)


def _paint(on: Interpreter, *, fill: bool, stroke: bool) -> None:
    path, state = on.path, on.state
    on.path = Path()
    clipping, on.clipping = on.clipping, False
    user = path.box()
    if user is None:
        return
    box = moved(state.ctm, *user)
    if fill and state.fill_seen > 0:
        cut, shown = on.seen(box)
        on.coloured(state.fill, state.fill_pattern, FILL, cut)
        on.through(state.fill, state.fill_over)
        # A line round a thin rectangle makes it thicker.
        bar = None if stroke else path.thinnest(state.ctm)
        if bar is not None:
            at, visible = on.seen(bar.box)
            bar = bar._replace(box=at) if visible else None
        paint = state.fill.through(state.fill_seen)
        tinted = paint.inks is not None and make_of(paint.inks) is not Make.SOLID
        on.marks.shapes.append(
            Shape(
                on.page,
                cut,
                shown,
                False,
                paint,
                None,
                state.fill_over,
                state.opm,
                bar,
                parts=path.letters(state.ctm) if tinted and shown else (),
            )
        )
    if stroke and state.stroke_seen > 0:
        width = state.width * pen(state.ctm, box)
        half = width / 2
        wide = (box[0] - half, box[1] - half, box[2] + half, box[3] + half)
        cut, shown = on.seen(wide)
        on.coloured(state.stroke, state.stroke_pattern, STROKE, cut)
        on.through(state.stroke, state.stroke_over)
        on.marks.shapes.append(
            Shape(
                on.page,
                cut,
                shown,
                True,
                state.stroke.through(state.stroke_seen),
                width,
                state.stroke_over,
                state.opm,
                ruled=path.ruled(state.ctm),
                slant=path.slant(state.ctm),
            )
        )
    if clipping:
        state.clip = common(state.clip, box)


def pen(ctm: Matrix, box: Box) -> float:
    """Return how thick a pen of width 1 draws: across a straight line, or its thinnest."""
    least, most = scales(ctm)
    if most - least > 0.001 * most:
        if box[3] - box[1] < 0.001:
            return hypot(ctm.b, ctm.d)
        if box[2] - box[0] < 0.001:
            return hypot(ctm.a, ctm.c)
    return least


OPERATORS: dict[bytes, Callable[..., None]] = {
    b"m": _move,
    b"l": _line_to,
    b"c": _curve,
    b"v": _curve,
    b"y": _curve,
    b"h": _close,
    b"re": _rectangle,
    b"W": _clip,
    b"W*": _clip,
    b"n": _end_path,
    b"f": _fill_path,
    b"F": _fill_path,
    b"f*": _fill_path,
    b"S": _stroke_path,
    b"s": _stroke_path,
    b"B": _fill_stroke,
    b"B*": _fill_stroke,
    b"b": _fill_stroke,
    b"b*": _fill_stroke,
}
