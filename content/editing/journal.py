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
import sqlite3
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from content.editing.change import Change, EditError
from content.editing.stored import FOLDER, put, state_of, sweep
from content.words import reason

FILE = "journal.sqlite"
#: Changes that are listed.
MOST_LISTED = 200
#: Seconds that another process's writing is waited for.
WAIT_S = 10.0
_TABLES = """
CREATE TABLE IF NOT EXISTS changes (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, file TEXT NOT NULL,
  fields TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('begun', 'done', 'undone', 'dropped')), step INTEGER);
CREATE TABLE IF NOT EXISTS notes (
  id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, kind TEXT NOT NULL,
  thing TEXT NOT NULL, told TEXT NOT NULL, step INTEGER);
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
    step: int = 0
    """Number of the step that it is a part of: what is taken back together."""


@dataclass(frozen=True, slots=True)
class Note:
    """What was decided about a thing, without a change of the copy, or beside one.

    `kind`: doubt, sign, lock …; `told`: words or JSON, as the kind has it.
    """

    kind: str
    thing: str
    told: str
    who: str = ""
    at: str = ""


class Journal:
    """The changes of one edition's folder; may be used from several threads and processes."""

    def __init__(
        self, root: Path, clock: Clock = dt.datetime.now, *, recovers: bool = True
    ) -> None:
        """Open the journal of a folder; it is made with the first change.

        Args:
            root: the edition's folder.
            clock: says when a change is made.
            recovers: decide what a killed server left half done; not where it is only read, for
                then another may be writing.
        """
        self.root, self._clock = root.resolve(), clock
        #: Asked before anything is written or taken back; raises what forbids it.
        self.guard: Callable[[Sequence[Change]], None] = _allowed
        self._lock = threading.RLock()  # a guard reads notes while a step is taken back
        with self._lock, suppress(sqlite3.Error):
            if recovers and (self.root / FOLDER / FILE).is_file():
                sweep(self.root)
                with self._opened() as base:
                    self._recover(base)

    def save(
        self, changes: Change | Sequence[Change], who: str = "", note: Note | None = None
    ) -> bool:
        """Write the files of a change, and note it; several are one step, done whole or not at all.

        Args:
            changes: the changes, each of another file.
            who: whose they are.
            note: what was decided by them; it is taken back with them.

        Returns:
            Whether there was anything to write or to note.

        Raises:
            EditError: a file is not as the change found it, or cannot be written.
        """
        all_ = (changes,) if isinstance(changes, Change) else tuple(changes)
        real = [change for change in all_ if change.before != change.after]
        if not real and note is None:
            return False
        self.guard(real)
        with self._lock, self._opened() as base:
            for change in real:
                self._expect(change.file, change.before)
            with base:
                step = self._begun(base, real, who)
                if note is not None:
                    self._noted(base, replace(note, who=who), step or None)
            written: list[Change] = []
            try:
                for change in real:
                    put(self.root, change.file, change.after)
                    written.append(change)
            except EditError:
                for change in reversed(written):
                    put(self.root, change.file, change.before)
                with base:
                    base.execute("DELETE FROM changes WHERE step = ?", (step,))
                    base.execute("DELETE FROM notes WHERE step = ?", (step,))
                raise
            with base:
                base.execute("UPDATE changes SET state = 'done' WHERE step = ?", (step,))
        return True

    def before(self, step: int) -> dict[str, str]:
        """Return the states, by file, that files had before a step: of those changed since."""
        if not (self.root / FOLDER / FILE).is_file():
            return {}
        with self._lock, self._opened() as base:
            rows = base.execute(
                "SELECT file, before FROM changes WHERE step >= ? AND state = 'done'"
                " ORDER BY id DESC",
                (step,),
            ).fetchall()
        return {str(file): str(before) for file, before in rows}

    def notes(self, kind: str) -> tuple[Note, ...]:
        """Return what was noted of a kind and stands, the oldest first."""
        if not (self.root / FOLDER / FILE).is_file():
            return ()
        with self._lock, self._opened() as base:
            rows = base.execute(
                "SELECT kind, thing, told, who, at FROM notes WHERE kind = ? AND (step IS NULL OR"
                " EXISTS (SELECT 1 FROM changes WHERE changes.step = notes.step"
                " AND state IN ('begun', 'done'))) ORDER BY id",
                (kind,),
            ).fetchall()
        return tuple(Note(*row) for row in rows)

    def _begun(self, base: sqlite3.Connection, changes: Sequence[Change], who: str) -> int:
        """Note changes as begun; return the number of their step, 0 where there are none."""
        step = 0
        if changes:  # what was undone before cannot be made again on top of this
            base.execute("UPDATE changes SET state = 'dropped' WHERE state = 'undone'")
        for change in changes:
            row = (self._now(), who, change.file, "\n".join(change.fields))
            cursor = base.execute(
                "INSERT INTO changes (at, who, file, fields, before, after, state, step)"
                " VALUES (?, ?, ?, ?, ?, ?, 'begun', ?)",
                (*row, change.before, change.after, step),
            )
            if not step:
                step = cursor.lastrowid or 0
                base.execute("UPDATE changes SET step = ? WHERE id = ?", (step, step))
        return step

    def _noted(self, base: sqlite3.Connection, note: Note, step: int | None) -> None:
        base.execute(
            "INSERT INTO notes (at, who, kind, thing, told, step) VALUES (?, ?, ?, ?, ?, ?)",
            (self._now(), note.who, note.kind, note.thing, note.told, step),
        )

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")

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
                f"SELECT step FROM changes WHERE state = ? ORDER BY step {order} LIMIT 1",
                (state,),
            ).fetchone()
            if row is None:
                raise EditError(none)
            rows = base.execute(
                f"SELECT {_COLUMNS} FROM changes WHERE step = ? ORDER BY id", row
            ).fetchall()
            entries = [_entry(one) for one in rows]
            done = becomes == "done"
            self.guard([Change(e.file, e.before, e.after, e.fields) for e in entries])
            for one in entries:  # a server that ended in between may have written the new one
                if state_of(self.root, one.file) not in (one.before, one.after):
                    raise EditError("edit.undo-blocked", file=one.file)
            with base:
                base.execute("UPDATE changes SET state = ? WHERE step = ?", (becomes, *row))
                for one in entries:
                    put(self.root, one.file, one.after if done else one.before)
            return entries[0]

    def _expect(self, file: str, state: str) -> None:
        if state_of(self.root, file) != state:
            raise EditError("edit.changed", field=file)

    def _recover(self, base: sqlite3.Connection) -> None:
        """Decide steps that were begun when the server was killed, by what the files say."""
        rows = base.execute(f"SELECT {_COLUMNS} FROM changes WHERE state = 'begun'").fetchall()
        steps: dict[int, list[Entry]] = {}
        for entry in map(_entry, rows):
            steps.setdefault(entry.step, []).append(entry)
        for step, entries in steps.items():
            found = [self._stands(entry) for entry in entries]
            state = "dropped"
            if any(found):  # the first of several was written: the others follow
                state = "done"
                for entry, stands in zip(entries, found, strict=True):
                    with suppress(EditError):
                        if not stands:
                            self._expect(entry.file, entry.before)
                            put(self.root, entry.file, entry.after)
            with base:
                base.execute(  # another may have ended it since
                    "UPDATE changes SET state = ? WHERE step = ? AND state = 'begun'",
                    (state, step),
                )

    def _stands(self, entry: Entry) -> bool:
        with suppress(EditError):
            return state_of(self.root, entry.file) == entry.after
        return False

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
            _with_tables(base)
            yield base
        except sqlite3.Error as error:
            raise EditError("edit.unwritable", file=f"{FOLDER}/{FILE}", why=str(error)) from error
        finally:
            base.close()


_COLUMNS = "id, at, who, file, fields, before, after, state, step"


def _allowed(_changes: Sequence[Change]) -> None:
    """Forbid nothing."""


def _with_tables(base: sqlite3.Connection) -> None:
    """Make the tables; a journal of before there were steps gets theirs."""
    columns = {row[1] for row in base.execute("PRAGMA table_info(changes)")}
    if "step" in columns and base.execute("PRAGMA table_info(notes)").fetchone():
        return
    with base:
        for table in filter(str.strip, _TABLES.split(";")):
            base.execute(table)
        if columns and "step" not in columns:
            base.execute("ALTER TABLE changes ADD COLUMN step INTEGER")
            base.execute("UPDATE changes SET step = id")


def _entry(row: tuple[int, str, str, str, str, str, str, str, int]) -> Entry:
    id_, at, who, file, fields, before, after, state, step = row
    done = state == "undone"
    return Entry(id_, at, who, file, tuple(fields.split("\n")), before, after, done, step)
