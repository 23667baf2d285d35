"""The text-only reading of a tagged PDF: its bytes → what a screen reader says, in its order.

.venv/bin/python -m layout.products.download.reading out/lusong/lusong.pdf
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import pikepdf

from layout.pdf.text import marked_texts


@dataclass(frozen=True, slots=True)
class Passage:
    """One element that is read: a paragraph, head, caption, picture or chart.

    `group` is the article's id, or "banner", "lede", "band", "foot"; `page` the index of the page
    on which it begins. Of a figure the words in it are in `text`, those read instead in `alt`.
    """

    group: str
    tag: str
    text: str
    alt: str
    page: int


def reading(pdf: bytes) -> tuple[Passage, ...]:
    """Return all passages in the order of the tag tree; none where the file has no tags."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root.get("/StructTreeRoot")
        if root is None:
            return ()
        runs = marked_texts(document)
        pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
        tops = root.K if isinstance(root.K, pikepdf.Array) else [root.K]
        return tuple(passage for top in tops for passage in _passages(top, "", pages, runs))


def articles(pdf: bytes) -> tuple[tuple[str, tuple[Passage, ...]], ...]:
    """Return (group, its passages) in reading order; a group stands together."""
    return tuple(
        (name, tuple(passages)) for name, passages in groupby(reading(pdf), lambda p: p.group)
    )


def _passages(
    element: pikepdf.Object,
    group: str,
    pages: dict[tuple[int, int], int],
    runs: dict[tuple[int, int], str],
) -> Iterator[Passage]:
    group = str(element.get("/T", group))
    own: list[str] = []
    kids = element.get("/K")
    below = []
    page = pages.get(element.Pg.objgen, -1) if "/Pg" in element else -1
    items: list[Any] = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    for kid in (item for item in items if item is not None):
        if not isinstance(kid, pikepdf.Dictionary):
            own.append(runs.get((page, int(kid)), ""))
        elif kid.get("/Type") == "/MCR":
            where = pages[kid.Pg.objgen] if "/Pg" in kid else page
            own.append(runs.get((where, int(kid.MCID)), ""))
        elif "/S" in kid:
            below.append(kid)
    tag = str(element.S).removeprefix("/")
    if own or tag == "Figure":
        yield Passage(group, tag, "".join(own), str(element.get("/Alt", "")), page)
    for kid in below:
        yield from _passages(kid, group, pages, runs)


def main(words: list[str]) -> None:
    """Print the readings of the files named."""
    for name in words:
        for group, passages in articles(Path(name).read_bytes()):
            sys.stdout.write(f"\n[{group}]\n")
            for item in passages:
                sys.stdout.write(f"{item.tag:8} {item.alt or item.text}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
