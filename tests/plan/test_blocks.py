"""Blocks in reading order: nothing lost, nothing doubled, wishes kept."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.model import (
    BodyItem,
    Cell,
    Edition,
    Figure,
    Paragraph,
    PullQuote,
    Subhead,
    Table,
    Wishes,
)
from layout.plan.pages import blocks
from layout.plan.sources import Story, article_of, elements_of, stays_with_next
from layout.plan.weights import WEIGHTS
from tests.plan import samples

QUICK = settings(max_examples=150, deadline=None, derandomize=True)


def chart(name: str) -> Figure:
    band = samples.edition("lusong").band
    assert band is not None
    return band.model_copy(update={"id": name})


def keys(edition: Edition) -> list[str]:
    return [source.key for source in blocks.sources(edition)]


def three(*wishes: Wishes, **more: object) -> Edition:
    given = [*wishes, Wishes(), Wishes(), Wishes()][:3]
    articles = [samples.article(n, 400, wishes=w) for n, w in zip("abc", given, strict=True)]
    return samples.press(*articles, **more)


def test_blocks_come_in_reading_order() -> None:
    edition = three(lede=(Paragraph(text="导语"),), band=chart("band"), credits=("署名",))
    assert keys(edition) == ["banner", "lede", "contents", "a", "b", "c", "band", "foot"]
    assert keys(three()) == ["banner", "contents", "a", "b", "c"]
    assert keys(three(contents=False)) == ["banner", "a", "b", "c"]


def test_all_of_an_edition_is_in_its_blocks() -> None:
    for name in samples.EDITIONS:
        edition = samples.edition(name)
        found = blocks.sources(edition)
        assert len({source.key for source in found}) == len(found)
        for article in edition.articles:
            own = [s for s in found if article_of(s) is article]
            assert isinstance(own[0], Story) and own[0].body == article.body
            names = sorted(e.source.id for s in own for e in elements_of(s))
            own_names = [p.id for p in article.pictures] + [f.id for f in article.figures]
            assert names == sorted(own_names)


def test_pinned_articles_stand_first_and_last() -> None:
    apart = three(Wishes(pin="foot"), Wishes(), Wishes(pin="top"))
    assert keys(apart)[2:] == ["c", "b", "a"]
    both = three(Wishes(pin="top"), Wishes(pin="top"), Wishes())
    assert keys(both)[2:] == ["a", "b", "c"], "their order stays"


BREAK, FOOT, TOP = Wishes(page_break=True), Wishes(pin="foot"), Wishes(pin="top")
BREAK_FOOT = Wishes(page_break=True, pin="foot")


@pytest.mark.parametrize(
    ("wishes", "pages"),
    [
        ((FOOT, BREAK, Wishes()), ["a", "bc"]),
        ((BREAK, Wishes(), Wishes()), ["abc"]),
        ((Wishes(), BREAK_FOOT, Wishes()), ["a", "cb"]),
        ((Wishes(), BREAK, TOP), ["a", "cb"]),
        ((FOOT, TOP, BREAK_FOOT), ["ba", "c"]),
    ],
)
def test_a_page_break_parts_what_is_pinned(wishes: tuple[Wishes, ...], pages: list[str]) -> None:
    """An article pinned to the foot stood behind all others, and a page of the banner alone."""
    found: list[str] = []
    for source in blocks.sources(three(*wishes))[2:]:
        assert isinstance(source, Story)
        found += [""] if not found or source.page_break else []
        found[-1] += source.key
    assert found == pages


@pytest.mark.parametrize("pictures", [0, 1, 2, 5, 9, 12])
@pytest.mark.parametrize("figures", range(3))
@pytest.mark.parametrize("characters", [200, 900])
def test_a_story_is_one_frame_with_all_its_elements(
    pictures: int, figures: int, characters: int
) -> None:
    article = samples.article(
        "a",
        characters,
        pictures=tuple(samples.photograph(f"p{i}") for i in range(pictures)),
        figures=tuple(chart(f"f{i}") for i in range(figures)),
    )
    story, *free = (s for s in blocks.sources(samples.press(article)) if article_of(s))
    assert isinstance(story, Story)
    assert len(story.elements) <= WEIGHTS.stories.most_elements
    every = [item.id for s in (story, *free) for e in elements_of(s) for item in e.items]
    assert len(every) == pictures + figures == len(set(every))
    if pictures + figures <= 1 + WEIGHTS.groups.most_items:
        assert not free
    most = WEIGHTS.groups.most_items
    assert all(len(e.items) <= most for s in (story, *free) for e in elements_of(s))
    assert not any(stays_with_next(s) for s in free[-1:]), "nobody asked for the next article"


@pytest.mark.parametrize(
    ("pictures", "characters", "alone"), [(2, 60, 0), (3, 60, 3), (11, 60, 11), (3, 900, 0)]
)
def test_pictures_that_a_few_lines_lead_to_stand_free_after_them(
    pictures: int, characters: int, alone: int
) -> None:
    own = tuple(samples.photograph(f"p{i}") for i in range(pictures))
    article = samples.article("a", characters, pictures=own)
    story, *free = (s for s in blocks.sources(samples.press(article)) if article_of(s))
    assert isinstance(story, Story) and story.body == article.body
    assert [one.source.id for s in free for one in elements_of(s)] == [p.id for p in own][:alone]
    assert bool(story.elements) == (not alone)


def test_the_picture_that_is_wanted_large_leads_its_group() -> None:
    photographs = tuple(samples.photograph(f"p{i}", large=i == 3) for i in range(5))
    story = blocks.sources(samples.press(samples.article("a", 600, pictures=photographs)))[2]
    lead, group = elements_of(story)
    assert lead.source.id == "p3"
    assert [item.id for item in group.items] == ["p0", "p1", "p2", "p4"]


def test_free_elements_keep_the_editors_wish_for_the_next_article() -> None:
    photographs = tuple(samples.photograph(f"p{i}") for i in range(12))
    first = samples.article("a", 400, pictures=photographs, wishes=Wishes(with_next=True))
    found = blocks.sources(samples.press(first, samples.article("b")))
    assert all(stays_with_next(source) for source in found if article_of(source) is first)


def band_places(edition: Edition) -> list[int]:
    """Return how many articles stand before the band in each order."""
    places = []
    for order, cost in blocks.orders(edition, blocks.sources(edition)):
        assert cost >= 0
        assert sorted(s.key for s in order) == sorted(keys(edition))
        names = [s.key for s in order]
        rest = [k for k in keys(edition) if k != "band"]
        assert [k for k in names if k != "band"] == rest, "only the band moves"
        if "band" in names:
            places.append(sum(isinstance(s, Story) for s in order[: names.index("band")]))
    return places


def test_band_stands_after_an_article_the_middle_first() -> None:
    articles = [samples.article(f"a{i}", 400, i) for i in range(7)]
    places = band_places(samples.press(*articles, band=chart("band"), credits=("署名",)))
    assert places and len(places) <= WEIGHTS.band.places
    assert all(1 <= place <= 7 for place in places)
    assert places[0] in (2, 3, 4)
    assert len(set(places)) == len(places)


def test_band_stands_where_the_editor_says() -> None:
    for place, name in enumerate("abc", start=1):
        assert band_places(three(band=chart("band"), band_after=name)) == [place]


def test_band_does_not_part_a_story_from_its_free_elements() -> None:
    photographs = tuple(samples.photograph(f"p{i}") for i in range(4))
    edition = samples.press(
        samples.article("a", 400, pictures=photographs), samples.article("b"), band=chart("band")
    )
    for order, _ in blocks.orders(edition, blocks.sources(edition)):
        names = [s.key for s in order]
        assert not (0 < names.index("band") <= max(i for i, n in enumerate(names) if n[0] == "a"))


def test_band_does_not_part_articles_that_stay_together() -> None:
    for wish in (Wishes(with_next=True), Wishes(beside_next=True)):
        edition = three(wish, band=chart("band"))
        for order, _ in blocks.orders(edition, blocks.sources(edition)):
            names = [s.key for s in order]
            assert names.index("b") == names.index("a") + 1


@pytest.mark.parametrize("wish", [Wishes(with_next=True), Wishes(beside_next=True)])
def test_a_wish_for_the_next_article_ends_with_the_last(wish: Wishes) -> None:
    found = blocks.sources(three(Wishes(), Wishes(), wish, credits=("署名",)))
    assert not any(stays_with_next(s) for s in found)
    assert samples.plan(three(wish, wish, wish, credits=("署名",))).pages


def test_without_a_band_there_is_one_order() -> None:
    edition = three()
    assert blocks.orders(edition, blocks.sources(edition)) == [(blocks.sources(edition), 0.0)]


ITEMS = st.lists(
    st.one_of(
        st.integers(1, 60).map(lambda n: Paragraph(text="字" * n)),
        st.integers(1, 60).map(lambda n: Paragraph(text="文" * n)),
        st.just(Subhead(text="小标题")),
        st.just(PullQuote(text="字字字")),
    ),
    min_size=1,
    max_size=9,
)


def source(body: Sequence[BodyItem]) -> Story:
    article = samples.article("a", 60).model_copy(update={"body": tuple(body)})
    elements = elements_of(blocks.sources(samples.press(article))[1])
    return Story("a", article, tuple(body), elements, with_next=True, page_break=True)


@QUICK
@given(ITEMS, st.floats(0.05, 0.95))
def test_cut_loses_nothing(body: list[BodyItem], share: float) -> None:
    whole = source(body)
    parts = blocks.cut(whole, share)
    inner = [
        i
        for i in range(1, len(body))
        if isinstance(body[i - 1], Paragraph) and not isinstance(body[i], PullQuote)
    ]
    if parts is None:
        assert not inner
        return
    one, two = parts
    assert one.body + two.body == whole.body
    assert len(one.body) in inner
    assert two.first == len(one.body), "pieces are counted on"
    assert (one.key, two.key) == ("a/1", "a/2")
    assert (one.continues, one.continued, two.continues, two.continued) == (
        True,
        False,
        False,
        True,
    )
    assert one.elements + two.elements == whole.elements
    assert one.page_break and two.page_break, "the second part begins a page"
    assert not one.with_next and two.with_next, "the end stays with the next article"


@QUICK
@given(ITEMS, st.floats(0.05, 0.95))
def test_cut_is_at_the_nearest_paragraph_end(body: list[BodyItem], share: float) -> None:
    parts = blocks.cut(source(body), share)
    if parts is None:
        return
    lengths = [len(item.text) for item in body]
    whole = sum(lengths)
    off = {
        i: abs(sum(lengths[:i]) / whole - share)
        for i in range(1, len(body))
        if isinstance(body[i - 1], Paragraph) and not isinstance(body[i], PullQuote)
    }
    assert off[len(parts[0].body)] == min(off.values())


def test_part_can_be_cut_again() -> None:
    whole = source([Paragraph(text="字" * 30) for _ in range(6)])
    first, rest = blocks.cut(whole, 1 / 3) or (None, None)
    assert first is not None and rest is not None
    second, third = blocks.cut(rest, 0.5) or (None, None)
    assert second is not None and third is not None
    assert [p.key for p in (first, second, third)] == ["a/1", "a/2", "a/3"]
    assert [p.first for p in (first, second, third)] == [0, 2, 4]
    assert second.continues and second.continued
    assert first.body + second.body + third.body == whole.body


def test_a_wide_table_stands_under_the_line_that_leads_to_it() -> None:
    """A sentence beside a table of ten columns fills no columns: it was refused."""
    row = tuple(Cell(text="石桥镇红军小学", column=k) for k in range(10))
    table = Table(columns=10, head=(row,), rows=(row, row))
    sentence = Paragraph(text="县里决定对下列单位予以表彰。")
    article = samples.article(body=(sentence, table))
    (page,) = samples.plan(samples.press(article)).pages
    assert [stand.source.key for stand in page.stands] == ["banner", "a"]
    (table_spot,), (line,) = page.stands[1].way.spots, page.stands[1].way.segments
    assert line.row < table_spot.row
