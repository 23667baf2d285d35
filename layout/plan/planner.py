"""Planning an edition: which blocks on which page, in which shapes, at which body size.

Input: an edition, the fonts' composer and the measured pictures. Output: a `Plan`: placed pages
and the reasons. Attempts come from `attempts`; each is made a `Draft`: blocks → shapes → division
into pages → for each page the cheapest trees, scored again as whole pages → placed blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import inf

from content.model import Edition
from content.words import Message, message
from fonts import FontLibrary
from fonts.setting import Composer
from fonts.setting.styles import STYLES, Styles
from layout.banners import Banner, banner, lower_of, opening
from layout.banners.frames import with_ear
from layout.page.errors import LayoutError
from layout.page.formats import PROFILES, in_spreads
from layout.page.grid import Grid
from layout.page.looks import dressed, look
from layout.pictures import PictureInfo
from layout.plan.copy.tables.main import with_main_tables
from layout.plan.kept import Kept
from layout.plan.memory import Memory
from layout.plan.pages.choosing import PagePlan
from layout.plan.pages.once import said_once
from layout.plan.pages.ranks import is_ranked, ranked, ranked_as
from layout.plan.shapes.slots import slot_refusal
from layout.plan.sources import Slot
from layout.plan.trying.among import ALONE, Among
from layout.plan.trying.attempts import Attempt, Outcome, attempts, formats
from layout.plan.trying.draft import Draft, Plan
from layout.plan.trying.eased import eased
from layout.plan.trying.leading import led
from layout.plan.trying.mixed import plan_mixed
from layout.plan.weights import WEIGHTS, Weights
from layout.plant.fitting import fitted_bodies, fitted_formats, fitted_styles
from layout.plant.profile import PressProfile

__all__ = ["PagePlan", "Plan", "plan_edition", "reword"]


def plan_edition(
    edition: Edition,
    fonts: FontLibrary,
    composer: Composer,
    infos: Mapping[str, PictureInfo],
    memory: Memory | None = None,
    weights: Weights = WEIGHTS,
    styles: Styles = STYLES,
    press: PressProfile | None = None,
) -> Plan:
    """Plan all pages of an edition.

    Args:
        edition: the edition.
        fonts: its fonts.
        composer: composes text in them.
        infos: what the pictures' headers say, by picture id.
        memory: what is kept of earlier plans with these fonts; the plan is the same without.
        weights: what the planner holds dear.
        styles: the table of styles that all text is set in; the edition's look changes it.
        press: the plant whose limits the pages keep; None: no plant's.

    Raises:
        LayoutError: when no body size, format and number of pages within the edition's limits
            gives full pages; the message says by how much the content misses.
    """
    for name in (edition.profile, *edition.fit.formats):
        if name not in PROFILES:
            raise LayoutError("plan.no-format", name=name, formats=tuple(sorted(PROFILES)))
    edition = in_spreads(edition)
    own = _OneKind(fonts, composer, infos, memory or Memory(fonts), weights, styles, press)
    if any(article.kind.opens_spread for article in edition.articles):
        return plan_mixed(edition, own.plan, weights)
    return own.plan(edition, ALONE)


@dataclass(frozen=True, slots=True)
class _OneKind:
    """Plans pages of one kind, single ones or spreads, with the arguments of `plan_edition`."""

    fonts: FontLibrary
    composer: Composer
    infos: Mapping[str, PictureInfo]
    memory: Memory
    weights: Weights
    styles: Styles
    press: PressProfile | None

    def plan(self, asked: Edition, among: Among) -> Plan:
        """Plan pages that stand so among others; less is asked where no page holds them."""
        edition = _prepared(asked, self.weights, self.press)
        banner(edition.banner)  # there is one of this name
        drafted = self._drafts(self._styles(edition), among)
        best, last, tried = _best_draft(edition, drafted, self.weights)
        if best is None:
            easier = eased(asked, [part.source.key for part in last.parts if not part.table])
            if easier is None:
                raise LayoutError(_refusal(last))
            plan = self.plan(easier[0], among)
            return replace(plan, notes=(easier[1], *plan.notes))
        if not is_ranked(asked):
            best = led(best, drafted, self.weights.ranks)
        return best.finish(tried)

    def _styles(self, edition: Edition) -> Styles:
        """Return the styles of an edition's look, as large and heavy as its plant asks."""
        styles = look(edition.look).styles(self.styles)
        if self.press is None:
            return styles
        return fitted_styles(styles, self.press, edition.fit.body_pt[0])

    def _drafts(self, styles: Styles, among: Among) -> Callable[[Edition, Attempt], Draft]:
        """Return what makes a draft of an attempt; all share what was measured of their charts."""
        charts = Kept()

        def drafted(edition: Edition, attempt: Attempt) -> Draft:
            design = opening(edition.banner, attempt.profile, lower=attempt.lower)
            return Draft.of(
                edition,
                self.fonts,
                self.composer,
                self.infos,
                with_ear(design, edition),
                attempt,
                self.memory,
                self.weights,
                styles,
                charts,
                self.press,
                among,
            )

        return drafted


