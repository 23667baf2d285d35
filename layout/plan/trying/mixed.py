"""Planning an edition with inner spreads (通版): each run of pages apart, then all as one plan.

Input: an edition with inner spreads and what plans an edition of one kind of pages. Output: a
`Plan` of all pages. All have one format and one size of body, which the first spread is planned
to; the strip of contents on the first page names what leads the pages behind it. A spread begins
on an even page: only there do two pages face each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from content.model import Edition
from content.words import Message, message
from layout.page.errors import ContentError, LayoutError
from layout.page.formats import PROFILES, spread_formats
from layout.page.placed import Page
from layout.plan.pages.contents import Entry, entries
from layout.plan.trying.among import Among
from layout.plan.trying.attempts import formats
from layout.plan.trying.draft import Plan
from layout.plan.trying.runs import Run, edition_of, owned, runs_of
from layout.plan.weights import Weights

#: Plans the pages of an edition of one kind.
Planner = Callable[[Edition, Among], Plan]
#: How often runs are planned again because one took more pages than was expected.
ROUNDS = 3
#: Of notes on single runs, that which only counts for all of them.
COUNTED = "plan.more-pages"


def plan_mixed(edition: Edition, planner: Planner, weights: Weights) -> Plan:
    """Return the plan of an edition with inner spreads, in the first format that it fills.

    Raises:
        ContentError: no format that may be used makes a spread.
        LayoutError: the content fills no page in any of them.
    """
    names = [name for name in formats(edition) if PROFILES[name].spread]
    if not names:
        raise ContentError("page.no-spread", name=edition.profile, formats=spread_formats())
    best: Plan | None = None
    refused: LayoutError | None = None
    for name in names:
        try:
            plan = _Mixed(edition, planner, name).plan()
        except LayoutError as error:
            refused = refused or error
            continue
        if best is None or _worth(plan, edition) < _worth(best, edition):
            best = plan
        if _white(best) < weights.attempts.short_pages:
            break
    if best is None:
        assert refused is not None
        raise refused
    return best


def _white(plan: Plan) -> float:
    """Return the declared white of all pages, in pages of the first attempt's format."""
    white = 0.0
    for page, choice in zip(plan.placed.pages, plan.pages, strict=True):
        grid = plan.placed.grid_of(page)
        area = sum(width * height for _, _, width, height in choice.whites)
        white += grid.pages * area / (grid.columns * grid.rows)
    return white


def _worth(plan: Plan, edition: Edition) -> tuple[bool, float]:
    """Return what formats are compared by: whether the pages are too many, and their white."""
    width, height = plan.grid.profile.trim_mm
    return sum(plan.placed.steps) > edition.fit.max_pages, _white(plan) * width * height


@dataclass(frozen=True, slots=True)
class _Planned:
    """A run that was planned: as an edition of its own, and its pages."""

    run: Run
    edition: Edition
    plan: Plan

    @property
    def pages(self) -> int:
        """Pages of the paper that it takes."""
        return sum(self.plan.placed.steps)


@dataclass(frozen=True, slots=True)
class _Mixed:
    """One format for an edition with inner spreads."""

    edition: Edition
    planner: Planner
    name: str

    def plan(self) -> Plan:
        """Return the plan of all runs.

        Where the first spread would begin on an odd page, the last articles before it that have no
        number are moved behind it; where that does not help they stay, and it is told.
        """
        runs, moved = runs_of(self.edition), list[str]()
        first = made = self._all(runs)
        while not _face(made) and (behind := _one_behind(runs)) is not None:
            runs, name = behind
            moved.append(name)
            made = self._all(runs)
        if _face(made):
            notes = [message("plan.moved-behind", articles=tuple(moved))] if moved else []
            return _joined(self.edition, made, tuple(notes))
        return _joined(self.edition, first, tuple(_apart(first)))

    def _all(self, runs: tuple[Run, ...]) -> tuple[_Planned, ...]:
        """Return all runs planned, each knowing how many pages stand before it."""
        steps: list[tuple[int, ...]] = [(run.pages,) for run in runs]
        for _ in range(ROUNDS):
            made = self._once(runs, steps)
            taken = [one.plan.placed.steps for one in made]
            if taken == steps:
                break
            steps = taken
        return made

    def _once(self, runs: tuple[Run, ...], steps: Sequence[Sequence[int]]) -> tuple[_Planned, ...]:
        """Return all runs planned, where they take so many pages; the front comes last."""
        places = list(accumulate(map(sum, steps), initial=0))
        before = list(accumulate(map(len, steps), initial=0))
        made: dict[int, _Planned] = {}
        body: float | None = None
        spread = next(number for number, run in enumerate(runs) if run.opener)
        for number in (spread, *(n for n in range(1, len(runs)) if n != spread), 0):
            own = edition_of(self.edition, runs, number, self.name, places[number])
            if body is not None:
                fit = own.fit.model_copy(update={"body_pt": (body, body)})
                own = own.model_copy(update={"fit": fit})
            behind = sorted(n for n in made if n) if not number else []
            ahead = tuple(entry for n in behind for entry in _leads(made[n], before[n], places[n]))
            headed = not number or runs[number].opener is not None
            sections = sum(article.kind.numbered for article in self.edition.articles)
            plan = self.planner(own, Among(before[number], headed, ahead, sections, places[number]))
            made[number] = _Planned(runs[number], own, plan)
            body = plan.grid.profile.body_pt if body is None else body
        return tuple(made[number] for number in range(len(runs)))


