"""Words that would stand twice on end: an edition → the same without them.

A chart, table or caption that says what the head of its own story says takes the head as its title:
nothing is lost, as the same words stand over it.
"""

from __future__ import annotations

from content.model import Article, BodyItem, Edition, Figure, Picture, Table


def said_once(edition: Edition) -> Edition:
    """Return an edition whose charts, tables and captions do not repeat their story's head."""
    return edition.model_copy(update={"articles": tuple(map(_once, edition.articles))})


def _once(article: Article) -> Article:
    head = _bare(article.title)
    if not head:
        return article

    def figure(one: Figure) -> Figure:
        return one.model_copy(update={"title": ""}) if _bare(one.title) == head else one

    def item(one: BodyItem) -> BodyItem:
        same = isinstance(one, Table) and _bare(one.title) == head
        return one.model_copy(update={"title": ""}) if same else one

    def picture(one: Picture) -> Picture:
        if _bare(one.caption) != head:
            return one
        return one.model_copy(update={"caption": "", "alt": one.alt or one.caption})

    parts = {
        "figures": tuple(map(figure, article.figures)),
        "body": tuple(map(item, article.body)),
        "pictures": tuple(map(picture, article.pictures)),
    }
    changed = {name: new for name, new in parts.items() if new != getattr(article, name)}
    return article.model_copy(update=changed) if changed else article


def _bare(words: str) -> str:
    """Return words without the blanks and marks that a line of its own may end with."""
    return "".join(words.split()).rstrip("。.：:")
