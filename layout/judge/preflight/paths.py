"""Paths: points as they are drawn → the box around them and their thinnest part.

Input: numbers in user space. Output: pt after a matrix.
"""

from __future__ import annotations

from itertools import pairwise
from math import hypot

from layout.judge.preflight.marks import Bar, Part
from layout.pdf.boxes import Box
from layout.pdf.matrices import Matrix, moved, scales

#: A filled shape this long and much thinner is a line; shorter is a dot, pt.
LINE_PT = 2.0
#: A line that rises no more is upright or level, pt.
LEVEL_PT = 0.2
#: So many lines of one path, some of them nearer than this, are a tone, pt.
HATCHING, LINES_APART_PT = 3, 12.0
#: A closed rectangle is drawn by so many numbers; what has more is a form.
CORNERED = 10
#: What is no higher than this may be a letter, in its colour too small; no more parts are letters.
LETTER_PT, MOST_LETTERS = 12.0, 5000


class Path:
    """The current path: finished parts and the points of the part that is being drawn."""

    __slots__ = ("frame", "parts", "points", "straight")

    def __init__(self) -> None:
        """Begin an empty path; `frame`: it holds a rectangle."""
        self.frame = False
        self.parts: list[tuple[list[float], bool]] = []
        self.points: list[float] = []
        self.straight = True

    def move(self, x: float, y: float) -> None:
        """Begin a part."""
        if len(self.points) > 2:
            self.parts.append((self.points, self.straight))
        self.points = [x, y]
        self.straight = True

    def curve(self, points: tuple[float, ...]) -> None:
        """Draw a curve; its control points stand for it in the box."""
        self.points.extend(points[: len(points) & ~1])
        self.straight = False

    def close(self) -> None:
        """Close the part; the next begins where this one did."""
        if len(self.points) > 2:
            self.parts.append((self.points, self.straight))
            self.points = self.points[:2]
            self.straight = True

    def rectangle(self, x: float, y: float, w: float, h: float) -> None:
        """Draw a rectangle, a part of its own."""
        self.frame = True
        self.move(x, y)
        self.parts.append(([x, y, x + w, y, x + w, y + h, x, y + h], True))

    def box(self) -> Box | None:
        """Return the box of all points, in user space."""
        if len(self.points) > 2 or not self.parts:
            self.parts.append((self.points, self.straight))
            self.points = []
        xs = [v for points, _ in self.parts for v in points[::2]]
        ys = [v for points, _ in self.parts for v in points[1::2]]
        if not xs or not ys:
            return None
        return (min(xs), min(ys), max(xs), max(ys))

    def slant(self, m: Matrix) -> float:
        """Return the length of a path that is one line aslant, pt; 0: it is another."""
        if len(self.parts) != 1 or not self.parts[0][1] or len(self.parts[0][0]) != 4:
            return 0.0
        x0, y0, x1, y1 = self.parts[0][0]
        a, b, c, d = m.shorthand[:4]
        x, y = x1 - x0, y1 - y0
        across, up = abs(a * x + c * y), abs(b * x + d * y)
        return hypot(across, up) if min(across, up) > LEVEL_PT else 0.0

    def ruled(self, m: Matrix) -> float:
        """Return the longest line of a part that has upright and level lines alone, pt.

        Those of a rectangle count, however it is turned; three and more near each other are the
        hatching of a drawing, and count for nothing.
        """
        longest: list[tuple[float, float, bool]] = []
        a, b, c, d, e, f = m.shorthand
        for points, straight in self.parts:
            own = [
                (a * x + c * y + e, b * x + d * y + f)
                for x, y in zip(points[::2], points[1::2], strict=False)
            ]
            steps = [(abs(x1 - x0), abs(y1 - y0)) for (x0, y0), (x1, y1) in pairwise(own)]
            if straight and steps and (self.frame or all(min(s) <= LEVEL_PT for s in steps)):
                across, up = max(steps, key=max)
                level = up <= LEVEL_PT
                longest.append((hypot(across, up), own[0][level], level))
        long = [line for line in longest if line[0] >= LINES_APART_PT]
        if not self.frame and len(long) >= HATCHING:
            for way in (True, False):
                places = sorted(at for _, at, level in long if level is way)
                if any(two - one < LINES_APART_PT for one, two in pairwise(places)):
                    return 0.0
        return max((length for length, _, _ in longest), default=0.0)

    def letters(self, m: Matrix) -> tuple[Part, ...]:
        """Return what of the path may be letters: the whole, or its parts where it is wider."""
        parts = [
            Part(moved(m, min(xs), min(ys), max(xs), max(ys)), len(points))
            for points, _ in self.parts[: MOST_LETTERS + 1]
            if (xs := points[::2]) and (ys := points[1::2])
        ]
        if not parts or len(parts) > MOST_LETTERS:
            return ()
        lefts, feet, rights, tops = zip(*(part.box for part in parts), strict=True)
        whole = min(lefts), min(feet), max(rights), max(tops)
        if max(whole[2] - whole[0], whole[3] - whole[1]) <= LETTER_PT:
            return (Part(whole, sum(part.drawn for part in parts)),)
        return tuple(part for part in parts if part.box[3] - part.box[1] <= LETTER_PT)

    def thinnest(self, m: Matrix) -> Bar | None:
        """Return the thinnest part that is a filled line, or None."""
        thinnest: Bar | None = None
        a, b, c, d = m.shorthand[:4]
        upright = b == 0 == c
        most = scales(m)[1]
        for points, straight in self.parts:
            if not straight or len(points) < 4:
                continue
            xs, ys = points[::2], points[1::2]
            w, h = max(xs) - min(xs), max(ys) - min(ys)
            if max(w, h) * most < LINE_PT:
                continue
            if upright:
                w, h = w * abs(a), h * abs(d)
                thick, length, right = min(w, h), max(w, h), True
            if not upright or (len(points) in (6, 8, 10) and thick > 0):
                thick, length, right = _cornered(xs, ys, m)
            if len(points) == 4:  # filled without an area: as thin as the device draws
                thick, length, right = 0.0, max(w, h, LINE_PT), False
            if length >= max(LINE_PT, 4 * thick) and (thinnest is None or thick < thinnest.thick):
                box = moved(m, min(xs), min(ys), max(xs), max(ys))
                thinnest = Bar(thick, box, right)
        if thinnest is not None and self._is_letter(m):
            return thinnest._replace(right=False)
        return thinnest

    def _is_letter(self, m: Matrix) -> bool:
        """Tell whether the path may be an outlined letter: small, and not of rectangles alone.

        What is thin in it, as often as not a counter that no ink fills (目), is so in the font.
        """
        whole = self.letters(m)
        formed = any(not straight or len(points) > CORNERED for points, straight in self.parts)
        return len(self.parts) > 1 and len(whole) == 1 and formed


def _cornered(xs: list[float], ys: list[float], m: Matrix) -> tuple[float, float, bool]:
    """Return a bar's thickness (area by longest edge), length, and whether it is a rectangle.

    One of three corners is a sliver of a drawing; one of more than four is no bar.
    """
    a, b, c, d = m.shorthand[:4]
    points = [(a * x + c * y, b * x + d * y) for x, y in zip(xs, ys, strict=False)]
    if points[0] == points[-1]:
        points.pop()
    if len(points) not in (3, 4):
        return 1e6, 0.0, False
    edges = [
        (p[0] - q[0], p[1] - q[1]) for p, q in zip(points, points[1:] + points[:1], strict=True)
    ]
    length = max(hypot(*edge) for edge in edges)
    area = (
        abs(
            sum(
                p[0] * q[1] - q[0] * p[1]
                for p, q in zip(points, points[1:] + points[:1], strict=True)
            )
        )
        / 2
    )
    (x0, y0), (x1, y1) = edges[:2]
    sides = hypot(x0, y0) * hypot(x1, y1)
    right = len(points) == 4 and abs(x0 * x1 + y0 * y1) < 0.05 * sides
    return (area / length if length else 0.0), length, right
