"""Lines of the documentation: a page → its commands; a command and a clone → exit code, words.

A line runs in bash as it stands, or warm: in this process, where Python, libraries and fonts are
there already and only the command's own work is left (a tenth to a half of the time).
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import signal
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import build_pdf
from layout.edition import batch, helper
from layout.edition.build_one import Result

BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
ENVIRONMENT = {**os.environ, "COLUMNS": "200"}
#: What is typed where a command asks for a password (`accounts --add`).
TYPED = "a long enough password\n"
#: The program with its words, variables set before it, and nothing that only a shell can do.
_PROGRAM = re.compile(r"((?:[A-Z_]+=\S+ )*)\.venv/bin/python build_pdf\.py ([^|&;<>$*`]+)$")


def commands(page: Path) -> list[str]:
    """Return the commands of a page, in order."""
    lines = "".join(BLOCK.findall(page.read_text("utf-8"))).splitlines()
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


def command(line: str) -> str:
    """Return which command of the program a line runs, "" where the shell has a part in it."""
    found = _PROGRAM.match(line.partition(" #")[0].strip())
    return found[2].split()[0] if found else ""


def words_of(line: str) -> list[str]:
    """Return the words that a line gives to the program."""
    found = _PROGRAM.match(line.partition(" #")[0].strip())
    assert found is not None, line
    return shlex.split(found[2])


def warm(line: str, clone: Path, patch: pytest.MonkeyPatch) -> tuple[int, str]:
    """Run a line of the program in this process, sparingly, without a helper; code and words."""
    found = _PROGRAM.match(line.partition(" #")[0].strip())
    assert found is not None, line
    said = io.StringIO()
    with patch.context() as here, contextlib.redirect_stdout(said):
        here.chdir(clone)
        here.setenv("COLUMNS", ENVIRONMENT["COLUMNS"])
        for pair in shlex.split(found[1]):
            here.setenv(*pair.split("=", 1))
        here.setattr("sys.stdin", io.StringIO(TYPED))
        here.setattr(helper, "available_cores", lambda: 1)
        here.setattr(batch, "_here", _one_by_one)
        with contextlib.redirect_stderr(said):
            code = build_pdf.main(shlex.split(found[2]))
    return code, said.getvalue()


_side_by_side = batch._here


def _one_by_one(
    folders: Sequence[Path],
    build_one: Callable[[Path], Result],
    scheduler: str,
    workers: int | None,
    told: Callable[[Result], None],
) -> list[Result]:
    """Build a batch's editions in this process instead of in new ones."""
    return _side_by_side(folders, build_one, "sync", workers, told)


def done(line: str, clone: Path) -> tuple[int, str]:
    """Return the exit code of a line run by bash and what it said."""
    run = subprocess.run(
        ["bash", "-euc", line],
        cwd=clone,
        input=TYPED,
        text=True,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=ENVIRONMENT,
    )
    return run.returncode, run.stdout


def begun_and_ended(line: str, clone: Path, ready: str) -> tuple[int, str]:
    """Start a line, wait until it is ready, end it as Ctrl-C does; 0 where both went well."""
    with subprocess.Popen(
        ["bash", "-euc", f"exec {line} --port 0 --no-browser"],
        cwd=clone,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=ENVIRONMENT,
    ) as process:
        assert process.stdout is not None
        said = []
        for words in process.stdout:
            said.append(words)
            if ready in words:
                break
        code = _interrupted(process)
    return 0 if code in (0, 130) and ready in "".join(said) else 1, "".join(said)


def _interrupted(process: subprocess.Popen[str]) -> int:
    """Press Ctrl-C until a command ends: one that comes while it still begins may be lost."""
    while True:
        process.send_signal(signal.SIGINT)
        try:
            return process.wait(5)
        except subprocess.TimeoutExpired:
            continue
