"""Quantities in copy: a number, its unit and its place.

Input: a text. Output: `Quantity`s in order, 万 and 亿 multiplied out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

UNITS = (
    "平方公里", "平方千米", "平方米", "立方米", "个百分点", "公里", "千米", "公顷", "公斤", "美元",
    "人次", "件次", "亩", "元", "人", "户", "家", "个", "项", "件", "所", "支", "部", "座", "条",
    "栋", "套", "吨", "张", "台", "辆", "名", "位", "处", "批", "场", "天", "年", "岁", "村",
    "册", "种", "次", "期", "倍", "米", "度", "%", "％", "千瓦时", "千瓦", "间", "块",
    "份", "头", "只", "株", "棵", "枚", "艘", "本", "幅", "篇", "班", "对", "斤",
)  # fmt: skip
_SAME = {"％": "%", "名": "人", "位": "人", "千米": "公里", "平方千米": "平方公里"}
_QUANTITY = re.compile(
    rf"(?<![\d.A-Za-z\-—])(\d+(?:,\d{{3}})*(?:\.\d+)?)(余|多)?([万亿]?)(余|多)?({'|'.join(UNITS)})"
    r"(以上|以下|以内|左右|上下|多|余)?"
)


@dataclass(frozen=True)
class Quantity:
    """A number with its unit: `5.5万人` is 55000 人."""

    value: float
    unit: str
    start: int
    end: int
    #: The digits as written.
    digits: str
    loose: bool


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities that stand in a text."""
    return tuple(
        Quantity(
            float(hit[1].replace(",", "")) * {"": 1, "万": 1e4, "亿": 1e8}[hit[3]],
            _SAME.get(hit[5], hit[5]),
            hit.start(),
            hit.end(5),
            hit[1].replace(",", ""),
            bool(hit[2] or hit[4] or hit[6]),
        )
        for hit in _QUANTITY.finditer(text)
    )
