"""Commands of the press, one after the other, each in a fork that has the libraries loaded.

Input: the repository whose `build_pdf.py` is run, the words of a command, seconds. Output: exit
code (None: stopped when its time was over), the processor's seconds, and what it printed. A step
costs what it costs the press, less the loading of libraries; a crash or a stop touches no other.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

#: Third-party libraries that a build needs; the press's own modules may move.
_LIBRARIES = (
    *("numpy", "pydantic", "yaml", "lxml.etree", "PIL.Image", "fontTools.ttLib", "uharfbuzz"),
    *("docx", "openpyxl", "weasyprint", "pikepdf", "pypdfium2", "jinja2", "rich.console", "budoux"),
)
#: Packages of the press: another checkout has its own.
_OWN = ("fonts", "content", "charts", "layout", "build_pdf")
_POLL = 0.05


@dataclass(frozen=True, slots=True)
class Done:
    """What a command did."""

    code: int | None
    seconds: float  # of a processor, so that a busy machine counts as an idle one
    out: str
    error: str

    @property
    def said(self) -> str:
        """The first line that says what went wrong."""
        lines = [line.strip() for line in self.error.splitlines()]
        starts = ("error", "错误", "Traceback")
        found = [line for line in lines if line.startswith(starts) and "  " not in line]
        return found[0] if found else ""


class Warm:
    """The press, ready to run commands."""

    def __init__(self, press: Path) -> None:
        """Load the libraries."""
        self.press = press.resolve()
        for name in _LIBRARIES:
            with suppress(ImportError):
                importlib.import_module(name)

    def run(self, words: Sequence[str | Path], timeout: float) -> Done:
        """Run one command of the press; stop it with its children when its time is over."""
        with TemporaryDirectory(prefix="realcopy-") as scratch:
            out, error = Path(scratch) / "out", Path(scratch) / "error"
            started = time.perf_counter()
            child = os.fork()
            if child == 0:
                self._child([str(word) for word in words], out, error)
            code, seconds = _waited(child, started + timeout)
            return Done(code, round(seconds, 2), _text(out), _text(error))

    def _child(self, words: list[str], out: Path, error: Path) -> None:
        """Be the command: never returns."""
        code = 1
        try:
            os.setpgid(0, 0)
            for stream, file in ((1, out), (2, error)):
                handle = os.open(file, os.O_WRONLY | os.O_CREAT)
                os.dup2(handle, stream)
            os.environ["COLUMNS"] = "400"
            os.chdir(self.press)
            sys.path.insert(0, str(self.press))
            for name in [m for m in sys.modules if m.split(".")[0] in _OWN]:
                del sys.modules[name]
            code = int(importlib.import_module("build_pdf").main(words))
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        except BaseException as crash:
            sys.stderr.write(f"error: {type(crash).__name__}: {crash}\n")
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)


def _waited(child: int, until: float) -> tuple[int | None, float]:
    """Return the exit code and the processor's seconds."""
    while True:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime
        if time.perf_counter() > until:
            with suppress(ProcessLookupError):
                os.killpg(child, signal.SIGKILL)
            used = os.wait4(child, 0)[2]
            return None, used.ru_utime + used.ru_stime
        time.sleep(_POLL)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
