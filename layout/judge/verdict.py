"""The verdict: an audit's faults → those that forbid delivery, and those to look at.

Forbidden is what a reader would take for a mistake of the paper: text lost, doubled, out of order,
cut or covered; a hole; columns that end at different lines. The rest is craft (编排忌讳): shown,
for the editor to judge.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.words import Message
from layout.judge.audit.model import AuditReport, Code, Fault

#: Faults with which a page is not delivered.
FORBIDDEN = frozenset(
    {
        Code.LOST, Code.DOUBLED, Code.MISORDERED,
        Code.OVERFLOW, Code.OVERLAP, Code.HOLE, Code.UNEVEN, Code.SMALL,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """What stands against delivering a page, and what is only noted."""

    errors: tuple[Fault, ...]
    warnings: tuple[Fault, ...]
    tagged: bool

    @property
    def good(self) -> bool:
        """True where the page may be delivered."""
        return not self.errors and self.tagged

    def kinds(self) -> tuple[Message, ...]:
        """Return the kinds of the errors, each once; their remedies say what an editor can do."""
        return tuple(dict.fromkeys(fault.name for fault in self.errors))


def judge(report: AuditReport) -> Verdict:
    """Divide an audit's faults."""
    return Verdict(
        tuple(f for f in report.faults if f.code in FORBIDDEN),
        tuple(f for f in report.faults if f.code not in FORBIDDEN),
        report.tagged,
    )
