"""What stands in a story beside its copy: its pictures, charts, tables and persons.

Input: their models. Output: `Element`, one of them or a group, and `Range`, the rows that one can
take at a width, with what each costs (`measures`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from content.model import Figure, Picture, Table
from layout.plan.copy.people import People

INFINITY = float("inf")


@dataclass(frozen=True)
class Element:
    """A picture, chart, table or row of persons of a story, or a group of the first two.

    `more`: those of a group after its first; `captions`: of a group whose captions stand together.
    """

    source: Picture | Figure | Table | People
    more: tuple[Picture | Figure, ...] = ()
    captions: tuple[str, ...] = ()

    @cached_property
    def items(self) -> tuple[Picture | Figure, ...]:
        """All its pictures and charts in order; of a table and of persons none."""
        return () if isinstance(self.source, Table | People) else (self.source, *self.more)

    @property
    def names(self) -> tuple[str, ...]:
        """Names of all that it holds."""
        table = self.table
        own = self.source.id if table is None else f"{table.id}/{table.first}"
        own = own if self.people is None else self.people.key
        return (own, *(item.id for item in self.more))

    @property
    def table(self) -> Table | None:
        """The table, if it is one."""
        return self.source if isinstance(self.source, Table) else None

    @property
    def people(self) -> People | None:
        """The persons, if it is such."""
        return self.source if isinstance(self.source, People) else None

    def beside(self, across: int, first: int, rows: int) -> Element:
        """Return it with the copy that leads to persons beside a head over the first of its cells.

        Of so many in a row it has those that are left, and so many rows; others than such persons
        stay as they are.
        """
        people = self.people
        if people is None or not people.intro:
            return self
        return Element(replace(people, beside=(across, first, rows)))

    @cached_property
    def pictures(self) -> tuple[Picture, ...]:
        """Its pictures in order."""
        return tuple(item for item in self.items if isinstance(item, Picture))

    @property
    def picture(self) -> Picture | None:
        """The picture, if it is one and no group."""
        return self.source if isinstance(self.source, Picture) and not self.more else None

    @property
    def figure(self) -> Figure | None:
        """The chart, if it is one and no group."""
        return self.source if isinstance(self.source, Figure) and not self.more else None


@dataclass(frozen=True, slots=True)
class Range:
    """Rows that an element can take at a width, with what each costs."""

    least: int
    costs: tuple[float, ...]

    @property
    def most(self) -> int:
        """Greatest number of rows."""
        return self.least + len(self.costs) - 1

    def cost(self, rows: int) -> float:
        """Return the cost of so many rows; infinite outside the range."""
        inside = self.least <= rows <= self.most
        return self.costs[rows - self.least] if inside else INFINITY
