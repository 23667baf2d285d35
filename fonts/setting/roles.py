"""What a row of the table of styles is made of: lengths that name their unit, and `Role`.

Input: numbers in em, rows, parts or pt. Output: frozen values that become pt where the page's
measures are known. A length can only be asked with the measure that its unit needs,
`Body(1.1).pt(grid)` or `Own(1.2).pt(size_pt)`; what does not belong together fails the type check.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Generic, Protocol, TypeAlias, TypeVar

from fonts.setting.style import TextStyle

#: Faces by use (design: page.md): Song for text, Hei to look things up, Kai for other voices.
SONG, HEI, KAI = "Press Song", "Press Hei", "Press Kai"
#: The headline face, a heavy and narrow Song, and Latin figures that agree with it.
TITLE, FIGURES = "Press Title", "Press Figures"


class Measures(Protocol):
    """What a page states of its text (`layout.page.grid.Grid` is one)."""

    @property
    def body(self) -> float:
        """Body size in pt: one em."""

    @property
    def leading(self) -> float:
        """Body leading in pt: one row."""


@dataclass(frozen=True, slots=True)
class Body:
    """Em of the body; up to `most_em` where the role has a range, `least_pt` at least."""

    em: float
    most_em: float = 0.0
    least_pt: float = 0.0

    def pt(self, page: Measures) -> float:
        """Return the length in pt on a page."""
        return max(self.least_pt, self.em * page.body)


@dataclass(frozen=True, slots=True)
class Choice:
    """Sizes in em of the body of which the planner takes one: the first is best."""

    ems: tuple[float, ...]

    def pt(self, page: Measures) -> float:
        """Return the best of the sizes in pt on a page."""
        return self.ems[0] * page.body


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the grid: a row is the body's leading."""

    rows: float

    def pt(self, page: Measures) -> float:
        """Return the length in pt on a page."""
        return self.rows * page.leading


@dataclass(frozen=True, slots=True)
class Own:
    """Em of the text's own size; up to `most_em` where there is room."""

    em: float
    most_em: float = 0.0

    def pt(self, size_pt: float) -> float:
        """Return the length in pt at a size in pt."""
        return self.em * size_pt


@dataclass(frozen=True, slots=True)
class Part:
    """A part of another length (the role's line says of which), within limits in pt."""

    part: float
    least_pt: float = 0.0
    most_pt: float = float("inf")

    def pt(self, whole_pt: float, shrink: float = 1.0) -> float:
        """Return the length in pt; `shrink` (1 = none) takes from it before the limits hold."""
        return min(self.most_pt, max(self.least_pt, self.part * whole_pt * shrink))


@dataclass(frozen=True, slots=True)
class Points:
    """A length in pt, the same on every page; up to `most_pt` where the role has a range."""

    pt: float
    most_pt: float = 0.0

    def at(self, level: float) -> float:
        """Return the length in pt at a level from 0 (least) to 1 (most)."""
        return self.pt + (self.most_pt - self.pt) * level

    def quarter(self, level: float) -> float:
        """Return the length at a level, rounded to a quarter point."""
        return round(self.at(level) * 4) / 4


@dataclass(frozen=True, slots=True)
class Fitted:
    """The largest step of the scale that the frame holds."""


Size: TypeAlias = Body | Choice | Own | Part | Points | Fitted
Leading: TypeAlias = Body | Rows | Own | Part | None
"""Distance of two baselines; None: the role is set on one line only."""

SizeT_co = TypeVar("SizeT_co", bound=Size, covariant=True)
LeadingT_co = TypeVar("LeadingT_co", bound=Leading, covariant=True)


@dataclass(frozen=True, slots=True)
class Role(Generic[SizeT_co, LeadingT_co]):
    """How a kind of text is set: one row of the table.

    `css` is its class on the page (`PlacedText.role`), `tag` its HTML tag. On a ground it takes
    the weight `reversed` (0: the same) and at least `Styles.reversed_pt`.
    """

    css: str
    tag: str
    style: TextStyle
    size: SizeT_co
    leading: LeadingT_co
    ink: str = "ink"
    reversed: int = 0

    def on_ground(self, reversed: bool) -> TextStyle:
        """Return the style; white on a ground it is bolder."""
        if not (reversed and self.reversed):
            return self.style
        return replace(self.style, weight=self.reversed)


AnyRole: TypeAlias = Role[Size, Leading]
"""A role of whatever units."""
