"""Does a test hold every rule? Each rule of `rules.yaml` is broken, and its test must fail.

    python -m bench.rules                       # all of them
    python -m bench.rules --only 通缝 --only fonts/

Input: `bench/rules.yaml`, one row a rule: where it lives, a change of its text that breaks it, and
the test that holds it. Output: a table of killed and alive; 1 where a rule is alive, that is, where
its test passes although the rule is broken. The changes are made in a copy that is thrown away.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml
from rich.console import Console

from bench.mutants import ROOT, copied, notice

TABLE = ROOT / "bench" / "rules.yaml"
#: Seconds that one test may take at most; what hangs has noticed.
LONGEST = 600.0


@dataclass(frozen=True)
class Held:
    """A rule, the change that breaks it, and the test that must then fail.

    `row` is the rule's row in the table of docs/where.md, `name` what is changed in `file`:
    `old`, which stands there once, becomes `new`. `test` is as pytest names it.
    """

    row: str
    rule: str
    file: str
    name: str
    old: str
    new: str
    test: str

    @property
    def test_file(self) -> str:
        """The file of the test."""
        return self.test.partition("::")[0]

    @property
    def test_name(self) -> str:
        """The name of the test's function, without its parameters."""
        return self.test.partition("::")[2].partition("[")[0].rpartition("::")[2]

    def broken(self, source: str) -> str:
        """Return a file's text with the rule broken.

        Raises:
            ValueError: what is to be changed does not stand in it once.
        """
        found = source.count(self.old)
        if found != 1:
            raise ValueError(f"{self.rule}: {self.old!r} stands {found} times in {self.file}")
        return source.replace(self.old, self.new)


def rules(table: Path = TABLE) -> tuple[Held, ...]:
    """Return the rows of the table."""
    read = yaml.safe_load(table.read_text(encoding="utf-8"))
    return tuple(Held(row=row, **one) for row, ones in read.items() for one in ones)


def tried(root: Path, chosen: Sequence[Held]) -> Iterator[tuple[Held, bool]]:
    """Yield each rule and whether its test fails once the rule is broken.

    Raises:
        RuntimeError: a test fails before anything is changed.
        ValueError: a file is not one of those that are copied.
    """
    with tempfile.TemporaryDirectory(prefix="rules-") as base:
        folder = copied(root, Path(base) / "copy")
        if chosen and notice(folder, tuple(dict.fromkeys(one.test for one in chosen)), None):
            raise RuntimeError("the tests fail on the code as it is")
        for one in chosen:
            file = folder / one.file
            if not file.resolve().is_relative_to(folder.resolve()):
                raise ValueError(f"{one.file} is not copied: the project's own would be changed")
            source = file.read_text(encoding="utf-8")
            file.write_text(one.broken(source), encoding="utf-8")
            try:
                yield one, notice(folder, (one.test,), LONGEST)
            finally:
                file.write_text(source, encoding="utf-8")


def main(words: Sequence[str] | None = None) -> int:
    """Break rules, one at a time; return 1 where one is alive."""
    parser = argparse.ArgumentParser(prog="bench.rules", description=__doc__)
    parser.add_argument("--only", action="append", help="rules whose row, words or file hold this")
    options = parser.parse_args(words)
    chosen = [
        one
        for one in rules()
        if not options.only
        or any(part in f"{one.row} {one.rule} {one.file} {one.test}" for part in options.only)
    ]
    console = Console()
    alive = 0
    for one, killed in tried(ROOT, chosen):
        alive += not killed
        shown = f"{'killed' if killed else 'ALIVE '}  {one.file} {one.name}: {one.rule}"
        console.print(shown, markup=False, highlight=False, soft_wrap=True)
    console.print(f"{len(chosen) - alive} of {len(chosen)} rules are held", highlight=False)
    return int(alive > 0)


if __name__ == "__main__":
    sys.exit(main())
