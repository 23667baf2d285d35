"""Where one unit stands among others, measure by measure: a dot a unit on a line.

Input: items with label (measure), series (unit) and value, one unit highlighted; all on one scale
from zero. Output: a row a measure with its label, the highlighted unit's number and a line of dots,
from the least to the greatest.
"""

from __future__ import annotations

from charts.arrangement import Arrangement, Body, PressAxes, headed
from charts.cells import Cell, grid
from charts.choices import CHOICES
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.numbers import even, group, number_text
from charts.palette import HIGHLIGHT, PALE, SOFT
from charts.scene import Box
from charts.sound import Problem, unprinted, valued
from charts.wording import NOTHING, field
from content.model import Datum, Figure
from content.words import message
from fonts.lengths import pt

NAME = "点带图"
OWN_MM, OTHER_MM, LINE_MM = 1.5, 0.85, 1.4  # radius of a dot; between words and dots


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    for label in {d.label for d in figure.items}:
        if sum(1 for d in figure.items if d.label == label and d.highlight) != 1:
            return message("chart.no-highlight", label=label)
    return valued(figure, message("chart.dot-below-0"), least=0) or unprinted(
        figure, "period", "note"
    )


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the rows under each other."""
    styles, items = gauge.styles, even(figure.items)
    most = max(d.value or 0.0 for d in items) or 1.0
    if most <= 100 and {d.unit for d in items} == {"%"}:
        most = 100.0
    frame, told = Frame.of(figure, width, gauge), [d for d in items if d.highlight]
    others = {d.label: [o for o in items if o.label == d.label and o is not d] for d in told}
    end = f"0—{number_text(Datum(value=most))}{items[0].unit}"
    own, rest = field(HIGHLIGHT, 2.4, 2.4), field(SOFT, 1.7, 1.7)
    key = gauge.key([(own, told[0].series), (rest, "其他各处"), (NOTHING, end)], width)

    def cell(d: Datum, level: float) -> Cell | None:
        role = styles.strip_label
        label = gauge.text(d.label, role, size_pt=role.size.quarter(level))
        number = group(d, styles.sizes.strip.at(level), HIGHLIGHT, gauge)
        if label.width + number.width + CHOICES.list_label_mm / 4 > width:
            return None
        head = max(label.height, number.height)

        def draw(ax: PressAxes, box: Box) -> None:
            top = box.y + (box.height - head - LINE_MM - 2 * OWN_MM) * 0.4
            ax.put(label, 0, top + head, (0, 1))
            ax.put(number, width, top + head, (1, 1))
            y = top + head + LINE_MM + OWN_MM
            xs = [
                OWN_MM + (o.value or 0) / most * (width - 2 * OWN_MM) for o in (d, *others[d.label])
            ]
            ax.hlines(y, OWN_MM, width - OWN_MM, color="grey", lw=0.5)
            ax.hlines(y, min(xs), max(xs), color=PALE, lw=1.7)
            ax.plot(xs[1:], [y] * (len(xs) - 1), "o", ms=pt(2 * OTHER_MM), color=SOFT)
            ax.plot(xs[:1], [y], "o", ms=pt(2 * OWN_MM), color=HIGHLIGHT)

        return Cell(head + LINE_MM + 2 * OWN_MM, draw)

    def plan(level: float) -> Body | None:
        if width < CHOICES.strip_mm:
            return None
        made = [cell(d, level) for d in told]
        rows = grid(made, [width], level, air=(0.8, 3.0), within=0.6, rules=False)
        return headed(key, rows, between(2.2, 3.4, level))

    return [Arrangement("strip", plan, frame, CHOICES.airy)]
