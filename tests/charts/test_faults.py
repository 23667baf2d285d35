"""The table of faults of charts (design: prize.md), each on data of its own kind."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

import charts
from charts.chart import scene
from charts.palette import HIGHLIGHT, PALE, PLAIN, SOFT
from charts.registry import kind_of
from charts.scene import Pen
from content.model import Datum, Figure
from content.reading.charting import kind_for
from fonts.library import FontLibrary
from tests.charts.checks import marks_hold
from tests.charts.samples import SPOTS, USUAL, figure

TOWNS = ["青石", "南坪", "河口", "白沙", "柳湾", "石桥", "竹溪", "山门", "云台", "渔港"]


def drawn(fonts: FontLibrary, shown: Figure, width: float = 90.0) -> Pen:
    height = charts.height_range(shown, width, fonts)[1]
    pen = scene(shown, width, height, fonts)
    marks_hold(shown, pen, width, height)
    return pen


def texts(pen: Pen) -> list[str]:
    return [w.text for w in pen.words]


def towns(kind: str, values: list[float | None], unit: str = "人", **more: object) -> Figure:
    items = [
        Datum(label=f"{TOWNS[i % 10]}{i // 10 or ''}镇", value=v, unit=unit)
        for i, v in enumerate(values)
    ]
    return figure(kind, f"towns-{len(values)}", "各镇", items, **more)


def years(values: Mapping[int, float | None], kind: str = "change") -> Figure:
    items = [Datum(period=str(y), value=v, unit="万吨") for y, v in values.items()]
    if kind == "columns":
        items = [Datum(label=str(y), value=v, unit="万吨") for y, v in values.items()]
    return figure(kind, "years", "茶叶产量", items)


def test_a_missing_value_is_a_gap_and_said(fonts: FontLibrary) -> None:
    shown = years({2018: 3.1, 2019: None, 2020: 3.4, 2021: 4.0})
    pen = drawn(fonts, shown)
    assert "无数据" in texts(pen)
    lines = [s for s in pen.shapes if s.stroke_mm > 0.5 and s.ink == "secondary"]
    assert any(1 in s.codes[1:] for s in lines), "the line is not broken"
    assert "2019：无数据" in charts.alt_text(shown)


def test_a_date_of_a_narrow_line_stands_once(fonts: FontLibrary) -> None:
    shown = years({2015: 142.6, 2017: 171.3, 2019: 208.4, 2021: 246, 2023: 287.2, 2025: 318.9})
    pen = drawn(fonts, shown, 45.0)
    assert {"142.6", "318.9", "350"} <= set(texts(pen))  # read off a scale, its ends told
    assert [texts(pen).count(year) for year in ("2015", "2025")] == [1, 1]


@pytest.mark.parametrize("kind", ["ranked", "columns"])
def test_no_bar_stands_for_a_missing_value(kind: str, fonts: FontLibrary) -> None:
    whole, less = towns(kind, [5.0, 3.0, 4.0, 2.0]), towns(kind, [5.0, None, 4.0, 2.0])
    for one, count in ((whole, 4), (less, 3)):
        bars = [s for s in drawn(fonts, one).shapes if s.ink == "secondary"][2:]
        assert len(bars) == count
    said = texts(drawn(fonts, less))
    assert "无数据" in said or "—" in said
    assert "无数据" in charts.alt_text(less)


def test_nothing_but_gaps_is_refused(fonts: FontLibrary) -> None:
    with pytest.raises(charts.ChartError, match=r"chart\.no-value"):
        charts.height_range(towns("ranked", [None, None]), 80, fonts)


@pytest.mark.parametrize("kind", ["ranked", "columns", "grouped", "change"])
def test_negative_values_are_drawn_to_the_other_side(kind: str, fonts: FontLibrary) -> None:
    values = {2017: 4.2, 2018: -2.1, 2019: 0.0, 2020: -6.3, 2021: 1.4}
    shown = years(values, "columns" if kind == "columns" else "change")
    if kind in ("ranked", "grouped"):
        shown = towns(kind, list(values.values()))
    said = texts(drawn(fonts, shown))
    assert "−2.1" in said and "−6.3" in said and not any(t.startswith("-") for t in said)


def test_numbers_stand_on_segments_of_six_percent_and_more(fonts: FontLibrary) -> None:
    parts = {"小学": 55.0, "初中": 30.5, "高中": 12.0, "大学": 2.5}
    items = [
        Datum(label=p, series=s, value=v, unit="%")
        for s in ("本县", "全市")
        for p, v in parts.items()
    ]
    pen = drawn(fonts, figure("stacked", "school", "读到哪一级", items), 110)
    bars = [s for s in pen.shapes if not s.stroke_mm]
    for text, on in (("55", True), ("30.5", True), ("12", True), ("2.5", False)):
        words = next(w for w in pen.words if w.text == text)
        middle = (words.box.y + words.box.bottom) / 2
        inside = any(
            min(x for x, _ in b.outline) <= words.x
            and words.box.right <= max(x for x, _ in b.outline)
            and min(y for _, y in b.outline) < middle < max(y for _, y in b.outline)
            for b in bars
        )
        assert inside is on, text


@pytest.mark.parametrize(("picked", "inks"), [("本县", 4), ("小学", 4), ("", 4)])
def test_a_whole_that_is_picked_out_keeps_the_ramp_of_its_parts(
    fonts: FontLibrary, picked: str, inks: int
) -> None:
    """Each part of it was in the one ink of what is picked out."""
    items = [
        Datum(label=p, series=s, value=v, unit="%", highlight=picked in (s, p))
        for s in ("本县", "全市")
        for p, v in {"小学": 45.0, "初中": 30.0, "高中": 15.0, "大学": 10.0}.items()
    ]
    pen = drawn(fonts, figure("stacked", "school", "读到哪一级", items), 110)
    assert len({s.ink for s in pen.shapes if not s.stroke_mm}) == inks
    assert [w.ink for w in pen.words if w.text == "本县"] == [
        HIGHLIGHT if picked == "本县" else "ink"
    ]


@pytest.mark.parametrize(
    ("shares", "rest"),
    [((17.95, 63.35, 18.71), False), ((33.0, 33.0, 33.0), False), ((40.0, 30.0, 20.0), True)],
)
def test_rounded_parts_are_all_of_their_whole(
    fonts: FontLibrary, shares: tuple[float, ...], rest: bool
) -> None:
    """99 and 100.01 are a hundred rounded; of ninety a tenth is left, and is seen to be."""
    items = [Datum(label=n, value=v, unit="%") for n, v in zip("甲乙丙", shares, strict=True)]
    ring = drawn(fonts, figure("share", "parts", "构成", items))
    assert any(s.ink == "grey_light" and not s.stroke_mm for s in ring.shapes) == rest
    wholes = [d.model_copy(update={"series": s}) for s in ("本县", "全市") for d in items]
    bars = [
        x
        for s in drawn(fonts, figure("stacked", "parts", "构成", wholes)).shapes
        if not s.stroke_mm and s.ink == PLAIN and s.outline[0][1] > 12
        for x, _ in s.outline
    ]
    assert (max(bars) < 84) == rest


def test_parts_of_more_than_a_hundred_are_refused(fonts: FontLibrary) -> None:
    items = [Datum(label=n, series="多选", value=v, unit="%") for n, v in (("甲", 70), ("乙", 45))]
    for kind in ("share", "stacked"):
        with pytest.raises(charts.ChartError, match="parts-over-whole"):
            charts.min_width_mm(figure(kind, "answers", "可多选", items), fonts)


def test_long_names_of_wholes_leave_room_for_bars(fonts: FontLibrary) -> None:
    """A survey's questions are sentences: they break beside their bars."""
    items = [
        Datum(
            label=part,
            series=f"社区服务弱势群体（老年人、残疾人、儿童等）的情况{n}",
            value=v,
            unit="%",
        )
        for n in range(2)
        for part, v in (("满意", 73.8), ("不满意", 26.2))
    ]
    shown = figure("stacked", "survey", "居民怎么看", items)
    assert charts.min_width_mm(shown, fonts) <= 54
    bars = [s for s in drawn(fonts, shown).shapes if s.ink in (SOFT, PLAIN) and s.outline[0][1] > 5]
    assert (
        max(x for s in bars for x, _ in s.outline) - min(x for s in bars for x, _ in s.outline) > 45
    )


