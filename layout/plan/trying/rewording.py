"""Rewording: a plan's pages and its edition with other words → the same pages with these words.

Where each block that has changed takes the place that it had, its pictures and its quote where they
were, nothing need be planned to see it: a tenth of the time. What the planner comes to may be other
pages, cheaper as a whole, so that the desk shows these first and has all planned none the less.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from content.model import Article, Edition
from layout.plan.pages.blocks import sources
from layout.plan.pages.choosing import PagePlan
from layout.plan.pages.faults import Stand
from layout.plan.pages.flow import Workshop
from layout.plan.pages.spreads import crosses
from layout.plan.sources import Banner, Contents, FreeElement, Source, Story, article_of

#: Fields of an edition that are words of its pages. Where any other has changed all is planned.
WORDS = frozenset(
    (
        *("paper", "headline", "byline", "lede", "articles", "band", "credits", "imprint"),
        *("queries", "accepted"),
    )
)
#: Those of them that an opening says.
OPENING = ("paper", "headline", "byline", "lede", "band")
#: Fields of an article that are none.
ORDERED = ("id", "kind", "standing", "wishes", "number")


def reworded(
    pages: Sequence[PagePlan], before: Edition, after: Edition, workshop: Workshop
) -> list[PagePlan] | None:
    """Return pages with other words in the same places; None where that cannot be.

    Args:
        pages: as they were planned.
        before: the edition they were planned of.
        after: the one with other words.
        workshop: makes the shapes of blocks of the latter.
    """
    if not _alike(before, after):
        return None
    fresh = {source.key: source for source in sources(after, workshop.weights)}
    if list(fresh) != [source.key for source in sources(before, workshop.weights)]:
        return None
    articles = {article.id: article for article in after.in_place}
    asked, found = _asked(before, after), []
    for page in pages:
        stands: list[Stand] = []
        for stand in page.stands:
            source = _again(stand.source, fresh, articles)
            again = None if source is None else _stand(stand, source, workshop, asked)
            if again is None:
                return None
            stands.append(again)
        found.append(replace(page, stands=tuple(stands)))
    return found


def _alike(before: Edition, after: Edition) -> bool:
    """Tell whether two editions differ in nothing but words."""
    fields = [name for name in Edition.model_fields if name not in WORDS]
    if any(getattr(before, name) != getattr(after, name) for name in fields):
        return False
    return len(before.articles) == len(after.articles) and all(
        getattr(one, name) == getattr(two, name)
        for one, two in zip(before.articles, after.articles, strict=True)
        for name in ORDERED
    )


def _again(
    old: Source, fresh: Mapping[str, Source], articles: Mapping[str, Article]
) -> Source | None:
    """Return a block with its new words; None: it is a part of what may be parted otherwise."""
    article = article_of(old)
    if article is not None and articles[article.id] == article:
        return old
    new = fresh.get(old.key)
    match old, new:
        case Story(), Story():
            parted = old.continued or old.continues or old.open_end or old.first
            if parted or old.headless != new.headless or len(old.elements) != len(new.elements):
                return None
            return replace(old, article=new.article, body=new.body, elements=new.elements)
        case FreeElement(), FreeElement():
            return replace(old, article=new.article, element=new.element)
        case Contents(), Contents():
            return replace(new, overview=old.overview)
        case _:
            return new


def _asked(before: Edition, after: Edition) -> tuple[type, ...]:
    """Return the kinds of blocks whose words, which are the edition's and not theirs, are others.

    Shapes of an opening are dear: it is asked only where it says something else.
    """

    def said(edition: Edition) -> list[object]:
        ears = [article for article in edition.articles if article.kind.beside_banner]
        return [*(getattr(edition, name) for name in OPENING), ears]

    def listed(edition: Edition) -> list[tuple[str, ...]]:
        return [(one.kicker, one.title, one.deck) for one in edition.articles]

    opening = (Banner,) if said(before) != said(after) else ()
    return (*opening, Contents) if listed(before) != listed(after) else opening


def _stand(old: Stand, source: Source, workshop: Workshop, asked: tuple[type, ...]) -> Stand | None:
    """Return a block in the place of its old words; None where it does not fill it so."""
    if source == old.source and not isinstance(source, asked):
        return replace(old, source=source)
    if workshop.grid.folded and crosses(source):
        return None
    ways = workshop.settled(workshop.shapes_at(source, old.width), old.width, old.height)
    for way in ways:
        if (way.spots, way.quote) == (old.way.spots, old.way.quote):
            return replace(old, source=source, way=replace(way, stands=old.way.stands))
    return None
