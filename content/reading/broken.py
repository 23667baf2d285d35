"""Titles with the places where the editor has them break.

Input: a title as written, `|` where a line is to end. Output: the title as printed, without the
marks, and their offsets in it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from content.model import Breaks
from content.source.copytext import Printed

_MARKED = re.compile(r"[ \u3000]*\|[| \u3000]*")


def broken(title: Printed) -> tuple[Printed, Breaks]:
    """Return a title without its marks, and where they stood; marks at its ends say nothing.

    A space beside a mark stays: it still parts the title where it stands on one line.
    """
    text = title.text
    printed, breaks, at = "", [], 0
    moved = list(title.queries)
    for mark in _MARKED.finditer(text):
        printed += text[at : mark.start()]
        inner = bool(printed) and mark.end() < len(text)
        space = " " if inner and mark[0].strip("|") else ""
        lost = len(mark[0]) - len(space)
        moved = [
            query.model_copy(update={"offset": query.offset - lost}) if after else query
            for query, old in zip(moved, title.queries, strict=True)
            for after in [old.offset >= mark.end()]
        ]
        printed += space
        if inner:
            breaks.append(len(printed))
        at = mark.end()
    return replace(title, text=printed + text[at:], queries=tuple(moved)), tuple(breaks)
