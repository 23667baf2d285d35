"""Work for a helper: without end, deadly, or neither.

A helper loads the module that its work stands in; this one loads little of the program.
"""

from __future__ import annotations

import os
import signal
import time
from multiprocessing.connection import Connection
from pathlib import Path

from layout.edition.limits import cpu_limit


def endless() -> None:
    """Work for ever."""
    while True:
        time.process_time()


def busy(seconds: float) -> str:
    """Work without end, within a limit."""
    with cpu_limit(seconds):
        endless()
    return "ended"


def dies_once(mark: Path) -> int:
    """Kill this process, the first time."""
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return 1


def dies() -> None:
    """Kill this process."""
    os.kill(os.getpid(), signal.SIGKILL)


def dies_answering(mark: Path) -> int:
    """Kill this process in the middle of its answer, the first time."""
    if not mark.exists():
        mark.touch()

        def half(answers: Connection, told: bytes) -> None:
            os.write(answers.fileno(), bytes(told)[: len(told) // 2])
            dies()

        Connection._send = half  # type: ignore[attr-defined]
    return 1
