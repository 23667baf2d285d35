"""What is drawn on a page of a PDF: upright and level rules, and frames.

Input: an open page of pypdfium2. Output: `Drawn`, all in pt from the page's lower left corner. A
thin rectangle is a rule too, as word processors draw the rules of a table.
"""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

#: A rule is no thicker and no shorter than this, pt; ends and edges meet within so much.
_THIN, _LONG, MEET = 4.0, 6.0, 2.5
#: A title is so much larger than the text, pt.
TITLE = 3.0
#: A map has more paths and points; what is drawn there is no rule of a table.
_PATHS, _POINTS = 4_000, 40
#: Frames are put together of no more rules than this.
_RULES = 120


@dataclass(frozen=True)
class Box:
    """A frame, or a rule, by its edges in pt."""

    left: float
    foot: float
    right: float
    top: float

    def holds(self, left: float, right: float, base: float) -> bool:
        """Tell whether a line between two edges, on this baseline, stands in it."""
        return (
            self.left - MEET <= left and right <= self.right + MEET and self.foot < base < self.top
        )


@dataclass(frozen=True)
class Drawn:
    """The rules and frames of a page."""

    upright: tuple[Box, ...] = ()
    level: tuple[Box, ...] = ()
    frames: tuple[Box, ...] = ()


def drawn_on(page: Any, turned: Callable[[Box], Box]) -> Drawn:
    """Return what is drawn on a page, where it is when the page is turned."""
    upright: list[Box] = []
    level: list[Box] = []
    frames: list[Box] = []
    for box in map(turned, _boxes(page)):
        wide, high = box.right - box.left, box.top - box.foot
        if wide <= _THIN:
            if high >= _LONG:
                upright.append(box)
        elif high <= _THIN:
            if wide >= _LONG:
                level.append(box)
        else:
            frames.append(box)
    if max(len(upright), len(level)) <= _RULES:
        frames += _closed(upright, level)
    return Drawn(tuple(upright), tuple(level), tuple(frames))


def _boxes(page: Any) -> Iterator[Box]:
    """Yield the bounds of every part of every path."""
    from pypdfium2 import raw

    found = page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH], max_depth=3)
    for path in itertools.islice(found, _PATHS):
        count = raw.FPDFPath_CountSegments(path.raw)
        if 2 <= count <= _POINTS:
            yield from _parts(raw, path, count)


def _parts(raw: Any, path: Any, count: int) -> Iterator[Box]:
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and len(points) > 1:
            yield _bounds(points)
            points = []
        elif raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            points = []
        points.append(matrix.on_point(x.value, y.value))
    if len(points) > 1:
        yield _bounds(points)


def _bounds(points: list[tuple[float, float]]) -> Box:
    across, up = [x for x, _ in points], [y for _, y in points]
    return Box(min(across), min(up), max(across), max(up))


def _closed(upright: list[Box], level: list[Box]) -> Iterator[Box]:
    """Yield the frames that four rules make."""
    for top, foot in itertools.permutations(level, 2):
        if top.foot - foot.top < _LONG or abs(top.left - foot.left) > MEET:
            continue
        if abs(top.right - foot.right) > MEET:
            continue
        sides = (
            any(
                abs(rule.left - x) <= MEET
                and rule.top >= top.foot - MEET
                and rule.foot <= foot.top + MEET
                for rule in upright
            )
            for x in (top.left, top.right)
        )
        if all(sides):
            yield Box(top.left, foot.foot, top.right, top.top)
