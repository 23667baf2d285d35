"""Progress: names of stages as they begin → a display on the terminal, and the seconds of each.

On a terminal one live line; elsewhere one plain line a stage, so that logs can be read.
"""

from __future__ import annotations

import time
from collections.abc import Collection
from contextlib import AbstractContextManager
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from content.words import Words
from layout.edition.kinds import FROM_PRESS, Kind

#: The stages in their order; what they are called has the catalogue (`stage.load` …).
STAGES = (
    "load",
    "read",
    "fonts",
    "plan",
    "charts",
    "pictures",
    "html",
    "pdf",
    "audit",
    "previews",
    "web",
    "proof",
    "press",
    "preflight",
    "write",
)
#: The stages that only some kinds of output need.
ONLY_FOR = {
    "previews": {Kind.PREVIEWS, Kind.WEB},
    "web": {Kind.WEB},
    "proof": {Kind.PROOF},
    "press": FROM_PRESS,
    "preflight": FROM_PRESS,
}


def stages_of(kinds: Collection[Kind]) -> tuple[str, ...]:
    """Return the stages that these kinds of output go through."""
    return tuple(name for name in STAGES if name not in ONLY_FOR or ONLY_FOR[name] & set(kinds))


class Stages(AbstractContextManager["Stages"]):
    """Follows the stages of a build; use it as a context and call `step` as each one begins."""

    def __init__(
        self,
        console: Console,
        words: Words,
        started: float | None = None,
        kinds: Collection[Kind] = (),
    ) -> None:
        """Begin the first stage ("load").

        Args:
            console: where progress is shown.
            words: in which language.
            started: `time.perf_counter()` when the program began.
            kinds: what is made: the stages that make other kinds are not counted.
        """
        self.console, self.words = console, words
        self.started = time.perf_counter() if started is None else started
        self.timings: dict[str, float] = {}
        self._name, self._since = "load", self.started
        self._bar: Progress | None = None
        if console.is_terminal:
            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                BarColumn(24),
                TimeElapsedColumn(),
                console=console,
                transient=True,
                refresh_per_second=8,
            )
            self._task = self._bar.add_task(words.text("stage.load"), total=len(stages_of(kinds)))
            self._seen = {"load"}

    def step(self, name: str) -> None:
        """End the running stage and begin another; a stage may come again."""
        self._end()
        self._name = name
        words = self.words.text(f"stage.{name}")
        if self._bar is None:
            self.console.print(f"{self._since - self.started:6.2f} s  {words}", highlight=False)
            return
        self._seen.add(name)
        self._bar.update(self._task, description=words, completed=len(self._seen) - 1)

    def done(self) -> dict[str, float]:
        """End the last stage; return seconds by stage, with the `total` since the program began."""
        self._end()
        return {**self.timings, "total": self._since - self.started}

    def __enter__(self) -> Stages:
        """Show the display."""
        if self._bar is not None:
            self._bar.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the display away."""
        if self._bar is not None:
            self._bar.stop()

    def _end(self) -> None:
        now = time.perf_counter()
        self.timings[self._name] = self.timings.get(self._name, 0.0) + now - self._since
        self._since = now
