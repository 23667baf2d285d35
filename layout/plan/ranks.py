"""Ranks of stories where the editor gave none: who leads a page, what is a brief.

Input: an edition and the format of its pages. Output: the same edition, its stories ranked and the
leading pictures marked. A page whose heads are all alike has no way in (design: prize.md, rules 4
and 5): the first story leads, and about every page further on another one; the shortest are briefs.
The order is the editor's: the first of a page is the one he wants read first. Numbered sections are
equals, boxes stand outside the hierarchy, and where the editor ranked any story no rank is changed.
"""

from __future__ import annotations

from content.model import Article, Edition
from layout.page.profile import Profile
from layout.page.units import pt
from layout.plan.weights import RankWeights

#: Ranks of the model: a leading story, a short one.
LEAD, BRIEF = 1, 3


def ranked(edition: Edition, profile: Profile, weights: RankWeights) -> Edition:
    """Return an edition whose stories have a rank and whose leads have a leading picture."""
    found = _ranks(edition, profile, weights)
    articles = tuple(
        article.model_copy(update={"rank": found[article.id]}) if article.id in found else article
        for article in edition.articles
    )
    if not any(picture.large for article in articles for picture in article.pictures):
        articles = tuple(_led(a) if a.standing == LEAD else a for a in articles)
    return edition.model_copy(update={"articles": articles})


def _ranks(edition: Edition, profile: Profile, weights: RankWeights) -> dict[str, int]:
    """Return ranks by article: of those that lead, and of briefs."""
    stories = [a for a in edition.articles if not (a.kind.numbered or a.kind.boxed)]
    if len(stories) < 2 or any(article.rank is not None for article in edition.articles):
        return {}
    page = weights.page_share * pt(profile.width_mm) / profile.body_pt * profile.rows
    found: dict[str, int] = {}
    since = page  # characters since the last lead
    for story in stories:
        held = _held(story, weights)
        if held <= weights.brief_characters:
            found[story.id] = BRIEF
        elif since >= page or (story.wishes.page_break and found):
            found[story.id], since = LEAD, 0.0
        since += held
    briefs = len(stories) >= weights.fewest_for_briefs
    return {name: rank for name, rank in found.items() if rank == LEAD or briefs}


def _held(story: Article, weights: RankWeights) -> float:
    """Return what a story holds, in characters: its words, and its pictures and charts."""
    words = sum(len(item.text) for item in story.body)
    return words + weights.element_characters * (len(story.pictures) + len(story.figures))


def _led(article: Article) -> Article:
    """Return an article whose first picture is to be large."""
    if not article.pictures:
        return article
    first = article.pictures[0].model_copy(update={"large": True})
    return article.model_copy(update={"pictures": (first, *article.pictures[1:])})
