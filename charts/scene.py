"""A chart as plain marks, before any drawing library sees it.

Input: calls of a kind of chart on a `Pen`, in mm, y downwards from the top edge.
Output: the list of `Shape`s and `Line`s, each in a named ink, that `svg` writes and tests measure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from charts.gauge import Gauge, ascent, descent
from fonts.lengths import mm
from fonts.setting import Label
from fonts.setting.roles import AnyRole

Point = tuple[float, float]
#: The thinnest line of a newspaper press, 0.25 pt; a plant may want more.
LEAST_LINE_MM = mm(0.25)
#: A part too thin to be seen in proportion is a tick of this width, mm: 0.85 pt holds anywhere.
TICK_MM = 0.3


@dataclass(frozen=True)
class Box:
    """A rectangle, mm."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.height

    def holds(self, other: Box) -> bool:
        """Tell whether another rectangle lies inside."""
        across = self.x <= other.x and other.right <= self.right
        return across and self.y <= other.y and other.bottom <= self.bottom

    def near(self, other: Box, by: float) -> bool:
        """Tell whether another rectangle is nearer than so many mm."""
        return self.overlaps(other, -by)

    def overlaps(self, other: Box, slack: float = 0.0) -> bool:
        """Tell whether two rectangles share more than `slack` mm in both directions."""
        return (
            min(self.right, other.right) - max(self.x, other.x) > slack
            and min(self.bottom, other.bottom) - max(self.y, other.y) > slack
        )


@dataclass(frozen=True)
class Shape:
    """An outline filled with an ink, or a line stroked with it (`stroke_mm` > 0).

    `codes` are matplotlib's, a code a point; without any, straight lines join the points.
    """

    outline: tuple[Point, ...]
    ink: str
    stroke_mm: float = 0.0
    codes: tuple[int, ...] = ()
    dashes: tuple[float, ...] = ()
    """Lengths of strokes and gaps, pt."""
    cap: str = "round"


@dataclass(frozen=True)
class Line:
    """A line of text as it stands; `x` is its left edge and `y` its baseline."""

    x: float
    y: float
    label: Label
    role: AnyRole
    size_pt: float
    ink: str

    @property
    def text(self) -> str:
        """Its characters."""
        return self.label.text

    @property
    def width(self) -> float:
        """Width, mm."""
        return self.label.width_em * mm(self.size_pt)

    @property
    def box(self) -> Box:
        """The rectangle its characters fill."""
        em = mm(self.size_pt)
        return Box(
            self.x,
            self.y - ascent(self.role) * em,
            self.width,
            (ascent(self.role) + descent(self.role)) * em,
        )


@dataclass
class Pen:
    """Puts marks on the scene; none is thinner than the plant's least line, mm."""

    gauge: Gauge
    least_mm: float = LEAST_LINE_MM
    shapes: list[Shape] = field(default_factory=list)
    words: list[Line] = field(default_factory=list)

    def text(
        self, x: float, y: float, text: str, role: AnyRole, size_pt: float, ink: str = ""
    ) -> None:
        """Set a line, its start on the baseline at a point; without an ink in its role's."""
        label = self.gauge.label(text, role)
        if label.text:
            self.words.append(Line(x, y, label, role, size_pt, ink or role.ink))


def seen(shares: Sequence[float], least: float) -> list[float]:
    """Return the shares of a whole as drawn: none but 0 under `least`, the largest giving way.

    Their numbers stand beside them, so a part of a thousandth is a tick and not lost.
    """
    drawn = [max(share, least) if share > 0 else 0.0 for share in shares]
    if drawn:
        largest = drawn.index(max(drawn))
        drawn[largest] = max(least, drawn[largest] - (sum(drawn) - sum(shares)))
    return drawn
