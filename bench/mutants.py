"""Do tests notice? Rooms' code is changed in one place at a time, and their tests are run.

    python -m bench.mutants --count 50 --seed 7 --only layout/plan --notes build/holding.json

Input: how many mutants, which rooms. Output: a table of how many the tests killed, and the
survivors: each is a rule that no test holds, or code that makes no difference.

The rooms' tests are run once on the sound code, and noted is which functions each of them calls
(`bench.holding`). Of a mutant only the tests that hold its place are run then, the quickest first,
until one fails: seconds a mutant, not minutes. What no test calls is alive without a run. `--notes`
keeps what was noted for the next run; take another file once the tests have changed.

Neither mutmut nor cosmic-ray: the first changes no number of a table at a module's top, where this
program keeps its weights; the second keeps a data base and takes no sample of a given size.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from queue import SimpleQueue

from rich.console import Console
from rich.progress import track
from rich.table import Table

from bench.holding import BARE, MOST_SECONDS, Notes, noted, run, within
from bench.mutating import Mutant, mutants_of
from bench.plugins.calls_noted import CHOSEN, MOST

ROOT = Path(__file__).resolve().parents[1]
#: Tests that hold the tables of styles, of page, charts, proof and screen.
STYLES = tuple(f"tests/{room}/test_styles.py" for room in ("render", "charts", "proof", "web"))
#: A room and the tests that are to notice what changes in it; those of other rooms may as well.
ROOMS: Mapping[str, tuple[str, ...]] = {
    "fonts/chinese": ("tests/fonts/test_chinese.py", "tests/fonts/test_words.py", "tests/text"),
    "fonts/setting": ("tests/text", "tests/charts/test_one_engine.py", *STYLES),
    "layout/plan": ("tests/plan", "tests/kinds"),
    "layout/judge/audit": ("tests/audit", "tests/plan/test_plans.py"),
    "content/proofreading": ("tests/proofreading", "tests/words"),
    "content/filling": ("tests/data",),
}
#: What is copied, so that no test leaves the copy by its own path; the rest is linked.
COPIED = ("bench", "charts", "content", "fonts", "layout", "tests", "build_pdf.py")
LINKED = ("docs", "scripts", "pyproject.toml", ".venv")
#: A mutant that takes so many times the processor time of the sound code, and START_S, has no end.
PATIENCE, START_S = 5, 20.0
#: On a busy machine so many seconds pass for one of processor time: only what burns none and waits
#: for ever is ended by the clock, after LEAST_WAIT seconds more.
BUSY, LEAST_WAIT = 20, 120.0


@dataclass(frozen=True)
class Trial:
    """A mutant of a file, and whether one of so many tests killed it."""

    room: str
    file: str
    mutant: Mutant
    killed: bool
    tests: int

    def __str__(self) -> str:
        """Return place and change in one line."""
        place = f"{self.file}:{self.mutant.line}"
        return f"{place}  {self.mutant.old or '(nothing)'} → {self.mutant.new or '(nothing)'}"


def chosen(
    root: Path, rooms: Sequence[str], count: int, seed: int
) -> list[tuple[str, str, Mutant]]:
    """Return a sample of all mutants, as many of each room, the same for the same seed."""
    source = random.Random(seed)
    sample = []
    for index, room in enumerate(rooms):
        every = [
            (room, file.relative_to(root).as_posix(), mutant)
            for file in sorted((root / room).rglob("*.py"))
            for mutant in mutants_of(file.read_text(encoding="utf-8"))
        ]
        share = count // len(rooms) + (index < count % len(rooms))
        sample += source.sample(every, min(share, len(every)))
    return sample


def copied(root: Path, folder: Path) -> Path:
    """Return a copy of the project in which modules may be changed."""
    folder.mkdir()
    for name in COPIED:
        if (root / name).is_dir():
            shutil.copytree(
                root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        elif (root / name).exists():
            shutil.copy(root / name, folder / name)
    for name in LINKED:
        if (root / name).exists():
            (folder / name).symlink_to(root / name)
    return folder


def notice(folder: Path, tests: Sequence[str], seconds: float | None) -> bool:
    """Run tests in a copy; return whether they fail, or do not end in time.

    Raises:
        RuntimeError: they could not be run.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests]
    here = {**os.environ, **BARE, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(folder)}
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=here,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return True
    if done.returncode in (0, 1, 2):  # passed; failed; a module cannot even be imported
        return done.returncode != 0
    raise RuntimeError(f"pytest ended with {done.returncode}: {(done.stdout + done.stderr)[-600:]}")


def measured(
    root: Path, rooms: Mapping[str, Sequence[str]], chosen_rooms: Sequence[str], file: Path
) -> Notes:
    """Return what the rooms' tests hold: read from a file, or noted by a run and kept there.

    Raises:
        RuntimeError: the tests fail before anything is changed.
    """
    if file.exists():
        return Notes.read(root, file)
    tests = tuple(dict.fromkeys(test for room in chosen_rooms for test in rooms[room]))
    file.parent.mkdir(parents=True, exist_ok=True)
    notes, said = noted(root, tests, file)
    if notes is None:
        raise RuntimeError(
            f"the tests of {', '.join(chosen_rooms)} fail on the code as it is: {said}"
        )
    return notes


