"""Pictures that lie on a worksheet → blocks, each with the line under it that is its caption.

Input: an open workbook's archive, the path of a worksheet in it, its cells by row. Output: the
pictures with the rows that they cover; blocks of them and their captions; the cells without those.
A picture too small to print, as a mark at the head of a form is, is none.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from content.importing.blocks import MERGED, Block, Log, Place, RawPicture
from content.importing.forms.images import picture
from content.importing.forms.sheets.grid import Grid
from content.importing.forms.sheets.owntext import elements, named, related
from content.importing.recognising.roles import Role, role_of

#: A smaller side makes 27 mm at 150 ppi: a mark of an office, no photograph; pixels.
_LEAST = 160
#: English Metric Units of a row of a usual height (15 pt).
_ROW = 15 * 12_700
#: A caption stands no further under its picture, rows.
_UNDER = 4
#: A sheet with more pictures shows something in each row; all are told, none taken.
_MOST = 40


@dataclass(frozen=True)
class Placed:
    """A picture and the rows that it covers, the first row of a sheet being 1."""

    raw: RawPicture
    first: int
    last: int


def pictures_on(archive: zipfile.ZipFile, path: str, name: str, log: Log) -> list[Placed]:
    """Return the pictures of a worksheet from the top down, those that can be printed."""
    found: list[Placed] = []
    for kind, drawing, _ in related(archive, path):
        if kind != "drawing":
            continue
        media = {key: part for what, part, key in related(archive, drawing) if what == "image"}
        with archive.open(drawing) as stream:
            anchors = [*_anchors(stream)]
        if len(anchors) > _MOST:
            continue
        for key, first, last in anchors:
            data = archive.read(media[key]) if key in media else b""
            if data and _is_large(data):
                raw = picture(data, "", Place(name, first), log)
                found += [Placed(raw, first, last)] if raw else []
    return sorted(found, key=lambda one: one.first)


def _anchors(stream: Any) -> Iterator[tuple[str, int, int]]:
    """Yield what names each picture, with the first and last row that it covers."""
    for anchor in elements(stream, "oneCellAnchor", "twoCellAnchor"):
        embedded = next(iter(anchor.iter("{*}blip")), None)
        rows = [int(one.text or 0) + 1 for one in anchor.iter("{*}row")]
        if embedded is None or not rows:
            continue
        key = next((words for at, words in embedded.items() if at.endswith("}embed")), "")
        size = next((one for one in anchor if named(one) == "ext"), None)
        high = int(size.get("cy", 0)) // _ROW if size is not None else 0
        yield key, rows[0], rows[1] if len(rows) > 1 else rows[0] + high


def _is_large(data: bytes) -> bool:
    from PIL import Image

    try:
        with Image.open(io.BytesIO(data)) as image:
            return min(image.size) >= _LEAST
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return True  # why it cannot be printed is told


def without_captions(
    grid: Grid, pictures: Sequence[Placed]
) -> tuple[Grid, list[tuple[int, list[Block]]]]:
    """Return the cells without captions; and the row and blocks of each picture with its own."""
    rows = [*grid.rows]
    out = []
    for one in pictures:
        blocks = [Block("", Place(grid.name, one.first), picture=one.raw)]
        for at, number in enumerate(grid.numbers):
            if not one.first <= number <= one.last + _UNDER:
                continue
            words = [cell for cell in rows[at] if cell and cell not in MERGED]
            if len(words) == 1 and role_of(words[0]) is Role.CAPTION:
                place = Place(grid.name, number)
                blocks.append(Block(words[0], place, hint="caption", firm=True))
                rows[at] = ("",) * len(rows[at])
                break
        out.append((one.first, blocks))
    return replace(grid, rows=rows), out


def among(copy: Sequence[Block], pictures: Sequence[tuple[int, list[Block]]]) -> list[Block]:
    """Return the copy of a sheet with its pictures, each after what stands over it."""
    out = [*copy]
    for row, blocks in reversed(pictures):
        over = [at for at, block in enumerate(out) if block.place.number <= row]
        at = over[-1] + 1 if over else 0
        out[at:at] = blocks
    return out
