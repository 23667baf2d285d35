"""The journal: every change of an edition's files, kept in a data base beside them.

Input: an edition's folder and changes. Output: the files written, and a list of what was changed,
when and by whom, from which each change can be taken back. The journal lies in the hidden folder
`.desk`: nothing that builds an edition reads it.

A change is noted before its file is written and confirmed after, each durable before the next:
what was shown as saved is on the disk, and what a killed server left half done is known at the next
start.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from content.editing.change import Change, EditError
from content.words import reason

FOLDER, FILE = ".desk", "journal.sqlite"
#: Changes that are listed.
MOST_LISTED = 200
#: Seconds that another process's writing is waited for.
WAIT_S = 10.0
_TABLE = """
CREATE TABLE IF NOT EXISTS changes (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, file TEXT NOT NULL,
  fields TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('begun', 'done', 'undone', 'dropped')))
"""
Clock = Callable[[], dt.datetime]


@dataclass(frozen=True, slots=True)
class Entry:
    """A change in the list; `undone`: it was taken back and can be made again."""

    id: int
    at: str
    who: str
    file: str
    fields: tuple[str, ...]
    before: str
    after: str
    undone: bool


class Journal:
    """The changes of one edition's folder; may be used from several threads and processes."""

    def __init__(self, root: Path, clock: Clock = dt.datetime.now) -> None:
        """Open the journal of a folder; it is made with the first change.

        Args:
            root: the edition's folder.
            clock: says when a change is made.
        """
        self.root, self._clock = root.resolve(), clock
        self._lock = threading.Lock()
        with self._lock, suppress(sqlite3.Error):
            if (self.root / FOLDER / FILE).is_file():
                with self._opened() as base:
                    self._recover(base)

    def save(self, change: Change, who: str = "") -> None:
        """Write a change's file, and note the change.

        Raises:
            EditError: the file is not as the change found it, or cannot be written.
        """
        if change.before == change.after:
            return
        with self._lock, self._opened() as base:
            self._expect(change.file, change.before)
            with base:  # what was undone before cannot be made again on top of this
                base.execute("UPDATE changes SET state = 'dropped' WHERE state = 'undone'")
                cursor = base.execute(
                    "INSERT INTO changes (at, who, file, fields, before, after, state)"
                    " VALUES (?, ?, ?, ?, ?, ?, 'begun')",
                    (
                        self._clock().isoformat(timespec="seconds"),
                        who,
                        change.file,
                        "\n".join(change.fields),
                        change.before,
                        change.after,
                    ),
                )
            try:
                write_text(self.root, change.file, change.after)
            except EditError:
                with base:
                    base.execute("DELETE FROM changes WHERE id = ?", (cursor.lastrowid,))
                raise
            with base:
                base.execute("UPDATE changes SET state = 'done' WHERE id = ?", (cursor.lastrowid,))

    def undo(self) -> Entry:
        """Take back the newest change that stands.

        Raises:
            EditError: there is none, or its file was changed since.
        """
        return self._turned("done", "undone", "edit.nothing-to-undo", "DESC")

    def redo(self) -> Entry:
        """Make the change again that was taken back last.

        Raises:
            EditError: there is none, or its file was changed since.
        """
        return self._turned("undone", "done", "edit.nothing-to-redo", "ASC")

    def entries(self) -> tuple[Entry, ...]:
        """Return the newest changes, the newest first."""
        if not (self.root / FOLDER / FILE).is_file():
            return ()
        with self._lock, self._opened() as base:
            rows = base.execute(
                f"SELECT {_COLUMNS} FROM changes WHERE state IN ('done', 'undone')"
                " ORDER BY id DESC LIMIT ?",
                (MOST_LISTED,),
            ).fetchall()
        return tuple(_entry(row) for row in rows)

    def _turned(self, state: str, becomes: str, none: str, order: str) -> Entry:
        with self._lock, self._opened() as base:
            row = base.execute(
                f"SELECT {_COLUMNS} FROM changes WHERE state = ? ORDER BY id {order} LIMIT 1",
                (state,),
            ).fetchone()
            if row is None:
                raise EditError(none)
            entry = _entry(row)
            old, new = entry.after, entry.before
            if becomes == "done":
                old, new = new, old
            try:
                self._expect(entry.file, old)
            except EditError as error:
                raise EditError("edit.undo-blocked", file=entry.file) from error
            with base:
                base.execute("UPDATE changes SET state = ? WHERE id = ?", (becomes, entry.id))
                write_text(self.root, entry.file, new)
            return entry

    def _expect(self, file: str, text: str) -> None:
        if read_text(self.root, file) != text:
            raise EditError("edit.changed", field=file)

    def _recover(self, base: sqlite3.Connection) -> None:
        """Decide changes that were begun when the server was killed, by what the files say."""
        rows = base.execute(f"SELECT {_COLUMNS} FROM changes WHERE state = 'begun'").fetchall()
        with base:
            for entry in map(_entry, rows):
                written = False
                with suppress(EditError):
                    written = read_text(self.root, entry.file) == entry.after
                state = "done" if written else "dropped"
                base.execute("UPDATE changes SET state = ? WHERE id = ?", (state, entry.id))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        folder = self.root / FOLDER
        try:
            folder.mkdir(exist_ok=True)
            base = sqlite3.connect(folder / FILE, timeout=WAIT_S)
        except (OSError, sqlite3.Error) as error:
            why = reason(error) if isinstance(error, OSError) else str(error)
            raise EditError("edit.unwritable", file=f"{FOLDER}/{FILE}", why=why) from error
        try:
            base.execute("PRAGMA journal_mode = WAL")
            base.execute("PRAGMA synchronous = FULL")
            base.execute(_TABLE)
            yield base
        except sqlite3.Error as error:
            raise EditError("edit.unwritable", file=f"{FOLDER}/{FILE}", why=str(error)) from error
        finally:
            base.close()


