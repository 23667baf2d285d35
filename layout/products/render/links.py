"""Links: a tidied tagged PDF → the same with links from its contents (导读) to their pages.

A page's name in the strip of contents leads to that page: an annotation over its words, and a Link
in the tag tree that holds them (PDF/UA-1, 7.18). A file for the press has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from layout.page.errors import RenderError
from layout.products.render.tags import elements

_STRIP = re.compile(r'<section class="contents".*?</section>', re.DOTALL)
_TEXT = re.compile(r"<p ([^>]*)>(.*?)</p>", re.DOTALL)
_TO = re.compile(r'data-to="(\d+)" data-frame="([-\d. ]+)"')
_TAGS = re.compile(r"<[^>]*>")
#: The contents' group in the tag tree (`tags.blocks_of`).
STRIP = "contents"
PRINTED = 4
"""Flag of an annotation: it is printed, as PDF/A wants."""


@dataclass(frozen=True, slots=True)
class Link:
    """The text of the strip that leads on, the page's index, its box in pt from the trim, words."""

    text: int
    page: int
    box: tuple[float, float, float, float]
    words: str


def links_of(html: str) -> tuple[Link, ...]:
    """Return the links of a document that `page_html` made."""
    found = []
    strip = _STRIP.search(html)
    for index, match in enumerate(_TEXT.finditer(strip[0]) if strip else ()):
        to = _TO.search(match[1])
        if to:
            left, top, wide, high = map(float, to[2].split())
            words = _TAGS.sub("", match[2])
            found.append(Link(index, int(to[1]), (left, top, wide, high), words))
    return tuple(found)


def add_links(pdf: pikepdf.Pdf, links: Sequence[Link]) -> None:
    """Add the links, in place.

    Raises:
        RenderError: the tag tree does not hold the strip that they stand in.
    """
    if not links:
        return
    root = pdf.Root.StructTreeRoot
    strip = next((one for one in elements(root.K[0]) if str(one.get("/T", "")) == STRIP), None)
    if strip is None or len(strip.K) <= links[-1].text:
        raise RenderError("render.links", wanted=len(links))
    texts = [strip.K[link.text] for link in links]
    for link, text in zip(links, texts, strict=True):
        _add(pdf, root, link, text)


def _add(pdf: pikepdf.Pdf, root: pikepdf.Object, link: Link, text: pikepdf.Object) -> None:
    """Put a text's content into a Link with an annotation over it."""
    page = text.Pg
    index = next(i for i, one in enumerate(pdf.pages) if one.obj.objgen == page.objgen)
    trim = [float(value) for value in page.get("/TrimBox", page.MediaBox)]
    left, top, wide, high = link.box
    x, y = trim[0] + left, trim[3] - top
    key = int(root.ParentTreeNextKey)
    annotation = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[round(v, 3) for v in (x, y - high, x + wide, y)],
            Border=[0, 0, 0],
            F=PRINTED,
            Contents=pikepdf.String(link.words),
            Dest=pikepdf.Array([pdf.pages[link.page].obj, pikepdf.Name.Fit]),
            StructParent=key,
        )
    )
    marks = list(text.K)
    reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=page)
    element = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem,
            S=pikepdf.Name.Link,
            P=text,
            Pg=page,
            K=pikepdf.Array([*marks, reference]),
        )
    )
    text.K = pikepdf.Array([element])
    row = root.ParentTree.Nums[2 * index + 1]
    for mark in marks:
        row[int(mark)] = element
    root.ParentTree.Nums.append(key)
    root.ParentTree.Nums.append(element)
    root.ParentTreeNextKey = key + 1
    if "/Annots" not in page:
        page.Annots = pikepdf.Array()
    page.Annots.append(annotation)
    page.Tabs = pikepdf.Name.S
