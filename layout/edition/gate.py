"""What stops an order: a machine that lacks something, content, pictures, pages, the press file.

Input: what was found at each step. Output: the `Refusal` that it is, or None. Nothing is shown or
raised here, and whether a draft passes all the same is the conductor's to say.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from content.model import Finding, Severity
from content.reading.undecided import UNDECIDED
from content.words import Message, Value, message
from layout.edition import system
from layout.edition.kinds import Kind, needs_press
from layout.edition.outcome import Place, Refusal
from layout.page.errors import ContentError, PressError, RenderError

if TYPE_CHECKING:  # heavy, and only named here
    from layout.judge.preflight import Report
    from layout.judge.verdict import Verdict
    from layout.pictures.findings import PictureFinding


def machine(kinds: Iterable[Kind]) -> tuple[Refusal | None, tuple[Message, ...]]:
    """Return what this machine lacks to print at all, and notes of what only costs time.

    A press file needs the program with which its ink is measured.
    """
    missing = system.missing_libraries()
    if missing and missing != ("harfbuzz-subset",):
        return _machine(message("edition.libraries-missing", **_how(missing))), ()
    notes = (message("edition.slow-subsetting", **_how(missing)),) if missing else ()
    if needs_press(kinds) and system.missing_programs((system.GHOSTSCRIPT,)):
        how = system.program_remedy(system.GHOSTSCRIPT)
        return _machine(message("edition.no-ghostscript", how=how)), notes
    return None, notes


def _how(missing: tuple[str, ...]) -> dict[str, Value]:
    """Return which libraries are missing, and the command that brings them."""
    if sys.platform == "darwin":
        how = message("edition.brew", packages=" ".join(system.packages(missing, "brew")))
    elif sys.platform.startswith("linux"):
        how = message("edition.apt", packages=" ".join(system.packages(missing, "apt")))
    else:
        how = Message("edition.by-hand")
    return {"libraries": missing, "how": how}


def _machine(told: Message) -> Refusal:
    return Refusal(told, PressError.exit_code)


def waits(grave: Iterable[Finding]) -> bool:
    """Tell whether nothing is wrong with the content, but what waits for a decision."""
    errors = [one for one in grave if one.severity is Severity.ERROR]
    return bool(errors) and all(one.file == UNDECIDED for one in errors)


def content(grave: Iterable[Finding]) -> Refusal:
    """Return the refusal of content with errors.

    Args:
        grave: its errors and warnings that are not accepted.
    """
    errors = [finding for finding in grave if finding.severity is Severity.ERROR]
    if not errors:
        return Refusal(Message("edition.content-unreadable"), ContentError.exit_code)
    first = errors[0]
    place = Place(first.file, first.line, first.field)
    told = message("edition.content-errors", errors=len(errors), place=str(place), first=first.told)
    return Refusal(told, ContentError.exit_code, place)


def page(verdict: Verdict) -> Refusal | None:
    """Return why the finished pages may not be delivered."""
    if verdict.good:
        return None
    if not verdict.errors:
        return Refusal(Message("edition.page-untagged"), RenderError.exit_code)
    first = verdict.errors[0]
    told = message("edition.page-faults", faults=len(verdict.errors), kinds=verdict.kinds())
    place = Place(page=first.page, x_mm=first.x_mm, y_mm=first.y_mm)
    return Refusal(told, RenderError.exit_code, place)


def pictures(found: Iterable[PictureFinding]) -> Refusal | None:
    """Return why a picture cannot be printed at its size."""
    grave = [one for one in found if one.severity is Severity.ERROR]
    if not grave:
        return None
    first = grave[0]
    told = message("edition.picture-unprintable", thing=first.thing, why=first.told)
    return Refusal(told, ContentError.exit_code, Place(f"pictures/{first.thing}"))


def press(report: Report | None) -> Refusal | None:
    """Return why a press file may not be delivered."""
    if report is None or report.ok:
        return None
    count = sum(1 + fault.more for fault in report.errors)
    told = message("edition.press-faults", places=count)
    return Refusal(told, RenderError.exit_code, Place(page=report.errors[0].page))


def draft(refusal: Refusal) -> Message:
    """Return the note with which a draft goes on."""
    left_out = refusal.code == "edition.press-faults"
    code = "edition.draft-without-press" if left_out else "edition.draft"
    return Message(code, {"why": refusal.told})
