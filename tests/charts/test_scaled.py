"""Values are drawn and printed in the scale in which they are read; unlike things share none."""

from __future__ import annotations

import pytest

from charts import ChartError, alt_text, height_range
from charts.chart import scene
from charts.kinds.columns import OVER_MM, clear_of
from charts.numbers import plain
from charts.rows import MARK_MM
from charts.scaled import scaled
from content.model import Datum, Figure, FigureKind
from fonts import FontLibrary
from tests.charts.samples import figure


def bars(*pairs: tuple[float, str], kind: FigureKind = FigureKind.RANKED) -> Figure:
    items = [Datum(label=f"第{i}项", value=v, unit=u) for i, (v, u) in enumerate(pairs, 1)]
    return figure(kind, "sums", "收支", items)


@pytest.mark.parametrize(
    ("pairs", "printed"),
    [
        (((1_250_000_000, "元"), (980_000_000, "元")), ["12.5亿元", "9.8亿元"]),
        (((12.5, "亿元"), (98_000, "万元"), (1.3e9, "元")), ["12.5亿元", "9.8亿元", "13亿元"]),
        (((307_012, "人"), (280_000, "人")), ["307,012人", "280,000人"]),
        (((300_100, "人"), (4_500, "人")), ["30.01万人", "0.45万人"]),
        (((489_642, "件"), (60_929, "件")), ["489,642件", "60,929件"]),
        (((98_765, "人"), (12, "人")), ["98765人", "12人"]),
        (((-1_200_000, "元"), (0, "元")), ["−120万元", "0万元"]),
        (((75, "%"), (100_000, "%")), ["75%", "100000%"]),
    ],
)
def test_one_scale_a_unit(pairs: tuple[tuple[float, str], ...], printed: list[str]) -> None:
    shown = bars(*pairs)
    assert [plain(d) for d in scaled(shown).items] == printed
    assert all(words in alt_text(shown) for words in printed)


def test_an_editors_own_form_stays() -> None:
    own = figure(
        FigureKind.RANKED,
        "own",
        "收支",
        [
            Datum(label="收", value=1_250_000_000, unit="元", display="12亿5000万"),
            Datum(label="支", value=98_000_000, unit="元"),
        ],
    )
    assert scaled(own) is own


def test_each_column_of_a_table_has_its_own_scale() -> None:
    """亿元 and 元 count one thing, and are no neighbours that are compared."""
    said = [
        Datum(label=label, series=series, value=value, unit=unit)
        for label, gdp, income in (("甲县", 412.5, 48_210), ("乙县", 97.42, 28_655))
        for series, value, unit in (("生产总值", gdp, "亿元"), ("人均收入", income, "元"))
    ]
    shown = scaled(figure("panels", "towns", "家底", said))
    assert [plain(d) for d in shown.items] == ["412.5亿元", "48210元", "97.42亿元", "28655元"]


def test_an_aim_and_its_result_may_stand_in_scales_of_one_unit(fonts: FontLibrary) -> None:
    aims = [("收入", "目标", 12.5, "亿元"), ("收入", "完成", 118_600, "万元")]
    said = [Datum(label=a, series=s, value=v, unit=u) for a, s, v, u in aims]
    shown = figure("target", "aims", "完成多少", said)
    height = height_range(shown, 90, fonts)[1]
    assert {"94.9", "目标12.5亿元，完成11.86亿元"} <= {
        w.text for w in scene(shown, 90, height, fonts).words
    }


def test_key_figures_have_each_their_own_scale() -> None:
    shown = bars((1_250_000_000, "元"), (3_210_000, "元"), kind=FigureKind.KEY)
    assert [plain(d) for d in scaled(shown).items] == ["12.5亿元", "321万元"]


def test_the_whole_of_a_share_is_scaled_with_its_parts() -> None:
    items = [Datum(label="民生", value=700_000_000, unit="元")]
    shown = figure(FigureKind.SHARE, "spent", "支出", items, total=1_000_000_000.0)
    found = scaled(shown)
    assert (plain(found.items[0]), found.total) == ("7亿元", 10.0)


@pytest.mark.parametrize("kind", ["ranked", "funnel", "grouped", "columns", "stacked", "change"])
def test_unlike_things_share_no_scale(kind: str) -> None:
    items = [
        Datum(
            label=f"第{i}项",
            period=str(2020 + i) if kind == "change" else "",
            series="" if kind != "stacked" else "甲",
            value=90 - i,
            unit=unit,
        )
        for i, unit in enumerate(("人次", "件", "人"))
    ]
    fonts = FontLibrary.shipped()
    with pytest.raises(ChartError) as caught:
        height_range(figure(kind, "mixed", "办案", items), 90, fonts)
    assert "mixed-units" in str(caught.value)
    alike = [d.model_copy(update={"unit": "件"}) for d in items]
    assert height_range(figure(kind, "alike", "办案", alike), 90, fonts)


def test_moments_are_compared_on_one_axis() -> None:
    items = [
        Datum(label="审批", period="改革前", value=98, unit="天"),
        Datum(label="审批", period="改革后", value=49, unit="天"),
    ]
    fonts = FontLibrary.shipped()
    shown = figure(FigureKind.BEFORE_AFTER, "days", "更快", items)
    pen = scene(shown, 80, height_range(shown, 80, fonts)[1], fonts)
    edges = [
        (min(x for x, _ in s.outline), max(x for x, _ in s.outline))
        for s in pen.shapes
        if s.ink in ("primary", "secondary_mid")
    ]
    assert len(edges) == 2 and edges[0][0] == pytest.approx(edges[1][0])
    assert edges[0][1] - edges[0][0] == pytest.approx(2 * (edges[1][1] - edges[1][0]))
    with pytest.raises(ChartError):
        other = [items[0], items[1].model_copy(update={"unit": "件"})]
        height_range(figure(FigureKind.BEFORE_AFTER, "odd", "更快", other), 80, fonts)


@pytest.mark.parametrize(
    ("tall", "mark", "ink"),
    [(20, 5, ""), (20, 21, "paper"), (20, 19, ""), (20, 30, ""), (1, 2.5, ""), (20, 24, "paper")],
)
def test_a_number_is_never_on_the_mark(tall: float, mark: float, ink: str) -> None:
    foot, found = clear_of(tall, mark, 3.0)
    assert found == ink
    assert foot + 3.0 < mark - MARK_MM / 2 or foot > mark + MARK_MM / 2
    assert (foot + 3.0 < tall) if ink else foot >= tall + OVER_MM


def test_a_number_wider_than_its_column_stands_over_the_mark() -> None:
    """In white inside the column its first and last digits would be white on paper."""
    for mark in (21, 24):
        foot, ink = clear_of(20, mark, 3.0, fits=False)
        assert ink == "" and foot >= mark + MARK_MM / 2
