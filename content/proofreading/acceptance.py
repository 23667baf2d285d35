"""Findings that the editors let stand (`accepted` in edition.yaml).

Input: findings and an edition's acceptances. Output: the findings, those that are accepted
with their reason; an acceptance that meets none is a hint, one of a rule that guards the
files' form is refused.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.model import Acceptance, Edition, Finding, Severity
from content.proofreading.registry import RULES
from content.proofreading.view import EDITION
from content.source.findings import Findings, printable
from content.source.rules import Rule
from content.words import Language, message, say

_BY_ID: Mapping[str, Rule] = {rule.value: rule for rule in Rule}
_NEVER = frozenset({Rule.ACCEPTANCE_UNUSED, Rule.ACCEPTANCE_REFUSED})


def acceptable(rule: Rule) -> bool:
    """Tell whether editors may accept a rule's findings: no fault of form or safety."""
    return rule not in _NEVER and (rule in RULES or rule.severity is not Severity.ERROR)


def accept(
    found: Sequence[Finding], edition: Edition, lines: Mapping[tuple[str, str], int]
) -> tuple[Finding, ...]:
    """Return the findings with the reasons of those that are accepted, by file and line."""
    left = list(found)
    notes = Findings()
    for index, one in enumerate(edition.accepted):
        place = f"accepted[{index}]"
        line = lines.get((EDITION, place), lines.get((EDITION, "accepted"), 0))
        rule = _BY_ID.get(one.rule)
        if rule is None or not acceptable(rule):
            notes.add(
                Rule.ACCEPTANCE_REFUSED,
                "check.not-acceptable",
                file=EDITION,
                line=line,
                field=place,
                rule_id=printable(one.rule),
            )
            continue
        met = [i for i, finding in enumerate(left) if _meets(one, finding)]
        for i in met:
            left[i] = left[i].model_copy(update={"accepted": one.reason})
        if not met:
            notes.add(
                Rule.ACCEPTANCE_UNUSED,
                "check.acceptance-unused",
                file=EDITION,
                line=line,
                field=place,
                rule_id=one.rule,
                found=message("check.acceptance-words", text=printable(one.words, 30))
                if one.words
                else "",
            )
    return tuple(sorted((*left, *notes.all()), key=lambda f: (f.file, f.line, f.field, f.rule)))


def _meets(one: Acceptance, finding: Finding) -> bool:
    return (
        finding.rule == one.rule
        and not finding.accepted
        and one.file in ("", finding.file)
        and (one.words in finding.words or _told_of(one.words, finding))
    )


def _told_of(words: str, finding: Finding) -> bool:
    """Tell whether words stand in a finding's sentence, whichever language its reader has."""
    return any(words in say(finding.told, language).text for language in Language)
