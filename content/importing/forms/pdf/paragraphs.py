"""Columns of lines → paragraphs and tables.

Input: the columns of all pages in reading order. Output: `Text`s: a paragraph begins with an
indent, after a line that ends short, or where size, weight or face change; it goes on over the end
of a column or page. Rows of short words that stand under each other, with figures, are a table.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import median

from content.importing.forms.pdf.chars import HYPHEN
from content.importing.forms.pdf.drawn import TITLE
from content.importing.forms.pdf.line import PAUSE, Line
from content.importing.forms.pdf.order import Column
from content.importing.recognising.roles import Role, role_of
from content.importing.text.lines import ended, glue
from fonts.chinese.numerals import ONE_TO_TEN

#: A line that ends so many em before its column's edge ends a paragraph; an indent is as wide.
_SHORT, _INDENT, _DEEPEST = 1.8, 1.2, 4.5
#: Rows that begin within so much of each other begin at one place, em.
_SAME = 0.3
#: A row that begins deep and is no wider, of its column, begins anew.
_NARROW = 0.5
#: A line that reaches so far, of its column, and does not end a sentence goes on, though it ends
#: short: columns that are not justified.
_RAGGED = 0.75
#: Centred lines that are no half of a head: who speaks, and when.
_ALONE = frozenset({Role.BYLINE, Role.DATELINE})
#: What begins so far in its column, of it, stands at the right.
_RIGHT = 0.45
#: So many lines of one size tell where a column ends, so many that end at one place where others
#: reach further.
_MANY, _JUSTIFIED = 3, 6
#: The mark of a list, with which a row begins anew.
_MARKED = re.compile("[•●■◆▪▶►○◇□★☆✓➢]")
#: The number of a list or a head: so begins a row after one that ends short.
_NUMBERED = re.compile(
    rf"[{ONE_TO_TEN}]{{1,3}}、|[（(][{ONE_TO_TEN}\d]{{1,3}}[）)]|\d{{1,2}}[.、．](?!\d)|[①-⑳]"
)
_DATE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_BRACKETED = re.compile("[（(].*[）)]")
#: The Latin letters with which a line ends.
_LATIN_END = re.compile("[A-Za-z]*$")
#: Rows that end so close to the edge fill it, em; where fewer do, of so many, they are verse.
_EVEN, _FEW, _VERSE = 1.3, 0.4, 4
#: Rows of so many characters and no mark are verse, however even.
_BRIEF = 12
_MARK = re.compile("[，。；：、！？,.;:]")
#: A line of a title of two has no more characters.
_HEADS = 30
#: A gap of so many usual steps between lines parts paragraphs; behind a full sentence of so many
#: steps within paragraphs: pages of the web have half a line between them.
_APART, _LOOSE = 1.45, 1.2


@dataclass
class Text:
    """A paragraph, or a table's rows, with its look; `page` from 1; `top` and `foot` in pt."""

    text: str
    page: int
    size: float
    bold: bool
    face: str
    centred: bool
    left: float
    right: float
    top: float
    foot: float
    right_set: bool = False
    opens: bool = False  # a title with which a story of a page begins
    gap: int = 0  # blank rows over it, in verse
    apart: bool = False  # a line of several, none of which fills its block
    table: list[tuple[str, ...]] = field(default_factory=list)
    parted: list[str] = field(default_factory=list)  # words that a hyphen parted, joined


