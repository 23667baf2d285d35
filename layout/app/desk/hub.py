"""The hub: states from the builder's thread → the event streams of open browsers.

Input: `State`s, from any thread. Output: server-sent events, as text: the whole state where it is
new, else only the stage of the running build; and who else has the edition open.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator

from layout.app.desk.state import State

#: Seconds after which an idle stream says that it is alive.
IDLE = 15.0


class Hub:
    """Holds the newest state and the last finished PDF; wakes those who wait for news."""

    def __init__(self) -> None:
        """Begin with an empty state."""
        self.state = State()
        self.pdf: bytes | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        #: What wakes each open browser → the name of who sits at it; "": not given.
        self._news: dict[asyncio.Event, str] = {}
        self._closed = False

    def bind(self, loop: asyncio.AbstractEventLoop) -> None:
        """Note the server's loop: streams are woken there."""
        self._loop = loop

    def publish(self, state: State, pdf: bytes | None = None) -> None:
        """Make a state the newest; may be called from any thread."""
        self.state = state
        if pdf is not None:
            self.pdf = pdf
        self._wake()

    def close(self) -> None:
        """End all streams."""
        self._closed = True
        self._wake()

    async def stream(self, who: str = "") -> AsyncGenerator[str, None]:
        """Yield the events of one browser until it leaves or the server stops.

        `who`: the name of who sits at it.
        """
        news = asyncio.Event()
        self._news[news] = who
        self._tell()
        sent: int | None = None
        told: list[str] = []
        try:
            while not self._closed:
                news.clear()
                state = self.state
                if state.number != sent:
                    sent = state.number
                    yield _event("state", state.as_dict())
                else:
                    yield _event("stage", {"phase": state.phase, "stage": state.stage})
                others = sorted(name for one, name in self._news.items() if one is not news)
                if others != told:
                    told = others
                    yield _event("others", others)
                while not news.is_set():
                    try:
                        await asyncio.wait_for(news.wait(), IDLE)
                    except TimeoutError:
                        yield ": alive\n\n"
        finally:
            self._news.pop(news, None)
            self._tell()

    def _wake(self) -> None:
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._tell)

    def _tell(self) -> None:
        for news in self._news:
            news.set()


def _event(name: str, data: object) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
