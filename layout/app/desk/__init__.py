"""The preview: an edition folder → a page in the browser that follows every change.

`serve` listens on this machine only and runs until Ctrl-C. Of each saved change it shows the new
page first and what was found on it after; where there is no new page, the last good one and why.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
import webbrowser
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from content.words import Words

if TYPE_CHECKING:  # heavy, and only named here
    from rich.console import Console
    from starlette.applications import Starlette

    from layout.app.options import ServeOptions
    from layout.edition.order import Order

#: Seconds that the builder's thread is waited for at the end.
PATIENCE = 3.0


def run(options: ServeOptions) -> int:
    """Serve what the options say; return the exit code.

    Raises:
        PressError: there is no such folder, or the port cannot be used.
    """
    from layout.app import report
    from layout.app.running import existing, spoken
    from layout.edition.kinds import Kind
    from layout.edition.order import Order, created

    order = Order(
        existing(options.folder),
        frozenset({Kind.DOWNLOAD}),
        profile=options.profile or "",
        spread=options.spread,
        templates=options.templates,
        created=created(os.environ),
    )
    console = report.console(stderr=True)
    return serve(
        order,
        port=options.port,
        open_browser=not options.no_browser,
        console=console,
        words=spoken(options),
    )


def serve(
    order: Order, *, port: int, open_browser: bool = False, console: Console, words: Words
) -> int:
    """Show an edition's pages in the browser, and each change of them, until Ctrl-C.

    Args:
        order: the edition, and what would be built of it.
        port: port on this machine; 0: any that is free.
        open_browser: open the page in the usual browser.
        console: told the address and each build, in a line.
        words: the language of the page and of these lines.

    Returns:
        The exit code.

    Raises:
        PressError: the port cannot be used.
    """
    from layout.app.desk.server import HOST, Server, listen
    from layout.edition.helper import collect_seldom

    sock = listen(port)
    collect_seldom()
    from layout.app.desk.app import application
    from layout.app.desk.copydesk import CopyDesk
    from layout.app.desk.hub import Hub
    from layout.app.desk.session import Session
    from layout.app.desk.watch import watch

    hub = Hub()
    session = Session(order, hub.publish, console, words)

    @contextlib.asynccontextmanager
    async def beside(_app: Starlette) -> AsyncIterator[None]:
        import anyio

        hub.bind(asyncio.get_running_loop())
        stop = anyio.Event()
        watching = asyncio.create_task(watch(order.folder, session.changed, stop))
        builder = threading.Thread(target=session.run, name="builder", daemon=True)
        builder.start()
        session.changed()
        if open_browser and _has_screen():
            webbrowser.open(address)
        try:
            yield
        finally:
            stop.set()
            session.stop()
            with contextlib.suppress(asyncio.CancelledError):
                await watching
            await asyncio.to_thread(builder.join, PATIENCE)
            session.studio.close()

    address = f"http://{HOST}:{sock.getsockname()[1]}/"
    console.print(words.text("desk.address", address=address), markup=False, soft_wrap=True)
    app = application(hub, session.studio, words, beside, CopyDesk(order.folder))
    server = Server(app, hub)
    with contextlib.suppress(KeyboardInterrupt):
        server.run(sockets=[sock])
    console.print(words.text("desk.ended"))
    return 0


def _has_screen() -> bool:
    """Tell whether a browser would get a window; in a terminal one would only be in the way."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
