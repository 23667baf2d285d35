"""Heads: sizes within their rank's band, as many rows as they need, nothing over anything."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import combinations, product

import pytest

from content.model import Article, ArticleKind
from fonts.setting.styles import STYLES
from layout.page.designs import LOOK_NAMES
from layout.page.formats import PROFILES
from layout.page.grid import SCALE, Grid, step_down
from layout.page.looks import look
from layout.page.placed import PlacedText
from layout.page.units import Rect, pt
from layout.plan.heads.choice import HeadChoice
from layout.plan.heads.choices import head_choices
from layout.plan.heads.place import place_head, section_scale
from layout.plan.heads.sizes import size_band, target_size, title_role
from layout.plan.measures import Measures
from layout.plan.weights import WEIGHTS
from tests.plan import samples

BODIES = (9.0, 9.5, 10.0, 10.25, 11.0, 12.0)
#: The scale's steps are coarse: one so near to the band's foot still counts as in it.
NEAR = 0.93
TITLES = ("赶集", "三座小镇怎样分一条线", "激发区域内生动力 跑出改革发展加速度")
#: Every other body in each format, so that each stands in half of them.
MEASURES = [
    (profile, body) for place, profile in enumerate(PROFILES) for body in BODIES[place % 2 :: 2]
]


def articles() -> list[Article]:
    """Every make-up of a head."""
    return [
        samples.article(
            "a",
            60,
            title=title,
            rank=rank,
            kicker="引题一行" * kicker,
            deck="一节课，从青石镇上到南坪镇" * deck,
            byline="样本记者 甲某" * byline,
            number=number,
            kind=ArticleKind.SECTION if number else ArticleKind.STORY,
        )
        for title, rank, (kicker, deck, byline, number) in product(
            TITLES, (1, 2, 3), ((0, 0, 0, None), (1, 1, 1, 3), (0, 1, 0, None), (1, 0, 1, 12))
        )
    ]


@cache
def chosen(profile: str, body: float) -> list[tuple[Article, float, list[HeadChoice]]]:
    """Return every make-up with each width in pt from two columns on, and the heads it may have."""
    measures = samples.measures(profile, body)
    return [
        (article, full, list(head_choices(measures, article, full)))
        for article, columns in product(articles(), range(2, measures.grid.columns + 1))
        for full in [measures.grid.width(columns)]
    ]


def band(measures: Measures, article: Article) -> tuple[float, float]:
    """Return the least and greatest size in pt of a title of this rank."""
    size = title_role(measures, article).size
    return NEAR * size.em * measures.grid.body, size.most_em * measures.grid.body


@pytest.mark.parametrize(("profile", "body"), MEASURES)
def test_title_sizes_lie_in_the_band_wherever_the_title_fits(profile: str, body: float) -> None:
    measures = samples.measures(profile, body)
    for article, full, choices in chosen(profile, body):
        low, high = band(measures, article)
        assert low <= target_size(measures, article, full)
        widths = measures.composer.head_widths(article.title, title_role(measures, article).style)
        for choice in choices:
            assert choice.size in SCALE
            most = high * (WEIGHTS.heads.beyond_ratio if choice.beyond else 1.0)
            assert choice.size <= max(most, min(s for s in SCALE if s >= low))
            least = min(s for s in SCALE if s >= low)
            fits = widths[choice.lines] * least <= full - choice.indent
            assert choice.size >= low or not fits


@pytest.mark.parametrize(("profile", "body"), MEASURES)
def test_some_head_for_every_width_from_two_on(profile: str, body: float) -> None:
    for _, _, choices in chosen(profile, body):
        assert choices
        costs = [choice.cost for choice in choices]
        assert costs == sorted(costs)


@pytest.mark.parametrize(
    ("rank", "kind", "sizes"),
    [
        (1, ArticleKind.STORY, (28.0, 36.0, 42.0)),
        (2, ArticleKind.STORY, (21.0, 24.0, 28.0)),
        (3, ArticleKind.STORY, (15.75, 18.0, 18.0)),
        (1, ArticleKind.BOX, (14.0, 21.0, 21.0)),
        (3, ArticleKind.BOX, (14.0, 21.0, 21.0)),
    ],
)
def test_a_long_title_is_as_large_as_its_rank_and_width(
    rank: int, kind: ArticleKind, sizes: tuple[float, ...]
) -> None:
    """Steps of the scale at a body of 9 pt, over a quarter, a half and all of a broadsheet."""
    measures = samples.measures()
    article = samples.article("a", 60, title=TITLES[2] * 2, rank=rank, kind=kind)
    found = (target_size(measures, article, pt(width_mm)) for width_mm in (80.0, 170.0, 330.0))
    assert tuple(map(step_down, found)) == sizes


@pytest.mark.parametrize(
    ("rank", "kind", "band"),
    [
        (1, ArticleKind.STORY, (27.0, 42.3)),
        (2, ArticleKind.STORY, (19.8, 28.35)),
        (3, ArticleKind.STORY, (15.75, 19.8)),
        (2, ArticleKind.BOX, (13.95, 23.4)),
    ],
)
def test_a_rank_has_its_band_of_sizes(
    rank: int, kind: ArticleKind, band: tuple[float, float]
) -> None:
    """Where the steps of the scale would hide that a band was moved; pt at a body of 9 pt."""
    measures = samples.measures()
    found = size_band(measures, samples.article("a", 60, rank=rank, kind=kind))
    assert tuple(measures.grid.body * em for em in found) == pytest.approx(band)


def test_higher_rank_has_a_larger_title_at_every_size() -> None:
    for profile, body in MEASURES:
        measures = samples.measures(profile, body)
        for width in range(2, measures.grid.columns + 1):
            full = measures.grid.width(width)
            sizes = [
                head_choices(measures, samples.article("a", 60, title="赶集", rank=rank), full)[
                    0
                ].size
                for rank in (1, 2, 3)
            ]
            assert sizes[0] >= sizes[1] >= sizes[2]
            assert sizes[0] > sizes[2]


@pytest.mark.parametrize(("profile", "body"), MEASURES)
def test_rows_hold_what_is_used(profile: str, body: float) -> None:
    leading = samples.measures(profile, body).grid.leading
    for _, _, choices in chosen(profile, body):
        for choice in choices:
            assert isinstance(choice.rows, int)
            assert choice.rows * leading >= choice.used - 0.121 * leading, "a hair may be borrowed"
            assert choice.rows * leading <= choice.used + 2 * leading, "no hole"


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("body", [9.0, 12.0])
def test_parts_of_a_head_keep_clear_of_each_other(profile: str, body: float) -> None:
    measures = samples.measures(profile, body)
    sides = set()
    for article, width in product(articles(), range(2, measures.grid.columns + 1)):
        full = measures.grid.width(width)
        for choice in head_choices(measures, article, full):
            rect = Rect(100.0, 200.0, full, choice.rows * measures.grid.leading)
            placed, _, _ = place_head(measures, article, choice, rect, 3)
            assert placed.rect == rect
            check_parts(article, choice, placed.texts, placed.number, rect)
            if article.deck:
                sides.add(choice.side)
    assert sides == {True, False}, "decks stand right of the title and under it"


def check_parts(
    article: Article,
    choice: HeadChoice,
    texts: tuple[PlacedText, ...],
    number: PlacedText | None,
    rect: Rect,
) -> None:
    boxes = {text.role: ink(text) for text in texts}
    expected = {"title"} | {r for r in ("kicker", "byline") if getattr(article, r)}
    assert set(boxes) == expected | ({"subtitle"} if article.deck else set())
    assert (number is not None) == (article.number is not None)
    if number is not None:
        boxes["number"] = ink(number)
    words = "".join(line.line.text for line in texts[-1].lines) if len(texts) == 1 else ""
    assert not words or words.replace(" ", "") == article.title.replace(" ", "")
    half = 0.5 * choice.size
    for box in boxes.values():
        assert box.x >= rect.x - 0.1
        assert box.right <= rect.right + 0.6
        assert box.y >= rect.y - 0.3 * half
        assert box.bottom <= rect.bottom + 0.3 * half
    for (one, a), (two, b) in combinations(boxes.items(), 2):
        apart = (
            a.right <= b.x + 0.1
            or b.right <= a.x + 0.1
            or a.bottom <= b.y + 0.1
            or b.bottom <= a.y + 0.1
        )
        assert apart, (one, two, article.title, choice)
    if article.deck and choice.side:
        assert boxes["subtitle"].x > boxes["title"].right
    elif article.deck:
        assert boxes["subtitle"].y >= boxes["title"].bottom - 0.1


def ink(text: PlacedText) -> Rect:
    """Return where a text's characters stand: their em boxes, without the line's leading."""
    left = min(line.x for line in text.lines)
    right = max(line.x + line.line.width_em * text.size for line in text.lines)
    first, last = text.lines[0], text.lines[-1]
    top = first.y + (first.height - text.size) / 2
    bottom = last.y + (last.height + text.size) / 2
    if text.role == "number":  # a figure's ink is its capital height
        top, bottom = top + 0.18 * text.size, bottom - 0.12 * text.size
    return Rect(left, top, right - left, bottom - top)


def test_head_of_a_continued_part_is_small_and_names_its_page() -> None:
    measures = samples.measures()
    article = samples.article("a", 60, deck="副题", byline="甲某", number=2, rank=1)
    first = head_choices(measures, article, measures.grid.width(3))[0]
    choices = head_choices(measures, article, measures.grid.width(3), continued=True)
    assert choices
    for choice in choices:
        assert choice.size < first.size
        assert not choice.deck and not choice.byline and not choice.number_size
    rect = Rect(0, 0, measures.grid.width(3), choices[0].rows * measures.grid.leading)
    placed, _, _ = place_head(measures, article, choices[0], rect, 3, "上接01版")
    assert [text.role for text in placed.texts] == ["kicker", "label"]
    assert placed.texts[0].lines[0].line.text == "上接01版"
    assert placed.number is None


LONG_KICKER = "全县农村人居环境整治提升现场推进会在青石镇召开并安排部署下一阶段重点任务" * 2


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_no_mark_stands_on_the_words_that_name_the_page(name: str) -> None:
    """A bar before a head covered the first character of 上接… in four looks."""
    measures = samples.measures()
    measures = replace(measures, grid=replace(measures.grid, styles=look(name).styles(STYLES)))
    article, width = samples.article(), measures.grid.width(8)
    choice = head_choices(measures, article, width, True)[0]
    rect = Rect(0, 0, width, choice.rows * measures.grid.leading)
    head, fills, _ = place_head(measures, article, choice, rect, 3, "上接01版")
    back, title = (ink(text) for text in head.texts[:2])
    assert back.right <= title.x
    beside = [f.rect for f in fills if f.rect.y < back.bottom and f.rect.bottom > back.y]
    assert all(f.right <= back.x or f.w >= title.right for f in beside)


@pytest.mark.parametrize("name", LOOK_NAMES)
def test_a_kicker_longer_than_its_columns_is_set_whole(name: str) -> None:
    """Only its first line was set, and the page was withheld for the words that were missing."""
    grid = Grid.of(PROFILES["broadsheet"], styles=look(name).styles(STYLES))
    measures = replace(samples.measures(), grid=grid)
    article = samples.article("a", 60, kicker=LONG_KICKER, kind=ArticleKind.SECTION, number=2)
    for columns in (2, 4, 8):
        width = grid.width(columns)
        for choice in head_choices(measures, article, width):
            rect = Rect(100, 100, width, choice.rows * grid.leading)
            kicker, title, *_ = place_head(measures, article, choice, rect, 3)[0].texts
            assert "".join(one.line.text for one in kicker.lines) == LONG_KICKER
            last, over = kicker.lines[-1], title.lines[0]
            assert last.y + last.height / 2 + kicker.size / 2 <= over.y + over.height / 2
            for one in kicker.lines:
                assert rect.x <= one.x and one.x + one.line.width_em * kicker.size <= rect.right + 1


def test_title_of_a_box_is_small() -> None:
    measures = samples.measures()
    box = samples.article("a", 60, title="手记", kind=ArticleKind.BOX, rank=1)
    low, high = band(measures, box)
    for width in (2, 4, 8):
        assert low <= head_choices(measures, box, measures.grid.width(width))[0].size <= high


@pytest.mark.parametrize("sections", [1, 2, 12, 36, 37, 200])
@pytest.mark.parametrize("width", [70.0, 150.0, 900.0])
def test_the_ruler_of_sections_stays_within_its_head(sections: int, width: float) -> None:
    """Beyond 36 sections it ran over the neighbouring column and off the paper."""
    rect = Rect(100.0, 50.0, width, 40.0)
    ticks = section_scale(rect, sections, sections)
    assert len(ticks) in (0, sections)
    assert all(rect.x <= tick.x1 <= rect.right for tick in ticks)
    assert ticks or sections * 5.1 > width - 10
