"""What an editor asks for is done: widths, pins, neighbours and page breaks. Never coordinates."""

from __future__ import annotations

from functools import cache

import pytest

from content.model import Edition, Fit, Paragraph, Wishes
from layout.plan import Plan
from layout.plan.pages.faults import Stand
from layout.plan.pages.slicing import Cuts, Slicer
from layout.plan.pages.trees import leaves
from layout.plan.sources import Foot, Story, kind_name
from tests.plan import checks, samples

#: Name, characters and title of each article of the sample; every other one has a picture.
ARTICLES = (
    ("a", 520, "慢线列车再出发"),
    ("b", 430, "三座小镇怎样分一条线"),
    ("c", 610, "车厢里的四十分钟"),
    ("d", 380, "站台上的早市"),
    ("e", 700, "路基是好的"),
    ("f", 450, "山里人的准点"),
)
SAMPLE, SMALL = "sample", "small"


@cache
def base(name: str) -> Edition:
    """Return the edition without any wish."""
    if name == SMALL:
        small = samples.edition(SMALL)
        plain = [a.model_copy(update={"wishes": Wishes()}) for a in small.articles]
        return small.model_copy(update={"articles": tuple(plain)})
    articles = [
        samples.article(
            key,
            characters,
            seed,
            title=title,
            rank=2 if seed else 1,
            pictures=() if seed % 2 else (samples.photograph(f"{key}-photo"),),
        )
        for seed, (key, characters, title) in enumerate(ARTICLES)
    ]
    return samples.press(*articles, credits=("样本",), fit=Fit(body_pt=(9, 11)))


@cache
def planned(name: str, article: str = "", wishes: Wishes | None = None) -> Plan:
    """Return the plan with one article's wishes."""
    edition = base(name)
    articles = tuple(
        a.model_copy(update={"wishes": wishes}) if a.id == article else a for a in edition.articles
    )
    found = samples.plan(edition.model_copy(update={"articles": articles}))
    checks.check(found, samples.library())
    return found


def parts(plan: Plan, article: str) -> list[tuple[int, Stand]]:
    """Return the stories' stands of an article, each with its page's index."""
    return [
        (index, stand)
        for index, page in enumerate(plan.pages)
        for stand in page.stands
        if isinstance(stand.source, Story) and stand.source.key.split("/")[0] == article
    ]


def one(plan: Plan, article: str) -> tuple[int, Stand]:
    """Return the only stand of an article that is not continued."""
    (found,) = parts(plan, article)
    return found


def ends(plan: Plan) -> list[str]:
    """Return the articles with which a page but the last ends."""
    stories = [[s for s in page.stands if isinstance(s.source, Story)] for page in plan.pages]
    return [page[-1].source.key.split("/")[0] for page in stories[:-1]]


@pytest.mark.parametrize("article", ["c", "e"])
def test_wish_for_a_width_changes_the_width(article: str) -> None:
    narrow = one(planned(SAMPLE, article, Wishes(width="narrow")), article)[1]
    full = one(planned(SAMPLE, article, Wishes(width="full")), article)[1]
    assert narrow.width < full.width
    assert full.width == planned(SAMPLE).grid.columns


@pytest.mark.parametrize("article", ["1-line", "2-towns"])
def test_every_width_may_be_wished_for(article: str) -> None:
    """Within this edition's narrow limits a wish need not come true, but a page there is."""
    assert parts(planned(SMALL, article, Wishes(width="narrow")), article)


@pytest.mark.parametrize(("name", "article"), [(SAMPLE, "d"), (SAMPLE, "f"), (SMALL, "3-school")])
def test_pinned_to_the_top(name: str, article: str) -> None:
    plan = planned(name, article, Wishes(pin="top"))
    index, stand = one(plan, article)
    page = [s for s in plan.pages[index].stands if isinstance(s.source, Story)]
    assert page[0] is stand
    assert stand.row == min(s.row for s in page)
    above = [s for s in plan.pages[index].stands if s.foot <= stand.row]
    assert {kind_name(s.source) for s in above} <= {"banner", "lede"}


