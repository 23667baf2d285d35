"""Words that an editor should look at before they are printed.

Input: a paragraph. Output: stretches of it with a note each. Only what an import can say without
other knowledge: doubled words, and figures out of all proportion to what they count. A fuller
set of rules is the proofreader's business; `DETECTORS` is where other rules are put in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from content.importing.characters import HAN


@dataclass(frozen=True)
class Mark:
    """A doubtful stretch of a paragraph and the reason."""

    start: int
    end: int
    note: str


Detector = Callable[[str], Iterator[Mark]]

_DOUBLED = re.compile(rf"(?P<word>[{HAN}]{{2,4}})(?P=word)")
#: Words that Chinese doubles on purpose: 一个一个, 研究研究, 哈哈哈哈.
_MEANT = re.compile(
    "^[一两每又越半][^，。]|^(?:研究|讨论|商量|学习|打听|考虑|收拾|锻炼|休息|调查|琢磨|体验|感受|了解|参观|交流|认识|许多|很多|非常|永远)"
    "|^[年月日天人]|^(.)\\1|^[0-9]"
)
_AREA = re.compile(
    r"(?P<n>\d{3,5})平方公里的?[^，。；、]{0,10}?(?:新城|新区|园区|小镇|产业园|工业园|开发区|高新区|片区|社区|校区|公园|广场|商圈)"
)
_NUMBER = r"(\d+(?:\.\d+)?)\s?(万|亿)?余?多?"
#: First unit, second unit, fewest and most of the second to one of the first, and what it means.
_RATIOS = (
    (r"[栋幢座]", "户", 1, 120, "平均每栋{ratio}户"),
    ("户", "人", 0.8, 12, "平均每户{ratio}人"),
    ("套", "户", 0.2, 5, "平均每套{ratio}户"),
    ("所学校", "名学生", 10, 8000, "平均每校{ratio}人"),
    ("个村", "人", 50, 20000, "平均每村{ratio}人"),
)


def doubled_words(text: str) -> Iterator[Mark]:
    """Find 队伍队伍."""
    for found in _DOUBLED.finditer(text):
        if not _MEANT.search(found["word"]):
            yield Mark(found.start(), found.end(), f"“{found['word']}”疑似重复，照原样刊印，待核")


def lost_points(text: str) -> Iterator[Mark]:
    """Find figures that look as if a decimal point were lost: 836平方公里的新城."""
    for found in _AREA.finditer(text):
        digits = found["n"]
        if int(digits) >= 200:
            end = found.start() + len(digits) + len("平方公里")
            guess = f"{digits[:-2]}.{digits[-2:]}"
            yield Mark(found.start(), end, f"面积过大，疑似脱小数点（{guess}？），照原样刊印，待核")
    for first, second, least, most, words in _RATIOS:
        pattern = re.compile(rf"{_NUMBER}{first}[、，]{_NUMBER}{second}")
        for found in pattern.finditer(text):
            one, many = _value(found[1], found[2]), _value(found[3], found[4])
            if one and not least <= many / one <= most:
                ratio = words.format(ratio=f"{many / one:.3g}")
                yield Mark(
                    found.start(), found.end(),
                    f"两数不相称（{ratio}），疑似脱小数点，照原样刊印，待核",
                )  # fmt: skip


def _value(digits: str, scale: str | None) -> float:
    return float(digits) * {"万": 1e4, "亿": 1e8}.get(scale or "", 1.0)


#: The rules that are asked, in order.
DETECTORS: tuple[Detector, ...] = (doubled_words, lost_points)


def doubtful(text: str, detectors: tuple[Detector, ...] = DETECTORS) -> tuple[Mark, ...]:
    """Return the doubtful stretches of a paragraph in order, none within another."""
    found = sorted((m for d in detectors for m in d(text)), key=lambda m: (m.start, -m.end))
    kept: list[Mark] = []
    for mark in found:
        if not kept or mark.start >= kept[-1].end:
            kept.append(mark)
    return tuple(kept)


def queried(text: str, marks: tuple[Mark, ...]) -> str:
    """Return a paragraph with its doubtful stretches written as queries."""
    parts, at = [], 0
    for mark in marks:
        parts += [
            text[at : mark.start],
            f"{{=={text[mark.start : mark.end]}==}}{{>>{mark.note}<<}}",
        ]
        at = mark.end
    return "".join([*parts, text[at:]])
