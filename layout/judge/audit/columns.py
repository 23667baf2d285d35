"""Text columns, found from where the PDF's body lines stand.

Input: a sheet, the grid, and (where it is known) the planner's block rectangles. Output: columns of
body lines in reading order, and faults: uneven, off-grid, ragged. Positions are the PDF's own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_high, mode

from content.words import Message, message
from fonts.chinese.characters import is_han
from layout.judge.audit.model import Code, Fault, Unit, beginning, ending
from layout.judge.audit.sheet import CLOSING, Frame, Sheet, TextLine, fault_on, same_size
from layout.page.grid import Grid
from layout.page.units import Rect, mm

#: How the line over the rest of a story begins that another page began.
CONTINUED = "上接"
#: A body line may miss its column's measure by this much, em.
EDGE_EM = 0.02
#: A baseline may stand beside the grid by this much, mm.
GRID_MM = 0.1
#: Neighbouring columns may end this many lines apart.
LEVEL_LINES = 1.0
#: Tags of a table's cells; notes under it are smaller than this, em of the body.
CELLS, SMALL = ("TH", "TD"), 0.97
#: What stands under a column reaches under it by more, pt.
UNDER_PT = 9.0
#: A character alone that is so many times as large as the body is an initial.
INITIAL_EM = 1.8
#: Who signs ends where the copy over it does, but for a closing mark of this that hangs over, em.
SIGNED_EM = 0.6
#: Words in a box keep off its edge by less, em of the body.
BOX_PAD_EM = 1.5


@dataclass(frozen=True, slots=True)
class Column:
    """Body lines that stand under each other; `right` is the edge that they are set to."""

    lines: tuple[TextLine, ...]
    left: float
    right: float

    @property
    def top(self) -> float:
        """First baseline."""
        return self.lines[0].baseline

    @property
    def bottom(self) -> float:
        """Last baseline."""
        return self.lines[-1].baseline


def body_lines(sheet: Sheet, grid: Grid) -> tuple[TextLine, ...]:
    """Return the lines of running text: body size, in the face that most of it is set in."""
    # What no tag owns on a tagged page is furniture, such as the date in the running head.
    tags = ("P", "BlockQuote") if any(line.tag for line in sheet.lines) else ("",)
    above = (None, *sheet.lines)
    lines = [
        line
        for line, over in zip(sheet.lines, above, strict=False)
        if same_size(line.size, grid.body)
        and line.tag in tags
        and not line.vertical
        and not (over is not None and _signs(line, over, grid))
    ]
    faces: Counter[str] = Counter()
    for line in lines:
        faces[line.font] += len(line.text)
    face = max(faces, key=lambda face: faces[face], default="")
    # A line of digits alone is in the figure face, and still body where its element is.
    own = {line.element for line in lines if line.font == face and line.element >= 0}
    found = tuple(line for line in lines if line.font == face or line.element in own)
    return _flush(found, [line for line in sheet.lines if _is_initial(line, grid)], grid)


def _is_initial(line: TextLine, grid: Grid) -> bool:
    """Tell whether a line is a character set as high as several lines (首字下沉)."""
    large = line.size > INITIAL_EM * grid.body
    return line.tag == "P" and large and len(line.text) == 1 and is_han(line.text)


def _flush(
    lines: tuple[TextLine, ...], initials: Sequence[TextLine], grid: Grid
) -> tuple[TextLine, ...]:
    """Return lines with those beside an initial beginning where it does: it is a part of them."""
    starts = {
        (one.element, index): one.x
        for one in initials
        for index, line in enumerate(lines)
        if line.element == one.element
        and 0 < line.x - one.x < one.size + grid.body
        and line.baseline < one.baseline + 0.5 * grid.body
        and line.baseline > one.baseline - one.size
    }
    return tuple(
        replace(line, x=starts.get((line.element, index), line.x))
        for index, line in enumerate(lines)
    )


def _signs(line: TextLine, over: TextLine, grid: Grid) -> bool:
    """Tell whether a line is a head's byline: one line right under it, flush with it.

    Where a page is one box its copy is in the byline's face, and may have its size.
    """
    alone = line.opens and line.closes
    return alone and over.tag in ("H1", "H2") and abs(line.x - over.x) < 0.5 * grid.body


def find_columns(
    lines: Sequence[TextLine], grid: Grid, heads: Sequence[TextLine] = ()
) -> tuple[Column, ...]:
    """Cut body lines, in reading order, into columns.

    Between two heads a column goes on under a picture or quote that stands in it; where heads are
    not known (no tags) only under a small gap.
    """
    em = grid.body
    starts = [head.first for head in heads if _begins(head)]
    reach = float("inf") if starts else 4.5 * grid.leading
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups:
            last = groups[-1][-1]
            down = line.baseline - last.baseline
            parted = _parted(starts, last, line)
            level = abs(line.x - last.x) < 2.8 * em or _ends_at(groups[-1], line, em)
            if not parted and 0.2 * em < down < reach and level:
                groups[-1].append(line)
                continue
        groups.append([line])
    return tuple(_column(group, em) for group in groups)


def _ends_at(lines: Sequence[TextLine], line: TextLine, em: float) -> bool:
    """Tell whether a paragraph of one line under others ends where they do: who signs them."""
    left, right = min(one.x for one in lines), max(one.right for one in lines)
    return line.opens and line.closes and line.x > left and abs(line.right - right) < SIGNED_EM * em


def _begins(line: TextLine) -> bool:
    """Tell whether a story, or a part of one that goes on from another page, begins with a line."""
    return line.tag in ("H1", "H2") or line.text.startswith(CONTINUED)


def _parted(starts: Sequence[int], before: TextLine, after: TextLine) -> bool:
    """Tell whether one of the places where stories begin lies between lines; the second may."""
    return any(before.first < start <= after.first for start in starts)


def _column(lines: list[TextLine], em: float) -> Column:
    lefts = [round(4 * line.x) / 4 for line in lines if not line.opens]
    if lefts:
        best = mode(lefts)
        left = min(line.x for line in lines if abs(line.x - best) < 0.2)
    else:
        left = min(line.x for line in lines) - 2 * em
    full = [line for line in lines if not line.closes and is_han(line.text[-1])]
    rights = [round(line.right, 1) for line in full]
    # Without a line that ends in a Han, a closing mark may hang half over the edge.
    hung = [line.right - (0.5 * em if line.text[-1] in CLOSING else 0.0) for line in lines]
    right = mode(rights) if rights else max(hung)
    near = [line.right for line in full if abs(line.right - right) < 0.15]
    return Column(tuple(lines), left, median_high(near) if near else right)


def edge_em(line: TextLine, column: Column, em: float) -> float:
    """Return how far a line misses its column's right edge, em; negative: too short.

    A closing mark at a line's end may hang in its own half that is blank: anything from its
    full to its half width is right.
    """
    miss = (line.right - column.right) / em
    return max(min(miss, 0.0), miss - 0.5) if line.text[-1] in CLOSING else miss


def find_ragged(sheet: Sheet, columns: Sequence[Column], grid: Grid) -> tuple[list[Fault], float]:
    """Return the ragged lines and the worst deviation met, em."""
    faults: list[Fault] = []
    worst = 0.0
    for column in columns:
        for line in column.lines:
            if line.closes:
                miss = max(0.0, edge_em(line, column, grid.body))
                if len(column.lines) < 3:
                    continue
            else:
                miss = abs(edge_em(line, column, grid.body))
            worst = max(worst, miss)
            if miss > EDGE_EM + 0.002:
                told = message("audit.line-ending", text=ending(line.text))
                faults.append(_at(Code.RAGGED, sheet, line, miss, Unit.EM, told))
    return faults, worst


def find_off_grid(sheet: Sheet, columns: Sequence[Column], grid: Grid, phase: float) -> list[Fault]:
    """Return one fault for each column with lines beside the grid; `measure` is the worst, mm."""
    faults = []
    for column in columns:
        off = [(abs(offset(line, grid, phase)), line) for line in column.lines]
        bad = [(mm(value), line) for value, line in off if mm(value) > GRID_MM]
        if bad:
            worst = max(value for value, _ in bad)
            line = bad[0][1]
            told = message(
                "audit.lines-off", bad=len(bad), lines=len(off), text=beginning(line.text)
            )
            faults.append(_at(Code.OFF_GRID, sheet, line, worst, Unit.MM, told))
    return faults


def offset(line: TextLine, grid: Grid, phase: float) -> float:
    """Return how far a baseline stands under the nearest grid line, pt."""
    turn = (line.baseline - grid.area.y - phase) / grid.leading
    return (turn - round(turn)) * grid.leading


def grid_phase(lines: Sequence[TextLine], grid: Grid) -> float:
    """Return where most baselines stand within a row, pt under its top."""
    turns = [(line.baseline - grid.area.y) % grid.leading for line in lines]
    if not turns:
        return 0.0
    best = mode(round(20 * turn) / 20 for turn in turns)
    return median_high(turn for turn in turns if abs(turn - best) < 0.1)


def find_uneven(
    sheet: Sheet,
    columns: Sequence[Column],
    grid: Grid,
    blocks: Sequence[Rect] = (),
    whites: Sequence[Rect] = (),
) -> tuple[list[Fault], float]:
    """Return neighbouring columns that end at different lines, and the worst gap met in lines.

    White that the plan declares under a column (`whites`) belongs to it.
    """
    faults: list[Fault] = []
    worst = 0.0
    for group in _runs(sheet, columns, grid, blocks):
        ends = [_end(sheet, column, grid, blocks, group, whites) for column in group]
        gap = (max(ends) - min(ends)) / grid.leading
        worst = max(worst, gap)
        if gap > LEVEL_LINES + 0.3:
            short = group[ends.index(min(ends))]
            last = short.lines[-1]
            told = message("audit.columns-uneven", columns=len(group), text=ending(last.text))
            faults.append(_at(Code.UNEVEN, sheet, last, gap, Unit.LINES, told))
    return faults, worst


def _runs(
    sheet: Sheet, columns: Sequence[Column], grid: Grid, blocks: Sequence[Rect]
) -> list[list[Column]]:
    """Group columns that stand side by side with the same text going on from one to the next."""
    heads = [line.first for line in sheet.lines if _begins(line)]
    runs: list[list[Column]] = []
    for column in columns:
        if runs:
            last = runs[-1][-1]
            gap = column.left - last.right
            parted = _parted(heads, last.lines[-1], column.lines[0])
            level = (
                column.top < last.bottom + grid.leading / 2
                and column.bottom > last.top - grid.leading / 2
            )
            same = _block(last, blocks) == _block(column, blocks)
            if not parted and level and same and 0 < gap < 3.5 * grid.body:
                runs[-1].append(column)
                continue
        runs.append([column])
    return [run for run in runs if len(run) > 1]


def _block(column: Column, blocks: Sequence[Rect]) -> Rect | None:
    """Return the smallest block round the middle of a column."""
    x, y = (column.left + column.right) / 2, (column.top + column.bottom) / 2
    inside = [r for r in blocks if r.x <= x <= r.right and r.y <= y <= r.bottom]
    return min(inside, key=lambda r: r.w * r.h, default=None)


def _end(
    sheet: Sheet,
    column: Column,
    grid: Grid,
    blocks: Sequence[Rect],
    group: Sequence[Column],
    whites: Sequence[Rect],
) -> float:
    """Return where a column ends: with the picture, chart, caption or quote under it.

    A box in it ends with its ground or frame, though its words may end higher. Over a table that
    all columns of its group stand over it ends with its words: these are to be level there. Over
    another it ends with the table's last line, which need not reach under it: a note is short.
    """
    end = column.bottom
    block = _block(column, blocks)
    limit = block.bottom + grid.leading if block else float("inf")
    things = [_whole(frame, sheet, grid) for frame in sheet.frames if frame.tagged]
    if block:  # within its block, all that is not running text
        # Its caption stands above its head.
        table = _table_across(sheet, column, group) - 3 * grid.leading
        lines = [
            i.ink
            for i in sheet.lines
            if i.tag not in ("H1", "H2", "") and not _alike(i, column.lines[0])
        ]
        things += [
            rect
            for rect in (*lines, *_tables(sheet, grid))
            if rect.bottom < max(table, column.bottom + 1)
        ]
    else:
        things += [i.ink for i in sheet.lines if i.tag in ("Caption", "BlockQuote", "H3", "Figure")]
    things = [r for r in things if _under([r], column)]
    things += [r for r in sheet.paths if _round(column, r, grid)]
    things += [r for r in whites if _under([r], column)]
    things = [r for r in things if r.bottom < limit]  # the rule over the next story is not its own
    for rect in sorted(things, key=lambda r: r.bottom):
        if rect.y - end < 3.2 * grid.leading:
            end = max(end, rect.bottom)
    # A line's foot is its baseline; a picture's may be the row's foot: less than a line lower.
    return end


def _whole(frame: Frame, sheet: Sheet, grid: Grid) -> Rect:
    """Return a picture with its caption, a chart with all its words: one thing to what is over it.

    A chart's source stands at its left edge alone, and its drawing ends with the axis.
    """
    rect = frame.rect
    for line in sheet.lines:
        if line.element == frame.element:
            rect = _round_both(rect, line.ink)
    return _captioned(rect, sheet, grid)


def _captioned(frame: Rect, sheet: Sheet, grid: Grid) -> Rect:
    """Return a picture's frame down to the last line of its caption, however short that is."""
    under = (i.ink for i in sheet.lines if i.tag == "Caption")
    own = (r for r in under if frame.x - 1 < r.x and r.right < frame.right + 1)
    for line in sorted(own, key=lambda r: r.y):
        if 0 < line.bottom - frame.bottom < 1.5 * grid.leading:
            frame = _round_both(frame, line)
    return frame


