"""The command `check`: an edition folder → all findings on the terminal, and as reports."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from content.source.findings import printable
from content.words import Words, reason
from layout.app import findings, report
from layout.app.options import CheckOptions
from layout.app.running import existing, spoken
from layout.page.errors import ContentError

if TYPE_CHECKING:
    from content.reading.reader import ReadResult


def run(options: CheckOptions) -> int:
    """Print and write all findings; return the exit code.

    Raises:
        ContentError: there is no such folder, or a report cannot be written.
    """
    from layout.edition.reading import read

    console, words = report.console(), spoken(options)
    result = _with_pictures(read(existing(options.folder)), options.folder)
    if result.findings:
        console.print(findings.findings_table(result.findings, words))
    counts = findings.findings_count(result.findings, words)
    folder = report.shown(options.folder)
    console.print(words.text("app.counted", folder=folder, counts=counts), markup=False)
    for path in _reports(result, options, words):
        told = words.text("app.report", file=report.shown(path))
        console.print(told, markup=False, soft_wrap=True)
    return 0 if result.ok else ContentError.exit_code


def _with_pictures(result: ReadResult, folder: Path) -> ReadResult:
    """Add what keeps pictures from being used; a build finds it out before it plans."""
    if result.edition is None:
        return result
    from content.model import Finding, Severity
    from layout.pictures.errors import PictureError
    from layout.pictures.info import inspect

    found: dict[Path, Finding] = {}
    known = {one.file for one in result.findings if one.severity is Severity.ERROR}
    edition = result.edition
    own = (edition.headline.picture,) if edition.headline.picture else ()
    for picture in (*own, *(p for a in edition.articles for p in (*a.pictures, *a.portraits))):
        try:
            inspect(picture)
        except PictureError as error:
            file = picture.file
            inside = file.is_relative_to(folder)
            name = printable(file.relative_to(folder).as_posix() if inside else file.name)
            if name not in known:  # missing, of another kind: the reader has told it
                found[file] = Finding(
                    severity=Severity.ERROR, rule="picture-unusable", file=name, told=error.told
                )
    return replace(result, findings=(*result.findings, *found.values()))


def _reports(result: ReadResult, options: CheckOptions, words: Words) -> list[Path]:
    """Write the reports that are asked for."""
    if not (options.json or options.sarif or options.html):
        return []
    from content.proofreading.place import sources_of
    from content.proofreading.reports import findings_html, findings_json, findings_sarif

    sources = sources_of(result.findings, options.folder)
    found = result.findings
    wanted: tuple[tuple[Path | None, Callable[[], bytes]], ...] = (
        (options.json, lambda: findings_json(found, sources, words)),
        (options.sarif, lambda: findings_sarif(found, sources, words)),
        (options.html, lambda: findings_html(found, result.edition, sources, words)),
    )
    written = []
    for path, make in wanted:
        if path is None:
            continue
        try:
            path.write_bytes(make())
        except OSError as error:
            raise ContentError("app.cannot-write", file=path, why=reason(error)) from error
        written.append(path)
    return written