@dataclass
class _Row:
    line: Line
    cells: tuple[Line, ...]
    page: int
    left: float
    right: float
    step: float  # to the row above in its column, in pt; 0 for the first
    uneven: bool  # of a column whose rows end anywhere, as verse does
    apart: bool  # of a block in which no row reaches the foot: each is a line

    @property
    def text(self) -> str:
        """Its words, wide gaps as blanks of two em."""
        return "　　".join(cell.text for cell in self.cells)

    @property
    def centred(self) -> bool:
        """Tell whether it stands in the middle of its column, with room at both sides."""
        before = self.line.left - self.left
        after = self.right - self.cells[-1].right
        em = self.line.size
        return before > em and after > em and abs(before - after) < 1.5 * em

    @property
    def short(self) -> bool:
        """Tell whether it ends before its column does."""
        parted = self.text.endswith(HYPHEN)  # a Latin word goes on in the next line
        return self.right - self.cells[-1].right > _SHORT * self.line.size and not parted

    @property
    def indented(self) -> bool:
        """Tell whether it begins as a paragraph does."""
        indent = (self.line.left - self.left) / self.line.size
        return _INDENT < indent < _DEEPEST

    @property
    def inset(self) -> bool:
        """Tell whether it may fill a block with white at both sides, as an abstract does."""
        after = (self.right - self.cells[-1].right) / self.line.size
        return self.indented and after < _DEEPEST

    @property
    def right_set(self) -> bool:
        """Tell whether it stands at the right of its column, as who signs does."""
        far = self.line.left - self.left > _RIGHT * (self.right - self.left)
        return far and self.right - self.cells[-1].right < _DEEPEST * self.line.size

    @property
    def deep(self) -> bool:
        """Tell whether it begins deeper than any paragraph does."""
        return (self.line.left - self.left) / self.line.size >= _DEEPEST


def texts(pages: Sequence[Sequence[Column]]) -> list[Text]:
    """Return the paragraphs and tables of a document."""
    rows = list(_rows(pages))
    steps = Counter(round(row.step / row.line.size, 1) for row in rows if row.step > 0)
    usual = steps.most_common(1)[0][0] if steps else 1.6
    pitches = _pitches(rows)
    sizes = Counter(row.line.size for row in rows)
    title = sizes.most_common(1)[0][0] + TITLE if sizes else 0.0
    out: list[Text] = []
    before: _Row | None = None
    at = 0
    while at < len(rows):
        table = _table(rows, at)
        if table:
            out.append(_as_table(rows[at : at + table]))
            at, before = at + table, None
            continue
        row = rows[at]
        if before is not None and out and _follows(before, row, usual, pitches, title):
            last = out[-1]
            if last.text.endswith(HYPHEN):
                last.parted.append(_LATIN_END.findall(last.text[:-1])[0] + row.text.split()[0])
            last.text = _joined(last.text, before, row)
            last.foot, last.centred = row.line.base, last.centred and row.centred
            if row.step > 0:  # in the same column
                last.left = min(last.left, row.line.left)
                last.right = max(last.right, row.cells[-1].right)
        else:
            out.append(_begun(row))
            out[-1].gap = int(row.uneven and row.step > _APART * usual * row.line.size)
            out[-1].apart = row.apart
        before, at = row, at + 1
    return out


def _pitches(rows: Sequence[_Row]) -> dict[float, float]:
    """Return the usual step from line to line within paragraphs, for each size, in pt."""
    steps: dict[float, Counter[float]] = {}
    for before, row in itertools.pairwise(rows):
        within = not (before.short or before.centred or row.indented or ended(before.text))
        if row.step > 0 and within and before.line.size == row.line.size:
            steps.setdefault(row.line.size, Counter())[round(row.step, 1)] += 1
    return {size: found.most_common(1)[0][0] for size, found in steps.items()}


def _set_apart(before: _Row, row: _Row, pitches: dict[float, float]) -> bool:
    """Tell whether a row behind a full sentence has more white over it than paragraphs within."""
    pitch = pitches.get(row.line.size, row.step)
    return ended(before.text) and before.line.size == row.line.size and row.step > _LOOSE * pitch


def _rows(pages: Sequence[Sequence[Column]]) -> Iterator[_Row]:
    edges = {id(column): _edges(column) for columns in pages for column in columns}
    known = set(edges.values())
    for page, columns in enumerate(pages, 1):
        for column in columns:
            size = Counter(row[0].size for row in column.rows).most_common(1)[0][0]
            left, right = _with_indent(*edges[id(column)], size, known)
            apart = _none_full(column, right)
            uneven = apart or _uneven(column, left, right)
            above: float | None = None
            for cells in column.rows:
                base = cells[0].base
                step = above - base if above is not None else 0.0
                beyond = cells[-1].right > right + cells[0].size
                edge = column.right if beyond else right
                yield _Row(cells[0], cells, page, left, edge, step, uneven, apart)
                above = base


