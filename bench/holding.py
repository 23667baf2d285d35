"""Which tests hold a place of the code? Those that run it, the quickest first.

    python -m bench.holding layout/plan/pages/slicing.py:40 tests/plan

Input: a file of the program, with a line where one is meant, and the tests to look among. Output:
the tests that call the function that stands there, quickest first, with the seconds each took.

Which test calls which function is noted by a plugin of pytest (`plugins/calls_noted.py`).
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bench.plugins.calls_noted import NOTES

ROOT = Path(__file__).resolve().parents[1]
#: Where the plugin is, apart from all packages: it is loaded in copies of the project.
PLUGIN = ROOT / "bench" / "plugins" / "calls_noted.py"
#: What a test that holds a step's every number says of itself: it notices a table's soonest.
GOLDENS = ("as_before", "as_it_was")
#: Seconds of tests that are run for one change at most: a survivor costs them all.
MOST_SECONDS = 60.0
#: A start of pytest with other people's plugins takes 2.4 CPU s, with the one that is needed 1.4.
BARE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTEST_PLUGINS": "pytest_timeout"}


@dataclass(frozen=True)
class Held:
    """A test and the seconds it takes."""

    test: str
    seconds: float

    @property
    def file(self) -> str:
        """The file it stands in."""
        return self.test.partition("::")[0]


@dataclass(frozen=True)
class Notes:
    """What a run of sound code told: its tests, and for each function which of them call it.

    A function is its file and the line it begins at, its decorators counted.
    """

    root: Path
    tests: tuple[Held, ...]
    calls: Mapping[tuple[str, int], tuple[int, ...]]

    @classmethod
    def read(cls, root: Path, file: Path) -> Notes:
        """Return the notes of a run."""
        read = json.loads(file.read_text(encoding="utf-8"))
        calls = {
            (place.rpartition(":")[0], int(place.rpartition(":")[2])): tuple(tests)
            for place, tests in read["calls"].items()
        }
        return cls(root, tuple(Held(*one) for one in read["tests"]), calls)

    @cached_property
    def _imports(self) -> Mapping[str, set[str]]:
        """File of tests → the modules that it imports, as paths without their ends."""
        files = {held.file for held in self.tests}
        return {file: imported((self.root / file).read_text(encoding="utf-8")) for file in files}

    @cached_property
    def _users(self) -> Mapping[str, frozenset[int]]:
        """File → the tests that call anything in it, or in a module that imports it."""
        own: dict[str, set[int]] = {}
        for (file, _), called in self.calls.items():
            own.setdefault(file, set()).update(called)
        all_of = {file: set(tests) for file, tests in own.items()}
        for file, tests in own.items():
            for name in imported((self.root / file).read_text(encoding="utf-8")):
                for found in (f"{name}.py", f"{name}/__init__.py"):
                    if (self.root / found).exists():
                        all_of.setdefault(found, set()).update(tests)
        for one, held in enumerate(self.tests):
            for name in self._imports[held.file]:
                all_of.setdefault(f"{name}.py", set()).add(one)
        return {file: frozenset(tests) for file, tests in all_of.items()}

    def holding(self, file: str, line: int) -> tuple[Held, ...]:
        """Return the tests that hold a line, in the order in which they may fail soonest.

        First those that name what stands there, of a table of numbers those that hold goldens, then
        those whose file imports the module itself,
        then the quickest, many cases of one test as one. What stands in no function, or in one that
        no test calls (it may have made a table as the module was imported), is held by all that use
        the module.
        """
        function, name = place(self.root / file, line)
        module = file.removesuffix(".py").removesuffix("/__init__")
        found = self.calls.get((file, function)) or tuple(self._users.get(file, ()))

        spent: dict[str, float] = {}

        def rank(held: Held) -> tuple[bool, bool, bool, float]:
            """Of a test with many cases the first ones go early, the rest when their turn comes."""
            test = held.test.partition("[")[0]
            spent[test] = spent.get(test, 0.0) + held.seconds
            named = bool(name) and name in held.test
            number = not function and not any(words in test for words in GOLDENS)
            return not named, number, module not in self._imports[held.file], spent[test]

        quickest = sorted((self.tests[one] for one in found), key=lambda held: held.seconds)
        return tuple(sorted(quickest, key=rank))


def within(held: Sequence[Held], seconds: float) -> tuple[str, ...]:
    """Return as many tests, in their order, as take no more than so many seconds; one at least."""
    taken: list[str] = []
    for one in held:
        seconds -= one.seconds
        if taken and seconds < 0:
            break
        taken.append(one.test)
    return tuple(taken)


def place(file: Path, line: int) -> tuple[int, str]:
    """Return the line at which the function of a line begins (0: none), and what is named there.

    That is the function, or the name that is given a value.
    """
    function, name = 0, ""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.stmt) or not node.lineno <= line <= (node.end_lineno or 0):
            continue
        match node:
            case ast.FunctionDef() | ast.AsyncFunctionDef():  # the inner ones are walked last
                function = min([node.lineno, *(one.lineno for one in node.decorator_list)])
                name = node.name
            case ast.AnnAssign(target=ast.Name(id=one)) | ast.Assign(targets=[ast.Name(id=one)]):
                name = name if function else one
    return function, name


def imported(source: str) -> set[str]:
    """Return the modules that a source imports, as paths without their ends."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {one.name.replace(".", "/") for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            path = node.module.replace(".", "/")
            found |= {path, *(f"{path}/{one.name}" for one in node.names)}
    return found


def noted(root: Path, tests: Sequence[str], file: Path) -> tuple[Notes | None, str]:
    """Run tests on the code as it is, and write the notes to a file.

    Returns:
        The notes, None where a test fails; what pytest said last.
    """
    done = run(root, tests, None, {NOTES: str(file)})
    said = (done.stdout + done.stderr)[-600:]
    return (Notes.read(root, file) if done.returncode == 0 else None), said


def run(
    root: Path, tests: Sequence[str], seconds: float | None, more: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    """Run pytest with this plugin in a copy of the project, until a test fails.

    Raises:
        subprocess.TimeoutExpired: it took longer than it may.
    """
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-m", "not slow", "-p", PLUGIN.stem]
    path = os.pathsep.join((str(root), str(PLUGIN.parent)))
    here = {**os.environ, **BARE, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": path, **more}
    return subprocess.run(
        [*command, "-p", "no:cacheprovider", *tests],
        cwd=root,
        env=here,
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )


def main(words: Sequence[str] | None = None) -> int:
    """Tell which tests hold a place; return 1 where none does."""
    parser = argparse.ArgumentParser(prog="bench.holding", description=__doc__)
    parser.add_argument("place", help="FILE or FILE:LINE")
    parser.add_argument("tests", nargs="+", help="folders or files of tests to look among")
    options = parser.parse_args(words)
    file, _, line = options.place.partition(":")
    with tempfile.TemporaryDirectory(prefix="holding-") as base:
        notes, said = noted(ROOT, options.tests, Path(base) / "notes.json")
    if notes is None:
        print(said)
        return 1
    held = notes.holding(file, int(line or 0))
    for one in held:
        print(f"{one.seconds:7.2f} s  {one.test}")
    return int(not held)


if __name__ == "__main__":
    sys.exit(main())
