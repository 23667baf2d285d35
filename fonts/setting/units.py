"""Numbers and what belongs to them: a text → where a line may not, or should not, break.

House rules (GB/T 15835-2011 leaves the choice, text.md asks for one rule throughout):

- a number stays with its sign or currency, with 余/多, with 十百千万亿 and with its unit (元, 公里,
  亩 …): they are never parted;
- 年, 月, 日 are units: "2021年7月27日" may break behind 年 and behind 月, nowhere else;
- a code with its class word (A1类) and a year in Han numerals (二〇二一年) are never parted;
- a measure word (量词: 个, 户, 栋, 人次 …) stays with its number too, unless that would stretch a
  line by more than 0.12 em (a break before it is dear, not forbidden);
- between digits and 年月日 stands the same Han-Latin gap as before any Han character; % ‰ ℃
  stand tight.
"""

from __future__ import annotations

import re

from fonts.chinese.numerals import HAN_DIGITS

_UNITS = (
    "平方公里|平方千米|平方米|平方厘米|立方米|立方厘米|千瓦时|兆瓦时|公里|千米|厘米|毫米|微米|公顷"
    "|公斤|千克|毫克|毫升|小时|分钟|秒钟|摄氏度|千瓦|兆瓦|美元|欧元|英镑|日元|港元|周年|年级|年代|世纪"
    "|周岁|[年月日号时点分秒元角米里亩吨克斤升度倍成折岁类级型款版]"
)
_MEASURE_WORD = (
    "人次|车次|架次|[个名位人户家件栋台辆架艘条项座所次批届期场处间套册本张支只头棵株块片层路页章节种步班组队站"
    "区县镇村天]"
)

_NUMBER = re.compile(
    r"[+\-−±＋－¥￥$＄€£]?[ \u00a0]?[0-9０-９%‰][ \u00a0]?[余多几]?[十百千万亿兆]*"
    rf"(?:(?P<unit>{_UNITS})|(?P<word>{_MEASURE_WORD}))?"
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


def number_offsets(text: str) -> tuple[set[int], set[int]]:
    """Return the offsets where no line may break, and those where one should not."""
    never: set[int] = set()
    rather_not: set[int] = set()
    for pattern in (_CODE, _HAN_YEAR, _GROUPED, _JOINED, _LATIN_UNIT):
        for match in pattern.finditer(text):
            never.update(range(match.start() + 1, match.end()))
    for match in _NUMBER.finditer(text):
        never.update(range(match.start() + 1, match.end()))
        if match["word"]:
            never.discard(match.start("word"))
            rather_not.add(match.start("word"))
    return never, rather_not - never
