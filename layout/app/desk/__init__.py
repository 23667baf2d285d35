"""The desk: an edition, or a folder of them → pages in the browser that follow every change.

Words are changed where they stand, files of an office are brought in, and all that a build makes is
fetched, in the browser. `serve` listens on this machine only and runs until Ctrl-C. Of each saved
change it shows the new page first and what was found on it after; where there is no new page, the
last good one and why.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import sys
import webbrowser
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from content.words import Words
from layout.app import stopping
from layout.page.errors import PressError

if TYPE_CHECKING:  # heavy, and only named here
    from rich.console import Console
    from starlette.applications import Starlette
    from starlette.types import ASGIApp

    from layout.app.desk.accounts import Accounts
    from layout.app.desk.room import Room
    from layout.app.options import ServeOptions
    from layout.edition.order import Order


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
        listen_on=options.listen,
        names=tuple(filter(None, options.host.split(","))),
        open_browser=not options.no_browser,
        console=console,
        words=spoken(options),
    )


def serve(
    order: Order,
    *,
    port: int,
    listen_on: str = "",
    names: Sequence[str] = (),
    open_browser: bool = False,
    console: Console,
    words: Words,
) -> int:
    """Show editions in the browser, and each change of them, until Ctrl-C.

    Args:
        order: the edition, or the folder of editions, and what would be built of them.
        port: port on this machine; 0: any that is free.
        listen_on: address of this machine that others reach; "": only this machine does.
        names: further names by which browsers reach it.
        open_browser: open the page in the usual browser.
        console: told the address and each build, in a line.
        words: the language of the page and of these lines.

    Returns:
        The exit code.

    Raises:
        PressError: the port cannot be used.
    """
    from layout.app.desk.accounts import Accounts
    from layout.app.desk.guard import HOSTS
    from layout.app.desk.server import HOST, Server, listen
    from layout.edition.helper import collect_seldom

    accounts = Accounts(order.folder)
    if listen_on and not accounts.exist():
        raise PressError("desk.listen-without-accounts", folder=str(order.folder))
    sock = listen(port, listen_on or HOST)
    collect_seldom()
    hosts = (*HOSTS, *names, *((listen_on,) if listen_on not in ("", "0.0.0.0", "::") else ()))
    shown_at = hosts[len(HOSTS)] if len(hosts) > len(HOSTS) else HOST
    address = f"http://{shown_at}:{sock.getsockname()[1]}/"
    browse = address if open_browser and _has_screen() else ""
    desk = _desk(order, console, words, browse, hosts)
    if accounts.exist():
        desk = replace(desk, app=gated(desk.app, accounts, words, hosts))
    with contextlib.suppress(KeyboardInterrupt):
        console.print(words.text("desk.address", address=address), markup=False, soft_wrap=True)
        server = Server(desk.app, desk.close)
        if not stopping.asked():
            server.run(sockets=[sock])
    console.print(words.text("desk.ended"))
    return 0


@dataclass(frozen=True)
class _Desk:
    """What is served, and what ends its streams."""

    app: ASGIApp
    close: Callable[[], None]


def gated(app: ASGIApp, accounts: Accounts, words: Words, hosts: Sequence[str]) -> ASGIApp:
    """Return a desk that lets in who has signed in, under these names."""
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    from layout.app.desk.gate import Gate

    gate = Gate(app, accounts, words)
    return TrustedHostMiddleware(gate, allowed_hosts=list(hosts), www_redirect=False)


def _desk(order: Order, console: Console, words: Words, browse: str, hosts: Sequence[str]) -> _Desk:
    """Return the desk of one edition, or of a folder that holds several.

    Args:
        order: what is served.
        console: told of each build.
        words: the language.
        browse: the address that a browser is to be opened at; "": none.
        hosts: names by which browsers reach it.
    """
    from layout.app.desk.office import Office
    from layout.app.desk.room import Room

    def shown() -> None:
        if browse:
            webbrowser.open(browse)

    if not (order.folder / "edition.yaml").is_file():

        def opened(folder: Path, home: str) -> Room:
            return Room(replace(order, folder=folder), console, words, home, hosts)

        office = Office(order.folder, opened, words, dt.date.today(), shown, hosts)
        return _Desk(office, office.close)
    room = Room(order, console, words, hosts=hosts)

    @contextlib.asynccontextmanager
    async def beside(_app: Starlette) -> AsyncIterator[None]:
        room.open()
        shown()
        try:
            yield
        finally:
            await room.close()

    room.app.router.lifespan_context = beside
    return _Desk(room.app, room.hub.close)


def _has_screen() -> bool:
    """Tell whether a browser would get a window; in a terminal one would only be in the way."""
    if sys.platform in ("win32", "darwin"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))
