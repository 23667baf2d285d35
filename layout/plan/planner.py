"""Planning an edition: which blocks on which page, in which shapes, at which body size.

Input: an edition, the fonts' composer and the measured pictures. Output: a `Plan`: placed pages
and the reasons. Attempts come from `ladder`; each is made a `Draft`: blocks → shapes → division
into pages → for each page the cheapest trees, scored again as whole pages → placed blocks.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from content.model import Edition
from content.words import Message, message
from fonts import FontLibrary
from fonts.setting import Composer
from fonts.setting.styles import STYLES, Styles
from layout.banners import banner
from layout.page.errors import LayoutError
from layout.page.formats import PROFILES
from layout.pictures import PictureInfo
from layout.plan.draft import Draft, Plan
from layout.plan.ladder import Outcome, attempts
from layout.plan.memory import Memory
from layout.plan.order import INFINITY
from layout.plan.pages import PagePlan
from layout.plan.weights import WEIGHTS, Weights

__all__ = ["PagePlan", "Plan", "plan_edition"]

#: Wishes that the planner never leaves aside.
BINDING = ("page_break", "with_next", "beside_next")


def plan_edition(
    edition: Edition,
    fonts: FontLibrary,
    composer: Composer,
    infos: Mapping[str, PictureInfo],
    memory: Memory | None = None,
    weights: Weights = WEIGHTS,
    styles: Styles = STYLES,
) -> Plan:
    """Plan all pages of an edition.

    Args:
        edition: the edition.
        fonts: its fonts.
        composer: composes text in them.
        infos: what the pictures' headers say, by picture id.
        memory: what is kept of earlier plans with these fonts; the plan is the same without.
        weights: what the planner holds dear.
        styles: the table of styles that all text is set in.

    Raises:
        LayoutError: when no body size, format and number of pages within the edition's limits
            gives full pages; the message says by how much the content misses.
    """
    for name in (edition.profile, *edition.fit.formats):
        if name not in PROFILES:
            raise LayoutError("plan.no-format", name=name, formats=tuple(sorted(PROFILES)))
    design = banner(edition.banner)
    memory = memory or Memory(fonts)
    tried: list[Outcome] = []
    best: Draft | None = None
    further = 0
    for attempt in attempts(edition, tried, weights.attempts):
        further += best is not None
        if further > weights.attempts.further:
            break
        draft = Draft.of(edition, fonts, composer, infos, design, attempt, memory, weights, styles)
        tried.append(draft.outcome)
        if draft.cost < INFINITY and draft.settle_pages():
            if best is None or draft.worth < best.worth:
                best = draft
            if draft.worth < weights.attempts.good_cost:
                break
    if best is None:
        raise LayoutError(_refusal(edition, tried))
    return best.finish(tuple(tried))


def _refusal(edition: Edition, tried: Sequence[Outcome]) -> Message:
    """Return what is to be said of an edition that fills no whole number of pages."""
    sizes = sorted({outcome.attempt.body for outcome in tried})
    first, most = tried[0], edition.fit.max_pages
    wishes = tuple(
        message("plan.wishes", article=article.id, wishes=asked)
        for article in edition.articles
        if (asked := tuple(wish for wish in BINDING if getattr(article.wishes, wish)))
    )
    return message(
        "plan.no-full-pages",
        pages=first.pages,
        format=first.attempt.profile.title,
        body_pt=first.attempt.body,
        formats=tuple(dict.fromkeys(outcome.attempt.profile.title for outcome in tried)),
        sizes=_sizes(sizes),
        limit=message("plan.most-pages", most=most) if first.pages > most else "",
        amount=_amount(edition, tried),
        loosen=message("plan.loosen", wishes=wishes) if wishes else "",
    )


def _sizes(sizes: Sequence[float]) -> Message:
    if len(sizes) == 1:
        return message("plan.one-size", pt=sizes[0])
    return message("plan.sizes", least_pt=sizes[0], most_pt=sizes[-1])


def _amount(edition: Edition, tried: Sequence[Outcome]) -> Message:
    """Return how much text is too little or too much for the nearest whole number of pages.

    Too little is said of the largest body size that the edition allows, as less is then needed.
    """
    articles = {article.id: article for article in edition.articles}
    most = edition.fit.max_pages
    add, cut = [], []
    for outcome in {one.attempt.profile.name: one for one in reversed(tried)}.values():
        shares = {key: share for key, _, share in outcome.parts if key in articles}
        characters = sum(len(item.text) for key in shares for item in articles[key].body)
        stories = sum(shares.values()) or 1.0
        grown = (edition.fit.body_pt[1] / outcome.attempt.body) ** 2
        page, whole = characters / stories, math.floor(outcome.pages)
        if whole < most:
            room = whole + 1 - outcome.pages + stories - stories * grown
            add += [room * page / grown] if room > 0 else []
        if whole:
            cut.append((outcome.pages - min(whole, most)) * page)
    if add and cut:
        return message("plan.add-or-cut", add=_rounded(min(add)), cut=_rounded(min(cut)))
    if add:
        return message("plan.add", add=_rounded(min(add)))
    return message("plan.cut", cut=_rounded(min(cut))) if cut else Message("plan.change")


def _rounded(characters: float) -> int:
    return max(50, round(characters / 50) * 50)
