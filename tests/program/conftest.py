"""Builds that several tests look at: by the program, and in this process."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

import build_pdf
from content.model import Edition
from content.reading.reader import read_edition
from layout.edition.make import Built, make
from layout.judge.audit import audit
from layout.judge.verdict import Verdict, judge
from tests.sparing import all_attempts

ROOT = Path(__file__).resolve().parents[2]
EDITIONS = {"small": ROOT / "tests" / "editions" / "small"}


@dataclass(frozen=True)
class Run:
    """What the program did: its exit code, its words, the folder it was told to write to."""

    code: int
    out: str
    err: str
    folder: Path

    def files(self) -> dict[str, bytes]:
        """Return name → content of what lies in the folder."""
        if not self.folder.exists():
            return {}
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in sorted(self.folder.rglob("*"))
            if path.is_file()
        }


def program(*words: str | Path, folder: Path = Path("nowhere")) -> Run:
    """Run build_pdf.py in a process of its own."""
    done = subprocess.run(
        [sys.executable, ROOT / "build_pdf.py", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return Run(done.returncode, done.stdout, done.stderr, folder)


def here(*words: str | Path, folder: Path = Path("nowhere")) -> Run:
    """Run the program in this process, where all that it needs is loaded."""
    out, err = io.StringIO(), io.StringIO()
    with (
        contextlib.chdir(ROOT),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        code = build_pdf.main([str(word) for word in words])
    return Run(code, out.getvalue(), err.getvalue(), folder)


#: Everything that a build can be asked for, twice: here and in a process of its own.
EVERYTHING = ("--debug", "--also", "sheet,spreads", "--blanks")


@pytest.fixture(scope="session")
def name() -> str:
    """Return the name of the edition that is built with everything that can be asked for.

    `make sample` builds the first one, with the usual kinds.
    """
    return "small"


@pytest.fixture(scope="session")
def run(name: str, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Build an edition with everything that can be asked for, once for all of xdist's workers."""
    base = tmp_path_factory.getbasetemp()
    shared = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / f"run-{name}"
    folder, told = shared / "out", shared / "told.json"
    try:
        shared.mkdir()
    except FileExistsError:  # another worker builds it
        while not told.exists():
            time.sleep(0.1)
        code, out, err = json.loads(told.read_text(encoding="utf-8"))
        return Run(code, out, err, folder)
    done = program(
        "build",
        EDITIONS[name],
        "--out",
        folder,
        "--explain",
        *EVERYTHING,
        "--timings",
        shared / "seconds.json",
        folder=folder,
    )
    part = shared / "told.part"
    part.write_text(json.dumps([done.code, done.out, done.err]), encoding="utf-8")
    part.replace(told)
    return done


@cache
def built(name: str) -> Built:
    """Return an edition made in this process, without a helper, with all that the program tries."""
    with all_attempts():
        return make(edition(name))


@cache
def first(name: str) -> Built:
    """Return an edition made in this process in the first setting, as `here` makes it."""
    return make(edition(name))


@cache
def edition(name: str) -> Edition:
    """Return a sound edition."""
    result = read_edition(EDITIONS[name])
    assert result.ok and result.edition is not None
    return result.edition


def verdict(made: Built) -> Verdict:
    """Return what the program would say of a finished page."""
    return judge(audit(made.pdf, made.placed.grid, made.placed.edition, made.placed))


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[Path]:
    """Yield a copy of the small edition with three faults in two files."""
    folder = tmp_path / "broken"
    shutil.copytree(EDITIONS["small"], folder)
    page = folder / "edition.yaml"
    text = page.read_text(encoding="utf-8").replace("date: 2031年3月5日", "date: 昨天")
    page.write_text(text.replace("banner: quiet", "banner: [1, 2]"), encoding="utf-8")
    story = folder / "articles" / "2-towns.md"
    words = story.read_text(encoding="utf-8").replace("figures: [towns]", "figures: [cities]")
    story.write_text(words, encoding="utf-8")
    yield folder
