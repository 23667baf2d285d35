"""The verdict: an audit's faults → those that forbid delivery, and those to look at.

Forbidden is what a reader would take for a mistake of the paper: text lost, doubled, out of order,
cut or covered; a hole; columns that end at different lines; a line in mid-paragraph that ends half
a character early or more; and a fault of shape so large that anybody sees it. The rest is craft
(编排忌讳): shown, for the editor to judge.
"""

from __future__ import annotations

from dataclasses import dataclass

from content.words import Message
from layout.judge.audit.model import AuditReport, Code, Fault, Unit

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
#: Faults of shape are shown from the limits of prize.md on (rules 3, 7, 8) and the page is planned
#: again; what no further plan mends is withheld where it is this large: a strip beside a title of
#: twice a hundredth of the page, a gutter through nine tenths of it, a block 7 : 1, three lines.
STRIP_PERCENT, SEAM_PERCENT, RIBBON_RATIO, RIBBON_LINES = 2.0, 90.0, 7.0, 3
#: Words are withheld below this contrast, to 1: of two inks so like each other newsprint makes one.
#: Between it and what WCAG asks for they are shown, for inks are a paper's own choice.
PALE_TO_ONE = 2.0


def forbids(fault: Fault) -> bool:
    """Tell whether a page with this fault is not delivered."""
    if fault.code is Code.RAGGED:
        return fault.measure > RAGGED_EM
    if fault.code is Code.PALE:
        return fault.measure < PALE_TO_ONE
    if fault.code is Code.BESIDE_HEAD:
        return fault.measure >= STRIP_PERCENT
    if fault.code is Code.SEAM:
        return fault.measure >= SEAM_PERCENT
    if fault.code is Code.RIBBON:
        low = fault.unit is Unit.LINES
        return fault.measure <= RIBBON_LINES if low else fault.measure >= RIBBON_RATIO
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
