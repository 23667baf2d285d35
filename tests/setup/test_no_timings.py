"""No test reads a clock: a busy machine would fail it. Timings are printed by bench/."""

from __future__ import annotations

import re
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
CLOCK = re.compile(
    r"\b(?:process_time|perf_counter|monotonic|thread_time)(?:_ns)?\(|\btime\.time\("
)
#: Here a clock is what makes work, and nothing is asserted of it.
WORKS = {"edition/works.py"}


def test_no_test_reads_a_clock() -> None:
    found = [
        f"{path.relative_to(TESTS)}:{number}"
        for path in sorted(TESTS.rglob("*.py"))
        if str(path.relative_to(TESTS)) not in WORKS
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if CLOCK.search(line)
    ]
    assert found == []


def test_a_clock_is_seen() -> None:
    assert CLOCK.search("assert time.process_" + "time() - begun < 1")
