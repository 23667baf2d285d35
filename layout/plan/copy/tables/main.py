"""Tables that are the main matter of short copy: an edition → the same with these set free.

In a column such a table parts a few lines of text, which then fill no columns; free, it takes the
measure and the height that the page has for it. One that is named right before it (如下：), or that
a sub-head stands over, stays where it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from content.model import Article, BodyItem, Edition, Paragraph, Subhead, Table
from layout.plan.weights import KindWeights

#: What a paragraph ends with that goes on in the table under it.
LEADS_ON = ("：", ":")


class MainTable(Table):
    """A table that stands free of its columns, however narrow it is."""


def with_main_tables(edition: Edition, weights: KindWeights) -> Edition:
    """Return an edition whose short articles have their one table free."""
    articles = tuple(_freed(article, weights) for article in edition.articles)
    return edition.model_copy(update={"articles": articles})


def _freed(article: Article, weights: KindWeights) -> Article:
    tables = sum(isinstance(item, Table) for item in article.body)
    shown = article.pictures or article.figures
    words = sum(len(item.text) for item in article.body)
    if tables != 1 or shown or article.kind.boxed or words > weights.table_main_characters:
        return article
    return article.model_copy(update={"body": tuple(_items(article.body))})


def _items(body: tuple[BodyItem, ...]) -> Iterator[BodyItem]:
    before: BodyItem | None = None
    for item in body:
        led = isinstance(before, Paragraph) and before.text.endswith(LEADS_ON)
        free = isinstance(item, Table) and not led and not isinstance(before, Subhead)
        yield MainTable.model_validate(item.model_dump()) if free else item
        before = item
