"""The conductor: an order → its outcome. The only way from an edition folder to its files.

Input: a frozen `Order`. Output: a frozen `Outcome`: all files as bytes, or why there are none.
Read, make, judge, make the other kinds, judge these: the command, a batch's workers, the preview
and the tests all go this way. Nothing is written or shown here (`layout.edition.delivery` writes);
a `Observer` is told how far it is and may end it.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from content.model import Edition
from layout.edition import gate, remembered
from layout.edition.fingerprint import content_hash, with_file
from layout.edition.helper import Helper, Submit, here
from layout.edition.kinds import Kind
from layout.edition.order import Order
from layout.edition.outcome import Outcome, Refusal
from layout.edition.remembered import Remembered
from layout.edition.store import Store
from layout.page.errors import ContentError, PressError, told

if TYPE_CHECKING:  # loaded when needed: a content error is told at once
    from layout.edition.make import Built, Laid
    from layout.edition.outputs import Made, Outputs
    from layout.plan.memory import Memory

#: Resolution of the page with its grid, dots per inch.
GRID_DPI = 110


class Ended(Exception):  # noqa: N818  no error: nobody wants the rest
    """An observer ends the order."""


class Observer:
    """Follows an order. Here it does nothing; each method may raise `Ended` to end the order."""

    def step(self, name: str) -> None:
        """See a stage begin."""

    def read(self, outcome: Outcome) -> bool:
        """See what was found in the content; False: nothing is to be made of it."""
        return True

    def glimpsed(self, laid: Laid) -> None:
        """See new words in the places of the old, before all is planned; other pages may follow."""

    def laid(self, laid: Laid) -> None:
        """See the pages, while their PDF is printed; of several plans each."""


def conduct(
    order: Order,
    observer: Observer | None = None,
    *,
    submit: Submit | None = None,
    memory: Callable[[Edition], Memory] | None = None,
    kept: Callable[[Edition], Built | None] | None = None,
    store: Store | None = None,
) -> Outcome:
    """Make what is ordered.

    Args:
        order: what is asked for.
        observer: told of each stage.
        submit: where charts and PDFs are made; None: in a helper of the order's own.
        memory: gives what is kept of earlier orders for an edition; the outcome is the same
            without.
        kept: gives the pages of an earlier order, where those of an edition would be the same.
        store: what earlier orders came to, by content; the outcome is the same without, but for
            the reasons of the plan (`Plan.pages`).

    Returns:
        The outcome. What an editor or the machine can be blamed for is a refusal in it; only
        faults of the program are raised.
    """
    with ExitStack() as stack:
        earlier = remembered.find(store, order) if store else None
        if submit is None and earlier is not None:
            submit = here
        elif submit is None:
            helper = Helper(order.jobs)
            stack.callback(helper.close)
            submit = helper.submit
        course = _Course(order, observer or Observer(), submit, memory, kept, stack, store, earlier)
        for part in (course.read, course.make, course.finish, course.file):
            try:
                part()
            except Ended:
                raise
            except Exception as error:
                known = _known(error)
                if known is None and course.blamed is None:
                    raise
                course.refuse(course.blamed or Refusal.of(known or error))
            if course.outcome.refusal or course.outcome.unwanted:
                break
        return course.outcome


class _Course:
    """One order under way: each part adds to the outcome, or refuses."""

    def __init__(
        self,
        order: Order,
        observer: Observer,
        submit: Submit,
        memory: Callable[[Edition], Memory] | None,
        kept: Callable[[Edition], Built | None] | None,
        stack: ExitStack,
        store: Store | None,
        earlier: Remembered | None,
    ) -> None:
        self.outcome = Outcome(order)
        self._order, self._observer, self._submit = order, observer, submit
        self._memory, self._kept, self._stack = memory, kept, stack
        self._store, self._earlier, self._key = store, earlier, ""
        self._edition: Edition | None = None
        self._missing: frozenset[str] = frozenset()
        #: What the content is refused for after its pages have been seen.
        self.withheld: Refusal | None = None
        #: The same where something is wrong with it, which may break whatever comes after; what
        #: only waits for a decision breaks nothing.
        self.blamed: Refusal | None = None
        self._outputs: Outputs | None = None

    def read(self) -> None:
        """Read and check the content, in the format that is asked for."""
        refusal, notes = gate.machine(self._order.kinds)
        self._add(notes=notes)
        if refusal is not None:
            self.refuse(refusal)
            return
        self._observer.step("read")
        from content.reading.papers import paper_file
        from layout.edition.reading import read

        self._key = (remembered.key_of(self._order) or "") if self._store else ""
        if self._earlier is not None and self._earlier.key != self._key:
            self._earlier = None  # saved a moment ago
        # Before it is read: a file saved meanwhile makes the delivery look out of date, not new.
        content = content_hash(self._order.folder)
        result = read(self._order.folder)
        edition = result.edition
        if edition is not None and edition.paper_file:
            content = with_file(content, paper_file(edition.paper_file))
        name = edition.id if edition else ""
        self._add(content=content, findings=result.findings, edition=name)
        wanted = self._observer.read(self.outcome)
        seen = self._order.glimpse or self._order.kinds == {Kind.PROOF}
        if edition is not None and not result.ok and seen:
            if self._order.glimpse:
                self.withheld = gate.content(self.outcome.grave)
                self.blamed = None if gate.waits(self.outcome.grave) else self.withheld
            from layout.products.proof import with_stand_ins

            scratch = self._stack.enter_context(TemporaryDirectory(prefix="press-"))
            edition, self._missing = with_stand_ins(edition, Path(scratch))
        elif edition is None or not result.ok:
            self.refuse(gate.content(self.outcome.grave))
            return
        self._add(unwanted=not wanted)
        self._edition = _in_format(edition, self._order)

    def make(self) -> None:
        """Plan the pages, lay them out and judge them."""
        assert self._edition is not None
        self._observer.step("load")
        from layout.pictures.findings import once

        built = self._earlier.built if self._earlier else self._new(self._edition)
        self._add(built=built, pictures=once(built.findings))
        verdict = self.outcome.verdict
        assert verdict is not None
        if self.withheld is not None:
            self.refuse(self.withheld)
            return
        self._judge(gate.page(verdict))

    def _new(self, edition: Edition) -> Built:
        """Plan the pages and lay them out, where they are not those of an earlier order."""
        from layout.edition.make import make
        from layout.edition.outputs import Outputs
        from layout.plant.profile import press_profile

        press = press_profile(self._order.press)
        self._outputs = Outputs(self._submit, self._order, press, self._observer.step)
        if self._kept is not None and (same := self._kept(edition)) is not None:
            self._observer.laid(same.laid)
            return same
        return make(
            edition,
            media=self._outputs.media,
            step=self._observer.step,
            submit=self._submit,
            glimpsed=self._observer.glimpsed,
            meanwhile=self._laid,
            printed=self._outputs.printed,
            memory=self._memory(edition) if self._memory else None,
            created=self._order.created,
            templates=self._order.templates,
            press=press,
        )

    def finish(self) -> None:
        """Make the other kinds of these pages, and judge pictures and press file."""
        from layout.pictures.findings import once

        built = self._built
        if self._earlier is not None:
            made = self._earlier.made
        else:
            assert self._outputs is not None
            made = self._outputs.finish(built, self.outcome.findings, self._missing)
            self._keep(built, made)
        found = once((*built.findings, *made.findings))
        self._add(made=made, pictures=found, preflight=made.preflight)
        self._judge(gate.pictures(found))
        if not self.outcome.refusal:
            faulty = gate.press(made.preflight)
            self._judge(faulty)
            if faulty:  # a press file that fails is never delivered: a draft goes on without it
                self._add(made=made.without_press())

    def _keep(self, built: Built, made: Made) -> None:
        """Keep what was made for an order of the same, if the content stands as it was read."""
        if self._store is not None and self._key == remembered.key_of(self._order):
            remembered.keep(self._store, self._key, built, made)

    def file(self) -> None:
        """List all files with their manifest."""
        from layout.edition.delivery import all_files

        assert self.outcome.made is not None
        grid = _with_grid(self._built) if self._order.grid else None
        files = all_files(self._built, self.outcome.made, self.outcome.content, grid)
        self._add(files=files)

    def refuse(self, refusal: Refusal) -> None:
        """End with a refusal."""
        self._add(refusal=refusal)

    @property
    def _built(self) -> Built:
        assert self.outcome.built is not None
        return self.outcome.built

    def _laid(self, laid: Laid) -> None:
        assert self._outputs is not None
        self._outputs.meanwhile(laid)
        self._observer.laid(laid)

    def _judge(self, refusal: Refusal | None) -> None:
        """Refuse, or note what a draft passes over."""
        if refusal is None:
            return
        if self._order.lenient:
            self._add(notes=(*self.outcome.notes, gate.draft(refusal)))
        else:
            self.refuse(refusal)

    def _add(self, **changes: object) -> None:
        self.outcome = replace(self.outcome, **changes)  # type: ignore[arg-type]


def _known(error: Exception) -> PressError | None:
    """Return an error as one that an editor can act on; None where nobody foresaw it."""
    if isinstance(error, PressError):
        return error
    from charts import ChartError  # heavy: a content error is told before charts are needed
    from fonts import FontError
    from layout.pictures import PictureError

    if isinstance(error, PictureError):  # its head was sound: it is found out as it is decoded
        known = ContentError("picture.unusable", pictures=(error.told,))
    elif isinstance(error, ChartError | FontError):
        known = ContentError(told(error))
    else:
        return None
    known.__cause__ = error
    return known


def _in_format(edition: Edition, order: Order) -> Edition:
    """Return an edition in the format that is ordered, and as spreads; else as it says itself."""
    if order.spread:
        edition = edition.model_copy(update={"spread": True})
    if not order.profile:
        return edition
    fit = edition.fit.model_copy(update={"formats": (order.profile,)})
    return edition.model_copy(update={"profile": order.profile, "fit": fit})


def _with_grid(built: Built) -> tuple[bytes, tuple[bytes, ...]]:
    """Return the pages with their grid and blocks, as PDF and PNG."""
    from layout.edition.helper import previews
    from layout.edition.overlay import debug_pdf

    pdf = debug_pdf(built.pdf, built.placed)
    return pdf, previews(pdf, GRID_DPI)
