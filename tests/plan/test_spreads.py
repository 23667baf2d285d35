"""Spreads (通版): two facing pages planned as one, of which only strips across cross the fold."""

from __future__ import annotations

from functools import cache

import pytest

from content.model import Datum as Value
from content.model import Edition, Figure, Headline, Paragraph
from layout.banners import opening
from layout.edition.make import Built, make
from layout.page.errors import ContentError
from layout.page.formats import CLEAR_MM, PROFILES, in_spreads, spread_formats
from layout.page.grid import Grid
from layout.page.units import mm, pt
from layout.plan.pages.spreads import Strips, crosses
from layout.plan.sources import Band, Banner
from tests.plan import checks, samples
from tests.sparing import FIRST

LONG = "从一条支线到三座小镇 一列慢火车怎样把山里的集市和城里的菜市场连在一起"
FORMATS = [PROFILES[name].spread for name in spread_formats()]


def band(labels: int = 4) -> Figure:
    items = tuple(Value(label=f"新开通线路{k}", value=3 + k, unit="条") for k in range(labels))
    return Figure(id="band", kind="key", title="数说 过去五年", items=items)


def copy(profile: str, **more: object) -> Edition:
    """Return an edition of five stories, wanted as spreads."""
    # Copy that fills the spread: 700 characters fewer leave white and a story of two low parts.
    sizes = (3000, 1500, 1700, 1300, 1500) if profile == "broadsheet" else (950, 570, 650, 530, 610)
    titles = (
        "慢火车开进新县城",
        "站台边长出集市",
        "一条线分三座小镇",
        "老站长的第四十年",
        "夜班车等最后一个人",
    )
    articles = tuple(
        samples.article(name, size, seed, title=title, rank=1 if seed == 1 else 2)
        for name, size, title, seed in zip("abcde", sizes, titles, range(1, 6), strict=True)
    )
    fields = {
        "profile": profile,
        "spread": True,
        "banner": "festive",
        "headline": Headline(title="慢火车停四十秒 新县城等五十年", deck="一条支线和三座小镇"),
        "lede": tuple(Paragraph(text=text) for text in samples.prose(200, 9)),
        "band": band(),
        "fit": {"max_pages": 2},
        **more,
    }
    return samples.press(*articles, **fields)


def printed(edition: Edition) -> Built:
    """Return an edition as it is first planned, printed and audited."""
    return make(edition)


@cache
def built(profile: str) -> Built:
    """Return the edition of a format's spread, with all that a running head may say."""
    edition = copy(profile)
    said = {"page_numbers": ("02", "03"), "issue": "第12345期", "staff": (("责编", "王五"),)}
    paper = edition.paper.model_copy(update=said)
    return printed(edition.model_copy(update={"paper": paper}))


@pytest.mark.parametrize("name", FORMATS)
def test_the_sides_are_equal_and_clear_of_the_fold(name: str) -> None:
    grid = Grid.of(PROFILES[name])
    left, right = grid.sides
    middle = grid.trim.w / 2
    assert left.w == pytest.approx(right.w) and left.w == pytest.approx(grid.side.area.w)
    assert middle - left.right == pytest.approx(right.x - middle)
    assert mm(middle - left.right) >= CLEAR_MM
    assert grid.x(grid.side_columns) == pytest.approx(right.x)
    assert grid.area.right == pytest.approx(right.right)
    assert grid.side.columns * 2 == grid.columns == grid.side.whole.columns
    assert grid.fold is not None and mm(grid.fold.w) == pytest.approx(PROFILES[name].fold_mm)


@pytest.mark.parametrize("name", spread_formats())
def test_a_spread_is_two_of_its_pages(name: str) -> None:
    page, spread = PROFILES[name], PROFILES[PROFILES[name].spread]
    assert spread.trim_mm == (2 * page.trim_mm[0], page.trim_mm[1])
    assert spread.columns == 2 * page.columns and spread.rows == page.rows
    assert spread.leading_mm == page.leading_mm and spread.body_pt == page.body_pt


def test_a_page_without_a_fold_is_its_own_side() -> None:
    grid = Grid.of(PROFILES["broadsheet"])
    assert grid.side is grid and grid.whole is grid and grid.fold is None and grid.pages == 1
    assert grid.sides == (grid.rect(0, 0, grid.columns, grid.rows),)


def test_an_edition_takes_the_formats_of_spreads() -> None:
    wanted = in_spreads(copy("tabloid", fit={"formats": ("broadsheet", "tabloid", "half")}))
    assert wanted.profile == PROFILES["tabloid"].spread
    assert wanted.fit.formats == tuple(PROFILES[n].spread for n in ("broadsheet", "tabloid"))
    assert in_spreads(wanted) == wanted
    plain = copy("tabloid", spread=False)
    assert in_spreads(plain) is plain


def test_half_a_page_makes_no_spread() -> None:
    with pytest.raises(ContentError) as error:
        in_spreads(copy("half"))
    assert error.value.told.code == "page.no-spread"


def test_strips_leave_their_rows_to_the_sides() -> None:
    assert Strips(20, 9, 0.0).left(109) == 109 - 21 - 10
    assert Strips(20, 0, 0.0).left(109) == 109 - 21