def _best_draft(
    edition: Edition, drafted: Callable[[Edition, Attempt], Draft], weights: Weights
) -> tuple[Draft | None, Draft, tuple[Outcome, ...]]:
    """Return the best of the drafts that fill pages, the last one, and how each came out."""
    best: Draft | None = None
    draft: Draft | None = None
    tried: list[Outcome] = []
    lower = False
    for attempt in attempts(edition, tried, weights):
        draft = drafted(edition, replace(attempt, lower=lower))
        made = draft.divide()
        if made and not tried:
            saving = _lower(edition, draft, drafted, weights)
            draft, lower = saving or draft, saving is not None
        tried.append(draft.outcome if made else replace(draft.outcome, white=inf))
        if made:
            if best is None or (draft.over, draft.worth) < (best.over, best.worth):
                best = draft
            good = draft.worth - draft.opening_cost < weights.attempts.good_cost
            if good and draft.white < weights.attempts.little_white_pages:
                # A taller opening is how a page is filled: it must not lose to white for that.
                best = min((best, draft), key=_apart_from_opening)
                if best.white < weights.attempts.little_white_pages:
                    break
    assert draft is not None
    if best is not None and not lower:
        best = _lower(edition, best, drafted, weights) or best
    return best, draft, tuple(tried)


def _lower(
    edition: Edition, draft: Draft, drafted: Callable[[Edition, Attempt], Draft], weights: Weights
) -> Draft | None:
    """Return a draft with an opening that takes less, where this one takes a page for little.

    None where there is no such opening, or it does not save a page.
    """
    there_is = lower_of(opening(edition.banner, draft.attempt.profile)) is not None
    empty = len(draft.pages) > 1 and draft.white >= weights.attempts.spare_pages
    if not there_is or not (draft.over or empty):
        return None
    other = drafted(edition, replace(draft.attempt, lower=True))
    return other if other.divide() and len(other.pages) < len(draft.pages) else None


def _apart_from_opening(draft: Draft) -> tuple[bool, float]:
    """Return what drafts are compared by where one of them fills its pages."""
    return draft.over, draft.worth - draft.opening_cost


def reword(
    plan: Plan,
    edition: Edition,
    infos: Mapping[str, PictureInfo],
    weights: Weights = WEIGHTS,
    press: PressProfile | None = None,
) -> Plan | None:
    """Return a plan's pages with other words in the same places; None where these take others.

    The arguments are those that the plan was made with, but for the edition's words.
    """
    asked = edition
    edition = _prepared(in_spreads(edition), weights, press)
    return plan.reworded(
        edition if is_ranked(asked) else ranked_as(edition, plan.placed.edition), infos
    )


def _prepared(edition: Edition, weights: Weights, press: PressProfile | None) -> Edition:
    """Return an edition as it is planned: dressed, in spreads, its bodies fitted, ranked."""
    edition = said_once(in_spreads(dressed(edition)))
    if press is not None:
        edition = fitted_formats(fitted_bodies(edition, press), press)
    edition = with_main_tables(edition, weights.kinds)
    return ranked(edition, PROFILES[formats(edition)[0]], weights.ranks)


def longest_opening(
    edition: Edition, grid: Grid, composer: Composer, design: Banner
) -> tuple[str, int, int] | None:
    """Return which of the opening's fields is too long, its length, and the longest that fits.

    Lengths are in characters; each is tried with the words as they are written before it is said.
    None: no one field is the cause.
    """
    head = edition.headline
    for name in ("title", "kicker", "deck"):
        words = str(getattr(head, name))

        def fits(count: int, name: str = name, words: str = words) -> bool:
            shorter = head.model_copy(update={name: words[:count].strip()})
            tried = edition.model_copy(update={"headline": shorter})
            return bool(design.rows(tried, grid, composer))

        low, high = 0, max(0, len(words) - 1)  # the whole does not fit
        while low < high:
            middle = (low + high + 1) // 2
            low, high = (middle, high) if fits(middle) else (low, middle - 1)
        if low:
            return f"headline.{name}", len(words), low
    return None


def _refusal(draft: Draft) -> Message:
    """Return what is to be said of an edition with a block that no page can hold."""
    blocks = tuple(part.source.key for part in draft.parts if not part.table)
    slots = [p.source.article for p in draft.parts if isinstance(p.source, Slot) and not p.table]
    if slots:
        return slot_refusal(draft.measures, slots[0])
    if "banner" in blocks:
        edition, grid = draft.edition, draft.grid
        design = opening(edition.banner, grid.profile)
        if edition.ear and design.rows(edition, grid.whole, draft.measures.composer):
            return message("banner.ear-too-long", title=edition.ear.title)
        composer = draft.measures.composer
        found = longest_opening(edition, grid.whole, composer, draft.design)
        if found is not None:
            field, length, most = found
            return message("plan.opening-too-long", field=field, length=length, most=most)
    return message("plan.no-place", blocks=blocks, formats=(draft.grid.profile.title,))