def _leads(made: _Planned, before: int, place: int) -> tuple[Entry, ...]:
    """Return what leads the pages of a run with so many pages of file and paper before it."""
    title = made.run.opener.title if made.run.opener else ""
    pages, grid = made.plan.pages, made.plan.grid
    return entries(pages, made.edition, grid, before=before, place=place, title=title)


def _face(made: Sequence[_Planned]) -> bool:
    """Tell whether every spread begins on an even page, where two pages face each other."""
    return not any(_apart(made))


def _apart(made: Sequence[_Planned]) -> Iterator[Message]:
    """Yield what is said of spreads whose pages do not face each other: an odd one stands first.

    Pages are counted as they are printed (版次), else from the edition's first.
    """
    place = 0
    for one in made:
        printed = one.edition.paper.page_numbers[:2]
        numbers = printed if len(printed) == 2 else (str(place + 1), str(place + 2))
        digits = re.search(r"\d+$", numbers[0])
        if one.run.opener is not None and digits and int(digits[0]) % 2:
            yield message("plan.spread-apart", title=one.run.opener.title, pages=numbers)
        place += one.pages


def _one_behind(runs: tuple[Run, ...]) -> tuple[tuple[Run, ...], str] | None:
    """Return runs with the front's last article behind the first spread, and its name.

    None: it is the only one, or numbered: numbers are read in order.
    """
    front, spread, *rest = runs
    if len(front.articles) < 2 or front.articles[-1].kind.numbered:
        return None
    last = front.articles[-1]
    after = rest[0] if rest and rest[0].opener is None else Run(None, ())
    rest = rest[1:] if after.articles else rest
    front = replace(front, articles=front.articles[:-1])
    after = replace(after, articles=(last, *after.articles))
    return (front, spread, after, *rest), last.id


def _joined(edition: Edition, made: tuple[_Planned, ...], notes: tuple[Message, ...]) -> Plan:
    """Return the plans of all runs as one."""
    plans = [one.plan for one in made]
    first, pages = plans[0], list[Page]()
    for one in made:
        for page in one.plan.placed.pages:
            blocks = page.blocks
            if one.run.opener is not None:
                blocks = tuple(owned(block, one.run.opener) for block in blocks)
            grid = one.plan.placed.grid_of(page)
            pages.append(replace(page, index=len(pages), blocks=blocks, grid=grid))
    told = list(notes)
    for note in (note for plan in plans for note in plan.notes):
        told += [note] if note.code != COUNTED and note not in told else []
    count, most = sum(one.pages for one in made), edition.fit.max_pages
    if count > most:
        told.append(message(COUNTED, pages=count, most=most))
    notes_of_all = tuple(told)
    placed = replace(
        first.placed, edition=_whole(edition, plans), pages=tuple(pages), notes=notes_of_all
    )
    return Plan(
        placed,
        tuple(page for plan in plans for page in plan.pages),
        first.grid,
        notes_of_all,
        tuple(outcome for plan in plans for outcome in plan.tried),
        tuple(way for plan in plans for way in plan.chosen),
        tuple(count for plan in plans for count in plan.ways),
        partial(_turned, edition, made, notes),
    )


def _turned(
    edition: Edition,
    made: tuple[_Planned, ...],
    notes: tuple[Message, ...],
    ways: Mapping[int, int],
) -> Plan:
    """Return the plan with some pages, by their indices, made in other ways."""
    found, start = list[_Planned](), 0
    for one in made:
        end = start + len(one.plan.pages)
        own = {index - start: way for index, way in ways.items() if start <= index < end}
        found.append(replace(one, plan=one.plan.turned(own)) if own else one)
        start = end
    return _joined(edition, tuple(found), notes)


def _whole(edition: Edition, plans: Sequence[Plan]) -> Edition:
    """Return the whole edition, with what planning has seen of its articles and its look."""
    seen = {article.id: article for plan in plans for article in plan.placed.edition.articles}
    articles = tuple(seen.get(article.id, article) for article in edition.articles)
    dressed = plans[0].placed.edition
    update = {"articles": articles, "inks": dressed.inks, "banner": dressed.banner}
    return edition.model_copy(update=update)
