"""One name, one spelling: which of two is doubted, and what is no name."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.seeded import edition_of
from content.proofreading import names
from content.proofreading.view import Copy, Kind, Passage
from tests.proofreading.marking import marked_in

Pairs = list[tuple[str, str]]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("石桥镇修路，石桥镇通水，石乔镇绿化。", [("石乔镇", "石桥镇")]),
        ("石桥镇修路，石乔镇绿化。", []),
        ("石桥镇修路，石桥镇通水，石乔镇绿化，石乔镇修桥。", []),
        ("石桥镇，" * 6 + "石乔镇绿化，石乔镇修桥。", [("石乔镇", "石桥镇")]),
        ("石桥镇，" * 5 + "石乔镇绿化，石乔镇修桥。", []),
        ("石桥镇，" * 9 + "石乔镇绿化，石乔镇，石乔镇。", []),
        ("石桥镇修路，石桥镇通水，石乔镇绿化，大乔也来。", []),
        ("茶陵县修路，茶陵县通水，炎陵县绿化。", []),
        ("澄江县修路，澄江县通水，橙江县绿化。", [("橙江县", "澄江县")]),
        ("澄江县修路，澄江县通水，橙江县绿化，去江县。", []),
        ("红星社区修路，红星社区通水，红兴社区绿化。", [("红兴社区", "红星社区")]),
        (
            "全县山区修路，全县山区通水，全县杉区绿化。",
            [("全县杉区", "全县山区"), ("县杉区", "县山区")],
        ),
        ("大红星镇修路，大红星镇通水，太红星镇绿化。", []),
        ("县级公司修路，县级公司通水，县性公司绿化。", []),
    ],
)
def test_a_place_that_recurs_is_known(text: str, pairs: Pairs) -> None:
    assert sorted(names._places(text, Counter(text))) == sorted(pairs)


@pytest.mark.parametrize(
    ("wrong", "right", "slip"),
    [
        ("石", "嗜", True),  # 25 places further
        ("石", "噬", False),
        ("嗜", "石", True),
        ("石", "婶", True),
        ("石", "审", False),
        ("亍", "石", True),  # of the second level
        ("座", "石", False),
        ("囯", "石", True),  # not in the set
    ],
)
def test_characters_of_one_syllable_are_near_in_the_set(wrong: str, right: str, slip: bool) -> None:
    assert names._slip(wrong, right) is slip


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("县发改局牵头。县发改委说，都开工了。", [("县发改委", "县发改局")]),
        ("县发改局牵头。市发改委说，都开工了。", []),
        ("县发展和改革委员会牵头。县发改局说。", [("县发改局", "县发展和改革委员会")]),
        ("县发展和改革委员会牵头。县发改委说。", []),
        ("县水利局牵头。县水利委说。", []),
        ("县卫健局牵头。县卫健委员说。", []),
        ("县卫健局牵头。县卫健委屈得很。", []),
    ],
)
def test_an_office_is_a_bureau_or_a_commission(text: str, pairs: Pairs) -> None:
    assert list(names._offices(text)) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("村医蒋佩兰每天走山路。蒋佩蓝说不累。", [("蒋佩蓝", "蒋佩兰")]),
        ("记者何小舟报道。何小州摄。", [("何小州", "何小舟")]),
        ("村民欧阳修说好。欧阳秀笑了。", [("欧阳秀", "欧阳修")]),
        ("厂长沈国栋说，好。沈国栋指了指。沈国梁看着看板。", [("沈国梁", "沈国栋")]),
        ("厂长沈国栋说，好。沈国栋指了指。村民沈国梁看着看板。", []),
        ("厂长沈国栋说，好。沈国栋指了指。沈国梁看着。沈国梁笑。", []),
        ("厂长沈国栋说，好。沈国梁看着看板。", []),
        ("沈国栋、沈国梁来了。厂长沈国栋说，好。沈国栋笑。沈国梁看着。", []),
        ("沈国梁、沈国栋来了。厂长沈国栋说，好。沈国栋笑。沈国梁看着。", []),
        ("王国栋说，好。厂长沈国栋笑着说。沈国栋走了。", []),
    ],
)
def test_a_person_is_written_alike(text: str, pairs: Pairs) -> None:
    assert list(names._persons(text)) == pairs


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("蒋佩蓝说好。", ["蒋佩蓝"]),
        ("江佩兰，走。", ["江佩兰"]),
        ("蒋佩蓝天，走。", []),
        ("蒋佩兰，走。", []),
    ],
)
def test_what_stands_as_a_name_does(text: str, near: list[str]) -> None:
    assert list(names._near(text, "蒋佩兰")) == near


@pytest.mark.parametrize(
    ("text", "called", "name"),
    [
        ("欧阳修说", True, True),
        ("欧阳修说", False, True),
        ("沈国栋说", False, True),
        ("高兴地说", False, False),
        ("高兴地说", True, True),
        ("王大山说", False, False),
        ("王大山说", True, True),
        ("李经理说", False, False),
        ("张开双臂", True, False),
    ],
)
def test_three_characters_are_a_name(text: str, called: bool, name: bool) -> None:
    assert names._is_name(text, 0, called=called) is name


@pytest.mark.parametrize(
    ("text", "at", "name", "is_name"),
    [
        ("卖方市场", 0, "卖方市", False),
        ("到石乔镇绿化", 1, "石乔镇", True),
        ("李小明说", 0, "李小明", True),
        ("李小强劲", 0, "李小强", False),
        ("已经小明", 1, "经小明", False),
        ("县卫健委来", 0, "县卫健委", True),
    ],
)
def test_a_name_is_no_beginning_of_other_words(
    text: str, at: int, name: str, is_name: bool
) -> None:
    assert names._named(text, at, name) is is_name


def test_who_is_named_and_how() -> None:
    found = names._named_persons("厂长沈国栋说。沈国栋笑。高大的树，何小舟一边走。林的人笑。")
    assert {name: (one.times, one.called) for name, one in found.items()} == {
        "沈国栋": (2, True),
        "何小舟": (1, False),
    }


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("清河镇打造一村一品", "今年以来，⟦青河镇⟧修了路。"),
        ("清河镇打造一村一品", "今年以来，石桥镇修了路。"),
        ("清河镇打造一村一品", "今年以来，青河乡修了路。"),
        ("清河市打造一村一品", "今年以来，青河市修了路。"),
        ("清河社区打造一村一品", "今年以来，⟦青河社区⟧修了路。"),
        ("清山村打造一村一品", "今年以来，青河村修了路。"),
    ],
)
def test_a_place_of_the_head_is_the_text_s(title: str, text: str) -> None:
    assert marked_in(names.name_differs, f"#{title}", text) == [f"#{title}", text]


def test_a_byline_names_this_paper() -> None:
    """The paper is 澄江日报."""
    texts = ("澄江日报记者何小舟", "清河日报记者何小舟", "江日报记者", "清河日报社", "本报记者")
    passages = tuple(
        Passage(text, kind, "a.md")
        for text in texts
        for kind in (Kind.BYLINE, Kind.CREDIT, Kind.PARAGRAPH)
    )
    found = names.other_paper(Copy(edition_of(("路通了。",)), passages))
    told = [(one.kind.name, one.text[fault.start : fault.end]) for one, fault in found]
    assert told == [("BYLINE", "清河日报"), ("CREDIT", "清河日报")]
