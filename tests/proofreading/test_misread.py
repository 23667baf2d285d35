"""Words read for others: what is marked, what is meant, and what is a name or a word of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from content.proofreading import misread
from tests.proofreading.marking import marked_in

TEXTS = (
    "县里⟦部暑⟧防汛工作。",
    "⟦部暑⟧防汛，,⟦布署⟧抗旱。",
    "《部暑》一文，“布署”二字，VCD布暑。",
    "《会议⟦部暑⟧》一文。",
    "精神⟦高渡⟧集中，工作⟦任物⟧很重，⟦良食⟧丰收。",
    "记者高渡说，社会贾值很高，今天李环竟来了，在贵定办厂。",
    "准备农材农具，坚持人防物防技防。",
    "农材和农材。",
    "他们大义无反故，群众义无反故事。",
    "深入引客入赣，两国人民心通意合。",
    "群众⟦义无反故⟧，游客⟦络绎不决⟧，河水⟦川留不息⟧，大家⟦守屈一指⟧。",
    "他们用一诺千斤顶修车。",
)


@pytest.mark.parametrize("text", TEXTS)
def test_what_is_marked(text: str) -> None:
    assert marked_in(misread.misread, text) == [text]


def given(monkeypatch: pytest.MonkeyPatch, costs: Mapping[str, float], *usual: str) -> None:
    """Let only these words be known, and only these characters be often confused."""
    monkeypatch.setattr(misread, "_cost", costs.get)
    monkeypatch.setattr(misread, "alike", lambda char: {"乙": "丙丁", "甲": "戊"}.get(char, ""))
    monkeypatch.setattr(misread, "confused", lambda one, two: one + two in usual)


@pytest.mark.parametrize(
    ("words", "costs", "usual", "right"),
    [
        ("甲乙", {"甲": 13.5, "乙": 13.5, "甲丙": 17.0}, "乙丙", "甲丙"),
        ("甲乙", {"甲": 14.0, "乙": 14.0, "甲丙": 17.1}, "乙丙", ""),
        ("甲乙", {"甲": 13.4, "乙": 13.5, "甲丙": 17.0}, "乙丙", ""),
        ("甲乙", {"甲": 19.0, "乙": 19.0, "甲丙": 17.0}, "甲丁", "甲丙"),
        ("甲乙", {"甲": 18.9, "乙": 19.0, "甲丙": 17.0}, "甲丁", ""),
        ("甲乙", {"甲": 18.0, "乙": 18.0, "甲丙": 16.0, "甲丁": 15.0}, "乙丁", "甲丁"),
        ("甲乙", {"甲": 18.0, "乙": 18.0, "戊乙": 15.0, "甲丁": 16.0}, "甲戊", "戊乙"),
        ("甲乙", {"乙": 27.0, "甲丙": 17.0}, "乙丙", "甲丙"),
        ("甲乙", {"甲": 27.0, "甲丙": 17.0}, "乙丙", "甲丙"),
        ("甲乙", {"甲": 18.0, "乙": 18.0}, "乙丙", ""),
        ("每乙", {"每": 18.0, "乙": 18.0, "每丙": 9.0}, "乙丙", ""),
        ("一乙", {"一": 18.0, "乙": 18.0, "一丙": 9.0}, "乙丙", ""),
        ("甲得", {"甲": 18.0, "得": 18.0, "戊得": 9.0}, "甲戊", ""),
        ("甲的", {"甲": 18.0, "的": 18.0, "戊的": 9.0}, "甲戊", ""),
    ],
)
def test_two_characters_alone(
    monkeypatch: pytest.MonkeyPatch, words: str, costs: dict[str, float], usual: str, right: str
) -> None:
    given(monkeypatch, costs, usual)
    assert misread._pair(words) == right


@pytest.mark.parametrize(
    ("words", "costs", "usual", "right"),
    [
        ("甲乙", {"甲乙": 24.0, "甲丙": 15.0}, "乙丙", "甲丙"),
        ("甲乙", {"甲乙": 24.0, "甲丙": 15.1}, "乙丙", ""),
        ("甲乙", {"甲乙": 23.5, "甲丙": 14.5}, "乙丙", "甲丙"),
        ("甲乙", {"甲乙": 23.5, "甲丙": 14.6}, "乙丙", ""),
        ("甲乙", {"甲乙": 23.4, "甲丙": 9.0}, "乙丙", ""),
        ("甲乙", {"甲丙": 15.0}, "乙丙", "甲丙"),
        ("甲乙", {"甲丙": 15.0}, "甲丁", ""),
        ("甲乙", {"甲丙": 10.0}, "甲丁", "甲丙"),
        ("甲乙", {"甲丙": 10.1}, "甲丁", ""),
        ("每乙", {"每丙": 9.0}, "乙丙", ""),
        ("甲得", {"戊得": 9.0}, "甲戊", ""),
        ("的乙", {"的丙": 9.0}, "乙丙", ""),
        ("变硬", {}, "", ""),
    ],
)
def test_a_word_that_hardly_anybody_uses(
    monkeypatch: pytest.MonkeyPatch, words: str, costs: dict[str, float], usual: str, right: str
) -> None:
    given(monkeypatch, costs, usual)
    assert misread._rare(words) == right


@pytest.mark.parametrize("rule", [misread._pair, misread._rare])
def test_what_changes_turns_into_something(monkeypatch: pytest.MonkeyPatch, rule: object) -> None:
    given(
        monkeypatch, {"变": 20.0, "硬": 20.0, "变丙": 9.0, "丙硬": 9.0, "甲硬": 30.0, "变乙": 30.0}
    )
    monkeypatch.setattr(misread, "alike", lambda _: "丙")
    monkeypatch.setattr(misread, "confused", lambda *_: True)
    assert callable(rule)
    assert [rule(words) for words in ("变硬", "甲硬", "变乙")] == ["", "丙硬", "变丙"]


def test_of_words_of_one_cost_the_first_by_its_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    given(monkeypatch, {"甲丙": 12.0, "甲丁": 12.0, "戊乙": 13.0})
    assert misread._nearest("甲乙") == ("甲丁", 12.0)
    given(monkeypatch, {})
    assert misread._nearest("甲乙") == ("", 0.0)


@pytest.mark.parametrize(
    ("words", "place", "right"),
    [
        ("义无反故", 3, "义无反顾"),
        ("义无反故", 2, ""),
        ("川留不息", 1, "川流不息"),
        ("川流布息", 2, "川流不息"),
        ("在接再厉", 0, "再接再厉"),
        ("守屈一指", 0, "首屈一指"),
        ("实是求是", 1, "实事求是"),
        ("生机博勃", 2, "生机勃勃"),
        ("生机博勃", 0, ""),
    ],
)
def test_a_saying_misses_one_character(words: str, place: int, right: str) -> None:
    assert misread._saying(words, place) == right


def test_a_saying_is_common_and_no_word_of_three(monkeypatch: pytest.MonkeyPatch) -> None:
    known = misread._cost
    costs: dict[str, float | None] = {}
    monkeypatch.setattr(misread, "_cost", lambda word: costs.get(word, known(word)))
    for cost, right in ((23.5, "义无反顾"), (23.6, ""), (None, "")):
        costs["义无反顾"] = cost
        assert misread._saying("义无反故", 3) == right
    costs |= {"义无反顾": 20.0, "义无反": 20.0}
    assert misread._saying("义无反故", 3) == ""
    costs |= {"无反故": 20.0, "义无反": None}
    assert misread._saying("义无反故", 3) == "义无反顾"
    costs |= {"接再厉": 20.0}
    assert misread._saying("在接再厉", 0) == ""
    costs |= {"流布息": 20.0, "川流布": 20.0}
    assert misread._saying("川流布息", 2) == "川流不息"


@pytest.mark.parametrize(
    ("ends", "number", "terse"),
    [
        ((1, 2, 3, 4), 0, True),
        ((1, 2, 3, 4), 3, True),
        ((1, 2, 3), 1, False),
        ((2, 3, 4, 5), 2, False),
        ((2, 3, 4, 5, 6, 8), 1, True),
        ((2, 3, 4, 5, 6, 8), 4, True),
        ((1, 2, 3, 5, 6, 7), 1, False),
        ((1, 2, 3, 5, 6, 7), 4, False),
    ],
)
def test_four_characters_alone_in_a_row_are_terse(
    ends: tuple[int, ...], number: int, terse: bool
) -> None:
    words = list(zip((0, *ends), ends, strict=False))
    assert misread._terse(words, number) is terse


@pytest.mark.parametrize(
    ("run", "at", "step"),
    [
        ("人防物防", 1, True),
        ("人防物防", 0, False),
        ("防人防物", 0, True),
        ("防人防物", 1, True),
        ("人防物技", 1, False),
        ("人防人物", 0, True),
        ("人防物人", 0, False),
        ("人防", 0, False),
    ],
)
def test_words_in_step(run: str, at: int, step: bool) -> None:
    assert misread._in_step(run, at) is step


@pytest.mark.parametrize(
    ("run", "at", "words", "right", "named"),
    [
        ("高渡集中", 0, "高渡", "高度", True),
        ("精神高渡", 2, "高渡", "高度", False),
        ("记者高渡", 2, "高渡", "高度", True),
        ("者高渡来", 1, "高渡", "高度", True),
        ("社会贾值", 2, "贾值", "价值", True),
        ("社会诚绩", 2, "诚绩", "成绩", False),
        ("李环竟来", 1, "环竟", "环境", True),
        ("高李环竟", 2, "环竟", "环境", False),
        ("让李环竟", 2, "环竟", "环境", True),
        ("在贵定办", 1, "贵定", "规定", True),
        ("高渡集中", 0, "高渡集中", "高度集中", False),
    ],
)
def test_a_name(run: str, at: int, words: str, right: str, named: bool) -> None:
    assert misread._named(run, at, words, right) is named


@pytest.mark.parametrize(
    ("text", "at", "quoted"),
    [
        ("部暑", 0, False),
        ("《部暑》", 0, True),
        ("‘部暑’", 0, True),
        ("《部暑》", 1, False),
        ("VCD部暑", 0, True),
        (",部暑", 0, False),
        ("（部暑）", 0, False),
    ],
)
def test_words_that_play(text: str, at: int, quoted: bool) -> None:
    run = misread._RUN.search(text)
    assert run is not None
    assert misread._quoted(text, run, at) is quoted
