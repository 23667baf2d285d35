"""Persons abreast (人物): boxes that follow each other → one element over several columns.

Input: the persons, what they are set with, a width. Output: for each number of rows the cheapest
way to stand them in rows of cells: portrait with name and post beside it, own words and text below.
Where a few lines of copy lead to them they are the first cell, and the story has no other columns.
All lines stand on rows of the grid. Lengths are in em of the body.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from content.model import Article, Aside, Paragraph, Picture, PullQuote
from layout.plan.kinds.aside import BESIDE_EM, Box, paragraph_lines
from layout.plan.pieces import Portrait, Stretch
from layout.plan.setter import Setter

#: Rows of a name, on the second one's base line.
NAME_ROWS = 2
#: Rows of white between two rows of cells, and between them and the text.
GAP_ROWS = 1
#: White over and under a portrait, rows: as much as a row's letters leave of it.
PORTRAIT_WHITE = 0.32

#: A picture → the width for its height in which it stands in a cell: 1, or as near as its crop.
Aspect = Callable[[Picture], float]


@dataclass(frozen=True)
class People:
    """Persons of an article that stand abreast; `first`: the index of the first in its body.

    `intro`: the copy that stands with them, right before the first.
    """

    article: str
    first: int
    persons: tuple[Aside, ...]
    intro: tuple[Paragraph, ...] = ()

    @property
    def id(self) -> str:
        """Name of the first of them."""
        return self.name(0)

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
    """Rows of cells with the height of each in rows of the grid; `width` and `gap` of cells."""

    rows: tuple[tuple[Person, ...], ...]
    heights: tuple[int, ...]
    width: float
    gap: float
    cost: float

    @property
    def height(self) -> int:
        """Rows of the grid, the white towards the text included."""
        return sum(self.heights) + GAP_ROWS * len(self.heights)

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

    It is no more than so many characters, all of it paragraphs right before the persons.
    """
    if len(people) != 1:
        return []
    (one,) = people
    intro = tuple(item for item in article.body[: one.first] if isinstance(item, Paragraph))
    rest = article.body[one.first + len(one.persons) :]
    others = [item for item in rest if not isinstance(item, PullQuote)]
    if others or len(intro) < one.first or sum(len(item.text) for item in intro) > most:
        return []
    return [replace(one, intro=intro)]


def set_people(
    on: Setter, people: People, width: float, row_em: float, aspect: Aspect
) -> dict[int, PeopleSetting]:
    """Return the cheapest setting of persons for each number of rows at a width."""
    found: dict[int, PeopleSetting] = {}
    for one in _ways(on, people, width, row_em, aspect):
        known = found.get(one.height)
        if known is None or one.cost < known.cost:
            found[one.height] = one
    return found


def _ways(
    on: Setter, people: People, width: float, row_em: float, aspect: Aspect
) -> Iterator[PeopleSetting]:
    """Yield the ways to stand them: cells in a row, size of portraits, white under each row."""
    weights, count = on.weights, len(people.persons) + bool(people.intro)
    gap, largest = weights.people_gap_em, weights.people_portrait_rows[0]
    for across in range(1, count + 1):
        own = (width - (across - 1) * gap) / across
        if not weights.people_least_em <= own <= weights.people_most_em:
            continue
        for high in weights.people_portrait_rows:
            cells = [_copy(on, people, own)] if people.intro else []
            cells += [
                _cell(on, one, people.name(number), own, high, row_em, aspect)
                for number, one in enumerate(people.persons)
            ]
            whole = [cell for cell in cells if cell is not None]
            if len(whole) < count:
                continue
            rows = tuple(tuple(whole[at : at + across]) for at in range(0, count, across))
            heights = [max(cell.rows for cell in row) for row in rows]
            cost = weights.people_small_cost * (largest - high)
            for more in range(weights.people_slack_rows + 1):
                higher = tuple(height + more for height in heights)
                white = _white(rows, higher, across)
                yield PeopleSetting(
                    rows, higher, own, gap, cost + weights.people_white_cost * white
                )


def _copy(on: Setter, people: People, width: float) -> Person | None:
    """Return the copy that leads to the persons, in a cell of a width."""
    box = Box(on, 0.0, width, 0)
    for paragraph in people.intro:
        box.put(on.styles.body, paragraph_lines(box, on.styles.body, paragraph))
    ids = tuple(people.name(number) for number in range(-len(people.intro), 0))
    return Person(ids, tuple(box.stretches), None, box.row, copy=True)


def _white(rows: Sequence[Sequence[Person]], heights: Sequence[int], across: int) -> int:
    """Return the rows that stay white in cells, and in places without one."""
    return sum(
        height * across - sum(cell.rows for cell in row)
        for row, height in zip(rows, heights, strict=True)
    )


def _cell(
    on: Setter, one: Aside, id: str, width: float, high: int, row_em: float, aspect: Aspect
) -> Person | None:
    """Return a person in a cell of a width, the portrait so many rows high; None: too wide."""
    styles, portrait, x = on.styles, None, 0.0
    if one.portrait is not None:
        own = (high - PORTRAIT_WHITE) * row_em * aspect(one.portrait)
        if own > on.weights.aside_portrait_share * width:
            return None
        portrait, x = Portrait(one.portrait, 0, high, 0.0, own), own + BESIDE_EM
    box = Box(on, 0.0, width, 0)
    room = width - x
    name, rows = styles.row_name, NAME_ROWS
    lines = box.fit(name, one.title, room)
    if len(lines) > 1:  # a long name: smaller, on as many rows as it has lines
        name = styles.aside_title
        lines = box.head(name, one.title, room)
        rows = len(lines)
    post = box.fit(styles.row_post, one.post, room) if one.post else ()
    credit = box.fit(styles.aside_credit, one.credit, room) if one.credit else ()
    tall = high if portrait is not None else 0
    box.row = max(0, (tall - rows - len(post) - len(credit)) // 2) + rows - len(lines)
    box.put(name, lines, x)
    if post:
        box.put(styles.row_post, post, x)
    foot = max(box.row, tall - len(credit))  # the credit stands level with the portrait's foot
    box.row = max(box.row + len(credit), tall)
    if one.quote:
        box.put(styles.aside_quote, box.fit(styles.aside_quote, one.quote))
    for paragraph in one.paragraphs:
        box.put(styles.person, paragraph_lines(box, styles.person, paragraph))
    rows, box.row = box.row, foot
    if credit:  # read last
        box.put(styles.aside_credit, credit, x)
    return Person((id,), tuple(box.stretches), portrait, rows)
