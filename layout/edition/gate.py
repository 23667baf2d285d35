"""What stops an order: a machine that lacks something, content, pictures, pages, the press file.

Input: what was found at each step. Output: the `Refusal` that it is, or None. Nothing is shown or
raised here, and whether a draft passes all the same is the conductor's to say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from content.model import Finding, Severity
from layout.edition import system
from layout.edition.kinds import Kind, needs_press
from layout.edition.outcome import Place, Refusal
from layout.page.errors import ContentError, PressError, RenderError

if TYPE_CHECKING:  # heavy, and only named here
    from layout.judge.preflight import Report
    from layout.judge.verdict import Verdict
    from layout.pictures.findings import PictureFinding


def machine(kinds: Iterable[Kind]) -> tuple[Refusal | None, tuple[str, ...]]:
    """Return what this machine lacks to print at all, and notes of what only costs time.

    A press file needs the program with which its ink is measured.
    """
    missing = system.missing_libraries()
    if missing and missing != ("harfbuzz-subset",):
        what = "no PDF can be printed on this machine"
        return _machine("libraries-missing", what, system.remedy(missing)), ()
    notes = (system.remedy(missing),) if missing else ()
    if needs_press(kinds) and system.missing_programs((system.GHOSTSCRIPT,)):
        what = "Ghostscript is missing: the ink of a press file cannot be measured"
        how = system.program_remedy(system.GHOSTSCRIPT)
        remedy = f"{how}; or make other files: --only download,web,previews,proof"
        return _machine("ghostscript-missing", what, remedy), notes
    return None, notes


def _machine(code: str, what: str, remedy: str) -> Refusal:
    return Refusal(code, what, remedy, PressError.exit_code)


def content(grave: Iterable[Finding]) -> Refusal:
    """Return the refusal of content with errors.

    Args:
        grave: its errors and warnings that are not accepted.
    """
    errors = [finding for finding in grave if finding.severity is Severity.ERROR]
    count = len(errors)
    what = f"the content has {count} error{'' if count == 1 else 's'}"
    place = Place()
    if errors:
        first = errors[0]
        place = Place(first.file, first.line, first.field)
        what += f", {'it' if count == 1 else 'the first'} in {place}: {first.message}"
    return Refusal(
        "content-errors",
        what,
        "correct the errors that are listed",
        ContentError.exit_code,
        {"errors": count},
        place,
    )


def page(verdict: Verdict) -> Refusal | None:
    """Return why the finished pages may not be delivered."""
    if verdict.good:
        return None
    count = len(verdict.errors)
    code, place, values = "page-untagged", Place(), {"faults": count}
    if verdict.errors:
        first = verdict.errors[0]
        code, place = "page-faults", Place(page=first.page, x_mm=first.x_mm, y_mm=first.y_mm)
    what = f"{count} grave fault{'' if count == 1 else 's'}" if count else "no tags"
    return Refusal(
        code,
        f"the finished page has {what}; nothing was written",
        verdict.remedy(),
        RenderError.exit_code,
        values,
        place,
    )


def pictures(found: Iterable[PictureFinding]) -> Refusal | None:
    """Return why a picture cannot be printed at its size."""
    grave = [one for one in found if one.severity is Severity.ERROR]
    if not grave:
        return None
    first = grave[0]
    return Refusal(
        "picture-unprintable",
        f"a picture cannot be printed at the size it has on the page: {first.thing}: "
        f"{first.message}",
        "use a larger file or leave it out; --draft writes the page all the same",
        ContentError.exit_code,
        {"pictures": len(grave)},
        Place(f"pictures/{first.thing}"),
    )


def press(report: Report | None) -> Refusal | None:
    """Return why a press file may not be delivered."""
    if report is None or report.ok:
        return None
    count = sum(1 + fault.more for fault in report.errors)
    return Refusal(
        "press-faults",
        f"the press file fails its preflight in {count} place{'' if count == 1 else 's'}; "
        "nothing was written",
        "correct what is named, or --only download,web,proof",
        RenderError.exit_code,
        {"places": count},
        Place(page=report.errors[0].page),
    )


def draft(refusal: Refusal) -> str:
    """Return the note with which a draft goes on."""
    what = refusal.message.removesuffix("; nothing was written")
    if refusal.code == "press-faults":
        return f"draft: {what} and is left out"
    return f"draft: {what}; not for print"
