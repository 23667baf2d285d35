"""How much of a request is taken: what is just allowed, what is one too much, and the limits."""

from __future__ import annotations

import asyncio
from types import ModuleType

import pytest
from starlette.requests import Request
from starlette.types import Message

from layout.app.desk import gate, guard, pictures, signins
from layout.app.desk.guard import body_of


@pytest.mark.parametrize(
    ("room", "name", "limit"),
    [
        (guard, "MOST_BYTES", 400_000),  # a page's copy, and a lot
        (guard, "MOST_PATH", 2_000),
        (guard, "SLOW_S", 30),
        (gate, "_MOST_BYTES", 4_000),  # a name and a password
        (signins, "MOST_BYTES", 512_000),
        (pictures, "_MOST_FILE", 100 * 2**20),
    ],
)
def test_the_desk_takes_in_no_more(room: ModuleType, name: str, limit: float) -> None:
    assert getattr(room, name) == limit


@pytest.mark.parametrize("parts", [[b"abc"], [b"a", b"bc"], [b"", b"abc", b""]])
def test_a_body_may_be_as_long_as_its_limit(parts: list[bytes]) -> None:
    async def read(most: int) -> bytes:
        waiting = iter(parts)

        async def receive() -> Message:
            part = next(waiting, None)
            return {"type": "http.request", "body": part or b"", "more_body": part is not None}

        return await body_of(Request({"type": "http"}, receive), most)

    assert asyncio.run(read(3)) == b"abc"
    with pytest.raises(ValueError, match="too long"):
        asyncio.run(read(2))
