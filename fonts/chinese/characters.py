"""Classes of characters, in one place: what is Han, which marks open, what may start a line.

Sets are for `in`; strings such as HAN are parts of a class of a regular expression.

Sources: CLREQ 3.1.1 (marks and their places), 3.1.3 (行首行尾禁则: no line starts or ends so),
GB/T 15834-2011 (punctuation) and GB/T 15835-2011 (numerals).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from enum import IntEnum, auto
from functools import cache, lru_cache


class Kind(IntEnum):
    """What a box is to the composer."""

    HAN = auto()
    """Han, kana, and whatever else is set in a full-width square."""
    LATIN = auto()
    """Letters, digits and ASCII marks: a word, set with its own widths."""
    OPEN = auto()
    """Opening bracket or quote; the blank is in its left half."""
    CLOSE = auto()
    """Closing bracket or quote; the blank is in its right half."""
    PAUSE = auto()
    """，、；：; the blank is in the right half (Mainland forms)."""
    STOP = auto()
    """。？！; the blank is in the right half."""
    DOT = auto()
    """The interpunct ·, blank on both sides."""
    DASH = auto()
    """—— and ……: no blank, never parted, never stretched inside."""


HAN = "〇\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Han characters of all planes, as part of a class of a regular expression: `[{HAN}]`."""
WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff“”‘’…—·"
"""What stands beside another without a space, as part of a class: Han, kana, full-width marks."""

PAIRS = dict(zip("（〔［｛〈《「『【〖‘“〝", "）〕］｝〉》」』】〗’”〞", strict=True))
"""Brackets and quotes: the opening mark → its closing one."""
OPENING = frozenset(PAIRS)
CLOSING = frozenset(PAIRS.values()) | frozenset("〟")
PAUSES = frozenset("，、；：")
STOPS = frozenset("。？！．")
SQUARE_OPENING, SQUARE_CLOSING = "【〖〔［[", "】〗〕］]"
"""Brackets that set a word off as a head: 【编者按】."""
SENTENCE_ENDS = "。！？"
"""The marks that end a sentence, as a string and as part of a class."""
DOTS = frozenset("·•・‧")
DASHES = frozenset("—…⋯―")

MARKS = re.escape("".join(sorted(OPENING | CLOSING | PAUSES | STOPS | DASHES)))
"""Chinese punctuation, as part of a class; · apart, which stands between names."""

DIVIDERS = frozenset("丨｜|‖∣│")
"""Strokes between a label and its head (记者跑腿丨…): with the label, as a colon is."""
NOT_AT_START = (
    CLOSING
    | DIVIDERS
    | PAUSES
    | STOPS
    | DOTS
    | DASHES
    | frozenset("/／%％‰℃℉°々〻ー～〜~!),.:;?]}｣､｡»›%‱′″ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
)
"""Never the first character of a line (行首禁则)."""

CURRENCY = frozenset("$¥￥€£＄￡￠¢₩￦₽฿₹")
BEFORE_FIGURES = CURRENCY | frozenset("№＃")
"""Signs that stand tight before their figures: ￥9, №5."""
NOT_AT_END = OPENING | CURRENCY | frozenset("([{«‹")
"""Never the last character of a line (行尾禁则)."""

SIGNS = frozenset("+-−±＋－≈≥≤<>＜＞")
"""Signs that stay with the number behind them."""

UNIT_SYMBOLS = frozenset("‰℃℉°%′″")
"""Set tight behind a number, as part of its word, whatever their width."""

_LATIN_EDGE_EXTRA = frozenset("%‰℃℉°+$€£#&@′″")
"""Characters besides letters and digits that ask for the Han-Latin gap at a word's edge."""


def _is_wide(char: str) -> bool:
    """Whether a character is set in a full-width square (East Asian Width W or F)."""
    return unicodedata.east_asian_width(char) in "WF"


@cache
def kind_of(char: str) -> Kind:
    """Return the class of one character; symbols of ambiguous width count as Latin here."""
    for kind, members in (
        (Kind.OPEN, OPENING),
        (Kind.CLOSE, CLOSING),
        (Kind.PAUSE, PAUSES),
        (Kind.STOP, STOPS),
        (Kind.DOT, DOTS),
        (Kind.DASH, DASHES),
    ):
        if char in members:
            return kind
    return Kind.HAN if _is_wide(char) and char not in UNIT_SYMBOLS else Kind.LATIN


_ONE_HAN = re.compile(f"[{HAN}]")


@cache
def is_han(char: str) -> bool:
    """Whether a character is Han."""
    return _ONE_HAN.fullmatch(char) is not None


@cache
def is_ideograph(char: str) -> bool:
    """Whether a character counts as a Han character for the last line of a paragraph (孤字)."""
    return _is_wide(char) and unicodedata.category(char) in ("Lo", "Lm", "Nl")


@cache
def asks_for_gap(char: str) -> bool:
    """Whether this edge of a Latin word stands ¼ em off a Han neighbour (CLREQ 3.2.2)."""
    return char.isalnum() or char in _LATIN_EDGE_EXTRA


@cache
def takes_gap(char: str) -> bool:
    """Whether a full-width character stands ¼ em off a word: Han and figures (①), not ～ or ×."""
    return unicodedata.category(char) not in ("Sm", "Pd", "Po", "Ps", "Pe", "Pc")


@cache
def is_symbol(char: str) -> bool:
    """Whether a character is a sign beyond ASCII that a font may draw full width (①, ±, ■, →)."""
    return (
        not char.isascii() and char not in UNIT_SYMBOLS and unicodedata.category(char)[0] in "SNP"
    )


@lru_cache(4096)
def inside_quotes(text: str) -> frozenset[int]:
    """Return the offsets before which a text is inside quotes or brackets that close."""
    inside: set[int] = set()
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in OPENING:
            opened.append(at)
        elif char in CLOSING and opened:
            inside.update(range(opened.pop() + 1, at + 1))
    return frozenset(inside)


def one_of(chars: Iterable[str]) -> str:
    """Return characters as part of a class of a regular expression, in their order in Unicode."""
    return re.escape("".join(sorted(chars)))


def is_mark(kind: Kind) -> bool:
    """Whether the class is Chinese punctuation."""
    return kind >= Kind.OPEN
