"""How a page's lines run: level, turned by a quarter or half, or down the page, as vertical ones.

Input: the glyphs of a page in the order of the file, and its size in pt. Output: a `Turn`, which
lays the page so that its lines are level: everything on it is then read as on any other page.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from content.importing.forms.pdf.drawn import Box

#: A glyph leans from a quarter by no more, radians.
_LEAN = 0.2
#: A glyph under the one before it, so far by so much of its size, is in a vertical line.
_UNDER, _STEP = 0.3, (0.6, 1.8)
#: Fewer glyphs make no vertical page.
_LEAST = 12


@dataclass(frozen=True)
class Glyph:
    """A character as it stands: its box and origin in pt, its size in pt, its angle in radians."""

    text: str
    box: Box
    x: float
    y: float
    size: float
    angle: float
    bold: bool = False
    face: str = ""
    spaced: bool = False  # the file has a blank before it

    @property
    def quarter(self) -> int:
        """Quarter turns, against the clock, by which it is turned; -1 where it leans otherwise."""
        turns = self.angle / (math.pi / 2)
        return round(turns) % 4 if abs(turns - round(turns)) * math.pi / 2 <= _LEAN else -1


@dataclass(frozen=True)
class Char:
    """A character of a level line: its box, baseline and size in pt; bold or not, its face."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    face: str
    spaced: bool  # the file has a blank before it


@dataclass(frozen=True)
class Turn:
    """How a page is laid: the quarter turns of its lines, or vertical ones; its size in pt."""

    quarter: int
    wide: float
    high: float
    vertical: bool = False

    @property
    def height(self) -> float:
        """How high the page is when its lines are level, pt."""
        return self.wide if self.quarter % 2 else self.high

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return where a point of the page then is."""
        return (
            (x, y),
            (y, self.wide - x),
            (self.wide - x, self.high - y),
            (self.high - y, x),
        )[self.quarter]

    def box(self, box: Box) -> Box:
        """Return where a box of the page then is."""
        if not self.quarter:
            return box
        (a, b), (c, d) = self.point(box.left, box.foot), self.point(box.right, box.top)
        return Box(min(a, c), min(b, d), max(a, c), max(b, d))

    def level(self, glyph: Glyph) -> bool:
        """Tell whether a glyph stands in a line; in a vertical one Latin lies on its side."""
        return glyph.quarter in ((0, 3) if self.vertical else (self.quarter,))

    def edges(self, glyph: Glyph) -> tuple[float, float, float]:
        """Return where a glyph begins and ends in its line, and its baseline, in pt."""
        box = self.box(glyph.box)
        if not self.vertical:
            return box.left, box.right, self.point(glyph.x, glyph.y)[1]
        base = (box.foot + box.top) / 2 - 0.38 * glyph.size
        middle = (box.left + box.right) / 2
        half = glyph.size / 2 if glyph.quarter == 0 else (box.right - box.left) / 2
        return middle - half, middle + half, base


#: A page whose lines are level, whatever its size.
LEVEL = Turn(0, 0.0, 0.0)


def turn_of(glyphs: Sequence[Glyph], wide: float, high: float) -> Turn:
    """Return how most glyphs of a page run."""
    quarters = Counter(glyph.quarter for glyph in glyphs if glyph.quarter >= 0)
    quarter = quarters.most_common(1)[0][0] if quarters else 0
    if quarter == 0 and _runs_down(glyphs):
        return Turn(3, wide, high, vertical=True)
    return Turn(quarter, wide, high)


def under(above: Glyph, glyph: Glyph) -> bool:
    """Tell whether an upright glyph stands in a vertical line under another."""
    middle = (above.box.left + above.box.right, glyph.box.left + glyph.box.right)
    step = (above.y - glyph.y) / max(above.size, 0.1)
    level = abs(middle[0] - middle[1]) < 2 * _UNDER * above.size
    return glyph.quarter == 0 and level and _STEP[0] < step < _STEP[1]


def _runs_down(glyphs: Sequence[Glyph]) -> bool:
    """Tell whether most glyphs stand under the one before them."""
    upright = [glyph for glyph in glyphs if glyph.quarter == 0]
    down = sum(under(one, other) for one, other in pairwise(upright))
    return len(upright) >= _LEAST and down > 0.5 * len(upright)
