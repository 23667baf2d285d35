"""Small letters that are drawn as outlines: rows of small filled paths, each unlike the others.

Input: the shapes of all pages with the boxes of their small parts. Output: rows that look like a
line of text, with the size that they seem to be set in, pt. Rows of dots, dashes, bars and one
symbol again and again are none: letters differ, and few are rectangles.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from layout.judge.preflight.marks import Paint, Part, Shape
from layout.pdf.boxes import Box

#: A row of so many parts, of so many forms, so many times as long as high is lettering.
LEAST_PARTS, LEAST_FORMS, LONG = 10, 6, 4.0
#: The next part begins so many heights of the row after the last one's end, or before it.
APART, INTO = 1.6, 1.2
#: A rectangle is drawn by so many numbers; what has more is a form.
RECTANGLE = 10
#: Heights and widths of letters of one form differ by rounding only, pt.
ROUNDING = 0.1
#: Han and Latin letters with all that rises and sinks fill so much of their size.
FILLED = 0.92


@dataclass(slots=True)
class Row:
    """Parts one after another at one height."""

    page: int
    paint: Paint
    box: Box
    parts: int = 1
    forms: set[tuple[int, int, int]] = field(default_factory=set)

    @property
    def size(self) -> float:
        """The size of type that the row is as high as, or a column as wide, pt."""
        left, foot, right, top = self.box
        return min(right - left, top - foot) / FILLED


def rows(shapes: Iterable[Shape], most_pt: Callable[[Paint], float]) -> Iterator[Row]:
    """Yield the rows of letters smaller than their colour asks for, level ones first."""
    able = [shape for shape in shapes if shape.parts and shape.shown]
    yield from _level(able, most_pt)
    for row in _level([replace(shape, parts=_turned(shape.parts)) for shape in able], most_pt):
        left, foot, right, top = row.box
        row.box = foot, -right, top, -left
        yield row


def _turned(parts: Iterable[Part]) -> tuple[Part, ...]:
    """Return parts so that what goes down the page goes to the right."""
    return tuple(Part((-y1, x0, -y0, x1), drawn) for (x0, y0, x1, y1), drawn in parts)


def _level(shapes: Iterable[Shape], most_pt: Callable[[Paint], float]) -> Iterator[Row]:
    row: Row | None = None
    for shape in shapes:
        for part in shape.parts:
            if row is not None and _goes_on(row, shape, part, most_pt(shape.paint)):
                _add(row, part)
                continue
            if row is not None and _lettered(row):
                yield row
            row = Row(shape.page, shape.paint, part.box, 0)
            _add(row, part)
    if row is not None and _lettered(row):
        yield row


def _goes_on(row: Row, shape: Shape, part: Part, most_pt: float) -> bool:
    """Tell whether a part stands behind a row, at its height and in its colour."""
    if shape.page != row.page or shape.paint != row.paint:
        return False
    left, low, _, high = part.box
    foot, top = min(low, row.box[1]), max(high, row.box[3])
    tall = top - foot
    level = min(high, row.box[3]) > max(low, row.box[1]) - tall / 2
    ahead = row.box[2] - INTO * tall < left < row.box[2] + APART * tall
    return level and ahead and tall <= most_pt * FILLED


def _add(row: Row, part: Part) -> None:
    (left, low, right, high), drawn = part
    x0, y0, x1, y1 = row.box
    row.box = min(x0, left), min(y0, low), max(x1, right), max(y1, high)
    row.parts += 1
    if drawn > RECTANGLE:
        form = round((right - left) / ROUNDING), round((high - low) / ROUNDING), drawn
        row.forms.add(form)


def _lettered(row: Row) -> bool:
    left, foot, right, top = row.box
    long = right - left >= LONG * (top - foot)
    return long and row.parts >= LEAST_PARTS and len(row.forms) >= LEAST_FORMS
