"""Where words begin and end, for rules whose hits must be whole words.

Input: a text and a stretch of it. Output: how surely a word begins or ends there, read from
`fonts.chinese.words`. 自己经历 holds no 己经, 卖方市场 no 卖方市: a word runs over the edge.
"""

from __future__ import annotations

from fonts.chinese.words import Seam, seams

#: Characters on either side that decide how a stretch is read: three words of four.
REACH = 12
#: A place is an edge where a word ends there in at least half of the readings.
LIKELY = 0.5


def seam(text: str, at: int) -> Seam:
    """Return the seam before a place of a text."""
    first = max(0, at - REACH)
    return seams(text[first : at + REACH])[at - first]


def is_edge(text: str, at: int) -> bool:
    """Tell whether a word ends before a place."""
    return seam(text, at).likely >= LIKELY


def is_broken(text: str, start: int, end: int, *, least: float = LIKELY) -> bool:
    """Tell whether words run over a stretch's edges: 自己|经历 over 己经, 按|装配 over 按装.

    座落 in 座落|在 is not broken: nothing ends inside it. `least` is how surely a word has to end
    before it: 项己 may be a name where 这项|己经 is meant.
    """
    inside = any(is_edge(text, at) for at in range(start + 1, end))
    return seam(text, start).likely < least or (inside and not is_edge(text, end))


def is_whole(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins and ends where words do."""
    return is_edge(text, start) and is_edge(text, end)
