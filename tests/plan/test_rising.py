"""Heads that stand over a part of their block, with columns or the picture risen beside them."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Literal

import pytest

from content.model import ArticleKind, Aside, AsideForm, BodyItem, Paragraph
from fonts.setting.dress import PLAIN, BoxDress
from fonts.setting.styles import STYLES
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from layout.plan.heads.strips import strip_share
from layout.plan.measures import Measures
from layout.plan.pages import blocks
from layout.plan.pages.settle import settle
from layout.plan.shapes.fill import fill_ways
from layout.plan.shapes.pouring import measure_copy
from layout.plan.shapes.rising import RULE_ROWS, ways_of_heads
from layout.plan.shapes.shapes import Rise
from layout.plan.shapes.stories import shape_cost, story_shapes
from layout.plan.sources import Story
from layout.plan.text_columns import columns_of
from layout.plan.weights import WEIGHTS
from tests.plan import samples

TITLES = (
    "赶集",
    "把车站还给街坊",
    "山里人的准点 一张票走三个县",
    "新时刻表从春天算起，站台上的早市也是",
)
FREE = WEIGHTS.heads.strip_free_share


@pytest.mark.parametrize("profile", ["broadsheet", "tabloid", "half"])
@pytest.mark.parametrize("title", TITLES)
def test_columns_rise_where_a_head_would_leave_a_strip(profile: str, title: str) -> None:
    measures = samples.measures(profile)
    article = samples.article(title=title, rank=1)
    for width in range(2, measures.grid.columns + 1):
        full = measures.grid.width(width)
        for columns in columns_of(full, measures.grid.body):
            ways = ways_of_heads(measures, article, columns, full, False)
            assert ways
            whole = [head for head, rise in ways if rise is None]
            filled = any(strip_share(measures, head, full) <= FREE for head in whole)
            for head, rise in ways:
                if rise is None:
                    continue
                assert not filled, "a head that fills its strip needs none beside it"
                assert 0 < rise.first < columns.count
                assert rise.rows == head.rows - RULE_ROWS
                own = columns.span(rise.first)
                assert head.indent + max(i.width_em for i in head.title) * head.size <= own + 0.5


@pytest.mark.parametrize(
    ("rule", "boxed", "rows"),
    [
        ("thick", None, RULE_ROWS),
        ("none", None, 0),
        ("thick", "plain", RULE_ROWS),
        ("thick", "reversed", 0),
    ],
)
def test_without_a_rule_columns_rise_to_the_block_s_top(
    rule: Literal["thick", "none"], boxed: Literal["plain", "reversed"] | None, rows: int
) -> None:
    """Else the gap over the head and the row under no rule are one strip across the page.

    Over a title on a bar a box has no rule either.
    """
    head = replace(PLAIN.head, rule=rule)
    dress = replace(PLAIN, head=head, box=BoxDress(title=boxed or "plain"))
    grid = Grid.of(PROFILES["broadsheet"], None, replace(STYLES, dress=dress))
    measures = Measures(grid, samples.composer(), samples.library(), {})
    article, full = samples.article(title="赶集", rank=1), grid.width(5)
    if boxed:
        alone = {"kind": ArticleKind.BOX, "kicker": "", "deck": "", "byline": ""}
        article = article.model_copy(update=alone)
    ways = [
        way
        for columns in columns_of(full, grid.body)
        for way in ways_of_heads(measures, article, columns, full, False)
    ]
    risen = [head.rows - rise.rows for head, rise in ways if rise]
    assert risen
    assert set(risen) == {rows}


def test_risen_columns_take_the_lines_that_the_head_leaves() -> None:
    measures, story = samples.measures(), samples.story("a", samples.article(characters=900))
    story = samples.story("a", story.article, body=story.article.body)
    (columns,) = [c for c in columns_of(measures.grid.width(5), measures.grid.body) if c.count == 4]
    copy = measure_copy(measures, story, measures.styles.body, columns.measure)
    level = {f.rows for f in fill_ways(measures, story, copy, columns, 100)}
    risen = {f.rows for f in fill_ways(measures, story, copy, columns, 100, Rise(2, 4))}
    assert min(level) - min(risen) == 2, "two columns of four lines more: two rows of four less"


@pytest.mark.parametrize(("title", "width"), list(product(TITLES[:3], (6, 8))))
def test_a_picture_rises_to_the_rule(title: str, width: int) -> None:
    photo = samples.photograph(caption="")
    measures = samples.measures("broadsheet", None, photo)
    article = samples.article(title=title, characters=1200, rank=1, pictures=(photo,))
    (story,) = [s for s in blocks.sources(samples.press(article)) if isinstance(s, Story)]
    found = story_shapes(measures, story, measures.grid.rows)
    risen = 0
    for height in sorted(found.table[width])[::3]:
        for way in settle(measures, found, width, height):
            rise = way.recipe.rise
            if rise is None:
                continue
            for spot in way.spots:
                assert spot.row >= rise.top(spot.column)
                risen += spot.row < 0
            assert all(s.row >= rise.top(s.column) for s in way.segments)
    assert risen


def test_a_story_of_one_notice_has_one_column_as_broad_as_it() -> None:
    """In several it would be parted; two notices, or words before one, stand in columns."""
    measures = samples.measures()
    notice = Aside(form=AsideForm.NOTICE, paragraphs=(Paragraph(text="即日起征集线索。" * 12),))
    bare = samples.article("n", 0, title="第八届身边好人评选现在开始征集线索")

    def broad(*body: BodyItem) -> bool:
        article = bare.model_copy(update={"body": body})
        shapes = story_shapes(measures, Story("n", article, body), 40)
        recipes = [r for row in shapes.table.values() for some in row.values() for r in some]
        most = measures.weights.columns.most_measure_em
        return any(r.columns is not None and r.columns.measure > most for r in recipes)

    assert broad(notice)
    assert not broad(notice, notice)
    assert not broad(Paragraph(text="一段。"), notice)


def test_the_longer_a_ribbon_the_dearer() -> None:
    weights = WEIGHTS.stories
    five, seven = (shape_cost(ratio, weights) for ratio in (5.05, 7.0))
    assert weights.most_ratio_cost < five < 1.2 * weights.most_ratio_cost
    assert seven > 1.8 * weights.most_ratio_cost
