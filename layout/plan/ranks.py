"""Ranks of stories where the editor gave none: who leads a page, what is a brief.

Input: an edition and the format of its pages. Output: the same edition, its stories ranked. A page
whose heads are all alike has no way in (design: prize.md, rule 4): the first story leads, and about
every page further on another one; the shortest are briefs. The order is the editor's: the first of
a page is the one he wants read first. Numbered sections are equals, boxes stand outside the
hierarchy, and where the editor ranked any story nothing is changed.
"""

from __future__ import annotations

from content.model import Article, Edition
from layout.page.profile import Profile
from layout.page.units import pt
from layout.plan.weights import RankWeights

#: Ranks of the model: a leading story, a short one.
LEAD, BRIEF = 1, 3


def ranked(edition: Edition, profile: Profile, weights: RankWeights) -> Edition:
    """Return an edition whose stories all have a rank, if none had one."""
    stories = [
        article for article in edition.articles if not (article.kind.numbered or article.kind.boxed)
    ]
    if len(stories) < 2 or any(article.rank is not None for article in edition.articles):
        return edition
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
    if len(stories) < weights.fewest_for_briefs:
        found = {name: rank for name, rank in found.items() if rank == LEAD}
    wanted = any(picture.large for article in edition.articles for picture in article.pictures)
    articles = tuple(
        _as(article, found[article.id], not wanted) if article.id in found else article
        for article in edition.articles
    )
    return edition.model_copy(update={"articles": articles})


def _as(story: Article, rank: int, large: bool) -> Article:
    """Return a story of this rank; a lead's first picture leads the page where it may."""
    change: dict[str, object] = {"rank": rank}
    if rank == LEAD and large and story.pictures:
        first = story.pictures[0].model_copy(update={"large": True})
        change["pictures"] = (first, *story.pictures[1:])
    return story.model_copy(update=change)


def _held(story: Article, weights: RankWeights) -> float:
    """Return what a story holds, in characters: its words, and its pictures and charts."""
    words = sum(len(item.text) for item in story.body)
    return words + weights.element_characters * (len(story.pictures) + len(story.figures))
