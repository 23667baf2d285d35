"""The command `archive`: a folder of editions → a page and feeds of them all."""

from __future__ import annotations

from layout.app import report
from layout.app.options import ArchiveOptions
from layout.app.running import existing
from layout.edition.delivery import renew_archive
from layout.page.errors import ContentError


def run(options: ArchiveOptions) -> int:
    """Write the page and the feeds; return the exit code.

    Raises:
        ContentError: there is no edition with web pages.
    """
    written = renew_archive(existing(options.out), options.site)
    if not written:
        raise ContentError("app.no-web-pages", folder=options.out)
    report.console().print("\n".join(report.shown(path) for path in written), markup=False)
    return 0
