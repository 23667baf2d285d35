"""The tag tree of a PDF.

Input: the PDF's bytes. Output: its content elements (H1, P, Caption, Figure …) in reading order
with the marked content that each owns, keyed by (page index, MCID).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import pikepdf

#: Structure types that are a run within an element, not an element of its own.
INLINE = frozenset({"Span", "Link", "Quote", "NonStruct", "Lbl", "Em", "Strong", "Reference"})

Key = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Element:
    """One content element: `order` is its place in reading order."""

    order: int
    tag: str
    keys: tuple[Key, ...]
    vertical: bool = False
    """Whether its lines run downwards."""


def read_tree(pdf: bytes) -> tuple[Element, ...]:
    """Return the elements in reading order; empty where the PDF is not tagged."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.get("/StructTreeRoot")
        if root is None:
            return ()
        pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
        owners: list[tuple[tuple[str, int, bool], list[Key]]] = []
        for owner, key in _walk(root, pages):
            if not owners or owners[-1][0] != owner:
                owners.append((owner, []))
            owners[-1][1].append(key)
    return tuple(
        Element(order, tag, tuple(keys), vertical)
        for order, ((tag, _, vertical), keys) in enumerate(owners)
    )


def _walk(
    root: pikepdf.Object, pages: dict[tuple[int, int], int]
) -> Iterator[tuple[tuple[str, int, bool], Key]]:
    """Yield the owning element's tag, number and direction, and the key, of all marked content."""
    numbers = count()
    stack: list[tuple[pikepdf.Object | int, tuple[str, int, bool], int]] = [
        (root, ("", 0, False), 0)
    ]
    while stack:
        node, owner, page = stack.pop()
        if not isinstance(node, pikepdf.Object):
            yield owner, (page, int(node))
            continue
        if "/Pg" in node:
            page = pages.get(node["/Pg"].objgen, page)
        if "/MCID" in node:
            yield owner, (page, int(node["/MCID"]))
            continue
        kind = str(node.get("/S", "")).lstrip("/")
        # A figure owns all that stands in it but its caption; a span belongs to what it stands in.
        if kind and kind not in INLINE and (owner[0] != "Figure" or kind == "Caption"):
            owner = kind, next(numbers), _runs_down(node)
        kids = node.get("/K")
        if kids is None:
            continue
        items = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        stack.extend((kid, owner, page) for kid in reversed(items))


def _runs_down(node: pikepdf.Object) -> bool:
    """Tell whether an element says of itself that its lines run downwards (竖排)."""
    own = node.get("/A")
    return isinstance(own, pikepdf.Dictionary) and own.get("/WritingMode") == "/TbRl"
