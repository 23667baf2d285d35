"""Findings of pictures and inks, in words: `warning: walk.jpg: 在 80 × 60 mm 下只有 111 ppi，…`.

Input: such words, some of them of the screen's file and some of the press's. Output: severity, what
it is about and the message; each fault of a thing once, as the graver of the two has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from content.model import Severity


@dataclass(frozen=True)
class PictureFinding:
    """One finding: how grave it is, the file or ink it is about, and what is to be done."""

    severity: Severity
    thing: str
    message: str

    @property
    def fault(self) -> tuple[str, str]:
        """What is found fault with, whatever the limit was."""
        return self.thing, self.message.partition("，")[0]


def divided(words: str) -> PictureFinding:
    """Return a finding's parts."""
    grade, _, rest = words.partition(": ")
    thing, _, message = rest.partition(": ")
    return PictureFinding(Severity(grade), thing, message)


def once(findings: Iterable[str]) -> tuple[PictureFinding, ...]:
    """Return the findings in order; of two about one fault the graver, else the later."""
    ranks = list(Severity)
    kept: dict[tuple[str, str], PictureFinding] = {}
    for words in findings:
        finding = divided(words)
        before = kept.get(finding.fault)
        if before is None or ranks.index(finding.severity) <= ranks.index(before.severity):
            kept[finding.fault] = finding
    return tuple(kept.values())
