"""The session: an edition folder, again and again → states.

One thread builds. Each change asks for a build; one that is overtaken by the next change is
dropped. It is the conductor that builds (`layout.edition.conductor`), as for the command `build`:
the last state shows the page that would be delivered, or why there would be none.
"""

from __future__ import annotations

import datetime as dt
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from rich.console import Console

from content.editing.draft import Draft
from content.words import Language, Message, Words, message
from layout.app.desk import state as states
from layout.app.desk.kept import KeptPages
from layout.app.desk.naming import called
from layout.app.desk.state import Phase, State
from layout.app.desk.studio import Studio
from layout.app.desk.wished import stood
from layout.edition import gate
from layout.edition.conductor import Ended, Observer, conduct
from layout.edition.helper import give_back
from layout.edition.make import Built, Laid
from layout.edition.order import Order
from layout.edition.outcome import Outcome, Refusal, failed
from layout.page.errors import ContentError

CHINESE = Words(Language.ZH)
#: Builds dropped one after another; the next one is finished, however much is typed meanwhile.
MOST_DROPPED = 3

Publish = Callable[[State, bytes | None], None]


class Overtaken(Ended):
    """The content has changed again, or the session ends."""


class Session:
    """Builds an edition folder whenever it is told that something has changed."""

    def __init__(
        self, order: Order, publish: Publish, console: Console, words: Words = CHINESE
    ) -> None:
        """Start the studio.

        Args:
            order: the edition, and what would be built of it.
            publish: given each new state, and the PDF where one is finished.
            console: told of each build in a line.
            words: the language of the states and of these lines.
        """
        self.order = replace(order, glimpse=True)  # also what is being mended is looked at
        self._publish, self._console, self._words = publish, console, words
        self._state = State()
        self._good: tuple[states.PageView, ...] = ()
        self._wanted, self._building, self._dropped = 0, 0, 0
        self._awake = threading.Event()
        self._stopped = False
        self._called: Mapping[str, str] | None = None
        self._kept = KeptPages()
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
        started, self._called = time.perf_counter(), None
        shown = _Shown(self, started)
        try:
            outcome = conduct(
                self.order,
                shown,
                submit=self.studio.submit,
                memory=self.studio.memory,
                kept=self._kept.of(self.order),
            )
        except Overtaken:
            raise
        except Exception as error:  # what was found till then can be mended
            outcome = replace(failed(self.order, error), findings=shown.read_of.findings)
        found = self.found(outcome)
        if outcome.built is None:
            assert outcome.refusal is not None
            self._end(outcome.refusal, found)
        else:
            self._kept.keep(outcome.built)
            self._finished(outcome, outcome.built, shown, started)
        give_back()  # all is shown: nobody waits

    def found(self, outcome: Outcome) -> tuple[states.Item, ...]:
        """Return what was found in the content, in words."""
        return states.found(outcome.findings, self._words, self._names())

    def _names(self) -> Mapping[str, str]:
        """Return what the folder's pictures are called, as the build that runs has it."""
        if self._called is None:
            self._called = called(Draft(self.order.folder), self._words)
        return self._called

    def laid(
        self, laid: Laid, found: tuple[states.Item, ...], glimpsed: tuple[states.PageView, ...]
    ) -> tuple[states.PageView, ...]:
        """Show the new pages, before their PDF is there; return them.

        Args:
            laid: the pages.
            found: what was found in the content.
            glimpsed: the pages as they were shown before all was planned.
        """
        edition, pages = laid.placed.edition, _with_marks(self._drawn(laid), glimpsed)
        self._show(
            title=edition.headline.title,
            about=states.about(edition, laid, self._words),
            pages=pages,
            stood=stood(laid.placed, self._words),
            stale=False,
            findings=found,
            trouble=None,
            refusal=None,
            at=f"{dt.datetime.now():%H:%M:%S}",
        )
        return pages

    def _drawn(self, laid: Laid) -> tuple[states.PageView, ...]:
        return states.pages(laid, self.studio.pages(laid), self._words, self._names())

    def _finished(self, outcome: Outcome, built: Built, first: _Shown, started: float) -> None:
        """Show what was found on the finished pages, and whether a build would deliver them."""
        pages = first.pages if first.of is built.laid else self._drawn(built.laid)
        pages = tuple(
            replace(page, fill=figures.fill_percent)
            for page, figures in zip(
                _with_marks(pages, self._state.pages), built.audit.pages, strict=True
            )
        )
        total, phase, trouble = time.perf_counter() - started, Phase.GOOD, None
        if outcome.refusal is not None:
            phase = Phase.FAULTY
            if gate.waits(outcome.grave):
                phase, trouble = states.waiting(outcome.grave, self._words)
            elif outcome.refusal.exit_code == ContentError.exit_code:
                phase, trouble = states.trouble(outcome.refusal, self._words)
        self._good = pages
        self._show(
            built.pdf,
            phase=phase,
            stage="",
            trouble=trouble,
            pages=pages,
            about=states.about(built.placed.edition, built.laid, self._words),
            faults=states.faults(outcome, self._words),
            notes=states.notes((*outcome.notes, *built.plan.notes), self._words),
            refusal=states.refused(outcome.refusal, self._words),
            timings=states.timings(built.timings, first.seen, total, self._words),
        )
        verdict = Message("desk.good")
        if outcome.refusal is not None:
            verdict = message("desk.refused", why=outcome.refusal.told)
        self._say(message("desk.ready", seen_s=first.seen, audited_s=total, verdict=verdict))

    def step(self, name: str) -> None:
        """Name the stage that begins; end here where the build is overtaken."""
        self.check()
        stage = self._words.text(f"stage.{name}")
        self._state = replace(self._state, phase=Phase.BUILDING, stage=stage)
        self._publish(self._state, None)

    def _show(self, pdf: bytes | None = None, **changes: object) -> None:
        number = self._state.number + 1
        self._state = replace(self._state, number=number, **changes)  # type: ignore[arg-type]
        self._publish(self._state, pdf)

    def _end(self, refusal: Refusal, found: tuple[states.Item, ...]) -> None:
        """Show why there is no new page, beside the last good one."""
        phase, trouble = states.trouble(refusal, self._words)
        self._show(
            phase=phase,
            stage="",
            pages=self._good,
            stale=bool(self._good),
            findings=found,
            faults=(),
            trouble=trouble,
            refusal=states.refused(refusal, self._words),
        )
        self._say(message("desk.no-page", why=refusal.told))

    def _say(self, told: Message) -> None:
        line = f"{dt.datetime.now():%H:%M:%S}  {self._words.text(told)}"
        self._console.print(line, markup=False, soft_wrap=True)


