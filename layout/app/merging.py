"""The command `merge`: an edition kit and a table → an edition a row, and on request its files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from layout.app import report
from layout.app.options import MergeOptions
from layout.page.errors import ContentError, LayoutError

if TYPE_CHECKING:
    from rich.console import Console

    from content.merging import MergeReport
    from layout.edition.order import Order

#: Previews of a batch are for lists: 72 dots per inch. Each edition is built on one core, the
#: others build other editions.
LISTED_DPI = (72,)


def run(options: MergeOptions) -> int:
    """Write the editions, build them where asked for; return the exit code.

    Raises:
        ContentError: the kit or its tables are faulty, or a row makes no sound edition.
        LayoutError: not every edition could be built.
    """
    from content.merging import merge

    if not options.kit.is_dir():
        raise ContentError(f"no folder {options.kit}", "name a kit's folder, with kit.yaml in it")
    console = report.console()
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


def _build(options: MergeOptions, made: MergeReport, console: Console) -> None:
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


def order_of(options: MergeOptions) -> Order:
    """Return what is made of each edition.

    Raises:
        PressError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    from layout.edition.order import Order, created

    return Order(
        options.kit,
        profile=options.profile or "",
        templates=options.templates,
        dpi=LISTED_DPI,
        created=created(os.environ),
        draft=options.draft,
        jobs=1,
    )
