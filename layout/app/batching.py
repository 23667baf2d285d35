"""A batch on the terminal: results as they come → a bar or lines; all of them → a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from content.words import Message, Words
from layout.edition.batch import Summary
from layout.edition.build_one import Result

#: Characters of a reason in the table; the summary file has all of it.
MOST_WORDS = 160
#: What the states of a result are called.
STATES = {
    "built": Message("app.built"),
    "unchanged": Message("app.unchanged"),
    "refused": Message("app.refused"),
    "failed": Message("app.broken"),
}
LEFT = ("app.left-edition", "app.batch-state")
HEADS = (
    *LEFT,
    "app.batch-pages",
    "app.batch-fill",
    "app.batch-faults",
    "app.batch-findings",
    "app.batch-seconds",
)


@contextmanager
def telling(console: Console, total: int, words: Words) -> Iterator[Callable[[Result], None]]:
    """Yield what is to be told each result: a bar moves; on no terminal, a line an edition."""
    if not console.is_terminal:
        yield _counting(console, total, words, lambda: None, every=True)
        return
    columns = (
        TextColumn(words.text("app.batch-building")),
        BarColumn(32),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=total)
        yield _counting(console, total, words, lambda: bar.advance(task), every=False)


def _counting(
    console: Console, total: int, words: Words, advance: Callable[[], None], *, every: bool
) -> Callable[[Result], None]:
    done = 0

    def told(result: Result) -> None:
        nonlocal done
        done += 1
        advance()
        if every or not result.good:
            line = words.text(
                "app.batch-line",
                done=done,
                total=total,
                edition=_name(result),
                state=STATES[result.state],
                why=_why(result, words),
            )
            console.print(line.rstrip(), highlight=False, markup=False)

    return told


def summary_table(summary: Summary, words: Words) -> Table:
    """Return all results as a table."""
    title = words.text("app.batch-title", editions=len(summary.results), seconds=summary.seconds)
    table = Table(title=title)
    for head in HEADS:
        table.add_column(words.text(head), justify="left" if head in LEFT else "right")
    table.add_column()
    for one in summary.results:
        table.add_row(
            _name(one),
            words.text(STATES[one.state]),
            str(one.pages or ""),
            f"{one.fill:.1f}%" if one.pages else "",
            str(one.faults),
            str(one.findings),
            f"{one.seconds:.1f}",
            _why(one, words),
            style="" if one.good else "red",
        )
    return table


def short(words: str) -> str:
    """Return words in one line that fits a table."""
    line = " ".join(words.split())
    return line if len(line) <= MOST_WORDS else f"{line[: MOST_WORDS - 1]}…"


def _name(result: Result) -> str:
    return result.edition or Path(result.folder).name


def _why(result: Result, words: Words) -> str:
    return short(words.text(result.told)) if result.told else ""
