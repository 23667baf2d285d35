"""Any amount of copy becomes pages: stories that run on, declared white, units of a page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from content.model import (
    Article,
    BodyItem,
    Edition,
    Fit,
    Headline,
    Paragraph,
    PullQuote,
    Roll,
    Subhead,
    Verse,
    Wishes,
)
from fonts.setting.styles import STYLES
from layout.page.placed import PlacedText
from layout.plan import Plan, plan_edition
from layout.plan.copy.column_breaks import Item, break_open_columns, open_totals
from layout.plan.copy.kinds.verse import white
from layout.plan.elements import Element
from layout.plan.pages.blocks import opened, remainder
from layout.plan.shapes.pouring import Taken
from layout.plan.shapes.quotes import quote_of
from layout.plan.sources import Story, article_of
from layout.plan.weights import WEIGHTS
from tests.plan import samples
from tests.sparing import FIRST

PARAGRAPH = Item(((5, 1.0), (6, 0.0), (7, 1.0)))
FIXED = Item(((5, 0.0),))
TAIL = Item(((1, 0.0),))


def printed(plan: Plan) -> dict[str, list[str]]:
    """Return the printed text of each article's paragraphs, part by part, in order."""
    found: dict[str, list[str]] = {}
    for page in plan.placed.pages:
        for block in page.blocks:
            for text in block.texts:
                if text.role in ("body", "lede", "subhead"):
                    found.setdefault(block.id.split("/")[0], []).append(words(text))
    return found


def words(text: PlacedText) -> str:
    """Return a placed text's characters."""
    return "".join(line.line.text for line in text.lines).replace(" ", "")


def assert_nothing_lost(edition: Edition, plan: Plan) -> None:
    """Every paragraph of every article is printed once, whole and in order."""
    found = printed(plan)
    for article in edition.articles:
        wanted = [item.text.replace(" ", "") for item in article.body]
        assert found[article.id] == wanted, article.id


def story(name: str, characters: int, seed: int = 0, **more: Any) -> Article:
    return samples.article(name, characters, seed, **more)


@pytest.mark.parametrize(
    ("characters", "profile"),
    [
        *((characters, "broadsheet") for characters in (40, 400, 1500, 9000)),
        *((characters, "tabloid") for characters in (90, 1500, 4200)),
    ],
)
def test_one_story_of_any_length_becomes_pages(characters: int, profile: str) -> None:
    edition = samples.press(story("a", characters), profile=profile)
    assert_nothing_lost(edition, samples.plan(edition))


def test_a_report_in_three_sections_fills_its_pages() -> None:
    sections = [story(f"s{i}", n, i) for i, n in enumerate((3400, 6000, 2500))]
    edition = samples.press(*sections, profile="broadsheet")
    plan = samples.plan(edition, weights=WEIGHTS)
    assert_nothing_lost(edition, plan)
    area = plan.grid.columns * plan.grid.rows
    white = sum(w * h for page in plan.pages for _, _, w, h in page.whites) / area
    assert white < 0.2


def test_a_story_that_runs_on_names_the_pages() -> None:
    edition = samples.press(story("a", 9000), profile="tabloid")
    plan = samples.plan(edition)
    assert len(plan.pages) > 1
    lines = [words(t) for p in plan.placed.pages for b in p.blocks for t in b.texts]
    assert any("下转" in line for line in lines)
    assert "plan.continued" in [note.code for note in plan.notes]


def test_white_at_the_end_is_declared_and_told() -> None:
    edition = samples.press(
        story("a", 2600), profile="broadsheet", fit=Fit(formats=("broadsheet",))
    )
    plan = samples.plan(edition)
    (page,) = plan.placed.pages
    assert page.whites
    assert page.whites[-1].bottom == pytest.approx(plan.grid.area.bottom)
    (note,) = [note for note in plan.notes if note.code == "plan.white"]
    assert note.values["page"] == 1


@pytest.mark.parametrize("characters", [1500, 2600, 3600])
def test_the_copy_that_is_said_to_be_missing_fills_the_page(characters: int) -> None:
    """The number is tried: with it the page's white is gone, or nearly, and no page is added."""
    own: dict[str, Any] = {
        "profile": "broadsheet",
        "fit": Fit(formats=("broadsheet",), body_pt=(9, 9)),
    }
    plan = samples.plan(samples.press(story("a", characters), **own))
    notes = [note for note in plan.notes if note.code == "plan.white"]
    if not notes:
        return
    more = notes[-1].values["characters"]
    assert isinstance(more, int)
    fuller = samples.plan(samples.press(story("a", characters + more), **own))
    area = fuller.grid.columns * fuller.grid.rows
    white = sum(w * h for page in fuller.pages for _, _, w, h in page.whites) / area
    assert len(fuller.pages) == len(plan.pages)
    assert white < 0.2


