"""The words of a picture → its caption, and who took it; the number or mark before them.

Input: a line under a picture. Output: caption and credit, as they are printed: 换水站 and 何某摄.
"""

from __future__ import annotations

import re

from fonts.chinese import surnames
from fonts.chinese.characters import HAN, SENTENCE_ENDS, one_of
from fonts.chinese.numerals import ONE_TO_TEN

#: Who took a picture, at the end of its caption: in brackets, behind a stop or a blank, or behind
#: no more than a common surname. What is no name for sure stays in the caption.
_TOOK = r"(?:(?<!拍)摄|摄影|供图|提供|资料图片?)"
#: The same before the name: 摄影／卢一帆, 图片丨卢一帆.
_BY = r"(?:图片?|摄影?|拍摄|供图)[ 　]?[/／:：丨|｜][ 　]?"
_TAKER = (
    rf"(?:[{HAN}A-Za-z·•/／:： 　、]{{0,24}}?{_TOOK}|图[/／:： ]?[{HAN}·、 　]{{2,12}}"
    rf"|{_BY}[{HAN}·、 　]{{2,12}})"
)
_CREDIT_TAIL = re.compile(
    rf"\s*[（(]({_TAKER}|[^（）()。，]{{2,24}}(?:{_TOOK}|[图绘]))[）)]。?$"
    rf"|(?<=[{SENTENCE_ENDS}”])\s*({_TAKER})。?$"
    rf"|[ 　]+((?:(?:本报|全媒体|新华社|中新社|县?融媒体中心)?(?:记者|通讯员)[/／ 　]?)?"
    rf"(?:[{HAN}·]{{2,4}}|[{HAN}][ 　][{HAN}])[ 　]?[/／]?[ 　]?(?:摄|供图)"
    rf"|{_BY}[{HAN}·]{{2,4}}(?:[ 、][{HAN}·]{{2,4}})*|资料图片)。?$"
    rf"|((?:(?:本报|全媒体|新华社|中新社|县?融媒体中心)(?:记者|通讯员)[/／ 　]?"
    rf"[{HAN}·]{{2,4}}|[{one_of(surnames.COMMONEST)}][{HAN}]{{1,2}})"
    r"[ 　]?[/／]?[ 　]?(?<!拍)摄)。?$"
)
#: The fewest characters of a caption before its credit; before one in brackets: 换水站（何某摄）.
_LEAST_CAPTION, _LEAST_NAMED = 4, 2
#: Who took it, his name at the width of three: 葛　川　摄.
_SPREAD_TAKER = re.compile(rf"(?<![{HAN}])([{HAN}])[ 　]([{HAN}])[ 　]+(?=摄|供图)")
#: What stands before a caption: ▲, 图1：.
_LABEL = re.compile(rf"^(?:[▲▼△▽◀▶◤◥]\s*|图(?:[{ONE_TO_TEN}\d]{{1,2}}[:：、 ]|[①-⑳][:：、 ]?)\s*)")


def without_label(words: str) -> str:
    """Return a caption without the mark or number before it."""
    return _LABEL.sub("", words)


def credit_of(words: str) -> tuple[str, str]:
    """Divide the words of a picture into its caption and who took it, "" where nothing says so."""
    tail = _CREDIT_TAIL.search(words)
    bracketed = tail is not None and tail[0].strip()[:1] in "（("
    if tail is None or tail.start() < (_LEAST_NAMED if bracketed else _LEAST_CAPTION):
        return words, ""
    credit = next(filter(None, tail.groups()))
    return words[: tail.start()].strip(), _SPREAD_TAKER.sub(r"\1\2 ", credit)
