"""Filters, case by case: signs, nothing, ties, halves, what is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from content.filling.quantities import Fact
from content.words import Language, say
from tests.data.given import fact, fault, place, ranked, written

GDP = fact("412.5", "亿元")
SHARE = fact("0.9746", "share")


@pytest.mark.parametrize(
    ("figure", "template", "words"),
    [
        # units and rounding: 四舍五入, also away from zero at a half
        (GDP, "{{ x }}", "412.5亿元"),
        (GDP, "{{ x | 万元 }}", "4125000万元"),
        (GDP, "{{ x | 亿元(0) }}", "413亿元"),
        (GDP, "{{ x | 亿元(2) }}", "412.50亿元"),
        (fact("348894", "人"), "{{ x | 万人 }}", "34.89万人"),
        (fact("348894", "人"), "{{ x | 万 }}", "34.89万"),
        (fact("348894", "人"), "{{ x | 千分位 }}", "348,894"),
        (fact("2.5", "人"), "{{ x | 整数 }}", "3人"),
        (fact("0.125", "share"), "{{ x | 百分比(1) }}", "12.5%"),
        (fact("0.1245", "share"), "{{ x | 百分比(1) }}", "12.5%"),
        (fact("0.12445", "share"), "{{ x | 百分比(1) }}", "12.4%"),
        (fact("1.005", "年"), "{{ x | 小数(2) }}", "1.01年"),
        (fact("-2.5", "度"), "{{ x | 整数 }}", "-3度"),
        (fact("-0.001", "度"), "{{ x | 小数(1) }}", "0.0度"),
        (SHARE, "{{ x }}", "97.46%"),
        (SHARE, "{{ x | 数 }}", "97.46"),
        (fact("8", "%"), "{{ x | 百分比(1) }}", "8.0%"),
        (fact("100", "%"), "{{ x | 百分比 }}", "100%"),
        (fact("0.0051", "share"), "{{ x | 千分之 }}", "千分之5.1"),
        (fact("5.1", "‰"), "{{ x }}", "5.1‰"),
        (fact("0.325", "share"), "{{ x | 每百人 }}", "每100人中有33人"),
        (GDP, "{{ x | 亿元(0) | 数 }}", "413"),
        (fact("12", "万平方米"), '{{ x | 单位("平方米") }}', "120000平方米"),
        # hedges that are true
        (GDP, "{{ x | 超(400) }}", "超400亿元"),
        (GDP, "{{ x | 逾(400) }}", "逾400亿元"),
        (GDP, "{{ x | 近(420) }}", "近420亿元"),
        (GDP, "{{ x | 不足(420) }}", "不足420亿元"),
        (GDP, "{{ x | 以上(412.5) }}", "412.5亿元以上"),
        (fact("348894", "人"), '{{ x | 超(34, "万人") }}', "超34万人"),
        (fact("348894", "人"), "{{ x | 万人 | 超(34) }}", "超34万人"),
        (fact("348894", "人"), "{{ x | 万人(0) | 约 }}", "约35万人"),
        (fact("350000", "人"), "{{ x | 万人(0) | 约 }}", "35万人"),
        (SHARE, "{{ x | 超(97) }}", "超97%"),
        # 成
        (fact("0.3", "share"), "{{ x | 成 }}", "三成"),
        (fact("0.35", "share"), "{{ x | 成 }}", "三成多"),
        (fact("0.38", "share"), "{{ x | 成 }}", "近四成"),
        (SHARE, "{{ x | 成 }}", "九成多"),
        # years
        (fact("2020"), "{{ x | 年 }}", "2020年"),
        (fact("2010"), "{{ x | 年至(2020) }}", "2010—2020年"),
    ],
)
def test_a_figure(figure: Fact, template: str, words: str) -> None:
    assert written(template, x=figure) == words


@pytest.mark.parametrize(
    ("now", "before", "unit", "template", "words"),
    [
        ("412.5", "381.2", "亿元", "{{ x | 同比 }}", "同比增长8.2%"),
        ("97", "100", "亿元", "{{ x | 同比 }}", "同比下降3.0%"),
        ("97", "100", "亿元", "{{ x | 增减(0) }}", "下降3%"),
        ("100", "100", "亿元", "{{ x | 同比 }}", "同比持平"),
        ("100.04", "100", "亿元", "{{ x | 同比 }}", "同比基本持平"),
        ("99.96", "100", "亿元", "{{ x | 增减 }}", "基本持平"),
        ("100.05", "100", "亿元", "{{ x | 增减 }}", "增长0.1%"),
        ("0", "100", "亿元", "{{ x | 增减 }}", "下降100.0%"),
        ("97", "100", "亿元", '{{ x | 增减(0, "上升", "回落") }}', "回落3%"),
        ("97", "100", "亿元", "{{ x | 比前期 }}", "比2019年下降3.0%"),
        ("100", "100", "亿元", "{{ x | 比前期 }}", "与2019年持平"),
        ("12.5", "12.1", "%", "{{ x | 增减 }}", "提高0.4个百分点"),
        ("11.5", "12.1", "%", "{{ x | 增减 }}", "下降0.6个百分点"),
        ("4.5", "5.1", "‰", "{{ x | 增减 }}", "下降0.6个千分点"),
        ("42.5", "38.2", "万人", "{{ x | 增减量 }}", "增加4.3万人"),
        ("37.7", "38.2", "万人", '{{ x | 增减量("人") }}', "减少5000人"),
        ("-5", "-8", "万元", "{{ x | 增减量 }}", "增加3万元"),
        ("42.5", "38.2", "万人", '{{ x | 增减量(up="多", down="少") }}', "多4.3万人"),
        ("37.7", "38.2", "万人", '{{ x | 增减量(up="多", down="少") }}', "少0.5万人"),
        ("12.5", "12.1", "%", "{{ x | 增减量 }}", "提高0.4个百分点"),
        ("11.5", "12.1", "%", "{{ x | 增减量 }}", "下降0.6个百分点"),
        ("12.5", "12.1", "%", '{{ x | 增减量(up="升", down="降") }}', "升0.4个百分点"),
        ("11.5", "12.1", "%", '{{ x | 增减量(up="升", down="降") }}', "降0.6个百分点"),
    ],
)
def test_change_says_its_sign_in_words(
    now: str, before: str, unit: str, template: str, words: str
) -> None:
    assert written(template, x=fact(now, unit, earlier=before)) == words


@pytest.mark.parametrize(
    ("own", "above", "unit", "template", "words"),
    [
        ("0.9746", "0.7126", "share", "{{ x | 比上级 }}", "高于全市26.2个百分点"),
        ("0.5", "0.7126", "share", "{{ x | 比上级(1) }}", "低于全市21.3个百分点"),
        ("0.5", "0.5", "share", "{{ x | 比上级 }}", "与全市持平"),
        ("0.5", "0.50001", "share", "{{ x | 比上级 }}", "与全市基本持平"),
        ("9.79", "10", "年", "{{ x | 比上级 }}", "低于全市0.21年"),
        ("3", "2", "间", '{{ x | 比上级(up="多于", down="少于") }}', "多于全市1间"),
        ("34.89", "390.27", "万人", "{{ x | 占上级(1) }}", "占全市的8.9%"),
        (
            "0.9",
            "0.5",
            "share",
            '{{ x | 比上级(name="全市平均水平") }}',
            "高于全市平均水平40个百分点",
        ),
    ],
)
def test_comparison_with_the_unit_above(
    own: str, above: str, unit: str, template: str, words: str
) -> None:
    assert written(template, x=fact(own, unit, parent=above)) == words


@pytest.mark.parametrize(
    ("own", "template", "words"),
    [
        ("甲", "{{ x | 位次 }}", "第1位"),
        ("乙", "{{ x | 位次 }}", "并列第2位"),
        ("丁", "{{ x | 位次 }}", "第4位"),
        ("丁", "{{ x | 倒数位次 }}", "第1位"),
        ("甲", "{{ x | 居 }}", "居全市第一"),
        ("乙", "{{ x | 居 }}", "与丙并列全市第2位"),
        ("丁", "{{ x | 居 }}", "居全市第4位"),
        ("丁", "{{ x | 从低居 }}", "为全市最低"),
        ("甲", "{{ x | 从低居 }}", "从低到高居全市第4位"),
        ("乙", "{{ x | 从低居 }}", "从低到高与丙并列全市第2位"),
        ("甲", "{{ x | 最 }}", "为全市最高"),
        ("丁", "{{ x | 最 }}", "为全市最低"),
        ("丙", "{{ x | 最 }}", "与乙并列全市第2位"),
        ("丁", '{{ x | 最(low="最少") }}', "为全市最少"),
    ],
)
def test_places(own: str, template: str, words: str) -> None:
    assert written(template, x=ranked(own, 甲="9", 乙="5", 丙="5", 丁="2")) == words


@pytest.mark.parametrize(("others", "joint"), [(1, "与乙"), (2, "与乙和丙"), (3, ""), (4, "")])
@pytest.mark.parametrize(("template", "word"), [("{{ x | 最 }}", "最高"), ("{{ x | 居 }}", "第一")])
def test_a_first_place_is_shared_with_two_named_others_or_with_many(
    others: int, joint: str, template: str, word: str
) -> None:
    like = ranked("甲", 甲="9", 己="1", **dict.fromkeys("乙丙丁戊"[:others], "9"))
    assert written(template, x=like) == f"{joint}并列全市{word}"


@pytest.mark.parametrize(
    ("count", "names", "values"),
    [
        (1, "甲", "甲为5%"),
        (2, "甲和乙", "甲和乙分别为5%和6%"),
        (3, "甲、乙和丙", "甲、乙和丙分别为5%、6%和7%"),
    ],
)
def test_lists_of_one_two_and_many(count: int, names: str, values: str) -> None:
    units = [place(name, a=fact(value, "%")) for name, value in zip("甲乙丙", "567", strict=True)]
    assert written("{{ x | 列举 }}", x=units[:count]) == names
    assert written('{{ x | 各为("a", "%") }}', x=units[:count]) == values
    pairs = "{{ n | 分别为(v) }}"
    assert written(pairs, n=list("甲乙丙")[:count], v=["5%", "6%", "7%"][:count]) == values


@pytest.mark.parametrize(
    ("template", "fits"), [("小数(2)", 0), ("数(2)", 0), ("小数", 0), ("小数(1)", 1)]
)
def test_what_is_there_is_not_printed_as_nothing(template: str, *, fits: bool) -> None:
    words, small = f"{{{{ x | {template} }}}}", fact("0.004", "张")
    if fits:
        assert written(words, x=small) == "0.0张"
    else:
        assert fault(words, x=small).told.code == "fill.rounds-to-nothing"


def test_units_in_order() -> None:
    units = [place("甲", a=fact("5", "人")), place("乙", True, a=fact("9", "人")), place("丙")]
    have = units[:2]
    assert written('{{ x | 从高到低("a") | 列举 }}', x=have) == "乙和甲"
    assert written('{{ x | 从低到高("a", most=1) | 列举 }}', x=have) == "甲"
    lacking = fault('{{ x | 从高到低("a") | 列举 }}', x=units)  # 丙 may be the first
    assert (lacking.kind, lacking.told.code) == ("empty", "fill.place-unsure")
    assert written("{{ x | 其他 | 列举 }}", x=units) == "甲和丙"


@pytest.mark.parametrize("template", ["{{ x | 位次 }}", "{{ x | 居 }}", "{{ x | 最 }}"])
def test_no_place_is_told_where_a_unit_lacks_the_figure(template: str) -> None:
    known = replace(ranked("乙", 甲="5", 乙="9"), lacking="丙")
    assert fault(template, x=known).told.code == "fill.place-unsure"


def test_a_figure_compared_with_one_that_is_absent_is_absent() -> None:
    assert fault("{% if x > x.parent %}多{% endif %}", x=fact("5", "人")).kind == "empty"


@pytest.mark.parametrize(
    ("low", "high", "unit", "words"),
    [
        ("8", "10", "%", "8%—10%"),
        ("13", "17", "万元", "13万元—17万元"),
        ("15", "30", "千米", "15—30千米"),
        ("8", "8", "%", "8%"),
    ],
)
def test_ranges(low: str, high: str, unit: str, words: str) -> None:
    assert written("{{ a | 至(b) }}", a=fact(low, unit), b=fact(high, unit)) == words


def test_times_points_and_names() -> None:
    a, b = fact("300", "人"), fact("200", "人")
    assert written("{{ a | 倍(b) }}", a=a, b=b) == "1.5倍"
    assert written("{{ a | 百分点(b) }}", a=fact("12", "%"), b=fact("0.15", "share")) == "3个百分点"
    assert [written("{{ x | 简称 }}", x=n) for n in ("荷塘区", "攸县", "醴陵市")] == [
        "荷塘",
        "攸县",
        "醴陵",
    ]
    assert written("{{ (a + b) | 整数 }}，{{ a / b }}", a=a, b=b) == "500人，150%"


@pytest.mark.parametrize(
    ("template", "kind"),
    [
        ("{{ x | 人 }}", "unfit"),  # 亿元 are no people
        ("{{ x | 百分比 }}", "unfit"),
        ("{{ x | 超(412.5) }}", "unfit"),
        ("{{ x | 近(400) }}", "unfit"),
        ("{{ x | 近(500) }}", "unfit"),  # not close
        ("{{ x | 近(412.5) }}", "unfit"),
        ("{{ x | 以上(413) }}", "unfit"),
        ("{{ x | 不足(412.5) }}", "unfit"),
        ("{{ x | 成 }}", "unfit"),
        ("{{ s | 亿元 }}", "unfit"),
        ("{{ s | 万 }}", "unfit"),
        ("{{ s | 占上级 }}", "empty"),
        ("{{ s | 成 }}{{ low | 成 }}", "unfit"),
        ("{{ x | 百分点(s) }}", "unfit"),
        ("{{ x | 倍(big) }}", "unfit"),
        ("{{ x + s }}", "unfit"),
        ("{% if x > s %}a{% endif %}", "unfit"),
        ("{{ x | 至(3) }}", "unfit"),
        ("{{ x | 年 }}", "unfit"),
        ("{{ 20 | 年 }}", "unfit"),
        ("{{ 2020 | 年至(2010) }}", "unfit"),
        ("{{ loss | 增减 }}", "unfit"),
        ("{{ x | 同比 }}", "empty"),
        ("{{ x | 比上级 }}", "empty"),
        ("{{ x | 居 }}", "empty"),
        ("{{ x / 0 }}", "unfit"),
        ("{{ [] | 列举 }}", "empty"),
        ("{{ ['a'] | 分别为(['b', 'c']) }}", "unfit"),
        ("{{ ['a'] | 分别为([x]) }}", "empty"),
        ("{{ words | 亿元 }}", "unfit"),
        ("{{ x | 亿元('a') }}", "unfit"),
        ("{{ y }}", "missing"),
        ("{{ y | 亿元 }}", "missing"),
        ("{{ x.earlier }}", "empty"),
        ("{{ x.earlier | 亿元 }}", "empty"),
        ("{{ '' }}", "empty"),
        ("{{ none }}", "empty"),
        ("{{ x if false }}", "empty"),
        ("{{ x | nosuch }}", "syntax"),
    ],
)
def test_what_does_not_fit_is_a_fault(template: str, kind: str) -> None:
    names = {
        "x": GDP,
        "s": SHARE,
        "low": fact("0.07", "share"),
        "big": fact("9999", "亿元"),
        "words": "很多",
        "loss": fact("-3", "万元", earlier="2"),
    }
    found = fault(template, **names)
    assert found.kind == kind
    assert all(say(found.told, Language.ZH))


def test_a_missing_name_is_named_with_its_line_and_a_near_one() -> None:
    found = fault("上半年\n完成{{ gpd | 亿元 }}", gdp=GDP)
    assert (found.line, found.told.code) == (2, "fill.misspelt")
    assert found.told.values == {"name": "gpd", "near": "gdp"}


def test_numbers_stay_exact() -> None:
    assert written("{{ a + b }}", a=fact("0.1", "年"), b=fact("0.2", "年")) == "0.3年"
    assert fact("412.5", "亿元").plain == Decimal("41250000000")
