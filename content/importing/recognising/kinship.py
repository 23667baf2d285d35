"""Whether stretches of copy speak of one matter: sections of a story do, several stories do not.

Input: the copy of each stretch. Output: how much of its pairs of characters a stretch shares with
the others, in the mean; and what that says.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from statistics import mean

from fonts.chinese.characters import is_han

#: Fewer stretches, or shorter ones (characters in the mean), say nothing.
_LEAST, _SHORT = 3, 80
#: On 496 stories of a newspaper cut in three, nine in ten thirds share more than 0.106; of three
#: stories put together nine in ten less than 0.073. Between these it is open.
_STORIES, _ONE = 0.07, 0.11


def pairs(text: str) -> set[str]:
    """Return the pairs of Han that stand beside each other."""
    return {a + b for a, b in itertools.pairwise(text) if is_han(a) and is_han(b)}


def kinship(stretches: Sequence[str]) -> float | None:
    """Return the share of each stretch's pairs that others have, in the mean; None: too little."""
    found = [pairs(words) for words in stretches if words]
    if len(found) < _LEAST or mean(map(len, found)) < _SHORT:
        return None
    shares = []
    for at, own in enumerate(found):
        others = set().union(*(other for n, other in enumerate(found) if n != at))
        shares.append(len(own & others) / max(1, len(own)))
    return mean(shares)


def apart(stretches: Sequence[str]) -> float:
    """Return 1 for several stories, -1 for sections of one, what is between for what is open."""
    share = kinship(stretches)
    if share is None:
        return 0.0
    middle, half = (_STORIES + _ONE) / 2, (_ONE - _STORIES) / 2
    return max(-1.0, min(1.0, (middle - share) / half))
