"""All proofreading rules.

Input: nothing. Output: the rules over one passage and the rules over the whole copy, in the
order in which they are applied.
"""

from __future__ import annotations

import re

from content.proofreading import (
    dates,
    marks,
    masthead,
    misread,
    names,
    numerals,
    offices,
    particles,
    places,
    sense,
    shares,
    style,
    sums,
    wording,
    years,
)
from content.proofreading.rule import TextCheck, WholeCheck, each
from content.proofreading.view import WHERE
from content.source.rules import Rule
from content.words.patterns import PATTERNS

_BY_ID = {rule.value: rule for rule in Rule}
#: The rules that files state whole.
PATTERNED = tuple(
    TextCheck(
        _BY_ID[one.id], each(re.compile(one.pattern), f"proofread.{one.id}"), WHERE[one.where]
    )
    for one in PATTERNS
)
TEXT: tuple[TextCheck, ...] = (
    *marks.RULES,
    *style.RULES,
    *wording.RULES,
    *particles.RULES,
    *numerals.RULES,
    *years.RULES,
    *sums.RULES,
    *shares.RULES,
    *sense.RULES,
    *PATTERNED,
)
WHOLE: tuple[WholeCheck, ...] = (
    *marks.WHOLE,
    *wording.WHOLE,
    *dates.WHOLE,
    *years.WHOLE,
    *sense.WHOLE,
    *names.WHOLE,
    *offices.WHOLE,
    *places.WHOLE,
    *misread.WHOLE,
    *masthead.WHOLE,
)
#: Every rule that proofreading can tell.
RULES: frozenset[Rule] = frozenset(check.rule for check in TEXT) | {check.rule for check in WHOLE}
