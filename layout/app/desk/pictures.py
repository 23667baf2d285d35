"""Pictures and charts on the desk: crop, safe and calm area, another file, a chart's table.

Input: what a browser asks for a picture or chart by name. Output: the whole picture to draw boxes
on, the boxes as they are written, a chart's data as a table; and what was changed, in the files.
"""

from __future__ import annotations

import contextlib
import math
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from content.editing import EditError, Journal
from content.editing.draft import Draft
from content.editing.grid import Grid, Row, grid_of, put_rows
from content.editing.recast import PICTURES
from content.editing.settings import Setting
from content.editing.stored import ABSENT, keep
from content.model import Box, Picture
from content.model.inks import InkSet, Medium
from content.reading.pictures import ENDINGS, SUB
from content.source.folder import id_of
from content.words import CodedError, Words
from layout.app.desk.guard import (
    FRESH,
    OutsideError,
    answered,
    asking,
    body_of,
    from_page,
    guarded,
    refused,
    validated,
)
from layout.app.desk.pages import missing
from layout.pictures import crop_for, inspect, prepare
from layout.pictures.subject import with_subject

#: Boxes of a picture that an editor draws.
BOXES = ("crop", "safe", "calm")
#: Width, mm, and resolution at which a picture is shown to draw on: 1,200 pixels.
_SHOWN_MM, _SHOWN_PPI = 254.0, 120
#: Digits behind the point of a side: a tenth of a percent.
_DIGITS = 3
#: Bytes of a picture that takes another's place.
_MOST_FILE = 100 * 2**20
_MOST_ROWS = 400
_Name = Annotated[str, Field(max_length=120, pattern=r"^[^/\\.\n][^/\\\n]*$")]
_Boxes = dict[Annotated[str, Field(pattern="^(crop|safe|calm)$")], Box | None]


