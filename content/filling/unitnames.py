"""What a row of a table of units is called: a unit's name, or that of a sum.

Input: the words of a cell. Output: whether they name a row of totals; a name without the spaces
that spread it out.
"""

from __future__ import annotations

import re

from fonts.chinese.characters import HAN

_SUM, _WHOLE = "(?:合计|总计|共计|小计|总数|累计)", "全[省市州盟县区旗镇乡]"
TOTAL = re.compile(f"(?:{_WHOLE})?{_SUM}|{_WHOLE}")
_HAN_SPACES = re.compile(rf"(?<=[{HAN}])\s+(?=[{HAN}])")


def is_total(words: str) -> bool:
    """Tell whether a row's key or name says that it sums up the others."""
    return TOTAL.fullmatch("".join(words.split())) is not None


def close_name(words: str) -> str:
    """Return a unit's name without the spaces that only spread it out: 玉　山 县."""
    return _HAN_SPACES.sub("", words)
