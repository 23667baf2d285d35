"""Rows of small filled paths: which are letters drawn as outlines, and how large these seem."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from layout.judge.preflight.colour import Space
from layout.judge.preflight.lettered import rows
from layout.judge.preflight.marks import Paint, Part, Shape
from layout.judge.preflight.paths import Path
from layout.pdf.matrices import IDENTITY

TINT = Paint(Space("gray"), (0.5,))


def shape(*parts: Part, page: int = 1) -> Shape:
    box = parts[0].box if parts else (0.0, 0.0, 1.0, 1.0)
    return Shape(page, box, True, False, TINT, None, False, 0, parts=parts)


def letters(count: int, size: float = 6.0, *, down: bool = False) -> list[Part]:
    """Return boxes of letters, each of another width, foot and number of points."""
    source = random.Random(3)
    out = []
    for at in range(count):
        along, foot = at * size, source.uniform(0, 0.1) * size
        wide, high = (source.uniform(0.6, 0.9) * size for _ in range(2))
        box = (along, foot, along + wide, foot + high)
        if down:
            box = (foot, -along - wide, foot + high, -along)
        out.append(Part(box, 20 + source.randrange(60)))
    return out


def found(shapes: Sequence[Shape], most: float = 8.0) -> list[float]:
    return [row.size for row in rows(shapes, lambda paint: most)]


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("together", [False, True])
def test_small_letters_in_a_row_are_told(down: bool, together: bool) -> None:
    parts = letters(20, down=down)
    shapes = [shape(*parts)] if together else [shape(part) for part in parts]
    (size,) = found(shapes)
    assert size == pytest.approx(6, abs=0.9)
    assert found(shapes, most=4.0) == []


def test_few_letters_or_one_form_again_and_again_are_none() -> None:
    assert found([shape(part) for part in letters(9)]) == []
    dots = [Part((n * 6.0, 0, n * 6.0 + 4, 4), 26) for n in range(40)]
    assert found([shape(part) for part in dots]) == []
    bars = [part._replace(drawn=8) for part in letters(40)]
    assert found([shape(part) for part in bars]) == []


def test_forms_that_lie_anywhere_are_none() -> None:
    source = random.Random(5)
    parts = []
    for part in letters(200):
        x, y = source.uniform(0, 200), source.uniform(0, 200)
        w, h = part.box[2] - part.box[0], part.box[3] - part.box[1]
        parts.append(Part((x, y, x + w, y + h), part.drawn))
    assert found([shape(part) for part in parts]) == []


def test_a_row_ends_with_its_page_and_with_its_line() -> None:
    parts = letters(8)
    other = [Part((x0, y0 - 9, x1, y1 - 9), drawn) for (x0, y0, x1, y1), drawn in parts]
    assert found([shape(*parts), shape(*other)]) == []
    assert found([shape(*parts), shape(*parts, page=2)]) == []


def test_a_small_path_is_one_letter_and_a_long_one_its_parts() -> None:
    small, long = Path(), Path()
    for at in (0.0, 4.0):
        small.rectangle(at, 0, 3, 6)
    for at in range(9):
        long.rectangle(6.0 * at, 0, 3, 6)
    small.box(), long.box()
    assert small.letters(IDENTITY) == (Part((0, 0, 7, 6), 16),)
    assert len(long.letters(IDENTITY)) == 9
