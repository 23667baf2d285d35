"""The verdict: an audit's faults → those that forbid delivery, and those to look at.

Forbidden is what a reader would take for a mistake of the paper: text lost, doubled, out of order,
cut or covered; a hole; columns that end at different lines; a line in mid-paragraph that ends half
a character early or more. The rest is craft (编排忌讳): shown, for the editor to judge.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.words import Message
from layout.judge.audit.model import AuditReport, Code, Fault

#: Faults with which a page is not delivered.
FORBIDDEN = frozenset(
    {
        Code.LOST,
        Code.DOUBLED,
        Code.MISORDERED,
        Code.OVERFLOW,
        Code.OVERLAP,
        Code.HOLE,
        Code.UNEVEN,
        Code.SMALL,
    }
)
#: A line that misses its column's edge by less is not seen for what it is, em.
RAGGED_EM = 0.5


def forbids(fault: Fault) -> bool:
    """Tell whether a page with this fault is not delivered."""
    if fault.code is Code.RAGGED:
        return fault.measure > RAGGED_EM
    return fault.code in FORBIDDEN


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
        tuple(f for f in report.faults if forbids(f)),
        tuple(f for f in report.faults if not forbids(f)),
        report.tagged,
    )
