"""Rows of stories, copy and column breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from content.model import Article, ArticleKind, BodyItem, Paragraph, Subhead, Wishes
from fonts.setting.styles import STYLES
from layout.banners import banner
from layout.page.formats import PROFILES
from layout.plan.copy.column_breaks import Item, break_columns
from layout.plan.memory import Memory
from layout.plan.pages import blocks
from layout.plan.shapes.outline import low_cost
from layout.plan.shapes.pouring import Copy, measure_copy
from layout.plan.shapes.stories import ends_cost, frames, shape_cost, story_shapes, wish_cost
from layout.plan.sources import Story
from layout.plan.text_columns import columns_of
from layout.plan.trying.attempts import Attempt
from layout.plan.trying.draft import Draft
from layout.plan.weights import Weights
from tests.plan import samples
from tests.plan.weighing import between, row

EM = 9.0


def story(article: Article) -> Story:
    """Return an article's block."""
    return Story(article.id, article, article.body)


def written(*texts: str, **more: Any) -> Story:
    """Return a story of just these paragraphs."""
    article = samples.article(body=tuple(Paragraph(text=text) for text in texts), **more)
    return story(article)


# Stories


def inside(weights: Weights, characters: int, pictures: int) -> int:
    """Return how many pictures stand inside a story."""
    shown = tuple(samples.photograph(f"p{i}") for i in range(pictures))
    article = samples.article(body=(Paragraph(text="字" * characters),), pictures=shown)
    found = blocks.sources(samples.press(article), weights)
    return len(next(source for source in found if isinstance(source, Story)).elements)


@row("stories.most_elements", 2)
def a_story_takes_two_pictures_in(weights: Weights) -> object:
    return inside(weights, 900, 4)


def draft(weights: Weights, paragraphs: int) -> Draft:
    """Return the draft of an edition with one story."""
    text = samples.prose(400)[0]
    edition = samples.press(samples.article(body=(Paragraph(text=text),) * paragraphs))
    attempt = Attempt(PROFILES["tabloid"], 9.0)
    memory = Memory(samples.library())
    design = banner(edition.banner)
    return Draft.of(
        edition, samples.library(), samples.composer(), {}, design, attempt, memory, weights, STYLES
    )


@row("stories.spare_rows", (True, False))
def a_timetable_is_shorter_than_it_seems(weights: Weights) -> object:
    source = written("06:35 07:20 08:15 09:05 10:40 11:25 " * 20)
    measures = samples.measures(weights=weights)
    seen = []
    for beyond in (6, 10):
        width = measures.grid.width(1)
        measure = columns_of(width, EM, weights.columns)[0].measure
        characters = len(source.body[0].text)
        found = story_shapes(measures, source, round(characters / measure) - beyond)
        seen.append(bool(found.table.get(1)))
    return tuple(seen)


@row("stories.fewest_rows", (False, True))
def two_columns_are_at_least_three_rows_high(weights: Weights) -> object:
    measures = samples.measures(weights=weights)
    seen = []
    for rows in (2.5, 4):
        columns = next(c for c in columns_of(measures.grid.width(3), EM) if c.count == 2)
        text = "".join(samples.prose(300))[: round(rows * 2 * columns.measure)]
        found = story_shapes(measures, written(text), measures.grid.rows)
        counts = {
            recipe.columns.count
            for recipes in found.table.get(3, {}).values()
            for recipe in recipes
            if recipe.columns
        }
        seen.append(2 in counts)
    return tuple(seen)


@row("stories.strip_characters", (True, False))
def a_title_of_six_characters_may_run_down_a_strip(weights: Weights) -> object:
    seen = []
    for title in ("慢线记者手记", "慢线上的记者手"):
        source = written("字" * 200, title=title, kind=ArticleKind.BOX)
        seen.append(any(f.strip for f in frames(samples.measures(weights=weights), source, 4)))
    return tuple(seen)


