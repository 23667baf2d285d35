"""Many editions at once: edition folders → the files of each, and what became of them.

Input: edition folders and what builds one (`layout.edition.build_one`). Output: `Summary`, a result
for each, also as JSON. Dask runs the builds: in processes of this machine, or on a cluster whose
scheduler is named (`distributed` must then be installed, and all its machines see the folders).
One bad edition does not stop the rest.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from layout.edition.build_one import Build, Result, short
from layout.page.errors import PressError

#: The table of all results in the folder of all editions.
SUMMARY = "summary.json"


@dataclass(frozen=True)
class Summary:
    """All results, in the order of the folders."""

    results: tuple[Result, ...]
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Tell whether every edition's files stand."""
        return all(result.good for result in self.results)

    def json(self) -> str:
        """Return the summary as JSON."""
        states = [result.state for result in self.results]
        counts = {state: states.count(state) for state in sorted(set(states))}
        stated = {
            "editions": len(self.results),
            "states": counts,
            "seconds": round(self.seconds, 2),
            "results": [asdict(result) for result in self.results],
        }
        return json.dumps(stated, ensure_ascii=False, indent=1) + "\n"

    def table(self) -> Table:
        """Return the summary as a table for the terminal."""
        table = Table(title=f"{len(self.results)} editions, {self.seconds:.1f} s")
        for head in ("edition", "state", "pages", "fill", "faults", "findings", "s", ""):
            table.add_column(head, justify="left" if head in ("edition", "state", "") else "right")
        for one in self.results:
            fill = f"{one.fill:.1f}%" if one.pages else ""
            table.add_row(
                one.edition or Path(one.folder).name, one.state, str(one.pages or ""), fill,
                str(one.faults), str(one.findings), f"{one.seconds:.1f}", one.why,
                style="" if one.good else "red",
            )  # fmt: skip
        return table


@dataclass
class _Bar:
    """A progress bar over editions; on no terminal, a line an edition."""

    console: Console
    total: int
    done: int = 0
    bar: Progress | None = None

    def step(self, result: Result) -> None:
        """Count one edition."""
        self.done += 1
        if self.bar is not None:
            self.bar.advance(self.bar.task_ids[0])
        if self.bar is None or not result.good:
            name = result.edition or Path(result.folder).name
            words = f"{self.done}/{self.total}  {name}: {result.state} {result.why}".rstrip()
            self.console.print(words, highlight=False, markup=False)


@contextmanager
def _progress(console: Console, total: int) -> Iterator[_Bar]:
    if not console.is_terminal:
        yield _Bar(console, total)
        return
    columns = TextColumn("Building"), BarColumn(32), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as bar:
        bar.add_task("Building", total=total)
        yield _Bar(console, total, bar=bar)


def build_many(
    folders: Sequence[Path],
    build_one: Callable[[Path], Result],
    *,
    console: Console | None = None,
    scheduler: str = "processes",
    workers: int | None = None,
    summary: Path | None = None,
) -> Summary:
    """Build editions side by side.

    Args:
        folders: edition folders.
        build_one: builds one and tells what became of it, e.g. `Build`; it can be pickled.
        console: where progress is shown.
        scheduler: processes, threads or sync (of Dask, here), or the address of a distributed
            scheduler, e.g. tcp://press:8786.
        workers: how many at once here; None: as many as there are cores.
        summary: file that the summary is written to as JSON.

    Raises:
        PressError: the distributed scheduler cannot be used.
    """
    started = time.perf_counter()
    console = console or Console(stderr=True)
    ordered = tuple(dict.fromkeys(Path(folder) for folder in folders))
    with _progress(console, len(ordered)) as bar:
        if "://" in scheduler:
            results = _on_cluster(ordered, build_one, scheduler, bar)
        else:
            results = _here(ordered, build_one, scheduler, workers, bar)
    made = Summary(tuple(results), time.perf_counter() - started)
    if summary is not None:
        summary.parent.mkdir(parents=True, exist_ok=True)
        summary.write_text(made.json(), encoding="utf-8")
    return made


def _here(
    folders: Sequence[Path], build_one: Callable[[Path], Result], scheduler: str,
    workers: int | None, bar: _Bar,
) -> list[Result]:  # fmt: skip
    from dask.base import compute
    from dask.callbacks import Callback
    from dask.delayed import delayed

    def count(key: Any, result: Any, *state: Any) -> None:
        if isinstance(result, Result):
            bar.step(result)

    tasks = [delayed(build_one, pure=False)(folder) for folder in folders]
    options: dict[str, Any] = {"num_workers": workers} if workers else {}
    if scheduler == "processes":
        options["chunksize"] = 1  # an edition takes seconds: no core shall wait for a batch
    with Callback(posttask=count):  # type: ignore[no-untyped-call] # dask has no types here
        results = compute(*tasks, scheduler=scheduler, **options)  # type: ignore[no-untyped-call]
    return list(results)


def _on_cluster(
    folders: Sequence[Path], build_one: Callable[[Path], Result], address: str, bar: _Bar
) -> list[Result]:
    try:
        from distributed import (  # type: ignore[import-not-found] # a choice
            Client,
            as_completed,
        )
    except ImportError:
        raise PressError(
            "a distributed scheduler needs the package distributed",
            "install it into .venv, or leave --scheduler out to build on this machine",
        ) from None
    with Client(address) as client:
        tasks = {client.submit(build_one, folder, pure=False): folder for folder in folders}
        found: dict[Path, Result] = {}
        for task in as_completed(tasks):
            folder = tasks[task]
            try:
                found[folder] = task.result()
            except Exception as error:  # a lost worker is that edition's failure
                found[folder] = Result(str(folder), why=short(f"{type(error).__name__}: {error}"))
            bar.step(found[folder])
    return [found[folder] for folder in folders]


__all__ = ["SUMMARY", "Build", "Result", "Summary", "build_many"]
