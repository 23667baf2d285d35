"""Asking an application without a server, and what it has to ask about.

Input: a request. Output: status, headers and body.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path

from starlette.types import ASGIApp, Message

from bench.serving import PROGRAM

HOST = "127.0.0.1:8765"
#: The desk in a process of its own, planning as sparingly as tests do.
SPARING = f"from tests.sparing import spare\nspare()\n{PROGRAM}"


def asked(
    app: ASGIApp, method: str, address: str, headers: Mapping[str, str], data: bytes = b""
) -> tuple[int, dict[str, str], bytes]:
    """Return what an application answers to one request of a browser on this machine."""
    sent: list[Message] = []
    path, _, query = address.partition("?")

    async def receive() -> Message:
        return {"type": "http.request", "body": data, "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(k.encode(), v.encode()) for k, v in {"host": HOST, **headers}.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 8765),
    }

    async def answered() -> None:
        await app(scope, receive, send)

    asyncio.run(answered())
    start = sent[0]
    given = {name.decode(): value.decode() for name, value in start["headers"]}
    return start["status"], given, b"".join(m.get("body", b"") for m in sent[1:])


def doubt_of_an_import(
    folder: Path, words: str, source: str, where: str, done: str = "作正文", harm: int = 2
) -> None:
    """Leave in an edition's folder what an import is not sure of, for the desk to ask about."""
    doubt = {
        "words": words,
        "source": source,
        "why": "段落之间的短行",
        "done": done,
        "where": where,
        "harm_told": "要核对",
        "harm": harm,
    }
    kept = folder / ".desk/doubts.json"
    kept.parent.mkdir(exist_ok=True)
    kept.write_text(json.dumps([doubt], ensure_ascii=False), encoding="utf-8")
