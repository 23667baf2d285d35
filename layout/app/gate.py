"""What stops a build: missing libraries, unusable pictures, a finished page with faults.

Input: this machine, a built edition, the audit of its PDF. Output: warnings on a console, or the
`PressError` that ends the build before anything is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console

from content.model import Severity
from layout.app import report, system
from layout.page.errors import ContentError, PressError, RenderError

if TYPE_CHECKING:  # heavy, and only named here
    from layout.edition.outputs import Made
    from layout.judge.audit import AuditReport


def libraries(console: Console, *, press: bool = False) -> None:
    """Warn of a missing library that only costs time.

    Raises:
        PressError: one is missing without which no PDF can be printed, or, where a press file is
            asked for, the program without which its ink cannot be measured.
    """
    missing = system.missing_libraries()
    if missing and missing != ("harfbuzz-subset",):
        raise PressError("no PDF can be printed on this machine", system.remedy(missing))
    if missing:
        console.print(report.notice(system.remedy(missing)))
    if press and system.missing_programs((system.GHOSTSCRIPT,)):
        how = system.program_remedy(system.GHOSTSCRIPT)
        raise PressError(
            "Ghostscript is missing: the ink of a press file cannot be measured",
            f"{how}; or make other files: --only download,web,previews,proof",
        )


def pictures(findings: Iterable[str], console: Console, *, draft: bool) -> None:
    """Show what was found of pictures and inks, each fault once.

    Raises:
        ContentError: one cannot be printed at its size, and this is no draft.
    """
    from layout.pictures.findings import once

    grave = False
    for one in once(findings):
        grave = grave or one.severity is Severity.ERROR
        console.print(report.notice(f"{one.thing}: {one.message}", one.severity))
    if grave and not draft:
        raise ContentError(
            "a picture cannot be printed at the size it has on the page",
            "use a larger file or leave it out; --draft writes the page all the same",
        )


def press(made: Made, console: Console, *, draft: bool) -> Made:
    """Show what the preflight of the press file found; return what may be delivered.

    A press file that fails is never delivered: a draft goes on without it.

    Raises:
        RenderError: the press file fails, and this is no draft.
    """
    if made.preflight is None:
        return made
    from layout.app.preflight_table import faults_table

    if made.preflight.faults:
        console.print(faults_table(made.preflight))
    if made.preflight.ok:
        return made
    count = sum(1 + fault.more for fault in made.preflight.errors)
    what = f"the press file fails its preflight in {count} place{'s' if count > 1 else ''}"
    if not draft:
        raise RenderError(
            f"{what}; nothing was written", "correct what is named, or --only download,web,proof"
        )
    console.print(report.notice(f"draft: {what} and is left out"))
    return made.without_press()


def page(audit: AuditReport, console: Console, *, draft: bool) -> None:
    """Show the faults of the finished page.

    Raises:
        RenderError: they forbid delivery, and this is no draft.
    """
    from layout.judge.verdict import judge

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
