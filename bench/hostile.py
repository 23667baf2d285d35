"""Hostile inputs through every way into the program: `python -m bench.hostile [GROUP…]`.

Input: the cases of `bench.attacks`, by their groups, or all of them. Output: a table by group (good
file, clear refusal, refusal without place or remedy, exit 1, traceback, over the limits of 60 core
seconds and 1 GB), each case that is not right, and the longest and largest; exit code 1 where any
is not right.

Each case runs in a child of one warm process: what it takes, and how it dies, is its own. The file
that it reads lies in a folder of its own; what it says is read, and where it ends is looked at.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib
import json
import os
import pkgutil
import resource
import select
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import build_pdf
from bench import attacks
from bench.attacks import CASES, Case, Command
from content.words import Message
from content.words.message import Value
from content.words.saying import Said, Words

#: A case may take so many core seconds and so much; and so long, on a machine that does more.
MOST_S, MOST_MB, MOST_WAIT_S = 60, 1000, 240
#: What protects this machine: address space and core seconds of one process of a case.
SPACE, CORE_S = 6_000_000_000, 90
GOOD, CLEAR, UNCLEAR, EXIT, TRACE, OVER = VERDICTS = (
    "good",
    "refused",
    "unclear",
    "exit 1",
    "traceback",
    "over",
)
RIGHT = (GOOD, CLEAR)
#: The place of what is found on a finished page.
ON_PAGE = "位置（毫米）"


@dataclass(frozen=True)
class Run:
    """How a case ended: `told` are the codes it was refused with."""

    case: Case
    verdict: str
    told: tuple[str, ...]
    seconds: float
    core: float
    mb: float
    output: str


def main(words: list[str] | None = None) -> int:
    """Run the cases; print the table; return 1 where one is not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("groups", nargs="*", help="groups, or parts of a case's name; none: all")
    parser.add_argument("--list", action="store_true", help="only name the cases")
    parser.add_argument("--all", action="store_true", help="tell also what is right")
    given = parser.parse_args(words)
    for module in pkgutil.iter_modules(attacks.__path__):
        importlib.import_module(f"bench.attacks.{module.name}")
    wanted = [c for c in CASES if not given.groups or any(g in _id(c) for g in given.groups)]
    if given.list:
        print("\n".join(_id(case) for case in wanted))
        return 0
    os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="hostile-cache-")
    _warm()
    runs = []
    for case in wanted:
        runs.append(run := _run(case))
        if given.all or run.verdict not in RIGHT:
            took = f"{run.core:.1f} core s {run.mb:.0f} MB"
            print(f"{run.verdict}: {_id(case)} {' '.join(run.told)} {took}")
        if run.verdict not in RIGHT:
            print("    " + "\n    ".join(run.output.splitlines()[-8:]), flush=True)
    shutil.rmtree(os.environ["XDG_CACHE_HOME"], ignore_errors=True)
    print(_table(runs))
    return int(any(run.verdict not in RIGHT for run in runs))


def _id(case: Case) -> str:
    return f"{case.group}/{case.name}"


def _warm() -> None:
    """Load what the commands load, once for all cases."""
    for name in ("building", "checking", "importing", "merging", "preflighting", "findings"):
        importlib.import_module(f"layout.app.{name}")
    for name in ("layout.edition.conductor", "content.importing.importer"):
        importlib.import_module(name)


def _run(case: Case) -> Run:
    folder = Path(tempfile.mkdtemp(prefix="hostile-"))
    try:
        commands = case.make(folder)
        said, output = folder / ".said", folder / ".output"
        begun = time.monotonic()
        child = os.fork()
        if child == 0:
            _child(commands, said, output)
        late = _wait(child, begun)
        _, status, used = os.wait4(child, 0)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        seconds = time.monotonic() - begun
        told = json.loads(said.read_text("utf-8")) if said.exists() else []
        text = output.read_text("utf-8", "replace") if output.exists() else ""
        mb, core = used.ru_maxrss / 1024, used.ru_utime + used.ru_stime
        code = os.waitstatus_to_exitcode(status)
        verdict = (
            OVER if late or core > MOST_S or mb > MOST_MB else _verdict(case, code, told, text)
        )
        return Run(case, verdict, tuple(sorted({t[0] for t in told})), seconds, core, mb, text)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _wait(child: int, begun: float) -> bool:
    """Wait until a child ends, without taking its end; kill it where it is late; tell whether."""
    handle = os.pidfd_open(child)
    try:
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        if poll.poll(max(1, 1000 * (MOST_WAIT_S - time.monotonic() + begun))):
            return False
        os.killpg(child, signal.SIGKILL)
        return True
    finally:
        os.close(handle)


def _verdict(case: Case, code: int, told: list[list[str]], text: str) -> str:
    if "Traceback (most recent call last)" in text:
        return TRACE
    if code == 0:
        return GOOD
    if code not in (2, 3, 4):
        return EXIT
    clear = any(remedy and "--debug" not in remedy for _, remedy in told)
    placed = not case.place or any(place in text for place in (*case.place, ON_PAGE))
    return CLEAR if clear and placed else UNCLEAR


def _child(commands: Sequence[Command], said: Path, output: Path) -> None:
    """Run the commands of a case and end with the exit code of the last."""
    os.setsid()
    for limit, most in ((resource.RLIMIT_AS, SPACE), (resource.RLIMIT_CPU, CORE_S)):
        resource.setrlimit(limit, (most, most))
    file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in (1, 2):
        os.dup2(file, number)
    sys.stdout = sys.stderr = os.fdopen(1, "w", encoding="utf-8", errors="replace", buffering=1)
    codes: list[tuple[str, str]] = []
    code = 1
    try:
        _listen(codes)
        for words in commands:
            if callable(words):
                code = words()
                codes += [("request.refused", "-")] * bool(code)
            else:
                code = build_pdf.main([*words, "--lang", "zh"])
            if code:
                break
        said.write_text(json.dumps(codes), encoding="utf-8")
        sys.stdout.flush()
    except BaseException:
        traceback.print_exc()
    finally:
        os._exit(code)


def _listen(codes: list[tuple[str, str]]) -> None:
    """Write down the code and the remedy of all that is said from now on."""
    plain = Words.say

    def heard(self: Words, code: str | Message, /, **values: Value) -> Said:
        said = plain(self, code, **values)
        if len(codes) < 2000:
            codes.append((code.code if isinstance(code, Message) else code, said.remedy))
        return said

    Words.say = heard  # type: ignore[method-assign]


def _table(runs: list[Run]) -> str:
    """Return the counts by group, and what took longest and most."""
    head = f"{'group':14}" + "".join(f"{verdict:>11}" for verdict in VERDICTS) + "  core s  most MB"
    lines = [head]
    for group in [*dict.fromkeys(run.case.group for run in runs), ""]:
        mine = [run for run in runs if not group or run.case.group == group]
        counts = Counter(run.verdict for run in mine)
        figures = "".join(f"{counts[verdict]:11}" for verdict in VERDICTS)
        core, most = sum(run.core for run in mine), max((run.mb for run in mine), default=0)
        lines.append(f"{group or 'all ' + str(len(mine)):14}{figures}{core:8.1f}{most:9.0f}")
    slow = sorted(runs, key=lambda run: -run.core)[:5]
    large = sorted(runs, key=lambda run: -run.mb)[:3]
    lines += [f"longest: {_id(run.case)} {run.core:.1f} core s" for run in slow]
    lines += [f"largest: {_id(run.case)} {run.mb:.0f} MB" for run in large]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
