"""点差图: two values of each of many things on one line, so that the distance is seen.

Input: items with label and series or period, two in all, and value. Output: a row a thing: its
name, two dots joined by a band, a number beside each.
"""

from __future__ import annotations

from charts.arrangement import Arrangement, Body, PressAxes, headed
from charts.choices import CHOICES
from charts.frame import between, framed
from charts.gauge import Gauge
from charts.numbers import group
from charts.palette import HIGHLIGHT, PALE, PLAIN, SOFT
from charts.scene import Box
from charts.sound import Problem, once, unprinted, valued
from charts.values import paired
from charts.wording import field
from content.model import Figure
from content.words import message
from fonts.lengths import pt

NAME = "点差图"
ONE_SCALE = True
GAP_MM, DOT_MM = 1.0, 1.3  # dot to number; radius of a dot


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    names, labels = {d.series or d.period for d in figure.items}, {d.label for d in figure.items}
    if len(names) != 2 or len(figure.items) != 2 * len(labels):
        return message("chart.not-two-values")
    twice = once(figure, message("chart.group-twice"), "label", "series", "period")
    return valued(figure) or twice or unprinted(figure, "note")


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the rows under each other."""
    styles, (bare, frame) = gauge.styles, framed(figure, width, gauge)
    role = styles.bar_label
    pairs = paired(bare.items, lambda d: d.series or d.period)
    first, last = (d.series or d.period for d in pairs[0])
    values = [d.value or 0.0 for pair in pairs for d in pair]
    low, high = min(values), max(values) if max(values) > min(values) else min(values) + 1.0
    signs = [(field(ink, 2.0, 2.0), name) for ink, name in ((SOFT, first), (PLAIN, last))]
    key = gauge.key(signs, width)

    def plan(level: float) -> Body | None:
        room, size = CHOICES.label_share * width, styles.sizes.part.at(level)
        names = [gauge.text(a.label, role, room, role.size.quarter(level)) for a, _ in pairs]
        numbers = [[group(d, size, PLAIN, gauge) for d in pair] for pair in pairs]
        side = max(n.width for both in numbers for n in both) + GAP_MM + DOT_MM
        left = max(n.width for n in names) + 2.0 + side
        if width - left - side < CHOICES.strip_mm / 2 or max(n.lines for n in names) > 2:
            return None
        tall = max(*(n.height for n in names), 2 * DOT_MM) + between(1.2, 3.0, level)

        def draw(ax: PressAxes, box: Box) -> None:
            step, scale = box.height / len(pairs), (width - left - side) / (high - low)
            ys = [box.y + step * (i + 0.5) for i in range(len(pairs))]
            ends = [[left + ((d.value or 0.0) - low) * scale for d in pair] for pair in pairs]
            begins = [n.width + 1.0 for n in names]
            ax.hlines(
                ys, begins, [min(pair) - side + DOT_MM for pair in ends], "grey_light", lw=0.3
            )
            told = [HIGHLIGHT if any(d.highlight for d in pair) else PLAIN for pair in pairs]
            ax.hlines(ys, *zip(*ends, strict=True), color=PALE, lw=pt(DOT_MM))
            ax.scatter([a for a, _ in ends], ys, pt(2 * DOT_MM) ** 2, SOFT, lw=0, zorder=3)
            ax.scatter([b for _, b in ends], ys, pt(2 * DOT_MM) ** 2, told, lw=0, zorder=3)
            for y, name, both, (a, b), ink in zip(ys, names, numbers, ends, told, strict=True):
                ax.put(name, 0, y, (0, 0.5))
                turn = 1 if b >= a else -1
                for number, x, way in ((both[0], a, -turn), (both[1].drawn(ink), b, turn)):
                    ax.put(number, x, y, ((1 - way) / 2, 0.5), (way * (GAP_MM + DOT_MM), 0))

        return headed(key, Body(tall * len(pairs), draw), 1.6)

    return [Arrangement("rows", plan, frame, CHOICES.airy)]
