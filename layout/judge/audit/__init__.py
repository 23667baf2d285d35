"""The audit: a finished PDF → faults that a reader would see, never the planner's own data.

Input: the PDF's bytes, the grid, and (optional) the edition that it should print and the placed
edition, whose block rectangles say which columns belong together. Output: an `AuditReport`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mode

from content.model import Edition
from layout.judge.audit.clashes import find_overflow, find_overlaps, find_small, find_touching
from layout.judge.audit.columns import (
    body_lines,
    find_columns,
    find_off_grid,
    find_ragged,
    find_uneven,
    grid_phase,
    offset,
)
from layout.judge.audit.copy import find_copy_faults
from layout.judge.audit.folds import find_folded
from layout.judge.audit.foreseen import stories_of, whites_of, within_of
from layout.judge.audit.heads import find_head_faults, find_hierarchy
from layout.judge.audit.holes import find_holes
from layout.judge.audit.legible import find_faint
from layout.judge.audit.marks import find_marks
from layout.judge.audit.model import AuditReport, Code, Fault, PageFigures
from layout.judge.audit.shapes import find_ribbons, find_seam
from layout.judge.audit.sheet import Sheet, TextLine, read_document
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.placed import Page, PlacedEdition
from layout.page.units import Rect, mm

__all__ = ["AuditReport", "Code", "Fault", "PageFigures", "audit", "guess_grid"]


def audit(
    pdf: bytes,
    grid: Grid,
    expected: Edition | None = None,
    placed: PlacedEdition | None = None,
) -> AuditReport:
    """Return every fault of a finished PDF and each page's figures."""
    document = read_document(pdf)
    grids = [_grid(placed, sheet.index, grid) for sheet in document.sheets]
    bodies = [body_lines(sheet, own) for sheet, own in zip(document.sheets, grids, strict=True)]
    phases = {own: _phase(own, bodies, grids) for own in dict.fromkeys(grids)}
    faults: list[Fault] = []
    pages: list[PageFigures] = []
    openings: dict[int, Rect] = {}
    for sheet, body, own in zip(document.sheets, bodies, grids, strict=True):
        planned = _planned(placed, sheet.index, own)
        if planned.opening is not None:
            openings[sheet.index] = planned.opening
        figures, found = _page(sheet, body, own, phases[own], planned)
        pages.append(figures)
        faults.extend(found)
    faults.extend(find_hierarchy(document, expected, openings))
    if expected is not None:
        faults.extend(find_copy_faults(document, expected, bodies))
    return AuditReport(tuple(pages), tuple(faults), document.tagged)


@dataclass(frozen=True, slots=True)
class _Planned:
    """What the plan says of a page: where its blocks, white, stories and opening stand, pt."""

    blocks: tuple[Rect, ...] = ()
    whites: tuple[Rect, ...] = ()
    stories: tuple[Rect, ...] = ()
    opening: Rect | None = None


def _planned(placed: PlacedEdition | None, index: int, grid: Grid) -> _Planned:
    """Return what is known of a page; of one that no plan has, nothing.

    The gutters within a story are of its blocks, and the fold: a margin on either side, no seam. An
    opening reaches to the page's edge above it.
    """
    page = _page_of(placed, index)
    if page is None:
        return _Planned()
    blocks = (*(block.rect for block in page.blocks), *within_of(page))
    if grid.fold is not None and blocks:
        blocks = (*blocks, grid.fold)
    banners = [block.rect.bottom for block in page.blocks if block.kind == "banner"]
    opening = Rect(0, 0, grid.trim.w, max(banners)) if banners else None
    return _Planned(blocks, whites_of(page), stories_of(page), opening)


def _grid(placed: PlacedEdition | None, index: int, usual: Grid) -> Grid:
    """Return the grid of a page: an inner spread (通版) has one of its own."""
    page = _page_of(placed, index)
    return (page and page.grid) or usual


def _page_of(placed: PlacedEdition | None, index: int) -> Page | None:
    """Return the plan of a page, where there is one."""
    return None if placed is None or index >= len(placed.pages) else placed.pages[index]


def _phase(grid: Grid, bodies: Sequence[Sequence[TextLine]], grids: Sequence[Grid]) -> float:
    """Return where on the rows of a grid the body lines of its pages stand, pt."""
    own = [lines for lines, other in zip(bodies, grids, strict=True) if other == grid]
    return grid_phase([line for lines in own for line in lines], grid)


def _page(
    sheet: Sheet,
    body: tuple[TextLine, ...],
    grid: Grid,
    phase: float,
    planned: _Planned,
) -> tuple[PageFigures, list[Fault]]:
    columns = find_columns(body, grid, sheet.lines)
    opening, blocks = planned.opening, planned.blocks
    top = _body_top(sheet, body, grid, opening)
    empty = find_holes(sheet, grid, top, planned.whites, blocks)
    ragged, worst = find_ragged(sheet, columns, grid)
    uneven, gap = find_uneven(sheet, columns, grid, blocks, planned.whites)
    faults = [
        *find_overflow(sheet, grid, top),
        *find_overlaps(sheet, opening),
        *find_faint(sheet, opening),
        *empty.faults,
        *uneven,
        *find_off_grid(sheet, columns, grid, phase),
        *find_small(sheet),
        *ragged,
        *find_marks(sheet),
        *find_head_faults(sheet, grid),
        *find_touching(sheet),
        *find_ribbons(sheet, columns, planned.stories),
        *find_folded(sheet, grid, opening),
        *(find_seam(sheet, empty.seam_percent, grid.area) if blocks else ()),
    ]
    sizes = sheet.glyphs.size
    figures = PageFigures(
        page=sheet.index + 1,
        chars=len(sheet.glyphs.text),
        lines=len(sheet.lines),
        body_lines=len(body),
        text_columns=len(columns),
        fill_percent=round(empty.fill_percent, 1),
        largest_empty_mm2=empty.largest_mm2,
        largest_empty_percent=round(empty.largest_percent, 2),
        beside_heads_percent=round(empty.beside_percent, 2),
        seam_percent=round(empty.seam_percent, 1),
        smallest_text_pt=round(float(sizes.min()), 2) if len(sizes) else 0.0,
        off_grid=sum(abs(mm(offset(line, grid, phase))) > 0.1 for line in body),
        worst_edge_em=round(worst, 3),
        uneven_lines=round(gap, 2),
    )
    return figures, faults


def _body_top(sheet: Sheet, body: Sequence[TextLine], grid: Grid, opening: Rect | None) -> float:
    """Return where the banner ends: at the first body line of a page with a headline, pt.

    A page of a headline and a lede has no body line; there its block's foot counts.
    """
    if not body:
        return grid.area.y if opening is None else max(grid.area.y, opening.bottom)
    untagged = sheet.index == 0 and not any(line.tag for line in sheet.lines)
    if untagged or any(line.tag == "H1" for line in sheet.lines):
        return min(line.ink.y for line in body)
    return grid.area.y


def guess_grid(pdf: bytes, profile: str = "broadsheet") -> Grid:
    """Return a profile's grid at the size that most of the PDF's text is set in."""
    document = read_document(pdf)
    sizes = [round(size, 2) for sheet in document.sheets for size in sheet.glyphs.size.tolist()]
    return Grid.of(PROFILES[profile], mode(sizes) if sizes else PROFILES[profile].body_pt)
