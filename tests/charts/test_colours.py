"""Inks that stand beside each other are told apart: by eye, in grey and by the colour-blind."""

from __future__ import annotations

import math
from itertools import combinations, pairwise

import pytest

from charts.palette import HIGHLIGHT, MOST_STEPS, PLAIN, SERIES, SOFT, ground_ink, ramp, word_ink
from content.model.inks import DEFAULT, InkSet
from layout.page import looks
from layout.page.designs import LOOKS as LOOKS_FOLDER

LOOKS = ("", *sorted(path.stem for path in LOOKS_FOLDER.glob("*.yaml")))
INKS = InkSet.of({})
#: ΔE (OKLab × 100) from which two fields of 2 mm are seen as two, and lightness steps of a ramp.
APART, STEP, TRITAN = 7.8, 7.5, 4.7
#: Machado, Oliveira and Fernandes 2009, severity 1: what is seen of linear red, green, blue.
BLIND = {
    "deutan": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "protan": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "tritan": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
    "": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}


def inks_of(name: str) -> InkSet:
    return InkSet.of(looks.look(name).inks if name else {})


def linear(rgb: str) -> tuple[float, ...]:
    parts = [int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)


def oklab(name: str, blind: str = "", inks: InkSet = INKS) -> tuple[float, float, float]:
    r, g, b = (
        min(1.0, max(0.0, sum(k * v for k, v in zip(row, linear(inks.rgb(name)), strict=True))))
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


def apart(one: str, two: str, blind: str = "", inks: InkSet = INKS) -> float:
    return math.dist(oklab(one, blind, inks), oklab(two, blind, inks))


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("blind", BLIND)
def test_steps_and_series_are_told_apart(look: str, blind: str) -> None:
    """Of every look; one reader in ten thousand confuses blue and green (tritan)."""
    inks = inks_of(look)
    told = TRITAN if blind == "tritan" else APART
    for count in range(2, MOST_STEPS + 1):
        for one, two in combinations(ramp(count), 2):
            assert apart(one, two, blind, inks) >= told, (count, one, two)
        assert all(apart(ink, HIGHLIGHT, blind, inks) >= told for ink in ramp(count))
    for one, two in combinations((*SERIES, HIGHLIGHT), 2):
        assert apart(one, two, blind, inks) >= told, (one, two)


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("count", range(2, MOST_STEPS + 1))
def test_a_ramp_grows_darker_in_even_steps(look: str, count: int) -> None:
    """In grey too the classes are told apart."""
    light = [oklab(ink, "", inks_of(look))[0] for ink in ramp(count)]
    assert all(a - b >= STEP for a, b in pairwise(light)), light


@pytest.mark.parametrize("look", LOOKS)
def test_words_can_be_read_on_their_ground(look: str) -> None:
    inks = inks_of(look)
    for ink in {*ramp(MOST_STEPS), *ramp(5), HIGHLIGHT, PLAIN, SOFT}:
        assert inks.contrast(ink, ground_ink(ink)) >= 3.0, ink
        assert inks.contrast(word_ink(ink), "paper") >= 3.0, ink


def test_two_oranges_would_be_seen() -> None:
    assert apart("sand", "tint") < APART
    assert apart("primary", "primary_bright") < APART
    assert set(ramp(MOST_STEPS)) <= set(DEFAULT)
