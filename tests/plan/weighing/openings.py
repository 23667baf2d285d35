"""Rows of lede, banner, band and pull-quotes."""

from __future__ import annotations

from collections.abc import Iterator

from content.model import FigureKind, Paragraph, PullQuote
from layout.banners import banner
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.plan.pages import blocks
from layout.plan.shapes.fill import fill_ways
from layout.plan.shapes.openings import banner_shapes, lede_measure_cost, lede_shapes
from layout.plan.shapes.pouring import measure_copy
from layout.plan.shapes.quotes import quote_choices, quote_lines
from layout.plan.shapes.shapes import LedeSetting, Recipe
from layout.plan.sources import Band, Banner, Lede, Source, Story
from layout.plan.text_columns import Columns
from layout.plan.trying.shaping import largest_number
from layout.plan.weights import Weights
from tests.plan import samples, unlike
from tests.plan.weighing import between, row

# Lede


def lede(
    weights: Weights, characters: int = 260, limit: int = 60, paragraphs: int = 1
) -> Iterator[tuple[int, LedeSetting, Recipe]]:
    """Yield the ways to set a lede: width in basic columns, setting, recipe."""
    text, each = "".join(samples.prose(600, 3))[:characters], characters // paragraphs
    body = tuple(Paragraph(text=text[i : i + each]) for i in range(0, characters, each))
    source = Lede(body)
    shapes = lede_shapes(samples.measures(weights=weights), source, limit)
    for width, heights in shapes.table.items():
        for recipes in heights.values():
            for recipe in recipes:
                assert recipe.lede is not None
                yield width, recipe.lede, recipe


def cheapest(weights: Weights, *widths: int) -> float:
    """Return the least cost of a lede at some widths."""
    return min(recipe.cost for width, _, recipe in lede(weights) if width in widths)


SIZES = (0.0, 0.6, 0.6, 1.6, 1.6, 3.0)


@row(
    "lede.size_costs",
    {12.0: 0.0, 11.5: 0.7, 12.5: 0.6, 11.0: 1.7, 13.0: 1.6, 10.5: 3.0},
    others=(
        (0.5, *SIZES[1:]),
        *(tuple(c * 2 if i == n else c for i, c in enumerate(SIZES)) for n in range(1, 6)),
    ),
)
def a_lede_is_best_at_twelve_points(weights: Weights) -> object:
    found: dict[float, float] = {}
    for width, setting, recipe in lede(weights):
        if width == 2:
            size = round(setting.columns.em, 1)
            cost = round(recipe.cost - weights.lede.beside_cost, 1)
            found[size] = min(cost, found.get(size, cost))
    return found


@row("lede.half_width_share", [2, 3, 8])
def a_lede_may_stand_over_three_columns(weights: Weights) -> object:
    return sorted({width for width, _, _ in lede(weights)})


@row("lede.quarter_width_share", [2, 3, 8], others=(0.5, 1.0))
def a_lede_may_stand_over_two_columns(weights: Weights) -> object:
    return sorted({width for width, _, _ in lede(weights)})


@row("lede.beside_cost")
def a_lede_beside_a_story(weights: Weights) -> object:
    """Dearer than two stories side by side (0.9), cheaper than a line more in a title (2.2)."""
    return between(0.9, cheapest(weights, 2), 2.2)


@row("lede.comfortable_from_em", (True, False))
def a_lede_of_fifteen_characters_is_narrow(weights: Weights) -> object:
    return tuple(lede_measure_cost(measure, weights.lede) > 0 for measure in (15, 16))


@row("lede.comfortable_to_em", (True, False))
def a_lede_of_twenty_seven_characters_is_wide(weights: Weights) -> object:
    return tuple(lede_measure_cost(measure, weights.lede) > 0 for measure in (27, 26))


