"""完成图: what was aimed at and what came of it, each in its own unit: a bar of the share done.

Input: items with label, series (two, of which one names an aim: 目标, 计划, 任务 …) and value.
Output: a row a thing: its name with both values, a bar that is the share done with its per cent, a
mark across it where the aim is reached.
"""

from __future__ import annotations

from functools import partial

from charts.arrangement import Arrangement, Body
from charts.choices import CHOICES
from charts.frame import Frame
from charts.gauge import Gauge
from charts.numbers import MISSING, aside, asides, even, group, plain
from charts.palette import HIGHLIGHT, PLAIN, SOFT, ink_of
from charts.rows import Bar, Look, bar_grid, labelled
from charts.sound import Problem, once, valued
from charts.values import parted
from charts.wording import NOTHING
from content.filling.quantities import measure
from content.model import Datum, Figure, aim_of
from content.words import message

NAME = "完成图"


def check(figure: Figure) -> Problem:
    """Return what keeps a figure from being drawn."""
    aim = aim_of([d.series for d in figure.items])
    aims = [d for d in figure.items if d.series == aim]
    labels = parted(figure.items, "label").values()
    if not aim or not all(d.value and d.value > 0 for d in aims) or len(aims) < len(labels):
        return message("chart.no-aim")
    bases = [{measure(d.unit).base for d in both} for both in labels]
    if any(len(one) > 1 for one in bases) or any(measure(d.unit).share for d in aims):
        return message("chart.aim-units")
    return valued(figure, gaps=True) or once(
        figure, message("chart.group-twice"), "label", "series"
    )


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the rows: names beside their bars, and over them."""
    aim = aim_of([d.series for d in figure.items])
    result = next(d.series for d in figure.items if d.series != aim)
    frame = Frame.of(figure, width, gauge, *asides(figure.items), caption=("完成率", "竖线：100%"))
    done, said = list[Datum](), list[str]()
    for both in parted(figure.items, "label").values():
        goal = next(d for d in both if d.series == aim)
        missing = goal.model_copy(update={"value": None, "series": result})
        own = next((d for d in both if d is not goal), missing)
        share = None if own.value is None else round(100 * own.value / (goal.value or 1.0), 1)
        said.append(aside(*(f"{d.series}{plain(d) or MISSING}" for d in (goal, own))))
        bare = {"value": share, "unit": "%", "display": "", "before": "", "after": ""}
        done.append(own.model_copy(update=bare))

    def plan(level: float, side: bool) -> Body | None:
        size = gauge.styles.sizes.bar.at(level * 0.7)
        bars = []
        for d, words in zip(even(done), said, strict=True):
            ink = HIGHLIGHT if d.highlight else PLAIN if (d.value or 0.0) >= 100 else SOFT
            name = labelled(d.label, words, width, gauge, level, side)
            number = group(d, size, ink_of(d), gauge)
            bars.append(Bar(name, d.value or 0.0, number, ink, 100.0))
        look = Look(side=side, shortest_mm=CHOICES.shortest_bar_mm)
        return bar_grid([(NOTHING, bars)], width, 1, level, look)

    return [
        Arrangement(name, partial(plan, side=side), frame, CHOICES.airy, rank)
        for name, side, rank in (("side", True, 0.0), ("over", False, CHOICES.over_rank))
    ]
