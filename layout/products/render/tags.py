"""Tags: an open tagged PDF → the same file with the structure tree that a reader steps through.

WeasyPrint gives every box and every run of text an element. Here each paragraph, head and caption
holds its text itself, empty boxes go, an article's parts on other pages stand in the article, the
running head is an artifact, and the frames of figures are given in the page's own coordinates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

import pikepdf

from layout.page.errors import RenderError
from layout.pdf.lexer import instructions, pieces
from layout.pdf.tree import elements
from layout.products.render.headings import Head, join_heads

#: A block of the page and, where it is (a part of) an article, the article's id.
_BLOCK = re.compile(r'<(article|section) class="(?!page")[^"]*" id="([^"]*)"([^>]*)>')
_OWNER = re.compile(r' data-article="([^"]*)"')
#: What stands before the running head instead of WeasyPrint's `/Span <</MCID 7>> BDC`.
#: An item of a list, and the marks in it.
_ITEM = re.compile(r"<li [^>]*>(.*?)</li>", re.DOTALL)
_TAGS = re.compile(r"<[^>]*>")
_TABLE = re.compile(r'<table id="[^"]*" data-table="([^"]*)">')
#: Cells stay where they are, empty ones too: rows have as many as the table has columns.
CELLS = ("/TD", "/TH")
#: What holds a paragraph's vertical lines; its structure type, used for nothing else.
_RUN = re.compile(r'<div class="run".*?</div>', re.DOTALL)
_DOWN, DOWN = re.compile(r'<a class="down">(.*?)</a>', re.DOTALL), "/Link"
WIDE_BLANK = "\u3000"
_RUNNING = b"/Artifact\n<</Type /Pagination /Subtype /Header>>\nBDC"

Block = tuple[str, str]
"""A block's id and the id of its article, "" for none."""


def blocks_of(html: str) -> tuple[Block, ...]:
    """Return the blocks of a document that `page_html` made, in its order."""
    found = []
    for match in _BLOCK.finditer(html):
        owner = _OWNER.search(match[3])
        found.append((unescape(match[2]), unescape(owner[1]) if owner else ""))
    return tuple(found)


def names_of(html: str) -> tuple[str, ...]:
    """Return the items of the lists of a document that `page_html` made, in its order."""
    found = (_TAGS.sub("", item) for item in _ITEM.findall(html))
    return tuple(unescape(words) for words in found)


def tables_of(html: str) -> tuple[str, ...]:
    """Return the names of a document's tables in its order: parts of one have the same name."""
    return tuple(map(unescape, _TABLE.findall(html)))


def columns_of(html: str) -> tuple[str, ...]:
    """Return the words of the vertical texts of a document that `page_html` made, in its order.

    Those of the running head are not read.
    """
    found = _DOWN.findall(_RUN.sub("", html))
    return tuple(unescape(_TAGS.sub("", words)) for words in found)


def tidy(
    pdf: pikepdf.Pdf,
    blocks: Sequence[Block] = (),
    names: Sequence[str] = (),
    tables: Sequence[str] = (),
    columns: Sequence[str] = (),
    heads: Sequence[Head] = (),
) -> None:
    """Put the structure tree in order, in place; a file without one stays as it is.

    Args:
        pdf: what WeasyPrint wrote.
        tables: the names of its tables (`tables_of`).
        columns: the words of its vertical texts (`columns_of`).
        heads: the parts of its headings (`headings.heads_of`).
        names: the items of its lists (`names_of`); a name spaced for alignment is read whole.
        blocks: the blocks of its document (`blocks_of`); they name the tree's groups, and those of
            one article become one.

    Raises:
        RenderError: the tree does not hold these blocks, or a mark of the running head is missing.
    """
    root = pdf.Root.get("/StructTreeRoot")
    if root is None:
        return
    document = root.K[0]
    _drop_repeated(document)
    _stand(document, columns)
    _flatten(document)
    if heads:
        join_heads(pdf, document, heads)
    if tables:
        _tables(document, tables)
    if names:
        _name(document, names)
    if blocks:
        _join(document, blocks)
    for element in elements(document):
        if element.get("/S") == "/Figure":
            _place(element)
    _map(pdf, root)


