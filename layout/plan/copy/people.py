"""Persons abreast (人物): boxes that follow each other → one element over several columns.

Input: the persons, what they are set with, a width. Output: for each number of rows the cheapest
way to stand them in rows of cells: portrait with name and post beside it, own words and text below;
or, where the page has room, a large portrait with name and post in the middle under it.
Where a few lines of copy lead to them they are the first cell, or stand over all cells in columns
as wide as these, and the story has no other columns. A credit that all portraits have in common is
printed once, at the end. All lines stand on rows of the grid. Lengths are in em of the body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil, inf

from content.model import Article, Aside, AsideForm, BodyItem, Paragraph, Picture, PullQuote
from fonts.setting import Line
from layout.plan.copy.kinds.aside import BESIDE_EM, Box, Lines, paragraph_lines
from layout.plan.copy.pieces import Cell, Portrait, Stretch
from layout.plan.copy.setter import Setter
from layout.plan.weights import KindWeights

#: Rows of a name, on the second one's base line.
NAME_ROWS = 2
#: Rows of white between two rows of cells, and between them and the text.
GAP_ROWS = 1
#: Rows that copy beside a head leaves white at most: half of them over it, half under it.
BESIDE_WHITE_ROWS = 2
#: White over and under a portrait, rows: a ring touches no word.
PORTRAIT_WHITE = 0.5
#: A person on a card (`BoxDress.abreast`): white at either side of the words, em, and rows over and
#: under them; the card ends this part of a row within its rows, at either end.
CARD_PAD_EM, CARD_ROWS, CARD_INSET = 0.7, (1, 1), 0.4

#: A picture → the width for its height in which it stands in a cell: 1, or as near as its crop.
Aspect = Callable[[Picture], float]
#: A picture → the greatest width in em at which its pixels are not seen.
Widest = Callable[[Picture], float]


@dataclass(frozen=True, slots=True)
class Size:
    """The size of the portraits of some persons: rows, the white under them included.

    `row_em`: a row of the grid; `over`: name and post stand under them, not beside.
    """

    rows: int
    row_em: float
    aspect: Aspect
    widest: Widest
    over: bool = False

    def width(self, portrait: Picture) -> float:
        """Return the width in em of a portrait."""
        return (self.rows - PORTRAIT_WHITE) * self.row_em * self.aspect(portrait)

    def serves(self, portrait: Picture, inner: float, weights: KindWeights) -> bool:
        """Tell whether a portrait may stand so in a cell whose words are so wide (em)."""
        own = self.width(portrait)
        if not self.over:
            return own <= weights.aside_portrait_share * inner
        fills = weights.people_over_share * inner <= own <= inner
        return fills and own <= self.widest(portrait)


@dataclass(frozen=True)
class People:
    """Persons of an article that stand abreast; `first`: the index of the first in its body.

    `intro`: the copy that stands with them, right before the first. `beside`: of so many cells in a
    row the head stands over so many, the copy over the others, in no more than so many rows.
    """

    article: str
    first: int
    persons: tuple[Aside, ...]
    intro: tuple[Paragraph, ...] = ()
    beside: tuple[int, int, int] | None = None

    @property
    def id(self) -> str:
        """Name of the first of them."""
        return self.name(0)

    @property
    def key(self) -> str:
        """Name of these persons as they are to stand."""
        return self.id if self.beside is None else f"{self.id}^{self.beside}"

    def name(self, number: int) -> str:
        """Return the id of a person's texts."""
        return f"{self.article}#{self.first + number}"


@dataclass(frozen=True, slots=True)
class Person:
    """A person set: words at their rows, the portrait, rows in all; or copy of these ids."""

    ids: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    portrait: Portrait | None
    rows: int
    copy: bool = False


@dataclass(frozen=True, slots=True)
class PeopleSetting:
    """Rows of cells with the height of each in rows of the grid; `width` and `gap` of cells.

    `across`: cells in a full row. `between`: rows of white between two rows of cells. `raised`: the
    copy that leads to them stands beside the head.
    """

    rows: tuple[tuple[Person, ...], ...]
    heights: tuple[int, ...]
    across: int
    width: float
    gap: float
    cost: float
    between: int = GAP_ROWS
    raised: Person | None = None

    @property
    def height(self) -> int:
        """Rows of the grid, the white towards the text included."""
        return sum(self.heights) + self.between * (len(self.heights) - 1) + GAP_ROWS

    def x(self, number: int) -> float:
        """Left edge of a cell from that of the first."""
        return number * (self.width + self.gap)


