"""From an edition to the planner's blocks in reading order.

Input: an edition. Output: `Source`s: banner, lede, stories with their pictures and charts, the
figures band, elements that a story has no room for, the foot. Also: cutting a story in parts
where it cannot stand whole on a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from content.model import Article, BodyItem, Edition, Paragraph, Subhead
from layout.plan.desk import Element
from layout.plan.shapes import Source
from layout.plan.weights import WEIGHTS, StoryWeights, Weights


def sources(edition: Edition, weights: Weights = WEIGHTS) -> tuple[Source, ...]:
    """Return the edition's blocks in reading order; the band, if any, stands last but the foot."""
    found = [Source("banner", "banner")]
    if edition.lede:
        found.append(Source("lede", "lede", body=edition.lede))
    for article in _pinned(edition.articles):
        found.extend(_story(article, weights.stories))
    last = found[-1]
    if last.article is not None:  # wishes for the next article: there is none
        own = [
            replace(s, with_next=False, beside_next=False)
            for s in found
            if s.article is last.article
        ]
        found[-len(own) :] = own
    if edition.band is not None:
        found.append(Source("band", "band", elements=(Element(edition.band),)))
    if edition.credits:
        found.append(Source("foot", "foot"))
    return tuple(found)


def orders(
    edition: Edition, blocks: Sequence[Source], weights: Weights = WEIGHTS
) -> list[tuple[tuple[Source, ...], float]]:
    """Return the reading orders the planner may choose from, each with its cost.

    They differ in the band's place only: after the article that the editor names, or after any
    article within the middle of the text.
    """
    bands = [s for s in blocks if s.kind == "band"]
    rest = [s for s in blocks if s.kind != "band"]
    if not bands:
        return [(tuple(rest), 0.0)]
    ends = [
        index + 1
        for index, (one, two) in enumerate(zip(rest, [*rest[1:], None], strict=True))
        if one.article is not None and (two is None or two.article is not one.article)
    ]
    band = weights.band
    lengths = [sum(len(item.text) for item in s.body) if s.article else 0 for s in rest]
    whole = sum(lengths) or 1
    found = []
    for end in ends:
        article = rest[end - 1].article
        if edition.band_after:
            if article is not None and article.id == edition.band_after:
                return [((*rest[:end], *bands, *rest[end:]), 0.0)]
            continue
        if rest[end - 1].with_next or rest[end - 1].beside_next:
            continue  # nothing comes between articles that the editor keeps together
        share = sum(lengths[:end]) / whole
        cost = band.place_cost * (share - band.best_share) ** 2
        found.append(((*rest[:end], *bands, *rest[end:]), cost))
    found.sort(key=lambda order: order[1])
    return found[: band.places] or [(tuple(blocks), 0.0)]


def _pinned(articles: Sequence[Article]) -> list[Article]:
    """Return the articles with those pinned to the top first and those pinned to the foot last."""
    place = {"top": 0, None: 1, "foot": 2}
    return sorted(articles, key=lambda a: place[a.wishes.pin])


def _story(article: Article, weights: StoryWeights) -> list[Source]:
    """Return an article's block and the elements that stand free after it."""
    elements = _mixed(article, weights.most_elements)
    characters = len(article.text)
    room = min(weights.most_elements, characters // weights.characters_per_element)
    inside, free = elements[:room], elements[room:]
    wishes = article.wishes
    blocks = [
        Source(
            article.id, "story", article, article.body, tuple(inside),
            with_next=wishes.with_next, beside_next=wishes.beside_next,
            page_break=wishes.page_break,
        )
    ]  # fmt: skip
    for element in free:
        name = f"{article.id}+{element.source.id}"
        blocks.append(Source(name, "element", article, elements=(element,)))
    if free and wishes.with_next:  # the wish holds for the article with all that belongs to it
        blocks = [replace(block, with_next=True) for block in blocks]
    return blocks


def _mixed(article: Article, most: int) -> list[Element]:
    """Return an article's elements, those first that serve best inside the story.

    A picture can take almost any shape and so may stand free; a chart cannot.
    """
    pictures = [Element(p) for p in article.pictures]
    figures = [Element(f) for f in article.figures]
    if len(figures) >= most:
        return figures[:most] + pictures + figures[most:]
    return pictures[:1] + figures + pictures[1:]


def cut(source: Source, share: float) -> tuple[Source, Source] | None:
    """Cut a story in two parts at the paragraph end nearest to a share of its text.

    Elements are shared out in order, as the text is. Returns None when no paragraph ends inside.
    """
    whole = sum(len(item.text) for item in source.body)
    done = 0
    best: tuple[float, int] | None = None
    for index, item in enumerate(source.body[:-1], start=1):
        done += len(item.text)
        if not isinstance(item, Paragraph) or not _begins_well(source.body[index]):
            continue
        off = abs(done / whole - share)
        if best is None or off < best[0]:
            best = (off, index)
    if best is None:
        return None
    at = best[1]
    stem, _, part = source.key.partition("/")
    number = int(part or 1)
    with_first = ceil(share * len(source.elements))
    one = replace(
        source, key=f"{stem}/{number}", body=source.body[:at], continues=True,
        elements=source.elements[:with_first],
    )  # fmt: skip
    two = replace(
        source, key=f"{stem}/{number + 1}", body=source.body[at:], first=source.first + at,
        elements=source.elements[with_first:], continued=True, page_break=True,
    )  # fmt: skip
    return replace(one, with_next=False, beside_next=False), two


def _begins_well(item: BodyItem) -> bool:
    """Tell whether a continued part may begin with this item."""
    return isinstance(item, Paragraph | Subhead)
