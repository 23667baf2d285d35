"""Direct labels: a number at each point of a line, clear of the line and of the other numbers.

Input: the points of a line and their numbers. Output: the numbers on the pen, each over or under
its point; one wider than its neighbours allow keeps within its own stretch of the axis.
"""

from __future__ import annotations

from itertools import pairwise, product

from charts.arrangement import PressAxes
from charts.choices import CHOICES
from charts.scene import Box, Point
from charts.wording import Words


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
    own = CHOICES
    placed: list[Box] = []
    for (x, y), number in zip(points, numbers, strict=True):
        free = max(0.0, (slot - number.width - own.number_gap_mm) / 2)
        best: tuple[float, Box] | None = None
        for n, (wish, over) in enumerate(product((0.0, -0.5, 0.5), sides)):
            shift = wish * number.width
            shift = min(
                shift, free
            )  # to the left, beyond the slot, only where the number before leaves room
            left = min(max(x + shift - number.width / 2, 0.0), width - number.width)
            top = y - 1.9 - number.height if over else y + 1.9
            place = Box(left, top, number.width, number.height)
            roomy = Box(left - 0.8, top - 0.4, number.width + 1.6, number.height + 0.8)
            cost = n * own.place_cost + (own.collide_cost if place.bottom > floor else 0.0)
            cost += own.collide_cost * sum(roomy.overlaps(p) for p in placed)
            cost += sum(
                own.on_line_cost + covered
                for p, q in pairwise(points)
                if (covered := _cover(roomy, p, q))
            )
            if best is None or cost < best[0]:
                best = cost, place
        assert best is not None
        placed.append(best[1])
        ax.put(number, best[1].x, best[1].y)


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