@row("lede.narrow_cost")
def a_lede_of_ten_characters(weights: Weights) -> object:
    """Dearer than to stand beside a story (1.5), cheaper than a column a line short (3)."""
    return between(1.5, lede_measure_cost(10, weights.lede), 3.0)


@row("lede.wide_cost")
def a_lede_of_thirty_four_characters(weights: Weights) -> object:
    """Dearer than to stand beside a story (1.5), cheaper than a column a line short (3)."""
    return between(1.5, lede_measure_cost(34, weights.lede), 3.0)


@row("lede.last_cost")
def a_lede_in_one_line_across_the_page(weights: Weights) -> object:
    """Dearer than pictures of one width (2.5), cheaper than ranks upset (8)."""
    return between(2.5, min(recipe.cost for _, _, recipe in lede(weights, 66, 3)), 8.0)


@row("lede.last_parts", [12.0, 13.5, 15.0], others=((1.0,), (1.0, 1.25)))
def a_lede_across_the_page_may_be_larger(weights: Weights) -> object:
    return sorted({round(s.columns.em, 1) for _, s, _ in lede(weights, 66, 3)})


@row("lede.last_blank_cost")
def a_lede_s_last_line_that_is_almost_white(weights: Weights) -> object:
    """Where larger type fills it: dearer than a row of white (0.7), cheaper than beside (1.5)."""
    found = [(s, recipe.cost) for width, s, recipe in lede(weights, 90) if width == 8]
    small, large = (
        min(cost for s, cost in found if round(s.columns.em) == size) for size in (12, 15)
    )
    return between(0.7, small - large, 1.5)


@row("lede.most_short_lines", [0, 1])
def a_ledes_last_column_may_end_a_line_short(weights: Weights) -> object:
    found = lede(weights)
    return sorted({s.each * s.columns.count - sum(s.counts) for _, s, _ in found})


@row("lede.short_cost")
def a_column_a_line_short(weights: Weights) -> object:
    """Dearer than a second line of a title (2.2) with what its size costs, cheaper than two."""
    short = [
        recipe.cost
        for width, s, recipe in lede(weights)
        if width == 8 and sum(s.counts) < s.each * s.columns.count
    ]
    return between(2.6, min(short), 5.2)


@row("lede.fewest_lines", [0, 2])
def a_lede_in_columns_is_two_lines_high(weights: Weights) -> object:
    return [
        min((s.each for _, s, _ in lede(weights, *of) if s.columns.count > 1), default=0)
        for of in ((48, 3, 4), (120, 60, 1))
    ]


@row("lede.white_row_cost")
def a_row_of_white_about_a_lede(weights: Weights) -> object:
    """Dearer than a picture at the foot (0.4), cheaper than two stories side by side (0.9)."""
    added = [recipe.cost - dict(recipe.costs)["lede"] for _, _, recipe in lede(weights)]
    return between(0.4, max(added), 0.9)


# Banner


@row("banner.cost")
def a_banner_higher_than_it_wants_to_be(weights: Weights) -> object:
    """Six rows more: dearer than ranks upset (8), cheaper than a title below its band (14)."""
    measures, source = samples.measures(weights=weights), Banner()
    costs = banner_shapes(measures, source, unlike.text_only(), banner("quiet")).best(8)
    best = min(costs, key=lambda rows: costs[rows])
    return between(8.0, costs[best + 6], 14.0)


def number_pt(weights: Weights, profile: str) -> int:
    """Return the greatest size of a section's number under a banner."""
    edition, grid = unlike.text_only(), Grid.of(PROFILES[profile])
    design, composer = banner("quiet"), samples.composer()
    return round(largest_number(edition, grid, composer, design, weights.banner))


@row("banner.number_share_best", 96)
def a_number_stays_below_the_headline(weights: Weights) -> object:
    return number_pt(weights, "broadsheet")


@row("banner.number_share_low", 70)
def a_number_stays_below_the_lowest_headline(weights: Weights) -> object:
    return number_pt(weights, "tabloid")


