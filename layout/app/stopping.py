"""Ctrl-C: what it means at each moment of the program → an end with the code that is told for it.

While the program loads, nothing is begun: it ends at once. While it works, the work is left as any
error leaves it (`layout.app.running.ended`). While it winds down, its code stands: it ends at once
with that. Light: nothing is loaded before Ctrl-C means something.
"""

from __future__ import annotations

import atexit
import contextlib
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

#: Exit code of a program that was stopped with Ctrl-C, as shells have it: 128 + SIGINT.
STOPPED = 130


class _Meaning:
    """Whether Ctrl-C is this program's to decide, and whether it has come."""

    ours = False
    asked = False


def throughout(program: Callable[[], int]) -> int:
    """Run a program from its first moment to its last; return its exit code.

    The program itself says when it begins to work (`as_error`).
    """
    at_once(STOPPED)
    code = program()
    with contextlib.suppress(OSError):  # nobody reads any more
        sys.stdout.flush()
    at_once(code)
    return code


def at_once(code: int) -> None:
    """Make Ctrl-C end the program from now on, at once and with this exit code."""

    def leave(_signal: int, _frame: FrameType | None) -> NoReturn:
        os._exit(code)  # helpers see it and end, too (`layout.edition.helper`)

    if not _Meaning.ours:  # last of all: then the interpreter takes the meaning away again
        atexit.register(signal.signal, signal.SIGINT, signal.SIG_IGN)
    _Meaning.ours = True
    signal.signal(signal.SIGINT, leave)


def as_error() -> None:
    """Make Ctrl-C a `KeyboardInterrupt` from now on, where it ended the program at once."""
    if _Meaning.ours:
        signal.signal(signal.SIGINT, _raise)


def asked() -> bool:
    """Tell whether Ctrl-C has come, also where a library has swallowed what it raised."""
    return _Meaning.asked


def _raise(_signal: int, _frame: FrameType | None) -> NoReturn:
    _Meaning.asked = True
    raise KeyboardInterrupt
