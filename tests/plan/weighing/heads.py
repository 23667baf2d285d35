"""Rows of heads: size, lines, rows, and what stands at a title's right."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from fonts.setting.roles import Body
from fonts.setting.styles import STYLES
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.page.units import pt
from layout.plan.heads.choice import HeadChoice
from layout.plan.heads.choices import head_choices
from layout.plan.heads.sizes import target_size
from layout.plan.heads.strips import strip_cost
from layout.plan.measures import Measures
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.weighing import between, row

TITLE = "三座小镇怎样分一条线"
UNBROKEN = "三座小镇的街坊怎样在站台上等一趟每天只停四十秒的慢车"
DECK = "从青石镇到南坪镇，四十分钟里有早市、有课堂、有一个县城的早晨"
LONG = "三座小镇怎样分一条线 山里人怎样等一趟慢车"


#: Bands in which a step of the scale more or less decides, whatever the table of styles says.
BANDS = replace(
    STYLES,
    title_1=replace(STYLES.title_1, size=Body(2.4, 3.3)),
    title_2=replace(STYLES.title_2, size=Body(1.75, 2.35)),
    title_3=replace(STYLES.title_3, size=Body(1.4, 1.7)),
)


def measures(weights: Weights, fill_share: float | None = 0.0) -> Measures:
    """Return measures with these bands; titles do not grow unless `fill_share` is None."""
    grid = Grid.of(PROFILES["broadsheet"], styles=BANDS)
    own = weights.heads if fill_share is None else replace(weights.heads, fill_share=fill_share)
    return replace(samples.measures(weights=replace(weights, heads=own)), grid=grid)


def heads(weights: Weights, width_mm: float, **more: Any) -> tuple[HeadChoice, ...]:
    """Return the heads of an article at a width."""
    article = samples.article(characters=60, **{"title": TITLE, **more})
    return head_choices(measures(weights), article, pt(width_mm))


def target(weights: Weights, width_mm: float) -> float:
    """Return the size of a lead story's title at a width that it fills."""
    article = samples.article(title=UNBROKEN, rank=1)
    return target_size(measures(weights), article, pt(width_mm))


@row("heads.narrow_mm")
def a_lead_title_over_two_fifths_of_a_page(weights: Weights) -> object:
    return between(25.5, target(weights, 140), 26.5)


@row("heads.wide_mm")
def a_lead_title_over_two_fifths_of_a_page_is_not_the_largest(weights: Weights) -> object:
    return between(25.5, target(weights, 140), 26.5)


def best(weights: Weights, width_mm: float, **more: Any) -> HeadChoice:
    """Return the cheapest head at a width."""
    return heads(weights, width_mm, **more)[0]


def unled(weights: Weights) -> Weights:
    """Return weights to which a lead at the foot of its band is as good as at its top."""
    return replace(weights, heads=replace(weights.heads, lead_small_cost=0.0))


@row("heads.least_band_part", [(18.0, True), (21.0, False)])
def twenty_one_points_are_in_a_band_from_twenty_one_and_a_half(weights: Weights) -> object:
    found = [best(weights, width, title=LONG, rank=1) for width in (60, 80)]
    return [(head.size, head.cost > 20) for head in found]


@row("heads.rank_ratio", [28.5, 21.1, 15.8], others=(1.0, 2.0))
def under_a_small_headline_ranks_stay_apart(weights: Weights) -> object:
    own = replace(measures(weights), lead_pt=28.5, grid=Grid.of(PROFILES["half"]))
    ranks = (samples.article(title=UNBROKEN, rank=rank) for rank in (1, 2, 3))
    return [round(target_size(own, one, pt(235)) + 1e-6, 1) for one in ranks]


@row("heads.small_cost")
def a_title_of_half_its_size(weights: Weights) -> object:
    return between(26.8, best(unled(weights), 36, title=LONG, rank=1).cost, 31.0)


@row("heads.below_band_cost")
def a_title_below_its_band(weights: Weights) -> object:
    return between(20.0, best(unled(weights), 60, title=LONG, rank=1).cost, 30.0)


@row("heads.line_cost")
def a_title_on_two_lines(weights: Weights) -> object:
    """Dearer than heads alike side by side (1.6), cheaper than a seam of half a page (4)."""
    return between(1.6, best(weights, 60, title=LONG).cost, 4.0)


@row("heads.third_line_cost")
def a_title_on_three_lines(weights: Weights) -> object:
    """Dearer than ranks upset (8), cheaper than a title below its band (14)."""
    return between(8.0, best(weights, 60, title=UNBROKEN).cost, 14.0)


@row("heads.most_lines", 3)
def a_title_has_three_lines_at_most(weights: Weights) -> object:
    found = (heads(weights, width, title=UNBROKEN) for width in (36, 45, 60))
    return max(head.lines for choices in found for head in choices)


