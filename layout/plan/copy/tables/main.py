"""Tables that are the main matter of short copy: an edition → the same with these set free.

In a column such a table parts a few lines of text, which then fill no columns; free, it takes the
measure and the height that the page has for it. One that is named right before it (如下：), or that
a sub-head stands over, stays where it is. Of two tables one is free where the other is too wide for
a column: they are read one after the other, and of what stands free the order is kept.
"""

from __future__ import annotations

from collections.abc import Iterator

from content.model import Article, BodyItem, Edition, Paragraph, Subhead, Table
from layout.plan.copy.tables.setting import MainTable, stands_free
from layout.plan.weights import KindWeights

#: What a paragraph ends with that goes on in the table under it.
LEADS_ON = ("：", ":")


def with_main_tables(edition: Edition, weights: KindWeights) -> Edition:
    """Return an edition whose articles have these tables free."""
    articles = tuple(_freed(article, weights) for article in edition.articles)
    return edition.model_copy(update={"articles": articles})


def _freed(article: Article, weights: KindWeights) -> Article:
    tables = [item for item in article.body if isinstance(item, Table)]
    if article.pictures or article.figures or article.kind.boxed:
        return article
    if len(tables) == 2 and any(stands_free(table, weights) for table in tables):
        body = tuple(_free(item) if isinstance(item, Table) else item for item in article.body)
        return article.model_copy(update={"body": body})
    words = sum(len(item.text) for item in article.body)
    if len(tables) != 1 or words > weights.table_main_characters:
        return article
    return article.model_copy(update={"body": tuple(_items(article.body))})


def _items(body: tuple[BodyItem, ...]) -> Iterator[BodyItem]:
    before: BodyItem | None = None
    for item in body:
        led = isinstance(before, Paragraph) and before.text.endswith(LEADS_ON)
        free = isinstance(item, Table) and not led and not isinstance(before, Subhead)
        yield _free(item) if isinstance(item, Table) and free else item
        before = item


def _free(table: Table) -> MainTable:
    return MainTable.model_validate(table.model_dump())
