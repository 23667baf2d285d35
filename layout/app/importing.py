"""The command `import`: what an office has → an edition folder, and all that was changed in it."""

from __future__ import annotations

import argparse
import datetime as dt
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from layout.page.errors import ContentError

if TYPE_CHECKING:
    from rich.console import Console


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `import`."""
    add = parser.add_argument
    add(
        "paths", metavar="PATH", type=Path, nargs="+",
        help="files to bring in (.docx, .md, .txt, .xlsx, .csv), then the folder to write",
    )  # fmt: skip
    add("--paper", metavar="NAME", default="", help="the newspaper, where no source names it")
    add("--date", metavar="DATE", type=_date, help="date of the edition, e.g. 2026-03-01")
    add("--overwrite", action="store_true", help="replace the edition that stands in the folder")
    add("--debug", action="store_true", help="tracebacks")


def _date(word: str) -> dt.date:
    try:
        return dt.date.fromisoformat(word)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{word!r}: write the date as 2026-03-01") from None


def run(options: Namespace, console: Console) -> int:
    """Write an edition folder and show what was found, changed and doubted; return the exit code.

    Raises:
        ContentError: a source cannot be read, or the folder cannot be written.
    """
    from content.importing import SourceError, import_edition
    from layout.app import report

    *sources, folder = options.paths
    if not sources:
        raise ContentError("one path alone", "name the files to bring in, then the folder to write")
    try:
        made = import_edition(
            sources, folder, paper=options.paper, date=options.date,
            today=dt.date.today(), overwrite=options.overwrite,
        )  # fmt: skip
    except SourceError as error:
        raise ContentError(error.told) from error
    console.print(made.table())
    shown = report.shown(folder)
    console.print(
        f"next: read {shown}/导入说明.md: every change and doubt\n"
        f"      {report.PROGRAM} check {shown}\n"
        f"      {report.PROGRAM} build {shown}",
        markup=False, highlight=False, soft_wrap=True,
    )  # fmt: skip
    return 0