def best_width(weights: Weights, wish: str) -> int:
    """Return the width of eight columns that suits a wish best."""
    source = written("字", wishes=Wishes.model_validate({"width": wish}))
    return min(range(1, 9), key=lambda n: wish_cost(source, n / 8, weights.stories))


@row("stories.narrow_wish_share", 2)
def narrow_is_two_columns_of_eight(weights: Weights) -> object:
    return best_width(weights, "narrow")


@row("stories.medium_wish_share", 4)
def medium_is_half_a_page(weights: Weights) -> object:
    return best_width(weights, "medium")


@row("stories.wide_wish_share", 6)
def wide_is_six_columns_of_eight(weights: Weights) -> object:
    return best_width(weights, "wide")


@row("stories.full_wish_share", 8, others=(0.5, 0.8))
def full_is_the_whole_width(weights: Weights) -> object:
    return best_width(weights, "full")


@row("stories.wish_cost")
def half_a_page_for_a_narrow_story(weights: Weights) -> object:
    """Dearer than all pictures on one side (4), cheaper than a story that runs on (10)."""
    source = written("字", wishes=Wishes(width="narrow"))
    return between(4.0, wish_cost(source, 0.5, weights.stories), 10.0)


def free_widths(weights: Weights, rank: int) -> list[int]:
    """Return the widths of eight columns that cost a story of this rank nothing."""
    source = written("字", rank=rank)
    return [n for n in range(1, 9) if wish_cost(source, n / 8, weights.stories) < 1e-9]


@row("stories.rank_1_share", [4, 5, 6])
def a_lead_story_takes_more_than_half(weights: Weights) -> object:
    return free_widths(weights, 1)


@row("stories.rank_2_share", [2, 3, 4])
def a_section_takes_two_to_four_columns(weights: Weights) -> object:
    return free_widths(weights, 2)


@row("stories.rank_3_share", [2, 3])
def a_short_one_takes_two_or_three(weights: Weights) -> object:
    return free_widths(weights, 3)


@row("stories.rank_free_share", [4, 5, 6])
def a_column_more_or_less_is_free(weights: Weights) -> object:
    return free_widths(weights, 1)


@row("stories.rank_cost")
def a_short_story_over_the_whole_page(weights: Weights) -> object:
    """Dearer than a row of white in a head (1.3), cheaper than a line more of its title (2.2)."""
    return between(1.3, wish_cost(written("字", rank=3), 1.0, weights.stories), 2.2)


@row("stories.tower_ratio", (True, False))
def a_block_twice_as_high_as_wide_is_a_tower(weights: Weights) -> object:
    return tuple(shape_cost(ratio, weights.stories) > 0 for ratio in (0.5, 0.7))


@row("stories.tower_cost")
def a_block_five_times_as_high_as_wide(weights: Weights) -> object:
    """Dearer than ranks upset (8), cheaper than a title below its rank's band (14)."""
    return between(8.0, shape_cost(0.2, weights.stories), 14.0)


@row("stories.ribbon_ratio", (True, False))
def a_block_three_times_as_wide_as_high_is_a_ribbon(weights: Weights) -> object:
    return tuple(shape_cost(ratio, weights.stories) > 0 for ratio in (3.0, 2.0))


@row("stories.ribbon_cost")
def a_block_nearly_five_times_as_wide_as_high(weights: Weights) -> object:
    """Dearer than heads alike side by side (1.6), cheaper than pictures that touch (5)."""
    return between(1.6, shape_cost(4.9, weights.stories), 5.0)


@row("stories.most_ratio", [False, True, False, True], others=(4.0, 7.0))
def five_to_one_is_out_of_shape(weights: Weights) -> object:
    ratios = (4.8, 5.2, 1 / 4.8, 1 / 5.2)
    smooth = replace(weights.stories, most_ratio_cost=0.0)
    return [shape_cost(r, weights.stories) - shape_cost(r, smooth) > 1 for r in ratios]


