"""What charts say, and what they refuse."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

import charts
from charts.numbers import number_text, plain
from content.model import Datum, Figure, FigureKind
from content.model.inks import InkSet
from content.words import Language, say
from fonts.library import FontLibrary
from tests.charts.samples import AWKWARD, KEY, MARKS, RING, USUAL, WAFFLE, figure


@pytest.mark.parametrize("chart", USUAL + AWKWARD, ids=lambda f: f"{f.kind}-{f.id}")
def test_alt_states_every_figure(chart: Figure) -> None:
    alt = charts.alt_text(chart)
    for item in chart.items:
        for part in (plain(item), item.label, item.period, item.series, item.text, item.note):
            assert part in alt


def test_alt_reads_as_sentences() -> None:
    assert charts.alt_text(RING) == (
        "SA60L国内市场占有率（占比图）：阿若拉SA60L轻型运动型飞机：超过75%。"
        "资料来源：据本版报道整理。"
    )
    assert "2021年5月：农业农村部“国家地理标志农产品”" in charts.alt_text(MARKS)
    assert "年均增长，固定资产投资：13%" in charts.alt_text(KEY)


@pytest.mark.parametrize(
    ("datum", "text"),
    [
        (Datum(value=400), "400"),
        (Datum(value=17.70), "17.7"),
        (Datum(value=-0.8), "−0.8"),
        (Datum(value=-3, display="-3万"), "−3万"),
        (Datum(display="5-8"), "5-8"),
        (Datum(value=0), "0"),
        (Datum(value=1e21), "1000000000000000000000"),
        (Datum(value=0.00001), "0.00001"),
        (Datum(value=380000, display="38万"), "38万"),
    ],
)
def test_numbers_are_never_rounded(datum: Datum, text: str) -> None:
    assert number_text(datum) == text


@pytest.mark.parametrize(
    ("chart", "code"),
    [
        (RING.model_copy(update={"style": "pie"}), "share-style"),
        (WAFFLE.model_copy(update={"total": None}), "no-whole"),
        (WAFFLE.model_copy(update={"total": 100}), "parts-over-whole"),
        (RING.model_copy(update={"items": ()}), "no-items"),
        (
            figure(FigureKind.FUNNEL, "f", "漏斗", [Datum(value=1), Datum(label="乙", value=2)]),
            "stage-grows",
        ),
        (figure(FigureKind.RANKED, "r", "条", [Datum(label="甲")]), "no-value.*甲"),
    ],
)
def test_wrong_data_is_refused_with_a_reason(chart: Figure, code: str, fonts: FontLibrary) -> None:
    with pytest.raises(charts.ChartError, match=rf"chart\.{code}"):
        charts.height_range(chart, 54, fonts)


def test_wrong_sizes_are_refused_with_the_right_ones(fonts: FontLibrary) -> None:
    inks = InkSet.of({})
    with pytest.raises(charts.ChartError, match=r"chart\.height") as caught:
        charts.draw(RING, 54, 5, inks, fonts)
    assert re.search(r"只有高 \d+\.\d 至 \d+\.\d 毫米", say(caught.value.told, Language.ZH).text)
    with pytest.raises(charts.ChartError, match=r"chart\.too-narrow") as narrow:
        charts.height_range(RING, 20, fonts)
    assert narrow.value.told.values["width_mm"] == 20


def test_asking_for_heights_does_not_load_matplotlib() -> None:
    code = (
        "import sys, charts; from fonts.library import FontLibrary;"
        "from tests.charts.samples import RING;"
        "charts.height_range(RING, 54, FontLibrary.shipped());"
        "sys.exit('matplotlib' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
