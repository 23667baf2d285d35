"""Types and limits in words: a field's annotation and metadata → what an editor may write.

Input: a pydantic field. Output: words in English or Chinese.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum, IntEnum
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from annotated_types import Ge, Gt, Le, MaxLen, MinLen
from pydantic.fields import FieldInfo

from content.model import FigureKind


class Language(IntEnum):
    """The reference's languages; the value counts in pairs of words."""

    ENGLISH = 0
    CHINESE = 1


_PLAIN: dict[Any, tuple[str, str]] = {
    str: ("text", "文字"),
    bool: ("`true` or `false`", "`true` 或 `false`"),
    int: ("whole number", "整数"),
    float: ("number", "数"),
    dt.date: ("date", "日期"),
    Path: ("file name", "文件名"),
}
#: What a pattern allows, in words.
PATTERNS = {
    r"^[\w-]+$": ("letters, digits, - and _", "字母、数字、- 和 _"),
    r"^[\w-]*$": ("letters, digits, - and _", "字母、数字、- 和 _"),
    r"^#[0-9a-fA-F]{6}$": ("# and six hexadecimal digits", "# 后面六位十六进制数"),
    r"^[A-Za-z0-9][A-Za-z0-9_-]*$|^$": (
        "Latin letters, digits, - and _",
        "拉丁字母、数字、- 和 _",
    ),
}


def type_words(shape: Any, info: FieldInfo, language: Language) -> str:
    """Return a field's type in words."""
    if shape in _PLAIN:
        return _PLAIN[shape][language]
    if info.annotation is not None and FigureKind in get_args(info.annotation):
        named = ", ".join(f"`{kind}`" for kind in FigureKind)
        return (
            f"{named}, or another file of `charts/kinds/`",
            f"{named}，或 `charts/kinds/` 里的其他文件名",
        )[language]
    if get_origin(shape) is Literal:
        return _one_of([str(one) for one in get_args(shape) if one != ""], language)
    if isinstance(shape, type) and issubclass(shape, Enum):
        return _one_of([str(one.value) for one in shape], language)
    if get_origin(shape) is dict:
        return ("`name: …` lines", "若干行“名字: …”")[language]
    if get_origin(shape) is tuple:
        return _tuple(get_args(shape), language)
    raise TypeError(f"no words for {shape}")


def _one_of(names: list[str], language: Language) -> str:
    shown = [f"`{name}`" for name in names]
    return ", ".join(shown) if language is Language.ENGLISH else "、".join(shown)


def _tuple(inner: tuple[Any, ...], language: Language) -> str:
    if Ellipsis not in inner:
        return (f"{len(inner)} numbers in [ ]", f"[ ] 里 {len(inner)} 个数")[language]
    first = inner[0]
    if get_origin(first) is tuple:
        return ("`office: name` lines", "若干行“职务: 姓名”")[language]
    if isinstance(first, type) and first is not str:
        return ("list of entries", "若干条")[language]
    return ("one text or a list", "一项，或用 [ ] 列出几项")[language]


def limits(info: FieldInfo, language: Language) -> str:
    """Return the limits of a field in words; "" where it has none."""
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
            found.append(
                (f"at most {one.max_length} characters", f"至多 {one.max_length} 字")[language]
            )
        elif isinstance(one, MaxLen):
            found.append((f"at most {one.max_length}", f"至多 {one.max_length} 条")[language])
        elif isinstance(one, MinLen):
            found.append(("not empty", "不可空")[language])
        elif pattern := getattr(one, "pattern", None):
            found.append(PATTERNS[str(pattern)][language])
    numbers = [one for one in (low, high) if one]
    return (", ", "，")[language].join([*numbers, *found])
