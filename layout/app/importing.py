"""The command `import`: what an office has → an edition folder, and all that was changed in it."""

from __future__ import annotations

import datetime as dt

from layout.app import report
from layout.app.options import ImportOptions
from layout.page.errors import ContentError


def run(options: ImportOptions) -> int:
    """Write an edition folder and show what was found, changed and doubted; return the exit code.

    Raises:
        ContentError: a source cannot be read, or the folder cannot be written.
    """
    from content.importing import SourceError, import_edition

    if len(options.paths) < 2:
        raise ContentError(
            "no files to bring in, or no folder to write",
            "name the files to bring in, then the folder to write",
        )
    *sources, folder = options.paths
    console = report.console()
    try:
        made = import_edition(
            sources, folder, paper=options.paper, date=options.date,
            today=dt.date.today(), overwrite=options.overwrite,
        )  # fmt: skip
    except SourceError as error:
        raise ContentError(error.told) from error
    console.print(made.table())
    shown = report.shown(folder)
    console.print(
        f"next: read {shown}/导入说明.md: every change and doubt\n"
        f"      {report.PROGRAM} check {shown}\n"
        f"      {report.PROGRAM} build {shown}",
        markup=False, highlight=False, soft_wrap=True,
    )  # fmt: skip
    return 0
