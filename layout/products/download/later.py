"""The later standards: a download file → PDF 2.0 that is PDF/UA-2 and PDF/A-4f, with its data.

Input: a file with its charts' values (`data.with_data`). Output: the same pages and the same tree,
whose types are those of PDF 2.0 where it knows them, with bookmarks and links that lead to elements
of the tree (14289-2, 8.8), and no document information, which PDF/A-4 has in XMP alone.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from layout.pdf.tree import elements
from layout.pdf.xmp import attach
from layout.products.download.bookmarks import beginnings, bookmarks
from layout.products.download.conforming import save
from layout.products.download.xmp import later_packet

SECOND = "http://iso.org/pdf2/ssn"
"""The namespace of PDF 2.0's own structure types (ISO 32000-2, 14.8.6)."""
#: Types that the namespace of PDF 1.7 alone knows; without a namespace an element is of that one.
_FIRST_ONLY = frozenset({"/Art", "/BlockQuote", "/Index", "/Note", "/Quote", "/TOC", "/TOCI"})
VERSION = "2.0"


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
        _lead(file)
        return save(file, VERSION)


def _lead(file: pikepdf.Pdf) -> None:
    """Let bookmarks and links lead to elements of the tree, and to the place as before."""
    begins = beginnings(file)
    for item in _leading(file):
        place = item.get("/Dest")
        if not isinstance(place, Array) or place[0].objgen not in begins:
            continue
        element = item.get("/SE", begins[place[0].objgen])
        to = Array([element, *list(place)[1:]])
        item.A = Dictionary(S=Name.GoTo, D=place, SD=to)
        del item["/Dest"]
        if "/SE" in item:  # the later standard has its action in place of it
            del item["/SE"]


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
    yield from bookmarks(file)
    for page in file.pages:
        yield from page.obj.get("/Annots", ())
