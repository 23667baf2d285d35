"""The application: requests of browsers on this machine → the page, its pictures, its events.

Only the routes named here exist. Requests for another host are refused (DNS rebinding), every
answer forbids the browser to load or to run anything that does not come from here.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from functools import lru_cache
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    JSONResponse,
    PlainTextResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from content.words import Language, Words
from fonts.faces import FILES
from layout.app.desk.copydesk import CopyDesk
from layout.app.desk.guard import FRESH, HOSTS, Headers
from layout.app.desk.hub import Hub
from layout.app.desk.studio import QUICK_DPI, SHARP_DPI

TEMPLATES = Path(__file__).resolve().parent / "templates"
#: A picture's name says what is in it: it never changes.
FOR_EVER = {"cache-control": "private, max-age=86400, immutable"}
#: The page's own faces by weight: the words of a machine without any would be empty boxes.
FACES = {weight: FILES / f"PressHei-{weight}.ttf" for weight in (400, 700)}
#: The page's languages as HTML names them.
LANGUAGES = {Language.ZH: "zh-CN", Language.EN: "en"}
#: The places that the script fills in what it says, and what it says: name → code, places.
PLACES = ("page", "x", "y", "stage", "seconds", "title", "place", "field", "what", "words")
#: What a zone may be (`layout.app.desk.zones`).
ZONES = ("heading", "paragraph", "caption", "chart", "lede", "opening", "running", "credit")
SCRIPT: dict[str, tuple[str, tuple[str, ...]]] = {
    "error": ("findings.error", ()),
    "warning": ("findings.warning", ()),
    "hint": ("findings.hint", ()),
    "good": ("desk.can-print", ()),
    "faulty": ("desk.cannot-print", ()),
    "content": ("desk.content", ()),
    "layout": ("desk.layout", ()),
    "broken": ("desk.no-pages", ()),
    "empty": ("desk.nothing-yet", ()),
    "first": ("desk.first", ()),
    "picture": ("desk.picture-of", ("page",)),
    "at": ("desk.at", ("page", "x", "y")),
    "building": ("desk.building", ("stage",)),
    "seen": ("desk.seen", ()),
    "seconds": ("desk.seconds", ("seconds",)),
    "preview": ("desk.preview", ()),
    "previewOf": ("desk.preview-of", ("title",)),
    "stale": ("desk.stale", ()),
    "findingAt": ("desk.finding-at", ("title", "place")),
    "fieldAt": ("desk.field-at", ("title", "place", "field")),
    "none": ("findings.none", ()),
    "reading": ("desk.reading", ()),
    "unaudited": ("desk.unaudited", ()),
    "auditing": ("desk.auditing", ()),
    "waiting": ("desk.waiting", ()),
    "fill": ("desk.fill-of", ("page",)),
    "updated": ("desk.updated", ()),
    "lost": ("desk.lost", ()),
    "saving": ("desk.saving", ()),
    "draft": ("desk.draft", ()),
    "unreachable": ("desk.unreachable", ()),
    "edit": ("desk.edit", ()),
    "editOf": ("desk.edit-of", ("what", "words")),
    "rows": ("desk.rows", ()),
    "noChanges": ("desk.no-changes", ()),
    "undone": ("desk.undone", ()),
    **{f"zone-{what}": (f"desk.zone-{what}", ()) for what in ZONES},
}


class Pictures(Protocol):
    """Where the pages' pictures come from (`layout.app.desk.studio.Studio`)."""

    def picture(self, name: str, dpi: int) -> bytes | None:
        """Return a page's picture as PNG, None where there is no such page."""


class Lifespan(Protocol):
    """What runs while the application does."""

    def __call__(self, app: Starlette, /) -> AbstractAsyncContextManager[None]:
        """Return the context."""


def application(
    hub: Hub,
    pictures: Pictures,
    words: Words,
    lifespan: Lifespan | None = None,
    copydesk: CopyDesk | None = None,
) -> Starlette:
    """Return the application.

    Args:
        hub: the states to show.
        pictures: where pictures come from.
        words: the language of the page.
        lifespan: what runs beside it.
        copydesk: where words are changed; None: the pages are only shown.
    """
    token = copydesk.token if copydesk else ""

    async def index(_request: Request) -> Response:
        return _text("page.html.j2", "text/html", words, token)

    async def style(_request: Request) -> Response:
        return _text("page.css", "text/css", words)

    async def script(_request: Request) -> Response:
        return _text("page.js", "text/javascript", words)

    async def editing(_request: Request) -> Response:
        return _text("edit.js", "text/javascript", words)

    async def icon(_request: Request) -> Response:
        return _text("icon.svg", "image/svg+xml", words)

    async def face(request: Request) -> Response:
        path = FACES.get(request.path_params["weight"])
        if path is None:
            return _missing()
        return FileResponse(path, headers=FOR_EVER, media_type="font/ttf")

    async def state(_request: Request) -> Response:
        return JSONResponse(hub.state.as_dict(), headers=FRESH)

    async def events(_request: Request) -> Response:
        stream: AsyncIterator[str] = hub.stream()
        return StreamingResponse(stream, media_type="text/event-stream", headers=FRESH)

    async def picture(request: Request) -> Response:
        name, dpi = request.path_params["name"], request.path_params["dpi"]
        if dpi not in (QUICK_DPI, SHARP_DPI):
            return _missing()
        data = await run_in_threadpool(pictures.picture, name, dpi)
        return _missing() if data is None else Response(data, 200, FOR_EVER, "image/png")

    async def pdf(_request: Request) -> Response:
        return _missing() if hub.pdf is None else Response(hub.pdf, 200, FRESH, "application/pdf")

    return Starlette(
        routes=[
            Route("/", index),
            Route("/page.css", style),
            Route("/page.js", script),
            Route("/edit.js", editing),
            Route("/icon.svg", icon),
            Route("/faces/{weight:int}.ttf", face),
            Route("/state.json", state),
            Route("/events", events),
            Route("/pictures/{name}-{dpi:int}.png", picture),
            Route("/edition.pdf", pdf),
            *(copydesk.routes(words) if copydesk else ()),
        ],
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(HOSTS), www_redirect=False),
        ],
        lifespan=lifespan,
    )


def _missing() -> Response:
    return PlainTextResponse("Not Found", 404)


def _text(name: str, media_type: str, words: Words, token: str = "") -> Response:
    return Response(_rendered(name, words, token), 200, FRESH, media_type)


@lru_cache(maxsize=16)
def _rendered(name: str, words: Words, token: str) -> str:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined
    )
    return environment.get_template(name).render(
        quick=QUICK_DPI,
        sharp=SHARP_DPI,
        language=LANGUAGES[words.language],
        token=token,
        text=words.text,
        words=json.dumps(_of_script(words), ensure_ascii=False),
    )


def _of_script(words: Words) -> dict[str, str]:
    """Return what the page's script says: name → words, with {places} that it fills."""
    left = {name: f"{{{name}}}" for name in PLACES}
    return {
        name: words.text(code, **{place: left[place] for place in places})
        for name, (code, places) in SCRIPT.items()
    }