def people_of(article: Article, most: int) -> list[People]:
    """Return the persons of an article that stand abreast, at most so many in one element."""
    found: list[People] = []
    run: list[Aside] = []
    for index, item in enumerate((*article.body, None)):
        if isinstance(item, Aside) and item.abreast:
            run.append(item)
            continue
        each = ceil(len(run) / max(1, ceil(len(run) / most)))
        for at in range(0, len(run), each or 1):
            part = tuple(run[at : at + each])
            found.append(People(article.id, index - len(run) + at, part))
        run = []
    return found


def with_intro(article: Article, people: Sequence[People], most: int) -> list[People]:
    """Return persons with the article's copy as their first cell; [] where it needs columns.

    It is no more than so many characters, all of it paragraphs right before the persons, or an
    editor's note (编者按) of one.
    """
    if len(people) != 1:
        return []
    (one,) = people
    intro = tuple(item for first in article.body[: one.first] for item in _led_by(first))
    rest = article.body[one.first + len(one.persons) :]
    others = [item for item in rest if not isinstance(item, PullQuote)]
    if others or len(intro) < one.first or sum(len(item.text) for item in intro) > most:
        return []
    return [replace(one, intro=intro)]


def _led_by(item: BodyItem) -> tuple[Paragraph, ...]:
    """Return the paragraph that an item is, or that is all of an editor's note."""
    if isinstance(item, Aside) and item.form is AsideForm.NOTE and len(item.paragraphs) == 1:
        return item.paragraphs
    return (item,) if isinstance(item, Paragraph) else ()


def set_people(
    on: Setter,
    people: People,
    width: float,
    row_em: float,
    aspect: Aspect,
    widest: Widest = lambda _: inf,
) -> dict[int, PeopleSetting]:
    """Return the cheapest setting of persons for each number of rows at a width."""
    weights, found = on.weights, dict[int, PeopleSetting]()
    sizes = [Size(rows, row_em, aspect, widest) for rows in weights.people_portrait_rows]
    if any(one.portrait for one in people.persons):
        over = weights.people_over_rows
        sizes += [Size(rows, row_em, aspect, widest, over=True) for rows in over]
    for one in _ways(on, people, width, sizes):
        known = found.get(one.height)
        if known is None or one.cost < known.cost:
            found[one.height] = one
    return found


def _ways(
    on: Setter, people: People, width: float, sizes: Sequence[Size]
) -> Iterator[PeopleSetting]:
    """Yield the ways to stand them: cells in a row, size of portraits, white under each row."""
    weights, count = on.weights, len(people.persons)
    gap, largest = weights.people_gap_em, weights.people_portrait_rows[0]
    shared = _shared(people)
    for across in cells_across(weights, people, width):
        own = (width - (across - 1) * gap) / across
        if people.beside is not None and across != people.beside[0]:
            continue
        over = _over(on, people, own, gap, across) if people.intro else None
        if people.beside is not None and not _fills_beside(over, people.beside, own + gap):
            continue
        for size in sizes:
            found = [
                _cell(on, one, people.name(number), own, size, shared)
                for number, one in enumerate(people.persons)
            ]
            cells = [cell for cell in found if cell is not None]
            if len(cells) < count:
                continue
            cost = weights.people_small_cost * (largest - size.rows)
            if size.over:
                more = max(0, size.rows - weights.people_over_usual_rows)
                cost = weights.people_over_cost + weights.people_over_row_cost * more * more
            for rows in _rows(on, people, cells, own, across, over):
                for one in _higher(on, rows, across, own, cost, shared):
                    yield replace(one, raised=over) if people.beside is not None else one


