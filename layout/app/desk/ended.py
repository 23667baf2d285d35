"""Sessions that have been signed out of → kept until they would have ended by themselves.

Input: the folder of editions, and cookies. Output: whether a cookie has been given up. A session is
signed and not stored, so that whoever had copied its cookie could go on with it: what is left is
written down as a digest, a line each, and outlives a restart.
"""

from __future__ import annotations

import hashlib
import os
import threading
from pathlib import Path

from content.editing.stored import FOLDER

FILE = f"{FOLDER}/ended-sessions"


class Ended:
    """Sessions that were given up; may be used from several threads."""

    def __init__(self, root: Path) -> None:
        """Note where they are kept; the file is read when it is first asked for."""
        self._path, self._lock = root / FILE, threading.Lock()
        self._until: dict[str, int] | None = None

    def add(self, cookie: str, until: int, now: float) -> None:
        """Give up a session that ends at `until` (s since 1970); forget those that have ended."""
        with self._lock:
            left = {name: end for name, end in self._known().items() if end >= now}
            left[_name(cookie)] = until
            self._until = left
            text = "".join(f"{end} {name}\n" for name, end in left.items())
            beside = self._path.with_suffix(".tmp")
            self._path.parent.mkdir(exist_ok=True)
            beside.unlink(missing_ok=True)
            handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w", encoding="ascii") as stream:
                stream.write(text)
            beside.replace(self._path)

    def __contains__(self, cookie: str) -> bool:
        """Tell whether a session was given up."""
        with self._lock:
            return _name(cookie) in self._known()

    def _known(self) -> dict[str, int]:
        if self._until is None:
            try:
                lines = self._path.read_text(encoding="ascii").split("\n")
            except (OSError, ValueError):
                lines = []
            parts = [line.split(" ") for line in lines]
            self._until = {p[1]: int(p[0]) for p in parts if len(p) == 2 and p[0].isdigit()}
        return self._until


def _name(cookie: str) -> str:
    return hashlib.sha256(cookie.encode("utf-8", "replace")).hexdigest()