def test_lines_that_fit_a_width_fit_all_wider_ones(fonts: FontLibrary) -> None:
    """A name that no longer breaks takes no room from its line."""
    shown = next(f for f in USUAL if f.id == "growth")
    assert all(charts.heights_at(shown, float(width), fonts) for width in range(36, 56))


def test_a_line_through_years_out_of_order_is_refused(fonts: FontLibrary) -> None:
    with pytest.raises(charts.ChartError, match=r"chart\.period-order"):
        charts.height_range(years({2021: 3.0, 2019: 4.0, 2020: 1.0}), 80, fonts)


def test_columns_of_years_far_apart_are_marked(fonts: FontLibrary) -> None:
    near = drawn(fonts, years({1990: 3.0, 2000: 4.0, 2010: 5.0}, "columns"))
    far = drawn(fonts, years({1990: 3.0, 2000: 4.0, 2020: 5.0, 2021: 6.0}, "columns"))
    assert sum(s.ink == "paper" for s in near.shapes) == 0
    assert sum(s.ink == "paper" for s in far.shapes) == 2


@pytest.mark.parametrize("width", [54.0, 80.0, 120.0, 172.0, 260.0])
def test_parts_fill_a_wide_frame(width: float, fonts: FontLibrary) -> None:
    """A ring and its list leave a wide frame empty; there one bar is drawn over all of it."""
    items = [
        Datum(label=n, value=v, unit="%")
        for n, v in (("工业", 61.2), ("建筑", 20.3), ("其他", 18.5))
    ]
    shown = figure("share", "parts", "投资去向", items)
    pen = drawn(fonts, shown, width)
    right = max(x for s in pen.shapes[2:] for x, _ in s.outline)
    right = max(right, *(w.box.right for w in pen.words))
    assert right >= 0.6 * width


