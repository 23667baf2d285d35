"""Links: a tidied tagged PDF → the same with links to its pages and out of it.

A page's name in the strip of contents (导读) leads to that page, a code (二维码) to what it opens:
an annotation over words or drawing, and a Link in the tag tree that holds them (PDF/UA-1, 7.18).
A file for the press has none.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from typing import Any

import pikepdf

from layout.page.errors import RenderError
from layout.pdf.tree import elements

_STRIP = re.compile(r'<section class="contents".*?</section>', re.DOTALL)
_PAGES = re.compile(r'<section class="page" id="page-(\d+)"')
_TEXT = re.compile(r"<p ([^>]*)>(.*?)</p>", re.DOTALL)
_TO = re.compile(r'data-to="(\d+)" data-frame="([-\d. ]+)"')
_CODE = re.compile(
    r'<figure class="a" data-link="([^"]*)" data-frame="([-\d. ]+)".*?<title>(.*?)</title>'
)
_TAGS = re.compile(r"<[^>]*>")
#: The contents' group in the tag tree (`tags.blocks_of`).
STRIP = "contents"
#: How a page of the document begins.
PAGE = '<section class="page"'
PRINTED = 4
"""Flag of an annotation: it is printed, as PDF/A wants."""


Box = tuple[float, float, float, float]
"""Left, top, width and height in pt, from the trim."""


@dataclass(frozen=True, slots=True)
class Link:
    """The text of the strip that leads on, the page's index, its box, words."""

    text: int
    page: int
    box: Box
    words: str


@dataclass(frozen=True, slots=True)
class Opening:
    """A code: index of its page, the address that it opens, its box, its alternative text."""

    page: int
    address: str
    box: Box
    words: str


def links_of(html: str) -> tuple[Link, ...]:
    """Return the links of a document that `page_html` made, to pages that are in it.

    Where only some pages are printed, those left out are led to by nothing.
    """
    found = []
    places = {int(page) - 1: place for place, page in enumerate(_PAGES.findall(html))}
    strip = _STRIP.search(html)
    for index, match in enumerate(_TEXT.finditer(strip[0]) if strip else ()):
        to = _TO.search(match[1])
        if to and int(to[1]) in places:
            words = _TAGS.sub("", match[2])
            found.append(Link(index, places[int(to[1])], _box(to[2]), words))
    return tuple(found)


def openings_of(html: str) -> tuple[Opening, ...]:
    """Return the codes of a document that `page_html` made."""
    return tuple(
        Opening(number, unescape(address), _box(frame), unescape(words))
        for number, page in enumerate(html.split(PAGE)[1:])
        for address, frame, words in _CODE.findall(page)
    )


def _box(written: str) -> Box:
    left, top, wide, high = map(float, written.split())
    return left, top, wide, high


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
        leads = {"Dest": pikepdf.Array([pdf.pages[link.page].obj, pikepdf.Name.Fit])}
        marks = list(text.K)
        element = _link(pdf, root, text.Pg, link.box, link.words, leads, text, marks)
        row = root.ParentTree.Nums[2 * _index(pdf, text.Pg) + 1]
        for mark in marks:
            row[int(mark)] = element
        text.K = pikepdf.Array([element])


def add_openings(pdf: pikepdf.Pdf, openings: Sequence[Opening]) -> None:
    """Make the codes links to what they open, in place.

    Raises:
        RenderError: the tag tree does not hold the codes.
    """
    if not openings:
        return
    root = pdf.Root.StructTreeRoot
    drawn = [one for one in elements(root.K[0]) if one.get("/S") == "/Figure"]
    for opening in openings:
        page = pdf.pages[opening.page].obj.objgen
        same = (one for one in drawn if one.Pg.objgen == page)
        figure = next((one for one in same if str(one.get("/Alt", "")) == opening.words), None)
        if figure is None:
            raise RenderError("render.links", wanted=len(openings))
        drawn.remove(figure)
        action = pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(opening.address))
        home = figure.P
        element = _link(
            pdf, root, figure.Pg, opening.box, opening.words, {"A": action}, home, [figure]
        )
        home.K = pikepdf.Array([element if _same(kid, figure) else kid for kid in home.K])
        figure.P = element


def _same(kid: pikepdf.Object | int, element: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.objgen == element.objgen


def _index(pdf: pikepdf.Pdf, page: pikepdf.Object) -> int:
    return next(i for i, one in enumerate(pdf.pages) if one.obj.objgen == page.objgen)


def _link(
    pdf: pikepdf.Pdf,
    root: pikepdf.Object,
    page: pikepdf.Object,
    box: Box,
    words: str,
    leads: Mapping[str, Any],
    parent: pikepdf.Object,
    inside: Sequence[pikepdf.Object | int],
) -> pikepdf.Object:
    """Return a new Link of the tag tree with its annotation; `leads`: where it leads (8.4.5)."""
    trim = [float(value) for value in page.get("/TrimBox", page.MediaBox)]
    left, top, wide, high = box
    x, y = trim[0] + left, trim[3] - top
    key = int(root.ParentTreeNextKey)
    annotation = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=[round(v, 3) for v in (x, y - high, x + wide, y)],
            Border=[0, 0, 0],
            F=PRINTED,
            Contents=pikepdf.String(words),
            StructParent=key,
            **leads,
        )
    )
    reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=annotation, Pg=page)
    element = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.StructElem,
            S=pikepdf.Name.Link,
            P=parent,
            Pg=page,
            K=pikepdf.Array([*inside, reference]),
        )
    )
    root.ParentTree.Nums.append(key)
    root.ParentTree.Nums.append(element)
    root.ParentTreeNextKey = key + 1
    if "/Annots" not in page:
        page.Annots = pikepdf.Array()
    page.Annots.append(annotation)
    page.Tabs = pikepdf.Name.S
    return element
