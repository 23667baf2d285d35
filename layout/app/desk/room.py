"""A room: one edition that is open on the desk — its builder, its watch, its page.

Input: an order. Output: an application that shows the edition and takes changes, for as long as the
room is open.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import threading
from collections.abc import Sequence
from pathlib import Path

import anyio
from PIL import Image
from rich.console import Console

from content.editing import Journal
from content.editing.stored import FOLDER
from content.words import Words
from layout.app.desk.app import Part, application
from layout.app.desk.charting import Charting
from layout.app.desk.copydesk import CopyDesk
from layout.app.desk.deciding import Deciding
from layout.app.desk.delivering import Delivering
from layout.app.desk.guard import HOSTS
from layout.app.desk.homes import Homes
from layout.app.desk.hub import Hub
from layout.app.desk.pictures import PictureDesk
from layout.app.desk.planning import Planning
from layout.app.desk.session import Session
from layout.app.desk.signoffs import Due, Signoffs
from layout.app.desk.state import State
from layout.app.desk.studio import QUICK_DPI
from layout.app.desk.watch import watch
from layout.edition.order import Order

#: Seconds that the builder's thread is waited for at the end.
PATIENCE = 3.0
#: A page as the start page shows it: its file in the edition's folder, and its width in pixels.
THUMB, THUMB_PX = f"{FOLDER}/page.png", 240


def keep_thumb(folder: Path, picture: bytes) -> None:
    """Keep a page's picture small, beside the edition's journal; a full disk is no fault here."""
    with contextlib.suppress(OSError):
        path = folder / THUMB
        path.parent.mkdir(exist_ok=True)
        with Image.open(io.BytesIO(picture)) as opened:
            small = opened.convert("RGB")
            small.thumbnail((THUMB_PX, 2 * THUMB_PX))
            beside = path.with_suffix(".tmp")
            small.save(beside, "PNG", optimize=True)
            beside.replace(path)


def _parts(journal: Journal, order: Order, hub: Hub, words: Words) -> tuple[Part, ...]:
    """Return what else the desk of an edition does, beside its copy."""
    return (
        Deciding(journal),
        PictureDesk(journal),
        Homes(journal),
        Charting(journal, words),
        Planning(journal, lambda: hub.state),
        Signoffs(journal, lambda: hub.state, words),
        Delivering(order, Due(journal, words)),
    )


class Room:
    """An open edition."""

    def __init__(
        self,
        order: Order,
        console: Console,
        words: Words,
        home: str = "",
        hosts: Sequence[str] = HOSTS,
    ) -> None:
        """Prepare a room; nothing runs before `opened`.

        Args:
            order: the edition, and what would be built of it.
            console: told of each build in a line.
            words: the language of the page and of these lines.
            home: address of the page that lists all editions; "": there is none.
            hosts: names by which browsers reach this desk.
        """
        self.hub = Hub()
        self._folder: Path = order.folder
        self._keeps_thumb = bool(home)
        self._session = Session(order, self._published, console, words)
        copydesk = CopyDesk(order.folder)
        self.app = application(
            self.hub,
            self._session.studio,
            words,
            copydesk=copydesk,
            parts=_parts(copydesk.journal, order, self.hub, words),
            home=home,
            hosts=hosts,
        )
        self._stop: anyio.Event | None = None
        self._watching: asyncio.Task[None] | None = None
        self._builder = threading.Thread(target=self._session.run, name="builder", daemon=True)

    def _published(self, state: State, pdf: bytes | None) -> None:
        """Show a state; of finished pages, keep the first as a small picture for the start page."""
        self.hub.publish(state, pdf)
        if self._keeps_thumb and pdf is not None and state.pages:
            picture = self._session.studio.picture(state.pages[0].name, QUICK_DPI)
            if picture is not None:
                keep_thumb(self._folder, picture)

    def open(self) -> None:
        """Begin to build and to watch; called in the server's loop."""
        self.hub.bind(asyncio.get_running_loop())
        self._stop = anyio.Event()
        watching = watch(self._folder, self._session.changed, self._stop)
        self._watching = asyncio.create_task(watching)
        self._builder.start()
        self._session.changed()

    async def close(self) -> None:
        """End the streams, the watch and the builder."""
        self.hub.close()
        if self._stop is not None:
            self._stop.set()
        self._session.stop()
        if self._watching is not None:
            with contextlib.suppress(asyncio.CancelledError):
                await self._watching
        if self._builder.is_alive():
            await asyncio.to_thread(self._builder.join, PATIENCE)
        self._session.studio.close()