@row("stories.most_ratio_cost")
def a_block_out_of_shape(weights: Weights) -> object:
    """Dearer than two titles below their rank's band (28), cheaper than three (42)."""
    over, under = (shape_cost(ratio, weights.stories) for ratio in (5.01, 4.99))
    return between(28.0, over - under, 42.0)


@row("stories.low_rows", [True, False])
def columns_of_five_lines_side_by_side_are_low(weights: Weights) -> object:
    return [low_cost(rows, 3, weights.stories) > 0 for rows in (5, 6)]


@row("stories.low_cost")
def columns_of_four_lines_and_of_five(weights: Weights) -> object:
    """Dearer by more than pictures that touch (5), by less than a story that runs on (10)."""
    four, five = (low_cost(rows, 3, weights.stories) for rows in (4, 5))
    return between(5.0, four - five, 10.0)


@row("stories.low_fault_cost")
def columns_of_five_lines(weights: Weights) -> object:
    """Dearer than two titles below their rank's band (28), cheaper than three (42)."""
    return between(28.0, low_cost(5, 3, weights.stories), 42.0)


def ends(weights: Weights, measure: int, each: int) -> float:
    """Return the cost of paragraphs of one line of so many characters at a measure."""
    return ends_cost(written(*["字" * each] * 8), measure, weights.copy)


@row("copy.ends_free_share", [True, False])
def a_quarter_of_its_lines_may_be_empty(weights: Weights) -> object:
    """Lines of eight characters and an indent of two: at 13 em 23 % are empty, at 20 em half."""
    return [ends(weights, measure, 8) == 0 for measure in (13, 17)]


@row("copy.ends_cost")
def verse_as_paragraphs_where_half_is_empty(weights: Weights) -> object:
    """Dearer than ranks upset (8), cheaper than a title below its band and a second line (16)."""
    return between(8.0, ends(weights, 20, 8), 16.0)


# Copy


def copy(weights: Weights, measure: float, *texts: str) -> Copy:
    """Return copy at a measure."""
    return measure_copy(samples.measures(weights=weights), written(*texts), STYLES.body, measure)


@row("copy.strain_share")
def narrow_lines_cost_more_than_wide_ones(weights: Weights) -> object:
    text = samples.prose(400)
    narrow, wide = (copy(weights, measure, *text).totals for measure in (10, 24))
    return between(0.4, min(narrow.values()) - min(wide.values()), 1.0)


@row("copy.ragged_cost")
def a_ragged_line(weights: Weights) -> object:
    """Dearer than two pages that could just be printed (300 each), cheaper than four."""
    return between(750.0, min(copy(weights, 10, f"编号{'7' * 16}的证。").totals.values()), 1200.0)


@row("copy.most_subhead_lines", [(5, 6), (7, 7, 6)], others=(1, 3))
def a_subhead_is_balanced_over_two_lines(weights: Weights) -> object:
    seen = []
    for title in ("路基是好的铁轨也是好的", "路基是好的铁轨也是好的缺的只是一张时刻表"):
        source = story(samples.article(body=(Subhead(text=title), Paragraph(text="字" * 80))))
        measures = samples.measures(weights=weights)
        lines = measure_copy(measures, source, STYLES.body, 10).pieces[0].lines
        seen.append(tuple(len(line.text) for line in lines))
    return seen


def subhead(weights: Weights) -> Item:
    """Return what a sub-head of one line may take."""
    source = story(samples.article(body=(Subhead(text="路基是好的"), Paragraph(text="字" * 80))))
    return measure_copy(samples.measures(weights=weights), source, STYLES.body, 15).items[0]


def asked(weights: Weights, questions: int, answer: int) -> bool:
    """Tell whether questions with answers of so many characters are set as sub-heads."""
    question = Paragraph(text="问：谁来管？", bold=6)
    body = (question, Paragraph(text="字" * answer)) * questions
    found = measure_copy(
        samples.measures(weights=weights), story(samples.article(body=body)), STYLES.body, 15
    )
    return found.pieces[0].fit is None


