"""A folder for what is thrown away: swept after its owner, even where that was killed.

Input: how its name begins. Output: an empty folder of the system's, gone when the work is done; of
folders so called, those whose owner holds no lock any more are cleared first.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

#: What an owner holds locked, and what all such folders' names end with.
_LOCK, _ENDING = ".owner", ".scratch"


@contextlib.contextmanager
def scratch(prefix: str) -> Iterator[Path]:
    """Yield an empty folder; what a killed run left under the same prefix is cleared."""
    _sweep(prefix)
    # Until it is locked it has a name that no other run sweeps.
    hidden = Path(tempfile.mkdtemp(prefix=f".{prefix}-", suffix=_ENDING))
    room = hidden.with_name(hidden.name.removeprefix("."))
    handle = os.open(hidden / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
    try:
        with contextlib.suppress(OSError):  # a disk without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        hidden.rename(room)
        inside = room / "files"
        inside.mkdir()
        yield inside
    finally:
        os.close(handle)
        shutil.rmtree(room, ignore_errors=True)


def _sweep(prefix: str) -> None:
    """Clear the folders of our own whose owner is gone."""
    for room in Path(tempfile.gettempdir()).glob(f"{prefix}-*{_ENDING}"):
        with contextlib.suppress(OSError):
            if room.is_symlink() or room.stat().st_uid != os.getuid():
                continue
            handle = os.open(room / _LOCK, os.O_RDWR | os.O_NOFOLLOW)  # one just made has none yet
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(room, ignore_errors=True)
            finally:
                os.close(handle)
