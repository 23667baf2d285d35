"""Rows of the overview: the heads of a report listed over its copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from content.model import Edition, Paragraph, Subhead
from layout.plan.pages.overview import heads_of, overview_shapes
from layout.plan.shapes.shapes import Recipe
from layout.plan.sources import Contents
from layout.plan.trying.attempts import Attempt, Outcome, attempts
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.weighing import between, row


def listed(weights: Weights, *points: int) -> list[int]:
    """Return how many heads are listed of reports with so many sub-heads."""
    return [len(heads_of(report(count), weights.overview)) for count in points]


def report(points: int) -> Edition:
    """Return a report with so many sub-heads."""
    part = Paragraph(text="路通了，水也通了。" * 9)
    body = [item for n in range(points) for item in (Subhead(text=f"第{n + 1}件办成的事"), part)]
    return samples.press(samples.article(body=tuple(body)))


@row("overview.fewest", [0, 6], others=(5, 7))
def six_heads_are_listed(weights: Weights) -> object:
    return listed(weights, 4, 5)


@row("overview.fewest_points", 0, others=(0, 1))
def titles_alone_are_no_points(weights: Weights) -> object:
    articles = [samples.article(f"a{n}", body=(Paragraph(text="字"),)) for n in range(6)]
    one = samples.article("b", body=(Subhead(text="一件事"), Paragraph(text="字")))
    return len(heads_of(samples.press(*articles, one), weights.overview))


@row("overview.most", [40, 0], others=(30, 50))
def forty_heads_are_half_a_page(weights: Weights) -> object:
    return listed(weights, 39, 40)


def list_of_six(weights: Weights) -> list[tuple[int, float]]:
    """Return the rows that a list of six heads may take, each with its cost."""
    found = overview_shapes(samples.measures(weights=weights), Contents(heads=HEADS))
    return sorted((recipe.rows, recipe.cost) for recipe in _recipes(found.table))


def _recipes(table: Mapping[int, Mapping[int, Sequence[Recipe]]]) -> list[Recipe]:
    return [recipes[0] for rows in table.values() for recipes in rows.values()]


HEADS = tuple((int(n > 0), f"第{n + 1}件办成的大事和要事") for n in range(6))


@row("overview.own_cost")
def a_list_is_there(weights: Weights) -> object:
    """Dearer than a row of white in a head (1.3), cheaper than ten more characters' body (3.2)."""
    return between(1.3, list_of_six(weights)[0][1], 3.2)


@row("overview.row_cost")
def a_row_of_white_in_it(weights: Weights) -> object:
    """Dearer than a paragraph a line longer (0.3), cheaper than one over a sub-head (0.8)."""
    (_, one), (_, two) = list_of_six(weights)[:2]
    return between(0.3, two - one, 0.75)


@row("overview.most_ratio", True, others=(1.2, 3.0))
def it_is_seventy_hundredths_higher_at_most(weights: Weights) -> object:
    rows = [high for high, _ in list_of_six(weights)]
    return 1.9 < rows[-1] / rows[0] < 2.7


@row("overview.most_share", [True, False], others=(0.1, 0.9))
def it_is_three_tenths_of_a_page_at_most(weights: Weights) -> object:
    heads = tuple((1, f"第{n + 1}件办成的大事和要事") for n in range(30))
    measures = samples.measures(weights=weights)
    found = overview_shapes(measures, Contents(heads=heads)).table
    rows = [high for table in found.values() for high in table]
    return [bool(rows), max(rows, default=0) > 0.32 * measures.grid.rows]


def overviews(weights: Weights, made: int) -> list[Attempt]:
    """Return the attempts with an overview where each attempt makes so many pages."""
    edition = report(8).model_copy(update={"profile": "broadsheet"})
    tried: list[Outcome] = []
    for number, attempt in enumerate(attempts(edition, tried, weights)):
        tried.append(Outcome(attempt, (("a", made - 0.3),), 0.3, made, 90.0 + number))
    return [one.attempt for one in tried if one.attempt.overview]


@row("attempts.overviews", 3, others=(2, 4))
def three_attempts_are_made_with_an_overview(weights: Weights) -> object:
    return len(overviews(weights, 2))


@row("attempts.overview_pages", [True, True, False], others=(2, 4))
def of_two_pages_or_three(weights: Weights) -> object:
    return [bool(overviews(weights, made)) for made in (2, 3, 4)]


@row("attempts.overview_cost")
def an_overview_costs(weights: Weights) -> object:
    """Dearer than a step of leading (1.5), cheaper than half a point of body (4.4)."""
    return between(1.5, overviews(weights, 2)[0].cost, 4.4)


def opened(weights: Weights, points: int) -> list[Attempt]:
    """Return the attempts with larger sub-heads at two white pages with so many."""
    edition = report(points).model_copy(update={"profile": "broadsheet"})
    tried: list[Outcome] = []
    for number, attempt in enumerate(attempts(edition, tried, weights)):
        tried.append(Outcome(attempt, (("a", 1.7),), 0.3, 2, 90.0 + number))
    return [one.attempt for one in tried if one.attempt.opened]


@row("attempts.fewest_opened", [False, True, True], others=(1, 3))
def two_sub_heads_a_page_are_made_larger(weights: Weights) -> object:
    return [bool(opened(weights, points)) for points in (3, 4, 9)]


@row("attempts.opened_cost")
def larger_sub_heads_cost(weights: Weights) -> object:
    """Dearer than leading a step less (1.2), cheaper than body half a point larger (3.2)."""
    return between(1.2, opened(weights, 9)[0].cost, 3.1)
