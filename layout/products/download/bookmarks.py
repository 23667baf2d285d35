"""Bookmarks: an open tagged PDF → its bookmarks lead to elements of the tag tree too (SE).

A reader that moves by the tree, as a screen reader does, begins at the story and not at whatever is
first on the page. A bookmark's element is the heading or chart that has its words; that of a page
is what is read first there.

Input: a file whose tree is in order. Output: the same file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary

from layout.pdf.text import marked_texts
from layout.pdf.tree import elements

_HEADING = re.compile(r"/H[1-6]")
#: What stands behind a chart's title in its alternative text (`charts.alt_text`).
_KIND = "（"

#: Elements by the number of their page's object and their words.
_Named = dict[tuple[tuple[int, int], str], pikepdf.Object]


def lead_bookmarks(file: pikepdf.Pdf) -> None:
    """Let bookmarks of an open tagged file lead to elements of the tree, beside the place."""
    begins, heads = beginnings(file), _heads(file, marked_texts(file))
    for item in bookmarks(file):
        place = item.get("/Dest")
        if isinstance(place, Array) and place[0].objgen in begins:
            page, words = place[0].objgen, _bare(str(item.get("/Title", "")))
            item.SE = heads.get((page, words), begins[page])


def bookmarks(file: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield all bookmarks."""
    if "/Outlines" in file.Root:
        yield from _below(file.Root.Outlines)


def _below(item: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kid = item.get("/First")
    while kid is not None:
        yield kid
        yield from _below(kid)
        kid = kid.get("/Next")


def beginnings(file: pikepdf.Pdf) -> dict[tuple[int, int], pikepdf.Object]:
    """Return the first element of each page, by the number of the page's object."""
    found: dict[tuple[int, int], pikepdf.Object] = {}
    for element in elements(file.Root.StructTreeRoot.K[0]):
        if "/Pg" in element and any(not isinstance(kid, Dictionary) for kid in element.K):
            found.setdefault(element.Pg.objgen, element)
    return found


def _heads(file: pikepdf.Pdf, runs: Mapping[tuple[int, int], str]) -> _Named:
    """Return headings and charts by page and by the words that a bookmark has of them."""
    pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}
    found: _Named = {}
    for element in elements(file.Root.StructTreeRoot.K[0]):
        heading = bool(_HEADING.fullmatch(str(element.S)))
        below = [one for one in elements(element) if "/Pg" in one] if heading else [element]
        if not below or "/Pg" not in below[0]:
            continue
        words = ""
        if heading:
            words = str(element.get("/ActualText", "")) or "".join(
                runs.get((pages[one.Pg.objgen], int(kid)), "")
                for one in below
                for kid in one.K
                if not isinstance(kid, Dictionary)
            )
        elif element.S == "/Figure":
            words = str(element.get("/Alt", "")).partition(_KIND)[0]
        if words:
            found.setdefault((below[0].Pg.objgen, _bare(words)), element)
    return found


def _bare(words: str) -> str:
    return "".join(words.split())
