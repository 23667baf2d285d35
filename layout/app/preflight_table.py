"""The preflight's tables: a report → what is wrong, with page and place, and every check's figure.

Nothing is decided here. Words of the file are never read as markup.
"""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from content.model import Severity
from content.words import Words, message
from layout.app.colours import COLOURS
from layout.app.findings import severity
from layout.judge.preflight.model import Fault, Report

_RESULTS = {
    None: ("app.passed", "green"),
    Severity.WARNING: ("findings.warning", COLOURS[Severity.WARNING]),
    Severity.ERROR: ("app.failed", COLOURS[Severity.ERROR]),
}


def faults_table(report: Report, words: Words) -> Table:
    """Return the faults: severity, check, page, place, what is wrong, limit, remedy."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    heads = ("app.pf-check", "findings.on-page", "findings.at")
    for name in ("", *map(words.text, heads)):
        table.add_column(name, no_wrap=True)
    table.add_column(words.text("findings.wrong"), ratio=3)
    table.add_column(words.text("app.pf-limit"), ratio=1)
    table.add_column(words.text("findings.do"), ratio=2)
    for fault in report.faults:
        told = words.text(fault.told)
        if fault.more:
            told = words.text("app.pf-more", told=told, more=fault.more)
        table.add_row(
            severity(fault.severity, words),
            fault.check,
            str(fault.page or ""),
            place(fault),
            Text(told),
            Text(words.shown(fault.limit)),
            Text(words.say(fault.advice).remedy),
        )
    return table


def checks_table(report: Report, words: Words) -> Table:
    """Return all checks, passed ones too, with what was measured."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("", words.text("app.pf-check")):
        table.add_column(name, no_wrap=True)
    table.add_column(words.text("app.pf-asked"))
    table.add_column(words.text("app.pf-measured"), ratio=2)
    table.add_column(words.text("app.pf-limit"), ratio=1)
    for check in report.checks:
        result, colour = _RESULTS[check.worst]
        table.add_row(
            Text(words.text(result), colour),
            check.id,
            words.text(check.asked),
            Text(words.shown(check.measured)),
            Text(words.shown(check.limit)),
        )
    return table


def verdict(report: Report, words: Words) -> Text:
    """Return the result in one line."""
    facts = report.facts
    width, height = facts.trim_mm
    told = words.text(
        "app.pf-verdict",
        standard=facts.standard or message("app.pf-no-standard"),
        version=facts.version,
        pages=facts.pages,
        width_mm=width,
        height_mm=height,
        passed=sum(check.worst is None for check in report.checks),
        checks=len(report.checks),
        errors=len(report.errors),
        warnings=len(report.warnings),
        profile=report.profile,
    )
    result, colour = _RESULTS[None if report.ok else Severity.ERROR]
    label = words.text("app.pf-label")
    return Text.assemble((label, "bold"), (words.text(result), f"bold {colour}"), told)


def place(fault: Fault) -> str:
    """Return a fault's rectangle: left, top, width × height."""
    if fault.place is None:
        return ""
    x, y, w, h = fault.place
    return f"{x:.0f}, {y:.0f} ({w:.0f} × {h:.0f})"
