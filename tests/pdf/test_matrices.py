"""Matrices and boxes that can be reckoned with, whatever numbers a file holds."""

from __future__ import annotations

from math import inf, nan

import pytest

from layout.pdf.boxes import MOST, common, empty, finite
from layout.pdf.matrices import (
    IDENTITY,
    Matrix,
    matrix_of,
    moved,
    scale_of,
    scales,
    shifted,
    times,
)


def test_first_the_one_then_the_other() -> None:
    wide, away = Matrix(2, 0, 0, 3, 0, 0), Matrix(1, 0, 0, 1, 10, 20)
    assert times(wide, away).transform((1, 1)) == (12, 23)
    assert times(away, wide).transform((1, 1)) == (22, 63)
    assert shifted(wide, 10, 20) == times(away, wide)


def test_the_box_round_a_turned_rectangle() -> None:
    quarter = Matrix(0, 1, -1, 0, 0, 0)
    assert moved(quarter, 0, 0, 4, 1) == (-1, 0, 0, 4)
    assert moved(Matrix(-1, 0, 0, -1, 9, 9), 4, 1, 0, 0) == (5, 8, 9, 9)


def test_stretches() -> None:
    assert scales(Matrix(0, 2, -3, 0, 5, 5)) == (2, 3)
    assert scale_of(Matrix(2, 0, 0, -8, 0, 0)) == 4


@pytest.mark.parametrize("bad", [1e16, -1e16, inf, nan])
def test_numbers_that_run_away_end_at_the_identity(bad: float) -> None:
    for place in range(6):
        values = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]
        values[place] = bad
        assert matrix_of(values) == IDENTITY
    assert times(Matrix(1e10, 0, 0, 1, 0, 0), Matrix(1e10, 0, 0, 1, 0, 0)) == IDENTITY
    assert times(Matrix(1e7, 0, 0, 1, 0, 0), Matrix(1e7, 0, 0, 1, 0, 0)) != IDENTITY
    assert shifted(IDENTITY, bad, 0) == IDENTITY


@pytest.mark.parametrize("values", [(), (1, 0, 0, 1, 0), (1, 0, 0, 1, 0, 0, 0)])
def test_a_matrix_has_six_numbers(values: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        matrix_of(values)
    with pytest.raises(TypeError):
        matrix_of([b"1", 0, 0, 1, 0, 0])  # type: ignore[list-item]


def test_what_boxes_share() -> None:
    assert common((0, 0, 4, 4), (2, 1, 9, 3)) == (2, 1, 4, 3)
    assert empty(common((0, 0, 1, 1), (2, 0, 3, 1)))
    assert not empty(common((0, 0, 1, 1), (1, 0, 3, 1)))
    assert empty((nan, 0, 1, 1))
    assert finite((nan, -inf, 1e9, 5)) == (0, 0, MOST, 5)