# Band


def band_of(order: tuple[Source, ...]) -> Source:
    """Return the band among the blocks."""
    return next(source for source in order if isinstance(source, Band))


def band_places(weights: Weights, articles: int) -> list[tuple[int, float]]:
    """Return the articles after which a band may stand, each with its cost, the best first."""
    chart = unlike.chart("band", FigureKind.KEY, 1)
    body = (Paragraph(text="字" * 200),)
    edition = samples.press(
        *(samples.article(f"a{i}", body=body) for i in range(articles)), band=chart
    )
    found = blocks.orders(edition, blocks.sources(edition, weights), weights)
    return [
        (
            sum(isinstance(source, Story) for source in order[: order.index(band_of(order))]),
            round(cost, 3),
        )
        for order, cost in found
    ]


@row("band.best_share", 2)
def the_band_stands_after_two_articles_of_five(weights: Weights) -> object:
    return band_places(weights, 5)[0][0]


@row("band.place_cost")
def the_band_after_one_article_of_five(weights: Weights) -> object:
    """Dearer than a picture at the foot (0.4), cheaper than two stories side by side (0.9)."""
    return between(0.4, dict(band_places(weights, 5))[1], 0.9)


@row("band.places", 4)
def four_places_of_the_band_are_tried(weights: Weights) -> object:
    return len(band_places(weights, 9))


# Pull-quotes


def quotes(weights: Weights, *body: Paragraph | PullQuote) -> list[tuple[str, int, float]]:
    """Return words, rows and cost of a story's quotes in a column of 12 em."""
    article = samples.article(body=body)
    source = Story("a", article, article.body)
    columns = Columns(2, 12, 18.0, 9.0)
    found = quote_choices(samples.measures(weights=weights), source, columns)
    return [(quote.text, quote.rows, cost) for quote, cost in found]


OWN = PullQuote(text="慢线把三座小镇的早晨连成了一条线")
SAID = Paragraph(text="慢线把三座小镇的早晨连成了一条线。")


@row("quotes.own_cost")
def an_editors_own_quote(weights: Weights) -> object:
    """Wanted more than a row of white and a third line are disliked, less than ranks upset."""
    return between(-6.0, quotes(weights, OWN, SAID)[0][2], -3.0)


@row("quotes.row_cost")
def a_row_of_white_about_a_quote(weights: Weights) -> object:
    """Dearer than a chart at the foot (0.4), cheaper than a row of white in a head (1.3)."""
    first, second, *_ = quotes(weights, OWN, SAID)
    return between(0.4, second[2] - first[2], 1.3)


@row("quotes.dropped_cost")
def a_quote_left_out_of_one_column(weights: Weights) -> object:
    """Dearer than ranks upset (8), cheaper than a title below its rank's band (14)."""
    article = samples.article(body=(SAID, OWN))
    source = Story("a", article, article.body)
    measures = samples.measures(weights=weights)
    columns = Columns(1, 16, 0.0, 9.0)
    copy = measure_copy(measures, source, measures.styles.body, columns.measure)
    found = fill_ways(measures, source, copy, columns, 40)
    return between(8.0, min(dict(f.costs)["quote"] for f in found if f.quote is None), 14.0)


@row("quotes.further_rows", 3)
def two_rows_of_white_may_be_added(weights: Weights) -> object:
    return len(quotes(weights, OWN, SAID))


@row("quotes.most_lines", [[8, 9, 7, 9, 7, 8, 5, 7], [9, 9, 9, 8, 8, 8, 8, 8, 8]])
def a_quote_is_balanced_up_to_eight_lines(weights: Weights) -> object:
    columns = Columns(2, 12, 18.0, 9.0)
    text = "".join(samples.prose(300, 5))
    measures = samples.measures(weights=weights)
    return [[len(line.text) for line in quote_lines(measures, text[:n], columns)] for n in (60, 75)]
