"""Words twice, sentences without an end, heads too long, each beside what is sound."""

from __future__ import annotations

import pytest

from content.proofreading import wording
from content.proofreading.view import Copy, Kind, Passage
from tests.proofreading.marking import EDITION, marked, marked_in

TWICE = (
    "⟦项目项目⟧多，项目项目部来了，工程工程部来了。",
    "干部⟦队伍队伍⟧建设，⟦队伍队伍队伍⟧。",
    "退税缓税缓费，支队支队长来了。",
    "研究研究再说，两棵两棵地栽，两个两个人，有了有了。",
    "二〇二〇年，一九一九年，12341234，ABAB，哈哈哈哈。",
    "他⟦每天每天⟧都去，⟦镇里镇里⟧的人。",
    "本规定规定的职责，《规定》规定了，⟦规定规定⟧的职责。",
    "在⟦规定规定⟧的日子。",
    "他⟦在在⟧会上讲，这⟦是是⟧好路，会议强调⟦要要⟧抓紧。",
    "推⟦广广⟧就地审理，因洪水入⟦侵侵⟧，第三⟦名名⟧。",
    "人民民主，上海海关，发展展览馆，周媛媛来了，一桩桩、天天、家家户户、哈哈哈。",
)
ENDS = (
    ("⟦路通了⟧",),
    ("⟦新修的路通到了每个村子的大路口边⟧",),  # 16 characters: a line by itself
    ("新修的路通⟦到了每个村子的那些路口边⟧",),
    ("⟦路通了，人来了⟧",),
    ("⟦路通了，⟧",),
    ("⟦路通了——⟧",),
    ("⟦路通了（何小舟）⟧",),
    ("路通了。（何小舟）",),
    ("路通了：",),
    ("路通了:",),
    ("*路通了",),
    ("人均：22元",),
    ("⟦路通了。人均：22元⟧",),
    ("《办法》第三次修正",),
    ("2014年3月27日县人大常委会批准",),
    ("他说：“路通了。”",),
    # three short lines are a list, two are not
    ("公布如下：", "⟦人人护堤⟧", "⟦个个有责⟧", "感谢参与。"),
    ("公布如下：", "人人护堤", "个个有责", "家家美丽", "感谢参与。"),
    ("公布如下：", "人" * 40, "个个有责", "家家美丽", "感谢参与。"),
    ("公布如下：", f"{'人' * 29}⟦{'人' * 12}⟧", "⟦个个有责⟧", "⟦家家美丽⟧", "感谢参与。"),
    # who signs, with a date or alone at the end
    ("请执行。", "县水利局", "2020年3月9日"),
    ("请执行。", "何小舟", "2020年3月9日"),
    ("请执行。", "县水利局"),
    ("请执行。", "⟦县水利局⟧", "路通了。"),
    ("孩子们：", "路修好了。", "一个老师"),
    ("孩子们来了。", "路修好了。", "⟦一个老师⟧"),
    ("孩子们：", "路修好了。", "⟦一个老师⟧", "又来了。"),
    ("孩子们：", "路修好了。", "人" * 24),
    ("孩子们：", "路修好了。", f"{'人' * 13}⟦{'人' * 12}⟧"),
    # what answers a head of a notice
    ("#活动时间", "即日起在各站报名"),
    ("#活动时间", "人" * 24),
    ("#活动时间", f"{'人' * 13}⟦{'人' * 12}⟧"),
    ("#活动内容", "⟦即日起在各站报名⟧"),
    ("#活动时间", "⟦即日起在各站报名⟧", "又来了。"),
    ("#活动时间", "即日起在各站报名", "地点：老码头"),
    ("#活动时间", "即日起在各站报名", "#活动地点", "老码头"),
    ("先说一句。", "⟦即日起在各站报名⟧"),
    # items of a list
    ("（一）加快修路；", "（二）保障用水。"),
    ("⟦（一）加快修路；⟧",),
    ("联系人：林一山", "电话：老码头", "大家来"),
)
LENGTHS = {
    Kind.HEADLINE: (3, 26),
    Kind.TITLE: (1, 24),
    Kind.KICKER: (2, 24),
    Kind.DECK: (1, 44),
    Kind.SUBHEAD: (1, 22),
    Kind.PULLQUOTE: (3, 70),
    Kind.CAPTION: (2, 70),
    Kind.CREDIT: (2, 40),
    Kind.CHART_TITLE: (1, 26),
    Kind.LABEL: (1, 26),
    Kind.EVENT: (2, 50),
    Kind.ALT: (3, 150),
    Kind.LEDE: (1, 320),
    Kind.PARAGRAPH: (1, 600),
    Kind.BYLINE: (2, 50),
}


