"""Ranks of stories where the editor gave none: who leads a page, what is a brief.

Input: an edition and the format of its pages. Output: the same edition, its stories ranked and the
leading pictures marked. A page whose heads are all alike has no way in (design: prize.md, rules 4
and 5): the first story leads, and about every page further on another one; the shortest are briefs.
Which page a story comes to stand on is known when all is planned: pages without a lead, or with
two, are then led anew. The order is the editor's: the first of a page is the one he wants read
first. Numbered sections are equals, but one alone leads; boxes stand outside the hierarchy, and
where the editor ranked any story no rank is changed.
"""

from __future__ import annotations

from collections.abc import Sequence

from content.model import Article, Edition
from layout.page.profile import Profile
from layout.page.units import pt
from layout.plan.weights import LEAD, RankWeights

#: Rank of a short story.
BRIEF = 3


def ranked(edition: Edition, profile: Profile, weights: RankWeights) -> Edition:
    """Return an edition whose stories have a rank and whose leads have a leading picture."""
    found = _ranks(edition, profile, weights)
    articles = tuple(
        article.model_copy(update={"rank": found[article.id]}) if article.id in found else article
        for article in edition.articles
    )
    leads = _leading_pictures(edition.model_copy(update={"articles": articles}), profile, weights)
    articles = tuple(_led(a) if a.id in leads else a for a in articles)
    return edition.model_copy(update={"articles": articles})


def _ranks(edition: Edition, profile: Profile, weights: RankWeights) -> dict[str, int]:
    """Return ranks by article: of those that lead, and of briefs."""
    stories = [a for a in edition.articles if not (a.kind.numbered or a.kind.boxed)]
    if is_ranked(edition):
        return {}
    if len(stories) < 2:  # alone it leads, beside numbered sections it is one of several
        heads = [article for article in edition.articles if not article.kind.boxed]
        return {article.id: LEAD for article in heads if len(heads) == 1}
    page = _page(profile, weights)
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


def is_ranked(edition: Edition) -> bool:
    """Tell whether the editor has ranked any article: then all ranks are as he has them."""
    return any(article.rank is not None for article in edition.articles)


def led_anew(edition: Edition, pages: Sequence[Sequence[str]], weights: RankWeights) -> Edition:
    """Return an edition ranked as above, one story of each page as its lead.

    It is the one that leads already, else the first that is long enough beside the page's longest.

    Args:
        edition: the edition that the pages were planned of.
        pages: the articles whose heads stand on each page, in reading order.
        weights: the weights of ranks.
    """
    articles = {article.id: article for article in edition.articles}
    found: dict[str, int | None] = {}
    for page in pages:
        heads = [
            article
            for article in (articles[name] for name in page)
            if not (article.kind.numbered or article.kind.boxed or article.standing == BRIEF)
        ]
        held = {article.id: _held(article, weights) for article in heads}
        least = weights.lead_share * max(held.values(), default=0.0)
        able = [article for article in heads if held[article.id] >= least]
        leads = [article for article in able if article.standing == LEAD]
        lead = (leads if len(leads) == 1 else able)[:1]
        found |= {article.id: LEAD if article in lead else None for article in heads}
    again = (
        article.model_copy(update={"rank": found.get(article.id, article.rank)})
        for article in edition.articles
    )
    return edition.model_copy(update={"articles": tuple(again)})


def ranked_as(edition: Edition, other: Edition) -> Edition:
    """Return an edition whose articles have the ranks of those of the same name in another."""
    ranks = {article.id: article.rank for article in other.articles}
    articles = (
        article.model_copy(update={"rank": ranks.get(article.id, article.rank)})
        for article in edition.articles
    )
    return edition.model_copy(update={"articles": tuple(articles)})


def _leading_pictures(edition: Edition, profile: Profile, weights: RankWeights) -> set[str]:
    """Return the articles, about one a page, whose first picture leads its page.

    A page's leading story has it; else the first that has the words to stand beside it, else the
    one with most. None where the editor wants a picture of that page large, or the opening has one.
    """
    page = _page(profile, weights)
    pages: list[list[Article]] = []
    since = page
    for article in edition.articles:
        if since >= page or article.wishes.page_break:
            pages.append([])
            since = 0.0
        pages[-1].append(article)
        since += _held(article, weights)
    found: set[str] = set()
    for number, articles in enumerate(pages):
        shown = [a for a in articles if a.pictures and not a.kind.boxed]
        leads = [a for a in shown if a.standing == LEAD]
        opened = number == 0 and edition.headline.picture is not None and not leads
        if opened or not shown or any(p.large for a in articles for p in a.pictures):
            continue
        long = [a for a in shown if _words(a) >= weights.leading_characters]
        found.add((leads or long or sorted(shown, key=_words, reverse=True))[0].id)
    return found


def _page(profile: Profile, weights: RankWeights) -> float:
    """Return about how many characters a page holds beside its heads and pictures."""
    return weights.page_share * pt(profile.width_mm) / profile.body_pt * profile.rows


def _words(article: Article) -> int:
    """Return the characters of an article."""
    return sum(len(item.text) for item in article.body)


def _held(story: Article, weights: RankWeights) -> float:
    """Return what a story holds, in characters: its words, and its pictures and charts."""
    return _words(story) + weights.element_characters * (len(story.pictures) + len(story.figures))


def _led(article: Article) -> Article:
    """Return an article whose first picture is to be large."""
    first = article.pictures[0].model_copy(update={"large": True})
    return article.model_copy(update={"pictures": (first, *article.pictures[1:])})
