"""Reports: what was found and made → tables and lines for the terminal (rich).

Nothing is decided here. Words of the edition are never read as markup.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich import box
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from content.model import Finding, Severity
from content.words import Language, Said, say
from layout.app.colours import COLOURS
from layout.edition.kinds import Kind

if TYPE_CHECKING:  # heavy, and only named here
    from layout.edition.make import Built
    from layout.edition.outcome import Outcome, Refusal
    from layout.edition.outputs import Made
    from layout.judge.audit import Fault
    from layout.judge.preflight import Report as PreflightReport
#: Width of tables where the output is no terminal: places and rules stay on one line.
PLAIN_WIDTH = 180
#: How the program is started from its folder, as it is to be typed.
PROGRAM = ".venv/bin/python build_pdf.py"
#: Narrower than this, a table of findings would cut their words.
NARROW = 130


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


def console(*, stderr: bool = False) -> Console:
    """Return a console that does not colour numbers and knows its width when it is a file."""
    made = Console(stderr=stderr, highlight=False)
    if not made.is_terminal:
        made = Console(stderr=stderr, highlight=False, width=PLAIN_WIDTH)
    return made


@dataclass(frozen=True, slots=True)
class _Findings:
    """Findings as a table; in a narrow terminal as lines, so that none of their words is lost."""

    findings: tuple[Finding, ...]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Return the form that the width allows."""
        yield _table(self.findings) if options.max_width >= NARROW else _lines(self.findings)


def findings_table(findings: Iterable[Finding]) -> RenderableType:
    """Return all findings: severity, file:line, field, rule, message, remedy."""
    return _Findings(tuple(findings))


