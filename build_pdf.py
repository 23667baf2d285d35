"""Build a newspaper special edition: the command line → a command of the program → its exit code.

`build` is in `layout/app/building.py`: read, check, plan, lay out, audit, make, write.
"""

from __future__ import annotations

import sys
import time
import traceback
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from layout.app.options import parse
from layout.page.errors import ContentError, PressError

STARTED = time.perf_counter()


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    options = parse(sys.argv[1:] if words is None else words)
    try:
        return COMMANDS[options.command](options)
    except PressError as error:
        from layout.app import report

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
    """Read and check an edition; show all findings."""
    from layout.app import report
    from layout.app.checking import run

    _folder(options.folder)
    return run(options, report.console())


def build(options: Namespace) -> int:
    """Build an edition's files, or leave what there is as it is."""
    from layout.app.building import build as run

    _folder(options.folder)
    return run(options, STARTED)


def new(options: Namespace) -> int:
    """Write a new edition to fill in."""
    from layout.app import report
    from layout.app.starting import run

    return run(options, report.console())


def bring_in(options: Namespace) -> int:
    """Make an edition of what an office has."""
    from layout.app import report
    from layout.app.importing import run

    return run(options, report.console())


def merge(options: Namespace) -> int:
    """Make an edition for each row of a table."""
    from layout.app import report
    from layout.app.merging import run

    return run(options, report.console())


def preflight(options: Namespace) -> int:
    """Measure a PDF against a press profile."""
    from layout.app import report
    from layout.app.preflighting import run

    return run(options.file, options.press, options.json, report.console())


def serve(options: Namespace) -> int:
    """Show an edition's pages and findings in a browser, as they are written."""
    from layout.app import report
    from layout.app.desk import serve as run

    _folder(options.folder)
    return run(
        options.folder, port=options.port, open_browser=not options.no_browser,
        profile=options.profile, console=report.console(stderr=True),
    )  # fmt: skip


def archive(options: Namespace) -> int:
    """Write a page and feeds of all editions in a folder."""
    from layout.app import report
    from layout.edition.delivery import renew_archive

    _folder(options.out)
    written = renew_archive(options.out, options.site)
    if not written:
        raise ContentError(
            f"no edition with web pages in {options.out}", "build one first: build_pdf.py build"
        )
    report.console().print("\n".join(report.shown(path) for path in written), markup=False)
    return 0


def _folder(folder: Path) -> None:
    if not folder.is_dir():
        raise ContentError(f"no folder {folder}", "name an edition folder, with edition.yaml in it")


#: The commands; what each needs is loaded when it is run.
COMMANDS = {
    "build": build, "check": check, "new": new, "import": bring_in, "merge": merge,
    "preflight": preflight, "serve": serve, "archive": archive,
}  # fmt: skip


if __name__ == "__main__":
    sys.exit(main())
