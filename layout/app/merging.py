"""The command `merge`: an edition kit and a table → an edition a row, and on request its files."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from content.keeping import is_root
from content.words import Words
from layout.app import report
from layout.app.findings import findings_count, findings_table
from layout.app.options import MergeOptions
from layout.app.running import spoken
from layout.page.errors import ContentError, LayoutError

if TYPE_CHECKING:
    from rich.console import Console

    from content.merging import MergeReport
    from content.model import Finding
    from layout.edition.order import Order

#: Previews of a batch are for lists: 72 dots per inch. Each edition is built on one core, the
#: others build other editions.
LISTED_DPI = (72,)
#: What is wrong with so many rows is said once, for all of them.
_MANY = 3


def run(options: MergeOptions) -> int:
    """Write the editions, build them where asked for; return the exit code.

    Raises:
        ContentError: the kit or its tables are faulty, or a row makes no sound edition.
        LayoutError: not every edition could be built.
    """
    from content.merging import merge

    if not options.kit.is_dir():
        raise ContentError("app.no-kit", folder=options.kit)
    for folder in (options.editions, *((options.out,) if options.build else ())):
        if is_root(folder.resolve()):  # a row's folder would stand among a system's own
            raise ContentError("keep.at-root", folder=folder)
    console, words = report.console(), spoken(options)
    rows = options.rows.split(",") if options.rows else None
    made = merge(options.kit, options.table or None, options.editions, rows)
    _show(made, console, words)
    if options.build and made.folders:
        _build(options, made, console, words)
    if not made.ok:
        raise ContentError("app.rows-unsound", rows=len(rows or made.rows), sound=len(made.folders))
    return 0


def _show(made: MergeReport, console: Console, words: Words) -> None:
    """Print the kit's findings, and each row's."""
    from content.model import Severity

    if made.findings:
        console.print(findings_table(made.findings, words))
    told = words.text("app.rows-read", **_counts(made))
    console.print(told, markup=False, highlight=False, soft_wrap=True)
    shared = _shared(made)
    for names, finding in shared.values():
        told = words.text("app.rows-alike", rows=len(names), names="、".join(names[:5]))
        console.print(told, markup=False, highlight=False, soft_wrap=True)
        console.print(findings_table((finding,), words))
    for row in made.rows:
        grave = [
            f for f in row.findings if f.severity is not Severity.HINT and _cause(f) not in shared
        ]
        where = words.text("app.row-unwritten")
        if row.folder is not None:
            where = report.shown(row.folder)
        told = words.text("app.row", key=row.key, name=row.name, folder=where)
        if grave:
            counts = findings_count(grave, words)
            told = words.text(
                "app.row-found", key=row.key, name=row.name, folder=where, counts=counts
            )
        console.print(told, markup=False, highlight=False, soft_wrap=True)
        if grave:
            console.print(findings_table(grave, words))


def _counts(made: MergeReport) -> dict[str, int]:
    """Return how many rows the tables have, and how many of them are no units to print."""
    codes = Counter(finding.told.code for finding in made.findings)
    glyphless = {f.line for f in made.findings if f.told.code == "merge.no-glyph"}
    left = {
        "totals": codes["fill.total-row"],
        "nameless": codes["fill.row-nameless"] + codes["fill.row-keyless"],
        "twice": codes["fill.key-twice"],
        "glyphless": len(glyphless),
    }
    cells = codes["fill.cell-missing"] + codes["fill.cell-no-number"]
    doubted = codes["fill.cell-outlier"] + codes["fill.cell-far"]
    rows = len(made.rows) + sum(left.values())
    return {"rows": rows, "units": len(made.rows), **left, "cells": cells, "doubted": doubted}


def _cause(finding: Finding) -> tuple[object, ...]:
    """Return where in the kit a finding of a row comes from: its rule, place and sentence."""
    return finding.rule, finding.file, finding.line, finding.field, finding.told.code


def _shared(made: MergeReport) -> dict[tuple[object, ...], tuple[list[str], Finding]]:
    """Return what is wrong with three rows or more, once, with their names."""
    from content.model import Severity

    found: dict[tuple[object, ...], tuple[list[str], Finding]] = {}
    for row in made.rows:
        for cause, finding in {_cause(f): f for f in row.findings}.items():
            if finding.severity is not Severity.HINT:
                found.setdefault(cause, ([], finding))[0].append(row.name)
    return {cause: told for cause, told in found.items() if len(told[0]) >= _MANY}


def _build(options: MergeOptions, made: MergeReport, console: Console, words: Words) -> None:
    from layout.app.batching import summary_table, telling
    from layout.edition.batch import SUMMARY, build_batch
    from layout.edition.build_one import Build
    from layout.edition.delivery import renew_archive

    build = Build(options.out, order_of(options), again=options.again)
    with telling(console, len(made.folders), words) as told:
        summary = build_batch(
            made.folders,
            build,
            told=told,
            scheduler=options.scheduler,
            workers=options.jobs,
            summary=options.out / SUMMARY,
            words=words,
        )
    console.print(summary_table(summary, words))
    renew_archive(options.out)
    told_files = words.text("app.files", folder=report.shown(options.out))
    console.print(told_files, markup=False, soft_wrap=True)
    if not summary.ok:
        bad = sum(not result.good for result in summary.results)
        file = report.shown(options.out / SUMMARY)
        editions = len(summary.results)
        raise LayoutError("app.not-all-built", bad=bad, editions=editions, summary=file)


def order_of(options: MergeOptions) -> Order:
    """Return what is made of each edition.

    Raises:
        PressError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    from layout.edition.order import Order, created

    return Order(
        options.kit,
        profile=options.profile or "",
        spread=options.spread,
        templates=options.templates,
        dpi=LISTED_DPI,
        created=created(os.environ),
        draft=options.draft,
        shelved=True,
        jobs=1,
    )
