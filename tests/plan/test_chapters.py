"""Chapters of a long article: blocks of their own, nothing lost, a head that is the copy's own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from content.model import Article, ArticleKind, BodyItem, Paragraph, PullQuote, Subhead
from fonts.setting.roles import Part
from layout.judge.audit.foreseen import foreseen, stories_of
from layout.judge.audit.model import Code
from layout.page.placed import Block, Page
from layout.page.units import Rect
from layout.plan.heads.choices import head_choices
from layout.plan.heads.place import place_head
from layout.plan.pages import blocks
from layout.plan.pages.chapters import FIRST_PART, chapters_of
from layout.plan.shapes.pouring import Taken, measure_copy
from layout.plan.shapes.quotes import quote_of
from layout.plan.shapes.stories import shape_cost, story_shapes, wish_cost
from layout.plan.sources import Chapter, Story
from layout.plan.weights import WEIGHTS
from tests.plan import samples

HEADS = ("一、过去一年的工作", "二、今年的目标", "三、自身建设", "四、附则")


def report(*sizes: int, opening: int = 120, below: bool = False) -> Article:
    """Return an article with a chapter of about so many characters for each size."""
    body: list[BodyItem] = [Paragraph(text=text) for text in samples.prose(opening, 9)]
    for number, size in enumerate(sizes):
        body.append(Subhead(text=HEADS[number]))
        body += [Subhead(text="（一）办成的事", level=2)] if below else []
        body += [Paragraph(text=text) for text in samples.prose(size, number + 1)]
    return samples.article(body=tuple(body))


def parts(article: Article) -> list[Story]:
    return [s for s in blocks.sources(samples.press(article)) if isinstance(s, Story)]


def heads(article: Article) -> list[str]:
    return [part.head.title for part in parts(article)]


def test_chapters_of_a_long_article_are_blocks_under_their_heads() -> None:
    article = report(1200, 1000, 900)
    assert heads(article) == [article.title, *HEADS[:3]]
    assert [p.key for p in parts(article)] == ["a", *(f"a/{n * FIRST_PART}" for n in (1, 2, 3))]


def test_no_word_is_lost_or_moved() -> None:
    article = report(1200, 1000, 900)
    found: list[BodyItem] = []
    for part in parts(article):
        if part.chapter is not None:
            found.append(article.body[part.chapter.item])
        assert part.first == len(found)  # pieces are named by their place in the article
        found += part.body
    assert tuple(found) == article.body


def test_what_is_short_stays_one_block() -> None:
    assert len(parts(report(700, 700, 600))) == 1
    assert len(parts(report(1800, 150, 1000, 150))) == 1  # chapters that would be stubs
    assert len(parts(report(3300))) == 1


def test_the_first_chapter_stands_under_the_title_where_nothing_goes_before_it() -> None:
    article = report(1400, 1200, 1000, opening=0)
    assert heads(article) == [article.title, *HEADS[1:3]]
    assert parts(article)[0].body[0] == Subhead(text=HEADS[0])


def test_the_head_of_such_a_chapter_is_larger_than_a_sub_head() -> None:
    """Its fellows stand large over their columns; below them, and in other copy, none is so."""
    measures, styles = samples.measures(), samples.measures().styles

    def sizes(article: Article) -> list[float]:
        """Return the sizes of the sub-heads in the columns of an article's first block."""
        copy = measure_copy(measures, parts(article)[0], styles.body, 18)
        roles = (piece.role for piece in copy.pieces if piece.step > 1 or piece.lines)
        return [role.size.part for role in roles if isinstance(role.size, Part)]

    own, usual = styles.subhead_chapter.size.part, styles.subhead.size.part
    assert sizes(report(1400, 1200, 1000, opening=0)) == [own] and own > 1.25 * usual
    below = sizes(report(1400, 1200, 1000, opening=0, below=True))
    assert below == [own, usual]
    assert sizes(report(700, 700, 600)) == [usual] * 3


def test_sub_heads_below_those_of_chapters_are_the_first_in_the_columns() -> None:
    def levels(article: Article) -> set[int]:
        return {i.level for p in parts(article) for i in p.body if isinstance(i, Subhead)}

    assert levels(report(1200, 1000, 900, below=True)) == {1}
    assert levels(report(1400, 1200, 1000, opening=0, below=True)) == {1}


def test_a_chapter_that_would_be_a_stub_stays_behind_the_one_before_it() -> None:
    """The last chapter of a law (附则) is a line or two."""
    article = report(1800, 1000, 150)
    assert heads(article) == [article.title, *HEADS[:2]]
    assert Subhead(text=HEADS[2]) in parts(article)[2].body


def test_pictures_stand_where_there_is_copy_beside_them_and_a_quote_once() -> None:
    article = report(1200, 1000, 1300)
    quote = PullQuote(text="新县城在山的那边。")
    article = article.model_copy(
        update={
            "pictures": (samples.photograph("one"), samples.photograph("two")),
            "body": (*article.body, quote),
        }
    )
    found = parts(article)
    assert [[e.names[0] for e in p.elements] for p in found] == [[], ["one"], [], ["two"]]
    assert [bool(quote_of(part)) for part in found] == [False, False, False, True]


