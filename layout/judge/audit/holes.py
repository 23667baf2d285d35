"""Empty rectangles of a page.

Input: a sheet's raster and the grid. Output: faults `hole` and `hollow`, the fill and the largest
empty rectangle. The raster is cut into cells of 1 mm; a cell is empty where its grey does not
change: paper white or a uniform local ground. Pictures are never empty, however smooth.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from content.words import message
from layout.judge.audit.columns import CONTINUED
from layout.judge.audit.model import Code, Fault, Unit
from layout.judge.audit.seams import Cells, longest_seam, without_hairlines
from layout.judge.audit.sheet import (
    PX_PER_MM,
    Frame,
    Sheet,
    TextLine,
    fault_at,
    fault_on,
    level,
    over,
    same_size,
)
from layout.page.grid import Grid
from layout.page.units import Rect, mm, pt

Mask = npt.NDArray[np.bool_]

#: Change of grey (of 255) within a cell that counts as ink.
CONTRAST = 9
#: Lower strips are leading and the air round heads, narrower ones are gutters, mm.
LEAST_MM = 9
LEAST_WIDE_MM = 12
#: Where heads have no rule over them nothing parts the gap over a head from the head's own air: the
#: two are one strip of 9 or 10 mm, beside a short kicker of 12, which in other looks are two.
LEAST_UNRULED_MM = 13
#: A chart's title row, and the room beside its labels, are meant.
LEAST_CHART_MM = 12
#: A rectangle larger than this share of the type area is a hole.
SHARE = 0.01
#: A unit of a page stands on one, whose share counts: a tabloid's type area, mm².
LEAST_PAGE_MM2 = 81_000
#: In the banner air is meant: only larger ones count.
BANNER_SHARE = 0.08
#: Beside a short head or line, no higher than it and its air, emptiness is meant up to this share;
#: up to the larger one where it is low (a head across the page).
BESIDE_SHARE = 0.025
BESIDE_LOW_SHARE = 0.06
BESIDE_LOW_MM = 29
BESIDE_AIR_MM = 14
#: A title's bar is full, not white, where white words are read on it (3 : 1): grey of 255 at most.
FULL_GREY = 149
#: Rows above declared white that belong to it: a line that ends short, and the gap under it.
EDGE_ROWS = 2.4
#: Rows from a title's ink to what stands empty under it, beside its byline.
UNDER_ROWS = 1.2
#: A kicker over its title: smaller by this at least; a number is of no more signs.
SMALLER, NUMBER_SIGNS = 0.8, 2
#: Lines from this size on are a head's, em of the body. What stands at a side may run in so far.
HEAD_EM, OVER_MM = 1.3, 2
#: How far a line, and a head, may be from the emptiness at its side.
NEAR_MM, NEAR_HEAD_MM = 30, 80
#: Text columns are no wider than this, em of the body; with a gutter and the next column's indent.
MEASURE_EM, NEXT_EM = 28, 4.9
#: A paragraph's indent, em.
INDENT_EM = 2
#: Empty rectangles that are looked at on a page: verse has one beside each stanza.
MOST = 40
#: A chart is hollow where an empty rectangle is over `SHARE` and over this part of its frame.
HOLLOW = 0.35


@dataclass(frozen=True, slots=True)
class Emptiness:
    """What was found on one page."""

    faults: tuple[Fault, ...]
    fill_percent: float
    largest_mm2: float
    largest_percent: float
    beside_percent: float = 0.0
    """The largest that stands beside a head or short lines, and is let pass."""
    seam_percent: float = 0.0
    """Of the type area's height: the longest white strip between blocks (通缝)."""


def cells(sheet: Sheet, rect: Rect) -> Mask:
    """Return for each mm² of a rectangle whether there is ink in it (rows × columns)."""
    x, y = round(mm(rect.x) * PX_PER_MM), round(mm(rect.y) * PX_PER_MM)
    columns, rows = int(mm(rect.w) + 0.5), int(mm(rect.h) + 0.5)
    part = sheet.grey[max(y, 0) : y + rows * PX_PER_MM, max(x, 0) : x + columns * PX_PER_MM]
    rows, columns = part.shape[0] // PX_PER_MM, part.shape[1] // PX_PER_MM
    part = part[: rows * PX_PER_MM, : columns * PX_PER_MM].astype(np.int16)
    # Each pixel against its right and lower neighbour: an edge between two cells counts too.
    change = np.zeros_like(part)
    change[:, :-1] = abs(part[:, :-1] - part[:, 1:])
    change[:-1] = np.maximum(change[:-1], abs(part[:-1] - part[1:]))
    tiles = change.reshape(rows, PX_PER_MM, columns, PX_PER_MM).max(axis=(1, 3))
    return np.asarray(tiles > CONTRAST, dtype=np.bool_)


