"""Lines that say who made a page or a story, and lines of heads that no other rule tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from content.importing.recognising.groups import issued, signed
from content.importing.recognising.roles import Role, role_of
from content.importing.recognising.staff import names_writer
from tests.importing.conftest import Import, copy_of
from tests.importing.offices import PARAGRAPHS
from tests.importing.test_looks import subs, word


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("策划/林山 统筹/何舟 文图/周正", Role.STAFF),  # 文图 is nowhere listed
        ("出镜：林山 责编：何舟", Role.STAFF),
        ("主持人：林山 嘉宾：何舟 记者：周正", Role.BYLINE),  # one of three is known
        ("时间：周五 地点：礼堂", Role.SHORT),
        ("县文化站 裘 琪", Role.BYLINE),  # a rare family's name, spread
    ],
)
def test_what_a_line_of_offices_is(line: str, role: Role) -> None:
    assert role_of(line) is role


def test_who_wrote_it_among_those_who_planned_it() -> None:
    assert names_writer("策划/林山 统筹/何舟 文图/周正")
    assert not names_writer("文字：林山 责编：何舟")
    assert not names_writer("策划/林山 统筹/何舟")


@pytest.mark.parametrize(
    "line", ["林磊/缫丝车间", "安环部/蒋喜", "北宣｜环卫公司", "河口镇东渡村 林山"]
)
def test_a_name_beside_its_unit_signs(line: str) -> None:
    assert signed(line)


@pytest.mark.parametrize("line", ["城市/乡村", "东关小学/西关小学", "小麦/玉米", "河口镇 新面貌"])
def test_two_things_beside_each_other_do_not(line: str) -> None:
    assert not signed(line)


def test_a_line_in_red_and_its_staff_stand_over_the_larger_title(
    imported: Import, tmp_path: Path
) -> None:
    file = word(
        tmp_path / "a.docx",
        ("河口街道第三届邻里节特刊", 16, False, True, "FF0000"),
        ("策划/林山　统筹/何舟　文图/周正", 10, False, True, ""),
        ("一条河和七个老板", 26, False, True, ""),
        *PARAGRAPHS[:2],
    )
    _, edition = imported(file)
    assert edition.headline.kicker == "河口街道第三届邻里节特刊"
    assert edition.headline.title == "一条河和七个老板"
    assert edition.byline == "策划/林山 统筹/何舟 文图/周正"
    assert copy_of(edition) == list(PARAGRAPHS[:2])


def test_three_of_three_much_larger_are_a_title(imported: Import, tmp_path: Path) -> None:
    file = word(
        tmp_path / "a.docx",
        ("河口街道居民议事会发言摘登", 14, False, True, ""),
        ("献良策　谋发展　谱新篇", 26, False, True, ""),
        *PARAGRAPHS[:2],
    )
    _, edition = imported(file)
    assert edition.headline.title == "献良策 谋发展 谱新篇"
    assert edition.headline.kicker == "河口街道居民议事会发言摘登"


def test_a_kicker_of_the_look_of_sub_heads_makes_no_stories_of_them(
    imported: Import, tmp_path: Path
) -> None:
    file = word(
        tmp_path / "a.docx",
        ("百村调研行", 0, True, False, ""),
        ("一条河和七个老板", 26, True, True, ""),
        "□ 林　山",
        PARAGRAPHS[0],
        ("【提问】步道修好以后谁来照看？", 0, True, False, ""),
        PARAGRAPHS[1],
        ("【提问】七个老板后来去了哪里？", 0, True, False, ""),
        PARAGRAPHS[2],
    )
    _, edition = imported(file)
    assert edition.headline.kicker == "百村调研行"
    assert [one.title for one in edition.articles] == ["一条河和七个老板"]
    assert subs(edition) == ["【提问】步道修好以后谁来照看？", "【提问】七个老板后来去了哪里？"]


def test_a_group_and_an_office_without_its_place_sign_as_others_do() -> None:
    assert signed("校报记者团 宋雨桐")
    assert issued("县人力资源和社会保障局", "创业担保贷款，你想知道的都在这")
    assert not issued("把人力资源用起来", "创业担保贷款，你想知道的都在这")


def test_rows_of_a_list_over_a_title_end_the_story_above(imported: Import, tmp_path: Path) -> None:
    rows = ["附：团体总分前三名", "第一名　河口中学　186分", "第二名　东渡中学　171分"]
    file = word(
        tmp_path / "a.docx",
        ("三项纪录改写", 22, True, True, ""),
        PARAGRAPHS[0],
        *rows,
        ("食堂里的一封信", 22, True, True, ""),
        PARAGRAPHS[1],
    )
    _, edition = imported(file)
    assert [one.kicker for one in edition.articles if one.kicker] == []
    printed = "".join(copy_of(edition)).replace(" ", "")
    assert all(row.split("　")[-1] in printed for row in rows)
