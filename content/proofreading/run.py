"""Applying the rules.

Input: an `Edition` and the lines of its fields. Output: findings. What the editors already
query (存疑) is known and not told again.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import islice

from content.model import Edition
from content.proofreading.registry import TEXT, WHOLE
from content.proofreading.rule import MOST, Fault
from content.proofreading.view import Lines, Passage, copy_of
from content.source.findings import Findings, printable
from content.source.rules import Rule

#: Passages of which is kept what was found: of a desk's edition all stay but the one that changed.
_PASSAGES = 2_000


def proofread(edition: Edition, findings: Findings, lines: Lines | None = None) -> None:
    """Note what the rules find in an edition's printed copy."""
    copy = copy_of(edition, lines)
    for passage in copy.passages:
        for rule, fault in _found(passage):
            _note(rule, passage, fault, findings)
    for whole in WHOLE:
        for passage, fault in whole.find(copy):
            _note(whole.rule, passage, fault, findings)


@lru_cache(maxsize=_PASSAGES)
def _found(passage: Passage) -> tuple[tuple[Rule, Fault], ...]:
    """Return what the rules over one passage find in it, of each rule so many at most."""
    return tuple(
        (check.rule, fault)
        for check in TEXT
        if passage.kind in check.kinds
        for fault in islice(check.find(passage), MOST)
    )


def _note(rule: Rule, passage: Passage, fault: Fault, findings: Findings) -> None:
    if _queried(passage, fault):
        return
    findings.add(
        rule,
        fault.told,
        file=passage.file,
        line=passage.line,
        field=passage.field,
        words=printable(passage.text[fault.start : fault.end], 120),
    )


def _queried(passage: Passage, fault: Fault) -> bool:
    """Tell whether a fault touches words that are queried."""
    for query in passage.queries:
        if query.held:  # what is left out leaves a gap
            if fault.start <= query.offset <= fault.end:
                return True
            continue
        if not query.text:
            continue
        at = query.offset
        if not passage.text.startswith(query.text, at):
            at = passage.text.find(query.text)
        if at >= 0 and fault.start < at + len(query.text) and at < fault.end:
            return True
    return False