@row("heads.white_row_cost")
def a_row_of_white_in_a_head(weights: Weights) -> object:
    """Dearer than two stories side by side (0.9), cheaper than a second line (2.2)."""
    one, two = heads(weights, 60, title="赶集")
    return between(0.9, two.cost - one.cost, 2.2)


def strip(weights: Weights, width_mm: float, rows: int, profile: str = "broadsheet") -> float:
    """Return the cost of what is empty beside a title of two characters in so many rows."""
    own = replace(measures(weights), grid=Grid.of(PROFILES[profile], styles=BANDS))
    head = replace(heads(weights, 60, title="赶集")[0], rows=rows)
    return strip_cost(own, head, pt(width_mm))


@row("heads.strip_free_share", [True, False], others=(0.003, 0.012))
def less_than_a_hundredth_of_a_page_beside_a_head_is_its_air(weights: Weights) -> object:
    """Beside a title of 14 mm, in five rows of 4.5 mm."""
    return [strip(weights, width, 5) == 0 for width in (50, 70)]


@row("heads.strip_cost")
def a_little_less_than_a_hundredth_of_a_page_beside_a_head(weights: Weights) -> object:
    """Dearer than heads alike side by side (1.6), cheaper than pictures that touch (5)."""
    return between(1.6, strip(weights, 75, 5), 5.0)


@row("heads.strip_most_share", [False, True])
def a_hundredth_of_a_page_beside_a_head_is_a_fault(weights: Weights) -> object:
    return [strip(weights, width, 5) > 20 for width in (75, 80)]


@row("heads.strip_fault_cost")
def a_hundredth_of_a_page_beside_a_head(weights: Weights) -> object:
    """Dearer than two titles below their rank's band (28), cheaper than three (42)."""
    return between(28.0, strip(weights, 80, 5) - strip(weights, 75, 5), 42.0)


@row("heads.strip_whole_share", [False, True], others=(0.012, 0.03))
def two_hundredths_of_a_page_beside_a_head_are_withheld(weights: Weights) -> object:
    smooth = replace(weights, heads=replace(weights.heads, strip_whole_cost=0.0))
    return [strip(weights, width, 5) > strip(smooth, width, 5) for width in (130, 170)]


@row("heads.strip_whole_cost")
def two_hundredths_of_a_page_beside_a_head(weights: Weights) -> object:
    """Dearer than a page a third of which is white (56), cheaper than one half white (102)."""
    smooth = replace(weights, heads=replace(weights.heads, strip_whole_cost=0.0))
    own = strip(weights, 170, 5) - strip(smooth, 170, 5)
    return between(weights.flow.white(1 / 3), own, weights.flow.white(1 / 2))


OVER = UNBROKEN + "从青石镇到南坪镇"


def beyond(weights: Weights, title: str, width_mm: float) -> list[HeadChoice]:
    """Return the heads of a short story whose title is larger than its band."""
    return [head for head in heads(weights, width_mm, title=title, rank=3) if head.beyond]


@row("heads.beyond_ratio", 18.0)
def a_title_grows_by_a_third_over_its_band_to_fill_its_strip(weights: Weights) -> object:
    return max(head.size for head in beyond(weights, "赶集的人", 300))


@row("heads.beyond_fill_share", 18.0, others=(0.4, 0.6))
def it_fills_four_fifths_of_its_width(weights: Weights) -> object:
    return max(head.size for head in beyond(weights, OVER, 300))


@row("heads.beyond_cost")
def a_title_larger_than_its_band(weights: Weights) -> object:
    """Dearer than pictures that touch (5), cheaper than ranks upset (8)."""
    free = replace(weights, heads=replace(weights.heads, beyond_cost=0.0))
    found = (min(head.cost for head in beyond(own, OVER, 300)) for own in (weights, free))
    return between(5.0, next(found) - next(found), 8.0)


@row("heads.low_mm", [True, False], others=(4.0, 14.0))
def a_strip_of_two_rows_is_air_at_any_width(weights: Weights) -> object:
    own = measures(weights)
    head = heads(weights, 60, title="赶集")[0]
    low = replace(head, size=9.0, used=22.5)  # a title of the body's size
    return [strip_cost(own, replace(low, rows=rows), pt(340)) == 0 for rows in (1, 3)]


@row("heads.least_page_mm2", [True, False], others=(30_000.0, 400_000.0))
def in_half_a_page_a_strip_is_judged_by_the_whole(weights: Weights) -> object:
    """Half a tabloid is 36,000 mm²: there 400 mm² would be more than a hundredth."""
    return [strip(weights, width, 4, "half") == 0 for width in (35, 100)]


def side_from(weights: Weights, least: int = 60, **more: Any) -> int:
    """Return the width in mm from which deck and byline stand at the title's right; 0: none."""
    return next((w for w in range(least, 350, 5) if best(weights, w, **more).side), 0)


