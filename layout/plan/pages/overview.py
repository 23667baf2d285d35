"""The overview (提要): the heads of a report and its chapters, listed in columns over its copy.

Input: an edition, and a rectangle over the full width. Output: its heads; the heights that their
list can take; the list's block. A text of two or three pages that leaves the last of them white
has one: what it says is seen at once, in its own words, and the copy under it fills the pages.
It takes the place of the strip of contents and has the form and the label of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import combinations, pairwise
from math import ceil

from content.model import BodyItem, Edition, Paragraph, Subhead
from content.reading.points import DASH, LEAST_POINTS
from fonts.setting import Line
from layout.page.grid import Grid
from layout.page.placed import Block, PlacedText, SetLine
from layout.page.units import Rect
from layout.plan.measures import Measures
from layout.plan.pages.contents import TOP_ROWS, block_of, label_of, rules_of
from layout.plan.shapes.shapes import Recipe, Shapes
from layout.plan.sources import Contents
from layout.plan.weights import OverviewWeights

#: White over and under the list, between its columns, over a title in a column; em of the body.
PAD_EM, BETWEEN_EM, OVER_EM = 1.0, 2.2, 0.8
#: Measure that any head is broken to; from a line of a title, of a point to the next: em of body.
LEAST_EM, PITCH_EM = 25.0, (2.4, 2.0)
#: Sizes of titles and of points, parts of that of the heads in a strip of contents.
SIZES = (1.2, 1.0)
#: Heads in a column at least: fewer are a strip.
LEAST_HIGH = 2
#: Where columns are wide the heads grow with them, so many times at most, the longest on one line;
#: the longest takes this part of a column at least, or the list would stand beside white.
MOST_GROWN, LEAST_FILLED = 1.35, 0.36
#: Their inks; "": the role's own.
INKS = ("primary", "")
#: What rounding may do to a height, pt.
NEAR = 0.5
#: The longest text of a point, characters: three lines would be copy.
MOST_CHARACTERS = 44

#: What ends a sentence that names a point: none stands in a list.
STOP = "。"

Head = tuple[int, str]
"""A title (0) or a point under it (1), and its words."""


@dataclass(frozen=True, slots=True)
class _List:
    """The heads in columns of a measure, the first `left` of the box's edge; pt.

    `grown`: they are so many times their size.
    """

    columns: tuple[tuple[_Item, ...], ...]
    left: float
    wide: float
    grown: float

    @property
    def high(self) -> float:
        """Height of the longest column."""
        return max(map(_high, self.columns))


@dataclass(frozen=True, slots=True)
class _Item:
    """A head as it is set: whether it is a point, its lines; size, height, white over it, pt."""

    point: int
    lines: tuple[Line, ...]
    size: float
    high: float
    over: float


def heads_of(edition: Edition, weights: OverviewWeights) -> tuple[Head, ...]:
    """Return the heads of an edition's articles and of their chapters; () where they are few."""
    found: list[Head] = []
    for article in edition.in_place:
        if article.kind.boxed or article.kind.framed or article.kind.beside_banner:
            continue
        if not edition.under_headline(article):
            found.append((0, article.title))
        found += [(1, words) for words in _points(article.body)]
    short = all(len(words) <= MOST_CHARACTERS for _, words in found)
    points = sum(rank for rank, _ in found)
    fit = weights.fewest <= len(found) <= weights.most and points >= weights.fewest_points
    return tuple(found) if fit and short else ()


def _points(body: Sequence[BodyItem]) -> list[str]:
    """Return what copy is parted by: its sub-heads of the highest level, else its points' names."""
    top = min((item.level for item in body if isinstance(item, Subhead)), default=0)
    if top:
        return [point_of(item) for item in body if isinstance(item, Subhead) and item.level == top]
    points = [words for words in map(point_of, body) if words]
    numbered = [words for words in points if not words.startswith(DASH)]
    return numbered if len(numbered) >= LEAST_POINTS else points


def point_of(item: BodyItem) -> str:
    """Return a sub-head, or the sentence in bold that names a point, without its stop; else ""."""
    if isinstance(item, Subhead):
        return item.text.removesuffix(STOP)
    bold = item.text[: item.bold] if isinstance(item, Paragraph) else ""
    return bold.removesuffix(STOP) if bold.endswith(STOP) else ""


def overview_shapes(measures: Measures, source: Contents) -> Shapes:
    """Return the heights that the list can take, in few columns or many, its lines apart."""
    shapes = Shapes(source, kept=measures.weights.slicing.recipes)
    weights, grid = measures.weights.overview, measures.grid
    for found in _lists(measures, source, grid.area.w):
        least = _rows(grid, found)
        most = min(ceil(weights.most_ratio * least), int(weights.most_share * grid.rows))
        for rows in range(least, most + 1):
            cost = weights.own_cost + weights.row_cost * (rows - least)
            shapes.add(grid.columns, Recipe(cost, rows, (("overview", cost),)))
    return shapes.seal()


