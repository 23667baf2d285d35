"""The copy desk: words of an edition as they are written → a browser; changed words → the file.

Only this machine's preview page may ask: every request that changes something carries the token
that the page was given, as JSON (a form of another site can send neither). What is written, and
that nothing else is, is `content.editing`'s business.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from content.editing import Edit, EditError, Entry, Journal, Piece, added, edited, pieces_of
from content.editing.change import LONGEST, Part
from content.editing.draft import Draft
from content.editing.following import follow
from content.editing.pieces import Form, UnreadablePiece
from content.editing.snapshot import compared
from content.editing.stored import ABSENT, read_text
from content.reading.opening import EDITION
from content.words import CodedError, Message, Words
from layout.app.desk.accounts import ASKING, may
from layout.app.desk.guard import answered, guarded, new_token, validated
from layout.page.designs import BANNERS, LOOK_NAMES, banner_name
from layout.page.formats import PROFILES
from layout.page.looks import look

#: Fields of one request.
MOST_EDITS = 100
#: Fields that have a name in the catalogue (`desk.field-…`).
NAMED = frozenset(
    (
        *("kicker", "title", "deck", "dateline", "byline", "lede", "caption", "credit", "alt"),
        *(
            "note",
            "notes",
            "source",
            "label",
            "value",
            "unit",
            "before",
            "after",
            "stated",
            "time",
            "kind",
            "period",
        ),
        *(
            "series",
            "display",
            "name",
            "section",
            "date",
            "page_numbers",
            "issue",
            "staff",
            "credits",
            "imprint",
            "highlight",
        ),
    )
)
#: Fields that are no words of the page: what is accepted, the order of stories, their pictures.
LISTS = frozenset(("accepted", "articles", "pictures", "figures", "tables"))
#: Fields that the panels set (`layout.app.desk.planning`), by the code of their name.
SET = {
    **{name: f"desk.set-{name}" for name in ("look", "banner", "profile", "spread")},
    **{"max_pages": "desk.set-max-pages", "rank": "desk.wish-rank", "width": "desk.wish-width"},
    **{"pin": "desk.wish-pin", "page_break": "desk.wish-page-break", "formats": "desk.set-profile"},
    **{"with_next": "desk.wish-with-next", "beside_next": "desk.wish-beside-next"},
    **{"safe": "desk.box-safe", "crop": "desk.box-crop", "calm": "desk.box-calm"},
    **{"accepted": "desk.field-accepted", "articles": "desk.field-articles"},
    **{"pictures": "desk.field-pictures", "picture": "desk.field-pictures"},
    **{"figures": "desk.field-figures", "tables": "desk.field-tables"},
    **{"place": "desk.field-place", "id": "desk.field-id"},
}
#: What is set by a tick or drawn with a box: that it was is all that is to be said of it.
UNTOLD = frozenset(
    ("safe", "crop", "calm", "picture", "spread", "page_break", "with_next", "beside_next")
)
#: What is chosen from a list for the whole edition, by what each choice is called there.
CHOSEN: dict[str, Callable[[str, Words], str]] = {
    "look": lambda name, _: look(name).title if name in LOOK_NAMES else name,
    "banner": lambda name, words: banner_name(name, words.language) if name in BANNERS else name,
    "profile": lambda name, _: PROFILES[name].title if name in PROFILES else name,
}


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


_Accepted = Annotated[str, Field(max_length=400)]


class _Accepting(BaseModel):
    model_config = ConfigDict(extra="forbid")

    rule: Annotated[str, Field(min_length=1, max_length=80)]
    file: Annotated[str, Field(max_length=200)]
    words: Annotated[list[_Accepted], Field(min_length=1, max_length=200)]
    reason: Annotated[str, Field(max_length=400)]
    who: Annotated[str, Field(max_length=40)] = ""


class CopyDesk:
    """The words of one edition, and the changes of them."""

    def __init__(self, folder: Path) -> None:
        """Open the journal of an edition's folder; what is written there the watch sees."""
        self.journal = Journal(folder)
        self.token = new_token()

    def routes(self, words: Words) -> list[Route]:
        """Return the desk's routes; refusals are said in these words."""
        journal = self.journal

        async def copy(request: Request) -> Response:
            query = request.query_params
            file, line = query.get("file", ""), query.get("line", "0")
            fields = [field for field in query.get("fields", "").split(",") if field]
            number = int(line) if line.isdecimal() and len(line) < 8 else 0
            return await answered(words, lambda: self._shown(file, fields, number, words))

        async def save(request: Request) -> Response:
            return await guarded(request, self.token, words, lambda data: self._save(data, words))

        async def undo(request: Request) -> Response:
            return await guarded(request, self.token, words, lambda _: self._undo())

        async def redo(request: Request) -> Response:
            return await guarded(request, self.token, words, lambda _: _turned(journal.redo))

        async def accept(request: Request) -> Response:
            return await guarded(request, self.token, words, self._accept)

        async def changes(_request: Request) -> Response:
            return await answered(
                words,
                lambda: {"changes": [_told(e, words) for e in journal.entries() if _shown(e)]},
            )

        return [
            Route("/copy.json", copy),
            Route("/copy", save, methods=["POST"]),
            Route("/accept", accept, methods=["POST"]),
            Route("/undo", undo, methods=["POST"]),
            Route("/redo", redo, methods=["POST"]),
            Route("/changes.json", changes),
        ]

    def _undo(self) -> dict[str, object]:
        """Take back the newest change; of another's, only who may decide about copy.

        Raises:
            CodedError: it is another's.
        """
        account = ASKING.get()
        newest = next((one for one in self.journal.entries() if not one.undone), None)
        others = account is not None and newest is not None and newest.who != account.name
        if others and not may("accept"):
            raise CodedError("desk.not-yours")
        return _turned(self.journal.undo)

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

    def _save(self, data: object, words: Words) -> dict[str, object]:
        wanted = validated(_Saving, data)
        edits = [Edit(one.field, one.was, one.words) for one in wanted.edits]
        text = read_text(self.journal.root, wanted.file)
        try:
            change = edited(wanted.file, text, edits)
        except EditError as error:
            values = dict(error.told.values)
            if "field" in values:  # as editors call it
                values["field"] = named(str(values["field"]), words)
            raise EditError(Message(error.told.code, values)) from error
        draft = Draft(self.journal.root)
        draft.take(change)
        followed = [name for one in edits for name in follow(draft, one.was, one.words)]
        self.journal.save(draft.changes(), wanted.who)
        told = {"followed": followed} if followed else {}
        return {"saved": change.before != change.after, **told}

    def _accept(self, data: object) -> dict[str, object]:
        """Let a finding stand, with the reason, as an editor writes it in edition.yaml."""
        one = validated(_Accepting, data)
        reason = one.reason.strip() + (f"（{one.who}）" if one.who else "")
        if not one.reason.strip():
            raise EditError("edit.no-reason")
        text = before = read_text(self.journal.root, EDITION)
        for words in dict.fromkeys(one.words):
            item = {"rule": one.rule, "file": one.file, "words": words, "reason": reason}
            filled = {name: said for name, said in item.items() if said}
            change = added(EDITION, text, "accepted", filled)
            text = change.after
        self.journal.save(replace(change, before=before), one.who)
        return {"saved": True}