def test_one_number_is_no_ring(fonts: FontLibrary) -> None:
    shown = figure("share", "one", "覆盖率", [Datum(label="自来水", value=86.4, unit="%")])
    assert not any(4 in s.codes for s in drawn(fonts, shown).shapes)


@pytest.mark.parametrize("count", [1, 2, 40])
@pytest.mark.parametrize(
    "kind", ["ranked", "columns", "grouped", "key", "share", "change", "slope"]
)
def test_one_and_forty_items_hold(kind: str, count: int, fonts: FontLibrary) -> None:
    values = [round(9.7 - i * 0.2, 1) for i in range(count)]
    shown = towns(kind, list(values), "%" if kind == "share" else "人", total=900.0)
    if kind == "change":
        shown = years({1982 + i: v for i, v in enumerate(values)})
    if kind == "slope":
        both = [
            d.model_copy(update={"period": p}) for d in shown.items for p in ("2020年", "2024年")
        ]
        shown = shown.model_copy(update={"items": tuple(both)})
    for width in (charts.min_width_mm(shown, fonts), 170.0):
        drawn(fonts, shown, width)


@pytest.mark.parametrize("kind", ["ranked", "columns", "grouped", "key", "change", "funnel"])
def test_zeros_hold(kind: str, fonts: FontLibrary) -> None:
    shown = years({2019: 0.0, 2020: 0.0}) if kind == "change" else towns(kind, [0.0, 0.0, 0.0])
    drawn(fonts, shown)


