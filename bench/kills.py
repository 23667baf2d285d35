"""kill −9 at every rename and at random moments: `python -m bench.kills [COMMAND…]`.

Input: `build`, `import`, `merge`, `new`, `edit`, `serve`, or all of them. Output: a table of kills
by command (at a rename, at a random moment) and of what was seen: each folder old or new as a
whole, other people's files untouched, no process left behind, and after the next run the new state
and nothing beside it; each kill after which one of these does not hold; exit code 1 where there is
any.

A command runs in a child of one warm process. Its renames, links of one name to another and
exchanges of two folders are counted once; then it is begun again for each and killed before it.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import os
import random
import select
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import build_pdf
from bench.killed_desk import killed
from content.editing import Edit, Journal, edited
from content.keeping import writing

ROOT = Path(__file__).resolve().parents[1]
SMALL = ROOT / "tests" / "editions" / "small"
KIT = ROOT / "content" / "kits" / "census2020"
#: Kills before a rename, and at random moments, of one command.
MOST_RENAMES, MOMENTS = 9, 9
#: Kills of the desk while somebody edits.
EDITING = 24
#: Seconds in which helpers see that their parent is gone.
PATIENCE = 10.0
FOREIGN = "other people's"
State = dict[str, str]


@dataclass(frozen=True)
class Job:
    """A command: what stands before it, what it does, and which folders it writes, each whole."""

    name: str
    prepare: Callable[[Path], None]
    run: Callable[[Path], int]
    writes: tuple[str, ...]
    steps: bool = False  # it goes through states that are neither the old nor the last one


@dataclass
class Seen:
    """What was seen of one command."""

    kills: Counter[str] = field(default_factory=Counter)
    states: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)


def command(*words: str) -> int:
    """Run the program's command, in silence."""
    with Path(os.devnull).open("w", encoding="utf-8") as nothing:
        sys.stdout = sys.stderr = nothing
        return build_pdf.main(list(words))


def _edition(folder: Path) -> None:
    shutil.copytree(SMALL, folder / "edition")


def _built(folder: Path) -> int:
    out = str(folder / "out")
    edition = str(folder / "edition")
    return command("build", edition, "--only", "download", "--out", out, "--no-cache")


def _before_build(folder: Path) -> None:
    _edition(folder)
    _in_child(lambda: _built(folder))
    (folder / "out" / "mine.txt").write_text(FOREIGN, encoding="utf-8")
    note = folder / "edition" / "articles" / "4-note.md"
    text = note.read_text(encoding="utf-8").replace("四页之间", "九页之间")
    note.write_text(text, encoding="utf-8")


STORY = (
    "老码头又热闹了\n\n"
    + "清晨六点，示例县的老码头已经有了人声，卖菜的船靠了岸，赶集的人等在石阶上。" * 9
)


def _imported(folder: Path) -> int:
    words = ["--paper", "示例日报", "--date", "2026-11-27", "--overwrite"]
    return command("import", str(folder / "story.txt"), str(folder / "edition"), *words)


def _before_import(folder: Path) -> None:
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    _in_child(lambda: _imported(folder))
    (folder / "edition" / "mine.txt").write_text(FOREIGN, encoding="utf-8")
    (folder / "story.txt").write_text(STORY.replace("六点", "七点"), encoding="utf-8")


def _merged(folder: Path) -> int:
    rows = ["--rows", "荷塘区,芦淞区"]
    return command("merge", str(folder / "kit"), *rows, "--editions", str(folder / "editions"))


def _before_merge(folder: Path) -> None:
    shutil.copytree(KIT, folder / "kit")
    _in_child(lambda: _merged(folder))
    (folder / "editions" / "mine.txt").write_text(FOREIGN, encoding="utf-8")
    place = next((folder / "kit" / "articles").glob("*.md"))
    place.write_text(place.read_text(encoding="utf-8") + "\n\n以上各数以公报为准。\n", "utf-8")


def _begun(folder: Path) -> int:
    words = ["--district", "示例县", "--paper", "示例日报", "--date", "2026-11-27", "--yes"]
    return command("new", str(folder / "edition"), *words)


def _before_new(folder: Path) -> None:
    (folder / "mine.txt").write_text(FOREIGN, encoding="utf-8")


