"""Figures that follow the words they quote: words before and after → the figures' files changed.

A number of a chart names the sentence that states it. Who changes that sentence on the page means
the chart, too: where what became of the quoted words, and of the number in them, leaves no doubt,
both are changed in one step; else they stay, and the check tells that nothing states them any more.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from content.editing.change import Edit, EditError
from content.editing.draft import ARTICLES, Draft
from content.reading.figures import SUB as FIGURES

_STATED = ".stated"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


def follow(draft: Draft, before: str, after: str) -> list[str]:
    """Change what figures quote of a paragraph; return the titles of those that were changed.

    Args:
        draft: the edition's files, in which the paragraph is changed already.
        before: the paragraph as it was.
        after: as it is now.
    """
    found = sorted(p for p in (draft.root / FIGURES).glob("*.yaml") if not p.is_symlink())
    return [told for path in found for told in _followed(draft, path.name, before, after)]


def _followed(draft: Draft, name: str, before: str, after: str) -> list[str]:
    """Change one figure; return its title, in a list, where there was something to change."""
    file = f"{FIGURES}/{name}"
    try:
        fields = {piece.field: piece.words for piece in draft.pieces(file)}
    except EditError:  # a finding tells what is wrong with it
        return []
    edits: list[Edit] = []
    for field, quoted in fields.items():
        if not field.endswith(_STATED) or quoted not in before or _stands(draft, quoted):
            continue
        now = became(quoted, before, after)
        value = field.removesuffix(_STATED) + ".value"
        number = _number(fields.get(value, ""), quoted, now) if now else None
        if now and number is not None:
            pairs = ((field, quoted, now), (value, fields.get(value, ""), number))
            edits += [Edit(*one) for one in pairs if one[1] != one[2]]
    if edits:
        draft.edit(file, *edits)
    return [fields.get("title", name)] if edits else []


def _stands(draft: Draft, quoted: str) -> bool:
    return any(quoted in draft.text(f"{ARTICLES}/{name}.md") for name in draft.order())


def became(quoted: str, before: str, after: str) -> str:
    """Return what became of words of a paragraph; "" where that is in doubt.

    It is where one of their ends was changed along with what stands beside it.
    """
    if before.count(quoted) != 1:
        return ""
    start = before.index(quoted)
    end = start + len(quoted)
    first = last = -1
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, i_end, j, j_end in matcher.get_opcodes():
        if i <= start < i_end and (kind == "equal" or i == start):
            first = j + (start - i)
        if i < end <= i_end and (kind == "equal" or i_end == end):
            last = j + (end - i) if kind == "equal" else j_end
    return after[first:last] if 0 <= first < last else ""


def _number(value: str, quoted: str, now: str) -> str | None:
    """Return a value as the words state it now; None where it is in doubt."""
    old, new = _numbers(quoted), _numbers(now)
    if old == new:
        return value
    if len(old) != len(new) or old.count(value) != 1:
        return None
    return new[old.index(value)]


def _numbers(words: str) -> list[str]:
    return [found[0].replace(",", "") for found in _NUMBER.finditer(words)]
