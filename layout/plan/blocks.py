"""From an edition to the planner's blocks in reading order.

Input: an edition. Output: `Source`s: banner, lede, stories with their pictures and charts, the
figures band, elements that a story has no room for, the foot. Also: cutting a story in parts
where it cannot stand whole on a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from content.model import Article, BodyItem, Edition, Paragraph
from layout.plan.desk import Element
from layout.plan.shapes import Source

#: A story holds at most so many elements, and no more than its text can carry.
MOST_ELEMENTS = 2
CHARACTERS_PER_ELEMENT = 150
#: The figures band stands where this share of the text lies before it, unless the editor says.
BAND_AT = 0.4


def sources(edition: Edition) -> tuple[Source, ...]:
    """Return the edition's blocks in reading order."""
    found = [Source("banner", "banner")]
    if edition.lede:
        found.append(Source("lede", "lede", body=edition.lede))
    band_after = _band_after(edition)
    articles = _pinned(edition.articles)
    for article in articles:
        found.extend(_story(article))
        if edition.band is not None and article.id == band_after:
            found.append(Source("band", "band", elements=(Element(edition.band),)))
    if edition.credits:
        found.append(Source("foot", "foot"))
    return tuple(found)


def _pinned(articles: Sequence[Article]) -> list[Article]:
    """Return the articles with those pinned to the top first and those pinned to the foot last."""
    place = {"top": 0, None: 1, "foot": 2}
    return sorted(articles, key=lambda a: place[a.wishes.pin])


def _band_after(edition: Edition) -> str:
    """Return the id of the article after which the band stands."""
    if edition.band is None:
        return ""
    if edition.band_after:
        return edition.band_after
    whole = sum(len(a.text) for a in edition.articles) or 1
    done = 0
    best, distance = edition.articles[0].id, 9.0
    for article in edition.articles[:-1] or edition.articles:
        done += len(article.text)
        if abs(done / whole - BAND_AT) < distance:
            best, distance = article.id, abs(done / whole - BAND_AT)
    return best


def _story(article: Article) -> list[Source]:
    """Return an article's block and the elements that stand free after it."""
    elements = _mixed(article)
    characters = len(article.text)
    room = min(MOST_ELEMENTS, max(0, characters // CHARACTERS_PER_ELEMENT))
    inside, free = elements[:room], elements[room:]
    wishes = article.wishes
    blocks = [
        Source(
            article.id, "story", article, article.body, tuple(inside),
            with_next=wishes.with_next, beside_next=wishes.beside_next, page_break=wishes.page_break,
        )
    ]  # fmt: skip
    for element in free:
        blocks[-1] = replace(blocks[-1], with_next=True)
        blocks.append(Source(f"{article.id}+{element.source.id}", "element", article, elements=(element,)))
    return blocks


def _mixed(article: Article) -> list[Element]:
    """Return an article's elements, pictures and charts by turns, a picture first."""
    pictures = [Element(p) for p in article.pictures]
    figures = [Element(f) for f in article.figures]
    mixed: list[Element] = []
    while pictures or figures:
        if pictures:
            mixed.append(pictures.pop(0))
        if figures:
            mixed.append(figures.pop(0))
    return mixed


def cut(source: Source, share: float) -> tuple[Source, Source] | None:
    """Cut a story in two parts at the paragraph end nearest to a share of its text.

    Elements stay with the first part. Returns None when there is no paragraph end inside.
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
    one = replace(source, key=f"{source.key}/1", body=source.body[:at], continues=True)
    two = replace(
        source, key=f"{source.key}/2", body=source.body[at:], first=source.first + at, elements=(),
        continued=True, page_break=False,
    )  # fmt: skip
    return replace(one, with_next=False, beside_next=False), two


def _begins_well(item: BodyItem) -> bool:
    """Tell whether a continued part may begin with this item."""
    return isinstance(item, Paragraph) or item.kind == "subhead"
