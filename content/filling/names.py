"""The filters' names: Chinese as editors say them, and ASCII aliases for the same.

Input: nothing. Output: `FILTERS`, name → function.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from content.filling import compare, numbers

Filter = Callable[..., Any]

#: Units that are filters by their own name; any other: `| 单位("万平方米")`.
UNITS = (
    "元", "万元", "亿元", "万亿元", "美元", "万美元", "亿美元",
    "人", "万人", "亿人", "户", "万户", "家", "万家", "个", "万个", "件", "万件", "套", "万套",
    "辆", "万辆", "吨", "万吨", "亿吨", "斤", "公斤", "亩", "万亩", "公顷", "千米", "公里", "米",
    "平方米", "万平方米", "平方千米", "平方公里", "岁", "次", "万次", "人次", "万人次", "所",
    "间", "张", "天",
)  # fmt: skip


def _unit(unit: str) -> Filter:
    return lambda value, digits=None: numbers.in_unit(value, unit, digits)


def _reversed(function: Filter) -> Filter:
    return lambda value, *more, **named: function(value, *more, ascending=True, **named)


#: Chinese name, ASCII alias, function.
_TABLE: tuple[tuple[str, str, Filter], ...] = (
    ("单位", "unit", numbers.in_unit),
    ("万", "wan", lambda value, digits=None: numbers.scaled(value, "万", digits)),
    ("亿", "yi", lambda value, digits=None: numbers.scaled(value, "亿", digits)),
    ("数", "number", numbers.bare),
    ("整数", "whole", numbers.whole),
    ("小数", "decimals", numbers.usual),
    ("千分位", "thousands", numbers.thousands),
    ("百分比", "percent", numbers.percent),
    ("千分之", "permille", numbers.permille),
    ("每百人", "of_hundred", numbers.of_hundred),
    ("成", "tenths", numbers.tenths),
    ("倍", "times", numbers.times),
    ("约", "about", numbers.about),
    ("超", "over", numbers.over),
    ("逾", "exceeding", partial(numbers.over, word="逾")),
    ("近", "near", numbers.near),
    ("以上", "at_least", numbers.at_least),
    ("不足", "under", numbers.under),
    ("至", "to", numbers.reaching),
    ("年", "year", numbers.year),
    ("年至", "years", numbers.years),
    ("百分点", "points", compare.points),
    ("增减", "change", compare.change),
    ("增减量", "change_by", compare.amount_of_change),
    ("同比", "on_year", compare.on_year),
    ("比前期", "since", compare.since),
    ("比上级", "against", compare.against),
    ("占上级", "of_parent", compare.share_of_parent),
    ("位次", "place", compare.place),
    ("倒数位次", "place_low", _reversed(compare.place)),
    ("居", "standing", compare.standing),
    ("从低居", "standing_low", _reversed(compare.standing)),
    ("最", "extreme", compare.extreme),
    ("列举", "listed", compare.enumerated),
    ("分别为", "respectively", compare.respectively),
    ("各为", "each_is", compare.each_is),
    ("从高到低", "highest_first", compare.ranked),
    ("从低到高", "lowest_first", compare.lowest_first),
    ("其他", "others", compare.others),
    ("简称", "short_name", compare.short_name),
)

FILTERS: dict[str, Filter] = {
    **{unit: _unit(unit) for unit in UNITS},
    **{chinese: function for chinese, _, function in _TABLE},
    **{ascii_name: function for _, ascii_name, function in _TABLE},
}
