"""Faults of shape that a plan shows before it is printed: gutters (通缝), blocks out of shape.

Input: a planned page and its grid. Output: the codes that the audit will give it for where its
blocks stand. Both are measured by the audit's own rules; the printed page can only be as bad.
"""

from __future__ import annotations

import numpy as np

from content.model import ArticleKind
from layout.judge.audit.holes import in_cells
from layout.judge.audit.model import Code
from layout.judge.audit.seams import longest_seam
from layout.judge.audit.shapes import MOST_RATIO, SEAM_PERCENT, out_of_shape
from layout.page.grid import Grid
from layout.page.placed import Page
from layout.page.units import Rect, mm


def foreseen(page: Page, grid: Grid) -> frozenset[Code]:
    """Return the codes of the faults of shape that a page will have."""
    found = set()
    if any(out_of_shape(rect) > MOST_RATIO for rect in stories_of(page)):
        found.add(Code.RIBBON)
    fold = () if grid.fold is None else (grid.fold,)
    closed = (*(block.rect for block in page.blocks), *fold, *whites_of(page))
    area = grid.area
    blank = np.zeros((int(mm(area.h) + 0.5), int(mm(area.w) + 0.5)), dtype=np.bool_)
    share, _ = longest_seam(blank, [in_cells(rect, area) for rect in closed])
    if 100 * share >= SEAM_PERCENT:
        found.add(Code.SEAM)
    return frozenset(found)


def stories_of(page: Page) -> tuple[Rect, ...]:
    """Return where a page's stories stand."""
    kinds = {kind.value for kind in ArticleKind}
    return tuple(block.rect for block in page.blocks if block.kind in kinds)


def whites_of(page: Page) -> tuple[Rect, ...]:
    """Return a page's declared white."""
    return (*page.whites, *(white for block in page.blocks for white in block.whites))
