"""Marks of Chinese copy, as GB/T 15834-2011 has them: quotes, brackets, pairs, width.

Input: a passage. Output: faults of marks that should be full-width, single, paired, or turned
the other way. `style` has the forms of dash, ellipsis, list and number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from content.proofreading.rule import Fault, TextCheck, around, each
from content.proofreading.view import ALL, HEADS, RUNNING, Kind, Passage
from content.source.rules import Rule
from fonts.chinese.characters import (
    CLOSING,
    HAN,
    MARKS,
    OPENING,
    PAIRS,
    PAUSES,
    SENTENCE_ENDS,
    STOPS,
    one_of,
)

_SIDE = f"[{HAN}{MARKS}]"
_HALF = re.compile(
    rf"(?<={_SIDE})[,;:!?().](?={_SIDE}|$)"
    rf"|(?<=[{HAN}%％A-Za-z\d{one_of(CLOSING)}])[,;:!?](?=\s?[{HAN}“《])"
    rf"|(?<=[{HAN}])[,;!?](?=\s|[\d“]|$)"
    rf"|(?<=[{HAN}])\((?=\S)|\((?=[{HAN}])|(?<=[{HAN}])\)|(?<=[{HAN}])\"|\"(?=[{HAN}])"
)
_FULL = dict(zip(",;:!?().", "，；：？！（）。", strict=True)) | {"!": "！", "?": "？", '"': "“ ”"}
_CLOSERS = {close: open_ for open_, close in PAIRS.items()}


def half_width(passage: Passage) -> Iterator[Fault]:
    """Half-width marks among Han."""
    for hit in _HALF.finditer(passage.text):
        yield Fault(
            *hit.span(),
            f"“{around(passage.text, *hit.span(), 4)}”：汉字之间用了半角“{hit[0]}”",
            f"改为全角“{_FULL[hit[0]]}”",
        )


@dataclass(frozen=True)
class Paired:
    """What a scan of a text for pairs finds; places are of characters."""

    #: Opening and closing place, and the pair's mark around it ("" where there is none).
    matched: tuple[tuple[int, int, str], ...]
    alone: tuple[int, ...]
    #: ” … “: the places of the two.
    turned: tuple[tuple[int, int], ...]


def paired(text: str) -> Paired:
    """Match opening and closing marks."""
    stack: list[int] = []
    alone: list[int] = []
    matched: list[tuple[int, int, str]] = []
    for place, char in enumerate(text):
        if char in PAIRS:
            stack.append(place)
        elif char in _CLOSERS:
            if stack and text[stack[-1]] == _CLOSERS[char]:
                opened = stack.pop()
                matched.append((opened, place, text[stack[-1]] if stack else ""))
            elif char != "’" or any(text[open_] == "‘" for open_ in stack[-8:]):  # it's
                alone.append(place)
    return _turned(text, sorted(alone + stack), tuple(matched))


def _turned(text: str, alone: list[int], matched: tuple[tuple[int, int, str], ...]) -> Paired:
    turned: list[tuple[int, int]] = []
    left: list[int] = []
    for place in alone:
        if left and text[left[-1]] + text[place] in ("”“", "’‘"):
            turned.append((left.pop(), place))
        else:
            left.append(place)
    return Paired(matched, tuple(left), tuple(turned))


def unpaired(passage: Passage) -> Iterator[Fault]:
    """Brackets and quotes without their other half."""
    text = passage.text
    for place in paired(text).alone:
        yield Fault(
            place,
            place + 1,
            f"“{around(text, place, place + 1, 4)}”：标点“{text[place]}”不成对",
            "补上或删去一半",
        )


def turned(passage: Passage) -> Iterator[Fault]:
    """Quotes the wrong way round: ”…“."""
    for start, end in paired(passage.text).turned:
        words = passage.text[start : end + 1]
        yield Fault(start, end + 1, f"“{words[:24]}”：引号前后颠倒", "前引号用“，后引号用”")


def nesting(passage: Passage) -> Iterator[Fault]:
    """“” inside “”, or ‘’ that stand in no “”."""
    text = passage.text
    for start, end, outer in paired(text).matched:
        words = text[start : end + 1]
        if text[start] == "“" and outer == "“":
            yield Fault(start, end + 1, f"{words}：引号之内再用引号，应用单引号", "内层改用‘’")
        elif text[start] == "‘" and outer not in ("“", "‘"):
            yield Fault(start, end + 1, f"{words}：单引号不在双引号之内", "外层改用“”")


def title_marks(passage: Passage) -> Iterator[Fault]:
    """《》 inside 《》."""
    text = passage.text
    for start, end, outer in paired(text).matched:
        if text[start] == "《" and outer == "《":
            yield Fault(
                start, end + 1, f"{text[start : end + 1]}：书名号之内再用书名号", "内层改用〈〉"
            )


_CLOSE = one_of(CLOSING | PAUSES | STOPS)
_DOUBLED = re.compile(
    rf"(?!。{{3,}})[，。、；：][，。、；：！？]+|！[！，。、；：]+|？[？，。、；：]+|(?<=[{HAN}])[,;:!?]{{2,}}"
)
_QUOTE_STOP = re.compile(f"[{SENTENCE_ENDS}][”’]+。|。[”’]+[，、；]")
_MISUSED = re.compile(
    "《[^《》]*(?:大赛|竞赛|联赛|论坛|招聘会|博览会|研讨会|发布会|运动会|展销会|公司|委员会|协会|活动)》"
)
_START = re.compile(f"^[{_CLOSE}]")
_SPACE = re.compile(rf"(?<=[{HAN}{_CLOSE}])[ \u3000]+(?=[{HAN}{one_of(OPENING | PAUSES | STOPS)}])")
_STOP = re.compile("[。，、；]$")
_CORNER = re.compile("[「」『』]")


def spaces(passage: Passage) -> Iterator[Fault]:
    """Spaces between Han, save those of a signature in brackets."""
    text = passage.text
    for hit in _SPACE.finditer(text):
        if text.rfind("（", 0, hit.start()) <= text.rfind("）", 0, hit.start()):
            yield Fault(
                *hit.span(), f"“{around(text, *hit.span(), 4)}”：汉字之间有空格", "删去空格"
            )


RULES = (
    TextCheck(Rule.HALF_WIDTH, half_width, ALL),
    TextCheck(Rule.PUNCTUATION_UNPAIRED, unpaired, ALL),
    TextCheck(Rule.QUOTE_REVERSED, turned, ALL),
    TextCheck(Rule.QUOTE_NESTING, nesting, ALL),
    TextCheck(Rule.TITLE_MARK_NESTING, title_marks, ALL),
    TextCheck(Rule.DOUBLED_MARK, each(_DOUBLED, "“{}”：标点重叠", "只留一个"), ALL),
    TextCheck(Rule.QUOTE_STOP, each(_QUOTE_STOP, "“{}”：引号内外都有点号", "内外只留一个"), ALL),
    TextCheck(
        Rule.TITLE_MARK_MISUSED,
        each(_MISUSED, "{}：不是作品，不用书名号", "去掉书名号，或改用引号"),
        ALL,
    ),
    TextCheck(
        Rule.MARK_AT_START, each(_START, "开头是“{}”", "接到上一段，或删去"), ALL - {Kind.ALT}
    ),
    TextCheck(Rule.SPACE_IN_TEXT, spaces, RUNNING | {Kind.PULLQUOTE}),
    TextCheck(
        Rule.HEAD_STOP,
        each(_STOP, "标题、图题末尾用了“{}”", "删去"),
        HEADS | {Kind.CHART_TITLE, Kind.LABEL},
    ),
    TextCheck(Rule.QUOTE_CORNER, each(_CORNER, "横排用了“{}”", "改用“”和‘’"), ALL),
)
