"""Words of a photograph, and texts → the text that it belongs to by its words.

Input: a caption or the name of a file, and for each text what stands over it and in it. Output: the
place of the text that has most of the words, those counting most that are long and that few of the
texts have; None where no text stands out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log2

from fonts.chinese.characters import HAN

_RUN = re.compile(f"[{HAN}]{{2,}}")
#: Characters of the words that are compared: 图书馆 tells more than 图书 and 书馆.
_LENGTHS = (2, 3, 4)
#: What words in a head count more than in the copy.
_HEAD = 2.0
#: The least that the words in common must weigh: a word of two characters that one text has alone.
_LEAST = 0.5
#: The best text must have so many times the words of the next.
_AHEAD = 1.25


@dataclass(frozen=True)
class Text:
    """A text: the words of its heads, and those of its copy."""

    heads: str
    copy: str


def kin(words: str, texts: Sequence[Text]) -> int | None:
    """Return the place of the text that a photograph's words speak of; None where none does."""
    heads = [_words(text.heads) for text in texts]
    copies = [_words(text.copy) for text in texts]
    scores = [0.0] * len(texts)
    for word in _words(words):
        found = [
            _HEAD * (word in head) + log2(1 + copy[word])
            for head, copy in zip(heads, copies, strict=True)
        ]
        having = sum(map(bool, found))
        rare = (len(word) - 1) * log2((len(texts) + 1) / having) if having else 0.0
        scores = [score + rare * own for score, own in zip(scores, found, strict=True)]
    ranked = sorted(scores, reverse=True)
    if not ranked or ranked[0] < _LEAST or (len(ranked) > 1 and ranked[0] < _AHEAD * ranked[1]):
        return None
    return scores.index(ranked[0])


def _words(text: str) -> Counter[str]:
    """Return what may be words: runs of Han characters, of each length and from each place."""
    runs = _RUN.findall(text)
    return Counter(
        run[i : i + n] for run in runs for n in _LENGTHS for i in range(len(run) - n + 1)
    )
