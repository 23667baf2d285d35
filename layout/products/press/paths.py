"""Paths: the operations that draw one, by parts, and which parts are long straight rules.

Input: operations with their points, as they are met. Output: a `Path`; middle and thickness of a
rule in pt, or the operation of a thinner rectangle.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import hypot

from layout.pdf.boxes import Point, box_of, holds
from layout.pdf.matrices import Matrix

#: A line of this length or more is a rule; shorter ones are strokes of a drawing, pt.
LONG_PT = 12.0
#: So many lines near each other are a tone.
HATCHING = 3
#: A line that rises less than this over its length is level, pt.
LEVEL_PT = 0.1
#: A rectangle that is shorter is a dot, pt.
DOT_PT = 2.0
#: A rectangle is a rule where it is so many times as long as thick.
TIMES = 4
#: Two edges stand square where their cosine is at most this (87°), as preflight takes them.
SQUARE = 0.05


@dataclass
class Part:
    """A part of a path: its operations, its points as painted and on the page (curves by theirs).

    A rectangle without area, and what clips, has no points.
    """

    said: list[bytes]
    own: list[Point] = field(default_factory=list)
    points: list[Point] = field(default_factory=list)


@dataclass
class Path:
    """The path under construction."""

    drawn: list[Part] = field(default_factory=list)
    rectangles: bool = True

    @property
    def parts(self) -> list[list[Point]]:
        """The points of each part on the page."""
        return [part.points for part in self.drawn if part.points]

    @property
    def said(self) -> list[bytes]:
        """All operations in order: nothing may stand between them and the painting."""
        return [said for part in self.drawn for said in part.said]

    def holds(self, part: Part) -> bool:
        """Whether a part lies within another one, and may be a slit in it."""
        own = box_of(part.points)
        others = (box_of(other.points) for other in self.drawn if other.points and other != part)
        return any(all(map(holds, (box, box), (own[:2], own[2:]))) for box in others)

    def add(self, said: bytes, own: Sequence[Point], ctm: Matrix) -> None:
        """Begin a part."""
        self.drawn.append(Part([said], list(own), [ctm.transform(point) for point in own]))

    def go(self, said: bytes, own: Sequence[Point], ctm: Matrix) -> None:
        """Go on with the last part."""
        if not self.drawn:
            self.drawn.append(Part([]))
        last = self.drawn[-1]
        last.said.append(said)
        if last.points:
            last.own += own
            last.points += [ctm.transform(point) for point in own]


def rules(path: Path) -> tuple[Point, ...]:
    """Return the middles of a path's rules, if it is nothing but upright and level lines.

    One path may hold several: what parts small charts, an axis with its ticks. One of them at least
    is long; the middle is that of the longest line of a part.
    """
    parts = [part for part in path.parts if len(part) > 1]  # WeasyPrint first moves to 0, 0
    lines = [list(pairwise(part)) for part in parts]
    if any(min(_sides(*line)) > LEVEL_PT for part in lines for line in part):
        return ()
    longest = [max(part, key=lambda line: max(_sides(*line))) for part in lines]
    long = [line for line in longest if max(_sides(*line)) >= LONG_PT]
    if not long or hatched(long):
        return ()
    return tuple(((x0 + x1) / 2, (y0 + y1) / 2) for (x0, y0), (x1, y1) in longest)


def hatched(lines: Sequence[tuple[Point, Point]]) -> bool:
    """Whether lines are the hatching of a drawing: three or more, some nearer than they are long.

    Their ink and width are what the eye takes for a tone.
    """
    if len(lines) < HATCHING:
        return False
    level = ((y0 + y1) / 2 for (x0, y0), (x1, y1) in lines if abs(y1 - y0) <= LEVEL_PT)
    upright = ((x0 + x1) / 2 for (x0, y0), (x1, y1) in lines if abs(x1 - x0) <= LEVEL_PT)
    return any(b - a < LONG_PT for way in (level, upright) for a, b in pairwise(sorted(way)))


def _sides(one: Point, other: Point) -> tuple[float, float]:
    return abs(other[0] - one[0]), abs(other[1] - one[1])


def bar(points: Sequence[Point], least: float = LONG_PT) -> tuple[float, Point] | None:
    """Return thickness and middle of a part that is an upright rectangle, thin and that long."""
    if len(points) not in (4, 5) or points[-1] not in points[:4:3]:
        return None
    left, low, right, high = box_of(points)
    if any(min(x - left, right - x) > 1e-6 for x, _ in points):
        return None
    if any(min(y - low, high - y) > 1e-6 for _, y in points):
        return None
    thick, long = sorted((right - left, high - low))
    middle = ((left + right) / 2, (low + high) / 2)
    return (thick, middle) if long >= least and thick * TIMES <= long else None


def slanted(part: Part, least: float) -> tuple[float, Point] | None:
    """Return thickness and middle of a part that is such a bar, but turned, or not quite square.

    Drawings have these: a shelf, a wire, a ruled line that was traced. Preflight measures them as
    bars too; thickness is the area by the longest edge, pt.
    """
    around = _corners_of(part.points)
    if len(around) != 4 or any(said.endswith(b"c") for said in part.said):
        return None
    (x0, y0), (x1, y1) = _edge(around, 0), _edge(around, 1)
    sides = hypot(x0, y0) * hypot(x1, y1)
    if not sides or abs(x0 * x1 + y0 * y1) > SQUARE * sides:
        return None
    long = max(hypot(*_edge(around, at)) for at in range(4))
    thick = abs(sum(p[0] * q[1] - q[0] * p[1] for p, q in _around(around))) / 2 / long
    middle = (sum(x for x, _ in around) / 4, sum(y for _, y in around) / 4)
    return (thick, middle) if long >= least and thick * TIMES <= long else None


def spread(points: Sequence[Point], part: float) -> bytes:
    """Return the operations of a slanted bar, its shorter sides made this part of themselves.

    Each of these is scaled about its own middle, which no affine space changes.
    """
    around = _corners_of(points)
    first = 0 if hypot(*_edge(around, 0)) < hypot(*_edge(around, 1)) else 1
    new = list(around)
    for at in (first, first + 2):
        (ax, ay), (bx, by) = around[at], around[(at + 1) % 4]
        mx, my = (ax + bx) / 2, (ay + by) / 2
        new[at] = mx + (ax - mx) * part, my + (ay - my) * part
        new[(at + 1) % 4] = mx + (bx - mx) * part, my + (by - my) * part
    said = [f"{x:.5f} {y:.5f} {'l' if at else 'm'}" for at, (x, y) in enumerate(new)]
    return " ".join([*said, "h"]).encode()


def _corners_of(points: Sequence[Point]) -> list[Point]:
    return list(points[:-1] if len(points) > 1 and points[0] == points[-1] else points)


def _around(corners: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return zip(corners, [*corners[1:], *corners[:1]], strict=True)


def _edge(corners: Sequence[Point], at: int) -> Point:
    (x0, y0), (x1, y1) = corners[at], corners[(at + 1) % len(corners)]
    return x1 - x0, y1 - y0


def narrower(points: Sequence[Point], part: float) -> bytes:
    """Return the operation of an upright rectangle, its shorter side made this part of it.

    Args:
        points: its corners in the space in which it is painted.
        part: how much of its thickness is left, about its middle.
    """
    left, low, right, high = box_of(points)
    w, h = right - left, high - low
    if h < w:
        low, h = low + h * (1 - part) / 2, h * part
    else:
        left, w = left + w * (1 - part) / 2, w * part
    return b" ".join([*(f"{value:.5f}".encode() for value in (left, low, w, h)), b"re"])
