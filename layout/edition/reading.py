"""Reading an edition for the program: the content's own findings, those of its fonts and designs.

Input: an edition folder. Output: a `ReadResult` with all findings at once: what the reader found,
every character that no font has, and every banner, format and ink that the layout does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from content.checking.checks import figures_of
from content.model import Edition, FigureKind, Finding, Severity
from content.model.inks import DEFAULT
from content.reading.reader import ReadResult, read_edition
from content.source.findings import printable
from content.source.rules import Rule
from content.words import Message, message
from fonts import FontError, FontLibrary
from layout.judge.glyphs import missing_glyphs
from layout.judge.title_breaks import doubtful_breaks
from layout.page.designs import BANNERS, LOOK_NAMES, PROFILE_NAMES
from layout.page.errors import ContentError
from layout.page.formats import in_spreads
from layout.page.looks import dressed


def read(folder: Path) -> ReadResult:
    """Read and check an edition folder."""
    result = read_edition(folder)
    if result.edition is None:
        return result
    found = (
        *result.findings,
        *_of_designs(result.edition),
        *_of_kinds(result.edition),
        *_of_fonts(result.edition),
    )
    known = result.edition.look in LOOK_NAMES
    return ReadResult(dressed(result.edition) if known else result.edition, found)


def _of_designs(edition: Edition) -> Iterator[Finding]:
    """Yield what edition.yaml names and the layout does not have."""
    formats = [(f"fit.formats[{i}]", name) for i, name in enumerate(edition.fit.formats)]
    for field, name, known in (
        ("look", edition.look, LOOK_NAMES),
        ("banner", edition.banner, ("", *BANNERS)),
        *((field, name, PROFILE_NAMES) for field, name in (("profile", edition.profile), *formats)),
    ):
        if name not in known:
            yield Finding(
                severity=Severity.ERROR,
                rule="unknown-design",
                file="edition.yaml",
                field=field,
                told=message(
                    "page.no-design", name=printable(name), known=tuple(one for one in known if one)
                ),
            )
    if edition.spread and edition.profile in PROFILE_NAMES:
        try:
            in_spreads(edition)
        except ContentError as error:
            yield Finding(
                severity=Severity.ERROR,
                rule="unknown-design",
                file="edition.yaml",
                field="spread",
                told=error.told,
            )
    for name in edition.inks:
        if name not in DEFAULT:
            yield Finding(
                severity=Severity.WARNING,
                rule="unknown-design",
                file="edition.yaml",
                field=f"inks.{printable(name)}",
                told=message("page.no-ink", name=printable(name), inks=tuple(DEFAULT)),
            )


def _of_kinds(edition: Edition) -> Iterator[Finding]:
    """Yield what keeps a chart from being drawn, of kinds that the content's check knows not."""
    for figure in figures_of(edition):
        if isinstance(figure.kind, FigureKind):
            continue
        from charts.registry import kind_of

        problem = kind_of(figure.kind).check(figure)
        if problem:
            yield Finding(
                severity=Severity.ERROR,
                rule=Rule.FIGURE_SHAPE,
                line=figure.line,
                file=f"figures/{figure.id}.yaml",
                field="items",
                told=message("chart.unfit-kind", chart=printable(figure.title), problem=problem),
            )


def _of_fonts(edition: Edition) -> tuple[Finding, ...]:
    try:
        library = FontLibrary.shipped().with_extra(edition.fonts)
    except FontError as error:
        return (
            Finding(
                severity=Severity.ERROR,
                rule="font-unusable",
                file="edition.yaml",
                field="fonts",
                told=Message(error.code, error.values),
            ),
        )
    return (*missing_glyphs(edition, library), *doubtful_breaks(edition, library))
