"""What became of an editor's wishes: placed pages → where each story stands, which wish was kept.

Input: a placed edition. Output: for each article, in the editor's order, its pages, its share of
the page's width, and each of its wishes with whether the page has it so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from content.model import Article
from content.words import Words
from layout.page.placed import Block, PlacedEdition
from layout.plan.weights import StoryWeights

#: Share of the page's width by which a story may miss the width that was wished for: an eighth.
NEAR = 0.125


@dataclass(frozen=True, slots=True)
class Kept:
    """A wish by its field, whether it was kept, and what the page has instead."""

    wish: str
    kept: bool
    told: str


@dataclass(frozen=True, slots=True)
class Stood:
    """Where an article stands: its pages as they are numbered, its width in percent."""

    id: str
    pages: tuple[str, ...]
    percent: int
    rank: int
    wishes: tuple[Kept, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    """A block of an article on a page."""

    page: int
    number: str
    block: Block
    share: float
    """Of the page's width."""


def stood(placed: PlacedEdition, words: Words) -> tuple[Stood, ...]:
    """Return where the articles stand, and what became of what was wished for them."""
    places: dict[str, list[_Place]] = {}
    for page in placed.pages:
        number = words.text("desk.page", number=page.number or page.index + 1)
        wide = placed.grid_of(page).area.w
        for block in page.blocks:
            place = _Place(page.index, number, block, block.rect.w / wide)
            places.setdefault(block.id, []).append(place)
    articles = placed.edition.articles
    return tuple(
        Stood(
            id=article.id,
            pages=tuple(dict.fromkeys(place.number for place in own)),
            percent=round(100 * own[0].share),
            rank=article.standing,
            wishes=tuple(_kept(article, following, places, placed, words)),
        )
        for article, following in zip(articles, (*articles[1:], None), strict=True)
        if (own := places.get(article.id))
    )


def _kept(
    article: Article,
    following: Article | None,
    places: Mapping[str, Sequence[_Place]],
    placed: PlacedEdition,
    words: Words,
) -> Iterator[Kept]:
    """Yield the wishes of an article that stands on a page."""
    wishes, first = article.wishes, places[article.id][0]
    after = places.get(following.id, ()) if following else ()
    if wishes.width is not None:
        share = first.share
        kept = abs(share - StoryWeights().wished(wishes.width)) <= NEAR
        yield Kept("width", kept, words.text("desk.stood-width", percent=round(100 * share)))
    if wishes.pin is not None:
        others = [
            other.block.rect
            for name, own in places.items()
            for other in own
            if other.page == first.page and name in {a.id for a in placed.edition.articles}
        ]
        own_rect = first.block.rect
        top = own_rect.y <= min(rect.y for rect in others) + own_rect.h / 4
        foot = own_rect.bottom >= max(rect.bottom for rect in others) - own_rect.h / 4
        kept = top if wishes.pin == "top" else foot
        yield Kept("pin", kept, words.text("desk.stood-page", page=first.number))
    if wishes.page_break:
        alone = first.page > 0 and not any(
            other.page == first.page and other.block.rect.y < first.block.rect.y
            for name, own in places.items()
            for other in own
            if name in {a.id for a in placed.edition.articles}
        )
        yield Kept(
            "page_break", alone or first.page == 0, words.text("desk.stood-page", page=first.number)
        )
    if wishes.with_next and after:
        kept = any(one.page == first.page for one in after)
        yield Kept("with_next", kept, words.text("desk.stood-next", page=after[0].number))
    if wishes.beside_next and after:
        one, two = first.block.rect, after[0].block.rect
        level = one.y < two.bottom and two.y < one.bottom
        kept = after[0].page == first.page and level and (one.x >= two.right or two.x >= one.right)
        yield Kept("beside_next", kept, words.text("desk.stood-next", page=after[0].number))
