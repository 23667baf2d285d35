"""A chart that comes later: cells copied out of a spreadsheet → the files of one more chart.

Input: a browser's cells, the story they belong to, a title, a source. Output: the chart that an
import would have made of them, or the table, in the story's front matter. One step, taken back
whole.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from content.editing import EditError, Journal
from content.editing.draft import ARTICLES, Draft
from content.importing.blocks import Place, Table
from content.importing.tables.charted import brought
from content.words import CodedError, Message, Words
from layout.app.desk.guard import guarded, validated
from layout.app.desk.state import CHINESE

_PLACE = Place(Message("desk.chart-place"))
_MOST_WORDS, _MOST_CELLS = 200, 20_000
_Line = Annotated[str, Field(max_length=_MOST_WORDS, pattern=r"^[^\n\r]*$")]


class _Charting(BaseModel):
    model_config = ConfigDict(extra="forbid")

    article: Annotated[str, Field(max_length=120, pattern=r"^[^/\\\n]+$")]
    title: _Line = ""
    unit: Annotated[str, Field(max_length=8, pattern=r"^[^\s，。；）)]*$")] = ""
    source: _Line = ""
    cells: Annotated[str, Field(max_length=_MOST_CELLS)]
    who: Annotated[str, Field(max_length=40)] = ""


class Charting:
    """Charts that are added to one edition."""

    def __init__(self, journal: Journal, words: Words) -> None:
        """Note the edition's journal and the language of what is told."""
        self._journal, self._words = journal, words

    def routes(self, words: Words, token: str) -> list[Route]:
        """Return the route that adds a chart."""

        async def add(request: Request) -> Response:
            return await guarded(request, token, words, self._add)

        return [Route("/chart", add, methods=["POST"])]

    def _add(self, data: object) -> dict[str, object]:
        """Add a chart to a story.

        Raises:
            EditError: there is no such story.
            CodedError: the cells are no table.
        """
        one = validated(_Charting, data)
        draft = Draft(self._journal.root)
        if one.article not in draft.order():
            raise EditError("edit.missing", file=one.article)
        file = f"{ARTICLES}/{one.article}.md"
        rows = rows_of(one.cells)
        if len(rows) < 2 or max(map(len, rows)) < 2:
            raise CodedError("desk.chart-no-cells")
        table = Table(rows, _PLACE, title=one.title.strip(), note=_note(one))
        pieces = draft.pieces(file)
        copy = [piece.words for piece in pieces if piece.field.startswith("body[")]
        title = next((piece.words for piece in pieces if piece.field == "title"), "")
        made = brought(table, title, copy, frozenset(_taken(draft)))
        if not made.files:
            raise CodedError("desk.chart-no-cells")
        for name, words in made.files.items():
            draft.put(name, words, name)
        for field, names in (("figures", made.figures), ("tables", made.tables)):
            if names:
                listed = [p.words for p in pieces if p.field.startswith(f"{field}[")]
                draft.set(file, {field: [*listed, *names]})
        self._journal.save(draft.changes(), one.who)
        told = self._words.text("desk.chart-as-table", why=made.why) if made.why else ""
        return {"saved": True, "told": told}


def _note(one: _Charting) -> str:
    """Return the note under a table that states its unit and its source, as offices write it."""
    told = (("desk.chart-unit-is", one.unit), ("desk.chart-source", one.source.strip()))
    return " ".join(CHINESE.text(code, words=words) for code, words in told if words)


def rows_of(cells: str) -> tuple[tuple[str, ...], ...]:
    """Return rows of cells: parted by tabs as a spreadsheet copies them, by commas or blanks."""
    lines = [line for line in cells.replace("\r\n", "\n").split("\n") if line.strip()]
    if any("\t" in line for line in lines):
        rows = list(csv.reader(io.StringIO("\n".join(lines)), delimiter="\t"))
    elif all("," in line or "，" in line for line in lines):
        rows = [line.replace("，", ",").split(",") for line in lines]
    else:
        rows = [line.split() for line in lines]
    return tuple(tuple(cell.strip() for cell in row) for row in rows)


def _taken(draft: Draft) -> Iterator[str]:
    """Yield the files of figures and tables that there are."""
    for sub in ("figures", "tables"):
        folder = draft.root / sub
        for path in folder.iterdir() if folder.is_dir() else ():
            yield f"{sub}/{path.name}"
