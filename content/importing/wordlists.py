"""The numbers of Word's lists, which Word counts and does not write.

Input: a paragraph and the document's numbering part. Output: its number as printed (一、, 1. …).
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from content.importing.blocks import Log, Place
from content.words import Message
from fonts.chinese.numerals import in_han

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Lists:
    """Counts list paragraphs as Word does."""

    def __init__(self, part: Any, log: Log) -> None:
        """Read the numbering part, where there is one."""
        self.log = log
        self.levels: dict[tuple[str, int], tuple[str, str]] = {}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        try:
            root = part.numbering_part.element
        except (KeyError, NotImplementedError, AttributeError):
            return
        abstract = {a.get(f"{W}abstractNumId"): a for a in root.iterchildren(f"{W}abstractNum")}
        for number in root.iterchildren(f"{W}num"):
            link = number.find(f"{W}abstractNumId")
            source = abstract.get(link.get(f"{W}val")) if link is not None else None
            for level in source.iterchildren(f"{W}lvl") if source is not None else ():
                form, words = level.find(f"{W}numFmt"), level.find(f"{W}lvlText")
                if form is not None and words is not None:
                    key = number.get(f"{W}numId"), int(level.get(f"{W}ilvl") or 0)
                    self.levels[key] = form.get(f"{W}val") or "", words.get(f"{W}val") or ""

    def number(self, element: Any, style: Any, place: Place) -> str:
        """Return a paragraph's number; empty for bullets and for what is in no list."""
        properties = element.find(f"{W}pPr/{W}numPr")
        if properties is None and style is not None:
            properties = style.element.find(f"{W}pPr/{W}numPr")
        if properties is None:
            return ""
        ident, depth = properties.find(f"{W}numId"), properties.find(f"{W}ilvl")
        name = ident.get(f"{W}val") if ident is not None else "0"
        level = int(depth.get(f"{W}val") or 0) if depth is not None else 0
        form, words = self.levels.get((name, level), ("", ""))
        if form in ("", "none"):
            return ""
        if form == "bullet":
            self.log.change(
                Message("imported.bullet-removed"), place, Message("imported.of-list"), ""
            )
            return ""
        counts = self.counts[name]
        counts[level] = counts.get(level, 0) + 1
        for deeper in [d for d in counts if d > level]:
            del counts[deeper]

        def counted(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            return _shown(counts.get(at, 1), self.levels.get((name, at), (form, ""))[0])

        return re.sub(r"%(\d)", counted, words)


def _shown(number: int, form: str) -> str:
    if form.startswith(("chinese", "ideograph", "japanese", "taiwanese")) and number < 100:
        return in_han(number)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26)
        return letter.upper() if form == "upperLetter" else letter
    return str(number)
