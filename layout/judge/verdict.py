"""The verdict: an audit's faults → those that forbid delivery, and those to look at.

Forbidden is what a reader would take for a mistake of the paper: text lost, doubled, out of order,
cut or covered; a hole; columns that end at different lines. The rest is craft (编排忌讳): shown,
for the editor to judge.
"""

from __future__ import annotations

from dataclasses import dataclass

from layout.judge.audit.model import AuditReport, Code, Fault

#: Faults with which a page is not delivered.
FORBIDDEN = frozenset(
    {
        Code.LOST, Code.DOUBLED, Code.MISORDERED,
        Code.OVERFLOW, Code.OVERLAP, Code.HOLE, Code.UNEVEN, Code.SMALL,
    }
)  # fmt: skip

#: What an editor can do about a fault that the planner has left.
REMEDIES = {
    Code.OVERFLOW: "shorten the head or caption that is named",
    Code.HOLE: "add or cut some text, or add a picture",
    Code.HOLLOW: "give the chart more values, or another kind",
    Code.UNEVEN: "add or cut a few words of this article",
    Code.SMALL: "shorten the labels of the chart, or leave some out",
    Code.RIVAL_HEADS: "give one of the articles another rank",
    Code.HIERARCHY: "shorten the headline, or change the articles' ranks",
    Code.TOUCHING: "move a picture to another article",
    Code.STRANDED_HEAD: "add or cut some text of this article",
}


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

    def remedy(self) -> str:
        """Return what the editor can do, in a sentence."""
        ways = dict.fromkeys(REMEDIES[f.code] for f in self.errors if f.code in REMEDIES)
        advice = "; ".join(ways)
        look = "--draft writes the page all the same, to look at"
        return f"{advice}; {look}" if advice else look


def judge(report: AuditReport) -> Verdict:
    """Divide an audit's faults."""
    return Verdict(
        tuple(f for f in report.faults if f.code in FORBIDDEN),
        tuple(f for f in report.faults if f.code not in FORBIDDEN),
        report.tagged,
    )
