"""The command line: words → options; help with examples.

Light: nothing is imported here that the help does not need.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Sequence
from pathlib import Path

from layout.geometry import PROFILES

ROOT = Path(__file__).resolve().parents[2]
FIRST = ROOT / "content" / "editions" / "lusong"
COMMANDS = ("build", "check")

EXAMPLES = """\
examples:
  build_pdf.py                                      the first edition, into out/
  build_pdf.py check content/editions/mine          findings only, all at once
  build_pdf.py build content/editions/mine          its PDF and previews, into out/<edition id>/
  build_pdf.py build content/editions/mine --profile tabloid --out /tmp/mine
  build_pdf.py build content/editions/mine --explain --debug

exit codes: 0 done, 2 content, 3 no good page, 4 the finished page is not as planned, 1 other.
"""


def version() -> str:
    """Return the version that pyproject.toml states."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the options; `command` is build or check. Help and wrong options end the program."""
    parser = argparse.ArgumentParser(
        prog="build_pdf.py",
        description="Turn an edition folder into the pages of a newspaper special edition (特刊).",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version()}")
    commands = parser.add_subparsers(dest="command", metavar="command")
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "folder", metavar="FOLDER", type=Path, nargs="?", default=FIRST,
        help="edition folder (default: the first edition, content/editions/lusong)",
    )  # fmt: skip
    _build(commands.add_parser("build", parents=[common], help="build a folder's pages (default)"))
    check = commands.add_parser("check", parents=[common], help="read and check only")
    check.add_argument("--debug", action="store_true", help="tracebacks")
    words = list(words)
    # `build` may be left out: the shortest command builds.
    if not words or words[0] not in (*COMMANDS, "-h", "--help", "--version"):
        words.insert(0, "build")
    return parser.parse_args(words)


def _build(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--out", type=Path, metavar="DIR", help="folder of the files (default: out/<edition id>)")
    add("--profile", choices=sorted(PROFILES), help="page format, instead of what the edition says")
    add(
        "--dpi", type=_dpi, nargs="+", default=[72, 150], metavar="N",
        help="resolutions of the previews (default: 72 150)",
    )  # fmt: skip
    add("--explain", action="store_true", help="print the planner's choice")
    add(
        "--debug", action="store_true",
        help="also write the grid and the blocks over the page; tracebacks",
    )  # fmt: skip
    add("--draft", action="store_true", help="write the files even where the page has faults")
    add("--timings", type=Path, metavar="FILE", help="write seconds by stage as JSON")
    add("--jobs", type=int, metavar="N", help="processor cores to use: 1 or 2 (default: 2)")


def _dpi(word: str) -> int:
    """Return a resolution between 18 and 600."""
    value = int(word)
    if not 18 <= value <= 600:
        raise argparse.ArgumentTypeError("a resolution is from 18 to 600 dots per inch")
    return value
