"""The server: an application on one port of this machine, until Ctrl-C.

Input: a port. Output: a listening socket on loopback, and the server that answers on it.
"""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from layout.page.errors import PressError

HOST = "127.0.0.1"
#: Connections at a time: browsers of an office hold one stream each, and ask for pictures.
MOST_CONNECTIONS = 500


def listen(port: int, host: str = HOST) -> socket.socket:
    """Return a socket that listens on a port of this machine; 0: any that is free.

    `host`: the address that it listens on; by itself one that only this machine reaches.

    Raises:
        PressError: the port is in use, or may not be used.
    """
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # the port of a server that has just ended; elsewhere it means more
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((host, port))
        sock.listen(64)
    except (OSError, OverflowError) as error:  # also an address that is not this machine's
        sock.close()
        busy = getattr(error, "errno", None) == errno.EADDRINUSE
        if busy:
            raise PressError("desk.port-in-use", port=port, other=_other(port)) from error
        raise PressError(
            "desk.port-unusable", port=port, why=str(error), other=_other(port)
        ) from error
    return sock


def _other(port: int) -> int:
    return port + 1 if 1024 <= port < 65535 else 8765


class Server(uvicorn.Server):
    """A server that ends the browsers' event streams when it is told to stop."""

    def __init__(self, app: ASGIApp, close: Callable[[], None]) -> None:
        """Make a quiet server; `close` ends the browsers' streams."""
        super().__init__(
            uvicorn.Config(
                app,
                log_level="warning",
                access_log=False,
                server_header=False,
                lifespan="on",
                timeout_graceful_shutdown=2,
                limit_concurrency=MOST_CONNECTIONS,
                ws="none",
            )
        )
        self._close_streams = close

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """Stop at a signal."""
        self._close_streams()
        super().handle_exit(sig, frame)
