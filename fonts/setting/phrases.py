"""Phrases and words: where heads and labels may break, and where they break best.

Phrases (文节) are those of BudouX's model for simplified Chinese, which alone parts a word in one
head of seven; so words are asked of `fonts.chinese.words`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate

import budoux

from fonts.chinese.characters import DOTS, HAN
from fonts.chinese.words import is_foreign_name, seams
from fonts.setting.items import Prepared

EIGHT = re.compile(rf"(?<![{HAN}])[{HAN}]{{8}}(?![{HAN}])")
"""A part of a head of just eight Han."""
SURE = 0.98
"""A break is between words where so large a share of the readings has a word end …"""
FAIR = 0.5
"""… and, where no such place serves, where it is likelier than not."""
_LETTER = re.compile("[A-Za-z]")
_KEPT = 4_096
"""Texts whose phrases are kept: an edition's heads and labels, asked for at many widths."""


@cache
def _parser() -> budoux.Parser:
    return budoux.load_default_simplified_chinese_parser()


@lru_cache(_KEPT)
def phrase_starts(text: str) -> frozenset[int]:
    """Return the offsets at which a phrase begins, by BudouX but for parts of eight Han.

    Eight characters of a Chinese head are four and four, where the model sometimes errs.
    """
    starts = {0, *accumulate(len(phrase) for phrase in _parser().parse(text))}
    for part in EIGHT.finditer(text):
        first = part.start()
        starts -= set(range(first + 1, first + 8))
        starts.add(first + 4)
    return frozenset(starts)


def between_words(prepared: Prepared, end: int, likely: float) -> bool:
    """Whether two words meet before box `end`: no word, no name and no K线 goes on there."""
    box = prepared.boxes[end - 1]
    if _LETTER.fullmatch(box.text):  # A股
        return False
    if box.text in DOTS:
        return likely < SURE and not is_foreign_name(prepared.text, box.offset)
    return seams(prepared.text)[prepared.boxes[end].offset].likely >= likely
