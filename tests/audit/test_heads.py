"""Heads that meet, heads without text under them, heads larger than their rank: both sides."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from content.model import Article, ArticleKind, Edition, Headline, Paper, Paragraph
from layout.judge.audit.heads import find_head_faults, find_hierarchy, headings
from layout.judge.audit.model import Code
from layout.judge.audit.sheet import Document, Sheet, TextLine
from layout.page.units import Rect
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
