"""Institutions: a text → where in it the generic part of an institution's name begins.

Names of institutions are put together of words that are each in the list: 第一人民医院 is parted by
no word's end, 人民|医院 is one. What they are (医院, 支队, 税务局) belongs to whose they are.
"""

from __future__ import annotations

import re

from fonts.chinese.characters import HAN, is_han
from fonts.chinese.words import PARTICLES

_KINDS = (
    "医院 中医院 中医医院 卫生院 保健院 敬老院 福利院 养老院"
    " 法院 检察院 政府 委员会 管委会 常委会 居委会 村委会 宣传部 组织部 统战部 办公室 派出所"
    " 小学 中学 大学 学院 学校 党校 幼儿园 研究院 研究所 设计院"
    " 中心 实践站 实践所 服务站 工作站 总队 支队 大队 中队 协会 商会 联合会 合作社 联社 基金会"
    " 银行 支行 分行 公司 集团 工厂 开发区 示范区 产业园 工业园 文化馆 图书馆 博物馆 体育馆 纪念馆"
)
_SORTS = "人民 中级 高级 高等 职业 技术 科学 实验 服务 控制 指挥 交易 救援 综合 行政 执法 有限 责任"
"""Words that stand before these and are of the same part: 控制中心, 人民医院."""
_GENERIC = re.compile(
    rf"[和与及]?(?:(?:{'|'.join(_SORTS.split())})*(?:{'|'.join(_KINDS.split())})|代表大会"
    rf"|(?![省市县区州])[{HAN}]{{2}}局(?![{HAN}]?面|长))"
)
#: What says that a name begins behind it: 走进小学.
_OPENS = frozenset("访到进赴")
#: What joins the two halves of a name: 自然资源和规划局.
_JOINS = frozenset("和与及")


def goes_on(text: str, at: int) -> bool:
    """Tell whether the generic part of an institution's name begins at an offset, its own before.

    >>> goes_on("市第一人民医院", 5)
    True
    >>> goes_on("记者走进小学", 4)
    False
    """
    before = text[at - 1] if at else ""
    if not is_han(before) or (before in PARTICLES - _JOINS) or before in _OPENS:
        return False
    return _GENERIC.match(text, at) is not None
