"""Reports: what stops an order, what should be seen → lines for the terminal (rich).

Nothing is decided here. Words of the edition are never read as markup. Tables of findings:
`layout.app.findings`; what ends a build: `layout.app.summary`.
"""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console, ConsoleOptions, RenderableType
from rich.segment import Segment
from rich.text import Text

from content.model import Severity
from content.words import Message, Words
from layout.app.colours import COLOURS

if TYPE_CHECKING:  # heavy, and only named here
    from layout.edition.outcome import Outcome, Refusal

#: Width of tables where the output is no terminal: places and rules stay on one line.
PLAIN_WIDTH = 180
#: How the program is started from its folder, as it is to be typed.
PROGRAM = ".venv/bin/python build_pdf.py"
_LABELS = {
    Severity.ERROR: "app.error-label",
    Severity.WARNING: "app.warning-label",
    Severity.HINT: "app.note-label",
}


#: What a terminal obeys (C0, C1), and what turns the order of words round.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class _Console(Console):
    """A console that shows what others wrote, and obeys none of it: names of files, copy."""

    def render(
        self, renderable: RenderableType, options: ConsoleOptions | None = None
    ) -> Iterator[Segment]:
        """Yield what is printed, with a mark in place of what a terminal would obey."""
        for segment in super().render(renderable, options):
            text, style, control = segment
            safe = control is not None or _OBEYED.search(text) is None
            yield segment if safe else Segment(_OBEYED.sub("\ufffd", text), style)


def console(*, stderr: bool = False) -> Console:
    """Return a console that does not colour numbers and knows its width when it is a file."""
    made = _Console(stderr=stderr, highlight=False)
    if not made.is_terminal:
        made = _Console(stderr=stderr, highlight=False, width=PLAIN_WIDTH)
    return made


def notice(told: str, words: Words, severity: Severity = Severity.WARNING) -> Text:
    """Return one line that a user should see though nothing failed."""
    return Text.assemble((words.text(_LABELS[severity]), COLOURS[severity]), told)


def show_found(outcome: Outcome, console: Console, words: Words) -> None:
    """Show what was found on the pages and in the press file, and what a draft passes over."""
    verdict = outcome.verdict
    if verdict is not None and (verdict.errors or verdict.warnings):
        from layout.app.findings import faults_table

        console.print(faults_table(verdict.errors, verdict.warnings, words))
    for one in outcome.pictures:
        told = words.text("app.of-thing", thing=one.thing, told=one.told)
        console.print(notice(told, words, one.severity))
    if outcome.preflight is not None and outcome.preflight.faults:
        from layout.app.preflight_table import faults_table as preflight_table

        console.print(preflight_table(outcome.preflight, words))
    for note in outcome.notes:
        console.print(notice(words.text(note), words))


def show_refusal(refusal: Refusal, console: Console, words: Words, *, debug: bool) -> None:
    """Show why there are no files, with the error behind it where somebody looks for it."""
    console.print(error_lines(refusal.told, words), soft_wrap=True)
    if debug and refusal.cause is not None:
        console.print("".join(traceback.format_exception(refusal.cause)), markup=False)


def error_lines(told: Message, words: Words) -> Text:
    """Return what is wrong and what to do about it, in lines."""
    said = words.say(told)
    text = Text.assemble((words.text("app.error-label"), "bold red"), said.text)
    if said.remedy:
        text.append("\n").append(words.text("app.remedy-label"), "bold green").append(said.remedy)
    return text


def shown(path: Path) -> str:
    """Return a path as it is shortest from here."""
    absolute, here = path.resolve(), Path.cwd()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)
