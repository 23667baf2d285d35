"""Locks: a page, or the whole edition, whose words and pictures are not to be changed any more.

Input: the journal, and the pages as they are shown. Output: which pages are locked and by whom, and
whether such a page has become another since; a change that would reach a locked page is refused. A
lock is a note of the journal: it holds for all who work on this desk, and after a restart.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from content.editing import Change, EditError, Journal, Note
from content.editing.draft import ARTICLES
from content.reading.opening import EDITION
from layout.app.desk.state import PageView, State

LOCK, WHOLE = "lock", "*"
#: Fields of edition.yaml that stand on no page.
_NOT_PRINTED = ("accepted", "fit", "id")


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock: the page by its place (`0`, `1` …) or `*`; `picture` names it as it was locked."""

    page: str
    who: str
    at: str
    picture: str


class Locks:
    """The locks of one edition."""

    def __init__(self, journal: Journal, state: Callable[[], State]) -> None:
        """Guard the journal."""
        self._journal, self._state = journal, state
        journal.guard = self.check

    def all(self) -> dict[str, Lock]:
        """Return the locks that stand."""
        found: dict[str, Lock] = {}
        for note in self._journal.notes(LOCK):
            found.pop(note.thing, None)
            if note.told:
                picture = str(json.loads(note.told)["picture"])
                found[note.thing] = Lock(note.thing, note.who, note.at, picture)
        return found

    def set(self, page: str, on: bool, who: str) -> None:
        """Lock a page or the edition, or unlock it.

        Raises:
            EditError: there is no such page.
        """
        pages = self._state().pages
        index = int(page) if page.isdecimal() and len(page) < 4 else -1
        if page != WHOLE and not 0 <= index < len(pages):
            raise EditError("edit.missing", file=page)
        picture = "" if page == WHOLE else pages[index].name
        told = json.dumps({"picture": picture}) if on else ""
        self._journal.save((), who, Note(LOCK, page, told))

    def check(self, changes: Sequence[Change]) -> None:
        """Refuse changes that reach what is locked.

        Raises:
            EditError: which page, and who has locked it.
        """
        locks = self.all() if changes else {}
        if WHOLE in locks:
            raise EditError("edit.locked", page="", who=locks[WHOLE].who)
        pages = self._state().pages
        for change in changes:
            for index in _reached(change, pages):
                lock = locks.get(str(index))
                if lock is not None:
                    raise EditError("edit.locked", page=pages[index].number, who=lock.who)


def _reached(change: Change, pages: Sequence[PageView]) -> Iterator[int]:
    """Yield the pages on which a change would show."""
    ordered = change.file == EDITION and ARTICLES in change.fields
    made = change.file.startswith(f"{ARTICLES}/") and not any(
        zone.file == change.file for page in pages for zone in page.zones
    )
    for index, page in enumerate(pages):
        if ordered or made or any(_touches(change, zone.file, zone.fields) for zone in page.zones):
            yield index


def _touches(change: Change, file: str, fields: Sequence[str]) -> bool:
    """Tell whether a change is of what stands in a place of a page."""
    picture = change.file.startswith("pictures/") and change.file.rpartition(".")[2] != "yaml"
    if picture:
        name = change.file.removeprefix("pictures/").rpartition(".")[0]
        return any(field.startswith(f"{name}.") for field in fields)
    if change.file.endswith(".csv"):
        return file.partition(".")[0] == change.file.partition(".")[0]
    if change.file != file:
        return False
    if not file.endswith(("edition.yaml", "pictures.yaml")):
        return True
    own = {_first(field) for field in change.fields} - set(_NOT_PRINTED)
    return bool(own & {_first(field) for field in fields})


def _first(field: str) -> str:
    return field.partition(".")[0].partition("[")[0]
