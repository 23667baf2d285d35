"""Ctrl-C at each moment of the program: the code that is told for it, and never a traceback."""

from __future__ import annotations

import subprocess
import sys

import pytest

from layout.app.running import ended
from layout.app.stopping import STOPPED
from layout.edition.helper import _without_ctrl_c

PRESSED = "import os, signal; os.kill(os.getpid(), signal.SIGINT)"
AT = """from layout.app import stopping
{before}
try:
    import os, signal; os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt:
    os._exit(10 + stopping.asked())
"""


@pytest.mark.parametrize(
    ("before", "code"),
    [
        ("stopping.at_once(stopping.STOPPED)", STOPPED),
        ("stopping.at_once(stopping.STOPPED); stopping.as_error()", 11),
        ("stopping.as_error()", 10),  # it is another program's to say what it means
        ("stopping.at_once(stopping.STOPPED); stopping.as_error(); stopping.at_once(4)", 4),
    ],
)
def test_it_ends_with_the_code_of_the_moment(before: str, code: int) -> None:
    program = [sys.executable, "-c", AT.format(before=before)]
    run = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (code, "")


def test_the_interpreter_winds_down_with_the_same_code() -> None:
    """It gives signals their first meaning again before all is over."""
    late = f"import atexit\natexit.register(exec, {PRESSED!r})\n"
    words = (
        f"{late}from layout.app import stopping\nraise SystemExit(stopping.throughout(lambda: 2))"
    )
    run = subprocess.run([sys.executable, "-c", words], check=False)
    assert run.returncode == 2


def test_what_it_broke_is_not_told_as_an_error(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A library that was loading makes another error of it."""
    monkeypatch.setattr("layout.app.stopping.asked", lambda: True)
    monkeypatch.setattr("layout.app.stopping.at_once", lambda code: None)

    def broken() -> int:
        raise ImportError("half a library")

    assert ended(broken, ()) == STOPPED
    assert "half a library" not in capsys.readouterr().err


def test_a_helper_that_begins_does_not_hear_it() -> None:
    """Not even before it can say so itself: a terminal sends it to all processes."""
    with _without_ctrl_c():
        run = subprocess.run([sys.executable, "-S", "-c", PRESSED], check=False)
    assert run.returncode == 0