def _turned(turn: Callable[[], Entry]) -> dict[str, object]:
    """Take a change back or make it again; return where."""
    entry = turn()
    return {"file": entry.file, "fields": entry.fields}


def named(field: str, words: Words) -> str:
    """Return what editors call a field: `items[2].label` → 项目 3."""
    last = field.rpartition(".")[2]
    key = last.partition("[")[0]
    if key == "body":
        return words.text("desk.field-body")
    if key in SET:
        return words.text(SET[key])
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
    if found or field in ("items", "credits", "imprint"):
        return found
    return [Piece(file, field, 0, 0, 0, 0, "", Form.PLAIN)]


def _parts(entry: Entry, words: Words) -> Sequence[Part]:
    """Return what was changed, as words: how they are written in their file is nobody's matter."""
    keys = {field.rpartition(".")[2].partition("[")[0] for field in entry.fields}
    if not set(entry.fields).isdisjoint(LISTS) or not keys.isdisjoint(UNTOLD):
        return ()
    if keys & set(CHOSEN):
        both = (_values(entry.file, text) for text in (entry.before, entry.after))
        was, now = ({name: CHOSEN[name](v, words) for name, v in one.items()} for one in both)
        return [Part(was.get(n, ""), now.get(n, "")) for n in CHOSEN if was.get(n) != now.get(n)]
    if ABSENT in (entry.before, entry.after) and entry.file.startswith(("figures/", "tables/")):
        gone, come = _title_of(entry.file, entry.before), _title_of(entry.file, entry.after)
        return [Part(gone, come)] if gone != come else ()
    places = compared({entry.file: entry.before}, {entry.file: entry.after})
    return [part for place in places for part in place.parts][:20]


def _shown(entry: Entry) -> bool:
    """Whether a change is listed; numbers that come or go with a chart are not told beside it."""
    numbers = entry.file.startswith(("figures/", "tables/")) and entry.file.endswith(".csv")
    return not (numbers and ABSENT in (entry.before, entry.after))


def _title_of(file: str, text: str) -> str:
    """Return what a chart or table is called; of one that comes or goes that is enough."""
    if text == ABSENT or not file.endswith(".yaml"):
        return ""
    return next((piece.words for piece in pieces_of(file, text) if piece.field == "title"), "")


def _values(file: str, text: str) -> dict[str, str]:
    """Return what is chosen for the whole edition, as its file has it."""
    pieces = pieces_of(file, text) if text != ABSENT else ()
    return {piece.field: piece.words for piece in pieces if piece.field in CHOSEN}


def _told(entry: Entry, words: Words) -> dict[str, object]:
    """Return a change for the list: what was taken out and put in."""
    return {
        "id": entry.id,
        "step": entry.step,
        "at": entry.at,
        "who": entry.who,
        "file": entry.file,
        "field": entry.fields[0] if entry.fields else "",
        "fields": list(
            dict.fromkeys(named(field, words) for field in entry.fields if field != entry.file)
        ),
        "parts": _parts(entry, words),
        "undone": entry.undone,
    }
