"""Faults that a plan shows before it is printed: gutters (通缝), blocks out of shape, holes.

Input: a planned page and its grid, or the blocks of its opening. Output: the codes that the audit
will give it for where its blocks stand; the largest empty rectangle of an opening. All are measured
by the audit's own rules; the printed page can only be as bad.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from content.model import ArticleKind
from layout.judge.audit.holes import (
    BANNER_SHARE,
    LEAST_MM,
    LEAST_WIDE_MM,
    in_cells,
    largest_empty,
)
from layout.judge.audit.model import Code
from layout.judge.audit.seams import longest_seam
from layout.judge.audit.shapes import MOST_RATIO, SEAM_PERCENT, out_of_shape
from layout.page.grid import Grid
from layout.page.placed import DIGITS_HIGH, DIGITS_TOP, Block, Page
from layout.page.units import Rect, mm

#: Part of the audit's limit that an opening's emptiness stays below: letters are lower than their
#: lines, so that on the printed page it is larger.
EASE = 0.85
MOST_EMPTY = EASE * BANNER_SHARE
"""Part of the type area that the largest empty rectangle of an opening may have."""
#: Blocks are neighbours across a gutter of less, pt: no column is so narrow.
GUTTER_PT = 40.0
#: Side of a cell here: a hole of a twelfth of the page is seen as well, and in a fifth of the time.
CELL_MM = 3
#: Of a bled opening's width: the type area under it.
OVER_SHARE = 0.8


def foreseen(page: Page, grid: Grid) -> frozenset[Code]:
    """Return the codes of the faults of shape that a page will have."""
    found = set()
    if any(out_of_shape(rect) > MOST_RATIO for rect in stories_of(page)):
        found.add(Code.RIBBON)
    fold = () if grid.fold is None else (grid.fold,)
    closed = (*(block.rect for block in page.blocks), *within_of(page), *fold, *whites_of(page))
    area = grid.area
    blank = np.zeros((int(mm(area.h) + 0.5), int(mm(area.w) + 0.5)), dtype=np.bool_)
    share, _ = longest_seam(blank, [in_cells(rect, area) for rect in closed])
    if 100 * share >= SEAM_PERCENT:
        found.add(Code.SEAM)
    return frozenset(found)


def stories_of(page: Page) -> tuple[Rect, ...]:
    """Return where a page's stories stand.

    Parts of one that stand one under the other over the same width (its chapters) are one frame;
    so are the opening and the story right under it that has no head but the headline.
    """
    kinds = {kind.value for kind in ArticleKind if not kind.framed}
    found: list[tuple[str, Rect]] = []
    opening = next((block.rect for block in page.blocks if block.kind == "banner"), None)
    for block in (block for block in page.blocks if block.kind in kinds):
        article, rect = block.id.partition("/")[0], block.rect
        if opening and not (block.head or found) and _over(opening, rect):
            rect = Rect(rect.x, opening.y, rect.w, rect.bottom - opening.y)
        before, over = found[-1] if found else ("", rect)
        level = max(abs(over.x - rect.x), abs(over.right - rect.right)) < 1
        if before == article and level and rect.y > over.y:
            found[-1] = article, Rect(over.x, over.y, over.w, rect.bottom - over.y)
        else:
            found.append((article, rect))
    return tuple(rect for _, rect in found)


def _over(opening: Rect, rect: Rect) -> bool:
    """Tell whether a story stands over the whole width of an opening, which may be bled."""
    within = opening.x < rect.x + 1 and rect.right < opening.right + 1
    return within and rect.w > OVER_SHARE * opening.w


def within_of(page: Page) -> tuple[Rect, ...]:
    """Return the gutters between parts of one story that stand side by side: none is a seam.

    A gutter within a story parts its columns (`seams`), also where these have heads (its chapters).
    """
    found: list[Rect] = []
    kinds = tuple(ArticleKind)
    blocks = [block for block in page.blocks if block.kind in kinds]
    for number, one in enumerate(blocks):
        for two in blocks[number + 1 :]:
            if one.id.partition("/")[0] != two.id.partition("/")[0]:
                continue
            left, right = sorted((one.rect, two.rect), key=lambda rect: rect.x)
            top, foot = max(left.y, right.y), min(left.bottom, right.bottom)
            if foot > top and 0 <= right.x - left.right < GUTTER_PT:
                found.append(Rect(left.right, top, right.x - left.right, foot - top))
    return tuple(found)


def whites_of(page: Page) -> tuple[Rect, ...]:
    """Return a page's declared white."""
    return (*page.whites, *(white for block in page.blocks for white in block.whites))


def emptiness(blocks: Sequence[Block], grid: Grid, rows: int) -> float:
    """Return the largest empty rectangle of an opening of so many rows, of the type area (1)."""
    return empty_share((rect for block in blocks for rect in _inked(block)), grid, rows)


def empty_share(inked: Iterable[Rect], grid: Grid, rows: int) -> float:
    """Return the largest empty rectangle of an opening of so many rows round what is inked, pt.

    It is a part of the type area (1).
    """
    area = grid.area
    high, wide = mm(grid.y(rows) - area.y) / CELL_MM, mm(area.w) / CELL_MM
    ink = np.zeros((round(high), round(wide)), dtype=np.bool_)
    for rect in inked:
        left, top, right, bottom = in_cells(rect, area)
        ink[top // CELL_MM : -(-bottom // CELL_MM), left // CELL_MM : -(-right // CELL_MM)] = True
    _, _, down, across = largest_empty(ink, LEAST_MM // CELL_MM, LEAST_WIDE_MM // CELL_MM)
    return down * across * CELL_MM**2 / (mm(area.w) * mm(area.h))


def _inked(block: Block) -> Iterator[Rect]:
    """Yield where a block has lines of text, pictures and charts; a ground alone is empty."""
    captions = (picture.caption for picture in block.pictures)
    for text in (*block.texts, *(caption for caption in captions if caption)):
        for line in text.lines:
            along = line.line.width_em * text.size
            size = (line.height, along) if line.vertical else (along, text.size)
            box = Rect(line.x, line.y, *size)
            if text.role == "number":  # as tall as a tenth of the page, and empty over its digits
                box = Rect(box.x, box.y + DIGITS_TOP * box.h, box.w, DIGITS_HIGH * box.h)
            yield box
    yield from (picture.rect for picture in block.pictures)
    yield from (figure.rect for figure in block.figures)
