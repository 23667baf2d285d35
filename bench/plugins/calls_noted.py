"""A plugin of pytest: notes which functions each test calls, or runs chosen tests in their order.

Input: the environment: where the notes go, and where the names of the chosen tests stand. Output:
JSON: each test with its seconds of processor time; place → the tests that call what begins there.

Calls are traced, not lines: a third more time, where lines would cost several times as much.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import sys
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from types import CodeType, FrameType

import pytest

#: Where the notes go, where the tests that shall run stand, and the seconds of processor time that
#: they may take: set by who starts pytest.
NOTES, CHOSEN, MOST = "HOLDING_NOTES", "HOLDING_CHOSEN", "HOLDING_MOST"


class _Listener:
    """Notes the functions of the project that each test calls."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.root = str(Path.cwd()) + os.sep
        self.codes: dict[int, CodeType] = {}
        self.now: set[int] = set()
        self.spent = 0.0
        self.tests: list[tuple[str, float]] = []
        self.called: list[set[int]] = []
        self.shared: dict[str, set[int]] = {}

    def trace(self, frame: FrameType, event: str, argument: object) -> None:
        """Note a call; a code's own hash would take longer than many a function."""
        code = frame.f_code
        if id(code) not in self.now:
            self.now.add(id(code))
            self.codes.setdefault(id(code), code)

    @contextlib.contextmanager
    def watched(self) -> Iterator[None]:
        """Note in `now` what is called meanwhile, and in `spent` its CPU seconds."""
        self.now = set()
        start = time.process_time()
        sys.settrace(self.trace)
        try:
            yield
        finally:
            sys.settrace(None)
            self.spent = time.process_time() - start

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_setup(self, item: pytest.Item) -> Generator[None, object, object]:
        """Note what a test's fixtures call: its file's other tests may have them too."""
        try:
            with self.watched():
                return (yield)
        finally:
            self.shared.setdefault(item.nodeid.partition("::")[0], set()).update(self.now)
            self.tests.append((item.nodeid, self.spent))

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        """Note what a test calls."""
        try:
            with self.watched():
                return (yield)
        finally:
            self.called.append(self.now)
            name, before = self.tests[-1]
            self.tests[-1] = name, before + self.spent

    def pytest_sessionfinish(self) -> None:
        """Write the notes."""
        calls: dict[str, list[int]] = {}
        places = {
            one: f"{code.co_filename.removeprefix(self.root)}:{code.co_firstlineno}"
            for one, code in self.codes.items()
            if code.co_filename.startswith(self.root)
            and code.co_filename.endswith(".py")
            and not code.co_filename.startswith((f"{self.root}tests", f"{self.root}.venv"))
        }
        for index, called in enumerate(self.called):
            shared = self.shared[self.tests[index][0].partition("::")[0]]
            for one in (called | shared) & places.keys():
                calls.setdefault(places[one], []).append(index)
        text = json.dumps({"tests": self.tests, "calls": calls}, ensure_ascii=False)
        self.file.write_text(text, encoding="utf-8")


class _Chooser:
    """Keeps the tests that are named in a file, in the order of the file."""

    def __init__(self, file: Path) -> None:
        names = json.loads(file.read_text(encoding="utf-8"))
        self.order = {name: at for at, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the rest."""
        kept = [item for item in items if item.nodeid in self.order]
        items[:] = sorted(kept, key=lambda item: self.order[item.nodeid])


def pytest_configure(config: pytest.Config) -> None:
    """Register what the environment asks for."""
    if NOTES in os.environ:
        config.pluginmanager.register(_Listener(Path(os.environ[NOTES])))
    if MOST in os.environ:
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(os.environ[MOST]), hard))
    if CHOSEN in os.environ:
        config.pluginmanager.register(_Chooser(Path(os.environ[CHOSEN])))