@pytest.mark.parametrize(
    ("shown", "kind"),
    [
        (towns("key", [3.0, -2.0, 5.0, 1.0]), "ranked"),
        (years({2018: 3.1, 2019: 3.0, 2020: 3.4}), "change"),
        (
            figure(
                "key",
                "a",
                "a",
                [Datum(label="甲", value=3, unit="人"), Datum(label="乙", value=2, unit="元")],
            ),
            "key",
        ),
        (
            figure(
                "key",
                "a",
                "a",
                [Datum(label=f"{5 * i}—{5 * i + 4}岁", value=i, unit="人") for i in range(9)],
            ),
            "columns",
        ),
        (
            figure(
                "key",
                "a",
                "a",
                [Datum(label=n, value=v, unit="%") for n, v in (("甲", 62), ("乙", 38))],
            ),
            "share",
        ),
        (figure("key", "a", "a", [Datum(period="2020年", text="通车")]), "timeline"),
        (figure("key", "a", "a", [Datum(label="申报", text="网上")]), "process"),
        (
            figure(
                "key",
                "a",
                "a",
                [
                    Datum(label=n, period=p, value=2, unit="人")
                    for n in "甲乙丙"
                    for p in ("2020", "2024")
                ],
            ),
            "slope",
        ),
        (
            figure(
                "key",
                "a",
                "a",
                [
                    Datum(label=f"{i}岁", series=s, value=2, unit="人")
                    for s in "男女"
                    for i in range(9)
                ],
            ),
            "pyramid",
        ),
        (
            figure(
                "key",
                "a",
                "a",
                [
                    Datum(label=n, series=s, value=v, unit="%")
                    for s in "甲乙"
                    for n, v in (("丙", 70), ("丁", 30))
                ],
            ),
            "stacked",
        ),
    ],
)
def test_data_choose_a_kind_that_can_show_them(shown: Figure, kind: str) -> None:
    found, why = kind_for(shown.items, False, None)
    assert found == kind and why.code.startswith("read.kind-")
    assert kind_of(found).check(shown.model_copy(update={"kind": found})) is None


def test_many_pairs_of_moments_are_dots_on_lines() -> None:
    pairs = [
        Datum(label=f"{name}镇", period=year, value=9, unit="人")
        for name in TOWNS
        for year in ("2016年", "2024年")
    ]
    found, _ = kind_for(pairs, False, None)
    assert found == "dumbbell" and kind_of(found).check(figure(found, "a", "a", pairs)) is None


@pytest.mark.parametrize("shown", USUAL, ids=lambda f: f"{f.kind}-{f.id}")
def test_what_the_data_choose_is_sound(shown: Figure) -> None:
    found, _ = kind_for(shown.items, bool(shown.places), shown.total)
    assert kind_of(found).check(shown.model_copy(update={"kind": found})) is None


def test_two_values_of_many_things_stand_on_one_line(fonts: FontLibrary) -> None:
    items = [
        Datum(label=f"{name}镇", series=year, value=value, unit="元", highlight=name == "河口")
        for i, name in enumerate(TOWNS)
        for year, value in (("2016年", 9000 + 500 * i), ("2024年", 19000 - 1000 * i))
    ]
    shown = figure("dumbbell", "incomes", "收入差距在缩小", items)
    for width in (charts.min_width_mm(shown, fonts), 80.0, 150.0):
        pen = drawn(fonts, shown, width)
        assert sum(w.text in {"2016年", "2024年"} for w in pen.words) == 2
        bands = [i for i, s in enumerate(pen.shapes) if s.ink == PALE]
        dots = [i for i, s in enumerate(pen.shapes) if s.ink == HIGHLIGHT]
        assert dots and max(bands) < min(dots), "the bands lie over the dots"
    with pytest.raises(charts.ChartError, match=r"chart\.not-two-values"):
        charts.height_range(shown.model_copy(update={"items": shown.items[:-1]}), 80, fonts)


def test_rises_and_falls_are_bars_from_zero(fonts: FontLibrary) -> None:
    """A line across zero shows neither; what is under it is a tint of what is over it."""
    values = {2019: 6.1, 2020: -2.4, 2021: 8.0, 2022: -0.7}
    for width in (50.0, 90.0, 140.0):
        pen = drawn(fonts, years(values), width)
        assert not any(s.stroke_mm > 0.5 for s in pen.shapes), "a line"
        assert sum(s.ink == SOFT for s in pen.shapes) == 2
    assert any(s.stroke_mm > 0.5 for s in drawn(fonts, years({2019: 6.1, 2020: 2.4})).shapes)


def two_lines(lower: list[float]) -> Figure:
    items = [
        Datum(period=str(2018 + i), series=name, value=value, unit="万人次")
        for name, values in (("青石古镇", [12.0, 18.0, 9.0, 24.0]), ("白水古镇", lower))
        for i, value in enumerate(values)
    ]
    return figure("change", "two", "两处客流", items)


