"""A draft: several files of an edition, changed one after the other → the changes of one step.

Input: the edition's folder. Output: what stands in its files, read when it is asked for, and the
`Change`s that make of it what was put into the draft.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from content.editing.change import Change, Edit, EditError, edited
from content.editing.pieces import Piece, UnreadablePiece, pieces_of
from content.editing.settings import Setting, with_settings
from content.editing.stored import ABSENT, state_of
from content.reading.opening import EDITION

ARTICLES = "articles"


class Draft:
    """Files that are being changed; nothing is written."""

    def __init__(self, root: Path) -> None:
        """Note the folder."""
        self.root = root.resolve()
        self._before: dict[str, str] = {}
        self._now: dict[str, str] = {}
        self._fields: dict[str, dict[str, None]] = {}

    def text(self, file: str) -> str:
        """Return what stands in a file now; `ABSENT` where there is none."""
        if file not in self._now:
            self._before[file] = self._now[file] = state_of(self.root, file)
        return self._now[file]

    def put(self, file: str, state: str, field: str) -> None:
        """Put a text into a file, for the sake of a field."""
        self.text(file)
        self._now[file] = state
        self._fields.setdefault(file, {})[field] = None

    def take(self, change: Change) -> None:
        """Take a change as it is: whatever was saved since it found its file, it is found out."""
        self._before[change.file], self._now[change.file] = change.before, change.after
        self._fields[change.file] = dict.fromkeys(change.fields)

    def remove(self, file: str) -> None:
        """Take a file away."""
        self.put(file, ABSENT, file)

    def set(self, file: str, wanted: Mapping[str, Setting]) -> None:
        """Set fields of a file (`content.editing.settings`)."""
        now = self.text(file)
        change = with_settings(file, "" if now == ABSENT else now, wanted)
        for field in change.fields:
            self.put(file, change.after, field)

    def edit(self, file: str, *edits: Edit) -> None:
        """Change words of a file (`content.editing.change`)."""
        change = edited(file, self.text(file), edits)
        for field in change.fields:
            self.put(file, change.after, field)

    def pieces(self, file: str) -> tuple[Piece, ...]:
        """Return the pieces of a file.

        Raises:
            EditError: it cannot be read.
        """
        try:
            return pieces_of(file, self.text(file))
        except UnreadablePiece as error:
            raise EditError("edit.unreadable", file=file) from error

    def words(self, file: str, field: str) -> str:
        """Return the words of a field; "" where it is not there."""
        return next((p.words for p in self.pieces(file) if p.field == field), "")

    def order(self) -> list[str]:
        """Return the names of the articles in the order in which they are read."""
        listed = [p.words for p in self.pieces(EDITION) if p.field.startswith(f"{ARTICLES}[")]
        named = [n.removeprefix(f"{ARTICLES}/").removesuffix(".md") for n in listed]
        folder = self.root / ARTICLES
        there = {p.stem for p in folder.glob("*.md") if not p.name.startswith(".")}
        for file, state in self._now.items():
            if file.startswith(f"{ARTICLES}/"):
                name = file.removeprefix(f"{ARTICLES}/").removesuffix(".md")
                there = there - {name} if state == ABSENT else there | {name}
        return [name for name in named if name in there] if named else sorted(there)

    def changes(self) -> list[Change]:
        """Return the changes, of files that differ from what was found."""
        return [
            Change(file, self._before[file], now, tuple(self._fields.get(file, {file: None})))
            for file, now in self._now.items()
            if now != self._before[file]
        ]
