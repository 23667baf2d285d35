"""Layers: a placed page → documents that, drawn over each other, are the page.

The page is taken apart in the order in which it is drawn: its furniture, then each block's words
and pictures. After a change of words only the layers that the change touches are printed again;
all layers together give the picture of the whole page, pixel by pixel.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, MutableMapping
from dataclasses import dataclass, replace

from content.model import Headline
from content.model.inks import InkSet
from fonts import FontLibrary
from layout.page.placed import Block, Head, Page, PlacedEdition
from layout.page.units import Rect
from layout.pictures import Prepared
from layout.products.render.html import page_html
from layout.products.render.view import is_running

#: Blocks in which words may lie over a picture: they stay one layer.
WHOLE = frozenset({"banner"})
#: A document's title is not drawn: a change of the headline leaves the other layers as they are.
TITLE = Headline(title="layer")


@dataclass(frozen=True)
class Layer:
    """A document with the pictures in it; `key` is the same where the drawing is the same.

    `rect` is where it draws (pt on the trim); None: anywhere on the page.
    """

    key: str
    html: str
    pictures: Mapping[str, Prepared]
    rect: Rect | None


Made = tuple[object, Layer]
"""All that a layer is made of, and the layer."""


def page_layers(
    placed: PlacedEdition,
    page: Page,
    inks: InkSet,
    library: FontLibrary,
    drawings: Mapping[str, str],
    pictures: Mapping[str, Prepared],
    made: MutableMapping[tuple[int, int], Made],
) -> tuple[Layer, ...]:
    """Return a page's layers, lowest first.

    Args:
        placed: the pages, with their running heads.
        page: one of them.
        inks: colours of the screen.
        library: the edition's fonts.
        drawings: SVG of each chart by its figure's id.
        pictures: prepared pictures by id.
        made: the layers made last, by page and place; what is made of the same is taken from there.
    """
    edition = placed.edition.model_copy(update={"headline": TITLE})
    around = _around(placed), tuple(inks.inks.items()), tuple(pictures.items())
    layers = []
    for number, (rect, part) in enumerate(_parts(page)):
        shown = tuple(drawings[f.figure.id] for block in part.blocks for f in block.figures)
        of, at = (around, rect, part, shown), (page.index, number)
        known = made.get(at) if placed.templates is None else None  # one's own change under way
        if known is None or known[0] != of:
            alone = replace(placed, edition=edition, pages=(part,))
            html = page_html(alone, inks, library, drawings, pictures)
            names = [item.picture.id for block in part.blocks for item in block.pictures]
            used = {name: pictures[name] for name in names}
            known = made[at] = of, Layer(_key(html, used), html, used, rect)
        layers.append(known[1])
    return tuple(layers)


def _around(placed: PlacedEdition) -> tuple[object, ...]:
    """Return what of an edition stands in the document of any layer."""
    edition = placed.edition
    articles = tuple((a.id, a.number, a.kicker, a.title) for a in edition.articles)
    return edition.paper, edition.byline, articles, placed.grid, placed.created


def _parts(page: Page) -> Iterator[tuple[Rect | None, Page]]:
    """Yield the page without its blocks' elements, then these, with the place that each takes."""
    yield None, replace(page, blocks=tuple(map(_furniture, page.blocks)))
    for block in page.blocks:
        for part in _elements(block):
            yield block.rect, replace(page, blocks=(part,), rules=())


def _furniture(block: Block) -> Block:
    """Return a block's fills, rules and running heads (报眉)."""
    heads = block.head.texts if block.head else ()
    running = tuple(text for text in (*heads, *block.texts) if is_running(block, text))
    return replace(_without_images(_without_words(block)), texts=running)


def _elements(block: Block) -> Iterator[Block]:
    """Yield a block's words and its pictures, as two parts where no words lie on a picture."""
    texts = tuple(text for text in block.texts if not is_running(block, text))
    head = block.head and _without_running(block, block.head)
    bare = replace(block, head=head, texts=texts, fills=(), rules=())
    words, images = _without_images(bare), _without_words(bare)
    parts = [part for part in (words, images) if part != _without_images(images)]
    yield from (bare,) if block.kind in WHOLE and parts else parts


def _without_words(block: Block) -> Block:
    """Return a block without its words, in whatever of its elements they stand."""
    return replace(block, head=None, texts=(), groups=(), tables=())


def _without_images(block: Block) -> Block:
    return replace(block, pictures=(), figures=(), codes=())


def _without_running(block: Block, head: Head) -> Head | None:
    texts = tuple(text for text in head.texts if not is_running(block, text))
    return replace(head, texts=texts) if texts or head.number else None


def _key(html: str, pictures: Mapping[str, Prepared]) -> str:
    digest = hashlib.sha256(html.encode())
    for name, picture in pictures.items():
        digest.update(f"\n{name} {len(picture.data)}\n".encode())
        digest.update(picture.data)
    return digest.hexdigest()[:32]
