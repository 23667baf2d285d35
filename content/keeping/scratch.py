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
    room, handle = _locked(prefix)
    try:
        inside = room / "files"
        inside.mkdir()
        yield inside
    finally:
        os.close(handle)
        shutil.rmtree(room, ignore_errors=True)


def _locked(prefix: str) -> tuple[Path, int]:
    """Return a new folder and its lock; begun again where another took it for a killed run's."""
    while True:
        # Until it is locked it has another name: who sweeps it then only has us begin again.
        hidden = Path(tempfile.mkdtemp(prefix=f".{prefix}-", suffix=_ENDING))
        room, handle = hidden.with_name(hidden.name.removeprefix(".")), -1
        try:
            handle = os.open(hidden / _LOCK, os.O_CREAT | os.O_RDWR, 0o600)
            with contextlib.suppress(OSError):  # a disk without locks
                fcntl.flock(handle, fcntl.LOCK_EX)
            hidden.rename(room)
        except FileNotFoundError:
            if handle >= 0:
                os.close(handle)
            continue
        return room, handle


def _sweep(prefix: str) -> None:
    """Clear the folders of our own whose owner is gone."""
    place = Path(tempfile.gettempdir())
    hidden = place.glob(f".{prefix}-*{_ENDING}")  # of a run that was killed before it had its lock
    for room in (*place.glob(f"{prefix}-*{_ENDING}"), *hidden):
        with contextlib.suppress(OSError):
            if room.is_symlink() or room.stat().st_uid != os.getuid():
                continue
            if not (room / _LOCK).exists():
                room.rmdir()  # one that holds nothing
                continue
            handle = os.open(room / _LOCK, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(room, ignore_errors=True)
            finally:
                os.close(handle)
