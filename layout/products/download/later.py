"""The later standards: a download file → PDF 2.0 that is PDF/UA-2 and PDF/A-4f, with its data.

Input: a file with its charts' values (`data.with_data`). Output: the same pages and the same tree,
whose types are those of PDF 2.0 where it knows them, with bookmarks and links that lead to elements
of the tree (14289-2, 8.8), and no document information, which PDF/A-4 has in XMP alone.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from layout.pdf.text import marked_texts
from layout.pdf.tree import elements
from layout.pdf.xmp import attach
from layout.products.download.conforming import save
from layout.products.download.xmp import later_packet

SECOND = "http://iso.org/pdf2/ssn"
"""The namespace of PDF 2.0's own structure types (ISO 32000-2, 14.8.6)."""
#: Types that the namespace of PDF 1.7 alone knows; without a namespace an element is of that one.
_FIRST_ONLY = frozenset({"/Art", "/BlockQuote", "/Index", "/Note", "/Quote", "/TOC", "/TOCI"})
VERSION = "2.0"
_HEADING = re.compile(r"/H[1-6]")
#: What stands behind a chart's title in its alternative text (`charts.alt_text`).
_KIND = "（"

_Named = dict[str, pikepdf.Object]


def later(pdf: bytes) -> bytes:
    """Return a download file as PDF/UA-2 and PDF/A-4f; the same for the same file.

    Args:
        pdf: a download file with the values of its charts.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        information = {key: str(value) for key, value in file.docinfo.items()}
        attach(file, later_packet(information, str(file.Root.get("/Lang", ""))))
        del file.trailer["/Info"]
        if "/Names" not in file.Root:  # PDF/A-4f asks for the tree of files, be it empty
            file.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array()))
        root = file.Root.StructTreeRoot
        _hold_captions(root.K[0])
        own = file.make_indirect(Dictionary(Type=Name.Namespace, NS=String(SECOND)))
        root.Namespaces = Array([own])
        for element in elements(root.K[0]):
            if str(element.S) not in _FIRST_ONLY:
                element.NS = own
        _lead(file, marked_texts(pdf))
        return save(file, VERSION)


def _lead(file: pikepdf.Pdf, runs: Mapping[tuple[int, int], str]) -> None:
    """Let bookmarks and links lead to elements of the tree, and to the place as before."""
    begins, heads = _beginnings(file), _heads(file, runs)
    for item in _leading(file):
        place = item.get("/Dest")
        if not isinstance(place, Array) or place[0].objgen not in begins:
            continue
        element = heads.get(_bare(str(item.get("/Title", ""))), begins[place[0].objgen])
        to = Array([element, *list(place)[1:]])
        item.A = Dictionary(S=Name.GoTo, D=place, SD=to)
        del item["/Dest"]


def _hold_captions(element: pikepdf.Object) -> None:
    """Make a section of what holds a caption among other things (8.2.5.27).

    A `Div` counts for nothing there: what is in it would be in the middle of what is around it.
    """
    for kid in element.K:
        if isinstance(kid, Dictionary) and "/S" in kid:
            if kid.S == "/Div" and any(map(_is_caption, kid.K)):
                kid.S = Name.Sect
            _hold_captions(kid)


def _is_caption(kid: object) -> bool:
    return isinstance(kid, Dictionary) and bool(kid.get("/S") == "/Caption")


def _leading(file: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Yield all bookmarks and annotations."""
    if "/Outlines" in file.Root:
        yield from _below(file.Root.Outlines)
    for page in file.pages:
        yield from page.obj.get("/Annots", ())


def _below(item: pikepdf.Object) -> Iterator[pikepdf.Object]:
    kid = item.get("/First")
    while kid is not None:
        yield kid
        yield from _below(kid)
        kid = kid.get("/Next")


def _beginnings(file: pikepdf.Pdf) -> dict[tuple[int, int], pikepdf.Object]:
    """Return the first element of each page, by the number of the page's object."""
    found: dict[tuple[int, int], pikepdf.Object] = {}
    for element in elements(file.Root.StructTreeRoot.K[0]):
        if "/Pg" in element and any(not isinstance(kid, Dictionary) for kid in element.K):
            found.setdefault(element.Pg.objgen, element)
    return found


def _heads(file: pikepdf.Pdf, runs: Mapping[tuple[int, int], str]) -> _Named:
    """Return headings and charts by the words that a bookmark has of them, without blanks."""
    pages = {page.obj.objgen: index for index, page in enumerate(file.pages)}
    found: _Named = {}
    for element in elements(file.Root.StructTreeRoot.K[0]):
        words = ""
        if _HEADING.fullmatch(str(element.S)):
            words = str(element.get("/ActualText", "")) or "".join(
                runs.get((pages[below.Pg.objgen], int(kid)), "")
                for below in elements(element)
                for kid in below.K
                if not isinstance(kid, Dictionary)
            )
        elif element.S == "/Figure":
            words = str(element.get("/Alt", "")).partition(_KIND)[0]
        if words:
            found.setdefault(_bare(words), element)
    return found


def _bare(words: str) -> str:
    return "".join(words.split())
