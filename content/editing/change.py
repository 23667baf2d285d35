"""Changing pieces of a file: its text and the new words → its new text, and nothing else different.

Input: a file's text and `Edit`s. Output: the text as a person would have written it. It is read
again before it is given back: where more than the named pieces would differ, it is refused.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple

from content.editing.adding import with_field, with_item
from content.editing.pieces import Form, Piece, UnreadablePiece, pieces_of
from content.words import CodedError

#: Characters of one piece: a page's copy is 5,000.
LONGEST = 20_000
#: Share of the characters that two states of one paragraph have in common, at least.
SAME = 0.5
#: Characters that are shown on each side of what was changed.
_AROUND = 6
#: Blanks that a block of text is set in from its key, as in the edition that ships.
INSET = 2


class EditError(CodedError):
    """A change that cannot be made as it was asked for."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A piece's new words, and those that the editor saw: a change made meanwhile is not lost."""

    field: str
    was: str
    words: str


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed in a file: its name, its text before and after, the fields by name."""

    file: str
    before: str
    after: str
    fields: tuple[str, ...]


def edited(file: str, text: str, edits: Sequence[Edit]) -> Change:
    """Return a file's change.

    Args:
        file: its name in the edition's folder.
        text: what stands in it, with plain line ends.
        edits: the pieces that are to change. A field that is not there is added.

    Raises:
        EditError: somebody else has changed a piece; the new words would be read as something
            else than what they replace; the file cannot be read.
    """
    now = text
    for edit in edits:
        if len(edit.words) > LONGEST:
            raise EditError("edit.too-long", most=LONGEST)
        if edit.words != edit.was:
            now = _changed(file, now, edit)
    return Change(file, text, now, tuple(edit.field for edit in edits))


def added(file: str, text: str, key: str, item: Mapping[str, str]) -> Change:
    """Return the change that adds a mapping to a list of a file's first level.

    Raises:
        EditError: something else would change, or the file cannot be read.
    """
    after = with_item(text, key, item)
    old = {p.field: p.words for p in _pieces(file, text) if p.field != key}
    new = {p.field: p.words for p in _pieces(file, after)}
    fresh = [words for field, words in new.items() if field not in old]
    if fresh != list(item.values()) or any(new.get(field) != old[field] for field in old):
        raise EditError("edit.spills", field=key)
    return Change(file, text, after, (key,))


def _changed(file: str, text: str, edit: Edit) -> str:
    pieces = _pieces(file, text)
    piece = _wanted(pieces, edit)
    words = edit.words.replace("\r\n", "\n").strip()
    if piece is None:
        if edit.was:
            raise EditError("edit.changed", field=edit.field)
        after = with_field(file, text, edit.field, words)
        return _sure(file, text, after, {edit.field: words}, edit.field)
    if piece.field.startswith("body["):
        return _copy(file, text, piece, pieces, words)
    for written in _ways(piece, words):
        after = text[: piece.start] + written + text[piece.end :]
        try:
            return _sure(file, text, after, {piece.field: words}, edit.field)
        except EditError:
            continue
    raise EditError("edit.spills", field=edit.field)


def _pieces(file: str, text: str) -> tuple[Piece, ...]:
    try:
        return pieces_of(file, text)
    except UnreadablePiece as error:
        raise EditError("edit.unreadable", file=file) from error


def _wanted(pieces: Sequence[Piece], edit: Edit) -> Piece | None:
    """Return the piece that is meant; a paragraph is found again where others came before it."""
    named = next((piece for piece in pieces if piece.field == edit.field), None)
    if named is not None and named.words == edit.was:
        return named
    if edit.field.startswith("body["):
        alike = [p for p in pieces if p.field.startswith("body[") and p.words == edit.was]
        if len(alike) == 1:
            return alike[0]
    if named is not None and (not edit.field.startswith("body[") or _alike(named.words, edit.was)):
        raise EditError("edit.changed-words", field=edit.field, now=named.words)
    if named is not None or edit.field.startswith("body["):
        raise EditError("edit.changed", field=edit.field)
    return None


def _alike(one: str, other: str) -> bool:
    """Tell whether a paragraph is another one's later state, and not what has come in its place."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio() > SAME


def _ways(piece: Piece, words: str) -> list[str]:
    """Return how a value may be written, the way that it is written in now first."""
    blank = piece.start == piece.end
    before = " " if blank else ""
    if not words:
        return ["" if piece.form is Form.PLAIN else '""', before + '""']
    if "\n" in words or piece.form is Form.BLOCK:
        inset = " " * (piece.indent + INSET)
        rows = [inset + row.rstrip() if row.strip() else "" for row in words.split("\n")]
        return [before + "|\n" + "\n".join(rows), before + json.dumps(words, ensure_ascii=False)]
    quoted = {
        Form.SINGLE: "'" + words.replace("'", "''") + "'",
        Form.DOUBLE: json.dumps(words, ensure_ascii=False),
    }
    own = quoted.get(piece.form, words)
    return [before + own, before + quoted[Form.DOUBLE]]


def _sure(file: str, before: str, after: str, wanted: Mapping[str, str], field: str) -> str:
    """Return the new text where it says what was wanted and everything else as before.

    Raises:
        EditError: it does not.
    """
    try:
        old = {p.field: p.words for p in pieces_of(file, before)}
        new = {p.field: p.words for p in pieces_of(file, after)}
    except UnreadablePiece as error:
        raise EditError("edit.spills", field=field) from error
    rest = {name: words for name, words in old.items() if name not in wanted}
    if {name: words for name, words in new.items() if name not in wanted} != rest:
        raise EditError("edit.spills", field=field)
    if any(new.get(name, "") != words for name, words in wanted.items()):
        raise EditError("edit.spills", field=field)
    return after


def _copy(file: str, text: str, piece: Piece, pieces: Sequence[Piece], words: str) -> str:
    """Return the text with a block of copy changed; without words it is taken out."""
    if piece.form is Form.COPY and "\n" not in piece.words:
        words = re.sub(r"\n\s*", "\n\n", words)  # a new line is a new paragraph, as in Word
    start, end, written = piece.start, piece.end, words
    if not words:
        start = text.rfind("\n", 0, start) + 1  # with the marks before it
        while end < len(text) and text[end] == "\n":  # and the blank lines after it
            end += 1
    elif piece.form is Form.QUOTE:
        written = "\n".join(f"> {row}".rstrip() for row in words.split("\n"))
    elif piece.form is Form.HEAD:
        written = " ".join(words.split("\n"))
    after = text[:start] + written + text[end:]
    old = [(p.form, p.words) for p in pieces]
    new = [(p.form, p.words) for p in _pieces(file, after)]
    at = pieces.index(piece)
    tail = len(pieces) - at - 1
    kept = new[:at] == old[:at] and (not tail or new[-tail:] == old[-tail:])
    middle = new[at : len(new) - tail]
    if not kept or (words and not middle) or any(form is not piece.form for form, _ in middle):
        raise EditError("edit.spills", field=piece.field)
    return after


class Part(NamedTuple):
    """Words taken out, words put in, and a few around them: one character alone tells nothing."""

    out: str
    into: str
    left: str = ""
    right: str = ""


def differences(before: str, after: str) -> tuple[Part, ...]:
    """Return what was changed between two texts, in order."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return tuple(
        Part(
            before[i1:i2],
            after[j1:j2],
            after[max(0, j1 - _AROUND) : j1].rpartition("\n")[2],
            after[j2 : j2 + _AROUND].partition("\n")[0],
        )
        for what, i1, i2, j1, j2 in matcher.get_opcodes()
        if what != "equal"
    )