def without_rules(ink: Mask, least: int = 12) -> Mask:
    """Take out upright hairlines that stand alone: they part columns, they do not fill them."""
    near = np.zeros_like(ink)
    for step in (-3, -2, 2, 3):
        near |= _shift(ink, step)
    lone = ink & ~near
    out = ink.copy()
    for column in np.flatnonzero(lone.sum(axis=0) >= least):
        edges = np.flatnonzero(np.diff(np.concatenate(([0], lone[:, column].astype(np.int8), [0]))))
        for start, stop in zip(edges[::2], edges[1::2], strict=True):
            if stop - start >= least:
                out[start:stop, column] = False
    return out


def _shift(ink: Mask, step: int) -> Mask:
    out = np.zeros_like(ink)
    if step > 0:
        out[:, step:] = ink[:, :-step]
    else:
        out[:, :step] = ink[:, -step:]
    return out


def largest_empty(
    ink: Mask, least: int = LEAST_MM, least_wide: int = LEAST_WIDE_MM
) -> tuple[int, int, int, int]:
    """Return (row, column, rows, columns) of the largest rectangle without ink.

    It is at least `least` rows high and `least_wide` columns wide. Each row keeps for each column
    the height of the emptiness above it and how far it reaches left and right at that height.
    """
    rows, columns = ink.shape
    index = np.arange(columns)
    height = np.zeros(columns, dtype=np.int64)
    left = np.zeros(columns, dtype=np.int64)
    right = np.full(columns, columns, dtype=np.int64)
    best = (0, 0, 0, 0)
    for row in range(rows):
        full = ink[row]
        start = np.maximum.accumulate(np.where(full, index + 1, 0))
        stop = np.minimum.accumulate(np.where(full, index, columns)[::-1])[::-1]
        height = np.where(full, 0, height + 1)
        left = np.where(full, 0, np.maximum(left, start))
        right = np.where(full, columns, np.minimum(right, stop))
        width = right - left
        area = np.where((height >= least) & (width >= least_wide), height * width, 0)
        at = int(area.argmax())
        if area[at] > best[2] * best[3]:
            best = (row - int(height[at]) + 1, int(left[at]), int(height[at]), int(width[at]))
    return best


@dataclass(frozen=True)
class _Around:
    """What tells whether an empty rectangle is meant."""

    sheet: Sheet
    grid: Grid
    page: int
    """Area of the page, mm²."""
    banner: int
    """Height of the banner, mm."""
    whites: Sequence[Rect]

    def fault(self, row: int, column: int, rows: int, columns: int) -> Code | None:
        """Return what an empty rectangle is, mm from the type area's corner; None: it is meant."""
        sheet, grid, size = self.sheet, self.grid, rows * columns
        area = grid.area
        place = Rect(area.x + pt(column), area.y + pt(row), pt(columns), pt(rows))
        beside = BESIDE_LOW_SHARE if rows <= BESIDE_LOW_MM else BESIDE_SHARE
        strip = size <= beside * self.page and _beside_head(sheet, place, grid)
        in_banner = row + rows / 2 < self.banner and size <= BANNER_SHARE * self.page
        ends = _beside_ends(sheet, place, grid)
        high = rows > BESIDE_LOW_MM and ends  # beside verse under its title, not the title alone
        white = strip and not in_banner and not high and not _on_full_tone(sheet, place)
        if white and _beside_title(sheet, place, grid):
            return Code.BESIDE_HEAD
        meant = in_banner or strip or ends
        meant = meant or any(_edges(place, white, grid) for white in self.whites)
        return None if meant else Code.HOLE


def find_holes(
    sheet: Sheet,
    grid: Grid,
    body_top: float,
    whites: Sequence[Rect] = (),
    blocks: Sequence[Rect] = (),
) -> Emptiness:
    """Measure the type area of a page; above `body_top` (pt) stands the banner.

    White that the plan declares (`whites`) is no hole; a gutter within a block is no seam.
    """
    area = grid.area
    ink = cells(sheet, area)
    whole = ink.size
    page = max(whole, LEAST_PAGE_MM2)
    frames = [frame.rect for frame in sheet.frames]
    for rect in frames:
        _mark(ink, rect, area)
    ink = without_rules(ink)
    for rect in (*whites, *_indents(sheet, grid)):
        _mark(ink, rect, area)
    fill = 100 * float(_closed(ink).mean())
    banner = int(mm(body_top - area.y))
    faults: list[Fault] = []
    largest = passed = 0
    about = _Around(sheet, grid, page, banner, whites)
    upright = [in_cells(rule, area) for rule in sheet.rules if rule.h > rule.w]
    seam, _ = longest_seam(
        without_hairlines(ink, upright), [in_cells(rect, area) for rect in blocks]
    )
    ruled = grid.styles.dress.head.rule != "none"
    for _ in range(MOST):
        row, column, rows, columns = largest_empty(ink, LEAST_MM if ruled else LEAST_UNRULED_MM)
        size = rows * columns
        if size <= SHARE * page:
            largest = max(largest, size)
            break
        if code := about.fault(row, column, rows, columns):
            largest = max(largest, size)
            place = Rect(area.x + pt(column), area.y + pt(row), pt(columns), pt(rows))
            told = message("audit.empty-rectangle", columns_mm=columns, rows_mm=rows)
            faults.append(fault_at(code, sheet, place, 100 * size / page, Unit.AREA, told))
        elif row + rows / 2 >= banner:
            passed = max(passed, size)
        ink[row : row + rows, column : column + columns] = True
    faults.extend(
        _hollow(sheet, frame, whole) for frame in sheet.frames if _is_hollow(sheet, frame, whole)
    )
    return Emptiness(
        tuple(faults), fill, float(largest), 100 * largest / whole, 100 * passed / whole, 100 * seam
    )


