"""Inner spreads (通版): two pages of an edition as one over the fold, single ones round them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from content.model import Article, ArticleKind, Edition, Headline, Paragraph, Wishes
from layout.page.errors import ContentError
from layout.page.formats import in_spreads
from layout.page.units import mm
from layout.plan import Plan
from layout.plan.pages.contents import entries
from layout.plan.sources import Banner
from layout.plan.trying.among import Among
from layout.plan.trying.mixed import plan_mixed
from layout.plan.trying.runs import edition_of, runs_of
from layout.plan.weights import WEIGHTS
from tests.plan import checks, samples

TITLES = (
    "老站长的第四十年",
    "站台边长出集市",
    "慢火车开进新县城",
    "夜班车等最后一个人",
    "车窗外的稻子",
)
NUMBERS = ("01", "02", "03", "04")


def opener() -> Article:
    """Return the article whose head opens the spread."""
    article = samples.article("across", 120, 7, title="一条慢线四十年 三座小镇一趟车")
    more = {"kind": ArticleKind.SPREAD, "deck": "一条线上的三个四十年"}
    return article.model_copy(update=more)


def copy(**more: object) -> Edition:
    """Return a front page of one story, a spread of three and a last page of one."""
    own = [
        samples.article(name, size, seed, title=title, rank=1 if name in "ae" else 2)
        for seed, (name, size, title) in enumerate(
            zip("abcde", (900, 1400, 900, 900, 1700), TITLES, strict=True)
        )
    ]
    own[4] = own[4].model_copy(update={"wishes": Wishes(page_break=True)})
    fields = {
        "profile": "tabloid",
        "banner": "festive",
        "headline": Headline(title="慢火车停四十秒 新县城等五十年", deck="一条支线和三座小镇"),
        "lede": tuple(Paragraph(text=text) for text in samples.prose(160, 9)),
        "credits": ("样本",),
        "fit": {"max_pages": 4},
        **more,
    }
    edition = samples.press(own[0], opener(), *own[1:], **fields)
    paper = edition.paper.model_copy(update={"page_numbers": NUMBERS})
    return edition.model_copy(update={"paper": paper})


@cache
def planned() -> Plan:
    return samples.plan(copy())


def test_the_spread_stands_among_single_pages() -> None:
    placed = planned().placed
    assert placed.steps == (1, 2, 1) and placed.folded == (False, True, False)
    assert [page.number for page in placed.pages] == ["01", "02—03", "04"]
    assert [page.index for page in placed.pages] == [0, 1, 2]
    assert [mm(placed.grid_of(page).trim.w) for page in placed.pages] == pytest.approx(
        [275, 550, 275]
    )
    assert len({placed.grid_of(page).body for page in placed.pages}) == 1, "one size of body"


def test_its_opening_is_made_of_the_article_that_opens_it() -> None:
    front, spread, last = planned().placed.pages
    own = [block for block in spread.blocks if block.id == "across"]
    assert [block.kind for block in own] == ["banner", "lede"]
    titles = [text for text in own[0].texts if text.id == "across/title"]
    assert len(titles) == 1 and titles[0].role == "headline" and len(titles[0].lines) == 2
    assert own[1].texts[0].id == "across#0"
    assert any(block.id == "banner" for block in front.blocks)
    assert not any(block.kind in ("banner", "lede") for block in last.blocks)
    assert not any(
        block.id in ("banner", "lede") for page in (spread, last) for block in page.blocks
    )


def test_only_its_opening_crosses_the_fold() -> None:
    plan = planned()
    grid = plan.placed.grid_of(plan.placed.pages[1])
    assert grid.fold is not None
    for stand in plan.pages[1].stands:
        sides = {stand.column >= grid.side_columns, stand.column + stand.width > grid.side_columns}
        assert len(sides) == 1 or isinstance(stand.source, Banner)
    assert {s.column >= grid.side_columns for s in plan.pages[1].stands} == {False, True}


def test_every_article_stands_once_and_where_it_belongs() -> None:
    names = [{b.id.partition("/")[0] for b in page.blocks} for page in planned().placed.pages]
    pages = [own & set("abcde") for own in names]
    assert pages == [{"a"}, {"b", "c", "d"}, {"e"}]
    for page, choice in zip(planned().placed.pages, planned().pages, strict=True):
        checks.check_full(planned().placed.grid_of(page), choice.stands, choice.whites)


def test_the_contents_name_what_leads_the_pages_behind() -> None:
    (strip,) = [b for b in planned().placed.pages[0].blocks if b.id == "contents"]
    leads = {text.page: "".join(i.line.text for i in text.lines) for text in strip.texts}
    assert leads[1].replace(" ", "") == opener().title.replace(" ", "")
    assert leads[2] == TITLES[4]
    assert "02—03" in leads[-1] or any("02—03" in i.line.text for t in strip.texts for i in t.lines)


def test_a_page_is_made_another_way_without_the_others() -> None:
    plan = planned()
    way = next((index for index in (1, 0, 2) if plan.ways[index] > 1), None)
    assert way is not None, "no page of the sample has a second way"
    other = plan.turned({way: 1})
    same = [a == b for a, b in zip(plan.placed.pages, other.placed.pages, strict=True)]
    assert same == [index != way for index in range(3)]
    assert other.chosen[way] == 1


def test_where_all_pages_are_spreads_it_is_a_story() -> None:
    whole = in_spreads(copy(spread=True))
    assert not any(article.kind.opens_spread for article in whole.articles)
    assert len(runs_of(whole)) == 1


def test_a_format_without_spreads_is_refused() -> None:
    with pytest.raises(ContentError) as error:
        samples.plan(copy(profile="half"))
    assert error.value.told.code == "page.no-spread"


def test_credits_stand_last_and_limits_are_shared_out() -> None:
    edition = copy()
    runs = runs_of(edition)
    own = [edition_of(edition, runs, k, "tabloid", place) for k, place in enumerate((0, 1, 3))]
    assert [bool(one.credits) for one in own] == [False, False, True]
    assert [one.fit.max_pages for one in own] == [1, 2, 1]
    assert [one.paper.page_numbers[0] for one in own] == ["01", "02", "04"]
    assert [bool(one.contents) for one in own] == [True, False, False]


@cache
def stubbed(
    numbers: tuple[str, ...], kind: ArticleKind = ArticleKind.STORY
) -> tuple[Plan, list[list[str]]]:
    """Return the plan of an edition whose front takes a page for each of its two articles."""
    edition = copy()
    more = samples.article("z", 400, 6, title="多出来的一篇", kind=kind)
    paper = edition.paper.model_copy(update={"page_numbers": numbers})
    edition = edition.model_copy(
        update={"articles": (edition.articles[0], more, *edition.articles[1:]), "paper": paper}
    )
    asked: list[list[str]] = []

    def planner(own: Edition, among: Among) -> Plan:
        names = [article.id for article in own.articles]
        asked.append(names)
        pages = {"a": 0, "b": 1, "z": 2, "e": 2}[names[0]]
        plan, count = planned(), len(names) if names[0] == "a" else 1
        placed = replace(
            plan.placed, edition=own, pages=(plan.placed.pages[pages],) * count, notes=()
        )
        return replace(plan, placed=placed, pages=(plan.pages[pages],) * count, notes=())

    return plan_mixed(edition, planner, WEIGHTS), asked


def test_what_would_set_the_spread_apart_is_moved_behind_it() -> None:
    plan, asked = stubbed(NUMBERS)
    assert plan.placed.steps == (1, 2, 1) and ["z", "e"] in asked
    assert [note.code for note in plan.notes] == ["plan.moved-behind"]


def test_numbered_articles_keep_their_order_and_it_is_told() -> None:
    plan, _ = stubbed(NUMBERS, ArticleKind.SECTION)
    assert plan.placed.steps == (1, 1, 2, 1)
    assert [note.code for note in plan.notes if note.code != "plan.more-pages"] == [
        "plan.spread-apart"
    ]


def test_pages_face_by_their_printed_numbers() -> None:
    """A part of the paper that begins on an even page: two pages before a spread are right."""
    plan, _ = stubbed(("04", "05", "06", "07", "08"))
    assert plan.placed.steps == (1, 1, 2, 1)
    assert not [note for note in plan.notes if note.code != "plan.more-pages"]


def test_pages_without_numbers_are_counted_as_the_papers() -> None:
    """The last of four pages is the fourth, though a spread is one page of the file."""
    plan, edition = planned(), copy()
    bare = edition.model_copy(
        update={"paper": edition.paper.model_copy(update={"page_numbers": ()})}
    )
    wide, last = (plan.placed.grid_of(page) for page in plan.placed.pages[1:])
    (spread,) = entries(plan.pages[1:2], bare, wide, before=1, place=1, title="一条慢线")
    (single,) = entries(plan.pages[2:], bare, last, before=2, place=3)
    assert (spread.page, spread.number, spread.title) == (1, "2—3", "一条慢线")
    assert (single.page, single.number) == (2, "4")
