"""Build a newspaper special edition: the command line → a command of the program → its exit code.

What each command needs is loaded when it is run. Where an edition's pages come from:
`layout.edition.conductor` (read, make, judge), then `layout.edition.delivery` (write).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from layout.app import stopping

if TYPE_CHECKING:  # a second on a busy machine, in which Ctrl-C already has its meaning
    from layout.app import options as typed

STARTED = time.perf_counter()


def main(words: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    from layout.app.running import answered, ended  # loads what options may be

    given = tuple(sys.argv[1:] if words is None else words)
    return ended(lambda: answered(given, run), given)


def run(options: typed.Options) -> int:
    """Run the command that the options belong to."""
    from layout.app import options as typed

    match options:
        case typed.BuildOptions():
            return build(options)
        case typed.CheckOptions():
            return check(options)
        case typed.NewOptions():
            return new(options)
        case typed.ImportOptions():
            return bring_in(options)
        case typed.MergeOptions():
            return merge(options)
        case typed.PreflightOptions():
            return preflight(options)
        case typed.ServeOptions():
            return serve(options)
        case typed.AccountsOptions():
            return accounts(options)
        case typed.ArchiveOptions():
            return archive(options)
        case typed.CompletionOptions():
            return complete(options)
    assert_never(options)


def build(options: typed.BuildOptions) -> int:
    """Build an edition's files, or leave what there is as it is."""
    from layout.app.building import run

    return run(options, STARTED)


def check(options: typed.CheckOptions) -> int:
    """Read and check an edition; show all findings."""
    from layout.app.checking import run

    return run(options)


def new(options: typed.NewOptions) -> int:
    """Write a new edition to fill in."""
    from layout.app.starting import run

    return run(options)


def bring_in(options: typed.ImportOptions) -> int:
    """Make an edition of what an office has."""
    from layout.app.importing import run

    return run(options)


def merge(options: typed.MergeOptions) -> int:
    """Make an edition for each row of a table."""
    from layout.app.merging import run

    return run(options)


def preflight(options: typed.PreflightOptions) -> int:
    """Measure a PDF against a press profile."""
    from layout.app.preflighting import run

    return run(options)


def serve(options: typed.ServeOptions) -> int:
    """Show an edition's pages and findings in a browser, as they are written."""
    from layout.app.desk import run

    return run(options)


def accounts(options: typed.AccountsOptions) -> int:
    """List, add and remove who may sign in at an office's desk."""
    from layout.app.enrolling import run

    return run(options)


def archive(options: typed.ArchiveOptions) -> int:
    """Write a page and feeds of all editions in a folder."""
    from layout.app.archiving import run

    return run(options)


def complete(options: typed.CompletionOptions) -> int:
    """Write the script with which a shell completes this program's words."""
    from layout.app.completing import run

    return run(options)


if __name__ == "__main__":
    sys.exit(stopping.throughout(main))
