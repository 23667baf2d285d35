"""Parts of a whole: their numbers can be read."""

from __future__ import annotations

from charts.ring import INKS, word_ink
from content.model.inks import DEFAULT


def luminance(rgb: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [int(rgb[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return sum(v * weight for v, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


def test_numbers_stand_out_from_the_paper() -> None:
    """3 : 1, what WCAG 2 asks for bold type of 14 pt."""
    for ink in ("primary", *INKS):
        assert 1.05 / (luminance(DEFAULT[word_ink(ink)].rgb) + 0.05) >= 3, ink
