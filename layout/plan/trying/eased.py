"""Less is asked of an edition that no page holds as it is asked for: no amount is refused.

Input: an edition, and the keys of the blocks that stand on no page. Output: the edition as it can
be planned, and what is told of it; None where nothing can be left. Words stay as they are.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from content.model import Article, ArticleKind, Edition
from content.words import Message, message

#: The id of the lede as an article; another where an article has this one.
LEDE = "lede"


def eased(edition: Edition, homeless: Collection[str]) -> tuple[Edition, Message] | None:
    """Return an edition of which less is asked; None where no wish is the cause."""
    if LEDE in homeless and edition.lede:
        return _lede_runs_on(edition), message("plan.lede-runs-on", characters=_characters(edition))
    return _on_their_own(edition)


def _characters(edition: Edition) -> int:
    return sum(len(paragraph.text) for paragraph in edition.lede)


def _lede_runs_on(edition: Edition) -> Edition:
    """Return an edition whose lede, too long for a page, is the story under its headline."""
    names = {article.id for article in edition.articles}
    name = LEDE
    while name in names:
        name += "-"
    story = Article(
        id=name,
        file=Path("edition.yaml"),
        kind=ArticleKind.STORY,
        title=edition.headline.title,
        body=edition.lede,
    )
    return edition.model_copy(update={"lede": (), "articles": (story, *edition.articles)})


def _on_their_own(edition: Edition) -> tuple[Edition, Message] | None:
    """Return an edition without wishes to stand with or beside the next article.

    What is to stand on one page may be more than a page holds.
    """
    parted = [a for a in edition.articles if a.wishes.with_next or a.wishes.beside_next]
    if not parted:
        return None
    alone = {"with_next": False, "beside_next": False}
    articles = tuple(
        article.model_copy(update={"wishes": article.wishes.model_copy(update=alone)})
        if article in parted
        else article
        for article in edition.articles
    )
    note = message("plan.not-together", articles=tuple(article.id for article in parted))
    return edition.model_copy(update={"articles": articles}), note
