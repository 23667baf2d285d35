"""The strip of contents (导读): what leads each further page, on the first one.

Input: the pages chosen, and a rectangle over the full width. Output: `Entry`s, a page's number and
the head of its leading story each; and their block: a label, and a cell for each page. It has the
same height whatever it names, so that it is planned before the pages are known; of more pages than
it has cells for it names those whose leading stories are first in rank. Its form is the look's
(`Dress.contents`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from content.model import Edition
from fonts.setting import Line
from fonts.setting.dress import ContentsForm
from layout.banners import number_of
from layout.banners.words.heads import wrapped
from layout.page.furniture import depth, rules_across
from layout.page.grid import Grid
from layout.page.placed import Block, Fill, PlacedText, Rule, SetLine
from layout.page.units import Rect
from layout.plan.measures import Measures
from layout.plan.pages.choosing import PagePlan
from layout.plan.pages.faults import Stand
from layout.plan.shapes.shapes import Recipe, Shapes
from layout.plan.sources import Contents, Story

#: White over the strip, rows.
TOP_ROWS = 0.5
#: Height, rows: two lines of a head with white over and under them.
ROWS = 4
#: The label; white beside it and between two cells; between a number and its head: em of the body.
LABEL, LABEL_EM, CELL_EM, NUMBER_EM = "导读", 1.4, 1.6, 0.7
#: Lines of a head at most, and rank of a story without one: after every other.
MOST_LINES, LAST_RANK = 2, 9
#: A head has room for so many characters in a line, em of its own: a narrower cell is left out.
LEAST_EM = 6.0
#: Sizes that a head is tried in, parts of its own; weight of what parts two cells, pt.
SMALLER, HAIR_PT = (1.0, 0.92, 0.84, 0.76), 0.35


@dataclass(frozen=True, slots=True)
class Entry:
    """A further page: its index, the number that is printed, the head of what leads it."""

    page: int
    number: str
    title: str
    rank: int = LAST_RANK


def contents_shapes(measures: Measures, source: Contents) -> Shapes:
    """Return the one shape of the strip."""
    shapes = Shapes(source, kept=measures.weights.slicing.recipes)
    shapes.add(measures.grid.columns, Recipe(0.0, ROWS))
    return shapes.seal()


def entries(
    pages: Sequence[PagePlan],
    edition: Edition,
    grid: Grid,
    *,
    before: int = 0,
    place: int = 0,
    title: str = "",
) -> tuple[Entry, ...]:
    """Return what leads each page but the edition's first; a page without a story has none.

    `before`, `place`: how many pages of the file, of the paper stand before these. `title`: of what
    opens the first of them.
    """
    found = []
    for index, page in enumerate(pages):
        story = _leading(page.stands) if before + index else None
        words = title if title and not index else story.head.title if story else ""
        if words:
            own = range(place + index * grid.pages, place + (index + 1) * grid.pages)
            number = number_of(edition, grid, index) or "—".join(str(page + 1) for page in own)
            rank = (story.article.rank if story else 1) or LAST_RANK
            found.append(Entry(before + index, number, words, rank))
    return tuple(found)


def _leading(stands: Sequence[Stand]) -> Story | None:
    """Return a page's leading story: of those that begin there the highest in rank, the first."""
    stories = [stand.source for stand in stands if isinstance(stand.source, Story)]
    order = sorted(
        enumerate(stories),
        key=lambda one: (
            one[1].continued,
            one[1].article.kind.boxed,
            one[1].article.rank or LAST_RANK,
            one[0],
        ),
    )
    return order[0][1] if order else None


def place_contents(measures: Measures, rect: Rect, found: Sequence[Entry]) -> Block:
    """Return the strip's block; without entries it is white that is meant."""
    if not found:
        return Block("contents", "contents", rect, whites=(rect,))
    grid, styles, form = measures.grid, measures.styles, measures.styles.dress.contents
    # Above stands what opens the page, below a head with its own white.
    top = TOP_ROWS * grid.leading
    box = Rect(rect.x, rect.y + top, rect.w, rect.h - top)
    white = form == "reversed"
    ink = "paper" if white else styles.dress.head.rule_ink
    label, end = label_of(measures, box, form)
    pad = CELL_EM * grid.body
    right = box.right - (pad if form in ("reversed", "ground") else 0.0)
    found = _named(measures, found, right - end - pad, pad)
    wide = (right - end - pad) / len(found) - pad
    texts, rules = [label], list(rules_of(measures, box, form))
    for number, entry in enumerate(found):
        x = end + pad + number * (wide + pad)
        if number:
            middle = x - pad / 2
            high = 0.24 * box.h
            rules.append(Rule(middle, box.y + high, middle, box.bottom - high, HAIR_PT, ink))
        texts += _cell(measures, entry, Rect(x, box.y, wide, box.h), white=white)
    return block_of(rect, box, form, end, texts, rules)


