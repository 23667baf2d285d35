"""Forms of dash, ellipsis, list and serial number (GB/T 15834-2011).

Input: a passage. Output: faults of form. Pairs and widths are in `marks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.proofreading.rule import Fault, TextCheck, around, each, fault
from content.proofreading.view import ALL, RUNNING, Kind, Passage
from content.source.rules import Rule
from fonts.chinese.characters import HAN
from fonts.chinese.numerals import ONE_TO_TEN

_ELLIPSIS = re.compile(r"(?<!…)(?:…|…{3}|…{5,})(?!…)|\.{2,}|。{3,}|．{2,}|·{3,}|・{3,}")
_DASH = re.compile(rf"-{{2,}}|－{{2,}}|[―─]+|—{{3,}}|(?<=[{HAN}])–+(?=[{HAN}])")
_SINGLE_DASH = re.compile("(?<!—)—(?!—)")
_HAN_RUN = re.compile(f"[{HAN}]*")
#: Between two names, a single — is right: 北京—上海. Longer runs of Han are clauses.
_NAME = 6
_WAY = re.compile("^[^，。；]{1,8}?(?:之间|线|段|高速|铁路|公路|航班|列车|班车)")

_AND = re.compile(
    "、(?:和(?![谐平睦美善解气田亲缓顺蔼煦服牧风声颜音悦暖])|以及|及(?![时早格第物])"
    "|与(?![会时世众日此其民])|或(?![许是多]))"
)
_QUOTED = re.compile("(?<=[”》])、(?=[“《])")
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
        way = _WAY.search(after)
        if marks or max(left, 0 if way else right) > _NAME + (4 if way else 0):
            yield fault(*hit.span(), "proofread.dash-single", around=around(text, *hit.span()))


RULES = (
    TextCheck(Rule.ELLIPSIS_FORM, each(_ELLIPSIS, "proofread.ellipsis-form"), ALL),
    TextCheck(Rule.DASH_FORM, single_dash, ALL),
    TextCheck(Rule.ENUMERATION_AND, each(_AND, "proofread.enumeration-and"), ALL),
    TextCheck(
        Rule.ENUMERATION_QUOTED,
        each(_QUOTED, "proofread.enumeration-quoted"),
        RUNNING,
    ),
    TextCheck(
        Rule.SERIAL_MARK,
        each(_SERIAL, "proofread.serial-mark"),
        RUNNING | {Kind.SUBHEAD},
    ),
)