def _table(findings: Iterable[Finding]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("", "where", "field", "rule"):
        table.add_column(name, no_wrap=True)
    table.add_column("what is wrong", ratio=3, overflow="fold")
    table.add_column("remedy", ratio=2, overflow="fold")
    for finding in findings:
        table.add_row(
            _grade(finding),
            *map(Text, (_place(finding), finding.field, finding.rule, finding.message)),
            Text(finding.accepted or finding.remedy),
        )
    return table


def _lines(findings: Iterable[Finding]) -> Text:
    lines = Text("", overflow="fold")
    for finding in findings:
        where = " ".join(filter(None, (_place(finding), finding.field, f"[{finding.rule}]")))
        lines.append_text(_grade(finding)).append(f" {where}\n  {finding.message}\n")
        if remedy := finding.accepted or finding.remedy:
            lines.append(f"  → {remedy}\n")
    return lines


def _grade(finding: Finding) -> Text:
    if finding.accepted:
        return Text("accepted", "dim")
    return Text(finding.severity.value, COLOURS[finding.severity])


def _place(finding: Finding) -> str:
    return f"{finding.file}:{finding.line}" if finding.line else finding.file


def findings_count(findings: Sequence[Finding]) -> str:
    """Return e.g. "2 errors, 1 warning", or "nothing found"."""
    counts = {
        severity: sum(f.severity is severity and not f.accepted for f in findings)
        for severity in Severity
    }  # fmt: skip
    parts = [_count(number, severity.value) for severity, number in counts.items() if number]
    accepted = sum(bool(finding.accepted) for finding in findings)
    parts += [f"{accepted} accepted"] if accepted else []
    return ", ".join(parts) or "nothing found"


def faults_table(errors: Sequence[Fault], warnings: Sequence[Fault]) -> Table:
    """Return the faults that the audit of the finished page found."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for name in ("", "fault", "page", "at (mm)", "measure"):
        table.add_column(name, no_wrap=True)
    table.add_column("detail")
    rows = [(Severity.ERROR, f) for f in errors] + [(Severity.WARNING, f) for f in warnings]
    for severity, fault in rows:
        table.add_row(
            Text(severity.value, COLOURS[severity]),
            fault.code.value,
            str(fault.page or ""),
            f"{fault.x_mm:.0f}, {fault.y_mm:.0f}" if fault.page else "",
            say(fault.size, Language.ZH).text,
            Text(say(fault.told, Language.ZH).text),
        )
    return table


def notice(words: str, severity: Severity = Severity.WARNING) -> Text:
    """Return one line that a user should see though nothing failed."""
    label = "note" if severity is Severity.HINT else severity.value
    return Text.assemble((f"{label}: ", COLOURS[severity]), words)


def show_found(outcome: Outcome, console: Console) -> None:
    """Show what was found on the pages and in the press file, and what a draft passes over."""
    verdict = outcome.verdict
    if verdict is not None and (verdict.errors or verdict.warnings):
        console.print(faults_table(verdict.errors, verdict.warnings))
    for one in outcome.pictures:
        console.print(notice(f"{one.thing}: {one.message}", one.severity))
    if outcome.preflight is not None and outcome.preflight.faults:
        from layout.app.preflight_table import faults_table as preflight_table

        console.print(preflight_table(outcome.preflight))
    for note in outcome.notes:
        console.print(notice(say(note, Language.ZH).text))


def show_refusal(refusal: Refusal, console: Console, *, debug: bool) -> None:
    """Show why there are no files, with the error behind it where somebody looks for it."""
    console.print(error_lines(say(refusal.told, Language.ZH)), soft_wrap=True)
    if debug and refusal.cause is not None:
        console.print("".join(traceback.format_exception(refusal.cause)), markup=False)


def error_lines(said: Said) -> Text:
    """Return what is wrong and what to do about it, in lines."""
    text = Text.assemble(("error: ", "bold red"), said.text)
    if said.remedy:
        text.append("\nremedy: ", "bold green").append(said.remedy)
    return text


def summary(delivery: Delivery) -> RenderableType:
    """Return the table that ends a build: what was made of what, how long it took, the files."""
    built, pages = delivery.built, delivery.built.audit.pages
    grid = built.plan.grid
    blocks = [block for page in built.placed.pages for block in page.blocks]
    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold")
    table.add_column()
    trim = "{:g} × {:g} mm".format(*grid.profile.trim_mm)
    columns = f"{grid.columns} columns × {grid.rows} rows"
    rows = {
        "edition": built.placed.edition.id,
        "pages": str(len(built.placed.pages)),
        "format": f"{grid.profile.title} ({grid.profile.name}), {trim}, {columns}",
        "body size": f"{grid.body:g} pt",
        "fill": ", ".join(f"{page.fill_percent:g} %" for page in pages),
        "lines": f"{sum(page.lines for page in pages):,}",
        "characters": f"{sum(page.chars for page in pages):,}",
        "pictures": str(sum(len(block.pictures) for block in blocks)),
        "charts": str(sum(len(block.figures) for block in blocks)),
        "time": _times(delivery.timings),
    }
    for name, words in rows.items():
        table.add_row(name, Text(words))
    if delivery.made.preflight is not None:
        table.add_row("preflight", _preflight(delivery.made.preflight))
    for kind, files in delivery.made.files.items():
        table.add_row(kind.value, Text("\n".join(_listed(kind, files, delivery.folder))))
    return Group(Text(), table)


def _listed(kind: Kind, files: Mapping[str, bytes], folder: Path) -> Iterator[str]:
    """Yield a line for each file of a kind; for web pages one line in all."""
    if kind is Kind.WEB:
        size = _size(sum(map(len, files.values())))
        yield f"{shown(folder / 'web' / 'index.html')}  {len(files)} files, {size}"
        return
    for name, data in files.items():
        yield f"{shown(folder / name)}  {_size(len(data))}"


def _preflight(report: PreflightReport) -> Text:
    facts = report.facts
    ink = "not measured" if facts.most_ink is None else f"{facts.most_ink:.0f} %"
    verdict = Text("passed", "green") if report.ok else Text("failed", "red")
    return verdict.append(f", {facts.standard}, {len(report.checks)} checks, most ink {ink}", "")


def removed(names: Sequence[str]) -> tuple[str, ...]:
    """Return the note about files of an earlier delivery that were removed."""
    if not names:
        return ()
    some = ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
    return (f"removed {_count(len(names), 'file')} of an earlier build: {some}",)


def what_next(source: Path, folder: Path, made: Made) -> Text:
    """Return what a user may do next."""
    first = next((name for kind in OPENED for name in _of_kind(made, kind)), "")
    return Text(
        f"\nNext: open {shown(folder / first)}\n"
        f"      change {shown(source)}/ and build again: {PROGRAM} build {shown(source)}\n"
        f"      see it as you write: {PROGRAM} serve {shown(source)}\n"
        f"      check it alone: {PROGRAM} check {shown(source)}"
    )


#: The kinds of which a user is told to open the first file, in this order.
OPENED = (Kind.DOWNLOAD, Kind.PRESS, Kind.PROOF, Kind.WEB, Kind.PREVIEWS, Kind.SHEET, Kind.SPREADS)


def _of_kind(made: Made, kind: Kind) -> Sequence[str]:
    """Return the names of a kind's files; of web pages their first page."""
    if kind is Kind.WEB and kind in made.files:
        return ("web/index.html",)
    return tuple(made.files.get(kind, ()))


def shown(path: Path) -> str:
    """Return a path as it is shortest from here."""
    absolute, here = path.resolve(), Path.cwd()
    return str(absolute.relative_to(here) if absolute.is_relative_to(here) else absolute)


def _times(timings: Mapping[str, float]) -> str:
    parts = [f"{name} {seconds:.2f}" for name, seconds in timings.items() if name != "total"]
    return f"{timings['total']:.2f} s ({', '.join(parts)})"


def _size(count: int) -> str:
    kilobytes = count / 1000
    return f"{kilobytes / 1000:.1f} MB" if kilobytes >= 1000 else f"{kilobytes:.0f} kB"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
