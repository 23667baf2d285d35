"""Traits of the shipped faces as a PDF's font descriptors state them: family, weight → `Traits`.

Measured on the faces' own outlines; `tests/fonts/test_traits.py` measures them again. A viewer that
has to put another font in the place of one chooses and draws it by these.
"""

from __future__ import annotations

from typing import NamedTuple

_RARE = " Rare"


class Traits(NamedTuple):
    """Lengths in thousandths of an em, from the baseline; `weight` 100 to 900.

    `ascent` and `descent` are the reach of ASCII and of 国, `cap_height` that of H, `stem` how
    thick the letter I is at half its height.
    """

    ascent: int
    descent: int
    cap_height: int
    stem: int
    weight: int
    serif: bool


_REACH = {
    ("Press Song", 400): (881, -272, 728, 88),
    ("Press Song", 600): (879, -276, 735, 119),
    ("Press Song", 700): (878, -279, 741, 142),
    ("Press Song", 900): (876, -283, 747, 170),
    ("Press Hei", 400): (880, -279, 733, 92),
    ("Press Hei", 500): (894, -281, 737, 116),
    ("Press Hei", 700): (924, -284, 741, 148),
    ("Press Hei", 900): (953, -286, 745, 179),
    ("Press Kai", 400): (791, -176, 705, 74),
    ("Press Title", 900): (876, -283, 747, 146),
    ("Press Figures", 500): (791, -207, 700, 96),
    ("Press Figures", 600): (791, -206, 700, 116),
}
_SERIF = ("Press Song", "Press Title")


def traits(family: str, weight: int) -> Traits | None:
    """Return a face's traits; those of rare characters have those of the face they complete."""
    plain = family.removesuffix(_RARE)
    found = _REACH.get((plain, weight))
    return None if found is None else Traits(*found, weight, plain in _SERIF)
