"""What an earlier order came to: an order → the pages and files it made, where nothing changed.

Input: an order and a store of bytes. Output: the pages (`Built`) and the files (`Made`), which are
kept under a key of all they depend on: every file of the edition folder, what the order asks for,
the plant's profile, this program with its packages and the machine's libraries. With it or without
the files are the same, byte for byte. The content itself is read and checked each time.

What is kept is pickled. It is only read from a folder that no other user could have written
(`layout.edition.store`).
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import pickle
import platform
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from os import stat_result
from pathlib import Path
from typing import TYPE_CHECKING

from content.keeping import digest
from layout.edition.kinds import Kind
from layout.edition.order import Order
from layout.edition.store import Store
from layout.page.errors import ContentError

if TYPE_CHECKING:  # heavy: loaded with what is kept
    from layout.edition.make import Built
    from layout.edition.outputs import Made
    from layout.plan import Plan

ROOT = Path(__file__).resolve().parents[2]
#: The program's rooms, and what in them is no part of it.
ROOMS, OTHERS = ("charts", "content", "fonts", "layout"), ("content/editions", "content/kits")
#: Files of more bytes, the fonts and word lists, are told by size and time: reading them each time
#: took longer than reading the content.
LARGE_BYTES = 1_000_000
#: Where package managers list a machine's libraries: these print and measure too.
LIBRARIES = (
    "/var/lib/dpkg/status",
    "/var/lib/rpm",
    "/usr/lib/sysimage/rpm",
    "/var/lib/pacman/local",
    "/lib/apk/db/installed",
    "/opt/homebrew/Cellar",
    "/usr/local/Cellar",
)


@dataclass(frozen=True)
class Remembered:
    """What an order came to, and the key it is kept under."""

    key: str
    built: Built
    made: Made


def key_of(order: Order) -> str | None:
    """Return the key of all that an order's files depend on; None where that cannot be told."""
    from layout.plant.profile import press_profile

    if order.kinds == {Kind.PROOF}:  # may stand in for pictures that are missing
        return None
    total = hashlib.sha256()
    try:
        press = press_profile(order.press)
        parts = (program(), str(order.folder.resolve()), repr(sorted(order.stated().items())))
        ink = digest(press.icc.read_bytes())
        for part in (*parts, press.model_dump_json(), ink, *_files(order.folder)):
            total.update(f"{part}\0".encode())
    except (ContentError, OSError):  # it is told when it is read
        return None
    return total.hexdigest()


def _files(folder: Path) -> Iterator[str]:
    """Yield name and digest of every file in a folder.

    Raises:
        OSError: one cannot be read, or is a link to who knows where.
    """
    for path in sorted(folder.rglob("*")):
        if path.is_symlink():
            raise OSError(path)
        if path.is_file():
            yield f"{path.relative_to(folder).as_posix()} {digest(path.read_bytes())}"


@cache
def program() -> str:
    """Return the digest of this program: its files, packages, Python and the machine's libraries.

    Raises:
        OSError: a file cannot be read.
    """
    total = hashlib.sha256(f"{sys.version} {platform.platform()}".encode())
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*")):
            name = path.relative_to(ROOT).as_posix()
            if name.startswith(OTHERS) or "__pycache__" in path.parts or not path.is_file():
                continue
            state = path.stat()
            large = state.st_size > LARGE_BYTES
            told = _stamp(state) if large else digest(path.read_bytes())
            total.update(f"{name} {told}\n".encode())
    packages = {f"{one.name} {one.version}" for one in importlib.metadata.distributions()}
    total.update("\n".join(sorted(packages)).encode())
    for place in filter(Path.exists, map(Path, LIBRARIES)):
        total.update(f"{place} {_stamp(place.stat())}\n".encode())
    return total.hexdigest()


def _stamp(state: stat_result) -> str:
    return f"{state.st_size} {state.st_mtime_ns}"


def find(store: Store, order: Order) -> Remembered | None:
    """Return what an order came to before, if nothing has changed since; else None."""
    key = key_of(order)
    data = store.get(key) if key else None
    if key is None or data is None:
        return None
    try:
        built, made = pickle.loads(data)
    except Exception:  # pickle raises whatever it meets; then all is made anew
        return None
    return Remembered(key, built, made)


def keep(store: Store, key: str, built: Built, made: Made) -> None:
    """Keep what an order came to, but for the ways that its pages were not made in."""
    from layout.plan import planned_anew

    plan = replace(built.plan, pages=(), turned=_same, reworded=planned_anew)
    store.put(key, pickle.dumps((replace(built, plan=plan), made), protocol=5))


def _same(ways: Mapping[int, int]) -> Plan:
    """Say that a plan of an earlier order knows no other ways."""
    raise LookupError(f"pages {sorted(ways)} were planned by an earlier order")
