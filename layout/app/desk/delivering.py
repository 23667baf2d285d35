"""Delivering from the desk: an edition's order → all its files in one archive, or why not.

The conductor makes them, as the command `build` does: what is downloaded here is what a build would
write. One is made at a time.
"""

from __future__ import annotations

import io
import threading
import zipfile
from collections.abc import Mapping
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from content.words import CodedError, Words
from layout.app.desk.guard import FRESH, guarded
from layout.app.desk.signoffs import Due
from layout.edition.conductor import conduct
from layout.edition.kinds import USUAL
from layout.edition.order import Order

#: The date of the names in an archive: the same files make the same archive.
STILL = (1980, 1, 1, 0, 0, 0)


class Delivering:
    """The files of one edition, made when they are asked for."""

    def __init__(self, order: Order, due: Due | None = None) -> None:
        """Note whose files are wanted: all that `build` makes where nothing else is said.

        `due`: says which sign-offs are missing, and withholds what the house does not deliver.
        """
        self._order, self._due = replace(order, kinds=USUAL), due
        self._lock = threading.Lock()
        self._made: tuple[str, bytes] | None = None

    def routes(self, words: Words, token: str) -> list[Route]:
        """Return the routes: one makes the files, the other gives them."""

        async def make(request: Request) -> Response:
            return await guarded(request, token, words, lambda _: self._make())

        async def archive(_request: Request) -> Response:
            if self._made is None:
                return PlainTextResponse("Not Found", 404)
            name, data = self._made
            kept = {**FRESH, "content-disposition": f'attachment; filename="{name}.zip"'}
            return Response(data, 200, kept, "application/zip")

        return [Route("/make", make, methods=["POST"]), Route("/made.zip", archive)]

    def _make(self) -> dict[str, object]:
        if not self._lock.acquire(blocking=False):
            raise CodedError("desk.making")
        try:
            if self._due is not None:
                self._due.check()
            outcome = conduct(self._order)
        finally:
            self._lock.release()
        if outcome.refusal is not None:
            raise CodedError(outcome.refusal.told)
        self._made = outcome.edition, archived(outcome.files)
        unsigned = self._due.told() if self._due is not None else ()
        return {
            "name": f"{outcome.edition}.zip",
            "files": sorted(outcome.files),
            "unsigned": unsigned,
        }


def archived(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip archive; the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(files):
            made.writestr(zipfile.ZipInfo(name, STILL), files[name], zipfile.ZIP_DEFLATED)
    return stream.getvalue()
