"""The gate of an office's desk: requests → the desk, for who has signed in and may; else refused.

Input: an application and the accounts. Output: an application. Without a session there is the page
on which one signs in, and what it looks like; nothing of an edition is read or written. A request
that changes something must come from this desk's own pages (`Origin`), and from a role that may.
"""

from __future__ import annotations

import json
import time
from collections import OrderedDict
from http.cookies import CookieError, SimpleCookie
from typing import Annotated
from urllib.parse import quote, urlsplit

from pydantic import BaseModel, ConfigDict, Field
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from content.words import CodedError, Words
from layout.app.desk.accounts import (
    ASKING,
    MOST,
    MOST_NAME,
    SEES_DOOR,
    SESSION_S,
    Account,
    Accounts,
    may,
)
from layout.app.desk.guard import (
    FRESH,
    Headers,
    OutsideError,
    body_of,
    from_page,
    new_token,
    refused,
    validated,
)
from layout.app.desk.pages import page, shared
from layout.app.desk.signins import Event, SignIns

COOKIE = "desk"
#: Wrong passwords of one name or one machine after which it waits, and the seconds that it does.
TRIES, WAIT_S = 5, 60.0
#: Names and machines of which tries are counted; bytes of a request to sign in.
_COUNTED, _MOST_BYTES = 2_000, 4_000


class _SignIn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: Annotated[str, Field(max_length=MOST_NAME)]
    password: Annotated[str, Field(max_length=MOST)]


class Gate:
    """Lets in who has signed in."""

    def __init__(self, app: ASGIApp, accounts: Accounts, words: Words) -> None:
        """Stand before an application.

        Args:
            app: the desk.
            accounts: who may sign in.
            words: the language of the page.
        """
        self._app, self._accounts, self._words = app, accounts, words
        self._token, self._record = new_token(), SignIns(accounts.root)
        self._wrong: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._door = Headers(self._doorway())

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at the door, or let the request through with its account."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        path, account = request.url.path, self._account(request)
        if path.startswith("/door/"):
            await self._door(scope, receive, send)
        elif account is None:
            await self._outside(request)(scope, receive, send)
        else:
            mark = ASKING.set(account)
            try:
                refusal = self._refusal(request)
                await (refusal or self._app)(scope, receive, send)
            finally:
                ASKING.reset(mark)

    def _account(self, request: Request) -> Account | None:
        return self._accounts.session(_cookie(request))

    def _outside(self, request: Request) -> ASGIApp:
        """Return the way to the door for a browser's address, else a refusal."""
        wants_page = "text/html" in request.headers.get("accept", "")
        if request.method == "GET" and wants_page:
            path = request.url.path
            return RedirectResponse(f"/door/?to={quote(path)}", 303, FRESH)
        return refused(CodedError("desk.sign-in-first"), self._words, 401)

    def _refusal(self, request: Request) -> ASGIApp | None:
        """Return why a request of somebody who has signed in is refused; None: it is not."""
        if request.method in ("GET", "HEAD"):
            return None
        if not _from_here(request):
            return refused(OutsideError("edit.outside"), self._words, 403)
        if not may(request.url.path.rpartition("/")[2]):
            return refused(CodedError("desk.not-yours"), self._words, 403)
        return None

    # At the door --------------------------------------------------------------------------------

    def _doorway(self) -> Starlette:
        words = self._words

        async def door(_request: Request) -> Response:
            return page("door.html.j2", "text/html", words, self._token)

        async def come(request: Request) -> Response:
            return await self._come(request)

        async def go(request: Request) -> Response:
            if not from_page(request, request.headers.get("x-desk-token", ""), "application/json"):
                return refused(OutsideError("edit.outside"), words, 403)
            if (account := self._account(request)) is not None:
                await self._noted(Event.OUT, account, _client(request))
                await run_in_threadpool(self._accounts.end, _cookie(request))
            answer = JSONResponse({"to": "/door/"}, headers=FRESH)
            answer.delete_cookie(COOKIE, path="/", httponly=True, samesite="strict")
            return answer

        async def record(request: Request) -> Response:
            return await self._recorded(request)

        return Starlette(
            routes=[
                Route("/door/", door),
                Route("/door/in", come, methods=["POST"]),
                Route("/door/out", go, methods=["POST"]),
                Route("/door/record.json", record),
                *shared(words, "door", under="/door"),
            ]
        )

    async def _come(self, request: Request) -> Response:
        words, now = self._words, time.monotonic()
        own = from_page(request, self._token, "application/json") and _from_here(request)
        try:
            wanted = validated(_SignIn, json.loads(await body_of(request, _MOST_BYTES)))
        except (ValueError, RecursionError, OutsideError):
            own = False
        if not own:
            return refused(OutsideError("edit.outside"), words, 403)
        client = _client(request)
        keys = (f"name {wanted.name}", f"from {client}")
        if any(self._waits(key, now) for key in keys):
            return refused(CodedError("desk.too-often", seconds=int(WAIT_S)), words, 429)
        # Counted before it is tried: many at a time are many tries.
        held = TRIES in [self._tried(key, now) for key in keys]
        account = await run_in_threadpool(
            self._accounts.signed_in, wanted.name.strip(), wanted.password
        )
        if account is None:
            known = self._accounts.all().get(wanted.name.strip())
            for event in (Event.WRONG, Event.HELD)[: 1 + held]:
                await self._noted(event, known, client)
            return refused(CodedError("desk.sign-in-wrong"), words, 403)
        for key in keys:
            self._wrong.pop(key, None)
        await self._noted(Event.IN, account, client)
        answer = JSONResponse({"name": account.name}, headers=FRESH)
        secure = request.url.scheme == "https"
        value = self._accounts.cookie(account)
        answer.set_cookie(
            COOKIE, value, SESSION_S, path="/", secure=secure, httponly=True, samesite="strict"
        )
        return answer

    async def _noted(self, event: Event, account: Account | None, client: str) -> None:
        """Write down what happened; a name without an account may be a password: none of it."""
        name, role = (account.name, account.role) if account else ("", None)
        await run_in_threadpool(self._record.note, event, name, role, client)

    async def _recorded(self, request: Request) -> Response:
        """Return who was at the door, to who may see it."""
        account, words = self._account(request), self._words
        if account is None:
            return refused(CodedError("desk.sign-in-first"), words, 401)
        if account.role not in SEES_DOOR:
            return refused(CodedError("desk.not-yours"), words, 403)
        newest = await run_in_threadpool(self._record.newest)
        return JSONResponse({"passings": [one.told(words) for one in newest]}, headers=FRESH)

    def _waits(self, key: str, now: float) -> bool:
        count, last = self._wrong.get(key, (0, 0.0))
        return count >= TRIES and now - last < WAIT_S

    def _tried(self, key: str, now: float) -> int:
        """Count a try; return which it is."""
        count, last = self._wrong.pop(key, (0, now))
        self._wrong[key] = (tries := count + 1 if now - last < WAIT_S else 1), now
        while len(self._wrong) > _COUNTED:
            self._wrong.popitem(last=False)
        return tries


def _cookie(request: Request) -> str:
    """Return a session's cookie; "": there is none."""
    try:
        cookies = SimpleCookie(request.headers.get("cookie", "")[:4_000])
    except CookieError:
        return ""
    return cookies[COOKIE].value if COOKIE in cookies else ""


def _client(request: Request) -> str:
    return request.client.host if request.client else ""


def _from_here(request: Request) -> bool:
    """Tell whether a request names no origin but this desk's own."""
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host", "")