def _round(column: Column, rect: Rect, grid: Grid) -> bool:
    """Tell whether a ground or the foot of a frame stands round the end of a column, and it alone.

    Of a whole story's ground that is not so: its columns are to end level upon it.
    """
    pad = BOX_PAD_EM * grid.body
    over = rect.x < column.left + pad and rect.right > column.right - pad
    return over and rect.w < column.right - column.left + 2 * pad and rect.bottom > column.bottom


def _table_across(sheet: Sheet, column: Column, group: Sequence[Column]) -> float:
    """Return where the head of a table begins under a column and all others of its group."""
    heads = [i for i in sheet.lines if i.tag == "TH" and i.ink.y > column.bottom]
    rows: dict[int, list[Rect]] = {}
    for head in heads:
        rows.setdefault(round(head.baseline), []).append(head.ink)
    across = (
        min(cell.y for cell in cells)
        for cells in rows.values()
        if any(cell.x >= column.right or cell.right <= column.left for cell in cells)
        if all(_under(cells, other) for other in group)
    )
    return min(across, default=float("inf"))


def _tables(sheet: Sheet, grid: Grid) -> Iterator[Rect]:
    """Yield a page's tables, each from its first row to its last and the notes under it."""
    lines = sorted(sheet.lines, key=lambda line: line.first)
    found: list[Rect] = []
    for before, line in pairwise((None, *lines)):
        assert line is not None
        on = before is not None and line.baseline > before.baseline - grid.leading
        cell = line.tag in CELLS
        if found and on and (cell or _is_note(line, found[-1], grid)):
            found[-1] = _round_both(found[-1], line.ink)
            continue
        yield from found
        found = [line.ink] if cell else []
    yield from found


