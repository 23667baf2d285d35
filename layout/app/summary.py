"""The end of a build: what was made → a table, the notes, and what may be done next.

Input: what was delivered, and the language. Output: what the terminal shows (rich).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from content.words import Words, message
from layout.app.report import PROGRAM, shown
from layout.edition.kinds import Kind, is_more

if TYPE_CHECKING:  # heavy, and only named here
    from layout.edition.make import Built
    from layout.edition.outcome import Outcome
    from layout.edition.outputs import Made
    from layout.judge.preflight import Report as PreflightReport

#: Names of removed files that are told; of more, only how many.
MOST_NAMES = 3


@dataclass(frozen=True)
class Delivery:
    """A delivered outcome: the seconds by stage and the files' folder."""

    outcome: Outcome
    timings: Mapping[str, float]
    folder: Path

    @property
    def built(self) -> Built:
        """The pages."""
        assert self.outcome.built is not None
        return self.outcome.built

    @property
    def made(self) -> Made:
        """The files by kind."""
        assert self.outcome.made is not None
        return self.outcome.made


def summary(delivery: Delivery, words: Words) -> RenderableType:
    """Return the table that ends a build: what was made of what, how long it took, the files."""
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold")
    table.add_column()
    for code, figure in _figures(delivery, words):
        table.add_row(words.text(code), Text(figure))
    if delivery.made.preflight is not None:
        passed = _preflight(delivery.made.preflight, words)
        table.add_row(words.text("app.left-preflight"), passed)
    for kind, files in delivery.made.files.items():
        listed = "\n".join(_listed(kind, files, delivery.folder, words))
        table.add_row(kind.value, Text(listed))
    return Group(Text(), table)


def _figures(delivery: Delivery, words: Words) -> Iterator[tuple[str, str]]:
    """Yield the code of a name, and the figure."""
    built, pages = delivery.built, delivery.built.audit.pages
    grid = built.plan.grid
    blocks = [block for page in built.placed.pages for block in page.blocks]
    width, height = grid.profile.trim_mm
    yield "app.left-edition", built.placed.edition.id
    yield "app.left-pages", str(len(built.placed.pages))
    yield (
        "app.left-format",
        words.text(
            "app.format",
            title=grid.profile.title,
            name=grid.profile.name,
            width_mm=width,
            height_mm=height,
            columns=grid.columns,
            rows=grid.rows,
        ),
    )
    yield "app.left-body", words.text("app.body", pt=grid.body)
    fill = tuple(message("app.percent", percent=page.fill_percent) for page in pages)
    yield "app.left-fill", words.shown(fill)
    yield "app.left-lines", f"{sum(page.lines for page in pages):,}"
    yield "app.left-characters", f"{sum(page.chars for page in pages):,}"
    yield "app.left-pictures", str(sum(len(block.pictures) for block in blocks))
    yield "app.left-charts", str(sum(len(block.figures) for block in blocks))
    yield "app.left-time", _times(delivery.timings, words)


def _listed(kind: Kind, files: Mapping[str, bytes], folder: Path, words: Words) -> Iterator[str]:
    """Yield a line for each file of a kind; for web pages one line in all."""
    if kind is Kind.WEB:
        size = _size(sum(map(len, files.values())))
        index = shown(folder / "web" / "index.html")
        yield words.text("app.web-files", index=index, files=len(files), size=size)
        return
    for name, data in files.items():
        yield f"{shown(folder / name)}  {_size(len(data))}"


def _preflight(report: PreflightReport, words: Words) -> Text:
    facts = report.facts
    ink = message("app.ink-unmeasured")
    if facts.most_ink is not None:
        ink = message("app.ink", percent=facts.most_ink)
    verdict = ("app.passed", "green") if report.ok else ("app.failed", "red")
    figures = words.text(
        "app.preflight", standard=facts.standard, checks=len(report.checks), ink=ink
    )
    return Text(words.text(verdict[0]), verdict[1]).append(figures, "")


def removed(names: Sequence[str], words: Words) -> tuple[str, ...]:
    """Return the note about files of an earlier delivery that were removed."""
    if not names:
        return ()
    code = "app.removed-more" if len(names) > MOST_NAMES else "app.removed"
    return (words.text(code, count=len(names), names=tuple(names[:MOST_NAMES])),)


def what_next(source: Path, folder: Path, made: Made, words: Words) -> Text:
    """Return what a user may do next."""
    first = next((name for kind in OPENED for name in _of_kind(made, kind)), "")
    file = shown(folder / first)
    return Text(words.text("app.next", file=file, source=shown(source), program=PROGRAM))


#: The kinds of which a user is told to open the first file, in this order.
OPENED = (
    Kind.DOWNLOAD,
    Kind.PRESS,
    Kind.PROOF,
    Kind.WEB,
    Kind.PREVIEWS,
    Kind.SHEET,
    Kind.SPREADS,
    *filter(is_more, Kind),
)


def _of_kind(made: Made, kind: Kind) -> Sequence[str]:
    """Return the names of a kind's files; of web pages their first page."""
    if kind is Kind.WEB and kind in made.files:
        return ("web/index.html",)
    return tuple(made.files.get(kind, ()))


def _times(timings: Mapping[str, float], words: Words) -> str:
    stages = tuple(
        message("app.stage-time", stage=message(f"stage.{name}"), seconds=seconds)
        for name, seconds in timings.items()
        if name != "total"
    )
    return words.text("app.times", total_s=timings["total"], stages=stages)


def _size(count: int) -> str:
    kilobytes = count / 1000
    return f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{kilobytes:.0f} kB"
