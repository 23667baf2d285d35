"""The command `import`: what an office has → an edition folder, and all that was changed in it."""

from __future__ import annotations

import datetime as dt

from layout.app import report
from layout.app.options import ImportOptions
from layout.app.running import spoken
from layout.page.errors import ContentError


def run(options: ImportOptions) -> int:
    """Write an edition folder and show what was found, changed and doubted; return the exit code.

    Raises:
        ContentError: a source cannot be read, or the folder cannot be written.
    """
    from content.importing import SourceError, import_edition
    from content.importing.account.report import REPORT

    if len(options.paths) < 2:
        raise ContentError("app.nothing-to-import")
    *sources, folder = options.paths
    console, words = report.console(), spoken(options)
    try:
        made = import_edition(
            sources,
            folder,
            paper=options.paper,
            date=options.date,
            today=dt.date.today(),
            overwrite=options.overwrite,
            as_tables=options.tables,
            words=words,
        )
    except SourceError as error:
        raise ContentError(error.told) from error
    console.print(made.table(words))
    shown = report.shown(folder)
    if made.kept:
        told = words.text("app.imported-kept", files=made.kept)
        console.print(told, markup=False, highlight=False, soft_wrap=True)
    told = words.text("app.imported-next", folder=shown, report=REPORT, program=report.PROGRAM)
    console.print(told, markup=False, highlight=False, soft_wrap=True)
    return 0
