"""Order and wishes on the desk: what may be asked of the planner, what is asked, what became of it.

Input: a browser's wishes for stories and for the edition. Output: the fields of the files set as a
person would, and the lists from which the panel is made. Never a coordinate.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from content.editing import EditError, Journal
from content.editing.draft import ARTICLES, Draft
from content.editing.settings import Setting
from content.model import EditionWords
from content.reading.opening import EDITION
from content.words import Words
from layout.app.desk.guard import answered, guarded, validated
from layout.app.desk.state import State
from layout.page.designs import BANNERS, LOOK_NAMES, PROFILE_NAMES, banner_name
from layout.page.formats import PROFILES
from layout.page.looks import look

_Name = Annotated[str, Field(max_length=120, pattern=r"^[^/\\\n]*$")]
_Who = Annotated[str, Field(max_length=40)]
#: Formats that the edition names with `spread: true` instead.
_SPREAD = "_spread"
#: Fields of an article, and of the edition, that the panel sets.
WISHES = ("rank", "width", "pin", "page_break", "with_next", "beside_next")
SETTINGS = ("look", "banner", "profile", "spread", "max_pages")
_FIELDS = {
    **{name: name if name == "rank" else f"wishes.{name}" for name in WISHES},
    **{name: f"fit.{name}" if name == "max_pages" else name for name in SETTINGS},
}


class _Order(BaseModel):
    model_config = ConfigDict(extra="forbid")

    was: Annotated[list[_Name], Field(max_length=200)]
    names: Annotated[list[_Name], Field(max_length=200)]
    who: _Who = ""


class _Wish(BaseModel):
    model_config = ConfigDict(extra="forbid")

    article: _Name = ""
    field: Literal[
        "rank",
        "width",
        "pin",
        "page_break",
        "with_next",
        "beside_next",
        "look",
        "banner",
        "profile",
        "spread",
        "max_pages",
    ]
    was: Annotated[str, Field(max_length=60)]
    value: Annotated[str, Field(max_length=60)]
    who: _Who = ""


class Planning:
    """The order of one edition's stories, and what is asked of the planner."""

    def __init__(self, journal: Journal, state: Callable[[], State]) -> None:
        """Note the edition's journal, and what says how the pages were made."""
        self._journal, self._state = journal, state

    def routes(self, words: Words, token: str) -> list[Route]:
        """Return the routes: one lists, two set."""

        async def plan(_request: Request) -> Response:
            return await answered(words, lambda: self._plan(words))

        async def order(request: Request) -> Response:
            return await guarded(request, token, words, self._order)

        async def wish(request: Request) -> Response:
            return await guarded(request, token, words, self._wish)

        return [
            Route("/plan.json", plan),
            Route("/order", order, methods=["POST"]),
            Route("/wish", wish, methods=["POST"]),
        ]

    def _plan(self, words: Words) -> dict[str, object]:
        draft = Draft(self._journal.root)
        stood = {one.id: one for one in self._state().stood}
        stories = []
        for name in draft.order():
            file = f"{ARTICLES}/{name}.md"
            fields = {p.field: p.words for p in draft.pieces(file)}
            place = stood.get(name)
            wishes = {field: fields.get(_FIELDS[field], "") for field in WISHES}
            told = [
                {"wish": kept.wish, "kept": kept.kept, "told": kept.told}
                for kept in (place.wishes if place else ())
            ]
            stories.append(
                {
                    "id": name,
                    "file": file,
                    "title": fields.get("title", name),
                    "wishes": wishes,
                    "pages": place.pages if place else (),
                    "percent": place.percent if place else 0,
                    "rank": place.rank if place else 0,
                    "kept": told,
                }
            )
        fields = {p.field: p.words for p in draft.pieces(EDITION)}
        return {
            "stories": stories,
            "settings": {field: fields.get(_FIELDS[field], "") for field in SETTINGS},
            "opening_picture": bool(fields.get("headline.picture")),
            "defaults": {
                "look": look(EditionWords.model_fields["look"].default).title,
                "profile": PROFILES[EditionWords.model_fields["profile"].default].title,
            },
            "choices": {
                "look": [(name, look(name).title) for name in LOOK_NAMES],
                "banner": [(name, banner_name(name, words.language)) for name in BANNERS],
                "profile": [
                    (name, PROFILES[name].title)
                    for name in PROFILE_NAMES
                    if not name.endswith(_SPREAD)
                ],
            },
        }

    def _order(self, data: object) -> dict[str, object]:
        one = validated(_Order, data)
        draft = Draft(self._journal.root)
        now = draft.order()
        if one.was != now:
            raise EditError("edit.changed", field=ARTICLES)
        if sorted(one.names) != sorted(now):
            raise EditError("edit.outside")
        draft.set(EDITION, {ARTICLES: one.names})
        self._journal.save(draft.changes(), one.who)
        return {"saved": True}

    def _wish(self, data: object) -> dict[str, object]:
        one = validated(_Wish, data)
        draft = Draft(self._journal.root)
        if (one.field in WISHES) != bool(one.article):
            raise EditError("edit.outside")
        if one.article and one.article not in draft.order():
            raise EditError("edit.missing", file=one.article)
        file = f"{ARTICLES}/{one.article}.md" if one.article else EDITION
        field = _FIELDS[one.field]
        if draft.words(file, field) != one.was:
            raise EditError("edit.changed", field=field)
        draft.set(file, {field: _value(one)})
        if (
            one.field == "profile"
        ):  # else the formats that the edition may be fitted to go before it
            draft.set(file, {"fit.formats": None})
        self._journal.save(draft.changes(), one.who)
        return {"saved": True}


def _value(one: _Wish) -> Setting:
    """Return a wish's value as its file has it; None: it is not wished for any more.

    Raises:
        EditError: it is none of what may be wished for.
    """
    allowed = {
        "rank": ("1", "2", "3"),
        "width": ("narrow", "medium", "wide", "full"),
        "pin": ("top", "foot"),
        "look": LOOK_NAMES,
        "banner": BANNERS,
        "profile": PROFILE_NAMES,
        "max_pages": tuple(map(str, range(1, 33))),
    }.get(one.field, ("true",))
    if not one.value:
        return None
    if one.value not in allowed:
        raise EditError("edit.outside")
    if one.value == "true":
        return True
    return int(one.value) if one.field in ("rank", "max_pages") else one.value