@pytest.mark.parametrize("profile", spread_formats())
def test_no_block_has_columns_on_both_sides(profile: str) -> None:
    plan = built(profile).plan
    half = plan.grid.side_columns
    checks.check(plan, samples.library())
    for page in plan.pages:
        for stand in page.stands:
            assert crosses(stand.source) or stand.right <= half or stand.column >= half
    order = [stand.column >= half for stand in plan.pages[0].stands if not crosses(stand.source)]
    assert order == sorted(order) and len(set(order)) == 2, "the left side first, then the right"
    across = [type(stand.source) for stand in plan.pages[0].stands if crosses(stand.source)]
    assert across == [Banner, Band]


@pytest.mark.parametrize("profile", spread_formats())
def test_the_finished_file_has_no_fault(profile: str) -> None:
    made = built(profile)
    assert made.audit.faults == ()
    width, height = PROFILES[PROFILES[profile].spread].trim_mm
    trim = made.placed.grid.trim
    assert (mm(trim.w), mm(trim.h)) == pytest.approx((width, height))


@pytest.mark.parametrize("profile", spread_formats())
def test_the_headline_has_the_fold_between_its_phrases(profile: str) -> None:
    page = built(profile).placed.pages[0]
    fold = built(profile).placed.grid.fold
    assert fold is not None
    head = next(t for b in page.blocks for t in b.texts if t.role == "headline")
    one, two = head.lines
    assert (one.line.text.strip(), two.line.text) == ("慢火车停四十秒", "新县城等五十年")
    assert one.x + one.line.width_em * head.size == pytest.approx(fold.x)
    assert two.x == pytest.approx(fold.right)


def test_a_band_that_cannot_leave_the_fold_free_keeps_to_a_side() -> None:
    plan = samples.plan(copy("tabloid", band=band(1)), weights=FIRST)
    stand = next(s for s in plan.pages[0].stands if isinstance(s.source, Band))
    half = plan.grid.side_columns
    assert stand.width <= half and (stand.right <= half or stand.column >= half)


def test_the_running_head_keeps_to_the_sides() -> None:
    made = built("tabloid")
    assert made.audit.faults == ()
    assert made.placed.pages[0].number == "02—03"
    fold = made.placed.grid.trim.w / 2
    texts = [t for b in made.placed.pages[0].blocks for t in b.texts if t.role == "running"]
    ends = [(line.x, line.x + line.line.width_em * t.size) for t in texts for line in t.lines]
    assert all(right < fold - pt(CLEAR_MM) or left > fold + pt(CLEAR_MM) for left, right in ends)


def test_the_first_editions_picture_is_the_ground_of_its_spread() -> None:
    """The words of the first edition as they are, the drawing that is meant for two pages."""
    made = printed(samples.edition("lusong").model_copy(update={"spread": True}))
    assert made.audit.faults == ()
    page, grid = made.placed.pages[0], made.placed.grid
    opening = next(block for block in page.blocks if block.kind == "banner")
    (hero,) = opening.pictures
    assert hero.picture.id == "hero_wide"
    assert hero.rect.x < 0 and hero.rect.right > grid.trim.w, "it bleeds over both pages"
    assert made.plan.grid.body == 9.0 and not any(page.whites for page in made.plan.pages)
    safe, width = hero.picture.safe, hero.rect.w
    assert safe is not None and hero.rect.x + safe.left * width > grid.trim.w / 2 + pt(CLEAR_MM)


def test_copy_that_fills_no_spread_ends_level_on_both_sides() -> None:
    """Under the last sides white stands over the whole width, not under one of them alone."""
    short = copy("tabloid", band=None, lede=(), fit={"formats": ("tabloid",), "max_pages": 2})
    plan = samples.plan(short.model_copy(update={"articles": short.articles[:2]}))
    feet = [white for white in plan.pages[-1].whites if white[1] + white[3] == plan.grid.rows]
    assert all(width == plan.grid.columns for _, _, width, _ in feet)
    assert len({stand.column >= plan.grid.side_columns for stand in plan.pages[-1].stands}) == 2


@pytest.mark.parametrize("profile", spread_formats())
@pytest.mark.parametrize("banner", ["festive", "quiet"])
@pytest.mark.parametrize("title", ["两个一百年 小区干净整洁", "春到大堤", "慢", LONG])
def test_a_headline_alone_opens_a_spread(title: str, banner: str, profile: str) -> None:
    """Without deck, lede and byline too there is an opening, clear of the fold."""
    bare = copy(profile, lede=(), headline=Headline(title=title), banner=banner)
    source, grid = in_spreads(bare), Grid.of(PROFILES[PROFILES[profile].spread])
    design = opening(banner, grid.profile)
    options = design.rows(source, grid, samples.composer())
    assert options
    block = design.place(source, grid, options[0][0], samples.composer())
    head = next(text for text in block.texts if text.role == "headline")
    middle, clear = grid.trim.w / 2, pt(CLEAR_MM)
    for line in head.lines:
        right = line.x + line.line.width_em * head.size
        assert right < middle - clear or line.x > middle + clear
    said = "".join(line.line.text.strip() for line in head.lines)
    assert said == title.replace(" ", "")
