"""Leads by page: the best draft of stories that the editor has not ranked → it, or one led better.

Which story leads a page is guessed before pages are made (`pages.ranks`). Where the pages as made
show none, or two, they are made once more in the same setting, each led by one of its own stories,
and taken if that is what comes out.
"""

from __future__ import annotations

from collections.abc import Callable

from content.model import Edition
from layout.plan.pages.ranks import led_anew
from layout.plan.sources import Story
from layout.plan.trying.attempts import Attempt
from layout.plan.trying.draft import Draft
from layout.plan.weights import RankWeights


def led(best: Draft, drafted: Callable[[Edition, Attempt], Draft], weights: RankWeights) -> Draft:
    """Return a draft or, where its pages are not led by one story each, one whose are.

    `drafted` makes a draft of an edition in a setting. The sides of a spread are seen at once and
    stay as they are.
    """
    edition = led_anew(best.edition, heads(best), weights)
    if best.grid.folded or edition == best.edition:
        return best
    again = drafted(edition, best.attempt)
    if not again.divide() or (again.over and not best.over):
        return best
    dear = again.worth > best.worth + weights.led_cost
    off, before = not_led(again, weights), not_led(best, weights)
    return best if dear or off >= before else again


def heads(draft: Draft) -> list[list[str]]:
    """Return the articles whose heads stand on each page, in reading order."""
    return [
        [
            source.article.id
            for source in (stand.source for stand in page.stands)
            if isinstance(source, Story) and source.chapter is None and not source.continued
        ]
        for page in draft.pages
    ]


def not_led(draft: Draft, weights: RankWeights) -> int:
    """Return how many articles of a draft would have another rank by the pages they stand on."""
    again = led_anew(draft.edition, heads(draft), weights)
    pairs = zip(again.articles, draft.edition.articles, strict=True)
    return sum(one.rank != other.rank for one, other in pairs)
