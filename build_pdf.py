"""Build a newspaper special edition: parse, read, check, plan, lay out, audit, write.

Input: the command line (`build_pdf.py --help`). Output: a folder with the PDF and its previews,
a summary on the terminal, and an exit code.
"""

from __future__ import annotations

import json
import sys
import time
import traceback
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from layout.errors import ContentError, PressError
from layout.program.options import parse

if TYPE_CHECKING:  # loaded when needed: help and check start at once
    from content.model import Edition
    from layout.build import Built
    from layout.parallel import Helper
    from layout.program.preview import Previewer
    from layout.program.progress import Stages

STARTED = time.perf_counter()


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    options = parse(sys.argv[1:] if words is None else words)
    try:
        return check(options) if options.command == "check" else build(options)
    except PressError as error:
        from layout import report

        report.console(stderr=True).print(report.error_lines(error))
        if options.debug:
            traceback.print_exc()
        return error.exit_code
    except KeyboardInterrupt:
        sys.stderr.write("stopped; nothing was written\n")
        return 130
    except Exception as error:
        if options.debug:
            traceback.print_exc()
        else:
            name = type(error).__name__
            sys.stderr.write(f"error: {name}: {error}\nremedy: --debug shows where it happened\n")
        return 1


def check(options: Namespace) -> int:
    """Read and check an edition; print all findings."""
    from layout import report
    from layout.program.reading import read

    _folder(options.folder)
    result = read(options.folder)
    out = report.console()
    if result.findings:
        out.print(report.findings_table(result.findings))
    out.print(f"{report.shown(options.folder)}: {report.findings_count(result.findings)}")
    return 0 if result.ok else ContentError.exit_code


def build(options: Namespace) -> int:
    """Build an edition's files, or leave what there is as it is."""
    _folder(options.folder)
    from layout.parallel import Helper, collect_seldom

    collect_seldom()
    helper = Helper(options.jobs)
    try:
        return _build(options, helper)
    finally:
        helper.close()


def _build(options: Namespace, helper: Helper) -> int:
    from layout import report
    from layout.program import gate
    from layout.program.outputs import deliver, file_names
    from layout.program.preview import Previewer
    from layout.program.progress import Stages

    news = report.console(stderr=True)
    gate.libraries(news)
    with Stages(news, STARTED) as stages:
        stages.step("read")
        edition = _read(options)
        stages.step("load")
        previewer = Previewer(helper, options.dpi)
        built = _make(edition, stages, helper, previewer)
        gate.pictures(built, news, draft=options.draft)
        gate.page(built.audit, news, draft=options.draft)
        stages.step("previews")
        previews = previewer.finish(built.pdf)
        debug = _debug(built) if options.debug else None
        stages.step("write")
        files = file_names(edition.id, built.pdf, previews, debug)
        written = deliver(options.out or Path("out") / edition.id, edition.id, files)
        timings = stages.done()
    if options.timings:
        options.timings.write_text(json.dumps(timings, indent=1) + "\n", encoding="utf-8")
    out = report.console()
    if options.explain:
        from layout.explain import explain

        out.print(explain(built.plan), markup=False, soft_wrap=True)
    for note in built.plan.notes:
        out.print(report.notice(note))
    out.print(report.summary(report.Delivery(built, built.audit, timings, written)))
    out.print(report.what_next(options.folder, written), soft_wrap=True)
    return 0


def _folder(folder: Path) -> None:
    if not folder.is_dir():
        raise ContentError(f"no folder {folder}", "name an edition folder, with edition.yaml in it")


def _read(options: Namespace) -> Edition:
    """Return the checked edition, in the format asked for; print what was found."""
    from content.model import Severity
    from layout import report
    from layout.program.reading import read

    result = read(options.folder)
    grave = [f for f in result.findings if f.severity is not Severity.HINT]
    if grave:
        report.console(stderr=True).print(report.findings_table(grave))
    if result.edition is None or not result.ok:
        count = report.findings_count(result.findings)
        raise ContentError(f"{report.shown(options.folder)}: {count}", "correct the errors above")
    if options.profile is None:
        return result.edition
    fit = result.edition.fit.model_copy(update={"formats": (options.profile,)})
    return result.edition.model_copy(update={"profile": options.profile, "fit": fit})


def _make(edition: Edition, stages: Stages, helper: Helper, previewer: Previewer) -> Built:
    """Plan the edition and lay it out."""
    from charts import ChartError
    from fonts import FontError
    from layout.build import make

    try:
        return make(edition, step=stages.step, submit=helper.submit, printed=previewer.begin)
    except (ChartError, FontError) as error:
        raise ContentError(str(error), "change what is named") from error


def _debug(built: Built) -> tuple[bytes, tuple[bytes, ...]]:
    """Return the page with its grid and blocks, as PDF and PNG."""
    from layout.parallel import previews
    from layout.program.overlay import debug_pdf

    pdf = debug_pdf(built.pdf, built.placed)
    return pdf, previews(pdf, 110)


if __name__ == "__main__":
    sys.exit(main())
