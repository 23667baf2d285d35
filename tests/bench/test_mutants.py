"""Mutants: code is changed where it decides, and tests that notice are told from others."""

from __future__ import annotations

import ast
import io
from pathlib import Path

import pytest
from rich.console import Console

from bench.mutants import ROOMS, ROOT, chosen, report, tried
from bench.mutating import mutants_of

#: Code → what it may become.
CHANGES = {
    "a < b": {"a <= b"},
    "a == b != c": {"a != b != c", "a == b == c"},
    "x in (y)": {"x not in (y)"},
    "x not  in y": {"x in y"},
    "x is not None": {"x is None"},
    "not (a or b)": {" (a or b)", "not (a and b)"},
    "a and b and c": {"a or b and c", "a and b or c"},
    "(a) + ( # + -\n b)": {"(a) - ( # + -\n b)"},
    "f(a * 2)": {"f(a / 2)", "f(a * 3)"},
    "-0.5": {"+0.5", "-0.75"},
    "[0, 1, 10, 0.0]": {"[1, 1, 10, 0.0]", "[0, 2, 10, 0.0]", "[0, 1, 15, 0.0]", "[0, 1, 10, 1.0]"},
    "min(a, key=True)": {"max(a, key=True)", "min(a, key=False)"},
    "中 = '文' + a": {"中 = '文' - a"},
    # left alone
    "assert a < 1": set(),
    "raise E(1 + 1)": set(),
    "f'{a + 1:>3}'": set(),
    "x: Literal[1] = y": set(),
    "zip(a, b, strict=True)": set(),
    "@d(frozen=True)\nclass C(B[3]):\n  '''1 < 2'''\n  x: int = 4": {
        "@d(frozen=True)\nclass C(B[3]):\n  '''1 < 2'''\n  x: int = 6"
    },
    "@d(1)\ndef f(a: T[1], b=2, *, c=3) -> T[1]: return 4": {
        "@d(1)\ndef f(a: T[1], b=3, *, c=3) -> T[1]: return 4",
        "@d(1)\ndef f(a: T[1], b=2, *, c=4) -> T[1]: return 4",
        "@d(1)\ndef f(a: T[1], b=2, *, c=3) -> T[1]: return 6",
    },
}


@pytest.mark.parametrize("source", CHANGES)
def test_what_becomes_of_code(source: str) -> None:
    found = mutants_of(source)
    assert {mutant.put_into(source) for mutant in found} == CHANGES[source]
    assert len(found) == len(CHANGES[source])


@pytest.mark.parametrize("room", ROOMS)
def test_every_mutant_of_the_program_is_other_code(room: str) -> None:
    """Each hundredth, to be quick."""
    count = 0
    for file in sorted((ROOT / room).rglob("*.py")):
        source = file.read_text(encoding="utf-8")
        tree = ast.dump(ast.parse(source))
        for mutant in mutants_of(source)[::100]:
            changed = mutant.put_into(source)
            assert ast.dump(ast.parse(changed)) != tree, (file, mutant)
            assert source.splitlines()[mutant.line - 1] != changed.splitlines()[mutant.line - 1]
            count += 1
    assert count > 4


def test_a_sample_is_the_same_for_the_same_seed_and_of_all_rooms() -> None:
    rooms = [*ROOMS]
    one = chosen(ROOT, rooms, 14, 3)
    assert one == chosen(ROOT, rooms, 14, 3) != chosen(ROOT, rooms, 14, 4)
    assert [sum(room == other for other, _, _ in one) for room in rooms] == [3, 3, 2, 2, 2, 2]


def test_noticed_or_not(tmp_path: Path) -> None:
    (tmp_path / "layout").mkdir()
    (tmp_path / "tests").mkdir()
    (tmp_path / "pyproject.toml").write_text("[tool.pytest.ini_options]\npythonpath = ['.']\n")
    (tmp_path / "layout" / "page.py").write_text(
        "from time import sleep\n\nMARGIN = 3\n\n\ndef wide(x):\n    return x > MARGIN\n\n\n"
        "def count(n):\n    while n:\n        n -= 1\n"
        "        sleep(float('0.01'))\n    return n\n"  # a loop without end burns nothing
    )
    (tmp_path / "tests" / "test_page.py").write_text(
        "from layout.page import count, wide\n\n\n"
        # who edits meanwhile changes no mutant
        f"open({str(tmp_path / 'layout' / 'page.py')!r}, 'w').close()\n\n\n"
        "def test_page():\n    assert wide(4) and not wide(2)\n    assert count(3) == 0\n"
    )
    rooms = {"layout": ("tests",)}
    trials = tried(tmp_path, rooms, chosen(tmp_path, ["layout"], 99, 0), jobs=1, least_wait=4)
    survived = {str(trial) for trial in trials if not trial.killed}
    # 3 → 4 is noticed, > → >= is not; a loop without end is ended, which counts as noticed.
    assert survived == {"layout/page.py:7  > → >="}
    assert {str(trial) for trial in trials if trial.killed} >= {
        "layout/page.py:3  3 → 4",
        "layout/page.py:12  1 → 2",
    }
    console = Console(file=io.StringIO(), width=100, record=True)
    report(trials, console)
    said = console.export_text()
    assert "survived: layout/page.py:7  > → >=" in said
    assert "67%" in said
    (tmp_path / "tests" / "test_page.py").write_text("def test_page():\n    assert False\n")
    with pytest.raises(RuntimeError, match="fail on the code as it is"):
        tried(tmp_path, rooms, chosen(tmp_path, ["layout"], 1, 0), jobs=1)
