"""What rules mark, shown in the copy itself: 新建学校⟦20所，其中小学8所、中学13所⟧。

Input: a text with ⟦ ⟧ round what a rule is to mark. Output: the same text as the rule marks it. The
rule is called by itself, without an edition round it: thousands of texts a second.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from bench.seeded import edition_of
from content.model import Edition
from content.proofreading.rule import Fault
from content.proofreading.view import Copy, Kind, Passage

EDITION: Edition = edition_of(("路通了。",))


def plain(text: str) -> str:
    """Return a text without its marks."""
    return re.sub("[⟦⟧]", "", text)


def marked(find: Callable[[Passage], Iterable[Fault]], text: str) -> str:
    """Return a text as a rule over one passage marks it."""
    passage = Passage(plain(text), Kind.PARAGRAPH, "a.md")
    return _shown(passage.text, list(find(passage)))


def marked_in(find: Callable[[Copy], Iterable[tuple[Passage, Fault]]], *texts: str) -> list[str]:
    """Return the lines of an article as a rule over the whole copy marks them; #… is its title."""
    passages = tuple(_passage(text, line) for line, text in enumerate(texts, 1))
    faults = list(find(Copy(EDITION, passages)))
    shown = [_shown(one.text, [told for at, told in faults if at is one]) for one in passages]
    return [f"#{one}" if raw[0] == "#" else one for raw, one in zip(texts, shown, strict=True)]


def _passage(text: str, line: int) -> Passage:
    kind = Kind.TITLE if text[0] == "#" else Kind.PARAGRAPH
    return Passage(plain(text).removeprefix("#"), kind, "a.md", line)


def _shown(text: str, faults: Iterable[Fault]) -> str:
    for fault in sorted({(one.start, one.end) for one in faults}, reverse=True):
        start, end = fault
        text = f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}"
    return text
