"""The office: a folder of editions → a start page, on which one is opened or brought in.

Input: the folder. Output: an application: the list of editions, files that are dropped on it, and
below `/e/NAME/` each edition that is open. What is dropped goes through `content.importing` as by
the command `import`, into a new folder; nothing that stands is written over.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import re
import shutil
import tempfile
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Sequence
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from content.editing import EditError, Journal
from content.editing.again import made_again
from content.editing.pieces import UnreadablePiece, pieces_of
from content.editing.signing import Step, signed
from content.importing import SourceError, import_edition
from content.reading.opening import EDITION
from content.words import CodedError, Words
from layout.app.desk.beginning import begun, folder_name, offered
from layout.app.desk.guard import (
    FRESH,
    HOSTS,
    Headers,
    OutsideError,
    from_page,
    guarded,
    new_token,
    refused,
    validated,
)
from layout.app.desk.pages import missing, page, shared
from layout.app.desk.room import THUMB, Room

#: Editions that are open at a time; each keeps two helper processes and some 300 MB.
MOST_OPEN = 2
#: Editions that are listed, files of one import, bytes of one of them and of all.
MOST_LISTED, MOST_FILES = 300, 60
MOST_FILE, MOST_ALL = 100 * 2**20, 300 * 2**20
#: Bytes of an edition's file that is looked into for its title.
MOST_TITLE = 200_000
_NAME = re.compile(r"[\w-]{1,60}")
_FILE = re.compile(r"[^./\\:*?\"<>|\x00-\x1f][^/\\:*?\"<>|\x00-\x1f]{0,119}")
#: Folders that a dropped file may lie in.
_DEPTH = 5
#: Where files of an import wait that did not come in one folder: a name that is no headline.
_LOOSE = "稿件"
_ARCHIVES = "archives"


class _Import(BaseModel):
    model_config = ConfigDict(extra="forbid")

    batch: Annotated[str, Field(pattern=r"^[a-z0-9]{8,32}$")]
    name: Annotated[str, Field(max_length=60)]
    paper: Annotated[str, Field(max_length=60)] = ""
    date: dt.date | None = None


class _Again(BaseModel):
    model_config = ConfigDict(extra="forbid")

    pattern: Annotated[str, Field(pattern=r"^[\w-]{1,60}$")]
    place: Annotated[str, Field(min_length=1, max_length=20, pattern=r"^[^\x00-\x1f\x7f]*$")]
    name: Annotated[str, Field(max_length=60)] = ""
    date: dt.date | None = None


class Office:
    """All editions of a folder."""

    def __init__(
        self,
        root: Path,
        opened: Callable[[Path, str], Room],
        words: Words,
        today: dt.date,
        begun: Callable[[], None] = lambda: None,
        hosts: Sequence[str] = HOSTS,
    ) -> None:
        """Note the folder.

        Args:
            root: the folder that holds editions, one in each of its folders.
            opened: makes the room of an edition, given its folder and the start page's address.
            words: the language of the start page.
            today: the date of editions that name none.
            begun: called when the server answers.
            hosts: names by which browsers reach this desk.
        """
        self._root, self._opened, self._words, self._today = root.resolve(), opened, words, today
        self._token, self._begun, self._hosts = new_token(), begun, hosts
        self._rooms: OrderedDict[str, Room] = OrderedDict()
        self._place: Path | None = None  # made by the first file that comes in
        self._counted: dict[str, tuple[int, int]] = {}
        self._start = self._application()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer: below /e/NAME/ by the edition's room, else by the start page."""
        path: str = scope.get("path", "")
        parts = path.split("/", 3)
        if scope["type"] == "http" and len(parts) == 4 and parts[1] == "e":
            room = await self._room(parts[2])
            if room is not None:
                inner = {**scope, "path": f"/{parts[3]}", "raw_path": f"/{parts[3]}".encode()}
                await room.app(inner, receive, send)
                return
        await self._start(scope, receive, send)

    def close(self) -> None:
        """End the streams of all open editions."""
        for room in self._rooms.values():
            room.hub.close()

    @property
    def _incoming(self) -> Path:
        """The folder that files come into; gone when the server ends."""
        if self._place is None:
            self._place = Path(tempfile.mkdtemp(prefix="desk-"))
        return self._place

    def _application(self) -> Starlette:
        words = self._words

        @contextlib.asynccontextmanager
        async def beside(_app: Starlette) -> AsyncIterator[None]:
            self._begun()
            try:
                yield
            finally:
                for room in self._rooms.values():
                    await room.close()
                if self._place is not None:
                    shutil.rmtree(self._place, ignore_errors=True)

        async def index(_request: Request) -> Response:
            return page("start.html.j2", "text/html", words, self._token)

        async def listed(_request: Request) -> Response:
            return JSONResponse({"editions": self._editions()}, headers=FRESH)

        async def upload(request: Request) -> Response:
            return await self._upload(request)

        async def bring(request: Request) -> Response:
            return await guarded(request, self._token, words, self._import)

        async def choices(_request: Request) -> Response:
            return JSONResponse(offered(words), headers=FRESH)

        async def new(request: Request) -> Response:
            return await guarded(request, self._token, words, self._new)

        async def again(request: Request) -> Response:
            return await guarded(request, self._token, words, self._again)

        async def thumb(request: Request) -> Response:
            path = self._root / request.path_params["name"] / THUMB
            known = _NAME.fullmatch(request.path_params["name"]) and path.is_file()
            return Response(path.read_bytes(), 200, FRESH, "image/png") if known else missing()

        async def bare(request: Request) -> Response:
            name = request.path_params["name"]
            return RedirectResponse(f"/e/{quote(name)}/" if self._folder(name) else "/")

        start = Starlette(
            routes=[
                Route("/", index),
                *shared(words, "start"),
                Route("/editions.json", listed),
                Route("/upload", upload, methods=["POST"]),
                Route("/import", bring, methods=["POST"]),
                Route("/new.json", choices),
                Route("/new", new, methods=["POST"]),
                Route("/again", again, methods=["POST"]),
                Route("/thumbs/{name}.png", thumb),
                Route("/e/{name}", bare),
                Route("/e/{name}/", bare),  # of no edition: it was renamed, or is no more
            ],
            middleware=[
                Middleware(Headers),
                Middleware(
                    TrustedHostMiddleware, allowed_hosts=list(self._hosts), www_redirect=False
                ),
            ],
            lifespan=beside,
        )
        start.router.redirect_slashes = False
        return start

    def _folder(self, name: str) -> Path | None:
        """Return an edition's folder; None where there is none of this name."""
        folder = self._root / name
        sound = _NAME.fullmatch(name) and not folder.is_symlink()
        return folder if sound and (folder / EDITION).is_file() else None

    async def _room(self, name: str) -> Room | None:
        """Return the room of an edition, opened where it was not; the oldest other one closes."""
        folder = self._folder(name)
        if folder is None:
            return None
        room = self._rooms.pop(name, None)
        if room is None:
            while len(self._rooms) >= MOST_OPEN:
                _, old = self._rooms.popitem(last=False)
                await old.close()
            room = self._opened(folder, "/")
            room.open()
        self._rooms[name] = room
        return room

    def _editions(self) -> list[dict[str, object]]:
        """Return the editions of the folder, the last changed first."""
        found = []
        for folder in sorted(self._root.iterdir()):
            file = folder / EDITION
            if not _NAME.fullmatch(folder.name) or folder.is_symlink() or not file.is_file():
                continue
            fields: dict[str, str] = {}
            with contextlib.suppress(UnreadablePiece, OSError, UnicodeDecodeError):
                text = file.read_bytes()[:MOST_TITLE].decode("utf-8-sig")
                fields = {p.field: p.words for p in pieces_of(EDITION, text)}
            found.append(
                {
                    "name": folder.name,
                    "title": fields.get("headline.title", folder.name),
                    "paper": fields.get("paper.name", ""),
                    "date": fields.get("paper.date", ""),
                    "changed": _changed(folder),
                    "open": folder.name in self._rooms,
                    "thumb": (folder / THUMB).is_file(),
                    "place": fields.get("place", ""),
                    "signed": len(signed(Journal(folder, recovers=False))),
                    "steps": len(Step),
                }
            )
        found.sort(key=lambda one: str(one["changed"]), reverse=True)
        return found[:MOST_LISTED]

    async def _upload(self, request: Request) -> Response:
        """Take one file of an import, as the body; its name and the import's in the query."""
        words = self._words
        if not from_page(request, self._token, "application/octet-stream"):
            return refused(OutsideError("edit.outside"), words, 403)
        batch, name = request.query_params.get("batch", ""), request.query_params.get("name", "")
        if not re.fullmatch(r"[a-z0-9]{8,32}", batch):
            return refused(OutsideError("edit.outside"), words, 400)
        parts = name.split("/")
        if len(parts) > _DEPTH + 1 or not all(map(_FILE.fullmatch, parts)):
            return refused(CodedError("desk.bad-name", name=name[:40]), words, 422)
        count, size = self._counted.get(batch, (0, 0))
        archive = name.lower().endswith(".zip")  # one in a folder would be passed over
        place = self._incoming / batch / (_ARCHIVES if archive else _LOOSE) / name
        if count >= MOST_FILES:
            return refused(CodedError("desk.too-many-files", most=MOST_FILES), words, 422)
        place.parent.mkdir(parents=True, exist_ok=True)
        written = 0
        with place.open("wb") as stream:
            async for part in request.stream():
                written += len(part)
                if written > MOST_FILE or size + written > MOST_ALL:
                    break
                stream.write(part)
        if written > MOST_FILE or size + written > MOST_ALL:
            place.unlink()
            told = CodedError("desk.too-large", name=name, mb=MOST_FILE // 2**20)
            return refused(told, words, 422)
        self._counted[batch] = count + 1, size + written
        return JSONResponse({"name": name, "bytes": written}, headers=FRESH)

    def _import(self, data: object) -> dict[str, object]:
        wanted = validated(_Import, data)
        batch = self._incoming / wanted.batch
        files = _sources(batch)
        if not files:
            raise CodedError("desk.no-files")
        folder = self._free(wanted.name or _called(files) or self._words.text("desk.unnamed"))
        try:
            made = import_edition(
                files,
                folder,
                paper=wanted.paper,
                date=wanted.date,
                today=self._today,
                words=self._words,
            )
        except SourceError as error:
            raise CodedError(error.told) from error
        shutil.rmtree(batch, ignore_errors=True)
        self._counted.pop(wanted.batch, None)
        return {**_opens(folder), "doubts": len(made.doubts)}

    def _new(self, data: object) -> dict[str, object]:
        """Begin an edition of which there is no copy yet."""
        return _opens(begun(data, self._today, self._free))

    def _again(self, data: object) -> dict[str, object]:
        """Make an edition of this folder once more, for another district."""
        wanted = validated(_Again, data)
        pattern = self._root / wanted.pattern
        if not (pattern / EDITION).is_file() or pattern.is_symlink():
            raise EditError("edit.missing", file=wanted.pattern)
        folder = self._free(wanted.name or f"{wanted.pattern}-{wanted.place}")
        made_again(pattern, folder, wanted.place, wanted.date)
        return _opens(folder)

    def _free(self, name: str) -> Path:
        """Return an edition's folder by the name that is wished, numbered where there is one.

        Raises:
            CodedError: no edition can be called so.
        """
        if not _NAME.fullmatch(name):
            raise CodedError("desk.bad-edition-name", name=name[:40])
        free, number = self._root / name, 2
        while free.exists() or free.is_symlink():
            free, number = self._root / f"{name}-{number}", number + 1
        return free


def _opens(folder: Path) -> dict[str, object]:
    """Return where a browser goes on."""
    return {"open": f"/e/{folder.name}/", "name": folder.name}


def _sources(batch: Path) -> list[Path]:
    """Return what is imported of what was dropped: a folder of files is one edition.

    A single file is imported alone; files of one folder as that folder, by its name.
    """
    archives = sorted(path for path in (batch / _ARCHIVES).rglob("*") if path.is_file())
    folder = batch / _LOOSE
    inside = sorted(folder.iterdir()) if folder.is_dir() else []
    if len(inside) == 1:
        return [inside[0], *archives]
    return [folder, *archives] if inside else archives


def _called(files: list[Path]) -> str:
    """Return what an edition is called after what was dropped; "": it was not one thing.

    Never a date: that of the paper is found in the copy, and another would contradict it.
    """
    if len(files) != 1 or files[0].name == _LOOSE:
        return ""
    return folder_name(files[0].stem if files[0].is_file() else files[0].name)


def _changed(folder: Path) -> str:
    """Return when the newest file of an edition was changed, to the minute."""
    newest = max(
        (p.stat().st_mtime for p in (*folder.glob("*"), *folder.glob("articles/*"))), default=0.0
    )
    return f"{dt.datetime.fromtimestamp(newest):%Y-%m-%d %H:%M}"
