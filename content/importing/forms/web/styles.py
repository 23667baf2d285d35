"""How a browser shows the words of a page: size, weight, place, face; what it hides or strikes.

Input: an element's name, attributes and the styles around it. Output: `Shown`, those within it. Of
style sheets in the page only rules for a name, a class or an id are read: what office programs
and editors' desks write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

#: A browser's own size of text, and of its heads, in pt.
PLAIN = 12.0
_HEADS = {"h1": 2.0, "h2": 1.5, "h3": 1.17, "h4": 1.0, "h5": 0.83, "h6": 0.67}
_NAMED = {
    "xx-small": 7.0,
    "x-small": 7.5,
    "small": 10.0,
    "medium": 12.0,
    "large": 13.5,
    "x-large": 18.0,
    "xx-large": 24.0,
}
#: <font size=1> … 7.
_FONT = {"1": 7.5, "2": 10.0, "3": 12.0, "4": 13.5, "5": 18.0, "6": 24.0, "7": 36.0}
_UNITS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835, "pc": 12.0}
_FACES = {
    "simhei": "黑体",
    "microsoft yahei": "微软雅黑",
    "kaiti": "楷体",
    "stkaiti": "华文楷体",
    "fangsong": "仿宋",
    "stfangsong": "华文仿宋",
    "simsun": "宋体",
    "nsimsun": "宋体",
    "kaiti_gb2312": "楷体_GB2312",
    "fangsong_gb2312": "仿宋_GB2312",
    "stheiti": "华文黑体",
}
_RULE = re.compile(r"([^{}]{1,500})\{([^{}]{0,4000})\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.S)
_SELECTOR = re.compile(r"([\w-]*)(?:([.#])([\w-]+))?")
_SHEET = 400_000


@dataclass(frozen=True)
class Shown:
    """How words are shown; `size` in pt, `shift` sup or sub or nothing."""

    size: float = PLAIN
    bold: bool = False
    centred: bool = False
    right: bool = False
    face: str = ""
    hidden: bool = False
    struck: bool = False
    shift: str = ""


class Sheet:
    """The rules of a page's own style sheets."""

    def __init__(self) -> None:
        """Begin without rules."""
        self._rules: dict[str, dict[str, str]] = {}

    def read(self, words: str) -> None:
        """Take the rules of one sheet."""
        words = _COMMENT.sub("", words[:_SHEET]).replace("<!--", "").replace("-->", "")
        for selectors, body in _RULE.findall(words):
            for one in selectors.split(","):
                if _SELECTOR.fullmatch(one.strip()):
                    known = self._rules.setdefault(one.strip().lower(), {})
                    known.update(declarations(body))

    def of(self, tag: str, attributes: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
        """Yield what the rules say of an element, the more exact ones last."""
        classes = attributes.get("class", "").lower().split()
        ident = attributes.get("id", "").lower()
        for name in (tag, *(f"{n}.{c}" for c in classes for n in ("", tag)), f"#{ident}"):
            if name in self._rules:
                yield self._rules[name]


def declarations(words: str) -> dict[str, str]:
    """Return the properties of a style attribute."""
    pairs = (one.partition(":") for one in words.split(";"))
    return {name.strip().lower(): value.strip().lower() for name, _, value in pairs if value}


def within(around: Shown, tag: str, attributes: Mapping[str, str], sheet: Sheet) -> Shown:
    """Return how words within an element are shown."""
    now = around
    if tag in _HEADS:
        now = replace(now, size=PLAIN * _HEADS[tag], bold=True)
    elif tag in ("b", "strong", "th"):
        now = replace(now, bold=True)
    elif tag in ("del", "s", "strike"):
        now = replace(now, struck=True)
    elif tag in ("sup", "sub"):
        now = replace(now, shift=tag)
    elif tag == "center":
        now = replace(now, centred=True)
    elif tag == "font":
        size = _FONT.get(attributes.get("size", "").strip(), now.size)
        now = replace(now, size=size, face=_face(attributes.get("face", "")) or now.face)
    if attributes.get("align"):
        now = _aligned(now, attributes["align"].lower())
    if "hidden" in attributes:
        now = replace(now, hidden=True)
    for stated in (*sheet.of(tag, attributes), declarations(attributes.get("style", ""))):
        now = _with(now, around, stated)
    return now


def _with(now: Shown, around: Shown, stated: Mapping[str, str]) -> Shown:
    for name, value in stated.items():
        value = value.removesuffix("!important").strip()
        if name == "font-size":
            now = replace(now, size=_size(value, around.size) or now.size)
        elif name == "font-weight":
            heavy = value in ("bold", "bolder") or (value.isdigit() and int(value) >= 600)
            now = replace(now, bold=heavy)
        elif name == "text-align":
            now = _aligned(now, value)
        elif name == "font-family":
            now = replace(now, face=_face(value) or now.face)
        elif (name == "display" and value == "none") or (
            name == "visibility" and value in ("hidden", "collapse")
        ):
            now = replace(now, hidden=True)
        elif name in ("text-decoration", "text-decoration-line") and "line-through" in value:
            now = replace(now, struck=True)
        elif name == "vertical-align" and value in ("super", "sub"):
            now = replace(now, shift="sup" if value == "super" else "sub")
    return now


def _aligned(now: Shown, value: str) -> Shown:
    return replace(now, centred=value == "center", right=value in ("right", "end"))


def _size(value: str, around: float) -> float:
    """Return a size in pt; 0 where it cannot be told."""
    if value in _NAMED:
        return _NAMED[value]
    found = re.fullmatch(r"(\d{1,4}(?:\.\d{1,6})?)\s*(pt|px|in|cm|mm|pc|r?em|%)", value)
    if not found:
        return 0.0
    number, unit = float(found[1]), found[2]
    if unit in _UNITS:
        return number * _UNITS[unit]
    return number * {"em": around, "rem": PLAIN, "%": around / 100}[unit]


def _face(names: str) -> str:
    first = names.split(",")[0].strip().strip("\"'").lower()
    return _FACES.get(first, first)


def face_of(name: str) -> str:
    """Return the Chinese name of a face that a file of fonts calls by a Latin one."""
    plain = re.sub(r"[-,\s]*(?:regular|bold|medium|mt|psmt)+$", "", name, flags=re.I).lower()
    if plain in _FACES:
        return _FACES[plain]
    parts = (("xiaobiaosong", "小标宋"), ("hei", "黑体"), ("kai", "楷体"), ("fangsong", "仿宋"))
    return next((face for part, face in parts if part in plain), name)
