"""What the words of a table's cell are: a figure, or nothing.

Input: the words of a cell. Output: whether they are a figure, and where its decimal point stands.
"""

from __future__ import annotations

import re

_UNITS = "%％‰万亿元人户个℃"
#: A figure as tables have it: hedges and signs, digits, a unit; 18.5%, −3, 1,204, 约5万, 20—30.
_FIGURE = re.compile(
    r"[约超近逾]?[+\-−±＋－¥￥]?\d[\d,，]*(?:[.．]\d+)?\s?(?:[%％‰℃]|[万亿]?[元人户个]|[万亿])?"
    r"|[+\-−]?\d+(?:\.\d+)?[—～~-]\d+(?:\.\d+)?%?"
)
_POINT = re.compile(rf"[.．]\d|[{_UNITS}]")
#: What stands in a cell for which there is no figure.
NOTHING = frozenset({"", "—", "——", "－", "-", "/", "…", "……"})


def is_figure(words: str) -> bool:
    """Tell whether a cell holds a number, with a sign or unit perhaps."""
    return _FIGURE.fullmatch(words) is not None


def at_point(words: str) -> tuple[str, str]:
    """Return a figure's part before its decimal point, and the rest with its unit."""
    found = _POINT.search(words)
    return (words, "") if found is None else (words[: found.start()], words[found.start() :])