def _flatten(element: pikepdf.Object) -> None:
    """Take out, below an element, what holds nothing or only stands between it and its text."""
    kids: list[pikepdf.Object | int] = []
    for kid in element.K:
        if not isinstance(kid, pikepdf.Dictionary):
            kids.append(int(kid))
            continue
        _flatten(kid)
        inner = kid.K
        if len(inner) == 0 and kid.S not in CELLS:
            continue
        if kid.S in ("/Span", DOWN) or (kid.S == "/NonStruct" and len(inner) == 1):
            kids.extend(inner)
            continue
        if kid.S == "/NonStruct":
            kid.S = pikepdf.Name.Div
        kids.append(kid)
    _give(element, kids)


def _stand(document: pikepdf.Object, columns: Sequence[str]) -> None:
    """Say of vertical texts how they run, and what they read as without a character's stops.

    Raises:
        RenderError: the tree does not hold these texts.
    """
    found = [one for one in elements(document) if one.get("/S") == DOWN]
    if len(found) != len(columns):
        raise RenderError("render.columns", found=len(found), wanted=len(columns))
    for one, words in zip(found, columns, strict=True):
        text = one.P
        while text.S in ("/NonStruct", "/Span"):
            text = text.P
        text.A = pikepdf.Dictionary(O=pikepdf.Name.Layout, WritingMode=pikepdf.Name.TbRl)
        text.ActualText = pikepdf.String(words)


def _give(element: pikepdf.Object, kids: Sequence[pikepdf.Object | int]) -> None:
    """Make these the kids of an element."""
    element.K = pikepdf.Array(kids)
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary):
            kid.P = element


def _drop_repeated(element: pikepdf.Object) -> None:
    """Take out the heads that a table repeats: they become furniture of the page (`_map`)."""
    kids = [kid for kid in element.K if not _is(kid, "/Part")]
    if len(kids) < len(element.K):
        _give(element, kids)
    for kid in kids:
        if isinstance(kid, pikepdf.Dictionary):
            _drop_repeated(kid)


def _is(kid: pikepdf.Object | int, tag: str) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and bool(kid.get("/S") == tag)


def _tables(document: pikepdf.Object, names: Sequence[str]) -> None:
    """Say what head cells head, and put the parts of a table together.

    Raises:
        RenderError: the tree does not hold these tables.
    """
    found = [one for one in elements(document) if one.get("/S") == "/Table"]
    if len(found) != len(names):
        raise RenderError("render.tables", found=len(found), wanted=len(names))
    homes: dict[str, pikepdf.Object] = {}
    for table, name in zip(found, names, strict=True):
        for cell in elements(table):
            if cell.get("/S") in ("/TH", "/TD"):
                _head(cell)
        home = homes.setdefault(name, table)
        if home.objgen != table.objgen:
            body = [kid for kid in table.K if _is(kid, "/TBody")]
            rows = [row for part in body for row in part.K]
            last = next(kid for kid in reversed(list(home.K)) if _is(kid, "/TBody"))
            _give(last, [*last.K, *rows])
            parent = table.P
            _give(parent, [kid for kid in parent.K if not _same(kid, table)])