def _is_note(line: TextLine, table: Rect, grid: Grid) -> bool:
    """Tell whether a line of small type stands right under a table, and no further right."""
    ink = line.ink
    near = 0 <= ink.y - table.bottom < 2 * grid.leading and line.size < SMALL * grid.body
    return near and table.x - grid.body < ink.x and ink.right < table.right + grid.body


def _round_both(one: Rect, two: Rect) -> Rect:
    """Return the rectangle round two."""
    x, y = min(one.x, two.x), min(one.y, two.y)
    return Rect(x, y, max(one.right, two.right) - x, max(one.bottom, two.bottom) - y)


def _under(cells: Sequence[Rect], column: Column) -> bool:
    """Tell whether a row of cells reaches under a column: from its first cell to its last.

    A cell may be as narrow as a number on a chart's axis.
    """
    left, right = min(cell.x for cell in cells), max(cell.right for cell in cells)
    return left < column.right - UNDER_PT and right > column.left + UNDER_PT


def _alike(a: TextLine, b: TextLine) -> bool:
    return a.font == b.font and a.tag == b.tag and same_size(a.size, b.size)


def _at(
    code: Code, sheet: Sheet, line: TextLine, measure: float, unit: Unit, told: Message
) -> Fault:
    """Return a fault at the beginning of a line."""
    return fault_on(code, sheet, (line.x, line.baseline), measure, unit, told)
