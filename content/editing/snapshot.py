"""The state of an edition: its folder → the text of each file; kept, hashed, and compared.

Input: an edition's folder, or two states. Output: a state (file → text, or digest of a picture),
its hash, and what differs between two: field by field, paragraph by paragraph, in words.
"""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TypeAlias

from content.editing.change import EditError, Part, differences
from content.editing.pieces import Piece, UnreadablePiece, pieces_of
from content.editing.stored import ABSENT, FOLDER, KEPT, is_text, keep, shown, state_of

State: TypeAlias = Mapping[str, str]
#: Files that tell of an import and no reader of the page ever sees.
_BESIDE = frozenset({"导入说明.md"})
#: Files of one edition that count: a thick special has 400.
_MOST = 4000


@dataclass(frozen=True, slots=True)
class Differing:
    """A place that differs: its file, field and line in the later state, words out and in."""

    file: str
    field: str
    line: int
    parts: tuple[Part, ...]


def state_now(root: Path) -> dict[str, str]:
    """Return the state of an edition's folder.

    Raises:
        EditError: a file of it cannot be read.
    """
    root = root.resolve()
    found = {}
    for path in sorted(root.rglob("*"))[:_MOST]:
        name = path.relative_to(root).as_posix()
        hidden = any(part.startswith(".") for part in path.relative_to(root).parts)
        if not hidden and path.is_file() and not path.is_symlink() and name not in _BESIDE:
            found[name] = state_of(root, name) if is_text(name) else _digest(path)
    return found


def hash_of(state: State) -> str:
    """Return the hash of a state: what a signature is bound to."""
    return hashlib.sha256(_written(state)).hexdigest()


def keep_state(root: Path, state: State) -> None:
    """Keep a state beside the journal, under its hash."""
    keep(root.resolve(), _written(state))


def kept_state(root: Path, name: str) -> State:
    """Return a state that was kept.

    Raises:
        EditError: it is not there.
    """
    try:
        data = (root / FOLDER / KEPT / name).read_bytes()
        loaded = json.loads(data)
    except (OSError, ValueError) as error:
        raise EditError("edit.missing", file=f"{FOLDER}/{KEPT}") from error
    return {str(file): str(text) for file, text in loaded.items()}


def compared(old: State, new: State) -> tuple[Differing, ...]:
    """Return what differs between two states, in the order of the files."""
    return tuple(
        one
        for file in sorted({*old, *new})
        if old.get(file) != new.get(file)
        for one in _of_file(file, old.get(file, ABSENT), new.get(file, ABSENT))
    )


def _of_file(file: str, old: str, new: str) -> Iterator[Differing]:
    before, after = shown(old), shown(new)
    if file.endswith(".csv") and (cells := _cells(before, after)):
        yield Differing(file, "", 0, cells)
        return
    if not is_text(file) or ABSENT in (old, new):
        yield Differing(file, "", 0, (Part(before, after),))
        return
    try:
        own, now = (pieces_of(file, text) for text in (before, after))
    except UnreadablePiece:
        yield Differing(file, "", 0, differences(before, after))
        return
    fields = {p.field: p for p in own if not p.field.startswith("body[")}
    for piece in now:
        if piece.field.startswith("body["):
            continue
        was = fields.pop(piece.field, None)
        if was is None or was.words != piece.words:
            parts = differences(was.words if was else "", piece.words)
            yield Differing(file, piece.field, piece.line, parts)
    for gone in fields.values():
        yield Differing(file, gone.field, 0, (Part(gone.words, ""),))
    body, fresh = ([p for p in some if p.field.startswith("body[")] for some in (own, now))
    yield from _paragraphs(file, body, fresh)


def _cells(before: str, after: str) -> tuple[Part, ...]:
    """Return the cells that differ, each behind what heads its row; () where rows came or went."""
    try:
        old, new = (list(csv.reader(text.splitlines(), strict=True)) for text in (before, after))
    except csv.Error:
        return ()
    if [len(row) for row in old] != [len(row) for row in new]:
        return ()
    return tuple(
        Part(was, now, left=f"{row[0]} " if at else "")
        for gone, row in zip(old, new, strict=True)
        for at, (was, now) in enumerate(zip(gone, row, strict=True))
        if was != now
    )


def _paragraphs(file: str, old: Sequence[Piece], new: Sequence[Piece]) -> Iterator[Differing]:
    """Yield the blocks of copy that differ, those in one place compared word by word."""
    was_words, now_words = [p.words for p in old], [p.words for p in new]
    matcher = SequenceMatcher(None, was_words, now_words, autojunk=False)
    for what, i1, i2, j1, j2 in matcher.get_opcodes():
        if what == "equal":
            continue
        for n in range(max(i2 - i1, j2 - j1)):
            was = old[i1 + n].words if i1 + n < i2 else ""
            piece = new[j1 + n] if j1 + n < j2 else None
            parts = differences(was, piece.words if piece else "")
            field = piece.field if piece else old[i1 + n].field
            yield Differing(file, field, piece.line if piece else 0, parts)


def _written(state: State) -> bytes:
    return json.dumps(dict(state), ensure_ascii=False, sort_keys=True).encode("utf-8")


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return "\0" + hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise EditError("edit.unreadable", file=path.name) from error