def test_a_themes_page_ends_at_its_page_break() -> None:
    articles = [story(f"a{i}", 1100, i, wishes=Wishes(page_break=i > 0)) for i in range(3)]
    edition = samples.press(*articles, fit=Fit(formats=("tabloid",)))
    plan = samples.plan(edition)
    assert_nothing_lost(edition, plan)
    assert [[s.source.key for s in page.stands if article_of(s.source)] for page in plan.pages] == [
        ["a0"],
        ["a1"],
        ["a2"],
    ]


def test_more_pages_than_allowed_are_made_and_told() -> None:
    articles = [story(f"a{i}", 1500, i) for i in range(6)]
    plan = samples.plan(samples.press(*articles, fit=Fit(max_pages=1, body_pt=(9, 9))))
    assert len(plan.pages) > 1
    assert "plan.more-pages" in [note.code for note in plan.notes]


def test_where_the_steps_for_a_page_do_not_do_blocks_are_settled_first() -> None:
    """Without that a page of three stories was made here, which costs 184."""
    edition = samples.press(*(story(f"s{n}", 180 + 37 * n % 150, n) for n in range(24)))
    few = replace(FIRST, slicing=replace(FIRST.slicing, most_steps=30))
    plan = plan_edition(edition, samples.library(), samples.composer(), {}, weights=few)
    assert_nothing_lost(edition, plan)
    assert all(page.cost < 100.0 for page in plan.pages)


def test_days_with_a_line_each_are_no_copy_that_no_page_holds() -> None:
    """Shapes that cannot be settled hid those that can: no page was made of it at all."""
    days = (
        ("5月11日", "县气象局发布干旱黄色预警，全县启动四级应急响应。"),
        ("5月26日", "三河镇打出第一口应急井，井深一百二十米，日出水六百立方米。"),
        ("6月9日", "县城水厂启用备用水源，日供水能力保持四万吨。"),
        ("6月29日", "全县普降中到大雨，旱情解除。五十天里，送水九千四百车次，没有一户断水。"),
    )
    first = "5月以来，鹿鸣县降水比常年同期偏少六成，全县上下投入抗旱。以下是本报梳理的大事。"
    body: list[BodyItem] = [Paragraph(text=first)]
    for day, words in days:
        body += [Subhead(text=day), Paragraph(text=words)]
    title = "鹿鸣抗旱五十天"
    chronicle = samples.article("a", title=title, body=tuple(body))
    edition = samples.press(chronicle, headline=Headline(title=title))
    plan = samples.plan(edition)
    assert_nothing_lost(edition, plan)
    assert len(plan.pages) == 1


@pytest.mark.parametrize("count", [1, 3, 12])
def test_short_copy_stands_in_a_unit_or_leaves_white(count: int) -> None:
    edition = samples.press(*(story(f"a{i}", 60, i) for i in range(count)))
    plan = samples.plan(edition)
    assert_nothing_lost(edition, plan)
    assert len(plan.pages) == 1


def test_open_copy_fills_columns_exactly_and_leaves_enough() -> None:
    items = [PARAGRAPH] * 9 + [TAIL]
    for rows in range(10, 16):
        found = break_open_columns(items, (rows, rows))
        assert found is not None
        assert sum(found[1]) == 2 * rows
        assert found[1][-1] == 1, "the line that names the next page"
    least = WEIGHTS.breaks.running_part
    assert sorted(open_totals(items)) == [*range(least, 9 * 5 - least + 2)]


def test_open_copy_never_ends_with_a_sub_head() -> None:
    head = Item(((2, 0.0),), head=True)
    items = [PARAGRAPH, head, PARAGRAPH, PARAGRAPH, TAIL]
    found = break_open_columns(items, (9,))
    assert found is None, "6 lines and a sub-head would fill it"


def test_a_part_and_what_is_left_are_the_whole() -> None:
    body: tuple[BodyItem, ...] = (
        *(Paragraph(text=text) for text in samples.prose(900)[:4]),
        Subhead(text="再往前走"),
        *(Paragraph(text=text) for text in samples.prose(900, 1)[:4]),
    )
    whole = Story("a", story("a", 50), body)
    (part,) = opened(whole, 4000)
    assert part.continues and part.open_end
    rest = remainder(whole, part, Taken(4))
    assert rest.body == body[4:]
    assert rest.first == 4 and rest.continued and rest.key == "a/2"