def _with_marks(
    pages: tuple[states.PageView, ...], shown: tuple[states.PageView, ...]
) -> tuple[states.PageView, ...]:
    """Return pages on which what has changed stays marked, where a page has stayed."""
    marks = {page.name: page.changed for page in shown}
    return tuple(replace(page, changed=marks.get(page.name, page.changed)) for page in pages)


class _Shown(Observer):
    """Shows an order's stages in the session, and its pages as soon as they are laid."""

    def __init__(self, session: Session, started: float) -> None:
        self._session, self._started = session, started
        self._found: tuple[states.Item, ...] = ()
        self.read_of = Outcome(session.order)
        #: Seconds until the first picture of the new pages; 0: not yet.
        self.seen = 0.0
        self.of: Laid | None = None
        self.pages: tuple[states.PageView, ...] = ()

    def step(self, name: str) -> None:
        self._session.step(name)

    def read(self, outcome: Outcome) -> bool:
        self.read_of, self._found = outcome, self._session.found(outcome)
        return True

    def glimpsed(self, laid: Laid) -> None:
        self.laid(laid)

    def laid(self, laid: Laid) -> None:
        self.of, self.pages = laid, self._session.laid(laid, self._found, self.pages)
        self.seen = self.seen or time.perf_counter() - self._started
