"""One file a page (一版一个 PDF): a finished download file → each of its pages as such a file.

What stands on other pages goes from the tag tree, the bookmarks and the resources; headings begin
at the first level again. The rest, and so what PDF/UA and PDF/A ask for, is kept.
"""

from __future__ import annotations

import io
import re

import pikepdf
from pikepdf import Array, Dictionary, Name

from layout.pdf.tree import elements
from layout.products.download.conforming import save

_NAME = re.compile(rb"/([^\s/<>\[\](){}%]+)")
_HEADING = re.compile(r"/H([1-6])")
#: What a page's content calls by name.
_NAMED = ("/Font", "/XObject", "/Pattern", "/Shading")


def single_pages(pdf: bytes) -> tuple[bytes, ...]:
    """Return each page of a download file as a download file of its own."""
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        count = len(whole.pages)
    return (pdf,) if count == 1 else tuple(_single(pdf, index) for index in range(count))


def _single(pdf: bytes, index: int) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as file:
        page = file.pages[index].obj
        labels = file.Root.PageLabels.Nums
        file.Root.PageLabels.Nums = Array([0, labels[2 * index + 1]])
        _bookmarks(file, page)
        _destinations(file, page)
        tree = file.Root.StructTreeRoot
        row = tree.ParentTree.Nums[2 * index + 1]
        for top in tree.K:
            _keep(top, page, page)
        _lift(tree.K[0])
        tree.ParentTree = file.make_indirect(Dictionary(Nums=Array([0, row])))
        tree.ParentTreeNextKey = 1
        for other in range(len(file.pages) - 1, -1, -1):
            if other != index:
                del file.pages[other]
        page.StructParents = 0
        page.Resources = _used(file, page)
        return save(file)


def _destinations(file: pikepdf.Pdf, page: pikepdf.Object) -> None:
    """Leave the named places of one page; links to others stay where they are, on it.

    What leads to no page is written as 0 0 R; with that in its catalog a file is lost.
    """
    for link in page.get("/Annots", Array()):
        place = link.get("/Dest")
        if isinstance(place, Array) and place[0].objgen != page.objgen:
            link.Dest = Array([page, Name.Fit])
    dests = file.Root.get("/Names", Dictionary()).get("/Dests")
    if dests is None:
        return
    pairs = list(dests.Names)
    kept = [
        (name, place)
        for name, place in zip(pairs[::2], pairs[1::2], strict=True)
        if isinstance(place, Array) and place[0].objgen == page.objgen
    ]
    dests.Names = Array([one for pair in kept for one in pair])


def _bookmarks(file: pikepdf.Pdf, page: pikepdf.Object) -> None:
    with file.open_outline() as outline:
        outline.root[:] = [
            item
            for item in outline.root
            if isinstance(item.destination, Array) and item.destination[0].objgen == page.objgen
        ]


def _keep(element: pikepdf.Object, page: pikepdf.Object, around: pikepdf.Object) -> bool:
    """Take out of an element what is on other pages; return whether anything is left."""
    own = element.get("/Pg", around)
    kept = []
    for kid in element.get("/K", ()):  # an empty cell of a table has none
        if not isinstance(kid, Dictionary):
            if own.objgen == page.objgen:
                kept.append(kid)
        elif _keep(kid, page, own):
            kept.append(kid)
    held = bool(kept)
    if held and element.S == "/TR":
        kept = list(element.get("/K", ()))
    element.K = Array(kept)
    return held


def _lift(document: pikepdf.Object) -> None:
    """Let headings begin at the first level."""
    heads = [
        (element, int(found[1]))
        for element in elements(document)
        if (found := _HEADING.fullmatch(str(element.get("/S"))))
    ]
    most = min((level for _, level in heads), default=1)
    for element, level in heads:
        element.S = Name(f"/H{level - most + 1}")


def _used(file: pikepdf.Pdf, page: pikepdf.Object) -> Dictionary:
    """Return a page's resources without the fonts and pictures of other pages."""
    resources = Dictionary(dict(page.Resources.items()))
    called = set(_NAME.findall(page.Contents.read_bytes()))
    for kind in _NAMED:
        if kind in resources:
            held = {
                key: value
                for key, value in resources[kind].items()
                if key.removeprefix("/").encode("latin-1", "replace") in called
            }
            resources[kind] = Dictionary(held)
    return resources
