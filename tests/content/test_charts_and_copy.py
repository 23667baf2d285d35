"""Charts against copy and against their kind."""

# ruff: noqa: E501 - tables of cases read best with one case on a line
from __future__ import annotations

from typing import Any

import pytest

ARTICLE = """\
---
kind: story
title: 数
figures: [chart]
---

全区GDP突破400亿元，人均超2万美元；去年占比70%以上，今年5月新增{==5.5万人==}{>>存疑<<}。连续四年获奖，约30家，九十多岁，近5年共120人，{--失业9人--}{>>删<<}。

2029年8家，2030年12家，{==2031年15家==}{>>存疑<<}。
"""
HEAD = "kind: {kind}\ntitle: 图\nsource: 样本\n{head}items:\n"


def chart(case: Any, kind: str, *items: str, head: str = "", article: str = ARTICLE) -> list[str]:
    """Rules and fields of the findings about a chart with these items."""
    text = HEAD.format(kind=kind, head=head) + "".join(f"  - {{{item}}}\n" for item in items)
    found = case.read({"articles/one.md": article, "figures/chart.yaml": text}).findings
    assert all(f.file == "figures/chart.yaml" and f.line for f in found)
    return [f"{f.rule} {f.field}" for f in found]


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("before: 突破, value: 400, unit: 亿元, stated: GDP突破400亿元", []),
        ("before: 突破, value: 40000000000, display: 400亿, unit: 元, stated: GDP突破400亿元", []),
        (
            "before: 突破, value: 400, unit: 元, stated: GDP突破400亿元",
            ["figure-not-stated items[0].value"],
        ),
        ("before: 突破, value: 40000000000, unit: 元, stated: GDP突破400亿元", []),
        (
            "before: 超, value: 2, unit: 美元, stated: 人均超2万美元",
            ["figure-not-stated items[0].value"],
        ),
        ("value: 2, unit: 万美元, stated: 人均超2万美元", ["figure-hedge items[0].before"]),
        ("label: 人均超, value: 2, unit: 万美元, stated: 人均超2万美元", []),
        ("value: 70, unit: '%', stated: 占比70%以上", ["figure-hedge items[0].after"]),
        ("value: 70, unit: '%', after: 以上, stated: 占比70%以上", []),
        (
            "value: 70, unit: '%', before: 近, after: 以上, stated: 占比70%以上",
            ["figure-words items[0].before"],
        ),
        (
            "value: 400, unit: 亿吨, before: 突破, stated: 突破400亿元",
            ["figure-words items[0].unit"],
        ),
        ("value: 4, unit: 年, stated: 连续四年获奖", []),
        ("value: 5, unit: 年, stated: 连续四年获奖", ["figure-not-stated items[0].value"]),
        ("value: 4, unit: 年, stated: 连续四年得奖", ["figure-not-stated items[0].stated"]),
        ("value: 4, unit: 年", ["figure-not-stated items[0].stated"]),
        ("value: 30, unit: 家, stated: 约30家", ["figure-hedge items[0].before"]),
        ("value: 120, unit: 人, stated: 近5年共120人", []),
        ("value: 5, unit: 年, stated: 近5年共120人", []),
        ("value: 9, unit: 人, stated: 失业9人", ["figure-not-stated items[0].stated"]),
        ("value: 5.5, unit: 万人, stated: 新增5.5万人", ["figure-queried items[0].stated"]),
        ("value: 8, unit: 家, period: 2029年, stated: 2029年8家", []),
        (
            "value: 8, unit: 家, period: 2028年, stated: 2029年8家",
            ["figure-period items[0].period"],
        ),
        (
            "value: 5.5, unit: 万人, period: 2031年5月, stated: 今年5月新增5.5万人",
            ["figure-queried items[0].stated"],
        ),
        (
            "value: 4, display: 五, unit: 年, stated: 连续四年获奖",
            ["figure-display items[0].display"],
        ),
        ("display: 四, unit: 年, stated: 连续四年获奖", []),
        ("label: 甲, stated: 连续四年获奖", ["figure-value items[0].value"]),
    ],
)
def test_a_value_and_the_words_that_state_it(item: str, expected: list[str], case: Any) -> None:
    assert chart(case, "key", item) == expected


EIGHT = "value: 8, unit: 家, stated: 2029年8家"
TWELVE = "value: 12, unit: 家, stated: 2030年12家"


