"""Percentages beside the figures that they are made of: a share, a growth, a change.

Input: a passage. Output: faults of percentages that the two figures before them do not make. Told
is only what the sentence states outright: 420户，其中378户…，占80%; loose figures and those of
several years are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from content.proofreading.quantities import Quantity, quantities
from content.proofreading.rule import Fault, TextCheck, fault
from content.proofreading.view import RUNNING, Kind, Passage
from content.source.rules import Rule
from fonts.chinese.characters import HAN, SENTENCE_ENDS

_SENTENCE = re.compile(f"[^{SENTENCE_ENDS}；]+")
_NUMBER = r"(?P<n>\d+(?:\.\d+)?)[%％]"
_HEDGES = "超过|近|约|逾|不足|将近|接近|达到了?|达|为|是|了"
#: The share of a part, right behind it: ，占总户数的90%, ，合格率为93%.
_SHARE = re.compile(
    f"(?:占(?:到|了|比|全[{HAN}]|总|其)?[^，。；、\\d]{{0,8}}?|[^，。；、\\d]{{0,6}}?(?:[{HAN}](?<![增长速升降幅效])率|比例|比重))"
    f"(?:{_HEDGES}){{0,2}}{_NUMBER}(?!左右|以上|以下)"
)
#: What says that one figure is a part of the one before it.
_PART = re.compile(
    "其中|[^，。；]中[，、]?有|收回|回收|回访|当中|已有|已经|完成|通过|达标|合格|建成|参加|参保|办结|整改"
)
#: What makes it no share of the first figure.
_NO_SHARE = re.compile(
    "同比|增长|比上?去?年|较|另|提高|提升|下降|平均|每|分别|各|新增|第[{ONE_TO_TEN}]|占全[球国省世]"
)
#: Today's figure, an earlier one, and how much more or less: 120万人次，比去年的100万人次增长20%.
_AGAINST = re.compile("^[^，。；\\d]{0,6}，?(?:同?比|较|相比)[^，。；\\d]{1,8}的$")
_CHANGED = re.compile(
    f"^(?:(?P<up>增长|增加|提高|上升|多)|(?P<down>下降|减少|降低|少))了?(?:{_HEDGES})?{_NUMBER}"
)
#: 由4000吨增加到5000吨，增长25%.
_FROM_TO = re.compile(
    "^(?:逐[步年]|大幅)?(?:增加|增长|提高|上升|扩大|发展|减少|下降|降低|压减|降|增|升)(?:到|至|为)了?(?:目前的|现在的|今年的|去年的)?$"
)
_BY = re.compile(
    f"^[^，。；\\d]{{0,4}}，(?:同比|累计|共|年)?(?:(?P<up>增长|增加|提高|上升|增幅)|(?P<down>下降|减少|降低|降幅))(?:{_HEDGES}){{0,2}}{_NUMBER}"
)
#: 12万吨，比上年增加2万吨，增长20%: how much more or less than before.
_MORE = re.compile(
    "^[^，。；\\d]{0,6}，(?:同?比|较)[^，。；\\d]{1,8}?(?:(?P<up>净?增加|净?增|增长|多)|(?P<down>净?减少|减|下降|少))了?$"
)
#: Points by which a percentage may differ from what figures in 万 or 亿 make: they are rounded too.
_ROUNDED, _LOOSE = 1.0, 0.02


def shares(passage: Passage) -> Iterator[Fault]:
    """Percentages that their figures do not make."""
    for hit in _SENTENCE.finditer(passage.text):
        for start, end, right in (*_of_parts(hit[0]), *_of_changes(hit[0])):
            words = hit[0][start:end]
            span = hit.start() + start, hit.start() + end
            yield fault(*span, "proofread.percent-differs", words=words, right=right)


def _of_parts(sentence: str) -> Iterator[tuple[int, int, float]]:
    found = [one for one in quantities(sentence) if one.unit != "%"]
    for whole, part in pairwise(found):
        between = sentence[whole.end : part.start]
        if (
            not _pair(whole, part)
            or part.value > whole.value
            or not _PART.search(between + sentence[part.end : part.end + 8])
        ):
            continue
        behind = sentence[part.end : part.end + 40]
        hit = _SHARE.search(behind)
        if not hit or re.search(r"\d", behind[: hit.start()]):
            continue
        words = sentence[whole.end : part.end + hit.end()]
        if _NO_SHARE.search(words):
            continue
        right = 100 * part.value / whole.value
        if _differs(hit["n"], right, (whole, part)):
            yield whole.start, part.end + hit.end(), right


def _of_changes(sentence: str) -> Iterator[tuple[int, int, float]]:
    found = [one for one in quantities(sentence) if one.unit != "%"]
    for one, other in pairwise(found):
        between, behind = sentence[one.end : other.start], sentence[other.end : other.end + 24]
        if not _pair(one, other):
            continue
        if _AGAINST.match(between):
            now, then, hit = one, other, _CHANGED.match(behind)
        elif _FROM_TO.match(between):
            now, then, hit = other, one, _BY.match(behind)
        elif more := _MORE.match(between):
            earlier = one.value - other.value if more["up"] else one.value + other.value
            now, then, hit = one, replace(one, value=earlier), _BY.match(behind)
        else:
            continue
        if hit and then.value > 0:
            right = 100 * (now.value - then.value) / then.value
            if _differs(hit["n"], right if hit["up"] else -right, (one, other)):
                yield one.start, other.end + hit.end(), abs(right)


def _pair(one: Quantity, other: Quantity) -> bool:
    """Tell two exact figures of one unit; years and ages make no shares."""
    exact = not one.loose and not other.loose and min(one.value, other.value) > 0
    return exact and one.unit == other.unit and one.unit not in ("年", "岁", "天")


def _differs(said: str, right: float, figures: tuple[Quantity, Quantity]) -> bool:
    """Tell whether a percentage is another; of exact counts it may be cut after its last digit."""
    gap = abs(float(said) - right)
    if any(one.value != float(one.digits) for one in figures):
        return gap > max(_ROUNDED, _LOOSE * abs(right))
    return gap >= 10.0 ** -len(said.partition(".")[2])


RULES = (TextCheck(Rule.PERCENT_DIFFERS, shares, RUNNING | {Kind.DECK, Kind.CAPTION}),)
