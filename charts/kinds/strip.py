"""Where one unit stands among others, measure by measure: a dot a unit on a line.

Input: items with label (measure), series (unit) and value, one unit highlighted; all on one scale
from zero. Output: a row a measure with its label, the highlighted unit's number and a line of dots,
from the least to the greatest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from charts.arrangement import Arrangement, between
from charts.choices import CHOICES
from charts.frame import Body, Frame, plotted
from charts.gauge import Gauge
from charts.numbers import group, number_text
from charts.palette import HIGHLIGHT, PALE, SOFT
from charts.unprinted import unprinted
from content.model import Datum, Figure
from content.words import Message, message
from fonts.lengths import mm, pt

if TYPE_CHECKING:
    from charts.sheet import PressAxes

NAME = "点带图"
WIDEST_MM = CHOICES.strip.widest_mm
KEY_MM = 4.4
OWN_MM, OTHER_MM = 1.5, 0.85  # radius of a dot
LINE_MM = 1.4  # between words and dots


def check(figure: Figure) -> Message | None:
    """Return what keeps a figure from being drawn."""
    if any(d.value is None or d.value < 0 for d in figure.items):
        return message("chart.dot-below-0")
    for label in {d.label for d in figure.items}:
        if sum(1 for d in figure.items if d.label == label and d.highlight) != 1:
            return message("chart.no-highlight", label=label)
    return unprinted(figure, "period", "note")


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the rows under each other."""
    own, styles = CHOICES.strip, gauge.styles
    most = max(d.value or 0.0 for d in figure.items) or 1.0
    if most <= 100 and {d.unit for d in figure.items} == {"%"}:
        most = 100.0
    end = f"0—{number_text(Datum(value=most))}{figure.items[0].unit}"
    frame = Frame.of(figure, width, gauge)
    rows: list[tuple[Datum, list[Datum]]] = []
    for label in dict.fromkeys(d.label for d in figure.items):
        items = [d for d in figure.items if d.label == label]
        rows += [(d, [o for o in items if o is not d]) for d in items if d.highlight]

    def plan(level: float) -> Body | None:
        size, label = styles.strip_label.size.quarter(level), styles.strip_label
        numbers = [group(d, styles.sizes.strip.at(level), HIGHLIGHT, gauge) for d, _ in rows]
        free = min(
            width - gauge.width(d.label, label, size) - n.width
            for (d, _), n in zip(rows, numbers, strict=True)
        )
        if width < own.shortest_mm or free < own.label_gap_mm:
            return None
        head = max(mm(size), *(n.height for n in numbers))
        least = head + LINE_MM + 2 * OWN_MM + between(0.8, 3.0, level)

        def draw(ax: PressAxes) -> None:
            base, middle = 0.86 * mm(styles.name.size.pt), 0.86 * mm(styles.name.size.pt) - 0.9
            name, x = rows[0][0].series, 2 * OWN_MM + 1.0
            other = x + gauge.width(name, styles.name) + 3.5
            dot: dict[str, Any] = {"marker": "o", "lw": 0}
            big, small = pt(2 * OWN_MM), pt(2 * OTHER_MM)
            ax.plot([OWN_MM], [middle], markersize=big * 0.8, color=HIGHLIGHT, **dot)
            ax.say(x, base, name, styles.name)
            ax.plot([other], [middle], markersize=small, color=SOFT, **dot)
            ax.say(other + 1.8, base, "其他各处", styles.name)
            ax.say(width, base, end, styles.note, anchor=1)
            step, scale = (ax.size_mm[1] - KEY_MM) / len(rows), (width - 2 * OWN_MM) / most
            for i, ((one, others), number) in enumerate(zip(rows, numbers, strict=True)):
                foot = KEY_MM + step * i + (step - head - LINE_MM - 2 * OWN_MM) * 0.45 + head
                ax.say(0, foot, one.label, label, size)
                ax.put(width, foot, number, 1)
                y = foot + LINE_MM + OWN_MM
                xs = [OWN_MM + (d.value or 0.0) * scale for d in (one, *others)]
                ax.hlines(y, OWN_MM, width - OWN_MM, color="grey", lw=0.5)
                ax.hlines(y, min(xs), max(xs), color=PALE, lw=1.7)
                ax.plot(xs[1:], [y] * len(others), markersize=small, color=SOFT, **dot)
                ax.plot(xs[:1], [y], markersize=big, color=HIGHLIGHT, **dot)

        return Body(KEY_MM + least * len(rows), draw)

    return [plotted(frame, "strip", plan, own.stretch)]
