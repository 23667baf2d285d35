"""Faults of heads (标题): 碰题, heads at the foot of a column, hierarchy.

Input: a sheet, its body lines, the grid and (where given) the edition. Output: faults rival-heads,
stranded-head, hierarchy. Heads are known by their tags; an untagged PDF has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from content.model import Edition
from content.words import message
from layout.judge.audit.model import Code, Fault, Unit, beginning
from layout.judge.audit.sheet import Document, Sheet, TextLine, fault_at, over
from layout.page.grid import Grid
from layout.page.units import Rect

#: A head needs so many body lines under it.
LINES_UNDER = 3


@dataclass(frozen=True, slots=True)
class Heading:
    """A whole head: its lines' common box."""

    tag: str
    text: str
    size: float
    rect: Rect
    first: int


def headings(sheet: Sheet) -> tuple[Heading, ...]:
    """Return the page's heads."""
    groups: dict[int, list[TextLine]] = defaultdict(list)
    for line in sheet.lines:
        if line.head:
            groups[line.element].append(line)
    out = []
    for lines in groups.values():
        x, y = min(i.ink.x for i in lines), min(i.ink.y for i in lines)
        w, h = max(i.ink.right for i in lines) - x, max(i.ink.bottom for i in lines) - y
        size = max(i.size for i in lines)
        text = "".join(i.text for i in lines)
        out.append(Heading(lines[0].tag, text, size, Rect(x, y, w, h), lines[0].first))
    return tuple(out)


def find_head_faults(sheet: Sheet, grid: Grid) -> list[Fault]:
    """Return rival and stranded heads of a page."""
    # Running text of all kinds: a box may be set in another face or size, a narrow table smaller.
    body = [
        i
        for i in sheet.lines
        if (i.tag in ("P", "LBody") and 0.85 < i.size / grid.body < 1.35)
        or (i.tag in ("TD", "TH") and i.size < 1.35 * grid.body)
    ]
    heads = headings(sheet)
    faults = []
    titles = [h for h in heads if h.tag == "H2"]
    for i, a in enumerate(titles):
        for b in titles[i + 1 :]:
            left, right = (a, b) if a.rect.x <= b.rect.x else (b, a)
            if _rival(sheet, left, right, grid):
                told = message(
                    "audit.two-texts", one=beginning(left.text), other=beginning(right.text)
                )
                faults.append(
                    fault_at(Code.RIVAL_HEADS, sheet, right.rect, right.size, Unit.PT, told)
                )
    for head in heads:
        upright = head.rect.h > 1.5 * head.rect.w  # at the side of its text, as a box's may be
        if head.tag != "H1" and not upright:
            under = _under(head, heads, body)
            if under < LINES_UNDER and not _ends_here(head, heads, body):
                faults.append(
                    fault_at(
                        Code.STRANDED_HEAD,
                        sheet,
                        head.rect,
                        under,
                        Unit.LINES_UNDER,
                        message("audit.text", text=beginning(head.text)),
                    )
                )
    return faults


def _rival(sheet: Sheet, a: Heading, b: Heading, grid: Grid) -> bool:
    """True for two like heads level with each other, nothing between them."""
    level = abs(a.rect.y - b.rect.y) < grid.leading / 2
    if not level or abs(a.size - b.size) > 0.6 or b.rect.x <= a.rect.right:
        return False
    top, bottom = min(a.rect.y, b.rect.y), max(a.rect.bottom, b.rect.bottom)
    between = [
        line
        for line in sheet.lines
        if len(line.text) > 3
        and line.ink.x > a.rect.right - 1
        and line.ink.right < b.rect.x + 1
        and line.ink.y < bottom
        and line.ink.bottom > top
    ]
    return not between and not _parted(sheet, a.rect.right, b.rect.x, top, bottom)


def _parted(sheet: Sheet, x1: float, x2: float, top: float, bottom: float) -> bool:
    """True where a rule, or the side of a ground or picture, stands between x1 and x2."""
    slack = 0.4 * (bottom - top)
    things = [*sheet.paths, *(f.rect for f in sheet.frames)]
    for rect in things:
        covers = rect.y <= top + slack and rect.bottom >= bottom - slack
        if covers and (x1 - 1 <= rect.x <= x2 + 1 or x1 - 1 <= rect.right <= x2 + 1):
            return True
    return False


def _under(head: Heading, heads: Sequence[Heading], body: Sequence[TextLine]) -> int:
    """Count the rows of text under a head: a title's own text, or a sub-head's column."""
    rivals = [h for h in heads if h.tag == "H2" or ("H2" < h.tag <= head.tag and h is not head)]
    end = min((h.first for h in rivals if h.first > head.first), default=None)
    rows = {
        round(line.baseline)
        for line in body
        if line.baseline > head.rect.bottom
        and line.first > head.first
        and (end is None or line.first < end)
        and (head.tag == "H2" or over(line.ink, head.rect))
    }
    return len(rows)


def _ends_here(head: Heading, heads: Sequence[Heading], body: Sequence[TextLine]) -> bool:
    """Tell whether the text of a sub-head is short and ends under it: then it is not stranded.

    The head that follows stands under it in its column, and all lines between them do.
    """
    after = [h for h in heads if h.first > head.first and h.tag <= head.tag]
    if head.tag == "H2" or not after:
        return False
    end = min(after, key=lambda h: h.first)
    between = [line.ink for line in body if head.first < line.first < end.first]
    rects = (end.rect, *between)
    return all(rect.y > head.rect.y and over(rect, head.rect) for rect in rects)


def find_hierarchy(
    document: Document, edition: Edition | None, openings: Mapping[int, Rect] | None = None
) -> list[Fault]:
    """The headline is the largest text but for what stands above it; titles follow their rank.

    `openings`: by page index, pt; what stands in one with the headline, such as its number, is one
    thing with it.

    Ranks are compared within a page, and a head that is less than a step of the scale larger is
    let pass: what a reader does not see is no fault.
    """
    faults: list[Fault] = []
    tops = [(s, h) for s in document.sheets for h in headings(s) if h.tag == "H1"]
    if not tops:
        return faults
    home, headline = max(tops, key=lambda pair: pair[1].size)
    opening = (openings or {}).get(home.index)
    foot = max(headline.rect.y, opening.bottom if opening else 0.0)
    for sheet in document.sheets:
        for line in sheet.lines:
            above = line.ink.bottom <= foot if sheet is home else line.element < 0
            if line.size > headline.size + 0.1 and not above and line.tag != "H1":
                told = message(
                    "audit.larger-than-headline",
                    headline_pt=headline.size,
                    text=beginning(line.text),
                )
                faults.append(fault_at(Code.HIERARCHY, sheet, line.ink, line.size, Unit.PT, told))
    if edition is not None:
        faults.extend(_ranks(document, edition))
    return faults


def _ranks(document: Document, edition: Edition) -> list[Fault]:
    ranks = {  # a box stands outside the hierarchy
        "".join(article.title.split()): article.standing
        for article in edition.articles
        if not article.kind.boxed
    }
    faults = []
    for sheet in document.sheets:
        found = [(ranks[h.text], h) for h in headings(sheet) if h.tag == "H2" and h.text in ranks]
        for rank, head in found:
            above = [h.size for r, h in found if r < rank]
            if above and head.size > 1.1 * min(above):
                told = message(
                    "audit.larger-than-rank",
                    rank=rank,
                    least_pt=min(above),
                    text=beginning(head.text),
                )
                faults.append(fault_at(Code.HIERARCHY, sheet, head.rect, head.size, Unit.PT, told))
    return faults
