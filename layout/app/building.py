"""The command `build`: an edition folder → its files, or still what there was.

The conductor makes them (`layout.edition.conductor`); here the order is put together, progress and
findings are shown, and what was made is delivered.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from content.words import Words
from layout.app import report
from layout.app.options import OUT, BuildOptions
from layout.app.progress import Stages
from layout.app.running import existing, spoken
from layout.app.summary import Delivery, removed, summary, what_next
from layout.edition.conductor import Observer, conduct
from layout.edition.helper import collect_seldom
from layout.edition.kinds import asked
from layout.edition.order import Order, created
from layout.edition.store import Store
from layout.page.errors import ContentError

if TYPE_CHECKING:
    from rich.console import Console

    from layout.edition.outcome import Outcome


def run(options: BuildOptions, started: float) -> int:
    """Build an edition's files; return the exit code.

    Args:
        options: what is asked for.
        started: `time.perf_counter()` when the program began.

    Raises:
        PressError: the files cannot be written; what an earlier build left stands.
    """
    collect_seldom()
    order = order_of(options)
    news, words = report.console(stderr=True), spoken(options)
    with Stages(news, words, started, order.kinds) as stages:
        outcome = conduct(
            order, _Shown(stages, news, words, options.out), store=_store(options, os.environ)
        )
        report.show_found(outcome, news, words)
        if outcome.refusal is not None:
            report.show_refusal(outcome.refusal, news, words, debug=options.debug)
            return outcome.exit_code
        stages.step("write")
        folder, gone = _delivered(outcome, options)
        timings = stages.done()
    if options.timings:
        options.timings.write_text(json.dumps(timings, indent=1) + "\n", encoding="utf-8")
    _tell(Delivery(outcome, timings, folder), gone, words, explain=options.explain)
    return 0


def _store(options: BuildOptions, environment: Mapping[str, str]) -> Store | None:
    """Return where earlier builds are kept; None where all is to be made anew.

    Why pages are as they are is not kept.
    """
    return None if options.no_cache or options.explain else Store.of_user(environment)


def order_of(options: BuildOptions) -> Order:
    """Return the order that the options are.

    Raises:
        ContentError: there is no such folder.
        PressError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    return Order(
        existing(options.folder),
        kinds=asked(options.only, options.also),
        profile=options.profile or "",
        spread=options.spread,
        press=options.press,
        dpi=options.dpi,
        stamp=options.stamp,
        against=_earlier(options.against),
        site=options.site,
        shelved=options.out is None,
        templates=options.templates,
        created=created(os.environ),
        blanks=options.blanks,
        facing=options.facing,
        split=options.split,
        draft=options.draft,
        grid=options.debug,
        jobs=options.jobs,
    )


def _earlier(file: Path | None) -> Path | None:
    """Return the earlier file that a proof is compared with.

    Raises:
        ContentError: it is no PDF with tags, as proofs and download files are.
    """
    if file is None:
        return None
    import pikepdf

    try:
        with pikepdf.open(file) as pdf:
            tagged = "/StructTreeRoot" in pdf.Root
    except (OSError, pikepdf.PdfError):
        tagged = False
    if not tagged:
        raise ContentError("app.not-comparable", file=file)
    return file


class _Shown(Observer):
    """Shows stages as they begin, and the content's findings before anything is made of them.

    What could not be written in the end, because people brought or changed it, is refused here.
    """

    def __init__(self, stages: Stages, console: Console, words: Words, out: Path | None) -> None:
        self._stages, self._console, self._words, self._out = stages, console, words, out

    def step(self, name: str) -> None:
        self._stages.step(name)

    def read(self, outcome: Outcome) -> bool:
        if outcome.grave:
            from layout.app.findings import findings_table

            self._console.print(findings_table(outcome.grave, self._words))
        if outcome.edition:
            from layout.edition.delivery import can_deliver

            folder = self._out or OUT / outcome.edition
            can_deliver(folder, outcome.edition, outcome.order.kinds)
        return True


def _delivered(outcome: Outcome, options: BuildOptions) -> tuple[Path, tuple[str, ...]]:
    """Write the files; return their folder and the names that were removed from it."""
    from layout.edition.delivery import deliver, renew_archive

    folder = options.out or OUT / outcome.edition
    gone = deliver(outcome, folder, whole=not options.only)
    if options.out is None:
        renew_archive(OUT, options.site)
    return folder, gone


def _tell(delivery: Delivery, gone: tuple[str, ...], words: Words, *, explain: bool) -> None:
    """Say what was made, and what may be done next."""
    out, built = report.console(), delivery.built
    if explain:
        from layout.plan.explain import explain as explained

        out.print(explained(built.plan, words), markup=False, soft_wrap=True)
    for note in (*map(words.text, built.plan.notes), *removed(gone, words)):
        out.print(report.notice(note, words))
    out.print(summary(delivery, words))
    source = delivery.outcome.order.folder
    out.print(what_next(source, delivery.folder, delivery.made, words), soft_wrap=True)