def _with_indent(
    left: float, right: float, size: float, known: set[tuple[float, float]]
) -> tuple[float, float]:
    """Return the edges of a column, each row of which may be indented, as other pages have it."""
    for x, end in known:
        if abs(left - x - 2 * size) < _SAME * size and abs(right - end) < _SHORT * size:
            return x, end
    return left, right


def _edges(column: Column) -> tuple[float, float]:
    """Return the edges that most lines of a column keep to; a head over it may reach further."""
    lefts = [row[0].left for row in column.rows]
    sizes = Counter(round(row[0].size, 1) for row in column.rows)
    usual, times = sizes.most_common(1)[0]
    body = [row for row in column.rows if times < _MANY or round(row[0].size, 1) == usual]
    rights = [row[-1].right for row in body]
    if len(column.rows) < 3 or column.rows[0][0].within:
        return column.left, column.right
    left = min(lefts)
    often = Counter(round(x) for x in lefts).most_common(1)[0]
    if often[1] >= 3 and often[0] - left < 3:
        left = min(x for x in lefts if abs(x - often[0]) < 3)
    begun = [row[-1].right for row in body if row[0].left - left < _DEEPEST * row[0].size]
    full, count = Counter(round(x) for x in begun).most_common(1)[0] if begun else (0, 0)
    if count >= _JUSTIFIED and count >= 0.5 * len(begun):  # a table, a head beside it reach further
        return left, max(x for x in begun if round(x) == full)
    return left, max(begun if len(begun) >= _MANY else rights)  # not who wrote it, centred over it


def _none_full(column: Column, right: float) -> bool:
    """Tell whether no row of a block of vertical lines comes near its foot."""
    within = column.rows[0][0].within is not None and len(column.rows) >= _VERSE
    return within and all(right - row[-1].right > _SHORT * row[0].size for row in column.rows)


def _uneven(column: Column, left: float, right: float) -> bool:
    """Tell whether the rows of a column end anywhere and none is indented: they are lines."""
    looks = Counter((row[0].size, row[0].face) for row in column.rows)
    (usual, face), _ = looks.most_common(1)[0]
    like = [row for row in column.rows if (row[0].size, row[0].face) == (usual, face)]
    rows = [row for row in like if not row[0].cells]
    full = sum(right - row[-1].right < _EVEN * usual for row in rows)
    begun = any(row[0].left - left > _INDENT * usual for row in rows)
    paused = sum(bool(PAUSE.search(row[0].text)) for row in rows)
    few = max(full, paused if full else 0) < _FEW * len(rows)
    bare = not any(_MARK.search(row[0].text) for row in rows)  # no sentence is so long
    few = few or (bare and all(len(row) == 1 and len(row[0].text) <= _BRIEF for row in rows))
    return len(rows) >= _VERSE and few and not begun


def _begun(row: _Row) -> Text:
    line = row.line
    return Text(
        row.text,
        row.page,
        line.size,
        line.bold,
        line.face,
        row.centred,
        line.left,
        row.cells[-1].right,
        line.top,
        line.base,
        row.right_set,
        line.opens,
    )


