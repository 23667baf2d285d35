"""Tables in the order of their copy: where the wide ones of a story may stand beside it.

Input: a story, its copy as it is broken into columns, the places of its elements. Output: whether
its tables are read in their order. A wide table stands free beside the copy, as a picture does; but
the second of two is not read first, and none before the words that announce it (安排如下：).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

from content.model import Table
from layout.plan.shapes.outline import Place
from layout.plan.shapes.pouring import Copy
from layout.plan.sources import Story


class Run(Protocol):
    """A run of copy in one text column: its first row, and rows."""

    @property
    def column(self) -> int:
        """Text column."""

    @property
    def row(self) -> int:
        """First row."""

    @property
    def rows(self) -> int:
        """Rows."""


def reads_in_order(
    source: Story,
    copy: Copy,
    counts: Sequence[int],
    runs: Sequence[Run],
    places: Sequence[Place],
) -> bool:
    """Tell whether a story's tables are read in order.

    Args:
        source: the story.
        copy: its copy at the measure of its columns.
        counts: lines of each of the copy's pieces.
        runs: the runs of the columns that the copy fills.
        places: where its elements stand.
    """
    by_element = {place.element: place for place in places}
    tables = [(at, by_element[n]) for n, at in _homes(source) if n in by_element]
    tables.sort(key=lambda pair: pair[0])
    if not all(_precedes(one, two) for (_, one), (_, two) in pairwise(tables)):
        return False
    return all(
        _lines_before(place, runs) >= _lines_needed(source, copy, counts, at)
        for at, place in tables
    )


def _precedes(one: Place, two: Place) -> bool:
    """Tell whether an element is read before another: over it, or left of all of it."""
    meet = one.column < two.column + two.columns and two.column < one.column + one.columns
    return one.row < two.row if meet else one.column < two.column


def _homes(source: Story) -> Iterator[tuple[int, int]]:
    """Yield each element that is a table, with the place of its item in the story's body."""
    names = {
        item.id or f"{source.article.id}#{source.first + at}": at
        for at, item in enumerate(source.body)
        if isinstance(item, Table)
    }
    for number, element in enumerate(source.elements):
        if element.table is not None and element.table.id in names:
            yield number, names[element.table.id]


def _lines_before(place: Place, runs: Sequence[Run]) -> int:
    """Return the lines of copy that are read before an element: in columns before it, over it."""
    end = place.column + place.columns
    return sum(
        run.rows
        for run in runs
        if run.column < place.column or (run.column < end and run.row < place.row)
    )


def _lines_needed(source: Story, copy: Copy, counts: Sequence[int], at: int) -> int:
    """Return the lines that a table has to follow: those to the last table in the columns.

    Or those to the words over it that announce it.
    """
    own = frozenset(copy.homes)
    tables = (n for n in range(at) if n in own and isinstance(source.body[n], Table))
    last = max(tables, default=-1)
    if at and not isinstance(source.body[at - 1], Table) and _announces(source.body[at - 1].text):
        last = at - 1
    # Of copy that goes on to the next page the first pieces alone have lines here.
    return sum(lines for lines, home in zip(counts, copy.homes, strict=False) if home <= last)


def _announces(text: str) -> bool:
    return text.rstrip().endswith(("：", ":"))
