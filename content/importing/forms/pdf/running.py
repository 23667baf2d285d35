"""What stands around the copy on the pages of a PDF: running heads, folios, a newspaper's name.

Input: pages as read, with their heights in pt. Output: the lines of each page without those, which
are told.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Sequence

from content.importing.blocks import Log, Place, Unit
from content.importing.forms.pdf.chars import Read
from content.importing.forms.pdf.drawn import TITLE
from content.importing.forms.pdf.line import Line
from content.words import Message
from fonts.chinese.calendar import WEEKDAYS
from fonts.chinese.characters import HAN

_HAN = re.compile(f"[{HAN}]")
#: Parts of a page's height at its head and foot where running heads and folios stand.
_MARGIN = 0.12
#: A running head of a single page stands so many sizes of its text from it.
_FAR = 2.5
_FOLIO = re.compile(
    r"[\s\-–—·•.~～/|第共页版A-Da-d]*\d{1,4}[\s\-–—·•.~～/|第共页版]*(?:\d{1,4}[\s\-–—页版]*)?"
)
#: The name of a newspaper, and what stands beside it.
_NAMEPLATE = re.compile(f"[{HAN}]{{2,8}}(?:报|周刊|月刊|通讯)")
_DATED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日|第\s*\d+\s*期")
#: Where the date of a newspaper stands: within so much of the page's height.
_HEAD = 0.2
#: A folio that says what it counts is none of a table's figures, nor is one beside the day or who
#: made the page: all in its row is a running head.
_SAID = re.compile(r"[第页版]|[A-D]\d{2}")
_WEEKDAY = rf"(?:星期|周)[{WEEKDAYS}]"
_MADE = re.compile(rf"\d{{4}}年\d{{1,2}}月|{_WEEKDAY}|责编|编辑|美编|版式|校对|组版")
#: A day, and what a running head says beside it; it reaches over the measure, a gap of so much of
#: it between, or a rule of so much of it stands under it.
_DAY = re.compile(r"\d{4}\s*[年.\-/]\s*\d{1,2}\s*[月.\-/]\s*\d{1,2}")
_BESIDE = re.compile(
    rf"{_WEEKDAY}|[主责美]编|编辑|版式|校对|组版|[第总]\s*\d+\s*[期版]|\d{{1,2}}\s*版"
)
_PARTED, _WHOLE = 0.25, 0.9


def without_furniture(
    reads: Sequence[Read], heights: Sequence[float], name: str, log: Log
) -> list[list[Line]]:
    """Return the lines of each page without running heads and folios, which are told."""
    at_edge = [
        [line for line in read.lines if not _MARGIN * high < line.base < (1 - _MARGIN) * high]
        for read, high in zip(reads, heights, strict=True)
    ]
    often = Counter(key for lines in at_edge for key in {_alike(line) for line in lines})
    least = max(2, (len(reads) + 1) // 2)
    out = []
    for number, (read, edge, high) in enumerate(zip(reads, at_edge, heights, strict=True), 1):
        outer = _outermost(read.lines)
        folios = [one for one in outer if _FOLIO.fullmatch(one.text) and _is_said(one, edge)]
        folios += _nameplates(edge, read.lines, high)
        boxed = _framed_names(read.lines)
        gone = {id(line) for line in (*boxed, *_dated_row(read))} | {
            id(line)
            for line in edge
            if often[_alike(line)] >= least
            or (line in outer and (_FOLIO.fullmatch(line.text) or _apart(line, read.lines)))
            or any(line is one or _beside(line, one) for one in folios)
        }
        for line in read.lines:
            if id(line) in gone:
                place = Place(name, number, Unit.PAGE)
                log.leave_out(place, line.text, Message("imported.pdf-running"))
        out.append([line for line in read.lines if id(line) not in gone])
    return out


def _is_said(folio: Line, edge: Sequence[Line]) -> bool:
    """Tell whether a folio says that it is one, or the day or who made the page stands beside."""
    if _SAID.search(folio.text):
        return True
    return any(_MADE.search(one.text) and _beside(one, folio) for one in edge)


def _beside(line: Line, other: Line) -> bool:
    """Tell whether a line stands in the row of another, at one side of it."""
    near, step = 0.5 * (line.size + other.size), line.base - other.base
    level = -near < step < max(near, other.top - other.base)  # a large one has rows beside it
    return level and (line.left >= other.right or line.right <= other.left)


def _nameplates(edge: Sequence[Line], lines: Sequence[Line], high: float) -> list[Line]:
    """Return the name of a newspaper at a page's edge, dated near it, over another headline."""
    usual = Counter(line.size for line in lines).most_common(1)[0][0] if lines else 0.0
    dated = any(_DATED.search(line.text) for line in lines if line.base > (1 - _HEAD) * high)
    named = [
        line
        for line in edge
        if _NAMEPLATE.fullmatch(re.sub(r"\s", "", line.text)) and line.size > usual + TITLE
    ]
    heads = [line for line in lines if line.size >= usual + TITLE and line not in edge]
    return named if dated and heads else []


def _dated_row(read: Read) -> list[Line]:
    """Return the first row of a page where it is the day, with what else a running head has.

    It reaches over the measure, a wide gap in it, or a rule stands under it.
    """
    if not read.lines:
        return []
    usual = Counter(line.size for line in read.lines).most_common(1)[0][0]
    high = max(line.base for line in read.lines)
    row = [line for line in read.lines if line.base > high - usual / 2]
    words = " ".join(line.text for line in row)
    large = any(line.size >= usual + TITLE and _HAN.search(line.text) for line in row)
    if large or len(row) == len(read.lines) or not (_DAY.search(words) and _BESIDE.search(words)):
        return []
    left, right = min(x.left for x in read.lines), max(x.right for x in read.lines)
    row.sort(key=lambda one: one.left)
    gap = max((b.left - a.right for a, b in itertools.pairwise(row)), default=0.0)
    foot = min(line.base for line in row)
    ruled = any(
        0 < foot - rule.foot < usual and rule.right - rule.left > _WHOLE * (right - left)
        for rule in read.drawn.level
    )
    return row if ruled or gap > _PARTED * (right - left) else []


def _framed_names(lines: Sequence[Line]) -> list[Line]:
    """Return names that stand upright in frames of their own, on a page with a date and heads."""
    usual = Counter(line.size for line in lines).most_common(1)[0][0] if lines else 0.0
    blocks = Counter(line.within for line in lines)
    names = [line for line in lines if line.within and blocks[line.within] == 1]
    headed = sum(line.size >= usual + TITLE for line in lines) > len(names)
    return names if headed and any(_DATED.search(line.text) for line in lines) else []


def _alike(line: Line) -> tuple[str, int]:
    """Return what running heads of all pages have in common: words without figures, height."""
    return re.sub(r"\d+", "#", line.text), round(line.base / 6)


def _apart(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a line at a page's edge is smaller than its text and stands far from it."""
    usual = Counter(one.size for one in lines).most_common(1)[0][0]
    rest = [abs(one.base - line.base) for one in lines if abs(one.base - line.base) > 3]
    return line.size < usual - 0.4 and min(rest, default=0.0) > _FAR * usual


def _outermost(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of a page's first and last row."""
    if not lines:
        return []
    high, low = max(line.base for line in lines), min(lines, key=lambda one: one.base).top
    return [line for line in lines if line.top > high or line.base < low]