def _edited(folder: Path) -> int:
    """Change a title twice, as the desk does, from whatever of the two stands there."""
    file, journal = "articles/4-note.md", Journal(folder / "edition")
    for was, now in (("编后", "编后记"), ("编后记", "编后语")):
        text = (folder / "edition" / file).read_text(encoding="utf-8")
        if f"title: {was}\n" in text:
            journal.save(edited(file, text, [Edit("title", was, now)]), "甲")
    return int(not journal.entries())


JOBS = (
    Job("build", _before_build, _built, ("out",)),
    Job("import", _before_import, _imported, ("edition",)),
    Job("merge", _before_merge, _merged, ("editions/*",)),
    Job("new", _before_new, _begun, ("edition",)),
    Job("edit", _edition, _edited, ("edition/articles",), steps=True),
)

RENAMING = ("rename", "replace", "link")


def _in_child(run: Callable[[], object], until: int = 0, after: float = 0.0) -> tuple[bool, int]:
    """Run in a child of a session of its own; tell whether it was killed, and its renames.

    Args:
        run: what is done.
        until: it is killed before this rename; 0: before none.
        after: it is killed after so many seconds; 0: never.
    """
    told, tell = os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        _count(until, tell)
        try:
            run()
        finally:
            os._exit(0)
    os.close(tell)
    if after:
        handle = os.pidfd_open(child)
        poll = select.poll()
        poll.register(handle, select.POLLIN)
        if not poll.poll(1000 * after):
            os.kill(child, signal.SIGKILL)
        os.close(handle)
    _, status = os.waitpid(child, 0)
    left = _ended(child)
    with os.fdopen(told, "rb") as pipe:
        count = len(pipe.read()) if not left else 0
    if left:
        raise RuntimeError(f"left behind: {left}")
    return os.waitstatus_to_exitcode(status) == -signal.SIGKILL, count


def _count(until: int, tell: int) -> None:
    """Let every rename of this process be told, and the one that is asked for kill it."""
    count = 0

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            nonlocal count
            count += 1
            os.write(tell, b".")
            if count == until:
                os.kill(os.getpid(), signal.SIGKILL)
            return real(*given, **named)

        return call

    os.set_inheritable(tell, False)
    for name in RENAMING:
        setattr(os, name, counted(getattr(os, name)))
    vars(writing)["exchange"] = counted(vars(writing)["exchange"])


def _ended(session: int) -> list[str]:
    """Wait until a session has no process; return the names of those that stay, and end them."""
    until, names = time.monotonic() + PATIENCE, dict[int, str]()
    while time.monotonic() < until:
        names = _members(session)
        if not names:
            return []
        time.sleep(0.1)
    for number in names:
        with contextlib.suppress(ProcessLookupError):
            os.kill(number, signal.SIGKILL)
    return list(names.values())


def _members(session: int) -> dict[int, str]:
    """Return the living processes of a session, by number."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            name, _, rest = path.read_text(encoding="utf-8", errors="replace").rpartition(")")
            state, _, _, number = rest.split()[:4]
            if int(number) == session and state not in "ZX":
                found[int(path.parent.name)] = name
    return found


def _state(folder: Path, names: Sequence[str]) -> dict[str, State]:
    """Return the files of the folders that a job writes, by their SHA-256; rooms left out."""
    states: dict[str, State] = {}
    for top in sorted(path for name in names for path in folder.glob(name) if path.is_dir()):
        if top.name.startswith("."):
            continue
        states[top.relative_to(folder).as_posix()] = {
            path.relative_to(top).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(top.rglob("*"))
            if path.is_file() and ".room" not in path.relative_to(top).as_posix()
        }
    return states


def _beside(folder: Path) -> set[str]:
    """Return all names that stand in a folder and below, hidden ones too."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}


