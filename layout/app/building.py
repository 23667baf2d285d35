"""The command `build`: an edition folder → its files, or still what there was.

Read, check, plan, lay out, audit, make every kind asked for, write, tell.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from content.model import Edition, Finding, Severity
from layout.edition.kinds import Kind, asked, needs_press
from layout.page.errors import ContentError, PressError

if TYPE_CHECKING:  # loaded when needed: a content error is told at once
    from layout.app.progress import Stages
    from layout.edition.helper import Helper
    from layout.edition.make import Built
    from layout.edition.outputs import Works

#: Where editions are written, each into a folder of its own.
OUT = Path("out")


def build(options: Namespace, started: float) -> int:
    """Build an edition's files.

    Args:
        options: as `layout.app.options.parse` returns them.
        started: `time.perf_counter()` when the program began.

    Raises:
        PressError: the files cannot be made; what an earlier build left stands.
    """
    from layout.edition.helper import Helper, collect_seldom

    collect_seldom()
    helper = Helper(options.jobs)
    try:
        return _build(options, helper, started)
    finally:
        helper.close()


def _build(options: Namespace, helper: Helper, started: float) -> int:
    from layout.app import gate, report
    from layout.app.progress import Stages
    from layout.edition import delivery as outputs

    news = report.console(stderr=True)
    kinds = asked(options.only, options.also)
    draft = options.draft or kinds == {Kind.PROOF}  # a proof shows what is wrong
    gate.libraries(news, press=needs_press(kinds))
    with Stages(news, started, kinds) as stages, TemporaryDirectory(prefix="press-") as scratch:
        stages.step("read")
        edition, findings, missing = _read(options, Path(scratch), kinds)
        stages.step("load")
        works = _works(options, kinds, helper, stages)
        built = _make(edition, options, stages, helper, works)
        gate.page(built.audit, news, draft=draft)
        made = works.finish(built, findings, missing)
        gate.pictures((*built.findings, *made.findings), news, draft=draft)
        made = gate.press(made, news, draft=draft)
        debug = _debug(built) if options.debug else None
        stages.step("write")
        content = outputs.content_hash(options.folder)
        files = outputs.all_files(built, made, content, debug)
        folder = options.out or OUT / edition.id
        gone = outputs.deliver(folder, files, whole=options.only is None)
        if options.out is None:
            outputs.renew_archive(OUT)
        timings = stages.done()
    if options.timings:
        options.timings.write_text(json.dumps(timings, indent=1) + "\n", encoding="utf-8")
    out = report.console()
    if options.explain:
        from layout.plan.explain import explain

        out.print(explain(built.plan), markup=False, soft_wrap=True)
    for note in (*built.plan.notes, *report.removed(gone)):
        out.print(report.notice(note))
    out.print(report.summary(report.Delivery(built, made, timings, folder)))
    out.print(report.what_next(options.folder, folder, made), soft_wrap=True)
    return 0


def _read(
    options: Namespace, scratch: Path, kinds: frozenset[Kind]
) -> tuple[Edition, tuple[Finding, ...], frozenset[str]]:
    """Return the checked edition in the format asked for, all findings, pictures stood in for."""
    from layout.app import report
    from layout.edition.reading import read

    result = read(options.folder)
    grave = [f for f in result.findings if f.severity is not Severity.HINT and not f.accepted]
    if grave:
        report.console(stderr=True).print(report.findings_table(grave))
    edition, missing = result.edition, frozenset[str]()
    if edition is not None and not result.ok and kinds == {Kind.PROOF}:
        from layout.products.proof import with_stand_ins

        edition, missing = with_stand_ins(edition, scratch)
    elif edition is None or not result.ok:
        count = report.findings_count(result.findings)
        raise ContentError(f"{report.shown(options.folder)}: {count}", "correct the errors above")
    if options.profile is not None:
        fit = edition.fit.model_copy(update={"formats": (options.profile,)})
        edition = edition.model_copy(update={"profile": options.profile, "fit": fit})
    return edition, result.findings, missing


def _works(options: Namespace, kinds: frozenset[Kind], helper: Helper, stages: Stages) -> Works:
    from layout.edition.outputs import Order, Works
    from layout.plant.profile import press_profile

    press = press_profile(options.press)
    order = Order(
        kinds, press, tuple(sorted(set(options.dpi))), options.stamp,
        blanks=options.blanks, facing=options.facing,
    )  # fmt: skip
    return Works(helper, order, stages.step)


def _make(
    edition: Edition, options: Namespace, stages: Stages, helper: Helper, works: Works
) -> Built:
    """Plan the edition and lay it out."""
    from charts import ChartError
    from fonts import FontError
    from layout.edition.make import make

    try:
        return make(
            edition, media=works.media, step=stages.step, submit=helper.submit,
            meanwhile=works.meanwhile, printed=works.printed, created=created(os.environ),
            templates=options.templates,
        )  # fmt: skip
    except (ChartError, FontError) as error:
        raise ContentError(str(error), "change what is named") from error


def created(environment: Mapping[str, str]) -> str:
    """Return when the files are to say they were made; "" for the edition's date.

    Raises:
        PressError: `SOURCE_DATE_EPOCH` is no number of seconds.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return ""
    try:
        moment = dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    except (ValueError, OverflowError, OSError):
        raise PressError(
            "SOURCE_DATE_EPOCH is no number of seconds since 1970", "unset it or correct it"
        ) from None
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def _debug(built: Built) -> tuple[bytes, tuple[bytes, ...]]:
    """Return the page with its grid and blocks, as PDF and PNG."""
    from layout.edition.helper import previews
    from layout.edition.overlay import debug_pdf

    pdf = debug_pdf(built.pdf, built.placed)
    return pdf, previews(pdf, 110)
