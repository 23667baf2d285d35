"""Delivering from the desk: an edition's order → its files, one by one or all, or why not.

The conductor makes them, as the command `build` does: what is downloaded here is what a build would
write. One is made at a time.
"""

from __future__ import annotations

import io
import threading
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from content.words import CodedError, Words
from layout.app.desk.guard import FRESH, guarded
from layout.app.desk.pages import missing
from layout.app.desk.signoffs import Due
from layout.edition.conductor import Observer, conduct
from layout.edition.kinds import USUAL, Kind
from layout.edition.order import Order
from layout.judge.preflight.model import Fault, Report

#: The refusal of a press file alone: the others are made without it.
PRESS_FAULTS = "edition.press-faults"
#: Where the web pages lie among an edition's files; they are fetched as one archive.
WEB = "web/"
#: Files that are fetched alone, by the ends of their names, with what they are.
PARTS = (
    ("-press.pdf", "desk.made-press"),
    ("-preflight.json", "desk.made-preflight"),
    ("-proof.pdf", "desk.made-proof"),
    (".pdf", "desk.made-download"),
)
TYPES = {".pdf": "application/pdf", ".json": "application/json", ".zip": "application/zip"}
#: The date of the names in an archive: the same files make the same archive.
STILL = (1980, 1, 1, 0, 0, 0)


class _Watch(Observer):
    """Notes the stage that is under way; "": none."""

    stage = ""

    def step(self, name: str) -> None:
        self.stage = name


class Delivering:
    """The files of one edition, made when they are asked for."""

    def __init__(self, order: Order, due: Due | None = None) -> None:
        """Note whose files are wanted: all that `build` makes where nothing else is said.

        `due`: says which sign-offs are missing, and withholds what the house does not deliver.
        """
        self._order, self._due = replace(order, kinds=USUAL), due
        self._lock = threading.Lock()
        self._made: dict[str, bytes] = {}
        self._watch = _Watch()

    def routes(self, words: Words, token: str) -> list[Route]:
        """Return the routes: one makes the files, the other gives them."""

        async def make(request: Request) -> Response:
            return await guarded(request, token, words, lambda _: self._make(words))

        async def making(_request: Request) -> Response:
            stage = self._watch.stage
            said = words.text(f"stage.{stage}") if stage else ""
            return JSONResponse({"stage": said}, headers=FRESH)

        async def made(request: Request) -> Response:
            name = request.path_params["name"]
            data = self._made.get(name)
            if data is None:
                return missing()
            kept = {**FRESH, "content-disposition": f'attachment; filename="{name}"'}
            return Response(data, 200, kept, TYPES[PurePosixPath(name).suffix])

        async def folder(_request: Request) -> Response:
            root = self._order.folder
            data = await run_in_threadpool(lambda: archived(sources(root)))
            kept = {**FRESH, "content-disposition": 'attachment; filename="folder.zip"'}
            return Response(data, 200, kept, TYPES[".zip"])

        return [
            Route("/make", make, methods=["POST"]),
            Route("/making.json", making),
            Route("/made/{name}", made),
            Route("/folder.zip", folder),
        ]

    def _make(self, words: Words) -> dict[str, object]:
        if not self._lock.acquire(blocking=False):
            raise CodedError("desk.making")
        try:
            if self._due is not None:
                self._due.check()
            outcome, held = conduct(self._order, self._watch), ""
            if outcome.refusal is not None and outcome.refusal.code == PRESS_FAULTS:
                held = _withheld(outcome.preflight, words)
                outcome = conduct(replace(self._order, kinds=USUAL - {Kind.PRESS}), self._watch)
        finally:
            self._watch.step("")
            self._lock.release()
        if outcome.refusal is not None:
            if errors := outcome.refusal.told.values.get("errors"):  # their file is nobody's matter
                raise CodedError("desk.errors", errors=errors)
            raise CodedError(outcome.refusal.told)
        told = dict(parted(outcome.edition, outcome.files))
        self._made = {name: data for name, (_, data) in told.items()}
        return {
            "files": [
                {"name": name, "what": words.text(code), "bytes": len(data)}
                for name, (code, data) in told.items()
            ],
            "preflight": held or _checked(outcome.preflight, words),
            "unsigned": self._due.told() if self._due is not None else (),
        }


def _checked(report: Report | None, words: Words) -> str:
    """Return what the preflight of a press file that passes says; what it warns of, each place."""
    if report is None:
        return ""
    if report.faults:
        return words.text("desk.made-warned", faults=_places(report.faults, words))
    return words.text("desk.made-checked", checks=len(report.checks))


def _withheld(report: Report | None, words: Words) -> str:
    """Return why there is no press file: each place that the preflight finds fault with."""
    faults = report.errors if report is not None else ()
    return words.text("desk.press-withheld", faults=_places(faults, words))


def _places(faults: Sequence[Fault], words: Words) -> str:
    """Return where faults are, in words: those that say the same once, with their number."""
    told = Counter(
        words.text(
            "desk.press-fault",
            page=one.page,
            told=one.told,
            remedy=words.say(one.advice).remedy,
        )
        for one in faults
    )
    return "；".join(
        said if count == 1 else words.text("desk.press-fault-times", fault=said, count=count)
        for said, count in told.items()
    )


def parted(edition: str, files: Mapping[str, bytes]) -> Iterator[tuple[str, tuple[str, bytes]]]:
    """Yield what is fetched: name, what it is (a code), content; the archive of all is the last."""
    for ending, code in PARTS:
        name = f"{edition}{ending}"
        if name in files:
            yield name, (code, files[name])
    web = {name.removeprefix(WEB): data for name, data in files.items() if name.startswith(WEB)}
    if web:
        yield f"{edition}-web.zip", ("desk.made-web", archived(web))
    yield f"{edition}.zip", ("desk.made-all", archived(files))


def sources(root: Path) -> dict[str, bytes]:
    """Return the files of an edition's folder, without those that are hidden or links."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root)
        hidden = any(part.startswith(".") for part in name.parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            found[name.as_posix()] = path.read_bytes()
    return found


def archived(files: Mapping[str, bytes]) -> bytes:
    """Return files as a zip archive; the same files give the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sorted(files):
            made.writestr(zipfile.ZipInfo(name, STILL), files[name], zipfile.ZIP_DEFLATED)
    return stream.getvalue()
