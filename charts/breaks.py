"""Where chart text may break.

Input: a run of Chinese text. Output: the pieces that stay whole, as phrases (文节) or as atoms
(one Han character with its marks; a Latin word; a number with its unit).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from budoux.parser import Parser

_OPEN = "“‘（《〈「『【〔"
_CLOSE = "”’）》〉」』】〕，。、；：！？…—·％%"
_ATOM = re.compile(
    rf"[{_OPEN}]*(?:[0-9][0-9A-Za-z.,%+\-/:]*[个年月日万亿元人次项件户栋]?|[A-Za-z0-9.,%+\-/&]+|.)[{_CLOSE}]*\s*",
    re.S,
)


@cache
def _parser() -> Parser:
    import budoux

    return budoux.load_default_simplified_chinese_parser()


@lru_cache(4096)
def atoms(text: str) -> tuple[str, ...]:
    """Return the smallest pieces that may not be broken."""
    return tuple(_ATOM.findall(text))


@lru_cache(4096)
def phrases(text: str) -> tuple[str, ...]:
    """Return the phrases of a text; marks stay with their words, numbers with their units."""
    cuts = set()
    at = 0
    for phrase in _parser().parse(text):
        at += len(phrase)
        cuts.add(at)
    at, pieces = 0, [""]
    for atom in atoms(text):
        pieces[-1] += atom
        at += len(atom)
        if at in cuts or atom.endswith(" "):
            pieces.append("")
    return tuple(p for p in pieces if p)
