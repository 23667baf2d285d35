"""Collecting findings, so that an editor sees every fault at once and not the first.

Input: single findings, in any order. Output: a sorted tuple without doubles.
"""

from __future__ import annotations

from collections.abc import Mapping

from content.model import Finding, Severity
from content.source.rules import Rule
from content.words import Message, Value

#: A space of Chinese copy (U+3000), which says nothing to a terminal; Python calls it unprintable.
_WIDE_SPACE = "\u3000"
#: Characters of one value that are shown.
LONGEST = 160
#: A hostile folder could have millions of faults; nobody reads more than these.
MOST = 1000


def printable(text: str, longest: int = 60) -> str:
    """Return text that is safe to show in a message: no control characters, not endless."""
    safe = "".join(
        char if char.isprintable() or char == _WIDE_SPACE else f"<U+{ord(char):04X}>"
        for char in text[: longest + 1]
    )
    return safe if len(text) <= longest else safe[:longest] + "…"


def _message(told: Message | str, values: Mapping[str, Value]) -> Message:
    if isinstance(told, str):
        told = Message(told, values)
    return Message(told.code, {name: _shown(value) for name, value in told.values.items()})


def _shown(value: Value) -> Value:
    """Return a value that is safe to show: what was written may hold anything."""
    if isinstance(value, str):
        return printable(value, LONGEST)
    if isinstance(value, tuple):
        return tuple(_shown(one) for one in value)
    return _message(value, {}) if isinstance(value, Message) else value


class Findings:
    """A collector of findings."""

    def __init__(self) -> None:
        """Begin without findings."""
        self._found: dict[Finding, None] = {}

    def add(
        self,
        rule: Rule,
        told: Message | str,
        /,
        *,
        file: str,
        line: int = 0,
        field: str = "",
        words: str = "",
        **values: Value,
    ) -> None:
        """Note one finding: a message, or a code and its values; its severity is the rule's."""
        if len(self._found) >= MOST:
            return
        finding = Finding(
            severity=rule.severity,
            rule=rule.value,
            file=printable(file, 200),
            line=line,
            field=printable(field, 200),
            told=_message(told, values),
            words=words,
        )
        self._found[finding] = None

    def all(self) -> tuple[Finding, ...]:
        """Return the findings by file and line."""
        return tuple(sorted(self._found, key=lambda f: (f.file, f.line, f.field, f.rule)))

    def errors(self) -> bool:
        """Tell whether any finding is an error."""
        return any(finding.severity is Severity.ERROR for finding in self._found)
