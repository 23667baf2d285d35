"""Letters that stand twice at one place, the second cut at a disc: one letter in two inks.

Input: a page's characters. Output: the same without the second ones, and for each letter that has
one its `Twin`: the ink in which it is seen inside an outline. A cut letter without a whole one at
its place is a character like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from layout.judge.audit.glyphs import Floats, Glyphs, Outline

#: Two letters of a pair are no farther apart than this, em.
SAME_EM = 0.02


@dataclass(frozen=True, eq=False)
class Twin:
    """What a letter is inside an outline: its luminance there, 0 to 1."""

    light: float
    outline: Outline

    def inside(self, x: Floats, y: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """Tell for points, pt, whether they lie inside the outline (even and odd)."""
        within = np.zeros(np.broadcast(x, y).shape, dtype=bool)
        ends = np.roll(self.outline, -1, axis=0)
        for (x1, y1), (x2, y2) in zip(self.outline.tolist(), ends.tolist(), strict=True):
            if y1 == y2:
                continue
            crosses = (y1 > y) != (y2 > y)
            within ^= crosses & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
        return within


def without_twins(glyphs: Glyphs) -> tuple[Glyphs, Mapping[int, Twin]]:
    """Return the letters once each, and the twins of those that have one, by their index."""
    cut = [i for i, outline in enumerate(glyphs.cut) if outline is not None]
    if not cut:
        return glyphs, {}
    pairs = {i: j for i in cut if (j := _whole(glyphs, i)) is not None}
    kept = [i for i in range(len(glyphs.text)) if i not in pairs]
    place = {old: new for new, old in enumerate(kept)}
    twins = {}
    for i, j in pairs.items():
        outline = glyphs.cut[i]
        assert outline is not None
        twins[place[j]] = Twin(float(glyphs.light[i]), outline)
    once = Glyphs(
        tuple(glyphs.text[i] for i in kept),
        glyphs.x[kept],
        glyphs.right[kept],
        glyphs.baseline[kept],
        glyphs.size[kept],
        glyphs.ink[kept],
        glyphs.mcid[kept],
        tuple(glyphs.font[i] for i in kept),
        glyphs.light[kept],
        tuple(glyphs.cut[i] for i in kept),
    )
    return once, twins


def _whole(glyphs: Glyphs, i: int) -> int | None:
    """Return the uncut letter that stands where a cut one does."""
    near = SAME_EM * glyphs.size[i]
    same = (np.abs(glyphs.x - glyphs.x[i]) < near) & (
        np.abs(glyphs.baseline - glyphs.baseline[i]) < near
    )
    for j in np.flatnonzero(same & (np.abs(glyphs.size - glyphs.size[i]) < near)).tolist():
        if glyphs.cut[j] is None and glyphs.text[j] == glyphs.text[i]:
            return int(j)
    return None
