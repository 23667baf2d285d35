"""Inks that stand beside each other are told apart: by eye, in grey and by the colour-blind."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest

from charts.palette import HIGHLIGHT, MOST_STEPS, PLAIN, SERIES, SOFT, ground_ink, ramp, word_ink
from content.model.inks import DEFAULT, InkSet

INKS = InkSet.of({})
#: ΔE (OKLab × 100) from which two fields of 2 mm are seen as two, and lightness steps of a ramp.
APART, STEP = 8.0, 8.0
#: Machado, Oliveira and Fernandes 2009, severity 1: what is seen of linear red, green, blue.
BLIND = {
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
    "": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}


def linear(name: str) -> tuple[float, ...]:
    rgb = INKS.rgb(name)
    parts = [int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)


def oklab(name: str, blind: str = "") -> tuple[float, float, float]:
    r, g, b = (
        min(1.0, max(0.0, sum(k * v for k, v in zip(row, linear(name), strict=True))))
        for row in BLIND[blind]
    )
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    mid = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
        100 * (0.2104542553 * long + 0.7936177850 * mid - 0.0040720468 * short),
        100 * (1.9779984951 * long - 2.4285922050 * mid + 0.4505937099 * short),
        100 * (0.0259040371 * long + 0.7827717662 * mid - 0.8086757660 * short),
    )


def apart(one: str, two: str, blind: str = "") -> float:
    return math.dist(oklab(one, blind), oklab(two, blind))


@pytest.mark.parametrize("blind", BLIND)
@pytest.mark.parametrize("count", range(2, MOST_STEPS + 1))
def test_steps_of_a_ramp_are_told_apart(count: int, blind: str) -> None:
    for one, two in combinations(ramp(count), 2):
        assert apart(one, two, blind) >= APART, (one, two)
    assert all(apart(ink, HIGHLIGHT, blind) >= APART for ink in ramp(count))


@pytest.mark.parametrize("count", range(2, MOST_STEPS + 1))
def test_a_ramp_grows_darker_in_even_steps(count: int) -> None:
    light = [oklab(ink)[0] for ink in ramp(count)]
    assert all(a - b >= STEP for a, b in pairwise(light)), light


@pytest.mark.parametrize("blind", BLIND)
def test_series_and_highlight_are_told_apart(blind: str) -> None:
    for one, two in combinations((*SERIES, HIGHLIGHT), 2):
        assert apart(one, two, blind) >= APART, (one, two)


def test_words_can_be_read_on_their_ground() -> None:
    for ink in {*ramp(MOST_STEPS), *ramp(5), HIGHLIGHT, PLAIN, SOFT}:
        assert INKS.contrast(ink, ground_ink(ink)) >= 3.0, ink
        assert INKS.contrast(word_ink(ink), "paper") >= 3.0, ink


def test_two_oranges_would_be_seen() -> None:
    assert apart("sand", "tint") < APART
    assert apart("primary", "primary_bright") < APART
    assert set(ramp(MOST_STEPS)) <= set(DEFAULT)