def test_a_story_that_runs_on_takes_its_pictures_or_leaves_the_last_ones() -> None:
    """The leading one may stand on the first page and the other on the next."""
    shown = tuple(Element(samples.photograph(name)) for name in "pq")
    whole = Story("a", story("a", 900), story("a", 900).body, shown)
    parts = list(opened(whole, 4000))
    assert [part.elements for part in parts] == [shown, shown[:1], ()]
    left = [remainder(whole, part, Taken(1)).elements for part in parts]
    assert left == [(), shown[1:], shown]


@pytest.mark.parametrize("first", [True, False])
def test_a_quotation_of_a_story_that_runs_on_is_set_once(first: bool) -> None:
    """Where it is written says nothing of the part it stands in: that with room for it."""
    quote = PullQuote(text="车门一开，菜叶上的水还在往下滴。")
    text = tuple(Paragraph(text=words) for words in samples.prose(900))
    body: tuple[BodyItem, ...] = (quote, *text) if first else (*text, quote)
    whole = Story("a", story("a", 50, body=body), body)
    part = next(opened(whole, 4000))
    assert quote_of(part) == quote.text
    assert not quote_of(remainder(whole, part, Taken(2, quoted=True)))
    later = remainder(whole, part, Taken(2))
    assert quote_of(later) == quote.text, "where the first part had no room"
    assert not quote_of(remainder(later, next(opened(later, 4000)), Taken(1, quoted=True)))
    assert quote_of(Story("a", whole.article)) == "", "a page of pictures"


def test_a_poem_and_a_roll_run_on_within_themselves() -> None:
    poem = Verse(title="枕木", author="甲某", stanzas=(("一", "二", "三"), ("四", "五")), line=4)
    names = Roll(title="标兵", names=("甲某某", "乙某某", "丙某某"), line=9)
    body: tuple[BodyItem, ...] = (Paragraph(text="开头。"), poem, names)
    whole = Story("a", story("a", 50), body)
    (part,) = opened(whole, 4000)
    rest = remainder(whole, part, Taken(1, 4))
    assert rest.first == 1 and rest.body[1:] == (names,)
    verse = rest.body[0]
    assert isinstance(verse, Verse) and verse.stanzas == (("五",),)
    assert not (verse.title or verse.author)
    left = remainder(whole, part, Taken(2, 1)).body
    assert [item.text for item in left] == ["乙某某\n丙某某"]


def test_an_open_end_may_fall_within_a_stanza_or_a_roll_but_not_behind_its_head() -> None:
    head, roll = Item(((1, 0.0),), head=True), Item(((8, 0.0),), cuts=(2, 4, 6))
    items = [FIXED, head, roll, PARAGRAPH, PARAGRAPH, TAIL]
    whole = FIXED.options[0][0]
    for rows, counts in ((2, (whole, 1, 2, 1)), (4, (whole, 1, 4, 1)), (8, (whole, 1, 8, 1))):
        assert break_open_columns(items, (whole + 1 + rows + 1,)) == (0.0, counts)
    assert break_open_columns(items, (whole + 1 + 1,)) is None, "the head is the last line"
    assert break_open_columns(items, (whole + 1 + 3 + 1,)) is None, "the roll has no cut there"


def test_white_between_stanzas_takes_one_row_and_begins_no_column() -> None:
    assert white(STYLES.verse, "p")[1] == Item(((1, 0.0),), white=True)


def test_white_ends_no_part() -> None:
    items = [FIXED, Item(((1, 0.0),), white=True), FIXED, PARAGRAPH, TAIL]
    whole = FIXED.options[0][0]
    assert break_open_columns(items, (whole + 1 + 1,)) is None


def test_an_open_end_may_fall_within_a_table_that_goes_on_in_the_next_column() -> None:
    """Five lines and four rows fill the first column; in the second the head is repeated."""
    table = Item(((12, 0.0), (14, 0.5)), cuts=(4, 6, 8, 10), again=2)
    items = [FIXED, table, PARAGRAPH, PARAGRAPH, TAIL]
    assert break_open_columns(items, (9, 9)) == (0.0, (5, 12, 1)), "ten rows and its head again"
    assert break_open_columns(items, (9, 11)) == (0.5, (5, 14, 1)), "all of it"
    assert break_open_columns(items, (9, 6)) is None, "a row and a half"
    assert break_open_columns(items, (8, 9)) is None, "no cut at the column's end"
    short = Item(((12, 0.0), (14, 0.5)), cuts=(4, 6, 8), again=2)
    assert break_open_columns([FIXED, short, PARAGRAPH, PARAGRAPH, TAIL], (9, 9)) is None, (
        "twelve rows are not the whole of it where its head is repeated"
    )
