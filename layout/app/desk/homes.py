"""Homes of pictures on the desk: in which story each stands, in the opening, or in none.

Input: the edition's files; a browser's choice. Output: the pictures with their homes, for a list;
the `pictures` of stories and the headline's `picture` set as a person would write them.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from content.editing import EditError, Journal
from content.editing.draft import ARTICLES, Draft
from content.editing.homes import NONE, OPENING, homes_of, house
from content.reading.pictures import ENDINGS, SUB
from content.source.folder import id_of
from content.words import Words
from layout.app.desk.guard import answered, guarded, validated
from layout.app.desk.naming import called

_Name = Annotated[str, Field(max_length=120, pattern=r"^[^/\\\n]*$")]


class _Move(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: _Name
    was: _Name
    home: _Name
    who: Annotated[str, Field(max_length=40)] = ""


class Homes:
    """Where the pictures of one edition stand."""

    def __init__(self, journal: Journal) -> None:
        """Note the edition's journal."""
        self._journal = journal

    def routes(self, words: Words, token: str) -> list[Route]:
        """Return the routes: one lists, the other moves a picture."""

        async def listed(_request: Request) -> Response:
            return await answered(words, lambda: self._listed(words))

        async def move(request: Request) -> Response:
            return await guarded(request, token, words, self._move)

        return [Route("/homes.json", listed), Route("/home", move, methods=["POST"])]

    def _listed(self, words: Words) -> dict[str, object]:
        draft = Draft(self._journal.root)
        homes, names_of = homes_of(draft), called(draft, words)
        folder = self._journal.root / SUB
        files = sorted(folder.iterdir()) if folder.is_dir() else []
        names = [id_of(p) for p in files if p.suffix.lower() in ENDINGS and not p.is_symlink()]
        return {
            "pictures": [
                {
                    "name": name,
                    "home": homes.get(name, NONE),
                    "called": names_of.get(name, name),
                }
                for name in dict.fromkeys(names)
            ],
            "homes": offered(draft, words),
        }

    def _move(self, data: object) -> dict[str, object]:
        """Move a picture to another home.

        Raises:
            EditError: it stands elsewhere by now, or there is no such story.
        """
        one = validated(_Move, data)
        draft = Draft(self._journal.root)
        if homes_of(draft).get(one.name, NONE) != one.was:
            raise EditError("edit.changed", field=one.name)
        house(draft, one.name, one.home)
        self._journal.save(draft.changes(), one.who)
        return {"saved": True}


def offered(draft: Draft, words: Words) -> list[tuple[str, str]]:
    """Return the homes that a picture may have, each with what it is called."""
    titles = [(n, draft.words(f"{ARTICLES}/{n}.md", "title") or n) for n in draft.order()]
    opening, none = words.text("desk.home-opening"), words.text("desk.home-none")
    return [(OPENING, opening), *titles, (NONE, none)]