@pytest.mark.parametrize("text", TWICE)
def test_words_twice(text: str) -> None:
    assert marked(wording.doubled, text) == text


@pytest.mark.parametrize("lines", ENDS)
def test_a_paragraph_ends_as_a_sentence_does(lines: tuple[str, ...]) -> None:
    assert marked_in(wording.unended_of, *lines) == list(lines)


@pytest.mark.parametrize(
    ("files", "told"), [("aa", 0), ("ab", 1), ("ba", 1)], ids=["one", "after", "before"]
)
def test_what_answers_a_head_is_of_its_file(files: str, told: int) -> None:
    kinds = (Kind.TITLE, Kind.PARAGRAPH)
    texts = ("活动时间", "即日起在各站报名")
    passages = tuple(
        Passage(text, kind, file) for text, kind, file in zip(texts, kinds, files, strict=True)
    )
    assert len(list(wording.unended_of(Copy(EDITION, passages)))) == told


def test_a_list_and_a_letter_end_with_their_file() -> None:
    lines = (("a", "孩子们："), ("a", "路修好了。"), ("a", "一个老师"), ("b", "又来了。"))
    passages = [Passage(text, Kind.PARAGRAPH, file) for file, text in lines]
    assert not list(wording.unended_of(Copy(EDITION, tuple(passages))))
    passages[0] = Passage("孩子们：", Kind.PARAGRAPH, "c")
    assert len(list(wording.unended_of(Copy(EDITION, tuple(passages))))) == 1


@pytest.mark.parametrize("kind", LENGTHS)
def test_each_place_has_its_length(kind: Kind) -> None:
    least, most = LENGTHS[kind]
    told = {
        length: [
            (fault.start, fault.end)
            for rule in (wording.too_long, wording.too_short)
            for fault in rule(Passage("村" * length, kind, "a.md"))
        ]
        for length in (least - 1, least, most, most + 1)
        if length
    }
    bounds = {least - 1: [(0, least - 1)], least: [], most: [], most + 1: [(0, most + 1)]}
    assert told == {length: bounds[length] for length in told}


@pytest.mark.parametrize(
    ("text", "count"), [("村村", 2), ("1234", 2), ("村123", 3), ("村 村", 2), ("1 2", 1), ("", 0)]
)
def test_two_digits_are_set_as_one_character(text: str, count: int) -> None:
    assert wording._count(text) == count


@pytest.mark.parametrize(("text", "told"), [("更正", 0), ("好路", 1), ("好路通", 0)])
def test_a_notice_may_be_short(text: str, told: int) -> None:
    assert len(list(wording.too_short(Passage(text, Kind.HEADLINE, "a.md")))) == told


def test_a_long_sentence_twice() -> None:
    said = "沿江的七个村子都通了自来水和水泥路。"
    assert len(said) == 18
    assert marked_in(wording.repeated, said, f"好。⟦{said}⟧") == [said, f"好。⟦{said}⟧"]
    assert marked_in(wording.repeated, said, f"⟦{said}⟧") == [said, f"⟦{said}⟧"]
    short = said[1:]
    assert marked_in(wording.repeated, short, f"好。{short}", short) == [
        short,
        f"好。{short}",
        short,
    ]
    found = wording.repeated(Copy(EDITION, tuple(_said(said * 2, line) for line in (3, 5))))
    assert [fault.told.values["words"] for _, fault in found] == [said, (said * 2)[:20]]


def _said(text: str, line: int) -> Passage:
    return Passage(text, Kind.PARAGRAPH, "a.md", line)


def test_a_character_of_no_table_is_told_once() -> None:
    lines = ("会场上⟦掛⟧着灯笼，掛了三天，〇。", "掛着，我⟦國⟧。")
    assert marked_in(wording.unusual, *lines) == list(lines)
