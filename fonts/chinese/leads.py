"""What a paragraph begins with that a blank parts from its words: 第三条　…, 3月5日　…, 本报讯　….

Input: a paragraph. Output: whether a place of a text is where such a blank stands.
"""

from __future__ import annotations

import re

from fonts.chinese.numerals import NUMERALS

#: Articles of a law and dates of a chronicle; a blank of one em stands behind them.
LEAD = re.compile(
    rf"第[{NUMERALS}\d]{{1,5}}[章节条款项](?:之[{NUMERALS}])?"
    r"|本[报刊网台]讯|(?:(?:19|20)\d{2}年)?(?:\d{1,2}月)?\d{1,2}日|(?:(?:19|20)\d{2}年)?\d{1,2}月|(?:19|20)\d{2}年"
)


def leads(text: str, at: int) -> bool:
    """Tell whether all that stands before a place is such a beginning."""
    return LEAD.fullmatch(text, 0, at) is not None
