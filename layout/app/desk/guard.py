"""What every answer of the desk has in common: who may ask, what a browser may load, refusals.

Input: requests. Output: their JSON, or the refusal of those that did not come from our own page.
"""

from __future__ import annotations

import asyncio
import json
import secrets
from collections.abc import Callable, Mapping
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from content.words import CodedError, Words
from layout.app.desk.accounts import ASKING

#: Names by which a browser on this machine reaches it; any other is another site's (rebinding).
HOSTS = ("127.0.0.1", "localhost")
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; "
        "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}
FRESH = {"cache-control": "no-store"}
TOKEN_HEADER = "x-desk-token"
#: Bytes of a request in JSON: as much as a page's copy, and a lot.
MOST_BYTES = 400_000
#: Characters of an address: a name of 60 in a folder, and a lot. A number in it may have no more
#: than Python turns into one (4,300 digits).
MOST_PATH = 2_000
#: Codes of refusals that somebody else's change is the cause of.
CONFLICTS = frozenset(
    {"edit.changed", "edit.changed-words", "edit.undo-blocked", "edit.sign-changed", "edit.locked"}
)


#: Codes of refusals of who may not.
FORBIDDEN = frozenset({"desk.not-yours"})
#: Seconds that the next piece of a request is waited for.
SLOW_S = 30.0


class Headers:
    """Middleware: the same headers on every answer; no endless address, no endless request."""

    def __init__(self, app: ASGIApp) -> None:
        """Wrap an application."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, with the headers."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
                message = {**message, "headers": [*message.get("headers", ()), *own]}
            await send(message)

        if len(scope.get("path", "")) > MOST_PATH:
            refusal = PlainTextResponse("Not Found", 404)
            await refusal(scope, receive, with_headers)
            return

        async def timely() -> Message:
            try:
                return await asyncio.wait_for(receive(), SLOW_S)
            except TimeoutError:
                raise HTTPException(408) from None

        asks = scope.get("method") in ("GET", "HEAD") or scope["type"] != "http"
        await self._app(scope, receive if asks else timely, with_headers)


class OutsideError(CodedError):
    """A request that did not come from the desk's own page, or is none."""


def new_token() -> str:
    """Return what a page is given so that it may ask for changes."""
    return secrets.token_urlsafe(24)


def asking(said: str) -> str:
    """Return who asks: the account that has signed in, else the name that the page gives."""
    account = ASKING.get()
    return account.name if account is not None else said


def from_page(request: Request, token: str, content_type: str) -> bool:
    """Tell whether a request that changes something comes from our own page.

    A form or script of another site can send neither the header nor these types of content.
    """
    given = request.headers.get(TOKEN_HEADER, "")
    site = request.headers.get("sec-fetch-site", "same-origin")
    plain = request.headers.get("content-type", "").partition(";")[0].strip()
    sound = secrets.compare_digest(given.encode(), token.encode())
    return sound and site == "same-origin" and plain == content_type


async def guarded(
    request: Request, token: str, words: Words, act: Callable[[object], Mapping[str, object]]
) -> Response:
    """Carry out a request in JSON that changes something, where it comes from the page."""
    if not from_page(request, token, "application/json"):
        return refused(OutsideError("edit.outside"), words, 403)
    try:
        data = json.loads(await body_of(request, MOST_BYTES) or b"null")
    except (ValueError, RecursionError):
        return refused(OutsideError("edit.outside"), words, 400)
    return await answered(words, lambda: act(data))


M = TypeVar("M", bound=BaseModel)


def validated(model: type[M], data: object) -> M:
    """Return a request's data as the model has it.

    Raises:
        OutsideError: it is not what the page sends.
    """
    account = ASKING.get()
    if account is not None and isinstance(data, dict) and "who" in model.model_fields:
        data = {**data, "who": account.name}  # whoever has signed in, whatever the page says
    try:
        return model.model_validate(data)
    except ValidationError as error:
        raise OutsideError("edit.outside") from error


async def body_of(request: Request, most: int) -> bytes:
    """Return a request's body.

    Raises:
        ValueError: it is longer than so many bytes.
    """
    parts, count = [], 0
    async for part in request.stream():
        count += len(part)
        if count > most:
            raise ValueError("too long")
        parts.append(part)
    return b"".join(parts)


async def answered(words: Words, act: Callable[[], Mapping[str, object]]) -> Response:
    """Return what an act returns as JSON, or why it was not done."""
    try:
        return JSONResponse(await run_in_threadpool(act), headers=FRESH)
    except OutsideError as error:
        return refused(error, words, 400)
    except CodedError as error:
        code = error.told.code
        status = 409 if code in CONFLICTS else 403 if code in FORBIDDEN else 422
        return refused(error, words, status)


def refused(error: CodedError, words: Words, status: int) -> Response:
    """Return a refusal in words, with its remedy."""
    said = words.say(error.told)
    told = {"code": error.told.code, "text": said.text, "remedy": said.remedy}
    if "now" in error.told.values:  # the words that somebody else has put there
        told["now"] = str(error.told.values["now"])
    return JSONResponse({"error": told}, status, headers=FRESH)
