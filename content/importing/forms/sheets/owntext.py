"""What a workbook's file holds, read apart from its cells' reader: words, comments, boxes, charts.

Input: an open workbook's archive, the path of a worksheet in it, and which cells are seen. Output:
the words of the cells that are seen, by place, so that what the reader passes over is counted; and
doubts for what lies on the sheet and is no cell. Parts are read as streams.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

from content.importing.blocks import Log, Place
from content.words import Message, message

_CELL = re.compile(r"([A-Z]{1,3})(\d{1,7})")
#: Words of comments and boxes that are shown in the report.
_SHOWN = 60
#: A cell's row and column, 1-based → whether it is seen and read.
Seen = Callable[[int, int], bool]


def shared_words(archive: zipfile.ZipFile) -> list[str]:
    """Return the workbook's shared strings, without their readings (拼音, 振假名)."""
    try:
        with archive.open("xl/sharedStrings.xml") as stream:
            return [_text(element) for element in elements(stream, "si")]
    except KeyError:
        return []


def words_of(
    archive: zipfile.ZipFile, path: str, shared: list[str], seen: Seen
) -> Iterator[tuple[int, str]]:
    """Yield row and words of a worksheet's cells of text; numbers are as their format shows."""
    row = column = 0
    with archive.open(path) as stream:
        for cell in elements(stream, "c"):
            row, column = _place(cell.get("r", ""), row, column)
            kind = cell.get("t", "n")
            if kind not in ("s", "str", "inlineStr") or not seen(row, column):
                continue
            if kind == "inlineStr":
                yield row, _text(cell)
                continue
            value = next((e.text or "" for e in cell if named(e) == "v"), "")
            if kind == "str":
                yield row, value
            elif value.strip().isdigit() and int(value) < len(shared):
                yield row, shared[int(value)]


def tell_others(
    archive: zipfile.ZipFile, path: str, name: str, log: Log, pictures: int = 0
) -> None:
    """Doubt what lies on a sheet beside its cells: comments, text boxes, charts.

    Of its pictures, those over the number that was read.
    """
    for kind, part, _ in related(archive, path):
        if kind == "comments":
            _tell_comments(archive, part, name, log)
        elif kind == "drawing":
            _tell_drawing(archive, part, name, log, pictures)


def _tell_comments(archive: zipfile.ZipFile, part: str, name: str, log: Log) -> None:
    with archive.open(part) as stream:
        for comment in elements(stream, "comment"):
            words = " ".join(_text(comment).split())
            if words:
                place = Place(f"{name}·{comment.get('ref', '')}")
                why = Message("imported.cell-comment")
                log.doubt(place, words[:_SHOWN], why, Message("imported.not-for-print"))


def _tell_drawing(archive: zipfile.ZipFile, part: str, name: str, log: Log, pictures: int) -> None:
    counts = {"pic": -pictures, "graphicFrame": 0}
    with archive.open(part) as stream:
        for element in elements(stream, "sp", "pic", "graphicFrame"):
            if named(element) != "sp":
                counts[named(element)] += 1
                continue
            words = " ".join(_text(element).split())
            if words:
                why = Message("imported.sheet-box")
                log.doubt(Place(name), words[:_SHOWN], why, Message("imported.not-for-print"))
                log.leave_out(Place(name), words, why)
                log.hold(Place(name), words, why)
    for kind, code in (("graphicFrame", "imported.sheet-charts"), ("pic", "imported.sheet-photos")):
        if counts[kind] > 0:
            told = message(code, count=counts[kind])
            log.doubt(Place(name), told, told, Message("imported.draw-again"))


def related(archive: zipfile.ZipFile, path: str) -> Iterator[tuple[str, str, str]]:
    """Yield kind, path and key of the parts that a part names, those that are there."""
    folder, file = posixpath.split(path)
    try:
        with archive.open(f"{folder}/_rels/{file}.rels") as stream:
            for one in elements(stream, "Relationship"):
                target = posixpath.normpath(posixpath.join(folder, one.get("Target", "")))
                target = target.lstrip("/")
                if one.get("TargetMode") != "External" and target in archive.namelist():
                    yield posixpath.basename(one.get("Type", "")), target, one.get("Id", "")
    except KeyError:
        return


def elements(stream: Any, *names: str) -> Iterator[Any]:
    """Yield the elements of some names, each forgotten when the next is asked for."""
    wanted = [f"{{*}}{name}" for name in names]
    for _, element in etree.iterparse(
        stream, events=("end",), tag=wanted, resolve_entities=False, no_network=True
    ):
        yield element
        element.clear(keep_tail=True)


def _text(element: Any) -> str:
    """Return the words of an element's runs, readings left out."""
    found = []
    for run in element.iter("{*}t"):
        above = run.getparent()
        if above is None or named(above) != "rPh":
            found.append(run.text or "")
    return "".join(found)


def named(element: Any) -> str:
    """Return the name of an element without its namespace."""
    return str(etree.QName(element).localname)


def _place(words: str, row: int, column: int) -> tuple[int, int]:
    """Return the row and column of a cell; without a name it follows the one before it."""
    found = _CELL.fullmatch(words)
    if found is None:
        return max(row, 1), column + 1
    letters = 0
    for letter in found[1]:
        letters = 26 * letters + ord(letter) - 64
    return int(found[2]), letters
