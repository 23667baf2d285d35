"""Moments along an axis stand in proportion; where they cannot, the axis is broken and says so."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from charts.chart import height_range, scene
from charts.dates import axis, brief, out_of_order, pauses, spans, ticks, years
from charts.direct import apart
from charts.palette import PLAIN, SOFT
from charts.rows import series_inks
from content.model import Datum, FigureKind
from fonts import FontLibrary
from tests.charts.samples import figure


def test_dates_are_read() -> None:
    assert years(["1990", "2000年", "2020.7"]) == [1990, 2000, 2020.5]
    assert years(["1984年5月", "1997年底", "2001年初"]) == pytest.approx(
        [1984 + 4 / 12, 1997.99, 2001]
    )
    assert years(["2020", "2019"]) is None
    assert years(["2016年", "“十四五”"]) is None
    assert spans(["改革前", "改革中", "改革后"]) == [1, 1]


def test_years_are_in_proportion() -> None:
    found = axis(["1990", "2000", "2020", "2025"], 80, 8)
    assert found is not None and not found.breaks
    gaps = [b - a for a, b in pairwise(found.xs)]
    assert [gap / gaps[2] for gap in gaps] == pytest.approx([2, 4, 1])
    assert found.xs[0] == pytest.approx(80 - found.xs[-1])


def test_what_does_not_fit_is_broken() -> None:
    found = axis(["1990", "2000", "2020", "2021"], 80, 12)
    assert found is not None and found.breaks == (1, 2)
    gaps = [b - a for a, b in pairwise(found.xs)]
    assert gaps[0] == pytest.approx(gaps[1])
    assert gaps[2] >= 12 - 1e-9


@given(
    st.lists(st.integers(1, 30), min_size=1, max_size=9),
    st.floats(30, 200),
    st.floats(4, 20),
)
def test_no_two_are_nearer_than_they_may_be(steps: list[int], width: float, least: float) -> None:
    periods = [str(1900 + sum(steps[:i])) for i in range(len(steps) + 1)]
    found = axis(periods, width, least)
    assert (found is None) == (width / len(periods) < least)
    if found is None:
        return
    gaps = [b - a for a, b in pairwise(found.xs)]
    assert min(gaps) >= least - 1e-6
    assert found.xs[0] >= least / 2 - 1e-6 and found.xs[-1] <= width - least / 2 + 1e-6
    pairs = list(enumerate(zip(gaps, steps, strict=True), 1))
    whole = [pair for i, pair in pairs if i not in found.breaks]
    cut = [pair for i, pair in pairs if i in found.breaks]
    for gap, step in whole:
        assert gap / step == pytest.approx(whole[0][0] / whole[0][1])
        assert all(wide >= gap - 1e-6 for wide, _ in cut)
    assert not cut or whole


@pytest.mark.parametrize(
    ("periods", "breaks"),
    [(("2000", "2010", "2015", "2020"), 0), (("1990", "2000", "2020", "2021"), 2)],
)
def test_lines_over_uneven_years(periods: tuple[str, ...], breaks: int) -> None:
    items = [Datum(period=p, value=30.0 + i, unit="万人") for i, p in enumerate(periods)]
    shown = figure(FigureKind.CHANGE, "people", "人口", items)
    fonts = FontLibrary.shipped()
    height = height_range(shown, 70, fonts)[1]
    pen = scene(shown, 70, height, fonts)
    places = {w.text.rstrip("年"): w.x + w.width / 2 for w in pen.words if w.text in periods}
    xs = [places[p] for p in periods]
    if not breaks:
        gaps = [b - a for a, b in pairwise(xs)]
        assert [gap / gaps[1] for gap in gaps] == pytest.approx([2, 1, 1], rel=0.03)
    strokes = [s for s in pen.shapes if s.ink == "ink" and s.cap == "round"]
    assert len(strokes) == 2 * breaks


@given(
    st.lists(st.floats(0, 40), min_size=1, max_size=9),
    st.floats(0.5, 4.0),
)
def test_words_at_a_line_s_end_are_moved_apart(places: list[float], least: float) -> None:
    found = apart(places, least, 0.0, 40.0)
    assert min(found) >= -1e-6 and max(found) <= 40 + 1e-6
    order = sorted(range(len(places)), key=lambda i: places[i])
    assert all(found[b] - found[a] >= least - 1e-6 for a, b in pairwise(order))
    if all(b - a >= least for a, b in pairwise(sorted(places))):
        assert found == pytest.approx(places)


def test_what_dates_share_is_said_once() -> None:
    assert brief(["2016年", "2017年"]) == (["2016", "2017"], "")
    assert brief(["2025年9月", "2025年10月"]) == (["9月", "10月"], "2025年")
    assert brief(["2025年一季度", "2025年二季度"]) == (["一季度", "二季度"], "2025年")
    assert brief(["2025年1月5日", "2025年1月20日"]) == (["1月5日", "1月20日"], "2025年")
    for mixed in (["2016年", "2017年5月"], ["2024年12月", "2025年1月"], ["改革前", "改革后"]):
        assert brief(mixed) == (mixed, "")


def test_quarters_and_halves_are_moments() -> None:
    assert years(["2024年四季度", "2025年第2季度"]) == [2024.75, 2025.25]
    assert years(["2025年1月", "2025年1月20日", "2025年2月"]) is not None
    assert years(["2024年上半年", "2024年下半年"]) == [2024.0, 2024.5]


def test_days_and_months_without_a_year_stand_true_to_scale() -> None:
    tenth, twelfth, last = years(["7月10日", "7月12日", "7月26日"]) or []
    assert last - twelfth == pytest.approx(7 * (twelfth - tenth))
    november, december, january = years(["11月", "12月", "1月"]) or []
    assert january - december == pytest.approx(december - november)
    assert years(["9月", "6月", "3月"]) is None  # told backwards: at equal steps
    assert not out_of_order(["9月", "6月", "3月"])
    assert out_of_order(["2021年", "2020年"])


def test_a_long_axis_names_round_years() -> None:
    periods = [f"{year}年" for year in range(1998, 2026)]
    assert ticks(periods, lambda a, b: (b - a) / 4) == {2: "2000", 7: "2005", 12: "2010"} | {
        17: "2015",
        22: "2020",
        27: "2025",
    }
    months = [f"{year}年{month}月" for year in (2023, 2024, 2025) for month in range(1, 13)]
    assert ticks(months, lambda a, b: (b - a) / 5) == {0: "2023", 12: "2024", 24: "2025"}


def test_a_year_that_nobody_measured_is_a_pause() -> None:
    assert pauses([str(y) for y in (2001, 2002, 2003, 2004, 2005, 2009)]) == {5}
    assert pauses([str(y) for y in (1990, 2000, 2010, 2020, 2021)]) == set()
    censuses = (1953, 1964, 1982, 1990, 2000, 2010, 2020)  # at no even step: none is left out
    assert pauses([str(y) for y in censuses]) == set()


def test_what_is_after_a_change_is_darker_than_what_was_before() -> None:
    before, after = series_inks([], ["改革前", "改革后"]).values()
    assert (before, after) == (SOFT, PLAIN)
    assert [*series_inks([], ["男", "女"]).values()] == [PLAIN, SOFT]