class _Drawing(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: _Name
    boxes: _Boxes
    was: _Boxes
    who: Annotated[str, Field(max_length=40)] = ""


class _Cells(BaseModel):
    model_config = ConfigDict(extra="forbid")

    was: Annotated[int, Field(ge=-1, le=_MOST_ROWS)]
    cells: Annotated[list[Annotated[str, Field(max_length=400)]], Field(max_length=40)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid")

    figure: Annotated[str, Field(max_length=120, pattern=r"^(tables/)?[^/\\.\n][^/\\\n]*$")]
    seen: Annotated[list[_Cells], Field(max_length=_MOST_ROWS)]
    rows: Annotated[list[_Cells], Field(max_length=_MOST_ROWS)]
    who: Annotated[str, Field(max_length=40)] = ""


class PictureDesk:
    """The pictures and charts of one edition."""

    def __init__(self, journal: Journal) -> None:
        """Note the edition's journal."""
        self._journal = journal

    def routes(self, words: Words, token: str) -> list[Route]:
        """Return the routes of pictures and tables."""

        async def boxes(request: Request) -> Response:
            name = request.query_params.get("name", "")
            aspect = request.query_params.get("aspect", "")
            return await answered(words, lambda: self._boxes(name, aspect))

        async def whole(request: Request) -> Response:
            try:
                found = await run_in_threadpool(self._whole, request.path_params["name"])
            except CodedError:
                return missing()
            return Response(found[0], 200, FRESH, found[1])

        async def draw(request: Request) -> Response:
            return await guarded(request, token, words, self._draw)

        async def replace(request: Request) -> Response:
            if not from_page(request, token, "application/octet-stream"):
                return refused(OutsideError("edit.outside"), words, 403)
            query = request.query_params
            name, file, who = (query.get(key, "")[:120] for key in ("name", "file", "who"))
            who = asking(who)
            try:
                data = await body_of(request, _MOST_FILE)
            except ValueError:
                told = CodedError("desk.too-large", name=file, mb=_MOST_FILE // 2**20)
                return refused(told, words, 422)
            return await answered(words, lambda: self._replace(name, file, data, who))

        async def table(request: Request) -> Response:
            figure = request.query_params.get("figure", "")
            return await answered(words, lambda: _told(grid_of(Draft(self._journal.root), figure)))

        async def save_table(request: Request) -> Response:
            return await guarded(request, token, words, self._put_table)

        return [
            Route("/boxes.json", boxes),
            Route("/originals/{name}", whole),
            Route("/boxes", draw, methods=["POST"]),
            Route("/replace", replace, methods=["POST"]),
            Route("/table.json", table),
            Route("/table", save_table, methods=["POST"]),
        ]

    def _picture(self, name: str) -> Picture:
        """Return a picture of the folder, with the boxes as they are written.

        Raises:
            EditError: there is none of this name.
        """
        folder = self._journal.root / SUB
        sound = name and "/" not in name and "\\" not in name and not name.startswith(".")
        files = sorted(folder.iterdir()) if sound and folder.is_dir() else []
        for path in files:
            if id_of(path) == name and path.suffix.lower() in ENDINGS and not path.is_symlink():
                written = _written(Draft(self._journal.root), name)
                return Picture(id=name, file=path).model_copy(update=written)
        raise EditError("edit.missing", file=f"{SUB}/{name}")

    def _boxes(self, name: str, frame: str) -> dict[str, object]:
        """Return a picture's boxes; `frame`: width by height of its frame on the page."""
        picture = self._picture(name)
        info = inspect(picture)
        seen = with_subject(picture)
        found = seen.safe if picture.safe is None else None
        aspect = float(frame) if re.fullmatch(r"\d{1,3}(\.\d{1,6})?", frame) else 0.0
        printed = crop_for(seen, info, aspect) if aspect else None
        return {
            "name": name,
            "file": picture.file.name,
            "width": info.width_px,
            "height": info.height_px,
            "vector": info.vector,
            "boxes": {key: _sides(getattr(picture, key)) for key in BOXES},
            "found": _sides(found),
            "printed": _sides(printed),
        }

    def _whole(self, name: str) -> tuple[bytes, str]:
        """Return a whole picture as a browser shows it, and what it is."""
        picture = self._picture(name).model_copy(update=dict.fromkeys(BOXES))
        info = inspect(picture)
        high = _SHOWN_MM / info.aspect
        inks = InkSet.of({}, Medium.SCREEN)
        ready = prepare(picture, info, _SHOWN_MM, high, inks, _SHOWN_PPI)
        return ready.data, ready.mime

    def _draw(self, data: object) -> dict[str, object]:
        one = validated(_Drawing, data)
        draft, picture = Draft(self._journal.root), self._picture(one.name)
        for key, was in one.was.items():
            if not _alike(_sides(getattr(picture, key)), _sides(was)):
                raise EditError("edit.changed", field=f"{one.name}.{key}")
        wanted: dict[str, Setting] = {f"{one.name}.{k}": _sides(b) for k, b in one.boxes.items()}
        draft.set(PICTURES, wanted)
        self._journal.save(draft.changes(), one.who)
        return {"saved": True}

    def _replace(self, name: str, file: str, data: bytes, who: str) -> dict[str, object]:
        """Let another file take a picture's place; boxes drawn on the old one go with it."""
        old = self._picture(name)
        ending = PurePosixPath(file).suffix.lower()
        if ending not in ENDINGS:
            raise CodedError("desk.no-picture", name=file)
        with tempfile.TemporaryDirectory(prefix="desk-") as place:
            path = Path(place) / f"{name}{ending}"
            path.write_bytes(data)
            inspect(Picture(id=name, file=path))  # a damaged one is refused here
        draft, fresh = Draft(self._journal.root), f"{SUB}/{name}{ending}"
        if old.file.name != f"{name}{ending}":
            draft.remove(f"{SUB}/{old.file.name}")
        draft.put(fresh, keep(self._journal.root, data), fresh)
        if draft.text(PICTURES) != ABSENT:
            draft.set(PICTURES, {f"{name}.{key}": None for key in BOXES})
        self._journal.save(draft.changes(), who)
        return {"saved": True}

    def _put_table(self, data: object) -> dict[str, object]:
        one = validated(_Table, data)
        draft = Draft(self._journal.root)
        now = grid_of(draft, one.figure)
        if [tuple(row.cells) for row in one.seen] != [row.cells for row in now.rows]:
            raise EditError("edit.changed", field=one.figure)
        put_rows(draft, now, [Row(row.was, tuple(row.cells)) for row in one.rows])
        self._journal.save(draft.changes(), one.who)
        return {"saved": True}


def _written(draft: Draft, name: str) -> dict[str, Box]:
    """Return the boxes of a picture as its file has them; one that is wrong counts as none."""
    if draft.text(PICTURES) == ABSENT:
        return {}
    sides: dict[str, dict[str, str]] = {}
    for piece in draft.pieces(PICTURES):
        key, _, side = piece.field.removeprefix(f"{name}.").partition(".")
        if piece.field.startswith(f"{name}.") and key in BOXES and side:
            sides.setdefault(key, {})[side] = piece.words
    found = {}
    for key, values in sides.items():
        with contextlib.suppress(ValidationError):
            found[key] = Box.model_validate(values)
    return found


def _sides(box: Box | None) -> Mapping[str, float] | None:
    """Return a box as it is written, its sides to a tenth of a percent."""
    if box is None:
        return None
    return {side: round(value, _DIGITS) for side, value in box}


def _alike(one: Mapping[str, float] | None, other: Mapping[str, float] | None) -> bool:
    if one is None or other is None:
        return one is other
    return all(math.isclose(one[side], other[side], abs_tol=10**-_DIGITS) for side in one)


def _told(grid: Grid) -> dict[str, object]:
    return {
        "file": grid.file,
        "columns": grid.columns,
        "rows": [{"was": row.was, "cells": row.cells} for row in grid.rows],
    }