def _same(kid: pikepdf.Object | int, element: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and kid.objgen == element.objgen


def _head(cell: pikepdf.Object) -> None:
    """Give a head cell its scope; WeasyPrint names heads cell by cell, which merged cells upset."""
    if "/Headers" in cell.A:
        del cell.A["/Headers"]
    if "/ID" in cell:
        del cell["/ID"]
    if cell.S == "/TH":
        over = cell.P.P.S == "/THead"
        cell.A.Scope = pikepdf.Name.Column if over else pikepdf.Name.Row
    elif len(cell.A) == 1:
        del cell["/A"]


def _name(document: pikepdf.Object, names: Sequence[str]) -> None:
    """Give the names of a roll that are spaced to three characters their words without the blank.

    Raises:
        RenderError: the tree does not hold these names.
    """
    bodies = [one for one in elements(document) if one.get("/S") == "/LBody"]
    if len(bodies) != len(names):
        raise RenderError("render.names", found=len(bodies), wanted=len(names))
    for body, words in zip(bodies, names, strict=True):
        if WIDE_BLANK in words:
            body.ActualText = pikepdf.String(words.replace(WIDE_BLANK, ""))


def _join(document: pikepdf.Object, blocks: Sequence[Block]) -> None:
    """Name the groups of all pages and put an article's parts into its first one."""
    found = [block for page in document.K for block in page.K]
    if len(found) != len(blocks):
        raise RenderError("render.tags-differ", tagged=len(found), placed=len(blocks))
    homes: dict[str, pikepdf.Object] = {}
    for element, (_, owner) in zip(found, blocks, strict=True):
        if owner and element.S == "/Art":
            homes.setdefault(owner, element)
    for element, (name, owner) in zip(found, blocks, strict=True):
        home = homes.setdefault(owner, element) if owner else element
        if element.objgen == home.objgen:
            element.T = pikepdf.String(owner or name)
        else:
            _give(home, [*home.K, *element.K])
            element.K = pikepdf.Array()
    pages = []
    for page in document.K:
        _give(page, [block for block in page.K if len(block.K)])
        if len(page.K):
            pages.append(page)
    _give(document, pages)


def _place(figure: pikepdf.Object) -> None:
    """Turn a figure's BBox from CSS px, y downwards, into the page's user space."""
    media = [float(value) for value in figure.Pg.MediaBox]
    trim = [float(value) for value in figure.Pg.get("/TrimBox", figure.Pg.MediaBox)]
    left, top, right, bottom = (float(value) * 0.75 for value in figure.A.BBox)
    box = (left, trim[3] - bottom, right, trim[3] - top)
    low, high = (media[0], media[1]), (media[2], media[3])
    figure.A.BBox = pikepdf.Array(
        [round(min(max(value, low[k % 2]), high[k % 2]), 3) for k, value in enumerate(box)]
    )


def _map(pdf: pikepdf.Pdf, root: pikepdf.Object) -> None:
    """Say for each page which element owns which marked content; what none owns is an artifact."""
    owners: dict[tuple[int, int], dict[int, pikepdf.Object]] = {}
    for element in elements(root.K[0]):
        marks = [int(kid) for kid in element.K if not isinstance(kid, pikepdf.Dictionary)]
        if marks:
            owners.setdefault(element.Pg.objgen, {}).update(dict.fromkeys(marks, element))
    numbers = pikepdf.Array()
    for index, page in enumerate(pdf.pages):
        own = owners.get(page.obj.objgen, {})
        before = root.ParentTree.Nums[2 * index + 1]
        loose = set(range(len(before))) - set(own)
        if loose:
            _release(pdf, page, loose)
        row = [own.get(mark) for mark in range(max(own, default=-1) + 1)]
        numbers.append(index)
        numbers.append(pikepdf.Array(row))
    root.ParentTree = pdf.make_indirect(pikepdf.Dictionary(Nums=numbers))
    root.ParentTreeNextKey = len(pdf.pages)


def _release(pdf: pikepdf.Pdf, page: pikepdf.Page, loose: set[int]) -> None:
    """Turn marked content into artifacts of the page's head (报眉)."""
    data = page.obj.Contents.read_bytes()
    found: set[int] = set()
    parts, at = [], 0
    for piece in pieces(data):
        if piece.operator != b"BDC":
            continue
        ((_, operands),) = instructions(data[piece.start : piece.end])
        match operands:
            case ["/Span", {"/MCID": number}] if number in loose:
                found.add(int(number))
                parts += [data[at : piece.start], _RUNNING]
                at = piece.end
    if found != loose:
        raise RenderError(
            "render.marks-loose", marks=tuple(str(mark) for mark in sorted(loose - found))
        )
    page.obj.Contents = pdf.make_stream(b"".join([*parts, data[at:]]))
