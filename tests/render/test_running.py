"""The running head states what the edition states, and nothing else."""

from __future__ import annotations

import datetime as dt

from fonts.chinese.calendar import weekday, written
from layout.banners import place_running
from layout.page.formats import PROFILES
from layout.page.grid import Grid
from tests.render.build import composer, edition

GRID = Grid.of(PROFILES["broadsheet"])


def said(page: int = 0, **paper: object) -> str:
    block = place_running(edition(paper=paper), GRID, page, "ink", composer())
    return " ".join(ln.line.text for item in block.texts for ln in item.lines)


def test_weekday_is_computed() -> None:
    assert (written(dt.date(2021, 7, 27)), weekday(dt.date(2021, 7, 27))) == (
        "2021年7月27日",
        "星期二",
    )
    assert "星期二" in said()


def test_empty_fields_print_nothing() -> None:
    words = said(section="")
    assert "版" not in words
    assert "责任编辑" not in words
    assert "特别报道" not in words


def test_given_fields_are_printed() -> None:
    words = said(1, page_numbers=("05", "06"), staff=(("责任编辑", "张三"),), issue="第12345期")
    assert "06" in words
    assert "责任编辑 张三" in words
    assert "第12345期" in words


def test_no_number_is_invented_for_a_page_without_one() -> None:
    assert "版" not in said(2, page_numbers=("05", "06"))


def test_it_stays_in_the_top_margin() -> None:
    for profile in PROFILES.values():
        grid = Grid.of(profile)
        block = place_running(edition(), grid, 0, "ink", composer())
        for item in block.texts:
            for line in item.lines:
                assert block.rect.y <= line.y
                assert line.y + item.size <= block.rect.bottom
        assert block.rect.bottom < grid.area.y


def test_staff_and_section_of_a_narrow_unit_do_not_overprint() -> None:
    paper: dict[str, object] = {
        "name": "示例日报",
        "section": "村务公开",
        "page_numbers": ("05",),
        "staff": (("责任编辑", "甲某某"), ("校对", "乙某某")),
    }
    block = place_running(edition(paper=paper), Grid.of(PROFILES["quarter"]), 0, "ink", composer())
    boxes = [
        (ln.x, ln.y, ln.x + ln.line.width_em * item.size, ln.y + item.size)
        for item in block.texts
        for ln in item.lines
    ]
    assert len(boxes) == 8
    for index, one in enumerate(boxes):
        for other in boxes[index + 1 :]:
            apart_x = one[2] <= other[0] or other[2] <= one[0]
            assert apart_x or one[3] <= other[1] or other[3] <= one[1]