def killed(folder: Path, tests: Sequence[str], seconds: float, least_wait: float) -> bool:
    """Run chosen tests in a copy, in their order; return whether one fails, or has no end.

    Args:
        folder: the copy.
        tests: the tests.
        seconds: of processor time that they may take beside their start.
        least_wait: seconds of the clock that are waited in any case.

    Raises:
        RuntimeError: they could not be run.
    """
    chosen_tests = folder / "chosen.json"
    chosen_tests.write_text(json.dumps(tests), encoding="utf-8")
    files = tuple(dict.fromkeys(test.partition("::")[0] for test in tests))
    try:
        more = {CHOSEN: str(chosen_tests), MOST: str(round(seconds + START_S))}
        done = run(folder, files, seconds * BUSY + least_wait, more)
    except subprocess.TimeoutExpired:
        return True
    if done.returncode != 5:  # the sound code passed: all but "no such tests" is the mutant's doing
        return done.returncode != 0
    raise RuntimeError(f"pytest ended with {done.returncode}: {(done.stdout + done.stderr)[-600:]}")


def tried(
    root: Path,
    rooms: Mapping[str, Sequence[str]],
    sample: Sequence[tuple[str, str, Mutant]],
    jobs: int,
    least_wait: float = LEAST_WAIT,
    kept: Path | None = None,
    seconds: float = MOST_SECONDS,
) -> list[Trial]:
    """Try each mutant in turn, `jobs` at a time, each in a copy of its own.

    All is taken from one more copy, made first: who goes on editing meanwhile changes no mutant.

    Raises:
        RuntimeError: the tests of a room fail before anything is changed.
    """
    with tempfile.TemporaryDirectory(prefix="mutants-") as base, ThreadPoolExecutor(jobs) as pool:
        sound = copied(root, Path(base) / "sound")
        copies: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            copies.put(copied(sound, Path(base) / f"copy{number}"))
        used = tuple(dict.fromkeys(room for room, _, _ in sample))
        folder = copies.get()
        notes = measured(folder, rooms, used, kept or Path(base) / "notes.json")
        copies.put(folder)
        notes = replace(notes, root=sound)  # a copy is changed while others are looked up

        def one(item: tuple[str, str, Mutant]) -> Trial:
            room, file, mutant = item
            held = notes.holding(file, mutant.line)
            tests = within(held, seconds)
            if not tests:
                return Trial(room, file, mutant, False, 0)
            longest = sum(one.seconds for one in held[: len(tests)]) * PATIENCE
            folder = copies.get()
            source = (sound / file).read_text(encoding="utf-8")
            try:
                (folder / file).write_text(mutant.put_into(source), encoding="utf-8")
                return Trial(
                    room, file, mutant, killed(folder, tests, longest, least_wait), len(tests)
                )
            finally:
                (folder / file).write_text(source, encoding="utf-8")
                copies.put(folder)

        done = pool.map(one, sample)
        return list(track(done, "mutants", total=len(sample), console=Console(stderr=True)))


def report(trials: Sequence[Trial], console: Console) -> None:
    """Print the shares killed by room, then the survivors."""
    table = Table("room", "mutants", "killed", "share")
    for room in (*dict.fromkeys(trial.room for trial in trials), ""):
        own = [trial for trial in trials if room in ("", trial.room)]
        killed = sum(trial.killed for trial in own)
        share = f"{killed / len(own):.0%}" if own else ""
        table.add_row(room or "all", str(len(own)), str(killed), share)
    console.print(table)
    for trial in trials:
        if not trial.killed:
            by = f"{trial.tests} tests" if trial.tests else "no test runs it"
            said = f"survived: {trial}  ({by})"
            console.print(said, markup=False, highlight=False, soft_wrap=True)


def main(words: Sequence[str] | None = None) -> int:
    """Try mutants; return 1 where fewer than `--least` percent were killed."""
    parser = argparse.ArgumentParser(prog="bench.mutants", description=__doc__)
    parser.add_argument("--count", type=int, default=25, help="mutants in all (default 25)")
    parser.add_argument("--seed", type=int, default=0, help="another seed takes other mutants")
    parser.add_argument("--only", action="append", choices=[*ROOMS], help="this room alone")
    parser.add_argument("--jobs", type=int, default=2, help="at a time (default 2)")
    parser.add_argument("--least", type=float, default=0, help="percent that must be killed")
    parser.add_argument(
        "--seconds", type=float, default=MOST_SECONDS, help="of tests, for one mutant at most"
    )
    parser.add_argument("--notes", type=Path, help="which tests hold what: kept here, or read")
    options = parser.parse_args(words)
    sample = chosen(ROOT, options.only or [*ROOMS], options.count, options.seed)
    trials = tried(ROOT, ROOMS, sample, options.jobs, kept=options.notes, seconds=options.seconds)
    report(trials, Console())
    dead = sum(trial.killed for trial in trials)
    return int(dead < options.least / 100 * len(trials))


if __name__ == "__main__":
    sys.exit(main())
