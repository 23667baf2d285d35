"""Grounds: what a page already holds where something is to be painted.

Input: the paths and photographs painted, in the page's own space. Output: whether letters would
touch a ground so heavy that black may not be laid on top; which colour it has at a point.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from layout.pdf.boxes import Box, Point, box_of, common, empty, holds
from layout.pictures.separation import Cmyk
from layout.plant.inks import darkness

#: Places across and up letters at which a ground is looked for.
ACROSS, UP = 9, 3
#: What is smaller is no ground for words or rules, square pt.
AREA_PT2 = 60.0
PAPER: Cmyk = (0, 0, 0, 0)
#: Places along letters, and up them, at which their ground is looked at.
ENDS = (0.05, 0.5, 0.95)


@dataclass
class Grounds:
    """Heavy grounds and photographs painted so far on a page, and the colours of larger ones."""

    _seen: list[tuple[Box, list[list[Point]]]] = field(default_factory=list)
    _areas: list[tuple[Box, list[list[Point]], Cmyk | None]] = field(default_factory=list)
    _lines: list[tuple[Box, Cmyk]] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self._seen)

    def add(self, parts: list[list[Point]], clip: Box | None) -> None:
        """Note a shape of these parts, of which the clip shows something."""
        parts = [part for part in parts if len(part) > 2]
        if not parts:
            return
        whole = box_of([point for part in parts for point in part])
        shown = common(whole, clip) if clip else whole
        if not empty(shown):
            self._seen.append((shown, parts))

    def cover(self, parts: list[list[Point]], clip: Box | None, colour: Cmyk | None) -> None:
        """Note a shape's colour, None where it may be anything; small ones are none."""
        parts = [part for part in parts if len(part) > 2]
        if not parts:
            return
        whole = box_of([point for part in parts for point in part])
        shown = common(whole, clip) if clip else whole
        if not empty(shown) and (shown[2] - shown[0]) * (shown[3] - shown[1]) >= AREA_PT2:
            self._areas.append((shown, parts, colour))

    def rule(self, parts: list[list[Point]], clip: Box | None, colour: Cmyk) -> None:
        """Note the colour of lines that are drawn."""
        whole = box_of([point for part in parts for point in part])
        self._lines.append((common(whole, clip) if clip else whole, colour))

    def colours_under(self, box: Box) -> set[Cmyk]:
        """Return the colours that letters in a box may stand on: of areas, and of lines there."""
        left, low, right, high = box
        found = {colour for line, colour in self._lines if not empty(common(line, box))}
        for across in ENDS:
            for up in ENDS:
                point = left + across * (right - left), low + up * (high - low)
                if (colour := self.colour_at(point)) is not None:
                    found.add(colour)
        return found

    def colour_at(self, point: Point) -> Cmyk | None:
        """Return the colour of the page at a point: what was painted there last; None: unknown."""
        for box, parts, colour in reversed(self._areas):
            if holds(box, point) and _inside(point, parts):
                return colour
        return PAPER

    def dark_at(self, point: Point) -> float | None:
        """Return how dark the page is at a point, 0 to 1; None: not known."""
        colour = self.colour_at(point)
        return None if colour is None else darkness(colour)

    def touch(self, box: Box) -> bool:
        """Whether letters in this box would touch one of them."""
        left, low, right, high = box
        return any(
            a <= right and left <= c and b <= high and low <= d and _meets(box, (a, b, c, d), parts)
            for (a, b, c, d), parts in self._seen
        )


def _meets(box: Box, shown: Box, parts: list[list[Point]]) -> bool:
    """Whether a box and a shape, of which a box is shown, overlap."""
    shared = common(box, shown)
    if empty(shared):
        return False
    if any(holds(shared, point) for part in parts for point in part):
        return True
    left, low, right, high = shared
    return any(
        _inside(
            (left + (right - left) * i / (ACROSS - 1), low + (high - low) * j / (UP - 1)), parts
        )
        for i in range(ACROSS)
        for j in range(UP)
    )


def _inside(point: Point, parts: list[list[Point]]) -> bool:
    """Whether a point lies in a shape: a ray from it crosses the outline an odd number of times."""
    x, y = point
    odd = False
    for part in parts:
        for (x0, y0), (x1, y1) in zip(part, [*part[1:], part[0]], strict=True):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                odd = not odd
    return odd