def place_overview(measures: Measures, source: Contents, rect: Rect) -> Block:
    """Return the list's block."""
    grid, form = measures.grid, measures.styles.dress.contents
    top = TOP_ROWS * grid.leading
    box = Rect(rect.x, rect.y + top, rect.w, rect.h - top)
    label, end = label_of(measures, box, form)
    lists = [*_lists(measures, source, rect.w)]
    fit = [one for one in lists if _rows(grid, one) * grid.leading <= rect.h + NEAR]
    found = max(fit or lists, key=lambda one: one.high)
    loose = (box.h - 2 * PAD_EM * grid.body) / found.high
    white = form == "reversed"
    texts = [label]
    for number, column in enumerate(found.columns):
        x = box.x + found.left + number * (found.wide + BETWEEN_EM * grid.body)
        y = box.y + PAD_EM * grid.body
        for place, item in enumerate(column):
            y += loose * item.over if place else 0.0
            name = f"contents/{number + 1}.{place + 1}"
            texts.append(_text(measures, item, x, y, loose, name, white=white))
            y += loose * item.high
    return block_of(rect, box, form, end, texts, rules_of(measures, box, form))


def _text(
    measures: Measures, item: _Item, x: float, y: float, loose: float, name: str, *, white: bool
) -> PlacedText:
    """Return a head at its place, pt."""
    role = measures.styles.contents_title
    pitch = loose * item.high / len(item.lines)
    lines = tuple(SetLine(line, x, y + k * pitch, pitch) for k, line in enumerate(item.lines))
    ink = "paper" if white else INKS[item.point]
    return PlacedText.of(role, item.size, lines, name, ink=ink)


def _size(measures: Measures, point: int) -> float:
    """Return the size in pt of a title (0) or a point (1)."""
    return SIZES[point] * measures.styles.contents_title.size.pt(measures.grid)


def _rows(grid: Grid, found: _List) -> int:
    """Return the rows that a list takes at least."""
    return ceil((found.high + 2 * PAD_EM * grid.body) / grid.leading + TOP_ROWS)


def _lists(measures: Measures, source: Contents, width: float) -> Iterator[_List]:
    """Yield the heads in as many columns as a width in pt holds, and in fewer."""
    grid, form = measures.grid, measures.styles.dress.contents
    _, end = label_of(measures, Rect(0, 0, width, grid.leading), form)
    between = BETWEEN_EM * grid.body
    left = end + between
    room = width - left - (PAD_EM * grid.body if form in ("reversed", "ground") else 0.0)
    longest = max(_long(measures, head) for head in source.heads)
    least = min(longest, LEAST_EM * grid.body)
    most = min(int((room + between) / (least + between)), len(source.heads) // LEAST_HIGH)
    for count in range(most, 1, -1):
        wide = (room - between * (count - 1)) / count
        grown = max(1.0, min(MOST_GROWN, wide / longest))
        items = [_item(measures, head, wide, grown) for head in source.heads]
        spans = combinations(range(len(items) + 1), 2)
        ways = (_parted(items, high) for high in sorted({_high(items[a:b]) for a, b in spans}))
        columns = next(way for way in ways if way is not None and len(way) <= count)
        if len(columns) == count and grown * longest >= LEAST_FILLED * wide:
            yield _List(columns, left, wide, grown)


def _long(measures: Measures, head: Head) -> float:
    """Return the width in pt of a head on one line."""
    point, words = head
    style = measures.styles.contents_title.style
    return measures.composer.head_widths(words, style, 1)[1] * _size(measures, point)


def _item(measures: Measures, head: Head, width: float, grown: float) -> _Item:
    """Return a head set at a width in pt, so many times its size."""
    point, words = head
    style, em = measures.styles.contents_title.style, grown * measures.grid.body
    size = grown * _size(measures, point)
    lines = measures.composer.fit(words, style, width / size).lines()
    over = 0.0 if point else OVER_EM * em
    return _Item(point, lines, size, PITCH_EM[point] * em * len(lines), over)


def _high(items: Sequence[_Item]) -> float:
    """Return the height of a column, pt: no white stands over its first head."""
    return sum(item.high + item.over for item in items) - (items[0].over if items else 0.0)


def _parted(items: Sequence[_Item], height: float) -> tuple[tuple[_Item, ...], ...] | None:
    """Return columns of at most a height in pt, no title at a foot; None where one is higher."""

    def added(columns: list[list[_Item]], item: _Item) -> list[list[_Item]]:
        if columns and _high([*columns[-1], item]) <= height:
            columns[-1].append(item)
            return columns
        moved = [columns[-1].pop()] if columns and not columns[-1][-1].point else []
        return [*columns, [*moved, item]]

    columns = [column for column in reduce(added, items, list[list[_Item]]()) if column]
    ends = [one[-1] for one, _ in pairwise(columns)]
    good = all(_high(column) <= height for column in columns) and all(end.point for end in ends)
    return tuple(map(tuple, columns)) if good else None
