"""Many editions at once: edition folders → the files of each, and what became of them.

Input: edition folders and what builds one (`layout.edition.build_one`). Output: `Summary`, a result
for each, also as JSON. Dask runs the builds: in processes of this machine, or on a cluster whose
scheduler is named (`distributed` must then be installed, and all its machines see the folders).
One bad edition does not stop the rest.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

from content.keeping import write_more
from content.words import Language, Words
from layout.edition.build_one import Build, Result
from layout.edition.outcome import Refusal
from layout.page.errors import PressError

#: The table of all results in the folder of all editions.
SUMMARY = "summary.json"


CHINESE = Words(Language.ZH)


@dataclass(frozen=True)
class Summary:
    """All results, in the order of the folders."""

    results: tuple[Result, ...]
    seconds: float = 0.0

    @property
    def ok(self) -> bool:
        """Tell whether every edition's files stand."""
        return all(result.good for result in self.results)

    def json(self, words: Words) -> str:
        """Return the summary as JSON, its reasons in a language."""
        states = [result.state for result in self.results]
        counts = {state: states.count(state) for state in sorted(set(states))}
        stated = {
            "editions": len(self.results),
            "states": counts,
            "seconds": round(self.seconds, 2),
            "results": [_stated(result, words) for result in self.results],
        }
        return json.dumps(stated, ensure_ascii=False, indent=1) + "\n"


def _stated(result: Result, words: Words) -> dict[str, object]:
    """Return a result for JSON; `code`, `why` and `remedy` are empty where the files stand."""
    told = result.told
    plain = {field.name: getattr(result, field.name) for field in fields(result)}
    del plain["told"]
    why, remedy = words.say(told) if told else ("", "")
    return {**plain, "code": told.code if told else "", "why": why, "remedy": remedy}


def build_batch(
    folders: Sequence[Path],
    build_one: Callable[[Path], Result],
    *,
    told: Callable[[Result], None] = lambda result: None,
    scheduler: str = "processes",
    workers: int | None = None,
    summary: Path | None = None,
    words: Words = CHINESE,
) -> Summary:
    """Build editions side by side.

    Args:
        folders: edition folders.
        build_one: builds one and tells what became of it, e.g. `Build`; it can be pickled.
        told: given each result as it comes.
        scheduler: processes, threads or sync (of Dask, here), or the address of a distributed
            scheduler, e.g. tcp://press:8786.
        workers: how many at once here; None: as many as there are cores.
        summary: file that the summary is written to as JSON.
        words: the language of the summary's reasons.

    Raises:
        PressError: the distributed scheduler cannot be used.
    """
    started = time.perf_counter()
    ordered = tuple(dict.fromkeys(Path(folder) for folder in folders))
    if "://" in scheduler:
        results = _on_cluster(ordered, build_one, scheduler, told)
    else:
        results = _here(ordered, build_one, scheduler, workers, told)
    made = Summary(tuple(results), time.perf_counter() - started)
    if summary is not None:
        data = made.json(words).encode("utf-8")
        write_more(summary.parent, {summary.name: data}, aside=True)
    return made


def _here(
    folders: Sequence[Path],
    build_one: Callable[[Path], Result],
    scheduler: str,
    workers: int | None,
    told: Callable[[Result], None],
) -> list[Result]:
    from dask.base import compute
    from dask.callbacks import Callback
    from dask.delayed import delayed

    def count(key: object, result: object, *state: object) -> None:
        if isinstance(result, Result):
            told(result)

    tasks = [delayed(build_one, pure=False)(folder) for folder in folders]
    options: dict[str, int] = {"num_workers": workers} if workers else {}
    if scheduler == "processes":
        options["chunksize"] = 1  # an edition takes seconds: no core shall wait for a batch
    with Callback(posttask=count):  # type: ignore[no-untyped-call] # dask has no types here
        results = compute(*tasks, scheduler=scheduler, **options)  # type: ignore[no-untyped-call]
    return list(results)


def _on_cluster(
    folders: Sequence[Path],
    build_one: Callable[[Path], Result],
    address: str,
    told: Callable[[Result], None],
) -> list[Result]:
    try:
        from distributed import (  # type: ignore[import-not-found] # a choice
            Client,
            as_completed,
        )
    except ImportError:
        raise PressError("edition.no-distributed") from None
    with Client(address) as client:
        tasks = {client.submit(build_one, folder, pure=False): folder for folder in folders}
        found: dict[Path, Result] = {}
        for task in as_completed(tasks):
            folder = tasks[task]
            try:
                found[folder] = task.result()
            except Exception as error:  # a lost worker is that edition's failure
                found[folder] = Result(str(folder)).refused(Refusal.of(error))
            told(found[folder])
    return [found[folder] for folder in folders]


__all__ = ["SUMMARY", "Build", "Result", "Summary", "build_batch"]
