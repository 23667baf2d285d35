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
from charts.numbers import MISSING, aside, asides, plain, spaced
from charts.palette import HIGHLIGHT, PLAIN, SOFT, ink_of
from charts.rows import Look, bar_grid, bar_of, labelled
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
    if any(len({d.unit for d in both}) > 1 or measure(both[0].unit).share for both in labels):
        return message("chart.aim-units")
    return valued(figure, gaps=True) or once(
        figure, message("chart.group-twice"), "label", "series"
    )


def arrangements(figure: Figure, width: float, gauge: Gauge) -> list[Arrangement]:
    """Return the rows: names beside their bars, and over them."""
    aim = aim_of([d.series for d in figure.items])
    result = next(d.series for d in figure.items if d.series != aim)
    frame = Frame.of(
        figure, width, gauge, *asides(figure.items), caption=spaced("完成率", "竖线：100%")
    )
    rows = list[tuple[Datum, Datum, str]]()
    for both in parted(figure.items, "label").values():
        goal = next(d for d in both if d.series == aim)
        missing = goal.model_copy(update={"value": None, "series": result})
        done = next((d for d in both if d is not goal), missing)
        said = (f"{d.series}{plain(d) or MISSING}" for d in (goal, done))
        share = None if done.value is None else round(100 * done.value / (goal.value or 1.0), 1)
        rows.append(
            (
                done.model_copy(
                    update={"value": share, "unit": "%", "display": "", "before": "", "after": ""}
                ),
                goal,
                aside(*said),
            )
        )

    def plan(level: float, side: bool) -> Body | None:
        size = gauge.styles.sizes.bar.at(level * 0.7)
        bars = []
        for done, _, said in rows:
            reached = done.value is not None and done.value >= 100
            ink = HIGHLIGHT if done.highlight else PLAIN if reached else SOFT
            name = labelled(done.label, said, width, gauge, level, side)
            bars.append(bar_of(done, name, size, gauge, (ink, ink_of(done)), 100.0))
        look = Look(side=side, shortest_mm=CHOICES.shortest_bar_mm)
        return bar_grid([(NOTHING, bars)], width, 1, level, look)

    return [
        Arrangement(name, partial(plan, side=side), frame, CHOICES.airy, rank)
        for name, side, rank in (("side", True, 0.0), ("over", False, CHOICES.over_rank))
    ]
