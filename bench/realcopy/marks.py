"""Marks inside a paragraph, as ⟦kind:words⟧ → what a reader must see, and what must not print.

Kinds: sup, sub, sym (a character set from a symbol font), ins and del (tracked changes), hidden,
strike, ruby (base|reading), field (what a field shows), bold, link.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = re.compile(r"⟦(\w+):([^⟧]*)⟧")
#: Kinds whose words are not printed.
GONE = frozenset({"del", "hidden", "strike"})
_RAISED = str.maketrans("0123456789+-n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ")
_LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield the text's pieces as kind ("" where unmarked) and words."""
    end = 0
    for match in MARK.finditer(text):
        if match.start() > end:
            yield "", text[end : match.start()]
        yield match[1], match[2]
        end = match.end()
    if end < len(text):
        yield "", text[end:]


def shown(text: str) -> str:
    """Return the text as a reader must see it."""
    if "⟦" not in text:
        return text
    return "".join(_seen(kind, words) for kind, words in pieces(text))


def _seen(kind: str, words: str) -> str:
    if kind in GONE:
        return ""
    if kind == "sup":
        return words.translate(_RAISED)
    if kind == "sub":
        return words.translate(_LOWERED)
    return words.partition("|")[0] if kind == "ruby" else words


def gone(text: str) -> list[str]:
    """Return the words that must not be printed."""
    return [words for kind, words in pieces(text) if kind in GONE]
