"""The application: requests of browsers on this machine → the page, its pictures, its events.

Only the routes named here exist. Requests for another host are refused (DNS rebinding), every
answer forbids the browser to load or to run anything that does not come from here.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import (
    JSONResponse,
    Response,
    StreamingResponse,
)
from starlette.routing import Route

from content.words import Words
from layout.app.desk.accounts import MOST_NAME
from layout.app.desk.copydesk import CopyDesk
from layout.app.desk.guard import FRESH, HOSTS, Headers, asking
from layout.app.desk.hub import Hub
from layout.app.desk.pages import FOR_EVER, missing, page, shared
from layout.app.desk.studio import QUICK_DPI, SHARP_DPI

#: The scripts of an edition's page.
SCRIPTS = ("page", "panels", "edit", "doubts", "picture", "table", "mending", "plan", "signing")


class Pictures(Protocol):
    """Where the pages' pictures come from (`layout.app.desk.studio.Studio`)."""

    def picture(self, name: str, dpi: int) -> bytes | None:
        """Return a page's picture as PNG, None where there is no such page."""


class Part(Protocol):
    """A part of the desk: what may be asked for and changed beside the copy."""

    def routes(self, words: Words, token: str) -> list[Route]:
        """Return its routes; what changes something carries the token."""


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
    parts: Sequence[Part] = (),
    home: str = "",
    hosts: Sequence[str] = HOSTS,
) -> Starlette:
    """Return the application.

    Args:
        hub: the states to show.
        pictures: where pictures come from.
        words: the language of the page.
        lifespan: what runs beside it.
        copydesk: where words are changed; None: the pages are only shown.
        parts: what else may be asked for where words may be changed.
        home: address of the page that lists all editions; "": there is none.
        hosts: names by which browsers reach this desk.
    """
    token = copydesk.token if copydesk else ""

    async def index(_request: Request) -> Response:
        return page("page.html.j2", "text/html", words, token, home)

    async def state(_request: Request) -> Response:
        return JSONResponse(hub.state.as_dict(), headers=FRESH)

    async def events(request: Request) -> Response:
        who = asking(request.query_params.get("who", ""))[:MOST_NAME].strip()
        stream: AsyncIterator[str] = hub.stream(who)
        return StreamingResponse(stream, media_type="text/event-stream", headers=FRESH)

    async def picture(request: Request) -> Response:
        name, dpi = request.path_params["name"], request.path_params["dpi"]
        if dpi not in (QUICK_DPI, SHARP_DPI):
            return missing()
        data = await run_in_threadpool(pictures.picture, name, dpi)
        return missing() if data is None else Response(data, 200, FOR_EVER, "image/png")

    async def pdf(_request: Request) -> Response:
        return missing() if hub.pdf is None else Response(hub.pdf, 200, FRESH, "application/pdf")

    return Starlette(
        routes=[
            Route("/", index),
            *shared(words, *SCRIPTS),
            Route("/state.json", state),
            Route("/events", events),
            Route("/pictures/{name}-{dpi:int}.png", picture),
            Route("/edition.pdf", pdf),
            *(copydesk.routes(words) if copydesk else ()),
            *(route for part in parts if token for route in part.routes(words, token)),
        ],
        middleware=[
            Middleware(Headers),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
        ],
        lifespan=lifespan,
    )
