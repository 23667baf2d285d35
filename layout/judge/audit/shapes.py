"""Shapes of a page's stories: gutters through it (通缝), ribbons of text, blocks out of shape.

Input: a sheet's columns of body lines, and where the planner's stories stand. Output: faults seam
and ribbon. Where no story is known there are none: a gutter within a story parts its columns.
"""

from __future__ import annotations

from collections.abc import Sequence

from content.words import message
from layout.judge.audit.columns import Column
from layout.judge.audit.model import Code, Fault, Unit
from layout.judge.audit.sheet import Sheet, fault_at
from layout.page.units import Rect, mm

#: Of the type area's height, percent: a gutter from here on makes two pages of one.
SEAM_PERCENT = 75.0
#: Columns of fewer lines side by side are a ribbon.
LOW_LINES = 6
#: Tags of a table's cells.
CELLS = ("TH", "TD")
#: A block's longer side to the shorter.
MOST_RATIO = 5.0


def find_seam(sheet: Sheet, percent: float, area: Rect) -> list[Fault]:
    """Return the fault of the longest gutter between blocks, if it is one."""
    if percent < SEAM_PERCENT:
        return []
    told = message("audit.gutter", share=percent / 100)
    return [fault_at(Code.SEAM, sheet, area, percent, Unit.HEIGHT, told)]


def find_ribbons(sheet: Sheet, columns: Sequence[Column], stories: Sequence[Rect]) -> list[Fault]:
    """Return the stories whose columns are all low, or that are too wide or too high."""
    faults: list[Fault] = []
    for rect in stories:
        own = [column for column in columns if _inside(column, rect)]
        if not own:
            continue
        lines = max(_rows(sheet, column, rect) for column in own)
        if len({round(column.left) for column in own}) > 1 and lines < LOW_LINES:
            told = message("audit.low-columns", columns=len(own))
            faults.append(fault_at(Code.RIBBON, sheet, rect, lines, Unit.LINES, told))
            continue
        ratio = out_of_shape(rect)
        if ratio > MOST_RATIO:
            told = message("audit.block", width_mm=mm(rect.w), height_mm=mm(rect.h))
            faults.append(fault_at(Code.RIBBON, sheet, rect, ratio, Unit.TO_ONE, told))
    return faults


def out_of_shape(rect: Rect) -> float:
    """Return a block's longer side to the shorter."""
    return max(rect.w / rect.h, rect.h / rect.w)


def _rows(sheet: Sheet, column: Column, rect: Rect) -> int:
    """Return how many lines a column has, a table's rows in it among them."""
    rows = {
        round(line.baseline)
        for line in sheet.lines
        if line.tag in CELLS
        and rect.y <= line.baseline <= rect.bottom
        and column.left - 1 <= line.ink.x
        and line.ink.right <= column.right + 1
    }
    return len(rows) + len(column.lines)


def _inside(column: Column, rect: Rect) -> bool:
    x, y = (column.left + column.right) / 2, (column.top + column.bottom) / 2
    return rect.x <= x <= rect.right and rect.y <= y <= rect.bottom
