"""A run of the program: its words → the command's exit code, whatever happens.

Help and version are answered here; an error that a user can act on is told with its remedy, any
other in a line, and both with their tracebacks where `--debug` asks for them.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

from content.words import Words, language_of
from layout.app import command_line, stopping
from layout.app.options import PROGRAM, Common, Options
from layout.page.errors import ContentError, PressError


def answered(given: Sequence[str], run: Callable[[Options], int]) -> int:
    """Show help or version where they are asked for; else run the command.

    Raises:
        UsageError: the words cannot be understood.
    """
    command = command_line.asked_for(given)
    if command is not None:
        from layout.app.help import page

        print(page(command, words_of(given)))
        return 0
    if command_line.VERSION in given[:1]:
        from layout.edition.version import version

        print(f"{PROGRAM} {version()}")
        return 0
    return run(command_line.parse(given))


def ended(work: Callable[[], int], given: Sequence[str]) -> int:
    """Do the work; return its exit code, or that of the error in which it ends."""
    debug = "--debug" in given
    try:
        stopping.as_error()
        return work()
    except PressError as error:
        from layout.app import report

        lines = report.error_lines(error.told, words_of(given))
        report.console(stderr=True).print(lines, soft_wrap=True)
        if debug:
            traceback.print_exc()
        return error.exit_code
    except KeyboardInterrupt:
        return _stopped(given)
    except Exception as error:
        if stopping.asked():  # what it broke says nothing
            return _stopped(given)
        if debug:
            traceback.print_exc()
        else:
            from layout.app import report
            from layout.edition.outcome import Refusal

            lines = report.error_lines(Refusal.of(error).told, words_of(given))
            report.console(stderr=True).print(lines, soft_wrap=True)
        return 1


def _stopped(given: Sequence[str]) -> int:
    """Say that the program was stopped; return the exit code for it."""
    stopping.at_once(stopping.STOPPED)
    sys.stderr.write(f"{words_of(given).text('app.stopped')}\n")
    return stopping.STOPPED


def words_of(given: Sequence[str]) -> Words:
    """Return the language that the words or the environment ask for."""
    return Words(language_of(command_line.language(given), os.environ))


def spoken(options: Common) -> Words:
    """Return the language of a command: that of `--lang`, else the locale's."""
    return Words(language_of(options.lang, os.environ))


def existing(folder: Path) -> Path:
    """Return a folder that is there.

    Raises:
        ContentError: it is not.
    """
    if not folder.is_dir():
        raise ContentError("app.no-folder", folder=folder)
    return folder
