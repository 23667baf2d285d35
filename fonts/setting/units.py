"""Numbers and what belongs to them: a text → where a line may not, or should not, break.

House rules (GB/T 15835-2011 leaves the choice, text.md asks for one rule throughout):

- a number stays with its sign or currency, with 余/多, with 十百千万亿 and with its unit (元, 公里,
  亩 …): they are never parted;
- 年, 月, 日 are units: "2021年7月27日" may break behind 年 and behind 月, nowhere else, and is set
  closed: no gap between its digits and 年月日;
- a code with its class word (A1类), a year in Han numerals (二〇二一年) and a number plate, which
  is set closed (湘B·12345), are never parted;
- a measure word (量词: 个, 户, 栋, 个百分点 …), a hedge before (超, 约, 突破 …) and one behind
  (以上, 左右 …) stay with their number, and a number in Han stays whole, unless a line would be
  stretched beyond 0.12 em or left ragged;
- the dash before who said it stays with him: 听得见。——1952届校友黄继业;
- between digits and other Han stands the Han-Latin gap; % ‰ ℃ stand tight.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from fonts.chinese.characters import SENTENCE_ENDS
from fonts.chinese.numerals import HAN_DIGITS, NUMERALS, ONE_TO_NINE

_UNITS = (
    "平方公里|平方千米|平方米|平方厘米|立方米|立方厘米|千瓦时|兆瓦时|公里|千米|厘米|毫米|微米|公顷"
    "|公斤|千克|毫克|毫升|小时|分钟|秒钟|摄氏度|千瓦|兆瓦|美元|欧元|英镑|日元|港元|周年|年级|年代|世纪"
    "|周岁|[年月日号时点分秒元角米里亩吨克斤升度倍成折岁类级型款版]"
)
_MEASURE_WORD = (
    "个百分点|百分点|人次|车次|架次|[个名位人户家件栋台辆架艘条项座所次批届期场处间套册本张支只头棵株块片层路页章节种步班组队站"
    "区县镇村天]"
)

_BEFORE = "超过|超出|超|大约|约|将近|接近|近|突破|逾|不足|不到|至少|最少|最多|高达|多达|达到|第"
_AFTER = "以上|以下|以内|左右|上下|之多"
_FOLLOWS = rf"[余多几]?(?:(?P<unit>{_UNITS})|(?P<word>{_MEASURE_WORD}))?(?P<after>{_AFTER})?"

_NUMBER = re.compile(
    rf"[+\-−±＋－¥￥$＄€£№]?[ \u00a0]?[0-9０-９%‰][ \u00a0]?[余多几]?[十百千万亿兆]*{_FOLLOWS}"
)
_HEDGED = re.compile(
    rf"(?:{_BEFORE})[ \u00a0]?"
    rf"(?:(?=[¥￥$＄€£]?(?P<figure>[0-9０-９]))|[{NUMERALS}几]+(?:{_UNITS}|{_MEASURE_WORD})?)"
)
_HAN_NUMBER = re.compile(
    rf"百分之[{ONE_TO_NINE}十百](?:[{ONE_TO_NINE}十]*(?:点[{HAN_DIGITS}]+)?)"
    rf"|(?:[{ONE_TO_NINE}两几数]?[十百千万亿]+零?)+[{ONE_TO_NINE}]?(?:点[{HAN_DIGITS}]+)?{_FOLLOWS}"
)
_CODE = re.compile(r"[A-Za-z][ \u00a0]?[类级型号款版]")
_HAN_YEAR = re.compile(rf"[○{HAN_DIGITS}]{{4}}年")
_GROUPED = re.compile(r"\d[ \u00a0]\d(?=\d\d(?!\d))")
_JOINED = re.compile(r"\d[·/／:：∶.．]\d")
"""3·15, 1/3, 2：1, 19:30."""
_LATIN_UNIT = re.compile(
    r"\d[ \u00a0](?:[munck]?m[²³]?|[mk]?g|t|h|min|s|[kMG]?Wh?|[kMGT]B|[kMG]?Hz|%|‰|℃|°C)"
    r"(?![A-Za-z])"
)
#: The longest that is said of one behind the dash is two short lines of a narrow column.
_ATTRIBUTED = re.compile(rf"[{SENTENCE_ENDS}”’]——(?=[^{SENTENCE_ENDS}]{{1,20}}$)")

_PLATE = re.compile(
    "[京津沪渝冀晋蒙辽吉黑苏浙皖闽赣鲁豫鄂湘粤桂琼川贵云藏陕甘青宁新][A-Z][·•・][A-Z0-9]{4,6}"
)
_IN_DATE = re.compile(r"(?<=[0-9])[ \u00a0]?(?=[年月日])|(?<=[年月])[ \u00a0]?(?=[0-9]{1,2}[月日])")


class Bonds(NamedTuple):
    """Offsets of a text by what may happen before the character there."""

    never: frozenset[int]
    """No line breaks there."""
    rather_not: frozenset[int]
    """A line breaks there only in need."""
    closed: frozenset[int]
    """No gap stands there."""


def bonds(text: str) -> Bonds:
    """Return where numbers and what belongs to them hold together."""
    never: set[int] = set()
    rather_not: set[int] = set()
    closed = {match.end() for match in _IN_DATE.finditer(text)}
    for pattern in (_CODE, _HAN_YEAR, _GROUPED, _JOINED, _LATIN_UNIT, _PLATE):
        for match in pattern.finditer(text):
            never.update(range(match.start() + 1, match.end()))
            if pattern is _PLATE:
                closed.update(range(match.start() + 1, match.end()))
    for match in _NUMBER.finditer(text):
        inside = set(range(match.start() + 1, match.end()))
        loose = _loose(match)
        never |= inside - loose
        rather_not |= loose
    for match in _HAN_NUMBER.finditer(text):
        rather_not.update(range(match.start() + 1, match.end()))
    for match in _HEDGED.finditer(text):
        last = match.end() + (1 if match["figure"] else 0)
        rather_not.update(range(match.start() + 1, last))
    never.update(match.end() for match in _ATTRIBUTED.finditer(text))
    return Bonds(frozenset(never), frozenset(rather_not - never), frozenset(closed))


def _loose(match: re.Match[str]) -> set[int]:
    """Return the offsets at and in what follows a number and may part from it in need."""
    found = {match.start("word")} if match["word"] else set()
    if match["after"]:
        found |= set(range(match.start("after"), match.end("after")))
    return found
