"""Files → a folder, in which nothing that is not ours is touched; old or new at every moment.

The new state is made ready in a room beside the folder, foreign files included (as second names of
the same files), and the two change places in one step. Where that cannot be (the folder is a disk
of its own or the one we stand in, the disk has no exchange or no second names), files are replaced
one by one, each in one step: the room then holds a list that the next run finishes.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from content.keeping.exchange import exchange
from content.keeping.plan import KeepError, Plan, planned
from content.keeping.record import RECORD, digest, digest_of, record, recorded
from content.keeping.room import (
    Room,
    carried,
    cleared,
    made_beside,
    rooms_of,
    save,
    write_file,
)
from content.words import reason


@dataclass(frozen=True)
class Written:
    """What was done: paths of all files, names removed, and names of ours that people changed.

    `saved` are files that appeared while we wrote, or that a killed run had left aside.
    """

    paths: tuple[Path, ...]
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()


def write_owned(
    folder: Path,
    files: Mapping[str, bytes],
    owned: Mapping[str, str],
    *,
    stay: Collection[str] = (),
    protect: Collection[Path] = (),
    keep_edits: bool = False,
    durable: bool = True,
    step: bool = False,
) -> Written:
    """Write files into a folder and remove what an earlier run wrote and this one did not.

    Args:
        folder: made where it is not there.
        files: name in the folder (parts divided by "/") → content.
        owned: name → SHA-256 of what an earlier run wrote there.
        stay: names of an earlier run's files that stay though they are not in `files`.
        protect: files that are never replaced nor removed: what is being read.
        keep_edits: whether a file that people changed stays, without an error, where what would be
            written is just what was written before.
        durable: whether all is on the disk when this returns.
        step: replace file by file: the folder holds much that is not ours.

    Raises:
        KeepError: something that is not ours stands in the way, or the disk refuses; the folder is
            then what it was.
    """
    given = Path(folder)
    try:
        root = given.resolve()
        root.parent.mkdir(parents=True, exist_ok=True)
        with _alone(root):
            saved = swept(root)
            if os.path.lexists(root) and not root.is_dir():
                raise KeepError("keep.no-folder", folder=given)
            plan = planned(root, files, owned, stay=stay, protect=protect, keep_edits=keep_edits)
            if not plan.empty or not root.exists():
                saved += _carry_out(root, plan, durable, step)
    except OSError as error:
        raise KeepError("keep.unwritable", folder=given, why=reason(error)) from error
    except KeepError as error:
        values = {**error.told.values, "folder": given}
        raise KeepError(replace(error.told, values=values)) from error
    return Written(tuple(given / name for name in files), plan.remove, plan.kept, saved)


def write_more(folder: Path, files: Mapping[str, bytes], *, aside: bool = False) -> Written:
    """Write files into a folder of many things; the record there then lists them too.

    Args:
        folder: made where it is not there.
        files: name in the folder → content.
        aside: a file that is not ours gets a name with .bak behind it; else it is an error.

    Raises:
        KeepError: as `write_owned`.
    """
    before = recorded(folder)
    listed = {name: value for name, value in before.items() if name != RECORD}
    listed |= {name: digest(data) for name, data in files.items()}
    if aside:
        try:
            for name, data in files.items():
                path = folder / name
                found = digest_of(path)
                if found is not None and found not in (before.get(name), digest(data)):
                    save(path, path.with_name(f"{path.name}.bak"))
                    before[name] = found  # it has a second name: this one may go
        except OSError as error:
            raise KeepError("keep.unwritable", folder=folder, why=reason(error)) from error
    return write_owned(
        folder, {**files, RECORD: record(listed)}, before, stay=tuple(before), step=True
    )


def swept(folder: Path) -> tuple[str, ...]:
    """Finish or clear what killed runs left beside a folder; return the names of files saved."""
    saved: tuple[str, ...] = ()
    for room in rooms_of(folder):
        if room.state().get("files") is not None:
            _finish(room, folder)
        saved += cleared(room, folder)
    return saved


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the right to write a folder: one process at a time; a killed one holds nothing."""
    handle = -1
    try:
        with contextlib.suppress(OSError):  # a disk without locks, a folder we may not list
            handle = os.open(folder.parent, os.O_RDONLY)
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        if handle >= 0:
            os.close(handle)


def _carry_out(folder: Path, plan: Plan, durable: bool, step: bool) -> tuple[str, ...]:
    new = not folder.exists()
    within = not new and (step or _stands_alone(folder))
    room = made_beside(folder, within)
    done = False
    try:
        room.say({"inode": room.tree.stat().st_ino, "owned": dict(plan.owned)})
        for name, data in plan.write.items():
            write_file(room.tree / name, data, durable=durable)
        if new:
            room.tree.rename(folder)
        elif within or not _swap(room, folder, plan):
            _commit(room, plan)
            _finish(room, folder)
        done = True
    finally:
        if not done and room.state().get("files") is None:
            with contextlib.suppress(OSError):
                cleared(room, folder)
    return cleared(room, folder)


def _stands_alone(folder: Path) -> bool:
    """Tell whether a folder cannot change places: a disk of its own, or where we stand."""
    with contextlib.suppress(OSError):
        here = Path.cwd()
        if here == folder or here.is_relative_to(folder):
            return True
    return os.path.ismount(folder) or not os.access(folder.parent, os.W_OK)


def _swap(room: Room, folder: Path, plan: Plan) -> bool:
    """Complete the new state and let it change places with the old; False where it cannot be."""
    try:
        carried(folder, room.tree, frozenset(plan.remove))
        exchange(room.tree, folder)
    except OSError:
        return False
    return True


def _commit(room: Room, plan: Plan) -> None:
    """Write down all that is to be done: from here on it will be, by this run or the next."""
    files = {name: digest(data) for name, data in plan.write.items()}
    room.say(
        {**room.state(), "files": files, "remove": list(plan.remove), "owned": dict(plan.owned)}
    )


def _finish(room: Room, folder: Path) -> None:
    """Do what a room's list says, file by file, each in one step."""
    state = room.state()
    files, remove, owned = (state.get(key) for key in ("files", "remove", "owned"))
    if not isinstance(files, dict) or not isinstance(owned, dict):
        return
    for name in files:
        new, target = room.tree / name, folder / name
        if not new.is_file():
            continue  # a killed run had done it
        if os.path.lexists(target) and digest_of(target) not in (owned.get(name), files[name]):
            save(target, target.with_name(f"{target.name}.bak"))
        target.parent.mkdir(parents=True, exist_ok=True)
        new.replace(target)
    for name in remove if isinstance(remove, list) else ():
        target = folder / str(name)
        if digest_of(target) == owned.get(name):
            target.unlink()
            if target.parent != folder:
                with contextlib.suppress(OSError):  # other files are in it
                    target.parent.rmdir()
