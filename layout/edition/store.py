"""A store of bytes by content on the user's own disk: key → what was kept under it.

Input: keys (SHA-256, hexadecimal) and bytes. Output: the same bytes, or None. Entries are written
whole or not at all, stand under the digest of what they hold, and the least used go first when the
store grows beyond its size. It belongs to one user: a folder or file that is somebody else's, that
others may write, or that is a link, is not read. Whatever goes wrong is as if nothing were kept.
"""

from __future__ import annotations

import contextlib
import os
import stat
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from content.keeping import digest

#: Folder in the user's cache folder.
NAME = "special-edition-press"
#: Bytes kept: about fifty editions with all their files.
MOST_BYTES = 512 * 1024 * 1024
#: Characters of a digest, before the bytes it is of.
_DIGEST = 64


class Store:
    """Bytes by key in a folder of one user."""

    def __init__(self, folder: Path, most: int = MOST_BYTES) -> None:
        """Name the folder; it is made when something is first kept."""
        self.folder, self.most = folder, most

    @classmethod
    def of_user(cls, environment: Mapping[str, str]) -> Store:
        """Return the user's store: `PRESS_CACHE`, or in `XDG_CACHE_HOME`, usually `~/.cache`."""
        if environment.get("PRESS_CACHE"):
            return cls(Path(environment["PRESS_CACHE"]))
        home = Path(environment.get("XDG_CACHE_HOME", ""))
        return cls((home if home.is_absolute() else Path.home() / ".cache") / NAME)

    def get(self, key: str) -> bytes | None:
        """Return what is kept under a key, whole and unchanged; else None."""
        file = self.folder / key
        try:
            if not _sound(self.folder.lstat(), stat.S_ISDIR):
                return None
            with open(file, "rb", opener=_no_link) as stream:
                if not _sound(os.fstat(stream.fileno()), stat.S_ISREG):
                    return None
                stated, data = stream.read(_DIGEST), stream.read()
            if stated != digest(data).encode():
                file.unlink(missing_ok=True)
                return None
            os.utime(file)  # it was used
        except OSError:
            return None
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep bytes under a key, as well as may be."""
        if len(data) > self.most:
            return
        with contextlib.suppress(OSError):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not _sound(self.folder.lstat(), stat.S_ISDIR):
                return
            with tempfile.NamedTemporaryFile(prefix=".", dir=self.folder, delete=False) as part:
                part.write(digest(data).encode() + data)  # its mode is 0600
            Path(part.name).replace(self.folder / key)
            self._clear()

    def _clear(self) -> None:
        """Remove the entries that were not used for longest, until the rest is small enough."""
        entries = sorted(
            ((path.lstat(), path) for path in self.folder.iterdir()),
            key=lambda entry: entry[0].st_mtime_ns,
        )
        total = sum(state.st_size for state, _ in entries)
        for state, path in entries:
            if total <= self.most:
                return
            with contextlib.suppress(OSError):
                path.unlink()
                total -= state.st_size


def _no_link(path: str, flags: int) -> int:
    """Open a file, but no link to another."""
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0))


def _sound(state: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Tell whether a file is of its kind, this user's own, and nobody else's to write or read."""
    own = hasattr(os, "geteuid") and state.st_uid == os.geteuid()
    return own and is_kind(state.st_mode) and not state.st_mode & 0o077
