"""Lines of a page → their order: columns one after the other, what spans them between.

Input: the lines of a page. Output: `Column`s in reading order, each with its lines from the top
down. A gutter is a stripe with lines at both sides that fill their columns; lines that cross it
part the page into bands. Words of a table stand side by side too, but do not fill their columns.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean, median

from content.importing.forms.pdf.chars import APART
from content.importing.forms.pdf.drawn import TITLE, Box, Drawn
from content.importing.forms.pdf.line import PAUSE, Line
from content.importing.forms.pdf.regions import beside, regions

#: So many lines at both sides make columns, filled so far, parted by so many em; indents at most.
_LINES, _FILLED, _GUTTER, _INDENT = 3, 0.6, 0.7, 4.5
#: What begins within so many em of a column's edge begins in it: the edge and its indents.
_FIRST = 2.2
#: Names over all columns are no further apart, and so far from the edges, em.
_GAP, _FAR = 2.6, 3.0
#: White over the whole measure that parts copy from what stands under it, em.
_WHITE = 1.2
#: So many lines that end at one place tell a column, though there is little beside it; a gutter is
#: no wider, em; where the second begins is known so closely, pt.
_JUSTIFIED, _WIDEST, _SLACK = 6, 4.0, 2.0
#: A column with a few rows is so broad, em.
_BROAD = 8.0
#: Cells of a table's column begin, end or have their middle within so much of each other, em.
_UNDER = 0.6
#: Columns within columns: a broadsheet has eight.
_DEPTH = 12


@dataclass(frozen=True)
class Column:
    """Lines that stand under each other, and the edges of their column in pt."""

    rows: tuple[tuple[Line, ...], ...]
    left: float
    right: float


def in_order(
    pages: Sequence[Sequence[Line]], drawn: Sequence[Drawn] | None = None
) -> list[list[Column]]:
    """Return the columns of each page in the order in which they are read."""
    frames = drawn or [Drawn()] * len(pages)
    parts = [regions(lines, on) for lines, on in zip(pages, frames, strict=True)]
    boxes = [on.frames for on in frames]
    first = [_read(page, frozenset(), on) for page, on in zip(parts, boxes, strict=True)]
    # Where columns begin on some page: there a last one may also have a line or two.
    begins = Counter(round(c.left) for page in first if len(page) > 1 for c in page if _full(c))
    known = frozenset(x + step for x in begins for step in (-1, 0, 1))
    read = (_read(page, known, on) for page, on in zip(parts, boxes, strict=True))
    return [[column for column in page if column.rows] for page in read]


def _read(
    parts: list[list[Line]], known: frozenset[int], frames: Sequence[Box] = ()
) -> list[Column]:
    """Return the columns of the parts of a page; those of one column below each other are one.

    What a frame holds has edges of its own.
    """
    joined: list[list[Line]] = []
    for part in parts:
        plain = _gutter(part, known) is None
        upright = any(one[0].within for one in (*joined[-1:], part))
        framed = bool(joined) and _framed(joined[-1], frames) != _framed(part, frames)
        level = joined and plain and not upright and not framed
        if level and _gutter(joined[-1], known) is None and _below(joined[-1], part):
            joined[-1] = [*joined[-1], *part]
        else:
            joined.append(part)
    every = [line for part in parts for line in part if not line.within]
    out: list[Column] = []
    for part in joined:
        apart = bool(part[0].within or _framed(part, frames))
        apart = apart or any(beside(part, other) for other in joined if other is not part)
        out += _ordered(part, _DEPTH, known, part if apart else every)
    return out


def _framed(part: list[Line], frames: Sequence[Box]) -> Box | None:
    """Return the frame that holds all lines of a part, if there is one: the narrowest."""
    held = [box for box in frames if all(box.holds(x.left, x.right, x.base) for x in part)]
    return min(held, key=lambda one: one.right - one.left, default=None)


def _below(above: list[Line], part: list[Line]) -> bool:
    """Tell whether lines stand under others, in the same columns."""
    left, right = max(_edge(above)[0], _edge(part)[0]), min(_edge(above)[1], _edge(part)[1])
    under = max(line.top for line in part) <= min(line.base for line in above)
    return under and left < right


def _edge(lines: list[Line]) -> tuple[float, float]:
    return min(line.left for line in lines), max(line.right for line in lines)


def _full(column: Column) -> bool:
    return len(column.rows) >= _LINES


def _ordered(
    lines: list[Line], depth: int, known: frozenset[int], around: list[Line] | None = None
) -> list[Column]:
    if not lines:
        return []
    gutter = _gutter(lines, known) if depth else None
    if gutter is None:
        return _banded(lines, depth, known) or [_column(lines, around)]
    known |= _evenly(min(line.left for line in lines), gutter)
    out: list[Column] = []
    for spans, part in _parts(lines, gutter):
        if spans:
            out.append(_column(part, lines))
            continue
        left = [line for line in part if line.right <= gutter + 0.1]
        right = [line for line in part if line.right > gutter + 0.1]
        sides = [side for side in (left, right) if side]
        out.extend(column for side in sides for column in _ordered(side, depth - 1, known))
    return out


def _parts(lines: list[Line], gutter: float) -> list[tuple[bool, list[Line]]]:
    """Return from the top down what spans the gutter and what stands at its sides, in turn."""
    parts: list[tuple[bool, list[Line]]] = []
    for line in sorted(lines, key=lambda one: -one.base):
        crosses = line.left < gutter - 0.1 and line.right > gutter + 0.1
        spans = crosses or _heads_band(line, gutter, lines)
        if not spans and (not parts or parts[-1][0]):
            spans = _alone(line, lines)
        if not parts or parts[-1][0] is not spans:
            parts.append((spans, []))
        parts[-1][1].append(line)
    out: list[tuple[bool, list[Line]]] = []
    for index, (spans, part) in enumerate(parts):
        # a line or two that end before the gutter, within what spans it
        within = 0 < index < len(parts) - 1 and len(part) < _LINES
        over = spans or (within and all(line.right <= gutter + 0.1 for line in part))
        if not out or out[-1][0] is not over:
            out.append((over, []))
        out[-1][1].extend(part)
    return out


def _banded(lines: list[Line], depth: int, known: frozenset[int]) -> list[Column]:
    """Return the columns of lines that have a gutter only between heads and white over all of them.

    The cells of a table over the whole measure stand in the gutter of the copy before it; its
    title, short and in the middle, or the white over it parts the two.
    """
    if not depth:
        return []
    span = max(line.right for line in lines) - min(line.left for line in lines)
    bands: list[tuple[bool, list[Line]]] = []
    for line in sorted(lines, key=lambda one: (-one.base, one.left)):
        over = line.width < _FILLED * span and _alone(line, lines)
        white = bands and min(one.base for one in bands[-1][1]) - line.top > _WHITE * line.size
        if not bands or bands[-1][0] is not over or (white and not over):
            bands.append((over, []))
        bands[-1][1].append(line)
    if not any(_gutter(band, known) for over, band in bands if not over):
        return []
    ordered = (
        [_column(band, lines)] if over else _ordered(band, depth - 1, known) for over, band in bands
    )
    return list(itertools.chain.from_iterable(ordered))


def _evenly(left: float, gutter: float) -> frozenset[int]:
    """Return where further columns of one width begin, so that the last may have a line or two."""
    places = (gutter + (gutter - left) * further for further in range(_DEPTH))
    return frozenset(round(place) + step for place in places for step in (-1, 0, 1))


def _alone(line: Line, lines: list[Line]) -> bool:
    """Tell whether a line stands in the middle over all columns, as a head does.

    It is alone in its row, or the row is names with blanks between them, far from both edges.
    """
    row = [one for one in lines if _abreast(line, one)]
    return _in_names(line, lines) if len(row) > 1 else _in_middle(row, lines)


def _heads_band(line: Line, gutter: float, lines: list[Line]) -> bool:
    """Tell whether a line is a title at the left over columns of its own: white is beside it.

    It is much larger than the text, begins at the left edge, and columns go on below at its right.
    """
    usual = Counter(one.size for one in lines).most_common(1)[0][0]
    edge = line.left - min(one.left for one in lines) < line.size
    if line.size < usual + TITLE or not edge:
        return False
    alone = not any(_abreast(line, one) for one in lines if one is not line)
    return alone and any(one.left >= gutter - 0.1 and one.base < line.base for one in lines)


def _in_middle(row: list[Line], lines: list[Line]) -> bool:
    """Tell whether a row stands in the middle of all lines."""
    left, right = min(one.left for one in lines), max(one.right for one in lines)
    first, last = min(one.left for one in row), max(one.right for one in row)
    return abs((first + last) - (left + right)) / 2 < 2 * row[0].size


def _in_names(line: Line, lines: list[Line]) -> bool:
    """Tell whether a line is of a row of names over all columns: 本刊通讯员　阮小禾."""
    row = sorted((one for one in lines if _abreast(line, one)), key=lambda one: one.left)
    left, right = min(one.left for one in lines), max(one.right for one in lines)
    far = min(row[0].left - left, right - max(one.right for one in row)) > _FAR * line.size
    near = all(b.left - a.right < _GAP * a.size for a, b in itertools.pairwise(row))
    return len(row) > 1 and far and near and _in_middle(row, lines)


def _gutter(lines: list[Line], known: frozenset[int]) -> float | None:
    """Return where the stripe between two columns ends at the right; None where there is none.

    Names in a row over the columns are of none, though one of them ends in the stripe.
    """
    lines = [line for line in lines if not _in_names(line, lines)]
    begins = Counter(round(line.left) for line in lines)
    best: tuple[float, float] | None = None
    for near in sorted(begins):
        at = min(line.left for line in lines if abs(line.left - near) <= 1)
        em = next(line.size for line in lines if line.left == at)
        least = 1 if near in known or round(at - 2 * em) in known else _LINES
        count = sum(at - 0.5 <= line.left <= at + _FIRST * em for line in lines)
        if count < least:
            continue
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at - 0.1]
        if min(len(left), len(right)) < least:
            continue
        side = [one for one in left if _level(one, right)]
        other = [one for one in right if _level(one, left)]
        apart = least == 1 and not side and _same_columns(left, right, known)
        if apart:  # a picture stands beside both
            side, other = left, right
        if min(len(side), len(other)) < least:
            continue
        size = median(line.size for line in side)
        if at - max(line.right for line in side) < _GUTTER * size:
            continue
        high, low = max(line.base for line in side), min(line.base for line in side)
        near_by = (one for one in right if apart or low - size <= one.base <= high + size)
        first = [one for one in near_by if one.left < at + _INDENT * size]  # of the next column
        # where another page has this column, few rows stand level, heads and bylines among them
        full = _filled(side) or (least == 1 and _filled(left))
        if not (full and len(first) >= least and (least == 1 or _filled(first))):
            continue  # the first column stands alone at the left, further ones are found in turn
        crossing = [one for one in lines if one.left < at - 0.1 and one.right > at]
        broken = sum(_level(one, side) or _level(one, other) for one in crossing)
        score = min(len(side), len(other)) - broken
        if score > 0 and (best is None or score > best[0]):
            best = score, at
    return best[1] if best else _mirrored(lines) or _twinned(lines)


def _same_columns(left: list[Line], right: list[Line], known: frozenset[int]) -> bool:
    """Tell whether lines at both sides of a gutter begin where columns begin."""
    return all(round(min(one.left for one in side)) in known for side in (left, right))


def _mirrored(lines: list[Line]) -> float | None:
    """Return where a second column begins that has only a few lines, level with the first.

    The first is filled and ends far before the measure; both are of one width.
    """
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    usual = Counter(line.size for line in lines).most_common(1)[0][0]
    body = [line for line in lines if line.size == usual and not line.cells]
    ends = Counter(round(line.right) for line in body if line.left - left < _INDENT * usual)
    end = max((x for x, times in ends.items() if times >= _JUSTIFIED), default=0)
    column = [line for line in body if line.right <= end + usual]
    rest = [line for line in body if line.left > end]
    full = sum(abs(line.right - end) <= usual for line in column)
    if not 0 < len(rest) <= _LINES or not end or full < 0.5 * len(column):
        return None
    begin = left + right - end  # of the second column, as wide as the first
    even = end + _GUTTER * usual < begin < end + _WIDEST * usual
    beside = all(line.left > begin - usual and _level(line, column) for line in rest)
    crossed = any(line.left < begin and line.right > begin for line in body)
    return begin - _SLACK if even and beside and not crossed else None


def _twinned(lines: list[Line]) -> float | None:
    """Return where the second of two columns of one width begins, each with two rows or more.

    A story of three columns may have two rows in each: they are filled, and their sentences pause.
    """
    usual = Counter(line.size for line in lines).most_common(1)[0][0] if lines else 0.0
    body = [line for line in lines if line.size == usual and not line.cells]
    left = min((line.left for line in body), default=0.0)
    for at in sorted({line.left for line in body if line.left > left + _BROAD * usual}):
        one = [line for line in body if line.right < at]
        rest = [line for line in body if line.left > at - 0.1]
        if not one or len(one) + len(rest) < len(body):
            continue
        end = max(line.right for line in one)
        two = [line for line in rest if line.right < at + end - left + usual]
        even = bool(two) and abs(max(line.right for line in two) - at - (end - left)) <= usual
        parted = _GUTTER * usual <= at - end <= _WIDEST * usual
        if even and parted and all(_runs_on(side) for side in (one, two)):
            return at
    return None


def _runs_on(lines: list[Line]) -> bool:
    """Tell whether two rows or more are running text: they reach their edge, and pause."""
    rows = _rows(lines)
    end = max(line.right for line in lines) - lines[0].size
    full = sum(row[-1].right >= end for row in rows)
    paused = any(PAUSE.search(line.text) for line in lines)
    return len(rows) > 1 and 2 * full >= len(rows) and paused


def _abreast(one: Line, other: Line) -> bool:
    """Tell whether two lines stand at one height."""
    return abs(one.base - other.base) < max(one.size, other.size)


def _level(line: Line, others: list[Line]) -> bool:
    """Tell whether one of the others stands at the height of a line."""
    return any(_abreast(line, other) for other in others)


def _filled(lines: list[Line]) -> bool:
    """Tell whether lines fill their column, most or in the mean, as running text does."""
    if not lines:
        return False
    width = max(line.right for line in lines) - min(line.left for line in lines)
    wide = width >= 6 * median(line.size for line in lines)
    widths = [line.width for row in _rows(lines) for line in _whole(row)]
    return wide and max(median(widths), mean(widths)) >= _FILLED * width


def _whole(row: list[Line]) -> list[Line]:
    """Return the runs of a row, those with only a blank between them as one."""
    out: list[Line] = []
    for line in row:
        last = out[-1] if out else None
        if last and line.left - last.right < APART * min(line.size, last.size):
            main = max(last, line, key=lambda one: len(one.text))  # 摘　要：…, its label in bold
            text = f"{last.text}　{line.text}"
            out[-1] = replace(last, text=text, right=line.right, bold=main.bold, face=main.face)
        else:
            out.append(line)
    return out


def _column(lines: list[Line], around: list[Line] | None = None) -> Column:
    """Return lines as a column, those of one height as a row."""
    edge = around or lines
    within = lines[0].within
    if within:  # vertical lines, laid level: they may reach down to the foot of their block
        left = min(line.left for line in lines)
        down = tuple(tuple(row) for row in _rows(lines))
        return Column(down, left, left + within.top - within.foot)
    rows = _rows(lines)
    cells = _cells(rows)
    return Column(
        tuple(tuple(row if at in cells else _whole(row)) for at, row in enumerate(rows)),
        min(line.left for line in edge),
        max(line.right for line in edge),
    )


def _cells(rows: list[list[Line]]) -> set[int]:
    """Return the rows of tables whose cells stand close: runs of one number under each other.

    Three rows or more, three runs or more in each, and figures in all but the head.
    """
    out: set[int] = set()
    for _, group in itertools.groupby(range(len(rows)), key=lambda at: len(rows[at])):
        ats = list(group)
        like = [rows[at] for at in ats]
        if len(like) < _LINES or len(like[0]) < _LINES:
            continue
        columns = list(zip(*like, strict=True))
        under = all(
            max(x) - min(x) < _UNDER * line[0].size
            for line in columns
            for x in [min(_edges_of(line), key=lambda places: max(places) - min(places))]
        )
        figures = sum(any(c.isdigit() for one in row[1:] for c in one.text) for row in like)
        if under and figures >= len(like) - 1:
            out |= {*ats}
    return out


def _edges_of(cells: Sequence[Line]) -> list[list[float]]:
    """Return the places of the left edges, right edges and middles of cells, in pt."""
    return [
        [one.left for one in cells],
        [one.right for one in cells],
        [(one.left + one.right) / 2 for one in cells],
    ]


def _rows(lines: list[Line]) -> list[list[Line]]:
    """Return lines of one height together, from the top down, each row from the left."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: (-one.base, one.left)):
        if rows and abs(rows[-1][0].base - line.base) < 0.3 * line.size:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda one: one.left) for row in rows]
