"""Colours: words can be read on every ground, by day and by night, in any inks."""

from __future__ import annotations

import random

import pytest

from content.model import Ink
from content.model.inks import DEFAULT, InkSet
from layout.products.web.colours import AA, contrast, legible, schemes, turned


def test_contrast_is_what_wcag_says() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def random_inks(seed: int) -> InkSet:
    rng = random.Random(seed)
    own = {
        n: Ink(cmyk=(0, 0, 0, 50), rgb=f"#{rng.randrange(1 << 24):06x}")
        for n in DEFAULT
        if n not in ("paper", "tint", "sand", "ink")
    }
    return InkSet.of(own)


@pytest.mark.parametrize("seed", range(20))
def test_words_can_be_read_in_any_inks(seed: int) -> None:
    for scheme in schemes(random_inks(seed)):
        for name, colour in scheme.words.items():
            for ground in ("paper", "tint"):
                assert contrast(colour, scheme.inks[ground]) >= AA, (name, ground, colour)


def test_the_default_inks_are_kept_by_day() -> None:
    light, dark = schemes(InkSet.of({}))
    assert light.words["accent"] == DEFAULT["primary"].rgb
    assert light.words["text"] == DEFAULT["ink"].rgb
    assert contrast(dark.inks["paper"], "#000000") < 1.3


def test_night_turns_lightness_over_and_keeps_hue() -> None:
    assert turned("#ffffff") < "#222222" and turned("#000000") > "#dddddd"
    red, green, blue = (int(turned("#c4161c")[i : i + 2], 16) for i in (1, 3, 5))
    assert red > 2 * green and red > 2 * blue
    assert legible("#ffffff", "#ffffff") != "#ffffff"
