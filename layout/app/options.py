"""The command line: words → options; help with examples.

Light: nothing is imported here that the help does not need.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from layout.app import checking, importing, merging, starting
from layout.edition.kinds import ABOUT, Kind
from layout.edition.order import PRESS
from layout.edition.version import version
from layout.page.formats import PROFILES

ROOT = Path(__file__).resolve().parents[2]
FIRST = ROOT / "content" / "editions" / "lusong"
COMMANDS = ("build", "check", "new", "import", "merge", "preflight", "serve", "archive")

EXAMPLES = """\
examples:
  build_pdf.py new content/editions/mine            a new edition to fill in
  build_pdf.py import 稿件.docx 数据.xlsx content/editions/mine
  build_pdf.py merge content/kits/census2020 --build
  build_pdf.py                                      the first edition, into out/
  build_pdf.py check content/editions/mine          findings only, all at once
  build_pdf.py check content/editions/mine --html findings.html
  build_pdf.py build content/editions/mine          all its files, into out/<edition id>/
  build_pdf.py build content/editions/mine --only press --press my-plant.yaml
  build_pdf.py build content/editions/mine --also sheet,spreads
  build_pdf.py build content/editions/mine --profile tabloid --out /tmp/mine
  build_pdf.py build content/editions/mine --explain --debug
  build_pdf.py serve content/editions/mine          pages and findings in the browser, as you write
  build_pdf.py preflight any.pdf                    is a file fit for the press?
  build_pdf.py archive out                          a page and feeds of all editions in a folder

kinds of output (--only, --also):
{kinds}

exit codes: 0 done, 2 content, 3 no good page, 4 a finished file is not as it should be, 1 other.
"""


def parse(words: Sequence[str]) -> argparse.Namespace:
    """Return the options with their `command`. Help and wrong options end the program."""
    parser = argparse.ArgumentParser(
        prog="build_pdf.py",
        description="Turn an edition folder into the pages of a newspaper special edition (特刊).",
        epilog=EXAMPLES.format(
            kinds="\n".join(f"  {kind:<10}{about}" for kind, about in ABOUT.items())
        ),
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
    checking.add_options(check)
    starting.add_options(commands.add_parser("new", help="write a new edition to fill in"))
    importing.add_options(
        commands.add_parser("import", help="make an edition of Word, text and tables")
    )
    merging.add_options(
        commands.add_parser("merge", help="make an edition for each row of a table")
    )
    _preflight(commands.add_parser("preflight", help="measure any PDF against a press profile"))
    _serve(commands.add_parser("serve", parents=[common], help="pages and findings as you write"))
    _archive(commands.add_parser("archive", help="a page and feeds of all editions in a folder"))
    words = list(words)
    # `build` may be left out: the shortest command builds.
    if not words or words[0] not in (*COMMANDS, "-h", "--help", "--version"):
        words.insert(0, "build")
    return parser.parse_args(words)


def _build(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--out", type=Path, metavar="DIR", help="folder of the files (default: out/<edition id>)")
    _format(parser)
    add(
        "--only",
        type=_kinds,
        action="extend",
        metavar="KINDS",
        help="make these kinds of output alone, e.g. press,web",
    )
    add(
        "--also",
        type=_kinds,
        action="extend",
        metavar="KINDS",
        default=[],
        help="make these too, e.g. sheet",
    )
    _press(parser)
    add("--blanks", action="store_true", help="spreads: fill the last sheet with blank pages")
    add("--facing", action="store_true", help="spreads: two pages are one double page (通版)")
    add(
        "--stamp", metavar="WORDS", default="",
        help="words for the head of the proof and the slug, e.g. the time or 二校",
    )  # fmt: skip
    add(
        "--dpi", type=_dpi, nargs="+", default=[72, 150], metavar="N",
        help="resolutions of the previews (default: 72 150)",
    )  # fmt: skip
    add(
        "--templates", type=Path, metavar="DIR",
        help="a folder of your own templates, which go before those of layout/templates/",
    )  # fmt: skip
    add("--explain", action="store_true", help="print the planner's choice")
    add(
        "--debug", action="store_true",
        help="also write the grid and the blocks over the page; tracebacks",
    )  # fmt: skip
    add("--draft", action="store_true", help="write the files even where the page has faults")
    add("--timings", type=Path, metavar="FILE", help="write seconds by stage as JSON")
    add("--jobs", type=int, metavar="N", help="processor cores to use: 1 or 2 (default: 2)")


def _format(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--profile", choices=sorted(PROFILES),
        help="page format, instead of what the edition says",
    )  # fmt: skip


def _press(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--press", metavar="PROFILE", default=PRESS,
        help="what the plant wants: a press profile by name, or a YAML file (default: newsprint)",
    )  # fmt: skip


def _preflight(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path, help="a PDF, of this program or not")
    _press(parser)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the report as JSON")
    parser.add_argument("--debug", action="store_true", help="tracebacks")


def _serve(parser: argparse.ArgumentParser) -> None:
    _format(parser)
    add = parser.add_argument
    add("--port", type=int, default=8765, help="port on this machine (default: 8765)")
    add("--no-browser", action="store_true", help="do not open a browser")
    add("--debug", action="store_true", help="tracebacks")


def _archive(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add(
        "out", metavar="DIR", type=Path, nargs="?", default=Path("out"),
        help="folder in which each edition has a folder (default: out)",
    )  # fmt: skip
    add("--site", metavar="URL", default="", help="where the folder will stand on the web")
    add("--debug", action="store_true", help="tracebacks")


def _kinds(words: str) -> list[Kind]:
    """Return kinds of output written with commas between them."""
    try:
        return [Kind(word) for word in words.split(",")]
    except ValueError:
        known = ", ".join(Kind)
        raise argparse.ArgumentTypeError(f"{words!r}: the kinds are {known}") from None


def _dpi(word: str) -> int:
    """Return a resolution between 18 and 600."""
    value = int(word)
    if not 18 <= value <= 600:
        raise argparse.ArgumentTypeError("a resolution is from 18 to 600 dots per inch")
    return value
