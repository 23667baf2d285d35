"""Icons of the press, drawn here: a name → a path on a field of 24 × 24, y downwards.

Input: a name. Output: matplotlib's path, to be stroked or filled. They are lines with round ends,
so that they agree with the round of the figures; a look has no icons of its own.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.path import Path

FIELD = 24.0
#: M and L take points, C three points, Z closes: absolute, as matplotlib has them.
_ICONS = {
    "人": "M12 3C14.2 3 16 4.8 16 7C16 9.2 14.2 11 12 11C9.8 11 8 9.2 8 7C8 4.8 9.8 3 12 3Z"
    "M4 21C4 16.6 7.6 14 12 14C16.4 14 20 16.6 20 21",
    "家": "M3 12L12 4L21 12M6 10L6 20L18 20L18 10M10 20L10 14L14 14L14 20",
    "楼": "M4 21L4 8L11 8L11 21M11 21L11 3L20 3L20 21M2 21L22 21M14 7L17 7M14 11L17 11M14 15L17 15"
    "M7 12L8 12M7 16L8 16",
    "厂": "M3 21L3 10L9 14L9 10L15 14L15 4L20 4L20 21ZM7 18L9 18M13 18L15 18",
    "车": "M3 16L3 12L6 6L16 6L20 11L21 12L21 16ZM9 17C9 18.7 7.7 19 7 19C5.9 19 5 18.1 5 17"
    "M19 17C19 18.7 17.7 19 17 19C15.9 19 15 18.1 15 17M11 6L11 11M4 11L20 11",
    "树": "M12 3C16 3 18 6 18 9C18 12.3 15.3 15 12 15C8.7 15 6 12.3 6 9C6 6 8 3 12 3ZM12 9L12 21",
    "书": "M12 6C9.5 4.3 6.5 4 3 4L3 18C6.5 18 9.5 18.6 12 20C14.5 18.6 17.5 18 21 18L21 4"
    "C17.5 4 14.5 4.3 12 6ZM12 6L12 20",
    "钱": "M12 3C17 3 21 7 21 12C21 17 17 21 12 21C7 21 3 17 3 12C3 7 7 3 12 3Z"
    "M8 7L12 12L16 7M12 12L12 17M8.5 12.5L15.5 12.5M8.5 15L15.5 15",
    "升": "M3 18L9 12L13 15L21 6M15 6L21 6L21 12",
    "流": "M4 8L20 8M16 4L20 8L16 12M20 16L4 16M8 12L4 16L8 20",
    "医": "M4 4L20 4L20 20L4 20ZM12 8L12 16M8 12L16 12",
    "时": "M12 3C17 3 21 7 21 12C21 17 17 21 12 21C7 21 3 17 3 12C3 7 7 3 12 3ZM12 7L12 12L16 14",
}
ICONS = tuple(_ICONS)
_STEP = re.compile(r"([MLCZ])([^MLCZ]*)")


@cache
def icon(name: str) -> Path:
    """Return an icon's path."""
    from matplotlib.path import Path

    vertices: list[tuple[float, float]] = []
    codes: list[int] = []
    for letter, numbers in _STEP.findall(_ICONS[name]):
        values = [float(n) for n in numbers.split()]
        points = list(zip(values[::2], values[1::2], strict=True)) or [vertices[-1]]
        code = {"M": Path.MOVETO, "L": Path.LINETO, "C": Path.CURVE4, "Z": Path.CLOSEPOLY}[letter]
        vertices += points
        codes += [int(code)] * len(points)
    return Path(vertices, codes)
