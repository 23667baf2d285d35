"""Phrases: a text → the offsets at which a phrase (文节) begins, where heads and labels break.

The model is BudouX's for simplified Chinese.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import accumulate

import budoux

from fonts.chinese.characters import HAN

EIGHT = re.compile(rf"(?<![{HAN}])[{HAN}]{{8}}(?![{HAN}])")
"""A part of a head of just eight Han."""
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
