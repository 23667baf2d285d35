"""The watch: changes in an edition folder → a call for each lot of them.

Editors save in odd ways: beside the file and renamed over it, with a lock, a backup or a swap file.
Such companions are no content; what is renamed over the file is a change of the file.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import anyio
from watchfiles import Change, awatch

#: Names of files that editors and systems put beside the content.
COMPANIONS = re.compile(
    r"""
    ^\.            # hidden: .x.md.swp, .#x.md, .DS_Store, .~lock.x.md#
    | ~$           # x.md~
    | ^~           # ~$x.md, ~x.tmp
    | ^\#.*\#$     # #x.md#
    | ^4913$       # Vim tries whether it may write
    | \.(?:sw[a-z]|tmp|temp|bak|part|crdownload|lock|orig)$
    | ^Thumbs\.db$ | ^desktop\.ini$
    """,
    re.VERBOSE | re.IGNORECASE,
)
#: Milliseconds without a further change after which a lot is told, and the longest lot.
QUIET_MS, LONGEST_MS = 25, 300


def is_content(folder: Path, path: str) -> bool:
    """Tell whether a changed path may be part of the edition."""
    try:
        parts = Path(path).relative_to(folder).parts
    except ValueError:
        return False
    return not any(COMPANIONS.search(part) for part in parts)


async def watch(folder: Path, changed: Callable[[], None], stop: anyio.Event) -> None:
    """Call `changed` after every lot of changes, until `stop` is set."""
    root = folder.resolve()

    def wanted(_change: Change, path: str) -> bool:
        return is_content(root, path)

    lots = awatch(root, watch_filter=wanted, debounce=LONGEST_MS, step=QUIET_MS, stop_event=stop)
    async for _ in lots:
        changed()