@pytest.mark.parametrize(
    ("kind", "items", "head", "expected"),
    [
        ("ranked", [TWELVE, EIGHT], "", []),
        ("ranked", [EIGHT, TWELVE], "", []),
        ("ranked", [EIGHT], "", ["figure-shape items"]),
        ("ranked", [EIGHT, TWELVE, EIGHT], "", ["figure-order items"]),
        ("funnel", [TWELVE, EIGHT], "", []),
        ("funnel", [EIGHT, TWELVE], "", ["figure-value items[1].value"]),
        ("share", [EIGHT], "total: 12\n", ["figure-not-stated total"]),
        ("share", ["value: 8, unit: 家, stated: '2029年8家，2030年12家'"], "total: 12\n", []),
        ("share", ["value: 12, unit: 家, stated: '2029年8家，2030年12家'"], "total: 8\n",
         ["figure-value items"]),
        ("share", [EIGHT], "", ["figure-shape items"]),
        ("share", [EIGHT, TWELVE], "", []),
        ("grouped", [EIGHT, TWELVE], "", ["figure-shape items[0].series", "figure-shape items[1].series"]),
        ("change", [f"period: 2029, {EIGHT}", f"period: 2030, {TWELVE}"], "", []),
        ("change", [f"period: 2029, {EIGHT}", f"period: 2029, {EIGHT}"], "", ["figure-shape items"]),
        ("before_after", [f"period: 2029, {EIGHT}", f"period: 2030, {TWELVE}"], "", []),
        ("before_after", [f"period: 2029, {EIGHT}"] * 2, "", ["figure-shape items"]),
        ("timeline", ["period: 2029, text: 开店, stated: 2029年8家", "period: 2030, text: 又开, stated: 2030年12家"],
         "", []),
        ("timeline", ["period: 2029, stated: 2029年8家", "text: 又开, stated: 2030年12家"], "",
         ["figure-shape items[0].text", "figure-shape items[1].period"]),
    ],
)  # fmt: skip
def test_what_a_kind_needs(
    kind: str, items: list[str], head: str, expected: list[str], case: Any
) -> None:
    assert chart(case, kind, *items, head=head) == expected


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        ("value: -3.2, unit: '%', stated: 下降3.2%", []),
        ("value: -3.2, unit: '%', display: 降3.2, stated: 下降3.2%", []),
        ("value: 3.2, unit: '%', label: 下降, stated: 下降3.2%", []),
        ("value: -26.5, unit: 亿元, stated: 为-26.5亿元", []),
        ("value: -8, unit: 亿元, stated: 利润负8亿元", []),
        ("value: -7, unit: 家, before: 约, stated: 减少了约7家", []),
        ("value: -4, unit: '%', stated: 上升4%", ["figure-not-stated items[0].value"]),
        ("value: -5, unit: '%', stated: 下降至5%", ["figure-not-stated items[0].value"]),
        ("value: -2025, unit: 年, stated: 2021-2025年", ["figure-not-stated items[0].value"]),
    ],
)
def test_a_fall_states_a_negative_value(item: str, expected: list[str], case: Any) -> None:
    words = "下降3.2%，为-26.5亿元，利润负8亿元，减少了约7家，上升4%，下降至5%，2021-2025年。"
    article = ARTICLE + f"\n{words}\n"
    assert chart(case, "key", item, article=article) == expected


def test_negative_and_too_great_values(case: Any) -> None:
    minus = "value: -8, unit: 家, stated: 2029年8家"
    assert "figure-value items[0].value" in chart(case, "funnel", minus, EIGHT)
    assert not any("figure-value" in found for found in chart(case, "ranked", minus, EIGHT))
    much = "value: 120, unit: '%', stated: 共120人"
    assert "figure-value items" in chart(case, "share", much)


def test_a_missing_value_is_told_and_no_fault(case: Any) -> None:
    found = chart(case, "ranked", EIGHT, "label: 乙", head="table: true\n")
    assert "figure-gap items[1].value" in found and "figure-value items[1].value" not in found


def test_a_chart_without_a_kind_says_which_was_chosen(case: Any) -> None:
    text = case.chart.replace("kind: ", "# kind: ")
    read = case.read({"figures/chart.yaml": text})
    told = [f for f in read.findings if f.rule == "figure-kind"]
    assert len(told) == 1 and told[0].severity == "hint"


def test_a_printed_table_is_its_own_statement(case: Any) -> None:
    assert chart(case, "ranked", "value: 2", "value: 1", head="table: true\n") == []


def test_a_chart_without_a_source(case: Any) -> None:
    text = case.chart.replace("source: 资料来源：样本\n", "")
    found = case.read({"figures/chart.yaml": text}).findings
    assert [(f.rule, f.field) for f in found] == [("figure-source", "source")]


@pytest.mark.parametrize(
    ("head", "body", "found"),
    [
        ("pictures: [photo]\n", "四十年里，站台换过三次。", False),
        ("figures: [chart]\n", "四十年里，站台换过三次。", True),
        ("", "四十年里，站台换过三次。\n\n## 第一次\n\n那年修了雨棚。", True),
        ("", "四十年里，站台换过三次。\n\n:::链接 站台\n修过三次。\n:::", True),
    ],
)
def test_a_spreads_head_holds_copy_and_one_picture(
    head: str, body: str, found: bool, case: Any
) -> None:
    text = f"---\nkind: spread\ntitle: 一条慢线四十年\n{head}---\n\n{body}\n"
    one = case.one.replace("figures: [chart]\n", "")  # a chart stands in one article alone
    findings = case.read({"articles/one.md": one, "articles/two.md": text}).findings
    assert ["articles/two.md"] * found == [f.file for f in findings if f.rule == "spread-head"]
