"""Heads that meet, heads without text under them, heads larger than their rank: both sides."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from content.model import Article, ArticleKind, Edition, Headline, Paper, Paragraph
from layout.judge.audit.heads import (
    Heading,
    _ends_here,
    _parted,
    _rival,
    _under,
    find_head_faults,
    find_hierarchy,
    headings,
)
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import Document, Sheet, TextLine
from layout.page.units import Rect, mm
from tests.audit.pages import GRID
from tests.audit.sheets import AREA, EM, LEADING, frame, line, sheet

TOP = AREA.y + 10 * LEADING
LEFT, RIGHT = AREA.x, AREA.x + 300


def head(
    text: str,
    x: float = LEFT,
    foot: float = TOP,
    *,
    size: float = 18.0,
    tag: str = "H2",
    element: int = 1,
) -> TextLine:
    return line(text, x, foot, size=size, tag=tag, element=element)


def text(count: int, x: float = LEFT, foot: float = TOP, element: int = 50) -> list[TextLine]:
    """Return lines of text under a head."""
    return [line("春眠不觉晓", x, foot + LEADING * (k + 1), element=element) for k in range(count)]


def codes(page: Sheet) -> list[Code]:
    return [fault.code for fault in find_head_faults(page, GRID)]


def rivals(
    *between: TextLine,
    x: float = RIGHT,
    foot: float = TOP,
    size: float = 18.0,
    tag: str = "H2",
    paths: tuple[Rect, ...] = (),
    picture: bool = False,
) -> bool:
    """Tell whether two heads side by side are rivals."""
    one, two = head("赶集的人"), head("坐车的人", x, foot, size=size, tag=tag, element=2)
    frames = [frame(LEFT + 120, TOP - 40, 80, 60)] if picture else []
    lines = (one, *text(3), *between, two, *text(3, x, element=51))
    return Code.RIVAL_HEADS in codes(sheet(*lines, paths=paths, frames=frames))


def test_like_heads_side_by_side_are_rivals() -> None:
    assert rivals()
    assert rivals(foot=TOP + LEADING / 2 - 0.1)
    assert not rivals(foot=TOP + LEADING / 2 + 0.1)
    assert rivals(size=18.5)
    assert not rivals(size=18.7, foot=TOP + 0.7)
    assert not rivals(tag="H3")
    assert not rivals(x=LEFT + 60), "over each other they are another fault"


def test_text_between_them_parts_them() -> None:
    assert not rivals(line("春眠不觉", LEFT + 150, TOP, element=7))
    assert rivals(line("春眠不", LEFT + 150, TOP, element=7)), "three characters do not"
    assert rivals(line("春眠不觉", LEFT + 150, TOP + 30, element=7)), "nor what stands below"
    assert rivals(line("春眠不觉", LEFT + 60, TOP, element=7)), "nor what one of them runs into"


def test_a_rule_or_a_picture_between_them_parts_them() -> None:
    high = Rect(LEFT + 150, TOP - 18, 0.3, 18)
    assert not rivals(paths=(high,))
    assert not rivals(paths=(Rect(LEFT + 150, TOP - 11, 0.3, 4),)), "six tenths of them will do"
    assert rivals(paths=(Rect(LEFT + 150, TOP - 10, 0.3, 2),))
    assert rivals(paths=(Rect(LEFT + 20, TOP - 18, 0.3, 18),))
    assert not rivals(picture=True)


@pytest.mark.parametrize(("lines", "stranded"), [(3, False), (2, True), (0, True)])
def test_three_lines_stand_under_a_head(lines: int, stranded: bool) -> None:
    assert (Code.STRANDED_HEAD in codes(sheet(head("赶集的人"), *text(lines)))) is stranded


def test_which_lines_count() -> None:
    def stranded(*lines: TextLine, tag: str = "H2") -> bool:
        return Code.STRANDED_HEAD in codes(sheet(head("赶集的人", tag=tag), *lines))

    level = [line("春眠不觉晓", LEFT + 60 * k, TOP + LEADING, element=50) for k in range(3)]
    assert stranded(*level), "one row, three columns"
    elsewhere = text(3, RIGHT)
    assert not stranded(*elsewhere), "a story's head stands over all its columns"
    assert stranded(*elsewhere, tag="H3"), "a sub-head over its own"
    assert stranded(*text(2), head("坐车的人", foot=TOP + 100, element=2), *text(3, foot=TOP + 100))
    small = [line("春眠不觉晓", LEFT, TOP + LEADING * (k + 1), size=0.8 * EM) for k in range(3)]
    assert stranded(*small)
    box = [line("春眠不觉晓", LEFT, TOP + LEADING * (k + 1), size=1.3 * EM) for k in range(3)]
    assert not stranded(*box)
    assert not stranded(tag="H1")
    over = [line("春眠不觉晓", LEFT, TOP - LEADING * (k + 2), element=50) for k in range(3)]
    assert stranded(*over)


def test_a_head_set_downwards_has_its_text_at_its_side() -> None:
    rows = [head(char, LEFT, TOP + 20 * k) for k, char in enumerate("赶集的人")]
    assert codes(sheet(*rows)) == []
    assert codes(sheet(*rows[:1])) == [Code.STRANDED_HEAD]


def test_a_short_part_that_ends_under_its_head_is_whole() -> None:
    one = head("一、赶集", tag="H3")
    two = head("二、坐车", foot=TOP + 2 * LEADING, tag="H3", element=2)
    after = text(3, foot=TOP + 2 * LEADING, element=51)
    assert codes(sheet(one, *text(1), two, *after)) == []
    aside = head("二、坐车", RIGHT, TOP - 100, tag="H3", element=2)
    found = codes(sheet(one, *text(1), aside, *text(3, RIGHT, TOP - 100, element=51)))
    assert found == [Code.STRANDED_HEAD], "the next part begins at another column's top"


def test_a_head_of_several_lines_is_one() -> None:
    (found,) = headings(sheet(head("赶集的人"), head("坐车的人", foot=TOP + 20, size=16)))
    assert (found.text, found.size) == ("赶集的人坐车的人", 18.0)
    assert (found.rect.y, found.rect.bottom) == (TOP - 18, TOP + 20)
    rows = head("赶集", 130, 100), head("坐车", 120, 120), head("骑马走", 125, 140)
    (found,) = headings(sheet(*rows))
    assert found.rect == Rect(120, 82, 125 + 3 * 18 - 120, 58)
    (found,) = headings(sheet(*rows[::-1]))
    assert found.rect == Rect(120, 82, 125 + 3 * 18 - 120, 58)


def edition(*ranks: tuple[str, int, ArticleKind]) -> Edition:
    articles = tuple(
        Article(
            id=f"a{at}",
            file=Path(f"a{at}.md"),
            title=title,
            rank=rank,
            kind=kind,
            body=(Paragraph(text="字"),),
        )
        for at, (title, rank, kind) in enumerate(ranks)
    )
    return Edition(
        id="e",
        folder=Path("/nowhere"),
        paper=Paper(name="报", date=dt.date(2021, 7, 27)),
        headline=Headline(title="昂首阔步"),
        articles=articles,
    )


def hierarchy(*lines: TextLine, known: Edition | None = None) -> int:
    """Return how many heads are too large for their place."""
    found = find_hierarchy(Document((sheet(*lines),), (), ""), known)
    assert all(fault.code is Code.HIERARCHY for fault in found)
    return len(found)


def test_nothing_under_the_headline_is_larger() -> None:
    top = head("昂首阔步", tag="H1", size=40, foot=TOP, element=9)
    assert hierarchy(top, head("赶集的人", foot=TOP + 60, size=40)) == 0
    assert hierarchy(top, head("赶集的人", foot=TOP + 60, size=40.2)) == 1
    assert hierarchy(top, head("赶集的人", foot=TOP - 40, size=41)) == 0, "what stands over it may"
    assert hierarchy(top, head("赶集的人", foot=TOP - 39, size=41)) == 1
    assert hierarchy(head("赶集的人", size=60)) == 0, "without a headline nothing is known"


def test_a_title_is_no_larger_than_one_above_it_in_rank() -> None:
    story, box = ArticleKind.STORY, ArticleKind.BOX

    def two(size: float, one: int = 1, other: int = 2, kind: ArticleKind = story) -> int:
        known = edition(("赶集 的人", one, story), ("坐车的人", other, kind))
        top = head("昂首阔步", tag="H1", size=90, element=9)
        first = head("赶集的人", foot=TOP + 50, size=20)
        return hierarchy(
            top, first, head("坐车的人", foot=TOP + 90, size=size, element=2), known=known
        )

    assert two(21.9) == 0 and two(22.1) == 1, "a tenth is not seen"
    assert two(30, other=1) == 0
    assert two(30, kind=box) == 0


# The parts of the rules, each at its edges


@pytest.mark.parametrize(
    ("x", "right", "foot", "parts"),
    [
        (160, 280, 100, True),
        (99, 280, 100, False),
        (99.5, 280, 100, True),
        (160, 301, 100, False),
        (160, 300.5, 100, True),
        (160, 280, 80, False),
        (160, 280, 80.5, True),
        (160, 280, 110, False),
        (160, 280, 109.5, True),
    ],
)
def test_what_stands_between_two_heads(x: float, right: float, foot: float, parts: bool) -> None:
    """From 100 to 300 across and from 80 to 100 down, with a point at either side."""
    page = sheet(line("春眠不觉", x, foot, right=right, size=10, element=7))
    one = Heading("H2", "甲", 20, Rect(0, 80, 100, 20), 0)
    two = Heading("H2", "乙", 20, Rect(300, 80, 100, 20), 0)
    assert _rival(page, one, two, GRID) is not parts


@pytest.mark.parametrize(
    ("change", "rival"),
    [
        ({}, True),
        ({"y": 80 + LEADING / 2 - 0.01}, True),
        ({"y": 80 + LEADING / 2 + 0.01}, False),
        ({"size": 20.5}, True),
        ({"size": 19.25}, False),
        ({"x": 100.5}, True),
        ({"x": 100}, False),
    ],
)
def test_which_heads_are_like_and_level(change: dict[str, float], rival: bool) -> None:
    one = Heading("H2", "甲", 20, Rect(0, 80, 100, 20), 0)
    y, x, size = change.get("y", 80), change.get("x", 300), change.get("size", 20)
    assert _rival(sheet(), one, Heading("H2", "乙", size, Rect(x, y, 100, 20), 0), GRID) is rival


@pytest.mark.parametrize(
    ("rect", "parts"),
    [
        (Rect(200, 80, 1, 20), True),
        (Rect(200, 88, 1, 12), True),
        (Rect(200, 89, 1, 11), False),
        (Rect(200, 80, 1, 12), True),
        (Rect(200, 80, 1, 11), False),
        (Rect(99, 80, 0.25, 20), True),
        (Rect(98, 80, 0.5, 20), False),
        (Rect(50, 80, 49, 20), True),
        (Rect(50, 80, 48, 20), False),
        (Rect(301, 80, 50, 20), True),
        (Rect(302, 80, 50, 20), False),
        (Rect(50, 80, 251, 20), True),
        (Rect(50, 80, 252, 20), False),
        (Rect(0, 80, 150, 20), True),
    ],
)
def test_an_edge_between_two_heads_parts_them(rect: Rect, parts: bool) -> None:
    """Through six tenths of their height, from 100 to 300 with a point at either side."""
    assert _parted(sheet(paths=[rect]), 100, 300, 80, 100) is parts


@pytest.mark.parametrize(
    ("size", "tag", "counts"),
    [
        (0.86, "P", True),
        (0.84, "P", False),
        (1.34, "P", True),
        (1.36, "P", False),
        (1.0, "LBody", True),
        (1.0, "Caption", False),
        (0.5, "TD", True),
        (1.34, "TH", True),
        (1.36, "TD", False),
    ],
)
def test_which_text_stands_under_a_head(size: float, tag: str, counts: bool) -> None:
    lines = [
        line("春眠", LEFT, TOP + LEADING * (k + 1), size=size * EM, tag=tag, element=50)
        for k in range(3)
    ]
    assert codes(sheet(head("赶集的人"), *lines)) == [Code.STRANDED_HEAD] * (not counts)


@pytest.mark.parametrize(("high", "upright"), [(151, True), (150, False)])
def test_a_head_half_as_high_again_as_wide_is_upright(high: float, upright: bool) -> None:
    one = head("甲", size=high)
    page = sheet(replace(one, ink=Rect(LEFT, TOP - high, 100, high)))
    assert codes(page) == [Code.STRANDED_HEAD] * (not upright)


def test_a_fault_of_heads_tells_which_and_where() -> None:
    page = sheet(head("赶集的人"), *text(2))
    (fault,) = find_head_faults(page, GRID)
    assert (fault.measure, fault.told.values["text"]) == (2, "赶集的人")
    left, right = head("赶集的人"), head("坐车的人", RIGHT, element=2)
    for lines in ([left, *text(3), right], [right, *text(3), left]):
        more = text(3, RIGHT, element=51)
        (fault,) = find_head_faults(sheet(*lines, *more), GRID)
        assert fault.code is Code.RIVAL_HEADS and fault.measure == 18
        assert (fault.told.values["one"], fault.told.values["other"]) == ("赶集的人", "坐车的人")
        assert fault.x_mm == pytest.approx(mm(RIGHT), abs=0.06)


def test_three_heads_of_which_the_last_two_are_level() -> None:
    one = head("出门的人", foot=TOP - 200, element=3)
    two, three = head("赶集的人"), head("坐车的人", RIGHT, element=2)
    lines = (one, *text(3, foot=TOP - 200), two, *text(3), three, *text(3, RIGHT, element=51))
    assert codes(sheet(*lines)) == [Code.RIVAL_HEADS]


def test_which_head_ends_the_text_of_another() -> None:
    """A title, and a sub-head of the same rank or a higher one."""
    for tag, other, counted in (
        ("H3", "H3", 0),
        ("H3", "H4", 3),
        ("H4", "H3", 0),
        ("H3", "H2", 0),
        ("H2", "H3", 3),
        ("H2", "H2", 0),
    ):
        one = Heading(tag, "甲", 18, Rect(0, 80, 100, 20), 4)
        two = Heading(other, "乙", 18, Rect(0, 105, 100, 20), 8)
        body = [replace(line(x=0, baseline=140 + 20 * k), first=9 + k) for k in range(3)]
        assert _under(one, [one, two], body) == counted, (tag, other)
        assert _under(one, [two, one], body) == counted
    early = [replace(each, first=3) for each in body]
    assert _under(one, [one], early) == 0, "what comes before a head is not its text"
    assert _under(one, [one], [replace(body[0], baseline=100)]) == 0
    assert _under(one, [one], [replace(body[0], baseline=101)]) == 1


def test_the_text_of_a_sub_head_may_be_short_where_the_next_follows_under_it() -> None:
    one = Heading("H3", "甲", 18, Rect(0, 80, 100, 20), 4)
    two = Heading("H3", "乙", 18, Rect(0, 180, 100, 20), 8)
    body = [replace(line(x=0, baseline=120), first=5)]
    assert _ends_here(one, [one, two], body)
    assert not _ends_here(one, [one], body), "the last one"
    assert not _ends_here(replace(one, tag="H2"), [one, two], body)
    assert not _ends_here(one, [one, replace(two, tag="H4")], body)
    assert _ends_here(one, [one, replace(two, tag="H2")], body)
    assert not _ends_here(one, [one, replace(two, rect=Rect(0, 80, 100, 20))], body)
    assert not _ends_here(one, [one, replace(two, rect=Rect(200, 180, 100, 20))], body)
    beside = replace(line(x=200, baseline=120), first=6)
    assert not _ends_here(one, [one, two], [*body, beside])
    for first in (4, 8):
        assert _ends_here(one, [one, two], [*body, replace(beside, first=first)])
    later = replace(two, first=20, rect=Rect(200, 180, 100, 20))
    assert _ends_here(one, [one, later, two], body), "the nearest one counts"
    assert not _ends_here(two, [one, two], body), "what comes before is not after it"


def test_of_two_headlines_the_larger_is_that_of_the_edition() -> None:
    small = head("坐车的人", tag="H1", size=30, foot=TOP - 100, element=8)
    top = head("昂首阔步", tag="H1", size=40, element=9)
    assert hierarchy(small, top, head("赶集的人", foot=TOP + 60, size=35)) == 0
    furniture = head("日报", foot=TOP + 60, size=50, tag="", element=-1)
    assert hierarchy(top, furniture) == 1
    one, two = sheet(top), replace(sheet(furniture), index=1)
    assert find_hierarchy(Document((one, two), (), ""), None) == [], "of another page"
    tagged = replace(sheet(replace(furniture, tag="P", element=0)), index=1)
    assert len(find_hierarchy(Document((one, tagged), (), ""), None)) == 1


def test_a_number_in_the_opening_is_one_thing_with_the_headline() -> None:
    top = head("昂首阔步", tag="H1", size=40, foot=TOP, element=9)
    number = head("4.3", tag="P", size=200, foot=TOP + 60, element=8)
    page = Document((sheet(top, number),), (), "")
    foot = number.ink.bottom
    assert not find_hierarchy(page, None, {0: Rect(0, 0, 400, foot)})
    assert len(find_hierarchy(page, None, {0: Rect(0, 0, 400, foot - 1)})) == 1
    assert len(find_hierarchy(page, None, {1: Rect(0, 0, 400, foot)})) == 1, "of another page"