@row("copy.fewest_questions", (True, False), others=(2, 4))
def three_questions_part_copy(weights: Weights) -> object:
    return asked(weights, 3, 400), asked(weights, 2, 400)


@row("copy.answer_characters", (True, False))
def a_question_over_a_long_answer_is_a_sub_head(weights: Weights) -> object:
    return asked(weights, 4, 240), asked(weights, 4, 150)


@row("copy.subhead_air_rows", [(2, 0.0), (3, 0.8)], others=(0, 2))
def a_subhead_may_have_one_row_more(weights: Weights) -> object:
    return list(subhead(weights).options)


@row("copy.subhead_air_cost")
def a_row_of_air_over_a_subhead(weights: Weights) -> object:
    """Dearer than a chart at the foot (0.4), cheaper than a row of white in a head (1.3)."""
    return between(0.4, subhead(weights).options[-1][1], 1.3)


# Breaks


def breaks(weights: Weights, items: list[Item], *capacities: int) -> bool:
    """Tell whether copy can fill columns."""
    return break_columns(items, capacities, weights.breaks) is not None


@row("breaks.head_followers", (True, False))
def three_lines_follow_a_subhead(weights: Weights) -> object:
    items = [Item(((2, 0.0),), head=True), Item(((8, 0.0),))]
    return tuple(breaks(weights, items, first, 10 - first) for first in (5, 4))


@row("breaks.least_part", (True, False))
def two_lines_of_a_paragraph_stay_together(weights: Weights) -> object:
    items = [Item(((6, 0.0),))]
    return tuple(breaks(weights, items, first, 6 - first) for first in (2, 1))


@row("breaks.spread_lines", 7)
def copy_may_run_seven_lines_over(weights: Weights) -> object:
    found = copy(weights, 12, *samples.prose(2600))
    return max(found.totals) - found.best


def chaptered(weights: Weights, *sizes: int, opening: int = 200) -> list[str]:
    """Return the heads of the blocks of an article with chapters of so many characters."""
    body: list[BodyItem] = [Paragraph(text="字" * opening)]
    for number, size in enumerate(sizes, start=1):
        body += [Subhead(text=f"{number}章"), Paragraph(text="字" * size)]
    edition = samples.press(samples.article(title="题", body=tuple(body)))
    found = blocks.sources(edition, weights)
    return [source.head.title for source in found if isinstance(source, Story)]


@row("stories.chaptered_characters", [1, 4], others=(2000, 4000))
def from_so_many_characters_on_chapters_are_blocks(weights: Weights) -> object:
    return [len(chaptered(weights, *[each] * 3)) for each in (800, 900)]


@row("stories.fewest_chapters", [1, 3], others=(1, 3))
def one_chapter_is_none(weights: Weights) -> object:
    return [len(chaptered(weights, *sizes)) for sizes in ((3000,), (1500, 1500))]


@row("stories.chapter_characters", [1, 3], others=(200, 600))
def a_short_chapter_would_be_a_stub(weights: Weights) -> object:
    return [len(chaptered(weights, 3000, least)) for least in (350, 450)]


@row("stories.opening_characters", [["题", "2章", "3章"], ["题", "1章", "2章", "3章"]])
def a_form_of_address_opens_no_article(weights: Weights) -> object:
    return [chaptered(weights, 1200, 1200, 1200, opening=count) for count in (40, 80)]


@row("stories.chapter_rank", [3], others=(2,))
def a_chapter_stands_below_every_article(weights: Weights) -> object:
    article = samples.article(
        body=(
            Paragraph(text="字" * 200),
            *(i for n in "一二" for i in (Subhead(text=n), Paragraph(text="字" * 1500))),
        )
    )
    found = blocks.sources(samples.press(article), weights)
    return sorted({s.head.standing for s in found if isinstance(s, Story) and s.chapter})
