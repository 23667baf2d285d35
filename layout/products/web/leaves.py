"""What can be read on a page of its own: a placed edition → leaves and hot zones.

A leaf is the opening (headline group and lede), an article or the band of key figures; leaves come
in the order in which they stand on the pages. A zone is the place of one block of a leaf on the
picture of its page, in percent. Blocks tile the type area, so no zone covers a neighbour.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from content.model import Article, Edition, Figure
from layout.page.placed import Block, PlacedEdition
from layout.page.units import Rect
from layout.products.web.names import article_file

OPENING, BAND = "opening", "band"
OPENING_FILE, BAND_FILE = "opening.html", "band.html"
#: Blocks that lead nowhere.
_SILENT = frozenset({"running", "foot"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """One thing to read: its file, its words for lists, the pages (0-based) it stands on."""

    key: str
    file: str
    title: str
    kicker: str = ""
    number: int | None = None
    pages: tuple[int, ...] = ()
    article: Article | None = None
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Zone:
    """A hot zone: left, top, width and height in percent of the page's picture."""

    leaf: Leaf
    left: float
    top: float
    width: float
    height: float
    again: bool = False
    name: str = ""

    @property
    def css(self) -> str:
        """CSS declarations that place the zone; 0.0001 % is less than a micrometre."""
        return (
            f"left:{self.left:.4f}%;top:{self.top:.4f}%;"
            f"width:{self.width:.4f}%;height:{self.height:.4f}%"
        )


def leaves_of(placed: PlacedEdition) -> tuple[Leaf, ...]:
    """Return the leaves in reading order, each with its pages."""
    edition = placed.edition
    known = _all_leaves(edition)
    owners = _owners(edition)
    pages: dict[str, list[int]] = {}
    for page in placed.pages:
        for block in page.blocks:
            key = leaf_key(block, owners)
            if key in known and page.index not in pages.setdefault(key, []):
                pages[key].append(page.index)
    order = [OPENING, *(key for key in pages if key != OPENING)]
    order += [key for key in known if key not in order]
    return tuple(replace(known[key], pages=tuple(pages.get(key, (0,)))) for key in order)


def zones_of(placed: PlacedEdition, leaves: tuple[Leaf, ...]) -> tuple[tuple[Zone, ...], ...]:
    """Return the hot zones of each page, in reading order."""
    by_key = {leaf.key: leaf for leaf in leaves}
    owners = _owners(placed.edition)
    pages = []
    for page in placed.pages:
        trim = placed.grid_of(page).trim
        zones: list[Zone] = []
        for block in page.blocks:
            leaf = by_key.get(leaf_key(block, owners))
            if leaf is not None:
                again = any(zone.leaf is leaf for zone in zones)
                zone = _zone(leaf, block.rect, trim, again)
                zones.append(replace(zone, name=f"zone-{page.index + 1}-{len(zones) + 1}"))
        pages.append(tuple(zones))
    return tuple(pages)


def leaf_key(block: Block, owners: Mapping[str, str]) -> str:
    """Return the key of the leaf that a block belongs to; "" where it belongs to none.

    A part of a story that runs on is named `article/2`, a picture or chart that stands free
    `article+picture`.
    """
    if block.kind in _SILENT:
        return ""
    if block.id in ("banner", "lede"):  # those of an inner spread have its article's
        return OPENING
    if block.kind == "band":
        return BAND
    names = (block.id, block.id.rpartition("/")[0], block.id.partition("+")[0])
    own = [f"article:{name}" for name in names if f"article:{name}" in owners]
    things = [f"picture:{item.picture.id}" for item in block.pictures]
    things += [f"figure:{item.figure.id}" for item in block.figures]
    return next((owners[name] for name in (*own, *things) if name in owners), "")


def _owners(edition: Edition) -> dict[str, str]:
    """Return the leaf's key of every article, picture and chart."""
    found: dict[str, str] = {}
    for article in edition.articles:
        key = f"article:{article.id}"
        found[key] = key
        found.update(
            {f"picture:{item.id}": key for item in (*article.pictures, *article.portraits)}
        )
        found.update({f"figure:{item.id}": key for item in article.figures})
    return found


def _all_leaves(edition: Edition) -> dict[str, Leaf]:
    head = edition.headline
    leaves = [Leaf(OPENING, OPENING_FILE, head.title, head.kicker)]
    leaves += [
        Leaf(f"article:{a.id}", article_file(a.id), a.title, _over(a), a.number, article=a)
        for a in edition.articles
    ]
    if edition.band is not None:
        leaves.append(Leaf(BAND, BAND_FILE, edition.band.title, figure=edition.band))
    return {leaf.key: leaf for leaf in leaves}


def _over(article: Article) -> str:
    """Return the words over a title; what is an advertisement says so here, too."""
    return " ".join(words for words in (article.label, article.kicker) if words)


def _zone(leaf: Leaf, rect: Rect, trim: Rect, again: bool) -> Zone:
    """Return a block's zone, cut at the trim."""
    left, top = max(0.0, rect.x), max(0.0, rect.y)
    width, height = min(trim.w, rect.right) - left, min(trim.h, rect.bottom) - top
    x, y = 100 / trim.w, 100 / trim.h
    return Zone(leaf, left * x, top * y, width * x, height * y, again)