_COLUMNS = "id, at, who, file, fields, before, after, state"


def _entry(row: tuple[int, str, str, str, str, str, str, str]) -> Entry:
    id_, at, who, file, fields, before, after, state = row
    return Entry(id_, at, who, file, tuple(fields.split("\n")), before, after, state == "undone")


def read_text(root: Path, file: str) -> str:
    """Return what stands in a file of the folder, with plain line ends.

    Raises:
        EditError: it is not there, is not text or lies outside.
    """
    path = _inside(root, file)
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EditError("edit.unreadable", file=file) from error
    return text.removeprefix("\ufeff").replace("\r\n", "\n")


def write_text(root: Path, file: str, text: str) -> None:
    """Write a file of the folder as a whole: beside it, onto the disk, then in its place.

    Line ends and a mark at its head stay as they were.

    Raises:
        EditError: it cannot be written, or lies outside.
    """
    path = _inside(root, file)
    try:
        old = path.read_bytes()
        data = text.encode("utf-8")
        if b"\r\n" in old:
            data = data.replace(b"\n", b"\r\n")
        if old.startswith(b"\xef\xbb\xbf"):
            data = b"\xef\xbb\xbf" + data
        beside = path.with_name(f".{path.name}.desk.tmp")
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.chmod(path.stat().st_mode & 0o777)
        beside.replace(path)
        _settled(path.parent)
    except OSError as error:
        raise EditError("edit.unwritable", file=file, why=reason(error)) from error


def _settled(folder: Path) -> None:
    """Have a folder's names on the disk, where the system can be told so."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _inside(root: Path, file: str) -> Path:
    """Return the path of a file of the folder.

    Raises:
        EditError: there is no such ordinary file in it.
    """
    path = root / file
    try:
        sound = path.is_file() and path.resolve().is_relative_to(root) and ".." not in path.parts
    except (OSError, ValueError):
        sound = False
    if not sound or any(part.startswith(".") for part in Path(file).parts):
        raise EditError("edit.missing", file=file)
    return path.resolve()