@row("heads.side_gap_em", 105)
def a_deck_keeps_away_from_its_title(weights: Weights) -> object:
    return side_from(weights, deck="四十分钟，三座小镇")


@row("heads.side_share", [False, True], others=(0.2, 0.95))
def a_deck_stands_beside_where_nearly_half_is_free(weights: Weights) -> object:
    deck = "四十分钟，三座小镇"
    return [best(weights, 100, title=title, deck=deck, rank=2).side for title in (TITLE, "赶集")]


@row("heads.side_measure_em", 60)
def a_deck_needs_its_measure(weights: Weights) -> object:
    return side_from(weights, 30, deck="慢线", title="赶集")


@row("heads.side_deck_lines", 115)
def a_deck_of_two_lines_may_stand_there(weights: Weights) -> object:
    return side_from(weights, deck=DECK)


@row("heads.side_byline_lines", 140)
def a_byline_of_one_line_may_stand_there(weights: Weights) -> object:
    """It goes with a deck: alone it stands under what it signs, at any width."""
    byline = "本报记者周明远 通讯员林晓 实习生何立 摄影赵一鸣"
    assert side_from(weights, byline=byline) == 0
    return side_from(weights, byline=byline, deck="慢线")


@row("heads.row_slack_rows", (3, 3))
def a_hair_over_a_row_takes_no_further_one(weights: Weights) -> object:
    plain = best(weights, 200, title="赶集时节", rank=3)
    return plain.rows, best(weights, 60, title="赶集时节", rank=3, kicker="慢线").rows


@row("heads.least_continued_em", 39)
def a_continued_title_has_four_characters_a_line(weights: Weights) -> object:
    own, article = measures(weights), samples.article(title=TITLE)
    return next(w for w in range(30, 99) if head_choices(own, article, pt(w), continued=True))


@row("heads.lead_fill_share", [True, False], others=(0.6, 0.85))
def a_lead_grows_beyond_its_band_as_far_as_the_headline(weights: Weights) -> object:
    """Four characters fill seven tenths of 80 mm; on 160 mm they would pass the headline's 55."""
    own = replace(measures(weights, None), lead_pt=55.0)
    article = samples.article(title="赶集时节", rank=1)
    natural = own.composer.head_widths(article.title, own.styles.title_1.style, 1)[1]
    return [
        abs(target_size(own, article, pt(width)) - 0.72 * pt(width) / natural) < 0.01
        for width in (80.0, 160.0)
    ]


@row("heads.lead_width_share", 60)
def a_lead_stays_well_below_the_headline(weights: Weights) -> object:
    own = replace(measures(weights, None), lead_pt=120.0)
    article = samples.article(title="赶集", rank=1)
    return round(target_size(own, article, pt(300)))


@row("heads.fill_share", [True, False])
def a_short_title_grows_until_it_fills_its_strip(weights: Weights) -> object:
    """Four characters fill their part of 35 mm; on 160 mm they would pass their band."""
    own = measures(weights, None)
    article = samples.article(title="赶集时节", rank=2)
    natural = own.composer.head_widths(article.title, own.styles.title_2.style, 1)[1]
    found = []
    for width in (35.0, 160.0):
        size = target_size(own, article, pt(width))
        found.append(abs(size - 0.62 * pt(width) / natural) < 0.01)
    return found


def added(weights: Weights, field: str, width_mm: float, lines: int, **more: Any) -> float:
    """Return what a weight adds to the cheapest head on so many lines."""
    none: dict[str, Any] = {field: 0.0}
    free = replace(weights, heads=replace(weights.heads, **none))
    costs = [
        min(head.cost for head in heads(own, width_mm, **more) if head.lines == lines)
        for own in (weights, free)
    ]
    return costs[0] - costs[1]


@row("heads.lead_small_cost")
def a_lead_of_two_thirds_of_its_greatest_size(weights: Weights) -> object:
    """Here three quarters: dearer than two abreast (0.9), cheaper than a row of white (1.3)."""
    return between(0.9, added(weights, "lead_small_cost", 80, 1, rank=1), 1.3)


@row("heads.lone_cost")
def a_title_whose_last_line_is_a_word_alone(weights: Weights) -> object:
    """Dearer than a second line (2.2), cheaper than pictures that touch (5)."""
    title = "慢火车开进县城来 好啊"
    return between(2.2, added(weights, "lone_cost", 33, 2, title=title, rank=3), 5.0)


@row("heads.lone_share", [True, False], others=(0.2, 0.6))
def a_word_is_alone_below_two_fifths_of_its_title(weights: Weights) -> object:
    titles = ("慢火车开进县城来 好啊", "慢火车开进县 好啊好")
    return [added(weights, "lone_cost", 33, 2, title=title, rank=3) > 0 for title in titles]
