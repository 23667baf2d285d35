"""The record of an office's door: who came in, who was refused, who left → lines in one file.

Input: the folder of editions, and what happened at the door. Output: a line of JSON each in
`.desk/sign-ins.jsonl`, for its owner's eyes alone; the newest of them, for who keeps the accounts.
No password is ever in it: a name that no account has may be one typed in the wrong box, and is
left out. A file that is full is kept once as `sign-ins.old.jsonl`, so that two files are the most.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from enum import StrEnum
from itertools import islice
from pathlib import Path

from content.editing.stored import FOLDER
from content.words import Words
from layout.app.desk.accounts import NAMES, Role

FILE, OLD = f"{FOLDER}/sign-ins.jsonl", f"{FOLDER}/sign-ins.old.jsonl"
#: Bytes of one file: some 4,000 lines, a year of an office of ten.
MOST_BYTES = 512_000
#: Lines that are shown, and characters of an address.
MOST_SHOWN, MOST_FROM = 200, 60


class Event(StrEnum):
    """What happened at the door."""

    IN = "in"
    WRONG = "wrong"
    HELD = "held"  # so many wrong passwords that this name or machine waits
    OUT = "out"


#: What an event is called, by its code in the catalogue.
SAID: Mapping[Event, str] = {
    Event.IN: "desk.door-was-in",
    Event.WRONG: "desk.door-was-wrong",
    Event.HELD: "desk.door-was-held",
    Event.OUT: "desk.door-was-out",
}


@dataclass(frozen=True, slots=True)
class Passing:
    """Somebody at the door; name and role are empty where no account has the name."""

    at: str  # as ISO 8601, to the second, with the zone
    event: Event
    name: str
    role: Role | None
    where: str  # the address of the machine

    def told(self, words: Words) -> dict[str, str]:
        """Return it in words, by what each is."""
        role = words.text(NAMES[self.role]) if self.role else ""
        name = self.name or words.text("desk.door-nobody")
        at = self.at[:19].replace("T", " ")
        what = words.text(SAID[self.event])
        return {"at": at, "name": name, "role": role, "what": what, "from": self.where}


class SignIns:
    """The record of a folder of editions; may be used from several threads."""

    def __init__(self, root: Path) -> None:
        """Note where it is kept."""
        self._root, self._lock = root, threading.Lock()

    def note(self, event: Event, name: str, role: Role | None, where: str) -> None:
        """Write down who was at the door; a full disk keeps nobody from his work."""
        now = dt.datetime.now().astimezone().isoformat(timespec="seconds")
        passing = Passing(now, event, name, role, where[:MOST_FROM])
        line = json.dumps(asdict(passing), ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        with self._lock, suppress(OSError):
            self._append(line)

    def newest(self, most: int = MOST_SHOWN) -> list[Passing]:
        """Return the last of them, the newest first; a line that was cut off is passed over."""
        found: list[Passing] = []
        for file in (FILE, OLD):
            if len(found) >= most:
                break
            lines: list[bytes] = []
            with self._lock, suppress(OSError):
                lines = (self._root / file).read_bytes().splitlines()
            found += islice(filter(None, map(_read, reversed(lines))), most - len(found))
        return found

    def _append(self, line: bytes) -> None:
        path = self._root / FILE
        path.parent.mkdir(exist_ok=True)
        if path.exists() and path.stat().st_size + len(line) > MOST_BYTES:
            path.replace(self._root / OLD)
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(path, flags, 0o600)
        try:
            size = os.fstat(handle).st_size
            os.lseek(handle, max(0, size - 1), os.SEEK_SET)
            whole = not size or os.read(handle, 1) == b"\n"  # else the power failed in a line
            os.write(handle, line if whole else b"\n" + line)
            os.fsync(handle)
        finally:
            os.close(handle)


def _read(line: bytes) -> Passing | None:
    """Return a line of the record; None where it is none."""
    try:
        told = json.loads(line)
        role = Role(told["role"]) if told["role"] else None
        name, where = str(told["name"]), str(told["where"])
        return Passing(str(told["at"]), Event(told["event"]), name, role, where)
    except (ValueError, KeyError, TypeError):
        return None