def test_two_lines_that_do_not_cross_are_named_at_their_ends(fonts: FontLibrary) -> None:
    for width in (54.0, 90.0, 130.0):
        pen = drawn(fonts, two_lines([6.0, 8.0, 4.0, 15.0]), width)
        last = max(w.box.right for w in pen.words if w.text in {"24", "15"})
        for name, number in (("青石古镇", "24"), ("白水古镇", "15")):
            words = next(w for w in pen.words if w.text == name)
            beside = next(w for w in pen.words if w.text == number)
            assert words.x >= last and abs(words.y - beside.y) < 6
        over = {w.text: w.y for w in pen.words}
        assert over["18"] < over["8"] and over["24"] < over["15"]
    crossing = drawn(fonts, two_lines([6.0, 20.0, 4.0, 15.0]))
    ends = {w.text: w for w in crossing.words}
    assert abs(ends["白水古镇"].y - ends["15"].y) < 3, "not at its line's end"


def test_the_leading_part_stands_in_its_ring(fonts: FontLibrary) -> None:
    items = [
        Datum(label=n, value=v, unit="%", highlight=n == "工业")
        for n, v in (("居民", 31.0), ("工业", 54.0), ("农业", 6.0), ("商业", 9.0))
    ]
    pen = drawn(fonts, figure("share", "power", "用电", items), 80)
    ring = next(s for s in pen.shapes if 4 in s.codes and s.ink == HIGHLIGHT)
    xs, ys = [x for x, _ in ring.outline], [y for _, y in ring.outline]
    number = next(w for w in pen.words if w.text == "54").box
    assert min(xs) < number.x < number.right < max(xs) + 5 and min(ys) < number.y < max(ys)
    listed = [w.box.right for w in pen.words if w.text == "%"]
    assert max(listed) == pytest.approx(80, abs=0.5), "the list does not fill the frame"


def test_parts_are_named_under_themselves(fonts: FontLibrary) -> None:
    items = [
        Datum(label=n, value=v, unit="%")
        for n, v in (("甲", 20.0), ("乙", 55.0), ("丙", 22.0), ("丁", 3.0))
    ]
    pen = drawn(fonts, figure("share", "parts", "去向", items), 140)
    lefts = [w.x for w in pen.words if w.text in "甲乙丙丁"]
    for left, start in zip(lefts, (0.0, 28.0, 105.0), strict=False):
        assert abs(left - start) < 6
    assert max(w.box.right for w in pen.words if w.text == "%") <= 140.01


def test_events_at_equal_distances_have_a_broken_axis(fonts: FontLibrary) -> None:
    items = [Datum(period=f"{y}年", label=f"事{y}") for y in (1953, 1958, 1987, 2023)]
    pen = drawn(fonts, figure("timeline", "dam", "大坝", items), 130)
    assert sum(s.ink == "paper" for s in pen.shapes) - len(items) >= 2


def test_marks_and_discs_keep_within_the_frame(fonts: FontLibrary) -> None:
    """Another county's value below or beyond all bars; a harbour at the very edge of the map."""
    items = [
        Datum(label=f"{i}—{i + 4}岁", series=s, value=v, unit="%")
        for s, values in (("本县", (3.0, 5.0)), ("全市", (-4.0, 19.0)))
        for i, v in zip((0, 5), values, strict=True)
    ]
    drawn(fonts, SPOTS, charts.min_width_mm(SPOTS, fonts))
    pen = scene(figure("columns", "ages", "各年龄段", items), 54, 30.0, fonts)
    assert all(-0.3 <= x <= 54.3 for s in pen.shapes for x, _ in s.outline)


@pytest.mark.parametrize("width", [38, 46, 54, 70])
def test_a_number_behind_a_mark_keeps_within_the_frame(width: int, fonts: FontLibrary) -> None:
    """The longest bar has its mark where its number would stand: it stands behind the mark."""
    items = [
        Datum(label=f"{5 * i}—{5 * i + 4}岁", series=s, value=v, unit="%")
        for s, values in (("本县", (7.7, 8.8, 10.5, 9.6)), ("全市", (10.4, 11.0, 11.8, 9.7)))
        for i, v in enumerate(values)
    ]
    shown = figure("columns", "ages", "各年龄段", items)
    pen = scene(shown, width, charts.height_range(shown, width, fonts)[0], fonts)
    assert max(w.box.right for w in pen.words) <= width + 0.01
