"""The command `merge`: an edition kit and a table → an edition a row, and on request its files."""

from __future__ import annotations

import argparse
import os
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from layout.page.errors import ContentError, LayoutError

if TYPE_CHECKING:
    from rich.console import Console

    from content.merging import MergeReport
    from layout.edition.order import Order

#: Previews of a batch are for lists: 72 dots per inch. Each edition is built on one core, the
#: others build other editions.
LISTED_DPI = (72,)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of `merge`."""
    add = parser.add_argument
    add("kit", metavar="KIT", type=Path, help="folder with kit.yaml")
    add(
        "table",
        metavar="TABLE",
        type=Path,
        nargs="*",
        help=".csv or .xlsx, several to be joined, or a folder of them (default: the kit's data/)",
    )
    add(
        "--editions",
        metavar="DIR",
        type=Path,
        default=Path("editions"),
        help="folder that the edition folders are written into (default: editions)",
    )
    add("--rows", metavar="NAMES", help="only these rows, by key or name, with commas between")
    add("--build", action="store_true", help="build every edition too")
    add(
        "--out",
        metavar="DIR",
        type=Path,
        default=Path("out"),
        help="with --build: folder of the editions' files (default: out)",
    )
    add("--jobs", type=int, metavar="N", help="editions built at once (default: one a core)")
    add(
        "--scheduler",
        default="processes",
        metavar="NAME",
        help="Dask's scheduler: processes (default), threads, sync, or a cluster's address",
    )
    add("--again", action="store_true", help="build also what has not changed")
    add("--debug", action="store_true", help="tracebacks")


def run(options: Namespace, console: Console) -> int:
    """Write the editions, build them where asked for; return the exit code.

    Raises:
        ContentError: the kit or its tables are faulty, or a row makes no sound edition.
        LayoutError: not every edition could be built.
    """
    from content.merging import merge

    if not options.kit.is_dir():
        raise ContentError(f"no folder {options.kit}", "name a kit's folder, with kit.yaml in it")
    rows = options.rows.split(",") if options.rows else None
    made = merge(options.kit, options.table or None, options.editions, rows)
    _show(made, console)
    if options.build and made.folders:
        _build(options, made, console)
    if not made.ok:
        raise ContentError(
            f"{len(made.folders)} of {len(made.rows)} rows are sound editions",
            "correct the kit or the table where the findings say",
        )
    return 0


def _show(made: MergeReport, console: Console) -> None:
    """Print the kit's findings, and each row's."""
    from content.model import Severity
    from layout.app import report

    if made.findings:
        console.print(report.findings_table(made.findings))
    for row in made.rows:
        grave = [f for f in row.findings if f.severity is not Severity.HINT]
        where = report.shown(row.folder) if row.folder is not None else "not written"
        words = f"{row.key} {row.name}: {where}"
        if grave:
            words += f", {report.findings_count(grave)}"
        console.print(words, markup=False, highlight=False, soft_wrap=True)
        if not row.ok:
            console.print(report.findings_table(grave))


def _build(options: Namespace, made: MergeReport, console: Console) -> None:
    from layout.app import report
    from layout.app.batching import summary_table, telling
    from layout.edition.batch import SUMMARY, build_batch
    from layout.edition.build_one import Build
    from layout.edition.delivery import renew_archive

    build = Build(options.out, order_of(options), again=options.again)
    with telling(console, len(made.folders)) as told:
        summary = build_batch(
            made.folders,
            build,
            told=told,
            scheduler=options.scheduler,
            workers=options.jobs,
            summary=options.out / SUMMARY,
        )
    console.print(summary_table(summary))
    renew_archive(options.out)
    console.print(f"files: {report.shown(options.out)}", markup=False, soft_wrap=True)
    if not summary.ok:
        bad = sum(not result.good for result in summary.results)
        raise LayoutError(
            f"{bad} of {len(summary.results)} editions could not be built",
            f"see the table, or {report.shown(options.out / SUMMARY)}",
        )


def order_of(options: Namespace) -> Order:
    """Return what is made of each edition.

    Raises:
        PressError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    from layout.edition.order import Order, created

    return Order(options.kit, dpi=LISTED_DPI, created=created(os.environ), jobs=1)
