"""What stops a build: missing libraries, unusable pictures, a finished page with faults.

Input: this machine, a built edition, the audit of its PDF. Output: warnings on a console, or the
`PressError` that ends the build before anything is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console

from content.model import Severity
from layout import report, system
from layout.errors import ContentError, PressError, RenderError

if TYPE_CHECKING:  # heavy, and only named here
    from layout.audit import AuditReport
    from layout.build import Built


def libraries(console: Console) -> None:
    """Warn of a missing library that only costs time.

    Raises:
        PressError: one is missing without which no PDF can be printed.
    """
    missing = system.missing_libraries()
    if missing and missing != ("harfbuzz-subset",):
        raise PressError("no PDF can be printed on this machine", system.remedy(missing))
    if missing:
        console.print(report.notice(system.remedy(missing)))


def pictures(built: Built, console: Console, *, draft: bool) -> None:
    """Show what was found of the pictures in their frames.

    Raises:
        ContentError: one cannot be printed at its size, and this is no draft.
    """
    grave = False
    for words in built.findings:
        error = ": error:" in words
        grave = grave or error
        console.print(report.notice(words, Severity.ERROR if error else Severity.WARNING))
    if grave and not draft:
        raise ContentError(
            "a picture cannot be printed at the size it has on the page",
            "use a larger file or leave it out; --draft writes the page all the same",
        )


def page(audit: AuditReport, console: Console, *, draft: bool) -> None:
    """Show the faults of the finished page.

    Raises:
        RenderError: they forbid delivery, and this is no draft.
    """
    from layout.program.verdict import judge

    verdict = judge(audit)
    if verdict.errors or verdict.warnings:
        console.print(report.faults_table(verdict.errors, verdict.warnings))
    if verdict.good:
        return
    count = len(verdict.errors)
    what = f"{count} grave fault{'s' if count > 1 else ''}" if count else "no tags"
    if draft:
        console.print(report.notice(f"draft: the finished page has {what}; not for print"))
        return
    raise RenderError(f"the finished page has {what}; nothing was written", verdict.remedy())
