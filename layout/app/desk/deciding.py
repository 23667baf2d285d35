"""Doubts of an import on the desk: a browser's choices → the files, and the decisions noted.

What is asked and what a choice does is `content.editing.doubts`' business.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from content.editing import Journal
from content.editing.doubts import (
    ADDED,
    HOME,
    KEEP,
    LEAVE_OUT,
    MENDED,
    PLAIN,
    PUT_IN,
    Asked,
    asked,
    decide,
)
from content.editing.draft import ARTICLES, Draft
from content.editing.homes import NONE, homes_of
from content.editing.recast import Role
from content.reading.undecided import UNDECIDED
from content.words import Words
from layout.app.desk.guard import answered, guarded, validated
from layout.app.desk.homes import offered

#: What a choice is called on its button; roles have their own words (`desk.role-…`).
CHOICES = {
    KEEP: "desk.doubt-keep",
    PLAIN: "desk.doubt-plain",
    LEAVE_OUT: "desk.doubt-leave-out",
    PUT_IN: "desk.doubt-put-in",
    HOME: "desk.doubt-home",
    ADDED: "desk.doubt-added",
    MENDED: "desk.doubt-mended",
}
#: Advice for whoever works in the files, or at the command line: here there are buttons for it.
BY_HAND = re.compile(r"\.(?:yaml|md|csv)\b|--\w|figures|tables")
ROLES = {
    "body": "desk.role-body",
    "subhead": "desk.role-subhead",
    "title": "desk.role-title",
    "kicker": "desk.role-kicker",
    "deck": "desk.role-deck",
    "dateline": "desk.role-dateline",
    "byline": "desk.role-byline",
    "lede": "desk.role-lede",
    "caption": "desk.role-caption",
    "verse": "desk.role-verse",
    "roll": "desk.role-roll",
    "out": "desk.role-out",
}


class _Deciding(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, Field(max_length=40)]
    choice: Annotated[str, Field(max_length=20)]
    into: Annotated[str, Field(max_length=80)] = ""
    who: Annotated[str, Field(max_length=40)] = ""


class Deciding:
    """The doubts of one edition."""

    def __init__(self, journal: Journal) -> None:
        """Note the edition's journal."""
        self._journal = journal

    def routes(self, words: Words, token: str) -> list[Route]:
        """Return the routes: one lists the doubts, the other takes a choice."""

        async def listed(_request: Request) -> Response:
            return await answered(words, lambda: self._listed(words))

        async def chosen(request: Request) -> Response:
            return await guarded(request, token, words, self._decide)

        return [Route("/doubts.json", listed), Route("/doubt", chosen, methods=["POST"])]

    def _listed(self, words: Words) -> dict[str, object]:
        draft = Draft(self._journal.root)
        homes = homes_of(draft)
        return {
            "doubts": [_told(one, words, homes) for one in asked(draft, self._journal)],
            "homes": offered(draft, words),
            "articles": [
                (name, draft.words(f"{ARTICLES}/{name}.md", "title") or name)
                for name in draft.order()
            ],
        }

    def _decide(self, data: object) -> dict[str, object]:
        one = validated(_Deciding, data)
        decide(self._journal, one.id, one.choice, one.who, one.into)
        return {"decided": one.id}


def _told(one: Asked, words: Words, homes: Mapping[str, str]) -> dict[str, object]:
    """Return a doubt for the list, in words."""
    held = one.file == UNDECIDED
    lost = words.text("imported.harm-lost" if held else "desk.harm-unread")
    return {
        "id": one.id,
        "words": one.words,
        "source": one.source,
        "why": one.why,
        "done": "；".join(part for part in one.done.split("；") if not BY_HAND.search(part)),
        "harm": 2 * one.harm + (not held),  # what is held is decided, the rest looked at
        "harmTold": one.harm_told if one.harm else lost,
        "held": held,
        "inPlace": one.in_place,
        "file": one.file,
        "line": one.line,
        "field": one.field,
        "role": words.text(ROLES[one.role]) if one.role else "",
        "picture": one.picture,
        "home": homes.get(one.picture, NONE),
        "choices": [{"choice": c, "name": _name(c, one.role, words)} for c in one.choices],
        "decided": None
        if one.decided is None
        else {
            "name": _name(one.decided.told, one.role, words),
            "who": one.decided.who,
            "at": one.decided.at,
        },
    }


def _name(choice: str, role: str, words: Words) -> str:
    """Return what a choice is called."""
    if choice == KEEP and role and role != Role.CAPTION:  # of a picture its place is asked, too
        return words.text("desk.doubt-keep-as", role=words.text(ROLES[role]))
    if choice in ROLES and role == Role.CAPTION:
        return words.text("desk.doubt-caption-as", role=words.text(ROLES[choice]))
    if choice in ROLES:
        return words.text("desk.doubt-as", role=words.text(ROLES[choice]))
    return words.text(CHOICES[choice]) if choice in CHOICES else choice
