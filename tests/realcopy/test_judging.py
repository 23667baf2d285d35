"""The judge of the corpus finds what it is there to find: words lost, added, doubled and moved."""

from __future__ import annotations

from bench.realcopy.compare import compare, expected
from bench.realcopy.copy import Copy, Para, Story, counts, printed
from bench.realcopy.marks import gone, shown
from bench.realcopy.news import segmented
from bench.realcopy.roles import Folder, judge_roles, moved

LINES = [
    "一条旧铁路的第二次出发",
    "清晨六点四十分站台上已经站了三十多个人",
    "矿关了以后铁轨闲了九年草长到膝盖",
]


def truth_of(*lines: tuple[str, str]) -> dict[str, object]:
    return {
        "headline": [text for role, text in lines if role == "headline"],
        "lines": [{"role": role, "text": text, "level": 0} for role, text in lines],
    }


def test_a_whole_page_lacks_nothing_wherever_its_lines_break() -> None:
    words = (
        "一条旧铁路的\n第二次出发\n清晨六点四十分站台上\n示例日报\n"
        "已经站了三十多个人，矿关了以后铁轨闲了九年草长到膝盖。"
    )
    found = compare(LINES, words, ["示例日报"])
    assert (found.missing, found.repeats, found.extra) == ((), (), ())


def test_words_lost_and_words_added_are_named() -> None:
    words = "一条旧铁路的第二次出发 清晨六点四十分站台上已经站了三十多个人 责任编辑丙某某"
    found = compare(LINES, words)
    assert found.missing == ("矿关了以后铁轨闲了九年草长到膝盖",)
    assert found.extra == ("责任编辑丙某某",)


def test_a_changed_digit_is_found() -> None:
    assert compare(["粮食总产量达到42万吨"], "粮食总产量达到43万吨").lost > 0


def test_a_line_that_stands_twice_is_wanted_twice() -> None:
    found = compare(["存在问题", "参差荇菜左右流之", "存在问题"], "存在问题参差荇菜左右流之")
    assert found.repeats == ("存在问题",)


def test_raised_and_full_width_digits_count_as_digits() -> None:
    assert compare(["减少10⁶克"], "减少１０6克").lost == 0
    assert counts("１０A汉") == {"han": 1, "digits": 2, "latin": 1}


def test_a_numeral_of_a_section_is_drawn_by_the_page() -> None:
    assert expected([{"role": "title", "text": "一、工作回顾"}]) == ["工作回顾"]


def test_marks_show_what_a_reader_sees() -> None:
    text = "达到⟦del:41⟧⟦ins:42⟧万m⟦sup:2⟧，⟦hidden:审定⟧⟦ruby:贠|yùn⟧家⟦sym:≥⟧90"
    assert shown(text) == "达到42万m²，贠家≥90"
    assert gone(text) == ["41", "审定"]


def test_a_moved_paragraph_is_named_alone() -> None:
    truth = truth_of(
        ("paragraph", "甲段在第一的位置"),
        ("paragraph", "乙段在第二的位置"),
        ("paragraph", "丙段在第三的位置"),
    )
    found = Folder(text=["乙段在第二的位置", "丙段在第三的位置", "甲段在第一的位置"])
    assert moved(truth, found) == ["甲段在第一的位置"]


def test_a_speaker_taken_as_a_title_is_an_invented_title() -> None:
    truth = truth_of(("headline", "政府工作报告"), ("edition-speaker", "某县县长 甲某某"))
    roles = judge_roles(truth, Folder(headline="政府工作报告", heads=["某县县长 甲某某"]))
    assert roles["headline"] == [1, 1]
    assert roles["edition-speaker"] == [0, 1]
    assert roles["invented titles"] == [1, 1]


def test_a_name_is_one_word_and_a_headline_breaks_between_words() -> None:
    line = segmented("江/nr  泽民/nr  会见/v  ２０/m  位/q  代表/n")
    words = [line.text[a:b] for a, b in zip((0, *line.bounds()), (*line.bounds(), 99), strict=True)]
    assert words == ["江泽民", "会见", "20", "位", "代表"]


def test_printed_lists_every_line_with_its_role() -> None:
    copy = Copy(
        "主标题", (Story("小标题", (Para("一段话。"),), deck="——副题"),), speaker="县长　甲某某"
    )
    assert [(line.role, line.text) for line in printed(copy)] == [
        ("headline", "主标题"),
        ("edition-speaker", "县长　甲某某"),
        ("title", "小标题"),
        ("story-deck", "——副题"),
        ("paragraph", "一段话。"),
    ]
