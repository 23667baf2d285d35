"""The preflight's tables: a report → what is wrong, with page and place, and every check's figure.

Nothing is decided here. Words of the file are never read as markup.
"""

from __future__ import annotations

from rich import box
from rich.table import Table
from rich.text import Text

from content.model import Severity
from layout.app.colours import COLOURS
from layout.judge.preflight.model import Fault, Report

_RESULTS = {
    None: ("passed", "green"),
    Severity.WARNING: ("warning", COLOURS[Severity.WARNING]),
    Severity.ERROR: ("failed", COLOURS[Severity.ERROR]),
}


def faults_table(report: Report) -> Table:
    """Return the faults: severity, check, page, place, measure, limit, message, remedy."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("", "check", "page", "at (mm)"):
        table.add_column(name, no_wrap=True)
    table.add_column("what is wrong", ratio=3)
    table.add_column("limit", ratio=1)
    table.add_column("remedy", ratio=2)
    for fault in report.faults:
        table.add_row(
            Text(fault.severity.value, COLOURS[fault.severity]),
            fault.check,
            str(fault.page or ""),
            place(fault),
            Text(fault.message + (f" (and {fault.more} more)" if fault.more else "")),
            Text(fault.limit),
            Text(fault.remedy),
        )
    return table


def checks_table(report: Report) -> Table:
    """Return all checks, passed ones too, with what was measured."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("", "check"):
        table.add_column(name, no_wrap=True)
    table.add_column("asked")
    table.add_column("measured", ratio=2)
    table.add_column("limit", ratio=1)
    for check in report.checks:
        word, colour = _RESULTS[check.worst]
        table.add_row(
            Text(word, colour), check.id, check.title, Text(check.measured), Text(check.limit)
        )
    return table


def verdict(report: Report) -> Text:
    """Return the result in one line."""
    facts = report.facts
    size = "{:g} × {:g} mm".format(*facts.trim_mm)
    pages = "1 page" if facts.pages == 1 else f"{facts.pages} pages"
    words = f"{facts.standard or 'no PDF/X'}, PDF {facts.version}, {pages} of {size}"
    passed = sum(check.worst is None for check in report.checks)
    counts = f"{passed} of {len(report.checks)} checks passed, {len(report.errors)} errors, "
    counts += f"{len(report.warnings)} warnings (press profile {report.profile})"
    result = ("passed", "bold green") if report.ok else ("failed", "bold red")
    return Text.assemble(("preflight ", "bold"), result, f": {words}; {counts}")


def place(fault: Fault) -> str:
    """Return a fault's rectangle: left, top, width × height."""
    if fault.place is None:
        return ""
    x, y, w, h = fault.place
    return f"{x:.0f}, {y:.0f} ({w:.0f} × {h:.0f})"
