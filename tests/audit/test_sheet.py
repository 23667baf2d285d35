"""How a page's characters become lines, its drawn things frames: each limit at both its sides."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from layout.judge.audit.glyphs import Drawn, Glyphs
from layout.judge.audit.sheet import (
    _continues,
    _ends,
    _frames,
    _goes_down,
    _joins,
    _lines,
    is_rule,
    level,
    meet,
    over,
    stands_on,
)
from layout.judge.audit.tree import Element
from layout.page.units import Rect
from tests.audit.sheets import frame, line

#: Size of the letters here, pt: a tenth of an em is a point.
EM = 10.0
#: A letter: it, where it begins, its baseline, its size, its marked content.
Letter = tuple[str, float, float, float, int]


def glyphs(*letters: Letter, fonts: str = "", wide: float = 1.0) -> Glyphs:
    """Return letters as the page has them; their ink is `wide` em and as high as they are."""
    text, x, baseline, size, mcid = zip(*letters, strict=True)
    left, foot, high = (np.array(values, dtype=np.float64) for values in (x, baseline, size))
    return Glyphs(
        text,
        left,
        left + high,
        foot,
        high,
        np.stack([left, foot - high, left + wide * high, foot], axis=1),
        np.array(mcid, dtype=np.int64),
        tuple(fonts) or ("T",) * len(text),
        np.zeros(len(text)),
    )


@pytest.mark.parametrize(
    ("first", "gap", "down", "one_run", "head", "joined"),
    [
        ("甲", 12.4, 0.0, False, False, True),
        ("甲", 12.5, 0.0, False, False, False),
        ("。", 7.9, 0.0, False, False, True),
        ("。", 8.0, 0.0, False, False, False),
        ("。", 24.9, 0.0, True, False, True),
        ("甲", 25.0, 0.0, True, False, False),
        ("甲", 24.9, 0.0, False, True, True),
        ("甲", 25.0, 0.0, False, True, False),
        ("甲", -11.9, 0.0, False, False, True),
        ("甲", -12.0, 0.0, False, False, False),
        ("甲", 0.0, 1.19, False, False, True),
        ("甲", 0.0, 1.2, True, True, False),
        ("甲", 0.0, -1.2, True, True, False),
    ],
)
def test_which_letters_are_one_line(
    first: str, gap: float, down: float, one_run: bool, head: bool, joined: bool
) -> None:
    page = glyphs((first, 50, 0, EM, 3), ("乙", 60 + gap, down, EM, 3 if one_run else 4))
    assert _joins(page, 0, 1, head=head) is joined


def test_the_larger_of_two_letters_says_what_is_far() -> None:
    page = glyphs(("甲", 50, 100, EM, 3), ("2", 84, 102.3, 2 * EM, 4))
    assert _joins(page, 0, 1, head=False)
    turned = glyphs(("2", 50, 102.3, 2 * EM, 4), ("甲", 94, 100, EM, 3))
    assert _joins(turned, 0, 1, head=False)


@pytest.mark.parametrize(("by", "joined"), [(0.0, True), (0.009, True), (-0.02, False)])
def test_a_ligature_s_letters_share_their_origin(by: float, joined: bool) -> None:
    """However wide the first is: the second begins far left of its end."""
    page = glyphs(("f", 50, 100, EM, 3), ("i", 50 + by, 100, EM, 3))
    page = replace(page, right=page.right + 2 * EM)
    assert _joins(page, 0, 1, head=False) is joined


@pytest.mark.parametrize(
    ("aside", "down", "goes_on"),
    [
        (7.9, 10, True),
        (8.0, 10, False),
        (-8.0, 10, False),
        (0, 300, True),
        (0, -9.9, True),
        (0, -10.0, False),
    ],
)
def test_a_vertical_line_goes_on_below_or_beside(aside: float, down: float, goes_on: bool) -> None:
    page = glyphs(("甲", 50, 100, EM, 3), ("、", 50 + aside, 100 + down, EM, 3))
    assert _goes_down(page, 0, 1) is goes_on
    small = replace(page, size=np.array([EM, EM / 2]))
    assert _goes_down(small, 0, 1) is goes_on, "the larger of the two counts"


ELEMENTS = (
    Element(0, "H2", ((0, 1),)),
    Element(1, "P", ((0, 2), (0, 3))),
    Element(2, "P", ((0, 4),), vertical=True),
)


def test_a_line_has_what_most_of_it_has() -> None:
    page = glyphs(
        ("春", 50, 100, EM, 2),
        ("2", 60, 100.4, 8.004, 2),
        ("眠", 68, 100, EM, 3),
        ("不", 78, 100, EM, 3),
        fonts="SFSS",
    )
    (found,) = _lines(page, [1, 1, 1, 1], ELEMENTS)
    assert (found.text, found.tag, found.element, found.font) == ("春2眠不", "P", 1, "S")
    assert (found.x, found.right, found.baseline, found.size) == (50, 88, 100, EM)
    assert (found.first, found.last, found.vertical) == (0, 3, False)
    assert (found.ink.x, found.ink.y, found.ink.right) == (50, 90, 88)
    assert found.ink.bottom == pytest.approx(100.4)


def test_lines_end_with_their_element() -> None:
    letters = [("春", 50.0 + 10 * k, 100.0, EM, 2) for k in range(4)]
    found = _lines(glyphs(*letters), [0, 0, 1, -1], ELEMENTS)
    assert [(one.text, one.tag, one.element) for one in found] == [
        ("春春", "H2", 0),
        ("春", "P", 1),
        ("春", "", -1),
    ]
    down = [("春", 50.0, 100.0 + 30 * k, EM, 4) for k in range(3)]
    assert [one.vertical for one in _lines(glyphs(*down), [2, 2, 2], ELEMENTS)] == [True]
    assert len(_lines(glyphs(*down), [1, 1, 1], ELEMENTS)) == 3
    apart = [("春", 50.0 + 30 * k, 100.0, EM, k) for k in range(2)]
    assert len(_lines(glyphs(*apart), [0, 0], ELEMENTS)) == 1, "a head's words may be far apart"
    assert len(_lines(glyphs(*apart), [1, 1], ELEMENTS)) == 2
    assert len(_lines(glyphs(*apart), [-1, -1], ELEMENTS)) == 2


def test_the_first_and_last_line_of_an_element() -> None:
    lines = [line(element=element) for element in (3, 3, 3, 4)]
    ends = [(one.opens, one.closes) for one in _ends(lines)]
    assert ends == [(True, False), (False, False), (False, True), (True, True)]


def test_without_tags_a_paragraph_opens_with_its_indent() -> None:
    rows = [(20.0, 1), (0.0, 2), (0.0, 3), (20.0, 4)]
    lines = [line(x=100 + x, baseline=15.0 * row, size=EM, element=-1) for x, row in rows]
    ends = [(one.opens, one.closes) for one in _ends(lines)]
    assert ends == [(True, False), (False, False), (False, True), (True, True)]


@pytest.mark.parametrize(
    ("aside", "down", "size", "goes_on"),
    [
        (0, 15, EM, True),
        (0, 21.9, EM, True),
        (0, 22.0, EM, False),
        (0, 0, EM, False),
        (6.9, 15, EM, True),
        (7.0, 15, EM, False),
        (-21.9, 15, EM, True),
        (-22.0, 15, EM, False),
        (0, 15, EM + 0.05, True),
        (0, 15, EM + 0.07, False),
        (0, 15, EM - 0.07, False),
    ],
)
def test_what_goes_on_with_a_paragraph_without_tags(
    aside: float, down: float, size: float, goes_on: bool
) -> None:
    one = line(x=0, baseline=0, size=EM)
    assert _continues(one, line(x=aside, baseline=down, size=size)) is goes_on


def test_frames_are_figures_and_images_without_a_tag() -> None:
    elements = (Element(0, "Figure", ((0, 1),)), Element(1, "P", ((0, 2),)))
    owner = {(0, 1): 0, (0, 2): 1}
    drawn = (
        Drawn("path", Rect(10, 20, 30, 40), 1),
        Drawn("image", Rect(5, 50, 10, 40), 1),
        Drawn("image", Rect(1, 2, 3, 4), 2),
        Drawn("image", Rect(5, 6, 7, 8), 9),
        Drawn("path", Rect(7, 7, 7, 7), 9),
    )
    one, two, three = _frames(drawn, 0, owner, elements, {0})
    assert (one.rect, one.element, one.chart, one.tagged) == (Rect(5, 20, 35, 70), 0, True, True)
    assert (two.rect, two.element, two.chart, two.tagged) == (Rect(1, 2, 3, 4), -1, False, False)
    assert three.rect == Rect(5, 6, 7, 8)
    assert not _frames(drawn[:1], 0, owner, elements, set())[0].chart
    assert _frames(drawn[:1], 1, owner, elements, set()) == (), "another page's content"


@pytest.mark.parametrize(
    ("at", "common"), [(9.9, True), (10, False), (0, True), (-5, False), (-4.9, True)]
)
def test_what_only_touches_has_nothing_in_common(at: float, common: bool) -> None:
    one = Rect(0, 0, 10, 10)
    for far in (0, 20):
        aside, below = Rect(at, far, 5, 5), Rect(far, at, 5, 5)
        assert over(one, aside) is over(aside, one) is common
        assert level(one, below) is level(below, one) is common
        assert meet(one, aside) is meet(below, one) is (common and far == 0)


def test_which_lines_stand_on_a_picture() -> None:
    at = line(x=100, baseline=100, element=1)
    assert stands_on(at, frame(90, 80, 50, 50, element=2))
    assert not stands_on(at, frame(90, 80, 50, 50, element=1)), "its own"
    assert not stands_on(at, frame(90, 80, 50, 50, element=2, chart=True))
    assert not stands_on(at, frame(90, 80, 50, 50, element=2, tagged=False))
    assert not stands_on(at, frame(90, 180, 50, 50, element=2))


@pytest.mark.parametrize(("w", "h", "rule"), [(2.5, 90, True), (2.6, 90, False), (90, 2.5, True)])
def test_a_rule_is_thin_in_one_direction(w: float, h: float, rule: bool) -> None:
    assert is_rule(Rect(0, 0, w, h)) is rule


@pytest.mark.parametrize(
    ("tag", "head"), [("H1", True), ("H6", True), ("P", False), ("Hx", False), ("H12", False)]
)
def test_which_tags_are_heads(tag: str, head: bool) -> None:
    assert line(tag=tag).head is head
    assert not line(tag="L1").head
