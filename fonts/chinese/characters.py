"""Characters by what line breaking has to know of them: a character → its class.

Sources: CLREQ 3.1.1 (marks and their places), 3.1.3 (行首行尾禁则: no line starts or ends so),
GB/T 15834-2011 (punctuation) and GB/T 15835-2011 (numerals).
"""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache


class Kind(IntEnum):
    """What a box is to the composer."""

    HAN = 0
    """Han, kana, and whatever else is set in a full-width square."""
    LATIN = 1
    """Letters, digits and ASCII marks: a word, set with its own widths."""
    OPEN = 2
    """Opening bracket or quote; the blank is in its left half."""
    CLOSE = 3
    """Closing bracket or quote; the blank is in its right half."""
    PAUSE = 4
    """，、；：; the blank is in the right half (Mainland forms)."""
    STOP = 5
    """。？！; the blank is in the right half."""
    DOT = 6
    """The interpunct ·, blank on both sides."""
    DASH = 7
    """—— and ……: no blank, never parted, never stretched inside."""


OPENING = frozenset("（《〈【『「〔〖［｛“‘〝")
CLOSING = frozenset("）》〉】』」〕〗］｝”’〞〟")
PAUSES = frozenset("，、；：")
STOPS = frozenset("。？！．")
DOTS = frozenset("·•・‧")
DASHES = frozenset("—…⋯―")

NOT_AT_START = (
    CLOSING
    | PAUSES
    | STOPS
    | DOTS
    | DASHES
    | frozenset("/／%％‰℃℉°々〻ー～〜~!),.:;?]}｣､｡»›%‱′″ぁぃぅぇぉっゃゅょァィゥェォッャュョ")
)
"""Never the first character of a line (行首禁则)."""

CURRENCY = frozenset("$¥￥€£＄￡￠¢₩￦₽฿₹")
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


def is_mark(kind: Kind) -> bool:
    """Whether the class is Chinese punctuation."""
    return kind >= Kind.OPEN
