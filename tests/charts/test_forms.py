"""Forms that data of a district ask for: long series, ranks, aims, measures of unlike units, spots.

Each is chosen by the data, and drawn so that what it tells is seen: on the finished marks.
"""

from __future__ import annotations

import itertools

import pytest

import charts
from charts.chart import scene
from charts.numbers import even, number_text
from charts.palette import SOFT
from charts.scene import Pen
from content.model import Datum, Figure, Place
from content.reading.charting import kind_for
from fonts.library import FontLibrary
from tests.charts.checks import marks_hold
from tests.charts.samples import figure

TOWNS = ["青石镇", "南坪镇", "河口镇", "白沙镇", "柳湾镇", "石桥镇"]


def drawn(fonts: FontLibrary, items: list[Datum], width: float, **more: object) -> Pen:
    """Return the marks of what the data choose, whole in themselves."""
    kind = kind_for(items, bool(more.get("places")), None)[0]
    shown = figure(kind, "shown", "各镇", items, **more)
    height = charts.height_range(shown, width, fonts)[1]
    pen = scene(shown, width, height, fonts)
    marks_hold(shown, pen, width, height)
    return pen


def at(pen: Pen, text: str) -> tuple[float, float]:
    """Return the middle of words."""
    box = next(w.box for w in pen.words if w.text == text)
    return (box.x + box.right) / 2, (box.y + box.bottom) / 2


def yearly(missing: tuple[int, ...] = ()) -> list[Datum]:
    values = {y: 24 + (y * 7 % 11) / 10 for y in range(1996, 2026) if y not in missing}
    return [Datum(period=f"{y}年", value=round(v, 2), unit="米") for y, v in values.items()]


@pytest.mark.parametrize("width", [54.0, 90.0, 150.0])
def test_a_long_series_is_a_line_broken_where_years_are_missing(
    width: float, fonts: FontLibrary
) -> None:
    def lines(items: list[Datum]) -> int:
        pen = drawn(fonts, items, width)
        return sum(s.ink == "secondary" and s.stroke_mm > 0.4 for s in pen.shapes)

    assert lines(yearly()) == 1
    assert lines(yearly(missing=(2004, 2005))) == 2


@pytest.mark.parametrize("width", [60.0, 90.0])
def test_of_one_line_its_last_moment_is_seen_first(width: float, fonts: FontLibrary) -> None:
    """Where the editor highlights nothing, and only there."""

    def told(items: list[Datum]) -> set[str]:
        pen = drawn(fonts, items, width)
        return {w.text for w in pen.words if w.ink == "primary"}

    items = yearly()
    picked = [d.model_copy(update={"highlight": d is items[0]}) for d in items]
    last = told(items)
    assert last == {number_text(items[-1])}
    assert not last & told(picked)


def test_a_highlighted_moment_without_value_is_a_gap(fonts: FontLibrary) -> None:
    """A value that is missing is told nowhere on the line, even where the editor asked for it."""
    items = [
        d.model_copy(update={"value": None, "highlight": True}) if d.period == "2010年" else d
        for d in yearly()
    ]
    assert not any(w.ink == "primary" for w in drawn(fonts, items, 90.0).words)


def test_the_other_place_is_not_lost_where_squares_were_asked_for(fonts: FontLibrary) -> None:
    """One thing in two places: squares have no place for the other, so a bar with a tick is drawn.

    One alone is counted out.
    """
    places = [
        Datum(label="持证", series="本县", value=31, unit="家", highlight=True),
        Datum(label="持证", series="邻县", value=22, unit="家"),
    ]

    def said(items: list[Datum]) -> set[str]:
        shown = figure("share", "shown", "持证上岗", items, style="waffle", total=60)
        height = charts.height_range(shown, 90.0, fonts)[1]
        return {w.text for w in scene(shown, 90.0, height, fonts).words}

    assert {"本县", "31", "邻县", "22"} <= said(places)
    assert "一格＝1家" in said(places[:1])


def test_missing_values_are_told_in_their_order(fonts: FontLibrary) -> None:
    """A set's order changes from run to run; the same input is the same bytes."""
    values = [3.0, None, 4.0, None, None, 5.0, None, None, 6.0, None]
    items = [Datum(period=f"{2010 + i}年", value=v, unit="米") for i, v in enumerate(values)]
    missing = [w.x for w in drawn(fonts, items, 200.0).words if w.text == "无数据"]
    assert len(missing) == 6 and missing == sorted(missing)


def test_dates_of_a_long_series_are_thinned(fonts: FontLibrary) -> None:
    items = [
        Datum(period=f"{y}年{m}月", value=20.0 + (m * 5 + y) % 17, unit="微克")
        for y in range(2020, 2026)
        for m in range(1, 13)
    ]
    pen = drawn(fonts, items, 80)
    said = [w.text for w in pen.words]
    assert "2022" in said and "2022年3月" not in said
    assert len(said) < 28, "a label for every month"
    assert "12" in said, "the last month, whose number stands at the end"


