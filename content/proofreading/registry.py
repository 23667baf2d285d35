"""All proofreading rules.

Input: nothing. Output: the rules over one passage and the rules over the whole copy, in the
order in which they are applied.
"""

from __future__ import annotations

from content.proofreading import (
    dates,
    marks,
    masthead,
    names,
    numerals,
    sense,
    style,
    sums,
    wording,
)
from content.proofreading.rule import TextCheck, WholeCheck
from content.source.rules import Rule

TEXT: tuple[TextCheck, ...] = (
    *marks.RULES, *style.RULES, *wording.RULES, *numerals.RULES, *dates.RULES, *sums.RULES,
    *sense.RULES,
)  # fmt: skip
WHOLE: tuple[WholeCheck, ...] = (
    *wording.WHOLE, *dates.WHOLE, *sense.WHOLE, *names.WHOLE, *masthead.WHOLE
)  # fmt: skip
#: Every rule that proofreading can tell.
RULES: frozenset[Rule] = frozenset(check.rule for check in TEXT) | {check.rule for check in WHOLE}
