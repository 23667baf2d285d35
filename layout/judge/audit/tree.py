"""The tag tree of a PDF.

Input: the PDF's bytes. Output: its content elements (H1, P, Caption, Figure …) in reading order
with the marked content that each owns, keyed by (page index, MCID).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

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


def read_tree(pdf: bytes) -> tuple[Element, ...]:
    """Return the elements in reading order; empty where the PDF is not tagged."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.get("/StructTreeRoot")
        if root is None:
            return ()
        pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
        owners: list[tuple[str, list[Key]]] = []
        for tag, owner, key in _walk(root, pages):
            if not owners or owners[-1][0] != f"{tag}:{owner}":
                owners.append((f"{tag}:{owner}", []))
            owners[-1][1].append(key)
    return tuple(
        Element(order, name.split(":")[0], tuple(keys)) for order, (name, keys) in enumerate(owners)
    )


def _walk(
    root: pikepdf.Object, pages: dict[tuple[int, int], int]
) -> Iterator[tuple[str, int, Key]]:
    """Yield (tag of the owning element, its number, key) for all marked content, in order."""
    counter = 0
    stack: list[tuple[pikepdf.Object | int, str, int, int]] = [(root, "", 0, 0)]
    while stack:
        node, tag, owner, page = stack.pop()
        if not isinstance(node, pikepdf.Object):
            yield tag, owner, (page, int(node))
            continue
        if "/Pg" in node:
            page = pages.get(node["/Pg"].objgen, page)
        if node.get("/Type") == "/MCR" or ("/MCID" in node and "/S" not in node):
            yield tag, owner, (page, int(node["/MCID"]))
            continue
        counter += 1
        kind = str(node.get("/S", "")).lstrip("/")
        # A figure owns all that stands in it but its caption; a span belongs to what it stands in.
        if kind and kind not in INLINE and (tag != "Figure" or kind == "Caption"):
            tag, owner = kind, counter
        kids = node.get("/K")
        if kids is None:
            continue
        items = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
        stack.extend((kid, tag, owner, page) for kid in reversed(items))
