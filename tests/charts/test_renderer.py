"""matplotlib's artists put down: in inks only, no thinner than holds, the same after any other."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.figure import Figure as Canvas
from matplotlib.scale import LogScale

import charts
from charts.chart import scene
from charts.errors import ChartError
from charts.gauge import gauge_of
from charts.scene import TICK_MM, Box, Pen
from charts.sheet import PressAxes, Sheet
from charts.svg import svg_of
from content.model import Datum, Figure
from content.model.inks import InkSet
from fonts.lengths import mm
from fonts.library import FontLibrary
from tests.charts.samples import SLOPE, USUAL, figure

INKS = InkSet.of({})


def drawn(fonts: FontLibrary, plot: Callable[[PressAxes], object]) -> Pen:
    """Return the marks of what is plotted on a sheet of 60 × 40 mm."""
    sheet = Sheet(Pen(gauge_of(fonts)), 60, 40)
    plot(sheet.axes_in(Box(5, 5, 50, 30)))
    return sheet.finish()


@pytest.mark.parametrize("colour", ["red", "#c4161c", (0.1, 0.2, 0.3), "tab:blue"])
def test_a_colour_that_is_no_ink_is_refused(fonts: FontLibrary, colour: Any) -> None:
    with pytest.raises(ChartError) as refused:
        drawn(fonts, lambda ax: ax.plot([0, 50], [0, 30], color=colour))
    assert refused.value.told.code == "chart.foreign-colour"


def test_half_transparent_ink_is_refused(fonts: FontLibrary) -> None:
    with pytest.raises(ChartError):
        drawn(fonts, lambda ax: ax.bar([5], [20], color="primary", alpha=0.5))


def test_marks_stand_where_they_are_plotted(fonts: FontLibrary) -> None:
    """Millimetres from the axes' upper left corner, or values once they have limits."""
    pen = drawn(fonts, lambda ax: ax.bars([(10, 20)], [(4, 9)], "primary"))
    xs, ys = zip(*pen.shapes[0].outline, strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == pytest.approx((15, 25, 9, 14), abs=1e-6)

    def values(ax: PressAxes) -> None:
        ax.values((0, 80), free=(10, 0, 0, 0))
        ax.barh(15, 40, height=4, color="secondary")

    xs, ys = zip(*drawn(fonts, values).shapes[0].outline, strict=True)
    assert (min(xs), max(xs), min(ys), max(ys)) == pytest.approx((15, 35, 18, 22), abs=1e-6)


@pytest.mark.parametrize("long", [0.002, 0.05, 0.2])
def test_a_thin_bar_is_a_tick_and_nothing_is_nothing(fonts: FontLibrary, long: float) -> None:
    pen = drawn(fonts, lambda ax: ax.bars([(10, 10 + long), (10, 10)], [(4, 9), (12, 17)], "ink"))
    (bar,) = pen.shapes
    assert max(x for x, _ in bar.outline) - min(x for x, _ in bar.outline) == pytest.approx(TICK_MM)
    line = drawn(fonts, lambda ax: ax.hlines(5, 0, 50, color="ink", lw=0.01)).shapes[0]
    assert line.stroke_mm == pytest.approx(mm(0.25))


def test_words_of_matplotlib_are_set_by_the_composer(fonts: FontLibrary) -> None:
    pen = drawn(fonts, lambda ax: ax.text(10, 10, "3·15晚会", size=9, ha="right", color="primary"))
    (words,) = pen.words
    assert words.label.width_em == pytest.approx(4.96, abs=1e-6)
    assert words.x + words.width == pytest.approx(15)
    assert words.ink == "primary"


def test_ticks_are_the_locators_and_formatters(fonts: FontLibrary) -> None:
    def plot(ax: Axes) -> None:
        ax.set(xlim=(2018, 2022), ylim=(0, 1))
        ax.set_xticks([2018, 2020, 2022], ["2018年", "2020年", "2022年"])

    sheet = Sheet(Pen(gauge_of(fonts)), 60, 40)
    plot(sheet.plotted(Box(5, 5, 50, 30)))
    years = sheet.finish().words[:3]
    assert [w.text for w in years] == ["2018年", "2020年", "2022年"]
    assert years[1].x < 30 < years[1].x + years[1].width
    assert min(w.y for w in years) > 35


def test_a_chart_is_the_same_after_any_other(fonts: FontLibrary) -> None:
    """One sheet serves chart after chart; nothing of the one before is seen on it."""

    def svg(one: Figure) -> str:
        height = charts.height_range(one, 80, fonts)[1]
        return charts.draw(one, 80, height, INKS, fonts).svg

    first = {one.id: svg(one) for one in USUAL}
    for order in (USUAL[::-1], USUAL[::2] + USUAL[1::2]):
        assert {one.id: svg(one) for one in order} == first


def test_axes_with_a_state_of_their_own_are_not_used_again(fonts: FontLibrary) -> None:
    def strange(ax: PressAxes) -> None:
        ax.set_xlim(1, 100)
        ax.set_xscale("log")
        ax.set_xticks([1, 10, 100])
        assert isinstance(ax.xaxis.get_transform(), type(LogScale(ax.xaxis).get_transform()))

    before = scene(SLOPE, 80, charts.height_range(SLOPE, 80, fonts)[1], fonts)
    sheet = Sheet.begun(Pen(gauge_of(fonts)), 60, 40)
    strange(sheet.axes_in(Box(5, 5, 50, 30)))
    sheet.finish()
    after = scene(SLOPE, 80, charts.height_range(SLOPE, 80, fonts)[1], fonts)
    assert svg_of(before, "a", "", 80, 60, INKS) == svg_of(after, "a", "", 80, 60, INKS)


def test_no_sheet_stays_behind(fonts: FontLibrary) -> None:
    for _ in range(3):
        for shown in USUAL:
            charts.draw(shown, 80, charts.height_range(shown, 80, fonts)[1], INKS, fonts)
    gc.collect()
    assert sum(isinstance(thing, Canvas) for thing in gc.get_objects()) <= 2


def test_unlike_units_are_refused() -> None:
    items = [Datum(label=n, value=v, unit=u) for n, v, u in (("甲", 3, "人次"), ("乙", 2, "件"))]
    for kind in ("ranked", "funnel", "slope", "columns", "change", "pyramid"):
        fitted = [d.model_copy(update={"period": "2020年"}) for d in items]
        with pytest.raises(ChartError):
            charts.min_width_mm(figure(kind, "x", "甲", fitted), FontLibrary.shipped())
