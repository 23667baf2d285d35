"""One way to set a head: its lines, sizes and rows (`HeadChoice`); and what its parts take, pt."""

from __future__ import annotations

from dataclasses import dataclass

from fonts.setting import Line
from layout.page.units import pt
from layout.plan.measures import Measures

#: White above the first part and below the last, rows.
TOP, BOTTOM = 0.42, 0.5
#: Room for the words 上接…版 before the title of a continued part, em of the kicker.
BACK_EM = 6.2
#: From a title to the deck at its right, em of the body; the bar stands in the middle.
SIDE_EM = 2.4
#: How much further off it stands at most, mm.
SIDE_OFF_MM = 30.0


@dataclass(frozen=True, slots=True)
class HeadChoice:
    """One way to set a head at a width; `side`: deck to byline stand right of the title.

    `kicker`: width and height in pt of the row over the title; `beyond`: larger than its band;
    `empty`: the share of the page that stands empty beside it over text.
    """

    rows: int
    cost: float
    size: float
    title: tuple[Line, ...]
    deck: tuple[Line, ...]
    byline: tuple[Line, ...]
    number_size: float
    indent: float
    used: float
    side: bool = False
    dateline: tuple[Line, ...] = ()
    kicker: tuple[float, float] = (0.0, 0.0)
    beyond: bool = False
    empty: float = 0.0

    @property
    def lines(self) -> int:
        """Lines of the title."""
        return len(self.title)


def side_off(spare: float) -> float:
    """Return how much further than it must a deck stands off its title: half of what is spare.

    Never so far that it would not be its own; pt.
    """
    return min(max(spare, 0.0) / 2, pt(SIDE_OFF_MM))


def height_below(
    measures: Measures, deck: tuple[Line, ...], dateline: tuple[Line, ...], byline: tuple[Line, ...]
) -> float:
    """Return the height in pt of deck, date line and byline."""
    own = measures.styles
    parts = ((own.deck, deck), (own.dateline, dateline), (own.byline, byline))
    return sum(len(lines) * role.leading.rows for role, lines in parts) * measures.grid.leading
