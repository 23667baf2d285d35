"""The dress of copy: forms of a look round sub-heads, behind heads of rolls and at a story's end.

Input: the measures (their table of styles carries the dress) and lines at their places in pt.
Output: the lines, moved where a form stands before them, fills and rules. Nothing is decided here
but whether a form has room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from layout.page.placed import Fill, PlacedText, Rule, SetLine
from layout.page.units import Rect
from layout.plan.measures import Measures

#: The line behind a head: its distance and its least length in em of the head, its weight in pt.
LINE_EM, LEAST_LINE_EM, LINE_PT = 0.8, 1.5, 0.5
#: A bar before a sub-head: its width, and with it the white to the words, em of these.
BAR_EM, BESIDE_BAR_EM = 0.26, 0.72
#: White at either end of the words on a ground, em; the ground over and under their line, rows.
GROUND_EM, GROUND_ROWS = 0.5, 0.08
#: A square that ends a story: its side, and with it the white before it, em of the copy.
END_EM, TO_END_EM = 0.62, 1.1


def dress_subhead(
    measures: Measures,
    lines: Sequence[SetLine],
    size: float,
    width: float,
    indent: float = 0.0,
) -> tuple[list[SetLine], list[Fill], list[Rule]]:
    """Return the lines of a sub-head of a size in a column of a width, and what dresses them.

    A bar stands right before the words: as far in (`indent`, pt) as these are.
    """
    form, leading = measures.styles.dress.subhead, measures.grid.leading
    mark = measures.styles.dress.box
    widest = max(line.line.width_em for line in lines) * size
    whole = list(lines)
    first, last = lines[0], lines[-1]
    together = all(line.x == first.x and line.y >= first.y for line in lines)  # in one column
    if form == "plain" or not together:
        return whole, [], []
    top, bottom = first.y, last.y + last.height
    if form == "line":
        end = last.x + last.line.width_em * size
        ink = measures.styles.subhead.ink
        rules = _line(end, last.y + last.height / 2, last.x + width, size, ink)
        return whole, [], rules
    by = (BESIDE_BAR_EM if form == "bar" else GROUND_EM) * size
    if widest + by > width:
        return whole, [], []
    moved = [replace(line, x=line.x + by) for line in lines]
    if form == "bar":
        inset = (leading - size) / 2
        bar = Rect(first.x + indent, top + inset, BAR_EM * size, bottom - top - 2 * inset)
        return moved, [Fill(bar, mark.ink)], []
    over = GROUND_ROWS * leading
    return moved, [Fill(Rect(first.x, top - over, width, bottom - top + 2 * over), "tint")], []


def line_behind(wanted: bool, head: PlacedText, width: float) -> list[Rule]:
    """Return the line from a head, which stands in a column of a width, to the column's end."""
    if not wanted:
        return []
    last = head.lines[-1]
    end = last.x + last.line.width_em * head.size
    right = head.lines[0].x + width
    return _line(end, last.y + last.height / 2, right, head.size, head.ink)


def _line(end: float, y: float, right: float, size: float, ink: str) -> list[Rule]:
    """Return a line behind words of a size that end at `end`; none where it would be a stub."""
    left = end + LINE_EM * size
    return [Rule(left, y, right, y, LINE_PT, ink)] if right - left >= LEAST_LINE_EM * size else []


def end_mark(measures: Measures, line: SetLine, size: float, width: float) -> list[Fill]:
    """Return the mark behind the last line of a story, where the line leaves room for it."""
    if measures.styles.dress.end == "none":
        return []
    end = line.line.width_em * size
    if end + TO_END_EM * size > width:
        return []
    side = END_EM * size
    x = line.x + end + (TO_END_EM - END_EM) * size
    ink = measures.styles.dress.head.mark_ink
    ink = "primary" if measures.styles.dress.head.mark == "ground" else ink
    return [Fill(Rect(x, line.y + (line.height - side) / 2, side, side), ink)]