def test_a_chapter_that_runs_on_is_named_by_its_article_there() -> None:
    chapter = parts(report(1200, 1000, 900))[1]
    opened = next(iter(blocks.opened(chapter, 5000)))
    rest = blocks.remainder(chapter, opened, Taken(1))
    assert (opened.key, rest.key) == (f"a/{FIRST_PART}", f"a/{FIRST_PART + 1}")
    assert opened.head.title == HEADS[0] and rest.head.title == rest.article.title
    assert rest.first == chapter.first + 1


def test_its_head_is_the_sub_head_of_its_copy() -> None:
    measures = samples.measures("tabloid")
    chapter = parts(report(1200, 1000, 900))[2].chapter
    assert isinstance(chapter, Chapter)
    width = measures.grid.width(4)
    choice = head_choices(measures, chapter, width)[0]
    rect = Rect(0, 0, width, choice.rows * measures.grid.leading)
    head, _, _ = place_head(measures, chapter, choice, rect, 3)
    (text,) = head.texts
    assert (text.id, text.tag, text.role) == (f"a#{chapter.item}", "h3", "chapter")
    title = min(one.size for one in head_choices(measures, samples.article(), width))
    assert measures.grid.body * 1.6 < text.size < title


def test_its_shape_is_judged_with_the_others() -> None:
    weights = WEIGHTS.stories
    assert shape_cost(6.0, weights) - shape_cost(6.0, weights, part=True) > weights.most_ratio_cost
    assert wish_cost(parts(report(1200, 1000, 900))[1], 1.0, weights) == 0.0


@pytest.mark.parametrize(("width", "judged"), [(5, True), (6, False)])
def test_copy_under_the_headline_is_judged_with_the_opening(width: int, judged: bool) -> None:
    """Over the page's width six lines of copy are no ribbon: the opening stands over them."""
    measures = samples.measures("tabloid")
    article = samples.article(characters=320)
    story = Story("a", article, article.body, headless=True)
    rows = story_shapes(measures, story, 10).table[width]
    costs = [dict(recipe.costs)["shape"] for recipe in rows[min(rows)]]
    assert (min(costs) > WEIGHTS.stories.most_ratio_cost) == judged


def test_parts_over_each_other_are_one_frame_to_the_audit() -> None:
    def page(*found: tuple[str, Rect]) -> Page:
        return Page(0, "", tuple(Block("story", name, rect) for name, rect in found))

    opening, chapter = ("a", Rect(0, 0, 600, 100)), ("a/100", Rect(0, 110, 600, 300))
    assert stories_of(page(opening, chapter)) == (Rect(0, 0, 600, 410),)
    narrow = ("a/100", Rect(0, 110, 300, 300))
    assert stories_of(page(opening, narrow)) == (opening[1], narrow[1])
    other = ("b", chapter[1])
    assert stories_of(page(opening, other)) == (opening[1], other[1])


def test_a_gutter_between_chapters_side_by_side_is_no_seam() -> None:
    grid = samples.measures("tabloid").grid
    left, right = grid.rect(0, 0, 3, grid.rows), grid.rect(3, 0, 3, grid.rows)

    def codes(one: str, two: str) -> frozenset[Code]:
        blocks = (Block("story", one, left), Block("story", two, right))
        return foreseen(Page(0, "", blocks), grid)

    assert Code.SEAM not in codes("a/100", "a/200")
    assert Code.SEAM in codes("a/100", "b")


@pytest.mark.parametrize("name", ["chaptered_characters", "fewest_chapters", "chapter_characters"])
def test_what_is_just_enough_for_chapters_is_enough_and_one_less_is_not(name: str) -> None:
    article = report(1200, 1000, 900)
    story, found = Story(article.id, article, article.body), parts(article)[1:]
    least = {
        "chaptered_characters": story.characters,
        "fewest_chapters": len(found),
        "chapter_characters": min(sum(len(i.text) for i in part.body) for part in found),
    }[name]

    def chapters(at: int) -> int:
        weights = replace(WEIGHTS.stories, **{name: at})
        return sum(part.chapter is not None for part in chapters_of(story, weights))

    head = len(HEADS[2]) if name == "chapter_characters" else 0  # its head is counted with it
    assert chapters(least + head) == 3
    assert chapters(least + head + 1) < 3


@pytest.mark.parametrize("kind", list(ArticleKind))
def test_copy_in_a_box_or_told_by_pictures_has_no_chapters(kind: ArticleKind) -> None:
    article = report(1200, 1000, 900).model_copy(update={"kind": kind})
    found = chapters_of(Story(article.id, article, article.body), WEIGHTS.stories)
    assert bool(found) != (kind.boxed or kind.pictured)


def test_the_wish_to_stand_with_the_next_block_is_the_last_chapters() -> None:
    article = report(1200, 1000, 900)
    story = Story(article.id, article, article.body, with_next=True, beside_next=True)
    found = chapters_of(story, WEIGHTS.stories)
    assert [part.with_next for part in found] == [False, False, False, True]
    assert [part.beside_next for part in found] == [False, False, False, True]
    assert all(part.in_chapters and not part.page_break for part in found)
