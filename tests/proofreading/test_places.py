"""What is read as a place, a name, a word twice: words on both sides of each of their rules."""

from __future__ import annotations

from collections import Counter

import pytest

from content.proofreading.misread import _RUN, _in_step, _quoted
from content.proofreading.names import _is_name, _named_persons
from content.proofreading.places import (
    _ends_longer,
    _inside,
    _is_bare,
    _is_county,
    _is_unit,
    _once,
    _others,
)
from content.proofreading.view import Kind, Passage
from content.proofreading.wording import doubled


@pytest.mark.parametrize(
    ("text", "at", "longer"),
    [
        ("云溪湖", 1, True),
        ("大南山", 1, True),
        ("在南山", 1, False),  # what may stand before a name
        ("，溪湖", 1, False),
        ("A溪湖", 1, False),
        ("溪湖", 0, False),
        ("云荷塘", 1, False),  # no lake, no hill
    ],
)
def test_the_end_of_a_longer_name_is_none(text: str, at: int, longer: bool) -> None:
    assert _ends_longer(text, at) is longer


@pytest.mark.parametrize(
    ("text", "main", "counts", "found"),
    [
        ("攸县的路修通了。", "茶陵县", {"攸县": 1}, ["攸县"]),
        ("攸县的路修通了。", "茶陵县", {"攸县": 2}, []),  # what is named again is meant
        ("攸县的路修通了。", "芦淞区", {"攸县": 1}, []),  # a district is not mistaken for a county
        ("石峰区的路修通了。", "芦淞区", {"石峰区": 1}, ["石峰区"]),
        ("茶陵县的路修通了。", "茶陵县", {"茶陵县": 9}, []),
    ],
)
def test_a_place_of_the_same_kind_named_once_may_be_a_slip(
    text: str, main: str, counts: dict[str, int], found: list[str]
) -> None:
    told = _once(text, main, Counter(counts))
    assert [text[one.start : one.end] for one in told] == found


@pytest.mark.parametrize(
    ("text", "at", "unit", "read"),
    [
        ("芦淞区", 0, "芦淞区", True),
        ("平安县", 0, "平安县", True),
        ("在平安县里", 1, "平安县", False),  # a common word, and 县里 is one
        ("平安县城", 0, "平安县", False),
        ("沁县", 0, "沁县", True),
    ],
)
def test_a_common_word_is_a_place_only_where_it_is_read_as_one(
    text: str, at: int, unit: str, read: bool
) -> None:
    assert _is_unit(text, at, unit) is read


def test_counties_of_one_character() -> None:
    words = ["攸县", "全县", "沁县", "本县", "区县", "市县", "邻县", "外县", "茶县", "忠县", "赣县"]
    assert [word for word in words if _is_county(word)] == ["攸县", "沁县", "忠县", "赣县"]


def test_bare_names() -> None:
    words = ["芦淞", "朝阳", "株洲", "荷塘", "石峰", "天元", "南坪", "渌口", "茶陵", "和平", "鼓楼"]
    assert [word for word in words if _is_bare(word, Counter())] == ["芦淞", "石峰", "南坪", "茶陵"]
    for counts, read in (
        ({"朝阳区": 1}, True),
        ({"朝阳县": 1}, True),
        ({"朝阳市": 1}, False),
        ({"朝阳区": 1, "朝阳村": 1}, False),
    ):
        assert _is_bare("朝阳", Counter(counts)) is read
    assert not _is_bare("南坪", Counter({"南坪镇": 1}))
    assert (
        _inside("芦淞", "芦淞区") and _inside("芦淞镇", "芦淞区") and not _inside("荷塘", "芦淞区")
    )


@pytest.mark.parametrize(
    ("text", "found", "whole"),
    [
        ("芦淞区和荷塘区委开会", [(4, 7, "荷塘区")], [(4, 7, "荷塘区")]),
        ("我县与攸县", [(3, 5, "攸县")], []),
        ("攸县", [(0, 2, "攸县")], []),
        ("任命了沁县县长", [(3, 5, "沁县")], []),
        ("在茶陵", [(1, 3, "茶陵")], []),
        ("在茶陵市", [], []),
        ("云溪湖畔", [(0, 2, "云溪")], []),
        ("荷塘区、荷塘", [(0, 3, "荷塘区")], [(0, 3, "荷塘区")]),
        ("本荷区", [], []),
        ("", [], []),
    ],
)
def test_the_other_places_of_a_text(
    text: str, found: list[tuple[int, int, str]], whole: list[tuple[int, int, str]]
) -> None:
    """All of them, then those alone that have their kind."""
    assert list(_others(text, "芦淞区", Counter())) == found
    assert list(_others(text, "芦淞区", Counter(), bare=False)) == whole


@pytest.mark.parametrize(
    ("text", "at", "called", "read"),
    [
        ("市长周俊杰说", 2, True, True),
        ("欧阳明珠", 0, False, True),
        ("在欧阳明珠", 1, True, True),
        ("高兴地说", 0, False, False),
        ("高兴地说", 0, True, True),
        ("杨柳青年画", 0, False, False),
        ("杨柳青年画", 0, True, True),
        ("马力大增", 0, False, False),
    ],
)
def test_three_characters_are_a_name_where_they_are_called_so(
    text: str, at: int, called: bool, read: bool
) -> None:
    assert _is_name(text, at, called=called) is read


def test_persons_are_counted_and_called() -> None:
    found = _named_persons("市长周俊杰说。周俊杰表示，王小明指出。杨柳青年画")
    assert {name: (one.times, one.called) for name, one in found.items()} == {"周俊杰": (2, True)}
    assert _named_persons("记者的周俊杰") == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("干部队伍队伍", True),
        ("队伍队伍", True),
        ("研究研究再说", False),
        # by measure, one by one
        ("茶农把树两棵两棵地看过去。", False),
        ("一家三户三户地搬。", False),
        ("老人把旧书五本五本捆好。", False),
        # said so
        ("他们一个单位一个单位地问。", False),
        ("路修得很紧很紧。", False),
        ("水碧蓝碧蓝的。", False),
        ("人老了老了还学。", False),
        ("二〇二〇年", False),
    ],
)
def test_words_that_stand_twice(text: str, told: bool) -> None:
    passage = Passage(text, Kind.PARAGRAPH, "a.md")
    assert bool(list(doubled(passage))) is told


@pytest.mark.parametrize(
    ("text", "at", "quoted"),
    [
        ("《即使", 0, True),
        ("“即使", 0, True),
        ("《大即使", 1, False),
        ("，即使", 0, False),
        ("即使", 0, False),
    ],
)
def test_a_title_plays_with_words(text: str, at: int, quoted: bool) -> None:
    run = _RUN.search(text)
    assert run is not None and _quoted(text, run, at) is quoted


@pytest.mark.parametrize(
    ("run", "at", "step"),
    [("人防物防", 2, True), ("人防物防", 0, False), ("深学细学", 1, True), ("甲乙甲", 0, True),
     ("乙甲乙", 1, True), ("乙甲丙", 1, False), ("甲乙", 0, False)],
)  # fmt: skip
def test_words_in_step(run: str, at: int, step: bool) -> None:
    assert _in_step(run, at) is step
