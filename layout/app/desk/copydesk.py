"""The copy desk: words of an edition as they are written → a browser; changed words → the file.

Only this machine's preview page may ask: every request that changes something carries the token
that the page was given, as JSON (a form of another site can send neither). What is written, and
that nothing else is, is `content.editing`'s business.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from content.editing import Edit, EditError, Entry, Journal, Piece, edited, pieces_of
from content.editing.change import LONGEST, differences
from content.editing.journal import read_text
from content.editing.pieces import Form, UnreadablePiece
from content.words import Message, Words

#: Bytes of a request: as much as a page's copy, and a lot.
MOST_BYTES = 400_000
#: Fields of one request.
MOST_EDITS = 100
TOKEN_HEADER = "x-desk-token"
#: Codes of refusals that somebody else's change is the cause of.
CONFLICTS = frozenset({"edit.changed", "edit.undo-blocked"})
#: Fields that have a name in the catalogue (`desk.field-…`).
NAMED = frozenset(
    (
        *("kicker", "title", "deck", "dateline", "byline", "lede", "caption", "credit", "alt"),
        *("note", "source", "label", "value", "unit", "before", "after", "stated", "time", "kind"),
        *("name", "section", "date", "page_numbers", "issue", "staff", "credits", "highlight"),
    )
)
FRESH = {"cache-control": "no-store"}


class _Wanted(BaseModel):
    model_config = ConfigDict(extra="forbid")

    field: Annotated[str, Field(max_length=200, pattern=r"^[^\n]+$")]
    was: Annotated[str, Field(max_length=LONGEST)]
    words: Annotated[str, Field(max_length=LONGEST + 1)]


class _Saving(BaseModel):
    model_config = ConfigDict(extra="forbid")

    file: Annotated[str, Field(max_length=200)]
    edits: Annotated[list[_Wanted], Field(max_length=MOST_EDITS)]
    who: Annotated[str, Field(max_length=40)] = ""


class CopyDesk:
    """The words of one edition, and the changes of them."""

    def __init__(self, folder: Path) -> None:
        """Open the journal of an edition's folder; what is written there the watch sees."""
        self.journal = Journal(folder)
        self.token = secrets.token_urlsafe(24)

    def routes(self, words: Words) -> list[Route]:
        """Return the desk's routes; refusals are said in these words."""

        async def copy(request: Request) -> Response:
            query = request.query_params
            file, line = query.get("file", ""), query.get("line", "0")
            fields = [field for field in query.get("fields", "").split(",") if field]
            number = int(line) if line.isdecimal() and len(line) < 8 else 0
            return await _answer(words, lambda: self._shown(file, fields, number, words))

        async def save(request: Request) -> Response:
            return await self._guarded(request, words, self._save)

        async def undo(request: Request) -> Response:
            return await self._guarded(request, words, lambda _: self._turn(self.journal.undo))

        async def redo(request: Request) -> Response:
            return await self._guarded(request, words, lambda _: self._turn(self.journal.redo))

        async def changes(_request: Request) -> Response:
            return await _answer(
                words, lambda: {"changes": [_told(e, words) for e in self.journal.entries()]}
            )

        return [
            Route("/copy.json", copy),
            Route("/copy", save, methods=["POST"]),
            Route("/undo", undo, methods=["POST"]),
            Route("/redo", redo, methods=["POST"]),
            Route("/changes.json", changes),
        ]

    def _shown(
        self, file: str, fields: Sequence[str], line: int, words: Words
    ) -> dict[str, object]:
        """Return the pieces that a zone or a finding names, as they are written now."""
        try:
            pieces = pieces_of(file, read_text(self.journal.root, file))
        except UnreadablePiece as error:
            raise EditError("edit.unreadable", file=file) from error
        if line:
            found = [p for p in pieces if p.line <= line <= p.last_line]
        else:
            found = [piece for field in fields for piece in _of_field(file, field, pieces)]
        return {
            "file": file,
            "fields": [
                {
                    "field": piece.field,
                    "name": named(piece.field, words),
                    "words": piece.words,
                    "rows": piece.form is Form.ROWS,
                    "line": piece.line,
                }
                for piece in found[:MOST_EDITS]
            ],
        }

    def _save(self, data: object) -> dict[str, object]:
        try:
            wanted = _Saving.model_validate(data)
        except ValidationError as error:
            raise EditError("edit.outside") from error
        edits = [Edit(one.field, one.was, one.words) for one in wanted.edits]
        text = read_text(self.journal.root, wanted.file)
        change = edited(wanted.file, text, edits)
        self.journal.save(change, wanted.who)
        return {"saved": change.before != change.after}

    def _turn(self, turn: Callable[[], Entry]) -> dict[str, object]:
        entry = turn()
        return {"file": entry.file, "fields": entry.fields}

    async def _guarded(
        self, request: Request, words: Words, act: Callable[[object], dict[str, object]]
    ) -> Response:
        """Carry out a request that changes something, where it comes from the page."""
        token = request.headers.get(TOKEN_HEADER, "")
        site = request.headers.get("sec-fetch-site", "same-origin")
        plain = request.headers.get("content-type", "").partition(";")[0].strip()
        sound = secrets.compare_digest(token.encode(), self.token.encode())
        if not sound or site != "same-origin" or plain != "application/json":
            return _refused(EditError("edit.outside"), words, 403)
        try:
            data = await _json(request)
        except (ValueError, RecursionError):
            return _refused(EditError("edit.outside"), words, 400)
        return await _answer(words, lambda: act(data))


def named(field: str, words: Words) -> str:
    """Return what editors call a field: `items[2].label` → 项目 3."""
    last = field.rpartition(".")[2]
    key = last.partition("[")[0]
    if key == "body":
        return words.text("desk.field-body")
    name = words.text(f"desk.field-{key.replace('_', '-')}") if key in NAMED else key
    counted = re.findall(r"\[(\d+)\]", field)
    if counted:
        return words.text("desk.field-of", number=int(counted[-1]) + 1, name=name)
    return name


def _of_field(file: str, field: str, pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces of a field; an empty one where it may be added."""
    found = [
        piece
        for piece in pieces
        if piece.field == field or piece.field.startswith((f"{field}[", f"{field}."))
    ]
    if found or field in ("items", "credits"):
        return found
    return [Piece(file, field, 0, 0, 0, 0, "", Form.PLAIN)]


def _told(entry: Entry, words: Words) -> dict[str, object]:
    """Return a change for the list: what was taken out and put in."""
    return {
        "id": entry.id,
        "at": entry.at,
        "who": entry.who,
        "file": entry.file,
        "fields": [named(field, words) for field in entry.fields],
        "parts": differences(entry.before, entry.after)[:20],
        "undone": entry.undone,
    }


async def _json(request: Request) -> object:
    """Return a request's body.

    Raises:
        ValueError: it is too long, or no JSON.
    """
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise ValueError("too long")
    data: object = json.loads(body or b"null")
    return data


async def _answer(words: Words, act: Callable[[], Mapping[str, object]]) -> Response:
    try:
        return JSONResponse(await run_in_threadpool(act), headers=FRESH)
    except EditError as error:
        return _refused(error, words, 409 if error.told.code in CONFLICTS else 422)


def _refused(error: EditError, words: Words, status: int) -> Response:
    values = dict(error.told.values)
    if "field" in values:
        values["field"] = named(str(values["field"]), words)
    said = words.say(Message(error.told.code, values))
    told = {"code": error.told.code, "text": said.text, "remedy": said.remedy}
    return JSONResponse({"error": told}, status, headers=FRESH)
