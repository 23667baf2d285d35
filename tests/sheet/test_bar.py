"""The colour bar's values: total ink and grey balance, looked at through the profile."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageCms

from layout.products.sheet.bar import TINTS, Inks, colour_bar, grey_balance, total_ink
from tests.sheet.build import NEWSPRINT


def lab(inks: Inks) -> tuple[float, float, float]:
    """Return CIELAB relative to the paper, to half a unit."""
    transform = ImageCms.buildTransform(
        ImageCms.getOpenProfile(str(NEWSPRINT.icc)),
        ImageCms.createProfile("LAB"),
        "CMYK",
        "LAB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    pixel = Image.new("CMYK", (1, 1), tuple(round(value * 2.55) for value in inks))
    seen = ImageCms.applyTransform(pixel, transform)
    assert seen is not None
    lightness, a, b = np.frombuffer(seen.tobytes(), np.uint8).astype(int)
    return lightness / 2.55, ((a + 128) % 256) - 128, ((b + 128) % 256) - 128


@pytest.mark.parametrize("index", range(3))
def test_grey_patches_are_neutral_and_as_light_as_the_black_beside(index: int) -> None:
    lightness, a, b = lab(grey_balance(NEWSPRINT.icc)[index])
    assert abs(a) <= 1 and abs(b) <= 1
    assert lightness == pytest.approx(lab((0, 0, 0, TINTS[index]))[0], abs=1)


def test_grey_patches_hold_more_cyan_than_magenta_in_the_light_tones() -> None:
    light, middle, dark = grey_balance(NEWSPRINT.icc)
    assert light[0] > light[1] and middle[0] > middle[1]
    assert sum(light) < sum(middle) < sum(dark) <= NEWSPRINT.total_ink


@pytest.mark.parametrize("limit", [100, 150, 200.5, 220, 240, 260, 300, 330, 390, 395, 400])
def test_the_total_ink_patch_comes_close_and_never_goes_over(limit: float) -> None:
    inks = total_ink(limit)
    assert limit - 3.5 < sum(inks) <= limit
    assert all(0 <= value <= 100 for value in inks)


def test_no_patch_goes_over_a_low_limit() -> None:
    profile = NEWSPRINT.model_copy(update={"total_ink": 160.0})
    left, _ = colour_bar(profile)
    assert max(sum(p) for group in left for p in group.patches) == 160