def _tried(job: Job, work: Path) -> Seen:
    """Kill a job at its renames and at random moments."""
    seen, source = Seen(), random.Random(job.name)
    first, last = work / "first", work / "last"
    first.mkdir()
    job.prepare(first)
    shutil.copytree(first, last, symlinks=True)
    begun = time.monotonic()
    _, renames = _in_child(lambda: job.run(last))
    lasted = time.monotonic() - begun
    old, new, names = _state(first, job.writes), _state(last, job.writes), _beside(last)
    if renames < 1 or old == new:
        raise RuntimeError(f"{job.name} changes nothing")
    step = max(1, -(-renames // MOST_RENAMES))
    points = [("rename", n, 0.0) for n in range(1, renames + 1, step)]
    points += [("moment", 0, source.uniform(0.02, 1) * lasted) for _ in range(MOMENTS)]
    for kind, until, after in points:
        folder = Path(tempfile.mkdtemp(prefix="kill-", dir=work)) / "tried"
        shutil.copytree(first, folder, symlinks=True)
        at = f"{job.name}, {kind} {until or f'{after:.2f} s'}"
        try:
            killed, _ = _in_child(lambda at=folder: job.run(at), until, after)  # type: ignore[misc]
            seen.kills[kind if killed else "too late"] += 1
            now = _state(folder, job.writes)
            for name in old.keys() | new.keys():
                held = now.get(name)
                what = (
                    "new" if held == new.get(name) else "old" if held == old.get(name) else "step"
                )
                seen.states[what] += 1
                if what == "step" and not job.steps:
                    seen.wrong.append(f"{at}: {name} is neither old nor new")
            _in_child(lambda at=folder: job.run(at))  # type: ignore[misc]
            if _state(folder, job.writes) != new:
                seen.wrong.append(f"{at}: not new after the next run")
            if left := _beside(folder) - names:
                seen.wrong.append(f"{at}: left beside: {sorted(left)[:3]}")
        except RuntimeError as error:
            seen.wrong.append(f"{at}: {error}")
        mine = [path.read_text(encoding="utf-8") for path in folder.rglob("mine.txt")]
        if mine != [FOREIGN] * len(list(first.rglob("mine.txt"))):
            seen.wrong.append(f"{at}: other people's file is not what it was")
        shutil.rmtree(folder.parent)
    return seen


def _desks() -> list[str]:
    """Kill the desk while somebody edits; print what was seen, return what was wrong."""
    work = Path(tempfile.mkdtemp(prefix="kills-serve-"))
    os.environ["TMPDIR"], tempfile.tempdir = str(work), None
    os.environ["XDG_CACHE_HOME"] = str(work / "cache")
    (work / "editions").mkdir()
    seen = killed(work / "editions", EDITING, _ended)
    changes = f"changes answered as saved: {seen.saved}, asked and not answered: {seen.in_flight}"
    print(f"{'serve':10}{'':12}{seen.kills:12}   {changes}")
    shutil.rmtree(work, ignore_errors=True)
    return [f"serve, {wrong}" for wrong in seen.wrong]


def main(words: list[str] | None = None) -> int:
    """Try the jobs; print the table; return 1 where something was not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("jobs", nargs="*", help="build, import, merge, new, edit, serve; none: all")
    given = parser.parse_args(words)
    print(f"{'command':10}{'at renames':>12}{'at moments':>12}{'too late':>10}{'old':>6}{'new':>6}")
    wrong: list[str] = []
    for job in JOBS:
        if given.jobs and job.name not in given.jobs:
            continue
        work = Path(tempfile.mkdtemp(prefix=f"kills-{job.name}-"))
        os.environ["TMPDIR"] = str(work)
        os.environ["XDG_CACHE_HOME"] = str(work / "cache")
        tempfile.tempdir = None
        seen = _tried(job, work)
        left = [path.name for path in work.iterdir() if path.name not in ("first", "last", "cache")]
        if left:
            seen.wrong.append(f"{job.name}: left in the folder of temporary files: {left[:3]}")
        kills = (seen.kills[kind] for kind in ("rename", "moment", "too late"))
        row = "".join(f"{count:{wide}}" for count, wide in zip(kills, (12, 12, 10), strict=True))
        print(f"{job.name:10}{row}{seen.states['old']:6}{seen.states['new']:6}", flush=True)
        wrong += seen.wrong
        shutil.rmtree(work, ignore_errors=True)
    if not given.jobs or "serve" in given.jobs:
        wrong += _desks()
    print("\n".join(wrong) or "all right")
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
