"""A chart that is plotted with matplotlib alone, as an editor's developer writes it.

Input: a figure and a function that plots on matplotlib's axes. Output: an arrangement that has head
and foot of every chart, and fits axes with their labels and ticks into its box.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING, cast

from charts.arrangement import Arrangement, Body, PressAxes
from charts.frame import Frame, between
from charts.gauge import Gauge
from charts.scene import Box, Pen
from content.model import Figure

if TYPE_CHECKING:
    from matplotlib.axes import Axes

    from charts.sheet import Sheet

_FITS = 5  # trials to fit axes with their labels into a box: two are enough for most
_SLACK_MM = 0.03
_LEAST_SHARE = 0.3  # of a box that is left for what is drawn


def plain(
    figure: Figure,
    width: float,
    gauge: Gauge,
    plot: Callable[[Axes], object],
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
        _fitted(cast("Sheet", ax.get_figure()), ax.box, plot)

    @cache
    def fits() -> bool:
        from charts.sheet import Sheet  # only where a kind of one's own is drawn

        return _fitted(Sheet(Pen(gauge), width, tall), Box(0, 0, width, tall), plot)

    def plan(level: float) -> Body | None:
        return Body(between(*heights_mm, level), draw) if fits() else None

    tall = heights_mm[0]
    return Arrangement("plain", plan, Frame.of(figure, width, gauge, caption=(caption,)))


def _fitted(sheet: Sheet, box: Box, plot: Callable[[Axes], object]) -> bool:
    """Plot on axes that are made smaller by what stands out of a box; tell whether words have room.

    No word may then stand outside or on another.
    """
    # it brings matplotlib, which a command that draws no such chart need not load
    from charts.renderer import InkRenderer

    ax, left, right = sheet.plotted(box), box.x, box.right
    over, under = box.y, box.bottom
    plot(ax)
    for _ in range(_FITS):
        pen = Pen(sheet.pen.gauge, sheet.pen.least_mm)
        ax.draw(InkRenderer(pen, sheet.width_mm, sheet.height_mm))
        words = [w.box for w in pen.words]
        out = (
            max([box.x - b.x for b in words], default=0.0),
            max([b.right - box.right for b in words], default=0.0),
            max([box.y - b.y for b in words], default=0.0),
            max([b.bottom - box.bottom for b in words], default=0.0),
        )
        if max(out) <= _SLACK_MM:
            return not any(a.overlaps(b, _SLACK_MM) for a, b in combinations(words, 2))
        left, right = left + max(out[0], 0.0), right - max(out[1], 0.0)
        over, under = over + max(out[2], 0.0), under - max(out[3], 0.0)
        if right - left < _LEAST_SHARE * box.width or under - over < _LEAST_SHARE * box.height:
            return False
        ax.set_position(sheet.share(Box(left, over, right - left, under - over)))
    return False
