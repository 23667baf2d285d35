"""Types and limits in words: a field's annotation and metadata → what an editor may write.

Input: a pydantic field. Output: words in a language.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from pydantic.fields import FieldInfo

from content.model import FigureKind
from content.words import Language, Words

_PLAIN: dict[Any, str] = {
    str: "schema.text",
    bool: "schema.true-or-false",
    int: "schema.whole-number",
    float: "schema.number",
    dt.date: "schema.date",
    Path: "schema.file-name",
}
#: What a pattern allows.
PATTERNS = {
    r"^[\w-]+$": "schema.letters",
    r"^[\w-]*$": "schema.letters",
    r"^#[0-9a-fA-F]{6}$": "schema.colour",
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$|^$": "schema.latin-letters",
}


def type_words(shape: Any, info: FieldInfo, language: Language) -> str:
    """Return a field's type in words."""
    words = Words(language)
    if shape in _PLAIN:
        return words.text(_PLAIN[shape])
    if info.annotation is not None and FigureKind in get_args(info.annotation):
        named = ", ".join(f"`{kind}`" for kind in FigureKind)
        return words.text("schema.chart-kinds", kinds=named)
    if get_origin(shape) is Literal:
        return words.shown(tuple(f"`{one}`" for one in get_args(shape) if one != ""))
    if isinstance(shape, type) and issubclass(shape, Enum):
        return words.shown(tuple(f"`{one.value}`" for one in shape))
    if get_origin(shape) is dict:
        return words.text("schema.named-lines")
    if get_origin(shape) is tuple:
        return _tuple(get_args(shape), words)
    raise TypeError(f"no words for {shape}")


def _tuple(inner: tuple[Any, ...], words: Words) -> str:
    if Ellipsis not in inner:
        return words.text("schema.numbers", count=len(inner))
    first = inner[0]
    if get_origin(first) is tuple:
        return words.text("schema.office-lines")
    if isinstance(first, type) and first is not str:
        return words.text("schema.entries")
    return words.text("schema.text-or-list")


def limits(info: FieldInfo, language: Language) -> str:
    """Return the limits of a field in words; "" where it has none."""
    words = Words(language)
    low = high = ""
    found: list[str] = []
    for one in info.metadata:
        if isinstance(one, Ge):
            low = f"≥ {one.ge}"
        elif isinstance(one, Gt):
            low = f"> {one.gt}"
        elif isinstance(one, Le):
            high = f"≤ {one.le}"
        elif isinstance(one, MaxLen) and info.annotation is str:
            found.append(words.text("schema.most-characters", most=one.max_length))
        elif isinstance(one, MaxLen):
            found.append(words.text("schema.most-entries", most=one.max_length))
        elif isinstance(one, MinLen):
            found.append(words.text("schema.not-empty"))
        elif pattern := getattr(one, "pattern", None):
            found.append(words.text(PATTERNS[str(pattern)]))
    numbers = [one for one in (low, high) if one]
    return {Language.EN: ", ", Language.ZH: "，"}[language].join([*numbers, *found])
