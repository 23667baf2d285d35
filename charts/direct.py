"""Direct labels: a number at each point of a line, clear of the line and of the other numbers.

Input: the points of a line and their numbers. Output: the numbers on the pen, each over or under
its point; one wider than its neighbours allow keeps within its own stretch of the axis.
"""

from __future__ import annotations

import math
from itertools import pairwise, product

from charts.arrangement import PressAxes
from charts.choices import CHOICES
from charts.scene import Box, Point
from charts.wording import Words

AWAY_MM = 1.9  # from a point to its number


def _cover(box: Box, start: Point, end: Point) -> float:
    """Return how much of a stretch of line lies in a box, as a part of 20 samples."""
    if max(start[0], end[0]) < box.x or min(start[0], end[0]) > box.right:
        return 0.0
    inside = 0
    for i in range(21):
        x, y = start[0] + (end[0] - start[0]) * i / 20, start[1] + (end[1] - start[1]) * i / 20
        inside += box.x < x < box.right and box.y < y < box.bottom
    return inside / 20


def at_points(
    ax: PressAxes,
    floor: float,
    width: float,
    points: list[Point],
    numbers: list[Words],
    slot: float,
    sides: tuple[bool, ...] = (True, False),
) -> None:
    """Set each number over or under its point, clear of line, numbers and what is under `floor`.

    `sides`: over (True) and under the line, or one of them alone.
    """
    placed: list[Box] = []
    for point, number in zip(points, numbers, strict=True):
        free = max(0.0, (slot - number.width - CHOICES.number_gap_mm) / 2)
        places = around(point, number, width, free, sides)
        place = min(places, key=lambda p: p[0] + _cost(p[1], points, placed, floor))[1]
        placed.append(place)
        ax.put(number, place.x, place.y)


def where_free(
    ax: PressAxes,
    floor: float,
    width: float,
    line: list[Point],
    told: list[tuple[Point, Words]],
    taken: list[Box],
) -> list[Point]:
    """Set numbers at some points of a line, the first first, each where it stands on nothing.

    One that has no such place is left out: the line's scale tells it. Returns the points told.
    """
    placed, points = list(taken), list[Point]()
    for point, number in told:
        places = (place for _, place in around(point, number, width, math.inf, (True, False)))
        clear = (p for p in places if p.y >= 0 and not _cost(p, line, placed, floor))
        if place := next(clear, None):
            placed.append(place)
            points.append(point)
            ax.put(number, place.x, place.y)
    return points


def around(
    point: Point, number: Words, width: float, free: float, sides: tuple[bool, ...]
) -> list[tuple[float, Box]]:
    """Return the places of a number at a point of a line, the best first, and what each costs.

    `free` is how far to the right it may be moved, mm; to the left, beyond its slot, only where the
    number before leaves room.
    """
    (x, y), made = point, list[tuple[float, Box]]()
    for n, (wish, over) in enumerate(product((0.0, -0.5, 0.5), sides)):
        left = x + min(wish * number.width, free) - number.width / 2
        left = min(max(left, 0.0), width - number.width)
        top = y - AWAY_MM - number.height if over else y + AWAY_MM
        made.append((n * CHOICES.place_cost, Box(left, top, number.width, number.height)))
    return made


def _cost(place: Box, line: list[Point], placed: list[Box], floor: float) -> float:
    """Return what it costs that a number stands on others, on the line or under the floor."""
    own = CHOICES
    roomy = Box(place.x - 0.8, place.y - 0.4, place.width + 1.6, place.height + 0.8)
    covers = [_cover(roomy, p, q) for p, q in pairwise(line)]
    on_line = sum(own.on_line_cost + covered for covered in covers if covered)
    collisions = (place.bottom > floor) + sum(roomy.overlaps(p) for p in placed)
    return own.collide_cost * collisions + on_line


def apart(places: list[float], least: float, low: float, high: float) -> list[float]:
    """Return places moved apart to a least distance, each as near as may be to where it was.

    None is under `low` or over `high`, between which all have room.
    """
    order = sorted(range(len(places)), key=lambda i: places[i])
    heaps: list[tuple[float, list[int]]] = []  # middle of a heap, its members
    for i in order:
        heaps.append((places[i], [i]))
        while len(heaps) > 1:
            (first, below), (then, above) = heaps[-2:]
            if then - first >= (len(below) + len(above)) / 2 * least - 1e-9:
                break
            members = below + above
            wish = sum(places[m] - k * least for k, m in enumerate(members)) / len(members)
            heaps[-2:] = [(wish + (len(members) - 1) / 2 * least, members)]
    found, count = [0.0] * len(places), len(places)
    for middle, members in heaps:
        for k, member in enumerate(members):
            found[member] = middle + (k - (len(members) - 1) / 2) * least
    for k, member in enumerate(order):
        place = max(found[member], low + k * least)
        found[member] = min(place, high - (count - 1 - k) * least)
    return found
