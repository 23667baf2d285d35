"""A room beside a folder, in which its next state is made ready; and what is left of a dead run.

Input: a folder and a `Plan`. Output: `Room.tree` with the new files. `cleared` removes a room: what
is ours and unchanged goes, and what also stands in the folder; anything else is set into the folder
first, under its name or with .bak behind it. A room says in its `state.json` what it is for, so
that the next run can finish or clear what a killed one left.
"""

from __future__ import annotations

import contextlib
import filecmp
import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from content.keeping.record import digest, digest_of

_ENDING = ".room"
_STATE = "state.json"


@dataclass(frozen=True)
class Room:
    """A folder for what is made ready: `tree` is the new state, `state.json` what it is for."""

    path: Path

    @property
    def tree(self) -> Path:
        """Where the files lie."""
        return self.path / "tree"

    def state(self) -> dict[str, object]:
        """Return what the room is for; nothing where it was not yet said."""
        try:
            found = json.loads((self.path / _STATE).read_bytes())
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def say(self, state: Mapping[str, object]) -> None:
        """Write what the room is for, whole or not at all."""
        beside = self.path / f"{_STATE}.new"
        write_file(beside, json.dumps(state, ensure_ascii=False).encode("utf-8"), durable=True)
        beside.replace(self.path / _STATE)


def made_beside(folder: Path, within: bool) -> Room:
    """Return a new room beside a folder, or within it."""
    parent = folder if within else folder.parent
    room = Room(Path(tempfile.mkdtemp(prefix=_prefix(folder), suffix=_ENDING, dir=parent)))
    room.tree.mkdir()
    return room


def _prefix(folder: Path) -> str:
    """Return how the names of a folder's rooms begin: no other folder's do."""
    return f".{folder.name[:16]}-{digest(os.fsencode(folder.name))[:12]}."


def rooms_of(folder: Path) -> Iterator[Room]:
    """Yield the rooms that earlier runs left for this folder."""
    prefix = _prefix(folder)
    for parent in (folder.parent, folder):
        with contextlib.suppress(OSError):
            for path in sorted(parent.iterdir()):
                ours = path.name.startswith(prefix) and path.name.endswith(_ENDING)
                if ours and len(path.name) == len(prefix) + 8 + len(_ENDING):  # as mkdtemp names
                    yield Room(path)


def write_file(path: Path, data: bytes, *, durable: bool) -> None:
    """Write a new file; `durable`: it is on the disk when this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        if durable:
            file.flush()
            os.fsync(file.fileno())


def carried(folder: Path, tree: Path, leave: frozenset[str]) -> None:
    """Set all files of a folder into a tree too, as second names of the same files.

    Args:
        folder: what stands there now.
        tree: where the new files lie already; what stands there stays.
        leave: names that are not wanted any more.
    """
    for path, name in walked(folder):
        target = tree / name
        if name in leave or os.path.lexists(target):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, target, follow_symlinks=False)
    for sub in [folder, *_folders(folder)]:
        inside = tree / sub.relative_to(folder)
        empty = sub != folder and not any(sub.iterdir())
        if empty:  # a folder that people made for what is to come
            inside.mkdir(parents=True, exist_ok=True)
        if inside.is_dir():
            shutil.copystat(sub, inside)


def walked(folder: Path) -> Iterator[tuple[Path, str]]:
    """Yield all that is no folder, with its name from the folder on; rooms left out."""
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = [f for f in folders if not (f.startswith(".") and f.endswith(_ENDING))]
        links = [f for f in folders if (here / f).is_symlink()]
        for name in [*names, *links]:
            path = here / name
            yield path, path.relative_to(folder).as_posix()


def _folders(folder: Path) -> Iterator[Path]:
    for root, folders, _ in os.walk(folder):
        folders[:] = [f for f in folders if not (f.startswith(".") and f.endswith(_ENDING))]
        yield from (Path(root) / f for f in folders if not (Path(root) / f).is_symlink())


def cleared(room: Room, folder: Path) -> tuple[str, ...]:
    """Remove a room; return the names of files that were found in it and set into the folder.

    Raises:
        OSError: a file could be neither removed nor saved.
    """
    state, saved = room.state(), []
    owned = state.get("owned")
    ours = owned if isinstance(owned, dict) else {}
    if room.tree.is_dir() and state and room.tree.stat().st_ino != state.get("inode"):
        for path, name in walked(room.tree):  # what stood in the folder before the exchange
            if not _spare(path, folder / name, ours.get(name)):
                saved.append(save(path, folder / name).relative_to(folder).as_posix())
    shutil.rmtree(room.path)
    return tuple(saved)


def _spare(path: Path, in_folder: Path, ours: object) -> bool:
    """Tell whether a file may go: it is ours and unchanged, or stands in the folder as well."""
    if path.is_symlink():
        return in_folder.is_symlink() and path.readlink() == in_folder.readlink()
    if not path.is_file():
        return os.path.lexists(in_folder)  # a socket or pipe
    if in_folder.is_file() and (
        path.samefile(in_folder) or filecmp.cmp(path, in_folder, shallow=False)
    ):
        return True
    return isinstance(ours, str) and digest_of(path) == ours


def save(path: Path, target: Path) -> Path:
    """Give a file a second name in the folder, one that is free; return it."""
    number, place = 0, target
    while os.path.lexists(place):
        if place.is_file() and path.samefile(place):
            return place
        number += 1
        place = target.with_name(f"{target.name}.bak{number if number > 1 else ''}")
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, place, follow_symlinks=False)
    except OSError:
        shutil.copy2(path, place, follow_symlinks=False)
    return place