def test_crossing_lines_are_named_at_their_ends(fonts: FontLibrary) -> None:
    items = [
        Datum(series=n, period=str(2019 + i), value=v, unit="万人次")
        for n, values in (
            ("瀑布", (42, 18, 58, 80)),
            ("古寺", (55, 20, 41, 38)),
            ("营地", (0, 6, 47, 69)),
        )
        for i, v in enumerate(values)
    ]
    pen = drawn(fonts, items, 90)
    for name, last in (("瀑布", "80"), ("古寺", "38"), ("营地", "69")):
        assert at(pen, name)[1] == pytest.approx(at(pen, last)[1], abs=1.5)
    strokes = {(s.ink, s.dashes) for s in pen.shapes if s.stroke_mm > 0.4 and s.ink != "grey_light"}
    assert len(strokes) >= 3, "lines are told by stroke or ink"


def test_the_first_in_a_ranking_stands_at_the_top(fonts: FontLibrary) -> None:
    items = [
        Datum(label=n, period=p, value=v, unit="位")
        for n, pair in zip(TOWNS, ((1, 4), (2, 1), (3, 2), (4, 6), (5, 3), (6, 5)), strict=True)
        for p, v in zip(("2015年", "2025年"), pair, strict=True)
    ]
    pen = drawn(fonts, items, 80)
    ys = [at(pen, town)[1] for town in TOWNS]
    assert ys == sorted(ys)


def test_most_values_in_a_heap_are_no_slopes() -> None:
    pairs = ((5, 0.5), (60, 28), (7, 1), (12, 4), (30, 15))
    items = [
        Datum(label=n, period=p, value=v, unit="天")
        for n, pair in zip(TOWNS, pairs, strict=False)
        for p, v in zip(("改革前", "改革后"), pair, strict=True)
    ]
    assert kind_for(items, False, None)[0] == "dumbbell"


@pytest.mark.parametrize(
    ("parts", "kind", "wholes"),
    [(2, "share", "stacked"), (6, "share", "stacked"), (7, "ranked", "grouped")],
)
def test_a_whole_of_two_to_six_parts_is_a_ring_or_a_divided_bar(
    parts: int, kind: str, wholes: str
) -> None:
    values = [10.0] * (parts - 1) + [100.0 - 10.0 * (parts - 1)]
    names = [*TOWNS, "东塘镇"][:parts]
    items = [Datum(label=n, value=v, unit="%") for n, v in zip(names, values, strict=True)]
    assert kind_for(items, False, None)[0] == kind
    both = [one.model_copy(update={"series": year}) for year in ("甲县", "乙县") for one in items]
    assert kind_for(both, False, None)[0] == wholes


def aims(done: float | None = 30) -> list[Datum]:
    pairs = (("床位", "张", 600, 648), ("小区", "个", 32, done), ("路灯", "盏", 85, 85))
    return [
        Datum(label=n, series=s, value=v, unit=u)
        for n, u, *both in pairs
        for s, v in zip(("目标", "完成"), both, strict=True)
    ]


def test_what_is_done_is_held_against_its_aim(fonts: FontLibrary) -> None:
    for width in (40.0, 90.0):
        items = aims()
        shown = figure("target", "aims", "实事", items)
        height = charts.height_range(shown, width, fonts)[1]
        pen = scene(shown, width, height, fonts)
        said = "".join(w.text for w in pen.words)
        assert "93.8" in said and "108" in said and "目标600张" in said.replace(" ", "")
        bars = [s for s in pen.shapes if not s.stroke_mm and s.ink == SOFT]
        assert len(bars) == 1, "what fell short is told apart"
    assert kind_for(aims(), False, None)[0] == "target"
    none = figure("target", "aims", "实事", aims(None))
    pen = scene(none, 90, charts.height_range(none, 90, fonts)[1], fonts)
    assert "无数据" in "".join(w.text for w in pen.words)
    with pytest.raises(charts.ChartError, match=r"chart\.unfit"):
        charts.height_range(figure("target", "a", "a", aims()[1:]), 90, fonts)


def lens() -> list[Datum]:
    columns = (("人口", "万人", (1.2, 3.4, 2.0, 5.1)), ("面积", "平方公里", (140, 92, 61, 8)))
    return [
        Datum(label=town, series=head, value=v, unit=unit)
        for head, unit, values in columns
        for town, v in zip(TOWNS, values, strict=False)
    ]


@pytest.mark.parametrize("width", [46.0, 90.0, 150.0])
def test_measures_of_unlike_units_stand_in_columns_of_their_own(
    width: float, fonts: FontLibrary
) -> None:
    items = lens()
    assert kind_for(items, False, None)[0] == "panels"
    shown = figure("panels", "lens", "家底", items)
    pen = scene(shown, width, charts.height_range(shown, width, fonts)[1], fonts)
    for town, value in zip(TOWNS, ("1.2", "3.4", "2.0", "5.1"), strict=False):
        assert at(pen, town)[1] == pytest.approx(at(pen, value)[1], abs=0.6)
    rights = {round(next(w.box for w in pen.words if w.text == v).right, 1) for v in ("140", "8")}
    assert len(rights) == 1, "figures are not under each other"


def test_many_bars_stand_abreast_in_a_wide_frame(fonts: FontLibrary) -> None:
    items = [Datum(label=f"第{i}村", value=300.0 - 9 * i, unit="张") for i in range(30)]
    shown = figure("ranked", "many", "床位", items)
    narrow, wide = (charts.height_range(shown, width, fonts)[1] for width in (80, 170))
    assert wide < 0.65 * narrow
    pen = scene(shown, 170, wide, fonts)
    assert at(pen, "第0村")[1] == pytest.approx(at(pen, "第10村")[1], abs=0.3)


def test_the_whole_is_marked_where_some_pass_it(fonts: FontLibrary) -> None:
    items = [
        Datum(label=n, value=v, unit="%") for n, v in zip(TOWNS, (142, 103, 91.5), strict=False)
    ]
    said = "".join(w.text for w in drawn(fonts, items, 90).words)
    assert "竖线：100%" in said
    below = [d.model_copy(update={"value": (d.value or 0) / 2}) for d in items]
    assert "竖线" not in "".join(w.text for w in drawn(fonts, below, 90).words)


def test_neighbours_on_a_map_are_named_the_greatest_first(fonts: FontLibrary) -> None:
    ring = ((0.0, 0.0), (10.0, 0.0), (10.0, 8.0), (0.0, 8.0))
    spots = {
        "东站": (4.0, 4.0, 40),
        "西站": (4.3, 4.1, 8),
        "北站": (4.1, 4.4, 6),
        "南站": (8.0, 2.0, 5),
    }
    places = (
        Place(name="青石镇", rings=(ring,)),
        *(Place(name=n, point=(x, y)) for n, (x, y, _) in spots.items()),
    )
    items = [Datum(label=n, value=v, unit="个") for n, (_, _, v) in spots.items()]
    pen = drawn(fonts, items, 80, places=places, note="示意图")
    boxes = {w.text: w.box for w in pen.words if w.text in spots}
    assert set(boxes) == set(spots)
    assert not any(a.overlaps(b) for a, b in itertools.combinations(boxes.values(), 2))


def test_figures_of_a_column_have_as_many_decimals() -> None:
    def texts(*values: float) -> list[str]:
        return [number_text(d) for d in even([Datum(value=v) for v in values])]

    assert texts(41.2, 42.0, 41.9) == ["41.2", "42.0", "41.9"]
    assert texts(60.0, 28.0, 0.5) == ["60", "28", "0.5"]
    assert texts(7.0, 3.0) == ["7", "3"]
    rough = [
        Datum(value=41.25),
        Datum(value=43.5),
        Datum(value=41.0, before="超"),
        Datum(value=40.75),
    ]
    assert [number_text(d) for d in even(rough)][2] == "41"


def test_one_figure_is_large(fonts: FontLibrary) -> None:
    shown: Figure = figure("key", "one", "通车", [Datum(label="到省城", value=58, unit="分钟")])
    pen = scene(shown, 90, charts.height_range(shown, 90, fonts)[1], fonts)
    assert max(w.size_pt for w in pen.words) > 45


def kind_of_series(values: dict[str, tuple[float, ...]], periods: tuple[str, ...]) -> str:
    items = [
        Datum(series=name, period=p, value=v, unit="亿元")
        for name, own in values.items()
        for p, v in zip(periods, own, strict=True)
    ]
    return kind_for(items, False, None)[0]


def test_series_of_very_unlike_size_stand_in_columns() -> None:
    years = tuple(f"{y}年" for y in range(2020, 2026))
    county = (29.4, 33.1, 35.8, 37.7, 41.2, 44.9)
    city = tuple(85.0 * v for v in county)
    assert kind_of_series({"全市": city, "本县": county}, years) == "panels"
    assert kind_of_series({"邻县": tuple(2 * v for v in county), "本县": county}, years) == "change"


def test_months_without_a_year_are_moments() -> None:
    months = tuple(f"{m}月" for m in range(1, 13))
    highs = tuple(8.0 + m for m in range(12))
    assert kind_of_series({"最高": highs, "最低": tuple(v - 9 for v in highs)}, months) == "change"


def test_series_of_many_years_without_labels_have_a_cell_each(fonts: FontLibrary) -> None:
    items = [
        Datum(series=name, period=str(2021 + i), value=2.0 + i + n, unit="亿元")
        for n, name in enumerate(TOWNS)
        for i in range(4)
    ]
    pen = drawn(fonts, items, 150)
    said = [w.text for w in pen.words]
    assert all(said.count(town) == 1 for town in TOWNS)
    assert at(pen, TOWNS[0])[0] < at(pen, TOWNS[1])[0], "the cells do not stand abreast"