def _indents(sheet: Sheet, grid: Grid) -> list[Rect]:
    """Return the indents of paragraphs: beside lines of one paragraph each (verse) they are meant.

    With the gutter beside them they would be a hole down the column.
    """
    wide = INDENT_EM * grid.body
    return [
        Rect(line.ink.x - wide, line.ink.y, wide, line.ink.h)
        for line in sheet.lines
        if line.opens and line.tag == "P" and same_size(line.size, grid.body)
    ]


def _on_full_tone(sheet: Sheet, hole: Rect) -> bool:
    """True on a ground that carries white words: a bar beside its title is drawn, not left."""
    x, y = round(mm(hole.x) * PX_PER_MM), round(mm(hole.y) * PX_PER_MM)
    right, bottom = round(mm(hole.right) * PX_PER_MM), round(mm(hole.bottom) * PX_PER_MM)
    return float(np.median(sheet.grey[max(y, 0) : bottom, max(x, 0) : right])) <= FULL_GREY


def _beside_title(sheet: Sheet, hole: Rect, grid: Grid) -> bool:
    """True where a title, or the line over a part that goes on here, stands at the side.

    There text, a picture or a deck could stand (design: prize.md, rule 3). Beside the kicker or
    number over a title, which are of one heading with it, is the white above a head (rule 9).
    """
    return any(
        ((line.tag == "H2" and not _over_title(sheet, line, grid)) or _goes_on(line))
        and _beside(line, hole, NEAR_HEAD_MM)
        for line in sheet.lines
    )


def _goes_on(line: TextLine) -> bool:
    """True for the line over a part of a story that goes on here."""
    return line.text.startswith(CONTINUED)


def _over_title(sheet: Sheet, line: TextLine, grid: Grid) -> bool:
    """True for the kicker or number over a title: smaller than it, or a sign or two."""
    return any(
        line.size < SMALLER * title.size or len(line.text) <= NUMBER_SIGNS
        for title in _titles_under(sheet, line, grid)
    )


def _beside_head(sheet: Sheet, hole: Rect, grid: Grid) -> bool:
    """True beside a head, a kicker, a credit line …: a strip no higher than they and their air.

    Lines of running text at its side make it a hole, unless it is as low as two of them.
    """
    near = [i for i in sheet.lines if _beside(i, hole, NEAR_MM)]
    heads = [
        i
        for i in sheet.lines
        if (_large(i, grid) or _kicker(sheet, i, grid))
        and len(i.text) > 1
        and _beside(i, hole, NEAR_HEAD_MM)
    ]
    if not near and not heads:
        return False
    air = pt(BESIDE_AIR_MM)
    own = any(not same_size(i.size, grid.body) for i in near)  # a sub-head, caption or credit line
    own = own or _under_head(sheet, hole, grid)
    if not heads and hole.h > (3.4 if own else 2.3) * grid.leading:
        return False
    top, bottom = min(i.ink.y for i in heads or near), max(i.ink.bottom for i in heads or near)
    # Over a head without a rule its air and the gap over it are one.
    ruled = grid.styles.dress.head.rule != "none"
    above = air if ruled else air + pt(LEAST_UNRULED_MM - LEAST_MM)
    small = [i for i in near if not same_size(i.size, grid.body) and i.ink.y < bottom + air]
    bottom = max([bottom, *(i.ink.bottom for i in small)])
    return hole.y > top - above and hole.bottom < bottom + air


def _beside(line: TextLine, hole: Rect, reach_mm: float) -> bool:
    """True for a line at the side of an emptiness and no farther from it; it may just run in."""
    off = max(hole.x - line.ink.right, line.ink.x - hole.right)
    return level(line.ink, hole) and -pt(OVER_MM) < off < pt(reach_mm)


