"""A whole and its parts, drawn: a ring, or a field of a hundred squares.

Input: a `share` figure and a square in mm. Output: the marks, with a single part's number in the
ring where it fits, its words (超过) over and under it.
"""

from __future__ import annotations

import math

from charts.choices import CHOICES
from charts.gauge import Gauge
from charts.numbers import Group, group
from charts.palette import HIGHLIGHT, PALE, PLAIN, SOFT
from charts.scene import TICK_MM, Pen, seen
from content.model import Datum, Figure
from fonts.lengths import pt

HOLE = 0.66  # inner radius of a ring, of its outer
CUT_MM = 0.2  # half the white between two parts
INKS = (PLAIN, SOFT, "grey", "primary_dark", "grey_dark", PALE)


def whole(figure: Figure) -> float:
    """Return the whole of which the items are parts; 0 where it is not known."""
    if figure.total:
        return figure.total
    if all(d.unit in {"%", "％"} for d in figure.items):
        return 100.0
    return sum(d.value or 0.0 for d in figure.items) if len(figure.items) > 1 else 0.0


def word_ink(ink: str) -> str:
    """Return the ink of a number beside a part of this ink: pale ones are no colours for words."""
    return {PALE: PLAIN, "grey": "grey_dark"}.get(ink, ink)


def inks(figure: Figure) -> list[str]:
    """Return the ink of each part: red for the highlighted, or for a part that stands alone."""
    if len(figure.items) == 1:
        return [HIGHLIGHT]
    cool = iter(INKS * 3)
    return [HIGHLIGHT if d.highlight else next(cool) for d in figure.items]


def in_ring(figure: Figure, across: float, gauge: Gauge) -> list[tuple[Group, float]] | None:
    """Return the lines of a number inside a ring, with their baselines, or nothing."""
    if len(figure.items) != 1 or figure.style == "waffle":
        return None
    datum, hole = figure.items[0], across / 2 * HOLE * 0.95
    for size in (0.98 * pt(across) * f for f in CHOICES.words.ring_shares):
        if size < CHOICES.words.ring_least_pt:
            break
        word = gauge.styles.word.size.least_pt
        lines = [(group(Datum(before=w), word, "ink", gauge)) for w in [datum.before] if w]
        lines.append(group(datum, size, HIGHLIGHT, gauge, words=False))
        lines += [group(Datum(before=w), word, "ink", gauge) for w in [datum.after] if w]
        total = sum(g.height for g in lines) + 0.9 * (len(lines) - 1)
        y, placed, fits = -total / 2, [], True
        for line in lines:
            for edge in (y, y + line.height):
                fits = fits and math.hypot(line.width / 2, edge) <= hole
            y += line.height
            placed.append((line, y))
            y += 0.9
        if fits:
            return placed
    return None


def draw_whole(figure: Figure, pen: Pen, x: float, y: float, across: float, gauge: Gauge) -> None:
    """Draw ring or field in a square, top left at x, y."""
    if figure.style == "waffle":
        _field(figure, pen, x, y, across, 10)
        return
    radius = across / 2
    total = whole(figure)
    # A cut takes 0.4 mm of each part; a part that stands alone has none.
    room = TICK_MM + (2 * CUT_MM if len(figure.items) > 1 else 0.0)
    own = [(d.value or 0.0) / total for d in figure.items]
    shares = seen([*own, max(0.0, 1 - sum(own))], room / (2 * math.pi * radius * HOLE))
    at = 0.0
    pen.sector(x + radius, y + radius, radius * HOLE, radius, 0, 1, "grey_light")
    for share, ink in zip(shares, inks(figure), strict=False):
        end = min(1.0, at + share)
        pen.sector(x + radius, y + radius, radius * HOLE, radius, at, end, ink)
        at = end
    if len(figure.items) > 1:  # white cuts between the parts
        at = 0.0
        for share in shares[:-1]:
            turn = 2 * math.pi * at
            sin, cos = math.sin(turn), -math.cos(turn)
            cx, cy = x + radius, y + radius
            half = CUT_MM
            inner, outer = radius * (HOLE - 0.02), radius * 1.005
            pen.area(
                [
                    (cx + inner * sin - half * cos, cy + inner * cos + half * sin),
                    (cx + outer * sin - half * cos, cy + outer * cos + half * sin),
                    (cx + outer * sin + half * cos, cy + outer * cos - half * sin),
                    (cx + inner * sin + half * cos, cy + inner * cos - half * sin),
                ],
                "paper",
            )
            at += share
    for line, baseline in in_ring(figure, across, gauge) or []:
        line.draw(pen, x + radius, y + radius + baseline, anchor=0.5)


def _field(figure: Figure, pen: Pen, x: float, y: float, width: float, columns: int) -> None:
    """Draw a hundred squares filled row by row."""
    pitch = width / columns
    side = pitch * 0.86
    pitch = (width - side) / (columns - 1)
    total, start = whole(figure), 0.0
    for i in range(100):
        pen.rect(x + i % columns * pitch, y + i // columns * pitch, side, side, "grey_light")
    for datum, ink in zip(figure.items, inks(figure), strict=True):
        end = min(100.0, start + (datum.value or 0.0) / total * 100)
        for i in range(int(start), math.ceil(end - 1e-9)):
            left, right = max(start - i, 0.0), min(end - i, 1.0)
            pen.rect(
                x + i % columns * pitch + left * side,
                y + i // columns * pitch,
                (right - left) * side,
                side,
                ink,
            )
        start = end
