"""Gutters that run down a page (通缝), measured on its raster.

Input: a page's ink in cells of 1 mm, and where its blocks stand in the same cells. Output: the
longest white strip between blocks as a share of the type area's height. A gutter within a block
parts the columns of one story, and is none.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Mask = npt.NDArray[np.bool_]
#: A block in cells: left, top, right, bottom; none is less than 0.
Cells = tuple[int, int, int, int]

#: Narrower strips are the space between two characters, mm.
LEAST_MM = 2
#: A strip goes on past a rule or the air of a line, mm.
PAST_MM = 4


def longest_seam(ink: Mask, blocks: Sequence[Cells] = ()) -> tuple[float, int]:
    """Return the share of the height that the longest strip takes, and where it stands, mm."""
    closed = ink.copy()
    for left, top, right, bottom in blocks:
        closed[top:bottom, left:right] = True
    free = ~closed
    for step in range(1, LEAST_MM):
        free[:, :-step] &= ~closed[:, step:]
    # The margins are white all the way down, and no seam.
    inked = np.flatnonzero(closed.any(axis=0))
    if not len(inked):
        return 0.0, 0
    free[:, : inked[0]] = False
    free[:, max(inked[-1] - LEAST_MM + 1, 0) :] = False
    runs = [_longest(free[:, x]) for x in range(free.shape[1])]
    best = int(np.argmax(runs))
    return runs[best] / ink.shape[0], best


def without_hairlines(ink: Mask, rules: Sequence[Cells]) -> Mask:
    """Take out upright rules: one between two stories stands in their gutter, which goes on.

    A rule that meets the edge of a cell is seen in the cell beside it, too.
    """
    out = ink.copy()
    for left, top, right, bottom in rules:
        if bottom - top > PAST_MM and right - left <= LEAST_MM:
            out[top:bottom, max(left - 1, 0) : right] = False
    return out


def _longest(free: npt.NDArray[np.bool_]) -> int:
    """Return the longest run of free cells, those over what is short counted with it."""
    rows = np.flatnonzero(free)
    if not len(rows):
        return 0
    pieces = np.split(rows, np.flatnonzero(np.diff(rows) > PAST_MM + 1) + 1)
    return max(int(piece[-1] - piece[0]) + 1 for piece in pieces)