def _large(line: TextLine, grid: Grid) -> bool:
    """True for a line of a head's size."""
    return max(line.size, 0.9 * line.ink.h) > HEAD_EM * grid.body


def _kicker(sheet: Sheet, line: TextLine, grid: Grid) -> bool:
    """True for the small line right over a title, or its number: it is of the head.

    Centred, it has white at both sides, which the title's own has no part in.
    """
    return bool(_titles_under(sheet, line, grid))


def _titles_under(sheet: Sheet, line: TextLine, grid: Grid) -> list[TextLine]:
    """Return the lines of titles right under a line."""
    return [
        title
        for title in sheet.lines
        if title.head
        and _large(title, grid)
        and over(title.ink, line.ink)
        and 0 <= title.ink.y - line.ink.bottom < UNDER_ROWS * grid.leading
    ]


def _under_head(sheet: Sheet, hole: Rect, grid: Grid) -> bool:
    """True right under a title that runs over it: beside a byline, as large as the text."""
    return any(
        line.size > HEAD_EM * grid.body
        and over(line.ink, hole)
        and abs(hole.y - line.ink.bottom) < UNDER_ROWS * grid.leading
        for line in sheet.lines
    )


def _beside_ends(sheet: Sheet, hole: Rect, grid: Grid) -> bool:
    """True at the right of paragraphs of one short line: verse, names, a table's rows.

    Such lines, heads among them, stand all the way down at the hole's left, in one column with it.
    """
    widest = (MEASURE_EM + NEXT_EM) * grid.body
    ends = [
        line.ink
        for line in sheet.lines
        if line.closes
        and level(line.ink, hole)
        and line.ink.right < hole.x + pt(OVER_MM)
        and (line.head or hole.right - line.x < widest)
    ]
    at, air = hole.y, pt(BESIDE_AIR_MM)
    for ink in sorted(ends, key=lambda ink: ink.y):
        if ink.y - at > air:
            return False
        at = max(at, ink.bottom)
    return bool(ends) and hole.bottom - at <= air


def _edges(hole: Rect, white: Rect, grid: Grid) -> bool:
    """True right above declared white: a short last line and the gap under it belong to it."""
    near = abs(hole.bottom - white.y) < EDGE_ROWS * grid.leading / 2
    inside = white.x - pt(OVER_MM) < hole.x and hole.right < white.right + pt(OVER_MM)
    return near and inside and hole.h < EDGE_ROWS * grid.leading


def in_cells(rect: Rect, area: Rect) -> Cells:
    """Return a rectangle's edges in cells of the type area; what lies before it is cut off."""
    left, top = max(0, int(mm(rect.x - area.x))), max(0, int(mm(rect.y - area.y)))
    right, bottom = mm(rect.right - area.x) + 0.99, mm(rect.bottom - area.y) + 0.99
    return left, top, max(0, int(right)), max(0, int(bottom))


def _mark(ink: Mask, rect: Rect, area: Rect) -> None:
    left, top, right, bottom = in_cells(rect, area)
    ink[top:bottom, left:right] = True


def _closed(ink: Mask, reach: int = 3) -> Mask:
    """Close ink over gaps of up to twice `reach` mm, along rows and then along columns."""
    out = ink
    for axis in (1, 0):
        wide = out.copy()
        for step in range(1, reach + 1):
            wide |= np.roll(out, step, axis) | np.roll(out, -step, axis)
        closed = wide.copy()
        for step in range(1, reach + 1):
            closed &= np.roll(wide, step, axis) & np.roll(wide, -step, axis)
        out = closed | out
    return out


def _emptiest(sheet: Sheet, frame: Frame) -> tuple[int, int, int, int]:
    return largest_empty(cells(sheet, frame.rect), LEAST_CHART_MM, LEAST_CHART_MM)


def _is_hollow(sheet: Sheet, frame: Frame, whole: int) -> bool:
    if not frame.chart or min(frame.rect.w, frame.rect.h) < pt(2 * LEAST_MM):
        return False
    _, _, rows, columns = _emptiest(sheet, frame)
    own = mm(frame.rect.w) * mm(frame.rect.h)
    return rows * columns > max(SHARE * whole, HOLLOW * own)


def _hollow(sheet: Sheet, frame: Frame, whole: int) -> Fault:
    row, column, rows, columns = _emptiest(sheet, frame)
    told = message(
        "audit.empty-in-chart",
        columns_mm=columns,
        rows_mm=rows,
        width_mm=mm(frame.rect.w),
        height_mm=mm(frame.rect.h),
    )
    place = frame.rect.x + pt(column), frame.rect.y + pt(row)
    return fault_on(Code.HOLLOW, sheet, place, 100 * rows * columns / whole, Unit.AREA, told)