def block_of(
    rect: Rect,
    box: Rect,
    form: ContentsForm,
    end: float,
    texts: Sequence[PlacedText],
    rules: Iterable[Rule],
) -> Block:
    """Return the block of a strip or an overview: words and rules in its form, white declared.

    `end`: where its label ends, x in pt.
    """
    return Block(
        "contents",
        "contents",
        rect,
        texts=tuple(texts),
        fills=ground_of(box, form, end),
        rules=tuple(rules),
        whites=(rect,),
    )


def _named(measures: Measures, found: Sequence[Entry], width: float, pad: float) -> Sequence[Entry]:
    """Return the entries that there are cells for, of a width in all and white after each, pt."""
    title = LEAST_EM * measures.styles.contents_title.size.pt(measures.grid)
    widest = max(_number(measures, entry)[1] for entry in found)
    most = max(1, int(width / (widest + title + pad)))
    first = sorted(found, key=lambda entry: (entry.rank, entry.page))[:most]
    return sorted(first, key=lambda entry: entry.page)


def _number(measures: Measures, entry: Entry) -> tuple[Line, float]:
    """Return a page's number and how far its head begins behind it, pt."""
    role, grid = measures.styles.contents_number, measures.grid
    line = measures.composer.fit(entry.number, role.style, 20).lines()[0]
    return line, line.width_em * role.size.pt(grid) + NUMBER_EM * grid.body


def label_of(measures: Measures, box: Rect, form: ContentsForm) -> tuple[PlacedText, float]:
    """Return the strip's label at its left end, and where it ends, pt."""
    role, grid = measures.styles.contents_label, measures.grid
    size, pad = role.size.pt(grid), LABEL_EM * grid.body
    line = measures.composer.fit(LABEL, role.style, 8).lines()[0]
    inset = 0.0 if form == "rules" else pad
    lines = (SetLine(line, box.x + inset, box.y, box.h),)
    ink = "paper" if form in ("label", "reversed") else ""
    end = box.x + inset + line.width_em * size + (pad if form == "label" else 0.0)
    return PlacedText.of(role, size, lines, "contents/label", ink=ink), end


def _cell(measures: Measures, entry: Entry, cell: Rect, *, white: bool) -> list[PlacedText]:
    """Return a page's number and the head of what leads it, in a cell."""
    styles, grid = measures.styles, measures.grid
    role, ink = styles.contents_number, "paper" if white else ""
    line, behind = _number(measures, entry)
    name = f"contents/{entry.page + 1}"
    at = (SetLine(line, cell.x, cell.y, cell.h),)
    number = PlacedText.of(role, role.size.pt(grid), at, f"{name}/number", ink=ink)
    x = cell.x + behind
    title = styles.contents_title
    size, lines = _broken(measures, entry.title, cell.right - x)
    pitch = title.leading.pt(size)
    y = cell.y + (cell.h - pitch * len(lines)) / 2
    placed = tuple(SetLine(one, x, y + pitch * k, pitch) for k, one in enumerate(lines))
    head = PlacedText.of(title, size, placed, name, ink=ink)
    return [number, replace(head, page=entry.page)]


def _broken(measures: Measures, title: str, width: float) -> tuple[float, tuple[Line, ...]]:
    """Return a head as large as two lines of a width hold it, with its size."""
    role, composer = measures.styles.contents_title, measures.composer
    for part in SMALLER:
        size = part * role.size.pt(measures.grid)
        lines = wrapped(composer, title, role.style, width / size, MOST_LINES)
        if lines is not None:
            return size, lines
    return size, composer.fit(title, role.style, max(4.0, width / size)).lines()


def ground_of(box: Rect, form: ContentsForm, end: float) -> tuple[Fill, ...]:
    """Return the ground of the strip or of its label."""
    match form:
        case "reversed":
            return (Fill(box, "primary"),)
        case "ground":
            return (Fill(box, "tint"),)
        case "label":
            return (Fill(replace(box, w=end - box.x), "primary"),)
        case "rules":
            return ()


def rules_of(measures: Measures, box: Rect, form: ContentsForm) -> Iterator[Rule]:
    """Yield the rules over and under the strip."""
    running = measures.styles.dress.running
    if form in ("rules", "label"):
        yield from rules_across(running.rule, box.x, box.right, box.y, running.ink)
        y = box.bottom - depth(running.rule)
        yield from rules_across(running.rule, box.x, box.right, y, running.ink)
