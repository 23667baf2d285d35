"""Planning an edition: which blocks on which page, in which shapes, at which body size.

Input: an edition, the fonts' composer and the measured pictures. Output: a `Plan`: placed pages
and the reasons. Attempts come from `ladder`; each is made a `Draft`: blocks → shapes → division
into pages → for each page the cheapest trees, scored again as whole pages → placed blocks.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.model import Edition
from fonts import FontLibrary
from layout.banners import banner
from layout.errors import LayoutError
from layout.geometry import PROFILES
from layout.pictures import PictureInfo
from layout.plan.draft import Draft, Plan
from layout.plan.ladder import Outcome, attempts
from layout.plan.order import INFINITY
from layout.plan.pages import PagePlan
from layout.text import Composer

__all__ = ["PagePlan", "Plan", "plan_edition"]

#: A plan cheaper than this per page is taken at once; after a dearer one so many more are tried.
GOOD, FURTHER = 45.0, 3


def plan_edition(
    edition: Edition, fonts: FontLibrary, composer: Composer, infos: Mapping[str, PictureInfo]
) -> Plan:
    """Plan all pages of an edition.

    Raises:
        LayoutError: when no body size, format and number of pages within the edition's limits
            gives full pages; the message says by how much the content misses.
    """
    for name in (edition.profile, *edition.fit.formats):
        if name not in PROFILES:
            known = ", ".join(sorted(PROFILES))
            raise LayoutError(f"unknown page profile {name!r}", f"use one of: {known}")
    design = banner(edition.banner)
    tried: list[Outcome] = []
    best: Draft | None = None
    further = 0
    for attempt in attempts(edition, tried):
        further += best is not None
        if further > FURTHER:
            break
        draft = Draft.of(edition, fonts, composer, infos, design, attempt)
        tried.append(draft.outcome)
        if draft.cost < INFINITY and draft.settle_pages():
            if best is None or draft.worth < best.worth:
                best = draft
            if draft.worth < GOOD:
                break
    if best is None:
        raise LayoutError(*_refusal(tried))
    return best.finish(tuple(tried))


def _refusal(tried: Sequence[Outcome]) -> tuple[str, str]:
    """Return message and remedy for an edition that fills no whole number of pages."""
    sizes = sorted({outcome.attempt.body for outcome in tried})
    formats = "、".join(dict.fromkeys(outcome.attempt.profile.title for outcome in tried))
    first = tried[0]
    return (
        f"no full pages can be made: the content comes to about {first.pages:.2f} pages "
        f"{first.attempt.profile.title} at {first.attempt.body:g} pt and fills no whole number of "
        f"pages in {formats} at {sizes[0]:g} to {sizes[-1]:g} pt",
        "add or cut text, add or remove a picture, or widen `fit` in edition.yaml",
    )
