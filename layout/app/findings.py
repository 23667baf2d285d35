"""Tables of what was found: in the content, and on the finished pages.

Input: findings or faults, and the language. Output: what the terminal shows (rich). Words of the
edition are never read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from content.model import Finding, Severity
from content.words import Words, message
from layout.app.colours import COLOURS

if TYPE_CHECKING:  # heavy, and only named here
    from layout.judge.audit import Fault

#: Narrower than this, a table of findings would cut their words.
NARROW = 130
#: How many of a severity there are, in words.
_COUNTS = {
    Severity.ERROR: "findings.errors",
    Severity.WARNING: "findings.warnings",
    Severity.HINT: "findings.hints",
}


@dataclass(frozen=True, slots=True)
class _Findings:
    """Findings as a table; in a narrow terminal as lines, so that none of their words is lost."""

    findings: tuple[Finding, ...]
    words: Words

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Return the form that the width allows."""
        made = _table if options.max_width >= NARROW else _lines
        yield made(self.findings, self.words)


def findings_table(findings: Iterable[Finding], words: Words) -> RenderableType:
    """Return all findings: severity, file:line, field, rule, what is wrong, remedy."""
    return _Findings(tuple(findings), words)


def _table(findings: Iterable[Finding], words: Words) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("", *map(words.text, ("findings.place", "findings.field", "findings.rule"))):
        table.add_column(name, no_wrap=True)
    table.add_column(words.text("findings.wrong"), ratio=3, overflow="fold")
    table.add_column(words.text("findings.do"), ratio=2, overflow="fold")
    for finding in findings:
        said = words.say(finding.told)
        table.add_row(
            _grade(finding, words),
            *map(Text, (_place(finding), finding.field, finding.rule, said.text)),
            Text(finding.accepted or said.remedy),
        )
    return table


def _lines(findings: Iterable[Finding], words: Words) -> Text:
    lines = Text("", overflow="fold")
    for finding in findings:
        said = words.say(finding.told)
        where = " ".join(filter(None, (_place(finding), finding.field, f"[{finding.rule}]")))
        lines.append_text(_grade(finding, words)).append(f" {where}\n  {said.text}\n")
        if remedy := finding.accepted or said.remedy:
            lines.append(f"  → {remedy}\n")
    return lines


def _grade(finding: Finding, words: Words) -> Text:
    if finding.accepted:
        return Text(words.text("findings.accepted"), "dim")
    return severity(finding.severity, words)


def severity(grade: Severity, words: Words) -> Text:
    """Return how grave something is, in its colour."""
    return Text(words.text(f"findings.{grade.value}"), COLOURS[grade])


def _place(finding: Finding) -> str:
    return f"{finding.file}:{finding.line}" if finding.line else finding.file


def findings_count(findings: Sequence[Finding], words: Words) -> str:
    """Return e.g. "2 errors, 1 warning", or that nothing was found."""
    open_ = [finding for finding in findings if not finding.accepted]
    counts = [
        (code, sum(finding.severity is grade for finding in open_))
        for grade, code in _COUNTS.items()
    ]
    counts.append(("findings.let-stand", len(findings) - len(open_)))
    told = tuple(message(code, count=count) for code, count in counts if count)
    return words.shown(told) if told else words.text("findings.nothing")


def faults_table(errors: Sequence[Fault], warnings: Sequence[Fault], words: Words) -> Table:
    """Return the faults that the audit of the finished page found."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    heads = ("findings.fault", "findings.on-page", "findings.at", "findings.measure")
    for name in ("", *map(words.text, heads)):
        table.add_column(name, no_wrap=True)
    table.add_column(words.text("findings.wrong"))
    rows = [(Severity.ERROR, f) for f in errors] + [(Severity.WARNING, f) for f in warnings]
    for grade, fault in rows:
        table.add_row(
            severity(grade, words),
            words.text(fault.name),
            str(fault.page or ""),
            f"{fault.x_mm:.0f}, {fault.y_mm:.0f}" if fault.page else "",
            words.text(fault.size),
            Text(words.text(fault.told)),
        )
    return table
