"""Findings of pictures and inks: what cannot be printed well at its size, or in its colours.

Input: what was found, some of it of the screen's file and some of the press's. Output: each fault
of a thing once, as the graver of the two has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.model import Severity
from content.words import Message, Value

#: The values by which two findings of a code are two faults; limits are not: plant and screen
#: have their own.
_OWN = ("ink", "width_mm", "height_mm")


@dataclass(frozen=True)
class PictureFinding:
    """One finding: how grave it is, the file or ink it is about, and what is wrong."""

    severity: Severity
    thing: str
    told: Message

    @property
    def fault(self) -> tuple[Value, ...]:
        """What is found fault with, whatever the limit was."""
        return self.thing, self.told.code, *(self.told.values.get(name, "") for name in _OWN)


def finding(severity: Severity, thing: str, code: str, /, **values: Value) -> PictureFinding:
    """Return a finding: `finding(Severity.HINT, "walk.jpg", "picture.no-profile")`."""
    return PictureFinding(severity, thing, Message(code, values))


def once(findings: Iterable[PictureFinding]) -> tuple[PictureFinding, ...]:
    """Return the findings in order; of two about one fault the graver, else the later."""
    ranks = list(Severity)
    kept: dict[tuple[Value, ...], PictureFinding] = {}
    for one in findings:
        before = kept.get(one.fault)
        if before is None or ranks.index(one.severity) <= ranks.index(before.severity):
            kept[one.fault] = one
    return tuple(kept.values())
