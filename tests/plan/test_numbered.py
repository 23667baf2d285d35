"""Numbered captions of a group (组图): what is printed, where captions and numbers stand."""

from __future__ import annotations

from typing import Any

import pytest

from content.model import Article, Figure, Picture
from layout.page.placed import PlacedPicture
from layout.page.units import Rect, mm, pt
from layout.plan.copy.groups import GAP_EM
from layout.plan.copy.numbered import MOST_COLUMNS, captions_height, set_captions, together
from layout.plan.elements import Element
from layout.plan.measures import Measures
from layout.plan.pages.blocks import sources
from layout.plan.placing.elements import placed_element
from layout.plan.sources import Story
from tests.plan import samples

CAPTIONS = (
    "松林步道的第一公里",
    "溪水从石缝里下来",
    "草坡尽头，落叶松黄了",
    "第三公里的叶子",
    "数到六十",
)


def photos(count: int, credit: str = "") -> tuple[Picture, ...]:
    """Return pictures with captions; "" is a credit of each one's own."""
    return tuple(
        samples.photograph(f"p{n}", caption=CAPTIONS[n % 5], credit=credit or f"甲{n} 摄")
        for n in range(count)
    )


def article(count: int = 3, credit: str = "", **more: Any) -> Article:
    fields: dict[str, Any] = {"pictures": photos(count, credit), "captions": "numbered", **more}
    return samples.article("a", 500, **fields)


def measures(of: Article) -> Measures:
    return samples.measures("broadsheet", None, *of.pictures)


def test_each_caption_is_opened_by_its_number() -> None:
    assert article(2).printed_captions == (
        "①松林步道的第一公里\u3000甲0 摄",
        "②溪水从石缝里下来\u3000甲1 摄",
    )


def test_a_credit_that_all_have_stands_once() -> None:
    assert article(2, "乙某 摄").printed_captions == (
        "①松林步道的第一公里",
        "②溪水从石缝里下来\u3000乙某 摄",
    )


@pytest.mark.parametrize(
    ("more", "numbered"),
    [
        ({}, True),
        ({"captions": "each"}, False),
        ({"pictures": photos(1)}, False),
        ({"pictures": photos(9)}, False),
        ({"figures": (Figure(id="c", title="图", items=()),)}, False),
    ],
)
def test_two_to_eight_pictures_alone_are_a_group(more: dict[str, Any], numbered: bool) -> None:
    one = article(**more)
    assert one.numbered is numbered
    assert any("①" in words for words in one.printed_captions) is numbered


@pytest.mark.parametrize("body", [True, False])
def test_the_pictures_of_a_group_are_one_element(body: bool) -> None:
    one = article(5) if body else article(5, body=())
    (story,) = (s for s in sources(samples.press(one)) if isinstance(s, Story))
    (element,) = story.elements
    assert element.pictures == one.pictures and element.captions == one.printed_captions


@pytest.mark.parametrize("count", [2, 3, 5, 8])
@pytest.mark.parametrize("wide_mm", [110.0, 190.0, 350.0])
def test_pictures_and_captions_fill_their_frame_and_none_meets_another(
    count: int, wide_mm: float
) -> None:
    one = article(count)
    on, element = measures(one), Element(one.pictures[0], one.pictures[1:], one.printed_captions)
    wide = pt(wide_mm)
    size = on.range(element, wide)
    assert size is not None
    rows = size.least + size.costs.index(min(size.costs))
    frame = Rect(50, 60, wide, rows * on.grid.leading - on.element_gap)
    pictures, _, _ = placed_element(on, element, frame)
    assert [shown.picture.id for shown in pictures] == [p.id for p in one.pictures]
    lowest = max(shown.rect.bottom for shown in pictures)
    boxes = [_box(shown) for shown in pictures]
    assert all(box.y >= lowest for box in boxes)
    assert max(box.bottom for box in boxes) == pytest.approx(frame.bottom, abs=0.01)
    assert all(frame.x <= box.x and box.right <= frame.right + 0.01 for box in boxes)
    for index, a in enumerate(boxes):
        for b in boxes[index + 1 :]:
            assert a.right <= b.x or b.right <= a.x or a.bottom <= b.y + 0.01 or b.bottom <= a.y
    rects = [shown.rect for shown in pictures]
    gaps = [b.x - a.right for a in rects for b in rects if abs(a.y - b.y) < 1 and b.x > a.x]
    assert not gaps or min(gaps) == pytest.approx(GAP_EM * on.grid.body)


@pytest.mark.parametrize("wide_mm", [110.0, 190.0, 350.0])
def test_a_group_is_reckoned_higher_by_its_captions(wide_mm: float) -> None:
    """So that its pictures keep their shapes over them: cut they would fill any frame."""
    one = article(3)
    on, wide = measures(one), pt(wide_mm)
    captions = captions_height(on, one.printed_captions, wide)
    assert captions > on.grid.leading
    assert together(on, one.printed_captions, wide).element_gap == on.element_gap + captions
    assert together(on, (), wide) is on
    element = Element(one.pictures[0], one.pictures[1:], one.printed_captions)
    size = on.range(element, wide)
    assert size is not None
    rows = size.least + size.costs.index(min(size.costs))
    frame = Rect(50, 60, wide, rows * on.grid.leading - on.element_gap)
    for shown in placed_element(on, element, frame)[0]:
        cut = shown.rect.w / shown.rect.h / on.natural(shown.picture)
        assert 0.9 < cut < 1.1


def _box(shown: PlacedPicture) -> Rect:
    assert shown.caption is not None
    text = shown.caption
    wide = max(line.line.width_em for line in text.lines) * text.size
    first, last = text.lines[0], text.lines[-1]
    return Rect(first.x, first.y, wide, last.y + last.height - first.y)


def test_each_picture_has_its_number_in_its_corner_at_a_size_that_is_read() -> None:
    one = article(3)
    on, element = measures(one), Element(one.pictures[0], one.pictures[1:], one.printed_captions)
    size = on.range(element, pt(190))
    assert size is not None
    frame = Rect(0, 0, pt(190), size.least * on.grid.leading - on.element_gap)
    pictures, _, _ = placed_element(on, element, frame)
    for number, shown in enumerate(pictures, 1):
        assert shown.badge is not None and shown.caption is not None
        assert shown.badge.text.lines[0].line.text == str(number)
        assert shown.badge.text.size >= 10.5 and mm(shown.badge.ground.rect.h) > 5
        ground = shown.badge.ground.rect
        assert (ground.x, ground.bottom) == pytest.approx((shown.rect.x, shown.rect.bottom))
        words = "".join(line.line.text for line in shown.caption.lines)
        assert words.replace("\u3000", "") == one.printed_captions[number - 1].replace("\u3000", "")


def test_captions_stand_in_columns_as_even_as_their_order_lets_them() -> None:
    one = article(5)
    on = measures(one)
    found = set_captions(on, one.printed_captions, pt(350))
    assert len(found.columns) == MOST_COLUMNS
    assert [k for column in found.columns for k in column] == [0, 1, 2, 3, 4]
    assert found.most == 2
    narrow = set_captions(on, one.printed_captions, pt(60))
    assert len(narrow.columns) == 1
    assert captions_height(on, one.printed_captions, pt(60)) > captions_height(
        on, one.printed_captions, pt(350)
    )


def test_without_the_wish_nothing_changes() -> None:
    one = article(captions="each")
    (story,) = (s for s in sources(samples.press(one)) if isinstance(s, Story))
    assert all(not element.captions for element in story.elements)
