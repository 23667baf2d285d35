"""What may be replaced and removed in a folder, decided before anything is written.

Input: a folder, the files that go into it, and name → SHA-256 of what an earlier run wrote there.
Output: a `Plan`, or a `KeepError` that names what is not ours, or was changed by hand.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from content.keeping.record import digest, digest_of
from content.words import CodedError, Message, Value

#: So many names are told; the rest is counted.
_TOLD = 8


class KeepError(CodedError):
    """A folder that cannot be written without harm to what is not ours, or at all."""


@dataclass(frozen=True)
class Plan:
    """What is to be done: files to write, names to remove, files of ours that people changed.

    `owned` is name → SHA-256 of all that may be replaced or removed.
    """

    write: Mapping[str, bytes]
    remove: tuple[str, ...]
    kept: tuple[str, ...]
    owned: Mapping[str, str]

    @property
    def empty(self) -> bool:
        """True where the folder is already what it should be."""
        return not self.write and not self.remove


def is_root(folder: Path) -> bool:
    """Tell whether a folder, links resolved, is a disk's root: a link may lead there.

    Nobody delivers among a system's folders.
    """
    return folder == Path(folder.anchor)


def planned(
    folder: Path,
    files: Mapping[str, bytes],
    owned: Mapping[str, str],
    *,
    stay: Collection[str] = (),
    protect: Collection[Path] = (),
    keep_edits: bool = False,
) -> Plan:
    """Return what is to be done in a folder, which need not be there.

    Args:
        folder: the folder, links resolved.
        files: name in the folder (parts divided by "/") → content.
        owned: name → SHA-256 of what an earlier run wrote.
        stay: names of an earlier run's files that stay though they are not in `files`.
        protect: files that are never replaced nor removed: what is being read.
        keep_edits: whether a file that people changed stays, without an error, where what would be
            written is just what was written before.

    Raises:
        KeepError: a name leaves the folder, the folder is a disk's root, or something stands there
            that is not ours to replace.
    """
    if is_root(folder):
        raise KeepError("keep.at-root", folder=folder)
    for name in files:
        if not _inside(name):
            raise KeepError("keep.outside", name=name, folder=folder)
    guarded = _identities(protect)
    ours = {n: d for n, d in owned.items() if _inside(n) and _identity(folder / n) not in guarded}
    write: dict[str, bytes] = {}
    foreign: list[str] = []
    changed: list[str] = []
    kept: list[str] = []
    for name, data in files.items():
        path, new = folder / name, digest(data)
        in_way = _in_way(folder, name)
        if in_way:
            foreign.append(in_way)
        elif not os.path.lexists(path):
            write[name] = data
        elif (found := digest_of(path)) == new:
            continue
        elif name not in ours:
            foreign.append(name)
        elif found == ours[name]:
            write[name] = data
        elif keep_edits and ours[name] == new and found is not None:
            kept.append(name)
        else:
            changed.append(name)
    _refuse(folder, foreign, changed)
    remove: list[str] = []
    for name in ours:
        if name in files or name in stay or not os.path.lexists(folder / name):
            continue
        same = digest_of(folder / name) == ours[name] and not _in_way(folder, name)
        (remove if same else kept).append(name)
    return Plan(write, tuple(remove), tuple(kept), ours)


def _refuse(folder: Path, foreign: list[str], changed: list[str]) -> None:
    """Raise what stands in the way, with the names."""
    if not foreign and not changed:
        return
    if foreign and changed:
        raise KeepError("keep.both", folder=folder, foreign=_told(foreign), changed=_told(changed))
    if foreign:
        raise KeepError("keep.foreign", folder=folder, foreign=_told(foreign))
    raise KeepError("keep.changed", folder=folder, changed=_told(changed))


def _told(names: list[str]) -> tuple[Value, ...]:
    """Return the first names, and how many there are more."""
    told = tuple(dict.fromkeys(names))
    more = len(told) - _TOLD
    return told if more <= 0 else (*told[:_TOLD], Message("keep.more", {"count": more}))


def _inside(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and not name.startswith("/") and ".." not in parts and "\\" not in name


def _in_way(folder: Path, name: str) -> str:
    """Return the part of a name that is a link or a file where a folder must be; "" where none."""
    parts = PurePosixPath(name).parts
    for count in range(1, len(parts)):
        path = folder.joinpath(*parts[:count])
        if os.path.lexists(path) and (path.is_symlink() or not path.is_dir()):
            return "/".join(parts[:count])
    path = folder / name
    return f"{name}/" if path.is_dir() and not path.is_symlink() else ""


def _identities(paths: Collection[Path]) -> frozenset[tuple[int, int] | None]:
    return frozenset(filter(None, map(_identity, paths)))


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from all others, links followed; None where there is none."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino
