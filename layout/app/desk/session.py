"""The session: an edition folder, again and again → states.

One thread builds. Each change asks for a build; one that is overtaken by the next change is
dropped. The stages are those of a build (`layout.edition.reading`, `make`), so that the
last state shows the page that a build would deliver, or why it would deliver none.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from charts import ChartError
from content.model import Edition
from fonts import FontError
from layout.app.desk import state as states
from layout.app.desk import words
from layout.app.desk.state import Phase, State, Trouble
from layout.app.desk.studio import Studio
from layout.edition.make import Laid, make
from layout.edition.reading import read
from layout.judge.verdict import judge
from layout.page.errors import ContentError

#: Builds dropped one after another; the next one is finished, however much is typed meanwhile.
MOST_DROPPED = 3

Publish = Callable[[State, bytes | None], None]


class Overtaken(Exception):  # noqa: N818  no error: something newer is to be built
    """The content has changed again, or the session ends."""


class Session:
    """Builds an edition folder whenever it is told that something has changed."""

    def __init__(
        self, folder: Path, profile: str | None, publish: Publish, console: Console
    ) -> None:
        """Start the studio.

        Args:
            folder: the edition.
            profile: page format instead of what the edition says; None: as it says.
            publish: given each new state, and the PDF where one is finished.
            console: told of each build in a line.
        """
        self._folder, self._profile = folder, profile
        self._publish, self._console = publish, console
        self._state = State()
        self._good: tuple[states.PageView, ...] = ()
        self._wanted, self._building, self._dropped = 0, 0, 0
        self._awake = threading.Event()
        self._stopped = False
        self.studio = Studio(self.check)

    def changed(self) -> None:
        """Ask for a build; may be called from any thread."""
        self._wanted += 1
        self._awake.set()

    def stop(self) -> None:
        """End `run` soon and the studio's helpers with it."""
        self._stopped = True
        self._awake.set()

    def check(self) -> None:
        """Raise Overtaken where the running build is no longer wanted."""
        if self._stopped or (self._wanted != self._building and self._dropped < MOST_DROPPED):
            raise Overtaken

    def run(self) -> None:
        """Build whenever something has changed, until the session is stopped."""
        while True:
            self._awake.wait()
            self._awake.clear()
            if self._stopped:
                return
            self._building = self._wanted
            try:
                self._build()
                self._dropped = 0
            except Overtaken:
                self._dropped += 1
                self._awake.set()

    def _build(self) -> None:
        started = time.perf_counter()
        self._step("read")
        result = read(self._folder)
        found = states.found(result.findings)
        if result.edition is None or not result.ok:
            count = sum(item.severity == "error" for item in found)
            trouble = Trouble(words.TROUBLES["content"], words.errors(count), words.CORRECT)
            self._end(Phase.CONTENT, trouble, found)
            return
        try:
            self._lay_out(self._in_format(result.edition), found, started)
        except Overtaken:
            raise
        except Exception as error:
            known = ContentError(str(error)) if isinstance(error, ChartError | FontError) else error
            self._end(*states.trouble(known), found)

    def _lay_out(self, edition: Edition, found: tuple[states.Item, ...], started: float) -> None:
        seen = [0.0]

        def show(laid: Laid) -> None:
            shots = self.studio.pages(laid)
            seen[0] = seen[0] or time.perf_counter() - started
            self._show(
                title=edition.headline.title, about=states.about(edition, laid),
                pages=states.pages(laid, shots), stale=False, findings=found, trouble=None,
                at=f"{dt.datetime.now():%H:%M:%S}",
            )  # fmt: skip

        built = make(
            edition,
            step=self._step,
            submit=self.studio.submit,
            meanwhile=show,
            memory=self.studio.memory(edition),
        )
        pages = states.pages(built.laid, self.studio.pages(built.laid))
        shown = {page.name: page for page in self._state.pages}
        pages = tuple(  # where the page has stayed, what has changed on it has too
            replace(
                page,
                changed=shown[page.name].changed if page.name in shown else page.changed,
                fill=figures.fill_percent,
            )
            for page, figures in zip(pages, built.audit.pages, strict=True)
        )
        faults = states.faults(built)
        good = judge(built.audit).good and not any(f.severity == "error" for f in faults)
        total = time.perf_counter() - started
        self._good = pages
        self._show(
            built.pdf, phase=Phase.GOOD if good else Phase.FAULTY, stage="", pages=pages,
            about=states.about(edition, built.laid), faults=faults,
            notes=tuple(map(words.said, built.plan.notes)),
            timings=states.timings(built.timings, seen[0], total),
        )  # fmt: skip
        said = "good" if good else "has faults: a build would refuse it"
        self._say(f"page after {seen[0]:.2f} s, audited after {total:.2f} s: {said}")

    def _in_format(self, edition: Edition) -> Edition:
        if self._profile is None:
            return edition
        fit = edition.fit.model_copy(update={"formats": (self._profile,)})
        return edition.model_copy(update={"profile": self._profile, "fit": fit})

    def _step(self, name: str) -> None:
        """Name the stage that begins; end here where the build is overtaken."""
        self.check()
        self._state = replace(self._state, phase=Phase.BUILDING, stage=words.STAGES.get(name, name))
        self._publish(self._state, None)

    def _show(self, pdf: bytes | None = None, **changes: object) -> None:
        number = self._state.number + 1
        self._state = replace(self._state, number=number, **changes)  # type: ignore[arg-type]
        self._publish(self._state, pdf)

    def _end(self, phase: Phase, trouble: Trouble, found: tuple[states.Item, ...]) -> None:
        """Show why there is no new page, beside the last good one."""
        self._show(
            phase=phase, stage="", pages=self._good, stale=bool(self._good), findings=found,
            faults=(), trouble=trouble,
        )  # fmt: skip
        count = sum(item.severity == "error" for item in found)
        self._say(f"no new page: {f'{count} content error(s)' if count else phase.value}")

    def _say(self, line: str) -> None:
        self._console.print(f"{dt.datetime.now():%H:%M:%S}  {line}", markup=False, soft_wrap=True)