def _goes_on(before: _Row, row: _Row, usual: float) -> bool:
    """Tell whether a row goes on with the paragraph of the one before it."""
    a, b = before.line, row.line
    if abs(a.size - b.size) > 0.6 or len(before.cells) > 1 or len(row.cells) > 1:
        return False
    if a.within != b.within or row.apart:
        return False
    ends = before.short or ended(before.text)
    if (a.bold != b.bold or a.face != b.face) and ends:
        return False
    if _DATE.fullmatch(before.text) or _DATE.fullmatch(row.text):
        return False  # under who signs
    if _MARKED.match(row.text) or (ends and _NUMBERED.match(row.text)):
        return False
    if row.step > _APART * usual * b.size:
        return False
    if before.centred and row.centred and _ALONE & {role_of(before.text), role_of(row.text)}:
        return False
    if any(one.centred and _BRACKETED.fullmatch(one.text) for one in (before, row)):
        return False  # a date, or where the author works
    if before.centred and row.centred:  # a head of two lines
        return not before.indented or b.size >= a.size
    full = not (before.short or before.indented or ended(before.text))
    if full and row.centred and (a.face, a.bold) == (b.face, b.bold):
        return True  # a head whose first line has no room beside it
    if before.uneven and row.uneven:
        return False
    narrow = row.cells[-1].right - b.left < _NARROW * (row.right - row.left)
    if row.deep and (narrow or abs(a.left - b.left) > b.size):
        return False  # who signs, and when: at the right
    same = abs(a.left - b.left) < _SAME * b.size
    if before.inset and same and PAUSE.search(a.text) and not ended(before.text):
        return True
    reached = before.cells[-1].right - before.left  # an indent counts as filled
    ragged = not ended(before.text) and reached >= _RAGGED * (before.right - before.left)
    return not row.indented and not row.centred and (not before.short or ragged)


def _follows(
    before: _Row, row: _Row, usual: float, pitches: dict[float, float], title: float
) -> bool:
    """Tell whether a row is of the paragraph before it, or the second line of a title."""
    near = 0 < row.step <= _APART * usual * row.line.size
    if near and before.line.size >= title and _one_head(before, row):
        return True
    return not _set_apart(before, row, pitches) and _goes_on(before, row, usual)


def _one_head(before: _Row, row: _Row) -> bool:
    """Tell whether two rows are a head of two lines of one look, wherever their column ends."""
    a, b = before.line, row.line
    middle = abs(a.left + before.cells[-1].right - b.left - row.cells[-1].right) / 2
    short = max(len(before.text), len(row.text)) <= _HEADS and before.short and row.short
    same = (a.size, a.bold, a.face) == (b.size, b.bold, b.face) and not PAUSE.search(before.text)
    apart = min(a.left, b.left) - row.left > a.size
    return same and short and apart and a.left != b.left and middle < _SAME * a.size


def _joined(text: str, before: _Row, row: _Row) -> str:
    if text.endswith(HYPHEN):
        return text[:-1] + row.text
    whole = not (before.centred and before.short and row.centred)
    return glue(text, row.text) if whole else f"{text} {row.text}"


def _table(rows: Sequence[_Row], at: int) -> int:
    """Return how many rows from here on make a table; 0 where they make none.

    Rows between rules are one where they begin at the same place.
    """
    if rows[at].line.cells:
        ruled = rows[at].line
        same = (
            row.line.cells and (row.line.left, row.page) == (ruled.left, rows[at].page)
            for row in rows[at:]
        )
        return sum(1 for _ in itertools.takewhile(bool, same))
    count = len(rows[at].cells)
    if count < 2:
        return 0
    end = at
    while end < len(rows) and rows[end].page == rows[at].page and _aligned(rows[at], rows[end]):
        end += 1
    found = rows[at:end]
    figures = sum(bool(re.search(r"\d", cell.text)) for row in found for cell in row.cells[1:])
    return len(found) if len(found) >= 2 and figures >= len(found) - 1 else 0


def _aligned(first: _Row, row: _Row) -> bool:
    if len(row.cells) != len(first.cells):
        return False
    em = 2 * first.line.size
    return all(
        min(
            abs(a.left - b.left),
            abs(a.right - b.right),
            abs((a.left + a.right) - (b.left + b.right)) / 2,
        )
        < em
        for a, b in zip(first.cells, row.cells, strict=True)
    )


def _as_table(rows: Sequence[_Row]) -> Text:
    text = _begun(rows[0])
    text.text, text.foot = "", rows[-1].line.base
    text.table = [row.line.cells or tuple(cell.text.strip() for cell in row.cells) for row in rows]
    text.size = median(row.line.size for row in rows)
    return text