@pytest.mark.parametrize(("name", "article"), [(SAMPLE, "a"), (SAMPLE, "c"), (SMALL, "2-towns")])
def test_pinned_to_the_foot(name: str, article: str) -> None:
    plan = planned(name, article, Wishes(pin="foot"))
    index, stand = one(plan, article)
    stands = plan.pages[index].stands
    below = [s for s in stands if s.row >= stand.foot]
    assert {kind_name(s.source) for s in below} <= {"foot"}
    assert stand.foot == max(s.foot for s in stands if not isinstance(s.source, Foot))


@pytest.mark.parametrize("name", [SAMPLE])
def test_kept_with_the_next_on_one_page(name: str) -> None:
    parted = ends(planned(name))
    assert parted, "pages end somewhere"
    for article in parted:
        order = [a.id for a in base(name).articles]
        plan = planned(name, article, Wishes(with_next=True))
        last = parts(plan, article)[-1][0]
        assert parts(plan, order[order.index(article) + 1])[0][0] == last


@pytest.mark.parametrize("article", ["b", "d", "e"])
def test_beside_the_next(article: str) -> None:
    plan = planned(SAMPLE, article, Wishes(beside_next=True))
    page, stand = one(plan, article)
    other_page, other = one(plan, chr(ord(article) + 1))
    assert page == other_page
    assert stand.right == other.column
    assert stand.row < other.foot and other.row < stand.foot, "some rows are shared"


@pytest.mark.xfail(reason="Slicer forbids the cut, not that the two end in corners", strict=False)
def test_beside_the_next_is_never_corner_to_corner() -> None:
    shapes = [[(1, 6, 0.0)], [(1, 3, 0.0)], [(1, 3, 0.0)], [(1, 6, 0.0)]]
    no = float("inf")
    slicer: Slicer[None] = Slicer(shapes, 2, 10, Cuts((0.0, no, 0.0), (0.0,) * 3, (0.0,) * 3))
    for _, tree in slicer.trees(0, 3, 10, lambda block, width, height: (0.0, None)):
        rows = {leaf.block: set(range(row, row + leaf.height)) for leaf, _, row in leaves(tree)}
        assert rows[1] & rows[2]


@pytest.mark.parametrize("article", ["c", "d", "e"])
def test_page_break_begins_a_page(article: str) -> None:
    plan = planned(SAMPLE, article, Wishes(page_break=True))
    index, stand = parts(plan, article)[0]
    assert index > 0
    assert plan.pages[index].stands[0] is stand
    assert (stand.column, stand.row) == (0, 0)


def test_what_no_page_holds_together_stands_apart_and_is_told() -> None:
    """Wishes that no page can fulfil are none: they gave a refusal that named nothing."""
    together = (
        samples.article(name, 9000, number, wishes=Wishes(with_next=name != "c"))
        for number, name in enumerate("abc")
    )
    plan = samples.plan(samples.press(*together))
    told = next(note for note in plan.notes if note.code == "plan.not-together")
    assert told.values["articles"] == ("a", "b")


def test_a_lede_longer_than_a_page_runs_on_and_is_told() -> None:
    """18 paragraphs that an import took for the lede: 放不下：lede; no amount is refused."""
    lede = tuple(Paragraph(text=text) for text in samples.prose(7000))
    only = Fit(formats=("tabloid",), body_pt=(9.0, 9.0))
    edition = samples.press(samples.article("b", 200), lede=lede, fit=only)
    plan = samples.plan(edition)
    assert plan.notes[0].code == "plan.lede-runs-on"
    story, _ = plan.placed.edition.articles
    assert story.body == lede and not plan.placed.edition.lede
    assert plan.placed.edition.under_headline(story)
