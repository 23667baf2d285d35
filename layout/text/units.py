"""Numbers and what belongs to them: a text → the places in it where no line may break.

House rules (GB/T 15835-2011 leaves the choice, text.md asks for one rule throughout):
- a number stays with its sign or currency, with 余/多, with 十百千万亿 and with its unit or measure word;
- 年, 月, 日 are units: "2021年7月27日" may break behind 年 and behind 月, nowhere else;
- between digits and 年月日 stands the same Han-Latin gap as before any Han character; % ‰ ℃ stand tight;
- a code with its class word (A1类, 5G级) and a year in Han numerals (二〇二一年) are unbreakable.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_LONG_UNITS = (
    "平方公里 平方千米 平方米 平方厘米 立方米 立方厘米 千瓦时 兆瓦时 公里 千米 厘米 毫米 微米 公顷 公斤 千克 "
    "毫克 毫升 小时 分钟 秒钟 摄氏度 千瓦 兆瓦 美元 欧元 英镑 日元 港元 人民币 年级 年代 周年 世纪 周岁 人次 车次 架次"
).split()
_SHORT_UNITS = (
    "年月日号时点分秒天周岁元角米里亩吨克斤升度倍成折个名位人户家件栋台辆架艘条项座所次批届期场处"
    "间套册本张支只头棵株块片层级类型款版路页字章节条款种步名班组队站区县镇乡村"
)
_UNIT = "|".join(_LONG_UNITS) + f"|[{_SHORT_UNITS}]"

_GLUED = re.compile(
    rf"[+\-−±＋－¥￥$＄€£]?[ \u00a0]?[0-9０-９%‰]+[ \u00a0]?[余多几]?[十百千万亿兆]*(?:{_UNIT})?"
    rf"|[A-Za-z][ \u00a0]?[类级型号款版]"
    rf"|[〇○零一二三四五六七八九]{{4}}年"
)
_GROUPED = re.compile(r"(?<=\d)[ \u00a0](?=\d{3}(?!\d))")
_LATIN_UNIT = re.compile(r"(?<=\d)[ \u00a0](?=(?:[munck]?m[²³]?|[mk]?g|t|h|min|s|[kMG]?W|[kMG]?Wh|[kMGT]B|[kMG]?Hz|%|‰|℃|°C)\b)")


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _GLUED.finditer(text):
        yield match.span()
    for pattern in (_GROUPED, _LATIN_UNIT):
        for match in pattern.finditer(text):
            yield match.start(), match.end() + 1


def unbreakable_offsets(text: str) -> set[int]:
    """Return the offsets in text before which no line may break because a number or code would be parted."""
    return {offset for start, end in _spans(text) for offset in range(start + 1, end)}
