"""Figures that cannot be, or that differ in two places: both sides of each bound."""

from __future__ import annotations

import pytest

from content.proofreading import sense
from tests.proofreading.marking import marked, marked_in

PROPORTIONS = (
    "全村150000人，⟦全村150001人⟧。",
    "全县总人口600万人，⟦全县总人口601万人⟧。",
    "全县生产总值3万亿元，⟦全县生产总值3.1万亿元⟧，全县总产值8亿元。",
)
DECIMALS = (
    ("投资3.45亿元，一期⟦34.5亿元⟧。",),
    ("投资3.45亿元，一期34.5亿美元。",),
    ("投资4.5亿元，一期45亿元。",),
    ("投资3.40亿元，一期34亿元。",),
    ("投资300亿元，一期3亿元。",),
    ("投资34.5万元，一期⟦3.45万元⟧。",),
    ("投资3.45亿元，一期34.5亿余元。",),
    ("1950年开工，195年后还在。",),
    ("5.19元、51.9元、519元三档。",),
    ("5.19元或51.9元。",),
    ("5.19元，另有⟦51.9元⟧。",),
    ("售价558.6元。", "十倍赔偿5586元。"),
    ("十倍是多少？售价558.6元。", "赔偿5586元。"),
    ("售价558.6元。", "赔偿⟦5586元⟧。"),
)
HEADS = (
    ("#新修公路⟦30公里⟧", "全县新修公路36公里。"),
    ("#新修公路⟦30公里⟧", "全县新修公路31.6公里。"),
    ("#新修公路30公里", "全县新修公路31.5公里。"),
    ("#新修公路30公里", "全县新修公路28.5公里。"),
    ("#新修公路30公里", "全县新修公路36公里，其中一期20公里、二期10公里。"),
    ("#新修公路30公里", "全县新修公路36公里，其中一期20公里、二期10.02公里。"),
    ("#新修公路⟦30公里⟧", "全县新修公路36公里，其中一期20公里、二期10.04公里。"),
    ("#新修公路30公里", "全县新修公路36公里，今年30公里。"),
    ("#新修公路30公里", "全县新修公路36亩。"),
    ("#新修公路30公里", "全县新修大路36公里。"),
    ("#新修大公路⟦30公里⟧", "全县新修大公路36公里。"),
    ("#全区GDP达⟦400亿元⟧", "去年全区GDP达350亿元。"),
    ("#产值30亿元", "去年，产值36亿元。"),
    ("#工业产值⟦30亿元⟧", "去年，工业产值36亿元。"),
    ("#工业产值增长8%", "工业产值36%。"),
    ("#工业产值增长⟦8%⟧", "工业产值增长9%。"),
    ("#人均可支配收入2万元", "全县可支配收入3万元。"),
    ("#人均可支配收入⟦2万元⟧", "全县人均可支配收入3万元。"),
    ("#新开通班线超70条", "全县新开通班线80.5条。"),
    ("#新开通班线超⟦70条⟧", "全县新开通班线81条。"),
    ("#新开通班线超⟦70条⟧", "全县新开通班线63条。"),
    ("#新开通班线超70条", "全县新开通班线70条。"),
    ("#新修公路30公里", "全县新修公路由36公里起步。"),
    ("#全县新增就业⟦8600人⟧", "全县城镇新增就业6800人。"),
    ("#全市新增就业8600人", "全县城镇新增就业6800人。"),
    ("#全县增就业8600人", "全县城镇增就业6800人。"),
)
PER_HEAD = (
    ("GDP120亿元，人均2万元，人口20万人。",),
    ("GDP121亿元，⟦人均2万元⟧，人口20万人。",),
    ("GDP13亿元，⟦人均2万元⟧，人口20万人。",),
    ("GDP1200000万元，人均2万元，人口200000人。",),
    ("GDP130亿元，人均2万元，人口0人。",),
    ("GDP130亿元，人口20万人。",),
    ("路通了。", "GDP130亿元，⟦人均2万元⟧，人口20万人。"),
)


@pytest.mark.parametrize("text", PROPORTIONS)
def test_a_figure_beyond_what_its_kind_can_be(text: str) -> None:
    assert marked(sense.proportion, text) == text


@pytest.mark.parametrize("lines", DECIMALS)
def test_two_figures_that_differ_by_the_point_alone(lines: tuple[str, ...]) -> None:
    assert marked_in(sense.decimal, *lines) == list(lines)


@pytest.mark.parametrize("lines", HEADS)
def test_a_head_says_what_its_text_says(lines: tuple[str, ...]) -> None:
    assert marked_in(sense.differs, *lines) == list(lines)


@pytest.mark.parametrize("lines", PER_HEAD)
def test_a_product_its_people_and_what_each_has(lines: tuple[str, ...]) -> None:
    assert marked_in(sense.per_head, *lines) == list(lines)
