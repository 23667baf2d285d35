"""Remedies that need no judgement: a finding → the words as they stand and as they should be.

Input: what a finding says and the words it names. Output: a pair, a stretch of the copy and what to
put in its place; None where an editor has to think. Nothing is changed here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import TypeAlias

from content.words import Message
from fonts.chinese.characters import HAN

Remedy: TypeAlias = tuple[str, str]
_CORNERS = dict(zip("「」『』", "“”‘’", strict=True))
_RANGE = re.compile(r"(\d+(?:\.\d+)?)([—～~-]+)(\d+(?:\.\d+)?[%％])")


def remedy_of(told: Message, words: str) -> Remedy | None:
    """Return what to change for a finding, where it can be told without a doubt."""
    make = _MADE.get(told.code)
    values = {name: str(value) for name, value in told.values.items()}
    found = make(values, words) if make is not None else None
    return found if found is not None and found[0] and found[0] != found[1] else None


def _once(text: str, mark: str, instead: str) -> Remedy | None:
    """Return a text with its one mark changed; None where it has none or several."""
    return (text, text.replace(mark, instead)) if mark and text.count(mark) == 1 else None


def _half_width(values: Mapping[str, str], _words: str) -> Remedy | None:
    if values["mark"] == '"':  # opening or closing
        return None
    return _once(values["around"], values["mark"], values["full"])


def _spaces(values: Mapping[str, str], _words: str) -> Remedy | None:
    text, between = values["around"], re.compile(rf"(?<=[{HAN}])[ \u3000]+(?=[{HAN}])")
    return (text, between.sub("", text)) if len(between.findall(text)) == 1 else None


def _right(values: Mapping[str, str], words: str) -> Remedy | None:
    return values.get("words", words), values["right"]


def _particle(values: Mapping[str, str], words: str) -> Remedy | None:
    return _once(values.get("words", words), values["mark"], values["right"])


def _doubled(_values: Mapping[str, str], words: str) -> Remedy | None:
    return (words, words[0]) if len(set(words)) == 1 else None


def _percent(_values: Mapping[str, str], words: str) -> Remedy | None:
    found = _RANGE.fullmatch(words)
    return (words, f"{found[1]}%{found[2]}{found[3]}") if found else None


_MADE: Mapping[str, Callable[[Mapping[str, str], str], Remedy | None]] = {
    "proofread.half-width": _half_width,
    "proofread.space-in-text": _spaces,
    "proofread.wrong-word": _right,
    "proofread.circle-numeral": _right,
    "proofread.digit-grouping": _right,
    "proofread.particle": _particle,
    "proofread.doubled-mark": _doubled,
    "proofread.dash-form": lambda values, _: _once(values["around"], values["mark"], "——"),
    "proofread.ellipsis-form": lambda _, words: (words, "……"),
    "proofread.full-width": lambda _, words: (words, unicodedata.normalize("NFKC", words)),
    "proofread.quote-corner": lambda _, words: (words, _CORNERS.get(words, words)),
    "proofread.range-mark": lambda _, words: _once(words, "-", "—"),
    "proofread.range-percent": _percent,
    "proofread.enumeration-and": lambda _, words: _once(words, "、", ""),
}
