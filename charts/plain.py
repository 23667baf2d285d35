"""A chart that is plotted with matplotlib alone, as an editor's developer writes it.

Input: a figure and a function that plots on axes. Output: an arrangement that has head and foot of
every chart, and fits axes with their labels and ticks into its box.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from charts.arrangement import Arrangement, Body, PressAxes
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.scene import Box, Pen
from content.model import Figure


def plain(
    figure: Figure,
    width: float,
    gauge: Gauge,
    plot: Callable[[PressAxes], object],
    heights_mm: tuple[float, float],
    caption: str = "",
) -> Arrangement:
    """Return an arrangement that is plotted with matplotlib alone, and made to fit its box.

    Labels and ticks may stand outside of the axes: these are made smaller by what stands out. Where
    words would still stand outside or on each other the width is too small. That is tried, so
    matplotlib is loaded while pages are planned, which the kinds of the house are measured for.

    Args:
        figure: the figure.
        width: width in mm.
        gauge: what measures words.
        plot: draws on the axes.
        heights_mm: least and greatest height of the body.
        caption: what is counted and its unit.
    """

    def draw(ax: PressAxes, box: Box) -> None:
        whole = ax.box
        plot(ax)
        ax.fit(whole)

    @cache
    def fits() -> bool:
        from charts.sheet import Sheet  # only where a kind of one's own is drawn

        ax = Sheet(Pen(gauge), width, heights_mm[0]).axes_in(Box(0, 0, width, heights_mm[0]))
        plot(ax)
        return ax.fit(ax.box)

    def plan(level: float) -> Body | None:
        return Body(between(*heights_mm, level), draw) if fits() else None

    return Arrangement("plain", plan, Frame.of(figure, width, gauge, caption=caption))
