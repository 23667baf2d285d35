"""A batch on the terminal: results as they come → a bar or lines; all of them → a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from content.words import Language, say
from layout.edition.batch import Summary
from layout.edition.build_one import Result

#: Characters of a reason in the table; the summary file has all of it.
MOST_WORDS = 160


@contextmanager
def telling(console: Console, total: int) -> Iterator[Callable[[Result], None]]:
    """Yield what is to be told each result: a bar moves; on no terminal, a line an edition."""
    if not console.is_terminal:
        yield _counting(console, total, lambda: None, every=True)
        return
    columns = TextColumn("Building"), BarColumn(32), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("Building", total=total)
        yield _counting(console, total, lambda: bar.advance(task), every=False)


def _counting(
    console: Console, total: int, advance: Callable[[], None], *, every: bool
) -> Callable[[Result], None]:
    done = 0

    def told(result: Result) -> None:
        nonlocal done
        done += 1
        advance()
        if every or not result.good:
            words = f"{done}/{total}  {_name(result)}: {result.state} {_why(result)}".rstrip()
            console.print(words, highlight=False, markup=False)

    return told


def summary_table(summary: Summary) -> Table:
    """Return all results as a table."""
    table = Table(title=f"{len(summary.results)} editions, {summary.seconds:.1f} s")
    for head in ("edition", "state", "pages", "fill", "faults", "findings", "s", ""):
        table.add_column(head, justify="left" if head in ("edition", "state", "") else "right")
    for one in summary.results:
        table.add_row(
            _name(one),
            one.state,
            str(one.pages or ""),
            f"{one.fill:.1f}%" if one.pages else "",
            str(one.faults),
            str(one.findings),
            f"{one.seconds:.1f}",
            _why(one),
            style="" if one.good else "red",
        )
    return table


def short(words: str) -> str:
    """Return words in one line that fits a table."""
    line = " ".join(words.split())
    return line if len(line) <= MOST_WORDS else f"{line[: MOST_WORDS - 1]}…"


def _name(result: Result) -> str:
    return result.edition or Path(result.folder).name


def _why(result: Result) -> str:
    return short(say(result.told, Language.ZH).text) if result.told else ""
