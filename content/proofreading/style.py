"""Forms of dash, ellipsis, list and serial number (GB/T 15834-2011).

Input: a passage. Output: faults of form. Pairs and widths are in `marks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.proofreading.bounds import is_edge
from content.proofreading.rule import Fault, TextCheck, around, each, fault
from content.proofreading.view import ALL, RUNNING, Kind, Passage
from content.source.rules import Rule
from fonts.chinese.calendar import WEEK
from fonts.chinese.characters import HAN
from fonts.chinese.lexicon import words_with
from fonts.chinese.numerals import ONE_TO_TEN
from fonts.chinese.words import FOREIGN, PARTICLES

_ELLIPSIS = re.compile(r"(?<!…)(?:…|…{3}|…{5,})(?!…)|\.{2,}|。{3,}|．{2,}|·{3,}|・{3,}")
_DASH = re.compile(rf"-{{2,}}|－{{2,}}|[―─]+|—{{3,}}|(?<=[{HAN}])–+(?=[{HAN}])")
_SINGLE_DASH = re.compile("(?<!—)—(?!—)")
#: Bits; a word as rare as this is a name, or nearly so.
_RARE = 17.5
_HAN_RUN = re.compile(f"[{HAN}]*")
#: Between two names, a single — is right: 北京—上海. Longer runs of Han are clauses.
_NAME = 6
_WAY = re.compile("^[^，。；]{1,8}?(?:之间|线|段|高速|铁路|公路|航班|列车|班车)")

_AND = re.compile(
    "、(?:和(?![歌谐平睦美善解气田亲缓顺蔼煦服牧风声颜音悦暖])"
    # in a roll, 和 is a surname: 、和占钧（纳西族）、
    f"(?![{HAN}]{{1,3}}[（、])|以及|及(?![时早格第物])"
    # 与 before a noun that ends the list; before a verb it is "with": 、与师生座谈、; so it is
    # where each member has it: 与人、与市场、与政府
    f"|(?<!与.、)(?<!与..、)(?<!与...、)与(?![会时世众日此其民])(?=[{HAN}]{{1,5}}(?:等|[，。；]))|或(?![许是多]))"
)
#: A member of so many characters may by chance be as long as 和 and the next one.
_SHORT = 3
_LAST_RUN = re.compile(f"[{HAN}]+$")
_ITEM = "(?:“[^“”]{1,40}”|《[^《》]{1,60}》)"
_QUOTED = re.compile(f"(?<!、){_ITEM}(?:、{_ITEM})+(?!、|（)")
#: A quote that is one half of a member: what goes before it in the member is a quote, too.
_MEMBER = re.compile(f"[”》][{HAN}]{{1,4}}$")
_SERIAL = re.compile(
    rf"(?:^|(?<=[。：；]))第[{ONE_TO_TEN}]{{1,2}}、(?![第{ONE_TO_TEN}])"
    rf"|[（(](?:[{ONE_TO_TEN}]{{1,3}}|\d{{1,2}})[）)][、，．.]"
    rf"|[①-⑳][、，．.]|^[{ONE_TO_TEN}]{{1,3}}[，．](?=[{HAN}])|^\d{{1,2}}[、，](?=[{HAN}])"
)


def single_dash(passage: Passage) -> Iterator[Fault]:
    """A single — where a dash belongs; between places, times and numbers it is right."""
    text = passage.text
    for hit in _DASH.finditer(text):
        yield fault(
            *hit.span(), "proofread.dash-form", around=around(text, *hit.span()), mark=hit[0]
        )
    for hit in _SINGLE_DASH.finditer(text):
        before = text[max(0, hit.start() - 20) : hit.start()]
        after = text[hit.end() : hit.end() + 20]
        left = len((_HAN_RUN.match(before[::-1]) or hit)[0])
        right = len((_HAN_RUN.match(after) or hit)[0])
        marks = before[-1:] in "，。；：！？”" or after[:1] in "，。；：！？“"
        if after[:1].isdigit():  # a title with its year: 分县资料—2020
            continue
        if not marks and _joins(text, hit.start()):
            continue
        way = _WAY.search(after)
        if marks or max(left, 0 if way else right) > _NAME + (4 if way else 0):
            yield fault(*hit.span(), "proofread.dash-single", around=around(text, *hit.span()))


#: Ends of names of places; 祖国 is none.
_PLACE_END = re.compile("(?<!祖)国$|[盟省市县州洲湾港京沪津渝社]$|滩$|公司$|大学$")
#: Regions of several countries, or of several provinces.
_REGIONS = frozenset(
    [
        "中亚",
        "南亚",
        "东亚",
        "西亚",
        "东盟",
        "北非",
        "中东",
        "东欧",
        "西欧",
        "北欧",
        "拉美",
        "华东",
        "华南",
        "华北",
        "华中",
        "西北",
        "西南",
        "东北",
    ]
)
#: 燕山—太行山.
_FEATURE_END, _FEATURE = re.compile("[山江河湖岭岛海]$"), re.compile(".{1,3}[山江河湖岭岛海]")
_WEEKDAY = re.compile(f"(?:{WEEK})$")


def _joins(text: str, at: int) -> bool:
    """Tell the — that joins two names: 道—琼斯, 欧盟—阿尔及利亚, 大气—海洋—水文, 运动—民主党."""
    before, after = text[max(0, at - 8) : at], text[at + 1 : at + 9]
    if "—" in before + after or text.count(f"{before[-2:]}—{after[:2]}") > 1:
        return True
    if _PLACE_END.search(before) or _WEEKDAY.search(before):
        return True
    if (
        "党" in after
        or _is_place(text, at)
        or (_FEATURE_END.search(before) and _FEATURE.match(after))
    ):
        return True
    foreign = before[-2:] + after[:1], after[:3]
    if any(len(words) > 2 and all(char in FOREIGN for char in words) for words in foreign):
        return True
    # One character alone is a name in short: 夸—纳省, 美—以.
    left = before[-1:] not in PARTICLES and is_edge(text, at - 1)
    right = after[:1] not in PARTICLES and is_edge(text, at + 2)
    return bool(before and after) and (left or right)


def _is_place(text: str, at: int) -> bool:
    """Tell whether a name of a place known as a town or region ends before a dash: 西安—中亚."""
    before = any(_is_town(text[at - size : at]) for size in (2, 3) if size <= at)
    # 三星堆—金沙: two names that the list of words has
    rare = _is_rare(*(text[at - size : at] for size in (3, 2) if size <= at))
    return before or (rare and _is_rare(text[at + 1 : at + 4], text[at + 1 : at + 3]))


def _is_rare(*words: str) -> bool:
    """Tell whether the first of some words that the list has is as rare as a name."""
    costs = (words_with(word[0]).get(word[1:]) for word in words if len(word) > 1)
    return next((cost >= _RARE for cost in costs if cost is not None), False)


def _is_town(name: str) -> bool:
    tails = words_with(name[0])
    return (
        any(name[1:] + kind in tails for kind in ("市", "省", "县", "自治区")) or name in _REGIONS
    )


def before_and(passage: Passage) -> Iterator[Fault]:
    """、 before 和, 以及, 及 or 与; 和 may begin a word or a name: 、和合共生, 、和川村."""
    text = passage.text
    for hit in _AND.finditer(text):
        if not (hit[0] == "、和" and _begins(text, hit.start())):
            yield fault(*hit.span(), "proofread.enumeration-and", words=hit[0])


def _begins(text: str, at: int) -> bool:
    """Tell whether 和 behind the 、 at a place begins a member as long as the one before it."""
    if not is_edge(text, at + 2):
        return True
    before = _LAST_RUN.search(text, 0, at)
    size = len(before[0]) if before else 0
    member = text[at + 1 : at + 1 + size]
    if size < 2 or len(member) < size:
        return False
    return member[-1] == text[at - 1] or (size > _SHORT and is_edge(text, at + 1 + size))


def quoted_list(passage: Passage) -> Iterator[Fault]:
    """、 between quotes or titles, once a list; beside members without marks it is needed."""
    for hit in _QUOTED.finditer(passage.text):
        if _MEMBER.search(passage.text, 0, hit.start()):
            continue  # “拉手”而不是“松手”、“延链”而不是“断链”
        at = hit.start() + (re.search("[”》]、", hit[0]) or hit).end() - 1
        if at < hit.end():
            yield fault(at, at + 1, "proofread.enumeration-quoted", words="、")


RULES = (
    TextCheck(Rule.ELLIPSIS_FORM, each(_ELLIPSIS, "proofread.ellipsis-form"), ALL),
    TextCheck(Rule.DASH_FORM, single_dash, ALL),
    TextCheck(Rule.ENUMERATION_AND, before_and, ALL),
    TextCheck(
        Rule.ENUMERATION_QUOTED,
        quoted_list,
        RUNNING,
    ),
    TextCheck(
        Rule.SERIAL_MARK,
        each(_SERIAL, "proofread.serial-mark"),
        RUNNING | {Kind.SUBHEAD},
    ),
)
