"""Random data: whatever passes the checks is drawn without a collision."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import charts
from charts.chart import scene
from charts.icons import ICONS
from charts.scaled import scaled
from content.model import KINDS, Datum, Figure, FigureKind
from fonts.library import FontLibrary
from tests.charts.checks import marks_hold

WORDS = st.text("芦淞区产业发展与民生改善，（）“”、GDP2016SA60L ·", max_size=30).map(str.strip)
NUMBERS = st.one_of(
    st.integers(0, 20).map(float),
    st.floats(-1e9, 1e9, allow_nan=False).map(lambda v: round(v, 2)),
)
#: Kinds that print neither `period` nor `note`, which random figures have.
SILENT = {"columns", "stacked", "strip", "pyramid", "map"}
UNITS = st.sampled_from(["", "%", "亿元", "个百分点", "万人次"])


@st.composite
def figures(draw: st.DrawFn, kind: FigureKind | str) -> Figure:
    unit = draw(UNITS)
    count = draw(st.integers(1, 12))
    values = draw(st.lists(NUMBERS, min_size=count, max_size=count))
    if kind in {FigureKind.FUNNEL, FigureKind.SHARE}:
        values = sorted((abs(v) for v in values), reverse=True)
    items = tuple(
        Datum(
            label=draw(WORDS),
            value=value,
            before=draw(st.sampled_from(["", "", "突破", "超过"])),
            after=draw(st.sampled_from(["", "", "以上"])),
            unit=unit,
            period=str(2000 + i) if kind is not FigureKind.BEFORE_AFTER else f"{2000 + i % 2}年",
            series=draw(st.sampled_from(["", "甲"])) if kind is FigureKind.KEY else "",
            note=draw(WORDS) if kind is not FigureKind.CHANGE else "",
            text=draw(WORDS) if kind is FigureKind.TIMELINE else "",
            highlight=draw(st.booleans()),
        )
        for i, value in enumerate(values)
    )
    if kind == "slope":  # each thing at the same two moments
        items = tuple(
            d.model_copy(update={"label": f"{d.label}{i}", "period": f"{2000 + k}年", "note": ""})
            for i, d in enumerate(items)
            for k in (0, 1)
        )
    total = sum(values) * 1.2 + 1 if kind is FigureKind.SHARE else None
    style = draw(st.sampled_from(["ring", "waffle"])) if kind is FigureKind.SHARE else "units"
    return Figure(
        id="random",
        kind=kind,
        title=draw(WORDS),
        note=draw(WORDS),
        source=draw(WORDS),
        style={
            FigureKind.SHARE: style,
            FigureKind.RANKED: style,
            "icons": " ".join(ICONS[: len(items)]),
        }.get(kind, ""),
        total=total,
        items=items,
    )


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in SILENT])
def test_random_figures_hold(kind: str, fonts: FontLibrary) -> None:
    random_figures_hold(kind, fonts)


def random_figures_hold(kind: FigureKind | str, fonts: FontLibrary) -> None:
    """Draw random figures of a kind at random sizes, those that it refuses aside."""

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(figures(kind), st.floats(0, 1), st.floats(0, 1))
    def holds(figure: Figure, wide: float, tall: float) -> None:
        try:
            narrowest = charts.min_width_mm(figure, fonts)
        except charts.ChartError:
            return
        width = narrowest + (350 - narrowest) * wide**2
        least, _, greatest = charts.height_range(figure, width, fonts)
        height = least + (greatest - least) * tall
        marks_hold(scaled(figure), scene(figure, width, height, fonts), width, height)

    holds()
