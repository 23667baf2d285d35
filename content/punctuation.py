"""Punctuation of Chinese copy, as GB/T 15834-2011 has it.

Input: a printed stretch of copy. Output: findings about half-width marks between Han and
about brackets and quotes without their pair. Nothing is mended here.
"""

from __future__ import annotations

import re

from content.findings import Findings
from content.rules import Rule

_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_SIDE = f"[{_HAN}，。：；！？、（）《》“”‘’…—]"
_HALF = re.compile(rf"(?<={_SIDE})[,;:!?().](?={_SIDE}|$)|(?<=[{_HAN}])\"|\"(?=[{_HAN}])")
_FULL = dict(zip(",;:!?().", "，；：！？（）。", strict=True)) | {'"': "“ ”"}
#: Of one paragraph, no more unpaired marks than these are told.
MOST = 20
_PAIRS = {
    "（": "）",
    "《": "》",
    "〈": "〉",
    "【": "】",
    "「": "」",
    "『": "』",
    "“": "”",
    "‘": "’",
}
_CLOSERS = {close: open_ for open_, close in _PAIRS.items()}


def check_punctuation(
    text: str, findings: Findings, *, file: str, line: int, field: str = ""
) -> None:
    """Note the half-width and unpaired marks of one paragraph or head."""
    for found in _HALF.finditer(text):
        around = text[max(0, found.start() - 4) : found.end() + 4]
        findings.add(
            Rule.HALF_WIDTH,
            f"“{around}”：汉字之间用了半角“{found[0]}”",
            file=file,
            line=line,
            field=field,
            remedy=f"改为全角“{_FULL[found[0]]}”",
        )
    stack: list[tuple[str, int]] = []
    alone: list[int] = []
    for place, char in enumerate(text):
        if char in _PAIRS:
            stack.append((char, place))
        elif char in _CLOSERS:
            if stack and stack[-1][0] == _CLOSERS[char]:
                stack.pop()
            elif char != "’" or any(open_ == "‘" for open_, _ in stack[-8:]):  # it's
                alone.append(place)
    for place in sorted(alone + [place for _, place in stack])[:MOST]:
        _unpaired(text, place, findings, file, line, field)


def _unpaired(text: str, place: int, findings: Findings, file: str, line: int, field: str) -> None:
    findings.add(
        Rule.PUNCTUATION_UNPAIRED,
        f"“{text[max(0, place - 4) : place + 5]}”：标点“{text[place]}”不成对",
        file=file,
        line=line,
        field=field,
        remedy="补上或删去一半",
    )