def _fills_beside(over: Person | None, beside: tuple[int, int, int], step: float) -> bool:
    """Tell whether the copy beside a head fills its place: all columns, but for a row or two.

    `step`: from one column to the next, em.
    """
    if over is None:
        return False
    across, under, rows = beside
    columns = {cell.x_em // step for stretch in over.stretches for cell in stretch.cells}
    return len(columns) == across - under and rows - BESIDE_WHITE_ROWS <= over.rows <= rows


def cells_across(weights: KindWeights, people: People, width: float) -> list[int]:
    """Return how many cells may stand in a row: where they can, so that all rows are full."""
    count = len(people.persons)
    gap, led = weights.people_gap_em, bool(people.intro)
    found = [
        across
        for across in range(1, count + led + 1)
        if weights.people_least_em
        <= (width - (across - 1) * gap) / across
        <= weights.people_most_em
    ]
    full = [
        across for across in found if count % across == 0 or (led and (count + 1) % across == 0)
    ]
    return full or found


def _rows(
    on: Setter, people: People, cells: list[Person], own: float, across: int, over: Person | None
) -> Iterator[tuple[tuple[Person, ...], ...]]:
    """Yield the rows of cells: copy that leads to the persons is one of them, or stands over all.

    Where it can stand over them it is none that leaves a place without a person.
    """
    if people.beside is not None:
        yield tuple(tuple(cells[at : at + across]) for at in range(0, len(cells), across))
        return
    led = [_copy(on, people, own), *cells] if people.intro else cells
    if over is None and people.intro and len(led) % across and len(cells) % across == 0:
        over = led[0]  # a line or two: as a cell it would leave a hole at the foot
    if over is None or len(led) % across == 0:
        yield tuple(tuple(led[at : at + across]) for at in range(0, len(led), across))
    # Over rows of which the last is not full it stands only where it fills none as a cell.
    if over is not None and (len(cells) % across == 0 or len(led) % across):
        rows = tuple(tuple(cells[at : at + across]) for at in range(0, len(cells), across))
        yield ((over,), *rows)


def _higher(
    on: Setter,
    rows: tuple[tuple[Person, ...], ...],
    across: int,
    own: float,
    cost: float,
    shared: str,
) -> Iterator[PeopleSetting]:
    """Yield rows of cells as high as they must be, and with a little white under each."""
    weights = on.weights
    least = [max(cell.rows for cell in row) for row in rows]
    if shared and rows[-1][-1].rows == least[-1]:
        least[-1] += 1
    between = 0 if _carded(on) else GAP_ROWS
    for more in range(weights.people_slack_rows + 1):
        higher = tuple(
            height + more * (number > 0 or not _is_over(rows))
            for number, height in enumerate(least)
        )
        white = _white(rows, higher, across)
        placed = (*rows[:-1], (*rows[-1][:-1], _signed(on, rows[-1][-1], shared, own, higher[-1])))
        own_cost = cost + weights.people_white_cost * white
        yield PeopleSetting(
            placed, higher, across, own, weights.people_gap_em, own_cost, between=between
        )


def _carded(on: Setter) -> bool:
    """Tell whether each person stands on a card."""
    return on.styles.dress.box.abreast == "cards"


def _is_over(rows: Sequence[Sequence[Person]]) -> bool:
    """Tell whether copy stands over all cells: a row of its own before them."""
    return len(rows) > 1 and len(rows[0]) == 1 and rows[0][0].copy


def _shared(people: People) -> str:
    """Return the credit that all portraits have in common; "": they have none, or several."""
    credits = {one.credit for one in people.persons}
    return credits.pop() if len(people.persons) > 1 and len(credits) == 1 else ""


def _signed(on: Setter, last: Person, credit: str, width: float, rows: int) -> Person:
    """Return the last person with the credit of all portraits at the foot of the cell, at right."""
    if not credit:
        return last
    pad, foot = (CARD_PAD_EM, CARD_ROWS[1]) if _carded(on) else (0.0, 0)
    box = Box(on, pad, width - 2 * pad, rows - foot - 1)
    role = on.styles.aside_credit
    box.put(role, box.fit(role, credit)[:1], at=1.0)
    return replace(last, stretches=(*last.stretches, *box.stretches), rows=rows)


def _copy(on: Setter, people: People, width: float) -> Person:
    """Return the copy that leads to the persons, in a cell of a width."""
    box = Box(on, 0.0, width, 0)
    for paragraph in people.intro:
        box.put(on.styles.row_intro, paragraph_lines(box, on.styles.row_intro, paragraph))
    return Person(_intro_ids(people), tuple(box.stretches), None, box.row, copy=True)


def _over(on: Setter, people: People, width: float, gap: float, across: int) -> Person | None:
    """Return the copy that leads to the persons over all cells, in columns as wide as these.

    Beside a head it has those that the head leaves. None: in one column it is a cell. No column
    begins with the last line of a paragraph or ends with the first of one.
    """
    if across == 1:
        return None
    under = 0 if people.beside is None else people.beside[1]
    across -= under
    whole = _copy(on, people, width)
    starts = {stretch.cells[0].row for stretch in whole.stretches}
    lines = whole.rows
    for high in range(ceil(lines / max(1, across)), lines + (under > 0)):
        breaks = range(high, lines, high)
        if not any(at - 1 in starts or at + 1 in {*starts, lines} for at in breaks):
            break
    else:
        return None
    stretches = tuple(
        replace(
            stretch,
            cells=tuple(
                Cell(
                    cell.row % high,
                    cell.x_em + (under + cell.row // high) * (width + gap),
                    cell.line,
                )
                for cell in stretch.cells
            ),
        )
        for stretch in whole.stretches
    )
    return replace(whole, stretches=stretches, rows=high)


def _intro_ids(people: People) -> tuple[str, ...]:
    return tuple(people.name(number) for number in range(-len(people.intro), 0))


def _white(rows: Sequence[Sequence[Person]], heights: Sequence[int], across: int) -> int:
    """Return the rows that stay white in cells, and in places without one."""
    parts = list(zip(rows, heights, strict=True))[_is_over(rows) :]
    return sum(height * across - sum(cell.rows for cell in row) for row, height in parts)


def _name(box: Box, words: str, room: float) -> tuple[Lines, tuple[Line, ...], int]:
    """Return a name's role, lines and rows; a long one is smaller, a row a line."""
    styles = box.on.styles
    lines = box.fit(styles.row_name, words, room)
    if len(lines) == 1:
        return styles.row_name, lines, NAME_ROWS
    lines = box.head(styles.aside_title, words, room)
    return styles.aside_title, lines, len(lines)


def _cell(
    on: Setter,
    one: Aside,
    id: str,
    width: float,
    size: Size,
    shared: str,
) -> Person | None:
    """Return a person in a cell of a width, with a portrait of a size; None: it does not serve.

    `shared`: the credit that is printed once for all.
    """
    if size.over and one.portrait is None:
        return None
    styles, portrait, x = on.styles, None, 0.0
    pad, (first, last) = (CARD_PAD_EM, CARD_ROWS) if _carded(on) else (0.0, (0, 0))
    inner = width - 2 * pad
    if one.portrait is not None:
        if not size.serves(one.portrait, inner, on.weights):
            return None
        own = size.width(one.portrait)
        left = pad + (inner - own) / 2 if size.over else pad
        portrait = Portrait(one.portrait, first, size.rows, left, own)
        x = 0.0 if size.over else own + BESIDE_EM
    box = Box(on, pad, inner, 0)
    room, at = inner - x, 0.5 if size.over else 0.0
    name, lines, rows = _name(box, one.title, room)
    post = box.head(styles.row_post, one.post, room) if one.post else ()
    credit = box.fit(styles.aside_credit, one.credit, room) if one.credit and not shared else ()
    tall = first + size.rows if portrait is not None else first
    middle = max(0, (tall - first - rows - len(post) - len(credit)) // 2)
    box.row = tall if size.over else first + middle
    box.row += rows - len(lines)
    box.put(name, lines, x, at=at)
    if post:
        box.put(styles.row_post, post, x, at=at)
    foot = max(box.row, tall - len(credit))  # the credit stands level with the portrait's foot
    box.row = max(box.row + len(credit), tall)
    if one.quote:
        box.put(styles.aside_quote, box.head(styles.aside_quote, one.quote), at=at)
    for paragraph in one.paragraphs:
        box.put(styles.person, paragraph_lines(box, styles.person, paragraph))
    rows, box.row = box.row, foot
    if credit:  # read last
        box.put(styles.aside_credit, credit, x)
    return Person((id,), tuple(box.stretches), portrait, rows + last)
