"""Banners: many headlines, all designs, two formats → nothing leaves, overlaps or outgrows it."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.told import chinese
from content.model import Box, Edition, Picture
from layout.banners import BannerError, banner
from layout.page.formats import PROFILES
from layout.page.grid import SCALE, Grid
from layout.page.placed import Block, PlacedText
from layout.page.units import Rect
from tests.render.build import composer, edition, picture

#: Designs whose sizes are of the scale and whose picture stands beside the head.
BESIDE = ("festive", "picture", "quiet")
TITLES = (
    "春到河上",
    "春到浏阳河",
    "昂首阔步新时代 砥砺前行新征程",
    "株洲高新区奋力建设制造名城",
    "深入学习贯彻党的二十大精神 奋力谱写中国式现代化株洲新篇章",
    "坚持以人民为中心的发展思想不断实现发展为了人民发展依靠人民发展成果由人民共享",
    "GDP突破400亿元 A1类机场“起飞”",
)
#: Kicker, deck and byline.
SMALL = (
    ("", "", ""),
    ("", "芦淞区近五年经济社会发展回眸", "株洲日报记者/杨凌凌"),
    (
        "市委十三届五次全会在株洲召开",
        "全面落实“三高四新”美好蓝图 加快建设制造名城、幸福株洲",
        "株洲日报·掌上株洲记者/杨凌凌 通讯员/吴鹏 何龙",
    ),
)
SAFE = (
    Box(left=0.66, top=0.15, right=0.94, bottom=0.85),
    Box(left=0.1, top=0.05, right=0.9, bottom=0.95),
    Box(left=0.4, top=0.02, right=0.55, bottom=0.98),
    Box(left=0.3, top=0.4, right=0.7, bottom=0.6),
)


def words(block: Block) -> Iterator[PlacedText]:
    yield from block.texts
    yield from (item.caption for item in block.pictures if item.caption)


def boxes(item: PlacedText) -> list[Rect]:
    return [
        Rect(ln.x + (ln.height - item.size) / 2, ln.y, item.size, ln.line.width_em * item.size)
        if ln.vertical
        else Rect(ln.x, ln.y, ln.line.width_em * item.size, item.size)
        for ln in item.lines
    ]


def overlap(a: Rect, b: Rect) -> bool:
    return (
        min(a.right, b.right) - max(a.x, b.x) > 0.01
        and min(a.bottom, b.bottom) - max(a.y, b.y) > 0.01
    )


def inside(a: Rect, b: Rect) -> bool:
    slack = 0.01
    return (
        a.x >= b.x - slack
        and a.y >= b.y - slack
        and a.right <= b.right + slack
        and a.bottom <= b.bottom + slack
    )


def check(block: Block, grid: Grid) -> None:
    texts = list(words(block))
    headline = next(item for item in texts if item.role == "headline")
    assert all(item.size < headline.size for item in texts if item is not headline)
    across = headline.size not in SCALE  # as large as the page is wide, its deck with it
    assert across or all(item.size in SCALE for item in texts)
    set_boxes = [box for item in texts for box in boxes(item)]
    margin = Rect(grid.area.x, 0, grid.area.w, block.rect.bottom)
    for box in set_boxes:
        assert inside(box, block.rect), (box, block.rect)
        assert inside(box, margin), (box, margin)
    frames = [item.rect for item in block.pictures]
    for a, b in itertools.combinations([*set_boxes, *frames], 2):
        assert not overlap(a, b), (a, b)
    for frame in frames:
        assert frame.bottom <= block.rect.bottom + 0.01


def cases(folder: Path) -> Iterator[Edition]:
    heroes: list[Picture | None] = [None, *(picture(folder, safe=safe) for safe in SAFE)]
    for k, (title, hero) in enumerate(itertools.product(TITLES, heroes)):
        yield full(title, SMALL[k % len(SMALL)], hero)


def full(title: str, small: tuple[str, str, str], hero: Picture | None = None) -> Edition:
    kicker, deck, byline = small
    return edition(title, kicker=kicker, deck=deck, byline=byline, hero=hero)


#: Whole pages; a unit of a page may be too small for a long headline.
WHOLE = [name for name in PROFILES if not PROFILES[name].most_pages]
#: Over a fold these designs never stand (`layout.banners.catalogue.opening`).
UNFOLDED = [name for name in WHOLE if not PROFILES[name].fold_mm]


@pytest.mark.parametrize("profile", UNFOLDED)
@pytest.mark.parametrize("name", BESIDE)
def test_everything_has_its_place(name: str, profile: str, tmp_path: Path) -> None:
    """Each head with each picture: every other case in a format, the rest in the next one."""
    grid = Grid.of(PROFILES[profile])
    design = banner(name)
    turn = UNFOLDED.index(profile) if profile in UNFOLDED else 0
    for source in itertools.islice(cases(tmp_path), turn % 2, None, 2):
        options = design.rows(source, grid, composer())
        assert options, (source.headline.title, source.headline.picture)
        assert min(cost for _, cost in options) == 0
        heights = [rows for rows, _ in options]
        best = min(options, key=lambda option: option[1])[0]
        for rows in {heights[0], best, heights[-1]}:
            block = design.place(source, grid, rows, composer())
            assert block.rect.bottom == pytest.approx(grid.y(rows))
            check(block, grid)


@pytest.mark.parametrize("name", BESIDE)
def test_a_usual_headline_takes_most_heights(name: str) -> None:
    smallest = [one for one in PROFILES if one not in WHOLE and not PROFILES[one].smaller]
    for profile in (one for one in PROFILES if one not in smallest):  # it may take a title alone
        options = banner(name).rows(edition(), Grid.of(PROFILES[profile]), composer())
        assert len(options) >= (12 if profile in WHOLE else 5)


@pytest.mark.parametrize("name", BESIDE)
def test_a_larger_body_leaves_room(name: str) -> None:
    grid = Grid.of(PROFILES["broadsheet"], 12)
    source = full(TITLES[4], SMALL[2])
    rows = min(banner(name).rows(source, grid, composer()), key=lambda option: option[1])[0]
    check(banner(name).place(source, grid, rows, composer()), grid)


def test_a_taller_banner_has_a_larger_head() -> None:
    grid = Grid.of(PROFILES["broadsheet"])
    for name in BESIDE:
        sizes = [
            next(
                t.size
                for t in banner(name).place(edition(), grid, rows, composer()).texts
                if t.role == "headline"
            )
            for rows in (12, 18, 26)
        ]
        assert sizes == sorted(sizes)
        assert sizes[0] < sizes[-1]


def test_a_two_part_head_breaks_at_its_space() -> None:
    grid = Grid.of(PROFILES["broadsheet"])
    block = banner("festive").place(edition(), grid, 20, composer())
    head = next(item for item in block.texts if item.role == "headline")
    assert [line.line.text.strip() for line in head.lines] == ["昂首阔步新时代", "砥砺前行新征程"]


def test_too_few_rows_are_refused() -> None:
    grid = Grid.of(PROFILES["broadsheet"])
    with pytest.raises(BannerError):
        banner("quiet").place(edition(TITLES[5]), grid, 3, composer())


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(BannerError) as caught:
        banner("loud")
    assert "festive" in chinese(caught.value).remedy


def test_small_type_in_white_is_bold_and_large_enough() -> None:
    grid = Grid.of(PROFILES["tabloid"])
    block = banner("festive").place(full(TITLES[2], SMALL[2]), grid, 14, composer())
    for item in words(block):
        assert item.size >= 10.5
        assert item.style.weight >= 600


@pytest.mark.parametrize("name", ["type", "wide"])
def test_words_grow_where_there_is_little_copy(name: str) -> None:
    """Rows that no copy needs are the headline's, and it is broken no more for them."""
    design, grid = banner(name), Grid.of(PROFILES["tabloid"])
    made = edition("大桥明日正式通车")
    least = min(rows for rows, _ in design.rows(made, grid, composer()))
    low, high = (
        next(
            t
            for t in design.place(made, grid, least + more, composer()).texts
            if t.role == "headline"
        )
        for more in (0, 9)
    )
    assert high.size > 1.15 * low.size
    assert len(low.lines) == len(high.lines)
