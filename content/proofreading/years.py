"""Years and how many there are: spans, ages, anniversaries, five-year plans.

Input: a passage; for 今年 the paper's year. Output: faults. An age may
be a year more (虚岁) or less.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from content.proofreading.rule import Fault, TextCheck, WholeCheck, fault
from content.proofreading.view import ALL, RUNNING, Copy, Passage
from content.source.rules import Rule
from fonts.chinese.characters import SENTENCE_ENDS
from fonts.chinese.numerals import ONE_TO_TEN, stated_numbers

_COUNT = rf"(?P<n>\d{{1,3}}|[两{ONE_TO_TEN}百]{{1,4}})"
_SPAN = re.compile(
    r"(\d{4})年?(?:至|到|—|-|～)(\d{4})年?[，,]?"
    rf"连续(\d{{1,2}}|[两{ONE_TO_TEN}]{{1,2}})年"
)
#: From a year to another in one place, and how long that was; over 余 or 多 it is not exact.
_STAYED = re.compile(
    r"从(?P<a>\d{4})年[^。；\d]{0,16}到(?P<b>\d{4})年[^。；\d]{0,24}?"
    rf"(?:整整|已经|已|一共|共|干了|守了|走过|走了|坚持了|度过)+(?:干|做|守|走|教|工作|坚持|度过)?了?{_COUNT}年(?![余多底初代])"
)
_BORN = re.compile(
    r"(?:(?:生于|出生于)(?P<a>\d{4})年|(?P<c>\d{4})年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出生|生人))"
    r"[^。；\d]{0,24}?(?:今年|现年|如今)[^。；，\d]{0,6}?(?P<n>\d{1,3})岁"
)
_FOUNDED = re.compile(
    r"(?:创办|成立|建校|创建|建成|创刊|始建|建院|建厂|兴建|诞生)(?:于|在)?(?P<a>\d{4})年[^。；\d]{0,20}?今年[^。；\d]{0,10}?"
    rf"{_COUNT}周年"
)
_PLAN = re.compile(
    rf"“?(?P<plan>[{ONE_TO_TEN}]{{1,3}})五”?(?:规划|计划)?(?:时期|期间)?[（(](?P<a>\d{{4}})年?[—\-~～至到－](?P<b>\d{{4}})年?[）)]"
)
_SENTENCE = re.compile(f"[^{SENTENCE_ENDS}]+")
#: The third plan began in 1966; each has had five years since.
_THIRD, _THIRD_YEAR, _PLAN_YEARS = 3, 1966, 5


def year_count(passage: Passage) -> Iterator[Fault]:
    """连续 n 年 beside years that make another number."""
    for hit in _SPAN.finditer(passage.text):
        said = stated_numbers(hit[3].replace("两", "二"))
        years = int(hit[2]) - int(hit[1]) + 1
        if said and years > 0 and said[0].values[0] != years:
            yield fault(
                *hit.span(),
                "proofread.year-count",
                words=hit[0],
                first=hit[1],
                last=hit[2],
                years=years,
            )


def plans(passage: Passage) -> Iterator[Fault]:
    """Five-year plans with years that are not theirs: “十三五”（2016—2021年）."""
    for hit in _PLAN.finditer(passage.text):
        number = _number(hit["plan"])
        if number < _THIRD:
            continue
        first = _THIRD_YEAR + _PLAN_YEARS * (number - _THIRD)
        if (int(hit["a"]), int(hit["b"])) != (first, first + _PLAN_YEARS - 1):
            years = f"{first}—{first + _PLAN_YEARS - 1}"
            yield fault(*hit.span(), "proofread.years-differ", words=hit[0], years=years)


def counted(copy: Copy) -> Iterator[tuple[Passage, Fault]]:
    """Ages, anniversaries and years of service that their years do not make."""
    today = copy.edition.paper.date.year
    for passage in copy.of(*RUNNING):
        for pattern, slack in ((_STAYED, 1), (_BORN, 1), (_FOUNDED, 0)):
            for hit in pattern.finditer(passage.text):
                last = int(hit["b"]) if "b" in pattern.groupindex else today
                years = last - int(hit["a"] or hit["c"])
                if years > 0 and abs(_number(hit["n"]) - years) > slack:
                    told = fault(
                        *hit.span(), "proofread.years-differ", words=hit[0], years=str(years)
                    )
                    yield passage, told


def _number(words: str) -> int:
    """Return a number in digits or Han."""
    found = stated_numbers(words.replace("两", "二"))
    return int(found[0].values[0]) if found else 0


RULES = (
    TextCheck(Rule.YEAR_COUNT, year_count, ALL),
    TextCheck(Rule.YEAR_COUNT, plans, ALL),
)
WHOLE = (WholeCheck(Rule.YEAR_COUNT, counted),)
